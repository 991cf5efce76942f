//! The one door through which everything is written.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::error::Error;
use super::version::{self, Version};
use super::{Store, tables};
use crate::domain::{By, Change, Id, Instant, Kind, Moment, Record, What};

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// The change's number in this file; it grows.
    pub change: i64,
    /// What was done.
    pub what: What,
    /// The first record it was done to, as it is now, or as it was before it was removed.
    pub subject: Option<Record>,
    /// How many records it touched.
    pub count: usize,
}

impl Store {
    /// Writes `change` in one transaction. Once this answers, it is on the disk. Putting a record as it already is
    /// writes nothing, and neither does removing what is not there.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a record may not be kept; otherwise what kept the file from being written. After an
    /// error nothing of the change is there.
    pub fn commit(&mut self, change: &Change, by: By, now: Moment) -> Result<Receipt, Error> {
        for record in &change.puts {
            record.check().map_err(|invalid| Error::Invalid {
                kind: record.kind(),
                invalid,
            })?;
        }
        let subject = match (change.puts.first(), change.removes.first()) {
            (Some(record), _) => Some(record.clone()),
            (None, Some((kind, id))) => self.record(*kind, *id)?,
            (None, None) => None,
        };
        let mut steps = Vec::with_capacity(change.puts.len() + change.removes.len());
        for record in &change.puts {
            steps.push(Step {
                record: record.id(),
                kind: record.kind(),
                now: Some(record.clone()),
            });
        }
        for (kind, id) in &change.removes {
            steps.push(Step {
                record: *id,
                kind: *kind,
                now: None,
            });
        }
        let change = self.write(change.what, None, &steps, by, now.at)?;
        Ok(Receipt {
            change: change.seq,
            what: change.what,
            subject,
            count: change.count,
        })
    }

    /// Writes the steps as one change row; `of` is the change that an undo or redo is about.
    pub(super) fn write(
        &mut self,
        what: What,
        of: Option<i64>,
        steps: &[Step],
        by: By,
        at: Instant,
    ) -> Result<Written, Error> {
        let device = self.device;
        let id = self.ids.make(at);
        let ids = &mut self.ids;
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let seq = note_change(&tx, id, what, of, by, at)?;
        let mut count = 0;
        for step in steps {
            if let Some(version) = step.version(&tx, ids.make(at), device, at)? {
                let number = version.append(&tx, Some(seq))?;
                match &step.now {
                    Some(record) => tables::put(&tx, record, number, at)?,
                    None => tables::remove(&tx, step.kind, step.record, number)?,
                }
                count += 1;
            }
        }
        if count == 0 && of.is_none() {
            // Nothing differs from what is there: no step of undo for it.
            tx.rollback()?;
            return Ok(Written {
                seq: 0,
                what,
                count,
            });
        }
        if let Some(of) = of {
            let undone = what == What::Undone;
            tx.prepare_cached("UPDATE change SET undone = ?1 WHERE seq = ?2")?
                .execute(params![undone, of])?;
        }
        tx.commit()?;
        Ok(Written { seq, what, count })
    }
}

/// One record of a change: what it becomes, or nothing when it is removed.
pub(super) struct Step {
    pub record: Id,
    pub kind: Kind,
    pub now: Option<Record>,
}

impl Step {
    /// The version to append, unless the record already stands so.
    fn version(
        &self,
        conn: &Connection,
        id: Id,
        device: Id,
        at: Instant,
    ) -> Result<Option<Version>, Error> {
        let head = tables::head(conn, self.record)?;
        let before = match &head {
            Some(head) => Some(version::by_seq(conn, head.version)?),
            None => None,
        };
        let body = match &self.now {
            Some(record) => Some(record.to_json().map_err(|error| Error::Version {
                version: id,
                kind: self.kind.name().to_owned(),
                detail: error.to_string(),
            })?),
            None => None,
        };
        let same = match (&before, &head) {
            (Some(before), Some(_)) => before.body == body && !before.erased,
            _ => body.is_none(),
        };
        if same {
            return Ok(None);
        }
        let parents = before.map(|before| before.id).into_iter().collect();
        Ok(Some(Version::new(
            id,
            self.record,
            self.kind,
            parents,
            device,
            at,
            body,
        )))
    }
}

/// A change row that was written.
pub(super) struct Written {
    pub seq: i64,
    pub what: What,
    pub count: usize,
}

fn note_change(
    tx: &Transaction<'_>,
    id: Id,
    what: What,
    of: Option<i64>,
    by: By,
    at: Instant,
) -> Result<i64, Error> {
    tx.prepare_cached("INSERT INTO change (id, at, face, what, of) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            id.bytes(),
            at.to_rfc3339(),
            by.name(),
            what.name(),
            of
        ])?;
    Ok(tx.last_insert_rowid())
}

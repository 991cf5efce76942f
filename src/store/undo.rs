//! Undo, redo and the history, derived from the changes: across restarts, and across faces.

use rusqlite::{OptionalExtension, Row};

use super::commit::{Receipt, Step};
use super::error::Error;
use super::{Store, tables, version};
use crate::domain::{By, Id, Instant, Kind, Moment, Record, What};

/// Something that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// Its number in this file.
    pub change: i64,
    /// When, as written down.
    pub at: Instant,
    /// Which face did it: `full`, `plain` or `shell`.
    pub face: String,
    pub what: What,
    /// Whether it is taken back.
    pub undone: bool,
    /// The first record it was about, as it was after it (before it, for a removal).
    pub subject: Option<Record>,
    /// How many records it touched.
    pub count: usize,
}

/// What undo or redo answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// It was done: this is what was taken back, or done again.
    Done(Receipt),
    /// There is nothing to take back, or to do again.
    Nothing,
    /// Something later stands on one of its records, so it was left as it is.
    Covered(Past),
}

impl Store {
    /// Takes the last change back by putting its records as they were before it.
    ///
    /// # Errors
    /// What kept the file from being written; nothing is changed then.
    pub fn undo(&mut self, by: By, now: Moment) -> Result<Turn, Error> {
        let last = self.past_where(
            "undone = 0 AND what NOT IN ('undone', 'redone') ORDER BY seq DESC LIMIT 1",
        )?;
        self.turn(last, What::Undone, by, now)
    }

    /// Does again what was last taken back, unless something new was done since.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self, by: By, now: Moment) -> Result<Turn, Error> {
        let next: Option<i64> = self
            .conn
            .query_row(
                "SELECT of FROM change WHERE what = 'undone'
                   AND seq > coalesce((SELECT max(seq) FROM change WHERE what NOT IN ('undone', 'redone')), 0)
                   AND of IN (SELECT seq FROM change WHERE undone = 1)
                 ORDER BY of LIMIT 1",
                [],
                |row| row.get(0),
            )
            .optional()?;
        let past = match next {
            Some(seq) => self.past_where(&format!("seq = {seq}"))?,
            None => None,
        };
        self.turn(past, What::Redone, by, now)
    }

    /// The last `limit` changes, newest first, without the undoing itself.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn history(&self, limit: usize) -> Result<Vec<Past>, Error> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.pasts(&format!(
            "what NOT IN ('undone', 'redone') ORDER BY seq DESC LIMIT {limit}"
        ))
    }

    fn turn(&mut self, past: Option<Past>, what: What, by: By, now: Moment) -> Result<Turn, Error> {
        let Some(past) = past else {
            return Ok(Turn::Nothing);
        };
        let mut steps = Vec::new();
        for made in version::of_change(&self.conn, past.change)? {
            let before = match made.parents.first() {
                Some(parent) => version::by_id(&self.conn, *parent)?,
                None => None,
            };
            let (expected, wanted) = match what {
                What::Undone => (made.body.as_deref(), before.as_ref()),
                _ => (
                    before.as_ref().and_then(|before| before.body.as_deref()),
                    Some(&made),
                ),
            };
            let head = tables::head(&self.conn, made.record)?;
            let stands = match &head {
                Some(head) => version::by_seq(&self.conn, head.version)?.body,
                None => None,
            };
            if stands.as_deref() != expected {
                return Ok(Turn::Covered(past));
            }
            let now = match wanted {
                Some(wanted) => wanted.record()?,
                None => None,
            };
            if let Some(kind) = Kind::named(&made.kind) {
                steps.push(Step {
                    record: made.record,
                    kind,
                    now,
                });
            }
        }
        let written = self.write(what, Some(past.change), &steps, by, now.at)?;
        Ok(Turn::Done(Receipt {
            change: past.change,
            what: past.what,
            subject: past.subject,
            count: written.count,
        }))
    }

    fn past_where(&self, condition: &str) -> Result<Option<Past>, Error> {
        Ok(self.pasts(condition)?.into_iter().next())
    }

    fn pasts(&self, condition: &str) -> Result<Vec<Past>, Error> {
        let sql = format!("SELECT seq, at, face, what, undone FROM change WHERE {condition}");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows: Vec<_> = statement
            .query_map([], row)?
            .collect::<rusqlite::Result<_>>()?;
        let mut pasts = Vec::with_capacity(rows.len());
        for (change, at, face, what, undone) in rows {
            let (Some(at), Some(what)) = (at, What::named(&what)) else {
                continue;
            };
            let versions = version::of_change(&self.conn, change)?;
            let subject = match versions.first() {
                Some(first) if first.body.is_some() => first.record()?,
                Some(first) => self.before(first.parents.first().copied())?,
                None => None,
            };
            pasts.push(Past {
                change,
                at,
                face,
                what,
                undone,
                subject,
                count: versions.len(),
            });
        }
        Ok(pasts)
    }

    fn before(&self, parent: Option<Id>) -> Result<Option<Record>, Error> {
        let Some(parent) = parent else {
            return Ok(None);
        };
        match version::by_id(&self.conn, parent)? {
            Some(version) => version.record(),
            None => Ok(None),
        }
    }
}

type ChangeRow = (i64, Option<Instant>, String, String, bool);

fn row(row: &Row<'_>) -> rusqlite::Result<ChangeRow> {
    let at: String = row.get(1)?;
    Ok((
        row.get(0)?,
        Instant::parse_from_rfc3339(&at).ok(),
        row.get(2)?,
        row.get(3)?,
        row.get(4)?,
    ))
}

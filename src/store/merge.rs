//! Uniting two copies of a journal: all versions of both, whichever way and in whichever order. No clock is asked, and
//! no one's words win over another's; what each record is then says `head`, and what was erased for good `erase`.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::Error;
use super::{Store, erase, head, open, version};
use crate::domain::{Id, Ids, Kind, Moment, Record};

/// What came in from another copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Records that were not known here.
    pub records: usize,
    /// Versions that were not known here, those of new records too.
    pub versions: usize,
    /// Records of these that now stand in several versions.
    pub conflicts: usize,
    /// Records that were erased for good there, and now are here.
    pub erased: usize,
    /// Versions that are not what was written, and stay out.
    pub left_out: usize,
}

impl Merged {
    /// Whether nothing came in.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self.versions == 0 && self.erased == 0
    }
}

/// One of several versions in which a record stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// When it was written, as written down.
    pub at: String,
    /// Whether it was written on this copy of the journal.
    pub here: bool,
    /// None: it was removed.
    pub record: Option<Record>,
}

impl Store {
    /// Opens another copy of a journal, or a backup, only to read in it.
    ///
    /// # Errors
    /// As [`Store::open`], and when nothing is there.
    pub fn open_to_read(path: &std::path::Path) -> Result<Self, Error> {
        open::open_to_read(path)
            .and_then(|conn| Self::with(conn, Some(path.to_owned()), Ids::new()))
            .map_err(|error| open::damage(path, error))
    }

    /// Takes in every version of `other` that is not here, after a backup. Merging the same again changes nothing.
    ///
    /// # Errors
    /// What kept the backup or the file from being written; nothing is changed then.
    pub fn merge(&mut self, other: &Self, now: Moment) -> Result<Merged, Error> {
        if self.would_merge(other)?.is_nothing() {
            return Ok(Merged::default());
        }
        self.back_up(now)?;
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let merged = unite(&tx, &other.conn)?;
        tx.commit()?;
        if merged.erased > 0 {
            self.scrub()?;
        }
        Ok(merged)
    }

    /// What [`Store::merge`] would take in. Changes nothing.
    ///
    /// # Errors
    /// When either file can't be read.
    pub fn would_merge(&mut self, other: &Self) -> Result<Merged, Error> {
        if self.is_file_of(other) {
            return Ok(Merged::default());
        }
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let merged = unite(&tx, &other.conn)?;
        tx.rollback()?;
        Ok(merged)
    }

    /// Whether both are the same file: it could not be written while it is read.
    fn is_file_of(&self, other: &Self) -> bool {
        match (&self.path, &other.path) {
            (Some(one), Some(two)) => {
                open::resolved(one).ok() == open::resolved(two).ok() && one.exists()
            }
            _ => false,
        }
    }

    /// The records that stand in several versions which say different things.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn conflicts(&self) -> Result<Vec<(Kind, Id)>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT kind, record FROM head WHERE conflict = 1 ORDER BY record")?;
        let rows = statement.query_map([], |row| {
            let kind: String = row.get(0)?;
            Ok((Kind::named(&kind), Id::from_bytes(row.get(1)?)))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (kind, id) = row?;
            found.extend(kind.map(|kind| (kind, id)));
        }
        Ok(found)
    }

    /// The versions in which a record stands, the one that is shown first. More than one only until the person
    /// chooses: whatever is put next takes the place of all of them.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn standings(&self, id: Id) -> Result<Vec<Standing>, Error> {
        let heads = version::heads(&self.conn, id)?;
        heads
            .into_iter()
            .filter(|(_, version)| !version.erased)
            .map(|(_, version)| {
                Ok(Standing {
                    here: version.device == self.device,
                    record: version.record()?,
                    at: version.at,
                })
            })
            .collect()
    }

    /// What else a record is, beside what is shown: the other versions in which it stands and which say something else.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn also(&self, id: Id) -> Result<Vec<Record>, Error> {
        let mut records: Vec<Record> = Vec::new();
        for standing in self.standings(id)? {
            if let Some(record) = standing.record
                && !records.contains(&record)
            {
                records.push(record);
            }
        }
        Ok(records.split_off(1.min(records.len())))
    }
}

/// Appends what `other` has and this journal has not, and reads anew what it touched.
fn unite(tx: &Transaction<'_>, other: &Connection) -> Result<Merged, Error> {
    let mut merged = Merged::default();
    let mut touched: BTreeMap<Id, Touched> = BTreeMap::new();
    version::each(other, |_, theirs| {
        let wiped = match version::known(tx, theirs.id)? {
            None if theirs.is_sound() => false,
            // What was erased anywhere is erased everywhere.
            Some((hash, false)) if theirs.erased && hash == theirs.hash => true,
            Some((hash, _)) if hash == theirs.hash => return Ok(()),
            _ => {
                merged.left_out += 1;
                return Ok(());
            }
        };
        let was_known = head::of(tx, theirs.record)?.is_some();
        let record = touched.entry(theirs.record).or_insert(Touched {
            was_known,
            wiped: false,
        });
        if wiped {
            record.wiped |= erase::wipe(tx, theirs.id)?;
        } else {
            theirs.append(tx, None)?;
            merged.versions += 1;
        }
        Ok(())
    })?;
    for (id, record) in &mut touched {
        record.wiped |= erase::settle(tx, *id)?;
    }
    head::reread(tx, &touched.keys().copied().collect::<Vec<_>>())?;
    for (id, record) in &touched {
        let head = head::of(tx, *id)?;
        merged.records += usize::from(!record.was_known && head.as_ref().is_some_and(|it| it.live));
        merged.conflicts += usize::from(head.is_some_and(|head| head.conflict));
        merged.erased += usize::from(record.was_known && record.wiped);
    }
    Ok(merged)
}

/// A record of which something came in.
struct Touched {
    was_known: bool,
    /// Words of it went.
    wiped: bool,
}

//! Erasing for good: the words of a record go from all its versions, from the index, the drafts and the free pages.
//!
//! What is left is a stub of each version (ids, parents, hash) and a mark, a version of its own that says so. Wherever
//! the mark comes, by merge or restore, it takes the words that it knew of, and those that were written without
//! knowing of it; what is written on top of it stays.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::backup::{self, Backup};
use super::error::Error;
use super::version::{self, Version};
use super::{Store, head, open};
use crate::domain::{Id, Moment, Record};

impl Store {
    /// Erases these records for good; answers how many there were. It can't be undone.
    ///
    /// # Errors
    /// What kept the file from being written.
    pub fn erase(&mut self, records: &[Id], now: Moment) -> Result<usize, Error> {
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut erased = 0;
        for record in records {
            let heads = version::heads(&tx, *record)?;
            let Some(kind) = heads.first().map(|(_, version)| version.kind()) else {
                continue;
            };
            drop_drafts(&tx, *record)?;
            if !heads.iter().all(|(_, version)| version.is_mark()) {
                let parents = heads.iter().map(|(_, version)| version.id).collect();
                let id = self.ids.make(now.at);
                let mut mark = Version::new(id, *record, kind?, parents, self.device, now.at, None);
                mark.erased = true;
                mark.append(&tx, None)?;
                settle(&tx, *record)?;
            }
            erased += 1;
        }
        head::reread(&tx, records)?;
        tx.commit()?;
        self.scrub()?;
        Ok(erased)
    }

    /// Erases all records for good, and all drafts. It can't be undone.
    ///
    /// # Errors
    /// What kept the file from being written.
    pub fn erase_everything(&mut self, now: Moment) -> Result<usize, Error> {
        let all: Vec<Id> = {
            let mut statement = self.conn.prepare("SELECT record FROM head")?;
            let ids = statement.query_map([], |row| row.get(0).map(Id::from_bytes))?;
            ids.collect::<rusqlite::Result<_>>()?
        };
        self.conn.execute("DELETE FROM draft", [])?;
        self.erase(&all, now)
    }

    /// Whether a record was erased for good, and nothing was written on top of that.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn is_erased(&self, record: Id) -> Result<bool, Error> {
        let heads = version::heads(&self.conn, record)?;
        Ok(heads.iter().any(|(_, version)| version.is_mark())
            && heads.iter().all(|(_, version)| version.body.is_none()))
    }

    /// The backups that still hold words which were erased here, and those that could not be looked into.
    ///
    /// # Errors
    /// When the journal or the folder of its backups can't be read.
    pub fn backups_with_erased(&self) -> Result<Vec<Backup>, Error> {
        let erased = erased(&self.conn)?;
        let mut backups = self.backups()?;
        backups.retain(|backup| {
            open::open_to_read(&backup.path)
                .and_then(|conn| holds(&conn, &erased))
                .unwrap_or(true)
        });
        Ok(backups)
    }

    /// Erases in the backups what was erased here: each is made anew, and takes the old one's place once it is whole.
    /// Answers those that could not be made anew, which are as they were.
    ///
    /// # Errors
    /// When the journal or the folder of its backups can't be read.
    pub fn erase_in_backups(&self) -> Result<Vec<Backup>, Error> {
        let Some(path) = &self.path else {
            return Ok(Vec::new());
        };
        // What was left half made by a program that died may hold anything.
        let folder = backup::folder(path);
        for part in backup::parts(&folder) {
            let _ = fs::remove_file(part);
        }
        let mut left = self.backups_with_erased()?;
        left.retain(|backup| backup::anew(backup, |copy| copy.take_erasures(&self.conn)).is_err());
        open::sync_folder(&folder);
        Ok(left)
    }

    /// Erases here what was erased in `other`, and takes nothing else from it.
    fn take_erasures(&mut self, other: &Connection) -> Result<(), Error> {
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut touched = BTreeSet::new();
        let mut stubs = other.prepare("SELECT id FROM version WHERE erased = 1 ORDER BY seq")?;
        let mut rows = stubs.query([])?;
        while let Some(row) = rows.next()? {
            let id = Id::from_bytes(row.get(0)?);
            let Some(theirs) = version::by_id(other, id)? else {
                continue;
            };
            if head::of(&tx, theirs.record)?.is_none() {
                continue;
            }
            touched.insert(theirs.record);
            if version::known(&tx, id)?.is_none() {
                theirs.append(&tx, None)?;
            }
            wipe(&tx, id)?;
        }
        for record in &touched {
            drop_drafts(&tx, *record)?;
            settle(&tx, *record)?;
        }
        head::reread(&tx, &touched.into_iter().collect::<Vec<_>>())?;
        tx.commit()?;
        self.scrub()
    }

    /// Leaves no byte of what was erased in the index or in free pages.
    pub(super) fn scrub(&mut self) -> Result<(), Error> {
        self.conn
            .execute("INSERT INTO found (found) VALUES ('optimize')", [])?;
        Ok(self.conn.execute_batch("VACUUM")?)
    }
}

/// Takes the words of a record that a mark takes; answers whether there were any left.
///
/// A version's words go when a mark was made on top of it, and when it was made without knowing of any mark. It depends
/// on which versions there are and on nothing else, so copies that hold the same versions hold the same words.
pub(super) fn settle(tx: &Transaction<'_>, record: Id) -> Result<bool, Error> {
    let versions = version::of_record(tx, record)?;
    let marks: Vec<Id> = versions
        .iter()
        .filter(|version| version.is_mark())
        .map(|mark| mark.id)
        .collect();
    let mut wiped = false;
    if !marks.is_empty() {
        let line = Line::of(&versions);
        let known: BTreeSet<Id> = marks.iter().flat_map(|mark| line.before(*mark).0).collect();
        for version in versions.iter().filter(|version| version.body.is_some()) {
            let (before, whole) = line.before(version.id);
            let unknowing = whole && !marks.iter().any(|mark| before.contains(mark));
            if known.contains(&version.id) || unknowing {
                wiped |= wipe(tx, version.id)?;
            }
        }
    }
    forget_changes(tx, record)?;
    Ok(wiped)
}

/// Which versions of a record were made from which.
struct Line<'a>(BTreeMap<Id, &'a [Id]>);

impl<'a> Line<'a> {
    fn of(versions: &'a [Version]) -> Self {
        let parents = versions.iter().map(|it| (it.id, it.parents.as_slice()));
        Self(parents.collect())
    }

    /// All that came before a version, and whether all of it is here.
    fn before(&self, id: Id) -> (BTreeSet<Id>, bool) {
        let mut before = BTreeSet::new();
        let mut whole = true;
        let mut next = vec![id];
        while let Some(id) = next.pop() {
            match self.0.get(&id) {
                Some(parents) => next.extend(parents.iter().filter(|id| before.insert(**id))),
                None => whole = false,
            }
        }
        (before, whole)
    }
}

/// Takes the words of one version and leaves its stub; answers whether there were any. A removal has none.
pub(super) fn wipe(conn: &Connection, id: Id) -> Result<bool, Error> {
    let wiped = conn
        .prepare_cached(
            "UPDATE version SET body = NULL, erased = 1 WHERE id = ?1 AND body IS NOT NULL",
        )?
        .execute([id.bytes()])?;
    Ok(wiped > 0)
}

/// Lets the history forget what was done to a record that has no words any more, so that undo goes past it.
fn forget_changes(tx: &Transaction<'_>, record: Id) -> Result<(), Error> {
    let erased: Option<i64> = tx
        .prepare_cached("SELECT 1 FROM version WHERE record = ?1 AND erased = 1 LIMIT 1")?
        .query_row([record.bytes()], |row| row.get(0))
        .optional()?;
    if erased.is_none() {
        return Ok(());
    }
    let changes: Vec<i64> = tx
        .prepare_cached(
            "SELECT DISTINCT change FROM version WHERE record = ?1 AND body IS NULL AND change IS NOT NULL",
        )?
        .query_map([record.bytes()], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    tx.prepare_cached("UPDATE version SET change = NULL WHERE record = ?1 AND body IS NULL")?
        .execute([record.bytes()])?;
    for change in changes {
        tx.prepare_cached(
            "DELETE FROM change WHERE of = ?1
             AND NOT EXISTS (SELECT 1 FROM version WHERE version.change IN (?1, change.seq))",
        )?
        .execute([change])?;
        tx.prepare_cached(
            "DELETE FROM change WHERE seq = ?1
             AND NOT EXISTS (SELECT 1 FROM version WHERE version.change = ?1)
             AND NOT EXISTS (SELECT 1 FROM change AS later WHERE later.of = ?1)",
        )?
        .execute([change])?;
    }
    Ok(())
}

/// Lets go what was being typed about a record. Drafts bear its id, or its kind and name.
fn drop_drafts(tx: &Transaction<'_>, record: Id) -> Result<(), Error> {
    let mut keys = BTreeSet::new();
    for version in version::of_record(tx, record)? {
        keys.insert(version.kind.clone());
        // Of what can't be read any more there is no name, and it is to go all the same.
        let read = version.record().ok().flatten();
        keys.extend(
            read.as_ref()
                .and_then(Record::name)
                .map(|name| format!("{}/{name}", version.kind)),
        );
    }
    for key in keys {
        tx.execute(
            "DELETE FROM draft WHERE key = ?1 OR instr(key, ?2) > 0",
            params![key, record.to_string()],
        )?;
    }
    Ok(())
}

/// The versions whose words were erased.
fn erased(conn: &Connection) -> Result<BTreeSet<Id>, Error> {
    let mut statement = conn.prepare("SELECT id FROM version WHERE erased = 1")?;
    let ids = statement.query_map([], |row| row.get(0).map(Id::from_bytes))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

fn holds(conn: &Connection, erased: &BTreeSet<Id>) -> Result<bool, Error> {
    let mut statement = conn.prepare("SELECT id FROM version WHERE body IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if erased.contains(&Id::from_bytes(row.get(0)?)) {
            return Ok(true);
        }
    }
    Ok(false)
}

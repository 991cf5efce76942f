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
use super::{Store, head, open, place};
use crate::domain::{Id, Kind, Moment, Record};

impl Store {
    /// Erases these records for good; answers how many there were. It can't be undone.
    ///
    /// # Errors
    /// What kept the file from being written; nothing is erased then. [`Error::Traces`] when it is erased and the file
    /// could not be made anew after it, which erasing again does.
    pub fn erase(&mut self, records: &[Id], now: Moment) -> Result<usize, Error> {
        self.erase_with(records, false, now)
    }

    /// Erases these records, and with `drafts` all that is being typed.
    fn erase_with(&mut self, records: &[Id], drafts: bool, now: Moment) -> Result<usize, Error> {
        self.ready()?;
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        if drafts {
            tx.execute("DELETE FROM draft", [])?;
        }
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
        head::reread(&tx, records, &self.progress)?;
        place::end(tx, self.place.as_ref(), &mut self.unsure)?;
        self.keep_now_file();
        self.scrub().map_err(|_| Error::Traces)?;
        Ok(erased)
    }

    /// Erases all records for good, and all drafts. It can't be undone.
    ///
    /// # Errors
    /// As [`Store::erase`].
    pub fn erase_everything(&mut self, now: Moment) -> Result<usize, Error> {
        let all: Vec<Id> = {
            let mut statement = self.conn.prepare("SELECT record FROM head")?;
            let ids = statement.query_map([], |row| row.get(0).map(Id::from_bytes))?;
            ids.collect::<rusqlite::Result<_>>()?
        };
        self.erase_with(&all, true, now)
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

    /// The kind of a record that is or ever was here.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn kind_of(&self, record: Id) -> Result<Option<Kind>, Error> {
        let head = head::of(&self.conn, record)?;
        Ok(head.and_then(|head| Kind::named(&head.kind)))
    }

    /// The backups that still hold words which were erased here, and those that could not be looked into.
    ///
    /// # Errors
    /// When the journal or the folder of its backups can't be read.
    pub fn backups_with_erased(&self) -> Result<Vec<Backup>, Error> {
        let (erased, secret) = (erased(&self.conn)?, self.secret());
        let mut backups = self.backups()?;
        backups.retain(|backup| {
            open::open_to_read(&backup.path, secret.as_ref())
                .and_then(|(conn, _)| holds(&conn, &erased))
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
        let secret = self.secret();
        let all = left.len();
        let mut n = 0;
        left.retain(|backup| {
            let progress = self.progress.part(n, all);
            n += 1;
            backup::anew(backup, secret.as_ref(), &progress, |copy| {
                copy.take_erasures(&self.conn)
            })
            .is_err()
        });
        open::sync_folder(&folder);
        Ok(left)
    }

    /// Removes all backups: where everything was erased, there is nothing to keep in them. Answers those that could not
    /// be removed.
    ///
    /// # Errors
    /// When the folder of the backups can't be read.
    pub fn remove_backups(&self) -> Result<Vec<Backup>, Error> {
        let Some(path) = &self.path else {
            return Ok(Vec::new());
        };
        let folder = backup::folder(path);
        let mut left = self.backups()?;
        left.retain(|backup| fs::remove_file(&backup.path).is_err());
        for part in backup::parts(&folder) {
            let _ = fs::remove_file(part);
        }
        open::sync_folder(&folder);
        Ok(left)
    }

    /// Erases here what was erased in `other`, and takes nothing else from it.
    fn take_erasures(&mut self, other: &Connection) -> Result<(), Error> {
        self.ready()?;
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
        let touched: Vec<Id> = touched.into_iter().collect();
        head::reread(&tx, &touched, &self.progress)?;
        place::end(tx, self.place.as_ref(), &mut self.unsure)?;
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
#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::domain::{By, Card, Change, Entry, Ids, What};
    use crate::store::Turn;
    use crate::store::sample::{self, now};

    const CANARY: &str = "Quetzalcoatlus";

    fn store(folder: &Path) -> Store {
        Store::open(&folder.join("journal.db"), Ids::seeded(1)).unwrap()
    }

    /// The files below `folder` in which the canary is, byte for byte.
    fn files_with_canary(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                found.extend(files_with_canary(&path));
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let has = |word: &str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
            if has(CANARY) || has(&CANARY.to_lowercase()) || has("etzalcoatl") {
                found.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
        found
    }

    /// A journal whose entry was written, edited, drafted and found, among many others.
    fn told(folder: &Path) -> (Store, Id) {
        let mut store = store(folder);
        let id = sample::id(1);
        for text in ["I saw a", "And again a"] {
            let entry = sample::entry(1, "2026-11-22", &format!("{text} {CANARY} by the river"));
            sample::put(&mut store, vec![entry.into()]);
        }
        for n in 2..60 {
            let other = sample::entry(n, "2026-11-22", "Long shift, quiet evening by the river");
            sample::put(&mut store, vec![other.into()]);
        }
        let draft = format!("entry/{id}");
        store.keep_draft(&draft, CANARY, now()).unwrap();
        store
            .keep_draft("entry/2", "Something else", now())
            .unwrap();
        (store, id)
    }

    #[test]
    fn no_byte_of_what_was_erased_is_left_in_the_file_or_in_new_backups() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, id) = told(folder.path());
        assert_eq!(files_with_canary(folder.path()), ["journal.db"]);
        assert_eq!(store.erase(&[id], now()).unwrap(), 1);
        store.back_up(now()).unwrap();
        assert_eq!(files_with_canary(folder.path()), Vec::<String>::new());
        assert_eq!(store.get::<Entry>(id).unwrap(), None);
        assert!(store.is_erased(id).unwrap());
        assert_eq!(store.drafts("").unwrap(), ["entry/2"]);
        assert_eq!(store.count(Kind::Entry, None).unwrap(), 58);
        assert_eq!(store.check().unwrap(), Vec::new());
        // The stubs stay: two versions and the mark.
        let stubs = version::of_record(&store.conn, id).unwrap();
        assert_eq!(stubs.len(), 3);
        assert!(stubs.iter().all(|stub| stub.erased && stub.body.is_none()));
    }

    #[test]
    fn older_backups_are_named_and_can_be_cleaned_too() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, id) = told(folder.path());
        store.back_up(now()).unwrap();
        sample::put(
            &mut store,
            vec![sample::entry(70, "2026-11-22", "Later").into()],
        );
        store.back_up(now()).unwrap();
        store.erase(&[id], now()).unwrap();
        store.back_up(now()).unwrap();
        let holding = store.backups_with_erased().unwrap();
        assert_eq!(holding.len(), 2);
        assert_eq!(files_with_canary(folder.path()).len(), 2);
        assert_eq!(store.erase_in_backups().unwrap(), Vec::new());
        assert_eq!(files_with_canary(folder.path()), Vec::<String>::new());
        assert_eq!(store.backups_with_erased().unwrap(), Vec::new());
        // They are whole, and hold everything else as they did.
        let backups = store.backups().unwrap();
        assert_eq!(backups.len(), 3);
        let counts = backups.iter().map(|backup| {
            let copy = Store::open_to_read(&backup.path).unwrap();
            assert_eq!(copy.check().unwrap(), Vec::new());
            assert!(copy.is_erased(id).unwrap());
            copy.count(Kind::Entry, None).unwrap()
        });
        assert_eq!(counts.collect::<Vec<_>>(), [59, 59, 58]);
        let files = std::fs::read_dir(folder.path().join("journal.db.backups")).unwrap();
        assert_eq!(files.count(), 3);
        // A backup made before does not bring it back.
        let oldest = Store::open_to_read(&backups[2].path).unwrap();
        assert!(store.merge(&oldest, now()).unwrap().is_nothing());
    }

    #[test]
    fn an_older_backup_does_not_bring_back_what_was_erased() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, id) = told(folder.path());
        let backup = store.back_up(now()).unwrap().unwrap().backup;
        store.erase(&[id], now()).unwrap();
        let then = Store::open_to_read(&backup.path).unwrap();
        assert!(store.merge(&then, now()).unwrap().is_nothing());
        assert_eq!(store.differing(&then).unwrap(), Vec::new());
        assert!(store.is_erased(id).unwrap());
    }

    #[test]
    fn undo_goes_past_what_was_erased() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = store(folder.path());
        let entry = |n, text| Record::from(sample::entry(n, "2026-11-22", text));
        sample::put(&mut store, vec![entry(1, "one")]);
        sample::put(&mut store, vec![entry(1, "one more"), entry(2, "two")]);
        sample::put(&mut store, vec![entry(1, "one and all")]);
        store.undo(By::Full, now()).unwrap();
        store.erase(&[sample::id(1)], now()).unwrap();
        assert_eq!(store.history(9).unwrap().len(), 1);
        assert!(matches!(
            store.undo(By::Full, now()).unwrap(),
            Turn::Done(_)
        ));
        assert_eq!(store.get::<Entry>(sample::id(2)).unwrap(), None);
        assert_eq!(store.undo(By::Full, now()).unwrap(), Turn::Nothing);
        assert!(matches!(
            store.redo(By::Full, now()).unwrap(),
            Turn::Done(_)
        ));
        assert_eq!(store.get::<Entry>(sample::id(1)).unwrap(), None);
        assert_eq!(store.check().unwrap(), Vec::new());
    }

    #[test]
    fn what_exists_once_can_be_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = store(folder.path());
        let card = |text: &str| Card {
            words: Some(text.to_owned()),
            ..Card::blank()
        };
        let put = |store: &mut Store, text| {
            let change = Change::put(What::Changed, card(text));
            store.commit(&change, By::Full, now()).unwrap();
        };
        put(&mut store, CANARY);
        store.keep_draft("card", CANARY, now()).unwrap();
        store.erase(&[Card::the_id()], now()).unwrap();
        assert_eq!(files_with_canary(folder.path()), Vec::<String>::new());
        put(&mut store, "Breathe");
        assert_eq!(store.get(Card::the_id()).unwrap(), Some(card("Breathe")));
        assert!(!store.is_erased(Card::the_id()).unwrap());
        // Erased again, these words go too.
        store.erase(&[Card::the_id()], now()).unwrap();
        assert!(store.is_erased(Card::the_id()).unwrap());
        assert_eq!(store.check().unwrap(), Vec::new());
    }

    #[test]
    fn everything_can_go() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, _) = told(folder.path());
        let all = Kind::ALL.iter().map(|kind| sample::any(*kind, 1, 2));
        sample::put(&mut store, all.collect());
        store.back_up(now()).unwrap();
        assert_eq!(store.erase_everything(now()).unwrap(), 59 + Kind::ALL.len());
        assert!(store.history(1).unwrap().is_empty());
        assert!(store.drafts("").unwrap().is_empty());
        for kind in Kind::ALL {
            assert_eq!(store.count(*kind, None).unwrap(), 0);
        }
        assert_eq!(store.check().unwrap(), Vec::new());
        assert_eq!(store.remove_backups().unwrap(), Vec::new());
        assert_eq!(files_with_canary(folder.path()), Vec::<String>::new());
    }
}

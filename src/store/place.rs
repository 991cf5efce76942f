//! Which file is open. SQLite holds it whatever becomes of its name, so that words could go into a file that nobody will
//! find again; what stands at the path is looked at before every write. Only its entry in the folder is read: opening
//! and closing the file itself would drop SQLite's lock.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Transaction;

use super::error::Error;
use super::{Store, open};

/// The file that stood at the path when it was opened.
#[derive(Debug)]
pub(super) struct Place {
    path: PathBuf,
    file: File,
}

impl Place {
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        Ok(Self {
            path: path.to_owned(),
            file: file(path)?,
        })
    }

    /// Refuses when another file stands there now, or none.
    pub(super) fn look(&self) -> Result<(), Error> {
        if file(&self.path)? == self.file {
            Ok(())
        } else {
            Err(Error::Moved)
        }
    }
}

/// The device and the number of a file on it.
#[cfg(unix)]
type File = (u64, u64);

#[cfg(unix)]
fn number(meta: &fs::Metadata) -> File {
    use std::os::unix::fs::MetadataExt;
    (meta.dev(), meta.ino())
}

/// Elsewhere an open file can't be moved or removed.
#[cfg(not(unix))]
type File = ();

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> File {}

fn file(path: &Path) -> Result<File, Error> {
    match fs::symlink_metadata(path) {
        Ok(meta) => Ok(number(&meta)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::Moved),
        Err(source) => Err(Error::Io {
            path: path.to_owned(),
            source,
        }),
    }
}

impl Store {
    /// Refuses every write but drafts from now on: the file is damaged, and stays as it is.
    pub fn only_read(&mut self) {
        self.reading_only = true;
    }

    /// Whether nothing more is written to the file.
    #[must_use]
    pub fn reads_only(&self) -> bool {
        self.reading_only
    }

    /// Makes ready for a write. After a commit that went wrong the connection is opened anew: what SQLite then finds is
    /// what is on the disk.
    pub(super) fn ready(&mut self) -> Result<(), Error> {
        if self.reading_only {
            return Err(Error::ReadingOnly);
        }
        self.in_place()?;
        if self.unsure
            && let Some(path) = &self.path
        {
            self.conn = open::open_again(path, self.key.as_ref())?;
        }
        Ok(())
    }

    /// Refuses when the file is no longer the one at its path.
    pub(super) fn in_place(&self) -> Result<(), Error> {
        self.place.as_ref().map_or(Ok(()), Place::look)
    }
}

/// Ends a write. Whether one that went wrong here is on the disk can't be told, and `unsure` says so until another ends
/// well.
pub(super) fn end(
    tx: Transaction<'_>,
    place: Option<&Place>,
    unsure: &mut bool,
) -> Result<(), Error> {
    place.map_or(Ok(()), Place::look)?;
    *unsure = true;
    tx.commit()?;
    *unsure = false;
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::*;
    use crate::domain::{By, Change, Entry, Ids, What};
    use crate::store::sample::{self, now};

    fn journal(folder: &tempfile::TempDir) -> Store {
        let path = folder.path().join("journal.db");
        let mut store = Store::open(&path, Ids::seeded(1)).unwrap();
        sample::put(
            &mut store,
            vec![sample::entry(1, "2026-11-22", "River").into()],
        );
        store
    }

    fn second() -> Change {
        Change::put(What::Saved, sample::entry(2, "2026-11-22", "Walk"))
    }

    fn there(store: &Store) -> bool {
        store.get::<Entry>(sample::id(2)).unwrap().is_some()
    }

    #[test]
    fn nothing_is_saved_into_a_file_that_is_no_longer_at_its_path() {
        type Harm = fn(&Path, &Path);
        let harms: [Harm; 3] = [
            |path, aside| fs::rename(path, aside).unwrap(),
            |path, _| fs::remove_file(path).unwrap(),
            |path, aside| {
                fs::copy(path, aside).unwrap();
                fs::rename(aside, path).unwrap();
            },
        ];
        for harm in harms {
            let folder = tempfile::tempdir().unwrap();
            let mut store = journal(&folder);
            let path = store.path().unwrap().to_owned();
            harm(&path, &folder.path().join("aside.db"));
            let refused = store.commit(&second(), By::Full, now());
            assert!(matches!(refused, Err(Error::Moved)), "{refused:?}");
            let refused = store.keep_draft("entry/new", "Walk", now());
            assert!(matches!(refused, Err(Error::Moved)), "{refused:?}");
            assert!(matches!(store.undo(By::Full, now()), Err(Error::Moved)));
            assert!(!there(&store));
        }
    }

    #[test]
    fn a_file_that_is_back_at_its_path_is_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        let path = store.path().unwrap().to_owned();
        let aside = folder.path().join("aside.db");
        fs::rename(&path, &aside).unwrap();
        assert!(store.commit(&second(), By::Full, now()).is_err());
        fs::rename(&aside, &path).unwrap();
        store.commit(&second(), By::Full, now()).unwrap();
        drop(store);
        assert!(there(&Store::open(&path, Ids::seeded(2)).unwrap()));
    }

    #[test]
    fn a_save_that_may_be_there_already_is_not_written_twice_and_is_vouched_for() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        store.keep_draft("entry/new", "Walk", now()).unwrap();
        store.commit(&second(), By::Full, now()).unwrap();
        let vouched = |store: &Store| -> i64 {
            let count = "SELECT count(*) FROM about WHERE key = 'vouched'";
            store.conn.query_row(count, [], |row| row.get(0)).unwrap()
        };
        assert_eq!(vouched(&store), 0);
        // As after a commit that was on the disk when it went wrong.
        store.unsure = true;
        let again = store.commit_from(&second(), Some("entry/new"), By::Full, now());
        assert_eq!(again.unwrap().change, 0);
        assert_eq!((store.unsure, vouched(&store)), (false, 1));
        assert_eq!(store.versions().unwrap(), 2);
        assert_eq!(store.draft("entry/new").unwrap(), None);
        assert_eq!(store.check().unwrap(), Vec::new());
    }

    #[test]
    fn a_commit_that_goes_wrong_leaves_a_doubt_until_one_goes_well() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        // SQLite refuses to commit what points to nothing.
        store
            .conn
            .execute_batch("PRAGMA defer_foreign_keys = ON")
            .unwrap();
        let tx = store.conn.transaction().unwrap();
        tx.execute_batch("PRAGMA defer_foreign_keys = ON; UPDATE version SET change = 99")
            .unwrap();
        assert!(end(tx, store.place.as_ref(), &mut store.unsure).is_err());
        assert!(store.unsure);
        store.commit(&second(), By::Full, now()).unwrap();
        assert!(!store.unsure && there(&store));
    }

    #[test]
    fn a_journal_that_is_only_read_still_keeps_what_is_being_typed() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        store.only_read();
        assert!(matches!(
            store.commit(&second(), By::Full, now()),
            Err(Error::ReadingOnly)
        ));
        assert!(matches!(
            store.erase(&[sample::id(1)], now()),
            Err(Error::ReadingOnly)
        ));
        store.keep_draft("entry/new", "Walk", now()).unwrap();
        assert!(!there(&store));
    }
}

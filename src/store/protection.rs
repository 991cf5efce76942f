//! How the file is kept from other eyes, as far as the file itself can say: with which cipher, whether it is locked, and
//! who may open what we made.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::whereabouts::{open_to_others, ours};
use super::{Error, Store, open};

/// How the journal is kept from other eyes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Protection {
    /// The version of SQLCipher that is built in.
    pub cipher: String,
    /// Whether the journal is locked with a passphrase; none where there is no journal.
    pub locked: Option<bool>,
    /// What we made and who may use it, as the last three digits of a Unix mode. Empty on other systems.
    pub modes: Vec<(PathBuf, u32)>,
    /// What of ours others on this computer may read or write.
    pub open_to_others: Vec<PathBuf>,
}

impl Protection {
    /// Of the journal at `path`, without opening it. Not for a journal that this process has open: its file is read.
    ///
    /// # Errors
    /// When SQLite has no memory.
    pub fn at(path: &Path) -> Result<Self, Error> {
        let locked = path.exists().then(|| !open::is_journal(path));
        Self::of(&Connection::open_in_memory()?, Some(path), locked)
    }

    fn of(conn: &Connection, path: Option<&Path>, locked: Option<bool>) -> Result<Self, Error> {
        let real = path.map(|path| open::resolved(path).unwrap_or_else(|_| path.to_owned()));
        Ok(Self {
            cipher: conn.pragma_query_value(None, "cipher_version", |row| row.get(0))?,
            locked,
            modes: real.as_deref().map(modes).unwrap_or_default(),
            open_to_others: real.as_deref().map(open_to_others).unwrap_or_default(),
        })
    }
}

impl Store {
    /// How the journal is kept from other eyes.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn protection(&self) -> Result<Protection, Error> {
        let status: String = self
            .conn
            .pragma_query_value(None, "cipher_status", |row| row.get(0))?;
        Protection::of(&self.conn, self.path(), Some(status == "1"))
    }
}

#[cfg(unix)]
fn modes(journal: &Path) -> Vec<(PathBuf, u32)> {
    use std::os::unix::fs::PermissionsExt;
    ours(journal)
        .filter_map(|path| {
            let meta = std::fs::symlink_metadata(&path).ok()?;
            Some((path, meta.permissions().mode() & 0o777))
        })
        .collect()
}

#[cfg(not(unix))]
fn modes(_: &Path) -> Vec<(PathBuf, u32)> {
    Vec::new()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::domain::Ids;

    #[test]
    fn a_plain_journal_is_told_to_be_plain_and_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let nothing = Protection::at(&path).unwrap();
        assert_eq!((nothing.locked, nothing.modes.len()), (None, 0));
        let store = Store::open(&path, Ids::seeded(1)).unwrap();
        let open = store.protection().unwrap();
        drop(store);
        assert_eq!(open, Protection::at(&path).unwrap());
        assert!(open.cipher.starts_with("4."), "{}", open.cipher);
        assert_eq!(open.locked, Some(false));
        let modes = open.modes.iter().map(|(_, mode)| format!("{mode:o}"));
        assert_eq!(modes.collect::<Vec<_>>(), ["600"]);
        assert_eq!(open.open_to_others, Vec::<PathBuf>::new());
    }
}

//! Files of other programs, to be read once. The journal's own file is never among them: to open and close it beside
//! SQLite would drop SQLite's lock on it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;

use super::Store;

/// Why a file can't be read.
#[derive(Debug, Error)]
pub enum ForeignFile {
    /// Nothing is there, or it can't be opened or read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It is a folder, a pipe, or this journal.
    #[error("no file of another program")]
    NotOne,
    /// It is larger than what was asked for.
    #[error("too large")]
    TooLarge,
}

impl Store {
    /// All of the file at `path`, which has at most `most` bytes.
    ///
    /// # Errors
    /// Why it can't be read.
    pub fn foreign_file(&self, path: &Path, most: u64) -> Result<Vec<u8>, ForeignFile> {
        let found = fs::metadata(path)?;
        let own = self.path().and_then(|path| fs::metadata(path).ok());
        if !found.is_file() || own.is_some_and(|own| is_same(&own, &found)) {
            return Err(ForeignFile::NotOne);
        }
        let mut bytes = Vec::new();
        File::open(path)?
            .take(most.saturating_add(1))
            .read_to_end(&mut bytes)?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
            return Err(ForeignFile::TooLarge);
        }
        Ok(bytes)
    }
}

#[cfg(unix)]
fn is_same(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Elsewhere a journal that is open can't be opened by another.
#[cfg(not(unix))]
fn is_same(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Ids;

    #[test]
    fn only_a_file_of_another_program_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("j.db");
        let store = Store::open(&journal, Ids::seeded(1)).unwrap();
        let path = folder.path().join("people.vcf");
        fs::write(&path, b"123").unwrap();
        assert_eq!(store.foreign_file(&path, 3).unwrap(), b"123");
        let wrong = |path: &Path, most| store.foreign_file(path, most).unwrap_err();
        assert!(matches!(wrong(&path, 2), ForeignFile::TooLarge));
        assert!(matches!(wrong(folder.path(), 9), ForeignFile::NotOne));
        assert!(matches!(wrong(&journal, 9), ForeignFile::NotOne));
        assert!(matches!(
            wrong(&folder.path().join("none"), 9),
            ForeignFile::Io(_)
        ));
    }
}

//! What can go wrong with the file. Values only; the faces find the words.

use std::path::PathBuf;

use thiserror::Error;

use crate::domain::{Id, Invalid, Kind};

/// Why the store could not do what it was asked. `Display` is for developers.
#[derive(Debug, Error)]
pub enum Error {
    /// The path names a folder, a pipe, a device or a link.
    #[error("{path} is not a regular file of its own")]
    NotAFile { path: PathBuf },
    /// The file has no bytes: a journal always has some.
    #[error("{path} is empty")]
    EmptyFile { path: PathBuf },
    /// The file is an SQLite database of another program.
    #[error("{path} belongs to another program")]
    Foreign { path: PathBuf },
    /// The file is no database: something else, locked, or damaged in its first bytes.
    #[error("{path} is no journal that can be read")]
    Unreadable { path: PathBuf },
    /// The file is locked, or something else than a database: only a key can tell.
    #[error("{path} needs a key")]
    Locked { path: PathBuf },
    /// That is not the key of the file; or the file is damaged where it begins, and no backup could tell.
    #[error("{path} does not open with that key")]
    WrongKey { path: PathBuf },
    /// The system gave no chance to make a key with.
    #[error("the system gave no random bytes")]
    NoChance,
    /// A later Mainstay wrote this file.
    #[error("{path} has schema {found}; this program knows {known}")]
    Newer {
        path: PathBuf,
        found: i64,
        known: i64,
    },
    /// The database is damaged.
    #[error("{path} is damaged: {detail}")]
    Damaged { path: PathBuf, detail: String },
    /// SQLite would not take a setting that the journal's safety rests on.
    #[error("SQLite kept {pragma} at {found}")]
    Setting { pragma: &'static str, found: String },
    /// Another program holds the file.
    #[error("the journal is in use (SQLITE_BUSY)")]
    Busy,
    /// The disk, or the room allowed, is full.
    #[error("no room left to write (SQLITE_FULL)")]
    Full,
    /// The disk did not take a write: a quota or a limit on the size of files, or a disk that fails.
    #[error("a write was refused (SQLITE_IOERR_WRITE)")]
    Refused,
    /// The file or its file system can't be written.
    #[error("the journal can't be written (SQLITE_READONLY)")]
    ReadOnly,
    /// The file that is open is no longer the one at its path: it was moved, replaced or removed.
    #[error("the journal's file is not at its path any more (SQLITE_READONLY_DBMOVED)")]
    Moved,
    /// The file was found damaged, so nothing is written to it any more.
    #[error("the journal is damaged and only read")]
    ReadingOnly,
    /// A record may not be kept as it is.
    #[error("a {kind:?} can't be kept: {invalid}")]
    Invalid { kind: Kind, invalid: Invalid },
    /// The record is not there, or was removed.
    #[error("no {kind:?} {id}")]
    Gone { kind: Kind, id: Id },
    /// A version's body does not match its hash, or can't be read.
    #[error("version {version} of a {kind} is damaged: {detail}")]
    Version {
        version: Id,
        kind: String,
        detail: String,
    },
    /// A copy was made that is not what the journal is. It was not kept.
    #[error("the copy at {path} is not what the journal is")]
    NotWhole { path: PathBuf },
    /// What was asked for is erased, and the file could not be made anew after it.
    #[error("erased, but traces may be left in free pages")]
    Traces,
    /// Something is there already, and nothing is ever written over.
    #[error("{path} is there already")]
    Exists { path: PathBuf },
    /// A file operation failed.
    #[error("{path}: {source}")]
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
    /// Anything else that SQLite said.
    #[error("SQLite: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error().map(|code| code.extended_code) {
            Some(rusqlite::ffi::SQLITE_IOERR_WRITE) => return Self::Refused,
            Some(rusqlite::ffi::SQLITE_READONLY_DBMOVED) => return Self::Moved,
            _ => {}
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Sqlite(error),
        }
    }
}

impl From<rusqlite::types::FromSqlError> for Error {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        rusqlite::Error::from(error).into()
    }
}

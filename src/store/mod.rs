//! The journal's file. The only room that knows of SQLite.
//!
//! Everything is written through [`Store::commit`]; reading costs what is shown. Nothing in the process but SQLite
//! opens the file once it is open.

mod commit;
mod draft;
mod error;
mod migrate;
mod open;
mod read;
mod read_questions;
mod read_series;
mod tables;
mod undo;
mod version;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use crate::assets;
use crate::domain::{Id, Ids};

pub use commit::Receipt;
pub use error::Error;
pub use read::Span;
pub use undo::{Past, Turn};

/// An open journal.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: Option<PathBuf>,
    ids: Ids,
    device: Id,
}

impl Store {
    /// Opens the journal at `path`; makes it, with its folder, when nothing is there. `ids` makes the ids of all that
    /// is new.
    ///
    /// # Errors
    /// A file that is not a journal of ours, is newer, empty, damaged or no regular file is refused with its bytes
    /// untouched.
    pub fn open(path: &Path, ids: Ids) -> Result<Self, Error> {
        let mut conn = open::open(path)?;
        migrate::run(&mut conn, assets::MIGRATIONS)?;
        Self::with(conn, Some(path.to_owned()), ids)
    }

    /// A journal that lives in memory only.
    ///
    /// # Errors
    /// When SQLite has no memory for it.
    pub fn in_memory(ids: Ids) -> Result<Self, Error> {
        Self::with(open::in_memory()?, None, ids)
    }

    fn with(conn: Connection, path: Option<PathBuf>, mut ids: Ids) -> Result<Self, Error> {
        let known: Option<[u8; 16]> = conn
            .query_row("SELECT value FROM about WHERE key = 'device'", [], |row| {
                row.get(0)
            })
            .optional()?;
        let device = if let Some(bytes) = known {
            Id::from_bytes(bytes)
        } else {
            let device = ids.make(chrono::DateTime::UNIX_EPOCH.fixed_offset());
            conn.execute(
                "INSERT INTO about (key, value) VALUES ('device', ?1)",
                [device.bytes()],
            )?;
            device
        };
        Ok(Self {
            conn,
            path,
            ids,
            device,
        })
    }

    /// Where the file is; none for one in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether another program has written to the file since this was last asked.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn data_version(&self) -> Result<i64, Error> {
        Ok(self
            .conn
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// A new id, made at `at`.
    pub fn new_id(&mut self, at: crate::domain::Instant) -> Id {
        self.ids.make(at)
    }
}

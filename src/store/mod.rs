//! The journal's file. The only room that knows of SQLite.
//!
//! Everything is written through [`Store::commit`]; reading costs what is shown. Nothing in the process but SQLite
//! opens the file once it is open.

mod backup;
mod care;
mod carve;
mod check;
mod commit;
mod conflict;
mod draft;
mod erase;
mod error;
mod find;
mod foreign_file;
mod head;
mod index;
mod key;
mod levels;
mod lock;
mod merge;
mod migrate;
mod now_file;
mod open;
mod place;
mod progress;
mod protection;
mod read;
mod read_day;
mod read_entries;
mod read_goals;
mod read_people;
mod read_questions;
mod read_removed;
mod read_series;
mod read_ticks;
mod reading;
mod rescue;
mod restore;
#[cfg(test)]
mod sample;
mod tables;
mod thin;
mod undo;
mod version;
mod whereabouts;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use crate::domain::{Id, Ids, What};

pub use backup::{Backup, Made};
pub use check::Finding;
pub use commit::Receipt;
pub use conflict::Standing;
pub use error::Error;
pub use find::{Found, Hit, Looking};
pub use foreign_file::ForeignFile;
pub use key::{Passphrase, Secret, WrongWords};
pub use merge::Merged;
pub use progress::Progress;
pub use protection::Protection;
pub use read::{Shown, Span, is_dated};
pub use read_day::OneDay;
pub use read_entries::Beside;
pub use read_goals::{TickDay, TickWeek};
pub use read_people::{Contact, ContactWeek, Known, LastContact, Times};
pub use read_removed::Removed;
pub use rescue::{Lost, Rescued, Source, rescue};
pub use restore::{Differing, as_then};
pub use undo::{Past, Turn};
pub use whereabouts::{Noted, Whereabouts};

/// An open journal.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: Option<PathBuf>,
    /// What the file is locked with; none for a plain one.
    key: Option<key::Key>,
    /// What opened other copies that are locked otherwise, so that it is asked for once.
    others: Vec<Secret>,
    ids: Ids,
    device: Id,
    /// The backup that the day is known to have.
    backed_up: Option<backup::Last>,
    /// A look at the file or the day's check and backup, under way.
    care: Option<care::Care>,
    /// Everything in the file was looked at since it was opened.
    looked: bool,
    /// A look beside everything else was begun, whatever came of it.
    look_begun: bool,
    /// A reading passed over something that is not as it was written.
    passed_over: std::cell::Cell<bool>,
    /// The file as it stood when it was opened; none for one in memory, or only read.
    place: Option<place::Place>,
    /// The last commit went wrong: whether it is on the disk can't be told.
    unsure: bool,
    /// The undo or redo of a change whose commit that was.
    doubt: Option<(i64, What)>,
    /// The file is damaged, so nothing more is written to it but drafts.
    reading_only: bool,
    /// How far work that takes a while has come.
    progress: Progress,
}

impl Store {
    /// Opens the journal at `path`; makes it, with its folder, when nothing is there. `ids` makes the ids of all that
    /// is new.
    ///
    /// # Errors
    /// A file that is not a journal of ours, is newer, empty, damaged or no regular file is refused with its bytes
    /// untouched. [`Error::Locked`] when it needs a key.
    pub fn open(path: &Path, ids: Ids) -> Result<Self, Error> {
        Self::open_with(path, None, ids)
    }

    /// The same for a journal that may be locked. Costs the derivation of the key from a passphrase, and nothing more.
    ///
    /// # Errors
    /// As [`Store::open`]; [`Error::WrongKey`] when the secret is not that of the file, which stays as it is.
    /// [`Error::Damaged`] where it is, as its newest backup shows.
    pub fn unlock(path: &Path, secret: &Secret, ids: Ids) -> Result<Self, Error> {
        Self::open_with(path, Some(secret), ids)
    }

    fn open_with(path: &Path, secret: Option<&Secret>, ids: Ids) -> Result<Self, Error> {
        open::open(path, secret)
            .and_then(|(conn, key)| {
                let place = Some(place::Place::of(path)?);
                let store = Self::with(conn, Some(path.to_owned()), ids)?;
                let mut store = Self {
                    key,
                    place,
                    ..store
                };
                store.finish_turning();
                Ok(store)
            })
            .map_err(|error| open::damage(path, error))
    }

    /// Brings the journal at `path` forward by `later` steps too. The program has none such: the tests of power cuts and
    /// failing disks see with it what the next schema will go through.
    ///
    /// # Errors
    /// As [`Store::open`], and what kept the journal from going forward; it is as it was then.
    #[doc(hidden)]
    pub fn bring_forward(
        path: &Path,
        secret: Option<&Secret>,
        later: &[(&str, &str)],
    ) -> Result<(), Error> {
        open::bring_forward(path, secret, later)
    }

    /// A journal that lives in memory only.
    ///
    /// # Errors
    /// When SQLite has no memory for it.
    pub fn in_memory(ids: Ids) -> Result<Self, Error> {
        Self::with(open::in_memory()?, None, ids)
    }

    fn with(conn: Connection, path: Option<PathBuf>, mut ids: Ids) -> Result<Self, Error> {
        let known = |conn: &Connection| {
            conn.query_row("SELECT value FROM about WHERE key = 'device'", [], |row| {
                row.get(0).map(Id::from_bytes)
            })
            .optional()
        };
        let device = if let Some(device) = known(&conn)? {
            device
        } else {
            let new = ids.make(chrono::DateTime::UNIX_EPOCH.fixed_offset());
            // Another program may be as new to the file as this one: the first to write is right. Where nothing can be
            // written, a full disk or a copy that is only read, there is nothing yet that a device wrote.
            let _ = conn.execute(
                "INSERT OR IGNORE INTO about (key, value) VALUES ('device', ?1)",
                [new.bytes()],
            );
            known(&conn)?.unwrap_or(new)
        };
        Ok(Self {
            conn,
            path,
            key: None,
            others: Vec::new(),
            ids,
            device,
            backed_up: None,
            care: None,
            looked: false,
            look_begun: false,
            passed_over: std::cell::Cell::default(),
            place: None,
            unsure: false,
            doubt: None,
            reading_only: false,
            progress: Progress::default(),
        })
    }

    /// Where the file is; none for one in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Tells from another thread how far a backup, a merge or the turning of the lock has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// A number that is another one once another program has written to the file.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn data_version(&self) -> Result<i64, Error> {
        Ok(self
            .conn
            .pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Lets every reading see the file as it is now, under one lock of it, until [`Store::end_reading`]. Answers whether it
    /// began here: one that is under way goes on.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn begin_reading(&self) -> Result<bool, Error> {
        let begins = self.conn.is_autocommit();
        if begins {
            self.conn.execute_batch("BEGIN")?;
        }
        Ok(begins)
    }

    /// Ends what [`Store::begin_reading`] began, so that others may write.
    pub fn end_reading(&self, began: bool) {
        if began && !self.conn.is_autocommit() {
            // Nothing was written, and a lock that can't be given back goes with the connection.
            let _ = self.conn.execute_batch("ROLLBACK");
        }
    }

    /// A new id, made at `at`.
    pub fn new_id(&mut self, at: crate::domain::Instant) -> Id {
        self.ids.make(at)
    }
}

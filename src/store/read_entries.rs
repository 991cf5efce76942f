//! What stands beside a journal entry.

use rusqlite::OptionalExtension;

use super::Store;
use super::error::Error;
use crate::domain::Id;

/// The entries beside one, by day and then by when they were written down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    pub earlier: Option<Id>,
    pub later: Option<Id>,
}

impl Store {
    /// The entries right before and right after the entry `id`; none for one that is not there.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn beside_entry(&self, id: Id) -> Result<Beside, Error> {
        let read = |sql: &str| -> Result<Option<Id>, Error> {
            let record = self
                .conn
                .prepare_cached(sql)?
                .query_row([id.bytes()], |row| row.get(0))
                .optional()?;
            Ok(record.map(Id::from_bytes))
        };
        Ok(Beside {
            earlier: read(
                "SELECT record FROM head WHERE kind = 'entry' AND live = 1
                   AND (day, at, record) < (SELECT day, at, record FROM head WHERE record = ?1)
                 ORDER BY day DESC, at DESC, record DESC LIMIT 1",
            )?,
            later: read(
                "SELECT record FROM head WHERE kind = 'entry' AND live = 1
                   AND (day, at, record) > (SELECT day, at, record FROM head WHERE record = ?1)
                 ORDER BY day, at, record LIMIT 1",
            )?,
        })
    }
}

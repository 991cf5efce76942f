//! What is being typed, kept in the same file. A passphrase is never a draft.

use rusqlite::{OptionalExtension, params};

use super::Store;
use super::error::Error;
use crate::domain::Moment;

impl Store {
    /// Keeps `body` as the draft called `key`.
    ///
    /// # Errors
    /// What kept the file from being written.
    pub fn keep_draft(&mut self, key: &str, body: &str, now: Moment) -> Result<(), Error> {
        self.conn
            .prepare_cached(
                "INSERT INTO draft (key, at, body) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET at = ?2, body = ?3",
            )?
            .execute(params![key, now.at.to_rfc3339(), body])?;
        Ok(())
    }

    /// The draft called `key`, when there is one.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn draft(&self, key: &str) -> Result<Option<String>, Error> {
        Ok(self
            .conn
            .prepare_cached("SELECT body FROM draft WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?)
    }

    /// The keys of all drafts that begin with `prefix`, newest first.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn drafts(&self, prefix: &str) -> Result<Vec<String>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT key FROM draft WHERE substr(key, 1, length(?1)) = ?1 ORDER BY at DESC, key",
        )?;
        let keys = statement.query_map([prefix], |row| row.get(0))?;
        Ok(keys.collect::<rusqlite::Result<_>>()?)
    }

    /// Lets the draft called `key` go.
    ///
    /// # Errors
    /// What kept the file from being written.
    pub fn drop_draft(&mut self, key: &str) -> Result<(), Error> {
        self.conn
            .prepare_cached("DELETE FROM draft WHERE key = ?1")?
            .execute([key])?;
        Ok(())
    }
}

//! What is being typed, kept in the same file. A passphrase is never a draft.

use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;

use super::Store;
use super::error::Error;
use crate::domain::Moment;

impl Store {
    /// Keeps `body` as the draft called `key`.
    ///
    /// # Errors
    /// What kept the file from being written.
    pub fn keep_draft(&mut self, key: &str, body: &str, now: Moment) -> Result<(), Error> {
        self.in_place()?;
        self.conn
            .prepare_cached(
                "INSERT INTO draft (key, at, body) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET at = ?2, body = ?3",
            )?
            .execute(params![key, now.at.to_rfc3339(), body])?;
        Ok(())
    }

    /// The draft called `key`, when there is one. One that is damaged is passed over.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn draft(&self, key: &str) -> Result<Option<String>, Error> {
        let body = self
            .conn
            .prepare_cached("SELECT body FROM draft WHERE key = ?1")?
            .query_row([key], |row| Ok(row.get_ref(0)?.as_str().map(str::to_owned)))
            .optional()?;
        Ok(body.and_then(|body| self.read_draft(body)))
    }

    /// What the draft called `key` holds, as JSON. One that is no such thing is passed over.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn draft_of<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Error> {
        let body = self.draft(key)?;
        Ok(body.and_then(|body| self.read_draft(serde_json::from_str(&body))))
    }

    /// A draft is one part of what was read, and keeps nobody from the rest.
    fn read_draft<T, E>(&self, read: Result<T, E>) -> Option<T> {
        if read.is_err() {
            self.passed_over.set(true);
        }
        read.ok()
    }

    /// The keys of all drafts that begin with `prefix`, newest first.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn drafts(&self, prefix: &str) -> Result<Vec<String>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT key FROM draft WHERE substr(key, 1, length(?1)) = ?1 ORDER BY at DESC, key",
        )?;
        let mut rows = statement.query([prefix])?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            let key = row.get_ref(0)?.as_str().map(str::to_owned);
            keys.extend(self.read_draft(key));
        }
        Ok(keys)
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

#[cfg(test)]
mod tests {
    use crate::domain::{By, Change, Day, Entry, Ids, Moment, What};
    use crate::store::Store;

    #[test]
    fn a_damaged_draft_is_passed_over_and_the_others_are_there() {
        let at =
            chrono::DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").expect("an instant");
        let now = Moment {
            at,
            today: Day::of(at, 4),
        };
        let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
        store.keep_draft("entry/1", "[1]", now).expect("kept");
        for damage in ["CAST(x'ff' AS TEXT)", "'[1'"] {
            store.keep_draft("entry/2", "[2]", now).expect("kept");
            let sql = format!("UPDATE draft SET body = {damage} WHERE key = 'entry/2'");
            store.conn.execute(&sql, []).expect("damaged");
            assert_eq!(store.draft_of::<Vec<u8>>("entry/2").expect("read"), None);
            assert!(store.passed_over());
            assert_eq!(store.draft_of("entry/1").expect("read"), Some(vec![1]));
            assert!(!store.passed_over());
        }
        let sql = "UPDATE draft SET key = CAST(x'656e7472792fff' AS TEXT) WHERE key = 'entry/2'";
        store.conn.execute(sql, []).expect("damaged");
        assert_eq!(store.drafts("entry/").expect("read"), ["entry/1"]);
        assert!(store.passed_over());
    }

    #[test]
    fn a_draft_goes_with_the_change_that_makes_it_good_and_only_then() {
        let at =
            chrono::DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").expect("an instant");
        let now = Moment {
            at,
            today: Day::of(at, 4),
        };
        let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
        let entry = |store: &mut Store, text: &str| Entry {
            id: store.new_id(at),
            day: now.today,
            at,
            text: text.to_owned(),
            starred: false,
            about: None,
        };
        store.keep_draft("entry", "Long shift", now).expect("kept");
        let empty = Change::put(What::Saved, entry(&mut store, " "));
        assert!(
            store
                .commit_from(&empty, Some("entry"), By::Full, now)
                .is_err()
        );
        assert_eq!(
            store.draft("entry").expect("read").as_deref(),
            Some("Long shift")
        );
        let whole = Change::put(What::Saved, entry(&mut store, "Long shift"));
        store
            .commit_from(&whole, Some("entry"), By::Full, now)
            .expect("kept");
        assert_eq!(store.draft("entry").expect("read"), None);
    }
}

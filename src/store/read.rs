//! Reading single records and lists of them. What one page needs stands in the `read_*` files.

use rusqlite::OptionalExtension;

use super::Store;
use super::error::Error;
use super::version;
use crate::domain::{Day, Id, Kept, Kind, Record};

/// The days to read, both ends included; an absent end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Span {
    /// All days.
    pub const ALL: Self = Self {
        from: None,
        to: None,
    };

    /// The days from `from` to `to`.
    #[must_use]
    pub fn days(from: Day, to: Day) -> Self {
        Self {
            from: Some(from),
            to: Some(to),
        }
    }

    /// One day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self::days(day, day)
    }
}

impl Store {
    /// The record as it is now; none when it is not there or was removed.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn record(&self, kind: Kind, id: Id) -> Result<Option<Record>, Error> {
        let body: Option<String> = self
            .conn
            .prepare_cached(
                "SELECT version.body FROM head JOIN version ON version.seq = head.version
                 WHERE head.record = ?1 AND head.kind = ?2 AND head.live = 1",
            )?
            .query_row((id.bytes(), kind.name()), |row| row.get(0))
            .optional()?;
        body.map(|body| read(kind, id, &body)).transpose()
    }

    /// The same, of a known kind.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn get<T: Kept>(&self, id: Id) -> Result<Option<T>, Error> {
        let body: Option<String> = self
            .conn
            .prepare_cached(
                "SELECT version.body FROM head JOIN version ON version.seq = head.version
                 WHERE head.record = ?1 AND head.kind = ?2 AND head.live = 1",
            )?
            .query_row((id.bytes(), T::KIND.name()), |row| row.get(0))
            .optional()?;
        body.map(|body| typed(id, &body)).transpose()
    }

    /// All records of a kind within `span`, by day, then when they were written down, then id. Records without a day
    /// are in every span.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn list<T: Kept>(&self, span: Span) -> Result<Vec<T>, Error> {
        let mut records = Vec::new();
        self.each(T::KIND, span, |id, body| {
            records.push(typed(id, body)?);
            Ok(())
        })?;
        Ok(records)
    }

    /// The last `limit` records of a kind before or on `until`, skipping the first `skip`, newest first.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn newest<T: Kept>(&self, until: Day, skip: usize, limit: usize) -> Result<Vec<T>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT head.record, version.body FROM head JOIN version ON version.seq = head.version
             WHERE head.kind = ?1 AND head.live = 1 AND head.day <= ?2
             ORDER BY head.day DESC, head.at DESC, head.record DESC LIMIT ?3 OFFSET ?4",
        )?;
        let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let mut rows =
            statement.query((T::KIND.name(), until.to_string(), whole(limit), whole(skip)))?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            records.push(typed(
                Id::from_bytes(row.get(0)?),
                row.get_ref(1)?.as_str().unwrap_or_default(),
            )?);
        }
        Ok(records)
    }

    /// How many records of a kind there are on or before `until`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn count(&self, kind: Kind, until: Option<Day>) -> Result<usize, Error> {
        let until = until.map_or_else(|| "9999".to_owned(), |day| day.to_string());
        let count: i64 = self
            .conn
            .prepare_cached(
                "SELECT count(*) FROM head WHERE kind = ?1 AND live = 1 AND (day IS NULL OR day <= ?2)",
            )?
            .query_row((kind.name(), until), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Visits the body of every record of a kind within `span`, in order, without holding them all.
    ///
    /// # Errors
    /// When the file can't be read, or what `visit` answers.
    pub fn each(
        &self,
        kind: Kind,
        span: Span,
        mut visit: impl FnMut(Id, &str) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let dated = is_dated(kind);
        let mut statement = self.conn.prepare_cached(if dated {
            "SELECT head.record, version.body FROM head JOIN version ON version.seq = head.version
             WHERE head.kind = ?1 AND head.live = 1 AND head.day BETWEEN ?2 AND ?3
             ORDER BY head.day, head.at, head.record"
        } else {
            "SELECT head.record, version.body FROM head JOIN version ON version.seq = head.version
             WHERE head.kind = ?1 AND head.live = 1 ORDER BY head.at, head.record"
        })?;
        let end = |day: Option<Day>, open: &str| {
            day.map_or_else(|| open.to_owned(), |day| day.to_string())
        };
        let mut rows = if dated {
            statement.query((kind.name(), end(span.from, "0000"), end(span.to, "9999")))?
        } else {
            statement.query([kind.name()])?
        };
        while let Some(row) = rows.next()? {
            visit(
                Id::from_bytes(row.get(0)?),
                row.get_ref(1)?.as_str().unwrap_or_default(),
            )?;
        }
        Ok(())
    }

    /// The earlier states of a record that are still there, newest first, each with the instant it was made.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn earlier(&self, id: Id) -> Result<Vec<(String, Record)>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT seq FROM version WHERE record = ?1 ORDER BY seq DESC")?;
        let seqs: Vec<i64> = statement
            .query_map([id.bytes()], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut states = Vec::new();
        for seq in seqs {
            let version = version::by_seq(&self.conn, seq)?;
            if let Some(record) = version.record()? {
                states.push((version.at.clone(), record));
            }
        }
        Ok(states)
    }
}

/// Whether every record of a kind has a day.
#[must_use]
pub fn is_dated(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::CheckIn
            | Kind::Entry
            | Kind::Week
            | Kind::Tick
            | Kind::Reach
            | Kind::Setback
            | Kind::Practice
            | Kind::Talk
            | Kind::Measure
    )
}

pub(super) fn read(kind: Kind, id: Id, body: &str) -> Result<Record, Error> {
    Record::from_json(kind, body).map_err(|error| unreadable(kind, id, &error))
}

pub(super) fn typed<T: Kept>(id: Id, body: &str) -> Result<T, Error> {
    serde_json::from_str(body).map_err(|error| unreadable(T::KIND, id, &error))
}

fn unreadable(kind: Kind, id: Id, error: &serde_json::Error) -> Error {
    Error::Version {
        version: id,
        kind: kind.name().to_owned(),
        detail: error.to_string(),
    }
}

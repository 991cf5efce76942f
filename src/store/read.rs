//! Reading single records and lists of them. What one page needs stands in the `read_*` files.

use rusqlite::{OptionalExtension, Params, Row};

use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use super::Store;
use super::error::Error;
use super::version::{self, COLUMNS};
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

    /// Its first and last day as the file has them.
    pub(super) fn numbers(self) -> (i64, i64) {
        let number = |day: Option<Day>, open| day.map_or(open, Day::number);
        (number(self.from, i64::MIN), number(self.to, i64::MAX))
    }

    /// One day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self::days(day, day)
    }
}

/// Some records of a list, and how many the list has.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown<T> {
    pub records: Vec<T>,
    pub total: usize,
}

impl Store {
    /// The record as it is now; none when it is not there or was removed.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn record(&self, kind: Kind, id: Id) -> Result<Option<Record>, Error> {
        self.shown(kind, id, |body| read(kind, id, body))
    }

    /// The same, of a known kind.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn get<T: Kept>(&self, id: Id) -> Result<Option<T>, Error> {
        self.shown(T::KIND, id, |body| typed(id, body))
    }

    fn shown<T>(
        &self,
        kind: Kind,
        id: Id,
        read: impl FnOnce(&str) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM head JOIN version ON version.seq = head.version
             WHERE head.record = ?1 AND head.kind = ?2 AND head.live = 1"
        ))?;
        let mut rows = statement.query((id.bytes(), kind.name()))?;
        let row = rows.next()?;
        row.map(|row| read(version::body(row, id)?)).transpose()
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
        self.records(
            "SELECT record, version FROM head WHERE kind = ?1 AND live = 1 AND day <= ?2
             ORDER BY day DESC, at DESC, record DESC LIMIT ?3 OFFSET ?4",
            (T::KIND.name(), until.number(), whole(limit), whole(skip)),
        )
    }

    /// The same, with how many there are.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn newest_of<T: Kept>(
        &self,
        until: Day,
        skip: usize,
        limit: usize,
    ) -> Result<Shown<T>, Error> {
        Ok(Shown {
            records: self.newest(until, skip, limit)?,
            total: self.count(T::KIND, Some(until))?,
        })
    }

    /// How many records of a kind there are; with `until`, on or before that day.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn count(&self, kind: Kind, until: Option<Day>) -> Result<usize, Error> {
        let all: Option<usize> = self
            .conn
            .prepare_cached("SELECT live FROM tally WHERE kind = ?1")?
            .query_row([kind.name()], |row| size(row, 0))
            .optional()?;
        let Some(until) = until else {
            return Ok(all.unwrap_or(0));
        };
        // What comes after today is little or nothing, so taking it off costs less than counting.
        let later: usize = self
            .conn
            .prepare_cached("SELECT count(*) FROM head WHERE kind = ?1 AND live = 1 AND day > ?2")?
            .query_row((kind.name(), until.number()), |row| size(row, 0))?;
        Ok(all.unwrap_or(0).saturating_sub(later))
    }

    /// Whether no record is here. Removed ones are not.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn is_empty(&self) -> Result<bool, Error> {
        Ok(self.conn.query_row(
            "SELECT NOT EXISTS (SELECT 1 FROM tally WHERE live > 0)",
            [],
            |row| row.get(0),
        )?)
    }

    /// The records that `heads` finds, in its order: a query for `record` and `version` of `head`. It stands apart from
    /// the bodies, so that what it skips costs nothing.
    pub(super) fn records<T: Kept>(
        &self,
        heads: &str,
        values: impl Params,
    ) -> Result<Vec<T>, Error> {
        let mut statement = self.conn.prepare_cached(heads)?;
        let mut body = self
            .conn
            .prepare_cached(&format!("SELECT {COLUMNS} FROM version WHERE seq = ?1"))?;
        let mut rows = statement.query(values)?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            let id = Id::from_bytes(row.get(0)?);
            let record = body.query_row([row.get::<_, i64>(1)?], |row| {
                Ok(version::body(row, id).and_then(|body| typed(id, body)))
            })?;
            records.extend(self.whole(record)?);
        }
        Ok(records)
    }

    /// What was read, unless it is not as it was written: then it is passed over, and the rest of a list is shown.
    pub(super) fn whole<T>(&self, read: Result<T, Error>) -> Result<Option<T>, Error> {
        match read {
            Err(Error::Version { .. }) => {
                self.passed_over.set(true);
                Ok(None)
            }
            read => read.map(Some),
        }
    }

    /// Whether a reading since this was last asked passed over something that is not as it was written.
    pub fn passed_over(&self) -> bool {
        self.passed_over.take()
    }

    /// Visits the body of every record of a kind within `span`, in order, without holding them all. What is damaged is
    /// passed over.
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
        let (within, order) = if dated {
            ("AND head.day BETWEEN ?2 AND ?3", "head.day, ")
        } else {
            ("", "")
        };
        let mut statement = self.conn.prepare_cached(&format!(
            "SELECT {COLUMNS}, head.record FROM head JOIN version ON version.seq = head.version
             WHERE head.kind = ?1 AND head.live = 1 {within} ORDER BY {order}head.at, head.record"
        ))?;
        let mut rows = if dated {
            let (first, last) = span.numbers();
            statement.query((kind.name(), first, last))?
        } else {
            statement.query([kind.name()])?
        };
        while let Some(row) = rows.next()? {
            let id = Id::from_bytes(row.get(9)?);
            if let Some(body) = self.whole(version::body(row, id))? {
                visit(id, body)?;
            }
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
            if let Some(record) = self.whole(version.record())?.flatten() {
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

pub(super) fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A plain enum, by the word that the file has for it.
pub(super) fn named<T: DeserializeOwned>(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<T>> {
    let word = row.get_ref(column)?.as_str_or_null()?;
    Ok(word.and_then(|word| {
        let word: StrDeserializer<'_, ValueError> = word.into_deserializer();
        T::deserialize(word).ok()
    }))
}

/// A count, as SQL answers it.
pub(super) fn size(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    let number: i64 = row.get(column)?;
    Ok(usize::try_from(number).unwrap_or(0))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Entry, What};
    use crate::store::sample::{self, day, entry, id, with};

    fn ids(entries: &[Entry]) -> Vec<Id> {
        entries.iter().map(|entry| entry.id).collect()
    }

    #[test]
    fn records_come_by_day_then_by_when_they_were_written_down() {
        let abroad = |n, at: &str| Entry {
            at: at.parse().unwrap(),
            ..entry(n, "2026-11-22", "River")
        };
        let store = with(vec![
            // Nine in the evening in New York is later than ten in the evening in London.
            abroad(1, "2026-11-22T21:00:00-05:00").into(),
            abroad(2, "2026-11-22T22:00:00+00:00").into(),
            abroad(4, "2026-11-22T22:00:00+00:00").into(),
            entry(3, "2026-11-23", "Forms").into(),
            entry(5, "1926-11-23", "Long ago").into(),
        ]);
        let all = store.list::<Entry>(Span::ALL).unwrap();
        assert_eq!(ids(&all), [5, 2, 4, 1, 3].map(id));
        let days = Span::days(day("1926-11-23"), day("2026-11-22"));
        let some = store.list::<Entry>(days).unwrap();
        assert_eq!(ids(&some), [5, 2, 4, 1].map(id));
        let newest = |until, skip, limit| {
            let shown = store.newest_of::<Entry>(day(until), skip, limit).unwrap();
            (ids(&shown.records), shown.total)
        };
        assert_eq!(newest("2026-11-23", 0, 2), (vec![id(3), id(1)], 5));
        assert_eq!(newest("2026-11-22", 1, 9), (vec![id(4), id(2), id(5)], 4));
        assert_eq!(newest("1900-01-01", 0, 9), (vec![], 0));
    }

    #[test]
    fn a_record_keeps_its_earlier_states() {
        let mut store = with(vec![entry(1, "2026-11-22", "First").into()]);
        sample::put(&mut store, vec![entry(1, "2026-11-22", "Second").into()]);
        let gone = Change::remove(Kind::Entry, id(1));
        assert_eq!(gone.what, What::Removed);
        store
            .commit(&gone, crate::domain::By::Full, sample::now())
            .unwrap();
        assert_eq!(store.get::<Entry>(id(1)).unwrap(), None);
        let texts: Vec<Record> = store
            .earlier(id(1))
            .unwrap()
            .into_iter()
            .map(|(_, record)| record)
            .collect();
        let expected = ["Second", "First"].map(|text| entry(1, "2026-11-22", text).into());
        assert_eq!(texts, expected);
    }
}

//! The typed tables: the rows that a record is in what SQL filters and sums by. What a record is at all says `head`.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::error::Error;
use crate::domain::{Answer, CheckInKind, Day, Id, Kind, Record};

/// A typed table: its columns, of which the first holds the record's id.
#[derive(Debug)]
pub(super) struct Table {
    pub name: &'static str,
    columns: &'static [&'static str],
}

const CHECK_IN: Table = Table {
    name: "check_in",
    columns: &["check_in", "day", "kind"],
};
const ANSWER: Table = Table {
    name: "answer",
    columns: &["check_in", "slug", "day", "level", "state"],
};
const GOAL: Table = Table {
    name: "goal",
    columns: &["goal", "status", "ended", "at"],
};
const TICK: Table = Table {
    name: "tick",
    columns: &["tick", "goal", "day", "at", "state", "amount"],
};
const CONTACT: Table = Table {
    name: "contact",
    columns: &[
        "record", "person", "day", "at", "source", "how", "first", "felt", "gave",
    ],
};

/// Every typed table.
pub(super) const ALL: &[Table] = &[CHECK_IN, ANSWER, GOAL, TICK, CONTACT];

/// What each record is now: no typed table, but read beside them.
pub(super) const HEAD: Table = Table {
    name: "head",
    columns: &[
        "record", "kind", "day", "at", "version", "live", "heads", "conflict",
    ],
};
/// All that is read instead of versions.
pub(super) const READING: &[Table] = &[HEAD, CHECK_IN, ANSWER, GOAL, TICK, CONTACT];

/// A row of a typed table, in the order of its columns.
pub(super) type Row = Vec<Value>;

impl Table {
    /// The rows that it has of a record.
    pub(super) fn rows(&self, conn: &Connection, record: Id) -> Result<Vec<Row>, Error> {
        let mut statement = conn.prepare_cached(&format!(
            "SELECT {} FROM {} WHERE {} = ?1",
            self.columns.join(", "),
            self.name,
            self.key()
        ))?;
        let rows = statement.query_map([record.bytes()], |row| {
            (0..self.columns.len())
                .map(|column| row.get(column))
                .collect()
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What reads all of its rows, those of each record together.
    pub(super) fn in_order(&self) -> String {
        format!(
            "SELECT {} FROM {} ORDER BY {}",
            self.columns.join(", "),
            self.name,
            self.key()
        )
    }

    fn key(&self) -> &'static str {
        self.columns.first().copied().unwrap_or_default()
    }

    pub(super) fn insert(&self, conn: &Connection, row: Row) -> Result<(), Error> {
        let marks = vec!["?"; self.columns.len()].join(", ");
        conn.prepare_cached(&format!(
            "INSERT INTO {} ({}) VALUES ({marks})",
            self.name,
            self.columns.join(", ")
        ))?
        .execute(params_from_iter(row))?;
        Ok(())
    }

    pub(super) fn clear(&self, conn: &Connection, record: Id) -> Result<(), Error> {
        conn.prepare_cached(&format!(
            "DELETE FROM {} WHERE {} = ?1",
            self.name,
            self.key()
        ))?
        .execute([record.bytes()])?;
        Ok(())
    }

    pub(super) fn empty(&self, conn: &Connection) -> Result<(), Error> {
        conn.execute(&format!("DELETE FROM {}", self.name), [])?;
        Ok(())
    }
}

/// The tables that hold rows of a kind.
pub(super) fn of_kind(kind: Kind) -> &'static [Table] {
    match kind {
        Kind::CheckIn => const { &[CHECK_IN, ANSWER, CONTACT] },
        Kind::Goal => const { &[GOAL] },
        Kind::Tick => const { &[TICK] },
        Kind::Reach => const { &[CONTACT] },
        _ => &[],
    }
}

/// What a record says, as rows of the typed tables.
pub(super) fn rows(record: &Record) -> Vec<(Table, Row)> {
    let id = blob(record.id());
    let mut rows = Vec::new();
    match record {
        Record::CheckIn(it) => {
            let day = Value::from(it.day.number());
            rows.push((CHECK_IN, vec![id.clone(), day.clone(), word(&it.kind)]));
            for (slug, answer) in &it.answers {
                let state = match answer {
                    Answer::Level(_) => "level",
                    Answer::Skipped => "skipped",
                    Answer::None => "none",
                };
                rows.push((
                    ANSWER,
                    vec![
                        id.clone(),
                        slug.clone().into(),
                        day.clone(),
                        answer.level().map(i64::from).into(),
                        state.to_owned().into(),
                    ],
                ));
            }
            // Who is named on a weekly page was not met on one day of it.
            if it.kind != CheckInKind::Weekly {
                let at = Value::from(it.at.timestamp());
                for person in each_once(it.people.as_deref().unwrap_or_default()) {
                    let mut row = vec![id.clone(), blob(person), day.clone(), at.clone()];
                    row.push("check_in".to_owned().into());
                    row.extend([Value::Null, Value::Null, Value::Null, Value::Null]);
                    rows.push((CONTACT, row));
                }
            }
        }
        Record::Reach(it) => {
            for person in each_once(&it.people) {
                let row = vec![
                    id.clone(),
                    blob(person),
                    it.day.number().into(),
                    it.at.timestamp().into(),
                    "reach".to_owned().into(),
                    word(&it.how),
                    word(&it.first),
                    it.felt.map_or(Value::Null, |felt| word(&felt)),
                    it.gave.into(),
                ];
                rows.push((CONTACT, row));
            }
        }
        Record::Goal(it) => {
            let ended = it.finished_on.map(Day::number).into();
            let row = vec![id, word(&it.status), ended, it.at.timestamp().into()];
            rows.push((GOAL, row));
        }
        Record::Tick(it) => {
            let row = vec![
                id,
                blob(it.goal),
                it.day.number().into(),
                it.at.timestamp().into(),
                word(&it.state),
                it.amount.into(),
            ];
            rows.push((TICK, row));
        }
        _ => {}
    }
    rows
}

fn blob(id: Id) -> Value {
    Value::Blob(id.bytes().to_vec())
}

/// The word that the file has for a plain enum: the one of its JSON.
pub(super) fn word<T: serde::Serialize>(value: &T) -> Value {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Value::Text(word),
        _ => Value::Null,
    }
}

fn each_once(ids: &[Id]) -> BTreeSet<Id> {
    ids.iter().copied().collect()
}

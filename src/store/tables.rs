//! What the versions say, as `head` and the typed tables say it: written with each version, rebuildable from them all,
//! and checked against them. The search index stands in `index`.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::error::Error;
use super::version::{self, Version};
use super::{index, levels};
use crate::domain::{Answer, CheckInKind, Day, Id, Kind, Record};

/// What `head` says of a record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    pub kind: String,
    pub day: Option<i64>,
    pub at: Option<i64>,
    /// The number of the version that is shown.
    pub version: i64,
    pub live: bool,
    /// How many versions no other names as a parent.
    pub heads: i64,
    /// Whether they say different things.
    pub conflict: bool,
}

impl Head {
    /// The head of a record whose only newest state is version number `version`: `record`, or its removal.
    pub(super) fn one(kind: Kind, record: Option<&Record>, version: i64) -> Self {
        Self {
            kind: kind.name().to_owned(),
            day: record.and_then(Record::day).map(Day::number),
            at: record.and_then(Record::at).map(|at| at.timestamp()),
            version,
            live: record.is_some(),
            heads: 1,
            conflict: false,
        }
    }
}

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

    fn key(&self) -> &'static str {
        self.columns.first().copied().unwrap_or_default()
    }

    fn insert(&self, conn: &Connection, row: Row) -> Result<(), Error> {
        let marks = vec!["?"; self.columns.len()].join(", ");
        conn.prepare_cached(&format!(
            "INSERT INTO {} ({}) VALUES ({marks})",
            self.name,
            self.columns.join(", ")
        ))?
        .execute(params_from_iter(row))?;
        Ok(())
    }

    fn clear(&self, conn: &Connection, record: Id) -> Result<(), Error> {
        conn.prepare_cached(&format!(
            "DELETE FROM {} WHERE {} = ?1",
            self.name,
            self.key()
        ))?
        .execute([record.bytes()])?;
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

/// What is made anew once all records of a change are put, because it is made of many or in order.
#[derive(Debug, Default)]
pub(super) struct Later {
    /// The records that were put.
    pub records: Vec<Id>,
    chunks: BTreeSet<i64>,
}

impl Later {
    /// Makes it anew.
    pub(super) fn finish(&self, conn: &Connection) -> Result<(), Error> {
        levels::refresh(conn, &self.chunks)?;
        index::refresh(conn, &self.records)
    }
}

/// Makes `head` and the typed tables say of a record what it now is; `before` is what `head` said so far.
pub(super) fn put(
    conn: &Connection,
    id: Id,
    before: Option<&Head>,
    now: &Head,
    record: Option<&Record>,
    later: &mut Later,
) -> Result<(), Error> {
    later.records.push(id);
    for head in before.into_iter().chain([now]) {
        if head.kind == Kind::CheckIn.name() {
            later.chunks.extend(head.day.map(levels::chunk_of));
        }
    }
    if let Some(before) = before {
        for table in Kind::named(&before.kind).map_or(&[][..], of_kind) {
            table.clear(conn, id)?;
        }
        if before.live {
            tally(conn, &before.kind, -1)?;
        }
    }
    conn.prepare_cached(
        "INSERT INTO head (record, kind, day, at, version, live, heads, conflict) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (record) DO UPDATE SET kind = ?2, day = ?3, at = ?4, version = ?5, live = ?6, heads = ?7, conflict = ?8",
    )?
    .execute(params![
        id.bytes(),
        now.kind,
        now.day,
        now.at,
        now.version,
        now.live,
        now.heads,
        now.conflict
    ])?;
    if let Some(record) = record {
        tally(conn, &now.kind, 1)?;
        for (table, row) in rows(record) {
            table.insert(conn, row)?;
        }
    }
    Ok(())
}

/// What the versions of a record say: its head, and the record that it is, unless it was removed. None when there is no
/// version of it.
pub(super) fn said(conn: &Connection, id: Id) -> Result<Option<(Head, Option<Record>)>, Error> {
    let heads = version::heads(conn, id)?;
    let Some((number, shown)) = heads.first() else {
        return Ok(None);
    };
    let kind = shown.kind()?;
    let record = shown.record()?;
    let mut head = Head::one(kind, record.as_ref(), *number);
    head.heads = i64::try_from(heads.len()).unwrap_or(i64::MAX);
    // An edit wins over a removal, and the same words twice are no question to anybody.
    let bodies: BTreeSet<_> = heads
        .iter()
        .filter_map(|(_, it)| it.body.as_ref())
        .collect();
    head.conflict = bodies.len() > 1;
    Ok(Some((head, record)))
}

/// What `head` says of the record, if it ever was.
pub(super) fn head(conn: &Connection, id: Id) -> Result<Option<Head>, Error> {
    Ok(conn
        .prepare_cached(
            "SELECT kind, day, at, version, live, heads, conflict FROM head WHERE record = ?1",
        )?
        .query_row([id.bytes()], |row| {
            Ok(Head {
                kind: row.get(0)?,
                day: row.get(1)?,
                at: row.get(2)?,
                version: row.get(3)?,
                live: row.get(4)?,
                heads: row.get(5)?,
                conflict: row.get(6)?,
            })
        })
        .optional()?)
}

/// The versions that the next one of a record is made from, the one that is shown first.
pub(super) fn parents(
    conn: &Connection,
    id: Id,
    head: Option<&Head>,
) -> Result<Vec<Version>, Error> {
    match head {
        None => Ok(Vec::new()),
        Some(head) if head.heads == 1 => Ok(vec![version::by_seq(conn, head.version)?]),
        Some(_) => Ok(version::heads(conn, id)?
            .into_iter()
            .map(|(_, version)| version)
            .collect()),
    }
}

/// Empties `head` and the typed tables, for a rebuild.
pub(super) fn empty(conn: &Connection) -> Result<(), Error> {
    conn.execute_batch("DELETE FROM head; DELETE FROM tally; DELETE FROM levels;")?;
    for table in ALL {
        conn.execute(&format!("DELETE FROM {}", table.name), [])?;
    }
    Ok(())
}

fn tally(conn: &Connection, kind: &str, by: i64) -> Result<(), Error> {
    conn.prepare_cached("INSERT OR IGNORE INTO tally (kind, live) VALUES (?1, 0)")?
        .execute([kind])?;
    conn.prepare_cached("UPDATE tally SET live = live + ?2 WHERE kind = ?1")?
        .execute(params![kind, by])?;
    Ok(())
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

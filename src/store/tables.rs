//! The reading of the versions: `head`, the typed tables and the search index. Written with each version, and
//! rebuildable from them all.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::Error;
use crate::domain::{Answer, Day, Done, First, Id, Instant, Kind, Record};

/// How many rows of the index one day can hold, as a power of two.
const ROWS_A_DAY: u32 = 20;

/// What `head` says of a record.
pub(super) struct Head {
    pub version: i64,
}

/// Makes `record` what it now is: version number `seq`.
pub(super) fn put(conn: &Connection, record: &Record, seq: i64, at: Instant) -> Result<(), Error> {
    let id = record.id().bytes();
    clear(conn, record.kind(), record.id())?;
    conn.prepare_cached(
        "INSERT INTO head (record, kind, day, at, version, live) VALUES (?1, ?2, ?3, ?4, ?5, 1)
         ON CONFLICT (record) DO UPDATE SET kind = ?2, day = ?3, at = ?4, version = ?5, live = 1, conflict = 0",
    )?
    .execute(params![
        id,
        record.kind().name(),
        record.day().map(|day| day.to_string()),
        record.at().map(|at| at.to_rfc3339()),
        seq
    ])?;
    match record {
        Record::CheckIn(check_in) => {
            let mut answer = conn.prepare_cached(
                "INSERT INTO answer (check_in, slug, day, level, state) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for (slug, given) in &check_in.answers {
                let state = match given {
                    Answer::Level(_) => "level",
                    Answer::Skipped => "skipped",
                    Answer::None => "none",
                };
                answer.execute(params![
                    id,
                    slug,
                    check_in.day.to_string(),
                    given.level(),
                    state
                ])?;
            }
            for person in check_in.people.iter().flatten() {
                contact(
                    conn,
                    record,
                    *person,
                    check_in.day,
                    check_in.at,
                    [Some("check_in"), None, None, None],
                )?;
            }
        }
        Record::Tick(tick) => {
            conn.prepare_cached(
                "INSERT INTO tick (tick, goal, day, state, amount) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                id,
                tick.goal.bytes(),
                tick.day.to_string(),
                Done::name(tick.state),
                tick.amount
            ])?;
        }
        Record::Reach(reach) => {
            let first = if reach.first == First::Me {
                "me"
            } else {
                "them"
            };
            let (how, felt) = (word(&reach.how), reach.felt.and_then(|felt| word(&felt)));
            for person in &reach.people {
                let values = [Some("reach"), how.as_deref(), Some(first), felt.as_deref()];
                contact(conn, record, *person, reach.day, reach.at, values)?;
            }
        }
        _ => {}
    }
    index(conn, record, at)
}

/// Makes the record removed as of version number `seq`.
pub(super) fn remove(conn: &Connection, kind: Kind, id: Id, seq: i64) -> Result<(), Error> {
    clear(conn, kind, id)?;
    conn.prepare_cached(
        "INSERT INTO head (record, kind, version, live) VALUES (?1, ?2, ?3, 0)
         ON CONFLICT (record) DO UPDATE SET day = NULL, at = NULL, version = ?3, live = 0, conflict = 0",
    )?
    .execute(params![id.bytes(), kind.name(), seq])?;
    Ok(())
}

/// What `head` says of the record, if it ever was.
pub(super) fn head(conn: &Connection, id: Id) -> Result<Option<Head>, Error> {
    Ok(conn
        .prepare_cached("SELECT version FROM head WHERE record = ?1")?
        .query_row([id.bytes()], |row| {
            Ok(Head {
                version: row.get(0)?,
            })
        })
        .optional()?)
}

/// Empties everything that [`put`] and [`remove`] write, for a rebuild.
pub(super) fn empty(conn: &Connection) -> Result<(), Error> {
    conn.execute_batch(
        "DELETE FROM found; DELETE FROM found_row; DELETE FROM contact; DELETE FROM tick; DELETE FROM answer; DELETE FROM head;",
    )?;
    Ok(())
}

fn clear(conn: &Connection, kind: Kind, id: Id) -> Result<(), Error> {
    let id = id.bytes();
    match kind {
        Kind::CheckIn => {
            conn.prepare_cached("DELETE FROM answer WHERE check_in = ?1")?
                .execute([id])?;
            conn.prepare_cached("DELETE FROM contact WHERE record = ?1")?
                .execute([id])?;
        }
        Kind::Reach => {
            conn.prepare_cached("DELETE FROM contact WHERE record = ?1")?
                .execute([id])?;
        }
        Kind::Tick => {
            conn.prepare_cached("DELETE FROM tick WHERE tick = ?1")?
                .execute([id])?;
        }
        _ => {}
    }
    let row: Option<i64> = conn
        .prepare_cached("DELETE FROM found_row WHERE record = ?1 RETURNING row")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    if let Some(row) = row {
        conn.prepare_cached("DELETE FROM found WHERE rowid = ?1")?
            .execute([row])?;
    }
    Ok(())
}

fn contact(
    conn: &Connection,
    record: &Record,
    person: Id,
    day: Day,
    at: Instant,
    [source, how, first, felt]: [Option<&str>; 4],
) -> Result<(), Error> {
    conn.prepare_cached(
        "INSERT OR IGNORE INTO contact (record, person, day, at, source, how, first, felt) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        record.id().bytes(),
        person.bytes(),
        day.to_string(),
        at.to_rfc3339(),
        source,
        how,
        first,
        felt
    ])?;
    Ok(())
}

fn index(conn: &Connection, record: &Record, at: Instant) -> Result<(), Error> {
    let words = record.words().join("\n");
    if words.trim().is_empty() {
        return Ok(());
    }
    let day = record.day().unwrap_or_else(|| Day::new(at.date_naive()));
    let base = day.number() << ROWS_A_DAY;
    let row: i64 = conn
        .prepare_cached(
            "SELECT coalesce(max(row) + 1, ?1) FROM found_row WHERE row >= ?1 AND row < ?2",
        )?
        .query_row([base, base + (1 << ROWS_A_DAY)], |row| row.get(0))?;
    conn.prepare_cached("INSERT INTO found_row (record, row, kind, day) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            record.id().bytes(),
            row,
            record.kind().name(),
            day.to_string()
        ])?;
    conn.prepare_cached("INSERT INTO found (rowid, words) VALUES (?1, ?2)")?
        .execute(params![row, words])?;
    Ok(())
}

/// The word that serde writes for a plain enum.
fn word<T: serde::Serialize>(value: &T) -> Option<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Some(word),
        _ => None,
    }
}

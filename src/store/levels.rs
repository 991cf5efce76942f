//! The levels of check-ins, packed for charts: made from `answer`, chunk by chunk, and read in one scan.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::Span;
use super::error::Error;
use crate::domain::Day;

/// How many days a chunk has, as a power of two.
const DAYS: u32 = 6;
const LAST: i64 = (1 << DAYS) - 1;

/// The levels of one chunk: slug to pairs of day within the chunk and level.
pub(super) type Chunk = BTreeMap<String, Vec<u8>>;

/// The chunk of a day's number.
pub(super) fn chunk_of(day: i64) -> i64 {
    day >> DAYS
}

/// Makes these chunks anew from `answer`.
pub(super) fn refresh(conn: &Connection, chunks: &BTreeSet<i64>) -> Result<(), Error> {
    for chunk in chunks {
        conn.prepare_cached("DELETE FROM levels WHERE chunk = ?1")?
            .execute([chunk])?;
        for (slug, packed) in said(conn, *chunk)? {
            conn.prepare_cached("INSERT INTO levels (chunk, slug, packed) VALUES (?1, ?2, ?3)")?
                .execute(params![chunk, slug, packed])?;
        }
    }
    Ok(())
}

/// What `answer` says of a chunk.
pub(super) fn said(conn: &Connection, chunk: i64) -> Result<Chunk, Error> {
    let first = chunk << DAYS;
    let mut statement = conn.prepare_cached(
        "SELECT day - ?1, slug, level FROM answer
         WHERE day BETWEEN ?1 AND ?2 AND level IS NOT NULL ORDER BY day, slug, level",
    )?;
    let mut rows = statement.query([first, first + LAST])?;
    let mut said = Chunk::new();
    while let Some(row) = rows.next()? {
        let pair: [u8; 2] = [row.get(0)?, row.get(2)?];
        said.entry(row.get(1)?).or_default().extend(pair);
    }
    Ok(said)
}

/// What is kept of a chunk.
pub(super) fn kept(conn: &Connection, chunk: i64) -> Result<Chunk, Error> {
    let mut statement = conn.prepare_cached("SELECT slug, packed FROM levels WHERE chunk = ?1")?;
    let rows = statement.query_map([chunk], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every chunk that `answer` or `levels` knows of.
pub(super) fn chunks(conn: &Connection) -> Result<BTreeSet<i64>, Error> {
    let mut statement =
        conn.prepare("SELECT DISTINCT day >> ?1 FROM answer UNION SELECT chunk FROM levels")?;
    let rows = statement.query_map([DAYS], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Visits the levels of all questions within `span`, chunk by chunk.
pub(super) fn each(
    conn: &Connection,
    span: Span,
    mut visit: impl FnMut(&str, &mut dyn Iterator<Item = (Day, u8)>),
) -> Result<(), Error> {
    let (first, last) = span.numbers();
    let mut statement = conn.prepare_cached(
        "SELECT chunk, slug, packed FROM levels WHERE chunk BETWEEN ?1 AND ?2 ORDER BY chunk",
    )?;
    let mut rows = statement.query([chunk_of(first), chunk_of(last)])?;
    while let Some(row) = rows.next()? {
        let start = row.get::<_, i64>(0)? << DAYS;
        let slug = row.get_ref(1)?.as_str()?;
        let packed = row.get_ref(2)?.as_blob()?;
        let mut levels = packed.as_chunks::<2>().0.iter().filter_map(|[day, level]| {
            let day = start + i64::from(*day);
            let inside = (first..=last).contains(&day);
            Some((Day::from_number(day).filter(|_| inside)?, *level))
        });
        visit(slug, &mut levels);
    }
    Ok(())
}

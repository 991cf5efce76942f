//! What each record is now: `head`, the count of each kind and, through `tables`, the rows of the typed tables. Written
//! with each version, and rebuildable from them all. The search index stands in `index`.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::error::Error;
use super::tables::Row;
use super::version::{self, Numbered, Version};
use super::{Progress, index, levels, tables};
use crate::domain::{Day, Id, Kind, Record};

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

    /// It as a row of its table.
    pub(super) fn row(&self, record: Id) -> Row {
        vec![
            Value::Blob(record.bytes().to_vec()),
            self.kind.clone().into(),
            self.day.into(),
            self.at.into(),
            self.version.into(),
            self.live.into(),
            self.heads.into(),
            self.conflict.into(),
        ]
    }
}

/// What is made anew once all records of a change are put, because it is made of many or in order.
#[derive(Debug, Default)]
pub(super) struct Later {
    /// The records that were put.
    pub records: Vec<Id>,
    chunks: BTreeSet<i64>,
}

impl Later {
    /// Makes it anew. The search index stays behind.
    pub(super) fn finish(&self, conn: &Connection) -> Result<(), Error> {
        levels::refresh(conn, &self.chunks)
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
        for table in Kind::named(&before.kind).map_or(&[][..], tables::of_kind) {
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
        for (table, row) in tables::rows(record) {
            table.insert(conn, row)?;
        }
    }
    Ok(())
}

/// What the versions of a record say: its head, and the record that it is, unless it was removed. None when there is no
/// version of it.
pub(super) fn said(conn: &Connection, id: Id) -> Result<Option<(Head, Option<Record>)>, Error> {
    let heads = version::heads(conn, id)?;
    let Some(first) = heads.first() else {
        return Ok(None);
    };
    let record = first.1.record()?;
    Ok(Some((of_heads(first, &heads, record.as_ref())?, record)))
}

/// The head of a record that is `record`, and whose versions that no other names as a parent are `heads`, the `first` of
/// which is shown.
pub(super) fn of_heads(
    (number, shown): &Numbered,
    heads: &[Numbered],
    record: Option<&Record>,
) -> Result<Head, Error> {
    let mut head = Head::one(shown.kind()?, record, *number);
    head.heads = i64::try_from(heads.len()).unwrap_or(i64::MAX);
    // An edit wins over a removal, and the same words twice are no question to anybody.
    let bodies: BTreeSet<_> = heads
        .iter()
        .filter_map(|(_, it)| it.body.as_ref())
        .collect();
    head.conflict = bodies.len() > 1;
    Ok(head)
}

/// What `head` says of the record, if it ever was.
pub(super) fn of(conn: &Connection, id: Id) -> Result<Option<Head>, Error> {
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
    tables::ALL.iter().try_for_each(|table| table.empty(conn))
}

/// Makes `head`, the typed tables and the index say of these records what their versions say.
pub(super) fn reread(
    tx: &Transaction<'_>,
    records: &[Id],
    progress: &Progress,
) -> Result<(), Error> {
    let mut later = Later::default();
    for (n, id) in (0..).zip(records) {
        progress.at(n, records.len() as u64);
        if let Some((head, record)) = said(tx, *id)? {
            let before = of(tx, *id)?;
            put(tx, *id, before.as_ref(), &head, record.as_ref(), &mut later)?;
        }
    }
    later.finish(tx)?;
    index::catch_up(tx, later.records)
}

fn tally(conn: &Connection, kind: &str, by: i64) -> Result<(), Error> {
    conn.prepare_cached("INSERT OR IGNORE INTO tally (kind, live) VALUES (?1, 0)")?
        .execute([kind])?;
    conn.prepare_cached("UPDATE tally SET live = live + ?2 WHERE kind = ?1")?
        .execute(params![kind, by])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Entry;
    use crate::store::{Store, sample};

    /// A version of the first entry: `None` removes it.
    fn version(n: u8, parents: &[u8], text: Option<&str>) -> Version {
        let body = text.map(|text| {
            let record: Record = sample::entry(1, "2026-11-22", text).into();
            record.to_json().unwrap()
        });
        Version::new(
            sample::id(n),
            sample::id(1),
            Kind::Entry,
            parents.iter().map(|n| sample::id(*n)).collect(),
            sample::id(0xdd),
            sample::now().at,
            body,
        )
    }

    fn read(versions: &[Version]) -> Store {
        let mut store = sample::store();
        let tx = store.conn.transaction().unwrap();
        for version in versions {
            version.append(&tx, None).unwrap();
            reread(&tx, &[version.record], &Progress::default()).unwrap();
        }
        tx.commit().unwrap();
        store
    }

    /// The text that is shown, how many heads there are, and whether that is a question to the person.
    fn shown(versions: &[Version]) -> (String, i64, bool) {
        let store = read(versions);
        let head = of(&store.conn, sample::id(1)).unwrap().unwrap();
        let entry = store.get::<Entry>(sample::id(1)).unwrap().unwrap();
        (entry.text, head.heads, head.conflict)
    }

    #[test]
    fn the_newest_of_a_line_of_versions_is_the_head_whatever_its_id() {
        let line = [
            version(9, &[], Some("first")),
            version(2, &[9], Some("second")),
        ];
        assert_eq!(shown(&line), ("second".to_owned(), 1, false));
    }

    #[test]
    fn of_two_edits_the_greatest_id_is_shown_until_the_person_chooses() {
        let apart = [
            version(1, &[], Some("first")),
            version(3, &[1], Some("there")),
            version(2, &[1], Some("here")),
        ];
        assert_eq!(shown(&apart), ("there".to_owned(), 2, true));
    }

    #[test]
    fn an_edit_wins_over_a_removal() {
        let apart = [
            version(1, &[], Some("first")),
            version(3, &[1], None),
            version(2, &[1], Some("edited")),
        ];
        assert_eq!(shown(&apart), ("edited".to_owned(), 2, false));
    }

    #[test]
    fn the_same_words_twice_are_no_question() {
        let apart = [version(3, &[], Some("same")), version(2, &[], Some("same"))];
        assert_eq!(shown(&apart), ("same".to_owned(), 2, false));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        /// What a journal says depends on which versions it has, not on the order in which they came.
        #[test]
        fn the_order_of_coming_does_not_matter(
            made in prop::collection::vec((0_u8..8, 0_u8..8, prop::option::of("[a-c]{1,2}")), 1..8),
            order in any::<prop::sample::Index>(),
        ) {
            let mut versions: Vec<Version> = (0..).zip(&made).map(|(n, (one, other, text))| {
                // Parents are versions made before.
                let parents: Vec<u8> = [*one, *other].into_iter().filter(|parent| *parent < n).collect();
                version(n, &parents, text.as_deref())
            }).collect();
            let first = read(&versions);
            prop_assert_eq!(first.check().unwrap(), Vec::new());
            let middle = order.index(versions.len());
            versions.rotate_left(middle);
            versions.reverse();
            prop_assert_eq!(sample::says(&read(&versions)), sample::says(&first));
        }
    }
}

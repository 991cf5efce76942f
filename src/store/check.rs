//! Whether the file is whole, and whether `head`, the typed tables and the search index are exactly what the versions
//! say; and making them so. Mending a damaged file stands elsewhere: here nothing is repaired but the reading.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::error::Error;
use super::head::Head;
use super::{Store, head, index, levels, open, place, read, tables, version};
use crate::domain::{Day, Id, Kind, Record};

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// What SQLite's own check says of the file. The rest is not looked at then.
    File(String),
    /// What SQLite's own check says of the search index; a rebuild mends it.
    Index(String),
    /// A row of `table` names one that is not there.
    Dangling { table: String },
    /// A version is not what was written.
    Changed { version: Id, record: Id },
    /// A version is what was written, and yet no record of its kind.
    Unreadable { version: Id, detail: String },
    /// `table` says something else of a record than its versions do; a rebuild mends it.
    Reading { record: Id, table: &'static str },
    /// `table` has more or fewer rows than the versions ask for; a rebuild mends it.
    Rows { table: &'static str },
}

impl Store {
    /// Looks at everything in the file and changes nothing. No finding: the file is whole and says what was written.
    ///
    /// # Errors
    /// When the file can't be read at all.
    pub fn check(&self) -> Result<Vec<Finding>, Error> {
        // One transaction, so that another program's commit in between is no finding.
        let tx = self.conn.unchecked_transaction()?;
        let mut findings = whole(&tx)?;
        if findings.is_empty() && self.is_locked() && !sealed(&tx)? {
            findings.push(Finding::File("a page is not what was written".to_owned()));
        }
        if findings.iter().any(|it| matches!(it, Finding::File(_))) {
            return Ok(findings);
        }
        findings.extend(dangling(&tx)?);
        let intact = findings.len();
        let (progress, last) = (self.progress.part(1, 3), version::last(&tx)?);
        version::each(&tx, |number, version| {
            progress.at(number, last);
            if let Some(finding) = version.finding() {
                findings.push(finding);
            } else if let Err(Error::Version { detail, .. }) = version.record() {
                findings.push(Finding::Unreadable {
                    version: version.id,
                    detail,
                });
            }
            Ok(())
        })?;
        if findings.len() == intact {
            reading(&tx, &mut findings)?;
        }
        Ok(findings)
    }

    /// Looks whether the newest `count` versions are as they were written, and whether the tables say of their records what
    /// these say; cheap enough for every start.
    ///
    /// # Errors
    /// When the file can't be read, unless that is because it is damaged, which is a finding.
    pub fn check_newest(&self, count: u32) -> Result<Vec<Finding>, Error> {
        let mut findings = Vec::new();
        let mut records = BTreeSet::new();
        let reading = self.begin_reading()?;
        let looked = version::each_newest(&self.conn, count, |version| {
            findings.extend(version.finding());
            records.insert(version.record);
            Ok(())
        });
        let looked = looked.and_then(|()| {
            // Where words are damaged, there is nothing to compare with.
            if findings.is_empty() {
                newest_reading(&self.conn, &records, &mut findings)?;
            }
            Ok(())
        });
        self.end_reading(reading);
        self.or_damage(looked.map(|()| findings))
    }

    /// What was found, or that the file is damaged so that it could not be looked at.
    pub(super) fn or_damage(
        &self,
        found: Result<Vec<Finding>, Error>,
    ) -> Result<Vec<Finding>, Error> {
        let path = self.path.as_deref().unwrap_or_else(|| Path::new(""));
        match found.map_err(|error| open::damage(path, error)) {
            Err(Error::Damaged { detail, .. }) => Ok(vec![Finding::File(detail)]),
            found => found,
        }
    }

    /// How many versions there are, erased ones too.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn versions(&self) -> Result<usize, Error> {
        Ok(self
            .conn
            .query_row("SELECT count(*) FROM version", [], |row| read::size(row, 0))?)
    }

    /// Makes `head`, the typed tables and the search index anew from the versions, in one transaction.
    ///
    /// # Errors
    /// When a version can't be read, or what kept the file from being written; nothing is changed then.
    pub fn rebuild(&mut self) -> Result<(), Error> {
        self.ready()?;
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        head::empty(&tx)?;
        index::empty(&tx)?;
        head::reread(&tx, &records(&tx)?, &self.progress)?;
        place::end(tx, self.place.as_ref(), &mut self.unsure)
    }
}

fn records(conn: &Connection) -> Result<Vec<Id>, Error> {
    let mut statement = conn.prepare("SELECT DISTINCT record FROM version")?;
    let ids = statement.query_map([], |row| Ok(Id::from_bytes(row.get(0)?)))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// What SQLite itself finds wrong.
pub(super) fn whole(conn: &Connection) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    let mut statement = conn.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        if text.to_ascii_lowercase().contains("fts5") {
            findings.push(Finding::Index(text));
        } else if text != "ok" {
            findings.push(Finding::File(text));
        }
    }
    Ok(findings)
}

/// Whether every page of a locked file is as it was written: SQLCipher signs each.
pub(super) fn sealed(conn: &Connection) -> Result<bool, Error> {
    Ok(!conn.prepare("PRAGMA cipher_integrity_check")?.exists([])?)
}

fn dangling(conn: &Connection) -> Result<Vec<Finding>, Error> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let rows = statement.query_map([], |row| Ok(Finding::Dangling { table: row.get(0)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Compares what `head`, the typed tables and the packed levels say of these records with what their versions say. The
/// search index is left for the full check.
fn newest_reading(
    conn: &Connection,
    records: &BTreeSet<Id>,
    findings: &mut Vec<Finding>,
) -> Result<(), Error> {
    let mut chunks = BTreeSet::new();
    for id in records {
        let mut rows = BTreeMap::new();
        match record_reading(conn, *id, &mut rows, findings) {
            Ok(Some((now, _))) if now.kind == Kind::CheckIn.name() => {
                chunks.extend(now.day.map(levels::chunk_of));
            }
            // An older version of it is damaged, which the full check finds.
            Ok(_) | Err(Error::Version { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    for chunk in chunks {
        if levels::kept(conn, chunk)? != levels::said(conn, chunk)? {
            findings.push(Finding::Rows { table: "levels" });
        }
    }
    Ok(())
}

/// Compares what `head` and the typed tables say of one record with what its versions say, and counts the rows that these
/// ask for. Answers both; none when there is no version of it.
fn record_reading(
    conn: &Connection,
    id: Id,
    rows: &mut BTreeMap<&'static str, usize>,
    findings: &mut Vec<Finding>,
) -> Result<Option<(Head, Option<Record>)>, Error> {
    let mut differs = |table| findings.push(Finding::Reading { record: id, table });
    let Some((now, record)) = head::said(conn, id)? else {
        return Ok(None);
    };
    *rows.entry("head").or_default() += 1;
    if head::of(conn, id)?.as_ref() != Some(&now) {
        differs("head");
    }
    let mut said: BTreeMap<&'static str, Vec<tables::Row>> = BTreeMap::new();
    for (table, row) in record.iter().flat_map(tables::rows) {
        said.entry(table.name).or_default().push(row);
    }
    for table in Kind::named(&now.kind).map_or(&[][..], tables::of_kind) {
        let said = said.remove(table.name).unwrap_or_default();
        let there = table.rows(conn, id)?;
        *rows.entry(table.name).or_default() += said.len();
        if there.len() != said.len() || !said.iter().all(|row| there.contains(row)) {
            differs(table.name);
        }
    }
    Ok(Some((now, record)))
}

/// Compares what is there with what the versions say, record by record, and then that nothing else is there.
fn reading(conn: &Connection, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let mut rows: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut live: BTreeMap<&'static str, usize> = BTreeMap::new();
    for id in records(conn)? {
        let Some((now, record)) = record_reading(conn, id, &mut rows, findings)? else {
            continue;
        };
        if let Some(record) = &record {
            *live.entry(record.kind().name()).or_default() += 1;
            if let Some((words, marks)) = index::text(record) {
                *rows.entry("found_row").or_default() += 1;
                *rows.entry("found").or_default() += 1;
                let day = day(conn, record, now.version)?;
                if indexed(conn, id)? != Some((day, words, marks)) {
                    let table = "found";
                    findings.push(Finding::Reading { record: id, table });
                }
            }
        }
    }
    let tables = tables::ALL.iter().map(|table| table.name);
    for table in tables.chain(["head", "found_row", "found"]) {
        let there = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            read::size(row, 0)
        })?;
        if there != rows.get(table).copied().unwrap_or(0) {
            findings.push(Finding::Rows { table });
        }
    }
    for chunk in levels::chunks(conn)? {
        if levels::kept(conn, chunk)? != levels::said(conn, chunk)? {
            findings.push(Finding::Rows { table: "levels" });
        }
    }
    for kind in Kind::ALL {
        let there = conn
            .query_row(
                "SELECT live FROM tally WHERE kind = ?1",
                [kind.name()],
                |row| read::size(row, 0),
            )
            .optional()?;
        if there.unwrap_or(0) != live.get(kind.name()).copied().unwrap_or(0) {
            findings.push(Finding::Rows { table: "tally" });
        }
    }
    findings.dedup();
    Ok(())
}

fn day(conn: &Connection, record: &Record, number: i64) -> Result<Option<i64>, Error> {
    let version = version::by_seq(conn, number)?;
    Ok(Some(index::day(record, &version)?.number()))
}

/// The day, the words and the marks under which the index holds a record.
fn indexed(conn: &Connection, record: Id) -> Result<Option<(Option<i64>, String, String)>, Error> {
    Ok(conn
        .prepare_cached(
            "SELECT row, words, marks FROM found_row JOIN found ON found.rowid = found_row.row WHERE record = ?1",
        )?
        .query_row([record.bytes()], |row| {
            let day = index::day_of(row.get(0)?).map(Day::number);
            Ok((day, row.get(1)?, row.get(2)?))
        })
        .optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample;

    fn full() -> Store {
        let all = Kind::ALL
            .iter()
            .flat_map(|kind| (0..3).map(move |n| sample::any(*kind, n, n + 1)));
        sample::with(all.collect())
    }

    #[test]
    fn a_whole_journal_has_no_finding() {
        assert_eq!(full().check().unwrap(), Vec::new());
        assert_eq!(sample::store().check().unwrap(), Vec::new());
    }

    #[test]
    fn whatever_is_wrong_with_the_reading_is_found_and_a_rebuild_mends_it() {
        for (wrong, expected) in [
            ("UPDATE head SET day = day + 1 WHERE kind = 'entry'", "head"),
            ("DELETE FROM head WHERE kind = 'week'", "head"),
            ("UPDATE head SET conflict = 1 WHERE kind = 'card'", "head"),
            ("UPDATE answer SET level = 4 WHERE slug = 'sleep'", "answer"),
            ("DELETE FROM check_in", "check_in"),
            ("DELETE FROM tick WHERE state = 'part'", "tick"),
            ("UPDATE goal SET status = 'resting'", "goal"),
            ("UPDATE contact SET gave = 1 - gave", "contact"),
            (
                "INSERT INTO tick VALUES (zeroblob(16), zeroblob(16), 1, 1, 'done', 1.0)",
                "tick",
            ),
            ("UPDATE levels SET packed = x'0001'", "levels"),
            ("DELETE FROM levels", "levels"),
            ("UPDATE tally SET live = live + 1", "tally"),
            ("DELETE FROM found_row", "found"),
            ("UPDATE found SET words = 'something else'", "found"),
            ("UPDATE found SET marks = 'something else'", "found"),
            (
                "INSERT INTO found (rowid, words) VALUES (1, 'no record')",
                "found",
            ),
        ] {
            let mut store = full();
            let before = sample::says(&store);
            assert!(store.conn.execute(wrong, []).unwrap() > 0, "{wrong}");
            let findings = store.check().unwrap();
            let named = findings.iter().any(|it| {
                matches!(it, Finding::Reading { table, .. } | Finding::Rows { table } if *table == expected)
            });
            assert!(named, "{wrong}: {findings:?}");
            store.rebuild().unwrap();
            assert_eq!(store.check().unwrap(), Vec::new(), "{wrong}");
            assert_eq!(sample::says(&store), before, "{wrong}");
        }
    }

    #[test]
    fn a_version_that_is_not_what_was_written_is_found() {
        for wrong in [
            "UPDATE version SET body = replace(body, 'River', 'Rover') WHERE kind = 'entry'",
            "UPDATE version SET at = '2001-01-01T00:00:00+00:00' WHERE kind = 'entry'",
            "UPDATE version SET body = NULL WHERE kind = 'entry'",
            "UPDATE version SET hash = zeroblob(32) WHERE kind = 'entry'",
        ] {
            let store = full();
            store.conn.execute(wrong, []).unwrap();
            let findings = store.check().unwrap();
            assert_eq!(findings.len(), 3, "{wrong}: {findings:?}");
            assert!(
                findings
                    .iter()
                    .all(|it| matches!(it, Finding::Changed { .. }))
            );
        }
    }

    #[test]
    fn a_row_that_names_nothing_is_found() {
        let store = full();
        store
            .conn
            .execute_batch(
                "PRAGMA foreign_keys = OFF; UPDATE version SET change = 99 WHERE seq = 1",
            )
            .unwrap();
        assert_eq!(
            store.check().unwrap(),
            [Finding::Dangling {
                table: "version".to_owned()
            }]
        );
    }

    #[test]
    fn a_damaged_index_is_found_and_made_anew() {
        let mut store = full();
        let before = sample::says(&store);
        store
            .conn
            .execute("DELETE FROM found_data WHERE id > 10", [])
            .unwrap();
        let findings = store.check().unwrap();
        assert!(
            findings.iter().any(|it| matches!(it, Finding::Index(_))),
            "{findings:?}"
        );
        store.rebuild().unwrap();
        assert_eq!(store.check().unwrap(), Vec::new());
        assert_eq!(sample::says(&store), before);
    }

    #[test]
    fn a_table_that_says_something_else_of_what_is_new_is_found_at_the_start() {
        for harm in [
            "UPDATE answer SET level = 1 + level % 2 WHERE level IS NOT NULL",
            "UPDATE head SET day = day + 1 WHERE kind = 'check_in'",
            "UPDATE goal SET status = 'let_go'",
            "UPDATE levels SET packed = x'0101'",
            "DELETE FROM contact",
        ] {
            let store = full();
            assert_eq!(store.check_newest(500).unwrap(), Vec::new());
            store.conn.execute(harm, []).unwrap();
            let found = store.check_newest(500).unwrap();
            let of_tables =
                |it: &Finding| matches!(it, Finding::Reading { .. } | Finding::Rows { .. });
            assert!(
                !found.is_empty() && found.iter().all(of_tables),
                "{harm}: {found:?}"
            );
        }
    }

    #[test]
    fn a_damaged_file_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut store = Store::open(&path, crate::domain::Ids::seeded(1)).unwrap();
        let all = Kind::ALL.iter().map(|kind| sample::any(*kind, 1, 1));
        sample::put(&mut store, all.collect());
        drop(store);
        let mut bytes = std::fs::read(&path).unwrap();
        let last = bytes.len() - 4096;
        bytes[last..].fill(0xff);
        std::fs::write(&path, bytes).unwrap();
        let findings = Store::open(&path, crate::domain::Ids::seeded(1)).map(|it| it.check());
        assert!(!matches!(&findings, Ok(Ok(findings)) if findings.is_empty()));
    }
}

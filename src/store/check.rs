//! Whether the file is whole, and whether `head`, the typed tables and the search index are exactly what the versions
//! say; and making them so. Mending a damaged file stands elsewhere: here nothing is repaired but the reading.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::error::Error;
use super::{Store, head, index, open, place, read, reading, version};
use crate::domain::Id;

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
        reading::look(&tx, &self.progress.part(1, 2), &mut findings)?;
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
                reading::look_at(&self.conn, &records, &mut findings)?;
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
    // The check of FTS5 looks at the index as this connection last saw it, which a query brings up to date. Where another
    // program wrote meanwhile, it takes what it wrote for damage (seen in 3.53).
    let _ = conn.execute_batch("SELECT rowid FROM found LIMIT 1");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;
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
            (
                "UPDATE found_until SET version = version + 1",
                "found_until",
            ),
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
    fn a_look_after_one_that_was_interrupted_finds_nothing_that_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut store = Store::open(&path, crate::domain::Ids::seeded(1)).unwrap();
        let all = Kind::ALL
            .iter()
            .flat_map(|kind| (0..6).map(move |n| sample::any(*kind, n, n + 1)));
        sample::put(&mut store, all.collect());
        let looking = Store::open(&path, crate::domain::Ids::seeded(2)).unwrap();
        let interrupt = looking.conn.get_interrupt_handle();
        let mut interrupted = 0;
        for n in 0..150_u64 {
            let pause = std::time::Duration::from_micros(n * 97);
            let found = std::thread::scope(|scope| {
                scope.spawn(|| {
                    std::thread::sleep(pause);
                    interrupt.interrupt();
                });
                looking.check()
            });
            match found {
                Ok(found) => assert_eq!(found, Vec::new(), "{pause:?}"),
                Err(Error::Sqlite(_)) => interrupted += 1,
                Err(other) => panic!("{other}"),
            }
            let text = format!("Words {n}");
            sample::put(
                &mut store,
                vec![sample::entry(90, "2026-11-22", &text).into()],
            );
            assert_eq!(looking.check().unwrap(), Vec::new(), "after {pause:?}");
        }
        assert!(interrupted > 0);
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

//! Journals of earlier schemas, each as a program of then wrote it: they open, say what they said, and have a backup of
//! themselves.

use std::path::Path;

use mainstay::store::{Looking, Store};

use crate::support::shell::Shell;
use crate::support::sound::sound;

/// Of each a few days of somebody's life: words in every kind of record that is written daily, one that was taken back, one
/// that was erased, and one that stands in two versions.
const SCHEMAS: [i64; 1] = [1];

/// When the export beside each was made.
const NOW: &str = "2026-11-22T20:14:00-05:00";

fn file(schema: i64, ending: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals");
    folder.join(format!("schema-{schema}.{ending}"))
}

fn schema(path: &Path) -> i64 {
    let conn = rusqlite::Connection::open(path).expect("a file");
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
        .expect("read")
}

#[test]
fn every_earlier_schema_has_its_journal() {
    let now = mainstay::assets::MIGRATIONS.len() as i64;
    assert_eq!(SCHEMAS.to_vec(), (1..now).collect::<Vec<_>>());
}

#[test]
fn a_journal_of_an_earlier_schema_says_what_it_said() {
    for earlier in SCHEMAS {
        let mut shell = Shell::new();
        shell.set("MAINSTAY_NOW", NOW);
        let journal = shell.path("journal.db");
        std::fs::copy(file(earlier, "db"), &journal).expect("copied");
        assert_eq!(schema(&journal), earlier);
        let said = std::fs::read_to_string(file(earlier, "json")).expect("text");
        let ran = shell.run("export json", "");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(ran.out, said, "schema {earlier}");
        assert!(schema(&journal) > earlier);
        for (words, found) in [("rain", "It was raining."), ("cafe", "Café and rivers")] {
            let ran = shell.run(&format!("find {words}"), "");
            assert!(ran.out.contains(found), "{}", ran.out);
        }
        assert_eq!(shell.run("undo", "").code, 0);
        assert_eq!(shell.run("redo", "").code, 0);
        sound(&mut Store::open(&journal, mainstay::domain::Ids::new()).expect("a journal"));
    }
}

#[test]
fn the_backup_of_an_earlier_schema_is_as_it_was_and_can_be_looked_through() {
    for earlier in SCHEMAS {
        let shell = Shell::new();
        let journal = shell.path("journal.db");
        std::fs::copy(file(earlier, "db"), &journal).expect("copied");
        assert_eq!(shell.run("today", "").code, 0);
        let store = Store::open(&journal, mainstay::domain::Ids::new()).expect("a journal");
        let backups = store.backups().expect("read");
        let [backup] = backups.as_slice() else {
            panic!("{backups:?}");
        };
        assert_eq!(schema(&backup.path), earlier);
        let mut copy = Store::open_to_read(&backup.path).expect("a backup");
        assert_eq!(copy.check().expect("read"), Vec::new());
        let looking = Looking {
            words: "rain".to_owned(),
            limit: 9,
            ..Looking::default()
        };
        assert_eq!(copy.find(&looking).expect("read").hits.len(), 1);
        let path = backup.path.display().to_string();
        let back = shell.run_with(&["restore", &path], "");
        assert_eq!(back.code, 0, "{}", back.err);
    }
}

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, StatementStatus};

use crate::domain::{By, Change, Ids, Kind, What};
use crate::store::{Error, Store, sample};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn open(path: &Path) -> Result<Store, Error> {
    Store::open(path, Ids::seeded(1))
}

/// A journal with one entry in it, closed again.
fn journal(folder: &Path) -> PathBuf {
    let path = folder.join("journal.db");
    let mut store = open(&path).unwrap();
    sample::put(
        &mut store,
        vec![sample::entry(1, "2026-11-22", "By the river").into()],
    );
    path
}

/// Opens what has these bytes, and holds that they are the same after it was refused.
fn refused(bytes: &[u8]) -> Error {
    let folder = folder();
    let path = folder.path().join("journal.db");
    fs::write(&path, bytes).unwrap();
    let error = open(&path).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    error
}

fn changed(statements: &str) -> Vec<u8> {
    let folder = folder();
    let path = journal(folder.path());
    Connection::open(&path)
        .unwrap()
        .execute_batch(statements)
        .unwrap();
    fs::read(path).unwrap()
}

#[test]
fn what_is_no_journal_is_refused_and_left_as_it_is() {
    assert!(matches!(refused(b""), Error::EmptyFile { .. }));
    assert!(matches!(
        refused(b"Dear diary, this is a text file."),
        Error::Unreadable { .. }
    ));
    assert!(matches!(refused(&[0xa7; 8192]), Error::Unreadable { .. }));
    let whole = changed("");
    assert!(matches!(refused(&whole[..16]), Error::Unreadable { .. }));
    assert!(matches!(refused(&whole[..99]), Error::Unreadable { .. }));
    assert!(matches!(refused(&whole[..2048]), Error::Damaged { .. }));
    let mut torn = whole;
    torn[100..4096].fill(0x55);
    assert!(matches!(refused(&torn), Error::Damaged { .. }));
}

#[test]
fn another_programs_database_is_refused_and_left_as_it_is() {
    let folder = folder();
    let path = folder.path().join("other.db");
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE head (record BLOB); PRAGMA user_version = 1;")
        .unwrap();
    assert!(matches!(
        refused(&fs::read(path).unwrap()),
        Error::Foreign { .. }
    ));
}

#[test]
fn a_newer_journal_is_refused_and_left_as_it_is() {
    let error = refused(&changed("PRAGMA user_version = 99"));
    assert!(matches!(error, Error::Newer { found: 99, known, .. } if known < 99));
}

#[test]
fn a_verified_backup_is_made_before_the_schema_goes_forward() {
    let folder = folder();
    let path = journal(folder.path());
    assert!(open(&path).unwrap().backups().unwrap().is_empty());
    let later = [("9999_later", "CREATE TABLE later (it TEXT) STRICT")];
    super::bring_forward(&path, None, &later).unwrap();
    let backups = super::backup::folder(&path);
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 1);
    // It bears the time of the last save, and is as the journal was.
    let copy = open(&backups.join("journal-2026-11-22T20-14-00.db")).unwrap();
    assert_eq!(copy.check().unwrap(), Vec::new());
}

#[test]
fn a_copy_in_which_no_device_wrote_yet_can_be_read() {
    let folder = folder();
    let path = journal(folder.path());
    let forget = "DELETE FROM about WHERE key = 'device'";
    Connection::open(&path)
        .unwrap()
        .execute(forget, [])
        .unwrap();
    let before = fs::read(&path).unwrap();
    let copy = Store::open_to_read(&path).unwrap();
    assert_eq!(copy.count(Kind::Entry, None).unwrap(), 1);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_folder_is_no_journal() {
    let folder = folder();
    assert!(matches!(open(folder.path()), Err(Error::NotAFile { .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_link_is_no_journal() {
    let folder = folder();
    let path = journal(folder.path());
    let before = fs::read(&path).unwrap();
    let link = folder.path().join("link.db");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert!(matches!(open(&link), Err(Error::NotAFile { .. })));
    let nowhere = folder.path().join("nowhere.db");
    std::os::unix::fs::symlink(folder.path().join("missing.db"), &nowhere).unwrap();
    assert!(matches!(open(&nowhere), Err(Error::NotAFile { .. })));
    let hard = folder.path().join("hard.db");
    fs::hard_link(&path, &hard).unwrap();
    assert!(matches!(open(&hard), Err(Error::NotAFile { .. })));
    assert!(matches!(open(&path), Err(Error::NotAFile { .. })));
    fs::remove_file(hard).unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
}

// Linux only because the crate that makes the pipe has it there.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_is_no_journal() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let folder = folder();
    let pipe = folder.path().join("pipe.db");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::from(0o600), 0).unwrap();
    assert!(matches!(open(&pipe), Err(Error::NotAFile { .. })));
}

#[cfg(unix)]
#[test]
fn a_new_journal_and_its_folders_are_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = folder.path().join("a/b/journal.db");
    let mut store = open(&path).unwrap();
    sample::put(
        &mut store,
        vec![sample::entry(1, "2026-11-22", "River").into()],
    );
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder.path().join("a")), 0o700);
    assert_eq!(mode(&folder.path().join("a/b")), 0o700);
    let mut names = Vec::new();
    for file in fs::read_dir(folder.path().join("a/b")).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600);
        names.push(path.file_name().unwrap().to_owned());
    }
    names.sort();
    // SQLite keeps its rollback journal, empty between two commits.
    assert_eq!(names, ["journal.db", "journal.db-journal"]);
    let rest = folder.path().join("a/b/journal.db-journal");
    assert_eq!(fs::metadata(rest).unwrap().len(), 0);
}

#[cfg(unix)]
#[test]
fn a_linked_folder_on_the_way_is_fine() {
    let folder = folder();
    fs::create_dir(folder.path().join("real")).unwrap();
    journal(&folder.path().join("real"));
    let home = folder.path().join("home");
    std::os::unix::fs::symlink(folder.path().join("real"), &home).unwrap();
    let store = open(&home.join("journal.db")).unwrap();
    assert_eq!(store.count(Kind::Entry, None).unwrap(), 1);
}

#[test]
fn the_settings_that_keep_words_safe_are_in_force() {
    let folder = folder();
    let store = open(&journal(folder.path())).unwrap();
    for (pragma, _, expected) in super::SETTINGS {
        let sql = format!("SELECT {pragma} FROM pragma_{pragma}");
        let found: rusqlite::types::Value = match *pragma {
            "mmap_size" => continue,
            "busy_timeout" => store
                .conn
                .query_row("SELECT timeout FROM pragma_busy_timeout", [], |row| {
                    row.get(0)
                })
                .unwrap(),
            _ => store.conn.query_row(&sql, [], |row| row.get(0)).unwrap(),
        };
        let found = match found {
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => panic!("{pragma}: {other:?}"),
        };
        assert_eq!(found, *expected, "{pragma}");
    }
    let defensive = store
        .conn
        .execute("DELETE FROM found_content", [])
        .unwrap_err();
    assert!(
        defensive.to_string().contains("may not be modified"),
        "{defensive}"
    );
    let extension = store
        .conn
        .query_row("SELECT load_extension('none')", [], |_| Ok(()));
    assert!(
        extension
            .unwrap_err()
            .to_string()
            .contains("not authorized")
    );
    let secure: i64 = store
        .conn
        .query_row(
            "SELECT v FROM found_config WHERE k = 'secure-delete'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(secure, 1);
}

#[test]
fn opening_an_existing_journal_needs_no_right_to_write() {
    let folder = folder();
    let path = journal(folder.path());
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let store = open(&path).unwrap();
    assert_eq!(store.count(Kind::Entry, None).unwrap(), 1);
    other.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn two_programs_see_each_others_commits() {
    let folder = folder();
    let path = journal(folder.path());
    let mut one = open(&path).unwrap();
    let mut two = Store::open(&path, Ids::seeded(2)).unwrap();
    let before = (one.data_version().unwrap(), two.data_version().unwrap());
    let save = |store: &mut Store, n: u8| {
        let entry = sample::entry(n, "2026-11-22", "Forms are done");
        let change = Change::put(What::Saved, entry);
        store.commit(&change, By::Full, sample::now()).unwrap();
    };
    save(&mut one, 2);
    assert_eq!(one.data_version().unwrap(), before.0);
    assert_ne!(two.data_version().unwrap(), before.1);
    assert_eq!(two.count(Kind::Entry, None).unwrap(), 2);
    save(&mut two, 3);
    assert_ne!(one.data_version().unwrap(), before.0);
    assert_eq!(one.count(Kind::Entry, None).unwrap(), 3);
    assert_eq!(one.check().unwrap(), Vec::new());
}

#[test]
fn what_was_being_typed_is_there_after_reopening() {
    let folder = folder();
    let path = folder.path().join("journal.db");
    let mut store = open(&path).unwrap();
    let now = sample::now();
    store.keep_draft("entry", "Sunday was", now).unwrap();
    store.keep_draft("entry", "Sunday was slow", now).unwrap();
    store.keep_draft("entry/2", "Another", now).unwrap();
    store.keep_draft("person_1", "Rosa", now).unwrap();
    drop(store);
    let mut store = open(&path).unwrap();
    assert_eq!(
        store.draft("entry").unwrap().as_deref(),
        Some("Sunday was slow")
    );
    assert_eq!(store.drafts("entry").unwrap(), ["entry", "entry/2"]);
    store.drop_draft("entry").unwrap();
    assert_eq!(store.draft("entry").unwrap(), None);
}

#[test]
fn every_kind_has_a_view_for_other_tools() {
    let folder = folder();
    let path = folder.path().join("journal.db");
    let mut store = open(&path).unwrap();
    let all = Kind::ALL.iter().map(|kind| sample::any(*kind, 1, 2));
    sample::put(&mut store, all.collect());
    drop(store);
    let tool = Connection::open(&path).unwrap();
    for kind in Kind::ALL {
        let rows: i64 = tool
            .query_row(
                &format!("SELECT count(*) FROM {}", kind.plural()),
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(rows, 1, "{kind:?}");
    }
    let entry: (String, String, String) = tool
        .query_row("SELECT day, at, text FROM entries", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap();
    assert_eq!(entry.0, "2026-09-03");
    assert_eq!(entry.1, "2026-11-22T21:00:00-05:00");
    assert!(entry.2.starts_with("River walk"));
}

#[test]
fn a_query_is_planned_once_whatever_its_values() {
    let folder = folder();
    let plain = open(&journal(folder.path())).unwrap();
    let memory = sample::with(vec![sample::entry(1, "2026-11-22", "By the river").into()]);
    for store in [plain, memory] {
        let mut query = store
            .conn
            .prepare("SELECT record FROM head WHERE day <= ?1 ORDER BY day LIMIT ?2")
            .unwrap();
        for limit in 1..=3 {
            let mut rows = query.query((i64::MAX, limit)).unwrap();
            assert!(rows.next().unwrap().is_some());
        }
        assert_eq!(query.get_status(StatementStatus::RePrepare), 0);
    }
}

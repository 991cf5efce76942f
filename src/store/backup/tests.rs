use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::*;
use crate::domain::{Entry, Ids, Kind};
use crate::store::sample::{self, now};

fn store(folder: &Path) -> Store {
    Store::open(&folder.join("journal.db"), Ids::seeded(1)).unwrap()
}

fn filled(folder: &Path) -> Store {
    let mut store = store(folder);
    let all = Kind::ALL.iter().map(|kind| sample::any(*kind, 1, 2));
    sample::put(&mut store, all.collect());
    store
}

/// So many hours after the evening of 22 November.
fn later(hours: i64) -> Moment {
    let at = now().at + chrono::TimeDelta::hours(hours);
    Moment {
        at,
        today: crate::domain::Day::of(at, 4),
    }
}

fn names(store: &Store) -> Vec<String> {
    let backups = store.backups().unwrap();
    let name = |it: &Backup| it.path.file_name().unwrap().to_string_lossy().into_owned();
    backups.iter().map(name).collect()
}

#[test]
fn a_backup_is_the_whole_journal_and_opens_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    let made = store.back_up(now()).unwrap().unwrap().backup;
    assert_eq!(names(&store), ["journal-2026-11-22T20-14-00.db"]);
    assert_eq!(store.backups().unwrap(), std::slice::from_ref(&made));
    assert_eq!(made.bytes, fs::metadata(&made.path).unwrap().len());
    // The first save of another time is not in it.
    sample::put(
        &mut store,
        vec![sample::entry(9, "2026-11-22", "Later").into()],
    );
    let copy = Store::open(&made.path, Ids::seeded(2)).unwrap();
    assert_eq!(copy.get::<Entry>(sample::id(9)).unwrap(), None);
    assert_eq!(copy.check().unwrap(), Vec::new());
    drop(copy);
    store
        .commit(
            &crate::domain::Change::remove(Kind::Entry, sample::id(9)),
            crate::domain::By::Full,
            now(),
        )
        .unwrap();
    let copy = Store::open(&made.path, Ids::seeded(2)).unwrap();
    assert_eq!(sample::says(&copy), sample::says(&store));
}

#[test]
fn two_backups_of_a_second_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    for _ in 0..3 {
        store.back_up(now()).unwrap();
    }
    assert_eq!(
        names(&store),
        [
            "journal-2026-11-22T20-14-00-3.db",
            "journal-2026-11-22T20-14-00-2.db",
            "journal-2026-11-22T20-14-00.db"
        ]
    );
}

#[test]
fn a_day_has_one_backup_and_the_next_program_knows() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    assert!(store.care(now()).unwrap().is_some());
    assert!(store.care(later(1)).unwrap().is_none());
    drop(store);
    let mut store = self::store(folder.path());
    assert!(store.care(later(2)).unwrap().is_none());
    assert!(store.care(later(24)).unwrap().is_some());
    assert_eq!(names(&store).len(), 2);
}

#[test]
fn a_clock_that_stands_still_has_more_than_one_backup() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    assert!(store.care(now()).unwrap().is_some());
    for n in 0..MOST_SINCE {
        assert!(store.care(now()).unwrap().is_none(), "{n}");
        let text = format!("Entry {n}");
        sample::put(
            &mut store,
            vec![sample::entry(2, "2026-11-22", &text).into()],
        );
    }
    drop(store);
    let mut store = self::store(folder.path());
    assert!(store.care(now()).unwrap().is_some());
    assert!(store.care(now()).unwrap().is_none());
    assert_eq!(names(&store).len(), 2);
}

#[test]
fn the_newest_backup_is_the_one_that_holds_the_most_whatever_the_clock_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    store.back_up(later(24 * 365 * 60)).unwrap();
    sample::put(
        &mut store,
        vec![sample::entry(2, "2026-11-22", "Later").into()],
    );
    let made = store.back_up(now()).unwrap().unwrap().backup;
    assert_ne!(store.backups().unwrap()[0], made);
    assert_eq!(store.newest_backup().unwrap(), Some(made));
}

#[test]
fn a_day_whose_backup_went_wrong_gets_one_at_the_next_save() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    let in_the_way = folder.path().join("journal.db.backups");
    fs::write(&in_the_way, "a file").unwrap();
    assert!(store.care(now()).is_err());
    assert_eq!(store.count(Kind::Entry, None).unwrap(), 1);
    fs::remove_file(in_the_way).unwrap();
    assert!(store.care(later(1)).unwrap().is_some());
}

#[test]
fn old_ones_go_once_the_new_one_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    for minute in 0..14 {
        let at = now().at + chrono::TimeDelta::minutes(minute);
        store.back_up(Moment { at, ..now() }).unwrap();
    }
    let names = names(&store);
    assert_eq!(names.len(), 10);
    assert_eq!(names[0], "journal-2026-11-22T20-27-00.db");
}

#[test]
fn a_backup_goes_where_it_is_asked_to_and_over_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(folder.path());
    let out = folder.path().join("stick.db");
    store.back_up_to(&out).unwrap();
    assert_eq!(
        Store::open(&out, Ids::seeded(2)).unwrap().check().unwrap(),
        Vec::new()
    );
    let before = fs::read(&out).unwrap();
    assert!(matches!(store.back_up_to(&out), Err(Error::Exists { .. })));
    assert_eq!(fs::read(&out).unwrap(), before);
    assert!(store.backups().unwrap().is_empty());
    let mut left: Vec<PathBuf> = fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with("-journal"))
        .collect();
    left.sort();
    assert_eq!(left, [folder.path().join("journal.db"), out]);
}

#[test]
fn nothing_half_made_is_left_and_nothing_old_goes_when_it_fails() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    store.back_up(now()).unwrap();
    // The copy is looked at as any journal is, and now it is none of ours.
    let other = Connection::open(folder.path().join("journal.db")).unwrap();
    other.execute_batch("PRAGMA application_id = 1").unwrap();
    assert!(store.back_up(later(1)).is_err());
    assert_eq!(names(&store).len(), 1);
    assert!(parts(&folder.path().join("journal.db.backups")).is_empty());
}

#[test]
fn what_was_changed_behind_our_back_is_told_from_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    let made = store.back_up(now()).unwrap().unwrap().backup;
    let copy = Connection::open(&made.path).unwrap();
    let same = |copy: &Connection| {
        let held = |conn| content(conn, u64::MAX, &Progress::default()).unwrap().0;
        held(copy) == held(&store.conn)
    };
    assert!(same(&copy));
    for wrong in [
        "UPDATE version SET body = replace(body, 'River', 'Rover') WHERE kind = 'entry'",
        "UPDATE version SET hash = zeroblob(32) WHERE kind = 'goal'",
        "DELETE FROM version WHERE seq = (SELECT max(seq) FROM version)",
    ] {
        copy.execute_batch(&format!("PRAGMA foreign_keys = OFF; SAVEPOINT it; {wrong}"))
            .unwrap();
        assert!(!same(&copy), "{wrong}");
        copy.execute_batch("ROLLBACK TO it; RELEASE it").unwrap();
    }
    assert!(same(&copy));
}

#[cfg(unix)]
#[test]
fn backups_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(folder.path());
    let made = store.back_up(now()).unwrap().unwrap().backup;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(made.path.parent().unwrap()), 0o700);
    assert_eq!(mode(&made.path), 0o600);
    assert_eq!(
        fs::read_dir(made.path.parent().unwrap()).unwrap().count(),
        1
    );
}

#[test]
fn a_journal_in_memory_has_no_backups() {
    let mut store = sample::store();
    assert_eq!(store.back_up(now()).unwrap(), None);
    assert_eq!(store.backups().unwrap(), Vec::new());
}

#[test]
fn only_backups_are_taken_for_backups() {
    let made =
        |name: &str| stamp(OsStr::new(name)).map(|(made, number)| (made.to_string(), number));
    assert_eq!(
        made("journal-2026-11-22T20-14-00.db"),
        Some(("2026-11-22 20:14:00".to_owned(), 1))
    );
    assert_eq!(
        made("journal-2026-11-22T20-14-00-12.db"),
        Some(("2026-11-22 20:14:00".to_owned(), 12))
    );
    for other in [
        "journal.db",
        "journal-2026-11-22.db",
        "journal-2026-11-22T20-14-00.db-0123456789abcdef.part",
        "journal-2026-13-22T20-14-00.db",
        "journal-2026-11-22T20-14.db",
        "journal-2026-11-22T20-14-00-x.db",
    ] {
        assert_eq!(made(other), None, "{other}");
    }
}

#[test]
fn a_backup_of_damaged_words_is_made_and_takes_no_older_one_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("journal.db"), Ids::seeded(1)).unwrap();
    let entry = |n, text| vec![sample::entry(n, "2026-11-22", text).into()];
    sample::put(&mut store, entry(1, "River"));
    // So many of one month that some of them would go.
    for hour in 0..12 {
        let at = now().at - chrono::Duration::days(60) + chrono::Duration::hours(hour);
        store.back_up(Moment { at, ..now() }).unwrap();
    }
    let before = store.backups().unwrap();
    let harm = "UPDATE version SET body = replace(body, 'River', 'Rover')";
    store.conn.execute(harm, []).unwrap();
    assert_eq!(store.check_newest(50).unwrap().len(), 1);
    let made = store.back_up(now()).unwrap().unwrap();
    assert_eq!(made.changed, store.check().unwrap());
    assert_eq!(made.changed.len(), 1);
    let after = store.backups().unwrap();
    assert!(before.iter().all(|backup| after.contains(backup)));
    assert_eq!(after.len(), before.len() + 1);
    // Once words are whole again, the rest goes as ever.
    let mend = "UPDATE version SET body = replace(body, 'Rover', 'River')";
    store.conn.execute(mend, []).unwrap();
    store.back_up(now()).unwrap();
    assert!(store.backups().unwrap().len() < after.len());
}

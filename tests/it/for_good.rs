//! Removing for good from inside the app: what it says, what it asks, and that the words are gone from every byte.

use std::fs;
use std::path::Path;

use mainstay::app::{Command, Input};
use mainstay::domain::{Answer, By, Change, CheckIn, CheckInKind, Id, Ids, Kind, Setting, What};
use mainstay::store::Store;
use tempfile::TempDir;

use crate::support::{Harness, NOW, entry, env, now};

/// Written in the entry that goes, and nowhere else.
const CANARY: &str = "Quetzalcoatlus";

/// A journal with two entries, one of them changed since it was written, and a backup that holds both.
fn journal(folder: &TempDir) -> Store {
    let mut store = Store::open(&folder.path().join("journal.db"), Ids::seeded(1)).expect("made");
    for text in ["I saw a", "Again I saw a"] {
        let puts = vec![
            Setting::new("name", "Sam").into(),
            entry(1, &format!("{text} {CANARY} by the river")),
            entry(2, "Forms are done"),
        ];
        let change = Change {
            what: What::Saved,
            puts,
            removes: Vec::new(),
        };
        store.commit(&change, By::Shell, now()).expect("kept");
    }
    store.back_up(now()).expect("a backup");
    store
}

/// The files below `folder` that hold the canary.
fn told(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        if path.is_dir() {
            found.extend(told(&path));
            continue;
        }
        let bytes = fs::read(&path).expect("read");
        let small = CANARY.to_lowercase();
        let has = |word: &str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
        if has(CANARY) || has(&small) || has("etzalcoatl") {
            found.push(
                path.file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
            );
        }
    }
    found.sort();
    found
}

const BACKUP: &str = "journal-2022-11-22T20-14-00.db";

fn begin(by: By) -> (TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    let it = Harness::on(journal(&folder), env(NOW), by);
    (folder, it)
}

/// The page of the entry that goes.
fn at_entry(it: &mut Harness) {
    it.press("5 down enter");
}

#[test]
fn a_record_goes_from_every_byte_and_then_from_the_backups() {
    let (folder, mut it) = begin(By::Full);
    assert_eq!(told(folder.path()), [BACKUP, "journal.db"]);
    at_entry(&mut it);
    it.press("X");
    insta::assert_snapshot!("ask", it.screen(80, 24));
    insta::assert_snapshot!("ask_small", it.screen(40, 12));
    it.press("down enter");
    insta::assert_snapshot!("removed", it.screen(80, 24));
    assert_eq!(told(folder.path()), [BACKUP]);
    it.press("enter");
    insta::assert_snapshot!("removed_there_too", it.screen(80, 24));
    assert_eq!(told(folder.path()), Vec::<String>::new());
    // Its page is gone with it, and undo goes past it.
    let screen = it.press("esc").screen(80, 24);
    assert!(screen.contains("Forms are done"), "{screen}");
    assert!(!screen.contains("not here any more"), "{screen}");
    it.press("u u u");
    assert_eq!(told(folder.path()), Vec::<String>::new());
    assert_eq!(it.app.store().check().expect("read"), Vec::new());
}

#[test]
fn a_check_in_of_any_day_is_read_changed_removed_and_removed_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("journal.db"), Ids::seeded(1)).expect("made");
    let check_in = CheckIn {
        id: Id::from_bytes([3; 16]),
        day: now().today,
        at: now().at,
        kind: CheckInKind::Full,
        answers: [("mood".to_owned(), Answer::Level(4))].into(),
        people: Some(Vec::new()),
        note: Some(format!("I saw a {CANARY} by the river")),
        late: false,
    };
    let change = Change::put(What::Saved, check_in);
    store.commit(&change, By::Shell, now()).expect("kept");
    let mut it = Harness::on(store, env(NOW), By::Full);
    it.app.update(Input::Do(Command::Calendar), now());
    let day = it.press("enter").screen(80, 24);
    assert!(day.contains(CANARY), "{day}");
    it.press("enter");
    insta::assert_snapshot!("check_in", it.screen(80, 24));
    insta::assert_snapshot!("check_in_small", it.screen(40, 12));
    let change = it.press("e").screen(80, 24);
    assert!(change.contains("1 of"), "{change}");
    // Removed, and back again.
    let removed = it.press("esc x").screen(80, 24);
    assert!(!removed.contains(CANARY), "{removed}");
    let back = it.press("u").screen(80, 24);
    assert!(back.contains(CANARY), "{back}");
    it.press("enter X down enter esc");
    assert_eq!(told(folder.path()), Vec::<String>::new());
    let day = it.screen(80, 24);
    assert!(
        !day.contains(CANARY) && day.contains("No check-in"),
        "{day}"
    );
}

#[test]
fn whoever_keeps_it_is_back_where_they_were() {
    let (folder, mut it) = begin(By::Full);
    at_entry(&mut it);
    let before = it.screen(80, 24);
    assert_eq!(it.press("X enter").screen(80, 24), before);
    assert_eq!(it.press("X esc").screen(80, 24), before);
    assert_eq!(told(folder.path()), [BACKUP, "journal.db"]);
}

#[test]
fn what_was_removed_before_goes_for_good_from_the_list_of_removed_things() {
    let (folder, mut it) = begin(By::Full);
    at_entry(&mut it);
    it.press("x");
    it.app.update(Input::Do(Command::Settings), now());
    it.down_to("Your data")
        .press("enter")
        .down_to("Removed things")
        .press("enter enter");
    insta::assert_snapshot!("removed_one", it.screen(80, 24));
    it.press("down enter down enter");
    assert_eq!(told(folder.path()), [BACKUP]);
    assert!(
        it.press("esc")
            .screen(80, 24)
            .contains("Nothing was removed")
    );
}

#[test]
fn everything_goes_once_the_word_is_typed_and_not_before() {
    let (folder, mut it) = begin(By::Full);
    it.app.update(Input::Do(Command::Settings), now());
    it.down_to("Your data")
        .press("enter")
        .down_to("Remove for good")
        .press("enter");
    insta::assert_snapshot!("what", it.screen(80, 24));
    it.press("down enter");
    insta::assert_snapshot!("everything_ask", it.screen(80, 24));
    for wrong in ["", "remove", "yes"] {
        let screen = it.press(&format!("ctrl-u '{wrong}' enter")).screen(80, 24);
        assert!(screen.contains("Nothing was removed."), "{screen}");
    }
    assert_eq!(told(folder.path()), [BACKUP, "journal.db"]);
    it.press("ctrl-u 'REMOVE' enter");
    insta::assert_snapshot!("everything", it.screen(80, 24));
    assert_eq!(told(folder.path()), [BACKUP]);
    it.press("enter");
    insta::assert_snapshot!("everything_there_too", it.screen(80, 24));
    assert_eq!(told(folder.path()), Vec::<String>::new());
    assert!(it.app.store().is_empty().expect("read"));
    assert!(it.app.store().drafts("").expect("read").is_empty());
    // Nothing comes back, by no key and by no backup.
    it.press("esc esc u u ctrl-r");
    assert!(it.app.store().is_empty().expect("read"));
}

fn lines(typed: &str) -> (TempDir, String) {
    let (folder, it) = begin(By::Plain);
    let text = it.lines(typed);
    let text = text.replace(&folder.path().display().to_string(), "/home/sam");
    (folder, text)
}

#[test]
fn it_goes_line_by_line() {
    // The journal, its newest entry, for good, in the backups too.
    let (folder, text) = lines("journal\n2\nX\n2\n1\n1\nq\n");
    insta::assert_snapshot!("line_by_line", text);
    assert_eq!(told(folder.path()), Vec::<String>::new());
}

#[test]
fn everything_goes_line_by_line() {
    let (folder, text) = lines("settings\nyour data\n6\n2\nno\nREMOVE\n1\nq\n");
    insta::assert_snapshot!("everything_line_by_line", text);
    assert_eq!(told(folder.path()), Vec::<String>::new());
}

#[test]
fn a_goal_goes_with_its_ticks() {
    use mainstay::domain::{Done, Goal, Tick};
    let (_folder, mut it) = begin(By::Full);
    it.press("2 n 'Walk most days' ctrl-d esc");
    let store = it.app.store();
    let goals = store
        .list::<Goal>(mainstay::store::Span::ALL)
        .expect("read");
    let goal = goals.first().expect("a goal").clone();
    it.press("esc 2 space");
    let ticks = it.app.store().tick_ids(goal.id).expect("read");
    assert_eq!(ticks.len(), 1);
    let tick = it.app.store().get::<Tick>(ticks[0]).expect("read");
    assert_eq!(tick.map(|tick| tick.state), Some(Done::Done));
    it.press("enter X down enter");
    assert!(it.app.store().is_erased(goal.id).expect("read"));
    assert!(it.app.store().is_erased(ticks[0]).expect("read"));
    assert_eq!(it.app.store().count(Kind::Tick, None).expect("read"), 0);
}

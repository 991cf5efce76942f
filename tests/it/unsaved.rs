//! A save that goes wrong, and a journal that turns out to be damaged: what the person sees, and that nothing is lost.

use std::path::{Path, PathBuf};

use mainstay::app::Input;
use mainstay::domain::{By, Change, CheckIn, Day, Entry, Ids, Record, Setting, What};
use mainstay::store::{Span, Store};
use tempfile::TempDir;

use crate::support::{Harness, NOW, entry, env, printed};

/// The one that is there.
fn first(text: &str) -> Record {
    entry(7, text)
}

/// A journal with one entry.
fn journal(folder: &TempDir) -> Store {
    let mut store = Store::open(&path(folder), Ids::seeded(1)).expect("a journal");
    let change = Change {
        what: What::Imported,
        puts: vec![Setting::new("name", "Sam").into(), first("By the river.")],
        removes: Vec::new(),
    };
    store
        .commit(&change, By::Shell, env(NOW).clock.now(4))
        .expect("kept");
    store
}

fn path(folder: &TempDir) -> PathBuf {
    folder.path().join("journal.db")
}

fn aside(folder: &TempDir) -> PathBuf {
    folder.path().join("aside.db")
}

fn begin(by: By) -> (TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    let it = Harness::on(journal(&folder), env(NOW), by);
    (folder, it)
}

fn go(from: &Path, to: &Path) {
    std::fs::rename(from, to).expect("renamed");
}

fn texts(store: &Store) -> Vec<String> {
    let entries = store.list::<Entry>(Span::ALL).expect("read");
    let mut texts: Vec<String> = entries.into_iter().map(|entry| entry.text).collect();
    texts.sort();
    texts
}

/// A file that was moved away while somebody writes, and Esc, which saves.
fn moved(by: By) -> (TempDir, Harness) {
    let (folder, mut it) = begin(by);
    it.press("w 'Long shift. Walked home.'");
    go(&path(&folder), &aside(&folder));
    it.press("esc");
    (folder, it)
}

#[test]
fn a_save_that_went_wrong_is_said_with_what_can_be_done() {
    let (_folder, mut it) = moved(By::Full);
    insta::assert_snapshot!("not_saved", it.screen(80, 24));
    insta::assert_snapshot!("not_saved_small", it.screen(40, 12));
    let (_folder, it) = moved(By::Plain);
    insta::assert_snapshot!("not_saved_plain", printed(&it.app));
}

#[test]
fn the_words_are_there_to_go_on_with_and_the_very_same_save_is_tried_again() {
    let (folder, mut it) = moved(By::Full);
    let screen = it.press("esc").screen(80, 24);
    assert!(screen.contains("Long shift. Walked home."), "{screen}");
    let screen = it.press("esc 1").screen(80, 24);
    assert!(screen.contains("Try again"), "{screen}");
    assert!(screen.contains("Still not saved."), "{screen}");
    // What is typed is not kept either, and the page says all of it already.
    it.take(Input::KeepDraft);
    assert_eq!(it.screen(80, 24).matches("Not saved yet.").count(), 1);
    go(&aside(&folder), &path(&folder));
    let screen = it.press("1").screen(80, 24);
    assert!(screen.contains("Saved. Entry, 4 words."), "{screen}");
    let both = ["By the river.", "Long shift. Walked home."];
    assert_eq!(texts(it.app.store()), both);
    drop(it);
    let store = Store::open(&path(&folder), Ids::seeded(3)).expect("opened");
    assert_eq!(texts(&store), both);
}

#[test]
fn what_a_new_try_saves_has_the_id_of_the_first() {
    let saved = |it: &Harness| it.app.store().list::<CheckIn>(Span::ALL).expect("read");
    let (_folder, mut at_once) = begin(By::Full);
    at_once.press("c d");
    let (folder, mut it) = begin(By::Full);
    it.press("c");
    go(&path(&folder), &aside(&folder));
    it.press("d 1 1");
    assert!(it.screen(80, 24).contains("Try again"));
    go(&aside(&folder), &path(&folder));
    it.press("1");
    assert_eq!(saved(&it).len(), 1);
    assert_eq!(saved(&it), saved(&at_once));
}

#[test]
fn a_copy_goes_into_a_new_file_for_its_owner_and_over_nothing() {
    let (folder, mut it) = moved(By::Full);
    let copy = folder.path().join("copy.txt");
    insta::assert_snapshot!("not_saved_where", it.press("2").screen(80, 24));
    it.paste(&copy.display().to_string());
    it.press("enter");
    let message = it.app.message().expect("said").to_owned();
    let real = copy.canonicalize().expect("a file");
    assert_eq!(message, format!("Saved a copy: {}", real.display()));
    let text = std::fs::read_to_string(&copy).expect("read");
    assert_eq!(
        text,
        "Journal entry of 22 Nov\n\nLong shift. Walked home.\n"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = copy.metadata().expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    // The path still stands there; it names a file now.
    std::fs::write(&copy, "Mine").expect("written");
    it.press("2 enter");
    let message = it.app.message().expect("said");
    assert!(message.contains("is there already"), "{message}");
    assert_eq!(std::fs::read_to_string(&copy).expect("read"), "Mine");
    it.press("2");
    it.paste("/nowhere");
    it.press("enter");
    let message = it.app.message().expect("said");
    assert!(message.contains("There is no such folder"), "{message}");
}

#[test]
fn the_details_have_nothing_of_what_was_written() {
    let (folder, mut it) = moved(By::Full);
    it.press("d");
    let details = printed(&it.app);
    assert!(details.contains("SQLITE_READONLY_DBMOVED"), "{details}");
    assert!(details.contains(&path(&folder).display().to_string()));
    assert!(!details.contains("shift"), "{details}");
    assert!(it.press("esc").screen(80, 24).contains("Try again"));
}

#[test]
fn a_save_that_went_wrong_never_covers_a_hard_moment() {
    let (folder, mut it) = begin(By::Full);
    go(&path(&folder), &aside(&folder));
    it.press("! 2 esc esc");
    for key in ["1", "2", "3", "4", "enter", "enter", "enter"] {
        it.press(key);
        assert!(!it.screen(80, 24).contains("Try again"));
    }
}

fn harm(folder: &TempDir, from: &str, to: &str) {
    let conn = rusqlite::Connection::open(path(folder)).expect("opened");
    let sql = "UPDATE version SET body = replace(body, ?1, ?2)";
    conn.execute(sql, [from, to]).expect("harmed");
}

fn damaged(by: By) -> (TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    drop(journal(&folder));
    harm(&folder, "river", "rover");
    let store = Store::open(&path(&folder), Ids::seeded(2)).expect("opened");
    let it = Harness::on(store, env(NOW), by);
    (folder, it)
}

#[test]
fn a_damaged_journal_says_so_at_the_start() {
    let (_folder, mut it) = damaged(By::Full);
    insta::assert_snapshot!("damaged", it.screen(80, 24));
    insta::assert_snapshot!("damaged_small", it.screen(40, 12));
    let (_folder, it) = damaged(By::Plain);
    insta::assert_snapshot!("damaged_plain", printed(&it.app));
}

#[test]
fn a_damaged_journal_is_read_on_and_keeps_what_is_typed() {
    let (folder, mut it) = damaged(By::Full);
    let before = it.app.store().versions().expect("read");
    it.press("2 w 'Long shift.' esc");
    let screen = it.screen(80, 24);
    assert!(screen.contains("1 Today"), "{screen}");
    assert!(
        screen.contains("What you type is kept for the new one."),
        "{screen}"
    );
    assert_eq!(it.app.store().versions().expect("read"), before);
    it.press("u");
    assert_eq!(it.app.store().versions().expect("read"), before);
    let day: Day = "2022-11-22".parse().expect("a day");
    let draft = it.app.store().draft(&format!("entry/{day}")).expect("read");
    assert!(draft.is_some_and(|draft| draft.contains("Long shift.")));
    assert!(path(&folder).exists());
}

#[test]
fn the_rescued_journal_is_made_beside_the_damaged_one() {
    let (folder, mut it) = damaged(By::Full);
    it.press("1");
    let new = folder.path().join("journal-rescued.db");
    let said = printed(&it.app);
    assert!(said.contains("The new journal holds 1 record."), "{said}");
    assert!(said.contains(&new.display().to_string()), "{said}");
    assert!(said.contains("journal, 22 Nov"), "{said}");
    let store = Store::open(&new, Ids::seeded(3)).expect("opened");
    assert_eq!(store.check().expect("read"), Vec::new());
    assert_eq!(store.setting("name").expect("read").as_deref(), Some("Sam"));
}

#[test]
fn damage_that_a_backup_finds_is_said_once_the_save_was() {
    let (folder, mut it) = begin(By::Full);
    harm(&folder, "river", "rover");
    it.press("c d");
    let now = env(NOW).clock.now(4);
    assert!(it.app.finish_looking_after(now));
    let said = printed(&it.app);
    assert!(said.contains("1 piece of writing is not as it was written."));
    assert!(said.contains("1 backup is in"), "{said}");
    assert!(it.app.store().reads_only());
    assert!(!it.app.finish_looking_after(now));
    assert!(
        it.press("3")
            .screen(80, 24)
            .contains("Let's slow this down.")
    );
}

/// A journal of a year.
fn year() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&path(&folder), Ids::seeded(1)).expect("a journal");
    let now = env(NOW).clock.now(4);
    let puts = mainstay::demo::life(1, 1, now.today).flat_map(|step| step.change.puts);
    let change = Change {
        what: What::Imported,
        puts: puts.collect(),
        removes: Vec::new(),
    };
    store.commit(&change, By::Shell, now).expect("kept");
    folder
}

/// A copy of it in which something old is not as it was written.
fn harmed_long_ago(year: &TempDir, harm: &str) -> (TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(path(year), path(&folder)).expect("copied");
    let conn = rusqlite::Connection::open(path(&folder)).expect("opened");
    assert!(conn.execute(harm, []).expect("harmed") > 0, "{harm}");
    let store = Store::open(&path(&folder), Ids::seeded(2)).expect("opened");
    let it = Harness::on(store, env(NOW), By::Full);
    (folder, it)
}

const OLD: [&str; 3] = [
    "UPDATE levels SET packed = x'0101' WHERE chunk = (SELECT min(chunk) FROM levels)",
    "DELETE FROM head WHERE day = (SELECT min(day) FROM head WHERE kind = 'check_in')",
    "UPDATE tick SET day = day + 1 WHERE day = (SELECT min(day) FROM tick)",
];

#[test]
fn lists_and_charts_of_what_is_not_as_it_was_written_are_not_shown_before_that_is_said() {
    let year = year();
    for harm in OLD {
        for keys in ["2", "3", "4", "5", "f1 esc 5", "/"] {
            let (_folder, mut it) = harmed_long_ago(&year, harm);
            let screen = it.screen(80, 24);
            assert!(screen.contains("[1 Today]"), "{harm}: {screen}");
            let screen = it.press(keys).screen(80, 24);
            let said = "Lists or search differ from what you wrote.";
            assert!(screen.contains(said), "{harm}, {keys}: {screen}");
            it.press("2 5");
            let screen = it.screen(80, 24);
            assert!(!screen.contains(said), "once: {screen}");
        }
    }
}

#[test]
fn damage_that_was_told_of_at_the_start_is_not_told_of_again() {
    let (_folder, mut it) = damaged(By::Full);
    let now = env(NOW).clock.now(4);
    assert!(it.screen(80, 24).contains("Your journal is damaged"));
    assert!(!it.app.look_after(now));
    assert!(!it.app.finish_looking_after(now));
    let screen = it.press("esc 5").screen(80, 24);
    assert!(!screen.contains("Your journal is damaged"), "{screen}");
}

#[test]
fn what_was_found_beside_everything_else_is_said_when_it_was_found() {
    let year = year();
    let (_folder, mut it) = harmed_long_ago(&year, OLD[0]);
    let now = env(NOW).clock.now(4);
    let (tell, ended) = std::sync::mpsc::channel();
    it.app.wake_by(move || tell.send(()).expect("heard"));
    assert!(!it.app.look_after(now));
    ended.recv().expect("ended");
    assert!(it.app.look_after(now));
    assert!(it.screen(80, 24).contains("Lists or search differ"));
    assert!(!it.app.look_after(now));
    // A save while it looks is not held up, and its backup comes after.
    let (folder, mut it) = harmed_long_ago(&year, OLD[0]);
    assert!(!it.app.look_after(now));
    it.press("w 'River.' esc");
    assert!(texts(it.app.store()).contains(&"River.".to_owned()));
    it.app.look_after(now);
    it.app.finish_looking_after(now);
    let backups = std::fs::read_dir(folder.path().join("journal.db.backups")).expect("a folder");
    assert_eq!(backups.count(), 1);
}

#[test]
fn damage_never_covers_a_hard_moment() {
    let (folder, mut it) = begin(By::Full);
    harm(&folder, "river", "rover");
    it.press("c d !");
    assert!(it.app.finish_looking_after(env(NOW).clock.now(4)));
    assert!(it.screen(80, 24).contains("Let's slow this down."));
    let mut screens = String::new();
    for _ in 0..4 {
        screens.push_str(&it.press("esc").screen(80, 24));
    }
    assert!(screens.contains("Your journal is damaged"), "{screens}");
}

#[test]
fn an_undo_that_went_wrong_says_so_and_the_same_key_goes_one_step() {
    let (folder, mut it) = begin(By::Full);
    it.press("w 'Long shift.' esc w 'Late bus.' esc");
    go(&path(&folder), &aside(&folder));
    it.press("u");
    insta::assert_snapshot!("not_undone", it.screen(80, 24));
    insta::assert_snapshot!("not_undone_plain", printed(&it.app));
    let screen = it.press("u").screen(80, 24);
    assert!(screen.contains("Still not done."), "{screen}");
    go(&aside(&folder), &path(&folder));
    let screen = it.press("u").screen(80, 24);
    assert!(screen.contains("Undone. Journal entry"), "{screen}");
    assert!(screen.contains("[1 Today]"), "{screen}");
    assert_eq!(
        it.app.store().list::<Entry>(Span::ALL).expect("read").len(),
        2
    );
    go(&path(&folder), &aside(&folder));
    it.press("ctrl-r");
    assert!(printed(&it.app).contains("Not done again yet."));
    go(&aside(&folder), &path(&folder));
    let screen = it.press("1").screen(80, 24);
    assert!(screen.contains("Done again. Journal entry"), "{screen}");
    assert_eq!(
        it.app.store().list::<Entry>(Span::ALL).expect("read").len(),
        3
    );
}

#[test]
fn a_removal_for_good_or_a_merge_that_went_wrong_is_tried_again() {
    let (folder, mut it) = begin(By::Full);
    let stick = folder.path().join("stick.db");
    it.app.store().back_up_to(&stick).expect("a copy");
    let mut other = Store::open(&stick, Ids::seeded(5)).expect("opened");
    let mut late = first("Late bus.");
    if let Record::Entry(late) = &mut late {
        late.id = mainstay::domain::Id::from_bytes([9; 16]);
    }
    let change = Change::put(What::Saved, late);
    other
        .commit(&change, By::Shell, env(NOW).clock.now(4))
        .expect("kept");
    drop(other);
    it.press("5 enter X");
    go(&path(&folder), &aside(&folder));
    it.press("down enter");
    let said = printed(&it.app);
    assert!(
        said.contains("Not removed yet. Its file was moved or removed."),
        "{said}"
    );
    assert!(said.contains("Your journal is as it was."), "{said}");
    go(&aside(&folder), &path(&folder));
    it.press("1");
    assert!(printed(&it.app).contains("Removed for good."));
    assert!(texts(it.app.store()).is_empty());
    it.press("esc");
    let take_in = mainstay::app::pages::your_data::CopyPage::other(stick);
    it.app.show(Box::new(take_in)).expect("shown");
    go(&path(&folder), &aside(&folder));
    it.press("enter");
    let said = printed(&it.app);
    assert!(said.contains("Nothing was taken in yet."), "{said}");
    go(&aside(&folder), &path(&folder));
    it.press("1");
    assert_eq!(texts(it.app.store()), ["Late bus."]);
    assert_eq!(it.app.store().check().expect("read"), Vec::new());
}

#[test]
fn lists_that_differ_from_what_was_written_are_made_anew_and_nothing_is_only_read() {
    let (folder, mut it) = begin(By::Full);
    let conn = rusqlite::Connection::open(path(&folder)).expect("opened");
    conn.execute("UPDATE tally SET live = 7 WHERE kind = 'entry'", [])
        .expect("harmed");
    drop(conn);
    it.press("c d");
    assert!(it.app.finish_looking_after(env(NOW).clock.now(4)));
    insta::assert_snapshot!("lists", it.screen(80, 24));
    assert!(!it.app.store().reads_only());
    let screen = it.press("1").screen(80, 24);
    assert!(
        screen.contains("Lists and search are made anew"),
        "{screen}"
    );
    assert_eq!(it.app.store().check().expect("read"), Vec::new());
}

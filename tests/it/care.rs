//! Care of the file: its page in both faces, the day's backup, and the commands.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};

use crate::support::{Harness, NOW, entry, env, now, put, put_at};
use mainstay::app::{Command, Input};
use mainstay::domain::{
    Answer, By, Change, CheckIn, CheckInKind, Entry, Id, Ids, Kind, Moment, Person, Record, Setting,
};
use mainstay::store::Store;
use mainstay::words::Words;

fn rosa(relation: &str) -> Record {
    let mut rosa = Person::named(Id::from_bytes([40; 16]), "Rosa");
    rosa.relation = Some(relation.to_owned());
    rosa.into()
}

fn check_in(mood: u8) -> Record {
    CheckIn {
        id: Id::from_bytes([50; 16]),
        day: now().today,
        at: now().at,
        kind: CheckInKind::Full,
        answers: [("mood".to_owned(), Answer::Level(mood))].into(),
        people: None,
        note: None,
        late: false,
    }
    .into()
}

/// A journal on a laptop, and beside it the copy on a stick that went its own way.
fn two_copies(folder: &Path) -> Store {
    let mut laptop = Store::open(&folder.join("journal.db"), Ids::seeded(1)).expect("a journal");
    put(
        &mut laptop,
        vec![
            Setting::new("name", "Sam").into(),
            entry(1, "By the river"),
            entry(2, "Forms are done"),
            rosa("friend"),
            check_in(3),
        ],
    );
    laptop.back_up_to(&folder.join("stick.db")).expect("a copy");
    laptop.back_up(now()).expect("a backup");
    let mut stick = Store::open(&folder.join("stick.db"), Ids::seeded(2)).expect("a journal");
    // Later, so that its versions are always the ones shown, whatever a command writes meanwhile.
    let later = Moment {
        at: now().at + chrono::TimeDelta::hours(1),
        ..now()
    };
    put_at(
        later,
        &mut stick,
        vec![entry(3, "On the train"), rosa("sister")],
    );
    put_at(later, &mut stick, vec![check_in(4)]);
    put(&mut laptop, vec![entry(2, "Forms are sent"), rosa("aunt")]);
    put(&mut laptop, vec![check_in(2)]);
    let gone = Change::remove(Kind::Entry, Id::from_bytes([1; 16]));
    laptop.commit(&gone, By::Full, now()).expect("removed");
    laptop
}

/// Settings, Your data. The page shows where the file is, which is elsewhere each time.
fn your_data(store: Store, by: By) -> Harness {
    let mut it = Harness::on(store, env(NOW), by);
    it.app.update(Input::Do(Command::Settings), now());
    if by == By::Full {
        it.down_to("Your data");
    }
    it
}

fn shown(text: &str, folder: &Path) -> String {
    text.replace(&folder.display().to_string(), "/home/sam")
}

#[test]
fn each_page_reads_well() {
    let folder = tempfile::Builder::new()
        .prefix("m")
        .rand_bytes(4)
        .tempdir_in("/tmp")
        .expect("a folder");
    let mut it = your_data(two_copies(folder.path()), By::Full);
    it.press("enter");
    let see = |it: &mut Harness, name: &str| {
        let text = shown(&it.screen(80, 24), folder.path());
        insta::assert_snapshot!(name, text);
    };
    see(&mut it, "your_data");
    insta::assert_snapshot!("your_data_small", shown(&it.screen(40, 12), folder.path()));
    it.press("down enter");
    see(&mut it, "backups");
    it.press("enter");
    see(&mut it, "backup");
    insta::assert_snapshot!("backup_small", shown(&it.screen(40, 12), folder.path()));
    it.press("esc esc down enter");
    see(&mut it, "removed");
    it.press("esc down enter");
    see(&mut it, "copy_form");
    it.press("'/nowhere/journal.db' enter");
    see(&mut it, "copy_missing");
    it.press("ctrl-u").press(&format!(
        "'{}' enter",
        folder.path().join("stick.db").display()
    ));
    see(&mut it, "copy");
    it.press("enter");
    see(&mut it, "copy_taken_in");
    it.press("enter");
    see(&mut it, "versions");
    it.press("enter");
    see(&mut it, "choose");
}

#[test]
fn it_goes_line_by_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let it = your_data(two_copies(folder.path()), By::Plain);
    let stick = folder.path().join("stick.db");
    // Your data; a backup; what one would bring; what was removed, and back; the stick; a choice.
    let lines = format!(
        "your data\n1\n2\n2\n0\n0\n3\n1\n1\n0\n4\n{}\n1\n1\n4\n1\n2\n0\nq\n",
        stick.display()
    );
    insta::assert_snapshot!(shown(&it.lines(&lines), folder.path()));
}

#[test]
fn what_was_removed_comes_back_and_undo_takes_that_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut it = your_data(two_copies(folder.path()), By::Full);
    it.press("enter down down enter enter enter");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Back again: Journal entry of 22 Nov."),
        "{screen}"
    );
    assert!(screen.contains("Nothing was removed"), "{screen}");
    it.press("u");
    let screen = it.screen(80, 24);
    assert!(screen.contains("By the river"), "{screen}");
}

#[test]
fn a_choice_settles_both_versions_and_undo_brings_the_shown_one_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut laptop = two_copies(folder.path());
    let stick = Store::open_to_read(&folder.path().join("stick.db")).expect("a copy");
    assert_eq!(laptop.merge(&stick, now()).expect("united").conflicts, 2);
    let mut it = your_data(laptop, By::Full);
    it.press("enter down down down enter enter down enter");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Saved. The other one stays in its history."),
        "{screen}"
    );
    assert_eq!(it.app.store().conflicts().expect("read").len(), 1);
    assert_eq!(it.app.store().check().expect("read"), Vec::new());
}

#[test]
fn the_page_of_a_record_says_that_it_stands_in_two_versions() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut laptop = two_copies(folder.path());
    let stick = Store::open_to_read(&folder.path().join("stick.db")).expect("a copy");
    laptop.merge(&stick, now()).expect("united");
    let mut it = Harness::on(laptop, env(NOW), By::Full);
    let screen = it.press("3 enter").screen(80, 24);
    assert!(screen.contains("This stands in two versions."), "{screen}");
}

#[test]
fn going_back_to_a_backup_is_one_undo_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut it = your_data(two_copies(folder.path()), By::Full);
    it.press("enter down enter enter enter");
    let text = |it: &Harness| {
        let entry = it.app.store().get::<Entry>(Id::from_bytes([2; 16]));
        entry.expect("read").expect("an entry").text
    };
    assert_eq!(text(&it), "Forms are done");
    it.press("u");
    assert_eq!(text(&it), "Forms are sent");
}

#[test]
fn a_backup_that_went_meanwhile_is_in_nobodys_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut it = your_data(two_copies(folder.path()), By::Full);
    it.press("enter down enter enter");
    fs::remove_dir_all(folder.path().join("journal.db.backups")).expect("gone");
    it.press("c 1 d");
    let screen = it.screen(80, 24);
    assert!(screen.contains("Saved"), "{screen}");
    it.press("esc");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("This copy is not there any more."),
        "{screen}"
    );
}

#[test]
fn the_first_save_of_a_day_makes_a_backup_once_it_was_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.db");
    let mut store = Store::open(&path, Ids::seeded(1)).expect("a journal");
    put(&mut store, vec![Setting::new("name", "Sam").into()]);
    let mut it = Harness::on(store, env(NOW), By::Full);
    let backups = |it: &Harness| it.app.store().backups().expect("read").len();
    assert!(!it.app.finish_looking_after(now()));
    assert_eq!(backups(&it), 0);
    it.press("c d");
    assert_eq!(backups(&it), 0, "not before the page says that it is saved");
    assert!(!it.app.finish_looking_after(now()));
    assert_eq!(backups(&it), 1);
    it.press("esc esc u");
    assert!(!it.app.finish_looking_after(now()));
    assert_eq!(backups(&it), 1, "one a day");
}

#[test]
fn a_backup_that_can_not_be_made_spoils_nothing_and_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.db");
    let mut store = Store::open(&path, Ids::seeded(1)).expect("a journal");
    put(&mut store, vec![Setting::new("name", "Sam").into()]);
    let in_the_way = folder.path().join("journal.db.backups");
    fs::write(&in_the_way, "").expect("a file");
    let mut it = Harness::on(store, env(NOW), By::Full);
    it.press("c d");
    assert!(it.app.finish_looking_after(now()));
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Your words are saved. No backup could be made"),
        "{screen}"
    );
    fs::remove_file(in_the_way).expect("gone");
    // Not at once, but with the next save.
    assert!(!it.app.finish_looking_after(now()));
    it.press("u");
    assert!(!it.app.finish_looking_after(now()));
    assert_eq!(it.app.store().backups().expect("read").len(), 1);
}

/// What a command printed to both ends, and its exit code.
fn mainstay(folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let done = Program::new(env!("CARGO_BIN_EXE_mainstay"))
        .args(arguments)
        .env_clear()
        .env("HOME", folder)
        .env("MAINSTAY_JOURNAL", folder.join("journal.db"))
        .env("MAINSTAY_NOW", NOW)
        .stdin(Stdio::null())
        .output()
        .expect("run");
    let text = |bytes: Vec<u8>| shown(&String::from_utf8(bytes).expect("text"), folder);
    (
        text(done.stdout),
        text(done.stderr),
        done.status.code().expect("a code"),
    )
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    files
}

#[test]
fn the_commands_say_what_they_did() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(two_copies(folder.path()));
    let id = Id::from_bytes([2; 16]).to_string();
    let stick = folder.path().join("stick.db").display().to_string();
    let backup = folder
        .path()
        .join("journal.db.backups/journal-2022-11-22T20-14-00.db")
        .display()
        .to_string();
    let copy = folder.path().join("copy.db").display().to_string();
    let mut said = String::new();
    for arguments in [
        &["backups"][..],
        &["backups", "--json"],
        &["backup", "--out", &copy],
        &["backup", "--out", &copy],
        &["restore", &backup],
        &["restore", &backup, "--as-then"],
        &["undo"],
        &["merge", "nowhere.db"],
        &["merge", "/dev/null"],
        &["merge", &stick],
        &["merge", &stick, "--yes"],
        &["merge", &stick, "--yes"],
        &["history"],
        &[
            "record",
            "show",
            "person",
            "28282828-2828-2828-2828-282828282828",
        ],
        &["restore", &stick, "--yes"],
        &["erase", "entry"],
        &["erase", "poem", &id],
        &["erase", "entry", "x"],
        &["erase", "goal", &id],
        &["erase", "entry", &id],
        &["erase", "entry", &id, "--yes"],
        &["erase", "entry", &id, "--yes", "--backups"],
        &["record", "show", "entry", &id],
        &["erase", "everything"],
        &["erase", "everything", "--yes-remove-it-all", "--backups"],
        &["record", "list", "person"],
    ] {
        let (out, err, code) = mainstay(folder.path(), arguments);
        let shown = shown(&arguments.join(" "), folder.path());
        said.push_str(&format!("$ mainstay {shown}\n{out}{err}[{code}]\n\n"));
    }
    insta::assert_snapshot!(said);
    let left = files(folder.path());
    for file in left
        .iter()
        .chain(&files(&folder.path().join("journal.db.backups")))
    {
        let outside = file.ends_with("copy.db") || file.ends_with("stick.db");
        if file.is_file() && !outside {
            let bytes = fs::read(file).expect("read");
            assert!(
                !bytes.windows(5).any(|it| it == b"Forms"),
                "{}",
                file.display()
            );
        }
    }
}

#[test]
fn a_new_machine_needs_one_backup_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(two_copies(folder.path()));
    let new = tempfile::tempdir().expect("a folder");
    let backup = new.path().join("from-the-stick.db");
    fs::copy(folder.path().join("stick.db"), &backup).expect("copied");
    let file = backup.display().to_string();
    let (out, err, code) = mainstay(new.path(), &["restore", &file, "--yes"]);
    assert_eq!((err.as_str(), code), ("", 0), "{out}");
    let there = mainstay(new.path(), &["export", "json"]);
    let here = mainstay(folder.path(), &["--journal", &file, "export", "json"]);
    assert_eq!(there.0, here.0);
}

#[test]
fn an_import_does_not_bring_back_what_was_removed_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(two_copies(folder.path()));
    let export = folder.path().join("all.json").display().to_string();
    assert_eq!(
        mainstay(folder.path(), &["export", "json", "--out", &export]).2,
        0
    );
    let id = Id::from_bytes([2; 16]).to_string();
    assert_eq!(
        mainstay(folder.path(), &["erase", "entry", &id, "--yes"]).2,
        0
    );
    let (out, _, code) = mainstay(folder.path(), &["import", "json", &export, "--yes"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("1 record was removed for good here and stays out."),
        "{out}"
    );
    assert_eq!(
        mainstay(folder.path(), &["record", "show", "entry", &id]).2,
        1
    );
}

#[test]
fn a_backup_says_its_size_and_its_time() {
    let words = Words::default();
    let size = |bytes| mainstay::app::your_data::size(&words, bytes);
    assert_eq!(size(1), "1 KB");
    assert_eq!(size(147_456), "148 KB");
    assert_eq!(size(62_300_000), "62.3 MB");
}

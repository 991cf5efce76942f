//! Where the journal is: a folder that is copied between machines and the copies that leaves, said once.

use std::path::PathBuf;

use mainstay::domain::{By, Entry, Ids, Setting};
use mainstay::store::{Passphrase, Span, Store};
use tempfile::TempDir;

use crate::locking::PASSPHRASE;
use crate::support::{Harness, NOW, entry, env, printed, put};

fn path(folder: &TempDir) -> PathBuf {
    folder.path().join("Dropbox/journal.db")
}

/// A journal in a folder that is kept in step, and beside it a copy that went its own way.
fn journal() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&path(&folder), Ids::seeded(1)).expect("a journal");
    put(
        &mut store,
        vec![Setting::new("name", "Sam").into(), entry(1, "At home")],
    );
    let copy = path(&folder).with_file_name("journal (1).db");
    store.back_up_to(&copy).expect("a copy");
    let mut copy = Store::open(&copy, Ids::seeded(2)).expect("a journal");
    put(&mut copy, vec![entry(2, "On the train")]);
    folder
}

fn open(folder: &TempDir, by: By) -> Harness {
    let store = Store::open(&path(folder), Ids::seeded(3)).expect("opened");
    Harness::on(store, env(NOW), by)
}

fn shown(text: &str, folder: &TempDir) -> String {
    let real = folder.path().canonicalize().expect("a folder");
    text.replace(&real.display().to_string(), "/home/sam")
}

#[test]
fn it_is_said_in_both_faces() {
    // A short name, so that lines end where they would.
    let folder = journal();
    let mut it = open(&folder, By::Full);
    let screen = it.screen(160, 24);
    assert!(screen.contains("Where your journal is"), "{screen}");
    let plain = open(&folder, By::Plain);
    insta::assert_snapshot!("plain", shown(&printed(&plain.app), &folder));
}

#[test]
fn a_copy_is_taken_in_with_one_key_and_all_is_said_once() {
    let folder = journal();
    let mut it = open(&folder, By::Full);
    let screen = it.press("1").screen(80, 24);
    assert!(screen.contains("It is in your journal now."), "{screen}");
    let entries = it.app.store().list::<Entry>(Span::ALL).expect("read");
    assert_eq!(entries.len(), 2);
    assert_eq!(it.app.store().backups().expect("read").len(), 1);
    drop(it);
    let mut it = open(&folder, By::Full);
    let screen = it.screen(80, 24);
    assert!(!screen.contains("Where your journal is"), "{screen}");
}

#[test]
fn a_locked_copy_asks_for_its_passphrase_and_is_taken_in_then() {
    let folder = journal();
    let copy = path(&folder).with_file_name("journal (1).db");
    let mut store = Store::open(&copy, Ids::seeded(4)).expect("a journal");
    let passphrase = Passphrase::new(PASSPHRASE).expect("one");
    store.set_passphrase(&passphrase).expect("locked");
    drop(store);
    let mut it = open(&folder, By::Full);
    let screen = it.press("1").screen(160, 24);
    assert!(screen.contains("journal (1).db"), "{screen}");
    let screen = it.press("'by the sea' enter").screen(160, 24);
    assert!(screen.contains("That did not match."), "{screen}");
    let screen = it.press(&format!("'{PASSPHRASE}' enter")).screen(160, 24);
    assert!(screen.contains("It is in your journal now."), "{screen}");
    let entries = it.app.store().list::<Entry>(Span::ALL).expect("read");
    assert_eq!(entries.len(), 2);
    assert!(!it.app.store().is_locked());
}

#[test]
fn it_is_said_again_only_of_what_is_new() {
    let folder = journal();
    let mut it = open(&folder, By::Full);
    let screen = it.press("esc").screen(80, 24);
    assert!(screen.contains("[1 Today]"), "{screen}");
    drop(it);
    let copy = path(&folder).with_file_name("journal (2).db");
    std::fs::copy(path(&folder), copy).expect("a copy");
    let it = open(&folder, By::Plain);
    let said = printed(&it.app);
    assert!(said.contains("Take in journal (2).db"), "{said}");
    assert!(!said.contains("journal (1).db"), "{said}");
    assert!(!said.contains("between machines"), "{said}");
}

#[test]
fn a_quiet_place_is_not_spoken_of_and_a_first_run_is_not_covered() {
    let folder = tempfile::tempdir().expect("a folder");
    let quiet = Store::open(&folder.path().join("journal.db"), Ids::seeded(1)).expect("made");
    let it = Harness::on(quiet, env(NOW), By::Plain);
    assert!(!printed(&it.app).contains("Where your journal is"));
    let synced = folder.path().join("Dropbox/journal.db");
    let new = Store::open(&synced, Ids::seeded(1)).expect("made");
    let it = Harness::on(new, env(NOW), By::Plain);
    assert!(!printed(&it.app).contains("Where your journal is"));
}

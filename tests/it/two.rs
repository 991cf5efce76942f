//! Two programs at one journal: an open page shows what the other wrote, and whoever comes second waits.

use std::path::PathBuf;
use std::sync::mpsc::channel;

use mainstay::domain::{By, Change, Entry, Ids, Record, Setting, What};
use mainstay::store::{Span, Store};
use tempfile::TempDir;

use crate::support::{Harness, NOW, entry, env, now, printed};

fn path(folder: &TempDir) -> PathBuf {
    folder.path().join("journal.db")
}

fn store(folder: &TempDir, seed: u64) -> Store {
    Store::open(&path(folder), Ids::seeded(seed)).expect("opened")
}

fn put(store: &mut Store, record: impl Into<Record>) {
    let change = Change::put(What::Saved, record);
    store.commit(&change, By::Shell, now()).expect("kept");
}

#[test]
fn an_open_page_shows_what_the_other_wrote() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut other = store(&folder, 1);
    put(&mut other, Setting::new("name", "Sam"));
    for by in [By::Full, By::Plain] {
        let mut it = Harness::on(store(&folder, 2), env(NOW), by);
        it.press("5");
        let text = format!("By the river, {}", by.name());
        put(&mut other, entry(1, &text));
        it.press("down");
        assert!(printed(&it.app).contains(&text), "{}", printed(&it.app));
        // And the other way round.
        it.press("w 'On the train' esc");
        let there = other.list::<Entry>(Span::ALL).expect("read");
        assert!(there.iter().any(|entry| entry.text == "On the train"));
    }
}

#[test]
fn undo_of_one_is_seen_by_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut other = store(&folder, 1);
    put(&mut other, Setting::new("name", "Sam"));
    put(&mut other, entry(1, "By the river"));
    let mut it = Harness::on(store(&folder, 2), env(NOW), By::Full);
    it.press("5");
    assert!(printed(&it.app).contains("By the river"));
    other.undo(By::Shell, now()).expect("undone");
    it.press("down");
    assert!(!printed(&it.app).contains("By the river"));
}

#[test]
fn who_comes_second_waits_and_both_are_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = store(&folder, 1);
    put(&mut first, Setting::new("name", "Sam"));
    drop(first);
    let mut it = Harness::on(store(&folder, 2), env(NOW), By::Full);
    it.press("w 'On the train'");
    let (holds, held) = channel();
    let (saves, saving) = channel();
    let other = path(&folder);
    let other = std::thread::spawn(move || {
        let conn = rusqlite::Connection::open(other).expect("opened");
        conn.execute_batch("BEGIN IMMEDIATE").expect("begun");
        holds.send(()).expect("told");
        saving.recv().expect("told");
        // It takes its time.
        for n in 0..500 {
            let sql = "INSERT INTO draft (key, at, body) VALUES (?1, '', '')";
            conn.execute(sql, [format!("other/{n}")]).expect("written");
        }
        conn.execute_batch("COMMIT").expect("kept");
    });
    held.recv().expect("held");
    saves.send(()).expect("told");
    let screen = it.press("esc").screen(80, 24);
    assert!(screen.contains("Saved. Entry, 3 words."), "{screen}");
    other.join().expect("ended");
    assert_eq!(it.app.store().drafts("other/").expect("read").len(), 500);
    assert_eq!(
        it.app.store().list::<Entry>(Span::ALL).expect("read").len(),
        1
    );
}

//! The lock in the app: the locked page, hiding, what waits, and the pages that turn the lock; in both faces.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use bip39::{Language, Mnemonic};
use mainstay::app::{Effect, Input};
use mainstay::config::Config;
use mainstay::domain::{By, Change, Ids, Person, Setting, What};
use mainstay::store::{Passphrase, Secret, Store};

use crate::support::{Harness, NOW, env, printed};

pub const PASSPHRASE: &str = "by the river";

/// A locked journal with an entry, one person who is shown while it is locked, and one who is not; and its words.
/// Its derivation takes a while, so it is made once.
fn made() -> &'static (Vec<u8>, Vec<u8>, String) {
    static MADE: OnceLock<(Vec<u8>, Vec<u8>, String)> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.db");
        let mut store = Store::open(&path, Ids::seeded(1)).expect("a journal");
        let now = env(NOW).clock.now(4);
        let mut person = |name: &str, order, shown| Person {
            hard_order: Some(order),
            show_when_locked: shown,
            ..Person::named(store.new_id(now.at), name)
        };
        let people = [person("Rosa", 1, true), person("Dev", 2, false)];
        let mut change = Change::put(What::Set, Setting::new("name", "Sam"));
        for person in people {
            change = change.and(person);
        }
        store.commit(&change, By::Full, now).expect("kept");
        let passphrase = Passphrase::new(PASSPHRASE).expect("one");
        store.set_passphrase(&passphrase).expect("locked");
        let words = store.recovery_words().expect("words").join(" ");
        drop(store);
        let read = |name: &str| fs::read(folder.path().join(name)).expect("a file");
        (read("journal.db"), read("journal.db.now.json"), words)
    })
}

/// The recovery words of that journal.
pub fn words() -> &'static str {
    &made().2
}

/// The key that recovery words are.
pub fn key_of(words: &str) -> Vec<u8> {
    let words = Mnemonic::parse_in_normalized(Language::English, words).expect("words");
    let (bytes, count) = words.to_entropy_array();
    bytes[..count].to_vec()
}

/// That journal, in `folder`.
pub fn journal(folder: &Path) -> PathBuf {
    let (journal, now, _) = made();
    let path = folder.join("journal.db");
    fs::write(&path, journal).expect("written");
    fs::write(folder.join("journal.db.now.json"), now).expect("written");
    path
}

fn locked(by: By) -> (tempfile::TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = journal(folder.path());
    (folder, Harness::locked(path, by))
}

/// The same, opened with its words, which takes no time.
fn open() -> (tempfile::TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = Secret::words(&made().2).expect("words");
    let store = Store::unlock(&journal(folder.path()), &secret, Ids::seeded(2)).expect("opened");
    (folder, Harness::on(store, env(NOW), By::Full))
}

#[test]
fn the_locked_page_reads_well() {
    let (_folder, mut it) = locked(By::Full);
    insta::assert_snapshot!("locked", it.press("'abc'").styled(80, 24));
    insta::assert_snapshot!("locked_small", it.screen(40, 12));
    insta::assert_snapshot!("locked_shown", it.press("f3").screen(80, 24));
    insta::assert_snapshot!("locked_wrong", it.press("enter").screen(80, 24));
    insta::assert_snapshot!("locked_forgot", it.press("f1").screen(80, 24));
    insta::assert_snapshot!("locked_forgot_small", it.screen(40, 12));
    let (_folder, it) = locked(By::Plain);
    insta::assert_snapshot!("locked_plain", printed(&it.app));
}

#[test]
fn the_passphrase_opens_it_and_a_wrong_one_gets_the_same_answer_each_time() {
    let (folder, mut it) = locked(By::Full);
    let before = fs::read(folder.path().join("journal.db")).expect("the journal");
    let wrong = it.press("'river' enter").screen(80, 24);
    assert!(wrong.contains("That did not match."), "{wrong}");
    assert_eq!(it.press("'River' enter").screen(80, 24), wrong);
    assert!(it.app.is_shut());
    assert_eq!(
        fs::read(folder.path().join("journal.db")).expect("read"),
        before
    );
    it.press("'by the river' enter");
    assert!(
        it.screen(80, 24).contains("Good evening, Sam."),
        "{}",
        it.screen(80, 24)
    );
    assert_eq!(it.app.locks_after(), Some(Duration::from_secs(180)));
}

#[test]
fn who_forgot_it_opens_it_with_the_words() {
    let (_folder, mut it) = locked(By::Full);
    it.press("f1 'river river' enter");
    assert!(
        it.screen(80, 24).contains("Those are 2 words."),
        "{}",
        it.screen(80, 24)
    );
    it.paste(&made().2);
    it.press("enter");
    assert!(
        it.screen(80, 24).contains("Good evening, Sam."),
        "{}",
        it.screen(80, 24)
    );
}

#[test]
fn nothing_but_help_is_there_while_it_is_locked() {
    let (_folder, mut it) = locked(By::Full);
    for keys in ["ctrl-p", "esc", "ctrl-z"] {
        assert!(
            it.press(keys).screen(80, 24).contains("Passphrase"),
            "{keys}"
        );
    }
    assert!(
        it.press("ctrl-g")
            .screen(80, 24)
            .contains("Let's slow this down.")
    );
    let doors = it.screen(80, 24);
    assert!(doors.contains("Rosa") && !doors.contains("Dev"), "{doors}");
    for keys in ["m", "c", "w", "r", "/"] {
        assert_eq!(it.press(keys).screen(80, 24), doors, "{keys}");
    }
    assert!(it.press("esc").screen(80, 24).contains("Passphrase"));
    it.press("ctrl-c");
    assert!(it.effects.contains(&Effect::Quit));
}

#[test]
fn hiding_is_blank_at_once_and_then_locks_and_what_was_typed_is_there_again() {
    let (_folder, mut it) = open();
    it.press("w 'Walked home' ctrl-x");
    assert!(
        it.screen(80, 24)
            .starts_with(" Paused. Press Enter to go on.")
    );
    assert!(!it.app.is_shut(), "first the blank screen");
    it.app.look_after(env(NOW).clock.now(4));
    assert!(it.app.is_shut());
    // The journal is closed, and its key went with it.
    assert!(it.app.store().path().is_none() && it.app.store().secret().is_none());
    it.press("enter");
    insta::assert_snapshot!("locked_after", it.screen(80, 24));
    it.paste(&made().2);
    it.press("enter w");
    assert!(
        it.screen(80, 24).contains("Walked home"),
        "{}",
        it.screen(80, 24)
    );
}

#[test]
fn it_locks_by_itself_after_a_warning() {
    let (_folder, mut it) = open();
    it.take(Input::LockSoon);
    let screen = it.screen(80, 24);
    assert!(screen.contains("This locks in 30 seconds."), "{screen}");
    it.take(Input::Lock);
    assert!(it.screen(80, 24).contains("This journal is locked."));
    assert_eq!(it.app.locks_after(), None);
}

#[test]
fn without_a_passphrase_nothing_locks() {
    let mut it = Harness::with(Vec::new());
    assert_eq!(it.app.locks_after(), None);
    it.take(Input::Lock);
    it.press("ctrl-x");
    it.app.look_after(env(NOW).clock.now(4));
    assert!(
        it.press("enter")
            .screen(80, 24)
            .contains("Good evening, Sam.")
    );
}

#[test]
fn words_that_can_not_be_kept_wait_behind_a_blank_screen() {
    let (folder, mut it) = open();
    let (path, aside) = (
        folder.path().join("journal.db"),
        folder.path().join("aside.db"),
    );
    it.press("w 'Walked home'");
    fs::rename(&path, &aside).expect("moved");
    it.take(Input::Lock);
    assert!(it.screen(80, 24).starts_with(" Paused."));
    // Not closed yet: the words are in memory, behind the locked page.
    assert!(it.app.is_shut() && it.app.store().path().is_some());
    assert!(it.press("enter").screen(80, 24).contains("Passphrase"));
    it.take(Input::KeepDraft);
    assert!(it.app.store().path().is_some());
    fs::rename(&aside, &path).expect("moved back");
    it.take(Input::KeepDraft);
    assert!(it.app.store().path().is_none());
    it.paste(&made().2);
    it.press("enter w");
    assert!(
        it.screen(80, 24).contains("Walked home"),
        "{}",
        it.screen(80, 24)
    );
}

#[test]
fn who_is_asked_while_words_wait_is_still_asked_for_the_passphrase() {
    let (folder, mut it) = open();
    it.press("w 'Walked home'");
    let path = folder.path().join("journal.db");
    fs::rename(&path, folder.path().join("aside.db")).expect("moved");
    it.take(Input::Lock);
    it.press("enter 'river' enter");
    assert!(it.screen(80, 24).contains("That did not match."));
    it.press("ctrl-g");
    assert!(!it.screen(80, 24).contains("Dev"));
    it.press("esc");
    it.paste(&made().2);
    it.press("enter");
    assert!(
        it.screen(80, 24).contains("Walked home"),
        "{}",
        it.screen(80, 24)
    );
}

#[test]
fn a_passphrase_is_set_shown_as_words_and_removed_in_settings() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.db");
    let mut store = Store::open(&path, Ids::seeded(1)).expect("a journal");
    let change = Change::put(What::Set, Setting::new("name", "Sam"));
    store
        .commit(&change, By::Full, env(NOW).clock.now(4))
        .expect("kept");
    let mut it = Harness::configured(store, env(NOW), By::Full, Config::default());
    it.press("m 'settings' enter");
    it.down_to("Passphrase").press("enter enter");
    assert!(
        it.screen(80, 24)
            .contains("An empty passphrase would open to anyone.")
    );
    let page = it.press("'by the river'").screen(80, 24);
    let without_offer: Vec<&str> = page
        .lines()
        .filter(|it| !it.contains("by chance"))
        .collect();
    insta::assert_snapshot!("passphrase_new", without_offer.join("\n"));
    it.press("enter 'by the sea' enter");
    assert!(it.screen(80, 24).contains("Those two were not the same."));
    it.press("'by the river' enter 'by the river' enter");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("These 24 words") && screen.contains("24 "),
        "{screen}"
    );
    assert!(it.app.store().is_locked());
    let words = it.app.store().recovery_words().expect("words");
    it.press("enter");
    for _ in 0..3 {
        let screen = it.screen(80, 24);
        let number: usize = screen
            .split_once("What is word ")
            .and_then(|(_, rest)| rest.split_once('?'))
            .and_then(|(number, _)| number.parse().ok())
            .unwrap_or_else(|| panic!("{screen}"));
        it.press("'nothing' enter");
        assert!(it.screen(80, 24).contains("That is another word."));
        it.press(&format!("'{}' enter", words[number - 1]));
    }
    assert!(
        it.screen(80, 24)
            .contains("Keep them where only you find them.")
    );
    // To remove it asks for it first.
    it.down_to("Passphrase").press("enter 3 'by the sea' enter");
    assert!(it.screen(80, 24).contains("That did not match."));
    it.press("'by the river' enter");
    insta::assert_snapshot!("passphrase_sure", it.screen(80, 24));
    it.press("1");
    assert!(!it.app.store().is_locked());
    drop(it);
    assert!(Store::open(&path, Ids::new()).is_ok());
}

#[test]
fn no_secret_is_a_draft_or_on_the_page() {
    let (_folder, mut it) = open();
    it.press("m 'settings' enter");
    it.down_to("Passphrase").press("enter 1 'secret river'");
    it.take(Input::KeepDraft);
    assert_eq!(
        it.app.store().drafts("").expect("read"),
        Vec::<String>::new()
    );
    let shown = format!("{:?}{}", it.app.page(), it.screen(80, 24));
    assert!(!shown.contains("secret river"), "{shown}");
}

#[test]
fn plain_lines_ask_for_the_passphrase_too() {
    let (_folder, it) = locked(By::Plain);
    let lines = format!("river\n{}\nq\n", made().2);
    let text = it.lines(&lines);
    assert!(!text.contains("river"), "{text}");
    insta::assert_snapshot!("plain", text);
}

/// A journal without a passphrase, or with one of its own, beside a locked copy that has another: its words open that.
fn beside_a_locked_copy(folder: &Path) -> (Store, PathBuf) {
    let copy = journal(folder);
    let path = folder.join("mine/journal.db");
    let store = Store::open(&path, Ids::seeded(3)).expect("a journal");
    (store, copy)
}

#[test]
fn another_copy_with_its_own_passphrase_is_taken_in_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, copy) = beside_a_locked_copy(folder.path());
    let mut it = Harness::configured(store, env(NOW), By::Full, Config::default());
    let form = mainstay::app::flows::copy_form::new();
    it.app.show(Box::new(form)).expect("shown");
    it.press(&format!("'{}' enter", copy.display()));
    let shown = folder.path().display().to_string();
    insta::assert_snapshot!("copy_lock", it.screen(80, 24).replace(&shown, "~"));
    it.press("enter");
    assert!(it.screen(80, 24).contains("Type your passphrase first"));
    it.press("'by the sea' enter");
    assert!(it.screen(80, 24).contains("That did not match."));
    it.press("'by the river' enter");
    assert!(
        it.screen(80, 24).contains("3 new records"),
        "{}",
        it.screen(80, 24)
    );
    it.press("enter");
    let people = it.app.store().count(mainstay::domain::Kind::Person, None);
    assert_eq!(people.expect("read"), 2);
}

#[test]
fn plain_lines_ask_for_the_passphrase_of_another_copy() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, copy) = beside_a_locked_copy(folder.path());
    let mut it = Harness::configured(store, env(NOW), By::Plain, Config::default());
    let form = mainstay::app::flows::copy_form::new();
    it.app.show(Box::new(form)).expect("shown");
    let typed = format!("{}\nby the sea\n{}\n1\nq\n", copy.display(), made().2);
    let text = it.lines(&typed);
    let shown = folder.path().display().to_string();
    insta::assert_snapshot!("copy_lock_plain", text.replace(&shown, "~"));
}

#[test]
fn a_backup_with_its_own_passphrase_is_opened_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, copy) = beside_a_locked_copy(folder.path());
    let own = store.back_up(env(NOW).clock.now(4)).expect("backed up");
    let own = own.expect("a backup").backup.path;
    fs::rename(copy, &own).expect("moved");
    let mut it = Harness::configured(store, env(NOW), By::Full, Config::default());
    let page = mainstay::app::pages::your_data::YourData::new();
    it.app.show(Box::new(page)).expect("shown");
    it.down_to("Backups").press("enter enter");
    assert!(it.screen(80, 24).contains("A passphrase of its own"));
    // To go back changes nothing.
    it.press("esc");
    assert!(it.screen(80, 24).contains("Open one to see"));
    it.press("enter");
    it.paste(&made().2);
    it.press("enter");
    let screen = it.screen(80, 24);
    assert!(screen.contains("Bring back what is missing"), "{screen}");
    it.press("esc enter");
    assert!(it.screen(80, 24).contains("Bring back"), "it is asked once");
}

#[test]
fn a_damaged_locked_journal_is_rescued_with_its_key_and_a_backup_of_another_with_its_own() {
    for knows in [true, false] {
        let folder = tempfile::tempdir().expect("a folder");
        let secret = Secret::words(&made().2).expect("words");
        let path = journal(folder.path());
        let mut store = Store::unlock(&path, &secret, Ids::seeded(2)).expect("opened");
        let own = store.back_up(env(NOW).clock.now(4)).expect("backed up");
        let own = own.expect("a backup").backup.path;
        // A journal of somebody's earlier passphrase, whose words are not those of this one.
        let other = folder.path().join("other/journal.db");
        let mut old = Store::open(&other, Ids::seeded(5)).expect("a journal");
        let change = Change::put(What::Set, Setting::new("setback_word", "dip"));
        old.commit(&change, By::Full, env(NOW).clock.now(4))
            .expect("kept");
        old.set_passphrase(&Passphrase::new("old").expect("one"))
            .expect("locked");
        let words = old.recovery_words().expect("words").join(" ");
        drop(old);
        fs::rename(&other, own).expect("moved");
        let mut it = Harness::on(store, env(NOW), By::Full);
        let found = mainstay::store::Finding::File("a page".to_owned());
        let page = mainstay::app::pages::damaged::Damaged::new(vec![found]);
        it.app.show(Box::new(page)).expect("shown");
        it.press("1");
        assert!(it.screen(80, 24).contains("A passphrase of its own"));
        if knows {
            it.paste(&words);
            it.press("enter");
        } else {
            it.press("esc 1");
        }
        it.take(Input::Begin);
        let screen = it.screen(80, 24);
        let records = if knows { "4 records" } else { "3 records" };
        assert!(screen.contains(records), "{screen}");
        let rescued = folder.path().join("journal-rescued.db");
        Store::unlock(&rescued, &secret, Ids::new()).expect("locked as the journal was");
    }
}

#[test]
fn copies_that_stay_locked_are_named_once_the_passphrase_is_removed() {
    let (folder, mut it) = open();
    let folder = folder.path().canonicalize().expect("a path");
    fs::write(folder.join("journal (1).db"), &made().0).expect("written");
    it.press("m 'settings' enter");
    it.down_to("Passphrase")
        .press("enter 3 'by the river' enter 1");
    let screen = it.screen(80, 24);
    let shown = screen.replace(&folder.display().to_string(), "~");
    insta::assert_snapshot!("passphrase_left", shown);
    it.press("enter");
    assert!(it.screen(80, 24).contains("Settings"));
}

#[test]
fn taking_a_locked_journal_away_says_that_the_file_is_open() {
    let (_folder, mut it) = open();
    it.press("m 'settings' enter");
    it.down_to("Your data").press("enter");
    it.down_to("Take it away").press("enter");
    insta::assert_snapshot!("take_away_locked", it.screen(80, 24));
    it.press("1");
    assert!(
        it.screen(80, 24).contains("That file is not"),
        "{}",
        it.screen(80, 24)
    );
}

/// A journal whose passphrase is one letter.
fn locked_with(letter: &str) -> (tempfile::TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.db");
    let mut store = Store::open(&path, Ids::seeded(1)).expect("a journal");
    let change = Change::put(What::Set, Setting::new("name", "Sam"));
    store
        .commit(&change, By::Full, env(NOW).clock.now(4))
        .expect("kept");
    store
        .set_passphrase(&Passphrase::new(letter).expect("one"))
        .expect("locked");
    drop(store);
    (folder, Harness::locked(path, By::Plain))
}

#[test]
fn a_letter_that_is_the_passphrase_opens_the_journal_in_plain_lines() {
    for letter in ["h", "u", "?", "q", "b", "s"] {
        let (_folder, it) = locked_with(letter);
        let text = it.lines(&format!("{letter}\n"));
        assert!(text.contains("Good evening, Sam."), "{letter}: {text}");
    }
}

#[test]
fn a_letter_that_opens_nothing_means_in_plain_lines_what_it_means_elsewhere() {
    let (_folder, it) = locked(By::Plain);
    let text = it.lines("h\n");
    assert!(text.contains("Let's slow this down."), "{text}");
    let (_folder, it) = locked(By::Plain);
    let text = it.lines("q\n");
    assert!(text.contains("Goodbye."), "{text}");
}

#[test]
fn a_letter_can_be_chosen_as_the_passphrase_in_plain_lines_and_nothing_typed_goes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, _) = beside_a_locked_copy(folder.path());
    let mut it = Harness::configured(store, env(NOW), By::Plain, Config::default());
    let flow = mainstay::app::flows::passphrase::PassphraseFlow::new(
        mainstay::app::flows::passphrase::For::Set,
    );
    it.app.show(Box::new(flow)).expect("shown");
    let text = it.lines("b\n\nq\nq\n");
    assert!(text.matches("Choose a passphrase.").count() == 2, "{text}");
    assert!(text.contains("These 24 words"), "{text}");
    let secret = Secret::passphrase("q").expect("one");
    let path = folder.path().join("mine/journal.db");
    Store::unlock(&path, &secret, Ids::new()).expect("opened");
}

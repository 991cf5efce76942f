//! The first run and the tour, in both faces.

use crate::support::{Harness, NOW, env};
use mainstay::app::Effect;
use mainstay::config::Config;
use mainstay::domain::{By, CheckIn, Ids};
use mainstay::store::{Span, Store};

/// A new journal on the disk, at its first run, on a device that knows no country.
fn new_journal() -> (tempfile::TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(&folder);
    let it = Harness::configured(store, env(NOW), By::Full, Config::default());
    (folder, it)
}

fn store(folder: &tempfile::TempDir) -> Store {
    Store::open(&folder.path().join("j.db"), Ids::seeded(1)).expect("a journal")
}

#[test]
fn each_page_reads_well() {
    let (_folder, mut it) = new_journal();
    insta::assert_snapshot!("name", it.press("'Sam'").screen(80, 24));
    insta::assert_snapshot!("name_small", it.screen(40, 12));
    insta::assert_snapshot!("country", it.press("enter").styled(80, 24));
    insta::assert_snapshot!("country_small", it.screen(40, 12));
    insta::assert_snapshot!("passphrase", it.press("1").screen(80, 24));
    insta::assert_snapshot!("passphrase_small", it.screen(40, 12));
    insta::assert_snapshot!("last", it.press("2").screen(80, 24));
    insta::assert_snapshot!("last_small", it.screen(40, 12));
}

#[test]
fn a_few_keys_lead_from_the_first_start_to_the_first_check_in() {
    let (folder, mut it) = new_journal();
    it.press("'Sam' enter 1 2 enter");
    assert!(it.screen(80, 24).contains("How is your mood right now?"));
    it.press("3 4 0 4 0 enter enter");
    assert!(
        it.screen(80, 24)
            .contains("Saved. Thank you for checking in.")
    );
    it.press("enter");
    assert!(
        it.screen(80, 24).contains("[1 Today]"),
        "{}",
        it.screen(80, 24)
    );
    assert_eq!(it.app.config().country.as_deref(), Some("US"));
    drop(it);
    let store = store(&folder);
    assert_eq!(store.setting("name").expect("read").as_deref(), Some("Sam"));
    assert_eq!(store.list::<CheckIn>(Span::ALL).expect("read").len(), 1);
}

#[test]
fn every_step_can_be_passed_over_and_it_never_comes_back() {
    for keys in ["enter s 2 s", "esc", "enter s 2 t esc", "enter s q q esc"] {
        let (folder, mut it) = new_journal();
        it.press(keys);
        let screen = it.screen(80, 24);
        assert!(screen.contains("[1 Today]"), "{keys}: {screen}");
        assert_eq!(it.app.config().country, None);
        drop(it);
        let mut again = Harness::configured(store(&folder), env(NOW), By::Full, Config::default());
        assert!(again.screen(80, 24).contains("[1 Today]"), "{keys}");
    }
}

#[test]
fn whoever_leaves_in_the_middle_leaves_nothing_behind() {
    let (folder, mut it) = new_journal();
    it.press("'Sam' enter s ctrl-c");
    assert!(it.effects.contains(&Effect::Quit));
    drop(it);
    let store = store(&folder);
    assert!(store.history(1).expect("read").is_empty());
    assert!(store.drafts("").expect("read").is_empty());
}

#[test]
fn one_step_back_finds_what_was_said() {
    let (_folder, mut it) = new_journal();
    it.press("'Sam' enter 4 backspace");
    let screen = it.screen(80, 24);
    assert!(screen.contains(" > 4  Ireland"), "{screen}");
    it.press("esc");
    assert!(it.screen(80, 24).contains("Sam"));
}

#[test]
fn the_tour_goes_page_by_page_and_ends() {
    let mut it = Harness::with(Vec::new());
    it.press("? t");
    insta::assert_snapshot!("tour_first", it.screen(80, 24));
    insta::assert_snapshot!(
        "tour_hard",
        it.press("enter enter enter enter").screen(80, 24)
    );
    insta::assert_snapshot!("tour_hard_small", it.screen(40, 12));
    insta::assert_snapshot!("tour_last", it.press("enter").screen(80, 24));
    it.press("backspace");
    assert!(it.screen(80, 24).contains("A hard moment"));
    it.press("enter enter");
    assert!(it.screen(80, 24).contains("[1 Today]"));
    it.press("? t esc");
    assert!(it.screen(80, 24).contains("[1 Today]"));
}

#[test]
fn the_same_goes_line_by_line() {
    let (folder, it) = new_journal();
    drop(it);
    let it = Harness::configured(store(&folder), env(NOW), By::Plain, Config::default());
    let mut out = Vec::new();
    let mut lines = "Sam\n1\n2\n1\n3\n4\n0\n4\n0\nSlept well.\n\nq\n".as_bytes();
    let mut country = None;
    mainstay::face::plain::run(
        it.app,
        false,
        &it.env,
        &mut lines,
        &mut out,
        &mut |config| {
            country.clone_from(&config.country);
        },
    )
    .expect("printed");
    insta::assert_snapshot!(String::from_utf8(out).expect("text"));
    assert_eq!(country.as_deref(), Some("US"));
    let store = store(&folder);
    assert_eq!(store.setting("name").expect("read").as_deref(), Some("Sam"));
    assert_eq!(store.list::<CheckIn>(Span::ALL).expect("read").len(), 1);
}

#[test]
fn the_tour_goes_line_by_line() {
    let (folder, it) = new_journal();
    drop(it);
    let it = Harness::configured(store(&folder), env(NOW), By::Plain, Config::default());
    insta::assert_snapshot!(it.lines("\n9\n2\n2\n\n\n1\n2\n\n\n\n\nq\n"));
}

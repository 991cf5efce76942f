//! Find, in both faces.

use mainstay::app::{Command, Input};
use mainstay::domain::{By, Id, Ids, Kind, Person, Record, Setting};
use mainstay::store::Store;

use crate::journal::{entry, read_out};
use crate::support::shell::Shell;
use crate::support::{Harness, NOW, env, put};

fn record(kind: Kind, key: &str, body: &str) -> Record {
    let id = Id::once(kind.name(), key);
    let json = format!(r#"{{"id":"{id}","at":"2022-11-22T20:01:00-05:00",{body}}}"#);
    Record::from_json(kind, &json).expect("a record")
}

/// A river in every part of the journal.
fn river() -> Vec<Record> {
    let mut marcus = Person::named(Id::once("person", "marcus"), "Marcus");
    marcus.note = Some("We met by the river.".to_owned());
    vec![
        record(
            Kind::CheckIn,
            "1",
            r#""day":"2022-11-22","note":"Walked home the river way and it helped.""#,
        ),
        entry(
            "2022-11-16",
            "Forms are done. Then I went out and sat by the River and did not check my phone for an hour. The river was high. #calm",
        )
        .into(),
        entry("2022-10-23", "We took Marcus down to the river").into(),
        entry("2020-10-23", "日記: 川 river 日記を書いた").into(),
        record(
            Kind::Goal,
            "1",
            r#""text":"Walk most days","starts":"2022-09-19","weeks":12,"plan":{"where":"by the river","times":5}"#,
        ),
        record(
            Kind::Reach,
            "1",
            &format!(
                r#""day":"2022-11-20","people":["{}"],"how":"call","note":"Spoke of the river walk""#,
                marcus.id
            ),
        ),
        marcus.into(),
    ]
}

fn find(records: Vec<Record>) -> Harness {
    let mut it = Harness::with(records);
    let now = it.env.clock.now(4);
    it.app.update(Input::Do(Command::Find), now);
    it
}

#[test]
fn what_was_found_reads_well() {
    let mut it = find(river());
    insta::assert_snapshot!("find_empty", it.screen(80, 24));
    insta::assert_snapshot!("find", it.press("'river'").styled(80, 24));
    insta::assert_snapshot!("find_small", it.press("down").screen(40, 12));
    insta::assert_snapshot!("find_large", it.screen(120, 40));
    insta::assert_snapshot!("find_narrow", it.press("tab").screen(80, 24));
    insta::assert_snapshot!("find_narrowed", it.press("1").screen(80, 24));
}

#[test]
fn what_was_saved_a_moment_ago_is_found() {
    let mut it = find(river());
    // All of it may come in one burst, before anything is drawn.
    let found = it.press("esc w 'Paper boats' esc / 'boats'").screen(80, 24);
    assert!(found.contains("Paper «boats»") && found.contains("1 found"));
}

#[test]
fn after_a_save_was_said_the_index_catches_up_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.db");
    let behind = || -> i64 {
        let conn = rusqlite::Connection::open(&path).expect("a file");
        let behind = "SELECT max(seq) - (SELECT version FROM found_until) FROM version";
        conn.query_row(behind, [], |row| row.get(0)).expect("read")
    };
    let store = Store::open(&path, Ids::seeded(1)).expect("a journal");
    let mut it = Harness::on(store, env(NOW), By::Full);
    it.press("w 'Paper boats' esc");
    assert!(behind() > 0);
    let now = it.env.clock.now(4);
    it.app.look_after(now);
    assert_eq!(behind(), 0);
    it.app.finish_looking_after(now);
    drop(it);
    let shell = Shell::new();
    let path = path.display().to_string();
    let arguments = ["--journal", &path, "write", "--text", "-"];
    let ran = shell.run_with(&arguments, "More boats");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(behind(), 0);
}

#[test]
fn where_the_index_could_not_catch_up_that_is_said() {
    let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
    put(&mut store, river());
    store.catch_up().expect("an index");
    put(
        &mut store,
        vec![entry("2022-11-22", "The river again").into()],
    );
    // As once damage was found.
    store.only_read();
    let mut it = Harness::on(store, env(NOW), By::Full);
    insta::assert_snapshot!("find_behind", it.press("/ 'river'").screen(80, 24));
    insta::assert_snapshot!("find_behind_none", it.press("esc 'again'").screen(40, 12));
}

#[test]
fn without_colour_or_unicode_the_marks_alone_show_it() {
    let mut it = find(river());
    it.env.no_color = true;
    assert!(
        it.press("'river'")
            .screen(80, 24)
            .contains("the «river» way")
    );
}

#[test]
fn nearly_the_word_is_offered_and_enter_takes_it() {
    let mut it = find(river());
    insta::assert_snapshot!("find_meant", it.press("'rivver'").screen(80, 24));
    it.press("enter");
    assert!(it.screen(80, 24).contains("7 found, newest first"));
    it.press("'s'");
    assert!(it.screen(80, 24).contains("rivers"));
    it.press("esc 'zzzz'");
    assert!(
        it.screen(80, 24)
            .contains("Try fewer letters, or another word.")
    );
    it.press("esc 'marcus rivver'");
    assert!(it.screen(80, 24).contains("> marcus river"));
}

#[test]
fn the_same_goes_line_by_line() {
    let lines = "/\nrivver\n1\n9\n1\n1\n0\n4\n\nq\n";
    insta::assert_snapshot!("find_plain", read_out(river(), lines));
}

#[test]
fn each_hit_opens_its_own_page() {
    for (word, shown) in [
        ("Walked", "8:01 pm    Note: Walked"),
        ("Forms", "Wed 16 Nov    "),
        ("met", "We met by the river."),
        ("most", "week 10 of 12"),
        ("Spoke", "Spoke of the river walk"),
    ] {
        let mut it = find(river());
        it.press(&format!("'{word}' enter"));
        let screen = it.screen(80, 24);
        assert!(
            screen.contains(shown) && !screen.contains("1 found"),
            "{word}: {screen}"
        );
        it.press("esc");
        assert!(
            it.screen(80, 24).contains("1 found"),
            "back to what was found"
        );
    }
}

#[test]
fn esc_clears_and_then_goes_back() {
    let mut it = find(river());
    it.press("'river' tab 5 esc");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Type a word") && !screen.contains("Looking only"),
        "{screen}"
    );
    it.press("esc");
    assert!(!it.screen(80, 24).contains("Find\n"));
}

#[test]
fn narrowing_goes_by_number_and_can_be_undone() {
    let mut it = find(river());
    let count = |it: &mut Harness, keys: &str| {
        let screen = it.press(keys).screen(80, 24);
        let first = screen.lines().next().expect("a title").to_owned();
        first.split_whitespace().nth(1).map(ToOwned::to_owned)
    };
    assert_eq!(count(&mut it, "'river'").as_deref(), Some("7"));
    assert_eq!(count(&mut it, "tab 1").as_deref(), Some("3"));
    assert_eq!(count(&mut it, "tab 5").as_deref(), Some("1"));
    assert!(
        it.screen(80, 24)
            .contains("Looking only in journal, the last 30 days.")
    );
    assert_eq!(count(&mut it, "tab 2").as_deref(), Some("1"));
    assert_eq!(count(&mut it, "tab 5 tab 3").as_deref(), Some("2"));
    assert_eq!(count(&mut it, "tab 4").as_deref(), Some("1"));
    assert_eq!(count(&mut it, "tab esc").as_deref(), Some("1"));
    assert_eq!(count(&mut it, "tab 0").as_deref(), Some("7"));
}

#[test]
fn what_is_starred_can_be_looked_through_alone_also_without_a_word() {
    let mut records = river();
    let mut starred = entry("2022-11-02", "Good talk by the river. Keep this.");
    starred.starred = true;
    records.push(starred.into());
    let mut it = find(records);
    let screen = it.press("tab 6").screen(80, 24);
    assert!(screen.contains("1 found"), "{screen}");
    assert!(
        screen.contains("Looking only in what is starred."),
        "{screen}"
    );
    assert!(it.press("'forms'").screen(80, 24).contains("0 found"));
    assert!(it.press("tab 0").screen(80, 24).contains("1 found"));
}

#[test]
fn tags_are_found_by_their_mark() {
    let mut it = find(river());
    assert!(it.press("'#calm'").screen(80, 24).contains("1 found"));
    assert!(it.press("esc '#river'").screen(80, 24).contains("0 found"));
}

#[test]
fn no_more_than_fifty_are_shown_and_that_is_said() {
    let first: mainstay::domain::Day = "2022-01-01".parse().expect("a day");
    let many = (0..60).map(|n| entry(&first.plus(n).to_string(), &format!("River {n}")).into());
    let mut it = find(many.collect());
    let screen = it.press("'river'").screen(80, 24);
    assert!(
        screen.contains("50 and more found, newest first"),
        "{screen}"
    );
}

#[test]
fn mean_words_find_nothing_and_break_nothing() {
    for mean in [
        "\"",
        "*",
        "river*",
        "AND",
        "NEAR(",
        "-river",
        "words:river",
        "^river",
        "(",
        "%",
        "_",
        ";",
        "a\" OR \"b",
        "\\",
        "river\" --",
        "{x}",
        "#",
        "##",
        "日",
        "川",
        "É",
        "👨",
        "....",
        "\u{fdd0}",
    ] {
        let mut it = find(river());
        let now = it.env.clock.now(4);
        let typed = Input::Typed {
            text: mean.to_owned(),
            cursor: 0,
        };
        it.app.update(typed, now);
        let screen = it.screen(80, 24);
        assert!(it.app.message().is_none(), "{mean}: {screen}");
        it.press("enter");
    }
    for (long, shown) in [
        ("river".repeat(20_000), "Nothing has that word."),
        ("river ".repeat(20_000), "7 found"),
        ("rivver ".repeat(20_000), "Did you mean this?"),
    ] {
        let mut it = find(river());
        let now = it.env.clock.now(4);
        let typed = Input::Typed {
            text: long,
            cursor: 0,
        };
        it.app.update(typed, now);
        assert!(it.screen(80, 24).contains(shown), "{shown}");
    }
}

#[test]
fn wide_letters_are_found_and_marked() {
    let mut it = find(river());
    let screen = it.press("'日記を'").screen(80, 24);
    assert!(
        screen.contains("1 found") && screen.contains("«日記を書いた»"),
        "{screen}"
    );
    assert!(screen.contains("23 Oct 2020"), "{screen}");
}

#[test]
fn where_names_are_hidden_they_stay_hidden() {
    let mut records = river();
    records.push(Setting::new("initials", "on").into());
    let mut it = find(records);
    let screen = it.press("'met by' ").screen(80, 24);
    assert!(
        screen.contains("M.") && !screen.contains("Marcus"),
        "{screen}"
    );
}

#[test]
fn a_long_word_does_not_hide_what_was_found() {
    let text = format!("{} river", "x".repeat(300));
    let mut it = find(vec![entry("2022-11-21", &text).into()]);
    for width in [40, 80, 120] {
        assert!(it.press("'river' ").screen(width, 24).contains("«river»"));
        it.press("esc");
    }
}

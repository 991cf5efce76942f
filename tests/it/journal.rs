//! The journal: its list, an entry, and writing, in both faces.

use mainstay::app::{Command, Input};
use mainstay::domain::{By, Change, Entry, Id, Ids, Instant, Record, Setting, What};
use mainstay::store::{Span, Store};

use crate::support::{Harness, NOW, env};

/// An entry of `day`, written down at noon.
pub fn entry(day: &str, text: &str) -> Entry {
    let at: Instant =
        chrono::DateTime::parse_from_rfc3339(&format!("{day}T12:00:00-05:00")).expect("an instant");
    Entry {
        id: Id::once("entry", &format!("{day}/{text}")),
        day: day.parse().expect("a day"),
        at,
        text: text.to_owned(),
        starred: false,
        about: None,
    }
}

/// Two months, as in the drawing.
fn two_months() -> Vec<Record> {
    let starred = Entry {
        starred: true,
        ..entry("2022-11-05", "For a hard day\nRead this first. #hope")
    };
    vec![
        entry(
            "2022-11-21",
            "Sunday was slow but I sat by the river for an hour. It helped more than I thought it would. #river #marcus",
        )
        .into(),
        entry("2022-11-16", "Forms are done").into(),
        starred.into(),
        entry("2022-10-23", "River with Marcus").into(),
        entry("2022-10-11", "日記を書いた。\nFirst group in a year, and a long walk home after it").into(),
    ]
}

/// The journal with these records, in front of the person.
fn journal(records: Vec<Record>) -> Harness {
    opened(Harness::with(records))
}

pub fn opened(mut it: Harness) -> Harness {
    let now = it.env.clock.now(4);
    it.app.update(Input::Do(Command::Journal), now);
    it
}

/// The same, read out for these lines of input.
pub fn read_out(records: Vec<Record>, lines: &str) -> String {
    let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
    let env = env(NOW);
    let mut puts: Vec<Record> = vec![Setting::new("name", "Sam").into()];
    puts.extend(records);
    let change = Change {
        what: What::Imported,
        puts,
        removes: Vec::new(),
    };
    store
        .commit(&change, By::Shell, env.clock.now(4))
        .expect("kept");
    let it = opened(Harness::on(store, env, By::Plain));
    it.lines(lines)
}

/// What is kept, oldest first.
fn texts(it: &Harness) -> Vec<String> {
    entries(it).into_iter().map(|entry| entry.text).collect()
}

fn entries(it: &Harness) -> Vec<Entry> {
    it.app.store().list(Span::ALL).expect("read")
}

#[test]
fn the_list_reads_well() {
    let mut it = journal(two_months());
    insta::assert_snapshot!("months", it.styled(80, 24));
    insta::assert_snapshot!("months_small", it.press("down").screen(40, 12));
    insta::assert_snapshot!("months_large", it.press("down").screen(120, 40));
}

#[test]
fn an_empty_journal_asks_for_nothing() {
    let mut it = journal(Vec::new());
    insta::assert_snapshot!("empty", it.screen(80, 24));
    insta::assert_snapshot!("empty_small", it.screen(40, 12));
    insta::assert_snapshot!("empty_plain", read_out(Vec::new(), "q\n"));
}

#[test]
fn an_entry_reads_well() {
    let mut it = journal(two_months());
    insta::assert_snapshot!("entry", it.press("down enter").styled(80, 24));
    insta::assert_snapshot!("entry_small", it.screen(40, 12));
    insta::assert_snapshot!("entry_large", it.screen(120, 40));
}

#[test]
fn the_page_to_write_on_reads_well() {
    let mut it = journal(Vec::new());
    insta::assert_snapshot!("write", it.press("w").styled(80, 24));
    it.press("'Long shift. Walked home the river way and it helped. Dev says that counts and I think he is right.' enter enter '#river'");
    insta::assert_snapshot!("write_words", it.screen(80, 24));
    insta::assert_snapshot!("write_small", it.screen(40, 12));
}

#[test]
fn the_journal_goes_line_by_line() {
    insta::assert_snapshot!("plain", read_out(two_months(), "2\n4\nq\n"));
    insta::assert_snapshot!(
        "plain_writing",
        read_out(
            Vec::new(),
            "w\nLong shift.\n\nWalked home.\n.\nw\n\n1\n1\nAnd slept.\n.\nq\n"
        )
    );
}

#[test]
fn esc_saves_what_was_written() {
    let mut it = journal(Vec::new());
    it.press("w 'Forms are done' enter '#forms' esc");
    assert!(it.screen(80, 24).contains("Saved. Entry, 4 words."));
    assert_eq!(texts(&it), ["Forms are done\n#forms"]);
    assert!(it.screen(80, 24).contains("> Tue 22  Forms are done"));
    it.press("w 'And more.' ctrl-d");
    assert_eq!(texts(&it).len(), 2);
    assert!(it.app.store().drafts("entry/").expect("read").is_empty());
}

#[test]
fn an_empty_page_saves_nothing_and_says_so() {
    let mut it = journal(two_months());
    it.press("w esc");
    assert!(
        it.screen(80, 24)
            .contains("Nothing was written, so nothing was saved.")
    );
    it.press("w space enter esc");
    assert!(
        it.screen(80, 24)
            .contains("Nothing was written, so nothing was saved.")
    );
    it.press("down down enter e ctrl-home ctrl-k esc");
    assert!(
        it.screen(80, 24)
            .contains("The page was empty, so the entry stays as it was.")
    );
    assert_eq!(texts(&it).len(), 5);
    assert!(texts(&it).contains(&"Forms are done".to_owned()));
}

#[test]
fn what_was_begun_comes_back_after_the_program_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.db");
    let open = |now: &str| {
        let mut store = Store::open(&path, Ids::new()).expect("a journal");
        let env = env(now);
        // Past the first run.
        let begun = Change::put(What::Set, Setting::new("name", "Sam"));
        store
            .commit(&begun, By::Shell, env.clock.now(4))
            .expect("kept");
        opened(Harness::on(store, env, By::Full))
    };
    let mut it = open(NOW);
    it.press("w 'half a thou");
    let at = it.env.clock.now(4);
    it.app.update(Input::HangUp, at);
    drop(it);
    // The next day, it is still for the day on which it was begun.
    let mut it = open("2022-11-23T09:00:00-05:00");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Begun, not saved yet\n > Tue 22  half a thou"),
        "{screen}"
    );
    it.press("enter");
    assert!(it.screen(80, 24).contains("Here is what you had so far."));
    it.press("'ght' esc");
    assert_eq!(texts(&it), ["half a thought"]);
    assert_eq!(entries(&it)[0].day.to_string(), "2022-11-22");
    assert!(!it.screen(80, 24).contains("Begun"));
}

#[test]
fn a_change_keeps_the_day_and_the_star() {
    let mut it = journal(two_months());
    it.press("down down down enter e 'X' esc");
    assert!(it.screen(80, 24).contains("Saved. Entry, 8 words."));
    let changed = entries(&it)
        .into_iter()
        .find(|entry| entry.starred)
        .expect("the starred one");
    assert_eq!(changed.day.to_string(), "2022-11-05");
    assert_eq!(changed.text, "For a hard day\nRead this first. #hopeX");
    it.press("e esc");
    assert!(it.screen(80, 24).contains("Nothing was changed."));
    it.press("u");
    assert!(it.screen(80, 24).contains("#hope\n"));
}

#[test]
fn changes_that_wait_are_named_on_the_entry() {
    let mut it = journal(two_months());
    it.press("down down enter e ' now' ctrl-p 'Journal' enter enter");
    let screen = it.screen(80, 24);
    assert!(screen.contains("did not save it yet"), "{screen}");
    it.press("e");
    assert!(it.screen(80, 24).contains("Forms are done now"));
    it.press("esc");
    assert!(texts(&it).contains(&"Forms are done now".to_owned()));
}

#[test]
fn stars_and_removals_can_be_taken_back() {
    let mut it = journal(two_months());
    it.press("down down *");
    assert!(it.screen(80, 24).contains("Starred."));
    assert_eq!(entries(&it).iter().filter(|entry| entry.starred).count(), 2);
    it.press("x");
    assert!(it.screen(80, 24).contains("Removed. u brings it back."));
    assert!(!it.screen(80, 24).contains("Forms are done"));
    it.press("u u");
    assert!(it.screen(80, 24).contains("Forms are done"));
    assert_eq!(entries(&it).iter().filter(|entry| entry.starred).count(), 1);
    it.press("enter * x u");
    assert_eq!(entries(&it).iter().filter(|entry| entry.starred).count(), 2);
}

#[test]
fn left_and_right_go_to_the_entries_beside() {
    let mut it = journal(two_months());
    it.press("down enter");
    assert!(it.screen(80, 24).contains("Mon 21 Nov"));
    it.press("right");
    assert!(it.screen(80, 24).contains("Mon 21 Nov"));
    it.press("left left left");
    assert!(it.screen(80, 24).contains("Sun 23 Oct"));
    it.press("left left l");
    assert!(it.screen(80, 24).contains("Sun 23 Oct"));
    it.press("esc");
    assert!(it.screen(80, 24).contains("[5 Journal]"));
}

#[test]
fn a_long_entry_is_scrolled() {
    let text: Vec<String> = (1..=60).map(|n| format!("Line {n}")).collect();
    let mut it = journal(vec![entry("2022-11-21", &text.join("\n")).into()]);
    it.press("down enter");
    assert!(it.screen(80, 24).contains("Line 17\n"));
    it.press("pgdn");
    let screen = it.screen(80, 24);
    assert!(
        !screen.contains("Line 9\n") && screen.contains("Line 27\n"),
        "{screen}"
    );
    it.press("end");
    assert!(
        it.screen(80, 24)
            .contains("Written at 12:00 pm, 120 words.")
    );
}

#[test]
fn a_long_journal_is_read_as_the_marker_moves() {
    let first: mainstay::domain::Day = "2021-01-01".parse().expect("a day");
    let many: Vec<Record> = (0..500)
        .map(|n| entry(&first.plus(n).to_string(), &format!("Entry {n}.")).into())
        .collect();
    let mut it = journal(many);
    it.press("down");
    assert!(it.screen(80, 24).contains("> Sun 15  Entry 499."));
    for n in (0..499).rev() {
        it.press("down");
        let screen = it.screen(80, 24);
        assert!(screen.contains(&format!("Entry {n}.")), "{n}\n{screen}");
        let marker = screen
            .lines()
            .find(|line| line.starts_with(" >"))
            .expect("a marker");
        assert!(marker.contains(&format!("Entry {n}.")), "{n}: {marker}");
    }
    it.press("down home");
    assert!(it.screen(80, 24).contains("> Tue 22  (nothing yet)"));
    it.press("end");
    let screen = it.screen(80, 24);
    assert!(screen.contains("> Fri  1  Entry 0."), "{screen}");
    assert!(screen.contains("500 entries."), "{screen}");
    it.press("up pgup");
    assert!(it.screen(80, 24).contains("Entry 11."));
    it.press("x u enter");
    assert!(it.screen(80, 24).contains("Entry 11."));
}

#[test]
fn a_note_can_be_written_on_a_bigger_page() {
    let mut it = journal(Vec::new());
    it.press("c 3 4 0 4 0 enter 'Long' tab");
    assert!(it.screen(80, 24).contains("Note: Tue 22 Nov"));
    it.press("' shift.' enter 'Walked home.' esc");
    let screen = it.screen(80, 24);
    assert!(screen.contains("Long shift. Walked home."), "{screen}");
    it.press("enter");
    let notes: Vec<mainstay::domain::CheckIn> = it.app.store().list(Span::ALL).expect("read");
    assert_eq!(notes[0].note.as_deref(), Some("Long shift.\nWalked home."));
    assert!(texts(&it).is_empty(), "a note is no entry");
}

#[test]
fn a_note_on_a_bigger_page_is_kept_in_its_check_in() {
    let mut it = journal(Vec::new());
    it.press("c 3 4 0 4 0 enter tab 'Long shift.'");
    let at = it.env.clock.now(4);
    it.app.update(Input::KeepDraft, at);
    it.press("ctrl-p 'Go to today' ctrl-c");
    let draft = it.app.store().draft("check_in/2022-11-22").expect("read");
    assert!(draft.expect("a draft").contains("Long shift."));
}

#[test]
fn writing_twice_at_once_saves_once() {
    let mut it = journal(Vec::new());
    // The hard moment is opened over the page, and from there the page again.
    it.press("w 'One thought' ctrl-g m 'Write something' enter");
    assert!(it.screen(80, 24).contains("One thought"));
    it.press("' more' esc esc");
    let screen = it.screen(80, 24);
    assert!(screen.contains("Writing: Tue 22 Nov"), "{screen}");
    it.press("esc");
    assert_eq!(texts(&it), ["One thought more"]);
}

#[test]
fn an_entry_for_another_day_is_for_that_day() {
    let mut it = journal(two_months());
    it.press("down down enter w 'Later thought' esc");
    let written = entries(&it)
        .into_iter()
        .find(|entry| entry.text == "Later thought");
    assert_eq!(written.expect("kept").day.to_string(), "2022-11-16");
}

#[test]
fn text_that_steers_a_terminal_is_shown_harmless() {
    let mut it = journal(vec![
        entry("2022-11-21", "\u{1b}[31mred\u{202e} #\u{1b}x\r\nnext").into(),
    ]);
    for _ in 0..2 {
        let screen = it.press("down").screen(80, 24);
        assert!(!screen.contains('\u{1b}') && !screen.contains('\u{202e}'));
    }
    assert!(it.press("enter").screen(80, 24).contains("next"));
    let read = read_out(
        vec![entry("2022-11-21", "\u{1b}[31mred\u{202e}").into()],
        "2\n0\nq\n",
    );
    assert!(read.contains("[31mred"));
}

#[test]
fn ctrl_z_is_for_the_text_while_writing() {
    let mut it = journal(two_months());
    it.press("w 'one two' ctrl-z");
    assert!(it.screen(80, 24).contains("   one\n"));
    it.press("esc");
    assert!(texts(&it).contains(&"one".to_owned()));
    it.press("u");
    assert!(!texts(&it).contains(&"one".to_owned()));
}

//! The real program in a real terminal: few tests, which wait for text and never sleep.

use mainstay::domain::{Done, Goal, Ids, Tick, Week};
use mainstay::store::{Span, Store};

use crate::support::terminal::{Terminal, home};

fn journal(home: &tempfile::TempDir) -> std::path::PathBuf {
    home.path().join(".local/share/mainstay/journal.db")
}

fn store(home: &tempfile::TempDir) -> Store {
    Store::open(&journal(home), Ids::new()).expect("the journal")
}

/// Past the first run, with one setting kept.
fn begun(face: &str) -> tempfile::TempDir {
    let home = home(face);
    let mut store = store(&home);
    let now = crate::support::env(crate::support::NOW).clock.now(4);
    let change = mainstay::domain::Change::put(
        mainstay::domain::What::Set,
        mainstay::domain::Setting::new("name", "Sam"),
    );
    store
        .commit(&change, mainstay::domain::By::Shell, now)
        .expect("kept");
    home
}

#[test]
fn a_check_in_is_kept_and_the_terminal_is_given_back() {
    let home = begun("full");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    terminal
        .wait("! Hard moment")
        .send("c")
        .wait("How is your mood")
        .send("3")
        .wait("stress")
        .send("4");
    terminal
        .wait("back on my feet")
        .send("0")
        .wait("sleep last night")
        .send("4")
        .wait("connect with")
        .send("0\r");
    terminal
        .wait("want to keep")
        .send("Walked home the river way.")
        .wait("river way.")
        .send("\r");
    terminal.wait("Saved. Thank you");
    assert!(terminal.parser.screen().alternate_screen());
    assert!(
        !terminal.parser.screen().hide_cursor(),
        "the cursor shows where the person is"
    );
    terminal.send("\r").wait("! Hard moment").send("q");
    assert!(terminal.end());
    assert!(
        !terminal.parser.screen().alternate_screen(),
        "the terminal is as it was"
    );
    assert!(!terminal.parser.screen().bracketed_paste());
    let notes = store(&home)
        .list::<mainstay::domain::CheckIn>(mainstay::store::Span::ALL)
        .expect("read");
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].note.as_deref(), Some("Walked home the river way."));
}

#[test]
fn words_being_typed_survive_a_closed_window() {
    let home = begun("full");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    terminal
        .wait("! Hard moment")
        .send("c")
        .wait("mood")
        .send("3")
        .wait("stress")
        .send("44")
        .wait("sleep")
        .send("40\r");
    terminal
        .wait("want to keep")
        .send("half a wor")
        .wait("half a wor");
    terminal.hang_up();
    assert!(terminal.end());
    let draft = store(&home)
        .draft("check_in/2022-11-22")
        .expect("read")
        .expect("a draft");
    assert!(draft.contains("half a wor"), "{draft}");
}

#[test]
fn words_being_typed_are_on_the_disk_within_two_seconds_of_typing() {
    let home = begun("full");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    terminal
        .wait("! Hard moment")
        .send("c")
        .wait("mood")
        .send("3")
        .wait("stress")
        .send("44")
        .wait("sleep")
        .send("40\r");
    terminal
        .wait("want to keep")
        .send("kept at once")
        .wait("kept at once");
    // No sleep: the draft is looked for until it is there, then the program is ended without a chance to save.
    let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
    let found = loop {
        let draft = store(&home)
            .draft("check_in/2022-11-22")
            .expect("read")
            .unwrap_or_default();
        if draft.contains("kept at once") {
            break true;
        }
        if std::time::Instant::now() > until {
            break false;
        }
        std::thread::yield_now();
    };
    terminal.child.kill().expect("ended");
    assert!(found, "the draft never came");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    terminal
        .wait("! Hard moment")
        .send("c")
        .wait("You stopped part way")
        .send("1")
        .wait("kept at once");
    terminal.send("\x03");
    assert!(terminal.end());
}

#[test]
fn any_size_is_survived() {
    let home = begun("full");
    let Some(mut terminal) = Terminal::start(home.path(), 1, 1, &[]) else {
        return;
    };
    for (columns, rows) in [(2, 1), (40, 12), (500, 200), (3, 3), (80, 24)] {
        terminal.resize(columns, rows);
    }
    terminal
        .wait("! Hard moment")
        .send("c")
        .wait("mood")
        .resize(20, 5)
        .resize(120, 40)
        .wait("How is your mood");
    terminal.send("\x03");
    assert!(terminal.end());
}

#[test]
fn a_key_that_comes_as_the_window_changes_is_heard() {
    let home = begun("full");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    terminal.wait("[1 Today]");
    for turn in 0..60 {
        let (key, tab) = if turn % 2 == 0 {
            ("2", "[2 Goals]")
        } else {
            ("1", "[1 Today]")
        };
        terminal.resize(80 + turn % 3, 23).send(key).wait(tab);
    }
    terminal.send("\u{3}");
    assert!(terminal.end());
}

#[test]
fn the_first_question_comes_in_plain_text_before_any_drawing() {
    let home = tempfile::tempdir().expect("a folder");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    terminal.wait("Type 1 or 2, then press Enter:");
    assert!(
        !terminal.raw.contains(&0x1b),
        "an escape byte before the question"
    );
    terminal
        .send("9\r")
        .wait("That is not on the list.")
        .send("2\r")
        .wait("Plain lines are on.");
    assert!(
        !terminal.raw.contains(&0x1b),
        "an escape byte in plain lines"
    );
    terminal.send("\x04");
    assert!(terminal.end());
}

/// From an empty folder to a plan rated 7 or more, and its first tick.
#[test]
fn a_first_goal_is_made_and_ticked() {
    let home = tempfile::tempdir().expect("a folder");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    let steps = [
        ("Type 1 or 2, then press Enter:", "1\r"),
        ("What name", "Sam\r"),
        ("Which country", "1"),
        ("like a passphrase", "2"),
        ("Do my first check-in", "s"),
        ("[1 Today]", "2"),
        ("No goals yet", "n"),
        ("New goal: start", "I want to walk more\r"),
        ("One of the ten parts of health", "3"),
        ("1 of 6, Improves", "Energy when she visits.\r"),
        ("2 of 6, Measured", "1"),
        ("> I will know by", "walks a week\r"),
        ("3 of 6, Positive", "1"),
        ("> I will  walk most days", "\r"),
        ("4 of 6, Achievable", "6"),
        ("Plans at 7 or more are easier to keep.", "1"),
        ("5 of 6, Calls for action", "walk\r"),
        ("> How much", "10\r"),
        ("> Counted in", "minutes\r"),
        ("> Days a week", "4"),
        ("> On set days", "\r"),
        ("> When", "after lunch\r"),
        ("> Where", "\r"),
        ("> If not", "\r"),
        ("> How sure now", "8"),
        ("6 of 6, Time", "\r"),
        ("> Begin", "1"),
        ("> Who asks", "1"),
        ("8 out of 10 sure", "\r"),
        ("Saved. Goal:", " "),
        ("1 of 4", "q"),
        ("[2 Goals]", "q"),
    ];
    for (text, keys) in steps {
        terminal.wait(text).send(keys);
    }
    assert!(terminal.end());
    let store = store(&home);
    let goals: Vec<Goal> = store.list(Span::ALL).expect("read");
    let [goal] = goals.as_slice() else {
        panic!("{goals:?}");
    };
    assert_eq!(goal.text, "walk most days");
    assert_eq!((goal.confidence, goal.plan.times), (Some(8), Some(4)));
    let week: Option<Week> = store.get(Week::id_of(goal.id, goal.starts)).expect("read");
    let week = week.expect("both ratings are kept with the first week");
    assert_eq!((week.confidence_first, week.confidence), (Some(6), Some(8)));
    let ticks: Vec<Tick> = store.list(Span::ALL).expect("read");
    assert_eq!(ticks.len(), 1);
    assert_eq!((ticks[0].goal, ticks[0].state), (goal.id, Done::Done));
}

/// From nothing to a saved check-in, as a new person goes. `begin` begins it, and `end` ends an answer, which in the full screen
/// is one key.
fn first_day(face: &str, begin: &str, end: &str, leave: &str) {
    let home = tempfile::tempdir().expect("a folder");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    let answer = |key: &str| format!("{key}{end}");
    terminal
        .wait("Type 1 or 2, then press Enter:")
        .send(&format!("{face}\r"))
        .wait("What name")
        .send("Sam\r")
        .wait("Which country")
        .send(&answer("1"))
        .wait("like a passphrase")
        .send(&answer("2"))
        .wait("Do my first check-in")
        .send(begin)
        .wait("mood right now")
        .send(&answer("3"))
        .wait("stress")
        .send(&answer("4"))
        .wait("back on my feet")
        .send(&answer("0"))
        .wait("sleep last night")
        .send(&answer("4"))
        .wait("connect with")
        .send("0\r")
        .wait("want to keep")
        .send("Walked home the river way.\r")
        .wait("Saved. Thank you")
        .send(leave);
    assert!(terminal.end());
    let notes = store(&home)
        .list::<mainstay::domain::CheckIn>(mainstay::store::Span::ALL)
        .expect("read");
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].note.as_deref(), Some("Walked home the river way."));
}

#[test]
fn a_first_day_goes_well_in_the_full_screen() {
    first_day("1", "c", "", "\u{3}");
}

#[test]
fn a_first_day_goes_well_in_plain_lines() {
    first_day("2", "1\r", "\r", "q\r");
}

#[test]
fn a_first_goal_goes_well_in_the_full_screen() {
    let home = begun("full");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    terminal
        .wait("! Hard moment")
        .send("2")
        .wait("No goals yet")
        .send("n")
        .wait("What would you like to add")
        .send("walk more")
        .wait("walk more")
        .send("\r")
        .wait("One of the ten parts")
        .send("3")
        .wait("1 of 6, Improves")
        .send("energy\r")
        .wait("2 of 6, Measured")
        .send("1walks a week\r")
        .wait("3 of 6, Positive")
        .send("1\r")
        .wait("4 of 6, Achievable")
        .send("8")
        .wait("5 of 6, Calls for action")
        .send("walk\r15\rminutes\r4\r\r\r\r")
        .wait("6 of 6, Time");
    terminal
        .send("\r1\t\r")
        .wait("New goal: your plan")
        .wait("8 out of 10 sure")
        .send("\r")
        .wait("Saved. Goal: walk most days.")
        .send(" ")
        .wait("Ticked")
        .send("\x03");
    assert!(terminal.end());
    let goals = store(&home)
        .list::<mainstay::domain::Goal>(mainstay::store::Span::ALL)
        .expect("read");
    assert_eq!(goals.len(), 1);
    assert_eq!(
        (goals[0].confidence, goals[0].plan.times),
        (Some(8), Some(4))
    );
}

/// What is sent to be told of the mouse, and not any more.
const LISTEN: &str = "\x1b[?1000h";
const NO_MORE: &str = "\x1b[?1000l";

fn sent(terminal: &Terminal, bytes: &str) -> usize {
    let all = String::from_utf8_lossy(&terminal.raw).into_owned();
    all.matches(bytes).count()
}

#[test]
fn the_mouse_is_left_alone_unless_it_is_turned_on() {
    let home = begun("full");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    terminal.wait("! Hard moment").send("q");
    assert!(terminal.end());
    assert_eq!(sent(&terminal, LISTEN) + sent(&terminal, NO_MORE), 0);
}

#[test]
fn the_mouse_is_followed_from_the_moment_it_is_turned_on_and_let_go_at_the_end() {
    let home = begun("full");
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
        return;
    };
    terminal
        .wait("! Hard moment")
        .send("msettings")
        .wait("Settings")
        .send("\r")
        .wait("saved as you change them");
    terminal
        .send("\x1b[B".repeat(13).as_str())
        .wait("turn the wheel")
        .send("\r")
        .wait("Mouse: On");
    assert_eq!(sent(&terminal, LISTEN), 1);
    // A click on the title goes back, one on a tab goes there; moving alone does nothing.
    terminal.send("\x1b[<35;3;9M\x1b[<0;3;1M\x1b[<0;3;1m");
    terminal.wait("! Hard moment").send("\x1b[<0;15;1M");
    terminal.wait("[2 Goals]").send("\x03");
    assert!(terminal.end());
    assert_eq!(sent(&terminal, NO_MORE), 1);
}

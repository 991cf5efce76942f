//! The hard moment, from everywhere, in both faces.

use crate::support::lives::Life;
use crate::support::walk::PAGES;
use crate::support::{Harness, NOW, env, plain};
use mainstay::app::{Effect, Input};
use mainstay::config::Config;
use mainstay::domain::card::{Practice, PracticeKind};
use mainstay::domain::person::{Helps, Way, WayKind};
use mainstay::domain::{By, Card, Change, Ids, Person, PersonKind, Record, What};
use mainstay::store::{Span, Store};

fn at(now: &str) -> mainstay::domain::Instant {
    chrono::DateTime::parse_from_rfc3339(now).expect("an instant")
}

fn person(ids: &mut Ids, name: &str, relation: &str, number: &str, order: u16) -> Person {
    let mut person = Person::named(ids.make(at(NOW)), name);
    person.relation = Some(relation.to_owned());
    person.hard_order = Some(order);
    person.ways = vec![Way {
        kind: WayKind::Phone,
        value: number.to_owned(),
    }];
    person
}

/// The people and words of the drawings.
fn life() -> Vec<Record> {
    let mut ids = Ids::seeded(7);
    let mut dev = person(&mut ids, "Dev", "peer coach", "555-0117", 2);
    dev.good_times = Some("text first, until 11 pm".to_owned());
    let mut rosa = person(&mut ids, "Rosa", "sister", "555-0142", 1);
    rosa.good_times = Some("any hour".to_owned());
    let mut marcus = person(&mut ids, "Marcus", "friend", "555-0188", 3);
    marcus.good_for = Some("good for company".to_owned());
    marcus.what_to_say = Some("Bad night. Cards?".to_owned());
    let mut unsafe_one = person(&mut ids, "Sly", "neighbor", "555-0199", 4);
    unsafe_one.not_safe = true;
    let mut harder = person(&mut ids, "Kit", "old friend", "555-0198", 5);
    harder.helps = Some(Helps::Harder);
    let mut elsewhere = person(&mut ids, "Ms. Okafor", "counselor", "555-0161", 6);
    elsewhere.hard_order = None;
    let card = Card {
        words: Some("It passes. It has passed every time so far. Drink some water. Put your shoes on and go outside, even to the corner. Call Rosa before you decide anything.".to_owned()),
        day: Some("2022-11-05".parse().expect("a day")),
        helps: vec!["A walk to the river".to_owned(), "Cold water on my face".to_owned()],
        safer: Some("Stay in the front room.".to_owned()),
        ..Card::blank()
    };
    vec![
        dev.into(),
        rosa.into(),
        marcus.into(),
        unsafe_one.into(),
        harder.into(),
        elsewhere.into(),
        card.into(),
    ]
}

#[test]
fn each_page_reads_well() {
    let mut it = Harness::with(life());
    insta::assert_snapshot!("doors", it.press("!").styled(80, 24));
    insta::assert_snapshot!("doors_small", it.screen(40, 12));
    insta::assert_snapshot!("doors_wide", it.screen(120, 40));
    insta::assert_snapshot!("breathe", it.press("1 space space").screen(80, 24));
    insta::assert_snapshot!("breathe_small", it.screen(40, 12));
    insta::assert_snapshot!("senses", it.press("n enter").screen(80, 24));
    insta::assert_snapshot!("senses_small", it.screen(40, 12));
    insta::assert_snapshot!(
        "senses_done",
        it.press("enter enter enter enter").screen(80, 24)
    );
    insta::assert_snapshot!("people", it.press("p").screen(80, 24));
    insta::assert_snapshot!("people_small", it.screen(40, 12));
    insta::assert_snapshot!("number", it.press("3").screen(80, 24));
    insta::assert_snapshot!("code", it.press("s").screen(80, 24));
    insta::assert_snapshot!("card", it.press("esc esc 4").screen(80, 24));
    insta::assert_snapshot!("card_small", it.screen(40, 12));
    insta::assert_snapshot!("lines", it.press("esc 5").screen(80, 24));
    insta::assert_snapshot!("lines_small", it.screen(40, 12));
    insta::assert_snapshot!("line", it.press("2").screen(80, 24));
    insta::assert_snapshot!("countries", it.press("esc c").screen(80, 24));
    insta::assert_snapshot!("elsewhere", it.press("8").screen(80, 24));
    insta::assert_snapshot!("sit", it.press("esc esc esc 9").screen(80, 24));
    insta::assert_snapshot!("before", it.press("esc esc 3").screen(80, 24));
    insta::assert_snapshot!("before_small", it.screen(40, 12));
    insta::assert_snapshot!("note", it.press("w").screen(80, 24));
}

/// A journal of someone who has each breath counted.
fn paced(by: By) -> Harness {
    let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
    let env = env(NOW);
    let change = Change {
        what: What::Imported,
        puts: life(),
        removes: Vec::new(),
    };
    store
        .commit(&change, By::Shell, env.clock.now(4))
        .expect("kept");
    let config = Config {
        country: Some("US".to_owned()),
        motion: true,
        ..Config::default()
    };
    Harness::configured(store, env, by, config)
}

#[test]
fn a_breath_is_counted_where_that_was_turned_on_four_in_and_six_out() {
    let mut it = paced(By::Full);
    it.press("! 1");
    insta::assert_snapshot!("paced", it.screen(80, 24));
    insta::assert_snapshot!("paced_small", it.beat(1).screen(40, 12));
    it.beat(3);
    assert!(it.screen(80, 24).contains("Breathe out slowly"));
    it.beat(5);
    assert!(it.screen(80, 24).contains("1   .\n"));
    it.beat(1);
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Breath 2.") && screen.contains("4   . . . ."),
        "{screen}"
    );
}

#[test]
fn a_count_ends_with_the_persons_own_pace_and_on_every_other_page() {
    let mut it = paced(By::Full);
    for (keys, counts) in [
        ("!", false),
        ("1", true),
        ("space", false),
        ("esc b", true),
        ("ctrl-x", false),
        ("enter", true),
        ("?", false),
        ("esc n", false),
        ("b enter", false),
        ("esc esc esc", false),
    ] {
        assert_eq!(it.press(keys).app.beats(), counts, "{keys}");
    }
    let before = it.screen(80, 24);
    assert_eq!(it.beat(9).screen(80, 24), before);
}

#[test]
fn nothing_moves_by_itself_unless_that_was_turned_on() {
    let mut it = Harness::with(life());
    it.press("! 1");
    assert!(!it.app.beats());
    let before = it.screen(80, 24);
    assert_eq!(it.beat(9).screen(80, 24), before);
    let mut lines = paced(By::Plain);
    assert!(!lines.press("! 1").app.beats());
}

#[test]
fn the_same_pages_go_line_by_line() {
    insta::assert_snapshot!(plain(
        life(),
        "h\n1\n\n\n0\n2\n\n0\n3\n1\n0\n0\n4\n0\n5\n0\n9\n0\n0\ny\nq\n"
    ));
}

/// A journal on the disk with `records`, and its folder.
fn on_disk(records: Vec<Record>) -> (tempfile::TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("j.db"), Ids::seeded(1)).expect("a journal");
    let env = env(NOW);
    let change = Change {
        what: What::Imported,
        puts: records,
        removes: Vec::new(),
    };
    store
        .commit(&change, By::Shell, env.clock.now(4))
        .expect("kept");
    (folder, Harness::on(store, env, By::Full))
}

/// What stands in the journal of that folder.
fn reopened(folder: &tempfile::TempDir) -> Store {
    Store::open(&folder.path().join("j.db"), Ids::seeded(2)).expect("a journal")
}

fn practices(folder: &tempfile::TempDir) -> Vec<Practice> {
    reopened(folder).list(Span::ALL).expect("read")
}

#[test]
fn a_half_typed_note_is_the_same_after_a_hard_moment() {
    let mut it = Harness::with(life());
    it.press("c 3 4 0 4 0 enter 'Long sh' left");
    let before = it.screen(80, 24);
    assert!(
        it.press("ctrl-g")
            .screen(80, 24)
            .contains("Let's slow this down.")
    );
    assert_eq!(it.press("esc").screen(80, 24), before);
    it.press("'o' right 'ift' enter");
    assert!(it.screen(80, 24).contains("Long sohift"));
}

#[test]
fn one_key_opens_it_from_every_state() {
    let from = |keys: &str, key: &str| {
        let mut it = Harness::with(life());
        it.press(keys).press(key);
        let screen = it.screen(80, 24);
        assert!(screen.contains(" Hard moment "), "{keys}: {screen}");
    };
    for keys in ["", "2", "3", "4", "5", "?", "c", "c 3 4 0 4"] {
        from(keys, "!");
        from(keys, "f2");
    }
    // Where words are typed, and where the screen is hidden.
    for keys in ["m", "m 'ch'", "c 3 4 0 4 0 enter", "ctrl-x"] {
        from(keys, "ctrl-g");
    }
    let mut new = Harness::first_run();
    new.press("'Sa' ctrl-g");
    assert!(new.screen(80, 24).contains("Let's slow this down."));
    assert!(new.press("esc").screen(80, 24).contains("Sa"));
    assert!(new.screen(80, 24).contains("What name would you like"));
}

#[test]
fn its_own_key_leads_back_to_the_first_page() {
    let mut it = Harness::with(life());
    it.press("! 3 2 ctrl-g");
    assert!(it.screen(80, 24).contains("Pick any one"));
    it.press("esc");
    assert!(it.screen(80, 24).contains("Before you go back"));
}

#[test]
fn a_zoomed_in_window_shows_people_line_and_emergency_number_at_once() {
    for country in mainstay::domain::crisis::countries() {
        let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
        let env = env(NOW);
        let change = Change {
            what: What::Imported,
            puts: life(),
            removes: Vec::new(),
        };
        store
            .commit(&change, By::Shell, env.clock.now(4))
            .expect("kept");
        let config = Config {
            country: Some(country.code.clone()),
            ..Config::default()
        };
        let mut it = Harness::configured(store, env, By::Full, config);
        let screen = it.press("!").screen(40, 12);
        let number = country.lines[0].number().expect("a number");
        let wanted = ["Rosa (sister)            555-0142", "555-0117", number];
        for wanted in wanted
            .into_iter()
            .chain(country.emergency.iter().map(String::as_str))
        {
            assert!(screen.contains(wanted), "{wanted}: {screen}");
        }
        let last = screen.lines().nth(11).expect("the bottom row");
        assert!(
            last.contains(number) && last.contains("Ctrl+C leave"),
            "{last}"
        );
    }
}

#[test]
fn whoever_is_not_safe_or_makes_it_harder_is_never_shown() {
    let mut it = Harness::with(life());
    for keys in ["!", "3"] {
        let screen = it.press(keys).screen(120, 40);
        for name in ["Sly", "Kit", "Okafor", "555-0199", "555-0198", "555-0161"] {
            assert!(!screen.contains(name), "{name}: {screen}");
        }
    }
    let screen = it.screen(120, 40);
    let place = |name: &str| {
        screen
            .find(name)
            .unwrap_or_else(|| panic!("{name}: {screen}"))
    };
    assert!(place("Rosa") < place("Dev") && place("Dev") < place("Marcus"));
}

#[test]
fn without_a_country_no_number_stands_anywhere_and_one_key_opens_the_list() {
    let (folder, it) = on_disk(life());
    let (store, env) = (reopened(&folder), it.env.clone());
    let mut it = Harness::configured(store, env, By::Full, Config::default());
    insta::assert_snapshot!("doors_of_no_country", it.press("!").screen(80, 24));
    insta::assert_snapshot!("doors_of_no_country_small", it.screen(40, 12));
    for keys in ["", "1", "esc 2", "esc 3", "esc 4", "esc 9", "esc 5"] {
        let screen = it.press(keys).screen(80, 24);
        for number in ["988", "911", "999", "116 123"] {
            assert!(!screen.contains(number), "{number}: {screen}");
        }
    }
    assert!(it.screen(80, 24).contains("Which country are you in?"));
    it.press("4");
    let screen = it.screen(80, 24);
    assert!(screen.contains("Text 50808"), "{screen}");
    assert!(
        screen.contains("In danger now? Call 112 or 999."),
        "{screen}"
    );
    assert!(screen.contains("Call 116 123"), "{screen}");
    assert_eq!(it.app.config().country.as_deref(), Some("IE"));
    let kept = |effect: &Effect| matches!(effect, Effect::KeepConfig(_));
    assert!(it.effects.iter().any(kept));
}

#[test]
fn with_no_people_and_no_words_the_doors_are_there_and_say_so() {
    let mut it = Harness::with(Vec::new());
    insta::assert_snapshot!("doors_of_no_one", it.press("!").screen(80, 24));
    insta::assert_snapshot!("people_of_no_one", it.press("3").screen(80, 24));
    insta::assert_snapshot!("card_of_no_words", it.press("esc 4").screen(80, 24));
}

#[test]
fn on_the_way_out_it_asks_only_whoever_stayed_or_opened_a_door() {
    let mut it = Harness::with(life());
    it.press("! esc");
    assert!(!it.screen(80, 24).contains("Before you go back"));
    it.press("!");
    it.env = env("2022-11-22T20:15:00-05:00");
    it.press("esc");
    assert!(
        !it.screen(80, 24).contains("Before you go back"),
        "a minute"
    );
    it.press("!");
    it.env = env("2022-11-22T20:16:01-05:00");
    it.press("esc");
    assert!(it.screen(80, 24).contains("Before you go back"), "more");
    // Once more skips it.
    it.press("esc");
    assert!(!it.screen(80, 24).contains("Before you go back"));
    it.press("! 1 esc esc");
    assert!(it.screen(80, 24).contains("Before you go back"), "a door");
}

#[test]
fn nothing_is_saved_unless_it_is_asked_for() {
    let (folder, mut it) = on_disk(life());
    it.press("! 1 space space enter esc 2 enter enter esc 3 1 s y esc esc 4 esc 5 1 esc esc 9 esc");
    // The marker stands on keeping nothing; an answer alone keeps nothing, and neither does a line left with Esc.
    it.press("esc 4 enter ! 1 esc esc w 'So.' esc");
    it.press("! u U esc");
    drop(it);
    let store = reopened(&folder);
    assert_eq!(store.history(10).expect("read").len(), 1);
    assert_eq!(store.drafts("").expect("read"), Vec::<String>::new());
}

#[test]
fn the_time_an_answer_and_a_line_are_kept_when_asked_for() {
    let (folder, mut it) = on_disk(life());
    it.press("! 1 esc esc y");
    assert!(
        it.screen(80, 24)
            .contains("Saved. A hard moment, at 8:14 pm.")
    );
    it.press("! 2 esc esc 3 w 'Rosa came by.'");
    it.app.update(Input::KeepDraft, it.env.clock.now(4));
    assert_eq!(
        reopened(&folder).draft("hard").expect("read").as_deref(),
        Some("Rosa came by.")
    );
    it.press("enter");
    let kept = practices(&folder);
    let notes: Vec<Option<&str>> = kept.iter().map(|it| it.note.as_deref()).collect();
    assert_eq!(notes, [None, Some("A little better. Rosa came by.")]);
    assert_eq!(kept[0].kind, PracticeKind::Breathe);
    assert_eq!(kept[1].kind, PracticeKind::Ground);
    // An answer says whether it helped; without one nothing is said.
    assert_eq!((kept[0].helped, kept[1].helped), (None, Some(true)));
    assert_eq!(reopened(&folder).draft("hard").expect("read"), None);
    it.press("u");
    assert!(it.screen(80, 24).contains("Undone. Practice of 22 Nov."));
    assert_eq!(practices(&folder).len(), 1);
}

#[test]
fn a_shaking_hand_takes_nothing_back() {
    let (folder, mut it) = on_disk(life());
    it.press("! u 1 u esc 3 u 1 u esc esc 5 u esc 9 u");
    drop(it);
    assert_eq!(
        reopened(&folder)
            .list::<Person>(Span::ALL)
            .expect("read")
            .len(),
        6
    );
}

#[test]
fn a_journal_that_cannot_be_read_keeps_no_one_from_help() {
    let (folder, mut it) = on_disk(life());
    it.press("c 3 4 0 4 0 enter 'Long sh'");
    // The disk gives back nothing but zeros from here on.
    let path = folder.path().join("j.db");
    let length = std::fs::metadata(&path).expect("there").len();
    std::fs::write(&path, vec![0; usize::try_from(length).expect("small")]).expect("spoiled");
    it.press("ctrl-g");
    insta::assert_snapshot!("doors_of_a_damaged_journal", it.screen(80, 24));
    it.press("5");
    assert!(it.screen(80, 24).contains("1-800-662-4357"));
    it.press("esc 9 esc esc esc");
    // Back at the note, with every word; and the program still lets go.
    assert!(
        it.screen(80, 24).contains("Long sh"),
        "{}",
        it.screen(80, 24)
    );
    it.press("ctrl-c");
    assert!(it.effects.contains(&Effect::Quit));
}

#[test]
fn own_words_that_are_there_stay_where_only_some_are_changed() {
    let mut it = Harness::with(life());
    it.press("! 4 e 1 enter 'It is only tonight.' ctrl-d");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Saved. It stands on the hard moment page."),
        "{screen}"
    );
    it.press("2 enter 'Music' esc 3 esc");
    assert!(it.screen(80, 24).contains("Nothing was changed."));
    let screen = it.press("esc").screen(80, 24);
    for words in [
        "It passes.",
        "It is only tonight.",
        "A walk to the river",
        "Music",
        "Stay in the front room.",
    ] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
}

#[test]
fn own_words_are_written_part_by_part_in_as_many_lines_as_they_take() {
    let mut it = Harness::with(Vec::new());
    it.press("! 4 e");
    insta::assert_snapshot!("card_parts", it.screen(80, 24));
    insta::assert_snapshot!("card_parts_small", it.screen(40, 12));
    it.press("1 'It passes.' enter 'Call Rosa first.'");
    insta::assert_snapshot!("card_words", it.screen(80, 24));
    // Half-typed words wait while there is a hard moment, and while the program is closed.
    it.press("ctrl-g esc");
    assert!(it.screen(80, 24).contains("Call Rosa first."));
    it.press("esc 2 'A walk' enter 'Music' esc 3 'The front room.' esc 4 'My niece.' esc esc");
    let screen = it.screen(80, 24);
    for words in [
        "You wrote this on Tue 22 Nov:",
        "It passes.\n   Call Rosa first.",
        "A walk\n   Music",
        "The front room.",
        "What you hold on to\n",
        "My niece.",
    ] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
    it.press("u");
    assert!(!it.screen(80, 24).contains("My niece."));
    it.press("u u u");
    assert!(it.screen(80, 24).contains("Nothing is written here yet."));
}

#[test]
fn own_words_go_line_by_line_too() {
    insta::assert_snapshot!(plain(
        life(),
        "h\n4\ne\n1\nIt is only tonight.\nBreathe.\n.\n4\nMy niece.\n.\n5\n5\n0\n0\n0\nq\n"
    ));
}

#[test]
fn the_doors_stand_in_the_persons_own_order() {
    let mut it = Harness::with(life());
    it.press("! 4 e 5");
    insta::assert_snapshot!("door_order", it.screen(80, 24));
    it.press("1");
    assert!(it.screen(80, 24).contains("It is the first one."));
    it.press("5 4");
    assert!(
        it.screen(80, 24)
            .contains("Talk to a trained person now: number 3 now.")
    );
    it.press("esc esc esc");
    insta::assert_snapshot!("doors_in_own_order", it.screen(80, 24));
    assert!(it.press("3").screen(80, 24).contains("1-800-662-4357"));
    it.press("esc 4");
    assert!(
        it.screen(80, 24)
            .contains("These are the people you chose for a time like this.")
    );
}

#[test]
fn it_opens_from_every_page_flow_and_dialog_in_one_frame_and_esc_leads_back() {
    for (name, way) in PAGES.iter().filter(|(name, _)| !name.starts_with("hard")) {
        let journal = Life::FirstWeek.journal();
        let mut it = Harness::on(journal.store(), env(NOW), By::Full);
        for step in *way {
            let Some(input) = step.input(&it.app) else {
                break;
            };
            it.take(input);
        }
        let before = it.app.page();
        it.press("ctrl-g");
        for (wide, high) in [(80, 24), (40, 12)] {
            let screen = it.screen(wide, high);
            let help = ["Hard moment", "555-0142", "Call or text 988", "911"];
            for words in help {
                assert!(screen.contains(words), "{name}, {words}: {screen}");
            }
        }
        it.press("esc");
        assert_eq!(it.app.page(), before, "{name}");
    }
}

/// Help is one key away at both sizes, and Esc leads back to where it was.
fn helps_from(name: &str, it: &mut Harness, someone: &str) {
    let before = it.app.page();
    it.press("ctrl-g");
    for (wide, high) in [(80, 24), (40, 12)] {
        let screen = it.screen(wide, high);
        for words in ["Hard moment", someone, "Call or text 988", "911"] {
            assert!(screen.contains(words), "{name}, {words}: {screen}");
        }
    }
    it.press("esc");
    assert_eq!(it.app.page(), before, "{name}");
}

const ROSA: &str = "555-0142";

#[test]
fn it_opens_while_something_can_not_be_saved_or_is_damaged() {
    let (folder, mut it) = on_disk(life());
    let (path, aside) = (folder.path().join("j.db"), folder.path().join("aside.db"));
    it.press("w 'Long shift.'");
    std::fs::rename(&path, &aside).expect("moved");
    for (name, keys, says) in [
        ("not saved", "esc", "Try again"),
        ("a copy of the words", "2", "Type a"),
        ("the details", "esc d", "SQLITE"),
        ("tried again", "esc 1", "Still not saved."),
        ("writing on", "esc", "Long shift."),
    ] {
        let screen = it.press(keys).screen(80, 24);
        assert!(screen.contains(says), "{name}: {screen}");
        helps_from(name, &mut it, ROSA);
    }
    std::fs::rename(&aside, &path).expect("moved back");
    it.press("esc");
    drop(it);
    let spoil = |sql: &str| {
        let conn = rusqlite::Connection::open(&path).expect("opened");
        conn.execute(sql, []).expect("spoiled");
    };
    spoil("UPDATE version SET body = replace(body, 'Long', 'Lang')");
    let open = || Harness::on(reopened(&folder), env(NOW), By::Full);
    let mut it = open();
    assert!(
        it.screen(80, 24).contains("damaged"),
        "{}",
        it.screen(80, 24)
    );
    helps_from("a damaged journal", &mut it, ROSA);
    it.press("1");
    helps_from("a rescued journal", &mut it, ROSA);
    // Read on: every page of the walk, where nothing can be saved.
    for (name, way) in PAGES.iter().filter(|(name, _)| !name.starts_with("hard")) {
        let mut it = open();
        it.open("Go on reading");
        assert!(it.app.store().reads_only());
        for step in *way {
            let Some(input) = step.input(&it.app) else {
                break;
            };
            it.take(input);
        }
        // Where words of the own card were found, they stand on the page itself.
        if it.app.page().foot.is_none() {
            helps_from(&format!("{name}, only read"), &mut it, ROSA);
        }
    }
}

#[test]
fn it_opens_while_it_is_locked_paused_or_a_passphrase_is_typed() {
    let (folder, mut it) = on_disk(
        life()
            .into_iter()
            .map(|record| match record {
                Record::Person(person) => Person {
                    show_when_locked: person.name == "Rosa",
                    ..person
                }
                .into(),
                other => other,
            })
            .collect(),
    );
    it.press("ctrl-x");
    assert!(it.app.hidden());
    it.press("ctrl-g");
    assert!(it.screen(40, 12).contains(ROSA), "{}", it.screen(40, 12));
    it.press("esc");
    it.take(Input::Do(mainstay::app::Command::Settings));
    it.open("Passphrase");
    helps_from("what a passphrase is", &mut it, ROSA);
    for (name, keys) in [
        ("a new passphrase", "enter"),
        ("some of it typed", "'by the'"),
        ("once more", "ctrl-u 'by the river' enter"),
        ("the words to write down", "'by the river' enter"),
        ("a word is asked for", "enter"),
    ] {
        it.press(keys);
        helps_from(name, &mut it, ROSA);
    }
    assert!(it.app.store().is_locked());
    it.press("esc esc");
    for choice in ["", "1", "2", "3"] {
        it.take(Input::Do(mainstay::app::Command::Settings));
        it.open("Passphrase");
        it.press(choice);
        helps_from(
            &format!("a passphrase that is set, {choice}"),
            &mut it,
            ROSA,
        );
        it.press("esc");
    }
    it.take(Input::LockSoon);
    helps_from("about to lock", &mut it, ROSA);
    it.take(Input::Lock);
    it.press("enter");
    assert!(it.app.is_shut());
    helps_from("locked by itself", &mut it, ROSA);
    drop(it);
    let mut it = Harness::locked(folder.path().join("j.db"), By::Full);
    for (name, keys) in [
        ("locked", ""),
        ("some of it typed", "'by the'"),
        ("seen while typed", "f3"),
        ("the words in its place", "f1"),
    ] {
        it.press(keys);
        helps_from(name, &mut it, ROSA);
        assert!(!it.screen(80, 24).contains("Dev"), "{name}");
    }
}

#[test]
fn it_opens_in_a_first_run_and_in_every_step_of_a_flow() {
    let mut new = Harness::first_run();
    for step in ["", "enter", "enter", "enter"] {
        let before = new.press(step).app.page();
        new.press("ctrl-g");
        assert!(new.screen(40, 12).contains("Hard moment"), "{step}");
        new.press("esc");
        assert_eq!(new.app.page(), before, "{step}");
    }
    // Each flow from its beginning to its end by Enter, which keeps what is there.
    for (name, way) in [
        ("check-in", "c"),
        ("reach-out", "r"),
        ("writing", "w"),
        ("a new goal", "2 n"),
        ("a new person", "3 n"),
    ] {
        let mut it = Harness::with(life());
        it.press(way);
        for step in 0..9 {
            helps_from(&format!("{name}, step {step}"), &mut it, ROSA);
            it.press("1 enter");
        }
    }
}

#[test]
fn own_lines_come_before_those_of_the_country_and_are_there_without_one() {
    let mut ids = Ids::seeded(8);
    let mut warm = Person::named(ids.make(at(NOW)), "Warm line");
    warm.kind = mainstay::domain::PersonKind::Service;
    warm.set_phone("555-0100");
    let records: Vec<Record> = vec![warm.into()];
    let mut it = Harness::with(records.clone());
    it.press("! 5");
    insta::assert_snapshot!("own_lines", it.screen(80, 24));
    assert!(it.press("1").screen(80, 24).contains("Warm line"));
    assert!(it.press("esc 2").screen(80, 24).contains("988"));
    assert!(it.press("esc c").screen(80, 24).contains("Which country"));
    let (folder, it) = on_disk(records);
    let (store, env) = (reopened(&folder), it.env.clone());
    let mut it = Harness::configured(store, env, By::Full, Config::default());
    let screen = it.press("! 5").screen(80, 24);
    assert!(
        screen.contains("555-0100") && !screen.contains("988"),
        "{screen}"
    );
    assert!(it.press("c").screen(80, 24).contains("Which country"));
}

#[test]
fn good_times_are_heeded_and_no_one_is_hidden_by_them() {
    let late = |now: &str| {
        let mut it = Harness::at(now, life());
        it.press("! 3").screen(120, 40)
    };
    let evening = late("2022-11-22T20:14:00-05:00");
    assert!(!evening.contains("may not answer now"), "{evening}");
    let night = late("2022-11-22T23:30:00-05:00");
    assert!(
        night.contains("may not answer now, text first, until 11 pm"),
        "{night}"
    );
    assert!(night.find("Rosa") < night.find("Dev"), "{night}");
}

#[test]
fn what_helped_before_stands_beside_the_own_words() {
    let mut records = life();
    let mut ids = Ids::seeded(9);
    let setback = mainstay::domain::setback::Setback {
        id: ids.make(at(NOW)),
        day: "2022-11-20".parse().expect("a day"),
        at: at(NOW),
        situation: None,
        helped: Some("I went outside and rang Rosa.".to_owned()),
        next_step: None,
        told: Vec::new(),
        counts: Vec::new(),
        confidence: None,
        note: None,
    };
    records.push(setback.into());
    let mut it = Harness::with(records);
    it.press("! 4");
    insta::assert_snapshot!("card_with_what_helped", it.screen(80, 24));
}

#[test]
fn what_was_practised_and_helped_stands_below_the_own_lines_by_how_often() {
    let mut it = Harness::with(life());
    // Breathing once helped, once did not; the five senses helped twice; a call alone is no exercise.
    for keys in [
        "! 1 esc esc 3 y",
        "! 1 esc esc 1 y",
        "! 2 esc esc 4 y",
        "! 2 esc esc 3 y",
        "! 3 esc esc 4 y",
    ] {
        it.press(keys);
    }
    insta::assert_snapshot!("card_with_practices", it.press("! 4").screen(80, 24));
    // Also where nothing was written, and never while the journal is locked.
    let mut it = Harness::with(Vec::new());
    it.press("! 1 esc esc 4 y ! 4");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("Breathing slowly (helped once)") && !screen.contains("Nothing is written"),
        "{screen}"
    );
}

#[test]
fn a_number_with_letters_is_shown_and_has_no_code() {
    let mut ids = Ids::seeded(8);
    let kim = person(&mut ids, "Kim", "friend", "555-CALL ext 5", 1);
    let mut it = Harness::with(vec![kim.into()]);
    let screen = it.press("! 3 1 s").screen(80, 24);
    assert!(
        screen.contains("5 5 5 - C A L L") || screen.contains("555-CALL"),
        "{screen}"
    );
}

#[test]
fn the_card_is_written_to_a_file_to_print() {
    let mut it = Harness::with(life());
    it.press("! 4 e 6");
    insta::assert_snapshot!("card_to_print", it.screen(80, 40));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("card.txt");
    it.press(&format!("'{}' enter", path.display()));
    assert!(it.screen(80, 24).contains("Saved a copy:"));
    let text = std::fs::read_to_string(path).expect("a file");
    for words in [
        "It passes.",
        "Rosa (sister): 555-0142",
        "A walk to the river",
        "988",
        "911",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("Sly") && !text.contains("Kit"), "{text}");
}

#[test]
fn the_printed_card_has_what_helped_and_own_lines_as_the_page_has_them() {
    let mut records = life();
    let mut ids = Ids::seeded(11);
    let mut line = person(&mut ids, "Harbor line", "", "555-0100", 0);
    line.kind = PersonKind::Service;
    line.relation = None;
    line.hard_order = None;
    records.push(line.into());
    let mut it = Harness::with(records);
    let page = it
        .press("! 1 esc esc 4 y ! 2 esc esc 4 y ! 2 esc esc 3 y ! 4")
        .screen(80, 24);
    it.press("e 6");
    let card = it.screen(80, 60);
    let helps = [
        "A walk to the river",
        "Cold water on my face",
        "The five senses (helped 2 times)",
        "Breathing slowly (helped once)",
        "Stay in the front room.",
    ];
    for text in [&page, &card] {
        let places: Vec<Option<usize>> = helps.iter().map(|it| text.find(it)).collect();
        assert!(
            places.iter().all(Option::is_some) && places.is_sorted(),
            "{text}"
        );
    }
    let lines = ["Harbor line: 555-0100", "988 Suicide"].map(|it| card.find(it));
    assert!(
        lines.iter().all(Option::is_some) && lines.is_sorted(),
        "{card}"
    );
}

//! Looking closer: what goes with better days, small trials, getting back up, what has shifted. And what is said when
//! there is little to say.

use mainstay::app::{Command, Input};
use mainstay::domain::{
    Aim, Answer, By, Change, CheckIn, CheckInKind, Day, Done, Entry, Goal, Id, Ids, Plan, Record,
    Setting, Status, Tick, What,
};
use mainstay::store::{Span, Store};

use crate::support::row;
use crate::support::{Harness, NOW, env, plain, printed};

/// A day so many days before Tuesday 22 November 2022, which is the tests' today.
fn back(days: i64) -> Day {
    "2022-11-22".parse::<Day>().expect("a day").plus(-days)
}

fn check_in(day: Day, mood: Option<u8>) -> CheckIn {
    let at = chrono::DateTime::parse_from_rfc3339(&format!("{day}T21:00:00-05:00"));
    let answer = mood.map_or(Answer::Skipped, Answer::Level);
    CheckIn {
        id: Id::once("test", &format!("check-in {day}")),
        day,
        at: at.expect("an instant"),
        kind: CheckInKind::Full,
        answers: [("mood".to_owned(), answer)].into(),
        people: None,
        note: None,
        late: false,
    }
}

/// A day's mood as a digit each, oldest first, up to yesterday; anything else is a day without a check-in.
fn moods(days: &str) -> Vec<Record> {
    let days: Vec<char> = days.chars().filter(|c| !c.is_whitespace()).collect();
    let last = i64::try_from(days.len()).expect("a life");
    (0..)
        .zip(days)
        .filter_map(|(at, c)| {
            let mood = u8::try_from(c.to_digit(10)?).ok();
            Some(check_in(back(last - at), mood).into())
        })
        .collect()
}

fn walk() -> Goal {
    Goal {
        id: Id::once("test", "walk"),
        at: check_in(back(80), None).at,
        text: "Walk most days".to_owned(),
        factor: None,
        why: None,
        measured_by: None,
        confidence: None,
        starts: back(80),
        weeks: 12,
        with: None,
        status: Status::Active,
        finished_on: None,
        aim: Aim::AtLeast,
        plan: Plan::default(),
    }
}

/// Sixty days of walks every other day, each with a better mood.
fn walks() -> Vec<Record> {
    let walk = walk();
    let mut records = vec![walk.clone().into()];
    for at in 1..=60 {
        let (day, walked) = (back(at), at % 2 == 0);
        let mood = if walked { 4 } else { 2 } + u8::from(at % 3 == 0);
        let check_in = check_in(day, Some(mood));
        if walked {
            records.push(
                Tick {
                    id: Id::once("test", &format!("tick {day}")),
                    goal: walk.id,
                    day,
                    at: check_in.at,
                    amount: None,
                    state: Done::Done,
                    note: None,
                }
                .into(),
            );
        }
        records.push(check_in.into());
    }
    records
}

/// The page that the row of Look back opens which begins so; Look back itself where it has no such row.
fn closer(records: Vec<Record>, row: &str) -> Harness {
    closer_by(By::Full, records, row)
}

fn closer_by(by: By, records: Vec<Record>, row: &str) -> Harness {
    let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
    let mut puts: Vec<Record> = vec![Setting::new("name", "Sam").into()];
    puts.extend(records);
    let change = Change {
        what: What::Imported,
        puts,
        removes: Vec::new(),
    };
    let now = env(NOW).clock.now(4);
    store.commit(&change, By::Shell, now).expect("kept");
    let mut it = Harness::on(store, env(NOW), by);
    it.take(Input::Do(Command::LookBack));
    if let Some(row) = row::row(&it.app.page(), row) {
        it.take(Input::Pick(row));
    }
    it
}

const DIPS: &str = "Getting back up";
const LINKS: &str = "What goes with better days";
const SHIFTS: &str = "What has shifted";

/// What the rows of Look back begin with.
const ROWS: [&str; 14] = [
    "This week",
    "Mood",
    "Calendar",
    "The ten factors",
    "Levels",
    "People",
    DIPS,
    "Hard times",
    LINKS,
    "Any days",
    "A month in review",
    "This day",
    SHIFTS,
    "A page to share",
];

#[test]
fn what_goes_with_better_days_has_both_counts_and_may_be_chance() {
    let mut it = closer(walks(), LINKS);
    insta::assert_snapshot!("links", it.styled(80, 24));
    insta::assert_snapshot!("links_small", it.screen(40, 12));
    insta::assert_snapshot!("links_list", it.press("d").screen(120, 40));
    insta::assert_snapshot!("links_why", it.press("d y").screen(80, 24));
    insta::assert_snapshot!("links_plain", plain(walks(), "7\n9\n3\n0\n0\nq\n"));
}

#[test]
fn fewer_than_ten_days_of_a_kind_are_too_early() {
    let mut records = walks();
    records.retain(|it| !matches!(it, Record::Tick(tick) if tick.day < back(16)));
    let screen = closer(records, LINKS).screen(80, 24);
    assert!(
        screen.contains("too early (8 with, 52 without)"),
        "{screen}"
    );
    assert!(!screen.contains("stands out"), "{screen}");
}

#[test]
fn a_trial_is_planned_before_and_looked_back_on_after() {
    let mut it = closer(walks(), LINKS);
    it.press("enter");
    insta::assert_snapshot!("trial_form", it.screen(80, 24));
    it.take(Input::Do(Command::SaveAndClose));
    it.press("end");
    let screen = it.screen(80, 24);
    assert!(screen.contains("starts 23 Nov"), "{screen}");
    it.press("enter");
    insta::assert_snapshot!("trial", it.screen(80, 24));
    insta::assert_snapshot!("trial_small", it.screen(40, 12));
    it.press("y");
    insta::assert_snapshot!("trial_why", it.screen(80, 24));
    it.press("esc");
    it.press("e 'More light than usual.' enter");
    assert!(
        it.screen(80, 24)
            .contains("What you saw: More light than usual.")
    );
    it.press("x u");
    assert!(it.screen(80, 24).contains("Undone."));
}

#[test]
fn getting_back_up_is_told_for_each_dip() {
    let usual = "4".repeat(20);
    let dip = "2224444444444444444444";
    let mut it = closer(moods(&format!("{usual}{}22", dip.repeat(5))), DIPS);
    insta::assert_snapshot!("dips", it.styled(80, 24));
    insta::assert_snapshot!("dips_small", it.screen(40, 12));
    insta::assert_snapshot!("dip", it.press("down enter").screen(80, 24));
}

#[test]
fn what_changed_is_written_beside_a_shift() {
    let mut it = closer(
        moods(&format!("{}{}", "3332".repeat(21), "4443".repeat(21))),
        SHIFTS,
    );
    insta::assert_snapshot!("shifts", it.screen(80, 24));
    it.press("enter 'I moved to my own place.' esc");
    let screen = it.screen(80, 24);
    assert!(screen.contains("What you wrote"), "{screen}");
    assert!(screen.contains("I moved to my own place."), "{screen}");
    let entries = it.app.store().list::<Entry>(Span::ALL).expect("entries");
    let about = entries[0].about.as_deref().unwrap_or_default();
    assert!(about.starts_with("shift/mood/2022-"), "{about}");
    // The same line again, and not a second one.
    it.press("enter");
    assert!(it.screen(80, 24).contains("I moved to my own place."));
}

/// Whatever the days are, each page has something calm to say in both faces, and no figure that is none.
#[test]
fn days_that_say_little_are_said_to_say_little() {
    let lives = [
        ("none", String::new()),
        ("one", "3".to_owned()),
        ("all the same", "3".repeat(200)),
        ("only skips", "9".repeat(60)),
        ("two", "3......4".to_owned()),
        (
            "ten years of gaps",
            format!("{}{}{}", "34".repeat(20), ".".repeat(3650), "43".repeat(20)),
        ),
        ("a life", "3424".repeat(300)),
    ];
    for (name, days) in lives {
        let records = || {
            let mut records = moods(&days);
            for record in &mut records {
                if let (Record::CheckIn(it), "only skips") = (record, name) {
                    it.answers.insert("mood".to_owned(), Answer::Skipped);
                }
            }
            // A clock that jumped: a check-in of a day to come.
            records.push(check_in(back(-400), Some(5)).into());
            records
        };
        for row in ROWS {
            for (width, height) in [(80, 24), (40, 12), (120, 40)] {
                let mut it = closer(records(), row);
                let screen = it.screen(width, height);
                assert!(
                    !screen.contains("NaN") && !screen.contains("inf"),
                    "{name}: {screen}"
                );
                assert!(
                    screen
                        .lines()
                        .filter(|line| !line.trim().is_empty())
                        .count()
                        > 3,
                    "{name}: {screen}"
                );
                it.press("d y esc enter + - left right");
            }
            let said = printed(&closer_by(By::Plain, records(), row).app);
            assert!(
                !said.contains("NaN") && !said.contains("inf "),
                "{name}: {said}"
            );
        }
    }
}

/// A mood of 0 to 10 for thirty days, and of 1 to 5 since: what was answered stays as it was, and nothing is off the chart.
#[test]
fn a_range_that_changed_half_way_keeps_every_answer_and_every_page_calm() {
    let records = || {
        let mut records = moods(&"3".repeat(30));
        for record in &mut records {
            if let Record::CheckIn(it) = record
                && it.day < back(15)
            {
                it.answers.insert("mood".to_owned(), Answer::Level(9));
            }
        }
        records
    };
    for row in ROWS {
        for (width, height) in [(80, 24), (40, 12), (120, 40)] {
            let screen = closer(records(), row).screen(width, height);
            assert!(
                !screen.contains("NaN") && !screen.contains("inf"),
                "{screen}"
            );
        }
    }
    insta::assert_snapshot!("range_changed", closer(records(), "Mood").screen(80, 24));
    // What was answered still stands with its day.
    let it = closer(records(), "Mood");
    let kept = it.app.store().list::<CheckIn>(Span::ALL).expect("read");
    let nine = |it: &&CheckIn| it.answers.get("mood") == Some(&Answer::Level(9));
    assert_eq!(kept.iter().filter(nine).count(), 15);
}

/// Two clocks that did not agree: one check-in is of a day decades ahead.
#[test]
fn a_check_in_of_a_day_decades_ahead_moves_no_week_and_draws_no_empty_years() {
    let ahead = || {
        let mut records = moods(&"34".repeat(30));
        records.push(check_in("2061-05-01".parse().expect("a day"), Some(1)).into());
        records
    };
    for row in ROWS {
        for size in [(80, 24), (40, 12)] {
            let [with, without] = [ahead(), moods(&"34".repeat(30))]
                .map(|records| closer(records, row).screen(size.0, size.1));
            assert_eq!(with, without, "{row}");
        }
    }
}

#[test]
fn any_days_are_held_against_the_usual_before_them_and_either_end_may_stay_open() {
    let span = |from: &str, to: &str| {
        let mut it = closer(walks(), "Any days");
        it.press(&format!("'{from}' enter '{to}' ctrl-d"));
        it
    };
    let mut it = span("2022-11-01", "2022-11-14");
    insta::assert_snapshot!("span", it.screen(80, 24));
    insta::assert_snapshot!("span_small", it.screen(40, 12));
    insta::assert_snapshot!("span_why", it.press("y").screen(80, 24));
    let says = |from: &str, to: &str, text: &str| {
        let screen = span(from, to).screen(80, 24);
        assert!(screen.contains(text), "{from} to {to}, {text}: {screen}");
    };
    says("", "", "60 of 60 days have a check-in.");
    says("2022-11-20", "", "20 Nov to 21 Nov");
    says(
        "2022-11-20",
        "2099-01-01",
        "Mood: not enough days (2 of 3).",
    );
    says(
        "1990-01-01",
        "2022-10-01",
        "Not enough days before for your usual (0 of 14).",
    );
    says(
        "2022-11-14",
        "2022-11-01",
        "The first day comes after the last one.",
    );
    says("2030-01-01", "", "The first day comes after the last one.");
    says("", "1990-01-01", "Your first check-in is of");
    says("2022-02-30", "", "2022-02-30");
    let mut plain = closer_by(By::Plain, walks(), "Any days");
    plain.take(Input::Do(Command::SaveAndClose));
    let said = printed(&plain.app);
    assert!(said.contains("60 of 60 days have a check-in."), "{said}");
}

//! Setbacks, counted dates, the person's own plan, and the meetings of groups, in both faces.

use chrono::Weekday;
use mainstay::app::{Command, Input};
use mainstay::domain::card::{EarlySign, PlanPart};
use mainstay::domain::person::{Meets, Way};
use mainstay::domain::setback::{CountedDate, Setback};
use mainstay::domain::{
    Answer, CheckIn, CheckInKind, Day, First, How, Id, Ids, Person, PersonKind, Reach, Record,
    Setting, WayKind,
};

use crate::support::{Harness, NOW};

fn id(n: usize) -> Id {
    let mut ids = Ids::seeded(77);
    let at = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    (0..=n).map(|_| ids.make(at)).last().expect("an id")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn at(on: &str) -> chrono::DateTime<chrono::FixedOffset> {
    chrono::DateTime::parse_from_rfc3339(&format!("{on}T19:00:00-05:00")).expect("at")
}

fn rosa() -> Person {
    Person {
        ways: vec![Way {
            kind: WayKind::Phone,
            value: "555-0142".to_owned(),
        }],
        ..Person::named(id(1), "Rosa")
    }
}

fn setback(n: usize, on: &str) -> Setback {
    Setback {
        id: id(10 + n),
        day: day(on),
        at: at(on),
        situation: Some("After the call with the landlord.".to_owned()),
        helped: Some("I went outside and rang Rosa.".to_owned()),
        next_step: Some("The group on Tuesday.".to_owned()),
        told: vec![id(1)],
        counts: Vec::new(),
        confidence: Some(6),
        note: None,
    }
}

fn date(n: usize, label: &str, since: &str) -> CountedDate {
    CountedDate {
        id: id(30 + n),
        label: label.to_owned(),
        since: day(since),
        shown: true,
    }
}

fn shows(it: &mut Harness, text: &str) {
    let screen = it.screen(80, 24);
    assert!(screen.contains(text), "no {text} in\n{screen}");
}

fn hides(it: &mut Harness, text: &str) {
    let screen = it.screen(80, 24);
    assert!(!screen.contains(text), "{text} in\n{screen}");
}

/// A journal of these records, gone to the page of that command.
fn on(command: Command, records: Vec<Record>) -> Harness {
    let mut it = Harness::with(records);
    let now = it.env.clock.now(4);
    it.app.update(Input::Do(command), now);
    it
}

#[test]
fn safety_is_asked_first_and_nothing_is_reset() {
    let mut it = on(
        Command::Setback,
        vec![rosa().into(), date(1, "My own", "2022-10-01").into()],
    );
    shows(&mut it, "Are you safe right now?");
    shows(&mut it, "not breathing or not waking: call 911 now.");
    it.press("2");
    shows(&mut it, "Let's slow this down.");
    it.press("esc");
    shows(&mut it, "Are you safe right now?");
    it.press("1 1");
    it.press("'A long day' enter 'A walk' enter 'Bed early' enter 1 enter 1 0");
    insta::assert_snapshot!("setback_form_filled", it.screen(80, 24));
    it.press("ctrl-d");
    shows(&mut it, "Saved. Your past days still count.");
    shows(&mut it, "Someone to tell: 555-0142.");
    shows(
        &mut it,
        "29 of the last 30 days in line with what you want.",
    );
    shows(&mut it, "1 day has a note.");
    it.press("u");
    shows(&mut it, "Undone. Note of 22 Nov.");
    shows(
        &mut it,
        "30 of the last 30 days in line with what you want.",
    );
}

#[test]
fn the_notes_on_safety_stand_only_where_they_apply() {
    let tolerance = "After a break the body can take less.";
    let stopping = "stopping alcohol or calming pills";
    for (key, notes) in [
        ("1", [false, false]),
        ("2", [true, true]),
        ("3", [false, true]),
        ("4", [true, true]),
    ] {
        let mut it = on(Command::Setback, Vec::new());
        let screen = it.press("1").press(key).screen(80, 24);
        let found = [tolerance, stopping].map(|note| screen.contains(note));
        assert_eq!(found, notes, "{key}: {screen}");
    }
}

#[test]
fn what_is_asked_for_safety_is_kept_nowhere() {
    let mut it = on(Command::Setback, Vec::new());
    it.press("1 2 1 ctrl-d");
    shows(&mut it, "Saved. Your past days still count.");
    it.app
        .update(Input::Do(Command::HardTimes), it.env.clock.now(4));
    it.press("enter");
    hides(&mut it, "rugs");
    insta::assert_snapshot!("setback_of_no_words", it.screen(80, 24));
}

#[test]
fn the_persons_own_word_stands_everywhere() {
    let mut it = on(
        Command::HardTimes,
        vec![
            Setting::new("setback_word", "slip").into(),
            setback(1, "2022-11-20").into(),
        ],
    );
    shows(&mut it, "slip: After the call");
    shows(&mut it, "Note a slip");
    it.press("enter");
    shows(&mut it, "A note of a slip on Sun 20 Nov");
    hides(&mut it, "setback");
}

/// Two months of steady mood with a dip of a few days in it.
fn dipped() -> Vec<Record> {
    let mut records: Vec<Record> = (0..60)
        .map(|n| {
            let on = day("2022-09-20").plus(n);
            let level = if (40..44).contains(&n) { 1 } else { 4 };
            let answers = [("mood".to_owned(), Answer::Level(level))].into();
            let answered = CheckIn {
                id: id(100 + usize::try_from(n).expect("small")),
                day: on,
                at: at(&on.to_string()),
                kind: CheckInKind::Full,
                answers,
                people: (n == 41).then(|| vec![id(1)]),
                note: None,
                late: false,
            };
            answered.into()
        })
        .collect();
    records.push(rosa().into());
    records.push(setback(1, "2022-11-20").into());
    records
}

#[test]
fn hard_times_stand_beside_what_helped() {
    let mut it = on(Command::HardTimes, dipped());
    insta::assert_snapshot!("hard_times_filled", it.styled(80, 24));
    insta::assert_snapshot!("hard_times_filled_small", it.screen(40, 12));
    it.press("enter");
    insta::assert_snapshot!("setback_page", it.screen(80, 24));
    it.press("e down down ctrl-d");
    shows(&mut it, "Saved. Your past days still count.");
    it.press("x");
    shows(&mut it, "Removed. u brings it back.");
    hides(&mut it, "landlord");
    it.press("u enter");
    shows(&mut it, "landlord");
    let lines = on(Command::HardTimes, dipped()).lines("1\n0\nq\n");
    insta::assert_snapshot!("plain_hard_times", lines);
}

#[test]
fn a_date_counts_days_and_is_hidden_with_one_key() {
    let records: Vec<Record> = vec![
        date(1, "Since the move", "2022-01-15").into(),
        date(2, "No bets", "2022-11-13").into(),
        Setback {
            counts: vec![id(31)],
            ..setback(1, "2022-11-20")
        }
        .into(),
    ];
    let mut it = Harness::with(records.clone());
    shows(&mut it, "Since the move: 29 of the last 30 days");
    shows(&mut it, "No bets: 10 of all 10 days");
    it.press("d");
    shows(&mut it, "It does not stand on Today any more.");
    hides(&mut it, "No bets");
    it.press("u");
    shows(&mut it, "No bets: 10 of all 10 days");
    let mut it = on(Command::Counts, records.clone());
    insta::assert_snapshot!("counts_two", it.styled(80, 24));
    insta::assert_snapshot!("counts_two_small", it.screen(40, 12));
    it.press("enter");
    insta::assert_snapshot!("count_page", it.screen(80, 24));
    shows(&mut it, "311 of all 312 days");
    it.press("space");
    shows(&mut it, "It does not stand on Today.");
    insta::assert_snapshot!(
        "plain_counts",
        on(Command::Counts, records).lines("1\n1\n0\n3\nOne more\ntoday\n1\nq\n")
    );
}

#[test]
fn a_date_is_set_by_the_person_alone() {
    let mut it = on(Command::Counts, Vec::new());
    it.press("n enter enter ctrl-d");
    shows(&mut it, "What would you like to call it?");
    it.press("'My own' enter '2022-02-30' ctrl-d");
    shows(&mut it, "2022-02-30 is no day.");
    it.press("ctrl-u '2023-01-01' ctrl-d");
    shows(&mut it, "2023-01-01 is still to come.");
    it.press("ctrl-u 'yesterday' ctrl-d");
    shows(&mut it, "Saved. It counts from there on.");
    shows(&mut it, "2 of the last 2 days");
    it.press("home enter x");
    shows(&mut it, "Removed. u brings it back.");
}

#[test]
fn a_plan_is_written_part_by_part() {
    let mut it = on(Command::Plan, Vec::new());
    it.press("1 'I sing in the kitchen.' esc");
    shows(&mut it, "I sing in the kitchen.");
    it.press("5 'I ring the office.' enter 'Rosa has a key.' esc");
    it.press("4 n 'Short nights' enter 'Bed by ten' enter 5 enter 1 '9' enter");
    it.press("ctrl-d");
    shows(&mut it, "Write a number from 1 to 5.");
    it.press("ctrl-u '2' ctrl-d");
    shows(&mut it, "Sleep 2 or less, 3 days in a row");
    insta::assert_snapshot!("plan_signs_one", it.screen(80, 24));
    it.press("esc");
    insta::assert_snapshot!("plan_filled", it.screen(80, 24));
    insta::assert_snapshot!("plan_filled_small", it.screen(40, 12));
    it.press("4 enter ctrl-u enter ctrl-u ctrl-d");
    shows(&mut it, "Removed. u brings it back.");
    it.press("u");
    shows(&mut it, "Short nights");
    it.press("x");
    hides(&mut it, "Short nights");
}

#[test]
fn an_early_sign_points_to_the_plan_gently() {
    let sign = PlanPart {
        id: id(50),
        part: "sign".to_owned(),
        text: "Short nights\nBed by ten".to_owned(),
        early_sign: Some(EarlySign {
            question: "sleep".to_owned(),
            at_most: Some(2),
            at_least: None,
            days: 2,
        }),
    };
    let slept = |n: usize, on: &str, level| CheckIn {
        id: id(60 + n),
        day: day(on),
        at: at(on),
        kind: CheckInKind::Full,
        answers: [("sleep".to_owned(), Answer::Level(level))].into(),
        people: None,
        note: None,
        late: false,
    };
    let mut it = Harness::with(vec![
        sign.clone().into(),
        slept(1, "2022-11-20", 2).into(),
        slept(2, "2022-11-21", 1).into(),
    ]);
    shows(&mut it, "an early sign you named: Short nights");
    it.down_to("My plan").press("enter");
    shows(&mut it, "An early sign you named is here: Short nights");
    shows(&mut it, "What you do then: Bed by ten");
    let mut it = Harness::with(vec![
        sign.into(),
        slept(1, "2022-11-20", 2).into(),
        slept(2, "2022-11-21", 3).into(),
    ]);
    hides(&mut it, "Short nights");
}

fn group(time: Option<&str>) -> Person {
    Person {
        kind: PersonKind::Group,
        next_talk: Some("the walks; the form".to_owned()),
        meets: Some(Meets {
            weekdays: vec![Weekday::Tue],
            time: time.map(|it| it.parse().expect("a time")),
            place: Some("the library".to_owned()),
        }),
        ..Person::named(id(3), "Tuesday group")
    }
}

#[test]
fn the_next_meeting_stands_on_today_and_going_or_not_is_as_plain() {
    let last = Reach {
        id: id(90),
        day: day("2022-11-15"),
        at: at("2022-11-15"),
        people: vec![id(3)],
        how: How::Group,
        first: First::Me,
        answered: true,
        felt: None,
        gave: false,
        shared: Some("My week.".to_owned()),
        took_away: Some("Ask one person early.".to_owned()),
        note: None,
    };
    let records: Vec<Record> = vec![group(Some("19:00:00")).into(), last.into()];
    // A quarter past eight: it is over.
    let mut it = Harness::with(records.clone());
    shows(&mut it, "today, 7:00 pm    did you go?");
    let small = it.screen(40, 12);
    assert!(
        small.contains("Tuesday group         today, 7:00 pm"),
        "{small}"
    );
    it.down_to("Tuesday group").press("enter");
    insta::assert_snapshot!("meeting", it.screen(80, 24));
    insta::assert_snapshot!("meeting_small", it.screen(40, 12));
    it.press("1");
    shows(&mut it, "[4 group]");
    it.press("enter enter enter 'My walks.' enter 'Patience.' ctrl-d");
    shows(&mut it, "Saved. Group with Tuesday group.");
    shows(&mut it, "29 Nov, 7:00 pm    the library");
    hides(&mut it, "did you go?");
    it.press("u");
    shows(&mut it, "did you go?");
    it.down_to("Tuesday group").press("enter 2");
    shows(&mut it, "Noted: not this time, on Tue 22 Nov.");
    hides(&mut it, "did you go?");
    it.press("3");
    shows(&mut it, "7 days ago");
    // In the afternoon it is still to come, the next morning it is asked about, and then no more.
    let mut it = Harness::at("2022-11-22T15:00:00-05:00", records.clone());
    shows(&mut it, "today, 7:00 pm    the library");
    hides(&mut it, "did you go?");
    let mut it = Harness::at("2022-11-23T09:00:00-05:00", records.clone());
    shows(&mut it, "yesterday, 7:00 pm    did you go?");
    let mut it = Harness::at("2022-11-24T09:00:00-05:00", records);
    hides(&mut it, "did you go?");
    shows(&mut it, "Tue, 7:00 pm    the library");
}

#[test]
fn a_group_that_meets_on_no_day_is_nowhere_on_today() {
    let mut never = group(None);
    if let Some(meets) = &mut never.meets {
        meets.weekdays.clear();
    }
    let mut it = Harness::with(vec![never.into()]);
    hides(&mut it, "Tuesday group");
}

#[test]
fn what_to_bring_up_is_a_list_that_grows_and_shrinks() {
    let mut it = on(Command::People, vec![group(None).into()]);
    it.press("enter");
    insta::assert_snapshot!("person_to_bring_up", it.screen(80, 24));
    it.press("n 'the bus pass' enter");
    shows(&mut it, "Saved. It waits for the next talk.");
    shows(&mut it, "the bus pass");
    it.press("home enter");
    shows(&mut it, "Brought up. u puts it back.");
    hides(&mut it, "the walks");
    it.press("u");
    shows(&mut it, "the walks");
}

#[test]
fn a_quiet_time_begins_and_ends_with_one_key() {
    let mom = Person {
        rhythm_days: Some(7),
        ..Person::named(id(6), "Mom")
    };
    let talked = Reach {
        id: id(91),
        day: day("2022-10-28"),
        at: at("2022-10-28"),
        people: vec![id(6)],
        how: How::Call,
        first: First::Me,
        answered: true,
        felt: None,
        gave: false,
        shared: None,
        took_away: None,
        note: None,
    };
    let mut it = Harness::at(NOW, vec![mom.into(), talked.into()]);
    shows(&mut it, "You last talked with Mom 25 days ago.");
    it.press("3 enter z");
    shows(&mut it, "Quiet until 6 Dec: no gentle line about them.");
    it.press("esc 1");
    hides(&mut it, "Mom");
    it.press("3 enter z");
    shows(&mut it, "Gentle lines about them are back.");
}

#[test]
fn less_contact_than_usual_for_two_weeks_is_said_once_with_one_offer() {
    // Ten whole weeks before Monday 21 November: four contacts a week, then one.
    let records: Vec<Record> = (0..10)
        .flat_map(|week| (0..if week < 8 { 4 } else { 1 }).map(move |n| (week, n)))
        .map(|(week, n): (i64, i64)| {
            let on = day("2022-09-12").plus(week * 7 + n).to_string();
            let reach = Reach {
                id: id(200 + usize::try_from(week * 7 + n).expect("small")),
                day: day(&on),
                at: at(&on),
                people: vec![id(1)],
                how: How::Call,
                first: First::Me,
                answered: true,
                felt: None,
                gave: false,
                shared: None,
                took_away: None,
                note: None,
            };
            reach.into()
        })
        .chain([rosa().into()])
        .collect();
    let mut it = Harness::with(records);
    shows(&mut it, "less contact than your usual these two weeks");
    it.down_to("Say hello to someone").press("enter");
    shows(&mut it, "[3 People]");
}

//! The small tools: a thought check, breathing with a word, a page for a talk, health checks; and who asks about a goal.

use mainstay::app::{Command, Input};
use mainstay::domain::card::{Practice, PracticeKind};
use mainstay::domain::talk::{HealthCheck, Talk};
use mainstay::domain::{Answer, CheckIn, CheckInKind, Day, Id, Person, Record};
use mainstay::store::Span;

use crate::goals::{goals, people, says, says_not, walk, walks};
use crate::support::{Harness, plain};

fn tools(records: Vec<Record>) -> Harness {
    let mut it = Harness::with(records);
    let now = crate::support::env(crate::support::NOW).clock.now(4);
    it.app.update(Input::Do(Command::Tools), now);
    it
}

#[test]
fn a_thought_is_caught_checked_and_changed() {
    let mut it = tools(Vec::new());
    insta::assert_snapshot!("tools", it.screen(80, 24));
    insta::assert_snapshot!("thought_1", it.press("enter").screen(80, 24));
    it.press("'I never get it right' enter 'at work' enter 'ashamed' enter 8");
    insta::assert_snapshot!("thought_2", it.screen(80, 24));
    it.press("'one box fell' enter 'forty did not' enter");
    insta::assert_snapshot!("thought_3", it.screen(80, 24));
    insta::assert_snapshot!("thought_3_small", it.screen(40, 12));
    it.press("'one slip in a long day' enter 4 enter");
    says(&mut it, "Saved. Before 8, after 4.");
    let kept: Vec<Practice> = it.app.store().list(Span::ALL).expect("read");
    let thought = kept[0].thought.clone().expect("a thought");
    assert_eq!((kept[0].before, kept[0].after), (Some(8), Some(4)));
    assert_eq!(thought.evidence_against.as_deref(), Some("forty did not"));
    it.press("u");
    assert!(
        it.app
            .store()
            .list::<Practice>(Span::ALL)
            .expect("read")
            .is_empty()
    );
}

#[test]
fn a_thought_check_left_empty_keeps_nothing() {
    let mut it = tools(Vec::new());
    it.press("enter ctrl-d");
    says(&mut it, "Nothing was written, so nothing was saved.");
}

#[test]
fn breathing_goes_on_for_as_long_as_was_chosen() {
    let mut it = tools(Vec::new());
    insta::assert_snapshot!("breathe_form", it.press("down enter").screen(80, 24));
    it.press("'calm' enter backspace '1' enter 1 enter");
    insta::assert_snapshot!("breathe", it.screen(80, 24));
    insta::assert_snapshot!("breathe_small", it.screen(40, 12));
    it.press("space space space space space space space space space space space");
    says(&mut it, "Breathe out slowly");
    it.press("space");
    says(&mut it, "That was 1 minute.");
    it.press("down enter");
    says(&mut it, "Saved. It stands with this day.");
    let kept: Vec<Practice> = it.app.store().list(Span::ALL).expect("read");
    assert_eq!(kept[0].kind, PracticeKind::Breathe);
    // The word is there the next time.
    it.press("enter");
    says(&mut it, "calm");
}

#[test]
fn breathing_can_be_counted_and_taken_over() {
    let mut it = tools(Vec::new());
    it.press("down enter enter backspace '2' enter 2 enter");
    says(&mut it, "4   . . . .");
    it.beat(3);
    says(&mut it, "1   .");
    it.beat(1);
    says(&mut it, "6   . . . . . .");
    it.press("space");
    says_not(&mut it, "6   .");
    let mut it = tools(Vec::new());
    it.press("down enter enter backspace '2' enter 2 enter");
    it.beat(120);
    says(&mut it, "That was 2 minutes.");
}

#[test]
fn minutes_are_one_to_twenty() {
    let mut it = tools(Vec::new());
    it.press("down enter enter backspace '21' ctrl-d");
    says(&mut it, "21 is no number of minutes. Write 1 to 20.");
}

/// A check-in a day for ten days, mood 4.
fn moods() -> Vec<Record> {
    let today: Day = "2022-11-22".parse().expect("a day");
    let at = crate::support::env(crate::support::NOW).clock.now(4).at;
    (0..10_i64)
        .map(|back| {
            CheckIn {
                id: Id::once("check_in", &back.to_string()),
                day: today.plus(-back),
                at,
                kind: CheckInKind::Full,
                answers: [("mood".to_owned(), Answer::Level(4))].into(),
                people: None,
                note: None,
                late: false,
            }
            .into()
        })
        .collect()
}

#[test]
fn a_page_for_a_talk_begins_with_what_the_journal_says() {
    let mut it = tools(moods());
    it.press("down down enter");
    insta::assert_snapshot!("talks_empty", it.screen(80, 24));
    it.press("n tab 'Dr. Ito' enter 'my knee' enter enter enter");
    it.press("'Is it the stairs?' enter enter enter");
    insta::assert_snapshot!("talk_changes", it.screen(80, 24));
    it.press("ctrl-d");
    says(&mut it, "Saved. The page for the talk.");
    insta::assert_snapshot!("talk", it.press("up up up enter").screen(80, 24));
    let kept: Vec<Talk> = it.app.store().list(Span::ALL).expect("read");
    assert_eq!(kept[0].concerns, ["my knee"]);
    assert!(
        kept[0]
            .changes
            .as_deref()
            .unwrap_or_default()
            .contains("Mood")
    );
    it.press("e tab backspace backspace backspace 'Ray' ctrl-d");
    says(&mut it, "Dr. Ray");
    it.press("x");
    says(&mut it, "Removed. It stays here for 30 days.");
}

#[test]
fn health_checks_stand_by_when_the_next_one_is() {
    let mut it = tools(Vec::new());
    it.press("down down down enter n 'Eyes' enter '2022-05-03' enter '2023-05' enter ctrl-d");
    says(&mut it, "2023-05");
    it.press("'-03' ctrl-d");
    says(&mut it, "Saved. Health check.");
    it.press("n 'Teeth' enter enter '2023-01-09' ctrl-d n ctrl-d");
    says(&mut it, "Say in a word what is checked.");
    it.press("esc");
    insta::assert_snapshot!("checks", it.screen(80, 24));
    insta::assert_snapshot!("checks_small", it.screen(40, 12));
    it.press("x");
    let kept: Vec<HealthCheck> = it.app.store().list(Span::ALL).expect("read");
    assert_eq!(kept.len(), 1);
}

#[test]
fn the_tools_go_line_by_line() {
    let menu = plain(
        Vec::new(),
        "small tools\n1\nI am late again\n\n\n6\n\n\n\n3\nq\n",
    );
    insta::assert_snapshot!("plain_thought", menu);
    let breath = plain(
        Vec::new(),
        "small tools\n2\ncalm\n1\n1\n\n\n\n\n\n\n\n\n1\nq\n",
    );
    insta::assert_snapshot!("plain_breathe", breath);
}

/// Walks that Dev asks about, with a part of health.
fn asked() -> Vec<Record> {
    let mut records = people();
    records.extend(moods());
    let mut walk = walk();
    walk.with = Some(Id::once("person", "Dev"));
    walk.factor = Some("physical_activity".to_owned());
    records.extend(
        walks()
            .into_iter()
            .filter(|it| !matches!(it, Record::Goal(_))),
    );
    for (at, level) in (-5..10_i64).zip([2_u8, 2, 3, 2, 2, 3, 3, 4, 3, 4, 4, 4, 3, 4, 4]) {
        let week = walk.starts.plus(at * 7);
        let weekly = CheckIn {
            id: CheckIn::weekly_id(week),
            day: week,
            at: walk.at,
            kind: CheckInKind::Weekly,
            answers: [("physical_activity".to_owned(), Answer::Level(level))].into(),
            people: None,
            note: None,
            late: false,
        };
        records.push(weekly.into());
    }
    records.push(walk.into());
    records
}

#[test]
fn a_goal_and_its_person_know_of_each_other() {
    let mut it = goals(asked());
    it.press("enter");
    says(&mut it, "Dev asks about it.");
    it.press("b 'The walks got easier.' enter");
    says(&mut it, "Next talk with Dev: The walks got easier.");
    let dev: Person = it
        .app
        .store()
        .get(Id::once("person", "Dev"))
        .expect("read")
        .expect("there");
    assert_eq!(dev.next_talk.as_deref(), Some("The walks got easier."));
    it.press("esc 3 enter");
    says(&mut it, "Walk most days: 1 of 5 this week");
    let mut it = goals(walks());
    it.press("enter b");
    says(&mut it, "No one asks about this goal yet.");
}

#[test]
fn a_part_of_health_is_shown_before_a_goal_and_since_without_a_cause() {
    let mut it = goals(asked());
    it.press("enter");
    says(&mut it, "Part of health: Moving my body.");
    says(&mut it, "Before this goal it was 2.2 (5 weeks).");
    says(&mut it, "Since then it is 3.6 (10 weeks).");
    it.press("esc 4 f");
    says(&mut it, "With a goal now: Moving my body.");
}

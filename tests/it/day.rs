//! The page of a day: what was done for goals is shown and changed for any past day, and what was practised is read.

use mainstay::app::{Command, Input};
use mainstay::domain::card::{Practice, PracticeKind, Thought};
use mainstay::domain::{By, Done, Id, Record, Tick};
use mainstay::store::Span;

use crate::goals::{day, goal, now, says, says_not, walk, walks};
use crate::support::{Harness, NOW, env};

/// The page of yesterday, Monday 21 November.
fn yesterday(records: Vec<Record>) -> Harness {
    let mut it = Harness::with(records);
    it.app.update(Input::Do(Command::Earlier), now());
    it
}

fn ticks(it: &Harness) -> Vec<Tick> {
    let day = Span::day(day("2022-11-21"));
    it.app.store().list(day).expect("read")
}

#[test]
fn a_past_day_takes_what_was_done_on_it() {
    let mut it = yesterday(vec![walk().into()]);
    it.down_to("[ ] Walk most days");
    insta::assert_snapshot!("day_goal_open", it.screen(80, 24));
    it.press("space");
    says(&mut it, "[x] Walk most days");
    says(&mut it, "15 minutes");
    it.press("p");
    says(&mut it, "[/] Walk most days");
    it.press("n");
    says(&mut it, "[-] Walk most days");
    says(&mut it, "not on that day");
    assert_eq!(ticks(&it)[0].state, Done::NotToday);
    it.press("n");
    says(&mut it, "[ ] Walk most days");
    assert!(ticks(&it).is_empty());
    it.press("a '20' enter enter 'By the river.' enter");
    says(&mut it, "20 minutes");
    assert_eq!(ticks(&it)[0].amount, Some(20.0));
}

#[test]
fn a_goal_of_a_day_has_a_page_of_its_own() {
    let mut it = yesterday(walks());
    it.down_to("[x] Walk most days").press("enter");
    insta::assert_snapshot!("goal_day", it.screen(80, 24));
    insta::assert_snapshot!("goal_day_small", it.screen(40, 12));
    it.press("p");
    says(&mut it, "[/] 8:14 pm");
    it.press("x");
    says(&mut it, "Nothing is written for that day. That is fine.");
    it.press("d");
    says(&mut it, "[x] 8:14 pm    15 minutes");
    it.press("u");
    says_not(&mut it, "[x] 8:14 pm");
}

#[test]
fn a_day_before_a_goal_began_has_no_line_of_it() {
    let mut late = goal("Later");
    late.starts = day("2022-11-22");
    let mut it = yesterday(vec![late.into()]);
    says_not(&mut it, "Later");
    it.press("right");
    says(&mut it, "[ ] Later");
}

#[test]
fn a_day_of_a_goal_that_ended_since_can_still_be_filled_in() {
    let mut ended = goal("Read at night");
    ended.status = mainstay::domain::Status::Finished;
    ended.finished_on = Some(day("2022-11-22"));
    let mut it = yesterday(vec![ended.clone().into()]);
    it.down_to("[ ] Read at night").press("space");
    says(&mut it, "[x] Read at night");
}

#[test]
fn what_was_practised_stands_on_its_day() {
    let practice = Practice {
        id: Id::once("practice", "a"),
        day: day("2022-11-21"),
        at: now().at - chrono::Duration::days(1),
        kind: PracticeKind::Thought,
        before: Some(8),
        after: Some(4),
        thought: Some(Thought {
            thought: Some("I never get it right".to_owned()),
            evidence_against: Some("Forty boxes did not fall".to_owned()),
            ..Thought::default()
        }),
        note: None,
        helped: None,
    };
    let mut it = yesterday(vec![practice.into()]);
    it.down_to("A thought, checked").press("enter");
    insta::assert_snapshot!("practice", it.screen(80, 24));
    it.press("x");
    says_not(&mut it, "A thought, checked");
    it.press("u");
    says(&mut it, "A thought, checked");
}

#[test]
fn a_day_goes_line_by_line() {
    let journal = crate::support::lives::Life::Empty.journal();
    let mut store = journal.store();
    let change = mainstay::domain::Change::put(mainstay::domain::What::Saved, walk());
    store.commit(&change, By::Shell, now()).expect("kept");
    let mut it = Harness::on(store, env(NOW), By::Plain);
    it.app.update(Input::Do(Command::Earlier), now());
    insta::assert_snapshot!("day_plain", it.lines("1\n1\n0\nq\n"));
}

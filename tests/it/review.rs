//! The plan of a week, and the weekly review, in both faces and in the shell.

use mainstay::domain::{CheckIn, Day, Entry, Goal, Record, Setting, Week};
use mainstay::store::Span;

use crate::goals::{goal, goals, says, says_not, ticks, walk, walks};
use crate::support::shell::Shell;
use crate::support::{Harness, plain};

/// Sunday evening, when the review is offered where nothing else was chosen.
const SUNDAY: &str = "2022-11-27T20:14:00-05:00";

fn week(it: &Harness, goal: &Goal, start: &str) -> Option<Week> {
    let start: Day = start.parse().expect("a day");
    it.app
        .store()
        .get(Week::id_of(goal.id, start))
        .expect("read")
}

fn only_goal(it: &Harness) -> Goal {
    it.app
        .store()
        .list::<Goal>(Span::ALL)
        .expect("read")
        .remove(0)
}

#[test]
fn a_week_can_have_a_plan_of_its_own() {
    let mut it = goals(walks());
    it.press("enter s");
    insta::assert_snapshot!("week_plan", it.styled(80, 24));
    insta::assert_snapshot!("week_plan_small", it.screen(40, 12));
    it.press("tab 3 tab tab tab 1 5");
    insta::assert_snapshot!("week_plan_under_seven", it.screen(80, 24));
    it.press("'dark evenings' enter 'walk at lunch' enter 8 enter");
    says(&mut it, "Saved. The plan of the week: Walk most days.");
    says(&mut it, "This week: 1 of 3.");
    let goal = only_goal(&it);
    assert_eq!(goal.plan.times, Some(5));
    let of_week = week(&it, &goal, "2022-11-21").expect("a week");
    assert_eq!(
        (of_week.confidence_first, of_week.confidence),
        (Some(5), Some(8))
    );
    assert_eq!(of_week.barrier.as_deref(), Some("dark evenings"));
    assert_eq!(of_week.adjustment.as_deref(), Some("walk at lunch"));
    it.press("u");
    says(&mut it, "This week: 1 of 5.");
}

#[test]
fn a_plan_from_now_on_leaves_the_weeks_before_as_they_were() {
    let mut it = goals(walks());
    it.press("enter s tab 3 tab tab tab 2 9 ctrl-d");
    says(&mut it, "This week: 1 of 3.");
    says(&mut it, "4 weeks met the plan.");
    let goal = only_goal(&it);
    assert_eq!(goal.plan.times, Some(3));
    let before = week(&it, &goal, "2022-11-14").expect("a week");
    assert_eq!(before.plan.and_then(|plan| plan.times), Some(5));
    let now = week(&it, &goal, "2022-11-21").expect("a week");
    assert_eq!((now.plan, now.confidence), (None, Some(9)));
}

#[test]
fn a_review_is_offered_on_the_chosen_day_until_it_is_done() {
    let mut it = Harness::at(SUNDAY, walks());
    says(&mut it, "v  Look back on the week");
    insta::assert_snapshot!("today", it.screen(80, 24));
    insta::assert_snapshot!("today_small", it.screen(40, 12));
    it.press("v 'Two good walks.' ctrl-d");
    says(&mut it, "Saved. That was your week.");
    says_not(&mut it, "v  Look back on the week");
    it.press("u");
    says(&mut it, "v  Look back on the week");
    let off: Record = Setting::new("review_day", "off").into();
    let mut records = walks();
    records.push(off);
    says_not(
        &mut Harness::at(SUNDAY, records),
        "v  Look back on the week",
    );
    // Without a goal there is nothing to look back on, and on Tuesday it is not the day.
    says_not(
        &mut Harness::at(SUNDAY, Vec::new()),
        "v  Look back on the week",
    );
    says_not(&mut Harness::with(walks()), "v  Look back on the week");
}

/// Two goals, of which one did little for two weeks.
fn two() -> Vec<Record> {
    let mut records = walks();
    let mut sleep = goal("Lights out by 11");
    sleep.plan.times = Some(4);
    records.extend(ticks(&sleep, &[4, 4, 4, 4, 4, 4, 4, 4, 4, 1, 1]));
    records.push(sleep.into());
    records
}

#[test]
fn every_step_of_a_review_reads_well() {
    let mut it = Harness::at(SUNDAY, two());
    it.press("v");
    let mut see = |keys: &str, name: &str| {
        insta::assert_snapshot!(name, it.press(keys).styled(80, 24));
        insta::assert_snapshot!(format!("{name}_small"), it.screen(40, 12));
    };
    see("", "first_goal");
    see("'Dark evenings.' enter 2 5", "under_seven");
    see("'rain' enter 8", "second_goal");
    see("enter 1 9", "factors");
    see("3 4 2 s s s s s s s", "line");
    it.press("'A quiet week.' enter");
    says(&mut it, "Saved. That was your week.");
    let store = it.app.store();
    let walk = walk();
    let this = week(&it, &walk, "2022-11-21").expect("a week");
    assert_eq!(this.looked_back.as_deref(), Some("Dark evenings."));
    let next = week(&it, &walk, "2022-11-28").expect("a week");
    assert_eq!(next.plan.and_then(|plan| plan.times), Some(4));
    assert_eq!((next.confidence_first, next.confidence), (Some(5), Some(8)));
    assert_eq!(next.barrier.as_deref(), Some("rain"));
    let factors: CheckIn = store
        .get(CheckIn::weekly_id("2022-11-21".parse().expect("a day")))
        .expect("read")
        .expect("a page");
    assert_eq!(factors.answers.len(), 3);
    let entries: Vec<Entry> = store.list(Span::ALL).expect("read");
    assert_eq!(entries[0].about.as_deref(), Some("week/2022-11-21"));
    // One step of undo takes all of it back.
    it.press("u");
    assert!(
        it.app
            .store()
            .list::<Entry>(Span::ALL)
            .expect("read")
            .is_empty()
    );
    assert!(week(&it, &walk, "2022-11-28").is_none());
}

#[test]
fn a_review_goes_line_by_line() {
    let lines = "v\nWe walked in the rain.\n\n9\n\n\n\n\n\n\n\n\n\n\n\nA fine week.\n1\nq\n";
    insta::assert_snapshot!("plain", plain(walks(), lines));
}

#[test]
fn a_review_with_no_answer_keeps_nothing() {
    let mut it = Harness::at(SUNDAY, walks());
    it.press("v ctrl-d");
    says(&mut it, "Nothing was answered, so nothing was saved.");
    says(&mut it, "v  Look back on the week");
}

#[test]
fn a_week_off_is_planned_in_the_review() {
    let mut it = Harness::at(SUNDAY, walks());
    it.press("v enter 4");
    says(&mut it, "2 of 3");
    it.press("ctrl-d");
    let goal = only_goal(&it);
    assert!(week(&it, &goal, "2022-11-28").expect("a week").off);
}

#[test]
fn the_shell_looks_back_too() {
    let shell = Shell::new();
    let ran = shell.run("goal add --times 5 --text -", "Walk most days");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = shell.run("review --json", "");
    assert!(ran.out.contains("\"week\": \"2022-11-14\""), "{}", ran.out);
    let asked = shell.run("review", "3\nq\n");
    assert!(
        asked.out.contains("Looking back on the week"),
        "{}",
        asked.out
    );
}

#[test]
fn the_shell_says_kindly_what_a_goal_can_not_take() {
    let shell = Shell::new();
    let fails = |arguments: &str, input: &str, said: &str| {
        let ran = shell.run(arguments, input);
        assert!(ran.code != 0, "{arguments}");
        assert!(ran.err.contains(said), "{arguments}: {}", ran.err);
    };
    let fine = |arguments: &str, input: &str| {
        let ran = shell.run(arguments, input);
        assert_eq!(ran.code, 0, "{arguments}: {}", ran.err);
    };
    for times in ["0", "9"] {
        fails(
            &format!("goal add --times {times} --text -"),
            "Walk",
            "1 to 7",
        );
    }
    fails("goal add --weeks 0 --text -", "Walk", "1 to 520");
    fails("goal add --text -", "", "no words");
    fine("goal add --times 5 --amount 1,5 --unit km --text -", "Walk");
    fails("goal add --text -", "walk", "You have \"walk\" already.");
    fine("goal tick walk --amount 2,5km", "");
    fails("goal tick walk --amount many", "", "many is no number.");
    fails(
        "goal tick walk --amount 20min",
        "",
        "20min is in another unit. This counts in km.",
    );
    fails("goal tick walk --day -8", "", "It starts on 21 Nov.");
    fine("goal finish walk", "");
    fails("goal tick walk", "", "It ended on 22 Nov.");
    fine("goal tick walk --day -1", "");
}

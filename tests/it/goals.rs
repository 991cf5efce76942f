//! Goals: the list, a goal's page, its form, ticking, and what happens to a goal, in both faces.

use mainstay::app::goals::today::goals_today;
use mainstay::app::{Command, Input};
use mainstay::domain::{
    Aim, By, Change, Day, Done, Goal, Id, Ids, Moment, Person, Plan, Record, Setting, Status, Tick,
    Week, What,
};
use mainstay::store::Store;
use mainstay::words::Words;

use crate::support::{Harness, NOW, env};

/// The page of goals of a journal with `records`.
pub fn goals(records: Vec<Record>) -> Harness {
    let mut it = Harness::with(records);
    it.app.update(Input::Do(Command::Goals), now());
    it
}

/// What plain lines print from the page of goals on.
pub fn plain(records: Vec<Record>, lines: &str) -> String {
    let env = env(NOW);
    let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
    let mut puts: Vec<Record> = vec![Setting::new("name", "Sam").into()];
    puts.extend(records);
    let change = Change {
        what: What::Imported,
        puts,
        removes: Vec::new(),
    };
    store.commit(&change, By::Shell, now()).expect("kept");
    let mut it = Harness::on(store, env, By::Plain);
    it.app.update(Input::Do(Command::Goals), now());
    let text = it.lines(lines);
    assert!(text.is_ascii(), "{text}");
    text
}

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

pub fn now() -> Moment {
    env(NOW).clock.now(4)
}

/// A goal of 12 weeks from 12 September, planned for 5 days a week.
pub fn goal(text: &str) -> Goal {
    Goal {
        id: Id::once("goal", text),
        at: now().at - chrono::Duration::days(70),
        text: text.to_owned(),
        factor: None,
        why: None,
        measured_by: None,
        confidence: None,
        starts: day("2022-09-12"),
        weeks: 12,
        with: None,
        status: Status::Active,
        finished_on: None,
        aim: Aim::AtLeast,
        plan: Plan {
            times: Some(5),
            ..Plan::default()
        },
    }
}

/// Ticks on the first so many days of each week of a goal.
pub fn ticks(goal: &Goal, weeks: &[u8]) -> Vec<Record> {
    let mut all = Vec::new();
    for (week, done) in (0..).zip(weeks) {
        for at in 0..i64::from(*done) {
            all.push(tick(
                goal,
                goal.starts.plus(week * 7 + at),
                Done::Done,
                None,
            ));
        }
    }
    all
}

pub fn tick(goal: &Goal, day: Day, state: Done, amount: Option<f64>) -> Record {
    Tick {
        id: Id::once("tick", &format!("{}/{day}", goal.id)),
        goal: goal.id,
        day,
        at: now().at,
        amount,
        state,
        note: None,
    }
    .into()
}

pub fn week_off(goal: &Goal, number: i64) -> Record {
    let mut week = Week::new(goal.id, goal.starts.plus((number - 1) * 7));
    week.off = true;
    week.into()
}

/// The goal of the drawings: week 11 of 12, week 6 off.
pub fn walk() -> Goal {
    let mut walk = goal("Walk most days");
    walk.why = Some("I want to have energy when my daughter visits.".to_owned());
    walk.plan.what = Some("Walk".to_owned());
    walk.plan.amount = Some(15.0);
    walk.plan.unit = Some("minutes".to_owned());
    walk
}

pub fn walks() -> Vec<Record> {
    let walk = walk();
    let mut records = ticks(&walk, &[3, 4, 2, 5, 5, 0, 3, 5, 4, 5, 1]);
    records.push(week_off(&walk, 6));
    records.push(walk.into());
    records
}

/// One of every status and every aim.
pub fn many() -> Vec<Record> {
    let mut records = walks();
    let mut add = |goal: Goal, weeks: &[u8]| {
        records.extend(ticks(&goal, weeks));
        records.push(goal.into());
    };
    let mut sleep = goal("Sleep: lights out by 11");
    sleep.starts = day("2022-10-10");
    sleep.plan.times = Some(4);
    add(sleep, &[2, 2, 3, 1, 2, 3, 1]);
    let mut touch = goal("Stay in touch with one person a day");
    touch.starts = day("2022-10-31");
    touch.plan.times = Some(7);
    add(touch, &[7, 5, 7, 2]);
    let mut sweets = goal("Sweets at night");
    sweets.aim = Aim::AtMost;
    sweets.plan.times = Some(3);
    sweets.starts = day("2022-10-31");
    add(sweets, &[2, 4, 0, 1]);
    let mut saving = goal("Save for a coat");
    saving.aim = Aim::Towards {
        from: 0.0,
        to: 120.0,
    };
    saving.plan.unit = Some("dollars".to_owned());
    records.push(tick(&saving, day("2022-11-10"), Done::Done, Some(35.0)));
    records.push(tick(&saving, day("2022-11-17"), Done::Done, Some(52.5)));
    records.push(saving.into());
    let mut card = goal("Get a library card");
    card.aim = Aim::Once;
    card.plan = Plan::default();
    records.push(card.into());
    let mut soon = goal("Swim on Sundays");
    soon.starts = day("2022-11-28");
    soon.plan.times = None;
    soon.plan.weekdays = vec![chrono::Weekday::Sun];
    records.push(soon.into());
    let mut ended = |text: &str, status: Status, on: &str| {
        let mut goal = goal(text);
        goal.status = status;
        goal.finished_on = Some(day(on));
        records.push(goal.into());
    };
    ended("Cook at home twice a week", Status::Resting, "2022-10-02");
    ended("See the dentist", Status::Finished, "2022-09-14");
    ended("Learn the piano", Status::LetGo, "2021-12-01");
    records
}

#[test]
fn the_page_without_goals_reads_well() {
    let mut it = goals(Vec::new());
    insta::assert_snapshot!("empty", it.styled(80, 24));
    insta::assert_snapshot!("empty_small", it.screen(40, 12));
    insta::assert_snapshot!("empty_plain", plain(Vec::new(), "2\n0\nq\n"));
    insta::assert_snapshot!("example", it.press("i").screen(80, 24));
    insta::assert_snapshot!("example_small", it.screen(40, 12));
}

#[test]
fn the_list_reads_well() {
    let mut it = goals(many());
    insta::assert_snapshot!("list", it.styled(80, 24));
    insta::assert_snapshot!("list_small", it.screen(40, 12));
    insta::assert_snapshot!("list_wide", it.screen(120, 40));
    let mut it = goals(walks());
    insta::assert_snapshot!("one", it.screen(80, 24));
    insta::assert_snapshot!("set_aside", it.press("x").screen(80, 24));
}

#[test]
fn a_goals_page_reads_well() {
    let mut it = goals(walks());
    insta::assert_snapshot!("goal", it.press("enter").styled(80, 24));
    insta::assert_snapshot!("goal_small", it.screen(40, 12));
    insta::assert_snapshot!("goal_wide", it.screen(120, 40));
    insta::assert_snapshot!("goal_as_list", it.press("d").screen(80, 24));
    insta::assert_snapshot!("goal_as_list_small", it.screen(40, 12));
}

pub fn people() -> Vec<Record> {
    let named = |name: &str, relation: &str| {
        let mut person = Person::named(Id::once("person", name), name);
        person.relation = Some(relation.to_owned());
        person.into()
    };
    vec![named("Rosa", "sister"), named("Dev", "peer coach")]
}

/// Asserts that the screen says something.
#[track_caller]
pub fn says(it: &mut Harness, text: &str) {
    let screen = it.screen(120, 40);
    assert!(screen.contains(text), "{text} is not on:\n{screen}");
}

#[track_caller]
pub fn says_not(it: &mut Harness, text: &str) {
    let screen = it.screen(120, 40);
    assert!(!screen.contains(text), "{text} is on:\n{screen}");
}

#[test]
fn how_a_goal_counts_can_change() {
    let mut it = goals(vec![{
        let mut saving = goal("Save for a coat");
        saving.aim = Aim::Towards {
            from: 0.0,
            to: 120.0,
        };
        saving.plan.unit = Some("dollars".to_owned());
        saving.into()
    }]);
    it.press("enter");
    says(&mut it, "From 0 to 120 dollars.");
    it.press("e tab tab tab tab 2 5 ctrl-d");
    says(&mut it, "This week: 0, at most 5.");
    it.press("e tab tab tab tab 4 tab 'x' ctrl-d");
    says(&mut it, "Write a number, like 20 or 1.5.");
}

#[test]
fn space_ticks_and_takes_the_tick_back() {
    let mut it = goals(walks());
    it.press("space");
    says(
        &mut it,
        "Ticked \"Walk most days\". 2 of 5 this week. 15 minutes this week.",
    );
    says(&mut it, "2 of 5 ");
    it.press("space");
    says(&mut it, "Taken back: \"Walk most days\". 1 of 5 this week.");
    it.press("enter space");
    says(&mut it, "Today: done.");
    it.press("space");
    says_not(&mut it, "Today:");
    it.press("space u");
    says(&mut it, "Undone. Tick of 22 Nov.");
    says_not(&mut it, "Today:");
}

#[test]
fn a_part_is_shown_beside_the_days_done() {
    let mut it = goals(walks());
    it.press("enter p");
    says(
        &mut it,
        "Ticked a part of \"Walk most days\". 1 of 5 this week, and 1 in part.",
    );
    says(&mut it, "Today: a part of it.");
    says(&mut it, "1 in part, so far");
    says(&mut it, "One more day was done in part.");
    it.press("space");
    says(&mut it, "Ticked \"Walk most days\". 2 of 5 this week.");
    it.press("p p");
    says(&mut it, "Taken back: \"Walk most days\". 1 of 5 this week.");
}

#[test]
fn not_today_is_an_answer() {
    let mut it = goals(walks());
    it.press("enter n");
    says(
        &mut it,
        "Saved. \"Walk most days\": not today. 1 of 5 this week.",
    );
    says(&mut it, "Today: not today.");
    it.press("space");
    says(&mut it, "Today: done.");
    it.press("n n");
    says_not(&mut it, "Today:");
}

#[test]
fn amounts_of_a_day_add_up() {
    let mut it = goals(walks());
    it.press("enter a");
    insta::assert_snapshot!("tick", it.screen(80, 24));
    insta::assert_snapshot!("tick_small", it.screen(40, 12));
    it.press("'20' enter 1 'By the river.' enter");
    says(
        &mut it,
        "Ticked \"Walk most days\". 2 of 5 this week. 20 minutes this week.",
    );
    it.press("a");
    says(&mut it, "20 minutes so far that day. This adds to it.");
    it.press("'12,5' ctrl-d");
    says(&mut it, "2 of 5 this week. 32.5 minutes this week.");
    says(&mut it, "So far: 38 times, 32.5 minutes.");
    it.press("space");
    says(
        &mut it,
        "Taken back: \"Walk most days\". 2 of 5 this week. 20 minutes this week.",
    );
    it.press("a 'x' ctrl-d");
    says(&mut it, "x is no number. Write it like 20 or 1.5.");
}

#[test]
fn more_than_planned_is_shown_as_more() {
    let mut swim = goal("Swim");
    swim.starts = day("2022-11-14");
    let mut records = ticks(&swim, &[6]);
    records.push(swim.into());
    let mut it = goals(records);
    insta::assert_snapshot!("more_than_planned", it.press("enter").screen(80, 24));
    let mut walk = walk();
    walk.starts = day("2022-11-21");
    walk.plan.times = Some(1);
    let mut records = ticks(&walk, &[1]);
    records.push(walk.into());
    let mut it = goals(records);
    it.press("space");
    says(&mut it, "Ticked \"Walk most days\". 2 of 1 this week.");
}

#[test]
fn a_goal_set_aside_comes_back_with_u_and_with_x() {
    let mut it = goals(walks());
    it.press("x");
    says(
        &mut it,
        "Set aside: Walk most days. Its history is kept. u brings it back.",
    );
    says(&mut it, "set aside today");
    it.press("space");
    says(&mut it, "It is set aside. You can take it up again.");
    it.press("u");
    says(&mut it, "1 of 5");
    it.press("x x");
    says(&mut it, "Taken up again: Walk most days.");
    says(&mut it, "1 of 5");
}

#[test]
fn weeks_set_aside_become_weeks_off_and_the_goal_goes_on() {
    let mut walk = walk();
    walk.status = Status::Resting;
    walk.finished_on = Some(day("2022-09-28"));
    let mut records = ticks(&walk, &[3, 4, 2]);
    records.push(walk.into());
    let mut it = goals(records);
    it.press("enter");
    insta::assert_snapshot!("resting", it.screen(80, 24));
    it.press("x");
    says(&mut it, "week 11 of 19, ends 22 Jan 2023");
    says(&mut it, "7 weeks were weeks off you chose.");
    it.press("u");
    says(&mut it, "Set aside on 28 Sep. Its history is kept.");
}

#[test]
fn a_week_off_is_a_word_and_no_hole() {
    let mut it = goals(walks());
    it.press("enter o");
    says(&mut it, "This week is a week off now. u takes that back.");
    says(&mut it, "This week is a week off.");
    says(
        &mut it,
        "11  21 Nov █████·    ·    ·    ·    │     1  week off",
    );
    says(&mut it, "o week on");
    it.press("o");
    says(&mut it, "This week counts again.");
    it.press("o esc");
    says(&mut it, "off         ▄▅▂▇▇·▄▇▅▇·    week 11");
}

#[test]
fn a_tick_for_a_day_before_the_goal_began_is_told_the_day() {
    let mut late = goal("Swim");
    late.starts = "2022-11-21".parse().expect("a day");
    let mut it = goals(vec![late.into()]);
    it.press("enter tab left left space");
    says(
        &mut it,
        "It starts on 21 Nov. A tick can be for that day or later.",
    );
    it.press("right space");
    says(&mut it, "Ticked \"Swim\".");
}

#[test]
fn a_goal_is_finished_let_go_and_taken_up_again() {
    let mut it = goals(walks());
    it.press("enter f");
    says(
        &mut it,
        "Finished: Walk most days. Its history is kept. u brings it back.",
    );
    says(&mut it, "Finished on 22 Nov.");
    it.press("space");
    says(&mut it, "It ended on 22 Nov. You can take it up again.");
    it.press("esc");
    says(&mut it, "done 22 Nov");
    it.press("enter x z");
    says(
        &mut it,
        "Let go: Walk most days. Its history is kept. u brings it back.",
    );
    it.press("esc");
    says(&mut it, "let go 22 Nov");
}

#[test]
fn a_removed_goal_takes_its_ticks_along_and_u_brings_all_back() {
    let mut it = goals(walks());
    it.press("enter delete");
    says(
        &mut it,
        "Removed. Goal: Walk most days. It stays here for 30 days. u brings it back.",
    );
    says(&mut it, "No goals yet. That is fine.");
    it.press("u enter");
    says(&mut it, "So far: 37 times.");
    says(&mut it, "Week 6 was a week off you chose.");
}

#[test]
fn a_changed_plan_leaves_the_weeks_before_as_they_were() {
    let mut it = goals(walks());
    it.press("enter e");
    insta::assert_snapshot!("change", it.screen(80, 24));
    it.press("tab tab tab tab tab 3 ctrl-d");
    says(&mut it, "Saved. Goal: Walk most days.");
    says(&mut it, "This week: 1 of 3.");
    says(&mut it, "4 weeks met the plan.");
    insta::assert_snapshot!("changed_plan", it.screen(80, 24));
    it.press("u");
    says(&mut it, "4 weeks met the plan of 5.");
}

#[test]
fn a_long_goal_shows_twelve_weeks_at_a_time() {
    let mut walk = walk();
    walk.starts = day("2022-05-02");
    walk.weeks = 40;
    let mut it = goals(vec![walk.into()]);
    it.press("enter");
    says(&mut it, " 25  17 Oct");
    says(&mut it, " 36   2 Jan");
    it.press("left");
    says(&mut it, " 13  25 Jul");
    it.press("left left left");
    says(&mut it, "  1   2 May");
    says_not(&mut it, "Left earlier");
    it.press("right right right right right");
    says(&mut it, " 40  30 Jan");
    says_not(&mut it, "Right later");
    it.press("t");
    says(&mut it, " 30  21 Nov");
}

#[test]
fn a_goal_past_its_last_week_goes_on_until_it_is_ended() {
    let mut walk = walk();
    walk.weeks = 4;
    let mut it = goals(vec![walk.into()]);
    says(&mut it, "ended 9 Oct");
    it.press("enter");
    says(&mut it, "The 4 weeks are over. What would you like now?");
    it.press("space");
    says(&mut it, "1 of 5 this week.");
}

#[test]
fn other_aims_have_other_words() {
    let mut it = goals(many());
    // Once.
    it.press("space");
    says(
        &mut it,
        "Ticked \"Get a library card\". That was the one time. You can mark it finished.",
    );
    it.press("enter");
    insta::assert_snapshot!("once", it.screen(80, 24));
    // At most.
    it.press("esc down space");
    says(
        &mut it,
        "Ticked \"Sweets at night\". 2 this week, at most 3.",
    );
    it.press("enter");
    insta::assert_snapshot!("at_most", it.screen(80, 24));
    // Towards a value: a tick asks for it.
    it.press("esc down down down space");
    says(
        &mut it,
        "Where it is now    A number of dollars, like 20 or 1.5.",
    );
    it.press("ctrl-d");
    says(&mut it, "Write a number, like 20 or 1.5.");
    it.press("'61' ctrl-d");
    says(
        &mut it,
        "Ticked \"Save for a coat\". 61, going to 120 dollars.",
    );
    it.press("enter");
    insta::assert_snapshot!("towards", it.screen(80, 24));
    // Not started.
    it.press("esc down down enter");
    insta::assert_snapshot!("to_come", it.screen(80, 24));
}

#[test]
fn goals_that_ended_long_ago_wait_behind_a_row() {
    let old = |n: i64| -> Record {
        let mut goal = goal(&format!("Old goal {n}"));
        goal.status = Status::Finished;
        goal.finished_on = Some(day("2021-01-01").plus(n));
        goal.into()
    };
    let mut it = goals((0..25).map(old).collect());
    says(&mut it, "Old goal 24");
    says_not(&mut it, "Old goal 14");
    it.press("end enter");
    says(&mut it, "Old goal 14");
    it.press("end enter");
    says(&mut it, "Old goal 0");
    says_not(&mut it, "Show more");
}

#[test]
fn the_list_and_a_goal_go_line_by_line() {
    insta::assert_snapshot!("list_plain", plain(many(), "q\n"));
    insta::assert_snapshot!("goal_plain", plain(walks(), "1\n1\n1\n2\n2\n4\n0\nq\n"));
    insta::assert_snapshot!(
        "tick_plain",
        plain(walks(), "1\n7\n20\n2\nBy the river.\nq\n")
    );
}

/// The lines that the page of a day has.
fn lines(records: Vec<Record>, day: Day) -> Vec<String> {
    let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
    let change = Change {
        what: What::Imported,
        puts: records,
        removes: Vec::new(),
    };
    store.commit(&change, By::Shell, now()).expect("kept");
    let words = Words::default();
    goals_today(&store, day)
        .expect("read")
        .iter()
        .map(|line| {
            let row = line.row(&words, now().today);
            format!("{:?} {}: {}", row.mark, row.label, row.detail)
        })
        .collect()
}

#[test]
fn a_day_has_a_line_for_what_is_planned_on_it() {
    let mut records = many();
    let mut call = goal("Call or text one person");
    call.plan.weekdays = vec![chrono::Weekday::Tue];
    records.push(tick(&call, day("2022-11-22"), Done::Done, None));
    records.push(call.into());
    let mut rain = goal("Sit by the window");
    rain.plan.times = Some(2);
    records.push(tick(&rain, day("2022-11-22"), Done::NotToday, None));
    records.push(rain.into());
    insta::assert_snapshot!(
        "today",
        lines(records.clone(), day("2022-11-22")).join("\n")
    );
    let sunday = lines(records, day("2022-11-20")).join("\n");
    assert!(!sunday.contains("Call or text"), "{sunday}");
    assert!(
        sunday.contains("Open Walk 15 minutes: 5 of 5 that week"),
        "{sunday}"
    );
}

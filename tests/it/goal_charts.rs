//! The ways to look at a goal: weeks, amounts, values, a month, its whole life; and all goals of a week.

use mainstay::domain::{Aim, Done, Goal, Record, Week};
use mainstay::store::Span;

use crate::goals::{day, goal, goals, many, plain, says, says_not, tick, ticks, walk, walks};

/// A goal towards a value, with one a week.
fn weight() -> Vec<Record> {
    let mut weight = goal("Feel lighter");
    weight.aim = Aim::Towards {
        from: 92.5,
        to: 85.0,
    };
    weight.plan.unit = Some("kg".to_owned());
    let values = [92.0, 91.5, 91.8, 90.9, 90.2, 90.4, 89.8, 89.0, 88.9, 88.1];
    let mut records: Vec<Record> = (0..)
        .zip(values)
        .map(|(at, value)| {
            tick(
                &weight,
                weight.starts.plus(at * 7 + 2),
                Done::Done,
                Some(value),
            )
        })
        .collect();
    records.push(weight.into());
    records
}

/// Walks with minutes.
fn minutes() -> Vec<Record> {
    let walk = walk();
    let mut records: Vec<Record> = (0..70_i64)
        .filter(|at| at % 3 != 0)
        .map(|at| {
            let amount = 10.0 + f64::from(u8::try_from(at % 5).expect("small")) * 5.0;
            tick(&walk, walk.starts.plus(at), Done::Done, Some(amount))
        })
        .collect();
    records.push(walk.into());
    records
}

#[test]
fn a_value_has_its_line_to_where_it_goes() {
    let mut it = goals(weight());
    it.press("enter");
    insta::assert_snapshot!("values", it.styled(80, 24));
    insta::assert_snapshot!("values_small", it.screen(40, 12));
    insta::assert_snapshot!("values_wide", it.screen(120, 40));
    insta::assert_snapshot!("values_list", it.press("d").screen(80, 24));
    insta::assert_snapshot!("values_plain", plain(weight(), "1\nq\n"));
}

#[test]
fn amounts_have_theirs() {
    let mut it = goals(minutes());
    it.press("enter tab");
    insta::assert_snapshot!("amounts", it.styled(80, 24));
    insta::assert_snapshot!("amounts_small", it.screen(40, 12));
    insta::assert_snapshot!("amounts_plain", plain(minutes(), "1\ntab\nq\n"));
}

#[test]
fn a_month_shows_its_days_and_takes_ticks_for_them() {
    let mut it = goals(walks());
    it.press("enter tab");
    insta::assert_snapshot!("month", it.styled(80, 24));
    insta::assert_snapshot!("month_small", it.screen(40, 12));
    it.press("left space");
    says(&mut it, "Taken back: \"Walk most days\". 0 of 5 this week.");
    it.press("left n");
    says(&mut it, "not today");
    it.press("left p");
    says(&mut it, "Ticked a part of \"Walk most days\".");
    insta::assert_snapshot!("month_marks", it.screen(80, 24));
    it.press("pgup");
    says(&mut it, "October");
    it.press("pgup pgup pgup");
    says(&mut it, "September");
    // The same days as a list, which takes ticks too and goes from month to month.
    let mut it = goals(walks());
    it.press("enter tab d");
    insta::assert_snapshot!("month_list", it.screen(80, 24));
    insta::assert_snapshot!("month_list_small", it.screen(40, 12));
    it.press("up space");
    says(&mut it, "Mon 21 Nov: nothing written.");
    it.press("left");
    says(&mut it, "October 2022");
    it.press("d right");
    says(&mut it, "November 2022");
    insta::assert_snapshot!("month_plain", plain(walks(), "1\ntab\nq\n"));
}

#[test]
fn ascii_marks_and_no_colour_say_the_same() {
    let mut config = mainstay::config::Config {
        face: Some(mainstay::config::Face::Full),
        marks: mainstay::config::Marks::Ascii,
        theme: mainstay::config::Theme::NoColor,
        ..mainstay::config::Config::default()
    };
    config.country = Some("US".to_owned());
    let see = |records: Vec<Record>, keys: &str| {
        let mut store =
            mainstay::store::Store::in_memory(mainstay::domain::Ids::seeded(1)).expect("made");
        let env = crate::support::env(crate::support::NOW);
        let change = mainstay::domain::Change {
            what: mainstay::domain::What::Imported,
            puts: records,
            removes: Vec::new(),
        };
        store
            .commit(&change, mainstay::domain::By::Shell, env.clock.now(4))
            .expect("kept");
        let mut it = crate::support::Harness::configured(
            store,
            env,
            mainstay::domain::By::Full,
            config.clone(),
        );
        let screen = it.press(keys).screen(80, 24);
        assert!(screen.is_ascii(), "{screen}");
        screen
    };
    insta::assert_snapshot!("values_ascii", see(weight(), "2 enter"));
    insta::assert_snapshot!("amounts_ascii", see(minutes(), "2 enter tab"));
    insta::assert_snapshot!("month_ascii", see(walks(), "2 enter tab"));
}

/// A goal of ten years, ticked four days of five.
fn ten_years() -> Vec<Record> {
    let mut walk = walk();
    walk.plan.amount = None;
    walk.starts = day("2012-11-26");
    walk.weeks = 520;
    let mut records: Vec<Record> = (0..3640_i64)
        .filter(|at| at % 5 != 0)
        .map(|at| tick(&walk, walk.starts.plus(at), Done::Done, None))
        .collect();
    let mut off = Week::new(walk.id, walk.starts.plus(7 * 100));
    off.off = true;
    records.push(off.into());
    records.push(walk.into());
    records
}

#[test]
fn the_whole_life_of_a_long_goal_fits_a_page() {
    let mut it = goals(ten_years());
    it.press("enter shift-tab");
    insta::assert_snapshot!("life", it.styled(80, 24));
    insta::assert_snapshot!("life_small", it.screen(40, 12));
    insta::assert_snapshot!("life_list", it.press("d").screen(80, 24));
    let mut it = goals(walks());
    it.press("enter shift-tab");
    says_not(&mut it, "weeks in all");
}

#[test]
fn all_goals_of_a_week_stand_on_one_page() {
    let mut it = goals(many());
    it.press("d");
    insta::assert_snapshot!("glance", it.styled(80, 24));
    insta::assert_snapshot!("glance_small", it.screen(40, 12));
    it.press("left");
    says(&mut it, "The week from 14 Nov");
    it.press("right right");
    says(&mut it, "The week from 21 Nov");
    insta::assert_snapshot!("glance_plain", plain(many(), "d\nq\n"));
}

#[test]
fn confidence_is_held_against_what_came_of_it_from_eight_weeks_on() {
    let walk = walk();
    let mut records = ticks(&walk, &[5, 5, 2, 5, 1, 5, 2, 5, 3, 5]);
    for (at, sure) in (0..).zip([8, 9, 4, 7, 5, 8, 6]) {
        let mut week = Week::new(walk.id, walk.starts.plus(at * 7));
        week.confidence = Some(sure);
        records.push(week.into());
    }
    records.push(walk.clone().into());
    let mut it = goals(records.clone());
    it.press("enter");
    says_not(&mut it, "you rated");
    let mut eighth = Week::new(walk.id, walk.starts.plus(49));
    eighth.confidence = Some(9);
    records.push(eighth.into());
    let mut it = goals(records);
    it.press("enter");
    says(&mut it, "Weeks you rated 7 or more: 5 of 5 met the plan.");
    says(&mut it, "Weeks you rated under 7: 0 of 3 met the plan.");
}

#[test]
fn after_the_last_week_there_are_four_ways_on() {
    let over = || -> Vec<Record> {
        let mut walk = walk();
        walk.weeks = 8;
        let mut records = ticks(&walk, &[5, 4, 5, 3, 5, 5, 2, 5, 1]);
        records.push(walk.into());
        records
    };
    let mut it = goals(over());
    it.press("enter");
    insta::assert_snapshot!("over", it.screen(80, 24));
    insta::assert_snapshot!("over_small", it.screen(40, 12));
    insta::assert_snapshot!("over_plain", plain(over(), "1\n1\nq\n"));
    it.press("g");
    says(&mut it, "It goes on to 18 Dec.");
    says(&mut it, "week 11 of 14");
    let kept = |it: &crate::support::Harness| {
        let all: Vec<Goal> = it.app.store().list(Span::ALL).expect("read");
        all[0].weeks
    };
    assert_eq!(kept(&it), 14);
    it.press("u");
    says(&mut it, "What would you like now?");
    it.press("down down down enter");
    says(&mut it, "Finished: Walk most days.");
    let mut it = goals(over());
    it.press("enter x");
    says(&mut it, "Set aside: Walk most days.");
    let mut it = goals(over());
    it.press("enter e");
    says(&mut it, "Change a goal");
}

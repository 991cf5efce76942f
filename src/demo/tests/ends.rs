//! How a life ends: the goals on the page, the last weeks, the people there.

use chrono::Weekday;

use super::*;
use crate::domain::{Aim, PersonKind};

#[test]
fn goals_of_every_shape_run_at_the_end() {
    let journal = Journal::of(1, 3, until());
    let active = journal.goals(Status::Active);
    let has = |test: &dyn Fn(&Goal) -> bool| active.iter().any(test);
    assert!(has(&|it| it.aim == Aim::AtLeast && it.plan.times.is_some()));
    assert!(has(
        &|it| it.aim == Aim::AtLeast && !it.plan.weekdays.is_empty()
    ));
    assert!(has(&|it| it.aim == Aim::AtLeast && it.plan.amount.is_some()));
    assert!(has(&|it| it.aim == Aim::AtMost));
    assert!(has(&|it| matches!(it.aim, Aim::Towards { .. })));
    assert!(has(&|it| it.aim == Aim::Once));
}

#[test]
fn a_trial_is_done_and_another_goes_on_at_the_end() {
    for back in 0..7 {
        let journal = Journal::of(1, 2, until().plus(-back));
        let trials = journal.each(|record| match record {
            Record::Trial(trial) => Some(trial.clone()),
            _ => None,
        });
        let open = trials.iter().filter(|it| it.looked_back.is_none());
        let days: Vec<&Vec<Day>> = open.map(|it| &it.days).collect();
        assert_eq!((trials.len(), days.len()), (3, 1));
        assert!(days[0].first() <= Some(&journal.until) && days[0].last() > Some(&journal.until));
    }
}

#[test]
fn a_talk_is_prepared_for_the_days_after_the_end() {
    for back in 0..7 {
        let journal = Journal::of(1, 2, until().plus(-back));
        let talks = journal.each(|record| match record {
            Record::Talk(talk) => Some(talk.clone()),
            _ => None,
        });
        let (over, coming): (Vec<_>, Vec<_>) =
            talks.into_iter().partition(|talk| talk.day < journal.until);
        assert!(over.len() >= 5 && over.iter().all(|talk| talk.decided.is_some()));
        assert_eq!(coming.len(), 1);
        assert!(coming[0].decided.is_none());
    }
}

#[test]
fn a_life_ends_with_the_same_goals_whatever_the_weekday() {
    for (back, years) in [(0, 1), (1, 2), (2, 1), (3, 3), (4, 1), (5, 1), (6, 10)] {
        let journal = Journal::of(years, 5, until().plus(-back));
        let mut active = journal.goals(Status::Active);
        active.sort_by_key(|goal| goal.starts);
        let names: Vec<(&str, i64)> = active
            .iter()
            .map(|goal| (goal.text.as_str(), goal.week_number(journal.until)))
            .collect();
        assert_eq!(
            names,
            [
                ("Walk most days", 11),
                ("Put by for a winter coat", 9),
                ("Lights out by 11", 7),
                ("Screens in bed at most twice a week", 6),
                ("Stay in touch with one person a day", 4),
                ("Guitar on Wednesdays and Sundays", 3),
                ("Ask about the evening class", 2),
            ]
        );
        let plan = &active[0].plan;
        assert_eq!((plan.times, plan.amount), (Some(5), Some(15.0)));
        let resting = journal.goals(Status::Resting);
        assert_eq!(resting.len(), 1);
        assert_eq!(resting[0].text, "Cook at home twice a week");
        assert!(
            journal
                .goals(Status::Finished)
                .iter()
                .any(|goal| goal.text == "See the dentist")
        );
        assert!(
            active
                .iter()
                .all(|goal| goal.starts.weekday() == Weekday::Mon)
        );
    }
}

#[test]
fn the_last_day_has_one_tick_and_nothing_else() {
    for back in 0..7 {
        let journal = Journal::of(1, 9, until().plus(-back));
        let last: Vec<&Step> = journal
            .steps
            .iter()
            .filter(|step| step.at.today == journal.until)
            .collect();
        assert_eq!(last.len(), 1);
        assert_eq!(last[0].change.what, What::Ticked);
    }
}

#[test]
fn the_last_four_weeks_hold_a_dip_and_enough_days_for_a_usual_range() {
    for seed in 1..=5 {
        let journal = Journal::of(1, seed, until());
        let recent = journal.days().range(until().plus(-28)..).count();
        assert!(recent >= 16, "{recent}");
        assert!(
            journal
                .entries()
                .iter()
                .any(|entry| entry.day == until().plus(-13))
        );
    }
}

#[test]
fn people_come_and_have_what_the_hard_page_needs() {
    let journal = Journal::of(1, 1, until());
    let people = journal.people();
    assert!((5..=10).contains(&people.len()));
    let mut hard: Vec<(u16, &str)> = people
        .iter()
        .filter_map(|person| Some((person.hard_order?, person.name.as_str())))
        .collect();
    hard.sort_unstable();
    assert_eq!(
        hard,
        [(1, "Rosa"), (2, "Dev"), (3, "Marcus"), (4, "Warm line")]
    );
    let warm = people
        .iter()
        .find(|it| it.kind == PersonKind::Service)
        .expect("a service");
    assert_eq!(warm.phone(), Some("555-0100"));
    let numbers = people.iter().flat_map(|person| &person.ways);
    for number in numbers
        .map(|way| &way.value)
        .filter(|it| it.starts_with(char::is_numeric))
    {
        assert!(
            number.starts_with("555-01") && number.len() == 8,
            "{number}"
        );
    }
}

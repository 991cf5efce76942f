//! How a life ends: the goals on the page, the last weeks, the people there.

use chrono::Weekday;

use super::*;
use crate::domain::PersonKind;

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
                ("Lights out by 11", 7),
                ("Stay in touch with one person a day", 4)
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
    assert!((5..=9).contains(&people.len()));
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

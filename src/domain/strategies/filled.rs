//! One record of each kind with nothing left out.

use chrono::{DateTime, NaiveTime, Weekday};

use crate::domain::card::{Card, EarlySign, PlanPart, Practice, PracticeKind, Thought};
use crate::domain::person::{Helps, Knows, Meets, Support, Way, WayKind};
use crate::domain::setback::{CountedDate, Setback};
use crate::domain::talk::{HealthCheck, Talk};
use crate::domain::trial::{Measure, Trial};
use crate::domain::*;

/// One record of each kind with every field given and none at its default, in the order of [`Kind::ALL`].
pub fn filled() -> Vec<Record> {
    let id = |key: &str| Id::once("filled", key);
    let day: Day = "2026-11-21".parse().unwrap();
    let at = DateTime::parse_from_rfc3339("2026-11-21T21:02:11-05:00").unwrap();
    let some = |text: &str| Some(text.to_owned());
    let plan = Plan {
        what: some("Walk"),
        amount: Some(2.5),
        unit: some("km"),
        times: Some(5),
        weekdays: vec![Weekday::Mon, Weekday::Sat],
        when: some("after work"),
        place: some("river"),
        if_not: some("the stairs"),
    };
    vec![
        Question {
            id: id("question"),
            slug: "calm".to_owned(),
            lowest: 1,
            highest: 5,
            better: Better::Higher,
            when: When::FirstOfDay,
            none_allowed: true,
            on: true,
            order: 10,
            builtin: true,
            name: some("Calm"),
            ask: some("How calm?"),
            words: vec!["not".to_owned(), "very".to_owned()],
        }
        .into(),
        CheckIn {
            id: id("check_in"),
            day,
            at,
            kind: CheckInKind::Full,
            answers: [
                ("back_up".to_owned(), Answer::None),
                ("mood".to_owned(), Answer::Level(5)),
                ("sleep".to_owned(), Answer::Skipped),
            ]
            .into(),
            people: Some(vec![id("person")]),
            note: some("Dinner with Marcus."),
            late: true,
        }
        .into(),
        Entry {
            id: id("entry"),
            day,
            at,
            text: "Long shift.".to_owned(),
            starred: true,
            about: some("week/2026-11-16"),
        }
        .into(),
        Goal {
            id: id("goal"),
            at,
            text: "Walk most days".to_owned(),
            factor: some("physical_activity"),
            why: some("Sleep"),
            measured_by: some("Days"),
            confidence: Some(7),
            starts: day,
            weeks: 12,
            with: Some(id("person")),
            status: Status::Finished,
            finished_on: Some(day),
            aim: Aim::Towards {
                from: 90.5,
                to: 80.25,
            },
            plan: plan.clone(),
        }
        .into(),
        Week {
            id: id("week"),
            goal: id("goal"),
            week_start: day,
            plan: Some(plan),
            confidence_first: Some(4),
            confidence: Some(8),
            barrier: some("Rain"),
            adjustment: some("Stairs"),
            off: true,
            looked_back: some("Fine"),
        }
        .into(),
        Tick {
            id: id("tick"),
            goal: id("goal"),
            day,
            at,
            amount: Some(2.5),
            state: Done::Part,
            note: some("Home way"),
        }
        .into(),
        Person {
            id: id("person"),
            name: "Marcus".to_owned(),
            kind: PersonKind::Group,
            relation: some("friend"),
            role: some("peer"),
            circle: Some(1),
            support: vec![Support::Company],
            ways: vec![Way {
                kind: WayKind::Phone,
                value: "+1 418 656 9254".to_owned(),
            }],
            good_times: some("evenings"),
            good_for: some("talking"),
            knows: Some(Knows::Part),
            helps: Some(Helps::Helps),
            rhythm_days: Some(14),
            quiet_until: Some(day),
            hard_order: Some(1),
            show_when_locked: true,
            what_to_say: some("Hi"),
            next_talk: some("The move"),
            meets: Some(Meets {
                weekdays: vec![Weekday::Tue],
                time: NaiveTime::from_hms_opt(19, 30, 0),
                place: some("Hall"),
            }),
            note: some("Old friend"),
            not_safe: true,
        }
        .into(),
        Reach {
            id: id("reach"),
            day,
            at,
            people: vec![id("person")],
            how: How::InPerson,
            first: First::Them,
            answered: false,
            felt: Some(Felt::Warm),
            gave: true,
            shared: some("The week"),
            took_away: some("One thing"),
            note: some("Long"),
        }
        .into(),
        Setback {
            id: id("setback"),
            day,
            at,
            situation: some("A party"),
            helped: some("Walking out"),
            next_step: some("Call"),
            told: vec![id("person")],
            counts: vec![id("counted_date")],
            confidence: Some(6),
            note: some("Done"),
        }
        .into(),
        CountedDate {
            id: id("counted_date"),
            label: "Since May".to_owned(),
            since: day,
            shown: true,
        }
        .into(),
        Practice {
            id: id("practice"),
            day,
            at,
            kind: PracticeKind::Thought,
            before: Some(7),
            after: Some(3),
            helped: Some(true),
            thought: Some(Thought {
                situation: some("a"),
                feelings: some("b"),
                thought: some("c"),
                evidence_for: some("d"),
                evidence_against: some("e"),
                other_view: some("f"),
            }),
            note: some("Better"),
        }
        .into(),
        Card {
            id: id("card"),
            words: some("It passes"),
            day: Some(day),
            helps: vec!["Tea".to_owned()],
            safer: some("Go out"),
            reasons: some("Ana"),
            doors: vec![2, 1],
        }
        .into(),
        PlanPart {
            id: id("plan_part"),
            part: "Early signs".to_owned(),
            text: "Little sleep".to_owned(),
            early_sign: Some(EarlySign {
                question: "sleep".to_owned(),
                at_most: Some(2),
                at_least: Some(1),
                days: 3,
            }),
        }
        .into(),
        Talk {
            id: id("talk"),
            day,
            with: some("Dr. Ray"),
            concerns: vec!["Sleep".to_owned()],
            questions: vec!["Why?".to_owned()],
            changes: some("New job"),
            decided: some("Wait"),
        }
        .into(),
        HealthCheck {
            id: id("health_check"),
            name: "Dentist".to_owned(),
            last: Some(day),
            next: Some(day),
            note: some("Ask"),
        }
        .into(),
        Trial {
            id: id("trial"),
            what: "No screens".to_owned(),
            question: "sleep".to_owned(),
            days: vec![day],
            looked_back: some("Helps"),
        }
        .into(),
        Measure {
            id: id("measure"),
            instrument: "WHO-5".to_owned(),
            version: "1998".to_owned(),
            day,
            answers: [("1".to_owned(), 3)].into(),
            total: Some(12),
        }
        .into(),
        Setting {
            id: id("setting"),
            key: "name".to_owned(),
            value: "Sam".to_owned(),
        }
        .into(),
    ]
}

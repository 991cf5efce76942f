//! Every step of a life is one that a journal may take; [`Journal`] holds them to it.

mod ends;
mod texts;
mod years;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::domain::{Answer, CheckInKind, Entry, Goal, Id, Kind, Person, Record, Status, What};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn until() -> Day {
    day("2026-11-22")
}

/// What stands in the journal after a life, checked step by step on the way.
struct Journal {
    start: Day,
    until: Day,
    steps: Vec<Step>,
    records: BTreeMap<(Kind, Id), Record>,
}

impl Journal {
    fn of(years: u16, seed: u64, until: Day) -> Self {
        let life = life(years, seed, until);
        let mut journal = Self {
            start: life.start,
            until,
            steps: Vec::new(),
            records: BTreeMap::new(),
        };
        for step in life {
            journal.take(&step);
            journal.steps.push(step);
        }
        journal
    }

    /// Takes one step in, which must be one that a journal may take at its moment.
    fn take(&mut self, step: &Step) {
        let Moment { at, today } = step.at;
        assert_eq!(Day::of(at, 4), today, "{at}");
        assert!((self.start..=self.until).contains(&today), "{today}");
        assert!(self.steps.last().is_none_or(|before| before.at.at <= at));
        for record in &step.change.puts {
            record.check().expect("a record that may be kept");
            // A talk is prepared before its day.
            let last = if record.kind() == Kind::Talk {
                today.plus(14)
            } else {
                today
            };
            assert!(
                record
                    .day()
                    .is_none_or(|day| day >= self.start && day <= last)
            );
            assert!(record.at().is_none_or(|written| written <= at));
            for (kind, id) in references(record) {
                assert!(self.records.contains_key(&(kind, id)), "{record:?}");
            }
            if let Record::CheckIn(check_in) = record {
                assert_eq!(check_in.late, check_in.day != today);
                let people = check_in.people.as_deref().unwrap_or_default();
                assert!(people.windows(2).all(|pair| pair[0] < pair[1]));
            }
            let before = self
                .records
                .insert((record.kind(), record.id()), record.clone());
            let new = matches!(step.change.what, What::Ticked | What::Set);
            assert!(!(new && before.is_some()), "{record:?}");
            assert_ne!(before.as_ref(), Some(record), "a step that changes nothing");
        }
        for removed in &step.change.removes {
            assert!(self.records.remove(removed).is_some());
        }
    }

    fn each<T>(&self, of: impl Fn(&Record) -> Option<T>) -> Vec<T> {
        self.records.values().filter_map(of).collect()
    }

    fn entries(&self) -> Vec<Entry> {
        self.each(|record| match record {
            Record::Entry(entry) => Some(entry.clone()),
            _ => None,
        })
    }

    fn goals(&self, status: Status) -> Vec<Goal> {
        self.each(|record| match record {
            Record::Goal(goal) => Some(goal.clone()).filter(|goal| goal.status == status),
            _ => None,
        })
    }

    fn people(&self) -> Vec<Person> {
        self.each(|record| match record {
            Record::Person(person) => Some(person.clone()),
            _ => None,
        })
    }

    /// The days that have a check-in of their own.
    fn days(&self) -> BTreeSet<Day> {
        self.each(|record| match record {
            Record::CheckIn(it) if it.kind != CheckInKind::Weekly => Some(it.day),
            _ => None,
        })
        .into_iter()
        .collect()
    }

    fn levels(&self, slug: &str) -> Vec<u8> {
        self.each(|record| match record {
            Record::CheckIn(it) => it.answers.get(slug).copied().and_then(Answer::level),
            _ => None,
        })
    }

    fn span(&self) -> i64 {
        self.until.since(self.start) + 1
    }
}

/// Ten years, lived once for all tests.
fn decade() -> &'static Journal {
    static DECADE: OnceLock<Journal> = OnceLock::new();
    DECADE.get_or_init(|| Journal::of(10, 1, until()))
}

/// The other records that a record names.
fn references(record: &Record) -> Vec<(Kind, Id)> {
    let people =
        |ids: &[Id]| -> Vec<(Kind, Id)> { ids.iter().map(|id| (Kind::Person, *id)).collect() };
    match record {
        Record::CheckIn(it) => people(it.people.as_deref().unwrap_or_default()),
        Record::Reach(it) => people(&it.people),
        Record::Setback(it) => {
            let counts = it.counts.iter().map(|id| (Kind::CountedDate, *id));
            counts.chain(people(&it.told)).collect()
        }
        Record::Goal(it) => people(it.with.as_slice()),
        Record::Week(it) => vec![(Kind::Goal, it.goal)],
        Record::Tick(it) => vec![(Kind::Goal, it.goal)],
        _ => Vec::new(),
    }
}

fn mean(levels: &[u8]) -> f64 {
    let sum: u32 = levels.iter().map(|level| u32::from(*level)).sum();
    f64::from(sum) / f64::from(u32::try_from(levels.len()).expect("few levels"))
}

fn share(part: usize, whole: i64) -> f64 {
    let number = |n: i64| f64::from(i32::try_from(n).expect("few"));
    number(i64::try_from(part).expect("few")) / number(whole)
}

#[test]
fn the_same_seed_makes_the_same_life_and_another_seed_another() {
    let one: Vec<Step> = life(1, 7, until()).collect();
    assert!(life(1, 7, until()).eq(one.iter().cloned()));
    let other: Vec<Step> = life(1, 8, until()).collect();
    assert_ne!(one, other);
    let ids = |steps: &[Step]| -> BTreeSet<Id> {
        steps
            .iter()
            .flat_map(|step| &step.change.puts)
            .filter(|record| record.kind() == Kind::Entry)
            .map(Record::id)
            .collect()
    };
    assert!(ids(&one).is_disjoint(&ids(&other)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// [`Journal::take`] holds each step to what a journal may take.
    #[test]
    fn every_life_is_one_that_a_journal_can_hold(seed in any::<u64>(), years in 1..=2_u16, back in 0..12_000_i64) {
        let journal = Journal::of(years, seed, until().plus(-back));
        let days = journal.days();
        let of_all = share(days.len(), journal.span());
        prop_assert!((0.58..0.9).contains(&of_all), "{of_all}");
        prop_assert!(!days.contains(&journal.until));
        let mood = mean(&journal.levels("mood"));
        prop_assert!((2.4..4.3).contains(&mood), "{mood}");
    }
}

#[test]
fn a_hundred_years_begin_where_they_begin() {
    let life = life(100, 1, until());
    assert_eq!(life.start, day("1926-11-23"));
    let mut ids = BTreeSet::new();
    for step in life.take(2_000) {
        let put = step.change.puts.iter().filter(|it| it.kind() == Kind::Tick);
        assert!(put.map(Record::id).all(|id| ids.insert(id)));
    }
    assert!(ids.len() > 500);
    assert_eq!(super::life(0, 1, until()).start, day("2025-11-23"));
    assert_eq!(super::life(101, 1, until()).start, day("1926-11-23"));
    assert_eq!(
        super::life(1, 1, day("2024-02-29")).start,
        day("2023-03-01")
    );
}

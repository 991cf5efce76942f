//! Records and journals for the tests of this room.

use std::collections::BTreeMap;

use rusqlite::types::Value;

use super::{Store, index, tables};
use crate::domain::card::{Card, PlanPart, Practice, PracticeKind};
use crate::domain::setback::{CountedDate, Setback};
use crate::domain::talk::{HealthCheck, Talk};
use crate::domain::trial::{Measure, Trial};
use crate::domain::*;

/// The evening of 22 November 2026.
pub fn now() -> Moment {
    Moment {
        at: at(day("2026-11-22"), "20:14:00"),
        today: day("2026-11-22"),
    }
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn at(day: Day, time: &str) -> Instant {
    Instant::parse_from_rfc3339(&format!("{day}T{time}-05:00")).unwrap()
}

/// The id of the `n`th thing of its kind.
pub fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

pub fn store() -> Store {
    Store::in_memory(Ids::seeded(1)).unwrap()
}

/// A journal in memory that holds these records, its search index too.
pub fn with(records: Vec<Record>) -> Store {
    let mut store = store();
    put(&mut store, records);
    store.catch_up().unwrap();
    store
}

pub fn put(store: &mut Store, puts: Vec<Record>) {
    let change = Change {
        what: What::Saved,
        puts,
        removes: Vec::new(),
    };
    store.commit(&change, By::Shell, now()).unwrap();
}

pub fn entry(n: u8, on: &str, text: &str) -> Entry {
    Entry {
        id: id(n),
        day: day(on),
        at: at(day(on), "21:00:00"),
        text: text.to_owned(),
        starred: false,
        about: None,
    }
}

/// A full check-in with these levels.
pub fn check_in(n: u8, on: &str, levels: &[(&str, u8)]) -> CheckIn {
    CheckIn {
        id: id(n),
        day: day(on),
        at: at(day(on), "19:00:00"),
        kind: CheckInKind::Full,
        answers: levels
            .iter()
            .map(|(slug, level)| ((*slug).to_owned(), Answer::Level(*level)))
            .collect(),
        people: None,
        note: None,
        late: false,
    }
}

pub fn person(n: u8, name: &str) -> Person {
    Person::named(id(n), name)
}

pub fn reach(n: u8, on: &str, time: &str, people: &[u8]) -> Reach {
    Reach {
        id: id(n),
        day: day(on),
        at: at(day(on), time),
        people: people.iter().map(|n| id(*n)).collect(),
        how: How::Call,
        first: First::Me,
        answered: true,
        felt: None,
        gave: false,
        shared: None,
        took_away: None,
        note: None,
    }
}

pub fn goal(n: u8, starts: &str) -> Goal {
    Goal {
        id: id(n),
        at: at(day(starts), "10:00:00"),
        text: "Walk most days".to_owned(),
        factor: None,
        why: None,
        measured_by: None,
        confidence: None,
        starts: day(starts),
        weeks: 12,
        with: None,
        status: Status::Active,
        finished_on: None,
        aim: Aim::AtLeast,
        plan: Plan::default(),
    }
}

pub fn tick(n: u8, goal: u8, on: &str, state: Done) -> Tick {
    Tick {
        id: id(n),
        goal: id(goal),
        day: day(on),
        at: at(day(on), "13:05:00"),
        amount: None,
        state,
        note: None,
    }
}

/// A record of any kind: the `n`th of its kind, in one of many states.
pub fn any(kind: Kind, n: u8, state: u8) -> Record {
    let own = Id::once(kind.name(), &n.to_string());
    let on = now().today.plus(-i64::from(state) * 40);
    let text = format!("River walk {n} and {state}");
    let mut record: Record = match kind {
        Kind::Question => Question {
            order: state.into(),
            ..Question::builtin()[usize::from(n)].clone()
        }
        .into(),
        Kind::CheckIn => CheckIn {
            day: on,
            kind: [CheckInKind::Full, CheckInKind::HardDay, CheckInKind::Weekly]
                [usize::from(state % 3)],
            people: (state.is_multiple_of(2)).then(|| vec![id(n), id(state), id(n)]),
            note: (state % 2 == 1).then_some(text),
            ..check_in(n, "2026-11-22", &[("mood", state % 5 + 1), ("sleep", 3)])
        }
        .into(),
        Kind::Entry => Entry {
            day: on,
            starred: state.is_multiple_of(2),
            ..entry(n, "2026-11-22", &format!("{text} #tag-{state}"))
        }
        .into(),
        Kind::Goal => Goal {
            status: if state.is_multiple_of(2) {
                Status::Active
            } else {
                Status::Finished
            },
            finished_on: (state % 2 == 1).then_some(on),
            text,
            ..goal(n, "2026-09-07")
        }
        .into(),
        Kind::Week => Week {
            barrier: Some(text),
            ..Week::new(id(n), on)
        }
        .into(),
        Kind::Tick => Tick {
            day: on,
            amount: (state.is_multiple_of(2)).then_some(1.5),
            ..tick(n, state, "2026-11-22", Done::Part)
        }
        .into(),
        Kind::Person => person(n, &text).into(),
        Kind::Reach => Reach {
            day: on,
            gave: state.is_multiple_of(2),
            felt: (state.is_multiple_of(3)).then_some(Felt::Warm),
            ..reach(n, "2026-11-22", "13:00:00", &[n, state])
        }
        .into(),
        Kind::Setback => Setback {
            id: own,
            day: on,
            at: now().at,
            situation: Some(text),
            helped: None,
            next_step: None,
            told: Vec::new(),
            counts: Vec::new(),
            confidence: None,
            note: None,
        }
        .into(),
        Kind::CountedDate => CountedDate {
            id: own,
            label: text,
            since: on,
            shown: true,
        }
        .into(),
        Kind::Practice => Practice {
            id: own,
            day: on,
            at: now().at,
            kind: PracticeKind::Breathe,
            before: Some(state),
            after: None,
            helped: None,
            thought: None,
            note: None,
        }
        .into(),
        Kind::Card => Card {
            words: Some(text),
            ..Card::blank()
        }
        .into(),
        Kind::PlanPart => PlanPart {
            id: own,
            part: "signs".to_owned(),
            text,
            early_sign: None,
        }
        .into(),
        Kind::Talk => Talk {
            id: own,
            day: on,
            with: None,
            concerns: vec![text],
            questions: Vec::new(),
            changes: None,
            decided: None,
        }
        .into(),
        Kind::HealthCheck => HealthCheck {
            id: own,
            name: text,
            last: Some(on),
            next: None,
            note: None,
        }
        .into(),
        Kind::Trial => Trial {
            id: own,
            what: text,
            question: "mood".to_owned(),
            days: vec![on],
            looked_back: None,
        }
        .into(),
        Kind::Measure => Measure {
            id: own,
            instrument: text,
            version: "1".to_owned(),
            day: on,
            answers: BTreeMap::new(),
            total: Some(state.into()),
        }
        .into(),
        Kind::Setting => Setting::new(&format!("key{n}"), &text).into(),
    };
    match &mut record {
        Record::CheckIn(it) => it.id = own,
        Record::Entry(it) => it.id = own,
        Record::Goal(it) => it.id = own,
        Record::Tick(it) => it.id = own,
        Record::Person(it) => it.id = own,
        Record::Reach(it) => it.id = own,
        _ => {}
    }
    record
}

/// Everything that a journal says, but for the numbers of versions and of rows: what undo must bring back.
pub fn says(store: &Store) -> Vec<String> {
    index::catch_up(&store.conn, Vec::new()).unwrap();
    let mut queries = vec![
        "SELECT head.record, head.kind, day, head.at, live, heads, conflict, body FROM head JOIN version ON seq = head.version WHERE live".to_owned(),
        "SELECT kind, live FROM tally WHERE live > 0".to_owned(),
        "SELECT * FROM levels".to_owned(),
        "SELECT row >> 20, record, words, marks FROM found_row JOIN found ON found.rowid = row".to_owned(),
    ];
    for table in tables::ALL {
        queries.push(format!("SELECT * FROM {}", table.name));
    }
    let mut says = Vec::new();
    for query in queries {
        let mut statement = store.conn.prepare(&query).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<Value> = (0..columns).map(|at| row.get(at).unwrap()).collect();
            says.push(format!("{query}: {values:?}"));
        }
    }
    says.sort();
    says
}

/// How many versions there are.
pub fn versions(store: &Store) -> i64 {
    store
        .conn
        .query_row("SELECT count(*) FROM version", [], |row| row.get(0))
        .unwrap()
}

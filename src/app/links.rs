//! What days were with and without, held against what was answered: read for the page, and for the shell.
//!
//! People are no things to compare by: there is "time with someone", and never a name.

use std::collections::{BTreeMap, BTreeSet};

use super::trend;
use crate::domain::card::Practice;
use crate::domain::{
    Aim, Better, CheckIn, CheckInKind, Day, Done, Entry, Goal, Id, Person, PersonKind, Question,
    Tick, When,
};
use crate::insight::compare::{Comparison, Lag, Links, Pair, TooEarly, links};
use crate::insight::scale::Scale;
use crate::insight::thresholds::LINK_DAYS;
use crate::store::{Error, Span, Store};

/// The days of which it is known: with a thing, or without.
type Noted = BTreeMap<Day, bool>;

/// What a day can be with or without.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// What was done for a goal, with the goal's text.
    Goal(Id, String),
    /// Contact with anyone.
    Someone,
    /// Contact with a group.
    Group,
    /// Support that was given.
    Gave,
    /// An entry in the journal.
    Wrote,
    /// An exercise that was kept.
    Practice,
}

/// A thing and a question, and what the days say of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub thing: Thing,
    pub question: Question,
    pub lag: Lag,
    pub said: Result<Comparison, TooEarly>,
}

/// All that was looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looked {
    /// Every link, things in order, with each question that day and the day after.
    pub all: Vec<Link>,
    /// The places in `all` of those that stand out and go with better days, at most 3.
    pub better: Vec<usize>,
    /// How many had days enough.
    pub looked_at: usize,
    /// About how many of these can look so by chance.
    pub by_chance: usize,
}

impl Looked {
    /// Those that stand out and go with better days, the least likely to be chance first.
    pub fn better(&self) -> impl Iterator<Item = (&Link, &Comparison)> {
        let links = self.better.iter().filter_map(|at| self.all.get(*at));
        links.filter_map(|link| Some((link, link.said.as_ref().ok()?)))
    }

    /// The things of which there are too few days yet, each once, the nearest first.
    #[must_use]
    pub fn early(&self) -> Vec<(&Thing, TooEarly)> {
        let mut nearest: BTreeMap<&Thing, Option<TooEarly>> = BTreeMap::new();
        let least = |it: TooEarly| it.with.min(it.without);
        for link in &self.all {
            let so_far = nearest.entry(&link.thing).or_insert(link.said.err());
            *so_far = match (*so_far, link.said) {
                (Some(one), Err(other)) if least(other) > least(one) => Some(other),
                (Some(one), Err(_)) => Some(one),
                _ => None,
            };
        }
        let mut early: Vec<_> = nearest
            .into_iter()
            .filter_map(|(thing, early)| Some((thing, early?)))
            .collect();
        early.sort_by_key(|(_, early)| std::cmp::Reverse(least(*early)));
        early
    }
}

/// The questions that things are held against: those of every check-in that have a better end.
///
/// # Errors
/// When the journal can't be read.
pub fn outcomes(store: &Store) -> Result<Vec<Question>, Error> {
    let mut questions = trend::daily(store)?;
    questions.retain(|it| it.when == When::Each && it.better != Better::Neither);
    Ok(questions)
}

/// Looks at everything over the 90 days up to the last one that can be looked at.
///
/// # Errors
/// When the journal can't be read.
pub fn read(store: &Store, today: Day) -> Result<Looked, Error> {
    let Some((_, to)) = trend::ends(store, today)? else {
        return Ok(Looked::default());
    };
    // The day before the first one is with it or without it too.
    let span = Span::days(to.plus(-LINK_DAYS), to);
    let questions = outcomes(store)?;
    let slugs: Vec<&str> = questions.iter().map(|it| it.slug.as_str()).collect();
    let series = store.series_of(&slugs, span)?;
    let things = things(store, span)?;

    let mut named = Vec::new();
    let mut pairs = Vec::new();
    for (thing, noted) in &things {
        for (question, values) in questions.iter().zip(&series) {
            for lag in [Lag::SameDay, Lag::NextDay] {
                named.push((thing.clone(), question.clone(), lag));
                pairs.push(Pair {
                    noted,
                    values,
                    scale: Scale::of(question),
                    lag,
                });
            }
        }
    }
    let Links {
        all,
        better,
        looked_at,
        by_chance,
    } = links(&pairs, to);
    let all = named
        .into_iter()
        .zip(all)
        .map(|((thing, question, lag), said)| Link {
            thing,
            question,
            lag,
            said,
        });
    Ok(Looked {
        all: all.collect(),
        better,
        looked_at,
        by_chance,
    })
}

/// The things that were there on any day of `span`, each with the days of which it is known.
fn things(store: &Store, span: Span) -> Result<Vec<(Thing, Noted)>, Error> {
    let check_ins = store.list::<CheckIn>(span)?;
    let of_days = || check_ins.iter().filter(|it| it.kind != CheckInKind::Weekly);
    let checked: BTreeSet<Day> = of_days().map(|it| it.day).collect();
    let asked: BTreeSet<Day> = of_days()
        .filter(|it| it.people.is_some())
        .map(|it| it.day)
        .collect();

    let contacts = store.contacts(None, span)?;
    let groups: BTreeSet<Id> = store
        .list::<Person>(Span::ALL)?
        .into_iter()
        .filter(|it| it.kind == PersonKind::Group)
        .map(|it| it.id)
        .collect();
    let days = |with: &dyn Fn(&crate::store::Contact) -> bool| -> BTreeSet<Day> {
        let with = contacts.iter().filter(|it| with(it));
        with.map(|it| it.day).collect()
    };
    let wrote = store
        .list::<Entry>(span)?
        .into_iter()
        .filter(|it| it.about.is_none())
        .map(|it| it.day)
        .collect();
    let practised = store
        .list::<Practice>(span)?
        .into_iter()
        .map(|it| it.day)
        .collect();

    let mut all = goals(store, span, &checked)?;
    all.extend([
        (Thing::Someone, noted(&days(&|_| true), &asked)),
        (
            Thing::Group,
            noted(&days(&|it| groups.contains(&it.person)), &asked),
        ),
        (Thing::Gave, noted(&days(&|it| it.gave), &asked)),
        (Thing::Wrote, noted(&wrote, &checked)),
        (Thing::Practice, noted(&practised, &checked)),
    ]);
    all.retain(|(_, noted)| noted.values().any(|with| *with));
    Ok(all)
}

/// Days with it, and those of `known` without it.
fn noted(with: &BTreeSet<Day>, known: &BTreeSet<Day>) -> Noted {
    let without = known.difference(with).map(|day| (*day, false));
    without.chain(with.iter().map(|day| (*day, true))).collect()
}

/// The goals of doing something: a day with a check-in and no tick is one without, while the goal was there. A day on
/// which it was done in part is neither.
fn goals(store: &Store, span: Span, checked: &BTreeSet<Day>) -> Result<Vec<(Thing, Noted)>, Error> {
    let mut ticks: BTreeMap<Id, Vec<Tick>> = BTreeMap::new();
    for tick in store.list::<Tick>(span)? {
        ticks.entry(tick.goal).or_default().push(tick);
    }
    let mut all = Vec::new();
    for (id, ticks) in ticks {
        let Some(goal) = store.get::<Goal>(id)? else {
            continue;
        };
        if goal.aim != Aim::AtLeast {
            continue;
        }
        let there = |day: Day| day >= goal.starts && goal.finished_on.is_none_or(|end| day <= end);
        let of = |state| -> BTreeSet<Day> {
            let of_state = ticks.iter().filter(|tick| tick.state == state);
            of_state.map(|tick| tick.day).collect()
        };
        let (done, part) = (of(Done::Done), of(Done::Part));
        let mut known: BTreeSet<Day> = checked.union(&of(Done::NotToday)).copied().collect();
        known.retain(|day| there(*day) && !part.contains(day));
        all.push((Thing::Goal(id, goal.text), noted(&done, &known)));
    }
    all.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(all)
}

//! A month or a year in review: what was steady, what dipped and came back, what was tended, people, words with a star,
//! and one thing learned, which the person writes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::dips;
use super::trend;
use super::trend_words::{between, level, sentence_names};
use super::view::Own;
use crate::domain::{Day, Done, Entry, Goal, Id, Question, Tick};
use crate::insight::{Change, Dip, NotYet, Scale, SpanOverSpan, span_over_span};
use crate::say;
use crate::store::{Error, Known, Span, Store};
use crate::words::Words;

/// The most people that are named.
const NAMES: usize = 5;

/// The most goals and the most entries that are listed.
const LISTED: usize = 12;

/// Days before a span that are read: as many as a year, and what its usual range needs.
const BEFORE: i64 = 366;

/// How long a span is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    #[default]
    Month,
    Year,
}

impl Length {
    /// The first day of the span that `day` is in.
    #[must_use]
    pub fn first(self, day: Day) -> Day {
        match self {
            Self::Month => day.month_start(),
            Self::Year => day.plus(-i64::from(day.date().ordinal0())),
        }
    }

    /// The first day of the span after the one that begins on `first`.
    #[must_use]
    pub fn next(self, first: Day) -> Day {
        match self {
            Self::Month => first.plus(31).month_start(),
            Self::Year => self.first(first.plus(366)),
        }
    }

    /// What a line about the span that begins on `first` is kept under, as `Entry::about` has it.
    #[must_use]
    pub fn about(self, first: Day) -> String {
        match self {
            Self::Month => format!("month/{}", first.date().format("%Y-%m")),
            Self::Year => format!("year/{}", first.date().year()),
        }
    }

    /// What a question for the next span is kept under, when it is written in the one that begins on `first`.
    #[must_use]
    pub fn asks(self, first: Day) -> String {
        format!("question/{}", self.about(first))
    }
}

/// A span in review.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    pub from: Day,
    /// Its last day, or the last one that can be looked at.
    pub to: Day,
    /// How many days have a check-in.
    pub checked: usize,
    /// Each daily question against as many days before.
    pub held: Vec<(Question, Result<SpanOverSpan, NotYet>)>,
    /// The dips that began in it.
    pub dips: Vec<Dip>,
    /// What was done for goals, each with on how many days, in the order of their texts.
    pub goals: Vec<(String, usize)>,
    pub people: Vec<Known>,
    pub starred: Vec<Entry>,
    /// What the person learned, in their own words.
    pub learned: Option<Entry>,
    /// What they asked themselves for it, in the span before.
    pub asked: Option<Entry>,
    /// What they ask themselves for the next one.
    pub asks: Option<Entry>,
}

/// Reads the span of `length` that begins on `first`, up to `last`.
///
/// # Errors
/// When the journal can't be read.
pub fn read(store: &Store, length: Length, first: Day, last: Day) -> Result<Review, Error> {
    let to = length.next(first).plus(-1).min(last);
    let span = Span::days(first, to);
    let questions = trend::daily(store)?;
    let slugs: Vec<&str> = questions.iter().map(|it| it.slug.as_str()).collect();
    let series = store.series_of(&slugs, Span::days(first.plus(-BEFORE), to))?;
    let held = questions.iter().zip(&series).map(|(question, series)| {
        let held = span_over_span(series, Scale::of(question), first, to);
        (question.clone(), held)
    });
    let dips = dips::read(store, to)?.map(|it| it.all).unwrap_or_default();
    let mut people = store.network(span)?;
    people.retain(|it| it.times.days > 0);
    let mut starred = store.list::<Entry>(span)?;
    starred.retain(|it| it.starred);
    Ok(Review {
        from: first,
        to,
        checked: store.check_in_day_count(span)?,
        held: held.collect(),
        dips: dips
            .into_iter()
            .filter(|dip| (first..=to).contains(&dip.start))
            .collect(),
        goals: goals(store, span)?,
        people,
        starred,
        learned: store.get(Entry::id_about(&length.about(first)))?,
        asked: store.get(Entry::id_about(&length.asks(length.first(first.plus(-1)))))?,
        asks: store.get(Entry::id_about(&length.asks(first)))?,
    })
}

/// On how many days of `span` something was done for each goal, in the order of their texts.
///
/// # Errors
/// When the journal can't be read.
pub(super) fn goals(store: &Store, span: Span) -> Result<Vec<(String, usize)>, Error> {
    let mut done: Vec<(Id, Day)> = store
        .list::<Tick>(span)?
        .into_iter()
        .filter(|tick| tick.state == Done::Done)
        .map(|tick| (tick.goal, tick.day))
        .collect();
    done.sort_unstable();
    done.dedup();
    let mut goals = Vec::new();
    for of_goal in done.chunk_by(|one, other| one.0 == other.0) {
        let goal = of_goal.first().map(|(goal, _)| store.get::<Goal>(*goal));
        if let Some(goal) = goal.transpose()?.flatten() {
            goals.push((goal.text, of_goal));
        }
    }
    // The same goal again, after it was reached or let go, is read as one.
    let mut days: BTreeMap<String, BTreeSet<Day>> = BTreeMap::new();
    for (text, of_goal) in goals {
        let of_text = days.entry(text).or_default();
        of_text.extend(of_goal.iter().map(|(_, day)| *day));
    }
    let counted = days.into_iter().map(|(text, days)| (text, days.len()));
    Ok(counted.take(LISTED).collect())
}

/// What is said of it, each sentence with the id of how it was worked out.
#[must_use]
pub fn sentences(words: &Words, own: &Own, it: &Review) -> Vec<(String, &'static str)> {
    let days = it.to.since(it.from) + 1;
    let mut said = vec![(
        say!(words, "months-days", n = it.checked, days = days),
        "how-counted",
    )];
    said.extend(
        held(words, it, days)
            .into_iter()
            .map(|text| (text, "how-held")),
    );
    if !it.dips.is_empty() {
        let passed = it.dips.iter().filter(|dip| dip.passed()).count();
        let text = say!(words, "months-dips", n = it.dips.len(), passed = passed);
        said.push((text, "how-dip"));
    }
    said.extend(
        it.goals
            .iter()
            .map(|(goal, days)| say!(words, "look-goal", goal = goal.as_str(), n = *days))
            .map(|text| (text, "how-counted")),
    );
    said.extend(people(words, own, it).map(|text| (text, "how-counted")));
    said
}

fn held(words: &Words, it: &Review, days: i64) -> Vec<String> {
    let mut said = Vec::new();
    let steady: Vec<(&Question, SpanOverSpan)> = it
        .held
        .iter()
        .filter_map(|(question, held)| Some((question, held.ok()?)))
        .filter(|(_, held)| held.change == Change::AboutTheSame)
        .collect();
    let counts = |of: fn(&SpanOverSpan) -> usize| {
        let counts: Vec<usize> = steady.iter().map(|(_, held)| of(held)).collect();
        between(words, &counts)
    };
    if let (Some(n), Some(m)) = (counts(|it| it.this.n), counts(|it| it.before.n)) {
        let names = steady.iter().map(|(it, _)| words.question_name(it));
        let names: Vec<String> = names.collect();
        said.push(say!(
            words,
            "months-steady",
            names = sentence_names(words, &names),
            days = days,
            n = n,
            m = m
        ));
    }
    for (question, held) in &it.held {
        let Ok(held) = held else {
            continue;
        };
        let id = match held.change {
            Change::AboutTheSame => continue,
            Change::Higher => "months-higher",
            Change::Lower => "months-lower",
        };
        said.push(say!(
            words,
            id,
            name = words.question_name(question),
            mean = level(words, held.this.mean),
            n = held.this.n,
            before = level(words, held.before.mean),
            m = held.before.n
        ));
    }
    let nearest = it.held.iter().filter_map(|(_, held)| held.err());
    let nearest = nearest.max_by_key(|yet| yet.n);
    if let (true, Some(yet)) = (said.is_empty(), nearest) {
        said.push(say!(words, "months-not-yet", n = yet.n, of = yet.of));
    }
    said
}

fn people(words: &Words, own: &Own, it: &Review) -> Option<String> {
    let times: usize = it.people.iter().map(|it| it.times.days).sum();
    let named = it.people.iter().take(NAMES);
    let mut names: Vec<String> = named.map(|it| own.shown(&it.person.name)).collect();
    let others = it.people.len().saturating_sub(NAMES);
    if others > 0 {
        names.push(say!(words, "months-others", n = others));
    }
    (times > 0).then(|| {
        say!(
            words,
            "months-people",
            names = words.all_of(&names),
            times = times
        )
    })
}

//! Getting back up: the dips of all days, and what they say together. Read for the page and for the shell, with its
//! sentences.

use super::links::outcomes;
use super::trend;
use super::trend_words::level;
use crate::domain::{Day, Question, Series};
use crate::insight::thresholds::{DIP_BASELINE, LATELY};
use crate::insight::{
    BounceBack, Dip, Ending, Lately, Length, NotYet, Scale, bounce_back, dips, lately,
};
use crate::say;
use crate::store::{Error, Span, Store};
use crate::words::Words;

/// The question whose dips are looked at, while it is asked; else the first that has a better end.
const MOOD: &str = "mood";

/// The question that tells what piled up.
const STRESS: &str = "stress";

/// All dips of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Dips {
    pub question: Question,
    pub series: Series,
    /// The oldest first.
    pub all: Vec<Dip>,
    pub median: Result<BounceBack, NotYet>,
    pub lately: Option<Lately>,
}

impl Dips {
    /// Those of the days from `from` on alone: the dips that began then, and what these say together.
    #[must_use]
    pub fn since(mut self, from: Day, to: Day) -> Self {
        self.all.retain(|dip| dip.start >= from);
        self.series = Series::new(self.series.between(from, to).iter().copied());
        self.median = bounce_back(&self.all);
        // Now and before would be held against each other by days that are not looked at.
        self.lately = self.lately.filter(|_| to.since(from) >= 2 * LATELY);
        self
    }
}

/// Reads all days up to the last one that can be looked at; none when no question can have dips.
///
/// # Errors
/// When the journal can't be read.
pub fn read(store: &Store, today: Day) -> Result<Option<Dips>, Error> {
    let Some((_, to)) = trend::ends(store, today)? else {
        return Ok(None);
    };
    let questions = outcomes(store)?;
    let named = |slug: &str| questions.iter().find(|it| it.slug == slug);
    let Some(question) = named(MOOD).or(questions.first()) else {
        return Ok(None);
    };
    let until = Span {
        from: None,
        to: Some(to),
    };
    let mut series = store.series_of(&[question.slug.as_str(), STRESS], until)?;
    let stress = series.pop().unwrap_or_default();
    let series = series.pop().unwrap_or_default();
    let piled = named(STRESS).map(|it| (&stress, Scale::of(it)));
    let all = dips(&series, Scale::of(question), piled, to);
    Ok(Some(Dips {
        median: bounce_back(&all),
        lately: lately(&all, to),
        question: question.clone(),
        series,
        all,
    }))
}

/// What they say together, each sentence with the id of how it was worked out.
#[must_use]
pub fn sentences(words: &Words, dips: &Dips) -> Vec<(String, &'static str)> {
    let name = words.question_name(&dips.question);
    let (days, of) = (dips.series.len(), DIP_BASELINE.at_least);
    if days < of && dips.all.is_empty() {
        return vec![(say!(words, "dips-not-yet", n = days, of = of), "how-dip")];
    }
    if dips.all.is_empty() {
        return vec![(say!(words, "dips-none", name = name, n = days), "how-dip")];
    }
    let open = dips.all.last().filter(|dip| dip.ending == Ending::Open);
    let mut said = vec![(
        say!(
            words,
            "dips-count",
            name = name.to_lowercase(),
            n = dips.all.len(),
            passed = dips.all.iter().filter(|dip| dip.passed()).count(),
            days = days
        ),
        "how-dip",
    )];
    said.extend(open.map(|dip| {
        let day = words.day(dip.start);
        (say!(words, "dips-open", day = day), "how-dip")
    }));
    said.push((
        match dips.median {
            Ok(BounceBack {
                median_days: Some(median),
                dips: n,
                ..
            }) => say!(words, "dips-median", n = n, days = median),
            Ok(it) => say!(words, "dips-median.none", n = it.dips, passed = it.passed),
            Err(yet) => say!(
                words,
                match yet.what {
                    crate::insight::Counted::Passed => "dips-few.passed",
                    _ => "dips-few",
                },
                n = yet.n,
                of = yet.of
            ),
        },
        "how-median",
    ));
    said.extend(dips.lately.and_then(|it| {
        let (last, before) = (it.last.median_days?, it.before.median_days?);
        let id = match it.length {
            Length::Shorter => "dips-lately.shorter",
            Length::AboutTheSame => "dips-lately",
            Length::Longer => "dips-lately.longer",
        };
        let text = say!(
            words,
            id,
            days = LATELY,
            last = last,
            before = before,
            n = it.last.dips,
            m = it.before.dips
        );
        Some((text, "how-lately"))
    }));
    said.push((words.get("dips-longer"), "how-dip"));
    said
}

/// How a dip ended: `passed in 4 days`.
#[must_use]
pub fn ended(words: &Words, dip: &Dip) -> String {
    let id = match dip.ending {
        Ending::Passed => "dips-ended",
        Ending::Open => "dips-ended.open",
        Ending::LostSight => "dips-ended.lost",
        Ending::BecameUsual => "dips-ended.usual",
    };
    say!(words, id, days = dip.days())
}

/// How deep it went: `from 4 down to 2`.
#[must_use]
pub fn depth(words: &Words, dip: &Dip) -> String {
    let (from, to) = (level(words, dip.baseline), level(words, dip.furthest));
    say!(words, "dips-depth", from = from, to = to)
}

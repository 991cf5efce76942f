//! Any days that the person chooses, against their usual before them: read, and put into sentences.

use super::months;
use super::trend::{self, Shown, Trend};
use super::trend_words::level;
use crate::domain::Day;
use crate::insight::thresholds::AVERAGE_AT_LEAST;
use crate::insight::{Average, Scale, Usual};
use crate::say;
use crate::store::{Error, Span, Store};
use crate::words::Words;

/// What some days say.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    pub shown: Shown,
    /// How many of them have a check-in.
    checked: usize,
    trends: Vec<Trend>,
    people: usize,
    times: usize,
    /// Goals, each with on how many days something was done.
    goals: Vec<(String, usize)>,
}

/// Reads these days.
///
/// # Errors
/// When the journal can't be read.
pub fn read(store: &Store, shown: Shown) -> Result<Chosen, Error> {
    let span = Span::days(shown.from, shown.to);
    let mut people = store.network(span)?;
    people.retain(|it| it.times.days > 0);
    Ok(Chosen {
        shown,
        checked: store.check_in_day_count(span)?,
        trends: trend::read(store, &trend::daily(store)?, shown)?,
        people: people.len(),
        times: people.iter().map(|it| it.times.days).sum(),
        goals: months::goals(store, span)?,
    })
}

/// What is said of them, each sentence with the id of how it was worked out.
#[must_use]
pub fn sentences(words: &Words, it: &Chosen) -> Vec<(String, &'static str)> {
    let counted = |text| (text, "how-counted");
    let days = it.shown.days();
    let mut said = vec![counted(say!(
        words,
        "months-days",
        n = it.checked,
        days = days
    ))];
    let Shown { from, to, .. } = it.shown;
    let held = it.trends.iter().map(|trend| held(words, trend, from, to));
    said.extend(held.map(|text| (text, "how-span")));
    if it.times > 0 {
        said.push(counted(say!(
            words,
            "look-connected",
            people = it.people,
            times = it.times
        )));
    }
    let goals = it.goals.iter();
    said.extend(
        goals
            .map(|(goal, days)| counted(say!(words, "look-goal", goal = goal.as_str(), n = *days))),
    );
    said
}

/// The average of a question over these days, against its usual range before them.
fn held(words: &Words, trend: &Trend, from: Day, to: Day) -> String {
    let name = words.question_name(&trend.question);
    let n = trend.series.between(from, to).len();
    let average = Average::over(&trend.series, from, to).filter(|it| it.n >= AVERAGE_AT_LEAST);
    let Some(average) = average else {
        return say!(
            words,
            "look-span-few",
            name = name,
            n = n,
            of = AVERAGE_AT_LEAST
        );
    };
    let scale = Scale::of(&trend.question);
    let mean = level(words, average.mean);
    match Usual::of_days(&trend.series, scale, from.plus(-1)) {
        Ok(usual) => {
            let stands = usual.standing(average.mean, scale).name();
            say!(
                words,
                "look-span-stands",
                name = name,
                mean = mean,
                n = average.n,
                low = level(words, usual.low),
                high = level(words, usual.high),
                m = usual.n,
                stands = words.get(&format!("trend-stands-{stands}.short"))
            )
        }
        Err(yet) => say!(
            words,
            "look-span-no-usual",
            name = name,
            mean = mean,
            n = average.n,
            m = yet.n,
            of = yet.of
        ),
    }
}

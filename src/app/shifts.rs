//! Whether something has shifted in half a year of weeks, and which way weeks went: read for the page and for the
//! shell, with its sentences.

use super::trend;
use super::trend_words::level;
use crate::domain::{Day, Question};
use crate::insight::run_chart::{RunChart, Side};
use crate::insight::thresholds::{WEEK, WEEKS_BACK};
use crate::insight::{Direction, NotYet, Toward, direction, run_chart_of_weeks};
use crate::say;
use crate::store::{Error, Span, Store};
use crate::words::Words;

/// A question over half a year of weeks.
#[derive(Clone, Debug, PartialEq)]
pub struct Shifted {
    pub question: Question,
    pub chart: Result<RunChart, NotYet>,
    pub direction: Result<Direction, NotYet>,
}

impl Shifted {
    /// What a line about its newest shift is kept under, as `Entry::about` has it; none without a shift.
    #[must_use]
    pub fn about(&self) -> Option<String> {
        let shift = self.chart.ok()?.shift?;
        Some(format!("shift/{}/{}", self.question.slug, shift.since))
    }
}

/// Every daily question over the 26 weeks up to the last day that can be looked at.
///
/// # Errors
/// When the journal can't be read.
pub fn read(store: &Store, today: Day) -> Result<Vec<Shifted>, Error> {
    let Some((_, to)) = trend::ends(store, today)? else {
        return Ok(Vec::new());
    };
    let questions = trend::daily(store)?;
    let slugs: Vec<&str> = questions.iter().map(|it| it.slug.as_str()).collect();
    let weeks = i64::try_from(WEEKS_BACK).unwrap_or(i64::MAX);
    let series = store.series_of(&slugs, Span::days(to.plus(1 - weeks * WEEK), to))?;
    Ok(questions
        .into_iter()
        .zip(&series)
        .map(|(question, series)| Shifted {
            question,
            chart: run_chart_of_weeks(series, to),
            direction: direction(series, to),
        })
        .collect())
}

/// What is said of a question, each sentence with the id of how it was worked out.
#[must_use]
pub fn sentences(words: &Words, it: &Shifted, today: Day) -> Vec<(String, &'static str)> {
    let mut said = vec![(shift(words, it, today), "how-shift")];
    // Where neither is known yet, one of them says so.
    if it.chart.is_ok() || it.direction.is_ok() {
        said.push((going(words, it), "how-direction"));
    }
    said
}

fn shift(words: &Words, it: &Shifted, today: Day) -> String {
    let name = words.question_name(&it.question);
    match it.chart {
        Err(yet) => say!(words, "shifts-not-yet", name = name, n = yet.n, of = yet.of),
        Ok(chart) => match chart.shift {
            Some(shift) => {
                let id = match (shift.side, shift.goes_on) {
                    (Side::Above, true) => "shifts-above",
                    (Side::Below, true) => "shifts-below",
                    (Side::Above, false) => "shifts-above.over",
                    (Side::Below, false) => "shifts-below.over",
                };
                say!(
                    words,
                    id,
                    name = name,
                    day = words.date_in(shift.since, today),
                    n = shift.points,
                    middle = level(words, chart.median)
                )
            }
            None if chart.few_crossings => say!(
                words,
                "shifts-few-crossings",
                name = name,
                n = chart.crossings,
                weeks = chart.useful
            ),
            None => say!(words, "shifts-none", name = name, weeks = chart.useful),
        },
    }
}

fn going(words: &Words, it: &Shifted) -> String {
    match it.direction {
        Err(yet) => say!(words, "shifts-direction-not-yet", n = yet.n, of = yet.of),
        Ok(found) => {
            let id = match found.toward {
                Toward::Up => "shifts-direction.up",
                Toward::Down => "shifts-direction.down",
                Toward::NoClearDirection => "shifts-direction",
            };
            // A slope is told for four weeks: a single one moves by hundredths.
            let (near, far) = match found.toward {
                Toward::Down => (-found.high, -found.low),
                _ => (found.low, found.high),
            };
            say!(
                words,
                id,
                weeks = found.weeks,
                slope = words.number(found.slope.abs() * 4.0, 1),
                low = words.number(near * 4.0, 1),
                high = words.number(far * 4.0, 1)
            )
        }
    }
}

//! What a question's days say, in sentences: the same in both faces and in the shell.
//!
//! Only averages are held against the usual range. Every figure comes with the days it rests on, what is not known is
//! said to be not known, and nothing names a cause or judges.

use super::trend::{Shown, Trend};
use crate::domain::{Day, Question};
use crate::insight::thresholds::AVERAGE_AT_LEAST;
use crate::insight::{Average, Extreme, NotYet, Standing, Usual};
use crate::say;
use crate::words::Words;

/// The words of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendWords {
    /// `Mood: this week 3.8, usual 2.5 to 3.9: high end of your usual`.
    pub line: String,
    /// `Last 7 days 3.8. Usual 2.5 to 3.9.`
    pub brief: String,
    /// The last 7 days, the week before, the usual range, where it stands, highest, lowest, and the days: each with the
    /// id of how it was worked out.
    pub sentences: Vec<(String, &'static str)>,
}

/// The words of `trend`.
#[must_use]
pub fn trend_words(words: &Words, trend: &Trend) -> TrendWords {
    TrendWords {
        line: line(words, trend),
        brief: brief(words, trend),
        sentences: sentences(words, trend),
    }
}

/// `Mood is at the high end of your usual. Stress and sleep are where they usually are.` One sentence for all that stand
/// alike, in the order of `trends`; nothing of those whose average or usual range is not known.
#[must_use]
pub fn standings(words: &Words, trends: &[Trend]) -> Vec<String> {
    let mut groups: Vec<(Standing, Vec<&Trend>)> = Vec::new();
    for trend in trends {
        let Some(standing) = trend.summary.standing else {
            continue;
        };
        match groups.iter_mut().find(|(it, _)| *it == standing) {
            Some((_, group)) => group.push(trend),
            None => groups.push((standing, vec![trend])),
        }
    }
    groups
        .into_iter()
        .filter_map(|(standing, group)| {
            let shown = group.first()?.shown;
            let names: Vec<String> = group
                .iter()
                .map(|trend| words.question_name(&trend.question))
                .collect();
            Some(say!(
                words,
                &format!("trend-stands-{}.of", standing.name()),
                names = sentence_names(words, &names),
                n = names.len(),
                now = now(shown),
            ))
        })
        .collect()
}

/// Names joined as at the start of a sentence: `Mood, stress and sleep`.
#[must_use]
pub fn sentence_names(words: &Words, names: &[String]) -> String {
    let lower = |(at, name): (usize, &String)| {
        if at == 0 {
            name.clone()
        } else {
            name.to_lowercase()
        }
    };
    let names: Vec<String> = names.iter().enumerate().map(lower).collect();
    words.all_of(&names)
}

/// How many answers each of some sentences rests on, as one: `6`, or `5 to 7`; none of none.
#[must_use]
pub fn between(words: &Words, counts: &[usize]) -> Option<String> {
    let (low, high) = (counts.iter().min()?, counts.iter().max()?);
    Some(if low == high {
        low.to_string()
    } else {
        say!(words, "look-between", low = *low, high = *high)
    })
}

/// A level or a mean, as it is read: one decimal at most.
#[must_use]
pub fn level(words: &Words, value: f64) -> String {
    words.number(value, 1)
}

/// A level with its word: `5, very good`; a mean between levels has none.
#[must_use]
pub fn level_and_word(words: &Words, question: &Question, value: f64) -> String {
    let number = level(words, value);
    let whole = (question.lowest..=question.highest)
        .find(|level| f64::from(*level).total_cmp(&value).is_eq());
    let word = whole.map(|level| words.level_word_inside(question, level));
    match word {
        Some(word) if !word.is_empty() => format!("{number}, {word}"),
        _ => number,
    }
}

fn now(shown: Shown) -> &'static str {
    if shown.newest_days() { "yes" } else { "no" }
}

/// The answers of the week that ends with the last day.
fn answers_of_week(trend: &Trend) -> usize {
    let to = trend.shown.to;
    trend.series.between(to.plus(-6), to).len()
}

fn line(words: &Words, trend: &Trend) -> String {
    let name = words.question_name(&trend.question);
    let week = if trend.shown.newest_days() {
        words.get("trend-line-this-week")
    } else {
        say!(words, "trend-line-week", to = words.date(trend.shown.to))
    };
    let mean = |it: Average| level(words, it.mean);
    let summary = &trend.summary;
    match (summary.last_week, summary.usual, summary.standing) {
        (Some(average), Ok(usual), Some(standing)) => {
            let (low, high) = range(words, usual);
            let stands = words.get(&format!("trend-stands-{}.short", standing.name()));
            say!(
                words,
                "trend-line",
                name = name,
                week = week,
                mean = mean(average),
                n = average.n,
                low = low,
                high = high,
                m = usual.n,
                stands = stands,
            )
        }
        (Some(average), Err(yet), _) => say!(
            words,
            "trend-line-not-yet",
            name = name,
            week = week,
            mean = mean(average),
            days = average.n,
            n = yet.n,
            of = yet.of,
        ),
        (_, Ok(usual), _) => {
            let (low, high) = range(words, usual);
            say!(
                words,
                "trend-line-usual",
                name = name,
                low = low,
                high = high,
                n = usual.n
            )
        }
        (_, Err(yet), _) => {
            say!(
                words,
                "trend-line-none",
                name = name,
                n = yet.n,
                of = yet.of
            )
        }
    }
}

fn brief(words: &Words, trend: &Trend) -> String {
    let average = match trend.summary.last_week {
        Some(average) => say!(
            words,
            "trend-brief-average",
            now = now(trend.shown),
            to = words.date(trend.shown.to),
            mean = level(words, average.mean),
            n = average.n,
        ),
        None => words.get("trend-brief-few"),
    };
    let usual = match trend.summary.usual {
        Ok(usual) => {
            let (low, high) = range(words, usual);
            say!(
                words,
                "trend-brief-usual",
                low = low,
                high = high,
                n = usual.n
            )
        }
        Err(yet) => say!(words, "trend-brief-not-yet", n = yet.n, of = yet.of),
    };
    format!("{average} {usual}")
}

fn sentences(words: &Words, trend: &Trend) -> Vec<(String, &'static str)> {
    let summary = &trend.summary;
    let mut of_weeks = vec![match summary.last_week {
        Some(average) => last_week(words, trend.shown, average),
        None => say!(
            words,
            "trend-few",
            now = now(trend.shown),
            to = words.date(trend.shown.to),
            n = answers_of_week(trend),
            of = AVERAGE_AT_LEAST,
        ),
    }];
    of_weeks.extend(summary.week_before.map(|average| {
        say!(
            words,
            "trend-week-before",
            mean = level(words, average.mean),
            n = average.n
        )
    }));
    of_weeks.push(usual(words, trend.shown, summary.usual));
    of_weeks.extend(summary.standing.map(|standing| {
        say!(
            words,
            &format!("trend-stands-{}", standing.name()),
            now = now(trend.shown)
        )
    }));
    let counted = extremes(words, trend).into_iter().chain(days(words, trend));
    let counted = counted.map(|text| (text, "how-days"));
    of_weeks
        .into_iter()
        .map(|text| (text, "how-usual"))
        .chain(counted)
        .collect()
}

fn last_week(words: &Words, shown: Shown, average: Average) -> String {
    say!(
        words,
        "trend-last-week",
        now = now(shown),
        to = words.date(shown.to),
        mean = level(words, average.mean),
        n = average.n,
    )
}

fn usual(words: &Words, shown: Shown, usual: Result<Usual, NotYet>) -> String {
    match usual {
        Ok(usual) => {
            let (low, high) = range(words, usual);
            say!(
                words,
                "trend-usual",
                now = now(shown),
                low = low,
                high = high,
                n = usual.n
            )
        }
        Err(yet) => say!(words, "trend-not-yet", n = yet.n, of = yet.of),
    }
}

fn range(words: &Words, usual: Usual) -> (String, String) {
    (level(words, usual.low), level(words, usual.high))
}

fn extremes(words: &Words, trend: &Trend) -> Vec<String> {
    let (Some(highest), Some(lowest)) = (trend.summary.highest, trend.summary.lowest) else {
        return Vec::new();
    };
    if highest.value.total_cmp(&lowest.value).is_eq() {
        let value = level(words, highest.value);
        return vec![say!(words, "trend-all-same", value = value, n = highest.n)];
    }
    let said = |id: &str, it: Extreme| {
        say!(
            words,
            id,
            value = level(words, it.value),
            n = it.n,
            day = day(words, trend.shown, it.day),
        )
    };
    vec![said("trend-highest", highest), said("trend-lowest", lowest)]
}

/// A day of the span, with its year where that could be in doubt.
fn day(words: &Words, shown: Shown, day: Day) -> String {
    words.day_in(day, shown.last)
}

fn days(words: &Words, trend: &Trend) -> Vec<String> {
    let summary = &trend.summary;
    if summary.checked_in == 0 {
        return vec![words.get("trend-no-days")];
    }
    let mut all = vec![say!(words, "trend-days", n = summary.checked_in)];
    if summary.without > 0 {
        all.push(say!(words, "trend-days-without", n = summary.without));
    }
    if summary.with_value < summary.checked_in {
        all.push(say!(words, "trend-days-number", n = summary.with_value));
    }
    if trend.outside > 0 {
        all.push(say!(words, "trend-outside", n = trend.outside));
    }
    all
}

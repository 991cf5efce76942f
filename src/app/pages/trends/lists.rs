//! The days of a question as rows: each day, or week by week, the newest first.

use std::collections::BTreeMap;

use crate::app::page::{Block, Column, List, Row, Table, TableRow};
use crate::app::trend::{Shown, Trend};
use crate::app::trend_words::level;
use crate::domain::{Answer, CheckIn, Day, Question};
use crate::insight::average_on;
use crate::insight::thresholds::{AVERAGE_AT_LEAST, WEEK};
use crate::say;
use crate::words::Words;

/// The most rows of a list: a year of days, seven of weeks.
const ROWS: i64 = 366;

/// The first of the days that are listed of those shown.
pub(super) fn from(shown: Shown) -> Day {
    shown.from.max(shown.to.plus(1 - ROWS))
}

/// The day of row number `row`.
pub(super) fn day_of(shown: Shown, row: usize) -> Option<Day> {
    let day = shown.to.plus(-i64::try_from(row).ok()?);
    (day >= from(shown)).then_some(day)
}

/// Day, level, 7-day average and note of each day.
pub(super) fn days(
    words: &Words,
    trend: &Trend,
    check_ins: &BTreeMap<Day, Vec<CheckIn>>,
    plain: bool,
) -> Vec<Block> {
    let shown = trend.shown;
    let none = words.get(if plain {
        "trend-no-check-in"
    } else {
        "trend-none"
    });
    let name = words.question_short(&trend.question);
    let mut rows = Vec::new();
    for day in days_back(shown.to, from(shown), 1) {
        let of_day = check_ins.get(&day).map(Vec::as_slice).unwrap_or_default();
        let value = match trend.series.on(day) {
            Some(value) => level(words, value),
            None if of_day.is_empty() => none.clone(),
            None => without_a_number(words, &trend.question, of_day),
        };
        let average = average_on(&trend.series, day).map(|it| level(words, it.mean));
        let note = of_day.iter().find_map(|it| it.note.as_deref());
        rows.push(TableRow {
            cells: vec![
                words.day_in(day, shown.last),
                value,
                average.unwrap_or_default(),
                note.and_then(|note| note.lines().next())
                    .unwrap_or_default()
                    .to_owned(),
            ],
            pick: true,
            ..TableRow::default()
        });
    }
    let column = |name: String, width: u16, spare: u8| Column { name, width, spare };
    let wide = u16::try_from(name.chars().count()).unwrap_or(u16::MAX);
    let table = Table {
        columns: vec![
            column(words.get("trend-column-day"), 17, 0),
            column(name, wide.clamp(7, 16) + 2, 0),
            column(words.get("trend-column-average"), 7, 0),
            column(words.get("trend-column-note"), 0, 1),
        ],
        rows,
    };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(newest(words, shown, ROWS));
    if !plain {
        blocks.push(Block::quiet(words.get("trend-dash")));
    }
    blocks
}

/// Why a day with a check-in has no number: it was passed over, or it did not apply.
fn without_a_number(words: &Words, question: &Question, check_ins: &[CheckIn]) -> String {
    let mut answers = check_ins
        .iter()
        .filter_map(|it| it.answers.get(&question.slug));
    match answers.find(|answer| **answer == Answer::None) {
        Some(_) => words.get("trend-answer-none"),
        None => words.get("trend-answer-skipped"),
    }
}

/// The average of each 7 days, counted back from the last day shown, so that the newest is the one that is spoken of.
pub(super) fn weeks(words: &Words, trend: &Trend) -> Vec<Block> {
    let shown = trend.shown;
    let from = shown.from.max(shown.to.plus(1 - ROWS * WEEK));
    let rows = days_back(shown.to, from.plus(WEEK - 1), WEEK).map(|last| {
        let first = last.plus(1 - WEEK);
        let n = trend.series.between(first, last).len();
        let said = match average_on(&trend.series, last) {
            Some(average) => say!(
                words,
                "trend-week-average",
                mean = level(words, average.mean),
                n = n
            ),
            None => say!(words, "trend-week-few", n = n, of = AVERAGE_AT_LEAST),
        };
        let day = words.date_in(first, shown.last);
        Row::read(say!(words, "trend-week", day = day)).detail(said)
    });
    let mut blocks = vec![Block::List(List {
        rows: rows.collect(),
    })];
    blocks.extend(newest(words, shown, ROWS * WEEK));
    blocks
}

/// Said where not all that is shown is listed.
fn newest(words: &Words, shown: Shown, days: i64) -> Option<Block> {
    (shown.days() > days).then(|| Block::say(say!(words, "trend-newest", n = ROWS)))
}

/// Every `step`th day from `to` back to `from`.
fn days_back(to: Day, from: Day, step: i64) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(to), move |day| Some(day.plus(-step)))
        .take_while(move |day| *day >= from)
}

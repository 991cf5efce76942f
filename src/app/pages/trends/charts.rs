//! The charts of the questions, the one in front first, and what is said of a single day.

use chrono::{Datelike, Weekday};

use crate::app::page::{Block, Chart, ChartKind, Ink, Legend, RunChart};
use crate::app::trend::{Shown, Trend};
use crate::app::trend_words::{level, level_and_word, trend_words};
use crate::domain::Day;
use crate::insight::average_on;
use crate::say;
use crate::words::Words;

/// Up to so many days each has a name below the axis; up to so many each week; up to so many each month.
const EACH_DAY: i64 = 14;
const EACH_WEEK: i64 = 98;
const EACH_MONTH: i64 = 800;

/// All charts, that of question number `front` first and the others after it in order.
pub(super) fn charts(
    words: &Words,
    week_start: Weekday,
    trends: &[Trend],
    front: usize,
    point: Option<Day>,
) -> Block {
    let inks = [Ink::First, Ink::Second, Ink::Third, Ink::Fourth];
    let inked = trends.iter().zip(inks.into_iter().cycle());
    let in_order = inked.cycle().skip(front).take(trends.len());
    let charts = in_order.enumerate().map(|(at, (trend, ink))| RunChart {
        point: point.filter(|_| at == 0),
        ..chart(words, week_start, trend, ink)
    });
    let said = trends.get(front).map(|trend| trend_words(words, trend));
    Block::Chart(Chart {
        words: said
            .into_iter()
            .flat_map(|said| said.sentences)
            .map(|(text, _)| text)
            .collect(),
        kind: ChartKind::Run(charts.collect()),
    })
}

/// `Mon 21 Nov: 5, very good. 7-day average 3.8.`
pub(super) fn read(words: &Words, trend: &Trend, day: Day) -> String {
    let value = trend.series.on(day).unwrap_or_default();
    let mut said = say!(
        words,
        "trend-point",
        day = words.day_in(day, trend.shown.last),
        level = level_and_word(words, &trend.question, value),
    );
    if let Some(average) = average_on(&trend.series, day) {
        let mean = level(words, average.mean);
        said.push(' ');
        said.push_str(&say!(words, "trend-point.average", mean = mean));
    }
    said
}

fn chart(words: &Words, week_start: Weekday, trend: &Trend, ink: Ink) -> RunChart {
    let (question, shown, summary) = (&trend.question, trend.shown, &trend.summary);
    let said = trend_words(words, trend);
    let levels = question.lowest..=question.highest;
    let all_have_a_number = summary.with_value == summary.checked_in;
    RunChart {
        title: said.line,
        brief: said.brief,
        ink,
        lowest: question.lowest,
        highest: question.highest,
        axis: levels
            .map(|level| (level, words.level_word_inside(question, level)))
            .filter(|(_, word)| !word.is_empty())
            .collect(),
        series: trend.series.clone(),
        from: shown.from,
        to: shown.to,
        band: summary.usual.ok().map(|usual| (usual.low, usual.high)),
        ticks: ticks(words, week_start, shown),
        until: words.date(shown.to),
        point: None,
        legend: Legend {
            dots: words.get("trend-legend-day"),
            packed: words.get("trend-legend-packed"),
            line: words.get("trend-legend-line"),
            band: words.get("trend-legend-usual"),
            blank: words.get(if all_have_a_number {
                "trend-legend-blank"
            } else {
                "trend-legend-no-number"
            }),
        },
    }
}

/// The days with a name below the axis: each, or the first of each week, month or year.
fn ticks(words: &Words, week_start: Weekday, shown: Shown) -> Vec<(Day, String)> {
    let days = shown.days();
    let each = |step: fn(Day) -> Day, begin: Day, name: &dyn Fn(Day) -> String| {
        std::iter::successors(Some(begin), |day| Some(step(*day)))
            .take_while(|day| *day <= shown.to)
            .filter(|day| *day >= shown.from)
            .map(|day| (day, name(day)))
            .collect()
    };
    let date = |day: Day| words.date(day);
    if days <= EACH_DAY {
        each(|day| day.plus(1), shown.from, &date)
    } else if days <= EACH_WEEK {
        each(|day| day.plus(7), shown.from.week_start(week_start), &date)
    } else if days <= EACH_MONTH {
        let month = |day: Day| match day.date().month() {
            1 => day.date().year().to_string(),
            month => words.get(&format!("date-month-{month}")),
        };
        each(
            |day| day.plus(31).month_start(),
            shown.from.month_start(),
            &month,
        )
    } else {
        let year = |day: Day| day.date().year().to_string();
        each(next_year, first_of_year(shown.from), &year)
    }
}

fn first_of_year(day: Day) -> Day {
    day.plus(-i64::from(day.date().ordinal0()))
}

fn next_year(day: Day) -> Day {
    first_of_year(day.plus(366))
}

//! What `look --json` says: for every figure its n, its span and its rule. Its shape is `assets/look.schema.json`.

use serde_json::{Value, json};

use super::desk::Open;
use super::failure::Failure;
use crate::app::dips::{self, Dips};
use crate::app::goals::today::goals_today;
use crate::app::shifts::{self, Shifted};
use crate::app::trend::{Shown, Trend};
use crate::app::{link_words, links};
use crate::domain::Day;
use crate::insight::thresholds::{AVERAGE_AT_LEAST, LINK_DAYS, USUAL, WEEK, WEEKS_BACK};
use crate::insight::{Average, Lag, NotYet, Toward};
use crate::store::Span;

const USUAL_RULE: &str = "median and quartiles (type 7) of the newest 28 days with a value among the last 60 days, 14 at least";
const AVERAGE_RULE: &str = "mean of 7 days, 3 with a value at least";
const DIPS_RULE: &str =
    "median length in days (Kaplan-Meier) of dips in mood, 5 dips at least, 3 that passed";
const DIRECTION_RULE: &str = "Theil-Sen slope of the averages of 26 weeks, 8 at least, and its 90 % interval by a bootstrap over weeks";
const SHIFT_RULE: &str = "run chart of the averages of 26 weeks about their median, 11 off it at least: a run longer than log2 n + 3, or fewer crossings than 5 % of a fair coin's";
const LINKS_RULE: &str = "mean with less mean without, 10 days each at least, that day and the next; 90 % interval by a moving-block bootstrap of weeks; at most 3 by Benjamini-Hochberg at 0.10";
const CONTACTS_RULE: &str = "days with contact, counted for each person";
const GOAL_RULE: &str = "days ticked of those planned, in the goal's own week up to today";

/// Everything that `look` says of the days of `shown`, in figures.
pub(super) fn figures(open: &Open, shown: Shown, trends: &[Trend]) -> Result<Value, Failure> {
    let questions: Vec<Value> = trends.iter().map(question).collect();
    let today = open.now.today;
    let shifts = open.read(|store| shifts::read(store, today))?;
    let shifts: Vec<Value> = shifts.iter().map(|it| shift(it, shown.last)).collect();
    let mut all = json!({
        "from": shown.from,
        "to": shown.to,
        "questions": questions,
        "contacts": contacts(open, shown)?,
        "goals": goals(open)?,
        "shifts": shifts,
        "links": looked(open, shown.last)?,
    });
    let dips = open.read(|store| dips::read(store, today))?;
    if let (Some(object), Some(dips)) = (all.as_object_mut(), dips) {
        object.insert("dips".to_owned(), dips_of(&dips, today));
    }
    Ok(all)
}

fn question(trend: &Trend) -> Value {
    let to = trend.shown.to;
    let summary = &trend.summary;
    let usual = match &summary.usual {
        Ok(it) => json!({
            "low": it.low, "middle": it.middle, "high": it.high,
            "n": it.n, "from": it.from, "to": it.to, "rule": USUAL_RULE,
        }),
        Err(it) => not_yet(*it, (to.plus(1 - USUAL.days), to), USUAL_RULE),
    };
    let points = trend.series.between(trend.shown.from, to);
    let days = points
        .iter()
        .map(|(day, value)| json!({ "day": day, "value": value }));
    json!({
        "question": trend.question.slug,
        "lowest": trend.question.lowest,
        "highest": trend.question.highest,
        "usual": usual,
        "last_7_days": average(trend, summary.last_week, to),
        "7_days_before": average(trend, summary.week_before, to.plus(-WEEK)),
        "days": days.collect::<Vec<Value>>(),
    })
}

/// The average of the 7 days that end with `to`.
fn average(trend: &Trend, average: Option<Average>, to: Day) -> Value {
    let from = to.plus(1 - WEEK);
    match average {
        Some(it) => {
            json!({ "mean": it.mean, "n": it.n, "from": from, "to": to, "rule": AVERAGE_RULE })
        }
        None => json!({
            "not_yet": true, "n": trend.series.between(from, to).len(), "needs": AVERAGE_AT_LEAST,
            "from": from, "to": to, "rule": AVERAGE_RULE,
        }),
    }
}

fn not_yet(it: NotYet, (from, to): (Day, Day), rule: &str) -> Value {
    json!({ "not_yet": true, "n": it.n, "needs": it.of, "from": from, "to": to, "rule": rule })
}

/// How dips passed, over all days.
fn dips_of(dips: &Dips, today: Day) -> Value {
    let first = dips.series.points().first();
    let span = (first.map_or(today, |(day, _)| *day), today);
    match dips.median {
        Err(it) => not_yet(it, span, DIPS_RULE),
        Ok(it) => {
            let mut figure = json!({
                "n": it.dips, "passed": it.passed, "from": span.0, "to": span.1, "rule": DIPS_RULE,
            });
            if let (Some(days), Some(object)) = (it.median_days, figure.as_object_mut()) {
                object.insert("median_days".to_owned(), days.into());
            }
            figure
        }
    }
}

/// The direction of half a year of weeks, and the newest shift.
fn shift(it: &Shifted, to: Day) -> Value {
    let from = to.plus(1 - i64::try_from(WEEKS_BACK).unwrap_or(0) * WEEK);
    let direction = match it.direction {
        Ok(found) => json!({
            "toward": match found.toward {
                Toward::Up => "up",
                Toward::Down => "down",
                Toward::NoClearDirection => "no_clear_direction",
            },
            "levels_a_week": found.slope, "low": found.low, "high": found.high,
            "n": found.weeks, "from": from, "to": to, "rule": DIRECTION_RULE,
        }),
        Err(it) => not_yet(it, (from, to), DIRECTION_RULE),
    };
    let chart = match it.chart {
        Ok(chart) => {
            let mut figure = json!({
                "middle": chart.median, "n": chart.useful, "longest_run": chart.longest_run,
                "crossings": chart.crossings, "few_crossings": chart.few_crossings,
                "from": from, "to": to, "rule": SHIFT_RULE,
            });
            if let (Some(shift), Some(object)) = (chart.shift, figure.as_object_mut()) {
                object.insert("since".to_owned(), json!(shift.since));
                object.insert("goes_on".to_owned(), json!(shift.goes_on));
            }
            figure
        }
        Err(it) => not_yet(it, (from, to), SHIFT_RULE),
    };
    json!({ "question": it.question.slug, "direction": direction, "run_chart": chart })
}

/// What goes with better days: those that stand out, and how many were looked at.
fn looked(open: &Open, to: Day) -> Result<Value, Failure> {
    let looked = open.read(|store| links::read(store, open.now.today))?;
    let better: Vec<Value> = looked
        .better()
        .map(|(link, it)| {
            json!({
                "with": link_words::thing(&open.words, &link.thing),
                "question": link.question.slug,
                "next_day": link.lag == Lag::NextDay,
                "mean_with": it.with.mean, "n_with": it.with.n,
                "mean_without": it.without.mean, "n_without": it.without.n,
                "difference": it.difference, "low": it.low, "high": it.high, "chance": it.chance,
            })
        })
        .collect();
    Ok(json!({
        "better": better, "n": looked.looked_at, "by_chance": looked.by_chance,
        "from": to.plus(1 - LINK_DAYS), "to": to, "rule": LINKS_RULE,
    }))
}

fn contacts(open: &Open, shown: Shown) -> Result<Value, Failure> {
    let network = open.read(|store| store.network(Span::days(shown.from, shown.to)))?;
    let days: usize = network.iter().map(|known| known.times.days).sum();
    Ok(json!({ "n": days, "from": shown.from, "to": shown.to, "rule": CONTACTS_RULE }))
}

fn goals(open: &Open) -> Result<Vec<Value>, Failure> {
    let today = open.now.today;
    let goals = open.read(|store| goals_today(store, today))?;
    Ok(goals
        .iter()
        .map(|it| {
            json!({
                "goal": it.goal.id, "text": it.goal.text,
                "planned": it.week.done.planned, "n": it.week.done.done, "part": it.week.done.part,
                "off": it.week.done.off,
                "from": it.week.done.start, "to": today, "rule": GOAL_RULE,
            })
        })
        .collect())
}

//! What `look --json` says: for every figure its n, its span and its rule. Its shape is `assets/look.schema.json`.

use serde_json::{Value, json};

use super::desk::Open;
use super::failure::Failure;
use crate::app::goals::today::goals_today;
use crate::app::trend::{Shown, Trend};
use crate::domain::Day;
use crate::insight::thresholds::{AVERAGE_AT_LEAST, USUAL, WEEK};
use crate::insight::{Average, NotYet, Scale, bounce_back, dips};
use crate::store::Span;

const USUAL_RULE: &str = "median and quartiles (type 7) of the newest 28 days with a value among the last 60 days, 14 at least";
const AVERAGE_RULE: &str = "mean of 7 days, 3 with a value at least";
const DIPS_RULE: &str =
    "median length in days (Kaplan-Meier) of dips in mood, 5 dips at least, 3 that passed";
const CONTACTS_RULE: &str = "days with contact, counted for each person";
const GOAL_RULE: &str = "days ticked of those planned, in the goal's own week up to today";

/// Everything that `look` says of the days of `shown`, in figures.
pub(super) fn figures(open: &Open, shown: Shown, trends: &[Trend]) -> Result<Value, Failure> {
    let questions: Vec<Value> = trends.iter().map(question).collect();
    let mood = trends.iter().find(|trend| trend.question.slug == "mood");
    let mut all = json!({
        "from": shown.from,
        "to": shown.to,
        "questions": questions,
        "contacts": contacts(open, shown)?,
        "goals": goals(open)?,
    });
    if let (Some(object), Some(mood)) = (all.as_object_mut(), mood) {
        object.insert("dips".to_owned(), dips_of(mood, open.now.today));
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

/// How dips in mood passed, over the days of `mood` and those before them that were read for its usual range.
fn dips_of(mood: &Trend, today: Day) -> Value {
    let found = dips(&mood.series, Scale::of(&mood.question), None, today);
    let first = mood.series.points().first();
    let span = (first.map_or(mood.shown.from, |(day, _)| *day), today);
    match bounce_back(&found) {
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

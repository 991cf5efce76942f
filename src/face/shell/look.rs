//! `mainstay look` and `mainstay today`: how it goes, in sentences, or with every figure its n, span and rule.

use serde_json::{Value, json};

use super::arguments::{Json, Look};
use super::desk::{Desk, Open};
use super::failure::Failure;
use super::{day, goal};
use crate::app::goals::today::goals_today;
use crate::app::trend::{self, Shown, Trend};
use crate::app::trend_words::trend_words;
use crate::insight::{Scale, bounce_back, dips};
use crate::store::Span;

/// The days before the span that usual ranges and dips look back over.
const BEFORE: i64 = 120;

pub(super) fn run(it: &Look, desk: Desk) -> Result<(), Failure> {
    if !(7..=36_600).contains(&it.days) {
        return Err(Failure::anywhere(
            desk.words
                .with("shell-look-days", &[("days", it.days.into())]),
        ));
    }
    let open = desk.open()?;
    let today = open.now.today;
    let Some(shown) = open.read(|store| Shown::newest(store, today, it.days))? else {
        return if it.json {
            open.out.value(&json!({ "questions": [] }))
        } else {
            open.out.line(&open.words.get("shell-look-none"))
        };
    };
    let questions = open.read(trend::daily)?;
    let trends = open.read(|store| trend::read(store, &questions, shown))?;
    if it.json {
        let all: Result<Vec<Value>, Failure> = trends
            .iter()
            .map(|trend| figures(&open, trend, shown))
            .collect();
        return open
            .out
            .value(&json!({ "from": shown.from, "to": shown.to, "questions": all? }));
    }
    for trend in &trends {
        let words = trend_words(&open.words, trend);
        open.out.line(&open.words.question_name(&trend.question))?;
        for sentence in words.sentences {
            open.out.line(&format!("  {sentence}"))?;
        }
    }
    dips_in_words(&open, &trends)?;
    let span = Span::days(shown.from, shown.to);
    let times: usize = open
        .read(|store| store.network(span))?
        .iter()
        .map(|known| known.times.days)
        .sum();
    open.out.line(
        &open
            .words
            .with("shell-look-contacts", &[("count", times.into())]),
    )?;
    for it in open.read(|store| goals_today(store, today))? {
        let week = crate::app::goals::words::week_count(&open.words, &it.goal, &it.week, today);
        open.out.line(&format!("{}: {week}", it.goal.text))?;
    }
    Ok(())
}

/// How dips in mood passed, when there were enough of them to say.
fn dips_in_words(open: &Open, trends: &[Trend]) -> Result<(), Failure> {
    let Some(mood) = trends.iter().find(|trend| trend.question.slug == "mood") else {
        return Ok(());
    };
    let found = dips(
        &mood.series,
        Scale::of(&mood.question),
        None,
        open.now.today,
    );
    let said = match bounce_back(&found) {
        Ok(it) => match it.median_days {
            Some(days) => {
                let values = [("dips", it.dips.into()), ("days", days.into())];
                open.words.with("shell-look-dips", &values)
            }
            None => return Ok(()),
        },
        Err(not_yet) => open.words.with(
            "shell-look-few-dips",
            &[("n", not_yet.n.into()), ("of", not_yet.of.into())],
        ),
    };
    open.out.line(&said)
}

/// What `look --json` says of a question: for every figure its n, its span and its rule.
fn figures(open: &Open, trend: &Trend, shown: Shown) -> Result<Value, Failure> {
    let span = Span::days(shown.from.plus(-BEFORE), shown.to);
    let series = open.read(|store| store.series(&trend.question.slug, span))?;
    let summary = &trend.summary;
    let usual = match &summary.usual {
        Ok(usual) => json!({
            "low": usual.low, "middle": usual.middle, "high": usual.high,
            "n": usual.n, "from": usual.from, "to": usual.to,
            "rule": "median and quartiles (type 7) of the newest 28 days with a value within 60 days",
        }),
        Err(not_yet) => json!({ "not_yet": true, "n": not_yet.n, "needs": not_yet.of }),
    };
    let average = |average: &Option<crate::insight::Average>| match average {
        Some(it) => {
            json!({ "mean": it.mean, "n": it.n, "rule": "mean of 7 days, 3 values at least" })
        }
        None => Value::Null,
    };
    let days: Vec<Value> = series
        .between(shown.from, shown.to)
        .iter()
        .map(|(day, value)| json!({ "day": day, "value": value }))
        .collect();
    Ok(json!({
        "question": trend.question.slug,
        "lowest": trend.question.lowest,
        "highest": trend.question.highest,
        "usual": usual,
        "last_7_days": average(&summary.last_week),
        "7_days_before": average(&summary.week_before),
        "days": days,
    }))
}

/// What the Today page says.
pub(super) fn today(it: &Json, desk: Desk) -> Result<(), Failure> {
    let config = desk.config()?;
    let open = desk.open()?;
    if !it.json {
        return day::show(open, config, None);
    }
    let today = open.now.today;
    let mut goals = Vec::new();
    for it in open.read(|store| goals_today(store, today))? {
        let mut value = goal::item(&it.goal, &it.week);
        if let Some(object) = value.as_object_mut() {
            object.insert("today".to_owned(), json!(it.answer()));
        }
        goals.push(value);
    }
    let week = Span::days(today.plus(-6), today);
    let mood = open.read(|store| store.series("mood", week))?;
    let mood: Vec<Value> = mood
        .points()
        .iter()
        .map(|(day, value)| json!({ "day": day, "value": value }))
        .collect();
    let check_ins = open
        .read(|store| store.check_in_days(Span::day(today)))?
        .len();
    open.out
        .value(&json!({ "day": today, "checked_in": check_ins > 0, "goals": goals, "mood": mood }))
}

//! `mainstay look` and `mainstay today`: how it goes, in sentences, or with every figure its n, span and rule.

use serde_json::{Value, json};

use super::arguments::{Json, Look};
use super::desk::{Desk, Open};
use super::failure::Failure;
use super::figures::figures;
use super::{day, goal};
use crate::app::goals::today::goals_today;
use crate::app::trend::{self, Shown};
use crate::app::trend_words::trend_words;
use crate::app::{dips, link_words, links, shifts};
use crate::store::Span;

pub(super) fn run(it: &Look, desk: Desk) -> Result<(), Failure> {
    if !(7..=36_600).contains(&it.days) {
        return Err(Failure::anywhere(
            desk.words
                .with("shell-look-days", &[("days", it.days.into())]),
        ));
    }
    let open = desk.open_whole()?;
    let today = open.now.today;
    let newest = open.read(|store| Shown::newest(store, today, it.days))?;
    if newest.is_none() && !it.json {
        return open.out.line(&open.words.get("shell-look-none"));
    }
    let shown = newest.unwrap_or(Shown {
        from: today.plus(1 - it.days),
        to: today,
        last: today,
    });
    let questions = open.read(trend::daily)?;
    let trends = open.read(|store| trend::read(store, &questions, shown))?;
    if it.json {
        return open.out.value(&figures(&open, shown, &trends)?);
    }
    for trend in &trends {
        let words = trend_words(&open.words, trend);
        open.out.line(&open.words.question_name(&trend.question))?;
        for (sentence, _) in words.sentences {
            open.out.line(&format!("  {sentence}"))?;
        }
    }
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
    further(&open)
}

/// Getting back up, what has shifted, and what goes with better days.
fn further(open: &Open) -> Result<(), Failure> {
    let (words, today) = (&open.words, open.now.today);
    let mut parts = Vec::new();
    if let Some(dips) = open.read(|store| dips::read(store, today))? {
        parts.push(("dips-title", dips::sentences(words, &dips)));
    }
    let shifted = open.read(|store| shifts::read(store, today))?;
    let shifts = shifted.iter();
    let shifts = shifts.flat_map(|it| shifts::sentences(words, it, today));
    parts.push(("shifts-title", shifts.collect()));
    let looked = open.read(|store| links::read(store, today))?;
    parts.push(("links-title", link_words::sentences(words, &looked)));
    for (title, said) in parts {
        open.out.line(&words.get(title))?;
        for (sentence, _) in said {
            open.out.line(&format!("  {sentence}"))?;
        }
    }
    Ok(())
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
        if let (Some(object), Some(answer)) = (value.as_object_mut(), it.answer()) {
            object.insert("today".to_owned(), json!(answer));
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

//! `mainstay look` and `mainstay today`: how it goes, in sentences, or with every figure its n, span and rule.

use std::collections::BTreeSet;

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
    let mut part = Part {
        open: &open,
        how: it.how,
        told: BTreeSet::new(),
    };
    for trend in &trends {
        let said = trend_words(&open.words, trend).sentences;
        part.say(&open.words.question_name(&trend.question), &said)?;
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
    part.tell("how-contacts")?;
    for it in open.read(|store| goals_today(store, today))? {
        let week = crate::app::goals::words::week_count(&open.words, &it.goal, &it.week, today);
        open.out.line(&format!("{}: {week}", it.goal.text))?;
        part.tell("how-goal-ticks")?;
    }
    further(&mut part)
}

/// Writes parts of what is said, and where that was asked for how it was worked out.
struct Part<'a> {
    open: &'a Open,
    how: bool,
    /// The rules that were told: each stands where it comes first.
    told: BTreeSet<&'static str>,
}

impl Part<'_> {
    /// Writes the title and the sentences, each of which comes with the id of its rule.
    fn say(&mut self, title: &str, said: &[(String, &'static str)]) -> Result<(), Failure> {
        self.open.out.line(title)?;
        for same in said.chunk_by(|one, other| one.1 == other.1) {
            for (sentence, _) in same {
                self.open.out.line(&format!("  {sentence}"))?;
            }
            same.first().map_or(Ok(()), |(_, rule)| self.tell(rule))?;
        }
        Ok(())
    }

    fn tell(&mut self, rule: &'static str) -> Result<(), Failure> {
        if self.how && self.told.insert(rule) {
            let rule = self.open.words.get(rule);
            self.open.out.line(&format!("    {rule}"))?;
        }
        Ok(())
    }
}

/// Getting back up, what has shifted, and what goes with better days.
fn further(part: &mut Part<'_>) -> Result<(), Failure> {
    let open = part.open;
    let (words, today) = (&open.words, open.now.today);
    if let Some(dips) = open.read(|store| dips::read(store, today))? {
        part.say(&words.get("dips-title"), &dips::sentences(words, &dips))?;
    }
    let shifted = open.read(|store| shifts::read(store, today))?;
    let shifts = shifted.iter();
    let shifts = shifts.flat_map(|it| shifts::sentences(words, it, today));
    part.say(&words.get("shifts-title"), &shifts.collect::<Vec<_>>())?;
    let looked = open.read(|store| links::read(store, today))?;
    let links = link_words::sentences(words, &looked);
    part.say(&words.get("links-title"), &links)
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

//! `mainstay factors`: the ten factors of a week.

use std::collections::BTreeMap;

use serde_json::json;

use super::arguments::Factors;
use super::checkin::{level, question};
use super::desk::Desk;
use super::failure::Failure;
use crate::app::flows::factors::weekly;
use crate::domain::{Answer, Change, CheckIn, What, When};

pub(super) fn run(it: &Factors, desk: Desk) -> Result<(), Failure> {
    let mut pairs = Vec::new();
    for text in &it.set {
        let pair = level(text).ok_or_else(|| {
            Failure::anywhere(
                desk.words
                    .with("shell-not-a-level", &[("text", text.as_str().into())]),
            )
        })?;
        pairs.push(pair);
    }
    let mut open = desk.open()?;
    let week = open
        .past_day(it.week.as_deref())?
        .week_start(open.own.week_start);
    let mut questions = open.read(crate::store::Store::questions)?;
    questions.retain(|question| question.when == When::Weekly);
    let before: Option<CheckIn> = open.read(|store| store.get(CheckIn::weekly_id(week)))?;
    let mut answers: BTreeMap<String, Answer> = before
        .as_ref()
        .map(|it| it.answers.clone())
        .unwrap_or_default();
    if !pairs.is_empty() {
        for (slug, level) in &pairs {
            let question = question(&open, &questions, slug, true)?;
            let answer = question
                .level(*level)
                .map_err(|wrong| Failure::value(&open.words, &wrong))?;
            answers.insert(question.slug.clone(), answer);
        }
        let what = if before.is_some() {
            What::Changed
        } else {
            What::Saved
        };
        let count = pairs.len();
        let check_in = weekly(open.now, week, answers, before.as_ref());
        open.commit(&Change::put(what, check_in))?;
        return open
            .out
            .line(&open.words.with("factors-saved", &[("count", count.into())]));
    }
    if it.json {
        let factors: Vec<_> = questions
            .iter()
            .map(|question| json!({ "slug": question.slug, "level": answers.get(&question.slug) }))
            .collect();
        return open.out.value(&json!({ "week": week, "factors": factors }));
    }
    for question in &questions {
        let name = open.words.question_name(question);
        let answer = match answers.get(&question.slug) {
            Some(answer) => open.words.answer(question, *answer),
            None => "-".to_owned(),
        };
        open.out.line(&format!("{name}: {answer}"))?;
    }
    Ok(())
}

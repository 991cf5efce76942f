//! `mainstay checkin`: saves the answers that were given; asks line by line when there are none.

use std::collections::BTreeMap;

use super::arguments::Checkin;
use super::desk::{Desk, Open};
use super::failure::Failure;
use super::journal;
use crate::app::flows::check_in::{CheckInFlow, saved_line};
use crate::app::names::{self, NoSuchName};
use crate::domain::{Answer, Change, CheckIn, CheckInKind, Id, Person, Question, What, When};

pub(super) fn run(it: Checkin, desk: Desk) -> Result<(), Failure> {
    let given = !it.set.is_empty()
        || !it.skip.is_empty()
        || !it.none.is_empty()
        || !it.person.is_empty()
        || it.no_one
        || it.hard_day
        || it.note.is_some();
    let pairs = pairs(&it, &desk)?;
    if !given {
        let day = it.for_day.day;
        return journal::ask(desk, |open| {
            let day = day
                .as_deref()
                .map(|day| open.past_day(Some(day)))
                .transpose()?;
            Ok(Box::new(CheckInFlow::new(day)))
        });
    }
    let mut open = desk.open()?;
    let day = open.past_day(it.for_day.day.as_deref())?;
    let questions = open.read(crate::store::Store::questions)?;
    let answers = answers(&open, &questions, &pairs, &it)?;
    let all: Vec<Person> = open.all()?;
    let people = people(&open, &all, &it)?;
    let note = open.text(it.note.as_deref(), "shell-ask-note")?;
    let check_in = CheckIn {
        id: open.store.new_id(open.now.at),
        day,
        at: open.now.at,
        kind: if it.hard_day {
            CheckInKind::HardDay
        } else {
            CheckInKind::Full
        },
        answers,
        people,
        note,
        late: day != open.now.today,
    };
    open.commit(&Change::put(What::Saved, check_in.clone()))?;
    open.out.line(&saved_line(
        &open.words,
        &open.own,
        &check_in,
        &questions,
        &all,
    ))
}

/// `SLUG=LEVEL` pairs, each slug answered once.
fn pairs(it: &Checkin, desk: &Desk) -> Result<Vec<(String, i64)>, Failure> {
    let mut pairs = Vec::new();
    let mut seen: Vec<&str> = it.skip.iter().chain(&it.none).map(String::as_str).collect();
    for text in &it.set {
        let pair = level(text).ok_or_else(|| {
            Failure::anywhere(
                desk.words
                    .with("shell-not-a-level", &[("text", text.as_str().into())]),
            )
        })?;
        pairs.push(pair);
    }
    seen.extend(pairs.iter().map(|(slug, _)| slug.as_str()));
    seen.sort_unstable();
    if let Some([twice, _]) = seen.array_windows::<2>().find(|[a, b]| a == b) {
        return Err(Failure::anywhere(
            desk.words
                .with("shell-answered-twice", &[("slug", (*twice).into())]),
        ));
    }
    Ok(pairs)
}

/// `mood=3`.
pub(super) fn level(text: &str) -> Option<(String, i64)> {
    let (slug, level) = text.split_once('=')?;
    Some((slug.trim().to_ascii_lowercase(), level.trim().parse().ok()?))
}

fn answers(
    open: &Open,
    questions: &[Question],
    pairs: &[(String, i64)],
    it: &Checkin,
) -> Result<BTreeMap<String, Answer>, Failure> {
    let mut answers = BTreeMap::new();
    let mut put = |slug: &str, answer: &dyn Fn(&Question) -> Result<Answer, Failure>| {
        let question = question(open, questions, slug, false)?;
        answers.insert(question.slug.clone(), answer(question)?);
        Ok::<(), Failure>(())
    };
    for (slug, level) in pairs {
        put(slug, &|question| {
            question
                .level(*level)
                .map_err(|wrong| Failure::value(&open.words, &wrong))
        })?;
    }
    for slug in &it.skip {
        put(slug, &|_| Ok(Answer::Skipped))?;
    }
    for slug in &it.none {
        put(slug, &|question| {
            if question.none_allowed {
                Ok(Answer::None)
            } else {
                let wrong = crate::domain::Invalid::NoNone(question.slug.clone());
                Err(Failure::value(&open.words, &wrong))
            }
        })?;
    }
    Ok(answers)
}

/// The question called `slug`; the weekly ones belong to `factors`.
pub(super) fn question<'a>(
    open: &Open,
    questions: &'a [Question],
    slug: &str,
    weekly: bool,
) -> Result<&'a Question, Failure> {
    let mine = || {
        questions
            .iter()
            .filter(|question| (question.when == When::Weekly) == weekly)
    };
    mine()
        .find(|question| question.slug.eq_ignore_ascii_case(slug))
        .ok_or_else(|| {
            let known: Vec<&str> = mine().map(|question| question.slug.as_str()).collect();
            Failure::here(
                open.words
                    .with("shell-no-question", &[("slug", slug.to_owned().into())]),
            )
            .hint(
                open.words
                    .with("shell-questions", &[("slugs", known.join(", ").into())]),
            )
        })
}

fn people(open: &Open, all: &[Person], it: &Checkin) -> Result<Option<Vec<Id>>, Failure> {
    if it.no_one {
        return Ok(Some(Vec::new()));
    }
    let mut people = Vec::new();
    for name in &it.person {
        let person = named(open, all, name)?;
        if !people.contains(&person.id) {
            people.push(person.id);
        }
    }
    Ok((!people.is_empty()).then_some(people))
}

/// The person that `name` means.
pub(super) fn named<'a>(open: &Open, all: &'a [Person], name: &str) -> Result<&'a Person, Failure> {
    names::find(all, |person| &person.name, name).map_err(|wrong| not_named(open, wrong))
}

/// What to say of a name that means nothing, or several.
pub(super) fn not_named(open: &Open, wrong: NoSuchName) -> Failure {
    Failure::here(match wrong {
        NoSuchName::None(name) => open.words.with("shell-no-name", &[("name", name.into())]),
        NoSuchName::Many { wanted, names } => open.words.with(
            "shell-many-names",
            &[("name", wanted.into()), ("names", names.join(", ").into())],
        ),
    })
}

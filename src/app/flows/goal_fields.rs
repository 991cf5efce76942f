//! The questions about a goal, and what a goal becomes by their answers: for a new goal, for one that is changed, and
//! for the plan of a single week.

use chrono::Weekday;

use crate::app::Cx;
use crate::app::form::{Answers, Field, FieldKind, Item, Mistake};
use crate::app::goals::{number, words};
use crate::domain::{Aim, Goal, Id, Person, Plan, When};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// The weeks, and the days a week, that a new goal begins with.
const WEEKS: &str = "12";
pub(super) const TIMES: &str = "3";

/// The question `id`, with its words from `goal.ftl`.
pub(super) fn field(id: &str, words: &Words, kind: FieldKind) -> Field {
    Field {
        id: id.to_owned(),
        label: words.get(&format!("goal-form-{id}")),
        hint: words.get(&format!("goal-form-{id}-hint")),
        kind,
    }
}

/// The goal `before` as it was filled in. What is not asked of it stays as it was. Weekdays are put in the order of a
/// week that begins on `first_day`.
pub(super) fn filled(
    before: &Goal,
    answers: &Answers,
    words: &Words,
    first_day: Weekday,
) -> Result<Goal, Mistake> {
    let given = |id: &str| answers.text(id).map(ToOwned::to_owned);
    let Some(text) = given("text") else {
        return Err(mistake("text", words.get("goal-form-text-needed")));
    };
    Ok(Goal {
        text,
        factor: given("factor"),
        why: given("why"),
        measured_by: given("measured"),
        weeks: weeks_of(answers, words)?,
        with: answers.text("with").and_then(|id| id.parse::<Id>().ok()),
        aim: aim(answers, words)?,
        plan: plan(&before.plan, answers, words, first_day)?,
        ..before.clone()
    })
}

/// The plan `before` as it was filled in.
pub(super) fn plan(
    before: &Plan,
    answers: &Answers,
    words: &Words,
    first_day: Weekday,
) -> Result<Plan, Mistake> {
    let given = |id: &str| answers.text(id).map(ToOwned::to_owned);
    let mut plan = before.clone();
    plan.what = given("what");
    plan.when = given("when");
    plan.place = given("place");
    plan.if_not = given("if_not");
    if asks("unit", answers) {
        plan.unit = given("unit");
    }
    if asks("amount", answers) {
        plan.amount = amount("amount", plan.unit.as_deref(), answers, words)?;
    }
    if asks("days", answers) {
        plan.weekdays = weekdays(answers, first_day);
    }
    if asks("times", answers) {
        let times = answers.text("times").and_then(|times| times.parse().ok());
        plan.times = times.filter(|_| plan.weekdays.is_empty());
    }
    Ok(plan)
}

/// Fills in what `goal` is now.
pub(super) fn fill(answers: &mut Answers, goal: &Goal) {
    answers.set("text", goal.text.as_str());
    for (id, text) in [
        ("why", &goal.why),
        ("measured", &goal.measured_by),
        ("factor", &goal.factor),
    ] {
        answers.set(id, text.clone().unwrap_or_default());
    }
    if let Aim::Towards { from, to } = goal.aim {
        answers.set("from", from.to_string());
        answers.set("to", to.to_string());
    }
    answers.set("aim", name(goal.aim));
    fill_plan(answers, &goal.plan);
    answers.set("weeks", goal.weeks.to_string());
    if let Some(person) = goal.with {
        answers.set("with", person.to_string());
    }
}

/// Fills in what `plan` is now.
pub(super) fn fill_plan(answers: &mut Answers, plan: &Plan) {
    for (id, text) in [
        ("what", &plan.what),
        ("unit", &plan.unit),
        ("when", &plan.when),
        ("place", &plan.place),
        ("if_not", &plan.if_not),
    ] {
        answers.set(id, text.clone().unwrap_or_default());
    }
    if let Some(amount) = plan.amount {
        answers.set("amount", amount.to_string());
    }
    answers.set("times", plan.days_a_week().to_string());
    let days = plan.weekdays.iter().map(ToString::to_string).collect();
    answers.set_all("days", days);
}

/// Whether a field is asked where the goal counts as was answered.
pub(super) fn asks(field: &str, answers: &Answers) -> bool {
    let aims: &[&str] = match field {
        "from" | "to" => &["towards"],
        "times" => &["at_least", "at_most"],
        "days" | "amount" => &["at_least"],
        "unit" => &["at_least", "at_most", "towards"],
        _ => return true,
    };
    aims.contains(&answers.text("aim").unwrap_or("at_least"))
}

pub(super) fn aim(answers: &Answers, words: &Words) -> Result<Aim, Mistake> {
    let unit = answers.text("unit");
    let value = |id| {
        amount(id, unit, answers, words)?.ok_or_else(|| mistake(id, words.get("goal-needs-number")))
    };
    Ok(match answers.text("aim") {
        Some("at_most") => Aim::AtMost,
        Some("once") => Aim::Once,
        Some("towards") => Aim::Towards {
            from: value("from")?,
            to: value("to")?,
        },
        _ => Aim::AtLeast,
    })
}

fn weekdays(answers: &Answers, first: Weekday) -> Vec<Weekday> {
    let days = answers.all("days").iter();
    let mut days: Vec<Weekday> = days.filter_map(|day| day.parse().ok()).collect();
    days.sort_by_key(|day| day.days_since(first));
    days
}

fn weeks_of(answers: &Answers, words: &Words) -> Result<u16, Mistake> {
    let text = answers.text("weeks").unwrap_or(WEEKS);
    text.parse()
        .ok()
        .filter(|weeks| (1..=520).contains(weeks))
        .ok_or_else(|| mistake("weeks", say!(words, "goal-form-weeks-needed", text = text)))
}

/// The number in a field that counts in `unit`; none where it is empty. A comma is as good as a point, and the unit may
/// be written after the number.
///
/// # Errors
/// When it is no number, or has another unit.
pub(super) fn amount(
    id: &str,
    unit: Option<&str>,
    answers: &Answers,
    of: &Words,
) -> Result<Option<f64>, Mistake> {
    let Some(text) = answers.text(id) else {
        return Ok(None);
    };
    match number::read(text, unit) {
        Ok(number) => Ok(Some(number)),
        Err(wrong) => Err(mistake(id, words::unread(of, text, unit, wrong))),
    }
}

pub(super) fn mistake(field: &str, words: String) -> Mistake {
    Mistake {
        field: field.to_owned(),
        words,
    }
}

pub(super) fn name(aim: Aim) -> &'static str {
    match aim {
        Aim::AtLeast => "at_least",
        Aim::AtMost => "at_most",
        Aim::Once => "once",
        Aim::Towards { .. } => "towards",
    }
}

pub(super) fn aims(words: &Words) -> Vec<Item> {
    vec![
        Item::new("at_least", words.get("goal-form-aim-at-least")),
        Item::new("at_most", words.get("goal-form-aim-at-most")),
        Item::new("once", words.get("goal-form-aim-once")),
        Item::new("towards", words.get("goal-form-aim-towards")),
    ]
}

pub(super) fn times(words: &Words) -> Vec<Item> {
    let item = |n: u8| Item::new(n.to_string(), words.get(&format!("goal-form-times-{n}")));
    (1..=7).map(item).collect()
}

/// How sure, 1 to 10, with words at both ends.
pub(super) fn sure(words: &Words) -> Vec<Item> {
    let item = |n: u8| {
        let word = match n {
            1 => words.get("goal-form-sure-low"),
            10 => words.get("goal-form-sure-high"),
            _ => String::new(),
        };
        Item::new(n.to_string(), word)
    };
    (1..=10).map(item).collect()
}

/// How sure was answered in the field `id`, 1 to 10.
pub(super) fn how_sure(id: &str, answers: &Answers) -> Option<u8> {
    answers.text(id).and_then(|sure| sure.parse().ok())
}

/// The days of the week, in the person's order.
pub(super) fn days(cx: &Cx<'_>) -> Vec<Item> {
    let first = cx.now.today.week_start(cx.own.week_start);
    (0..7)
        .map(|n| first.plus(n))
        .map(|day| Item::new(day.weekday().to_string(), cx.words.weekday(day)))
        .collect()
}

/// The factors of the weekly page, as the person words them, and none of them; one that is left out there only where
/// it is `own`.
pub(super) fn factors(
    cx: &Cx<'_>,
    own: Option<&str>,
    label: impl Fn(&crate::domain::Question) -> String,
) -> Result<Vec<Item>, Error> {
    let questions = cx.store.questions()?;
    let mut items: Vec<Item> = questions
        .iter()
        .filter(|question| question.when == When::Weekly)
        .filter(|question| question.on || own == Some(question.slug.as_str()))
        .map(|question| Item::new(question.slug.as_str(), label(question)))
        .collect();
    items.push(Item::new("", cx.words.get("goal-form-factor-none")));
    Ok(items)
}

/// Who could ask about a goal, and no one.
pub(super) fn people(cx: &Cx<'_>) -> Result<Vec<Item>, Error> {
    let mut people = cx.store.list::<Person>(Span::ALL)?;
    people.retain(Person::may_be_suggested);
    people.sort_by_key(|person| {
        (
            person.hard_order.unwrap_or(u16::MAX),
            person.name.to_lowercase(),
        )
    });
    let called = |person: &Person| super::check_in::called(person, cx.own);
    let mut items: Vec<Item> = people
        .iter()
        .map(|person| Item::new(person.id.to_string(), called(person)))
        .collect();
    items.push(Item::new("", cx.words.get("goal-form-with-none")));
    Ok(items)
}

/// Another goal that is active or set aside and has that name already.
///
/// # Errors
/// When the journal can't be read.
pub(super) fn same_name(goal: &Goal, cx: &Cx<'_>) -> Result<Option<Mistake>, Error> {
    let taken = crate::app::goals::named::taken(cx.store, &goal.text, goal.id)?;
    Ok(taken.then(|| {
        let text = goal.text.as_str();
        mistake("text", say!(cx.words, "goal-same-name", goal = text))
    }))
}

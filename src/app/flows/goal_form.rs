//! A goal in one short form, new or changed. Everything but its name can be left empty.

use chrono::Weekday;

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::goals::{changes, weeks};
use crate::app::{Cx, Look, Next, View};
use crate::domain::{Aim, Change, Goal, Id, Person, Plan, Status, What, When};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// The weeks, and the days a week, that a new goal begins with.
const WEEKS: &str = "12";
const TIMES: &str = "3";

/// The form of a new goal.
#[must_use]
pub fn new() -> Box<dyn View> {
    Box::new(Form::new(GoalForm { before: None }))
}

/// The form that changes `goal`.
#[must_use]
pub fn change(goal: &Goal) -> Box<dyn View> {
    let before = Some(goal.clone());
    Box::new(Form::new(GoalForm { before }))
}

struct GoalForm {
    /// The goal that is changed.
    before: Option<Goal>,
}

impl Purpose for GoalForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let id = match self.before {
            Some(_) => "goal-form-change",
            None => "goal-form-new",
        };
        (look.words.get(id), look.words.get("goal-form-right"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let field = |id: &str, kind: FieldKind| Field {
            id: id.to_owned(),
            label: words.get(&format!("goal-form-{id}")),
            hint: words.get(&format!("goal-form-{id}-hint")),
            kind,
        };
        Ok(vec![
            field("text", FieldKind::Line),
            field("why", FieldKind::Line),
            field("factor", FieldKind::One(self.factors(cx)?)),
            field("what", FieldKind::Line),
            field("aim", FieldKind::One(aims(words))),
            field("from", FieldKind::Line),
            field("to", FieldKind::Line),
            field("times", FieldKind::One(times(words))),
            field("days", FieldKind::Many(days(cx))),
            field("amount", FieldKind::Line),
            field("unit", FieldKind::Line),
            field("weeks", FieldKind::Line),
            field("with", FieldKind::One(people(cx)?)),
        ])
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        answers.set("factor", "");
        answers.set("with", "");
        answers.set("aim", name(Aim::AtLeast));
        answers.set("times", TIMES);
        answers.set("weeks", WEEKS);
        if let Some(goal) = &self.before {
            fill(&mut answers, goal);
        }
        Ok(answers)
    }

    fn asks(&self, field: &Field, answers: &Answers) -> bool {
        asks(&field.id, answers)
    }

    fn draft_key(&self) -> String {
        match &self.before {
            Some(goal) => format!("goal/change/{}", goal.id),
            None => "goal/new".to_owned(),
        }
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let goal = match self.goal(answers, cx) {
            Ok(goal) => goal,
            Err(mistake) => return Ok(Err(mistake)),
        };
        let said = changes::said(cx.words, What::Saved, &goal);
        let change = match &self.before {
            Some(before) => {
                let known = weeks::changed(cx.store, goal.id)?;
                changes::changed(before, goal, cx.now.today, &known)
            }
            None => Change::put(What::Saved, goal),
        };
        cx.commit(&change)?;
        cx.say(said);
        Ok(Ok(Next::Back))
    }
}

impl GoalForm {
    /// The factors of the weekly page, as the person words them; one that is left out there only where the goal has it.
    fn factors(&self, cx: &Cx<'_>) -> Result<Vec<Item>, Error> {
        let own = self.before.as_ref().and_then(|goal| goal.factor.as_deref());
        let questions = cx.store.questions()?;
        let mut items: Vec<Item> = questions
            .iter()
            .filter(|question| question.when == When::Weekly)
            .filter(|question| question.on || own == Some(question.slug.as_str()))
            .map(|question| Item::new(question.slug.as_str(), cx.words.question_name(question)))
            .collect();
        items.push(Item::new("", cx.words.get("goal-form-factor-none")));
        Ok(items)
    }

    /// The goal as it was filled in. What is not asked of it stays as it was.
    fn goal(&self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Goal, Mistake> {
        let words = cx.words;
        let given = |id: &str| answers.text(id).map(ToOwned::to_owned);
        let Some(text) = given("text") else {
            return Err(mistake("text", words.get("goal-form-text-needed")));
        };
        let before = self.before.clone().unwrap_or_else(|| Goal {
            id: cx.new_id(),
            at: cx.now.at,
            text: String::new(),
            factor: None,
            why: None,
            measured_by: None,
            confidence: None,
            starts: cx.now.today.week_start(cx.own.week_start),
            weeks: 0,
            with: None,
            status: Status::Active,
            finished_on: None,
            aim: Aim::AtLeast,
            plan: Plan::default(),
        });
        let mut plan = before.plan;
        plan.what = given("what");
        if asks("amount", answers) {
            plan.amount = number("amount", answers, words)?;
        }
        if asks("unit", answers) {
            plan.unit = given("unit");
        }
        if asks("days", answers) {
            plan.weekdays = weekdays(answers, cx.own.week_start);
        }
        if asks("times", answers) {
            let times = answers.text("times").and_then(|times| times.parse().ok());
            plan.times = times.filter(|_| plan.weekdays.is_empty());
        }
        Ok(Goal {
            text,
            factor: given("factor"),
            why: given("why"),
            weeks: weeks_of(answers, words)?,
            with: answers.text("with").and_then(|id| id.parse::<Id>().ok()),
            aim: aim(answers, words)?,
            plan,
            ..before
        })
    }
}

/// Fills in what `goal` is now.
fn fill(answers: &mut Answers, goal: &Goal) {
    let plan = &goal.plan;
    answers.set("text", goal.text.as_str());
    for (id, text) in [
        ("why", &goal.why),
        ("factor", &goal.factor),
        ("what", &plan.what),
        ("unit", &plan.unit),
    ] {
        answers.set(id, text.clone().unwrap_or_default());
    }
    if let Some(amount) = plan.amount {
        answers.set("amount", amount.to_string());
    }
    if let Aim::Towards { from, to } = goal.aim {
        answers.set("from", from.to_string());
        answers.set("to", to.to_string());
    }
    answers.set("aim", name(goal.aim));
    answers.set("times", plan.days_a_week().to_string());
    let days = plan.weekdays.iter().map(ToString::to_string).collect();
    answers.set_all("days", days);
    answers.set("weeks", goal.weeks.to_string());
    if let Some(person) = goal.with {
        answers.set("with", person.to_string());
    }
}

/// Whether a field is asked where the goal counts as was answered.
fn asks(field: &str, answers: &Answers) -> bool {
    let aims: &[&str] = match field {
        "from" | "to" => &["towards"],
        "times" => &["at_least", "at_most"],
        "days" | "amount" => &["at_least"],
        "unit" => &["at_least", "at_most", "towards"],
        _ => return true,
    };
    answers.text("aim").is_some_and(|aim| aims.contains(&aim))
}

fn aim(answers: &Answers, words: &Words) -> Result<Aim, Mistake> {
    let value =
        |id| number(id, answers, words)?.ok_or_else(|| mistake(id, words.get("goal-needs-number")));
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

/// The number in a field; none where it is empty. A comma is as good as a point.
///
/// # Errors
/// When it is no number.
pub(super) fn number(id: &str, answers: &Answers, words: &Words) -> Result<Option<f64>, Mistake> {
    let Some(text) = answers.text(id) else {
        return Ok(None);
    };
    match text.replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(number)),
        _ => Err(mistake(id, say!(words, "goal-not-a-number", text = text))),
    }
}

pub(super) fn mistake(field: &str, words: String) -> Mistake {
    Mistake {
        field: field.to_owned(),
        words,
    }
}

fn name(aim: Aim) -> &'static str {
    match aim {
        Aim::AtLeast => "at_least",
        Aim::AtMost => "at_most",
        Aim::Once => "once",
        Aim::Towards { .. } => "towards",
    }
}

fn aims(words: &Words) -> Vec<Item> {
    vec![
        Item::new("at_least", words.get("goal-form-aim-at-least")),
        Item::new("at_most", words.get("goal-form-aim-at-most")),
        Item::new("once", words.get("goal-form-aim-once")),
        Item::new("towards", words.get("goal-form-aim-towards")),
    ]
}

fn times(words: &Words) -> Vec<Item> {
    let item = |n: u8| Item::new(n.to_string(), words.get(&format!("goal-form-times-{n}")));
    (1..=7).map(item).collect()
}

/// The days of the week, in the person's order.
fn days(cx: &Cx<'_>) -> Vec<Item> {
    let first = cx.now.today.week_start(cx.own.week_start);
    (0..7)
        .map(|n| first.plus(n))
        .map(|day| Item::new(day.weekday().to_string(), cx.words.weekday(day)))
        .collect()
}

fn people(cx: &Cx<'_>) -> Result<Vec<Item>, Error> {
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

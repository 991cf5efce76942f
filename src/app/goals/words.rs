//! The words for a goal, its plan and its weeks, as lists, sentences and charts say them.

use super::number::Unread;
use super::weeks::GoalWeek;
use crate::domain::{Aim, Day, Goal, NotThen, Plan, Status};
use crate::say;
use crate::words::Words;

/// The most decimals that an amount is shown with.
const PLACES: usize = 2;

/// The step to take: `Walk 15 minutes`; the goal's own words where its plan says nothing.
#[must_use]
pub fn step(words: &Words, goal: &Goal, plan: &Plan) -> String {
    let what = plan.what.as_deref().unwrap_or(&goal.text);
    match plan.amount {
        Some(amount) => format!("{what} {}", quantity(words, amount, plan.unit.as_deref())),
        None => what.to_owned(),
    }
}

/// What to say of a text that is no number of `unit`.
#[must_use]
pub fn unread(words: &Words, text: &str, unit: Option<&str>, wrong: Unread) -> String {
    match (wrong, unit) {
        (Unread::OtherUnit, Some(unit)) => say!(words, "goal-other-unit", text = text, unit = unit),
        _ => say!(words, "goal-not-a-number", text = text),
    }
}

/// What to say of a tick for a day on which the goal takes none.
#[must_use]
pub fn not_then(words: &Words, goal: &Goal, today: Day, wrong: NotThen) -> String {
    match (wrong, goal.status) {
        (NotThen::Before(starts), _) => {
            say!(words, "goal-before", date = words.date_in(starts, today))
        }
        (NotThen::After(_), Status::Resting) => words.get("goal-resting-tick"),
        (NotThen::After(ended), _) => {
            say!(words, "goal-ended-tick", date = words.date_in(ended, today))
        }
    }
}

/// The same words as they begin a line.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A number with its unit: `15 minutes`.
#[must_use]
pub fn quantity(words: &Words, value: f64, unit: Option<&str>) -> String {
    let number = words.number(value, PLACES);
    match unit {
        Some(unit) => format!("{number} {unit}"),
        None => number,
    }
}

/// How often: `5 days a week`, `on Mon, Wed and Fri`, `at most 3 days a week`.
#[must_use]
pub fn how_often(words: &Words, goal: &Goal, plan: &Plan) -> String {
    let unit = plan.unit.as_deref();
    match goal.aim {
        Aim::Once => words.get("goal-plan-once"),
        Aim::Towards { from, to } => say!(
            words,
            "goal-plan-towards",
            from = words.number(from, PLACES),
            to = quantity(words, to, unit)
        ),
        Aim::AtMost => say!(words, "goal-plan-most", n = plan.days_a_week()),
        Aim::AtLeast if plan.weekdays.is_empty() => {
            say!(words, "goal-plan-times", n = plan.days_a_week())
        }
        Aim::AtLeast => {
            let names = |day: &chrono::Weekday| {
                words.get(&format!("date-weekday-{}", day.number_from_monday()))
            };
            let days: Vec<String> = plan.weekdays.iter().map(names).collect();
            say!(words, "goal-plan-days", days = words.all_of(&days))
        }
    }
}

/// The count of a week, for a narrow column: `1 of 5`. Empty where once is enough.
#[must_use]
pub fn count(words: &Words, goal: &Goal, week: &GoalWeek) -> String {
    let (done, planned) = (week.done.done, week.done.planned);
    match goal.aim {
        _ if week.done.off => words.get("goal-off"),
        Aim::AtLeast => say!(words, "goal-count", done = done, planned = planned),
        Aim::AtMost => say!(words, "goal-count-most", done = done, planned = planned),
        Aim::Once => String::new(),
        Aim::Towards { from, .. } => {
            quantity(words, week.last.unwrap_or(from), goal.plan.unit.as_deref())
        }
    }
}

/// The count of a week, with which week it is: `1 of 5 this week, and 1 in part`.
#[must_use]
pub fn week_count(words: &Words, goal: &Goal, week: &GoalWeek, today: Day) -> String {
    let (done, planned) = (week.done.done, week.done.planned);
    let when = when(week, today);
    let unit = goal.plan.unit.as_deref();
    let counted = match (goal.aim, week.last) {
        (Aim::Once, _) => return words.get("goal-plan-once"),
        (Aim::Towards { to, .. }, Some(last)) => {
            return say!(
                words,
                "goal-value",
                value = words.number(last, PLACES),
                to = quantity(words, to, unit)
            );
        }
        (Aim::Towards { .. }, None) => return how_often(words, goal, &week.plan),
        _ if week.done.off && done == 0 => return say!(words, "goal-week-off", when = when),
        (Aim::AtMost, _) => say!(
            words,
            "goal-week-most",
            done = done,
            planned = planned,
            when = when
        ),
        (Aim::AtLeast, _) => say!(
            words,
            "goal-week-count",
            done = done,
            planned = planned,
            when = when
        ),
    };
    match week.done.part {
        0 => counted,
        part => say!(words, "goal-week-part", counted = counted, part = part),
    }
}

/// What the amounts of a week add up to, as a sentence; nothing where none were given, or where a value is no sum.
#[must_use]
pub fn week_amount(words: &Words, week: &GoalWeek, goal: &Goal, today: Day) -> String {
    let sums = matches!(goal.aim, Aim::AtLeast | Aim::AtMost);
    if !sums || week.done.amount == 0.0 {
        return String::new();
    }
    let amount = quantity(words, week.done.amount, week.plan.unit.as_deref());
    say!(
        words,
        "goal-week-amount",
        amount = amount,
        when = when(week, today)
    )
}

fn when(week: &GoalWeek, today: Day) -> &'static str {
    let days = today.since(week.done.start);
    if (0..7).contains(&days) {
        "this"
    } else {
        "that"
    }
}

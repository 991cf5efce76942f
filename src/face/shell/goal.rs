//! `mainstay goal`: goals, their weeks, and what was done for them.

use serde_json::{Value, json};

use super::arguments::{Goal as Arguments, GoalAction, GoalFields};
use super::checkin::{not_named, question};
use super::desk::{Desk, Open};
use super::failure::Failure;
use crate::app::goals::ticking::{self, Did};
use crate::app::goals::weeks::{self, GoalWeek};
use crate::app::goals::{changes, named as goal_names, number, words as goal_words};
use crate::app::names::{self, NoSuchName};
use crate::domain::{Aim, Change, Done, Goal, Plan, Status, Week, What};

pub(super) fn run(it: Arguments, desk: Desk) -> Result<(), Failure> {
    match it.action {
        GoalAction::Add { text, fields } => add(text.as_deref(), fields, desk),
        GoalAction::Edit { name, fields } => edit(&name, fields, desk),
        GoalAction::List { json } => list(desk, json),
        GoalAction::Show { name, json } => show(desk, &name, json),
        GoalAction::Tick(it) => tick(&it, desk),
        GoalAction::Rest { name } => happened(desk, &name, Some(Status::Resting), |goal, open| {
            Ok(changes::rested(goal, open.now.today))
        }),
        GoalAction::Finish { name } => {
            happened(desk, &name, Some(Status::Finished), |goal, open| {
                Ok(changes::finished(goal, open.now.today))
            })
        }
        GoalAction::LetGo { name } => happened(desk, &name, Some(Status::LetGo), |goal, open| {
            Ok(changes::let_go(goal, open.now.today))
        }),
        GoalAction::Resume { name } => happened(desk, &name, Some(Status::Active), |goal, open| {
            let known = open.read(|store| weeks::changed(store, goal.id))?;
            Ok(changes::resumed(goal, open.now.today, &known))
        }),
        GoalAction::Remove { name } => happened(desk, &name, None, |goal, open| {
            let known = open.read(|store| weeks::changed(store, goal.id))?;
            let ticks = open.read(|store| store.tick_ids(goal.id))?;
            Ok(changes::removed(goal, &ticks, &known))
        }),
        GoalAction::Week(it) => week(&it, desk),
    }
}

/// The goal that `name` means; of several, the one that is active.
fn named<'a>(open: &Open, all: &'a [Goal], name: &str) -> Result<&'a Goal, Failure> {
    let found = names::find(all, |goal| &goal.text, name);
    if matches!(found, Err(NoSuchName::Many { .. })) {
        let active: Vec<&Goal> = all
            .iter()
            .filter(|goal| goal.status == Status::Active)
            .collect();
        if let Ok(goal) = names::find(&active, |goal| &goal.text, name) {
            return Ok(goal);
        }
    }
    found.map_err(|wrong| not_named(open, wrong))
}

/// What the fields say, laid over `goal`.
fn filled(mut goal: Goal, it: GoalFields, desk: &Desk) -> Result<Goal, Failure> {
    let anywhere = |id: &str, text: &str| {
        Failure::anywhere(desk.words.with(id, &[("text", text.to_owned().into())]))
    };
    goal.factor = it.factor.or(goal.factor);
    goal.weeks = it.weeks.unwrap_or(goal.weeks);
    goal.plan.unit = it.unit.or(goal.plan.unit);
    if let Some(text) = &it.amount {
        goal.plan.amount = Some(amount(desk, text, goal.plan.unit.as_deref())?);
    }
    if it.times.is_some() {
        goal.plan.times = it.times;
        goal.plan.weekdays.clear();
    }
    if let Some(list) = &it.weekdays {
        goal.plan.weekdays = list
            .split(',')
            .map(|day| {
                day.trim()
                    .parse()
                    .map_err(|_| anywhere("shell-no-weekday", day))
            })
            .collect::<Result<_, _>>()?;
        goal.plan.times = None;
    }
    if it.at_most {
        goal.aim = Aim::AtMost;
    }
    if it.once {
        goal.aim = Aim::Once;
    }
    if let Some(text) = &it.towards {
        let ends = text.split_once(':').and_then(|(from, to)| {
            Some((number::read(from, None).ok()?, number::read(to, None).ok()?))
        });
        let (from, to) = ends.ok_or_else(|| anywhere("shell-no-towards", text))?;
        goal.aim = Aim::Towards { from, to };
    }
    Ok(goal)
}

/// The number that was given, which may name `unit` after it.
fn amount(desk: &Desk, text: &str, unit: Option<&str>) -> Result<f64, Failure> {
    number::read(text, unit)
        .map_err(|wrong| Failure::anywhere(goal_words::unread(&desk.words, text, unit, wrong)))
}

/// Refuses a name that another goal under way has.
fn free(open: &Open, goal: &Goal) -> Result<(), Failure> {
    if open.read(|store| goal_names::taken(store, &goal.text, goal.id))? {
        let values = [("goal", goal.text.as_str().into())];
        return Err(Failure::here(open.words.with("goal-same-name", &values)));
    }
    Ok(())
}

/// The slug of the whole-health factor that `slug` names.
fn factor(open: &Open, slug: Option<String>) -> Result<Option<String>, Failure> {
    let Some(slug) = slug else { return Ok(None) };
    let questions = open.read(crate::store::Store::questions)?;
    Ok(Some(question(open, &questions, &slug, true)?.slug.clone()))
}

fn add(text: Option<&str>, fields: GoalFields, desk: Desk) -> Result<(), Failure> {
    let at = desk.env.clock.now(crate::domain::day::DAY_END);
    // The fields are looked at before any journal is opened.
    let blank = Goal {
        id: crate::domain::Id::once("goal", ""),
        at: at.at,
        text: String::new(),
        factor: None,
        why: None,
        measured_by: None,
        confidence: None,
        starts: at.today,
        weeks: 12,
        with: None,
        status: Status::Active,
        finished_on: None,
        aim: Aim::AtLeast,
        plan: Plan {
            times: Some(1),
            ..Plan::default()
        },
    };
    let mut goal = filled(blank, fields, &desk)?;
    let mut open = desk.open()?;
    let Some(text) = open.text(text, "shell-ask-goal")? else {
        return Err(Failure::here(open.words.get("shell-no-text")));
    };
    goal.factor = factor(&open, goal.factor)?;
    goal.id = open.store.new_id(open.now.at);
    goal.at = open.now.at;
    goal.text = text.lines().collect::<Vec<_>>().join(" ");
    goal.starts = open.now.today.week_start(open.own.week_start);
    free(&open, &goal)?;
    open.commit(&Change::put(What::Saved, goal.clone()))?;
    open.out.line(
        &open
            .words
            .with("shell-goal-saved", &[("goal", goal.text.into())]),
    )
}

fn edit(name: &str, fields: GoalFields, desk: Desk) -> Result<(), Failure> {
    if fields == GoalFields::default() {
        return Err(Failure::anywhere(desk.words.get("shell-same")));
    }
    let words_only = Desk::new(crate::words::Words::default(), desk.env.clone());
    let mut open = desk.open()?;
    let all: Vec<Goal> = open.all()?;
    let before = named(&open, &all, name)?.clone();
    let mut after = filled(before.clone(), fields, &words_only)?;
    if after.factor != before.factor {
        after.factor = factor(&open, after.factor)?;
    }
    let known = open.read(|store| weeks::changed(store, before.id))?;
    open.commit(&changes::changed(&before, after, open.now.today, &known))?;
    open.out.line(
        &open
            .words
            .with("shell-goal-saved", &[("goal", before.text.into())]),
    )
}

/// Carries out what happens to a goal as a whole; `into` is the status that it then has.
fn happened(
    desk: Desk,
    name: &str,
    into: Option<Status>,
    change: impl FnOnce(&Goal, &Open) -> Result<Change, Failure>,
) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let all: Vec<Goal> = open.all()?;
    let goal = named(&open, &all, name)?.clone();
    if into == Some(goal.status) {
        let status = status_name(goal.status);
        let values = [("goal", goal.text.into()), ("status", status.into())];
        return Err(Failure::here(
            open.words.with("shell-goal-already", &values),
        ));
    }
    let change = change(&goal, &open)?;
    open.commit(&change)?;
    open.out
        .line(&changes::said(&open.words, change.what, &goal))
}

fn tick(it: &super::arguments::GoalTick, desk: Desk) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let day = open.past_day(it.for_day.day.as_deref())?;
    let all: Vec<Goal> = open.all()?;
    let goal = named(&open, &all, &it.name)?.clone();
    let unit = goal.plan.unit.as_deref();
    let amount = it.amount.as_deref().map(|text| {
        number::read(text, unit)
            .map_err(|wrong| Failure::here(goal_words::unread(&open.words, text, unit, wrong)))
    });
    let amount = amount.transpose()?;
    if let Err(wrong) = goal.takes(day) {
        let said = goal_words::not_then(&open.words, &goal, open.now.today, wrong);
        return Err(Failure::here(said));
    }
    let note = open.text(it.note.as_deref(), "shell-ask-note")?;
    let state = match (it.part, it.not_today) {
        (true, _) => Done::Part,
        (_, true) => Done::NotToday,
        _ => Done::Done,
    };
    let before = open.read(|store| ticking::ticks_of(store, goal.id, day))?;
    let id = open.store.new_id(open.now.at);
    let did = Did {
        state,
        amount,
        note,
    };
    let change = ticking::ticked(&goal, day, did, &before, id, open.now.at);
    open.commit(&change)?;
    let today = open.now.today;
    let said =
        open.read(|store| ticking::said(store, &open.words, &goal, day, today, Some(state)))?;
    open.out.line(&said)
}

fn week(it: &super::arguments::GoalWeekOf, desk: Desk) -> Result<(), Failure> {
    if !it.off && it.times.is_none() && it.confidence.is_none() {
        return Err(Failure::anywhere(desk.words.get("shell-same")));
    }
    let mut open = desk.open()?;
    let day = open.day(it.week.as_deref())?;
    let all: Vec<Goal> = open.all()?;
    let goal = named(&open, &all, &it.name)?.clone();
    let start = goal.week_of(day);
    let known = open.read(|store| store.week_of(goal.id, start))?;
    let mut week = known.unwrap_or_else(|| Week::new(goal.id, start));
    week.off |= it.off;
    if let Some(times) = it.times {
        let plan = week.plan.clone().unwrap_or_else(|| goal.plan.clone());
        week.plan = Some(Plan {
            times: Some(times),
            weekdays: Vec::new(),
            ..plan
        });
    }
    if let Some(confidence) = it.confidence {
        week.confidence_first = week.confidence.or(Some(confidence));
        week.confidence = Some(confidence);
    }
    let what = if it.off { What::WeekOff } else { What::Changed };
    open.commit(&Change::put(what, week))?;
    open.out.line(&open.words.with(
        "shell-goal-week",
        &[
            ("goal", goal.text.into()),
            ("week", open.words.date(start).into()),
        ],
    ))
}

/// A goal with its week as of today.
pub(super) fn item(goal: &Goal, week: &GoalWeek) -> Value {
    let mut value = serde_json::to_value(goal).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert("week".to_owned(), json!(week.number));
        object.insert("planned".to_owned(), json!(week.done.planned));
        object.insert("this_week".to_owned(), json!(week.done.done));
        object.insert("part_this_week".to_owned(), json!(week.done.part));
        object.insert("amount_this_week".to_owned(), json!(week.done.amount));
        object.insert("week_off".to_owned(), json!(week.done.off));
    }
    value
}

fn list(desk: Desk, json: bool) -> Result<(), Failure> {
    let open = desk.open_whole()?;
    let mut all: Vec<Goal> = open.all()?;
    all.sort_by_key(|goal| goal.status != Status::Active);
    show_all(&open, &all, json)
}

fn show(desk: Desk, name: &str, json: bool) -> Result<(), Failure> {
    let open = desk.open_whole()?;
    let all: Vec<Goal> = open.all()?;
    let goal = named(&open, &all, name)?.clone();
    show_all(&open, &[goal], json)
}

fn show_all(open: &Open, goals: &[Goal], json: bool) -> Result<(), Failure> {
    if goals.is_empty() && !json {
        return open.out.line(&open.words.get("goals-empty"));
    }
    let today = open.now.today;
    let mut items = Vec::new();
    for goal in goals {
        let week = open.read(|store| GoalWeek::of_day(store, goal, today))?;
        if json {
            items.push(item(goal, &week));
            continue;
        }
        let active = goal.status == Status::Active;
        let count = if active {
            goal_words::week_count(&open.words, goal, &week, today)
        } else {
            String::new()
        };
        let status = open
            .words
            .get(&format!("shell-goal-{}", status_name(goal.status)));
        let line = format!("{}. {status} {count}", goal.text.trim_end_matches('.'));
        open.out.line(line.trim_end())?;
    }
    if json {
        open.out.value(&json!({ "items": items }))
    } else {
        Ok(())
    }
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Resting => "resting",
        Status::Finished => "finished",
        Status::LetGo => "let-go",
    }
}

//! What a command does to a goal, on whichever page it stands: its own, the list, or a day's.

use super::{changes, ticking, weeks, words};
use crate::app::flows::{bring_up, goal_form, tick, week_plan};
use crate::app::{Command, Cx, Next};
use crate::domain::{Aim, Change, Day, Done, Goal, Person, Status, What};
use crate::store::Error;

/// Carries `command` out on `goal`, ticking for `day`. Commands that are not about a goal are [`Next::Ignored`].
///
/// # Errors
/// What kept a change from being written; nothing of it is there then.
pub fn act(goal: &Goal, day: Day, command: Command, cx: &mut Cx<'_>) -> Result<Next, Error> {
    let today = cx.now.today;
    match command {
        Command::Tick
        | Command::Untick
        | Command::TickPart
        | Command::NotToday
        | Command::TickAmount => return ticks(goal, day, command, cx),
        Command::Change => return Ok(Next::Push(goal_form::change(goal))),
        Command::NextTalk => {
            let person = goal.with.map(|id| cx.store.get::<Person>(id)).transpose()?;
            match person.flatten() {
                Some(person) => return Ok(Next::Push(bring_up::new(person))),
                None => cx.say(cx.words.get("goal-talk-no-one")),
            }
        }
        Command::PlanWeek => return Ok(Next::Push(week_plan::new(goal, today.max(goal.starts)))),
        // One key sets a goal aside and takes it up again: which it is goes by where the goal stands.
        Command::Rest | Command::Resume if goal.status == Status::Active => {
            happened(goal, &changes::rested(goal, today), cx)?;
        }
        Command::Rest | Command::Resume => {
            let known = weeks::changed(cx.store, goal.id)?;
            happened(goal, &changes::resumed(goal, today, &known), cx)?;
        }
        Command::Finish => happened(goal, &changes::finished(goal, today), cx)?,
        Command::LetGo => happened(goal, &changes::let_go(goal, today), cx)?,
        Command::Remove => {
            let known = weeks::changed(cx.store, goal.id)?;
            let ticks = cx.store.tick_ids(goal.id)?;
            happened(goal, &changes::removed(goal, &ticks, &known), cx)?;
        }
        Command::WeekOff | Command::WeekOn => {
            let week = cx.store.week_of(goal.id, goal.week_of(today))?;
            let off = week.as_ref().is_none_or(|week| !week.off);
            cx.commit(&changes::week_off(goal, today, week))?;
            let id = if off {
                "goal-week-is-off"
            } else {
                "goal-week-is-on"
            };
            cx.say(format!(
                "{} {}",
                cx.words.get(id),
                cx.words.get("goal-undo-week")
            ));
        }
        _ => return Ok(Next::Ignored),
    }
    Ok(Next::Stay)
}

fn ticks(goal: &Goal, day: Day, command: Command, cx: &mut Cx<'_>) -> Result<Next, Error> {
    if let Err(wrong) = goal.takes(day) {
        cx.say(words::not_then(cx.words, goal, cx.now.today, wrong));
        return Ok(Next::Stay);
    }
    let state = match command {
        Command::NotToday => Done::NotToday,
        Command::TickPart => Done::Part,
        _ => Done::Done,
    };
    // A value has to be asked for; one that was written down goes as any tick does.
    let asks = state == Done::Done && matches!(goal.aim, Aim::Towards { .. });
    if command == Command::TickAmount || (asks && !ticking::is_done(cx.store, goal.id, day)?) {
        return Ok(Next::Push(tick::new(goal, day)));
    }
    ticking::toggle(cx, goal, day, state)?;
    Ok(Next::Stay)
}

fn happened(goal: &Goal, change: &Change, cx: &mut Cx<'_>) -> Result<(), Error> {
    cx.commit(change)?;
    let said = changes::said(cx.words, change.what, goal);
    let undo = cx.words.get(if change.what == What::Resumed {
        "goal-undo-week"
    } else {
        "goal-undo"
    });
    cx.say(format!("{said} {undo}"));
    Ok(())
}

//! A goal's weeks as they are shown: what was planned, what was done, and what the week was.

use std::collections::HashMap;

use crate::domain::{Aim, Day, Done, Goal, Id, Plan, Status, Week};
use crate::insight::{WeekDone, WeekStands};
use crate::store::{Error, Span, Store, TickWeek};

/// How many weeks stand on a page.
pub const ON_A_PAGE: usize = 12;

/// One week of a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalWeek {
    /// Which week of the goal it is, from 1.
    pub number: i64,
    /// The plan that held in it.
    pub plan: Plan,
    pub done: WeekDone,
    /// The last amount: where a goal that goes towards a value had got to.
    pub last: Option<f64>,
}

impl GoalWeek {
    /// A week from what was changed in it and what was ticked.
    #[must_use]
    pub fn new(goal: &Goal, number: i64, week: Option<Week>, ticks: &TickWeek) -> Self {
        let off = week.as_ref().is_some_and(|week| week.off);
        let confidence = week.as_ref().and_then(|week| week.confidence);
        let plan = week
            .and_then(|week| week.plan)
            .unwrap_or_else(|| goal.plan.clone());
        Self {
            number,
            done: WeekDone {
                start: goal.starts.plus((number - 1) * 7),
                planned: plan.days_a_week(),
                done: ticks.done,
                part: ticks.part,
                not_today: ticks.not_today,
                amount: ticks.amount.unwrap_or(0.0),
                off,
                confidence,
            },
            plan,
            last: ticks.last,
        }
    }

    /// Reads the week of `goal` that `day` is in. What was done once counts in every week after it too, and a value
    /// holds until the next.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn of_day(store: &Store, goal: &Goal, day: Day) -> Result<Self, Error> {
        let start = goal.week_of(day);
        let ticks = store.ticks_by_week(goal.id, start, 1)?;
        let mut ticks = ticks.into_iter().next().unwrap_or_default();
        match goal.aim {
            Aim::AtLeast | Aim::AtMost => {}
            Aim::Towards { .. } => ticks.last = value(store, goal, day)?.map(|(_, value)| value),
            Aim::Once => ticks.done = u8::from(done_on(store, goal, day)?.is_some()),
        }
        let week = store.week_of(goal.id, start)?;
        Ok(Self::new(goal, goal.week_number(day), week, &ticks))
    }

    /// Where it stands on `today`.
    #[must_use]
    pub fn stands(&self, today: Day) -> WeekStands {
        self.done.stands(today)
    }

    /// How full it is, for a small mark in a list: 7 eighths are the plan, 8 are more. None: nothing was written, or it
    /// was a week off.
    #[must_use]
    pub fn eighths(&self) -> Option<u8> {
        let week = &self.done;
        if week.off || (week.done == 0 && week.part == 0 && week.not_today == 0) {
            return None;
        }
        let planned = week.planned.max(1);
        Some(if week.done > planned {
            8
        } else {
            (week.done * 7 / planned).max(1)
        })
    }
}

/// Reads `count` weeks of `goal` from number `first` on.
///
/// # Errors
/// When the journal can't be read.
pub fn weeks(store: &Store, goal: &Goal, first: i64, count: usize) -> Result<Vec<GoalWeek>, Error> {
    let from = goal.starts.plus((first - 1) * 7);
    let to = from.plus(i64::try_from(count).unwrap_or(0) * 7 - 1);
    // Few weeks are changed at all, so those of every goal are read at once.
    let mut changed: HashMap<Id, Week> = store
        .list::<Week>(Span::days(from, to))?
        .into_iter()
        .map(|week| (week.id, week))
        .collect();
    let ticks = store.ticks_by_week(goal.id, from, count)?;
    let week = |(number, ticks)| {
        let id = Week::id_of(goal.id, goal.starts.plus((number - 1) * 7));
        GoalWeek::new(goal, number, changed.remove(&id), ticks)
    };
    Ok((first..).zip(&ticks).map(week).collect())
}

/// All weeks that a goal has to show: those it was made for, up to where it ended, and more while it goes on after them.
///
/// # Errors
/// When the journal can't be read.
pub fn all(store: &Store, goal: &Goal, today: Day) -> Result<Vec<GoalWeek>, Error> {
    let planned = i64::from(goal.weeks);
    let count = match (goal.status, goal.finished_on) {
        (Status::Active, _) => goal.week_number(today).max(planned),
        (_, Some(ended)) => goal.week_number(ended).max(1),
        (_, None) => planned,
    };
    weeks(store, goal, 1, usize::try_from(count).unwrap_or(0))
}

/// The last [`ON_A_PAGE`] weeks up to the one of `today`; none before the goal starts.
///
/// # Errors
/// When the journal can't be read.
pub fn latest(store: &Store, goal: &Goal, today: Day) -> Result<Vec<GoalWeek>, Error> {
    let last = goal.week_number(today);
    let count = usize::try_from(last).unwrap_or(0).min(ON_A_PAGE);
    let first = last + 1 - i64::try_from(count).unwrap_or(0);
    weeks(store, goal, first, count)
}

/// The weeks of `goal` in which something was changed, in order.
///
/// # Errors
/// When the journal can't be read.
pub fn changed(store: &Store, goal: Id) -> Result<Vec<Week>, Error> {
    let mut weeks = store.list::<Week>(Span::ALL)?;
    weeks.retain(|week| week.goal == goal);
    Ok(weeks)
}

/// The last value that was written down for a goal that goes towards one, on or before `until`, with its day.
///
/// # Errors
/// When the journal can't be read.
pub fn value(store: &Store, goal: &Goal, until: Day) -> Result<Option<(Day, f64)>, Error> {
    Ok(values(store, goal, until)?.pop())
}

/// All values that were written down for such a goal on or before `until`, oldest first: the last of each day.
///
/// # Errors
/// When the journal can't be read.
pub fn values(store: &Store, goal: &Goal, until: Day) -> Result<Vec<(Day, f64)>, Error> {
    let days = store.tick_days(goal.id, goal.starts, until)?.into_iter();
    Ok(days
        .filter_map(|day| day.last.map(|value| (day.day, value)))
        .collect())
}

/// The last day on or before `until` on which `goal` was done, where once is enough.
///
/// # Errors
/// When the journal can't be read.
pub fn done_on(store: &Store, goal: &Goal, until: Day) -> Result<Option<Day>, Error> {
    let days = store.tick_days(goal.id, goal.starts, until)?;
    let done = days.iter().rev().find(|day| day.state == Done::Done);
    Ok(done.map(|day| day.day))
}

//! The goals' lines on the page of a day: what is planned for it, and what was ticked.

use super::ticking::answer;
use super::weeks::GoalWeek;
use super::words;
use crate::app::page::{Mark, Row};
use crate::domain::{Aim, Day, Done, Goal, Tick};
use crate::say;
use crate::store::{Error, Span, Store};
use crate::words::Words;

/// A goal that has a line on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalToday {
    pub goal: Goal,
    pub day: Day,
    /// The week that the day is in.
    pub week: GoalWeek,
    /// What was ticked on the day, in the order in which it was written down.
    pub ticks: Vec<Tick>,
}

/// The goals of `day`: those that are planned for it, or for no set day, and any that were ticked on it. Of those that
/// ended since then too, as of any that was there.
///
/// # Errors
/// When the journal can't be read.
pub fn goals_today(store: &Store, day: Day) -> Result<Vec<GoalToday>, Error> {
    let ticks: Vec<Tick> = store.list(Span::day(day))?;
    let mut lines = Vec::new();
    for goal in store.goals_there(day)? {
        let ticks: Vec<Tick> = ticks
            .iter()
            .filter(|tick| tick.goal == goal.id)
            .cloned()
            .collect();
        let week = GoalWeek::of_day(store, &goal, day)?;
        // What was done once needs no line on the days after it.
        let done = goal.aim == Aim::Once && week.done.done > 0;
        let planned = goal.takes(day).is_ok() && week.plan.falls_on(day) && !done;
        if ticks.is_empty() && !planned {
            continue;
        }
        lines.push(GoalToday {
            goal,
            day,
            week,
            ticks,
        });
    }
    Ok(lines)
}

impl GoalToday {
    /// What was answered on the day; none: nothing yet.
    #[must_use]
    pub fn answer(&self) -> Option<Done> {
        answer(&self.ticks)
    }

    /// The line: `[ ] Walk 15 minutes   1 of 5 this week`, `[x] Call one person   done, 1:05 pm`.
    #[must_use]
    pub fn row(&self, words: &Words, today: Day) -> Row {
        let count = words::week_count(words, &self.goal, &self.week, today);
        let detail = match (self.answer(), self.goal.aim) {
            (Some(Done::Done), Aim::AtLeast | Aim::Once) => self.done(words),
            (Some(Done::NotToday), _) => words.get("goal-not-today"),
            _ => count,
        };
        let step = words::step(words, &self.goal, &self.week.plan);
        Row::pick(words::capital(&step))
            .mark(self.mark())
            .detail(detail)
    }

    /// The box before the line.
    #[must_use]
    pub fn mark(&self) -> Mark {
        match self.answer() {
            Some(Done::Done) => Mark::Done,
            Some(Done::Part) => Mark::Part,
            Some(Done::NotToday) => Mark::NotToday,
            None => Mark::Open,
        }
    }

    /// How much of it was done on the day, where that was said.
    #[must_use]
    pub fn amount(&self, words: &Words) -> Option<String> {
        let mut amounts = self.ticks.iter().filter_map(|tick| tick.amount);
        let amount = match self.goal.aim {
            // The last value is the one that stands.
            Aim::Towards { .. } => amounts.next_back(),
            _ => amounts.reduce(|sum, amount| sum + amount),
        };
        amount.map(|amount| words::quantity(words, amount, self.goal.plan.unit.as_deref()))
    }

    /// When it was done, where it was written down on the day itself.
    fn done(&self, words: &Words) -> String {
        let last = self
            .ticks
            .iter()
            .rev()
            .find(|tick| tick.state == Done::Done && tick.at.date_naive() == self.day.date());
        match last {
            Some(tick) => say!(words, "goal-done-at", time = words.time(tick.at)),
            None => words.get("goal-done"),
        }
    }
}

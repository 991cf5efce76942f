//! Whole health goals: the goal, its plan, what each week changed, and what was done on a day.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::day::{Day, Instant};
use super::id::Id;
use super::invalid::{Invalid, LONG, SHORT, range, required, within};

/// Where a goal stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Active,
    Resting,
    Finished,
    LetGo,
}

/// What the numbers of a goal mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// Do it at least so often (or so much) a week.
    #[default]
    AtLeast,
    /// At most so often (or so much) a week.
    AtMost,
    /// A value that goes from here to there: weight, savings.
    Towards { from: f64, to: f64 },
    /// Once, and it is done.
    Once,
}

/// What will be done, how much, how often, when and where.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// How much each time, in `unit`; above 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Times (days with a tick) a week, 1 to 7. Empty where `weekdays` says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u8>,
    /// The weekdays it is planned for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Weekday>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What to do when the time does not work out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_not: Option<String>,
}

impl Plan {
    /// How many days a week are planned, 1 to 7.
    #[must_use]
    pub fn days_a_week(&self) -> u8 {
        match (u8::try_from(self.weekdays.len()), self.times) {
            (Ok(days @ 1..), _) => days,
            (_, Some(times)) => times,
            _ => 1,
        }
    }

    /// Whether `day` is one it is planned for. Without weekdays every day is.
    #[must_use]
    pub fn falls_on(&self, day: Day) -> bool {
        self.weekdays.is_empty() || self.weekdays.contains(&day.weekday())
    }

    /// A smaller step: a day a week less; where there is one day only, two thirds of the amount. Never nothing.
    #[must_use]
    pub fn smaller(&self) -> Self {
        match self.days_a_week() {
            2.. => self.on_days(self.days_a_week() - 1),
            _ => self.of_amount(2.0 / 3.0),
        }
    }

    /// A bigger step: a day a week more; where it is every day already, a third more of the amount.
    #[must_use]
    pub fn bigger(&self) -> Self {
        match self.days_a_week() {
            ..7 => self.on_days(self.days_a_week() + 1),
            _ => self.of_amount(4.0 / 3.0),
        }
    }

    /// The same on so many days a week, whichever they are.
    fn on_days(&self, times: u8) -> Self {
        Self {
            times: Some(times),
            weekdays: Vec::new(),
            ..self.clone()
        }
    }

    /// The same with an amount that differs by that factor, in whole numbers; an amount under 2 stays.
    fn of_amount(&self, factor: f64) -> Self {
        Self {
            amount: self.amount.map(|amount| {
                if amount < 2.0 {
                    amount
                } else {
                    (amount * factor).round().max(1.0)
                }
            }),
            ..self.clone()
        }
    }

    fn check(&self) -> Result<(), Invalid> {
        if let Some(amount) = self.amount {
            range("amount", amount, 0.01, 1_000_000.0)?;
        }
        if let Some(times) = self.times {
            range("times", f64::from(times), 1.0, 7.0)?;
        }
        for text in [
            &self.what,
            &self.unit,
            &self.when,
            &self.place,
            &self.if_not,
        ]
        .into_iter()
        .flatten()
        {
            within("plan", text, SHORT)?;
        }
        Ok(())
    }
}

/// Why a goal takes no tick for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotThen {
    /// It starts on that day.
    Before(Day),
    /// It ended, or was set aside, on that day.
    After(Day),
}

/// A goal: one thing the person wants more of, cut into small steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    pub id: Id,
    pub at: Instant,
    pub text: String,
    /// The whole-health factor it belongs to, by slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<String>,
    /// What it would make better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured_by: Option<String>,
    /// How sure the person was at the start, 1 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// The first day of its first week.
    pub starts: Day,
    /// How many weeks it runs, 1 to 520.
    pub weeks: u16,
    /// Who asks about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<Id>,
    #[serde(default)]
    pub status: Status,
    /// The day it was set aside, finished or let go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished_on: Option<Day>,
    #[serde(default)]
    pub aim: Aim,
    #[serde(default)]
    pub plan: Plan,
}

impl Goal {
    /// The first day of its last week.
    #[must_use]
    pub fn last_week(&self) -> Day {
        self.starts
            .plus(i64::from(self.weeks.saturating_sub(1)) * 7)
    }

    /// Its last day.
    #[must_use]
    pub fn ends(&self) -> Day {
        self.starts.plus(i64::from(self.weeks) * 7 - 1)
    }

    /// Which of its weeks `day` is in, from 1; less before it starts, more than [`Goal::weeks`] after it ends.
    #[must_use]
    pub fn week_number(&self, day: Day) -> i64 {
        day.since(self.starts).div_euclid(7) + 1
    }

    /// The first day of that one of its weeks that `day` is in. Its weeks begin on the weekday on which it started.
    #[must_use]
    pub fn week_of(&self, day: Day) -> Day {
        self.starts.plus((self.week_number(day) - 1) * 7)
    }

    /// Whether a tick can be for `day`: not before its first week, and not from the day on which it ended or was set
    /// aside. A goal past its last week goes on until it is ended.
    ///
    /// # Errors
    /// [`NotThen`] with the day that says why.
    pub fn takes(&self, day: Day) -> Result<(), NotThen> {
        match self.finished_on.filter(|_| self.status != Status::Active) {
            _ if day < self.starts => Err(NotThen::Before(self.starts)),
            Some(ended) if day >= ended => Err(NotThen::After(ended)),
            _ => Ok(()),
        }
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("text", &self.text, SHORT)?;
        within("why", self.why.as_deref().unwrap_or_default(), LONG)?;
        range("weeks", f64::from(self.weeks), 1.0, 520.0)?;
        if let Some(confidence) = self.confidence {
            range("confidence", f64::from(confidence), 1.0, 10.0)?;
        }
        if let Aim::Towards { from, to } = self.aim {
            for value in [from, to] {
                range("value", value, -1_000_000_000.0, 1_000_000_000.0)?;
            }
        }
        self.plan.check()
    }
}

/// What one week of a goal changed. Its id is made of the goal and the week, so there is one a week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Week {
    pub id: Id,
    pub goal: Id,
    pub week_start: Day,
    /// The plan of this week, where it differs from the goal's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// How sure the person was before adjusting, 1 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence_first: Option<u8>,
    /// How sure the person was in the end, 1 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub barrier: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjustment: Option<String>,
    /// A week off that the person chose.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked_back: Option<String>,
}

impl Week {
    /// The id of `goal`'s week that begins on `week_start`.
    #[must_use]
    pub fn id_of(goal: Id, week_start: Day) -> Id {
        Id::once("week", &format!("{goal}/{week_start}"))
    }

    /// A week of `goal` in which nothing was changed yet.
    #[must_use]
    pub fn new(goal: Id, week_start: Day) -> Self {
        Self {
            id: Self::id_of(goal, week_start),
            goal,
            week_start,
            plan: None,
            confidence_first: None,
            confidence: None,
            barrier: None,
            adjustment: None,
            off: false,
            looked_back: None,
        }
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        for confidence in [self.confidence, self.confidence_first]
            .into_iter()
            .flatten()
        {
            range("confidence", f64::from(confidence), 1.0, 10.0)?;
        }
        self.plan.as_ref().map_or(Ok(()), Plan::check)
    }
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    #[default]
    Done,
    /// Some of it. Shown beside the count, not in it.
    Part,
    /// "Not today": an answer, not a hole.
    NotToday,
}

impl Done {
    /// The word that the file keeps.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Part => "part",
            Self::NotToday => "not_today",
        }
    }
}

/// A tick: what was done for a goal on a day. Several a day add up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    pub id: Id,
    pub goal: Id,
    pub day: Day,
    pub at: Instant,
    /// How much, in the plan's unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<f64>,
    #[serde(default)]
    pub state: Done,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Tick {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        if let Some(amount) = self.amount {
            range("amount", amount, -1_000_000_000.0, 1_000_000_000.0)?;
        }
        within("note", self.note.as_deref().unwrap_or_default(), LONG)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Any day from 1915 to 2188, so that leap years and the ends of years and centuries are among them.
    fn day() -> impl Strategy<Value = Day> {
        (699_000..799_000_i64).prop_map(|number| Day::from_number(number).expect("a day"))
    }

    fn goal(starts: Day, weeks: u16) -> Goal {
        Goal {
            id: Id::once("goal", "walk"),
            at: chrono::DateTime::parse_from_rfc3339("2022-09-12T09:00:00-04:00").expect("a time"),
            text: "Walk most days".to_owned(),
            factor: None,
            why: None,
            measured_by: None,
            confidence: None,
            starts,
            weeks,
            with: None,
            status: Status::Active,
            finished_on: None,
            aim: Aim::AtLeast,
            plan: Plan::default(),
        }
    }

    fn plan() -> impl Strategy<Value = Plan> {
        let amount = prop::option::of(0.01..1_000_000.0_f64);
        let days = prop::sample::subsequence(
            (0..7)
                .map(|n| Weekday::try_from(n).expect("a weekday"))
                .collect::<Vec<_>>(),
            0..=7,
        );
        (prop::option::of(1..=7_u8), amount, days).prop_map(|(times, amount, weekdays)| Plan {
            amount,
            times,
            weekdays,
            ..Plan::default()
        })
    }

    proptest! {
        #[test]
        fn every_day_is_in_one_week_of_seven(starts in day(), day in day(), weeks in 1..=520_u16) {
            let goal = goal(starts, weeks);
            let (week, number) = (goal.week_of(day), goal.week_number(day));
            prop_assert!((0..7).contains(&day.since(week)));
            prop_assert_eq!(week.weekday(), starts.weekday());
            prop_assert_eq!(week, starts.plus((number - 1) * 7));
            prop_assert_eq!(goal.week_number(week.plus(-1)), number - 1);
            prop_assert_eq!(goal.week_number(week.plus(7)), number + 1);
        }

        #[test]
        fn its_last_day_is_the_last_of_its_last_week(starts in day(), weeks in 1..=520_u16) {
            let goal = goal(starts, weeks);
            prop_assert_eq!(goal.ends(), goal.last_week().plus(6));
            prop_assert_eq!(goal.week_number(goal.ends()), i64::from(weeks));
            prop_assert_eq!(goal.week_number(goal.ends().plus(1)), i64::from(weeks) + 1);
            prop_assert_eq!(goal.week_number(starts), 1);
        }

        #[test]
        fn a_tick_is_for_a_day_from_its_start_to_its_end(starts in day(), on in 0..4_000_i64, ended in 0..4_000_i64) {
            let mut goal = goal(starts, 12);
            prop_assert!(goal.takes(starts.plus(on)).is_ok());
            prop_assert_eq!(goal.takes(starts.plus(-1 - on)), Err(NotThen::Before(starts)));
            goal.status = Status::Finished;
            goal.finished_on = Some(starts.plus(ended));
            prop_assert_eq!(goal.takes(starts.plus(on)).is_ok(), on < ended);
        }

        #[test]
        fn a_smaller_and_a_bigger_step_are_steps(plan in plan()) {
            for step in [plan.smaller(), plan.bigger()] {
                prop_assert!((1..=7).contains(&step.days_a_week()));
                prop_assert!(step.amount.is_none_or(|amount| amount > 0.0));
                prop_assert_eq!(step.amount.is_some(), plan.amount.is_some());
            }
            prop_assert!(plan.smaller().days_a_week() <= plan.days_a_week());
            prop_assert!(plan.bigger().days_a_week() >= plan.days_a_week());
        }
    }
}

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

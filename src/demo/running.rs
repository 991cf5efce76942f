//! One goal as it is lived: begun, ticked, given a week off, and ended.

use serde::Deserialize;

use super::dice::Lines;
use super::mood::Feel;
use super::pen::Pen;
use super::plan::{Ending, Planned, Template, Track};
use crate::domain::{Aim, Day, Done, Goal, Id, Plan, Status, Tick, Week, What};

/// The lines on ticks, from `assets/demo/notes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TickLines {
    body: Lines,
    rest: Lines,
    people: Lines,
    other: Lines,
    part: Lines,
    not_today: Lines,
}

/// The lines on weeks, from `assets/demo/notes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WeekLines {
    barrier: Lines,
    adjustment: Lines,
    looked_back: Lines,
    off_reason: Lines,
}

/// What a day is like for ticks.
#[derive(Clone, Copy)]
pub(super) struct Going<'a> {
    pub feel: &'a Feel,
    /// Whether it is a day on which the person writes.
    pub here: bool,
    /// Whether there was a reach-out.
    pub reached: bool,
}

pub(super) struct Running {
    goal: Goal,
    pub template: Template,
    pub planned: Planned,
    /// The number of a week off.
    off: Option<i64>,
    /// What this week changed so far.
    week: Week,
}

impl Running {
    pub(super) fn begin(
        template: Template,
        planned: Planned,
        coach: Option<Id>,
        pen: &mut Pen,
    ) -> Self {
        let goal = Goal {
            id: pen.new_id(),
            at: pen.at(),
            text: template.text.clone(),
            factor: Some(template.factor.clone()),
            why: Some(template.why.clone()),
            measured_by: Some(template.measured_by.clone()),
            confidence: u8::try_from(pen.dice.between(6, 9)).ok(),
            starts: planned.starts,
            weeks: u16::try_from(planned.weeks).unwrap_or(1),
            with: coach.filter(|_| template.track == Track::Body),
            status: Status::Active,
            finished_on: None,
            aim: template.aim,
            plan: template.plan.clone(),
        };
        pen.put(What::Saved, goal.clone());
        let off = match (planned.ending, template.track) {
            // The walks have run long enough for a week off; the other open goals have not.
            (Ending::Open, Track::Body) => Some(6),
            (Ending::Open, _) => None,
            _ => Some(pen.dice.between(3, 10)).filter(|_| pen.dice.chance(60)),
        };
        Self {
            off,
            week: Week::new(goal.id, planned.starts),
            goal,
            template,
            planned,
        }
    }

    pub(super) fn end(mut self, lines: &mut TickLines, pen: &mut Pen) {
        let (status, what) = match self.planned.ending {
            Ending::Open => return,
            Ending::Finished => (Status::Finished, What::Finished),
            Ending::LetGo => (Status::LetGo, What::LetGo),
            Ending::Resting => (Status::Resting, What::Rested),
        };
        let value = match self.goal.aim {
            Aim::Towards { to, .. } => Some(to),
            _ => None,
        };
        if value.is_some() || self.goal.aim == Aim::Once {
            let tick = Tick {
                amount: value,
                note: Some(pen.say(&mut lines.other)),
                ..self.plain(Done::Done, pen)
            };
            pen.put(What::Ticked, tick);
        }
        self.goal.status = status;
        self.goal.finished_on = Some(pen.today());
        pen.put(what, self.goal);
    }

    /// The first look at a new week: perhaps a week off, or, in `often` of a hundred, a rating, and a smaller plan where
    /// that is low.
    pub(super) fn plan_week(
        &mut self,
        week: Day,
        often: i64,
        lines: &mut WeekLines,
        pen: &mut Pen,
    ) {
        self.week = Week::new(self.goal.id, week);
        if matches!(self.template.track, Track::Once | Track::Towards) {
            return;
        }
        if self.off == Some(self.goal.week_number(week)) {
            self.week.off = true;
            self.week.adjustment = Some(pen.say(&mut lines.off_reason));
            pen.put(What::WeekOff, self.week.clone());
        } else if pen.dice.chance(often) {
            let sure = pen.dice.between(4, 10);
            self.week.confidence_first = u8::try_from(sure).ok();
            self.week.confidence = self.week.confidence_first;
            if sure < 7 {
                self.week.barrier = Some(pen.say(&mut lines.barrier));
                if pen.dice.chance(55) {
                    self.week.confidence = u8::try_from(pen.dice.between(7, 8)).ok();
                    self.week.adjustment = Some(pen.say(&mut lines.adjustment));
                    self.week.plan = self.smaller();
                }
            }
            pen.put(What::Saved, self.week.clone());
        }
    }

    /// The plan with one time less, where it has times to spare.
    fn smaller(&self) -> Option<Plan> {
        let times = self.goal.plan.times.filter(|times| *times > 2)?;
        Some(Plan {
            times: Some(times - 1),
            ..self.goal.plan.clone()
        })
    }

    /// Perhaps a tick. Answers whether it is one that is done.
    pub(super) fn tick(&self, going: Going, lines: &mut TickLines, pen: &mut Pen) -> bool {
        let plan = &self.goal.plan;
        if self.week.off || !plan.falls_on(pen.today()) || self.template.track == Track::Once {
            return false;
        }
        if let Aim::Towards { from, to } = self.goal.aim {
            if pen.dice.chance(if going.here { 85 } else { 30 }) {
                self.measure(from, to, lines, pen);
            }
            return false;
        }
        if !pen.dice.chance(self.likely(going)) {
            return false;
        }
        let at_most = self.goal.aim == Aim::AtMost;
        let state = match pen.dice.between(0, 99) {
            0..6 if !at_most => Done::Part,
            6..12 if !at_most && !self.template.with_reach => Done::NotToday,
            _ => Done::Done,
        };
        pen.wait(self.template.hour, self.template.hour + 1);
        let mut tick = self.plain(state, pen);
        if plan.amount.is_some() && state != Done::NotToday {
            tick.amount = self.amount(state, pen);
        }
        if pen
            .dice
            .chance(if state == Done::NotToday { 55 } else { 15 })
        {
            tick.note = Some(pen.say(lines.on(state, self.template.track)));
        }
        pen.put(What::Ticked, tick);
        state == Done::Done
    }

    /// In `often` of a hundred a line on how the week went.
    pub(super) fn look_back(&mut self, often: i64, lines: &mut WeekLines, pen: &mut Pen) {
        if !self.week.off && pen.dice.chance(often) {
            self.week.looked_back = Some(pen.say(&mut lines.looked_back));
            pen.put(What::Saved, self.week.clone());
        }
    }

    /// How likely a tick is on a day it is planned for, in percent.
    fn likely(&self, going: Going) -> i64 {
        let habit = self.template.habit;
        if self.template.with_reach {
            return if going.reached { habit } else { 4 };
        }
        let daily = if self.goal.plan.weekdays.is_empty() {
            habit * i64::from(self.goal.plan.days_a_week()) / 7
        } else {
            habit
        };
        let mood = (going.feel.mood - 350).clamp(-150, 60) / 5;
        // A week that the person is not sure of has something in its way.
        let sure = if self.week.confidence.is_some_and(|sure| sure < 7) {
            -14
        } else {
            0
        };
        let here = if going.here { 100 } else { 40 };
        (daily + mood + sure) * here / 100
    }

    /// A value on the way from `from` to `to`, by how much of the time has gone.
    fn measure(&self, from: f64, to: f64, lines: &mut TickLines, pen: &mut Pen) {
        pen.wait(self.template.hour, self.template.hour + 1);
        let week = self.goal.week_number(pen.today()).clamp(0, 1_000);
        let part = |weeks: i64| i32::try_from(weeks).map_or(0.0, f64::from);
        // Some weeks bring more than others.
        let give_or_take = part(pen.dice.wobble(8)) / 100.0;
        let gone = part(week) / part(self.planned.weeks + 1);
        let value = from + (to - from) * (gone + give_or_take).clamp(0.0, 1.0);
        let tick = Tick {
            amount: Some(value.round()),
            note: pen.dice.chance(12).then(|| pen.say(&mut lines.other)),
            ..self.plain(Done::Done, pen)
        };
        pen.put(What::Ticked, tick);
    }

    fn amount(&self, state: Done, pen: &mut Pen) -> Option<f64> {
        if state == Done::Part {
            return Some(5.0).filter(|_| self.goal.plan.unit.as_deref() == Some("minutes"));
        }
        pen.dice
            .pick(&self.template.spread)
            .map(|amount| f64::from(*amount))
            .or(self.goal.plan.amount)
    }

    pub(super) fn plain(&self, state: Done, pen: &mut Pen) -> Tick {
        Tick {
            id: pen.new_id(),
            goal: self.goal.id,
            day: pen.today(),
            at: pen.at(),
            amount: None,
            state,
            note: None,
        }
    }
}

impl TickLines {
    fn on(&mut self, state: Done, track: Track) -> &mut Lines {
        match (state, track) {
            (Done::Part, _) => &mut self.part,
            (Done::NotToday, _) => &mut self.not_today,
            (Done::Done, Track::Body) => &mut self.body,
            (Done::Done, Track::Rest) => &mut self.rest,
            (Done::Done, Track::People) => &mut self.people,
            (Done::Done, _) => &mut self.other,
        }
    }
}

//! On which days the person writes: gaps cluster in dips and holidays, and once a year there are three weeks of nothing.

use chrono::Datelike;

use super::dice::Dice;
use super::mood::{Dip, Feel};
use crate::domain::Day;

/// How long the pause of each year is, in days.
pub(super) const PAUSE: i64 = 21;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// In the pause: nothing is written.
    Away,
    /// No check-in, but perhaps a tick or a call.
    Quiet,
    Here,
}

pub(super) struct Presences {
    /// The first day of each pause, earliest last.
    pauses: Vec<Day>,
    gap: i64,
    start: Day,
    until: Day,
}

impl Presences {
    pub(super) fn new(years: u16, start: Day, until: Day, dice: &mut Dice) -> Self {
        let pauses = (0..i64::from(years))
            .map(|year| until.plus(-365 * year - dice.between(90, 280)))
            .collect();
        Self {
            pauses,
            gap: 0,
            start,
            until,
        }
    }

    /// Whether `day` is in a pause. Days are asked for in their order.
    pub(super) fn away(&mut self, day: Day) -> bool {
        while self.pauses.last().is_some_and(|it| day >= it.plus(PAUSE)) {
            self.pauses.pop();
        }
        self.pauses.last().is_some_and(|it| day >= *it)
    }

    pub(super) fn on(&mut self, day: Day, feel: &Feel, dice: &mut Dice) -> Presence {
        if self.away(day) {
            self.gap = 0;
            return Presence::Away;
        }
        // What starts a dip is written down, or nobody would know why it came.
        if feel.dip.is_some_and(Dip::is_first) || day.since(self.start) < 3 {
            self.gap = 0;
            return Presence::Here;
        }
        if self.gap > 0 {
            self.gap -= 1;
            return Presence::Quiet;
        }
        let begins = if holiday(day) {
            22
        } else if feel.dip.is_some_and(|dip| dip.left() > 70) {
            11
        } else {
            6
        };
        // The last weeks are what is looked at first: few gaps, and short.
        let recent = self.until.since(day) <= 28;
        if dice.chance(if recent { begins / 2 } else { begins }) {
            let longest = if recent { 1 } else { 5 };
            self.gap = dice.between(0, longest).min(dice.between(0, longest));
            return Presence::Quiet;
        }
        Presence::Here
    }
}

fn holiday(day: Day) -> bool {
    let date = day.date();
    matches!(
        (date.month(), date.day()),
        (12, 23..) | (1, 1..=2) | (7, 1..=8) | (11, 23..=28)
    )
}

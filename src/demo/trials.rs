//! Small trials of two weeks: one a year, one that is done when the life ends, and one that goes on then.

use std::collections::VecDeque;

use serde::Deserialize;

use super::pen::Pen;
use crate::domain::trial::Trial;
use crate::domain::{Day, What};

/// How long a trial lasts, in days.
const DAYS: i64 = 14;
/// Days before the end of a life on which the last two are stated.
const LAST: [i64; 2] = [52, 6];
/// Days before the end of a year on which that of an earlier year is stated.
const YEARLY: i64 = 200;

/// A trial, from `assets/demo/tools.toml`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TrialLines {
    what: String,
    question: String,
    looked_back: String,
}

pub(super) struct Trials {
    /// When each is stated, in order.
    to_come: VecDeque<(Day, TrialLines)>,
    /// The one that goes on, with its last day and what is said of it then.
    goes_on: Option<(Trial, Day, String)>,
}

impl Trials {
    pub(super) fn new(mut lines: Vec<TrialLines>, years: u16, until: Day) -> Self {
        let others = lines.split_off(LAST.len().min(lines.len()));
        let mut to_come: VecDeque<(Day, TrialLines)> = LAST
            .iter()
            .zip(lines)
            .map(|(before, lines)| (until.plus(-before), lines))
            .collect();
        for (year, lines) in (0..i64::from(years)).zip(others.iter().cycle()) {
            to_come.push_front((until.plus(-365 * year - YEARLY), lines.clone()));
        }
        Self {
            to_come,
            goes_on: None,
        }
    }

    /// Looks back on one that is over, or states the next before it begins.
    pub(super) fn turn(&mut self, pen: &mut Pen) {
        let today = pen.today();
        if let Some((mut trial, _, looked_back)) =
            self.goes_on.take_if(|(_, last, _)| *last < today)
        {
            pen.pass(2, 9);
            trial.looked_back = Some(looked_back);
            pen.put(What::Changed, trial);
        }
        if self.goes_on.is_some() {
            return;
        }
        let Some((_, lines)) = self.to_come.pop_front_if(|(day, _)| *day <= today) else {
            return;
        };
        pen.pass(2, 9);
        let days = (0..DAYS).step_by(2).map(|at| today.plus(1 + at));
        let trial = Trial {
            id: pen.new_id(),
            what: lines.what,
            question: lines.question,
            days: days.collect(),
            looked_back: None,
        };
        pen.put(What::Saved, trial.clone());
        self.goes_on = Some((trial, today.plus(DAYS), lines.looked_back));
    }
}

//! The line that a weekly review keeps.

use chrono::Weekday;
use serde::Deserialize;

use super::dice::Lines;
use super::pen::Pen;
use crate::domain::{Entry, What};

/// What is kept of weeks, from `assets/demo/tools.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Review {
    lines: Lines,
}

impl Review {
    pub(super) fn keep(&mut self, pen: &mut Pen) {
        let today = pen.today();
        let line = Entry {
            id: pen.new_id(),
            day: today,
            at: pen.at(),
            text: pen.say(&mut self.lines),
            starred: pen.dice.chance(10),
            about: Some(format!("week/{}", today.week_start(Weekday::Mon))),
        };
        pen.put(What::Saved, line);
    }
}

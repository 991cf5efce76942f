//! A check-in: what was answered on a day, who the person was with, and a line to keep.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::day::{Day, Instant};
use super::id::Id;
use super::invalid::{Invalid, LONG, within};
use super::level::Answer;

/// What sort of check-in it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckInKind {
    /// The questions of the day.
    #[default]
    Full,
    /// "It is a hard day": only that, and nothing else asked.
    HardDay,
    /// The ten factors of a week. One a week: its id is made of the week's first day.
    Weekly,
}

/// The answers of one check-in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckIn {
    pub id: Id,
    /// The day it is for.
    pub day: Day,
    /// When it was written down.
    pub at: Instant,
    #[serde(default)]
    pub kind: CheckInKind,
    /// Question slug to answer. A question that was not asked is not here.
    #[serde(default)]
    pub answers: BTreeMap<String, Answer>,
    /// Who the person connected with: empty means no one, absent means not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<Id>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Written for a day that was already over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
}

impl CheckIn {
    /// The id of the weekly page of the week that begins on `week_start`.
    #[must_use]
    pub fn weekly_id(week_start: Day) -> Id {
        Id::once("check_in", &format!("weekly/{week_start}"))
    }

    /// Whether nothing at all was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kind != CheckInKind::HardDay
            && self.note.is_none()
            && self.people.is_none()
            && !self
                .answers
                .values()
                .any(|answer| *answer != Answer::Skipped)
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        within("note", self.note.as_deref().unwrap_or_default(), LONG)
    }
}

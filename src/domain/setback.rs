//! A setback, by whatever word the person has for it, and the dates that are counted. Nothing here resets anything.

use serde::{Deserialize, Serialize};

use super::day::{Day, Instant};
use super::id::Id;
use super::invalid::{Invalid, SHORT, range, required};

/// A setback: an entry equal in weight to all others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setback {
    pub id: Id,
    pub day: Day,
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub situation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Id>,
    /// The counted dates that it is about. None named: all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<Id>,
    /// How sure the person is about tomorrow, 1 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Setback {
    /// Whether it is about the counted date with that id.
    #[must_use]
    pub fn is_about(&self, date: Id) -> bool {
        self.counts.is_empty() || self.counts.contains(&date)
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        self.confidence.map_or(Ok(()), |value| {
            range("confidence", f64::from(value), 1.0, 10.0)
        })
    }
}

/// A date that the person counts from. There may be several, or none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CountedDate {
    pub id: Id,
    pub label: String,
    pub since: Day,
    #[serde(default)]
    pub shown: bool,
}

impl CountedDate {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("label", &self.label, SHORT)
    }
}

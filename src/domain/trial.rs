//! A small trial of one's own, and the answers to a standard questionnaire.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::id::Id;
use super::invalid::{Invalid, SHORT, required};

/// "Try it for two weeks": what is tried, and the days it is planned for, stated before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    pub id: Id,
    pub what: String,
    /// The question it is looked at by, by slug.
    pub question: String,
    /// The days with it; the others of the two weeks are without.
    #[serde(default)]
    pub days: Vec<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked_back: Option<String>,
}

impl Trial {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("what", &self.what, SHORT)
    }
}

/// A standard questionnaire's answers, kept raw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    pub id: Id,
    pub instrument: String,
    pub version: String,
    pub day: Day,
    /// Item to answer.
    pub answers: BTreeMap<String, i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<i32>,
}

impl Measure {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("instrument", &self.instrument, SHORT)
    }
}

//! A page for a talk with a clinician, and the health checks a person keeps track of.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::id::Id;
use super::invalid::{Invalid, SHORT, required, within};

/// What to bring to a talk with a clinician, and what was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Talk {
    pub id: Id,
    pub day: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<String>,
}

impl Talk {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        within("with", self.with.as_deref().unwrap_or_default(), SHORT)
    }
}

/// A health check: when it was, and when the next one is, as the person was told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HealthCheck {
    pub id: Id,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl HealthCheck {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("name", &self.name, SHORT)
    }
}

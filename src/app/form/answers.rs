//! What was filled in on a form.

use serde::{Deserialize, Serialize};

use crate::app::command::Command;

/// Where [`Answers`] keep on which page the person is.
pub(super) const STEP: &str = "step";

/// What was filled in so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers(std::collections::BTreeMap<String, Vec<String>>);

impl Answers {
    /// The text or the single choice of a field, without the space around it; `None` when it is empty.
    #[must_use]
    pub fn text(&self, id: &str) -> Option<&str> {
        self.0
            .get(id)
            .and_then(|values| values.first())
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    }

    /// All that was picked.
    #[must_use]
    pub fn all(&self, id: &str) -> &[String] {
        self.0.get(id).map(Vec::as_slice).unwrap_or_default()
    }

    /// Fills a field in.
    pub fn set(&mut self, id: &str, value: impl Into<String>) {
        self.0.insert(id.to_owned(), vec![value.into()]);
    }

    /// Fills a field in with several.
    pub fn set_all(&mut self, id: &str, values: Vec<String>) {
        self.0.insert(id.to_owned(), values);
    }

    /// Leaves a field unanswered.
    pub fn clear(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// Whether a switch is on.
    #[must_use]
    pub fn is_on(&self, switch: Command) -> bool {
        self.0.contains_key(switch.name())
    }

    /// Turns a switch on or off.
    pub fn turn(&mut self, switch: Command, on: bool) {
        if on {
            self.set(switch.name(), "on");
        } else {
            self.clear(switch.name());
        }
    }

    /// The page of the form that is in front, from 0. A draft comes back to it.
    pub(super) fn step(&self) -> usize {
        self.raw(STEP).parse().unwrap_or(0)
    }

    pub(super) fn raw(&self, id: &str) -> &str {
        self.0
            .get(id)
            .and_then(|values| values.first())
            .map(String::as_str)
            .unwrap_or_default()
    }
}

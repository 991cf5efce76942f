//! The shape of `assets/demo/entries.toml`: what there is to write.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::dice::Lines;
use super::mood::Tone;

/// `assets/demo/entries.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stock {
    pub slots: BTreeMap<String, Lines>,
    pub titles: ByTone,
    pub weather: BTreeMap<String, Lines>,
    pub topics: BTreeMap<String, Lines>,
    pub group: Section,
    pub close: ByTone,
    pub low: Section,
    pub passed: Section,
    pub good_things: Section,
    pub letters: Section,
    pub kayak: Kayak,
    pub reasons: Vec<Reason>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByTone {
    pub good: Lines,
    pub plain: Lines,
    pub low: Lines,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    #[serde(default)]
    pub titles: Lines,
    pub lines: Lines,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kayak {
    pub entries: Lines,
}

/// What a dip starts with.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reason {
    pub slug: String,
    /// Somebody it happened with.
    #[serde(default)]
    pub who: Option<String>,
    /// The note on the call of its first day.
    #[serde(default)]
    pub call: Lines,
    /// The note on the call of its last day.
    #[serde(default)]
    pub mended: Lines,
    pub titles: Lines,
    pub lines: Lines,
    /// What a check-in of those days may say.
    pub notes: Lines,
    pub helped: Lines,
}

impl ByTone {
    pub(super) fn of(&mut self, tone: Tone) -> &mut Lines {
        match tone {
            Tone::Good => &mut self.good,
            Tone::Plain => &mut self.plain,
            Tone::Low => &mut self.low,
        }
    }
}

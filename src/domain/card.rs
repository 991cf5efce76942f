//! The person's own words for a hard moment, their plan for when things get hard, and what was practised.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::day::{Day, Instant};
use super::id::Id;
use super::invalid::{Invalid, LONG, range, required, within};

/// How many doors the hard-moment page has; the quiet place below them is always last.
pub const DOORS: u8 = 5;

/// The hard-moment page's own words. There is one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub id: Id,
    /// What the person wrote for a time like this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The day on which it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// What has helped before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helps: Vec<String>,
    /// What would make right now safer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<String>,
    /// The doors in the person's order, by number 1 to 5; empty: as they come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doors: Vec<u8>,
}

impl Card {
    /// The id of the one card.
    #[must_use]
    pub fn the_id() -> Id {
        Id::once("card", "card")
    }

    /// A card on which nothing is written yet.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            id: Self::the_id(),
            words: None,
            day: None,
            helps: Vec::new(),
            safer: None,
            reasons: None,
            doors: Vec::new(),
        }
    }

    /// Whether nothing is written on it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let texts = [&self.words, &self.safer, &self.reasons];
        texts.into_iter().all(Option::is_none) && self.helps.is_empty()
    }

    /// All doors by number, in the person's order; those that it does not name follow as they come.
    #[must_use]
    pub fn door_order(&self) -> Vec<u8> {
        let mut order: Vec<u8> = Vec::new();
        for door in self.doors.iter().copied().chain(1..=DOORS) {
            if (1..=DOORS).contains(&door) && !order.contains(&door) {
                order.push(door);
            }
        }
        order
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        for text in [&self.words, &self.safer, &self.reasons]
            .into_iter()
            .flatten()
            .chain(&self.helps)
        {
            within("card", text, LONG)?;
        }
        Ok(())
    }
}

/// An early sign: a question's level that stays on one side for some days in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EarlySign {
    pub question: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u8>,
    /// Days in a row, 1 to 30.
    pub days: u8,
}

/// One part of "my plan".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanPart {
    pub id: Id,
    pub part: String,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub early_sign: Option<EarlySign>,
}

impl PlanPart {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("part", &self.part, LONG)?;
        self.early_sign.as_ref().map_or(Ok(()), |sign| {
            range("days", f64::from(sign.days), 1.0, 30.0)
        })
    }
}

/// What was practised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PracticeKind {
    Breathe,
    Ground,
    Thought,
}

/// The fields of a thought check: catch it, check it, change it. All are optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Thought {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub situation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feelings: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thought: Option<String>,
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub evidence_for: Option<String>,
    #[serde(default, rename = "against", skip_serializing_if = "Option::is_none")]
    pub evidence_against: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_view: Option<String>,
}

/// A breathing, grounding or thought exercise that the person wanted kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    pub id: Id,
    pub day: Day,
    pub at: Instant,
    pub kind: PracticeKind,
    /// How strong it was before, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<u8>,
    /// How strong it was after, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u8>,
    /// Whether it helped, where the person said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thought: Option<Thought>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Practice {
    /// Whether it helped: the person said so, or what was strong before was less strong after.
    #[must_use]
    pub fn eased(&self) -> bool {
        let less = self.after < self.before && self.after.is_some();
        self.helped.unwrap_or(less)
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        for level in [self.before, self.after].into_iter().flatten() {
            range("level", f64::from(level), 0.0, 10.0)?;
        }
        Ok(())
    }
}

/// What helped and how often, the most often first.
#[must_use]
pub fn what_helped(practices: &[Practice]) -> Vec<(PracticeKind, usize)> {
    let mut counted: BTreeMap<PracticeKind, usize> = BTreeMap::new();
    for practice in practices.iter().filter(|it| it.eased()) {
        *counted.entry(practice.kind).or_default() += 1;
    }
    let mut counted: Vec<(PracticeKind, usize)> = counted.into_iter().collect();
    counted.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_helped_most_often_comes_first_and_what_did_not_is_left_out() {
        use PracticeKind::{Breathe, Ground, Thought};
        let at = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let practice = |kind, helped, before, after| Practice {
            id: Id::once("practice", ""),
            day: Day::new(at.date_naive()),
            at,
            kind,
            before,
            after,
            helped,
            thought: None,
            note: None,
        };
        let all = [
            practice(Thought, None, Some(7), Some(3)),
            practice(Thought, None, Some(3), Some(3)),
            practice(Thought, None, Some(3), None),
            practice(Thought, Some(false), Some(7), Some(3)),
            practice(Ground, Some(true), None, None),
            practice(Ground, Some(true), None, None),
            practice(Breathe, None, None, None),
        ];
        assert_eq!(what_helped(&all), [(Ground, 2), (Thought, 1)]);
    }

    #[test]
    fn every_door_is_there_once_whatever_order_was_kept() {
        let order = |doors: &[u8]| {
            let card = Card {
                doors: doors.into(),
                ..Card::blank()
            };
            card.door_order()
        };
        assert_eq!(order(&[]), [1, 2, 3, 4, 5]);
        assert_eq!(order(&[5, 3]), [5, 3, 1, 2, 4]);
        assert_eq!(order(&[9, 2, 2, 0]), [2, 1, 3, 4, 5]);
    }
}

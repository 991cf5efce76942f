//! Standard questionnaires, as their developers wrote them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::day::Day;
use crate::assets;

/// A questionnaire. Its texts are the developers' own, and stand unaltered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    pub slug: String,
    pub version: String,
    pub name: String,
    /// What it is about, in a word or two of ours.
    pub about: String,
    /// What stands above the items.
    pub ask: String,
    /// The answers; the first counts 0, each further one 1 more.
    pub answers: Vec<String>,
    /// Days from one time to the next: what it asks about lies that far back.
    pub gap_days: u16,
    /// The total from which on it is often a reason to talk with someone.
    pub talk_from: i32,
    pub source: String,
    /// What has to be shown with it.
    pub notice: String,
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// A line that is answered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub slug: String,
    pub text: String,
}

#[derive(Deserialize)]
struct Instruments {
    instrument: Vec<Instrument>,
}

impl Instrument {
    /// All that ship.
    #[must_use]
    pub fn all() -> &'static [Self] {
        static ALL: OnceLock<Vec<Instrument>> = OnceLock::new();
        ALL.get_or_init(|| {
            // A test reads the asset; a build with a broken one is never released.
            toml::from_str::<Instruments>(assets::INSTRUMENTS)
                .map(|read| read.instrument)
                .unwrap_or_default()
        })
    }

    /// The one called `slug`.
    #[must_use]
    pub fn named(slug: &str) -> Option<&'static Self> {
        Self::all().iter().find(|it| it.slug == slug)
    }

    /// The highest total.
    #[must_use]
    pub fn highest(&self) -> i32 {
        let steps = self.answers.len().saturating_sub(1) * self.items.len();
        i32::try_from(steps).unwrap_or(i32::MAX)
    }

    /// The sum of the answers, when every item has one.
    #[must_use]
    pub fn total(&self, answers: &BTreeMap<String, i32>) -> Option<i32> {
        let answers = self.items.iter().map(|item| answers.get(&item.slug));
        answers.sum()
    }

    /// The first day on which it can be answered again, after `last`.
    #[must_use]
    pub fn again_from(&self, last: Day) -> Day {
        last.plus(i64::from(self.gap_days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_ship_are_whole_and_carry_their_notice() {
        let names: Vec<&str> = Instrument::all()
            .iter()
            .map(|it| it.slug.as_str())
            .collect();
        assert_eq!(names, ["phq2", "gad2"]);
        for it in Instrument::all() {
            assert_eq!((it.items.len(), it.answers.len(), it.highest()), (2, 4, 6));
            assert!(it.notice.contains("No permission required"));
            assert!(it.gap_days >= 14 && it.talk_from == 3);
        }
    }

    #[test]
    fn a_total_needs_every_answer() {
        let phq = Instrument::named("phq2").unwrap();
        let mut answers = BTreeMap::from([("interest".to_owned(), 2)]);
        assert_eq!(phq.total(&answers), None);
        answers.insert("down".to_owned(), 1);
        assert_eq!(phq.total(&answers), Some(3));
    }
}

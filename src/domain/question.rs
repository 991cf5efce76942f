//! The questions of a check-in and of the weekly page.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::invalid::{Invalid, SHORT, range, required, within};
use super::level::{Answer, HIGHEST};
use crate::assets;

/// Which end of the range the person would rather be at. Charts never flip an axis for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    Higher,
    Lower,
    #[default]
    Neither,
}

/// When a question is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// In every check-in.
    #[default]
    Each,
    /// In the first check-in of a day.
    FirstOfDay,
    /// On the weekly page.
    Weekly,
}

/// A question with its range. `ask` and `words` are only there where the person reworded them; the built-in wording
/// stands with the other words of the program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub id: Id,
    /// The name that answers are kept under: lower case letters, digits and `_`.
    pub slug: String,
    /// The lowest level, 0 or more.
    pub lowest: u8,
    /// The highest level, at most [`HIGHEST`].
    pub highest: u8,
    #[serde(default)]
    pub better: Better,
    #[serde(default)]
    pub when: When,
    /// Whether "none" (it does not apply) can be answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub none_allowed: bool,
    /// Whether it is asked.
    #[serde(default)]
    pub on: bool,
    /// Its place among the questions, lowest first.
    #[serde(default)]
    pub order: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub builtin: bool,
    /// The person's own name for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The person's own wording of the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// The person's own word for each level, lowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

/// A block of `assets/questions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Builtin {
    slug: String,
    #[serde(default = "one")]
    lowest: u8,
    #[serde(default = "five")]
    highest: u8,
    #[serde(default)]
    better: Better,
    #[serde(default)]
    when: When,
    #[serde(default)]
    none_allowed: bool,
    #[serde(default)]
    on: bool,
}

#[derive(Deserialize)]
struct Builtins {
    question: Vec<Builtin>,
}

fn one() -> u8 {
    1
}

fn five() -> u8 {
    5
}

impl Question {
    /// The questions that every journal has, in the order in which they are asked.
    #[must_use]
    pub fn builtin() -> &'static [Self] {
        static BUILTIN: OnceLock<Vec<Question>> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            // A test reads the asset; a build with a broken one is never released.
            let read: Builtins = toml::from_str(assets::QUESTIONS).unwrap_or(Builtins {
                question: Vec::new(),
            });
            (0..)
                .zip(read.question)
                .map(|(order, it)| Self {
                    id: Self::id_of(&it.slug),
                    slug: it.slug,
                    lowest: it.lowest,
                    highest: it.highest,
                    better: it.better,
                    when: it.when,
                    none_allowed: it.none_allowed,
                    on: it.on,
                    order: order * 10,
                    builtin: true,
                    name: None,
                    ask: None,
                    words: Vec::new(),
                })
                .collect()
        })
    }

    /// The id of the question called `slug`: the same on every machine.
    #[must_use]
    pub fn id_of(slug: &str) -> Id {
        Id::once("question", slug)
    }

    /// Whether one digit answers it. Past 9 the number is typed and Enter goes on.
    #[must_use]
    pub fn one_key(&self) -> bool {
        self.highest <= 9
    }

    /// Accepts `level` for this question.
    ///
    /// # Errors
    /// [`Invalid::Level`] outside `lowest..=highest`.
    pub fn level(&self, level: i64) -> Result<Answer, Invalid> {
        u8::try_from(level)
            .ok()
            .filter(|level| (self.lowest..=self.highest).contains(level))
            .map(Answer::Level)
            .ok_or_else(|| Invalid::Level {
                slug: self.slug.clone(),
                level,
                lowest: self.lowest,
                highest: self.highest,
            })
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("slug", &self.slug, 40)?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if !self.slug.chars().all(plain) {
            return Err(Invalid::Shape {
                field: "slug",
                text: self.slug.clone(),
            });
        }
        range(
            "highest",
            f64::from(self.highest),
            f64::from(self.lowest) + 1.0,
            f64::from(HIGHEST),
        )?;
        for text in self.name.iter().chain(&self.ask).chain(&self.words) {
            within("words", text, SHORT)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_questions_may_be_kept_and_come_in_the_set_order() {
        let all = Question::builtin();
        assert!(all.iter().all(|question| question.check().is_ok()));
        let on: Vec<&str> = all
            .iter()
            .filter(|q| q.on && q.when != When::Weekly)
            .map(|q| q.slug.as_str())
            .collect();
        assert_eq!(on, ["mood", "stress", "back_up", "sleep"]);
        assert_eq!(all.iter().filter(|q| q.when == When::Weekly).count(), 10);
    }

    #[test]
    fn a_level_outside_the_range_is_refused() {
        let mood = &Question::builtin()[0];
        assert_eq!(mood.level(5), Ok(Answer::Level(5)));
        for level in [0, 6, -1, 300] {
            assert!(mood.level(level).is_err());
        }
    }
}

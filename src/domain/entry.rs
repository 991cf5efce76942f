//! A journal entry.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::day::{Day, Instant};
use super::id::Id;
use super::invalid::{Invalid, LONG, required};

/// Something the person wrote. Its tags are the `#words` in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub id: Id,
    pub day: Day,
    pub at: Instant,
    pub text: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub starred: bool,
    /// What it is a line about, when it belongs to something: `week/2026-11-16`, `shift/mood/2026-05-03`, `check_in/<id>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// The first line of a text that holds something, without the space around it.
#[must_use]
pub fn first_line(text: &str) -> &str {
    text.lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default()
}

impl Entry {
    /// The id of the entry about something: one for each, the same on every machine.
    #[must_use]
    pub fn id_about(about: &str) -> Id {
        Id::once("entry", about)
    }

    /// How many words the text has, counted as Unicode (UAX 29) counts them.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.text.unicode_words().count()
    }

    /// Its [`first_line`].
    #[must_use]
    pub fn first_line(&self) -> &str {
        first_line(&self.text)
    }

    /// The `#words` in the text, lower case, without `#`, each once, in the order they come.
    #[must_use]
    pub fn tags(&self) -> Vec<String> {
        let mut tags = Vec::new();
        for word in self.text.split_whitespace() {
            let Some(rest) = word.strip_prefix('#') else {
                continue;
            };
            let tag: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
                .collect::<String>()
                .to_lowercase();
            if tag.chars().any(char::is_alphabetic) && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("text", &self.text, LONG)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn entry(text: &str) -> Entry {
        let at = DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").expect("an instant");
        Entry {
            id: Id::once("entry", "1"),
            day: Day::of(at, 4),
            at,
            text: text.to_owned(),
            starred: false,
            about: None,
        }
    }

    #[test]
    fn tags_are_the_words_after_a_hash() {
        assert_eq!(
            entry("By the #River, with #marcus. Not #1, twice #river").tags(),
            ["river", "marcus"]
        );
        assert!(entry("room # 4 and a#b").tags().is_empty());
    }

    #[test]
    fn words_are_counted_as_a_reader_would() {
        assert_eq!(
            entry("Long shift. Walked home, and it's fine").word_count(),
            7
        );
        assert_eq!(
            entry("\n\n  Forms are done \nmore").first_line(),
            "Forms are done"
        );
    }
}

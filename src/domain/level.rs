//! What can be answered to a question: a level, "skipped", or "none". Only levels enter statistics.

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The highest level that any question can have.
pub const HIGHEST: u8 = 10;

/// An answer. No answer at all (the day has no check-in, or the question was not asked) is the absence of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// A level within the question's range.
    Level(u8),
    /// The person passed this question over.
    Skipped,
    /// It did not apply: nothing was hard today, no medicine was due.
    None,
}

impl Answer {
    /// The level, when it is one.
    #[must_use]
    pub fn level(self) -> Option<u8> {
        match self {
            Self::Level(level) => Some(level),
            Self::Skipped | Self::None => None,
        }
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Level(level) => serializer.serialize_u8(*level),
            Self::Skipped => serializer.serialize_str("skipped"),
            Self::None => serializer.serialize_str("none"),
        }
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Answer;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a level from 0 to {HIGHEST}, \"skipped\" or \"none\"")
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Answer, E> {
                u8::try_from(value)
                    .ok()
                    .filter(|level| *level <= HIGHEST)
                    .map(Answer::Level)
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(value), &self))
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Answer, E> {
                match value {
                    "skipped" => Ok(Answer::Skipped),
                    "none" => Ok(Answer::None),
                    _ => Err(E::invalid_value(de::Unexpected::Str(value), &self)),
                }
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

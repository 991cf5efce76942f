//! What is wrong with a value that was given. Values only; the faces find the words.

use thiserror::Error;

use super::day::Day;

/// Why a value can't be kept. `Display` is for developers.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Invalid {
    /// The text names no day of the calendar.
    #[error("no such day: {0}")]
    NoSuchDay(String),
    /// The day has not come yet.
    #[error("a day in the future: {0}")]
    FutureDay(Day),
    /// The day is more than [`super::day::YEARS_BACK`] years ago.
    #[error("a day too long ago: {0}")]
    TooLongAgo(Day),
    /// A level outside the question's range, both ends included.
    #[error("level {level} of {slug} is not within {lowest} to {highest}")]
    Level {
        slug: String,
        level: i64,
        lowest: u8,
        highest: u8,
    },
    /// `none` was given for a question that has no such answer.
    #[error("{0} has no answer `none`")]
    NoNone(String),
    /// A text that may not be empty is empty.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// A text is longer than its limit, in characters.
    #[error("{field} is longer than {limit} characters")]
    TooLong { field: &'static str, limit: usize },
    /// A number outside its range, both ends included.
    #[error("{field} {value} is not within {lowest} to {highest}")]
    Range {
        field: &'static str,
        value: f64,
        lowest: f64,
        highest: f64,
    },
    /// A text is not of the shape that its field asks for.
    #[error("{field} can't be read: {text}")]
    Shape { field: &'static str, text: String },
}

/// The most characters of a short text: a name, a relation, a place.
pub const SHORT: usize = 200;
/// The most characters of a long text: a note, an entry. More than a life's journal in one field.
pub const LONG: usize = 20_000_000;

pub(super) fn required(field: &'static str, text: &str, limit: usize) -> Result<(), Invalid> {
    if text.trim().is_empty() {
        return Err(Invalid::Empty(field));
    }
    within(field, text, limit)
}

pub(super) fn within(field: &'static str, text: &str, limit: usize) -> Result<(), Invalid> {
    // Bytes bound characters from above, so the usual short text is never counted.
    if text.len() > limit && text.chars().count() > limit {
        return Err(Invalid::TooLong { field, limit });
    }
    Ok(())
}

pub(super) fn range(
    field: &'static str,
    value: f64,
    lowest: f64,
    highest: f64,
) -> Result<(), Invalid> {
    if value.is_finite() && (lowest..=highest).contains(&value) {
        Ok(())
    } else {
        Err(Invalid::Range {
            field,
            value,
            lowest,
            highest,
        })
    }
}

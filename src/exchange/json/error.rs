//! What keeps an export from being read. Values only; the faces find the words.

use std::fmt;

use thiserror::Error;

use super::{MOST_BYTES, MOST_RECORDS, VERSION};
use crate::domain::{Id, Invalid, Kind};

/// Why an export was not read. Nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ImportError {
    /// More than [`MOST_BYTES`].
    #[error("{bytes} bytes, more than {MOST_BYTES}")]
    TooLarge { bytes: usize },
    /// More than [`MOST_RECORDS`].
    #[error("more than {MOST_RECORDS} records")]
    TooMany,
    /// No UTF-8 from byte `at` on.
    #[error("not UTF-8 at byte {at}")]
    NotUtf8 { at: usize },
    /// No JSON, or it ends too early. Line and column count from 1.
    #[error("not JSON at line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    /// Some other JSON.
    #[error("not an export of this program")]
    NotAnExport,
    /// Written by a newer program.
    #[error("version {version}, newer than {VERSION}")]
    Newer { version: u64 },
    /// A key of the export's own object comes twice.
    #[error("`{0}` is given twice")]
    KeyTwice(String),
    /// `exported_at` or `day` is not what it should be.
    #[error("`{0}` can't be read")]
    Header(&'static str),
    /// What should be the array of a kind is something else.
    #[error("`{}` is no array", .0.plural())]
    NotAnArray(Kind),
    /// A record that can't be kept.
    #[error("{place}: {wrong}")]
    Record { place: Place, wrong: Wrong },
}

/// Where a record stands in an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The array, by [`Kind::plural`].
    pub kind: Kind,
    /// Its place in the array, from 0.
    pub index: usize,
    /// Its id, when it has one.
    pub id: Option<Id>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.kind.plural(), self.index)?;
        self.id.map_or(Ok(()), |id| write!(f, " {id}"))
    }
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Wrong {
    /// It has not the shape of its kind; in serde's words, for developers.
    #[error("{0}")]
    Shape(String),
    /// A value that can't be kept.
    #[error(transparent)]
    Value(#[from] Invalid),
    /// Another record of the file has the same id.
    #[error("the id comes twice")]
    IdTwice,
    /// Another state of it has another id.
    #[error("`also` is about another record")]
    OtherId,
}

impl From<serde_json::Error> for Wrong {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(error.to_string())
    }
}

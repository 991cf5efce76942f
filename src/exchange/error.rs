//! What keeps an export from being written. Values only; the faces find the words.

use std::io;

use thiserror::Error;

use crate::domain::Kind;

/// Why an export was not written to its end. What was written before is not whole.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The bytes could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A record has no JSON form.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A record came when its kind's turn was over, or in another kind's table.
    #[error("a {0:?} out of its turn")]
    OutOfTurn(Kind),
    /// A check-in answers a question that the table has no column for.
    #[error("no column for {slug}")]
    NoColumn { slug: String },
}

impl From<::csv::Error> for ExportError {
    fn from(error: ::csv::Error) -> Self {
        Self::Io(error.into())
    }
}

//! Why a command was not carried out, in words, with its exit code. Exit codes are decided here and nowhere else.

use crate::app::{invalid, trouble};
use crate::domain::Invalid;
use crate::store::Error;
use crate::words::Words;

/// Why a command was not carried out.
#[derive(Debug)]
pub enum Failure {
    /// The reader of the output went away: nothing to say.
    Silent,
    /// Another program ends with this code, and says what there is to say.
    Ended(u8),
    /// In words, with the exit code.
    Said {
        sentence: String,
        hint: Option<String>,
        code: u8,
    },
}

/// The request can't be met by this journal; nothing was changed.
pub const WRONG_HERE: u8 = 1;
/// The request is wrong without opening any journal.
pub const WRONG_ANYWHERE: u8 = 2;
/// The journal can't be opened.
pub const CLOSED: u8 = 3;

impl Failure {
    /// A sentence with the exit code of a request that this journal can't meet.
    #[must_use]
    pub fn here(sentence: impl Into<String>) -> Self {
        Self::Said {
            sentence: sentence.into(),
            hint: None,
            code: WRONG_HERE,
        }
    }

    /// A sentence with the exit code of a request that no journal could meet.
    #[must_use]
    pub fn anywhere(sentence: impl Into<String>) -> Self {
        Self::Said {
            sentence: sentence.into(),
            hint: None,
            code: WRONG_ANYWHERE,
        }
    }

    /// What the store could not do.
    #[must_use]
    pub fn store(words: &Words, error: &Error) -> Self {
        let trouble = trouble(words, error);
        let code = if trouble.closed { CLOSED } else { WRONG_HERE };
        Self::Said {
            sentence: trouble.in_shell.unwrap_or(trouble.sentence),
            hint: trouble.hint,
            code,
        }
    }

    /// A value that can't be kept.
    #[must_use]
    pub fn value(words: &Words, wrong: &Invalid) -> Self {
        let code = if matches!(wrong, Invalid::NoSuchDay(_)) {
            WRONG_ANYWHERE
        } else {
            WRONG_HERE
        };
        Self::Said {
            sentence: invalid(words, wrong),
            hint: None,
            code,
        }
    }

    /// The output can't be written.
    #[must_use]
    pub fn output(error: &std::io::Error) -> Self {
        Self::here(Words::default().with("shell-output", &[("why", error.to_string().into())]))
    }

    /// The same with another exit code.
    #[must_use]
    pub fn with_code(self, code: u8) -> Self {
        match self {
            Self::Said { sentence, hint, .. } => Self::Said {
                sentence,
                hint,
                code,
            },
            Self::Silent | Self::Ended(_) => self,
        }
    }

    /// The same with a hint on what to do.
    #[must_use]
    pub fn hint(self, text: impl Into<String>) -> Self {
        match self {
            Self::Said { sentence, code, .. } => Self::Said {
                sentence,
                hint: Some(text.into()),
                code,
            },
            Self::Silent | Self::Ended(_) => self,
        }
    }
}

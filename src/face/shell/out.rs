//! The only place that prints. Results go to standard output, all else to standard error; a closed pipe is silent.

use std::io::{self, Write};

use super::Failure;
use crate::face::safe;

/// Where a command says what it has to say.
pub struct Out {
    /// Whether the result is to be JSON.
    pub json: bool,
}

impl Out {
    /// A line of the result.
    ///
    /// # Errors
    /// When standard output can't be written; a closed pipe ends the program without a word.
    pub fn line(&self, text: &str) -> Result<(), Failure> {
        self.raw(format!("{}\n", safe::lines(text)).as_bytes())
    }

    /// Bytes of the result as they are: exports and JSON, whose text was made safe by their own format.
    ///
    /// # Errors
    /// As [`Out::line`].
    pub fn raw(&self, bytes: &[u8]) -> Result<(), Failure> {
        match io::stdout()
            .write_all(bytes)
            .and_then(|()| io::stdout().flush())
        {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Silent),
            Err(error) => Err(Failure::output(&error)),
        }
    }

    /// A JSON value, on lines of its own.
    ///
    /// # Errors
    /// As [`Out::line`].
    pub fn value(&self, value: &serde_json::Value) -> Result<(), Failure> {
        let text =
            serde_json::to_string_pretty(value).map_err(|error| Failure::output(&error.into()))?;
        self.raw(format!("{text}\n").as_bytes())
    }

    /// A prompt or a remark, to standard error.
    pub fn aside(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{}", safe::lines(text));
    }
}

/// Says why the program could not do what it was asked, and answers its exit code.
#[must_use]
pub fn fail(failure: &Failure) -> u8 {
    match failure {
        Failure::Silent => 0,
        Failure::Said {
            sentence,
            hint,
            code,
        } => {
            let mut err = io::stderr();
            let _ = writeln!(err, "mainstay: {}", safe::line(sentence));
            if let Some(hint) = hint {
                let _ = writeln!(err, "hint: {}", safe::line(hint));
            }
            *code
        }
    }
}

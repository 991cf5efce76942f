//! The only place that prints. Results go to standard output, all else to standard error; a closed pipe is silent.

use std::io::{self, Write};

use super::Failure;
use crate::exchange::json::harmless;
use crate::face::safe;

/// Where a command says what it has to say.
pub(super) struct Out;

impl Out {
    /// A line of the result.
    #[expect(clippy::unused_self, reason = "printing is only for who holds it")]
    pub(super) fn line(&self, text: &str) -> Result<(), Failure> {
        print(format!("{}\n", safe::lines(text)).as_bytes())
    }

    /// Bytes of the result as they are: exports and JSON, whose text was made safe by their own format.
    #[expect(clippy::unused_self, reason = "printing is only for who holds it")]
    pub(super) fn raw(&self, bytes: &[u8]) -> Result<(), Failure> {
        print(bytes)
    }

    /// What `write` writes, as it comes; an export of a long life is never held whole.
    #[expect(clippy::unused_self, reason = "printing is only for who holds it")]
    pub(super) fn stream<E: From<io::Error>>(
        &self,
        write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        write(&mut out)?;
        Ok(out.flush()?)
    }

    /// A JSON value, on lines of its own.
    #[expect(clippy::unused_self, reason = "printing is only for who holds it")]
    pub(super) fn value(&self, value: &serde_json::Value) -> Result<(), Failure> {
        let text =
            serde_json::to_string_pretty(value).map_err(|error| Failure::output(&error.into()))?;
        print(format!("{}\n", harmless(&text)).as_bytes())
    }
}

fn print(bytes: &[u8]) -> Result<(), Failure> {
    match io::stdout()
        .write_all(bytes)
        .and_then(|()| io::stdout().flush())
    {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::Silent),
        Err(error) => Err(Failure::output(&error)),
    }
}

/// A line to whoever sits at the terminal, which is no result.
pub(super) fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{}", safe::line(text));
}

/// A remark to standard error.
pub(super) fn aside(text: &str) {
    let _ = writeln!(io::stderr(), "mainstay: {}", safe::line(text));
}

/// Says why the program could not do what it was asked, and answers its exit code.
#[must_use]
pub(super) fn fail(failure: &Failure) -> u8 {
    match failure {
        Failure::Silent => 0,
        Failure::Ended(code) => *code,
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

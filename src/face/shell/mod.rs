//! The shell face: arguments in, one sentence or JSON out. A file for each command.

mod journal;
mod out;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

pub use out::Out;

use crate::app::{invalid, trouble};
use crate::domain::Invalid;
use crate::env::{Env, EnvError};
use crate::store::Error;
use crate::words::Words;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "mainstay",
    version,
    disable_help_subcommand = true,
    about = "A private resilience journal for the terminal."
)]
struct Arguments {
    /// The journal's file.
    #[arg(long, global = true, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// Plain lines, one at a time. Best with a screen reader.
    #[arg(long)]
    plain: bool,
}

/// Why a command was not carried out.
#[derive(Debug)]
pub enum Failure {
    /// The reader of the output went away: nothing to say.
    Silent,
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
            sentence: trouble.sentence,
            hint: trouble.hint,
            code,
        }
    }

    /// A value that can't be kept.
    #[must_use]
    pub fn value(words: &Words, wrong: &Invalid) -> Self {
        Self::here(invalid(words, wrong))
    }

    fn output(error: &std::io::Error) -> Self {
        Self::here(Words::default().with("shell-output", &[("why", error.to_string().into())]))
    }
}

/// Runs the program with these arguments.
#[must_use]
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    let words = Words::default();
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(WRONG_ANYWHERE));
        }
    };
    let result = match Env::read() {
        Ok(mut env) => {
            if let Some(journal) = &parsed.journal {
                env.journal = Some(journal.clone());
            }
            journal::open(words, &env, parsed.plain)
        }
        Err(EnvError::Now(text)) => Err(Failure::anywhere(
            words.with("shell-now", &[("text", text.into())]),
        )),
        Err(EnvError::Today(text)) => Err(Failure::anywhere(
            words.with("shell-today", &[("text", text.into())]),
        )),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => ExitCode::from(out::fail(&failure)),
    }
}

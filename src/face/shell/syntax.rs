//! What is wrong with a command line, in words.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::Failure;
use crate::words::Words;

/// What to say of a command line that clap can't read.
pub(super) fn wrong(words: &Words, error: &Error) -> Failure {
    let value = |kind| error.get(kind).map(text).unwrap_or_default();
    let what = value(ContextKind::InvalidArg);
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => words.with("shell-syntax-unknown", &[("what", what.into())]),
        ErrorKind::InvalidSubcommand => {
            let what = value(ContextKind::InvalidSubcommand);
            words.with("shell-syntax-no-command", &[("what", what.into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = value(ContextKind::InvalidValue);
            let id = if value.is_empty() {
                "shell-syntax-no-value"
            } else {
                "shell-syntax-value"
            };
            words.with(id, &[("what", what.into()), ("value", value.into())])
        }
        ErrorKind::MissingRequiredArgument => {
            words.with("shell-syntax-missing", &[("what", what.into())])
        }
        ErrorKind::ArgumentConflict => {
            let other = value(ContextKind::PriorArg);
            words.with(
                "shell-syntax-conflict",
                &[("what", what.into()), ("other", other.into())],
            )
        }
        _ => words.get("shell-syntax"),
    };
    let meant = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ];
    let meant = meant.into_iter().find_map(|kind| error.get(kind));
    let hint = match (meant, error.get(ContextKind::ValidValue)) {
        (Some(meant), _) => words.with("shell-syntax-meant", &[("meant", text(meant).into())]),
        (None, Some(valid)) => words.with("shell-syntax-valid", &[("valid", text(valid).into())]),
        (None, None) => match command(error) {
            Some(command) => words.with("shell-syntax-help", &[("command", command.into())]),
            None => return Failure::anywhere(sentence),
        },
    };
    Failure::anywhere(sentence).hint(hint)
}

/// A value of the error as one text.
fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The command that was being read, from the usage that clap shows for some mistakes: `mainstay goal tick`.
fn command(error: &Error) -> Option<String> {
    let usage = error.get(ContextKind::Usage)?.to_string();
    let is_name = |word: &&str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let words: Vec<&str> = usage
        .split_whitespace()
        .skip_while(|word| !is_name(word))
        .take_while(is_name)
        .collect();
    Some(words.join(" "))
}

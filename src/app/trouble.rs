//! What went wrong, for a person: what happened, whether their words are safe, what they can do.

use crate::domain::Invalid;
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// Words for something that went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What happened, and that words are safe.
    pub sentence: String,
    /// The same for words that came from a file or a pipe, and are there: they stand on no screen.
    pub in_shell: Option<String>,
    /// What can be done, when there is something.
    pub hint: Option<String>,
    /// The journal could not be opened at all.
    pub closed: bool,
}

/// What went wrong with the file.
#[must_use]
pub fn trouble(words: &Words, error: &Error) -> Trouble {
    let path = |path: &std::path::Path| path.display().to_string();
    let (name, closed, at) = match error {
        Error::NotAFile { path: at } => ("not-a-file", true, path(at)),
        Error::EmptyFile { path: at } => ("empty", true, path(at)),
        Error::Foreign { path: at } => ("foreign", true, path(at)),
        Error::Unreadable { path: at } => ("unreadable", true, path(at)),
        Error::Locked { path: at } => ("locked", true, path(at)),
        Error::WrongKey { path: at } => ("wrong-key", true, path(at)),
        Error::NoChance => ("no-chance", false, String::new()),
        Error::Newer { path: at, .. } => ("newer", true, path(at)),
        Error::Damaged { path: at, .. } => ("damaged", true, path(at)),
        Error::Setting { .. } => ("setting", true, String::new()),
        Error::Busy => ("busy", false, String::new()),
        Error::Full => ("full", false, String::new()),
        Error::Refused => ("refused", false, String::new()),
        Error::ReadOnly => ("read-only", false, String::new()),
        Error::Moved => ("moved", false, String::new()),
        Error::ReadingOnly => ("reading-only", false, String::new()),
        Error::Invalid { invalid: wrong, .. } => {
            return Trouble {
                sentence: invalid(words, wrong),
                in_shell: None,
                hint: None,
                closed: false,
            };
        }
        Error::Gone { .. } => ("gone", false, String::new()),
        Error::Version { .. } => ("version", false, String::new()),
        Error::NotWhole { .. } => ("not-whole", false, String::new()),
        Error::Traces => ("traces", false, String::new()),
        Error::Exists { path: at } => ("exists", false, path(at)),
        Error::Io { path: at, source } => {
            let name = match source.kind() {
                std::io::ErrorKind::NotFound => "no-folder",
                std::io::ErrorKind::PermissionDenied => "no-permission",
                std::io::ErrorKind::StorageFull => "full",
                _ => "io",
            };
            (name, true, path(at))
        }
        Error::Sqlite(_) => ("sqlite", false, String::new()),
    };
    Trouble {
        sentence: say!(words, &format!("trouble-{name}"), path = at.as_str()),
        in_shell: words.find(&format!("trouble-{name}.shell"), &[]),
        hint: words.find(
            &format!("trouble-{name}.hint"),
            &[("path", at.as_str().into())],
        ),
        closed,
    }
}

/// What is wrong with a value.
#[must_use]
pub fn invalid(words: &Words, wrong: &Invalid) -> String {
    let number = |value: f64| words.number(value, 2);
    match wrong {
        Invalid::NoSuchDay(text) => say!(words, "invalid-no-such-day", text = text.as_str()),
        Invalid::FutureDay(day) => say!(words, "invalid-future-day", day = day.to_string()),
        Invalid::TooLongAgo(day) => say!(words, "invalid-too-long-ago", day = day.to_string()),
        Invalid::Level {
            slug,
            level,
            lowest,
            highest,
        } => {
            say!(
                words,
                "invalid-level",
                slug = slug.as_str(),
                level = *level,
                lowest = *lowest,
                highest = *highest
            )
        }
        Invalid::NoNone(slug) => say!(words, "invalid-no-none", slug = slug.as_str()),
        Invalid::Empty(field) => say!(words, "invalid-empty", field = field_name(words, field)),
        Invalid::TooLong { field, limit } => {
            say!(
                words,
                "invalid-too-long",
                field = field_name(words, field),
                limit = *limit
            )
        }
        Invalid::Range {
            field,
            value,
            lowest,
            highest,
        } => say!(
            words,
            "invalid-range",
            field = field_name(words, field),
            value = number(*value),
            lowest = number(*lowest),
            highest = number(*highest),
        ),
        Invalid::Shape { field, text } => {
            say!(
                words,
                "invalid-shape",
                field = field_name(words, field),
                text = text.as_str()
            )
        }
    }
}

/// The name of a record's field.
#[must_use]
pub fn field_name(words: &Words, field: &str) -> String {
    words
        .find(&format!("invalid-field-{field}"), &[])
        .unwrap_or_else(|| field.replace('_', " "))
}

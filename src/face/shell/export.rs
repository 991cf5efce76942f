//! `mainstay export`: takes the journal away, in open formats.

use std::io::{self, Write};
use std::path::Path;

use super::arguments::{CardVersion, Export as Arguments, Format as Asked};
use super::desk::{Desk, Open};
use super::failure::Failure;
use super::out;
use crate::app::export::{self, Export, Format, Stop};
use crate::app::hard_card;
use crate::domain::{Kind, crisis};
use crate::exchange::{ExportError, vcard};
use crate::face::new_file::new_file;
use crate::face::safe;
use crate::store::{Span, is_dated};

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    let mut kinds = Vec::new();
    for name in it
        .only
        .iter()
        .flat_map(|names| names.split(','))
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        kinds.push(desk.kind(name)?);
    }
    let country = desk.config()?.country;
    let mut open = desk.open()?;
    // What is whole can be taken away all the same; that something is not is said before.
    open.look_through()?;
    if open.store.is_locked() {
        out::aside(&open.words.get("shell-export-plain"));
    }
    let path = it.out.as_deref().filter(|path| *path != Path::new("-"));
    let format = match it.format {
        Asked::Json => Format::Json,
        Asked::Csv => Format::Csv,
        Asked::Markdown => Format::Markdown,
        Asked::Vcard => Format::Vcard(vcard::Form {
            version: match it.card_version {
                CardVersion::Three => vcard::Version::V3,
                CardVersion::Four => vcard::Version::V4,
            },
            notes: it.with_notes,
        }),
        Asked::Card => return card(&open, country.as_deref(), path),
    };
    let wanted = Export {
        format,
        kinds: &kinds,
        span: open.span(it.from.as_deref(), it.to.as_deref())?,
        now: open.now,
    };
    match path {
        None => print(&open, &wanted),
        Some(path) => to_file(&open, path, |out| {
            export::write(&open.store, &open.words, &wanted, out)
        }),
    }
}

/// The card for a hard moment, to print.
fn card(open: &Open, country: Option<&str>, path: Option<&Path>) -> Result<(), Failure> {
    let country = country.and_then(crisis::country);
    let today = open.now.today;
    let text = open.read(|store| hard_card::text(store, &open.words, &open.own, country, today))?;
    let text = safe::lines(&text);
    match path {
        None => open.out.raw(text.as_bytes()),
        Some(path) => to_file(open, path, |out| {
            let written = out.write_all(text.as_bytes());
            written.map_err(|error| Stop::Export(ExportError::Io(error)))
        }),
    }
}

/// The export of some days alone, for `day --json`.
pub(super) fn of_day(open: &Open, span: Span) -> Result<(), Failure> {
    let dated = Kind::ALL.iter().copied().filter(|kind| is_dated(*kind));
    let kinds: Vec<Kind> = dated.collect();
    let wanted = Export {
        format: Format::Json,
        kinds: &kinds,
        span,
        now: open.now,
    };
    print(open, &wanted)
}

fn print(open: &Open, wanted: &Export<'_>) -> Result<(), Failure> {
    let _working = open.working();
    let printed = open
        .out
        .stream(|out| export::write(&open.store, &open.words, wanted, out));
    open.say_what_was_passed_over();
    printed.map_err(|stop| refuse(open, stop))
}

fn refuse(open: &Open, stop: Stop) -> Failure {
    match stop {
        Stop::Export(ExportError::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            Failure::Silent
        }
        Stop::Export(ExportError::Io(error)) => Failure::output(&error),
        Stop::Export(error) => {
            let why = [("why", error.to_string().into())];
            Failure::here(open.words.with("shell-not-exported", &why))
        }
        Stop::Store(error) => Failure::store(&open.words, &error),
    }
}

/// What kept a file from being made, or from being written.
enum Refused {
    Made(io::Error),
    Written(Stop),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Made(error)
    }
}

fn to_file(
    open: &Open,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Stop>,
) -> Result<(), Failure> {
    let shown = [("path", path.display().to_string().into())];
    let _working = open.working();
    let made = new_file(path, |out| write(out).map_err(Refused::Written));
    open.say_what_was_passed_over();
    match made {
        Ok(_) => open.out.line(&open.words.with("shell-exported", &shown)),
        Err(Refused::Written(stop)) => Err(refuse(open, stop)),
        Err(Refused::Made(error)) => {
            let id = if error.kind() == io::ErrorKind::AlreadyExists {
                "shell-file-there"
            } else {
                "shell-file-not-made"
            };
            Err(Failure::here(open.words.with(id, &shown)))
        }
    }
}

//! What the app asks to be written to a file of its own: a copy of words that could not be saved, and an export. Both
//! faces make them here.

use std::io;
use std::path::Path;

use super::new_file::{new_file, typed};
use crate::app::export::{self, Export, Format, Stop};
use crate::app::{App, Input};
use crate::domain::Moment;
use crate::exchange::ExportError;

/// Writes `text` to a new file at `path`, where nothing may be, and tells the app what came of it. `~/` is the person's
/// home.
#[must_use]
pub fn copy(path: &Path, text: &str) -> Input {
    let path = typed(path);
    let made = new_file::<io::Error>(&path, |out| out.write_all(text.as_bytes()));
    match made {
        Ok(path) => Input::Copied { path, error: None },
        Err(error) => Input::Copied {
            path,
            error: Some(error.kind()),
        },
    }
}

/// The same with all of the journal.
#[must_use]
pub fn take_away(app: &App, path: &Path, format: Format, now: Moment) -> Input {
    let path = typed(path);
    let all = Export::all(format, now);
    let made = new_file(&path, |out| {
        export::write(app.store(), app.words(), &all, out)
    });
    match made {
        Ok(path) => Input::TakenAway { path, error: None },
        Err(Stop::Export(ExportError::Io(error))) => Input::TakenAway {
            path,
            error: Some(error.kind()),
        },
        Err(_) => Input::TakenAway {
            path,
            error: Some(io::ErrorKind::Other),
        },
    }
}

//! A copy of words that could not be saved, as a new file of their own for their owner only. Both faces make it here.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use directories::BaseDirs;

use crate::app::Input;

/// Writes `text` to a new file at `path`, where nothing may be, and tells the app what came of it. `~/` is the person's
/// home.
#[must_use]
pub fn copy(path: &Path, text: &str) -> Input {
    let path = path
        .strip_prefix("~")
        .ok()
        .and_then(|rest| Some(BaseDirs::new()?.home_dir().join(rest)))
        .unwrap_or_else(|| path.to_owned());
    match write(&path, text) {
        Ok(path) => Input::Copied { path, error: None },
        Err(error) => Input::Copied {
            path,
            error: Some(error.kind()),
        },
    }
}

fn write(path: &Path, text: &str) -> io::Result<PathBuf> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    if let Err(error) = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
    {
        // It was made here, and is not whole.
        let _ = fs::remove_file(path);
        return Err(error);
    }
    // The whole way, so that it is found again.
    Ok(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
}

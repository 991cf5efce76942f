//! New files for their owner only: a copy of words that could not be saved, an export. Never over what is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use directories::BaseDirs;

/// Makes a file at `path`, where nothing may be, of what `write` writes, and answers where it is. None is left when it
/// could not be written whole.
///
/// # Errors
/// What kept it from being made, or what `write` answers.
pub fn new_file<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<PathBuf, E> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = BufWriter::new(options.open(path)?);
    let result = write(&mut out).and_then(|()| {
        let file: File = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(file.sync_all()?)
    });
    if let Err(error) = result {
        // It was made here, and is not whole.
        let _ = fs::remove_file(path);
        return Err(error);
    }
    // The whole way, so that it is found again.
    Ok(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
}

/// The path that a person typed: `~/` is their home.
#[must_use]
pub fn typed(path: &Path) -> PathBuf {
    path.strip_prefix("~")
        .ok()
        .and_then(|rest| Some(BaseDirs::new()?.home_dir().join(rest)))
        .unwrap_or_else(|| path.to_owned())
}

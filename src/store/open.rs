//! Opening and making the file: what it must be, and SQLite's settings, each read back.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::error::Error;
use super::{backup, migrate};
use crate::assets;

/// Ours, in the file's header: "Mstj".
pub(super) const APPLICATION_ID: i32 = 0x4d73_746a;

/// Opens the journal at `path`, or makes it with its folder when nothing is there.
pub(super) fn open(path: &Path) -> Result<Connection, Error> {
    open_with(path, assets::MIGRATIONS)
}

fn open_with(path: &Path, steps: &[(&str, &str)]) -> Result<Connection, Error> {
    match look(path)? {
        Found::Nothing => make(path)?,
        Found::Journal => {}
    }
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if migrate::is_due(&conn, steps)? {
        backup::before_migration(&conn, path)?;
    }
    migrate::run(&mut conn, steps)?;
    Ok(conn)
}

/// Opens the journal at `path` only to read in it: another copy, or a backup.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, Error> {
    match look(path)? {
        Found::Nothing => Err(Error::Io {
            path: path.to_owned(),
            source: std::io::ErrorKind::NotFound.into(),
        }),
        Found::Journal => connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY),
    }
}

/// Opens the journal at `path` once more, for a connection that can't be trusted any longer.
pub(super) fn open_again(path: &Path) -> Result<Connection, Error> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

fn connect(path: &Path, access: OpenFlags) -> Result<Connection, Error> {
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    // Resolved, because a linked folder on the way (a linked home) is fine and only the file itself may be no link.
    let conn = Connection::open_with_flags(resolved(path)?, flags)?;
    settle(&conn)?;
    let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(Error::Foreign {
            path: path.to_owned(),
        });
    }
    Ok(conn)
}

/// A journal in memory, with the same schema.
pub(super) fn in_memory() -> Result<Connection, Error> {
    let mut conn = Connection::open_in_memory()?;
    conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;")?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate::run(&mut conn, assets::MIGRATIONS)?;
    Ok(conn)
}

enum Found {
    Nothing,
    Journal,
}

/// What stands at `path`, from the file system and the first 100 bytes. The file is closed again before SQLite opens
/// it: closing it later would drop SQLite's own lock (reference: security brief, section 0, finding 4).
fn look(path: &Path) -> Result<Found, Error> {
    let io = |source| Error::Io {
        path: path.to_owned(),
        source,
    };
    let meta = match fs::symlink_metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(io(error)),
    };
    if !meta.is_file() || links(&meta) != 1 {
        return Err(Error::NotAFile {
            path: path.to_owned(),
        });
    }
    if is_anothers(&meta) {
        return Err(Error::NotYours {
            path: path.to_owned(),
        });
    }
    if meta.len() == 0 {
        return Err(Error::EmptyFile {
            path: path.to_owned(),
        });
    }
    let mut head = Vec::with_capacity(100);
    fs::File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut head))
        .map_err(io)?;
    let number = |at: usize| {
        head.get(at..at + 4)
            .and_then(|bytes| <[u8; 4]>::try_from(bytes).ok())
            .map_or(0, i32::from_be_bytes)
    };
    if !head.starts_with(b"SQLite format 3\0") || head.len() < 100 {
        return Err(Error::Unreadable {
            path: path.to_owned(),
        });
    }
    if number(68) != APPLICATION_ID {
        return Err(Error::Foreign {
            path: path.to_owned(),
        });
    }
    let known = i64::try_from(assets::MIGRATIONS.len()).unwrap_or(i64::MAX);
    let found = i64::from(number(60));
    if found > known {
        return Err(Error::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    Ok(Found::Journal)
}

/// Whether a journal stands at `path`, as far as its first bytes say.
pub(super) fn is_journal(path: &Path) -> bool {
    matches!(look(path), Ok(Found::Journal))
}

/// Whether another account put the file there. The system's own owns what lies on disks that know no owners, and opens
/// what it likes.
#[cfg(unix)]
fn is_anothers(meta: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let me = rustix::process::geteuid().as_raw();
    ![0, me].contains(&meta.uid()) && me != 0
}

#[cfg(not(unix))]
fn is_anothers(_: &fs::Metadata) -> bool {
    false
}

#[cfg(unix)]
fn links(meta: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(meta)
}

#[cfg(not(unix))]
fn links(_: &fs::Metadata) -> u64 {
    1
}

/// Makes a whole journal under another name and moves it into place, so that no half-made file is ever found.
fn make(path: &Path) -> Result<(), Error> {
    let io = |source| Error::Io {
        path: path.to_owned(),
        source,
    };
    let folder = folder_of(path);
    make_folder(&folder).map_err(io)?;
    // By chance and not by process: one that died here may have left its file, and numbers of processes come again.
    let new = beside(path, &format!(".new-{:016x}", fastrand::u64(..)));
    let result = fill(&new).and_then(|()| put_in_place(&new, path).map_err(io));
    // SQLite leaves its emptied rollback journal behind, under the name that is given up.
    let _ = fs::remove_file(beside(&new, "-journal"));
    if result.is_err() {
        let _ = fs::remove_file(&new);
    }
    // A journal in TRUNCATE mode leaves its emptied journal behind, under the name that is gone now.
    let mut left = new.into_os_string();
    left.push("-journal");
    let _ = fs::remove_file(left);
    result?;
    sync_folder(&folder);
    Ok(())
}

fn fill(new: &Path) -> Result<(), Error> {
    let io = |source| Error::Io {
        path: new.to_owned(),
        source,
    };
    make_file(new).map_err(io)?;
    let mut conn = Connection::open_with_flags(
        resolved(new)?,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW,
    )?;
    settle(&conn)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate::run(&mut conn, assets::MIGRATIONS)?;
    conn.close().map_err(|(_, error)| Error::from(error))
}

/// Makes an empty file for its owner only, where nothing is.
pub(super) fn make_file(new: &Path) -> std::io::Result<()> {
    private(fs::OpenOptions::new().write(true).create_new(true))
        .open(new)
        .map(drop)
}

/// Opens new files for their owner only.
#[cfg(unix)]
fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600)
}

#[cfg(not(unix))]
fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    options
}

/// Makes `folder` and what is missing above it, for their owner only.
#[cfg(unix)]
pub(super) fn make_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(not(unix))]
pub(super) fn make_folder(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)
}

/// Moves the new journal into place. One that appeared meanwhile is the journal, and the new one goes.
fn put_in_place(new: &Path, path: &Path) -> std::io::Result<()> {
    match rename_new(new, path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => fs::remove_file(new),
        result => result,
    }
}

/// Renames `new` to `path`; never replaces what is there.
pub(super) fn rename_new(new: &Path, path: &Path) -> std::io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, new, CWD, path, RenameFlags::NOREPLACE) {
            Ok(()) => return Ok(()),
            Err(rustix::io::Errno::EXIST) => {
                return Err(std::io::ErrorKind::AlreadyExists.into());
            }
            // Some file systems know no such rename; the plain one below follows a look.
            Err(_) => {}
        }
    }
    if fs::symlink_metadata(path).is_ok() {
        return Err(std::io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(new, path)
}

/// Makes a rename in `folder` last through a power cut, where the system can say so.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// The file beside `path` whose name goes on with `rest`.
pub(super) fn beside(path: &Path, rest: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(rest);
    path.with_file_name(name)
}

pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// `path` with its folder's links followed, and its own name as it is.
pub(super) fn resolved(path: &Path) -> Result<PathBuf, Error> {
    let folder = fs::canonicalize(folder_of(path)).map_err(|source| Error::Io {
        path: path.to_owned(),
        source,
    })?;
    Ok(folder.join(path.file_name().unwrap_or_default()))
}

/// What to set, and what SQLite must then answer (reference: security brief, section 2.2).
const SETTINGS: &[(&str, &str, &str)] = &[
    ("busy_timeout", "5000", "5000"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    ("foreign_keys", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("secure_delete", "ON", "1"),
    // A rollback journal, so that the one file at rest is the whole journal; TRUNCATE with EXTRA lost 0 of 5,000
    // replayed power cuts where DELETE with FULL lost 24 of 100.
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", "3"),
    ("cache_size", "-16384", "-16384"),
];

fn settle(conn: &Connection) -> Result<(), Error> {
    for (pragma, value, expected) in SETTINGS {
        conn.pragma_update(None, pragma, value)
            .or_else(|error| match error {
                // Some answer with a row, which `pragma_update` takes for a mistake.
                rusqlite::Error::ExecuteReturnedResults => Ok(()),
                other => Err(other),
            })?;
        let found = conn.pragma_query_value(None, pragma, |row| {
            Ok(match row.get_ref(0)? {
                rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                other => other.as_str().unwrap_or_default().to_owned(),
            })
        });
        // A setting without a value to read back (mmap off at build time) answers no row.
        match found {
            Ok(found) if found == *expected => {}
            Err(rusqlite::Error::QueryReturnedNoRows) if *pragma == "mmap_size" => {}
            Ok(found) => return Err(Error::Setting { pragma, found }),
            Err(error) => return Err(error.into()),
        }
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Names the file where SQLite says that it is damaged.
pub(super) fn damage(path: &Path, error: Error) -> Error {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match error {
        Error::Sqlite(error)
            if matches!(
                error.sqlite_error_code(),
                Some(DatabaseCorrupt | NotADatabase)
            ) =>
        {
            Error::Damaged {
                path: path.to_owned(),
                detail: error.to_string(),
            }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests;

//! Opening and making the file: what it must be, and SQLite's settings, each read back.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::error::Error;
use super::key::{Key, Salt, Secret};
use super::{backup, migrate};
use crate::assets;

/// Ours, in the file's header: "Mstj".
pub(super) const APPLICATION_ID: i32 = 0x4d73_746a;

/// Opens the journal at `path`, or makes it with its folder when nothing is there; and says which key opened it. A
/// plain journal needs none, and takes any.
pub(super) fn open(
    path: &Path,
    secret: Option<&Secret>,
) -> Result<(Connection, Option<Key>), Error> {
    open_with(path, secret, assets::MIGRATIONS)
}

fn open_with(
    path: &Path,
    secret: Option<&Secret>,
    steps: &[(&str, &str)],
) -> Result<(Connection, Option<Key>), Error> {
    let found = look(path)?;
    if let Found::Nothing = found {
        if secret.is_some() {
            // Whoever has a key wants the journal that it opens, and no new one.
            return Err(Error::Io {
                path: path.to_owned(),
                source: std::io::ErrorKind::NotFound.into(),
            });
        }
        make(path, None)?;
    }
    let (mut conn, key) = unlock(path, found, secret, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if migrate::is_due(&conn, steps)? {
        backup::before_migration(&conn, path, key.as_ref())?;
    }
    migrate::run(&mut conn, steps)?;
    Ok((conn, key))
}

/// Brings the journal at `path` forward by the steps of this program and by `later` ones, as a later program would.
pub(super) fn bring_forward(
    path: &Path,
    secret: Option<&Secret>,
    later: &[(&str, &str)],
) -> Result<(), Error> {
    let steps = [assets::MIGRATIONS, later].concat();
    open_with(path, secret, &steps).map(drop)
}

/// Opens the journal at `path` only to read in it: another copy, or a backup.
pub(super) fn open_to_read(
    path: &Path,
    secret: Option<&Secret>,
) -> Result<(Connection, Option<Key>), Error> {
    match look(path)? {
        Found::Nothing => Err(Error::Io {
            path: path.to_owned(),
            source: std::io::ErrorKind::NotFound.into(),
        }),
        found => unlock(path, found, secret, OpenFlags::SQLITE_OPEN_READ_ONLY),
    }
}

fn unlock(
    path: &Path,
    found: Found,
    secret: Option<&Secret>,
    access: OpenFlags,
) -> Result<(Connection, Option<Key>), Error> {
    let Found::Locked(salt) = found else {
        return Ok((connect(path, access, None)?, None));
    };
    let Some(secret) = secret else {
        return Err(Error::Locked {
            path: path.to_owned(),
        });
    };
    let key = secret.key(salt);
    match connect(path, access, Some(&key)) {
        Err(Error::WrongKey { path }) if backup::opens(&path, &key, secret) => {
            Err(Error::Damaged {
                path,
                detail: "its newest backup opens with the key, and it does not".to_owned(),
            })
        }
        conn => Ok((conn?, Some(key))),
    }
}

/// Opens the journal at `path` once more: with the key that it was opened with, or none.
pub(super) fn open_again(path: &Path, key: Option<&Key>) -> Result<Connection, Error> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, key)
}

/// The same, only to read in it.
pub(super) fn read_again(path: &Path, key: Option<&Key>) -> Result<Connection, Error> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY, key)
}

fn connect(path: &Path, access: OpenFlags, key: Option<&Key>) -> Result<Connection, Error> {
    let conn = begin(path, access, key)?;
    settle(&conn)?;
    let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(Error::Foreign {
            path: path.to_owned(),
        });
    }
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    older(path, found)?;
    Ok(conn)
}

/// A connection that has its key, and with it reads the file.
fn begin(path: &Path, access: OpenFlags, key: Option<&Key>) -> Result<Connection, Error> {
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    // Resolved, because a linked folder on the way (a linked home) is fine and only the file itself may be no link.
    let conn = Connection::open_with_flags(resolved(path)?, flags)?;
    if let Some(key) = key {
        // Before the key: SQLCipher would else write of a wrong one into the middle of the screen, and leave copies of
        // keys and words in memory that it gave back. The wiping takes a few milliseconds of a first page; what comes
        // with it, to keep each piece from swap, took more and is refused (`guard/linux.rs`).
        conn.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON")?;
        key.open(&conn)?;
        let read = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
        read.map_err(|error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Error::WrongKey {
                path: path.to_owned(),
            },
            _ => error.into(),
        })?;
        settle_cipher(&conn)?;
    }
    Ok(conn)
}

/// What SQLCipher 4 does by itself, and must do here, so that every other SQLCipher 4 opens the file.
const CIPHER: &[(&str, &str)] = &[
    ("kdf_iter", "256000"),
    ("cipher_page_size", "4096"),
    ("cipher_use_hmac", "1"),
    ("cipher_plaintext_header_size", "0"),
    ("cipher_hmac_algorithm", "HMAC_SHA512"),
    ("cipher_kdf_algorithm", "PBKDF2_HMAC_SHA512"),
    ("cipher_memory_security", "1"),
];

fn settle_cipher(conn: &Connection) -> Result<(), Error> {
    for (pragma, expected) in CIPHER {
        let found: String = conn.pragma_query_value(None, pragma, |row| row.get(0))?;
        if found != *expected {
            return Err(Error::Setting { pragma, found });
        }
    }
    Ok(())
}

/// A journal in memory, with the same schema: a copy of the first one, since to make the schema takes longer than most
/// of what is done in such a journal.
pub(super) fn in_memory() -> Result<Connection, Error> {
    static FIRST: Mutex<Option<Connection>> = Mutex::new(None);
    let open = || -> Result<Connection, Error> {
        let conn = Connection::open_in_memory()?;
        conn.execute_batch("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;")?;
        keep_plans(&conn)?;
        Ok(conn)
    };
    let made = || {
        let mut conn = open()?;
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrate::run(&mut conn, assets::MIGRATIONS)?;
        Ok::<_, Error>(conn)
    };
    let mut kept = FIRST.lock().unwrap_or_else(PoisonError::into_inner);
    let first = kept.take().map_or_else(made, Ok)?;
    let mut conn = open()?;
    Backup::new(&first, &mut conn)?.step(-1)?;
    *kept = Some(first);
    Ok(conn)
}

#[derive(Clone, Copy)]
enum Found {
    Nothing,
    Journal,
    /// No database to look at: a locked one, or something else that looks like chance.
    Locked(Salt),
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
        return match head.first_chunk() {
            Some(salt) if is_chance(&head) => Ok(Found::Locked(*salt)),
            _ => Err(Error::Unreadable {
                path: path.to_owned(),
            }),
        };
    }
    if number(68) != APPLICATION_ID {
        return Err(Error::Foreign {
            path: path.to_owned(),
        });
    }
    older(path, i64::from(number(60)))?;
    Ok(Found::Journal)
}

/// Refuses a schema that is newer than this program.
fn older(path: &Path, found: i64) -> Result<(), Error> {
    let known = i64::try_from(assets::MIGRATIONS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(Error::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    Ok(())
}

/// Whether bytes may be those of a locked file, which can't be told from chance. Of 100 by chance some 83 differ from each
/// other, and never fewer than 60; words have half as many, and so has a database whose header is damaged.
fn is_chance(head: &[u8]) -> bool {
    head.len() == 100 && head.iter().collect::<BTreeSet<_>>().len() >= 60
}

/// Whether a journal stands at `path`, as far as its first bytes say.
pub(super) fn is_journal(path: &Path) -> bool {
    matches!(look(path), Ok(Found::Journal | Found::Locked(_)))
}

/// The salt of the locked file at `path`; none for another.
pub(super) fn salt(path: &Path) -> Option<Salt> {
    match look(path) {
        Ok(Found::Locked(salt)) => Some(salt),
        _ => None,
    }
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
pub(super) fn make(path: &Path, key: Option<&Key>) -> Result<(), Error> {
    let io = |source| Error::Io {
        path: path.to_owned(),
        source,
    };
    let folder = folder_of(path);
    make_folder(&folder).map_err(io)?;
    // By chance and not by process: one that died here may have left its file, and numbers of processes come again.
    let new = beside(path, &format!(".new-{:016x}", fastrand::u64(..)));
    let result = fill(&new, key).and_then(|()| put_in_place(&new, path).map_err(io));
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

fn fill(new: &Path, key: Option<&Key>) -> Result<(), Error> {
    let io = |source| Error::Io {
        path: new.to_owned(),
        source,
    };
    make_file(new).map_err(io)?;
    let mut conn = begin(new, OpenFlags::SQLITE_OPEN_READ_WRITE, key)?;
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
    keep_plans(conn)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// One plan for a query whatever its values are. Else SQLite plans each query with `LIMIT ?` anew whenever a value is given,
/// which took a quarter of the time of a find.
fn keep_plans(conn: &Connection) -> Result<(), Error> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
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

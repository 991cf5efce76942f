//! Backups: whole copies of the file in a folder of their own beside it, each opened again and compared with the
//! journal before it counts. Which of them go says `thin`.

use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, ValueRef};
use sha2::{Digest as _, Sha256};

use super::check::{self, Finding};
use super::error::Error;
use super::key::{Key, Secret};
use super::{Progress, Store, open, thin, version};
use crate::domain::{Id, Ids, Instant, Moment};

/// A backup in the journal's folder of backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub path: PathBuf,
    /// When it was made, in the local time of then.
    pub made: NaiveDateTime,
    /// Counts those of the same second.
    number: u32,
    /// How large the file is.
    pub bytes: u64,
}

/// A backup that was made now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub backup: Backup,
    /// The versions in it that are not as they were written. The journal is damaged then.
    pub changed: Vec<Finding>,
}

/// What a backup holds: everything up to a version, made on a day by the calendar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    day: NaiveDate,
    /// The number of the newest version in it.
    number: u64,
}

impl Last {
    fn of(backup: &Backup, key: Option<&Key>) -> Result<Self, Error> {
        Ok(Self {
            day: backup.made.date(),
            number: version::last(&open::read_again(&backup.path, key)?)?,
        })
    }
}

/// So many versions that the newest backup of the day has not ask for another.
const MOST_SINCE: u64 = 100;

/// When a backup was made, as its name has it.
const STAMP: &str = "%Y-%m-%dT%H-%M-%S";
/// Every backup's name is `journal-`, the stamp, a number after the first of a second, and `.db`.
const NAME: (&str, &str) = ("journal-", ".db");
/// What is not yet whole ends so.
const PART: &str = ".part";
/// What is not whole after this long never will be.
const GIVEN_UP: Duration = Duration::from_hours(1);

impl Store {
    /// Makes a verified backup, then lets those go that need not stay: none of them, when words in the new one are not
    /// as they were written. None for a journal in memory.
    ///
    /// # Errors
    /// [`Error::NotWhole`] when the copy is not what the journal is; otherwise what kept it from being made. The
    /// backups that were there are there then.
    pub fn back_up(&mut self, now: Moment) -> Result<Option<Made>, Error> {
        self.back_up_after(&[], now, &self.progress())
    }

    /// The same after a look at everything in the file: none go when that found anything.
    pub(super) fn back_up_after(
        &mut self,
        found: &[Finding],
        now: Moment,
        progress: &Progress,
    ) -> Result<Option<Made>, Error> {
        let Some(path) = &self.path else {
            return Ok(None);
        };
        let folder = folder(path);
        let at = now.at.naive_local();
        let (made, changed) = keep(&self.conn, &folder, at, self.key.as_ref(), progress)?;
        self.backed_up = Some(Last::of(&made, self.key.as_ref())?);
        // The new one is safe. One too many that can't be removed is no reason to say otherwise.
        let all = list(&folder).unwrap_or_default();
        let dates: Vec<NaiveDateTime> = all.iter().map(|backup| backup.made).collect();
        if let Some(newest) = all.iter().position(|backup| backup.path == made.path)
            && changed.is_empty()
            && found.is_empty()
        {
            for gone in thin::going(&dates, newest, made.made) {
                if let Some(backup) = all.get(gone) {
                    let _ = fs::remove_file(&backup.path);
                }
            }
        }
        open::sync_folder(&folder);
        Ok(Some(Made {
            backup: made,
            changed,
        }))
    }

    /// Whether the day's backup is due. A clock that stands still has one day only, so what was written since counts too.
    pub(super) fn is_care_due(&mut self, now: Moment) -> Result<bool, Error> {
        if self.path.is_none() {
            return Ok(false);
        }
        let today = now.at.date_naive();
        if self.backed_up.is_none_or(|last| last.day != today) {
            let of_today = self.backups()?.into_iter();
            let of_today = of_today.filter(|backup| backup.made.date() == today);
            // One that can't be read is no backup.
            let known = of_today.filter_map(|backup| Last::of(&backup, self.key.as_ref()).ok());
            self.backed_up = known.max_by_key(|last| last.number);
        }
        Ok(match self.backed_up {
            Some(last) => version::last(&self.conn)? >= last.number + MOST_SINCE,
            None => true,
        })
    }

    /// The backup that holds the most: the newest, whatever the clock said. One that can't be read is passed over.
    ///
    /// # Errors
    /// When the folder of the backups can't be read.
    pub fn newest_backup(&self) -> Result<Option<Backup>, Error> {
        let backups = self.backups()?.into_iter();
        let known = backups.filter_map(|backup| {
            let last = Last::of(&backup, self.key.as_ref()).ok()?;
            Some((last.number, backup))
        });
        let newest = known.max_by_key(|(number, backup)| (*number, backup.made, backup.number));
        Ok(newest.map(|(_, backup)| backup))
    }

    /// Makes a verified backup at `out`, where nothing may be.
    ///
    /// # Errors
    /// As [`Store::back_up`]; [`Error::Exists`] when something is there.
    pub fn back_up_to(&self, out: &Path) -> Result<(), Error> {
        if fs::symlink_metadata(out).is_ok() {
            return Err(Error::Exists {
                path: out.to_owned(),
            });
        }
        let part = part_of(out);
        let result = copy(&self.conn, &part, self.key.as_ref(), &self.progress)
            .and_then(|_| open::rename_new(&part, out).map_err(|error| placed(out, error)));
        clear(&part, result.is_err());
        open::sync_folder(&open::folder_of(out));
        result
    }

    /// The backups, newest first.
    ///
    /// # Errors
    /// When their folder can't be read.
    pub fn backups(&self) -> Result<Vec<Backup>, Error> {
        self.path
            .as_deref()
            .map_or(Ok(Vec::new()), |path| list(&folder(path)))
    }
}

/// The folder of the backups of the journal at `path`.
pub(super) fn folder(path: &Path) -> PathBuf {
    open::beside(path, ".backups")
}

/// Makes a backup before the schema goes forward. It bears the time of the last save: that is what it holds.
pub(super) fn before_migration(
    conn: &Connection,
    path: &Path,
    key: Option<&Key>,
) -> Result<(), Error> {
    let mut last = None;
    version::each(conn, |_, version| {
        last = Some(version.at.clone());
        Ok(())
    })?;
    let last = last.and_then(|at| Instant::parse_from_rfc3339(&at).ok());
    let made = last.map(|at| at.naive_local()).unwrap_or_default();
    let folder = folder(path);
    keep(conn, &folder, made, key, &Progress::default())?;
    open::sync_folder(&folder);
    Ok(())
}

/// Makes a verified copy in `folder`, under the name of the time `made`; and says what in it is not as it was written.
fn keep(
    conn: &Connection,
    folder: &Path,
    made: NaiveDateTime,
    key: Option<&Key>,
    progress: &Progress,
) -> Result<(Backup, Vec<Finding>), Error> {
    open::make_folder(folder).map_err(|error| io(folder, error))?;
    let mut number = 1;
    let mut path = folder.join(name(made, number));
    let part = part_of(&path);
    let result = copy(conn, &part, key, progress).and_then(|changed| {
        while let Err(error) = open::rename_new(&part, &path) {
            if error.kind() != std::io::ErrorKind::AlreadyExists {
                return Err(io(&path, error));
            }
            number += 1;
            path = folder.join(name(made, number));
        }
        Ok(changed)
    });
    clear(&part, result.is_err());
    let changed = result?;
    open::sync_folder(folder);
    clear_given_up(folder, &path);
    let bytes = fs::metadata(&path).map_or(0, |meta| meta.len());
    let backup = Backup {
        path,
        made,
        number,
        bytes,
    };
    Ok((backup, changed))
}

/// Writes a copy of the journal to `part`, under the same key, makes it last, and holds it against the journal. Answers what in both is not
/// as it was written.
fn copy(
    conn: &Connection,
    part: &Path,
    key: Option<&Key>,
    progress: &Progress,
) -> Result<Vec<Finding>, Error> {
    open::make_file(part).map_err(|error| io(part, error))?;
    conn.execute("VACUUM INTO ?1", [file_name(part)])?;
    sync(part)?;
    progress.at(1, 4);
    let (content, last) = content(&whole(part, key)?, u64::MAX, &progress.part(2, 4))?;
    // Another program may have gone on writing since: what came later is not asked for.
    if content != self::content(conn, last, &progress.part(3, 4))?.0 {
        return Err(Error::NotWhole {
            path: part.to_owned(),
        });
    }
    Ok(content.changed)
}

/// Makes a copy last. SQLite has closed it again, so it may be opened beside it.
pub(super) fn sync(part: &Path) -> Result<(), Error> {
    OpenOptions::new()
        .write(true)
        .open(part)
        .and_then(|file| file.sync_all())
        .map_err(|error| io(part, error))
}

/// Opens a copy in which SQLite finds nothing wrong. The search index is made anew from the rest, so it keeps no copy
/// from being one.
pub(super) fn whole(part: &Path, key: Option<&Key>) -> Result<Connection, Error> {
    let copy = open::read_again(part, key).map_err(|error| open::damage(part, error))?;
    let findings = check::whole(&copy)?;
    if findings.iter().any(|it| matches!(it, Finding::File(_))) {
        return Err(Error::NotWhole {
            path: part.to_owned(),
        });
    }
    Ok(copy)
}

/// Makes a backup anew with `work` done to it. It takes the old one's place once it is whole.
pub(super) fn anew(
    backup: &Backup,
    secret: Option<&Secret>,
    progress: &Progress,
    work: impl FnOnce(&mut Store) -> Result<(), Error>,
) -> Result<(), Error> {
    let part = part_of(&backup.path);
    let result = open::open_to_read(&backup.path, secret).and_then(|(conn, key)| {
        copy(&conn, &part, key.as_ref(), progress)?;
        work(&mut Store::open_with(&part, secret, Ids::new())?)?;
        whole(&part, key.as_ref())?;
        sync(&part)?;
        fs::rename(&part, &backup.path).map_err(|error| io(&backup.path, error))
    });
    clear(&part, result.is_err());
    result
}

/// Whether the newest backup of the journal at `path` opens with what its own key was made of.
pub(super) fn opens(path: &Path, key: &Key, secret: &Secret) -> bool {
    let newest = list(&folder(path)).unwrap_or_default().into_iter().next();
    newest.is_some_and(|newest| {
        open::salt(&newest.path).is_some_and(|salt| {
            // The derivation costs a person's patience; a backup has the salt of its journal.
            let key = if salt == key.salt() {
                key.clone()
            } else {
                secret.key(salt)
            };
            open::read_again(&newest.path, Some(&key)).is_ok()
        })
    })
}

/// What a journal holds: how many versions, the newest, one hash over the hashes and the words of all, and
/// what is not as it was written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    versions: usize,
    newest: Option<Id>,
    hash: [u8; 32],
    changed: Vec<Finding>,
}

/// The content up to version number `until`, and the last number there is.
pub(super) fn content(
    conn: &Connection,
    until: u64,
    progress: &Progress,
) -> Result<(Content, u64), Error> {
    let mut content = Content::default();
    let all = version::last(conn)?;
    let mut last = 0;
    let mut hasher = Sha256::new();
    version::each(conn, |number, version| {
        progress.at(number, all);
        if number <= until {
            content.versions += 1;
            content.newest = Some(version.id);
            // What was damaged before is in the copy as it was: a copy says what the journal says.
            hasher.update(version.hash);
            hasher.update(version.right_hash());
            content.changed.extend(version.finding());
            last = number;
        }
        Ok(())
    })?;
    content.hash = hasher.finalize().into();
    Ok((content, last))
}

/// The backups in `folder`, newest first.
pub(super) fn list(folder: &Path) -> Result<Vec<Backup>, Error> {
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        files => files.map_err(|error| io(folder, error))?,
    };
    let mut backups = Vec::new();
    for file in files {
        let file = file.map_err(|error| io(folder, error))?;
        let meta = file.metadata().map_err(|error| io(folder, error))?;
        if let Some((made, number)) = stamp(&file.file_name())
            && meta.is_file()
        {
            backups.push(Backup {
                path: file.path(),
                made,
                number,
                bytes: meta.len(),
            });
        }
    }
    backups.sort_by_key(|backup| std::cmp::Reverse((backup.made, backup.number)));
    Ok(backups)
}

fn name(made: NaiveDateTime, number: u32) -> String {
    let (before, after) = NAME;
    let stamp = made.format(STAMP);
    match number {
        1 => format!("{before}{stamp}{after}"),
        number => format!("{before}{stamp}-{number}{after}"),
    }
}

/// When the backup of that name was made, and its number; none for another file.
fn stamp(file: &OsStr) -> Option<(NaiveDateTime, u32)> {
    let (before, after) = NAME;
    let stamp = file.to_str()?.strip_prefix(before)?.strip_suffix(after)?;
    // A year of more than four digits is longer, so the stamp ends at its third `-` after the `T`.
    let (date, time) = stamp.split_once('T')?;
    let mut parts = time.splitn(4, '-');
    let time: Vec<&str> = parts.by_ref().take(3).collect();
    let made = NaiveDateTime::parse_from_str(&format!("{date}T{}", time.join("-")), STAMP).ok()?;
    let number = parts.next().map_or(Ok(1), str::parse).ok()?;
    Some((made, number))
}

/// A name for what is to become `path`, that nobody else has.
pub(super) fn part_of(path: &Path) -> PathBuf {
    open::beside(path, &format!("-{:016x}{PART}", fastrand::u64(..)))
}

/// Takes away what is left of making a copy.
fn clear(part: &Path, failed: bool) {
    let _ = fs::remove_file(open::beside(part, "-journal"));
    if failed {
        let _ = fs::remove_file(part);
    }
}

/// Takes away what others left half made. Files tell how old they are beside the one just made, so no clock is asked.
fn clear_given_up(folder: &Path, made: &Path) {
    let modified = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let Some(now) = modified(made) else { return };
    for path in parts(folder) {
        let age = modified(&path).and_then(|then| now.duration_since(then).ok());
        if age.is_some_and(|age| age > GIVEN_UP) {
            let _ = fs::remove_file(path);
        }
    }
}

/// What is not whole in `folder`.
pub(super) fn parts(folder: &Path) -> Vec<PathBuf> {
    let Ok(files) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = files.filter_map(|file| file.ok().map(|file| file.path()));
    paths
        .filter(|path| path.to_string_lossy().ends_with(PART))
        .collect()
}

/// The path as SQLite takes it: its bytes, whatever they are.
#[cfg(unix)]
pub(super) fn file_name(path: &Path) -> ToSqlOutput<'_> {
    use std::os::unix::ffi::OsStrExt;
    ToSqlOutput::Borrowed(ValueRef::Text(path.as_os_str().as_bytes()))
}

#[cfg(not(unix))]
pub(super) fn file_name(path: &Path) -> ToSqlOutput<'_> {
    path.to_string_lossy().into_owned().into()
}

pub(super) fn io(path: &Path, source: std::io::Error) -> Error {
    Error::Io {
        path: path.to_owned(),
        source,
    }
}

fn placed(path: &Path, error: std::io::Error) -> Error {
    if error.kind() == std::io::ErrorKind::AlreadyExists {
        Error::Exists {
            path: path.to_owned(),
        }
    } else {
        io(path, error)
    }
}

#[cfg(test)]
mod tests;

//! Making a new journal of what is left of a damaged one and of its backups. Neither is written to.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::carve::{Carved, carve};
use super::error::Error;
use super::key::{Key, Secret};
use super::{Progress, Store, backup, merge, open, version};
use crate::domain::{Id, Ids};

/// What a new journal was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rescued {
    /// The damaged file first, then its backups, the newest first: those that something came from.
    pub sources: Vec<Source>,
    /// How many records there are now.
    pub records: usize,
    /// What was not found whole anywhere.
    pub lost: Vec<Lost>,
}

/// A file that something came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub path: PathBuf,
    /// How many versions came from it that the sources before it had not.
    pub versions: usize,
}

/// A version that was found, and is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// As far as can be told.
    pub kind: String,
    pub at: String,
}

/// Makes a new journal at `out`, where nothing may be, of all that is as it was written in the file at `damaged` and in
/// its backups. What was being typed comes too, where it can be read. `ids` makes the ids of what is new. What is locked
/// is read with those of `secrets` that open it, and the new journal is locked as the damaged one was. `progress` tells how
/// far it has come.
///
/// # Errors
/// [`Error::Locked`] or [`Error::WrongKey`] when nothing was found that a secret opens; [`Error::Exists`] when
/// something is at `out`; when nothing at all was found, what kept the file from being read, or
/// [`Error::Unreadable`]; otherwise what kept the new one from being written. Nothing is at `out` then.
pub fn rescue(
    damaged: &Path,
    out: &Path,
    secrets: &[Secret],
    ids: Ids,
    progress: &Progress,
) -> Result<Rescued, Error> {
    if fs::symlink_metadata(out).is_ok() {
        return Err(Error::Exists {
            path: out.to_owned(),
        });
    }
    let folder = open::folder_of(out);
    open::make_folder(&folder).map_err(|error| backup::io(&folder, error))?;
    let part = open::beside(out, &format!(".new-{:016x}", fastrand::u64(..)));
    let result = fill(damaged, &part, secrets, ids, progress).and_then(|rescued| {
        open::rename_new(&part, out).map_err(|error| backup::io(out, error))?;
        Ok(rescued)
    });
    let _ = fs::remove_file(open::beside(&part, "-journal"));
    if result.is_err() {
        let _ = fs::remove_file(&part);
    }
    open::sync_folder(&folder);
    result
}

fn fill(
    damaged: &Path,
    part: &Path,
    secrets: &[Secret],
    ids: Ids,
    progress: &Progress,
) -> Result<Rescued, Error> {
    let mut rescued = Rescued::default();
    let mut lost = Vec::new();
    let backups = backup::list(&backup::folder(damaged)).unwrap_or_default();
    let paths: Vec<PathBuf> = std::iter::once(damaged.to_owned())
        .chain(backups.into_iter().map(|it| it.path))
        .collect();
    let keys = keys(&paths, secrets);
    // The first that opens anything: the journal's own, unless it is damaged where its key begins.
    let key = keys.first();
    open::make(part, key)?;
    let mut store = Store::open_with(part, key.map(Key::secret).as_ref(), ids)?;
    let mut shut = None;
    let mut why = Error::Unreadable {
        path: damaged.to_owned(),
    };
    let all = paths.len();
    for (n, path) in paths.into_iter().enumerate() {
        let progress = progress.part(n, all);
        match found(&path, &keys, !secrets.is_empty(), &progress.part(0, 2)) {
            Ok(carved) => {
                let versions = take(&mut store, &carved, &progress.part(1, 2))?;
                lost.extend(carved.damaged);
                if versions > 0 {
                    rescued.sources.push(Source { path, versions });
                }
            }
            Err(error) if path == damaged => why = error,
            // A backup that can't be read takes nothing from the others; one that only needs its key is said.
            Err(error @ (Error::Locked { .. } | Error::WrongKey { .. })) => shut = Some(error),
            Err(_) => {}
        }
    }
    take_drafts(&store.conn, damaged, &keys);
    rescued.records =
        store
            .conn
            .query_row("SELECT count(*) FROM head WHERE live = 1", [], |row| {
                super::read::size(row, 0)
            })?;
    if rescued.sources.is_empty() {
        return Err(shut.unwrap_or(why));
    }
    let mut seen: Vec<Id> = Vec::new();
    for version in lost {
        if version::known(&store.conn, version.id)?.is_none() && !seen.contains(&version.id) {
            seen.push(version.id);
            rescued.lost.push(Lost {
                kind: version.kind,
                at: version.at,
            });
        }
    }
    Ok(rescued)
}

/// The keys that open one of these files at least, without asking twice of the same salt.
fn keys(paths: &[PathBuf], secrets: &[Secret]) -> Vec<Key> {
    let mut opening: Vec<Key> = Vec::new();
    for secret in secrets {
        let mut made: Vec<Key> = Vec::new();
        for path in paths {
            let Some(salt) = open::salt(path) else {
                continue;
            };
            let known = made.iter().find(|key| key.salt() == salt).cloned();
            let key = known.unwrap_or_else(|| {
                let key = secret.key(salt);
                made.push(key.clone());
                key
            });
            if !opening.contains(&key) && open::read_again(path, Some(&key)).is_ok() {
                opening.push(key);
            }
        }
    }
    opening
}

/// What the file at `path` holds. No other part of the program has it open.
fn found(
    path: &Path,
    keys: &[Key],
    has_secret: bool,
    progress: &Progress,
) -> Result<Carved, Error> {
    let Some(salt) = open::salt(path) else {
        return File::open(path)
            .and_then(|file| carve(&file, progress))
            .map_err(|error| backup::io(path, error));
    };
    let path = path.to_owned();
    match keys.iter().find(|key| key.salt() == salt) {
        Some(key) => read_through(&path, key, progress),
        None if has_secret => Err(Error::WrongKey { path }),
        None => Err(Error::Locked { path }),
    }
}

/// Reads a locked journal row by row, each by its number, so that a page which is not what was written takes only what
/// stood on it. SQLCipher gives nothing more after such a page, and is asked anew.
fn read_through(path: &Path, key: &Key, progress: &Progress) -> Result<Carved, Error> {
    let mut conn = open::read_again(path, Some(key))?;
    let last = conn.query_row("SELECT max(seq) FROM version", [], |row| {
        row.get::<_, Option<i64>>(0)
    });
    let last = if let Ok(last) = last {
        last.unwrap_or(0)
    } else {
        // The newest page is one of those. No row is smaller than this.
        conn = open::read_again(path, Some(key))?;
        let bytes = fs::metadata(path).map_or(0, |meta| meta.len());
        i64::try_from(bytes / SMALLEST).unwrap_or(i64::MAX)
    };
    let mut carved = Carved::default();
    for seq in 1..=last {
        progress.at(seq.unsigned_abs(), last.unsigned_abs());
        match version::by_seq(&conn, seq) {
            Ok(version) if version.is_sound() => {
                carved.sound.insert(version.id, version);
            }
            Ok(version) => carved.damaged.push(version),
            Err(Error::Sqlite(rusqlite::Error::QueryReturnedNoRows)) => {}
            Err(_) => conn = open::read_again(path, Some(key))?,
        }
    }
    Ok(carved)
}

/// Ids, parents, hash and time of a version take more bytes than this.
const SMALLEST: u64 = 100;

/// Takes in what was found, as a merge does: what was erased for good stays so.
fn take(store: &mut Store, carved: &Carved, progress: &Progress) -> Result<usize, Error> {
    let found = open::in_memory()?;
    for version in carved.sound.values() {
        version.append(&found, None)?;
    }
    let tx = store.conn.transaction()?;
    let merged = merge::unite(&tx, &found, progress)?;
    tx.commit()?;
    if merged.erased > 0 {
        store.scrub()?;
    }
    Ok(merged.versions)
}

/// Copies what was being typed, as far as it can be read.
fn take_drafts(conn: &Connection, damaged: &Path, keys: &[Key]) {
    let salt = open::salt(damaged);
    let key = keys.iter().find(|key| Some(key.salt()) == salt);
    let Ok(there) = open::read_again(damaged, key) else {
        return;
    };
    let Ok(mut drafts) = there.prepare("SELECT key, at, body FROM draft") else {
        return;
    };
    let Ok(mut rows) = drafts.query([]) else {
        return;
    };
    while let Ok(Some(row)) = rows.next() {
        let draft =
            || -> rusqlite::Result<[String; 3]> { Ok([row.get(0)?, row.get(1)?, row.get(2)?]) };
        if let Ok(draft) = draft() {
            let _ = conn.execute(
                "INSERT OR IGNORE INTO draft (key, at, body) VALUES (?1, ?2, ?3)",
                draft,
            );
        }
    }
}

#[cfg(test)]
mod tests;

//! Making a new journal of what is left of a damaged one and of its backups. Neither is written to.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::carve::{Carved, carve};
use super::error::Error;
use super::{Store, backup, merge, open, version};
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
/// its backups. What was being typed comes too, where it can be read. `ids` makes the ids of what is new.
///
/// # Errors
/// [`Error::Exists`] when something is at `out`; when nothing at all was found, what kept the file from being read, or
/// [`Error::Unreadable`]; otherwise what kept the new one from being written. Nothing is at `out` then.
pub fn rescue(damaged: &Path, out: &Path, ids: Ids) -> Result<Rescued, Error> {
    if fs::symlink_metadata(out).is_ok() {
        return Err(Error::Exists {
            path: out.to_owned(),
        });
    }
    let folder = open::folder_of(out);
    open::make_folder(&folder).map_err(|error| backup::io(&folder, error))?;
    let part = open::beside(out, &format!(".new-{:016x}", fastrand::u64(..)));
    let result = fill(damaged, &part, ids).and_then(|rescued| {
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

fn fill(damaged: &Path, part: &Path, ids: Ids) -> Result<Rescued, Error> {
    let mut rescued = Rescued::default();
    let mut store = Store::open(part, ids)?;
    let mut lost = Vec::new();
    let backups = backup::list(&backup::folder(damaged)).unwrap_or_default();
    let paths = std::iter::once(damaged.to_owned()).chain(backups.into_iter().map(|it| it.path));
    let mut why = Error::Unreadable {
        path: damaged.to_owned(),
    };
    for path in paths {
        match found(&path) {
            Ok(carved) => {
                let versions = take(&mut store, &carved)?;
                lost.extend(carved.damaged);
                if versions > 0 {
                    rescued.sources.push(Source { path, versions });
                }
            }
            Err(error) if path == damaged => why = error,
            // A backup that can't be read takes nothing from the others.
            Err(_) => {}
        }
    }
    take_drafts(&store.conn, damaged);
    rescued.records =
        store
            .conn
            .query_row("SELECT count(*) FROM head WHERE live = 1", [], |row| {
                super::read::size(row, 0)
            })?;
    if rescued.sources.is_empty() {
        return Err(why);
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

/// What the file at `path` holds. No other part of the program has it open.
fn found(path: &Path) -> Result<Carved, Error> {
    File::open(path)
        .and_then(|file| carve(&file))
        .map_err(|error| backup::io(path, error))
}

/// Takes in what was found, as a merge does: what was erased for good stays so.
fn take(store: &mut Store, carved: &Carved) -> Result<usize, Error> {
    let found = open::in_memory()?;
    for version in carved.sound.values() {
        version.append(&found, None)?;
    }
    let tx = store.conn.transaction()?;
    let merged = merge::unite(&tx, &found)?;
    tx.commit()?;
    if merged.erased > 0 {
        store.scrub()?;
    }
    Ok(merged.versions)
}

/// Copies what was being typed, as far as it can be read.
fn take_drafts(conn: &Connection, damaged: &Path) {
    let Ok(there) = open::open_to_read(damaged) else {
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

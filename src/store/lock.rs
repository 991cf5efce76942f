//! Setting, changing and removing the passphrase of a journal.
//!
//! The file is written anew beside the old one, held against it, and takes its place in one step: a crash leaves the one
//! or the other, whole. Then the backups follow, each the same way. What the old key was stands in the new file until
//! they have, so that whoever opens it next goes on where a crash stopped. What was there before is overwritten and
//! removed; a disk may keep old blocks all the same, which nothing here can reach.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use zeroize::Zeroizing;

use super::check;
use super::error::Error;
use super::key::{Key, Passphrase, Secret};
use super::{Progress, Store, backup, open, place};

/// The file that is to take the journal's place, and then the one that stood there, end with this and a number.
const TURNED: &str = ".turned-";
/// Under what name the old key stands in the new file until the backups have followed; no key is no bytes.
const FORMER: &str = "former_key";

impl Store {
    /// Whether the file needs a key.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.key.is_some()
    }

    /// What opens the file again without a derivation; none for a plain one.
    #[must_use]
    pub fn secret(&self) -> Option<Secret> {
        self.key.as_ref().map(Key::secret)
    }

    /// The 24 words that open the file and its backups without the passphrase; none for a plain one.
    #[must_use]
    pub fn recovery_words(&self) -> Option<Vec<&'static str>> {
        self.key.as_ref().map(Key::words)
    }

    /// Whether this is what the file opens with. Costs a derivation for a passphrase. A plain one opens with anything.
    #[must_use]
    pub fn opens_with(&self, secret: &Secret) -> bool {
        self.key
            .as_ref()
            .is_none_or(|key| secret.key(key.salt()) == *key)
    }

    /// Locks the journal and its backups with a passphrase, in place of the one there was or of none. Answers the
    /// copies of the journal that stay as they were: backups that could not be made anew, and copies beside it.
    ///
    /// # Errors
    /// What kept the new file from being made; all is as it was then.
    pub fn set_passphrase(&mut self, new: &Passphrase) -> Result<Vec<PathBuf>, Error> {
        let key = new.with_new_salt()?;
        self.relock(Some(key))
    }

    /// Makes the journal and its backups plain. Answers the copies that stay locked.
    ///
    /// # Errors
    /// As [`Store::set_passphrase`].
    pub fn remove_passphrase(&mut self) -> Result<Vec<PathBuf>, Error> {
        if self.key.is_none() {
            return Ok(Vec::new());
        }
        self.relock(None)
    }

    fn relock(&mut self, new: Option<Key>) -> Result<Vec<PathBuf>, Error> {
        // A backup that is just being made would stay as it is.
        self.stop_care();
        self.ready()?;
        let Some(path) = self.path.clone() else {
            return Err(Error::ReadOnly);
        };
        let part = open::beside(&path, &format!("{TURNED}{:016x}", fastrand::u64(..)));
        // Each backup takes about as long.
        let progress = self
            .progress
            .part(0, 1 + self.backups().map_or(0, |it| it.len()));
        // Until this ends no other program writes a word that the new file would not have.
        let held = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let turned = rewrite(&path, self.key.as_ref(), &part, new.as_ref(), true)
            .and_then(|()| same(&held, &part, new.as_ref(), &progress.part(1, 2)))
            .and_then(|()| self.place.as_ref().map_or(Ok(()), place::Place::look))
            .and_then(|()| exchange(&part, &path));
        drop(held);
        if let Err(error) = turned {
            wipe(&part);
            return Err(error);
        }
        open::sync_folder(&open::folder_of(&path));
        self.conn = open::open_again(&path, new.as_ref())?;
        self.place = Some(place::Place::of(&path)?);
        self.key = new;
        self.unsure = false;
        wipe(&part);
        self.keep_now_file();
        let mut left = self.turn_backups().unwrap_or_default();
        left.extend(self.whereabouts().copies);
        Ok(left)
    }

    /// Goes on where a crash stopped the turning of a lock. It keeps no journal from being opened.
    pub(super) fn finish_turning(&mut self) {
        if let Some(path) = self.path.clone() {
            self.clear_strays(&path);
        }
        let _ = self.turn_backups();
    }

    /// Makes the backups follow the journal, where its key is new. Answers those that could not.
    fn turn_backups(&mut self) -> Result<Vec<PathBuf>, Error> {
        let former: Option<Vec<u8>> = self
            .conn
            .query_row("SELECT value FROM about WHERE key = ?1", [FORMER], |row| {
                row.get(0)
            })
            .optional()?;
        let (Some(former), Some(path)) = (former.map(Zeroizing::new), self.path.clone()) else {
            return Ok(Vec::new());
        };
        let former = Key::from_kept(&former);
        let folder = backup::folder(&path);
        // What was left half made may be plain.
        for part in backup::parts(&folder) {
            wipe(&part);
        }
        let mut left = Vec::new();
        let backups = backup::list(&folder)?;
        let all = backups.len() + 1;
        for (n, backup) in (1..).zip(backups) {
            let progress = self.progress.part(n, all);
            if self
                .turn_copy(&backup.path, former.as_ref(), &progress)
                .is_err()
            {
                left.push(backup.path);
            }
        }
        self.conn
            .execute("DELETE FROM about WHERE key = ?1", [FORMER])?;
        Ok(left)
    }

    /// Makes one backup follow.
    fn turn_copy(
        &self,
        copy: &Path,
        former: Option<&Key>,
        progress: &Progress,
    ) -> Result<(), Error> {
        let new = self.key.as_ref();
        if (open::salt(copy).is_some() == new.is_some()) && open::read_again(copy, new).is_ok() {
            return Ok(());
        }
        // One that was not reached before may be under its own salt, or plain.
        let old = open::salt(copy).and(former);
        let part = backup::part_of(copy);
        let turned = open::read_again(copy, old)
            .and_then(|conn| {
                rewrite(copy, old, &part, new, false)?;
                same(&conn, &part, new, progress)
            })
            .and_then(|()| exchange(&part, copy));
        wipe(&part);
        turned
    }

    /// Removes what a crash left of a file that was to take the journal's place, or of the one that had stood there.
    fn clear_strays(&self, path: &Path) {
        let strays = strays(path);
        if strays.is_empty() {
            return;
        }
        // Whoever is turning the lock at this moment holds the journal; then they are no strays.
        let _ = self.conn.busy_timeout(Duration::ZERO);
        if self.conn.execute_batch("BEGIN IMMEDIATE").is_ok() {
            if self.in_place().is_ok() {
                for stray in &strays {
                    wipe(stray);
                }
            }
            let _ = self.conn.execute_batch("ROLLBACK");
        }
        let _ = self.conn.busy_timeout(Duration::from_secs(5));
    }
}

/// What stands beside the journal at `path` and was to take its place, or stood there.
fn strays(path: &Path) -> Vec<PathBuf> {
    let name = open::beside(path, TURNED);
    let name = name.file_name().unwrap_or_default().as_encoded_bytes();
    let files = fs::read_dir(open::folder_of(path)).into_iter().flatten();
    files
        .flatten()
        .filter(|file| file.file_name().as_encoded_bytes().starts_with(name))
        .map(|file| file.path())
        .collect()
}

/// Writes what is at `from` to the new file `part` under another key, and makes it last. With `keep_former` the new file
/// knows the old key.
fn rewrite(
    from: &Path,
    key: Option<&Key>,
    part: &Path,
    new: Option<&Key>,
    keep_former: bool,
) -> Result<(), Error> {
    open::make_file(part).map_err(|error| backup::io(part, error))?;
    let conn = open::open_again(from, key)?;
    let new = new.map(Key::text).unwrap_or_default();
    let to = open::resolved(part)?;
    conn.execute(
        "ATTACH ?1 AS turned KEY ?2",
        params![backup::file_name(&to), *new],
    )?;
    // Nobody reads the new file before it is whole, and it is made to last at the end.
    conn.execute_batch("PRAGMA turned.journal_mode = MEMORY; PRAGMA turned.synchronous = OFF")?;
    conn.query_row("SELECT sqlcipher_export('turned')", [], |_| Ok(()))?;
    for pragma in ["application_id", "user_version"] {
        let value: i32 = conn.pragma_query_value(None, pragma, |row| row.get(0))?;
        conn.pragma_update(Some("turned"), pragma, value)?;
    }
    if keep_former {
        let former = key.map(Key::kept).unwrap_or_default();
        conn.execute(
            "INSERT OR REPLACE INTO turned.about (key, value) VALUES (?1, ?2)",
            params![FORMER, *former],
        )?;
    }
    conn.execute_batch("DETACH turned")?;
    conn.close().map_err(|(_, error)| Error::from(error))?;
    backup::sync(part)
}

/// Opens the new file with its key, and refuses it where it is not whole or says anything else than the journal.
fn same(
    journal: &Connection,
    part: &Path,
    new: Option<&Key>,
    progress: &Progress,
) -> Result<(), Error> {
    let copy = backup::whole(part, new)?;
    let not_whole = || Error::NotWhole {
        path: part.to_owned(),
    };
    if new.is_some() && !check::sealed(&copy)? {
        return Err(not_whole());
    }
    let (ours, _) = backup::content(journal, u64::MAX, &progress.part(0, 2))?;
    let (theirs, _) = backup::content(&copy, u64::MAX, &progress.part(1, 2))?;
    if ours == theirs && typed(journal)? == typed(&copy)? {
        Ok(())
    } else {
        Err(not_whole())
    }
}

/// What is being typed.
fn typed(conn: &Connection) -> Result<Vec<Zeroizing<[String; 3]>>, Error> {
    let mut drafts = conn.prepare("SELECT key, at, body FROM draft ORDER BY key")?;
    let rows = drafts.query_map([], |row| {
        Ok(Zeroizing::new([row.get(0)?, row.get(1)?, row.get(2)?]))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Lets `part` and `path` change places, in one step. Where the file system can't, `part` takes the place of `path`.
fn exchange(part: &Path, path: &Path) -> Result<(), Error> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, part, CWD, path, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    fs::rename(part, path).map_err(|error| backup::io(path, error))
}

/// Overwrites a file that nobody needs any more, and removes it. The names last before its bytes go: it may have changed
/// places a moment ago, and a power cut would else leave the name that matters on blank bytes.
fn wipe(path: &Path) {
    open::sync_folder(&open::folder_of(path));
    let blank = vec![0; 64 * 1024];
    let overwritten = OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|mut file| {
            let mut rest = file.metadata()?.len();
            while rest > 0 {
                let now = rest.min(blank.len() as u64);
                file.write_all(
                    blank
                        .get(..usize::try_from(now).unwrap_or(0))
                        .unwrap_or(&blank),
                )?;
                rest -= now;
            }
            file.sync_all()
        });
    // Whether or not it could be overwritten, it goes.
    drop(overwritten);
    let _ = fs::remove_file(path);
    let _ = fs::remove_file(open::beside(path, "-journal"));
}

#[cfg(test)]
mod tests;

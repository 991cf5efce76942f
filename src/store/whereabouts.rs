//! Where the file lives, as far as that can cost words or show them: a folder that another program copies elsewhere, a
//! disk on another machine, copies that such a program left, and who may read it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Store, backup, open};

/// What is worth knowing of the place where the journal is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// A program that copies whole files between machines looks after this folder.
    pub synced: Option<PathBuf>,
    /// The disk is on another machine, where locks may not hold.
    pub network: bool,
    /// Copies of the journal which such a program put beside it, by name.
    pub copies: Vec<PathBuf>,
    /// What of ours others on this computer may read or write.
    pub open_to_others: Vec<PathBuf>,
}

/// Beginnings of the names of folders that programs keep in step between machines, in small letters.
const SYNCED: &[&str] = &[
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "icloud",
    "mobile documents",
    "com~apple~clouddocs",
    "pcloud",
    "box sync",
    "syncthing",
];
/// What such programs put into a folder that they look after.
const MARKS: &[&str] = &[
    ".stfolder",
    ".dropbox",
    ".dropbox.cache",
    ".owncloudsync.log",
];

impl Store {
    /// Where the journal is; nothing of note for one in memory. Reads the names in its folder and opens no journal.
    #[must_use]
    pub fn whereabouts(&self) -> Whereabouts {
        let Some(path) = self.path() else {
            return Whereabouts::default();
        };
        let real = open::resolved(path).unwrap_or_else(|_| path.to_owned());
        let folder = open::folder_of(&real);
        Whereabouts {
            synced: synced(&folder),
            network: network(&folder),
            copies: copies(&real),
            open_to_others: open_to_others(&real),
        }
    }
}

/// The folder above the journal, or its own, that is kept in step with another machine.
fn synced(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .find(|above| {
            let name = above.file_name().and_then(OsStr::to_str);
            let name = name.unwrap_or_default().to_lowercase();
            SYNCED.iter().any(|known| name.starts_with(known))
                || MARKS.iter().any(|mark| above.join(mark).exists())
        })
        .map(Path::to_owned)
}

/// Whether the file system is one that another machine serves.
#[cfg(target_os = "linux")]
fn network(folder: &Path) -> bool {
    // NFS, SMB (three generations), AFS, Coda and Ceph, as statfs(2) numbers them.
    const SERVED: [u32; 7] = [
        0x6969,
        0x517b,
        0xff53_4d42,
        0xfe53_4d42,
        0x5346_414f,
        0x7375_7245,
        0x00c3_6400,
    ];
    rustix::fs::statfs(folder)
        .is_ok_and(|it| u32::try_from(it.f_type).is_ok_and(|kind| SERVED.contains(&kind)))
}

#[cfg(not(target_os = "linux"))]
fn network(_: &Path) -> bool {
    false
}

/// What lies beside the journal under the names that syncing programs give to the loser of two edits.
fn copies(journal: &Path) -> Vec<PathBuf> {
    let Some(folder) = journal.parent() else {
        return Vec::new();
    };
    let mut copies: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| is_copy_of(journal, path) && open::is_journal(path))
        .collect();
    copies.sort();
    copies
}

fn is_copy_of(journal: &Path, other: &Path) -> bool {
    let text = |part: Option<&OsStr>| part.and_then(OsStr::to_str).unwrap_or_default().to_owned();
    let (stem, name) = (text(journal.file_stem()), text(other.file_stem()));
    if text(journal.extension()) != text(other.extension()) {
        return false;
    }
    let Some(rest) = name.strip_prefix(&stem).filter(|rest| !rest.is_empty()) else {
        return false;
    };
    // `journal.sync-conflict-20261122-201400-ABC`, `journal (Sam's conflicted copy 2026-11-22)`, `journal (1)`, `journal 2`
    rest.to_lowercase().contains("conflict")
        || rest.strip_prefix(' ').is_some_and(|number| {
            let number = number.trim_start_matches('(').trim_end_matches(')');
            !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
        })
}

/// What there may be of a journal: its file and its backups with their folder.
pub(super) fn ours(journal: &Path) -> impl Iterator<Item = PathBuf> {
    let backups = backup::folder(journal);
    let within = fs::read_dir(&backups).into_iter().flatten().flatten();
    [journal.to_owned(), backups]
        .into_iter()
        .chain(within.map(|entry| entry.path()))
}

/// The journal and its backups, where others may read or write them.
#[cfg(unix)]
pub(super) fn open_to_others(journal: &Path) -> Vec<PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    ours(journal)
        .filter(|path| {
            fs::symlink_metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
        })
        .collect()
}

#[cfg(not(unix))]
pub(super) fn open_to_others(_: &Path) -> Vec<PathBuf> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Ids;

    #[test]
    fn the_names_that_syncing_programs_give_are_known() {
        let copy = |name: &str| is_copy_of(Path::new("/x/journal.db"), &Path::new("/x").join(name));
        for name in [
            "journal.sync-conflict-20261122-201400-ABCDEFG.db",
            "journal (Sam's conflicted copy 2026-11-22).db",
            "journal_conflict-20261122-201400.db",
            "journal (1).db",
            "journal 2.db",
        ] {
            assert!(copy(name), "{name}");
        }
        for name in [
            "journal.db",
            "journal-old.db",
            "journal.db.backups",
            "journal (1).txt",
            "notes (1).db",
            "journal of my own.db",
        ] {
            assert!(!copy(name), "{name}");
        }
    }

    #[test]
    fn a_folder_that_is_kept_in_step_is_told_by_its_name_or_its_marks() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| {
            let path = folder.path().join(name).join("journal.db");
            Store::open(&path, Ids::new()).unwrap().whereabouts()
        };
        assert_eq!(at("mine"), Whereabouts::default());
        let real = folder.path().canonicalize().unwrap();
        assert_eq!(at("Dropbox/me").synced, Some(real.join("Dropbox")));
        fs::create_dir_all(folder.path().join("sticks/.stfolder")).unwrap();
        assert_eq!(at("sticks").synced, Some(real.join("sticks")));
    }

    #[test]
    fn copies_that_are_journals_are_found_and_what_only_bears_the_name_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let store = Store::open(&path, Ids::new()).unwrap();
        let copy = folder.path().join("journal (1).db");
        fs::copy(&path, &copy).unwrap();
        fs::write(folder.path().join("journal (2).db"), "A shopping list.").unwrap();
        let real = copy.canonicalize().unwrap();
        assert_eq!(store.whereabouts().copies, [real]);
    }

    #[cfg(unix)]
    #[test]
    fn what_others_may_read_is_named() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let store = Store::open(&path, Ids::new()).unwrap();
        assert!(store.whereabouts().open_to_others.is_empty());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        assert_eq!(
            store.whereabouts().open_to_others,
            [path.canonicalize().unwrap()]
        );
    }
}

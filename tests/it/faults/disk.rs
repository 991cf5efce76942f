//! The disk that takes notes and fails when told to (`disk.c`), and what it noted.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::report;

/// The library; none, and said, where it can't be made or would not be loaded.
pub fn library() -> Option<&'static Path> {
    static MADE: OnceLock<Option<PathBuf>> = OnceLock::new();
    MADE.get_or_init(|| {
        if !cfg!(target_os = "linux") {
            report("skipped: the failing disk is made for Linux");
            return None;
        }
        let made =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("disk-{}.so", std::process::id()));
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/faults/disk.c");
        let told = Command::new("cc")
            .args([
                "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC", "-o",
            ])
            .arg(&made)
            .arg(source)
            .arg("-ldl")
            .status();
        match told {
            Ok(status) => {
                assert!(status.success(), "disk.c does not compile");
                Some(made)
            }
            Err(error) => {
                report(&format!("skipped: no C compiler here ({error})"));
                None
            }
        }
    })
    .as_deref()
}

/// Puts the disk between `command` and the files of `folder`; it notes each operation in `log`.
pub fn watch(command: &mut Command, library: &Path, folder: &Path, log: &Path) {
    command
        .env("LD_PRELOAD", library)
        .env("MAINSTAY_DISK_FOLDER", folder)
        .env("MAINSTAY_DISK_LOG", log);
}

/// Lets the operation numbered `n` fail with `errno`, and all that follow it when `stays`.
pub fn fail(command: &mut Command, n: usize, errno: i32, stays: bool) {
    command.env(
        "MAINSTAY_DISK_FAIL",
        format!("{n}:{errno}:{}", i32::from(stays)),
    );
}

/// Lets the program be killed at the operation numbered `n`.
pub fn kill(command: &mut Command, n: usize) {
    command.env("MAINSTAY_DISK_FAIL", format!("{n}:-1:0"));
}

/// One operation that was carried out.
#[derive(Debug)]
pub struct Note {
    pub did: Did,
    /// The file's or folder's number in its file system.
    pub inode: u64,
    /// Where the file was written, or how long it was made.
    pub at: usize,
    pub name: String,
    pub data: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    Create,
    Open,
    Write,
    Cut,
    Sync,
    /// `data` lists the files that the folder had.
    SyncFolder,
    Unlink,
    /// From `name` to `data`.
    Rename,
    /// `name` and `data` changed places.
    Swap,
    /// `data` went to standard output.
    Say,
    /// It was told to fail, and did.
    Fail,
}

/// What was noted in `log`, in order.
pub fn notes(log: &Path) -> Vec<Note> {
    let bytes = std::fs::read(log).unwrap_or_default();
    let mut rest = bytes.as_slice();
    let mut notes = Vec::new();
    while !rest.is_empty() {
        let mut head = [0; 5];
        for number in &mut head {
            let (first, after) = rest.split_at(8);
            *number = u64::from_ne_bytes(first.try_into().expect("eight bytes"));
            rest = after;
        }
        let [did, inode, at, name, data] = head;
        let mut take = |len: u64| {
            let (first, after) = rest.split_at(usize::try_from(len).expect("a length"));
            rest = after;
            first.to_vec()
        };
        let did = match u8::try_from(did).expect("a letter") {
            b'C' => Did::Create,
            b'O' => Did::Open,
            b'W' => Did::Write,
            b'T' => Did::Cut,
            b'S' => Did::Sync,
            b'D' => Did::SyncFolder,
            b'U' => Did::Unlink,
            b'R' => Did::Rename,
            b'X' => Did::Swap,
            b'P' => Did::Say,
            b'F' => Did::Fail,
            other => panic!("no such operation: {other}"),
        };
        notes.push(Note {
            did,
            inode,
            at: usize::try_from(at).expect("a place"),
            name: String::from_utf8(take(name)).expect("a name"),
            data: take(data),
        });
    }
    notes
}

//! A home of its own for each try, and the real program in it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use mainstay::domain::{Entry, Ids};
use mainstay::store::{Span, Store};

use crate::support::NOW;
use crate::support::sound::sound;

pub struct Home {
    folder: tempfile::TempDir,
}

/// How a command ended and what it said.
#[derive(Debug)]
pub struct Said {
    /// None when a signal ended it.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn saved(&self) -> bool {
        acknowledges(&self.out)
    }
}

/// Whether a text says that something was done for good.
pub fn acknowledges(text: &str) -> bool {
    let words = [
        "Saved",
        "Undone",
        "Done again",
        "Removed",
        "Locked.",
        "Changed.",
        "Unlocked.",
    ];
    words.iter().any(|word| text.contains(word))
}

impl Home {
    pub fn new() -> Self {
        Self {
            folder: quick_folder(),
        }
    }

    /// Another home with the same journal and all that is beside it.
    pub fn copy_whole(&self) -> Self {
        let copy = self.copy();
        if self.backups().exists() {
            std::fs::create_dir_all(copy.backups()).expect("made");
            for entry in std::fs::read_dir(self.backups()).expect("a folder") {
                let entry = entry.expect("an entry");
                let to = copy.backups().join(entry.file_name());
                std::fs::copy(entry.path(), to).expect("copied");
            }
        }
        copy
    }

    /// Another home with the same journal and no backups.
    pub fn copy(&self) -> Self {
        let copy = Self::new();
        std::fs::create_dir_all(copy.kept()).expect("made");
        std::fs::copy(self.journal(), copy.journal()).expect("copied");
        copy
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().expect("a path")
    }

    /// The folder of the journal.
    pub fn kept(&self) -> PathBuf {
        self.path().join(".local/share/mainstay")
    }

    pub fn journal(&self) -> PathBuf {
        self.kept().join("journal.db")
    }

    /// The folder of its backups.
    pub fn backups(&self) -> PathBuf {
        self.kept().join("journal.db.backups")
    }

    /// The program with these arguments, not started yet.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.ready(Command::new(env!("CARGO_BIN_EXE_mainstay")), arguments)
    }

    /// `command` with this home around it.
    pub fn ready(&self, mut command: Command, arguments: &[&str]) -> Command {
        command
            .env_clear()
            .env("HOME", self.path())
            .env("MAINSTAY_NOW", NOW)
            .args(arguments)
            .current_dir(self.path());
        command
    }

    /// Runs it to its end.
    pub fn run(&self, arguments: &[&str], input: &str) -> Said {
        said(self.command(arguments), input)
    }

    pub fn write(&self, text: &str) -> Said {
        self.run(&["write", "--text", "-"], text)
    }

    /// The id of the entry with that text.
    pub fn id_of(&self, text: &str) -> String {
        let store = Store::open(&self.journal(), Ids::new()).expect("a journal");
        let entries = store.list::<Entry>(Span::ALL).expect("read");
        let entry = entries.iter().find(|entry| entry.text == text);
        entry.expect("an entry").id.to_string()
    }

    /// The texts of all entries that the journal has.
    pub fn entries(&self) -> Vec<String> {
        let mut store = Store::open(&self.journal(), Ids::new()).expect("a journal that opens");
        sound(&mut store);
        let entries = store.list::<Entry>(Span::ALL).expect("read");
        entries.into_iter().map(|entry| entry.text).collect()
    }
}

/// Starts `command`, says `input` to it, and waits for its end.
pub fn said(mut command: Command, input: &str) -> Said {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    if let Some(mut stdin) = child.stdin.take() {
        // It may have ended before it read anything.
        let _ = stdin.write_all(input.as_bytes());
    }
    let output = child.wait_with_output().expect("an end");
    Said {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A folder in memory where there is one: what is built there is looked at once.
pub fn quick_folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir()
        && let Ok(folder) = tempfile::tempdir_in(memory)
    {
        return folder;
    }
    tempfile::tempdir().expect("a folder")
}

//! What may not be written: a read-only file, folder or file system, a permission that is taken away. Each is said, and
//! nothing that is there is touched.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::full::Small;
use super::home::{Home, Said, said};
use super::report;

/// Nobody, to whom permissions mean something. Root may write everything.
const NOBODY: u32 = 65_534;

/// The program as somebody who is not root; none, and said, where that can't be.
struct Somebody {
    root: bool,
    program: PathBuf,
}

impl Somebody {
    /// Gives the home to that somebody.
    fn of(home: &Home) -> Option<Self> {
        let root = rustix::process::geteuid().is_root();
        let program = PathBuf::from(env!("CARGO_BIN_EXE_mainstay"));
        if !root {
            return Some(Self { root, program });
        }
        // The folder in which all this is built may be closed to others.
        let near = home.path().join("mainstay");
        fs::copy(program, &near).expect("copied");
        let somebody = Self {
            root,
            program: near,
        };
        let tried = give(&home.path()).and_then(|()| somebody.command().arg("about").output());
        if tried.is_ok_and(|tried| tried.status.success()) {
            return Some(somebody);
        }
        report("skipped: permissions are tried by root only where setpriv makes another of it");
        None
    }

    fn command(&self) -> Command {
        if !self.root {
            return Command::new(&self.program);
        }
        let mut command = Command::new("setpriv");
        let (user, group) = (format!("--reuid={NOBODY}"), format!("--regid={NOBODY}"));
        command.args([&user, &group, "--clear-groups"]);
        command.arg(&self.program);
        command
    }

    fn run(&self, home: &Home, arguments: &[&str], input: &str) -> Said {
        said(home.ready(self.command(), arguments), input)
    }
}

fn give(path: &Path) -> std::io::Result<()> {
    std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY))?;
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            give(&entry?.path())?;
        }
    }
    Ok(())
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
}

/// Not saved, said in a sentence of its own, with an exit code.
fn refused(what: &str, said: &Said) {
    assert!(!said.saved(), "{what}: {said:?}");
    assert!(matches!(said.code, Some(1 | 3)), "{what}: {said:?}");
    assert!(said.err.starts_with("mainstay: "), "{what}: {said:?}");
    assert!(!said.err.contains("panicked"), "{what}: {said:?}");
    eprintln!("    {what}: {}", said.err.trim().replace('\n', " / "));
}

#[test]
fn what_may_not_be_written_is_said_and_stays_as_it_was() {
    let home = Home::new();
    let Some(somebody) = Somebody::of(&home) else {
        return;
    };
    let write = |text: &str| somebody.run(&home, &["write", "--text", "-"], text);
    assert!(write("Before.").saved());
    let (file, folder) = (home.journal(), home.kept());
    let mut tries = 0;
    // A file that may be read but not written, and one that may not be read; a folder likewise; and both.
    for (what, of_file, of_folder, readable) in [
        ("a read-only file", 0o400, 0o700, true),
        ("a read-only file in a read-only folder", 0o400, 0o500, true),
        ("a file that is closed", 0o000, 0o700, false),
        ("a folder that is closed", 0o600, 0o000, false),
    ] {
        let before = fs::read(&file).expect("read");
        mode(&file, of_file);
        mode(&folder, of_folder);
        let wrote = write("Not now.");
        let today = somebody.run(&home, &["today"], "");
        mode(&folder, 0o700);
        mode(&file, 0o600);
        refused(what, &wrote);
        if readable {
            assert_eq!(today.code, Some(0), "{what}: {today:?}");
        } else {
            refused(what, &today);
        }
        assert_eq!(fs::read(&file).expect("read"), before, "{what}");
        tries += 1;
    }
    // All that a save needs is there already, so a folder in which nothing new may be made keeps none away.
    mode(&folder, 0o500);
    let wrote = write("In a read-only folder.");
    mode(&folder, 0o700);
    assert!(wrote.saved(), "{wrote:?}");
    assert!(write("After.").saved());
    let mut entries = home.entries();
    entries.sort();
    assert_eq!(entries, ["After.", "Before.", "In a read-only folder."]);
    report(&format!(
        "permissions taken away in {tries} ways: 0 false words, 0 bytes changed"
    ));
}

#[test]
fn a_file_system_that_is_read_only_is_said_and_stays_as_it_was() {
    let home = Home::new();
    fs::create_dir_all(home.kept()).expect("made");
    let kept = home.kept();
    let Some(small) = Small::mount(&kept, 10_000) else {
        return;
    };
    assert!(home.write("Before.").saved());
    let before = fs::read(home.journal()).expect("read");
    small.settle("ro");
    let wrote = home.write("Not now.");
    let today = home.run(&["today"], "");
    refused("a read-only file system", &wrote);
    assert_eq!(today.code, Some(0), "{today:?}");
    assert_eq!(fs::read(home.journal()).expect("read"), before);
    small.settle("rw");
    assert!(home.write("After.").saved());
    let mut entries = home.entries();
    entries.sort();
    assert_eq!(entries, ["After.", "Before."]);
    report("a read-only file system: 0 false words, 0 bytes changed");
}

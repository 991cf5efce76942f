//! Whose files they are: what we make is for its owner alone, whatever the shell allows, and what another account put in
//! the journal's place is refused.
#![cfg(unix)]

use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use mainstay::domain::Ids;
use mainstay::store::Store;

use crate::support::NOW;
use crate::support::terminal::{Terminal, home};

const PROGRAM: &str = env!("CARGO_BIN_EXE_mainstay");

/// Runs the program in `home` with all that a shell's `before` sets.
fn run(home: &Path, before: &str, arguments: &[&str], input: &str) -> (Option<i32>, String) {
    use std::io::Write;
    let mut child = Command::new("sh")
        .args(["-c", &format!("{before}\"$0\" \"$@\""), PROGRAM])
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin")
        .env("MAINSTAY_NOW", NOW)
        .current_dir(home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    if let Some(mut stdin) = child.stdin.take() {
        let _ = stdin.write_all(input.as_bytes());
    }
    let ended = child.wait_with_output().expect("ended");
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    (ended.status.code(), said)
}

/// Everything below `folder`, with its mode.
fn modes(folder: &Path) -> Vec<(PathBuf, u32)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let meta = std::fs::symlink_metadata(&path).expect("there");
        all.push((path.clone(), meta.permissions().mode() & 0o777));
        if meta.is_dir() {
            all.extend(modes(&path));
        }
    }
    all
}

#[test]
fn what_we_make_is_its_owners_alone_under_any_mask() {
    for mask in ["000", "022", "777"] {
        let home = tempfile::tempdir().expect("a folder");
        let before = format!("umask {mask}; ");
        for arguments in [
            "write --text -",
            "backup",
            "backup --out copy.db",
            "restore copy.db --yes",
            "rescue copy.db --out new.db",
            "export json --out all.json",
            "export markdown --out all.md",
            "demo --out demo.db",
            "undo",
        ] {
            let words: Vec<&str> = arguments.split(' ').collect();
            let (code, said) = run(home.path(), &before, &words, "River way.");
            assert_eq!(code, Some(0), "umask {mask}, {arguments}: {said}");
        }
        let all = modes(home.path());
        assert!(all.len() >= 9, "{all:?}");
        for (path, mode) in all {
            let right = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode, right, "umask {mask}: {}", path.display());
        }
    }
}

#[test]
fn the_settings_file_is_its_owners_alone_under_any_mask() {
    let home = home("plain");
    std::fs::remove_dir_all(home.path().join(".config")).expect("removed");
    let script = "umask 000; exec \"$0\"";
    let Some(mut terminal) = Terminal::script(home.path(), 80, 24, script) else {
        return;
    };
    // The first question is which face; its answer is kept.
    terminal.wait("1").send("2\r").wait("> ").send("\x04");
    terminal.end();
    let all = modes(home.path());
    assert!(
        all.iter().any(|(path, _)| path.ends_with("config.toml")),
        "{all:?}"
    );
    for (path, mode) in all {
        let right = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, right, "{}", path.display());
    }
}

/// Somebody else, as whom only the system's own account may run a program.
const NOBODY: u32 = 65_534;

#[test]
fn a_file_that_another_account_put_in_the_journals_place_is_refused_and_left_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let as_nobody = format!("exec setpriv --reuid={NOBODY} --regid={NOBODY} --clear-groups ");
    chown(home.path(), Some(NOBODY), Some(NOBODY)).ok();
    let may = Command::new("setpriv")
        .args([&format!("--reuid={NOBODY}"), "--clear-groups", "test", "-w"])
        .arg(home.path())
        .status();
    if !may.is_ok_and(|status| status.success()) {
        eprintln!("skipped: only root may act as somebody else");
        return;
    }
    // A folder in which everybody may put files, as /tmp is.
    let shared = home.path().join("shared");
    std::fs::create_dir(&shared).expect("made");
    std::fs::set_permissions(&shared, std::fs::Permissions::from_mode(0o1777)).expect("set");
    let path = shared.join("journal.db");
    drop(Store::open(&path, Ids::new()).expect("made"));
    chown(&path, Some(12_345), Some(12_345)).expect("given away");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o666)).expect("set");
    let before = std::fs::read(&path).expect("read");
    let journal = path.display().to_string();
    let arguments = ["--journal", &journal, "write", "--text", "-"];
    let (code, said) = run(home.path(), &as_nobody, &arguments, "River way.");
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("belongs to another account"), "{said}");
    assert_eq!(std::fs::read(&path).expect("read"), before);
    // One's own there is fine, and so is a home that is a link.
    let own = shared.join("own.db").display().to_string();
    let (code, said) = run(
        home.path(),
        &as_nobody,
        &["--journal", &own, "write", "--text", "-"],
        "River.",
    );
    assert_eq!(code, Some(0), "{said}");
    let linked = home.path().join("linked");
    symlink(&shared, &linked).expect("linked");
    let (code, said) = run(&linked, &as_nobody, &["write", "--text", "-"], "River.");
    assert_eq!(code, Some(0), "{said}");
}

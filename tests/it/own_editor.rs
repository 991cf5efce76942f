//! The person's own editor, in a real terminal: words go there and come back, in both faces, and nothing of them is left
//! anywhere by an editor that keeps all it can.
#![cfg(target_os = "linux")]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use mainstay::domain::{By, Change, Entry, Ids, Setting, What};
use mainstay::store::{Span, Store};
use tempfile::TempDir;

use crate::support::terminal::{Terminal, home};
use crate::support::{Harness, NOW, env};

/// An editor that keeps copies in every place it knows, asks the network for leave, and reads a line.
const KEEPS_ALL: &str = r#"#!/bin/bash
cat "$1" > "$1.swp"
for place in "$HOME" /tmp /var/tmp "$HOLD"; do
  cat "$1" 2>/dev/null > "$place/kept-by-an-editor"
done
echo >> "$1"
(exec 3<>/dev/tcp/127.0.0.1/9) 2>> "$1"
(exec 3<>/dev/udp/127.0.0.1/9) 2>> "$1"
echo "EDITOR IS READY"
read -r line
echo "$line" >> "$1"
"#;

/// A home past its first run, with the editor turned on, and a folder in memory.
fn begin(face: &str) -> Option<(TempDir, TempDir)> {
    let memory = tempfile::tempdir_in("/dev/shm").ok()?;
    let home = home(face);
    let config = home.path().join(".config/mainstay/config.toml");
    let before = std::fs::read_to_string(&config).expect("text");
    std::fs::write(&config, format!("{before}editor = true\n")).expect("written");
    let mut store = Store::open(&journal(home.path()), Ids::new()).expect("a journal");
    let change = Change::put(What::Set, Setting::new("name", "Sam"));
    store
        .commit(&change, By::Shell, env(NOW).clock.now(4))
        .expect("kept");
    Some((home, memory))
}

fn journal(home: &Path) -> std::path::PathBuf {
    home.join(".local/share/mainstay/journal.db")
}

fn entries(home: &Path) -> Vec<String> {
    let store = Store::open(&journal(home), Ids::new()).expect("a journal");
    let entries = store.list::<Entry>(Span::ALL).expect("read");
    entries.into_iter().map(|entry| entry.text).collect()
}

/// The program in a terminal, with that editor.
fn start(home: &Path, memory: &Path, editor: &str) -> Option<Terminal> {
    let script = format!(
        "EDITOR={editor} XDG_RUNTIME_DIR={} exec \"$0\"",
        memory.display()
    );
    Terminal::script(home, 80, 24, &script)
}

fn is_there(program: &str) -> bool {
    let found = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .output();
    found.is_ok_and(|it| it.status.success())
}

/// Whether the kernel of this machine refuses what we ask it to.
fn in_force(what: &str) -> bool {
    let said = Command::new(env!("CARGO_BIN_EXE_mainstay"))
        .args(["about", "--proof", "--json"])
        .output()
        .expect("run");
    let value: serde_json::Value = serde_json::from_slice(&said.stdout).expect("JSON");
    value[what].as_bool().expect("yes or no")
}

fn script(home: &Path, text: &str) -> String {
    let path = home.join("editor");
    std::fs::write(&path, text).expect("written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("set");
    path.display().to_string()
}

fn keeps_nothing(face: &str, write: &[&str], save: &str) {
    let Some((home, memory)) = begin(face) else {
        return;
    };
    if !is_there("bash") || !in_force("tcp_refused") {
        eprintln!("skipped: no bash, or a kernel without Landlock");
        return;
    }
    let hold = tempfile::tempdir().expect("a folder");
    let text = KEEPS_ALL.replace("$HOLD", &hold.path().display().to_string());
    let editor = script(home.path(), &text);
    let Some(mut terminal) = start(home.path(), memory.path(), &editor) else {
        return;
    };
    for step in write {
        terminal.send(step);
        let typed = step.trim_end();
        if typed.len() > 1 {
            terminal.wait(typed);
        }
    }
    terminal.wait("EDITOR IS READY").send("From outside.\r");
    terminal
        .wait("It is kept.")
        .send(save)
        .wait("Saved.")
        .send("q\r");
    assert!(terminal.end(), "{}", terminal.screen());
    let entries = entries(home.path());
    let [entry] = entries.as_slice() else {
        panic!("{entries:?}")
    };
    assert!(entry.starts_with("River way."), "{entry}");
    assert!(entry.ends_with("\nFrom outside."), "{entry}");
    let refused = entry.matches("Permission denied").count();
    assert!(refused >= 2, "it may send: {entry}");
    for place in [
        home.path(),
        Path::new("/tmp"),
        Path::new("/var/tmp"),
        hold.path(),
    ] {
        let copy = place.join("kept-by-an-editor");
        assert!(!copy.exists(), "{} was kept", copy.display());
    }
    let left = std::fs::read_dir(memory.path()).expect("read").count();
    assert_eq!(left, 0, "the folder in memory is gone");
}

#[test]
fn words_go_to_the_own_editor_and_back_and_nowhere_else() {
    let write = ["w", "River way.", "\x05"];
    keeps_nothing("full", &write, "\x1b");
}

#[test]
fn the_own_editor_opens_from_plain_lines_too() {
    let Some((home, memory)) = begin("plain") else {
        return;
    };
    let editor = script(home.path(), "#!/bin/sh\necho 'From outside.' >> \"$1\"\n");
    let Some(mut terminal) = start(home.path(), memory.path(), &editor) else {
        return;
    };
    terminal.wait("> ").send("w\r").wait("e: my editor.");
    terminal.send("e\r").wait("It is kept.");
    terminal.wait("From outside.").send(".\r").wait("Saved.");
    terminal.send("q\r");
    assert!(terminal.end(), "{}", terminal.screen());
    assert_eq!(entries(home.path()), ["From outside."]);
    assert_eq!(std::fs::read_dir(memory.path()).expect("read").count(), 0);
}

#[test]
fn vim_leaves_no_swap_undo_or_history() {
    if !is_there("vim") {
        eprintln!("skipped: no vim here");
        return;
    }
    let Some((home, memory)) = begin("full") else {
        return;
    };
    // Whatever its settings ask for.
    let settings = "set undofile backup swapfile directory=~ undodir=~ backupdir=~\n";
    std::fs::write(home.path().join(".vimrc"), settings).expect("written");
    let Some(mut terminal) = start(home.path(), memory.path(), "vim") else {
        return;
    };
    terminal.wait("! Hard moment").send("w").wait("my editor");
    terminal.send("River way.").wait("River way.").send("\x05");
    terminal.wait("text.txt").send("oFrom vim.\x1b:wq\r");
    terminal.wait("It is kept.").send("\x1b");
    terminal.wait("Saved.").send("q");
    assert!(terminal.end(), "{}", terminal.screen());
    assert_eq!(entries(home.path()), ["River way.\nFrom vim."]);
    let mut there: Vec<_> = std::fs::read_dir(home.path())
        .expect("read")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    there.sort();
    assert_eq!(there, [".config", ".local", ".vimrc"]);
    assert_eq!(std::fs::read_dir(memory.path()).expect("read").count(), 0);
}

#[test]
fn words_are_as_they_were_when_no_editor_can_be_used() {
    for (editor, says) in [
        ("code", "code opens a window of its own."),
        ("''", "No editor is named."),
        ("not-there", "did not start."),
    ] {
        let Some((home, memory)) = begin("full") else {
            return;
        };
        let Some(mut terminal) = start(home.path(), memory.path(), editor) else {
            return;
        };
        terminal.wait("! Hard moment").send("w").wait("my editor");
        terminal.send("River way.").wait("River way.").send("\x05");
        terminal.wait(says).send(" More.").wait("way. More.");
        terminal.send("\x1b").wait("Saved.").send("q");
        assert!(terminal.end());
        assert_eq!(entries(home.path()), ["River way. More."]);
        assert_eq!(std::fs::read_dir(memory.path()).expect("read").count(), 0);
    }
}

#[test]
fn until_it_is_turned_on_the_key_is_the_end_of_the_line() {
    let mut it = Harness::with(Vec::new());
    it.press("w 'River' home ctrl-e ' way'");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("River way") && !screen.contains("my editor"),
        "{screen}"
    );
}

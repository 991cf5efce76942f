//! The lock from the shell: by descriptors, with the exit codes of the contract, and nothing secret anywhere else.

use std::process::Command;

use super::support::lives::Life;
use super::support::shell::{Ran, Shell};

const FD: &str = "MAINSTAY_PASSPHRASE_FD";
const NEW: &str = "MAINSTAY_NEW_PASSPHRASE_FD";
const WORDS: &str = "MAINSTAY_WORDS_FD";
const OTHER: &str = "MAINSTAY_OTHER_PASSPHRASE_FD";

/// Runs a command that reads its passphrase, and whatever comes after it, from standard input.
fn with(shell: &mut Shell, passphrase: &str, command: &str) -> Ran {
    shell.set(FD, "0");
    let ran = shell.run(command, passphrase);
    shell.set(FD, "");
    ran
}

fn locked(life: Life) -> Shell {
    let mut shell = Shell::with(life);
    let ran = with(&mut shell, "by the river\n", "lock set");
    assert_eq!(
        (ran.code, ran.out.starts_with("Locked.")),
        (0, true),
        "{}",
        ran.err
    );
    shell
}

fn words(shell: &mut Shell) -> String {
    let ran = with(shell, "by the river", "lock words --json");
    let value: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let words = value["items"].as_array().expect("words").iter();
    let words: Vec<&str> = words.filter_map(|it| it.as_str()).collect();
    assert_eq!(words.len(), 24);
    words.join(" ")
}

#[test]
fn the_lock_says_what_it_does() {
    let mut shell = Shell::with(Life::FirstWeek);
    for command in [
        "lock words",
        "lock change",
        "lock remove",
        "lock test",
        "lock set",
    ] {
        shell.show(command);
    }
    shell.set(FD, "0");
    shell.show_with("lock set", "\n");
    shell.show_with("lock set", "by the river\n");
    shell.show_with("lock set", "by the river\n");
    shell.show_with("today", "by the river\n");
    shell.show_with("today", "by the sea\n");
    shell.show_with("lock test", "by the river\n");
    shell.set(FD, "");
    shell.show("today");
    shell.set(FD, "river");
    shell.show("today");
    shell.set(FD, "0");
    shell.show_with("export csv", "by the river\n");
    shell.set(NEW, "0");
    shell.show_with("lock change", "by the river\nby the sea\n");
    shell.show_with("today", "by the river\n");
    shell.show_with("lock test", "by the sea\n");
    shell.show_with("lock remove", "by the sea\n");
    shell.show_with("lock remove --yes", "by the sea\n");
    shell.set(FD, "");
    shell.show("today");
    insta::assert_snapshot!(shell.picture());
}

#[test]
fn a_command_that_saves_asks_once_and_its_words_come_after_the_passphrase() {
    let mut shell = locked(Life::Empty);
    let ran = with(&mut shell, "by the river\nWalked home.", "write --text -");
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "Saved. Entry, 2 words.\n"),
        "{}",
        ran.err
    );
    // The day's backup was made with the same key.
    let ran = with(&mut shell, "by the river\n", "backups --json");
    assert!(ran.out.contains(".db\""), "{}", ran.out);
    let file = std::fs::read(shell.path("journal.db")).expect("the journal");
    assert!(!file.windows(6).any(|it| it == b"Walked"));
}

#[test]
fn the_words_open_what_the_passphrase_does_and_wrong_ones_are_said() {
    let mut shell = locked(Life::FirstWeek);
    let words = words(&mut shell);
    shell.set(WORDS, "0");
    assert_eq!(shell.run("today", &words).code, 0);
    let ran = shell.run("today", "river river river");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("24 recovery words"), "{}", ran.err);
    assert!(!ran.err.contains("river"));
    // One backup and the words are enough, in a home without anything.
    shell.set(WORDS, "");
    assert_eq!(
        with(&mut shell, "by the river", "backup --out one.db").code,
        0
    );
    let mut home = Shell::new();
    std::fs::copy(shell.path("one.db"), home.path("one.db")).expect("copied");
    for (given, code) in [("by the sea", 1), (words.as_str(), 0), ("by the river", 0)] {
        home.set(OTHER, "0");
        let ran = home.run("restore one.db --yes", given);
        assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
    }
    let there = with(&mut shell, "by the river", "export json --only check_in").out;
    let back = home.run("export json --only check_in", "").out;
    let check_ins = |text: &str| {
        let value: serde_json::Value = serde_json::from_str(text).expect("JSON");
        value["check_ins"].clone()
    };
    assert_eq!(check_ins(&there), check_ins(&back));
}

#[test]
fn a_backup_of_before_the_change_is_opened_with_the_passphrase_of_then() {
    let mut shell = locked(Life::FirstWeek);
    assert_eq!(
        with(&mut shell, "by the river", "backup --out then.db").code,
        0
    );
    shell.set(NEW, "0");
    assert_eq!(
        with(&mut shell, "by the river\nby the sea", "lock change").code,
        0
    );
    shell.set(NEW, "");
    assert_eq!(
        with(&mut shell, "by the sea", "merge then.db --yes").code,
        1
    );
    shell.set(OTHER, "0");
    let ran = with(
        &mut shell,
        "by the sea\nby the river",
        "merge then.db --yes",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn now_needs_no_passphrase() {
    let shell = locked(Life::FirstWeek);
    let ran = shell.run("now", "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.out.is_empty());
}

#[test]
fn a_locked_journal_that_is_damaged_is_rescued_with_its_passphrase() {
    let mut shell = locked(Life::FirstWeek);
    assert_eq!(with(&mut shell, "by the river", "backup").code, 0);
    let mut bytes = std::fs::read(shell.path("journal.db")).expect("the journal");
    bytes[..8_192].fill(0);
    std::fs::write(shell.path("journal.db"), bytes).expect("written");
    assert_eq!(shell.run("rescue journal.db --out new.db", "").code, 3);
    let ran = with(&mut shell, "by the river", "rescue journal.db --out new.db");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = with(&mut shell, "by the river", "--journal new.db today");
    assert_eq!(ran.code, 0, "{}", ran.err);
}

/// With a descriptor of its own, as a script would give it.
#[cfg(unix)]
#[test]
fn a_passphrase_comes_by_any_descriptor() {
    let shell = locked(Life::FirstWeek);
    let status = Command::new("sh")
        .arg("-c")
        .arg("echo 'by the river' | { exec 7<&0 </dev/null; exec \"$0\" lock test; }")
        .arg(env!("CARGO_BIN_EXE_mainstay"))
        .env_clear()
        .env("HOME", shell.path(""))
        .env("MAINSTAY_JOURNAL", shell.path("journal.db"))
        .env(FD, "7")
        .output()
        .expect("ran");
    assert_eq!(status.status.code(), Some(0), "{status:?}");
}

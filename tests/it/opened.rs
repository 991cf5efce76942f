//! Who opens the journal's bytes. Whoever else closes the file while SQLite has it open drops SQLite's locks, so that two
//! programs could write at once; our own code reads its first bytes before SQLite opens it, and never after.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use crate::support::lives::Life;
use crate::support::shell::Shell;

/// What a command does to files, as strace tells of it; none where there is no strace.
fn traced(shell: &Shell, arguments: &[&str]) -> Option<Vec<String>> {
    let log = shell.path("calls");
    let journal = shell.path("journal.db");
    let traced = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=openat,read,close", "-o"])
        .arg(&log)
        .args([env!("CARGO_BIN_EXE_mainstay"), "--journal"])
        .arg(&journal)
        .args(arguments)
        .current_dir(shell.path(""))
        .env_clear()
        .env("HOME", shell.path(""))
        .env("PATH", "/usr/bin:/bin")
        .env("MAINSTAY_NOW", crate::support::NOW)
        .stdin(Stdio::null())
        .output();
    let Ok(traced) = traced else {
        eprintln!("skipped: no strace here");
        return None;
    };
    assert!(traced.status.success(), "{arguments:?}: {traced:?}");
    let calls = std::fs::read_to_string(log).expect("calls");
    Some(calls.lines().map(str::to_owned).collect())
}

/// The number that a call answered.
fn answer(call: &str) -> Option<usize> {
    call.rsplit_once(" = ")?
        .1
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

#[test]
fn nobody_but_sqlite_opens_the_journal_once_it_is_open() {
    let shell = Shell::with(Life::FirstWeek);
    let journal = format!(
        "{:?}",
        shell.path("journal.db").canonicalize().expect("a path")
    );
    for arguments in [
        &["today"] as &[&str],
        &["checkin", "--set", "mood=3"],
        &["find", "walk"],
        &["history"],
        &["undo"],
        &["backup"],
        &["backups"],
        &["doctor"],
        &["export", "json"],
        &["backup", "--out", "copy.db"],
        &["restore", "copy.db", "--as-then", "--yes"],
    ] {
        let Some(calls) = traced(&shell, arguments) else {
            return;
        };
        let (mut held, mut looked) = (BTreeSet::new(), 0);
        for (at, call) in calls.iter().enumerate() {
            if let Some((_, rest)) = call.split_once(" close(") {
                let file = rest.split(')').next().and_then(|file| file.parse().ok());
                held.retain(|it| Some(*it) != file);
            }
            if !call.contains("openat(") || !call.contains(&journal) {
                continue;
            }
            let Some(file) = answer(call) else { continue };
            // SQLite follows no link to a file; our own code looked at that before.
            if call.contains("O_NOFOLLOW") {
                held.insert(file);
                continue;
            }
            assert!(held.is_empty(), "{arguments:?}: {call}");
            looked += 1;
            // It is closed again, and no more than the header was read.
            let since = &calls[at + 1..];
            let closed = since
                .iter()
                .position(|it| it.contains(&format!("close({file})")));
            let read: usize = since[..closed.expect("closed")]
                .iter()
                .filter(|call| call.contains(&format!("read({file},")))
                .filter_map(|call| answer(call))
                .sum();
            assert_eq!(read, 100, "{arguments:?}");
        }
        assert!(
            looked > 0,
            "{arguments:?}: SQLite opened what nobody looked at"
        );
    }
}

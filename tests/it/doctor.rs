//! `mainstay doctor` and `mainstay rescue` on whole and on damaged journals.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::NOW;
use crate::support::fits::fits;

/// What a command printed to both ends, and its exit code.
fn mainstay(folder: &Path, input: &str, arguments: &[&str]) -> (String, String, i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mainstay"))
        .args(arguments)
        .env_clear()
        .env("HOME", folder)
        .env("MAINSTAY_JOURNAL", folder.join("journal.db"))
        .env("MAINSTAY_NOW", NOW)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let mut stdin = child.stdin.take().expect("an input");
    stdin.write_all(input.as_bytes()).expect("typed");
    drop(stdin);
    let done = child.wait_with_output().expect("ended");
    let real = folder.canonicalize().expect("a folder");
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("text");
        let text = text.replace(&real.display().to_string(), "/home/sam");
        text.replace(&folder.display().to_string(), "/home/sam")
    };
    (
        text(done.stdout),
        text(done.stderr),
        done.status.code().unwrap_or(-1),
    )
}

/// A journal with an entry and a check-in, and the backup of its first save.
fn journal() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let wrote = mainstay(
        folder.path(),
        "Walked home the river way.",
        &["write", "--text", "-"],
    );
    assert_eq!(wrote.2, 0, "{}", wrote.1);
    mainstay(folder.path(), "", &["checkin", "--set", "mood=3"]);
    folder
}

/// Does to the file what damage does.
fn damage(folder: &Path, sql: &str) {
    let conn = rusqlite::Connection::open(folder.join("journal.db")).expect("opened");
    conn.execute_batch(sql).expect("damaged");
}

#[test]
fn a_whole_journal_is_said_to_be_whole() {
    let folder = journal();
    let said = mainstay(folder.path(), "", &["doctor"]);
    let whole = "Your journal is whole. All 2 versions in it are as they were written.\n\
                 1 backup, of 22 Nov, 8:14 pm.\n";
    assert_eq!(said, (whole.to_owned(), String::new(), 0));
}

#[test]
fn words_that_changed_are_found_and_come_from_a_backup_into_a_new_journal() {
    let folder = journal();
    damage(
        folder.path(),
        "UPDATE version SET body = replace(body, 'river', 'rover')",
    );
    let (out, err, code) = mainstay(folder.path(), "", &["doctor"]);
    assert_eq!(code, 1);
    assert!(
        out.starts_with("1 piece of writing is not as it was written.\n"),
        "{out}"
    );
    assert!(err.contains("mainstay rescue makes a new one"), "{err}");
    let (out, _, code) = mainstay(folder.path(), "", &["doctor", "--json"]);
    let schema = serde_json::from_str(mainstay::assets::DOCTOR_SCHEMA).expect("JSON");
    let found: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((code, &found["whole"]), (1, &false.into()));
    assert!(fits(&schema, &schema, &found), "{found:#}");
    // Nothing can be made anew from words that are not right.
    damage(folder.path(), "DELETE FROM answer");
    let (_, err, code) = mainstay(folder.path(), "", &["doctor", "--rebuild"]);
    assert_eq!((code, err.contains("mainstay rescue")), (1, true));
    let journal = folder.path().join("journal.db");
    let new = folder.path().join("new.db");
    let [journal, new] = [&journal, &new].map(|path| path.to_str().expect("text"));
    let (out, err, code) = mainstay(folder.path(), "", &["rescue", journal, "--out", new]);
    assert_eq!(code, 0, "{err}");
    let expected = "Saved. /home/sam/new.db holds 2 records.\n\
        1 version from /home/sam/journal.db\n\
        1 version from /home/sam/journal.db.backups/journal-2022-11-22T20-14-00.db\n";
    assert!(out.starts_with(expected), "{out}");
    let (out, _, _) = mainstay(folder.path(), "", &["--journal", new, "find", "river"]);
    assert!(out.contains("river"), "{out}");
}

#[test]
fn what_lists_or_counts_shows_nothing_of_a_journal_that_is_not_whole() {
    let folder = journal();
    let share = folder.path().join("page.html").display().to_string();
    let commands = [
        &["look"][..],
        &["look", "--json"],
        &["goal", "list"],
        &["people", "list"],
        &["review", "--json"],
        &["share", "--out", &share],
    ];
    damage(folder.path(), "UPDATE levels SET packed = x'0101'");
    for command in commands {
        let (out, err, code) = mainstay(folder.path(), "", command);
        assert_eq!((out.as_str(), code), ("", 1), "{command:?}: {err}");
        assert!(err.contains("Lists or search differ"), "{command:?}: {err}");
        assert!(err.contains("mainstay doctor --rebuild"), "{err}");
    }
    assert!(!Path::new(&share).exists());
    // What was written can be taken away all the same.
    let (out, err, code) = mainstay(folder.path(), "", &["export", "markdown"]);
    assert!(out.contains("river way"), "{out}");
    assert!(err.contains("Lists or search differ"), "{err}");
    assert_eq!(code, 0);
    mainstay(folder.path(), "", &["doctor", "--rebuild"]);
    let (out, err, code) = mainstay(folder.path(), "", &["look", "--json"]);
    assert_eq!((out.is_empty(), code), (false, 0), "{err}");
}

#[test]
fn what_no_copy_has_whole_is_named() {
    let folder = journal();
    std::fs::remove_dir_all(folder.path().join("journal.db.backups")).expect("gone");
    damage(
        folder.path(),
        "UPDATE version SET body = replace(body, 'river', 'rover')",
    );
    let [journal, new] = ["journal.db", "new.db"].map(|name| folder.path().join(name));
    let [journal, new] = [&journal, &new].map(|path| path.to_str().expect("text"));
    let (out, _, code) = mainstay(folder.path(), "", &["rescue", journal, "--out", new]);
    assert_eq!(code, 0);
    assert!(
        out.contains("Not found whole anywhere: journal, 22 Nov\n"),
        "{out}"
    );
    let (_, err, code) = mainstay(folder.path(), "", &["rescue", journal, "--out", new]);
    assert_eq!((code, err.contains("is there already")), (1, true));
}

#[test]
fn lists_and_search_are_made_anew_from_what_was_written() {
    let folder = journal();
    damage(folder.path(), "DELETE FROM answer; DELETE FROM found");
    let (out, err, code) = mainstay(folder.path(), "", &["doctor"]);
    assert_eq!(code, 1);
    assert!(out.starts_with("Lists or search differ"), "{out}");
    assert!(err.contains("mainstay doctor --rebuild"), "{err}");
    assert_eq!(mainstay(folder.path(), "", &["doctor", "--rebuild"]).2, 0);
    assert_eq!(mainstay(folder.path(), "", &["doctor"]).2, 0);
}

#[test]
fn another_copy_beside_the_journal_is_pointed_out() {
    let folder = journal();
    let name = "journal.sync-conflict-20261122-201400-ABCDEFG.db";
    std::fs::copy(folder.path().join("journal.db"), folder.path().join(name)).expect("copied");
    let (out, _, code) = mainstay(folder.path(), "", &["doctor"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("is another copy of this journal. mainstay merge takes it in."),
        "{out}"
    );
}

#[test]
fn what_is_damaged_is_not_shown_and_the_rest_is() {
    let folder = journal();
    mainstay(
        folder.path(),
        "Sat by the window.",
        &["write", "--text", "-"],
    );
    mainstay(folder.path(), "", &["settings", "name", "Sam"]);
    let flip = "UPDATE version SET body = replace(replace(body, 'river', 'rover'), 'Sam', 'Pam')";
    damage(folder.path(), flip);
    let said = "mainstay: A part of the journal is damaged and is not shown. The rest is safe.\n";
    let (out, err, code) = mainstay(folder.path(), "", &["record", "list", "entry"]);
    assert_eq!((err.as_str(), code), (said, 0));
    assert!(out.contains("window") && !out.contains("rover"), "{out}");
    let (out, err, code) = mainstay(folder.path(), "", &["today"]);
    assert_eq!((err.as_str(), code), (said, 0));
    assert!(!out.contains("Pam"), "{out}");
}

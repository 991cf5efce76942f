//! Taking the journal away from inside the app: a new file for its owner only, over nothing.

use std::path::Path;

use mainstay::app::{Command, Input};
use mainstay::domain::By;
use tempfile::TempDir;

use crate::support::lives::Life;
use crate::support::{Harness, NOW, env, now};

/// At the page of formats, and a folder to write to.
fn formats(by: By) -> (TempDir, Harness) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut it = Harness::on(Life::FirstWeek.journal().store(), env(NOW), by);
    it.app.update(Input::Do(Command::Settings), now());
    if by == By::Full {
        it.down_to("Your data")
            .press("enter")
            .down_to("Take it away")
            .press("enter");
    }
    (folder, it)
}

/// Chooses the format in row `row` and types where it goes.
fn go(it: &mut Harness, row: usize, path: &Path) {
    it.press(&"down ".repeat(row)).press("enter ctrl-u");
    it.paste(&path.display().to_string());
    it.press("enter");
}

#[test]
fn it_says_who_can_read_it_and_proposes_where_it_goes() {
    let (_folder, mut it) = formats(By::Full);
    insta::assert_snapshot!("formats", it.screen(80, 24));
    insta::assert_snapshot!("formats_small", it.screen(40, 12));
    insta::assert_snapshot!("where", it.press("enter").screen(80, 24));
}

#[test]
fn each_format_is_what_a_shell_writes() {
    for (row, name) in ["json", "markdown", "csv"].into_iter().enumerate() {
        let (folder, mut it) = formats(By::Full);
        let path = folder.path().join("all");
        go(&mut it, row, &path);
        let screen = it.screen(80, 24);
        assert!(screen.contains("Saved a copy:"), "{screen}");
        // The page that asked is done; the formats are in front again.
        assert!(screen.contains("Everything"), "{screen}");
        let journal = folder.path().join("journal.db");
        it.app.store().back_up_to(&journal).expect("a copy");
        let shell = std::process::Command::new(env!("CARGO_BIN_EXE_mainstay"))
            .args(["export", name])
            .env_clear()
            .env("HOME", folder.path())
            .env("MAINSTAY_JOURNAL", &journal)
            .env("MAINSTAY_NOW", NOW)
            .output()
            .expect("run");
        assert_eq!(std::fs::read(&path).expect("read"), shell.stdout, "{name}");
    }
}

#[test]
fn it_is_for_its_owner_and_over_nothing() {
    let (folder, mut it) = formats(By::Full);
    let path = folder.path().join("all.json");
    std::fs::write(&path, "Mine").expect("written");
    go(&mut it, 0, &path);
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("is there already. Name a new file."),
        "{screen}"
    );
    assert_eq!(std::fs::read_to_string(&path).expect("read"), "Mine");
    // The path stands there still, to be changed.
    it.press("'2' enter");
    let new = folder.path().join("all.json2");
    assert!(it.screen(80, 24).contains("Saved a copy:"));
    assert!(new.exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = new.metadata().expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn it_goes_line_by_line() {
    let (folder, it) = formats(By::Plain);
    let path = folder.path().join("all.json");
    let typed = format!("your data\n5\n1\n{}\n0\nq\n", path.display());
    let text = it.lines(&typed);
    let (_, text) = text.split_once("Take it away.\n6.").expect("the page");
    let real = folder.path().canonicalize().expect("a folder");
    let text = text.replace(&real.display().to_string(), "/home/sam");
    let text = text
        .lines()
        .filter(|line| !line.starts_with("Your journal is"));
    let text = text.collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!("line_by_line", text);
    assert!(path.exists());
}

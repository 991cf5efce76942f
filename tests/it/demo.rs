//! The made-up person's journal shows everything that the program has.

use mainstay::app::{Command, Input};
use mainstay::domain::By;

use crate::support::lives::{Journal, Life};
use crate::support::{Harness, NOW, env};

fn ten_years(command: Command) -> (Journal, Harness) {
    let journal = Life::TenYears.journal();
    let mut it = Harness::on(journal.store(), env(NOW), By::Full);
    it.app.update(Input::Do(command), env(NOW).clock.now(4));
    (journal, it)
}

#[test]
fn something_goes_with_better_days() {
    let (_journal, mut it) = ten_years(Command::LookBack);
    it.down_to("What goes with better days").press("enter");
    let screen = it.screen(80, 40);
    assert!(screen.contains("\"Walk most days\": mood was"), "{screen}");
}

#[test]
fn the_plan_is_a_page_to_print() {
    let (_journal, mut it) = ten_years(Command::Plan);
    insta::assert_snapshot!("plan_print", it.press("p").screen(80, 60));
    insta::assert_snapshot!("plan_print_small", it.screen(40, 12));
}

#[test]
fn a_talk_is_a_page_to_print() {
    let (_journal, mut it) = ten_years(Command::Tools);
    it.press("down down enter down enter");
    insta::assert_snapshot!("talk_print", it.press("p").screen(80, 40));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("talk.txt");
    it.press(&format!("'{}' enter", path.display()));
    let text = std::fs::read_to_string(path).expect("a file");
    assert!(text.contains("What we decided"), "{text}");
}

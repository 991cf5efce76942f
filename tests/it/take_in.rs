//! People from a contacts file, in both faces and from the shell.

use std::path::PathBuf;

use mainstay::domain::{Ids, Person, Record};

use crate::support::Harness;
use crate::support::lives::Life;
use crate::support::shell::Shell;

/// A card of a phone.
fn card(name: &str, number: &str) -> String {
    format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL;TYPE=CELL:{number}\r\nEND:VCARD\r\n")
}

/// A folder with a contacts file in it.
fn file(cards: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("people.vcf");
    std::fs::write(&path, cards).expect("written");
    (folder, path)
}

/// At the choice among the people of that file, in a journal with Rosa in it.
fn choosing(cards: &str) -> (tempfile::TempDir, Harness) {
    let (folder, path) = file(cards);
    let mut ids = Ids::seeded(5);
    let mut rosa = Person::named(
        ids.make(chrono::DateTime::UNIX_EPOCH.fixed_offset()),
        "Rosa",
    );
    rosa.set_phone("+1 201 555 0142");
    let mut it = Harness::with(vec![Record::from(rosa)]);
    it.press("3 i");
    it.press(&format!("'{}' enter", path.display()));
    (folder, it)
}

fn shows(it: &mut Harness, text: &str) {
    let screen = it.screen(80, 24);
    assert!(screen.contains(text), "no {text} in\n{screen}");
}

#[test]
fn the_people_of_a_file_are_shown_and_chosen() {
    let cards = [
        card("Ana Lee", "555-0177"),
        card("Rosa", "201-555-0142"),
        card("Bo", "555-0188"),
        card("bo", "555 0188"),
        "BEGIN:VCARD\r\nPHOTO:x\r\nEND:VCARD\r\n".to_owned(),
    ]
    .concat();
    let (_folder, mut it) = choosing(&cards);
    insta::assert_snapshot!("choice", it.screen(80, 24));
    insta::assert_snapshot!("choice_small", it.screen(40, 12));
    it.press("end enter");
    shows(&mut it, "No one is picked yet.");
    it.press("home space");
    shows(&mut it, "[x] Ana Lee");
    it.press("a a end enter");
    shows(&mut it, "No one is picked yet.");
    it.press("home down enter end enter");
    shows(&mut it, "Saved. 1 person came in.");
    shows(&mut it, "> Bo");
    assert!(!it.screen(80, 24).contains("Ana Lee"));
    it.press("u");
    shows(&mut it, "Undone. The import.");
}

#[test]
fn a_file_that_is_none_is_said_kindly() {
    let (_folder, mut it) = choosing("no contact at all");
    shows(
        &mut it,
        "No contact was found in that file. Nothing was changed.",
    );
    it.press("ctrl-u '/nowhere/at.vcf' enter");
    shows(
        &mut it,
        "There is no file of that name. Nothing was changed.",
    );
    it.press("ctrl-u '/' enter");
    shows(&mut it, "That is not a contacts file. Nothing was changed.");
}

#[test]
fn ten_thousand_people_come_in_at_once() {
    let cards: String = (0..10_000)
        .map(|n| card(&format!("Person {n}"), &format!("201 {n:07}")))
        .collect();
    let (_folder, mut it) = choosing(&cards);
    shows(&mut it, "10000 new");
    it.press("a end enter");
    shows(&mut it, "Saved. 10000 people came in.");
    it.press("3 i");
    it.press("esc");
    shows(&mut it, "Person");
}

#[test]
fn the_shell_takes_people_in_too() {
    let mut shell = Shell::with(Life::Empty);
    let cards = [card("Ana Lee", "555-0177"), card("Bo", "555-0188")].concat();
    std::fs::write(shell.path("people.vcf"), cards).expect("written");
    std::fs::write(shell.path("none.vcf"), "no contact at all").expect("written");
    shell
        .show("people import people.vcf")
        .show("people import people.vcf --dry-run --only ana")
        .show("people import people.vcf --yes --only ana")
        .show("people import people.vcf --yes")
        .show("people import people.vcf --yes")
        .show("people import none.vcf --yes")
        .show("people import nowhere.vcf")
        .show("people import .")
        .show("people list");
    insta::assert_snapshot!("shell", shell.picture());
}

#[test]
fn the_shell_notes_a_setback_and_resets_nothing() {
    let mut shell = Shell::with(Life::Empty);
    shell
        .show_with("setback --note -", "After the call. I walked home.\n")
        .show("setback --day yesterday")
        .show("setback --day 2022-11-23")
        .show("setback --note words")
        .show("day")
        .show("undo");
    insta::assert_snapshot!("setback", shell.picture());
}

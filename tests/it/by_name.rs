//! Plain lines: a name is as good as a number.

use crate::support::plain;
use mainstay::domain::{Ids, Person, Record};

fn people() -> Vec<Record> {
    let at = chrono::DateTime::parse_from_rfc3339(crate::support::NOW).expect("an instant");
    let mut ids = Ids::seeded(7);
    ["Rosa", "Ruben"]
        .map(|name| Person::named(ids.make(at), name).into())
        .into()
}

/// What is said after the last prompt but one: the answer to the line before `q`.
fn answer(lines: &str) -> String {
    let said = plain(people(), &format!("{lines}\nq\n"));
    let parts: Vec<&str> = said.split("\n> ").collect();
    parts[parts.len() - 2].trim().to_owned()
}

#[test]
fn a_command_opens_by_its_name_or_by_its_plain_words() {
    for (typed, title) in [
        ("people", "People."),
        ("Settings", "Settings."),
        ("FIND", "Find."),
        ("look back", "Look back."),
        ("look-back", "Look back."),
        ("the ten factors", "The ten factors."),
        ("sett", "Settings."),
        ("settings.", "Settings."),
    ] {
        let answer = answer(typed);
        assert!(answer.starts_with(title), "{typed}: {answer}");
    }
}

#[test]
fn a_row_opens_by_how_its_name_begins() {
    assert!(answer("people\nros").starts_with("Rosa."));
    assert!(answer("check").starts_with("Check in"));
}

#[test]
fn a_beginning_of_several_names_says_which_it_could_be() {
    // A letter that is a key stays one.
    assert!(answer("people\nr").starts_with("I reached out"));
    let said = answer("re");
    assert!(said.starts_with("re could be:"), "{said}");
    assert!(said.contains("Reach-out log"), "{said}");
}

#[test]
fn the_menu_is_a_list_of_rows_that_have_names() {
    insta::assert_snapshot!(answer("m"));
    assert!(answer("m\nabout").starts_with("About Mainstay."));
    assert!(answer("m\n1").starts_with("Goals."));
    // Where the menu was, the page below it is again.
    assert!(answer("m\nsettings\n0").starts_with("Today."));
}

#[test]
fn a_name_leads_nowhere_from_a_hard_moment_that_its_page_does_not_offer() {
    let said = answer("h\njournal");
    assert!(said.contains("is not on the list"), "{said}");
    assert!(answer("h\ncall").starts_with("Call or text someone."));
}

//! Two keys one after the other, and what comes between them.

use crate::support::Harness;
use mainstay::app::page::{Head, Tab};

fn tab(it: &Harness) -> Tab {
    match it.app.page().head {
        Head::Tabs { at, .. } => at,
        Head::Title { title, .. } => panic!("{title} has no tabs"),
    }
}

#[test]
fn two_letters_go_to_the_top_and_to_the_page_beside() {
    let mut it = Harness::with(Vec::new());
    it.press("end");
    assert!(it.app.at() > 0);
    it.press("g g");
    assert_eq!(it.app.at(), 0);
    it.press("g t");
    assert_eq!(tab(&it), Tab::Goals);
    it.press("g T g T");
    assert_eq!(tab(&it), Tab::Journal);
}

#[test]
fn a_letter_that_waits_leaves_the_next_key_its_own_meaning() {
    let mut it = Harness::with(Vec::new());
    it.press("g j");
    assert_eq!(it.app.at(), 1);
    it.press("g 3");
    assert_eq!(tab(&it), Tab::People);
    it.press("1 g !");
    assert!(it.screen(80, 24).contains("Let's slow this down."));
    // The first letter does not wait longer than for one key.
    it.press("esc g down t");
    assert_eq!(tab(&it), Tab::Today);
    it.press("g ctrl-g");
    assert!(it.screen(80, 24).contains("Let's slow this down."));
}

#[test]
fn a_letter_with_a_meaning_of_its_own_waits_for_nothing() {
    let mut it = Harness::with(Vec::new());
    it.press("m 'g'");
    assert!(it.screen(80, 24).contains(" g"), "typed");
    it.press("esc r");
    let before = it.screen(80, 24);
    it.press("end up g");
    assert_ne!(it.screen(80, 24), before, "they were supported");
}

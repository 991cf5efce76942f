//! Clicks and the wheel, which do what keys do.

use crate::support::{Harness, NOW};
use mainstay::app::page::{Head, Mark, Tab};
use mainstay::domain::{Aim, Goal, Ids, Plan, Record, Status};

fn goals() -> Vec<Record> {
    let at = chrono::DateTime::parse_from_rfc3339(NOW).expect("an instant");
    let mut ids = Ids::seeded(7);
    ["Walk most days", "Call or text one"]
        .map(|text| {
            Goal {
                id: ids.make(at),
                at,
                text: text.to_owned(),
                factor: None,
                why: None,
                measured_by: None,
                confidence: None,
                starts: "2022-11-21".parse().expect("a day"),
                weeks: 12,
                with: None,
                status: Status::Active,
                finished_on: None,
                aim: Aim::AtLeast,
                plan: Plan {
                    times: Some(5),
                    ..Plan::default()
                },
            }
            .into()
        })
        .into()
}

fn tab(it: &Harness) -> Option<Tab> {
    match it.app.page().head {
        Head::Tabs { at, .. } => Some(at),
        Head::Title { .. } => None,
    }
}

fn shows(it: &mut Harness, text: &str) {
    let screen = it.screen(80, 24);
    assert!(screen.contains(text), "{text}: {screen}");
}

#[test]
fn a_click_on_a_tab_shows_that_page() {
    let mut it = Harness::with(goals());
    it.click("4 Look back");
    assert_eq!(tab(&it), Some(Tab::LookBack));
    it.click("2 Goals");
    assert_eq!(tab(&it), Some(Tab::Goals));
}

#[test]
fn a_click_on_a_row_brings_the_marker_and_the_next_one_opens_it() {
    let mut it = Harness::with(goals());
    it.click("Walk most days");
    assert_eq!((tab(&it), it.app.at()), (Some(Tab::Today), 3));
    it.click("Walk most days");
    assert_eq!(tab(&it), None);
    shows(&mut it, "Walk most days");
    // A click on the title goes one step back.
    it.click("Walk most days");
    assert_eq!(tab(&it), Some(Tab::Today));
}

#[test]
fn a_click_on_the_box_ticks_whatever_row_the_marker_is_on() {
    let mut it = Harness::with(goals());
    it.click("[ ] Walk");
    shows(&mut it, "[x] Walk");
    assert_eq!(it.app.at(), 3);
    it.click("[x] Walk");
    shows(&mut it, "[ ] Walk");
}

#[test]
fn a_click_picks_answers_and_switches() {
    let mut it = Harness::with(goals());
    it.click("r  I reached out");
    it.click("r  I reached out");
    it.click("[ ] I supported them");
    let on = |it: &Harness| {
        let page = it.app.page();
        page.blocks.iter().any(|block| match block {
            mainstay::app::page::Block::List(list) => {
                list.rows.iter().any(|row| row.mark == Mark::Done)
            }
            _ => false,
        })
    };
    assert!(on(&it), "{}", it.screen(80, 24));
    it.press("esc c");
    it.click("3  In between").click("3  In between");
    shows(&mut it, "stress");
}

#[test]
fn a_click_on_what_works_here_does_it() {
    let mut it = Harness::with(goals());
    it.click("u undo");
    shows(&mut it, "Undone. The import.");
    it.click("? help");
    shows(&mut it, "F1 or ?");
    it.click("Esc");
    assert_eq!(tab(&it), Some(Tab::Today));
    it.click("Down move");
    assert_eq!(it.app.at(), 1);
    it.click("Up/Down");
    assert_eq!(it.app.at(), 0);
    it.click("! Hard moment");
    shows(&mut it, "Let's slow this down.");
    it.click("Ctrl+C leave");
    assert!(it.effects.contains(&mainstay::app::Effect::Quit));
}

#[test]
fn the_wheel_moves_as_the_arrow_keys_do() {
    let mut it = Harness::with(goals());
    it.wheel(true).wheel(true).wheel(false);
    assert_eq!(it.app.at(), 1);
    it.press("w 'one' enter 'two'").wheel(false);
    it.press("'!'");
    shows(&mut it, "one!");
}

#[test]
fn each_day_of_a_month_has_its_own_place() {
    let mut it = Harness::with(goals());
    it.press("4 t");
    it.click(" 9 ");
    assert_eq!(it.app.at(), 8, "{}", it.screen(80, 24));
    it.click("15 ");
    assert_eq!(it.app.at(), 14, "{}", it.screen(80, 24));
    it.wheel(false);
    assert_eq!(it.app.at(), 13);
}

#[test]
fn a_click_beside_everything_does_nothing() {
    let mut it = Harness::with(goals());
    let before = it.screen(80, 24);
    it.click("Tue 22 Nov").click("────");
    assert_eq!(it.screen(80, 24), before);
    it.press("ctrl-x").click("Paused");
    shows(&mut it, "Paused");
}

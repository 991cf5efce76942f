//! Every page in both faces, in an empty journal, a first week and ten years: a picture a page.

use std::fmt::Write as _;

use mainstay::app::page::{Head, Hint};
use mainstay::app::{Command, Input};
use mainstay::config::Config;
use mainstay::domain::By;

use crate::support::lives::{Journal, Life};
use crate::support::walk::{PAGES, Step};
use crate::support::{Harness, NOW, env, plain, printed};

/// The pages of the tabs, which are drawn small too.
const TABS: [&str; 5] = ["today", "goals", "people", "look_back", "journal"];

/// The app in a journal of its own, gone that way.
fn gone(life: Life, by: By, way: &[Step]) -> (Journal, Harness) {
    let journal = life.journal();
    let mut harness = Harness::on(journal.store(), env(NOW), by);
    for step in way {
        // Where a way can not be gone, it ends here.
        let Some(input) = step.input(&harness.app) else {
            break;
        };
        harness.take(input);
        // Where lines are read, a text ends with its line.
        if by == By::Plain && matches!(step, Step::Type(_)) {
            harness.take(Input::Do(Command::Keep));
        }
    }
    (journal, harness)
}

/// A line without the path of the journal, which is another one each time.
fn without_path(line: &str) -> &str {
    match line.rsplit_once([' ', ':']) {
        Some((before, path)) if path.contains("journal.db") => before.trim_end(),
        _ => line,
    }
}

#[test]
fn every_page_has_its_picture() {
    for (name, way) in PAGES {
        let mut picture = String::new();
        let mut before: Option<(String, &str)> = None;
        for life in Life::ALL {
            let mut shown = String::new();
            let (_journal, mut full) = gone(life, By::Full, way);
            let _ = write!(shown, "{}", full.styled(80, 24));
            if TABS.contains(name) {
                let _ = write!(shown, "-- small --\n{}", full.screen(40, 12));
            }
            let (_journal, plain) = gone(life, By::Plain, way);
            let _ = write!(shown, "-- plain lines --\n{}", printed(&plain.app));
            let life = life.name();
            match &before {
                Some((same, as_before)) if *same == shown => {
                    let _ = writeln!(picture, "== {life}: as in {as_before} ==");
                }
                _ => {
                    let _ = write!(picture, "== {life} ==\n{shown}");
                    before = Some((shown, life));
                }
            }
        }
        let picture: Vec<&str> = picture.lines().map(without_path).collect();
        insta::assert_snapshot!(*name, picture.join("\n"));
    }
}

/// The pages that say figures of a life.
const TELLING: [&str; 19] = [
    "look_back",
    "trends",
    "calendar",
    "year",
    "factors_look",
    "connection",
    "dips",
    "dip",
    "links",
    "shifts",
    "patterns",
    "months",
    "months_year",
    "look_span",
    "goal",
    "goal_amounts",
    "goals_week",
    "person",
    "contact_weeks",
];

#[test]
fn every_page_that_says_a_figure_opens_how_it_was_worked_out() {
    for name in TELLING {
        let way = PAGES.iter().find(|(page, _)| *page == name);
        let (_, way) = way.expect("a page");
        for by in [By::Full, By::Plain] {
            let (_journal, mut it) = gone(Life::TenYears, by, way);
            let offers = |hint: &Hint| hint.commands.contains(&Command::Why);
            assert!(it.app.page().hints.iter().any(offers), "{name}");
            it.take(Input::Do(Command::Why));
            let page = it.app.page();
            let is_how = matches!(&page.head, Head::Title { title, .. } if title == "How this was worked out");
            assert!(is_how, "{name}");
            assert!(page.blocks.len() > 1, "{name}");
        }
    }
}

#[test]
fn the_menu_has_numbers_where_lines_are_read() {
    let text = plain(Vec::new(), "m\n2\n");
    let (_, after) = text.split_once("Menu: every action.").expect("the menu");
    assert!(after.contains("2. People."), "{after}");
    assert!(after.contains("No one here yet."), "{after}");
}

#[test]
fn a_hard_day_has_its_command_under_any_key() {
    let mut own = Config::default();
    let keys = [("hard-day".to_owned(), vec!["x".to_owned()])];
    own.keys.insert("mood".to_owned(), keys.into());
    let journal = Life::Empty.journal();
    let mut harness = Harness::configured(journal.store(), env(NOW), By::Full, own);
    harness.press("c x");
    let screen = harness.screen(80, 24);
    assert!(screen.contains("Saved: a hard day."), "{screen}");
}

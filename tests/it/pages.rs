//! Every page in both faces, in an empty journal, a first week and ten years: a picture a page.

use std::fmt::Write as _;

use mainstay::domain::By;

use crate::support::lives::{Journal, Life};
use crate::support::walk::{PAGES, Step};
use crate::support::{Harness, NOW, env, printed};

/// The pages of the tabs, which are drawn small too.
const TABS: [&str; 5] = ["today", "goals", "people", "look_back", "journal"];

/// The app in that journal, gone that way.
fn gone(journal: &Journal, by: By, way: &[Step]) -> Harness {
    let mut harness = Harness::on(journal.store(), env(NOW), by);
    for step in way {
        harness.take(step.input());
    }
    harness
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
    let journals = Life::ALL.map(|life| (life, life.journal()));
    for (name, way) in PAGES {
        let mut picture = String::new();
        let mut before: Option<(String, &str)> = None;
        for (life, journal) in &journals {
            let mut shown = String::new();
            let mut full = gone(journal, By::Full, way);
            let _ = write!(shown, "{}", full.screen(80, 24));
            if TABS.contains(name) {
                let _ = write!(shown, "-- small --\n{}", full.screen(40, 12));
            }
            let plain = gone(journal, By::Plain, way);
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

//! Pages: each reads what it shows, and makes a page of it.

pub mod about;
pub mod calendar;
pub mod card;
pub mod check_in;
pub mod circles;
pub mod connection;
pub mod contact_weeks;
pub mod country;
pub mod counts;
pub mod damaged;
pub mod day;
mod day_rows;
pub mod dip;
pub mod dips;
pub mod door_order;
pub mod earlier_years;
pub mod entry;
pub mod example_goal;
pub mod factors_look;
mod facts;
pub mod find;
pub mod goal;
pub mod goal_day;
pub mod goals;
pub mod goals_week;
pub mod hard;
pub mod hard_times;
pub mod help;
pub mod how;
pub mod journal;
pub mod leaflet;
pub mod links;
pub mod locked;
pub mod look_back;
pub mod measure;
pub mod measures;
pub mod meeting;
pub mod menu;
pub mod months;
pub mod not_saved;
pub mod number;
mod offers;
pub mod passphrase;
pub mod patterns;
pub mod people;
pub mod person;
pub mod place;
pub mod plan;
pub mod practice;
pub mod print;
pub mod proof;
pub mod question;
pub mod questions;
pub mod reach;
pub mod reach_log;
pub mod setback;
pub mod settings;
pub mod share;
pub mod shifts;
pub mod span;
pub mod take_in;
pub mod today;
pub mod tools;
pub mod trends;
pub mod trial;
pub mod year;
pub mod your_data;

use super::page::{Head, Page, Tab};
use super::{Look, View};

/// The page of a tab.
#[must_use]
pub fn tab(tab: Tab) -> Box<dyn View> {
    match tab {
        Tab::Today => Box::new(today::Today::new()),
        Tab::Goals => Box::new(goals::Goals::new()),
        Tab::People => Box::new(people::People::new()),
        Tab::LookBack => Box::new(look_back::LookBack::new()),
        Tab::Journal => Box::new(journal::Journal::new()),
    }
}

/// An empty page with the five tabs above it.
#[must_use]
pub fn tabbed(look: &Look<'_>, at: Tab) -> Page {
    let names = [
        "app-tab-today",
        "app-tab-goals",
        "app-tab-people",
        "app-tab-look",
        "app-tab-journal",
    ];
    Page {
        head: Head::Tabs {
            at,
            names: names.map(|id| look.words.get(id)).into(),
            right: super::flows::check_in::clock(look),
        },
        ..Page::default()
    }
}

//! One test binary: pages and flows in both faces, shell commands, the real terminal, faults, promises.
#![allow(
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::unnecessary_literal_unwrap
)]

mod any_keys;
mod by_name;
mod canary;
mod care;
mod check_in;
mod day;
mod demo;
mod doctor;
mod earlier;
mod escapes;
mod faults;
mod files;
mod find;
mod first_run;
mod for_good;
mod goal_charts;
mod goals;
mod hard;
mod journal;
mod keys;
mod layers;
mod lock;
mod locked_terminal;
mod locking;
mod look;
mod look_closer;
mod mouse;
mod network;
mod new_goal;
mod numbers;
mod odd_files;
mod opened;
mod outside;
mod own_editor;
mod pages;
mod people;
mod place;
mod readme;
mod review;
mod schemas;
mod setbacks;
mod settings;
mod share;
mod shell;
mod support;
mod take_away;
mod take_in;
mod terminal;
mod tools;
mod two;
mod unsaved;
mod words;

/// A file that is not named above would never run.
#[test]
fn no_test_file_is_forgotten() {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it");
    let named = include_str!("main.rs");
    for entry in std::fs::read_dir(here).expect("the tests' folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .expect("a name")
            .to_owned();
        let is_module =
            path.extension().is_some_and(|it| it == "rs") || path.join("mod.rs").exists();
        if is_module && name != "main" {
            assert!(
                named.contains(&format!("mod {name};")),
                "{name} is not in main.rs"
            );
        }
    }
}

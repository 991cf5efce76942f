//! The README is held to what the program does. `UPDATE_README=1 cargo test readme` writes its tables anew.

use std::fs;

use clap::CommandFactory;
use mainstay::app::{Command, Context, Keymap};
use mainstay::face::shell::Arguments;
use mainstay::words::Words;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// Where a person is, and the contexts that hold there.
const PLACES: &[(&str, &[Context])] = &[
    ("Anywhere", &[]),
    ("On the five pages", &[Context::Tabs]),
    ("In lists", &[Context::List]),
    ("Through time", &[Context::Time]),
    ("Today", &[Context::Today]),
    ("Goals", &[Context::Goals]),
    ("One goal", &[Context::Goal]),
    ("People", &[Context::People]),
    ("One person", &[Context::Person]),
    ("Charts", &[Context::Chart]),
    ("Calendar", &[Context::Month]),
    ("Journal", &[Context::Journal]),
    ("Questions", &[Context::Question]),
    (
        "Writing",
        &[Context::Typing, Context::Page, Context::OwnEditor],
    ),
    ("Hard moment", &[Context::Hard]),
];

fn keys() -> String {
    let map = Keymap::new(&Default::default()).expect("keys");
    let words = Words::default();
    let mut table = String::from("| Where | Key | What it does |\n|---|---|---|\n");
    for (place, contexts) in PLACES {
        let mut first = true;
        for command in Command::ALL {
            let keys = map.keys_of(*command, contexts);
            let everywhere = map.keys_of(*command, &[]);
            if keys.is_empty() || (!contexts.is_empty() && keys == everywhere) {
                continue;
            }
            let keys: Vec<String> = keys
                .iter()
                .map(|key| format!("`{}`", key.to_string().replace('|', "\\|")))
                .collect();
            let what = words.get(&format!("command-{}.help", command.name()));
            let shown = if first { place } else { &"" };
            table.push_str(&format!("| {shown} | {} | {what} |\n", keys.join(", ")));
            first = false;
        }
    }
    table
}

fn commands() -> String {
    let mut table = String::from("| Command | Does |\n|---|---|\n");
    let all = Arguments::command();
    for command in all.get_subcommands().filter(|it| !it.is_hide_set()) {
        let about = command
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        table.push_str(&format!(
            "| `mainstay {}` | {about} |\n",
            command.get_name()
        ));
    }
    table
}

fn with(readme: &str, name: &str, table: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = readme.split_once(&begin).expect("the begin mark");
    let (_, after) = rest.split_once(&end).expect("the end mark");
    format!("{before}{begin}{table}{end}{after}")
}

#[test]
fn the_readme_lists_the_keys_and_commands_that_there_are() {
    let readme = fs::read_to_string(PATH).expect("the README");
    let right = with(&with(&readme, "keys", &keys()), "commands", &commands());
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(PATH, &right).expect("written");
    } else {
        assert!(
            readme == right,
            "UPDATE_README=1 cargo test readme writes the tables anew"
        );
    }
}

#[test]
fn what_the_readme_shows_is_there() {
    let readme = fs::read_to_string(PATH).expect("the README");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for link in readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
    {
        assert!(
            link.starts_with("https://") || root.join(link).exists(),
            "{link} is not there"
        );
    }
    for line in readme.lines().filter(|line| line.starts_with("mainstay ")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert!(
            Arguments::command().try_get_matches_from(&words).is_ok(),
            "{line}"
        );
    }
}

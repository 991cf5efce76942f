//! The layer test: a room imports only from rooms before it, and names no outside world that is not its own.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, lowest first, each with the rooms it may name.
const ROOMS: &[(&str, &[&str])] = &[
    ("assets", &[]),
    ("domain", &["assets"]),
    ("insight", &["domain"]),
    ("demo", &["assets", "domain"]),
    ("exchange", &["assets", "domain"]),
    ("store", &["assets", "domain", "insight"]),
    ("words", &["assets", "domain", "insight"]),
    ("guard", &[]),
    ("env", &["domain", "guard"]),
    ("config", &["app"]),
    (
        "app",
        &[
            "assets", "domain", "insight", "store", "exchange", "words", "config", "env", "guard",
        ],
    ),
    (
        "face",
        &[
            "assets", "domain", "insight", "demo", "store", "exchange", "words", "config", "env",
            "app", "guard",
        ],
    ),
    ("main", &["face", "env", "guard"]),
    (
        "lib",
        &[
            "app", "assets", "config", "demo", "domain", "env", "exchange", "face", "guard",
            "insight", "store", "words",
        ],
    ),
];

/// What only some rooms may name.
const OWN: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("ratatui", &["face"]),
    ("crossterm", &["face"]),
    ("clap", &["face"]),
    ("std::env", &["env", "guard"]),
    ("SystemTime", &[]),
    ("Local::now", &["env"]),
    ("Utc::now", &[]),
    ("std::net", &[]),
    ("seccompiler", &["guard"]),
    ("landlock", &["guard"]),
    ("libc", &["guard"]),
    ("std::fs", &["store", "config", "face"]),
];

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|it| it == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn data_walks_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    assert!(all.len() > 40, "the source was not found");
    for path in all {
        let inside = path.strip_prefix(&src).expect("inside");
        let room = inside
            .iter()
            .next()
            .and_then(|it| it.to_str())
            .expect("a room")
            .trim_end_matches(".rs");
        let (_, may) = ROOMS
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("{room} is no room"));
        let text = fs::read_to_string(&path).expect("text");
        let code = text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        for line in code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            for (at, _) in line.match_indices("crate::") {
                let named: String = line[at + 7..]
                    .chars()
                    .take_while(|c| c.is_ascii_lowercase() || *c == '_')
                    .collect();
                let known = ROOMS.iter().any(|(name, _)| *name == named);
                assert!(
                    !known || named == room || may.contains(&named.as_str()),
                    "{}: {room} may not name {named}: {line}",
                    inside.display()
                );
            }
            for (name, rooms) in OWN {
                assert!(
                    !line.contains(name) || rooms.contains(&room) || room == "lib",
                    "{}: {room} may not name {name}: {line}",
                    inside.display()
                );
            }
        }
    }
}

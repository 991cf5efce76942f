//! Nothing from outside the journal steers the terminal either: the names of files, what is taken in, what is shared, the
//! configuration, and the small file of a hard moment.

use std::path::{Path, PathBuf};

use fastrand::Rng;
use mainstay::app::flows::copy_form;
use mainstay::app::pages::damaged::Damaged;
use mainstay::app::pages::your_data::YourData;
use mainstay::app::{Command, Input};
use mainstay::config::Config;
use mainstay::domain::{By, Ids, Kind};
use mainstay::store::{Error, Finding, Store};
use serde_json::{Value, json};

use crate::escapes::{ODD_FILES, keep, odd_records};
use crate::locking::journal as locked_journal;
use crate::support::lives::Life;
use crate::support::maker::Maker;
use crate::support::shell::Shell;
use crate::support::{Harness, NOW, env, odd, printed, steers};

/// A name that a file can have, as odd as that allows.
fn name(rng: &mut Rng) -> String {
    let text: String = odd::text(rng).replace(['\0', '/'], "");
    let mut end = text.len().min(60);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    format!("n{}", &text[..end])
}

fn harmless(what: &str, text: &str) {
    for line in text.lines() {
        assert!(!steers(line), "{what}: {line:?}");
    }
}

/// What the shell says to that must be harmless, and end as a command does.
fn told(shell: &Shell, arguments: &[&str], input: &str) -> i32 {
    let ran = shell.run_with(arguments, input);
    let what = format!("{arguments:?}");
    harmless(&what, &ran.out);
    harmless(&what, &ran.err);
    assert!((0..4).contains(&ran.code), "{what}: {}", ran.err);
    ran.code
}

/// A page in both faces, and a message over it.
fn shows(it: &mut Harness, what: &str) {
    harmless(what, &it.screen(100, 60));
    harmless(what, &it.screen(40, 12));
    harmless(what, &printed(&it.app));
}

#[cfg(unix)]
#[test]
fn no_name_of_a_file_steers_the_terminal_from_the_shell() {
    for seed in 0..ODD_FILES.now() {
        let rng = &mut Rng::with_seed(seed as u64);
        let shell = Shell::new();
        let folder = shell.path(&name(rng));
        std::fs::create_dir(&folder).expect("made");
        let mut file = |ending: &str| {
            folder
                .join(format!("{}{ending}", name(rng)))
                .display()
                .to_string()
        };
        let journal = file(".db");
        std::fs::copy(Life::FirstWeek.journal().path, &journal).expect("copied");
        let (copy, export, rescued, cards, none) = (
            file(".db"),
            file(".json"),
            file(".db"),
            file(".vcf"),
            file(""),
        );
        std::fs::write(
            &cards,
            "BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nTEL:555\nEND:VCARD\n",
        )
        .expect("written");
        let on = |arguments: &[&str]| {
            let arguments = [&["--journal", &journal], arguments].concat();
            told(&shell, &arguments, "")
        };
        for (arguments, code) in [
            (&["paths"] as &[&str], 0),
            (&["paths", "--json"], 0),
            (&["doctor"], 0),
            (&["doctor", "--json"], 0),
            (&["backup"], 0),
            (&["backups"], 0),
            (&["backups", "--json"], 0),
            (&["backup", "--out", &copy], 0),
            (&["backup", "--out", &copy], 1),
            (&["merge", &copy, "--yes"], 0),
            (&["restore", &copy, "--yes"], 0),
            (&["restore", &cards, "--yes"], 1),
            (&["merge", &none, "--yes"], 1),
            (&["export", "json", "--out", &export], 0),
            (&["export", "json", "--out", &export], 1),
            (&["import", "json", &export, "--yes"], 0),
            (&["import", "json", &cards, "--yes"], 1),
            (&["import", "json", &none, "--yes"], 1),
            (&["people", "import", &cards, "--yes"], 0),
            (&["people", "import", &none, "--yes"], 1),
            (&["people", "import", &copy, "--yes"], 1),
            (&["rescue", &journal, "--out", &rescued], 0),
            (&["rescue", &journal, "--out", &rescued], 1),
            (&["share", "--out", &none], 2),
            (&["--journal", &export, "today"], 2),
        ] {
            assert_eq!(on(arguments), code, "{arguments:?}");
        }
        for wrong in [&export, &cards, &folder.display().to_string()] {
            assert_eq!(told(&shell, &["--journal", wrong, "today"], ""), 3);
        }
        for ending in [".html", ".md", ".txt"] {
            let out = format!("{none}{ending}");
            on(&["share", "--out", &out]);
            on(&["share", "--out", &out]);
        }
    }
}

#[cfg(unix)]
#[test]
fn no_name_of_a_file_steers_the_terminal_from_a_page() {
    for seed in 0..ODD_FILES.now() {
        let rng = &mut Rng::with_seed(seed as u64);
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join(name(rng));
        let path = folder.join("journal.db");
        let open = |by| {
            let store = Store::open(&path, Ids::seeded(1)).expect("a journal");
            Harness::configured(store, env(NOW), by, Config::default())
        };
        let (copy, other) = (folder.join("journal (1).db"), folder.join(name(rng)));
        let store = Store::open(&path, Ids::seeded(1)).expect("a journal");
        store.back_up_to(&copy).expect("a copy");
        drop(store);
        for by in [By::Full, By::Plain] {
            // The copy beside it is pointed out.
            let mut it = open(by);
            shows(&mut it, "the place");
            it.app.show(Box::new(YourData::new())).expect("shown");
            shows(&mut it, "your data");
            for typed in [&copy, &other, &folder] {
                it.app.show(Box::new(copy_form::new())).expect("shown");
                it.take(Input::Typed {
                    text: typed.display().to_string(),
                    cursor: 0,
                });
                it.take(Input::Do(Command::Keep));
                shows(&mut it, "another copy");
            }
            for error in [
                None,
                Some(std::io::ErrorKind::AlreadyExists),
                Some(std::io::ErrorKind::NotFound),
            ] {
                it.take(Input::Copied {
                    path: other.clone(),
                    error,
                });
                shows(&mut it, "copied");
                it.take(Input::TakenAway {
                    path: other.clone(),
                    error,
                });
                shows(&mut it, "taken away");
            }
            let _ = std::fs::remove_file(folder.join("journal-rescued.db"));
            let page = Damaged::new(vec![Finding::File(odd::text(rng))]);
            it.app.show(Box::new(page)).expect("shown");
            shows(&mut it, "damaged");
            it.take(Input::Pick(0));
            it.take(Input::Begin);
            shows(&mut it, "rescued");
        }
        let locked = folder.join("locked");
        std::fs::create_dir(&locked).expect("made");
        let mut it = Harness::locked(locked_journal(&locked), By::Full);
        shows(&mut it, "locked");
        std::fs::write(locked.join("journal.db"), odd::text(rng)).expect("written");
        it.press("'river' enter");
        shows(&mut it, "no journal any more");
    }
}

/// Every way in which an error names a file.
#[test]
fn no_error_lets_the_name_of_a_file_steer_the_terminal() {
    let words = mainstay::words::Words::default();
    let rng = &mut Rng::with_seed(7);
    for _ in 0..ODD_FILES.now() {
        let path = || PathBuf::from(odd::text(&mut Rng::with_seed(7)));
        let detail = odd::text(rng);
        let errors = [
            Error::NotAFile { path: path() },
            Error::EmptyFile { path: path() },
            Error::Foreign { path: path() },
            Error::Unreadable { path: path() },
            Error::Locked { path: path() },
            Error::WrongKey { path: path() },
            Error::NotYours { path: path() },
            Error::Newer {
                path: path(),
                found: 9,
                known: 1,
            },
            Error::Damaged {
                path: path(),
                detail: detail.clone(),
            },
            Error::NotWhole { path: path() },
            Error::Exists { path: path() },
            Error::Io {
                path: path(),
                source: std::io::Error::other(detail.clone()),
            },
        ];
        for error in errors {
            let trouble = mainstay::app::trouble(&words, &error);
            let mut it = Harness::with(Vec::new());
            let hint = trouble.hint.unwrap_or_default();
            it.take(Input::Copied {
                path: PathBuf::from(format!("{} {hint}", trouble.sentence)),
                error: None,
            });
            shows(&mut it, "trouble");
        }
    }
}

/// `value` with some of its keys and texts odd.
fn spoilt(value: &Value, rng: &mut Rng) -> Value {
    match value {
        Value::String(_) if rng.u8(..) < 40 => Value::String(odd::text(rng)),
        Value::Array(items) => items.iter().map(|item| spoilt(item, rng)).collect(),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| {
                let key = if rng.u8(..) < 4 {
                    odd::text(rng)
                } else {
                    key.clone()
                };
                (key, spoilt(value, rng))
            });
            Value::Object(fields.collect())
        }
        other => other.clone(),
    }
}

#[test]
fn nothing_that_is_taken_in_steers_the_terminal() {
    let shell = Shell::with(Life::FirstWeek);
    let export: Value = serde_json::from_str(&shell.run("export json", "").out).expect("JSON");
    let rng = &mut Rng::with_seed(3);
    for _ in 0..ODD_FILES.now() * 4 {
        let spoilt = spoilt(&export, rng).to_string();
        std::fs::write(shell.path("in.json"), spoilt).expect("written");
        told(&shell, &["import", "json", "in.json", "--dry-run"], "");
        std::fs::write(shell.path("in.json"), odd::text(rng)).expect("written");
        told(&shell, &["import", "json", "in.json", "--dry-run"], "");
        let cards = (0..5).map(|_| {
            let [name, number, what] = std::array::from_fn(|_| odd::text(rng));
            format!("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nTEL;{what}:{number}\r\nNOTE:{what}\r\nEND:VCARD\r\n")
        });
        std::fs::write(shell.path("in.vcf"), cards.collect::<String>()).expect("written");
        told(&shell, &["people", "import", "in.vcf", "--dry-run"], "");
        let mut it = Harness::with(Vec::new());
        it.press("3 i");
        it.press(&format!("'{}' enter", shell.path("in.vcf").display()));
        shows(&mut it, "contacts to choose from");
    }
}

#[test]
fn nothing_that_goes_out_acts_on_a_terminal() {
    let shell = Shell::new();
    let mut store = Store::open(&shell.path("journal.db"), Ids::seeded(1)).expect("made");
    let (records, _) = odd_records(2);
    keep(&mut store, records);
    drop(store);
    let every = "goals,ranges,charts,factors,dips,shifts,links,people,names,starred,notes";
    // Direction marks are part of the words, and go with them; what acts on a terminal does not.
    let acts =
        |text: &str| text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    for ending in ["txt", "md", "html"] {
        let out = format!("page.{ending}");
        let arguments = [
            "share",
            "--from",
            "2012-01-01",
            "--sections",
            every,
            "--out",
            &out,
        ];
        assert_eq!(told(&shell, &arguments, ""), 0);
        let text = std::fs::read_to_string(shell.path(&out)).expect("text");
        assert!(text.len() > 500 && !acts(&text), "{out}");
    }
    for arguments in [
        "export csv",
        "export csv --only entry,tick,reach,person,goal,week,practice",
        "export markdown",
        "export card",
        "export json",
        "export vcard --with-notes",
    ] {
        let ran = shell.run(arguments, "");
        assert_eq!(ran.code, 0, "{arguments}: {}", ran.err);
        assert!(!acts(&ran.out), "{arguments}: {:?}", ran.out);
    }
}

fn configure(home: &Path, text: &str) {
    let folder = home.join(".config/mainstay");
    std::fs::create_dir_all(&folder).expect("made");
    std::fs::write(folder.join("config.toml"), text).expect("written");
}

#[test]
fn nothing_in_the_configuration_steers_the_terminal() {
    let shell = Shell::with(Life::Empty);
    let rng = &mut Rng::with_seed(5);
    for round in 0..ODD_FILES.now() * 4 {
        let mut odd = || json!(odd::text(rng));
        let config = match round % 4 {
            0 => json!({ "face": odd(), "country": odd(), "theme": odd() }),
            1 => json!({ "face": "plain", "country": odd(), "unknown": odd() }),
            2 => json!({ "face": "plain", "keys": { "page": { "check-in": [odd()] } } }),
            _ => {
                let [context, command, key] =
                    [odd(), odd(), odd()].map(|it| it.as_str().expect("text").to_owned());
                json!({ "face": "plain", "keys": { context: { command: [key] } } })
            }
        };
        configure(&shell.path(""), &toml::to_string(&config).expect("TOML"));
        for arguments in [
            &["settings"] as &[&str],
            &["now"],
            &["about"],
            &["export", "card"],
            &[],
        ] {
            told(&shell, arguments, "q\n");
        }
        configure(&shell.path(""), &odd::text(rng));
        told(&shell, &["now"], "");
    }
}

#[test]
fn nothing_in_the_small_file_of_a_hard_moment_steers_the_terminal() {
    for seed in 0..ODD_FILES.now() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = locked_journal(folder.path());
        let mut maker = Maker::new(seed as u64, odd::text);
        let people: Vec<Value> = (0..6)
            .map(|order| {
                let mut person = maker.record(Kind::Person).to_value().expect("JSON");
                person["hard_order"] = json!(order + 1);
                person["show_when_locked"] = json!(true);
                person
            })
            .collect();
        let text =
            json!({ "note": odd::text(&mut Rng::with_seed(1)), "people": people }).to_string();
        std::fs::write(folder.path().join("journal.db.now.json"), text).expect("written");
        for by in [By::Full, By::Plain] {
            let mut it = Harness::locked(path.clone(), by);
            it.take(Input::Do(Command::Hard));
            shows(&mut it, "a hard moment");
            for row in 0..8 {
                it.take(Input::Pick(2));
                shows(&mut it, "the people");
                it.take(Input::Pick(row));
                shows(&mut it, "a person");
                it.take(Input::Do(Command::Back));
                it.take(Input::Do(Command::Back));
                it.take(Input::Do(Command::Hard));
            }
        }
    }
}

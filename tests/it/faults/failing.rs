//! A disk that fails: the n-th write, sync, open, cut, removal or renaming of a command, for every n, once and from then
//! on. Whatever fails, the command ends with a word, and what it says is true.
//!
//! A rename that may replace nothing, or lets two files change places, goes past the C library; the kernel hands it over
//! where it can (`disk.c`).

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use mainstay::domain::Ids;
use mainstay::store::Store;
use rusqlite::Connection;

use super::disk::{self, Did};
use super::home::{Home, said};
use super::{
    STEP_IN_BACKUPS, STEP_OF_OTHERS, Tries, WAYS_TO_FAIL, WAYS_TO_FAIL_A_SAVE, migrating, report,
};
use crate::support::now;

/// Input or output error, no space left, over quota, a file system that turned read-only, and a permission taken away,
/// as Linux numbers them; once, or from then on. The first are tried every day.
const WAYS: [(i32, bool); 7] = [
    (5, false),
    (28, true),
    (122, true),
    (5, true),
    (28, false),
    (30, true),
    (13, true),
];

/// How the tries of one command went.
#[derive(Default)]
struct Tally {
    tries: usize,
    saved: usize,
    /// Not said to be saved, and there all the same: trying again is harmless, a false "Saved" is not.
    unsure: usize,
    sentences: BTreeMap<String, usize>,
}

/// A command, and what it needs and does.
pub struct Trial<'a> {
    pub what: &'a str,
    pub ways: Tries,
    /// Each so many-th operation fails.
    pub step: usize,
    /// A home to run it in, new for each try.
    pub home: &'a dyn Fn() -> Home,
    pub command: &'a dyn Fn(&Home) -> Command,
    pub input: &'a str,
    /// How often what the command does was done. Panics where something is lost or half done.
    pub done: &'a dyn Fn(&Home) -> usize,
}

impl Trial<'_> {
    /// Runs the command again and again, each time with another operation failing, until none is left to fail.
    pub fn run(&self, library: &Path) {
        let mut tally = Tally::default();
        for (errno, stays) in WAYS.into_iter().take(self.ways.now()) {
            for n in (1..).step_by(self.step) {
                if self.once(library, (n, errno, stays), &mut tally) {
                    break;
                }
            }
        }
        report(&format!(
            "{}: {} failing operations, done all the same {}, not done {}, of which {} were there after all: 0 lost, 0 falsely said",
            self.what,
            tally.tries,
            tally.saved,
            tally.tries - tally.saved,
            tally.unsure
        ));
        for (line, count) in &tally.sentences {
            eprintln!("    {count:4} {line}");
        }
    }

    /// Answers whether nothing was left to fail.
    fn once(&self, library: &Path, fault: (usize, i32, bool), tally: &mut Tally) -> bool {
        let (n, errno, stays) = fault;
        let home = (self.home)();
        let log = home.path().join("log");
        let mut command = (self.command)(&home);
        disk::watch(&mut command, library, &home.kept(), &log);
        disk::fail(&mut command, n, errno, stays);
        let said = said(command, self.input);
        let failed = disk::notes(&log).iter().any(|note| note.did == Did::Fail);
        let place = format!(
            "{}, operation {n}, errno {errno}, stays {stays}: {said:?}",
            self.what
        );
        let done = (self.done)(&home);
        assert!(done <= 1, "done more than once: {place}");
        assert!(!said.err.contains("panicked"), "{place}");
        if said.saved() {
            assert_eq!(done, 1, "a false Saved: {place}");
            assert_eq!(said.code, Some(0), "{place}");
            tally.saved += 1;
        } else {
            assert!(
                matches!(said.code, Some(1..)),
                "no end with a word: {place}"
            );
            assert!(said.err.starts_with("mainstay: "), "{place}");
            tally.unsure += done;
        }
        for line in said.err.lines().filter(|_| !said.saved()) {
            let line = line.replace(&home.path().display().to_string(), "~");
            *tally.sentences.entry(line).or_default() += 1;
        }
        tally.tries += 1;
        assert!(failed || said.saved(), "nothing failed: {place}");
        !failed
    }
}

pub const BEFORE: [&str; 3] = ["Kept before.", "And this.", "This too."];

/// A journal with words in it, and no backup of the day: the next save makes one.
pub fn begun() -> Home {
    let home = Home::new();
    for text in BEFORE {
        assert!(home.write(text).saved());
    }
    home
}

/// How often `text` is in the journal; all that was kept before must be there, each once. No file: not at all.
fn times(home: &Home, before: &[&str], text: &str) -> usize {
    if before.is_empty() && !home.journal().exists() {
        return 0;
    }
    let entries = home.entries();
    for kept in before {
        let count = entries.iter().filter(|it| it == kept).count();
        assert_eq!(count, 1, "{kept} after {entries:?}");
    }
    entries.iter().filter(|it| *it == text).count()
}

#[test]
fn a_save_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let Some(library) = disk::library() else {
        return;
    };
    let begun = begun();
    let text = "Long shift. Home now.";
    Trial {
        what: "a save",
        ways: WAYS_TO_FAIL_A_SAVE,
        step: 1,
        home: &|| begun.copy(),
        command: &|home| home.command(&["write", "--text", "-"]),
        input: text,
        done: &|home| {
            backups(home);
            times(home, &BEFORE, text)
        },
    }
    .run(library);
}

#[test]
fn the_first_save_of_all_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let Some(library) = disk::library() else {
        return;
    };
    let text = "The first words of all.";
    Trial {
        what: "a first save",
        ways: WAYS_TO_FAIL,
        step: 1,
        home: &Home::new,
        command: &|home| home.command(&["write", "--text", "-"]),
        input: text,
        done: &|home| times(home, &[], text),
    }
    .run(library);
}

/// What a command on `begun` must have done, all of it or nothing: texts that it brings, and texts that it takes away.
#[derive(Clone, Copy, Default)]
struct Done<'a> {
    brings: &'a [&'a str],
    takes: &'a [&'a str],
}

/// Runs a command in which the disk fails on copies of a journal with words in it.
fn all_or_nothing(what: &str, begun: &Home, arguments: &[&str], done: Done<'_>) {
    let Some(library) = disk::library() else {
        return;
    };
    let touched = |text: &&str| done.brings.contains(text) || done.takes.contains(text);
    let stay: Vec<&str> = BEFORE.into_iter().filter(|it| !touched(it)).collect();
    Trial {
        what,
        ways: WAYS_TO_FAIL,
        step: if arguments.contains(&"--backups") {
            STEP_IN_BACKUPS.now()
        } else {
            STEP_OF_OTHERS.now()
        },
        home: &|| begun.copy_whole(),
        command: &|home| {
            let fill = |argument: &&str| match *argument {
                "BACKUP" => newest(home),
                argument => argument.to_owned(),
            };
            let arguments: Vec<String> = arguments.iter().map(fill).collect();
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            home.command(&arguments)
        },
        input: "",
        done: &|home| {
            backups(home);
            let entries = home.entries();
            for text in &stay {
                let count = entries.iter().filter(|it| it == text).count();
                assert_eq!(count, 1, "{text} after {arguments:?} in {entries:?}");
            }
            let there = |text: &&&str| entries.iter().any(|it| it == **text);
            let came = done.brings.iter().filter(there).count();
            let left = done.takes.iter().filter(|text| !there(text)).count();
            let all = done.brings.len() + done.takes.len();
            assert!(
                came + left == 0 || came + left == all,
                "half of {arguments:?}: {entries:?}"
            );
            usize::from(came + left == all)
        },
    }
    .run(library);
}

const ELSEWHERE: [&str; 2] = ["Written elsewhere.", "And more there."];

/// Another copy, and an export of it.
fn elsewhere() -> (Home, String, String) {
    let elsewhere = Home::new();
    for text in ELSEWHERE {
        assert!(elsewhere.write(text).saved());
    }
    let export = elsewhere.path().join("export.json").display().to_string();
    let made = elsewhere.run(&["export", "json", "--out", &export], "");
    assert!(made.saved(), "{made:?}");
    let journal = elsewhere.journal().display().to_string();
    (elsewhere, journal, export)
}

#[test]
fn an_import_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let (_elsewhere, _, export) = elsewhere();
    let done = Done {
        brings: &ELSEWHERE,
        ..Done::default()
    };
    all_or_nothing(
        "an import",
        &begun(),
        &["import", "json", &export, "--yes"],
        done,
    );
}

#[test]
fn a_merge_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let (_elsewhere, journal, _) = elsewhere();
    let done = Done {
        brings: &ELSEWHERE,
        ..Done::default()
    };
    all_or_nothing("a merge", &begun(), &["merge", &journal, "--yes"], done);
}

#[test]
fn an_undo_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let done = Done {
        takes: &BEFORE[2..],
        ..Done::default()
    };
    all_or_nothing("an undo", &begun(), &["undo"], done);
}

#[test]
fn a_restore_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let begun = begun();
    assert!(begun.run(&["backup"], "").saved());
    let last = begun.id_of(BEFORE[2]);
    assert!(begun.run(&["record", "remove", "entry", &last], "").saved());
    let done = Done {
        brings: &BEFORE[2..],
        ..Done::default()
    };
    let arguments = ["restore", "BACKUP", "--as-then", "--yes"];
    all_or_nothing("a restore", &begun, &arguments, done);
}

#[test]
fn an_erasing_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let begun = begun();
    let id = begun.id_of(BEFORE[0]);
    let done = Done {
        takes: &BEFORE[..1],
        ..Done::default()
    };
    let arguments = ["erase", "entry", &id, "--yes"];
    all_or_nothing("an erasing", &begun, &arguments, done);
}

#[test]
fn an_erasing_in_backups_on_a_failing_disk_leaves_every_backup_whole() {
    let begun = begun();
    assert!(begun.run(&["backup"], "").saved());
    let id = begun.id_of(BEFORE[0]);
    let done = Done {
        takes: &BEFORE[..1],
        ..Done::default()
    };
    let arguments = ["erase", "entry", &id, "--yes", "--backups"];
    all_or_nothing("an erasing in backups", &begun, &arguments, done);
}

#[test]
fn erasing_everything_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let Some(library) = disk::library() else {
        return;
    };
    let begun = begun();
    let mut store = Store::open(&begun.journal(), Ids::new()).expect("a journal");
    store
        .keep_draft("entry/new", "Half a line.", now())
        .expect("kept");
    drop(store);
    Trial {
        what: "erasing everything",
        ways: WAYS_TO_FAIL,
        step: STEP_OF_OTHERS.now(),
        home: &|| begun.copy(),
        command: &|home| home.command(&["erase", "everything", "--yes-remove-it-all"]),
        input: "",
        done: &|home| {
            let entries = home.entries();
            let store = Store::open(&home.journal(), Ids::new()).expect("a journal");
            let drafts = store.drafts("").expect("read");
            // What is being typed goes with the rest, or stays with it.
            assert!(
                (entries.len(), drafts.len()) == (BEFORE.len(), 1)
                    || (entries.len(), drafts.len()) == (0, 0),
                "half erased: {entries:?} {drafts:?}"
            );
            usize::from(entries.is_empty())
        },
    }
    .run(library);
}

#[test]
fn a_backup_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let Some(library) = disk::library() else {
        return;
    };
    let begun = begun();
    std::fs::remove_dir_all(begun.backups()).expect("removed");
    Trial {
        what: "a backup",
        ways: WAYS_TO_FAIL,
        step: 1,
        home: &|| begun.copy(),
        command: &|home| home.command(&["backup"]),
        input: "",
        done: &|home| {
            times(home, &BEFORE, "");
            backups(home)
        },
    }
    .run(library);
}

/// Runs a command that makes one new file beside the journal, which holds what the journal holds.
fn a_new_file(what: &str, arguments: &[&str]) {
    let Some(library) = disk::library() else {
        return;
    };
    let begun = begun();
    let new = |home: &Home| home.kept().join("new.db");
    Trial {
        what,
        ways: WAYS_TO_FAIL,
        step: 1,
        home: &|| begun.copy(),
        command: &|home| {
            let fill = |argument: &&str| match *argument {
                "NEW" => new(home).display().to_string(),
                "JOURNAL" => home.journal().display().to_string(),
                argument => argument.to_owned(),
            };
            let arguments: Vec<String> = arguments.iter().map(fill).collect();
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            home.command(&arguments)
        },
        input: "",
        done: &|home| {
            times(home, &BEFORE, "");
            if !new(home).exists() {
                return 0;
            }
            let copy = Store::open_to_read(&new(home)).expect("a whole file");
            assert_eq!(copy.check().expect("read"), Vec::new());
            assert_eq!(copy.versions().expect("read"), BEFORE.len());
            1
        },
    }
    .run(library);
}

#[test]
fn a_backup_elsewhere_on_a_failing_disk_is_whole_or_said_to_be_none() {
    a_new_file("a backup elsewhere", &["backup", "--out", "NEW"]);
}

#[test]
fn a_rescue_on_a_failing_disk_is_whole_or_said_to_be_none() {
    a_new_file("a rescue", &["rescue", "JOURNAL", "--out", "NEW"]);
}

#[test]
fn a_schema_goes_forward_on_a_failing_disk_or_stays_and_has_its_backup() {
    let Some(library) = disk::library() else {
        return;
    };
    let begun = begun();
    Trial {
        what: "a schema that goes forward",
        ways: WAYS_TO_FAIL,
        step: 1,
        home: &|| begun.copy(),
        command: &migrating::program,
        input: "",
        done: &|home| {
            let forward = migrating::version(&home.journal()).expect("read");
            let conn = Connection::open(home.journal()).expect("a file");
            let texts = "SELECT count(*) FROM version WHERE kind = 'entry' AND body IS NOT NULL";
            let count: usize = conn
                .query_row(texts, [], |row| row.get::<_, u32>(0))
                .expect("read") as usize;
            assert_eq!(count, BEFORE.len());
            let files = std::fs::read_dir(home.backups());
            let names = files.into_iter().flatten().flatten().map(|it| it.path());
            let mut backups = 0;
            for path in names.filter(|path| path.extension().is_some_and(|it| it == "db")) {
                let copy = Store::open_to_read(&path).expect("a backup that opens");
                assert_eq!(copy.check().expect("read"), Vec::new());
                backups += 1;
            }
            assert!(backups > 0 || !forward, "no backup of the earlier schema");
            usize::from(forward)
        },
    }
    .run(library);
}

/// What bears the name of a backup is one. Answers how many there are.
fn backups(home: &Home) -> usize {
    let store = Store::open(&home.journal(), Ids::new()).expect("a journal");
    let backups = store.backups().expect("read");
    for backup in &backups {
        let copy = Store::open_to_read(&backup.path).expect("a backup that opens");
        assert_eq!(copy.check().expect("read"), Vec::new());
    }
    backups.len()
}

fn newest(home: &Home) -> String {
    let store = Store::open_to_read(&home.journal()).expect("a journal");
    let backups = store.backups().expect("read");
    let newest = backups.first().expect("a backup");
    newest.path.display().to_string()
}

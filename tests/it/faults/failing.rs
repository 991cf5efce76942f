//! A disk that fails: the n-th operation of a command, for every n, once and from then on.

use std::collections::BTreeMap;
use std::path::Path;

use mainstay::domain::Ids;
use mainstay::store::Store;

use super::disk::{self, Did};
use super::home::{Home, said};

/// Input or output error, and no space left, as Linux numbers them; once, or from then on. The first two every day.
const WAYS: [(i32, bool); 4] = [(5, false), (28, true), (5, true), (28, false)];

/// How the tries of one command went.
#[derive(Default)]
struct Tally {
    tries: usize,
    saved: usize,
    /// Not said to be saved, and there all the same: trying again is harmless, a false "Saved" is not.
    unsure: usize,
    sentences: BTreeMap<String, usize>,
}

/// Runs a command on copies of `home`, each time with another operation failing, until none is left to fail. `there`
/// answers how often what the command does was done.
fn every_operation(
    library: &Path,
    home: &dyn Fn() -> Home,
    arguments: &[&str],
    input: &str,
    there: &dyn Fn(&Home) -> usize,
) -> Tally {
    let mut tally = Tally::default();
    for (errno, stays) in WAYS.into_iter().take(super::cases(2)) {
        for n in 1.. {
            let home = home();
            let log = home.path().join("log");
            let mut command = home.command(arguments);
            disk::watch(&mut command, library, &home.kept(), &log);
            disk::fail(&mut command, n, errno, stays);
            let said = said(command, input);
            let failed = disk::notes(&log).iter().any(|note| note.did == Did::Fail);
            let place =
                format!("{arguments:?}, operation {n}, errno {errno}, stays {stays}: {said:?}");
            let done = there(&home);
            assert!(done <= 1, "done more than once: {place}");
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
            if !failed {
                assert!(said.saved(), "nothing failed: {place}");
                break;
            }
        }
    }
    tally
}

fn tell(what: &str, tally: &Tally) {
    eprintln!(
        "{what}: {} failing operations, saved all the same {}, not saved {}, of which {} are there after all: 0 lost, 0 falsely saved",
        tally.tries,
        tally.saved,
        tally.tries - tally.saved,
        tally.unsure
    );
    for (line, count) in &tally.sentences {
        eprintln!("    {count:4} {line}");
    }
}

const BEFORE: [&str; 3] = ["Kept before.", "And this.", "This too."];

/// A journal with words in it, and no backup of the day: the next save makes one.
fn begun() -> Home {
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
    let tally = every_operation(
        library,
        &|| begun.copy(),
        &["write", "--text", "-"],
        text,
        &|home| {
            every_backup_is_whole(home);
            times(home, &BEFORE, text)
        },
    );
    tell("a save", &tally);
}

#[test]
fn the_first_save_of_all_on_a_failing_disk_is_whole_or_said_to_be_none() {
    let Some(library) = disk::library() else {
        return;
    };
    let text = "The first words of all.";
    let arguments = ["write", "--text", "-"];
    let tally = every_operation(library, &Home::new, &arguments, text, &|home| {
        times(home, &[], text)
    });
    tell("a first save", &tally);
}

/// What bears the name of a backup is one.
fn every_backup_is_whole(home: &Home) {
    let store = Store::open(&home.journal(), Ids::new()).expect("a journal");
    for backup in store.backups().expect("read") {
        let copy = Store::open_to_read(&backup.path).expect("a backup that opens");
        assert_eq!(copy.check().expect("read"), Vec::new());
    }
}

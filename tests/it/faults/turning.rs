//! The lock is turned, and the disk fails, the program is killed or the power is cut: the journal is as it was, or as it
//! was to be, with every word, and so is each backup; the next start ends what was begun.

use std::path::Path;
use std::process::Command;

use mainstay::domain::{Entry, Ids};
use mainstay::store::{Error, Secret, Span, Store};

use super::disk;
use super::failing::{BEFORE, Trial, begun};
use super::home::{Home, said};
use super::power::{record, tell, text};
use super::replay::{Disk, Session, Wrong, replay};
use super::{POWER_CUTS, STEP_OF_A_TURN, WAYS_TO_FAIL, report};
use crate::support::sound::sound;
use crate::support::{NOW, env};

const FIRST: &str = "by the river";
const SECOND: &str = "by the sea";
const DRAFT: (&str, &str) = ("entry/new", "Half a line.");

/// A journal with words in it, a backup, and a line that is being typed.
fn plain() -> Home {
    let home = begun();
    assert!(home.run(&["backup"], "").saved());
    let mut store = Store::open(&home.journal(), Ids::new()).expect("a journal");
    let (key, line) = DRAFT;
    let now = env(NOW).clock.now(4);
    store.keep_draft(key, line, now).expect("kept");
    home
}

/// What turns the lock in one of three ways, not started yet, and what it reads. What is locked is opened with the words
/// where they are known, which takes no time.
fn turns(home: &Home, way: &str, opens: Option<&str>) -> (Command, String) {
    let mut arguments = vec!["lock", way];
    if way == "remove" {
        arguments.push("--yes");
    }
    let mut command = home.command(&arguments);
    if opens.is_some() {
        command.env("MAINSTAY_WORDS_FD", "0");
    }
    let new = match way {
        "set" => FIRST,
        "change" => SECOND,
        _ => "",
    };
    let new_from = if opens.is_some() {
        "MAINSTAY_NEW_PASSPHRASE_FD"
    } else {
        "MAINSTAY_PASSPHRASE_FD"
    };
    command.env(new_from, "0");
    (
        command,
        format!(
            "{}{new}\n",
            opens.map(|it| format!("{it}\n")).unwrap_or_default()
        ),
    )
}

/// The words that open the journal, once it is locked with that passphrase.
fn words(home: &Home, passphrase: &str) -> String {
    let secret = Secret::passphrase(passphrase).expect("one");
    let store = Store::unlock(&home.journal(), &secret, Ids::new()).expect("opened");
    store.recovery_words().expect("words").join(" ")
}

/// The same journal, locked with [`FIRST`], and its words.
fn locked() -> (Home, String) {
    let home = plain();
    let (command, input) = turns(&home, "set", None);
    assert!(said(command, &input).saved());
    let words = words(&home, FIRST);
    (home, words)
}

/// The journal at `path`, and which of `secrets` opened it; none for a plain one.
fn open(path: &Path, secrets: &[Secret]) -> Result<(Store, Option<usize>), Error> {
    let locked = match Store::open(path, Ids::new()) {
        Err(error @ Error::Locked { .. }) => error,
        opened => return opened.map(|store| (store, None)),
    };
    let opens = |(n, secret): (usize, &Secret)| {
        Some((Store::unlock(path, secret, Ids::new()).ok()?, Some(n)))
    };
    secrets.iter().enumerate().find_map(opens).ok_or(locked)
}

/// All that the journal held, and its backups, which open with what the person has. Answers what opens it now.
fn whole(home: &Home, secrets: &[Secret]) -> Option<usize> {
    let (mut store, with) = open(&home.journal(), secrets).expect("a journal that opens");
    sound(&mut store);
    let entries = store.list::<Entry>(Span::ALL).expect("read");
    let mut texts: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    texts.sort_unstable();
    let mut before = BEFORE;
    before.sort_unstable();
    assert_eq!(texts, before);
    let (key, line) = DRAFT;
    assert_eq!(store.draft(key).expect("read").as_deref(), Some(line));
    let backups = store.backups().expect("read");
    assert!(!backups.is_empty());
    for backup in backups {
        let copy = store.open_copy(&backup.path);
        // One that could not be reached is as it was, and was named.
        let copy = copy.or_else(|_| open(&backup.path, secrets).map(|(copy, _)| copy));
        assert_eq!(
            copy.expect("a backup that opens").check().expect("read"),
            Vec::new()
        );
    }
    with
}

/// A way to turn the lock, and the journals it begins with and ends with.
struct Turning<'a> {
    way: &'a str,
    home: &'a Home,
    words: Option<&'a str>,
    secrets: &'a [Secret],
    /// Which of these opens it in the end.
    ends: Option<usize>,
}

/// Does `then` with each of the three ways.
fn each(then: impl Fn(&Turning<'_>)) {
    let secret = |passphrase| Secret::passphrase(passphrase).expect("one");
    then(&Turning {
        way: "set",
        home: &plain(),
        words: None,
        secrets: &[secret(FIRST)],
        ends: Some(0),
    });
    let (home, words) = locked();
    let known = Secret::words(&words).expect("words");
    then(&Turning {
        way: "change",
        home: &home,
        words: Some(&words),
        secrets: &[known.clone(), secret(SECOND)],
        ends: Some(1),
    });
    then(&Turning {
        way: "remove",
        home: &home,
        words: Some(&words),
        secrets: &[known],
        ends: None,
    });
}

#[test]
fn a_lock_that_is_turned_on_a_failing_disk_is_as_it_was_or_as_it_was_to_be() {
    let Some(library) = disk::library() else {
        return;
    };
    each(|it| {
        let (_, input) = turns(it.home, it.way, it.words);
        Trial {
            what: &format!("lock {}", it.way),
            ways: WAYS_TO_FAIL,
            step: STEP_OF_A_TURN.now(),
            home: &|| it.home.copy_whole(),
            command: &|home| turns(home, it.way, it.words).0,
            input: &input,
            done: &|home| usize::from(whole(home, it.secrets) == it.ends),
        }
        .run(library);
    });
}

#[test]
fn a_program_that_is_killed_while_it_turns_the_lock_leaves_every_word() {
    let Some(library) = disk::library() else {
        return;
    };
    each(|it| {
        let (mut turned, mut kills) = (0, 0);
        for n in (1..).step_by(STEP_OF_A_TURN.now()) {
            let home = it.home.copy_whole();
            let (mut command, input) = turns(&home, it.way, it.words);
            disk::watch(
                &mut command,
                library,
                &home.kept(),
                &home.path().join("log"),
            );
            disk::kill(&mut command, n);
            let said = said(command, &input);
            let now = whole(&home, it.secrets);
            if said.code.is_some() {
                assert_eq!((said.code, now), (Some(0), it.ends), "{said:?}");
                break;
            }
            kills += 1;
            turned += usize::from(now == it.ends);
        }
        assert!((1..kills).contains(&turned), "{turned} of {kills}");
        report(&format!(
            "lock {}, killed at {kills} operations: 0 lost, {turned} times turned all the same",
            it.way
        ));
    });
}

/// The files in `folder` that hold `word`, and those that are left of a lock half turned.
fn files_with(folder: &Path, word: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_with(&path, word, found);
            continue;
        }
        let bytes = std::fs::read(&path).expect("read");
        if bytes.windows(word.len()).any(|it| it == word.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
}

#[test]
fn no_power_cut_while_the_lock_is_turned_takes_a_word_or_leaves_a_plain_one() {
    let Some(library) = disk::library() else {
        return;
    };
    let home = plain();
    let mut session = Session {
        start: Disk::of(&home.kept()),
        ..Session::default()
    };
    let mut known: Option<String> = None;
    let mut secrets = Vec::new();
    for (way, passphrase) in [
        ("set", Some(FIRST)),
        ("change", Some(SECOND)),
        ("remove", None),
    ] {
        let (command, input) = turns(&home, way, known.as_deref());
        record(&mut session, &home, library, command, &input);
        known = passphrase.map(|passphrase| words(&home, passphrase));
        secrets.extend(known.as_deref().map(|it| Secret::words(it).expect("words")));
    }
    let look = |place: &Path, said: usize| -> Result<(), Wrong> {
        // Whoever was told that it is locked has no plain file left, nor has a thief.
        let mut left = Vec::new();
        if said == 1 {
            files_with(place, BEFORE[0], &mut left);
        }
        if !left.is_empty() {
            return Err(Wrong::Lost(format!("plain words are left in {left:?}")));
        }
        let (store, with) =
            open(&place.join("journal.db"), &secrets).map_err(|error| text(&error))?;
        let right = match said {
            0 => [None, Some(0)],
            1 => [Some(0), Some(1)],
            2 => [Some(1), None],
            _ => [None, None],
        };
        if !right.contains(&with) {
            return Err(Wrong::Lost(format!("opened with {with:?}")));
        }
        let findings = store.check().map_err(|error| text(&error))?;
        let entries = store
            .list::<Entry>(Span::ALL)
            .map_err(|error| text(&error))?;
        let draft = store.draft(DRAFT.0).map_err(|error| text(&error))?;
        if !findings.is_empty() || entries.len() != BEFORE.len() || draft.is_none() {
            return Err(Wrong::Torn(format!(
                "{findings:?}, {} entries, {draft:?}",
                entries.len()
            )));
        }
        let backups = store.backups().map_err(|error| text(&error))?;
        for backup in &backups {
            store
                .open_copy(&backup.path)
                .map_err(|error| text(&error))?;
        }
        if backups.is_empty() {
            return Err(Wrong::Lost("no backup".to_owned()));
        }
        Ok(())
    };
    let cuts = POWER_CUTS.now() / 10;
    let tally = replay(&session, &home.kept(), cuts, |place, said, _| {
        look(place, said)
    });
    tell("a lock that is turned three times", &tally);
}

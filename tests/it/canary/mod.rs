//! A life of some sixty steps with a word in every field that stands nowhere else, and with crashes, a full disk, a
//! cancelled export and the rest; then the words are looked for in every place where a program can leave one.
//!
//! Where there is a passphrase they are found nowhere but in what the person chose to show while it is locked. In a journal without one the words stand in the journal and its backups: that is the control, which shows
//! that the search finds them. They stand nowhere else.

mod life;
mod search;

use std::path::{Path, PathBuf};

use life::Life;
use search::{Needle, files_under};

/// What a life leaves behind in a file outside the journal and what we made of it.
fn traces(life: &Life) -> Vec<(PathBuf, &'static str)> {
    let needle = Needle::new(life.tag());
    life.places()
        .iter()
        .flat_map(|place| files_under(place))
        .chain(life.written_to())
        .filter(|path| !life.may_hold_words(path))
        .filter_map(|path| {
            let bytes = std::fs::read(&path).ok()?;
            Some((path, needle.first_in(&bytes)?))
        })
        .collect()
}

fn holds(path: &Path, word: &str) -> bool {
    let bytes = std::fs::read(path).expect("read");
    Needle::new(word).first_in(&bytes).is_some()
}

#[test]
fn no_word_of_the_person_stands_anywhere_but_in_the_journal_and_its_backups() {
    let mut life = Life::begin(None);
    life.live();
    assert!(life.steps >= 60, "{} steps", life.steps);
    assert!(life.words.len() > 150, "{} words", life.words.len());
    // The control: the search finds them where they are.
    let journal = life.journal();
    let missing: Vec<_> = life
        .words
        .iter()
        .filter(|it| !holds(&journal, it))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    let backups = files_under(&life.backups());
    let word = life.words.first().expect("a word");
    assert!(
        backups.iter().any(|backup| holds(backup, word)),
        "{backups:?}"
    );
    // What was erased for good is in neither.
    for file in backups.iter().chain([&journal]) {
        assert!(!holds(file, life.erased()), "{}", file.display());
    }
    // What was opened for writing was seen, where somebody could look.
    let written = life.written_to();
    assert!(
        written.is_empty() || written.contains(&journal),
        "{written:?}"
    );
    let traces = traces(&life);
    assert!(traces.is_empty(), "{traces:?}");
    // Nothing at all was made outside the folders of data and settings.
    let strays: Vec<_> = life
        .made()
        .into_iter()
        .filter(|path| !life.is_ours(path))
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
    eprintln!(
        "{} words over {} steps: 0 traces",
        life.words.len(),
        life.steps
    );
}

#[test]
fn no_word_of_the_person_stands_anywhere_where_there_is_a_passphrase() {
    let mut life = Life::begin(Some("seven quiet rivers by the hill"));
    life.live();
    assert!(life.steps >= 60, "{} steps", life.steps);
    assert!(files_under(&life.backups()).len() > 2);
    let traces = traces(&life);
    assert!(traces.is_empty(), "{traces:?}");
    // The control: what the person chose to show is found, and nothing beside it.
    let open = life.shown_while_locked();
    let found: Vec<_> = life.words.iter().filter(|it| holds(&open, it)).collect();
    assert_eq!(found, life.shown.iter().collect::<Vec<_>>());
    let strays: Vec<_> = life
        .made()
        .into_iter()
        .filter(|path| !life.is_ours(path))
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
    eprintln!(
        "locked, {} words over {} steps: 0 traces",
        life.words.len(),
        life.steps
    );
}

#[test]
fn a_word_is_found_in_every_dress() {
    let word = "qzwordinadress";
    let needle = Needle::new(word);
    for (dressed, dress) in search::dressed(word) {
        assert_eq!(needle.first_in(&dressed), Some(dress));
    }
    assert_eq!(
        needle.first_in(b"no such word is here, qzwordinadres"),
        None
    );
}

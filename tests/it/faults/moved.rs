//! The file is removed, renamed or replaced while the journal is open: no save is acknowledged that went into a file which
//! nobody will find.

use std::path::Path;

use mainstay::domain::{By, Change, Entry, Ids, What};
use mainstay::store::{Span, Store};

use super::home::quick_folder;
use super::report;
use crate::support::now;

fn write(store: &mut Store, text: &str) -> bool {
    let entry = Entry {
        id: store.new_id(now().at),
        day: now().today,
        at: now().at,
        text: text.to_owned(),
        starred: false,
        about: None,
    };
    let change = Change::put(What::Saved, entry);
    store.commit(&change, By::Full, now()).is_ok()
}

fn texts(path: &Path) -> Vec<String> {
    let store = Store::open(path, Ids::new()).expect("a journal");
    let entries = store.list::<Entry>(Span::ALL).expect("read");
    entries.into_iter().map(|entry| entry.text).collect()
}

#[test]
fn no_save_goes_into_a_file_that_is_not_there_any_more() {
    /// What happens to the file `journal`, with another journal at `other`.
    type Move = fn(journal: &Path, other: &Path);
    let moves: [(&str, Move); 4] = [
        ("removed", |journal, _| {
            std::fs::remove_file(journal).expect("removed");
        }),
        ("renamed", |journal, _| {
            std::fs::rename(journal, journal.with_extension("old")).expect("renamed");
        }),
        ("replaced", |journal, other| {
            std::fs::rename(other, journal).expect("replaced");
        }),
        ("put aside for a copy", |journal, _| {
            let old = journal.with_extension("old");
            std::fs::rename(journal, &old).expect("renamed");
            std::fs::copy(&old, journal).expect("copied");
        }),
    ];
    for (what, happens) in moves {
        let folder = quick_folder();
        let journal = folder.path().join("journal.db");
        let other = folder.path().join("other.db");
        assert!(write(
            &mut Store::open(&other, Ids::new()).expect("a journal"),
            "Another's."
        ));
        let mut store = Store::open(&journal, Ids::new()).expect("a journal");
        assert!(write(&mut store, "Before."));
        happens(&journal, &other);
        let saved = write(&mut store, "After.");
        assert!(!saved, "{what}: acknowledged into an orphan");
        drop(store);
        if journal.exists() {
            assert!(!texts(&journal).contains(&"After.".to_owned()), "{what}");
        }
    }
    report("a file taken away under the journal in 4 ways: 0 saves into an orphan");
}

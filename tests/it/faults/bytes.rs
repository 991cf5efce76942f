//! Strange bytes where an export, another copy or the journal itself should be: never a panic, nothing changed by what is
//! refused, and nothing taken in that is not as it was written.
//!
//! These are fuzz targets: `cargo bolero test --test it faults::bytes::NAME` lets a fuzzer find the bytes. As ordinary
//! tests they change whole files at random places.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use bolero::{TypeGenerator, check};
use mainstay::domain::{By, Change, Entry, Goal, Ids, Person, What};
use mainstay::exchange::json;
use mainstay::store::{Error, Span, Store};
use rusqlite::Connection;

use super::home::{Home, quick_folder};
use super::{STRANGE_BYTES, report};
use crate::support::now;

/// One thing that is done to a file's bytes. Places and lengths count around the file.
#[derive(Clone, Debug, TypeGenerator)]
enum Edit {
    Flip { at: u32, bit: u8 },
    Put { at: u32, bytes: Vec<u8> },
    Cut { at: u32 },
    Drop { at: u32, len: u16 },
    Twice { at: u32, len: u16 },
    Swap { page: u8, other: u8 },
}

/// Which file, and what is done to it.
type Strange = (u8, Vec<Edit>);

fn edited(files: &[Vec<u8>], (which, edits): &Strange) -> Vec<u8> {
    let mut bytes = files[usize::from(*which) % files.len()].clone();
    for edit in edits {
        let len = bytes.len();
        let place = |at: u32| at as usize % (len + 1);
        let end = |at: u32, long: u16| (place(at) + usize::from(long)).min(len);
        match edit {
            Edit::Flip { at, bit } if len > 0 => bytes[*at as usize % len] ^= 1 << (bit % 8),
            Edit::Put { at, bytes: new } => {
                for (to, byte) in bytes[place(*at)..].iter_mut().zip(new) {
                    *to = *byte;
                }
            }
            Edit::Cut { at } => bytes.truncate(place(*at)),
            Edit::Drop { at, len } => drop(bytes.drain(place(*at)..end(*at, *len))),
            Edit::Twice { at, len } => {
                let again = bytes[place(*at)..end(*at, *len)].to_vec();
                bytes.splice(place(*at)..place(*at), again);
            }
            Edit::Swap { page, other } if len >= 8192 => {
                let pages = len / 4096;
                let [one, two] = [page, other].map(|page| usize::from(*page) % pages * 4096);
                for at in 0..4096 {
                    bytes.swap(one + at, two + at);
                }
            }
            Edit::Flip { .. } | Edit::Swap { .. } => {}
        }
    }
    bytes
}

fn entry(store: &mut Store, text: &str) {
    let entry = Entry {
        id: store.new_id(now().at),
        day: now().today,
        at: now().at,
        text: text.to_owned(),
        starred: false,
        about: None,
    };
    let change = Change::put(What::Saved, entry);
    store.commit(&change, By::Full, now()).expect("kept");
}

/// Files that a journal may be asked to open, whole: journals with some of a life in them and with nothing, another
/// program's database, text, nothing.
fn files() -> &'static [Vec<u8>] {
    static FILES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = quick_folder();
        let path = |name: &str| folder.path().join(name);
        let mut store = Store::open(&path("life.db"), Ids::seeded(1)).expect("a journal");
        let until = "2026-11-22".parse().expect("a day");
        for step in mainstay::demo::life(1, 1, until) {
            if step.at.today.since(until) > -20 {
                store.commit(&step.change, By::Full, step.at).expect("kept");
            }
        }
        drop(store);
        drop(Store::open(&path("new.db"), Ids::seeded(2)).expect("a journal"));
        Connection::open(path("other.db"))
            .expect("a file")
            .execute_batch("CREATE TABLE version (id BLOB); PRAGMA user_version = 1;")
            .expect("made");
        let read = |name: &str| fs::read(path(name)).expect("read");
        // The first ones come most often.
        vec![
            read("life.db"),
            read("life.db"),
            read("life.db"),
            read("new.db"),
            read("other.db"),
            b"Dear diary, this is a text file.".to_vec(),
            Vec::new(),
        ]
    })
}

/// The only file in a folder has these bytes still.
fn untouched(path: &Path, bytes: &[u8]) {
    assert_eq!(fs::read(path).expect("read"), bytes, "it was changed");
    let folder = path.parent().expect("a folder");
    assert_eq!(fs::read_dir(folder).expect("read").count(), 1);
}

#[test]
fn a_strange_file_is_refused_as_it_is_or_opened_without_a_panic() {
    check!()
        .with_iterations(STRANGE_BYTES.now())
        .with_type::<Strange>()
        .for_each(|strange| {
            let bytes = edited(files(), strange);
            let folder = quick_folder();
            let path = folder.path().join("journal.db");
            fs::write(&path, &bytes).expect("written");
            match Store::open(&path, Ids::seeded(3)) {
                Err(_) => untouched(&path, &bytes),
                Ok(store) => {
                    let _ = store.check();
                    let _ = store.list::<Entry>(Span::ALL);
                    let _ = store.list::<Person>(Span::ALL);
                    let _ = store.list::<Goal>(Span::ALL);
                    let _ = store.conflicts();
                }
            }
        });
    report(&format!(
        "{} strange files opened: 0 panics, 0 refused files changed",
        STRANGE_BYTES.now()
    ));
}

const OWN: &str = "Written here.";

#[test]
fn a_strange_copy_brings_what_is_whole_in_it_or_nothing() {
    check!()
        .with_iterations(STRANGE_BYTES.now())
        .with_type::<Strange>()
        .for_each(|strange| {
            let bytes = edited(files(), strange);
            let folder = quick_folder();
            let path = folder.path().join("copy.db");
            fs::write(&path, &bytes).expect("written");
            let mut here = Store::in_memory(Ids::seeded(4)).expect("a journal");
            entry(&mut here, OWN);
            let before = here.versions().expect("read");
            let merged = Store::open_to_read(&path).and_then(|other| here.merge(&other, now()));
            untouched(&path, &bytes);
            assert_eq!(here.check().expect("read"), Vec::new());
            let after = here.versions().expect("read");
            match merged {
                Ok(merged) => assert_eq!(after, before + merged.versions),
                Err(_) => assert_eq!(after, before),
            }
            let entries = here.list::<Entry>(Span::ALL).expect("read");
            assert!(entries.iter().any(|entry| entry.text == OWN));
        });
    report(&format!(
        "{} strange copies merged: 0 panics, 0 copies changed, 0 journals with findings after it",
        STRANGE_BYTES.now()
    ));
}

/// Exports: of a life, and small ones.
fn exports() -> &'static [Vec<u8>] {
    static EXPORTS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    EXPORTS.get_or_init(|| {
        let home = Home::new();
        fs::create_dir_all(home.kept()).expect("made");
        fs::write(home.journal(), &files()[0]).expect("written");
        let out = home.path().join("export.json").display().to_string();
        assert!(home.run(&["export", "json", "--out", &out], "").saved());
        let large = fs::read(&out).expect("read");
        let few = Home::new();
        assert!(few.write(OWN).saved());
        let out = few.path().join("export.json").display().to_string();
        assert!(few.run(&["export", "json", "--out", &out], "").saved());
        let small = fs::read(&out).expect("read");
        vec![large, small.clone(), small, b"{}".to_vec(), Vec::new()]
    })
}

#[test]
fn a_strange_export_comes_in_whole_or_not_at_all() {
    check!()
        .with_iterations(STRANGE_BYTES.now())
        .with_type::<Strange>()
        .for_each(|strange| {
            let bytes = edited(exports(), strange);
            let Ok(import) = json::read(&bytes) else {
                return;
            };
            let mut here = Store::in_memory(Ids::seeded(5)).expect("a journal");
            let change = Change {
                what: What::Imported,
                puts: import.also.into_iter().chain(import.records).collect(),
                removes: Vec::new(),
            };
            match here.commit(&change, By::Shell, now()) {
                Ok(_) => {}
                Err(Error::Invalid { .. }) => assert_eq!(here.versions().expect("read"), 0),
                Err(error) => panic!("{error}"),
            }
            assert_eq!(here.check().expect("read"), Vec::new());
        });
    report(&format!(
        "{} strange exports read: 0 panics, 0 half taken in",
        STRANGE_BYTES.now()
    ));
}

/// One strange file through the real program, by three doors.
#[test]
fn the_program_says_in_a_sentence_what_it_will_not_take() {
    let tries = STRANGE_BYTES.now() / 20;
    check!()
        .with_iterations(tries)
        .with_type::<(bool, Strange)>()
        .for_each(|(export, strange)| {
            let home = Home::new();
            assert!(home.write(OWN).saved());
            let before = fs::read(home.journal()).expect("read");
            let file = home.path().join("strange");
            let bytes = edited(if *export { exports() } else { files() }, strange);
            fs::write(&file, &bytes).expect("written");
            let path = file.display().to_string();
            let runs = [
                home.run(&["import", "json", &path, "--yes"], ""),
                home.run(&["merge", &path, "--yes"], ""),
                home.run(&["--journal", &path, "today"], ""),
            ];
            let [import, merge, open] = &runs;
            for said in &runs {
                assert!(matches!(said.code, Some(0 | 1 | 3)), "{said:?}");
                assert!(!said.err.contains("panicked"), "{said:?}");
                if said.code != Some(0) {
                    assert!(said.err.starts_with("mainstay: "), "{said:?}");
                    assert!(!said.saved(), "{said:?}");
                }
            }
            if [import, merge].iter().all(|said| said.code != Some(0)) {
                assert_eq!(fs::read(home.journal()).expect("read"), before);
            }
            if open.code != Some(0) {
                assert_eq!(fs::read(&file).expect("read"), bytes);
            }
            assert!(home.entries().contains(&OWN.to_owned()));
        });
    report(&format!(
        "{tries} strange files through the program by 3 doors: 0 without a sentence"
    ));
}

//! Journals of a made-up person: empty, of a first week, and of ten years. Each is made once a run, and copied.

use std::path::PathBuf;
use std::sync::OnceLock;

use mainstay::demo::life;
use mainstay::domain::{By, Change, Day, Ids, Moment, Record, Setting, What};
use mainstay::store::Store;
use tempfile::TempDir;

/// A journal to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// Nothing at all: the first run.
    New,
    /// A name was given, and nothing else.
    Empty,
    /// The seven days up to today.
    FirstWeek,
    /// Ten years up to today.
    TenYears,
}

impl Life {
    /// Those in which something was kept.
    pub const ALL: [Self; 3] = [Self::Empty, Self::FirstWeek, Self::TenYears];

    /// What it is called in pictures.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Empty => "empty",
            Self::FirstWeek => "first week",
            Self::TenYears => "ten years",
        }
    }

    /// A copy of one's own.
    pub fn journal(self) -> Journal {
        static MADE: [OnceLock<Journal>; 4] = [const { OnceLock::new() }; 4];
        let made = MADE[self as usize].get_or_init(|| {
            let journal = Journal::new();
            self.write(&mut journal.store());
            journal
        });
        let copy = Journal::new();
        std::fs::copy(&made.path, &copy.path).expect("copied");
        copy
    }

    fn write(self, store: &mut Store) {
        let now = super::env(super::NOW).clock.now(4);
        match self {
            Self::New => {}
            Self::Empty => {
                let name = Change::put(What::Set, Setting::new("name", "Sam"));
                store.commit(&name, By::Shell, now).expect("kept");
            }
            // A life that goes on for most of a year after today.
            Self::FirstWeek => live(store, 1, now.today.plus(358), now),
            Self::TenYears => live(store, 10, now.today, now),
        }
    }
}

/// Writes a life of `years` up to `until`, as far as `now`: the last days step by step, the others many at once.
fn live(store: &mut Store, years: u16, until: Day, now: Moment) {
    let mut batch: Vec<Record> = Vec::new();
    for step in life(years, 1, until).take_while(|step| step.at.at <= now.at) {
        let lately = now.today.since(step.at.today) < 30;
        if !lately && step.change.removes.is_empty() && batch.len() < 1000 {
            batch.extend(step.change.puts);
            continue;
        }
        let before = Change {
            what: What::Imported,
            puts: std::mem::take(&mut batch),
            removes: Vec::new(),
        };
        if !before.puts.is_empty() {
            store.commit(&before, By::Shell, step.at).expect("kept");
        }
        store.commit(&step.change, By::Full, step.at).expect("kept");
    }
}

/// A journal's file, which goes when this does.
pub struct Journal {
    _folder: TempDir,
    pub path: PathBuf,
}

impl Journal {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self {
            path: folder.path().join("journal.db"),
            _folder: folder,
        }
    }

    /// The journal, opened. Its new ids are the same on each first opening.
    pub fn store(&self) -> Store {
        let mut store = Store::open(&self.path, Ids::seeded(1)).expect("opened");
        store.take_as_looked_at();
        store
    }
}

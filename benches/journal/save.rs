//! A save, beside a bare row with the same settings in a file of its own and in the same file; and what comes after it, once
//! it was said.

use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, SamplingMode};
use mainstay::domain::{By, Change, Entry, Ids, What};
use mainstay::store::{Receipt, Store};
use rusqlite::Connection;

use crate::journals::{Journal, YEARS, bare, now, open, titled};

pub fn saving(criterion: &mut Criterion, locked: bool) {
    let mut group = criterion.benchmark_group(titled("save", locked));
    let folder = tempfile::tempdir().expect("a folder");
    if !locked {
        let floor = Connection::open(folder.path().join("floor.db")).expect("opened");
        prepare(&floor);
        group.bench_function("floor: a bare row in a file of its own", |bench| {
            bench.iter(|| put(&floor));
        });
    }
    for journal in Journal::all(locked) {
        let path = folder.path().join("journal.db");
        std::fs::copy(journal.path(), &path).expect("copied");
        let mut store = open(&path, journal.key().as_ref());
        let conn = bare(&path, locked);
        prepare(&conn);
        let name = format!("floor: a bare row in the same file, {}", journal.name());
        group.bench_function(name, |bench| bench.iter(|| put(&conn)));
        group.bench_function(journal.name(), |bench| {
            bench.iter_batched(
                entry,
                |entry| save(&mut store, entry),
                BatchSize::SmallInput,
            );
        });
        store.catch_up().expect("an index");
        let name = format!("the search index after it, {}", journal.name());
        group.bench_function(name, |bench| {
            bench.iter_custom(|times| {
                let mut taken = Duration::ZERO;
                for _ in 0..times {
                    save(&mut store, entry());
                    let begun = Instant::now();
                    store.catch_up().expect("an index");
                    taken += begun.elapsed();
                }
                taken
            });
        });
    }
    group.finish();
}

/// What a lock adds to a save, beside a plain one. The two are saved in turn and counted together, because a disk is at
/// times quicker and at times slower by more than the cipher takes.
pub fn what_a_lock_adds(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("save, plain and locked in turn");
    // As many pairs in each sample: a disk that holds up one plain save would else outweigh the few locked ones beside it.
    group.sampling_mode(SamplingMode::Flat);
    let folder = tempfile::tempdir().expect("a folder");
    for years in YEARS {
        let [mut plain, mut locked] = [false, true].map(|locked| {
            let journal = Journal { years, locked };
            let path = folder.path().join(format!("{locked}.db"));
            std::fs::copy(journal.path(), &path).expect("copied");
            open(&path, journal.key().as_ref())
        });
        group.bench_function(format!("floor: plain, {years} years"), |bench| {
            bench.iter_custom(|times| in_turn(&mut plain, &mut locked, times).0);
        });
        group.bench_function(format!("what a lock adds, {years} years"), |bench| {
            bench.iter_custom(|times| {
                let (plain, locked) = in_turn(&mut plain, &mut locked, times);
                // Criterion takes nothing for a mistake.
                locked.saturating_sub(plain).max(Duration::from_nanos(1))
            });
        });
    }
    group.finish();
}

/// How long so many saves took in each.
fn in_turn(plain: &mut Store, locked: &mut Store, times: u64) -> (Duration, Duration) {
    let timed = |store: &mut Store| {
        let entry = entry();
        let begun = Instant::now();
        save(store, entry);
        let taken = begun.elapsed();
        store.catch_up().expect("an index");
        taken
    };
    let mut taken = (Duration::ZERO, Duration::ZERO);
    for _ in 0..times {
        taken.0 += timed(plain);
        taken.1 += timed(locked);
    }
    taken
}

fn entry() -> Entry {
    Entry {
        id: Ids::new().make(now().at),
        day: now().today,
        at: now().at,
        text: "Walked home the river way.".to_owned(),
        starred: false,
        about: None,
    }
}

fn save(store: &mut Store, entry: Entry) -> Receipt {
    let change = Change::put(What::Saved, entry);
    store.commit(&change, By::Full, now()).expect("kept")
}

/// The settings of a journal, and a table for the floor.
fn prepare(conn: &Connection) {
    conn.execute_batch(
        "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;
         CREATE TABLE floor (id INTEGER PRIMARY KEY, body TEXT) STRICT;",
    )
    .expect("set");
}

fn put(conn: &Connection) -> usize {
    conn.execute(
        "INSERT INTO floor (body) VALUES ('Walked home the river way.')",
        [],
    )
    .expect("kept")
}

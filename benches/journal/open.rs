//! Opening a journal: to its first page, and with a passphrase.

use std::hint::black_box;

use criterion::Criterion;
use mainstay::domain::Ids;
use mainstay::store::Store;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::journals::{Journal, YEARS, open, passphrase, titled};
use crate::screen::{Screen, app};

pub fn first_page(criterion: &mut Criterion, locked: bool) {
    let mut group = criterion.benchmark_group(titled("open to the first page", locked));
    group.bench_function("floor: an empty frame", |bench| {
        let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal");
        bench.iter(|| terminal.draw(|_| {}).map(|_| ()).expect("drawn"));
    });
    for journal in Journal::all(locked) {
        let (path, key) = (journal.path(), journal.key());
        group.bench_function(journal.name(), |bench| {
            bench.iter_with_large_drop(|| {
                let app = app(open(&path, key.as_ref()));
                Screen::new().show(&app);
                app
            });
        });
    }
    group.finish();
}

/// The look at everything in a plain file, which each start begins beside the person. Its floor is SQLite's own check.
pub fn looking_through(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("look through the file");
    group.sample_size(10);
    for journal in Journal::all(false) {
        let (path, name) = (journal.path(), journal.name());
        let conn = rusqlite::Connection::open(&path).expect("opened");
        let floor = format!("floor: integrity_check, {name}");
        group.bench_function(floor, |bench| {
            bench.iter(|| {
                conn.pragma_query(None, "integrity_check", |_| Ok(()))
                    .expect("looked");
            });
        });
        group.bench_function(name, |bench| {
            bench.iter(|| assert!(open(&path, None).look_through().expect("read").is_empty()));
        });
    }
    group.finish();
}

pub fn unlocking(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("unlock");
    for years in YEARS {
        let journal = Journal {
            years,
            locked: true,
        };
        let path = journal.path();
        let key = journal.key();
        let store = open(&path, key.as_ref());
        group.bench_function(format!("floor: the derivation, {years} years"), |bench| {
            bench.iter(|| black_box(store.opens_with(&passphrase())));
        });
        drop(store);
        group.bench_function(format!("with a passphrase, {years} years"), |bench| {
            bench.iter(|| Store::unlock(&path, &passphrase(), Ids::new()).expect("opened"));
        });
        group.bench_function(format!("with its key, {years} years"), |bench| {
            bench.iter(|| open(&path, key.as_ref()));
        });
    }
    group.finish();
}

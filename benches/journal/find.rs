//! A word in everything, as it is typed.

use std::hint::black_box;

use criterion::Criterion;
use mainstay::store::Looking;

use crate::journals::{Journal, open};

pub fn finding(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("find");
    for journal in Journal::all() {
        let path = journal.path();
        if !journal.locked {
            let conn = rusqlite::Connection::open(&path).expect("opened");
            let name = format!("floor: a bare query of the index, {}", journal.name());
            group.bench_function(name, |bench| {
                bench.iter(|| {
                    let mut query = conn
                        .prepare_cached("SELECT rowid FROM found WHERE found MATCH 'riv*' ORDER BY rowid DESC LIMIT 51")
                        .expect("prepared");
                    let rows = query.query_map([], |row| row.get::<_, i64>(0)).expect("found");
                    black_box(rows.count())
                });
            });
        }
        let store = open(&path, journal.key().as_ref());
        for word in ["riv", "kayak"] {
            let looking = Looking {
                words: word.to_owned(),
                limit: 50,
                ..Looking::default()
            };
            group.bench_function(format!("\"{word}\", {}", journal.name()), |bench| {
                bench.iter(|| black_box(store.find(&looking).expect("found")));
            });
        }
    }
    group.finish();
}

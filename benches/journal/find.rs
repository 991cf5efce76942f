//! A word in everything, as it is typed.

use std::hint::black_box;

use criterion::Criterion;
use mainstay::store::Looking;

use crate::journals::{Journal, bare, open, titled};

pub fn finding(criterion: &mut Criterion, locked: bool) {
    let mut group = criterion.benchmark_group(titled("find", locked));
    for journal in Journal::all(locked) {
        let path = journal.path();
        let mut store = open(&path, journal.key().as_ref());
        let conn = bare(&path, locked);
        let name = format!(
            "floor: a bare query of the index with its snippets, {}",
            journal.name()
        );
        group.bench_function(name, |bench| {
            bench.iter(|| {
                let mut query = conn
                    .prepare_cached(
                        "SELECT snippet(found, 0, '[', ']', '...', 16) FROM found WHERE found MATCH 'riv*'
                         ORDER BY rowid DESC LIMIT 51",
                    )
                    .expect("prepared");
                let rows = query.query_map([], |row| row.get::<_, String>(0)).expect("found");
                black_box(rows.count())
            });
        });
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

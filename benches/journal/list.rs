//! A key in a list, to its frame.

use criterion::Criterion;
use mainstay::app::{Code, Command, Input};

use crate::journals::{Journal, now, open};
use crate::screen::{Screen, app, key};

pub fn keys(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("key in a list to its frame");
    for journal in Journal::all() {
        let mut app = app(open(&journal.path(), journal.key().as_ref()));
        app.update(Input::Do(Command::Journal), now());
        let mut screen = Screen::new();
        screen.show(&app);
        let mut down = true;
        group.bench_function(journal.name(), |bench| {
            bench.iter(|| {
                app.update(key(if down { Code::Down } else { Code::Up }), now());
                down = !down;
                screen.show(&app);
            });
        });
    }
    group.finish();
}

//! A key in a list, to its frame.

use criterion::Criterion;
use mainstay::app::{Code, Command, Input};

use crate::journals::{Journal, now, open, titled};
use crate::screen::{Screen, app, key};

pub fn keys(criterion: &mut Criterion, locked: bool) {
    let mut group = criterion.benchmark_group(titled("key in a list to its frame", locked));
    for journal in Journal::all(locked) {
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

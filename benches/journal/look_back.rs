//! Looking back: from the key to the page.

use std::hint::black_box;

use std::time::{Duration, Instant};

use criterion::{Bencher, Criterion};
use mainstay::app::{App, Code, Command, Input};
use mainstay::store::Span;

use crate::journals::{Journal, now, open, titled};
use crate::screen::{Screen, app, key, open_row};

pub fn looking_back(criterion: &mut Criterion, locked: bool) {
    let mut group = criterion.benchmark_group(titled("look back to the page", locked));
    for journal in Journal::all(locked) {
        let (path, secret, name) = (journal.path(), journal.key(), journal.name());
        let store = open(&path, secret.as_ref());
        group.bench_function(format!("all answers of a year, {name}"), |bench| {
            bench.iter(|| {
                let span = Span::days(now().today.plus(-364 - 120), now().today);
                black_box(
                    store
                        .series_of(&["mood", "stress", "back_up", "sleep"], span)
                        .expect("read"),
                )
            });
        });
        drop(store);
        // One app for all of them: the first of its pages looks through the file.
        let mut app = app(open(&path, secret.as_ref()));
        app.update(Input::Do(Command::LookBack), now());
        // The charts of a year, and then of as many days as there are.
        for (span, wider) in [("a year", 3), ("all time", 10)] {
            group.bench_function(format!("all charts of {span}, {name}"), |bench| {
                let before = |app: &mut App| {
                    open_row(app, "Mood");
                    for _ in 0..wider {
                        app.update(key(Code::Char('+')), now());
                    }
                };
                let open = |app: &mut App| {
                    app.update(key(Code::Tab), now());
                };
                to_the_page(bench, &mut app, before, open);
            });
        }
        for row in [
            "Getting back up",
            "What goes with better days",
            "What has shifted",
            "A month in review",
        ] {
            group.bench_function(format!("{row}, {name}"), |bench| {
                to_the_page(bench, &mut app, |_| {}, |app| open_row(app, row));
            });
        }
    }
    group.finish();
}

/// Measures from what opens a page to its being drawn, each time from the page to look back.
fn to_the_page(
    bench: &mut Bencher<'_>,
    app: &mut App,
    before: impl Fn(&mut App),
    open: impl Fn(&mut App),
) {
    bench.iter_custom(|times| {
        let mut all = Duration::ZERO;
        for _ in 0..times {
            before(app);
            let mut screen = Screen::new();
            let begun = Instant::now();
            open(app);
            screen.show(app);
            all += begun.elapsed();
            app.update(Input::Do(Command::LookBack), now());
        }
        all
    });
}

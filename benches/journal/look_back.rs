//! Looking back: from the key to the page.

use std::hint::black_box;

use criterion::{BatchSize, Criterion};
use mainstay::app::{App, Code, Command, Input};
use mainstay::store::Span;

use crate::journals::{Journal, now, open, titled};
use crate::screen::{Screen, app, key, open_row};

pub fn looking_back(criterion: &mut Criterion, locked: bool) {
    let mut group = criterion.benchmark_group(titled("look back to the page", locked));
    for journal in Journal::all(locked) {
        let (path, secret, name) = (journal.path(), journal.key(), journal.name());
        let ready = || {
            let mut app = app(open(&path, secret.as_ref()));
            app.update(Input::Do(Command::LookBack), now());
            (app, Screen::new())
        };
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
        // The charts of a year, and then of as many days as there are.
        for (span, wider) in [("a year", 3), ("all time", 10)] {
            group.bench_function(format!("all charts of {span}, {name}"), |bench| {
                bench.iter_batched(
                    || {
                        let (mut app, screen) = ready();
                        open_row(&mut app, "Mood");
                        for _ in 0..wider {
                            app.update(key(Code::Char('+')), now());
                        }
                        (app, screen)
                    },
                    |(mut app, mut screen)| {
                        app.update(key(Code::Tab), now());
                        screen.show(&app);
                        (app, screen)
                    },
                    BatchSize::PerIteration,
                );
            });
        }
        for row in [
            "Getting back up",
            "What goes with better days",
            "What has shifted",
            "A month in review",
        ] {
            group.bench_function(format!("{row}, {name}"), |bench| {
                bench.iter_batched(
                    ready,
                    |(mut app, mut screen): (App, Screen)| {
                        open_row(&mut app, row);
                        screen.show(&app);
                        (app, screen)
                    },
                    BatchSize::PerIteration,
                );
            });
        }
    }
    group.finish();
}

//! The speed we promise, on journals of 1, 10 and 100 years: opening and the first page, a key in a list, a save, a
//! find as it is typed, and look back. Each stands beside a floor measured in the same run: an empty frame, a bare
//! commit with the same settings, a bare query of the index. What counts is the ratio.
//!
//! `cargo bench` runs all of it; the journals are made once and kept with the build.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use mainstay::app::{App, Code, Command, Input, Key, Keymap};
use mainstay::config::{Config, Face};
use mainstay::demo::life;
use mainstay::domain::{
    Aim, By, Change, Day, Done, Entry, Goal, Id, Ids, Moment, Plan, Record, Status, Tick, What,
};
use mainstay::env::{Clock, Env};
use mainstay::face::full::{Editor, Theme, draw};
use mainstay::store::{Looking, Span, Store};
use mainstay::words::Words;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const YEARS: [u16; 3] = [1, 10, 100];

fn now() -> Moment {
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").expect("an instant");
    Moment {
        at,
        today: Day::of(at, 4),
    }
}

/// The journal of so many years, made at its first use.
fn journal(years: u16) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("bench-{years}-{}.db", env!("CARGO_PKG_VERSION")));
    if !path.exists() {
        let new = path.with_extension("part");
        let _ = std::fs::remove_file(&new);
        let mut store = Store::open(&new, Ids::seeded(1)).expect("made");
        let steps: Vec<_> = life(years, 1, now().today).collect();
        for batch in steps.chunks(1000) {
            let puts = batch
                .iter()
                .flat_map(|step| step.change.puts.clone())
                .collect();
            let change = Change {
                what: What::Imported,
                puts,
                removes: Vec::new(),
            };
            store.commit(&change, By::Shell, batch[0].at).expect("kept");
        }
        drop(store);
        std::fs::rename(&new, &path).expect("in place");
    }
    path
}

fn open(path: &Path) -> Store {
    Store::open(path, Ids::new()).expect("opened")
}

fn app(store: Store) -> App {
    let config = Config {
        face: Some(Face::Full),
        country: Some("US".to_owned()),
        ..Config::default()
    };
    let keymap = Keymap::new(&std::collections::BTreeMap::new()).expect("keys");
    App::new(
        store,
        Rc::new(Words::default()),
        config,
        keymap,
        By::Full,
        now(),
    )
    .expect("an app")
}

fn env() -> Env {
    Env {
        journal: None,
        config: None,
        clock: Clock::Pinned {
            at: now().at,
            today: None,
        },
        terminal: [true; 3],
        secrets: mainstay::env::Secrets::default(),
        dumb: false,
        accessible: false,
        no_color: false,
        many_colors: true,
        light_background: false,
        editor: None,
        program: None,
        memory: Vec::new(),
        in_force: mainstay::guard::InForce::default(),
    }
}

/// A screen of 120 by 40, drawn as the full face draws it.
struct Screen {
    terminal: Terminal<TestBackend>,
    theme: Theme,
    editor: Option<Editor>,
}

impl Screen {
    fn new() -> Self {
        let terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal");
        Self {
            terminal,
            theme: Theme::new(&Config::default(), &env(), true),
            editor: None,
        }
    }

    fn show(&mut self, app: &App) {
        let page = app.page();
        let (theme, editor) = (&self.theme, &mut self.editor);
        self.terminal
            .draw(|frame| {
                black_box(draw(frame, app, &page, theme, editor));
            })
            .expect("drawn");
    }
}

fn key(code: Code) -> Input {
    Input::Key(Key::plain(code))
}

fn opening(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open to the first page");
    group.bench_function("floor: an empty frame", |bench| {
        let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal");
        bench.iter(|| terminal.draw(|_| {}).map(|_| ()).expect("drawn"));
    });
    for years in YEARS {
        let path = journal(years);
        group.bench_function(BenchmarkId::new("years", years), |bench| {
            bench.iter(|| {
                let app = app(open(&path));
                Screen::new().show(&app);
            });
        });
    }
    group.finish();
}

fn keys(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("key in a list to its frame");
    for years in YEARS {
        let mut app = app(open(&journal(years)));
        app.update(Input::Do(Command::Journal), now());
        let mut screen = Screen::new();
        screen.show(&app);
        let mut down = true;
        group.bench_function(BenchmarkId::new("years", years), |bench| {
            bench.iter(|| {
                app.update(key(if down { Code::Down } else { Code::Up }), now());
                down = !down;
                screen.show(&app);
            });
        });
    }
    group.finish();
}

fn saving(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("save");
    group.bench_function("floor: a bare commit with the same settings", |bench| {
        let folder = tempfile::tempdir().expect("a folder");
        let conn = rusqlite::Connection::open(folder.path().join("floor.db")).expect("opened");
        conn.execute_batch(
            "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;
             CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT) STRICT;",
        )
        .expect("set");
        bench.iter(|| {
            conn.execute(
                "INSERT INTO entry (body) VALUES ('Walked home the river way.')",
                [],
            )
            .expect("kept")
        });
    });
    for years in YEARS {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.db");
        std::fs::copy(journal(years), &path).expect("copied");
        let bare = rusqlite::Connection::open(&path).expect("opened");
        bare.execute_batch(
            "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;
             CREATE TABLE floor (id INTEGER PRIMARY KEY, body TEXT) STRICT;",
        )
        .expect("set");
        group.bench_function(
            BenchmarkId::new("floor: a bare row in the same file, years", years),
            |bench| {
                bench.iter(|| {
                    bare.execute(
                        "INSERT INTO floor (body) VALUES ('Walked home the river way.')",
                        [],
                    )
                    .expect("kept")
                });
            },
        );
        drop(bare);
        let mut store = open(&path);
        group.bench_function(BenchmarkId::new("years", years), |bench| {
            bench.iter_batched(
                || Entry {
                    id: Ids::new().make(now().at),
                    day: now().today,
                    at: now().at,
                    text: "Walked home the river way.".to_owned(),
                    starred: false,
                    about: None,
                },
                |entry| {
                    store
                        .commit(&Change::put(What::Saved, entry), By::Full, now())
                        .expect("kept")
                },
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

fn finding(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("find");
    for years in YEARS {
        let path = journal(years);
        let conn = rusqlite::Connection::open(&path).expect("opened");
        group.bench_function(BenchmarkId::new("floor: a bare query of the index, years", years), |bench| {
            bench.iter(|| {
                let mut query = conn
                    .prepare_cached("SELECT rowid FROM found WHERE found MATCH 'riv*' ORDER BY rowid DESC LIMIT 51")
                    .expect("prepared");
                let rows = query.query_map([], |row| row.get::<_, i64>(0)).expect("found");
                black_box(rows.count())
            });
        });
        let store = open(&path);
        for word in ["riv", "kayak"] {
            let looking = Looking {
                words: word.to_owned(),
                limit: 50,
                ..Looking::default()
            };
            group.bench_function(
                BenchmarkId::new(format!("\"{word}\", years"), years),
                |bench| {
                    bench.iter(|| black_box(store.find(&looking).expect("found")));
                },
            );
        }
    }
    group.finish();
}

fn looking_back(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("look back to the page");
    for years in YEARS {
        let path = journal(years);
        group.bench_function(
            BenchmarkId::new("all charts of a year, years", years),
            |bench| {
                let store = open(&path);
                bench.iter(|| {
                    let span = Span::days(now().today.plus(-364 - 120), now().today);
                    black_box(
                        store
                            .series_of(&["mood", "stress", "back_up", "sleep"], span)
                            .expect("read"),
                    )
                });
            },
        );
        group.bench_function(
            BenchmarkId::new("one chart of all time, years", years),
            |bench| {
                bench.iter_batched(
                    || {
                        let mut app = app(open(&path));
                        app.update(Input::Do(Command::LookBack), now());
                        app.update(Input::Pick(1), now());
                        // As many days as there are.
                        (0..10).for_each(|_| drop(app.update(key(Code::Char('+')), now())));
                        (app, Screen::new())
                    },
                    |(mut app, mut screen)| {
                        app.update(key(Code::Tab), now());
                        screen.show(&app);
                        (app, screen)
                    },
                    BatchSize::PerIteration,
                );
            },
        );
        // The rows of Look back that lead there.
        for (name, row) in [
            ("getting back up, years", 6),
            ("what goes with better days, years", 8),
            ("what has shifted, years", 12),
            ("a month in review, years", 10),
        ] {
            group.bench_function(BenchmarkId::new(name, years), |bench| {
                bench.iter_batched(
                    || {
                        let mut app = app(open(&path));
                        app.update(Input::Do(Command::LookBack), now());
                        (app, Screen::new())
                    },
                    |(mut app, mut screen)| {
                        app.update(Input::Pick(row), now());
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

/// A goal of ten years with a tick a day.
fn long_goal() -> Store {
    let mut store = Store::in_memory(Ids::seeded(1)).expect("made");
    let goal = Goal {
        id: Id::once("goal", "walk"),
        at: now().at,
        text: "Walk most days".to_owned(),
        factor: None,
        why: None,
        measured_by: None,
        confidence: None,
        starts: now().today.plus(-3640),
        weeks: 520,
        with: None,
        status: Status::Active,
        finished_on: None,
        aim: Aim::AtLeast,
        plan: Plan {
            times: Some(5),
            ..Plan::default()
        },
    };
    let tick = |at: i64| Tick {
        id: Id::once("tick", &at.to_string()),
        goal: goal.id,
        day: goal.starts.plus(at),
        at: now().at,
        amount: Some(15.0),
        state: Done::Done,
        note: None,
    };
    let mut puts: Vec<Record> = (0..3640).map(|at| tick(at).into()).collect();
    puts.push(goal.clone().into());
    let change = Change {
        what: What::Imported,
        puts,
        removes: Vec::new(),
    };
    store.commit(&change, By::Shell, now()).expect("kept");
    store
}

fn goal_of_ten_years(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a goal of ten years of daily ticks");
    let mut app = app(long_goal());
    app.past_first_run();
    app.update(Input::Do(Command::Goals), now());
    let mut screen = Screen::new();
    group.bench_function("open to its page", |bench| {
        bench.iter(|| {
            app.update(key(Code::Enter), now());
            screen.show(&app);
            app.update(key(Code::Esc), now());
        });
    });
    app.update(key(Code::Enter), now());
    group.bench_function("its next chart", |bench| {
        bench.iter(|| {
            app.update(key(Code::Tab), now());
            screen.show(&app);
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = opening, keys, saving, finding, looking_back, goal_of_ten_years
}
criterion_main!(benches);

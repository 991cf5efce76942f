//! The page of a goal that has been kept for ten years.

use criterion::Criterion;
use mainstay::app::{Code, Command, Input};
use mainstay::domain::{Aim, By, Change, Done, Goal, Id, Ids, Plan, Record, Status, Tick, What};
use mainstay::store::Store;

use crate::journals::now;
use crate::screen::{Screen, app, key};

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

pub fn of_ten_years(criterion: &mut Criterion) {
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

//! `mainstay demo`: writes a journal of a made-up person.

use std::io;

use super::arguments::Demo;
use super::desk::{Desk, read_day};
use super::failure::Failure;
use crate::demo::life;
use crate::domain::{By, Change, Day, Ids, What};
use crate::store::{Error, Store};

/// How many steps go into one transaction: a few weeks of the made-up life, so that a long one is soon written.
const BATCH: usize = 400;
/// The last days are written a step at a time, so that undo and the history are like a real person's.
const STEP_BY_STEP: i64 = 45;

pub(super) fn run(it: &Demo, desk: &Desk) -> Result<(), Failure> {
    let words = &desk.words;
    if !(1..=100).contains(&it.years) {
        return Err(Failure::anywhere(
            words.with("shell-demo-years", &[("years", it.years.into())]),
        ));
    }
    let today = desk.env.clock.now(crate::domain::day::DAY_END).today;
    let until = match &it.until {
        Some(text) => read_day(text, today).map_err(|wrong| Failure::value(words, &wrong))?,
        None => today,
    };
    let shown = it.out.display().to_string();
    if it.out.symlink_metadata().is_ok() {
        return Err(Failure::here(
            words.with("shell-file-there", &[("path", shown.into())]),
        ));
    }
    write(it, until).map_err(|error| match error {
        Error::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
            Failure::here(words.with("shell-file-not-made", &[("path", shown.as_str().into())]))
        }
        error => Failure::store(words, &error),
    })?;
    desk.out.line(&words.with(
        "shell-demo-made",
        &[("path", shown.into()), ("years", it.years.into())],
    ))
}

fn write(it: &Demo, until: Day) -> Result<(), Error> {
    let mut store = Store::open(&it.out, Ids::seeded(it.seed))?;
    let mut steps = life(it.years, it.seed, until).peekable();
    while let Some(first) = steps.next() {
        let now = first.at;
        if until.since(now.today) < STEP_BY_STEP {
            store.commit(&first.change, By::Full, now)?;
            continue;
        }
        let mut batch = Change {
            what: What::Imported,
            ..first.change
        };
        let mut count = 1;
        while count < BATCH {
            // A removal ends a batch, since what comes after it may put the same record again.
            let Some(next) = steps.next_if(|next| {
                batch.removes.is_empty() && until.since(next.at.today) >= STEP_BY_STEP
            }) else {
                break;
            };
            batch.puts.extend(next.change.puts);
            batch.removes.extend(next.change.removes);
            count += 1;
        }
        store.commit(&batch, By::Shell, now)?;
    }
    Ok(())
}

//! Days and weeks for the tests of this room: drawn by hand, or any life at all.

use proptest::prelude::*;

use super::goal_progress::WeekDone;
use super::scale::Scale;
use crate::domain::{Better, Day, Id, Series};

/// 1 to 5, higher is better.
pub(super) const MOOD: Scale = Scale {
    lowest: 1,
    highest: 5,
    better: Better::Higher,
};

/// 1 to 5, lower is better.
pub(super) const STRESS: Scale = Scale {
    lowest: 1,
    highest: 5,
    better: Better::Lower,
};

/// 0 to 10, higher is better.
pub(super) const TENS: Scale = Scale {
    lowest: 0,
    highest: 10,
    better: Better::Higher,
};

/// Monday 5 January 2026, the first day of every drawing, moved by `days`.
pub(super) fn day(days: i64) -> Day {
    "2026-01-05".parse::<Day>().expect("a day").plus(days)
}

/// One character a day from [`day`] 0 on: a digit is its value, anything else but a blank is a day without one.
pub(super) fn drawn(days: &str) -> Series {
    let values = days.chars().filter(|c| !c.is_whitespace());
    Series::new((0..).zip(values).filter_map(|(at, value)| {
        let value = value.to_digit(10)?;
        Some((day(at), f64::from(value)))
    }))
}

/// Person number `n`.
pub(super) fn person(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

/// Week `number` of a goal, with an answer on every day.
pub(super) fn week(number: i64, planned: u8, done: u8) -> WeekDone {
    WeekDone {
        start: day(number * 7),
        planned,
        done,
        part: 0,
        not_today: 7 - done,
        amount: 0.0,
        off: false,
        confidence: None,
    }
}

/// Such weeks, one after the other.
pub(super) fn weeks(planned: u8, done: &[u8]) -> Vec<WeekDone> {
    (0..)
        .zip(done)
        .map(|(number, done)| week(number, planned, *done))
        .collect()
}

/// Up to `days` days, about a third of them without a value, in half steps from 1 to 5, so that sums are exact.
pub(super) fn life(days: usize) -> impl Strategy<Value = Series> {
    let value = prop::option::weighted(0.7, (2_u8..=10).prop_map(|halves| f64::from(halves) / 2.0));
    prop::collection::vec(value, 0..days).prop_map(|values| {
        Series::new(
            (0..)
                .zip(values)
                .filter_map(|(at, value)| Some((day(at), value?))),
        )
    })
}

/// The same series with each value changed.
pub(super) fn with(series: &Series, change: impl Fn(f64) -> f64) -> Series {
    Series::new(
        series
            .points()
            .iter()
            .map(|(day, value)| (*day, change(*value))),
    )
}

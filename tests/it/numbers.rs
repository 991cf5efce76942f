//! The program's figures against those of scipy, statsmodels, pandas and lifelines, on the made-up days of
//! `tests/numbers/numbers.json`. `tests/numbers/make.py` makes that file.

use std::collections::BTreeMap;

use mainstay::domain::{Better, Day, Series};
use mainstay::insight::compare::{Lag, Pair, compare, stand_out};
use mainstay::insight::run_chart::{crossings_limit, longest_run_limit};
use mainstay::insight::{Dip, Ending, Scale, Usual, bounce_back, direction, smoothed};
use serde::Deserialize;

/// 1 to 5, higher is better.
const SCALE: Scale = Scale {
    lowest: 1,
    highest: 5,
    better: Better::Higher,
};

/// A level for each day, or none.
type Levels = Vec<Option<f64>>;

#[derive(Deserialize)]
struct Numbers {
    usual: Vec<UsualOf>,
    smoothed: Vec<SmoothedOf>,
    direction: Vec<DirectionOf>,
    kaplan_meier: Vec<KaplanMeier>,
    compared: Vec<Compared>,
    stand_out: Vec<StandOut>,
    limits: Vec<Limits>,
}

#[derive(Deserialize)]
struct UsualOf {
    levels: Levels,
    low: f64,
    middle: f64,
    high: f64,
    spread: f64,
    n: usize,
}

#[derive(Deserialize)]
struct SmoothedOf {
    levels: Levels,
    line: Vec<(i64, f64)>,
}

#[derive(Deserialize)]
struct DirectionOf {
    levels: Levels,
    slope: f64,
    /// Where the lower and the upper end of the interval may lie.
    low: (f64, f64),
    high: (f64, f64),
    weeks: usize,
}

#[derive(Deserialize)]
struct KaplanMeier {
    lengths: Vec<i64>,
    passed: Vec<bool>,
    median: Option<i64>,
}

#[derive(Deserialize)]
struct Compared {
    levels: Levels,
    yes: Vec<bool>,
    lag: u8,
    with: f64,
    without: f64,
    n_with: usize,
    n_without: usize,
    difference: f64,
    low: f64,
    high: f64,
    chance: f64,
    error: f64,
}

#[derive(Deserialize)]
struct StandOut {
    chances: Vec<f64>,
    out: Vec<bool>,
}

#[derive(Deserialize)]
struct Limits {
    n: usize,
    run: usize,
    crossings: usize,
}

fn numbers() -> Numbers {
    serde_json::from_str(include_str!("../numbers/numbers.json")).expect("numbers")
}

/// The day `number` of a life.
fn day(number: usize) -> Day {
    let first: Day = "2026-01-05".parse().expect("a day");
    first.plus(i64::try_from(number).expect("a day"))
}

fn series(levels: &Levels) -> Series {
    let values = levels.iter().enumerate();
    Series::new(values.filter_map(|(at, level)| Some((day(at), (*level)?))))
}

fn last(levels: &Levels) -> Day {
    day(levels.len() - 1)
}

/// The same but for how floats are rounded.
fn same(one: f64, other: f64) {
    near(one, other, 1e-9);
}

fn near(one: f64, other: f64, within: f64) {
    assert!((one - other).abs() <= within, "{one} is not {other}");
}

#[test]
fn a_usual_range_is_that_of_numpy_and_statsmodels() {
    for it in numbers().usual {
        let usual =
            Usual::of_days(&series(&it.levels), SCALE, last(&it.levels)).expect("days enough");
        same(usual.low, it.low);
        same(usual.middle, it.middle);
        same(usual.high, it.high);
        same(usual.spread, it.spread);
        assert_eq!(usual.n, it.n);
    }
}

#[test]
fn a_smoothed_line_is_that_of_pandas() {
    for it in numbers().smoothed {
        let line = smoothed(&series(&it.levels));
        assert_eq!(line.len(), it.line.len());
        for ((on, value), (at, expected)) in line.iter().zip(&it.line) {
            assert_eq!(on.since(day(0)), *at);
            same(*value, *expected);
        }
    }
}

#[test]
fn a_direction_is_that_of_scipy_and_its_interval_as_far_as_draws_tell() {
    for it in numbers().direction {
        let found = direction(&series(&it.levels), last(&it.levels)).expect("weeks enough");
        assert_eq!(found.weeks, it.weeks);
        same(found.slope, it.slope);
        for (end, (least, most)) in [(found.low, it.low), (found.high, it.high)] {
            assert!((least - 1e-9..=most + 1e-9).contains(&end), "{end}");
        }
    }
}

#[test]
fn a_median_length_is_that_of_lifelines() {
    for it in numbers().kaplan_meier {
        let dips: Vec<Dip> = it
            .lengths
            .iter()
            .zip(&it.passed)
            .map(|(length, passed)| Dip {
                n: 28,
                start: day(0),
                until: day(0).plus(*length),
                ending: if *passed {
                    Ending::Passed
                } else {
                    Ending::LostSight
                },
                baseline: 4.0,
                spread: 0.5,
                furthest: 2.0,
                furthest_on: day(0),
                pile_ups: Vec::new(),
            })
            .collect();
        let found = bounce_back(&dips).expect("dips enough");
        assert_eq!(found.median_days, it.median, "{:?}", it.lengths);
    }
}

#[test]
fn a_comparison_is_that_of_a_bootstrap_of_many_more_draws() {
    for it in numbers().compared {
        let noted: BTreeMap<Day, bool> = it
            .yes
            .iter()
            .enumerate()
            .map(|(at, yes)| (day(at), *yes))
            .collect();
        let values = series(&it.levels);
        let pair = Pair {
            noted: &noted,
            values: &values,
            scale: SCALE,
            lag: if it.lag == 0 {
                Lag::SameDay
            } else {
                Lag::NextDay
            },
        };
        let found = compare(pair, last(&it.levels)).expect("days enough");
        same(found.with.mean, it.with);
        same(found.without.mean, it.without);
        assert_eq!((found.with.n, found.without.n), (it.n_with, it.n_without));
        same(found.difference, it.difference);
        // The standard error of 2,000 draws is known to about 2 %, and 5 % is three times that.
        near(found.low, it.low, 0.05 * 1.8 * it.error);
        near(found.high, it.high, 0.05 * 1.8 * it.error);
        near(found.chance, it.chance, 0.03);
    }
}

#[test]
fn what_stands_out_is_what_statsmodels_finds() {
    for it in numbers().stand_out {
        assert_eq!(stand_out(&it.chances), it.out);
    }
}

#[test]
fn the_limits_of_a_run_chart_are_those_of_scipy() {
    for it in numbers().limits {
        assert_eq!(longest_run_limit(it.n), it.run, "{} points", it.n);
        assert_eq!(crossings_limit(it.n), it.crossings, "{} points", it.n);
    }
}

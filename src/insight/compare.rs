//! What goes with better days: days with something against days without it.
//!
//! It says what went together and never why. Good days make walks happen as walks make good days, a third thing may
//! make both, and hard days are written down less often. Whoever shows a difference must show both counts and say
//! that it may be chance. People are never compared by name: who may look at that is the caller's to see to.

use std::collections::BTreeMap;

use super::average::Average;
use super::quantile::count;
use super::scale::Scale;
use super::thresholds::{
    LINK_AT_LEAST, LINK_BLOCK, LINK_BY_CHANCE, LINK_DAYS, LINK_DRAWS, LINK_FREEDOM, LINK_REACH,
    LINKS_SHOWN, SEED,
};
use crate::domain::{Better, Day, Series};

/// Which day's value is held against a day with or without something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lag {
    /// That day's own. Which came first is not known.
    SameDay,
    /// The day after it.
    NextDay,
}

impl Lag {
    fn days(self) -> i64 {
        match self {
            Self::SameDay => 0,
            Self::NextDay => 1,
        }
    }
}

/// Something that a day is with or without, and a question's values.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The days of which it is known: with it, or without. A day that is not here is neither.
    pub noted: &'a BTreeMap<Day, bool>,
    pub values: &'a Series,
    pub scale: Scale,
    pub lag: Lag,
}

/// Days with against days without.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The days with it; 10 or more.
    pub with: Average,
    /// The days without it; 10 or more.
    pub without: Average,
    /// The mean with, less the mean without, in levels.
    pub difference: f64,
    /// The 90 % interval of the difference, `low` <= `difference` <= `high`.
    pub low: f64,
    pub high: f64,
    /// How often chance alone would make a difference as large, 0 to 1.
    pub chance: f64,
}

/// There are fewer than 10 days of one kind. A plain result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooEarly {
    pub with: usize,
    pub without: usize,
}

/// Compares the days of `pair` that have a value among the 90 that end with `to`.
///
/// The standard error of the difference is that of a moving-block bootstrap of a fixed seed: weeks of days, gaps and
/// all, drawn anew from all 84 weeks within the 90 days. The interval and the chance take it as Student's t with 11
/// degrees of freedom, and never as less than the least spread that is believed would make it. On made-up days of 1
/// to 5, seven of ten answered and each leaning on the one before by a half, the interval left out 0 in 11 to 13 of
/// 100 cases without a link, where 10 are allowed; the percentiles of the draws themselves would in 14 to 16, and
/// their extremes four times too often.
///
/// # Errors
/// [`TooEarly`] with fewer than 10 days with, or fewer than 10 without.
pub fn compare(pair: Pair<'_>, to: Day) -> Result<Comparison, TooEarly> {
    let days: Vec<Sums> = (1 - LINK_DAYS..=0)
        .map(|back| {
            let day = to.plus(back);
            let noted = pair.noted.get(&day.plus(-pair.lag.days())).copied();
            Sums::of_day(noted.zip(pair.values.on(day)))
        })
        .collect();
    let all = Sums::of(&days);
    let [with, without] = [all.with.0, all.without.0];
    let (Some(difference), true) = (
        all.difference(),
        with >= LINK_AT_LEAST && without >= LINK_AT_LEAST,
    ) else {
        return Err(TooEarly { with, without });
    };
    let least = pair.scale.spread_floor() * (1.0 / count(with) + 1.0 / count(without)).sqrt();
    let error = standard_error(&days).max(least);
    let mean = |(n, sum): (usize, f64)| Average {
        mean: sum / count(n),
        n,
    };
    Ok(Comparison {
        with: mean(all.with),
        without: mean(all.without),
        difference,
        low: difference - LINK_REACH * error,
        high: difference + LINK_REACH * error,
        chance: beyond(difference / error),
    })
}

/// How many days are with and without it, and the sums of their values.
#[derive(Clone, Copy, Default)]
struct Sums {
    with: (usize, f64),
    without: (usize, f64),
}

impl Sums {
    fn of_day(day: Option<(bool, f64)>) -> Self {
        let mut sums = Self::default();
        match day {
            Some((true, value)) => sums.with = (1, value),
            Some((false, value)) => sums.without = (1, value),
            None => {}
        }
        sums
    }

    fn of<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Self {
        parts.into_iter().fold(Self::default(), |all, one| Self {
            with: (all.with.0 + one.with.0, all.with.1 + one.with.1),
            without: (all.without.0 + one.without.0, all.without.1 + one.without.1),
        })
    }

    /// The mean with, less the mean without; none when either is missing.
    fn difference(self) -> Option<f64> {
        let both = self.with.0 > 0 && self.without.0 > 0;
        both.then(|| self.with.1 / count(self.with.0) - self.without.1 / count(self.without.0))
    }
}

/// The standard error of the difference, by a moving-block bootstrap; 0 when no draw has both kinds of day.
fn standard_error(days: &[Sums]) -> f64 {
    let blocks: Vec<Sums> = days.windows(LINK_BLOCK).map(Sums::of).collect();
    let mut random = fastrand::Rng::with_seed(SEED);
    let drawn: Vec<f64> = (0..LINK_DRAWS)
        .filter_map(|_| {
            let drawn = (0..days.len().div_ceil(LINK_BLOCK))
                .filter_map(|_| blocks.get(random.usize(..blocks.len().max(1))));
            Sums::of(drawn).difference()
        })
        .collect();
    let n = count(drawn.len().max(2));
    let mean = drawn.iter().sum::<f64>() / n;
    let squares: f64 = drawn.iter().map(|it| (it - mean).powi(2)).sum();
    (squares / (n - 1.0)).sqrt()
}

/// The share of Student's t with 11 degrees of freedom that lies further from 0 than `t`, on both sides together
/// (Abramowitz and Stegun 1964, 26.7.3, which holds for odd degrees).
fn beyond(t: f64) -> f64 {
    let angle = (t.abs() / f64::from(LINK_FREEDOM).sqrt()).atan();
    let cosine = angle.cos();
    let (mut term, mut sum) = (cosine, cosine);
    for k in (3..LINK_FREEDOM - 1).step_by(2) {
        term *= cosine * cosine * f64::from(k - 1) / f64::from(k);
        sum += term;
    }
    (1.0 - (angle + angle.sin() * sum) * 2.0 / std::f64::consts::PI).clamp(0.0, 1.0)
}

/// Which of these chances stand out when all are looked at together: of those that do, a tenth at most are expected
/// to do so by chance (Benjamini and Hochberg 1995). In the order given.
#[must_use]
pub fn stand_out(chances: &[f64]) -> Vec<bool> {
    let mut order: Vec<f64> = chances.to_vec();
    order.sort_unstable_by(f64::total_cmp);
    let all = count(order.len());
    let allowed = |rank: usize| LINK_BY_CHANCE * count(rank) / all;
    let limit = (1..)
        .zip(&order)
        .filter(|(rank, chance)| **chance <= allowed(*rank))
        .map(|(_, chance)| *chance)
        .last();
    chances
        .iter()
        .map(|chance| limit.is_some_and(|limit| *chance <= limit))
        .collect()
}

/// The averages of the days with it and of those without it, however few; none of no days.
#[must_use]
pub fn with_and_without(noted: &BTreeMap<Day, bool>, values: &Series) -> [Option<Average>; 2] {
    [true, false].map(|side| {
        let days = noted.iter().filter(|(_, with)| **with == side);
        let points: Vec<(Day, f64)> = days
            .filter_map(|(day, _)| Some((*day, values.on(*day)?)))
            .collect();
        Average::of(&points)
    })
}

/// Many pairs, looked at together.
#[derive(Clone, Debug, PartialEq)]
pub struct Links {
    /// Each pair, in the order given.
    pub all: Vec<Result<Comparison, TooEarly>>,
    /// The places in `all` of those that stand out and go with better days: at most 3, the least likely to be chance
    /// first. What goes with harder days is never put before a person unasked.
    pub better: Vec<usize>,
    /// How many pairs have days enough to be looked at.
    pub looked_at: usize,
    /// About how many of these intervals leave out 0 by chance alone; at least 1 when any was looked at.
    pub by_chance: usize,
}

/// Looks at all `pairs` over the 90 days that end with `to`.
#[must_use]
pub fn links(pairs: &[Pair<'_>], to: Day) -> Links {
    let all: Vec<_> = pairs.iter().map(|pair| compare(*pair, to)).collect();
    let looked: Vec<(usize, Comparison)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((at, (*it).ok()?)))
        .collect();
    let chances: Vec<f64> = looked.iter().map(|(_, it)| it.chance).collect();
    let is_better = |at: usize, it: &Comparison| match pairs.get(at).map(|pair| pair.scale.better) {
        Some(Better::Higher) => it.difference > 0.0,
        Some(Better::Lower) => it.difference < 0.0,
        _ => false,
    };
    let mut better: Vec<(usize, Comparison)> = looked
        .iter()
        .zip(stand_out(&chances))
        .filter(|((at, it), out)| *out && is_better(*at, it))
        .map(|(it, _)| *it)
        .collect();
    better.sort_by(|(_, one), (_, other)| one.chance.total_cmp(&other.chance));
    better.truncate(LINKS_SHOWN);
    Links {
        better: better.into_iter().map(|(at, _)| at).collect(),
        looked_at: looked.len(),
        // A tenth, rounded.
        by_chance: ((looked.len() + 5) / 10).max(usize::from(!looked.is_empty())),
        all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{MOOD, STRESS, day, drawn, life, with};
    use proptest::prelude::*;

    /// `x` is a day with, `.` a day without, anything else is not known.
    fn noted(days: &str) -> BTreeMap<Day, bool> {
        let days = days.chars().filter(|c| !c.is_whitespace());
        (0..)
            .zip(days)
            .filter(|(_, c)| matches!(c, 'x' | '.'))
            .map(|(at, c)| (day(at), c == 'x'))
            .collect()
    }

    fn pair<'a>(noted: &'a BTreeMap<Day, bool>, values: &'a Series) -> Pair<'a> {
        Pair {
            noted,
            values,
            scale: MOOD,
            lag: Lag::SameDay,
        }
    }

    #[test]
    fn ten_days_with_and_ten_without_make_a_comparison() {
        let values = drawn(&"34".repeat(10));
        let nine = noted(&format!("{}{}", "x".repeat(9), ".".repeat(11)));
        let early = TooEarly {
            with: 9,
            without: 11,
        };
        assert_eq!(compare(pair(&nine, &values), day(19)), Err(early));
        let ten = noted(&"x.".repeat(10));
        let it = compare(pair(&ten, &values), day(19)).unwrap();
        assert_eq!(
            (it.with, it.without),
            (Average { mean: 3.0, n: 10 }, Average { mean: 4.0, n: 10 })
        );
        assert!((it.difference + 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_day_of_which_nothing_is_known_is_neither_with_nor_without() {
        let values = drawn(&"3".repeat(30));
        let days = noted(&format!("{}{}?????", "x".repeat(10), ".".repeat(10)));
        let it = compare(pair(&days, &values), day(29)).unwrap();
        assert_eq!((it.with.n, it.without.n), (10, 10));
    }

    #[test]
    fn the_next_day_is_held_against_the_day_before() {
        // Every walk is on a 2, every day after it is a 4.
        let values = drawn(&"24".repeat(12));
        let days = noted(&"x.".repeat(12));
        let same = compare(pair(&days, &values), day(23)).unwrap();
        let next = Pair {
            lag: Lag::NextDay,
            ..pair(&days, &values)
        };
        let next = compare(next, day(23)).unwrap();
        assert!(same.difference < 0.0 && next.difference > 0.0);
    }

    #[test]
    fn days_long_ago_are_not_looked_at() {
        let values = drawn(&"34".repeat(60));
        let days = noted(&"x.".repeat(60));
        let it = compare(pair(&days, &values), day(119)).unwrap();
        assert_eq!((it.with.n, it.without.n), (45, 45));
    }

    #[test]
    fn answers_that_never_differ_are_no_certainty() {
        let days = noted(&"x.".repeat(45));
        let same = drawn(&"3".repeat(90));
        let it = compare(pair(&days, &same), day(89)).unwrap();
        assert!(it.low < 0.0 && it.high > 0.0 && it.chance > 0.99);
        let apart = drawn(&"43".repeat(45));
        let it = compare(pair(&days, &apart), day(89)).unwrap();
        assert!(it.low > 0.0 && it.low < 1.0, "{it:?}");
    }

    #[test]
    fn the_averages_of_a_trial_need_no_number_of_days() {
        let values = drawn("3.5 4");
        let [with, without] = with_and_without(&noted("xxx."), &values);
        assert_eq!(with, Some(Average { mean: 4.0, n: 2 }));
        assert_eq!(without, Some(Average { mean: 4.0, n: 1 }));
        assert_eq!(with_and_without(&noted("."), &drawn("")), [None, None]);
    }

    #[test]
    fn at_most_three_links_are_shown_and_only_those_of_better_days() {
        let days = noted(&"x.".repeat(45));
        let [up, down] = [drawn(&"42".repeat(45)), drawn(&"24".repeat(45))];
        let of = |values, scale| Pair {
            scale,
            ..pair(&days, values)
        };
        let found = links(
            &[of(&up, MOOD), of(&down, MOOD), of(&down, STRESS)],
            day(89),
        );
        assert_eq!(found.better, [0, 2]);
        assert_eq!((found.looked_at, found.by_chance), (3, 1));
        let five = [of(&up, MOOD); 5];
        assert_eq!(links(&five, day(89)).better.len(), 3);
        let none = links(&[], day(89));
        assert_eq!((none.looked_at, none.by_chance), (0, 0));
    }

    #[test]
    fn chance_is_that_of_student_s_t() {
        assert!((beyond(0.0) - 1.0).abs() < 1e-12);
        assert!((beyond(LINK_REACH) - 0.10).abs() < 1e-12);
        assert!((beyond(-LINK_REACH) - 0.10).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn turning_with_and_without_about_turns_the_difference_about(values in life(90), yes in prop::collection::vec(any::<bool>(), 90)) {
            let days: BTreeMap<Day, bool> = (0..).map(day).zip(yes).collect();
            let other = days.iter().map(|(day, it)| (*day, !it)).collect();
            let (is, was) = (compare(pair(&days, &values), day(89)), compare(pair(&other, &values), day(89)));
            match (is, was) {
                (Ok(one), Ok(two)) => {
                    prop_assert!((one.difference + two.difference).abs() < 1e-9);
                    prop_assert!((one.low + two.high).abs() < 1e-9);
                    prop_assert!((one.chance - two.chance).abs() < 1e-9);
                    prop_assert!(one.low <= one.difference && one.difference <= one.high);
                }
                (Err(one), Err(two)) => prop_assert_eq!((one.with, one.without), (two.without, two.with)),
                _ => prop_assert!(false, "one was too early"),
            }
        }

        #[test]
        fn a_constant_more_changes_no_difference(values in life(90), yes in prop::collection::vec(any::<bool>(), 90)) {
            let days: BTreeMap<Day, bool> = (0..).map(day).zip(yes).collect();
            let more = with(&values, |value| value + 1.0);
            if let (Ok(one), Ok(two)) = (compare(pair(&days, &values), day(89)), compare(pair(&days, &more), day(89))) {
                prop_assert!((one.difference - two.difference).abs() < 1e-9);
                prop_assert!((one.high - two.high).abs() < 1e-9);
            }
        }

        #[test]
        fn what_stands_out_is_less_likely_chance_than_what_does_not(chances in prop::collection::vec(0.0_f64..1.0, 0..40)) {
            let out = stand_out(&chances);
            let of = |which| chances.iter().zip(&out).filter(move |(_, it)| **it == which).map(|(chance, _)| *chance);
            let highest = of(true).fold(0.0, f64::max);
            let lowest = of(false).fold(1.0, f64::min);
            prop_assert!(highest < lowest || of(true).count() == 0 || of(false).count() == 0);
            prop_assert!(of(true).count() == 0 || highest <= LINK_BY_CHANCE);
        }
    }
}

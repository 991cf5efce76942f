//! The run chart: whether days lie about their median as a fair coin would, or something has shifted.
//!
//! Only the two rules of Anhøj and Olesen 2014 (doi:10.1371/journal.pone.0113825): a run that is too long, or too few
//! crossings. Together they give about 5 % false signals for any number of points. The old rule of 5 or 6 rising points
//! was found useless there, and is not here. Days lean on the days before, which makes runs a little longer than a coin's:
//! say "something may have shifted", and give the day.

use std::cmp::Ordering;

use super::not_yet::{Counted, NotYet};
use super::quantile::{count, median, sorted};
use super::thresholds::{CROSSING_SHARE, RUN_AT_LEAST, RUN_BASELINE};
use super::usual_range::newest;
use crate::domain::{Day, Series};

/// A side of the median. Above is not good and below is not bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Below,
    Above,
}

/// A run on one side that is longer than chance would make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    pub side: Side,
    /// The first day of the run: about when it shifted.
    pub since: Day,
    /// The last day of the run.
    pub to: Day,
    /// How many points are in it.
    pub points: usize,
    /// Whether no day has been on the other side since.
    pub goes_on: bool,
}

/// What a run chart says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunChart {
    /// In levels.
    pub median: f64,
    /// Whether the median is that of the days before the chart, frozen, and not of the chart's own.
    pub frozen: bool,
    /// Points that are not on the median, 11 or more.
    pub useful: usize,
    pub longest_run: usize,
    /// How often the line crosses the median.
    pub crossings: usize,
    /// The newest run that is longer than [`longest_run_limit`], if any is.
    pub shift: Option<Shift>,
    /// Whether there are fewer crossings than [`crossings_limit`].
    pub few_crossings: bool,
}

/// The run chart of the days from `from` to `to`. Its median is frozen from the days before: the newest 28 values of
/// 60 days, from 12 on. Without them it is the chart's own median. Made for charts of weeks to months; linear in the days.
///
/// # Errors
/// [`NotYet`] with fewer than 11 points off the median.
pub fn run_chart(series: &Series, from: Day, to: Day) -> Result<RunChart, NotYet> {
    let points = series.between(from, to);
    let before = newest(series, RUN_BASELINE, from.plus(-1));
    let frozen = before.len() >= RUN_BASELINE.at_least;
    let of = if frozen { before } else { points };
    let median = median(&sorted(of.iter().map(|(_, value)| *value))).unwrap_or_default();

    let useful: Vec<(Day, Side)> = points
        .iter()
        .filter_map(|(day, value)| match value.partial_cmp(&median)? {
            Ordering::Less => Some((*day, Side::Below)),
            Ordering::Equal => None,
            Ordering::Greater => Some((*day, Side::Above)),
        })
        .collect();
    NotYet::unless(Counted::Points, useful.len(), RUN_AT_LEAST)?;

    let limit = longest_run_limit(useful.len());
    let (mut runs, mut longest_run) = (0_usize, 0);
    let mut shift: Option<Shift> = None;
    for run in useful.chunk_by(|one, other| one.1 == other.1) {
        runs += 1;
        longest_run = longest_run.max(run.len());
        if let Some(earlier) = &mut shift {
            earlier.goes_on = false;
        }
        if let (Some((since, side)), Some((to, _))) = (run.first(), run.last())
            && run.len() > limit
        {
            shift = Some(Shift {
                side: *side,
                since: *since,
                to: *to,
                points: run.len(),
                goes_on: true,
            });
        }
    }
    let crossings = runs.saturating_sub(1);
    Ok(RunChart {
        median,
        frozen,
        useful: useful.len(),
        longest_run,
        crossings,
        shift,
        few_crossings: crossings < crossings_limit(useful.len()),
    })
}

/// The longest run that `useful` points still make by chance: log2 n + 3, rounded. A longer one is a signal.
#[must_use]
pub fn longest_run_limit(useful: usize) -> usize {
    // Rounded, log2 n is half of log2 of twice its square, rounded down: whole numbers all the way.
    let twice_square = useful.saturating_mul(useful).saturating_mul(2);
    let log2 = twice_square.checked_ilog2().unwrap_or_default() / 2;
    usize::try_from(log2).unwrap_or_default() + 3
}

/// The fewest crossings that `useful` points still make by chance: the 5 % quantile of the exact binomial of n - 1
/// tosses of a fair coin. Fewer are a signal.
#[must_use]
pub fn crossings_limit(useful: usize) -> usize {
    let tosses = useful.saturating_sub(1);
    let middle = tosses / 2;
    // Chances as multiples of the middle one, so that none is too small for a float; each from the one above it.
    let below = |chance: f64, k: usize| chance * count(k) / count(tosses - k + 1);
    let (mut k, mut chance, mut up_to_middle) = (middle, 1.0, 1.0);
    while k > 0 && chance > f64::EPSILON * f64::EPSILON {
        chance = below(chance, k);
        up_to_middle += chance;
        k -= 1;
    }
    // The upper half mirrors the lower one, which holds the middle only when the number of tosses is even.
    let all = up_to_middle * 2.0 - if tosses.is_multiple_of(2) { 1.0 } else { 0.0 };

    let (mut limit, mut chance, mut up_to) = (middle, 1.0, up_to_middle);
    while limit > 0 && up_to - chance >= CROSSING_SHARE * all {
        up_to -= chance;
        chance = below(chance, limit);
        limit -= 1;
    }
    limit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{day, drawn, life, with};
    use proptest::prelude::*;

    #[test]
    fn the_limits_are_those_of_the_published_table() {
        let table = [
            (10, 6, 2),
            (12, 7, 3),
            (14, 7, 4),
            (16, 7, 4),
            (18, 7, 5),
            (20, 7, 6),
            (24, 8, 8),
            (30, 8, 10),
            (40, 8, 14),
            (60, 9, 23),
            (90, 9, 37),
        ];
        for (n, longest, crossings) in table {
            assert_eq!(longest_run_limit(n), longest, "longest run of {n}");
            assert_eq!(crossings_limit(n), crossings, "crossings of {n}");
        }
    }

    #[test]
    fn the_quantile_is_exact_where_it_can_be_counted() {
        for tosses in 1_u32..120 {
            // Pascal's triangle, as shares of all outcomes.
            let mut row = vec![1.0_f64];
            for _ in 0..tosses {
                let next = std::iter::once(0.0).chain(row.iter().copied());
                let same = row.iter().copied().chain(std::iter::once(0.0));
                row = next
                    .zip(same)
                    .map(|(one, other)| f64::midpoint(one, other))
                    .collect();
            }
            let mut sum = 0.0;
            let limit = row.iter().position(|share| {
                sum += share;
                sum >= 0.05
            });
            assert_eq!(
                Some(crossings_limit(tosses as usize + 1)),
                limit,
                "{tosses}"
            );
        }
    }

    #[test]
    fn no_number_of_points_is_too_many_or_too_few() {
        assert_eq!((crossings_limit(0), crossings_limit(1)), (0, 0));
        // The normal approximation: (n - 1 - 1.645 sqrt(n - 1)) / 2.
        assert_eq!(crossings_limit(36_501), 18_093);
        assert_eq!((longest_run_limit(0), longest_run_limit(1)), (3, 3));
    }

    #[test]
    fn a_long_run_is_a_shift_since_its_first_day() {
        // Twelve days around 3; then days on the median do not count, and days without a value do not end a run.
        let series = drawn("243243243243 2432.44544454.4");
        let chart = run_chart(&series, day(12), day(27)).unwrap();
        assert_eq!((chart.median, chart.frozen), (3.0, true));
        assert_eq!((chart.useful, chart.longest_run), (12, 9));
        let expected = Shift {
            side: Side::Above,
            since: day(17),
            to: day(26),
            points: 9,
            goes_on: true,
        };
        assert_eq!(chart.shift, Some(expected));
        assert_eq!((chart.crossings, chart.few_crossings), (3, false));
    }

    #[test]
    fn a_shift_that_is_over_says_so() {
        let series = drawn("243243243243 4444444444 2");
        let shift = run_chart(&series, day(12), day(22)).unwrap().shift.unwrap();
        assert_eq!(
            (shift.since, shift.to, shift.goes_on),
            (day(12), day(21), false)
        );
    }

    #[test]
    fn ups_and_downs_are_no_signal() {
        let chart = run_chart(&drawn(&"4224".repeat(12)), day(12), day(47)).unwrap();
        assert_eq!(
            (chart.longest_run, chart.shift, chart.few_crossings),
            (2, None, false)
        );
    }

    #[test]
    fn without_days_before_the_median_is_the_chart_s_own() {
        let series = drawn("2222224444443");
        let chart = run_chart(&series, day(0), day(12)).unwrap();
        assert_eq!((chart.median, chart.frozen, chart.useful), (3.0, false, 12));
        assert_eq!(
            (chart.longest_run, chart.shift, chart.crossings),
            (6, None, 1)
        );
        assert!(chart.few_crossings);
        let eleven_before =
            run_chart(&drawn("22222222222 4444444444434"), day(11), day(23)).unwrap_err();
        assert_eq!(
            (eleven_before.what, eleven_before.n, eleven_before.of),
            (Counted::Points, 1, 11)
        );
    }

    proptest! {
        #[test]
        fn points_runs_and_crossings_agree(series in life(120)) {
            if let Ok(chart) = run_chart(&series, day(40), day(119)) {
                let off = series.between(day(40), day(119)).iter().filter(|point| (point.1 - chart.median).abs() > 1e-12).count();
                prop_assert_eq!(chart.useful, off);
                prop_assert!(chart.crossings < chart.useful);
                prop_assert!(chart.longest_run * (chart.crossings + 1) >= chart.useful);
                prop_assert!(chart.longest_run + chart.crossings <= chart.useful);
                prop_assert_eq!(chart.shift.is_some(), chart.longest_run > longest_run_limit(chart.useful));
            }
        }

        #[test]
        fn mirrored_values_shift_to_the_other_side(series in life(120)) {
            let mirrored = with(&series, |value| 6.0 - value);
            if let Ok(chart) = run_chart(&series, day(40), day(119)) {
                let other = run_chart(&mirrored, day(40), day(119)).unwrap();
                prop_assert_eq!((chart.crossings, chart.longest_run, chart.few_crossings), (other.crossings, other.longest_run, other.few_crossings));
                prop_assert_eq!(chart.shift.map(|shift| shift.since), other.shift.map(|shift| shift.since));
                prop_assert!(chart.shift.is_none() || chart.shift.map(|shift| shift.side) != other.shift.map(|shift| shift.side));
            }
        }
    }
}

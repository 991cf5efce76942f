//! The run chart: whether points lie about their median as a fair coin would, or something has shifted.
//!
//! Only the two rules of Anhøj and Olesen 2014 (doi:10.1371/journal.pone.0113825): a run that is too long, or too few
//! crossings. Together they give about 5 % false signals for any number of points. The old rule of 5 or 6 rising points
//! was found useless there, and is not here.
//!
//! A coin does not remember, and its sides are equal. Single days do remember, and whole answers leave the two sides of
//! their median unequal: on made-up days of 1 to 5, each leaning on the one before by a half, two months of single days
//! gave a false signal in 69 of 100 cases, and half a year of weekly averages in 6. So the chart to speak of is
//! [`run_chart_of_weeks`].

use super::average::weekly_averages;
use super::not_yet::{Counted, NotYet};
use super::quantile::{count, median, sorted};
use super::thresholds::{CROSSING_SHARE, FROZEN_AT_LEAST, ROUNDING, RUN_AT_LEAST, WEEKS_BACK};
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
    /// The day of its first point: about when it shifted.
    pub since: Day,
    /// The day of its last point.
    pub to: Day,
    /// How many points are in it.
    pub points: usize,
    /// Whether no point has been on the other side since.
    pub goes_on: bool,
}

/// What a run chart says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RunChart {
    /// In levels.
    pub median: f64,
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

/// The run chart of the averages of the 26 weeks that end with `to`, about their own median. Days in the answer are
/// first days of weeks.
///
/// # Errors
/// [`NotYet`] with fewer than 11 weeks off the median.
pub fn run_chart_of_weeks(series: &Series, to: Day) -> Result<RunChart, NotYet> {
    run_chart(&weekly_averages(series, to, WEEKS_BACK), None)
}

/// The median of points that later ones will be held against.
///
/// # Errors
/// [`NotYet`] with fewer than 12 points.
pub fn frozen_median(points: &[(Day, f64)]) -> Result<f64, NotYet> {
    NotYet::unless(Counted::Points, points.len(), FROZEN_AT_LEAST)?;
    Ok(median_of(points))
}

/// The run chart of `points`, in order of days, about `frozen`, or else about their own median. A frozen median sees a
/// shift sooner, and gives two to three times as many false signals. Linear in the points.
///
/// # Errors
/// [`NotYet`] with fewer than 11 points off the median.
pub fn run_chart(points: &[(Day, f64)], frozen: Option<f64>) -> Result<RunChart, NotYet> {
    let median = frozen.unwrap_or_else(|| median_of(points));
    let useful: Vec<(Day, Side)> = points
        .iter()
        .filter(|(_, value)| (value - median).abs() > ROUNDING)
        .map(|(day, value)| {
            let side = if *value < median {
                Side::Below
            } else {
                Side::Above
            };
            (*day, side)
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
        useful: useful.len(),
        longest_run,
        crossings,
        shift,
        few_crossings: crossings < crossings_limit(useful.len()),
    })
}

fn median_of(points: &[(Day, f64)]) -> f64 {
    median(&sorted(points.iter().map(|(_, value)| *value))).unwrap_or_default()
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

    fn about(median: f64, days: &str) -> Result<RunChart, NotYet> {
        run_chart(drawn(days).points(), Some(median))
    }

    #[test]
    fn a_long_run_is_a_shift_since_its_first_day() {
        // Points on the median do not count, and days without a value do not end a run.
        let chart = about(3.0, "2432.44544454.4").unwrap();
        assert_eq!((chart.useful, chart.longest_run), (12, 9));
        let expected = Shift {
            side: Side::Above,
            since: day(5),
            to: day(14),
            points: 9,
            goes_on: true,
        };
        assert_eq!(chart.shift, Some(expected));
        assert_eq!((chart.crossings, chart.few_crossings), (3, false));
    }

    #[test]
    fn a_shift_that_is_over_says_so() {
        let shift = about(3.0, "4444444444 3 2").unwrap().shift.unwrap();
        assert_eq!(
            (shift.since, shift.to, shift.goes_on),
            (day(0), day(9), false)
        );
    }

    #[test]
    fn ups_and_downs_are_no_signal() {
        let chart = about(3.0, &"4224".repeat(12)).unwrap();
        assert_eq!(
            (chart.longest_run, chart.shift, chart.few_crossings),
            (2, None, false)
        );
    }

    #[test]
    fn few_crossings_are_a_signal_without_a_long_run() {
        let series = drawn("2222224444443");
        let chart = run_chart(series.points(), None).unwrap();
        assert_eq!((chart.median, chart.useful), (3.0, 12));
        assert_eq!(
            (chart.longest_run, chart.shift, chart.crossings),
            (6, None, 1)
        );
        assert!(chart.few_crossings);
    }

    #[test]
    fn rounding_takes_no_side() {
        let sum = 0.1 + 0.2;
        let points: Vec<_> = (0..12)
            .map(|at| (day(at), if at % 2 == 0 { 0.3 } else { sum }))
            .collect();
        assert_eq!(run_chart(&points, None).unwrap_err().n, 0);
    }

    #[test]
    fn a_chart_needs_eleven_points_off_the_median_and_a_frozen_median_twelve() {
        let yet = about(3.0, "2424242424 3333").unwrap_err();
        assert_eq!((yet.what, yet.n, yet.of), (Counted::Points, 10, 11));
        assert!(about(3.0, "24242424242").is_ok());
        assert_eq!(
            frozen_median(drawn("22222244444").points()).unwrap_err().of,
            12
        );
        assert_eq!(frozen_median(drawn("222222444444").points()), Ok(3.0));
    }

    #[test]
    fn weeks_are_judged_by_their_averages() {
        let weeks = |values: &str| {
            let week = |value: char| ['3', value, value, '.', '.', '.', value];
            drawn(&values.chars().flat_map(week).collect::<String>())
        };
        let series = weeks("2222222224444444443");
        let chart = run_chart_of_weeks(&series, day(19 * 7 - 1)).unwrap();
        let shift = chart.shift.unwrap();
        assert_eq!(
            (shift.side, shift.since, shift.points),
            (Side::Above, day(9 * 7), 9)
        );
        assert_eq!((chart.useful, chart.median), (18, 3.0));
        assert_eq!(
            run_chart_of_weeks(&weeks("2424242424"), day(69))
                .unwrap_err()
                .n,
            10
        );
    }

    proptest! {
        #[test]
        fn points_runs_and_crossings_agree(series in life(120), frozen in prop::option::of(1.5_f64..4.5)) {
            if let Ok(chart) = run_chart(series.points(), frozen) {
                let off = series.points().iter().filter(|point| (point.1 - chart.median).abs() > 1e-12).count();
                prop_assert_eq!(chart.useful, off);
                prop_assert!(chart.crossings < chart.useful);
                prop_assert!(chart.longest_run * (chart.crossings + 1) >= chart.useful);
                prop_assert!(chart.longest_run + chart.crossings <= chart.useful);
                prop_assert_eq!(chart.shift.is_some(), chart.longest_run > longest_run_limit(chart.useful));
            }
        }

        #[test]
        fn mirrored_values_shift_to_the_other_side(series in life(120), middle in 2_u8..=4) {
            let mirrored = with(&series, |value| 6.0 - value);
            let middle = f64::from(middle);
            if let Ok(chart) = run_chart(series.points(), Some(middle)) {
                let other = run_chart(mirrored.points(), Some(6.0 - middle)).unwrap();
                prop_assert_eq!((chart.crossings, chart.longest_run, chart.few_crossings), (other.crossings, other.longest_run, other.few_crossings));
                prop_assert_eq!(chart.shift.map(|shift| shift.since), other.shift.map(|shift| shift.since));
                prop_assert!(chart.shift.is_none() || chart.shift.map(|shift| shift.side) != other.shift.map(|shift| shift.side));
            }
        }
    }
}

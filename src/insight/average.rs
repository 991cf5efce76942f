//! The 7-day average.

use super::quantile::count;
use super::thresholds::{AVERAGE_AT_LEAST, WEEK};
use crate::domain::{Day, Series};

/// The mean of some days' values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Average {
    /// In levels, within the lowest and the highest of the values.
    pub mean: f64,
    /// How many days have a value.
    pub n: usize,
}

impl Average {
    /// The average of these points; none of none.
    pub(super) fn of(points: &[(Day, f64)]) -> Option<Self> {
        Self::of_values(points.iter().map(|(_, value)| *value))
    }

    /// The average of some values, however few; none of none.
    #[must_use]
    pub fn of_values(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let (mut n, mut sum, mut low, mut high) = (0, 0.0, f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            n += 1;
            sum += value;
            low = value.min(low);
            high = value.max(high);
        }
        // Rounding may carry the mean of equal values just past them.
        (n > 0).then(|| Self {
            mean: (sum / count(n)).clamp(low, high),
            n,
        })
    }

    /// The average of the days from `from` to `to`, both included, however few; none when none has a value.
    #[must_use]
    pub fn over(series: &Series, from: Day, to: Day) -> Option<Self> {
        Self::of(series.between(from, to))
    }

    fn of_a_week(points: &[(Day, f64)]) -> Option<Self> {
        Self::of(points).filter(|average| average.n >= AVERAGE_AT_LEAST)
    }
}

/// The average of the 7 days that end with `day`, when 3 of them or more have a value.
#[must_use]
pub fn average_on(series: &Series, day: Day) -> Option<Average> {
    Average::of_a_week(series.between(day.plus(1 - WEEK), day))
}

/// [`average_on`] for each calendar day from `from` to `to`, both included, in order. Linear in the days.
#[must_use]
pub fn moving_average(series: &Series, from: Day, to: Day) -> Vec<Option<Average>> {
    let points = series.between(from.plus(1 - WEEK), to);
    let (mut start, mut end) = (0, 0);
    (from.number()..=to.number())
        .map(|today| {
            let past = |at: usize, day: i64| points.get(at).is_some_and(|p| p.0.number() <= day);
            while past(end, today) {
                end += 1;
            }
            while past(start, today - WEEK) {
                start += 1;
            }
            Average::of_a_week(points.get(start..end).unwrap_or_default())
        })
        .collect()
}

/// The averages of the last `weeks` weeks of 7 days, the newest ending with `to`: the first day of each week that has
/// an average, and its average, oldest first. A week with fewer than 3 values is not here.
///
/// Weeks are what longer views are made of. Single answers lean on the day before and are mostly equal; an average of
/// a week does neither much.
#[must_use]
pub fn weekly_averages(series: &Series, to: Day, weeks: usize) -> Vec<(Day, f64)> {
    let mut last = to;
    let mut found: Vec<(Day, f64)> = (0..weeks)
        .filter_map(|_| {
            let average = average_on(series, last);
            let first = last.plus(1 - WEEK);
            last = last.plus(-WEEK);
            Some((first, average?.mean))
        })
        .collect();
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{day, drawn, life};
    use proptest::prelude::*;

    #[test]
    fn an_average_needs_three_values_in_the_seven_days() {
        let series = drawn("3.4....5");
        assert_eq!(average_on(&series, day(6)), None);
        assert_eq!(average_on(&series, day(7)), None);
        let series = drawn("3.4.5");
        let expected = Average { mean: 4.0, n: 3 };
        assert_eq!(average_on(&series, day(6)), Some(expected));
        assert_eq!(average_on(&series, day(7)), None);
    }

    #[test]
    fn a_day_without_a_value_still_has_an_average_and_no_value() {
        let series = drawn("333.");
        assert!(average_on(&series, day(3)).is_some());
        assert_eq!(series.on(day(3)), None);
    }

    #[test]
    fn a_span_that_ends_before_it_begins_has_no_days() {
        assert_eq!(moving_average(&drawn("333"), day(2), day(0)), []);
    }

    #[test]
    fn a_week_with_too_few_values_has_no_average() {
        let series = drawn("3333333 44..... 5.5.5..");
        let expected = [(day(0), 3.0), (day(14), 5.0)];
        assert_eq!(weekly_averages(&series, day(20), 9), expected);
        assert_eq!(weekly_averages(&series, day(20), 1), expected[1..]);
    }

    proptest! {
        #[test]
        fn the_moving_average_is_each_day_s_own(series in life(90), from in -5_i64..60, days in 0_i64..60) {
            let moving = moving_average(&series, day(from), day(from + days));
            let each: Vec<_> = (from..=from + days).map(|at| average_on(&series, day(at))).collect();
            prop_assert_eq!(moving, each);
        }

        #[test]
        fn averages_lie_within_the_values(values in prop::collection::vec(0.1_f64..10.0, 1..8)) {
            let points: Vec<_> = (0..).zip(&values).map(|(at, value)| (day(at), *value)).collect();
            let mean = Average::of(&points).unwrap().mean;
            prop_assert!(values.iter().any(|value| *value <= mean));
            prop_assert!(values.iter().any(|value| *value >= mean));
        }
    }
}

//! What the sentence above a run chart needs, in one call.

use super::average::{Average, average_on};
use super::not_yet::NotYet;
use super::scale::Scale;
use super::thresholds::WEEK;
use super::usual_range::{Standing, Usual};
use crate::domain::{Day, Series};

/// A lowest or highest value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extreme {
    /// In levels.
    pub value: f64,
    /// The newest day that has it.
    pub day: Day,
    /// How many days have it, 1 or more.
    pub n: usize,
}

/// A span of days in numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpanSummary {
    /// The average of the last 7 days; none with fewer than 3 values.
    pub last_week: Option<Average>,
    /// The average of the 7 days before these.
    pub week_before: Option<Average>,
    /// The usual range as of the last day.
    pub usual: Result<Usual, NotYet>,
    /// Where the last 7 days stand against the usual range; none when either is missing.
    pub standing: Option<Standing>,
    /// The lowest value of the span; none when it has no values.
    pub lowest: Option<Extreme>,
    /// The highest value of the span.
    pub highest: Option<Extreme>,
    /// How many days of the span have a value.
    pub with_value: usize,
    /// How many days of the span have a check-in, with this question answered or passed over.
    pub checked_in: usize,
    /// How many days of the span have none.
    pub without: usize,
}

/// Sums up the days from `from` to `to`, both included. `checked_in` are the days with a check-in, in any order. Days
/// without one are counted over the whole span: to leave out those before the person's first check-in, or a today that
/// is not over yet, begin after them and end before it.
#[must_use]
pub fn span_summary(
    series: &Series,
    checked_in: &[Day],
    scale: Scale,
    from: Day,
    to: Day,
) -> SpanSummary {
    let points = series.between(from, to);
    let last_week = average_on(series, to);
    let usual = Usual::of_days(series, scale, to);
    let standing = match (last_week, usual) {
        (Some(average), Ok(usual)) => Some(usual.standing(average.mean, scale)),
        _ => None,
    };
    let mut checked_in: Vec<Day> = checked_in
        .iter()
        .copied()
        .filter(|day| (from..=to).contains(day))
        .collect();
    checked_in.sort_unstable();
    checked_in.dedup();
    let days = usize::try_from(to.since(from) + 1).unwrap_or_default();
    SpanSummary {
        last_week,
        week_before: average_on(series, to.plus(-WEEK)),
        usual,
        standing,
        lowest: extreme(points, |value, so_far| value < so_far),
        highest: extreme(points, |value, so_far| value > so_far),
        with_value: points.len(),
        checked_in: checked_in.len(),
        without: days.saturating_sub(checked_in.len()),
    }
}

fn extreme(points: &[(Day, f64)], further: impl Fn(f64, f64) -> bool) -> Option<Extreme> {
    let mut found: Option<Extreme> = None;
    for (day, value) in points {
        found = Some(match found {
            Some(so_far) if further(so_far.value, *value) => so_far,
            Some(so_far) if !further(*value, so_far.value) => Extreme {
                day: *day,
                n: so_far.n + 1,
                ..so_far
            },
            _ => Extreme {
                value: *value,
                day: *day,
                n: 1,
            },
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::average::moving_average;
    use crate::insight::drawn::{MOOD, day, drawn, life};
    use proptest::prelude::*;

    #[test]
    fn a_span_says_all_that_its_sentence_needs() {
        let series = drawn("3333323 3333.3. 2.2321. 4.5434.");
        let checked_in: Vec<Day> = (0..28)
            .filter(|at| ![12, 14, 20].contains(at))
            .map(day)
            .collect();
        let found = span_summary(&series, &checked_in, MOOD, day(0), day(27));
        assert_eq!(found.last_week, Some(Average { mean: 4.0, n: 5 }));
        assert_eq!(found.week_before, Some(Average { mean: 2.0, n: 5 }));
        let usual = found.usual.unwrap();
        assert_eq!(
            (usual.low, usual.middle, usual.high, usual.n),
            (3.0, 3.0, 3.0, 22)
        );
        assert_eq!(found.standing, Some(Standing::Above));
        assert_eq!(
            found.lowest,
            Some(Extreme {
                value: 1.0,
                day: day(19),
                n: 1
            })
        );
        assert_eq!(
            found.highest,
            Some(Extreme {
                value: 5.0,
                day: day(23),
                n: 1
            })
        );
        assert_eq!(
            (found.with_value, found.checked_in, found.without),
            (22, 25, 3)
        );
    }

    #[test]
    fn of_equal_extremes_the_newest_day_is_named() {
        let found = span_summary(&drawn("45154"), &[], MOOD, day(0), day(4));
        assert_eq!(
            found.highest,
            Some(Extreme {
                value: 5.0,
                day: day(3),
                n: 2
            })
        );
    }

    #[test]
    fn an_empty_span_has_nothing_to_say() {
        let found = span_summary(&Series::default(), &[], MOOD, day(0), day(6));
        assert_eq!(
            (found.last_week, found.standing, found.lowest),
            (None, None, None)
        );
        assert_eq!(
            (found.with_value, found.checked_in, found.without),
            (0, 0, 7)
        );
        assert_eq!(found.usual.unwrap_err().n, 0);
    }

    proptest! {
        #[test]
        fn it_agrees_with_its_parts(series in life(90), from in 0_i64..90, days in 0_i64..60) {
            let (first, last) = (day(from), day(from + days));
            let answered: Vec<Day> = series.points().iter().rev().map(|point| point.0).collect();
            let found = span_summary(&series, &answered, MOOD, first, last);
            prop_assert_eq!(found.last_week, *moving_average(&series, first, last).last().unwrap());
            prop_assert_eq!(found.checked_in, found.with_value);
            prop_assert_eq!(found.checked_in + found.without, usize::try_from(days).unwrap() + 1);
            let own = series.between(first, last);
            for (extreme, wanted) in [
                (found.lowest, own.iter().map(|point| point.1).min_by(f64::total_cmp)),
                (found.highest, own.iter().map(|point| point.1).max_by(f64::total_cmp)),
            ] {
                prop_assert_eq!(extreme.map(|it| it.value), wanted);
                prop_assert_eq!(extreme.and_then(|it| series.on(it.day)), wanted);
            }
        }
    }
}

//! A month or a year against the one before: what was steady, and what was higher or lower.

use super::average::Average;
use super::not_yet::{Counted, NotYet};
use super::quantile::count;
use super::scale::Scale;
use super::thresholds::{SPAN_AT_LEAST, SPAN_REACH};
use super::trend::Change;
use super::usual_range::Usual;
use crate::domain::{Day, Series};

/// The averages of two spans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpanOverSpan {
    pub this: Average,
    pub before: Average,
    pub change: Change,
}

/// Compares the average of the days from `from` to `to` with that of as many days before them. They are about the same
/// within what two weeks may differ that are, and within what chance makes of so many days: 1.645 standard errors of
/// the difference, which 10 of 100 pairs pass that differ by chance alone, were single days to stand alone. They lean on
/// each other, so a few more do.
///
/// # Errors
/// [`NotYet`] when either span has fewer than 10 days with a value; it counts the one that has fewer.
pub fn span_over_span(
    series: &Series,
    scale: Scale,
    from: Day,
    to: Day,
) -> Result<SpanOverSpan, NotYet> {
    let days = to.since(from) + 1;
    let [this, before] = [(from, to), (from.plus(-days), from.plus(-1))]
        .map(|(from, to)| Average::over(series, from, to));
    let fewer = [this, before].map(|it| it.map_or(0, |it| it.n));
    let fewer = fewer.into_iter().min().unwrap_or(0);
    NotYet::unless(Counted::Days, fewer, SPAN_AT_LEAST)?;
    let (Some(this), Some(before)) = (this, before) else {
        return Err(NotYet {
            what: Counted::Days,
            n: fewer,
            of: SPAN_AT_LEAST,
        });
    };
    let spread = Usual::of_days(series, scale, to)
        .map_or_else(|_| scale.spread_floor(), |usual| usual.spread);
    let difference = this.mean - before.mean;
    let error = (of_mean(series, scale, (from, to), this)
        + of_mean(series, scale, (from.plus(-days), from.plus(-1)), before))
    .sqrt();
    let same_within = scale.same_within(spread).max(SPAN_REACH * error);
    let change = if difference.abs() < same_within {
        Change::AboutTheSame
    } else if difference < 0.0 {
        Change::Lower
    } else {
        Change::Higher
    };
    Ok(SpanOverSpan {
        this,
        before,
        change,
    })
}

/// The variance of a mean: that of its days, never below the least that is believed, over their number.
fn of_mean(series: &Series, scale: Scale, (from, to): (Day, Day), mean: Average) -> f64 {
    let points = series.between(from, to);
    let squares: f64 = points.iter().map(|(_, it)| (it - mean.mean).powi(2)).sum();
    let variance = squares / (count(mean.n) - 1.0).max(1.0);
    variance.max(scale.spread_floor().powi(2)) / count(mean.n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{MOOD, day, drawn, life, with};
    use proptest::prelude::*;

    #[test]
    fn a_month_is_held_against_as_many_days_before() {
        let series = drawn(&format!("{}{}", "3".repeat(30), "4".repeat(30)));
        let it = span_over_span(&series, MOOD, day(30), day(59)).unwrap();
        assert_eq!((it.this.mean, it.before.mean), (4.0, 3.0));
        assert_eq!(it.change, Change::Higher);
        let same = span_over_span(&series, MOOD, day(45), day(59)).unwrap();
        assert_eq!(same.change, Change::AboutTheSame);
    }

    #[test]
    fn each_of_them_needs_ten_days() {
        let series = drawn(&format!("{}{}", "3".repeat(9), "4".repeat(20)));
        let yet = span_over_span(&series, MOOD, day(9), day(28)).unwrap_err();
        assert_eq!((yet.n, yet.of), (9, 10));
        assert!(span_over_span(&drawn(""), MOOD, day(0), day(30)).is_err());
    }

    proptest! {
        #[test]
        fn turning_the_levels_about_turns_the_change_about(series in life(80)) {
            let turned = with(&series, |value| 6.0 - value);
            let of = |series| span_over_span(series, MOOD, day(40), day(79)).map(|it| it.change);
            let other = |change| match change {
                Change::Lower => Change::Higher,
                Change::AboutTheSame => Change::AboutTheSame,
                Change::Higher => Change::Lower,
            };
            prop_assert_eq!(of(&series).map(other), of(&turned));
        }
    }
}

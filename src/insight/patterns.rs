//! How answers lie: how often each level, and the averages of the days of the week. Counts and means, and no claim:
//! with a few days each they differ by chance.

use super::average::Average;
use super::scale::Scale;
use crate::domain::{Day, Series};
use chrono::Weekday;

/// How many days have each level, the lowest first. A day of several answers counts for the level nearest to its mean.
#[must_use]
pub fn distribution(series: &Series, scale: Scale, from: Day, to: Day) -> Vec<(u8, usize)> {
    let days = series.between(from, to);
    (scale.lowest..=scale.highest)
        .map(|level| {
            let at = |value: f64| value.round().total_cmp(&f64::from(level)).is_eq();
            (level, days.iter().filter(|(_, value)| at(*value)).count())
        })
        .collect()
}

/// The average of each day of the week, from `week_start` on; none of a day that has no value.
#[must_use]
pub fn by_weekday(
    series: &Series,
    from: Day,
    to: Day,
    week_start: Weekday,
) -> Vec<(Weekday, Option<Average>)> {
    let days = series.between(from, to);
    std::iter::successors(Some(week_start), |day| Some(day.succ()))
        .take(7)
        .map(|weekday| {
            let of_day = days.iter().filter(|(day, _)| day.weekday() == weekday);
            let of_day: Vec<(Day, f64)> = of_day.copied().collect();
            (weekday, Average::of(&of_day))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{MOOD, day, drawn, life};
    use proptest::prelude::*;

    #[test]
    fn each_level_is_counted_also_one_that_never_came() {
        let counts = distribution(&drawn("3.3 5 1"), MOOD, day(0), day(9));
        assert_eq!(counts, [(1, 1), (2, 0), (3, 2), (4, 0), (5, 1)]);
    }

    #[test]
    fn a_weekday_is_the_mean_of_its_days_and_begins_where_the_week_does() {
        // Day 0 is a Monday.
        let series = drawn("2...... 4.....5");
        let week = by_weekday(&series, day(0), day(13), Weekday::Sun);
        assert_eq!(week[0], (Weekday::Sun, Some(Average { mean: 5.0, n: 1 })));
        assert_eq!(week[1], (Weekday::Mon, Some(Average { mean: 3.0, n: 2 })));
        assert_eq!(week[2], (Weekday::Tue, None));
    }

    proptest! {
        #[test]
        fn every_day_is_counted_once(series in life(90)) {
            let counts = distribution(&series, MOOD, day(0), day(89));
            prop_assert_eq!(counts.iter().map(|(_, n)| n).sum::<usize>(), series.len());
            let week = by_weekday(&series, day(0), day(89), Weekday::Mon);
            prop_assert_eq!(week.iter().filter_map(|(_, it)| *it).map(|it| it.n).sum::<usize>(), series.len());
        }
    }
}

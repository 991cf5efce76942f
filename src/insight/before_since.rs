//! How a factor stood before a goal and since. Both with their n, and never a cause.

use super::not_yet::{Counted, NotYet};
use super::quantile::count;
use super::thresholds::{FACTOR_AT_LEAST, USUAL_OF_WEEKS};
use crate::domain::{Day, Series};

/// A mean of weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfWeeks {
    /// The mean level.
    pub mean: f64,
    /// How many weeks it is of, 3 or more.
    pub n: usize,
}

/// Before and since.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeSince {
    /// The eight weeks before the first day of the goal.
    pub before: OfWeeks,
    /// From its first day to its last, or to today.
    pub since: OfWeeks,
}

/// The weekly levels of a factor before `starts`, and from then to `until`.
///
/// # Errors
/// [`NotYet`] where one of both has fewer than 3 weeks.
pub fn before_and_since(series: &Series, starts: Day, until: Day) -> Result<BeforeSince, NotYet> {
    let of = |from: Day, to: Day| {
        let points = series.between(from, to);
        NotYet::unless(Counted::Weeks, points.len(), FACTOR_AT_LEAST)?;
        let sum: f64 = points.iter().map(|(_, level)| level).sum();
        Ok(OfWeeks {
            mean: sum / count(points.len()),
            n: points.len(),
        })
    };
    Ok(BeforeSince {
        before: of(starts.plus(-USUAL_OF_WEEKS.days), starts.plus(-1))?,
        since: of(starts, until)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::day;

    /// One level a week, from ten weeks before day 0 on.
    fn weeks(levels: &[f64]) -> Series {
        let weeks = (-10_i64..).zip(levels);
        Series::new(weeks.map(|(at, level)| (day(at * 7), *level)))
    }

    #[test]
    fn eight_weeks_before_are_held_against_all_since() {
        let all = weeks(&[
            5.0, 5.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 3.0, 4.0, 5.0,
        ]);
        let found = before_and_since(&all, day(0), day(100)).unwrap();
        assert_eq!(found.before, OfWeeks { mean: 1.5, n: 8 });
        assert_eq!(found.since, OfWeeks { mean: 4.0, n: 3 });
        // What came after the goal ended is not since.
        assert!(before_and_since(&all, day(0), day(13)).is_err());
    }

    #[test]
    fn fewer_than_three_weeks_say_nothing() {
        let few = weeks(&[0.0; 9]);
        let yet = before_and_since(&few, day(0), day(100)).unwrap_err();
        assert_eq!((yet.n, yet.of), (0, 3));
    }
}

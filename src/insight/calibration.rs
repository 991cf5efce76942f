//! What a person's confidence in a week's plan came to.

use super::goal_progress::{WeekDone, over};
use super::not_yet::{Counted, NotYet};
use super::quantile::count;
use super::thresholds::{RATED_AT_LEAST, SURE};
use crate::domain::{Aim, Day};

/// How much of the plan was done in some weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Completion {
    /// The mean of done over planned, 0 or more.
    pub mean: f64,
    /// How many of these weeks met their plan.
    pub kept: usize,
    /// How many weeks, 1 or more.
    pub n: usize,
}

/// Weeks the person was sure of, beside weeks they were less sure of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// Weeks rated 7 or more; none when there are none.
    pub sure: Option<Completion>,
    /// Weeks rated 6 or less.
    pub less_sure: Option<Completion>,
}

/// What the confidence ratings came to, over the rated weeks that are over and known. For goals that ask for at least so
/// many days.
///
/// # Errors
/// [`NotYet`] with fewer than 8 rated weeks.
pub fn calibration(weeks: &[WeekDone], today: Day) -> Result<Calibration, NotYet> {
    let rated: Vec<(bool, f64, bool)> = over(weeks, today)
        .filter_map(|week| {
            let met = week.met(Aim::AtLeast, today);
            Some((week.confidence? >= SURE, week.completion()?, met))
        })
        .collect();
    NotYet::unless(Counted::Weeks, rated.len(), RATED_AT_LEAST)?;
    let of = |sure: bool| {
        let weeks = || rated.iter().filter(|(is_sure, ..)| *is_sure == sure);
        let n = weeks().count();
        let sum: f64 = weeks().map(|(_, completion, _)| completion).sum();
        (n > 0).then(|| Completion {
            mean: sum / count(n),
            kept: weeks().filter(|(.., met)| *met).count(),
            n,
        })
    };
    Ok(Calibration {
        sure: of(true),
        less_sure: of(false),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{day, weeks};

    #[test]
    fn confidence_is_compared_from_eight_rated_weeks_on() {
        let mut eight = weeks(4, &[4, 2, 4, 6, 1, 1, 2, 4]);
        for (week, confidence) in eight.iter_mut().zip([7, 8, 9, 10, 6, 5, 1]) {
            week.confidence = Some(confidence);
        }
        let yet = calibration(&eight, day(56)).unwrap_err();
        assert_eq!((yet.what, yet.n, yet.of), (Counted::Weeks, 7, 8));
        eight[7].confidence = Some(4);
        let found = calibration(&eight, day(56)).unwrap();
        assert_eq!(
            found.sure,
            Some(Completion {
                mean: 1.0,
                kept: 3,
                n: 4
            })
        );
        assert_eq!(
            found.less_sure,
            Some(Completion {
                mean: 0.5,
                kept: 1,
                n: 4
            })
        );
        // The eighth week goes on for one more day.
        assert!(calibration(&eight, day(55)).is_err());
    }
}

//! The whole life of a long goal: its weeks in a few stretches, each with what a week of it had.

use super::goal_progress::WeekDone;
use super::goal_progress::WeekStands;
use super::quantile::count;
use super::thresholds::STRETCHES;
use crate::domain::Day;

/// Some weeks in a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The first day of the first of them.
    pub start: Day,
    /// How many weeks it spans.
    pub weeks: usize,
    /// Days done in a week, 0 to 7, as a mean over the weeks that are known; none without one.
    pub done: Option<f64>,
    /// Days planned in such a week, as a mean; in any week where none is known.
    pub planned: f64,
    /// Weeks that are over, in which something was written, and that were not off.
    pub known: usize,
    /// Weeks off.
    pub off: usize,
}

/// The weeks that have begun, oldest first, in at most twelve stretches of the same number of weeks (the last may have
/// fewer): 4, 13, 26, 52, or years more. Only weeks that are over and known are in the means.
#[must_use]
pub fn long_view(weeks: &[WeekDone], today: Day) -> Vec<Stretch> {
    let begun = weeks.partition_point(|week| week.start <= today);
    let weeks = weeks.get(..begun).unwrap_or_default();
    let years = (1..).map(|years| years * 52);
    let each = [4, 13, 26]
        .into_iter()
        .chain(years)
        .find(|each| weeks.len().div_ceil(*each) <= STRETCHES)
        .unwrap_or(1);
    weeks
        .chunks(each)
        .filter_map(|weeks| {
            let known = || {
                weeks
                    .iter()
                    .filter(|it| it.stands(today) == WeekStands::Over)
            };
            let n = known().count();
            Some(Stretch {
                start: weeks.first()?.start,
                weeks: weeks.len(),
                done: mean(known().map(|week| week.done)),
                planned: mean(known().map(|week| week.planned))
                    .or_else(|| mean(weeks.iter().map(|week| week.planned)))
                    .unwrap_or(0.0),
                known: n,
                off: weeks.iter().filter(|week| week.off).count(),
            })
        })
        .collect()
}

fn mean(days: impl Iterator<Item = u8>) -> Option<f64> {
    let days: Vec<f64> = days.map(f64::from).collect();
    (!days.is_empty()).then(|| days.iter().sum::<f64>() / count(days.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{day, weeks};
    use proptest::prelude::*;

    #[test]
    fn weeks_off_and_weeks_unknown_are_in_no_mean() {
        let mut all = weeks(4, &[4, 2, 0, 3, 5]);
        all[2].off = true;
        let view = long_view(&all, day(4 * 7 + 3));
        assert_eq!(view.len(), 2);
        assert_eq!(
            (view[0].done, view[0].known, view[0].off),
            (Some(3.0), 3, 1)
        );
        // The week that still goes on is not over.
        assert_eq!((view[1].done, view[1].known), (None, 0));
    }

    proptest! {
        #[test]
        fn any_life_fits_into_twelve_stretches(done in prop::collection::vec(0_u8..=7, 0..700)) {
            let all = weeks(3, &done);
            let view = long_view(&all, day(100_000));
            prop_assert!(view.len() <= STRETCHES);
            prop_assert_eq!(view.iter().map(|it| it.weeks).sum::<usize>(), done.len());
            let total: f64 = view.iter().filter_map(|it| Some(it.done? * count(it.known))).sum();
            let days: u32 = done.iter().map(|days| u32::from(*days)).sum();
            prop_assert!((total - f64::from(days)).abs() < 1e-6);
        }
    }
}

//! Bounce-back: how long dips take to pass, as far as that can be said.
//!
//! A longer dip can mean a harder stretch, not less resilience, and whoever shows a length must say so.

use super::dip::Dip;
use super::not_yet::{Counted, NotYet};
use super::quantile::count;
use super::thresholds::{DIPS_AT_LEAST, LATELY, PASSED_AT_LEAST, ROUNDING, SAME_DAYS};
use crate::domain::Day;

/// How long dips take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BounceBack {
    /// Days after which half of the dips have passed, 1 or more; none when fewer than half were seen to pass.
    pub median_days: Option<i64>,
    /// How many dips there are, 5 or more.
    pub dips: usize,
    /// How many of them passed, 3 or more.
    pub passed: usize,
}

/// The median length of `dips` by Kaplan and Meier 1958 (doi:10.1080/01621459.1958.10501452): the first day on which
/// the share of dips that still go on is a half or less. A dip that was not seen to its end counts for as long as it
/// was seen, and is neither short nor long.
///
/// # Errors
/// [`NotYet`] with fewer than 5 dips, or fewer than 3 that passed; then each is told by itself.
pub fn bounce_back<'a>(dips: impl IntoIterator<Item = &'a Dip>) -> Result<BounceBack, NotYet> {
    let lengths: Vec<(i64, bool)> = dips
        .into_iter()
        .map(|dip| (dip.days(), dip.passed()))
        .collect();
    let (dips, passed) = (
        lengths.len(),
        lengths.iter().filter(|(_, passed)| *passed).count(),
    );
    NotYet::unless(Counted::Dips, dips, DIPS_AT_LEAST)?;
    NotYet::unless(Counted::Passed, passed, PASSED_AT_LEAST)?;
    Ok(BounceBack {
        median_days: median_length(lengths),
        dips,
        passed,
    })
}

/// The Kaplan-Meier median of lengths, each with whether it was seen to its end.
fn median_length(mut lengths: Vec<(i64, bool)>) -> Option<i64> {
    lengths.sort_unstable();
    let mut at_risk = lengths.len();
    let mut going_on = 1.0;
    for same in lengths.chunk_by(|one, other| one.0 == other.0) {
        let ended = same.iter().filter(|(_, ended)| *ended).count();
        going_on *= 1.0 - count(ended) / count(at_risk);
        at_risk -= same.len();
        // A half is a half, however its factors were rounded.
        if going_on <= 0.5 + ROUNDING {
            return same.first().map(|(days, _)| *days);
        }
    }
    None
}

/// How long dips took lately, against before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Shorter,
    /// Within a day.
    AboutTheSame,
    Longer,
}

/// The dips of the last 90 days against those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lately {
    pub length: Length,
    pub last: BounceBack,
    pub before: BounceBack,
}

/// Compares the dips that began in the 90 days that end with `today` with those before, by their medians. None unless
/// both have 5 dips, 3 that passed, and a median. It says nothing of chance or cause.
#[must_use]
pub fn lately(dips: &[Dip], today: Day) -> Option<Lately> {
    let from = today.plus(1 - LATELY);
    let last = bounce_back(dips.iter().filter(|dip| dip.start >= from)).ok()?;
    let before = bounce_back(dips.iter().filter(|dip| dip.start < from)).ok()?;
    let longer_by = last.median_days? - before.median_days?;
    let length = if longer_by.abs() <= SAME_DAYS {
        Length::AboutTheSame
    } else if longer_by < 0 {
        Length::Shorter
    } else {
        Length::Longer
    };
    Some(Lately {
        length,
        last,
        before,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::dip::Ending;
    use crate::insight::drawn::day;
    use proptest::prelude::*;

    /// A dip that began on `start` and was seen for `days`.
    fn dip(start: i64, days: i64, ending: Ending) -> Dip {
        Dip {
            start: day(start),
            until: day(start + days),
            ending,
            baseline: 4.0,
            n: 28,
            spread: 0.2,
            furthest: 2.0,
            furthest_on: day(start),
            pile_ups: Vec::new(),
        }
    }

    fn passed(start: i64, lengths: &[i64]) -> Vec<Dip> {
        (0..)
            .zip(lengths)
            .map(|(at, days)| dip(start + at, *days, Ending::Passed))
            .collect()
    }

    #[test]
    fn the_median_is_that_of_a_hand_worked_life_table() {
        // Freireich et al. 1963, the 21 children with 6-MP, weeks in remission; + still in it. The table everyone
        // works by hand: S falls to .857 .807 .753 .690 .627 .538 .448, so the median is 23.
        let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23];
        let going_on = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
        let all = ended.map(|days| (days, true)).into_iter();
        let all = all.chain(going_on.map(|days| (days, false)));
        assert_eq!(median_length(all.collect()), Some(23));
    }

    #[test]
    fn a_dip_not_seen_to_its_end_is_neither_short_nor_long() {
        // 2 of 5 passed on day 2: S = 3/5. On day 3 one of 3: 2/5.
        assert_eq!(
            bounce_back(&passed(0, &[2, 2, 3, 8, 9]))
                .unwrap()
                .median_days,
            Some(3)
        );
        // The same with the third open after 3 days: 3/5, then on day 8 one of 2: 3/10.
        let mut dips = passed(0, &[2, 2, 8, 9]);
        dips.push(dip(9, 3, Ending::Open));
        let expected = BounceBack {
            median_days: Some(8),
            dips: 5,
            passed: 4,
        };
        assert_eq!(bounce_back(&dips), Ok(expected));
    }

    #[test]
    fn half_of_them_passed_is_the_median() {
        // 5/6, 4/6, 3/6: the product of rounded factors still is a half.
        assert_eq!(
            bounce_back(&passed(0, &[1, 2, 3, 4, 5, 6]))
                .unwrap()
                .median_days,
            Some(3)
        );
    }

    #[test]
    fn when_most_dips_were_not_seen_to_pass_there_is_no_median() {
        let mut dips = passed(0, &[1, 1, 1]);
        dips.extend([10, 20, 30, 40].map(|start| dip(start, 5, Ending::LostSight)));
        assert_eq!(bounce_back(&dips).unwrap().median_days, None);
    }

    #[test]
    fn a_median_needs_five_dips_and_three_that_passed() {
        let yet = bounce_back(&passed(0, &[1, 2, 3, 4])).unwrap_err();
        assert_eq!((yet.what, yet.n, yet.of), (Counted::Dips, 4, 5));
        let mut dips = passed(0, &[1, 2]);
        dips.extend([9, 10, 11].map(|start| dip(start, 1, Ending::LostSight)));
        let yet = bounce_back(&dips).unwrap_err();
        assert_eq!((yet.what, yet.n, yet.of), (Counted::Passed, 2, 3));
    }

    #[test]
    fn the_last_90_days_are_compared_when_both_halves_have_five() {
        let length = |before: &[i64], last: &[i64]| {
            let dips = [passed(0, before), passed(111, last)].concat();
            lately(&dips, day(200)).map(|lately| lately.length)
        };
        let five = [4, 4, 4, 4, 4];
        assert_eq!(length(&five, &[2, 2, 2, 2, 2]), Some(Length::Shorter));
        assert_eq!(length(&five, &[5, 5, 5, 5, 5]), Some(Length::AboutTheSame));
        assert_eq!(length(&five, &[6, 6, 6, 6, 6]), Some(Length::Longer));
        assert_eq!(length(&five, &[4, 4, 4, 4]), None);
        assert_eq!(length(&[4, 4, 4, 4], &five), None);
        // Day 111 is the first of the 90 that end with day 200.
        assert!(lately(&[passed(0, &five), passed(110, &five)].concat(), day(200)).is_none());
    }

    proptest! {
        #[test]
        fn without_open_dips_it_is_the_plain_median(mut lengths in prop::collection::vec(1_i64..30, 5..40)) {
            let dips = passed(0, &lengths);
            lengths.sort_unstable();
            let middle = lengths[(lengths.len() - 1) / 2];
            prop_assert_eq!(bounce_back(&dips).unwrap().median_days, Some(middle));
        }

        #[test]
        fn losing_sight_of_a_dip_never_makes_the_median_shorter(lengths in prop::collection::vec(1_i64..30, 6..40), which in any::<prop::sample::Index>()) {
            let mut dips = passed(0, &lengths);
            let was = bounce_back(&dips).unwrap().median_days;
            let which = which.index(dips.len());
            dips[which].ending = Ending::LostSight;
            let is = bounce_back(&dips).unwrap().median_days;
            prop_assert!(is.is_none() || is >= was);
        }
    }
}

//! Contacts week by week: the person's usual, and whether it has been thinner lately. More is not better.

use super::not_yet::{Counted, NotYet};
use super::quantile::{count, median, quantile, sorted};
use super::thresholds::{THINNER_FOR, USUAL_OF_WEEKS};

/// The middle half of the weeks' contacts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UsualWeeks {
    pub low: f64,
    pub middle: f64,
    pub high: f64,
    /// How many weeks it rests on.
    pub n: usize,
}

/// The usual number of contacts a week, of the last 8 of `weeks`, oldest first; those of which nothing is known are
/// none.
///
/// # Errors
/// [`NotYet`] with fewer than 5 that are known.
pub fn usual_weeks(weeks: &[Option<usize>]) -> Result<UsualWeeks, NotYet> {
    let last = weeks.len().saturating_sub(USUAL_OF_WEEKS.values);
    let known = weeks.get(last..).unwrap_or_default().iter().flatten();
    let values = sorted(known.map(|contacts| count(*contacts)));
    let yet = NotYet {
        what: Counted::Weeks,
        n: values.len(),
        of: USUAL_OF_WEEKS.at_least,
    };
    let usual = || {
        Some(UsualWeeks {
            low: quantile(&values, 1, 4)?,
            middle: median(&values)?,
            high: quantile(&values, 3, 4)?,
            n: values.len(),
        })
    };
    NotYet::unless(yet.what, yet.n, yet.of)?;
    usual().ok_or(yet)
}

/// Whether the last two of `weeks` (whole ones, oldest first) both lie below the usual of the weeks before them. A week
/// in which nothing at all was written is unknown, not empty: of it nothing is said.
#[must_use]
pub fn thinner(weeks: &[Option<usize>]) -> bool {
    let (before, lately) = weeks.split_at(weeks.len().saturating_sub(THINNER_FOR));
    lately.len() == THINNER_FOR
        && usual_weeks(before).is_ok_and(|usual| {
            let below = |week: &Option<usize>| week.is_some_and(|it| count(it) < usual.low);
            lately.iter().all(below)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn weeks(drawn: &str) -> Vec<Option<usize>> {
        let digit = |c: char| c.to_digit(10).and_then(|it| usize::try_from(it).ok());
        drawn.chars().map(digit).collect()
    }

    #[test]
    fn two_weeks_below_the_usual_are_thinner() {
        assert!(thinner(&weeks("4545454522")));
        assert!(!thinner(&weeks("4545454524")), "one week is a week");
        assert!(!thinner(&weeks("4545454542")));
        assert!(!thinner(&weeks("454522")), "four weeks are too few");
        assert!(thinner(&weeks("4545422")));
        assert!(
            !thinner(&weeks("454545452-")),
            "a week of which nothing is known"
        );
        assert!(!thinner(&weeks("0000000000")), "their usual is none");
        assert!(!thinner(&weeks("")));
    }

    #[test]
    fn the_usual_is_that_of_the_last_eight_weeks() {
        let usual = usual_weeks(&weeks("999922334455")).expect("enough");
        assert_eq!((usual.low, usual.middle, usual.high), (2.75, 3.5, 4.25));
        assert_eq!(usual.n, 8);
        let yet = usual_weeks(&weeks("9999----4444")).expect_err("four weeks");
        assert_eq!((yet.n, yet.of), (4, 5));
    }

    proptest! {
        #[test]
        fn more_contact_lately_never_makes_it_thinner(
            before in prop::collection::vec(prop::option::of(0_usize..9), 0..12),
            lately in (0_usize..9, 0_usize..9), more in (0_usize..4, 0_usize..4),
        ) {
            let all = |a, b| before.iter().copied().chain([Some(a), Some(b)]).collect::<Vec<_>>();
            if thinner(&all(lately.0 + more.0, lately.1 + more.1)) {
                prop_assert!(thinner(&all(lately.0, lately.1)));
            }
        }
    }
}

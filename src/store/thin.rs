//! Which backups go: a pure rule over when they were made. Making and removing them stands in `backup`.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDateTime, TimeDelta};

/// How long everything stays, and how much of it.
const RECENT: (TimeDelta, usize) = (TimeDelta::hours(48), 10);
/// Of how many days, weeks and months the last one stays.
const DAYS: usize = 14;
const WEEKS: usize = 8;
const MONTHS: usize = 24;
/// So many always stay.
const LEAST: usize = 5;

/// Which of the backups that were made at `made` go, by their place, once the one at place `newest` was made `now`.
///
/// The clock may be wrong by years, so it decides as little as can be: the one that was just made stays, what lies in
/// the future stays until it is past, and days, weeks and months are counted by the backups that there are.
#[must_use]
pub(super) fn going(made: &[NaiveDateTime], newest: usize, now: NaiveDateTime) -> Vec<usize> {
    let mut past: Vec<(usize, NaiveDateTime)> = made
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, made)| *made <= now)
        .collect();
    past.sort_by_key(|(_, made)| Reverse(*made));
    let mut stays = BTreeSet::from([newest]);
    let (span, most) = RECENT;
    let recent = past.iter().filter(|(_, made)| now - *made <= span);
    stays.extend(recent.map(|(at, _)| *at).take(most));
    stays.extend(last_of_each(&past, |made| made.date()).take(DAYS));
    stays.extend(last_of_each(&past, |made| made.iso_week()).take(WEEKS));
    stays.extend(last_of_each(&past, |made| (made.year(), made.month())).take(MONTHS));
    stays.extend(past.iter().map(|(at, _)| *at).take(LEAST));
    past.iter()
        .map(|(at, _)| *at)
        .filter(|at| !stays.contains(at))
        .collect()
}

/// The last backup of each day, week or month, newest first, as `past` is.
fn last_of_each<K: PartialEq>(
    past: &[(usize, NaiveDateTime)],
    of: impl Fn(NaiveDateTime) -> K,
) -> impl Iterator<Item = usize> {
    let mut before = None;
    past.iter().filter_map(move |(at, made)| {
        let this = Some(of(*made));
        let is_last = this != before;
        before = this;
        is_last.then_some(*at)
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn at(day: i64, minute: i64) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 1, 1)
            .unwrap()
            .and_hms_opt(0, 0, 0)
            .unwrap()
            + TimeDelta::days(day)
            + TimeDelta::minutes(minute)
    }

    /// The backups that are there after one more was made, the newest last.
    fn make(made: &mut Vec<NaiveDateTime>, now: NaiveDateTime) -> Vec<NaiveDateTime> {
        made.push(now);
        let gone = going(made, made.len() - 1, now);
        let removed = gone.iter().map(|at| made[*at]).collect();
        let mut at = 0;
        made.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        removed
    }

    #[test]
    fn with_a_right_clock_two_days_two_weeks_two_months_and_two_years_stay() {
        let mut made = Vec::new();
        for day in 0..3_650 {
            for hour in [9, 13, 21] {
                make(&mut made, at(day, hour * 60));
            }
        }
        let last: Vec<i64> = made
            .iter()
            .map(|made| at(3_649, 21 * 60).signed_duration_since(*made).num_days())
            .collect();
        // Everything of 48 hours: three a day.
        assert_eq!(last.iter().filter(|days| **days < 2).count(), 6);
        for day in 0..14 {
            assert!(last.contains(&day), "{day}: {last:?}");
        }
        let months: BTreeSet<(i32, u32)> = made.iter().map(|it| (it.year(), it.month())).collect();
        assert_eq!(months.len(), 24);
        assert!(made.len() <= 10 + 14 + 8 + 24, "{}", made.len());
    }

    #[test]
    fn ten_of_one_day_stay_and_five_of_any() {
        let mut made = Vec::new();
        for minute in 0..40 {
            make(&mut made, at(0, minute));
        }
        assert_eq!(
            made,
            (30..40).map(|minute| at(0, minute)).collect::<Vec<_>>()
        );
        // A year later the old day is one day among others, and still five are there.
        make(&mut made, at(365, 0));
        assert_eq!(made.len(), LEAST);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

        /// Ten years of backups while the clock jumps between 50 years back and 80 ahead.
        #[test]
        fn whatever_the_clock_says_five_stay_and_the_newest_and_all_that_lies_ahead(
            jumps in prop::collection::vec((1_i64..300, prop_oneof![Just(0_i64), -50_i64 * 365..80 * 365], 0_i64..1_440), 1..40),
        ) {
            let mut made: Vec<NaiveDateTime> = Vec::new();
            let mut count = 0_usize;
            let mut day = 0;
            for (days, wrong, minute) in jumps {
                for _ in 0..days {
                    if day >= 3_650 {
                        break;
                    }
                    day += 1;
                    count += 1;
                    let now = at(day + wrong, minute);
                    let removed = make(&mut made, now);
                    prop_assert!(made.len() >= count.min(LEAST));
                    prop_assert_eq!(made.last(), Some(&now));
                    prop_assert!(removed.iter().all(|gone| *gone <= now));
                    let past = made.iter().filter(|made| **made <= now).count();
                    prop_assert!(past <= 10 + 14 + 8 + 24 + 1, "{}", past);
                    // Asked again, nothing more goes.
                    prop_assert!(going(&made, made.len() - 1, now).is_empty());
                }
            }
        }
    }
}

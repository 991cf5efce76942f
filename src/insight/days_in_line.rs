//! Days in line with what the person wants, since a date that they chose themselves. Nothing is ever reset.
//!
//! By choosing the date the person says how it has been since; a day with a note of a setback is the exception that they
//! wrote down. So days before the date are not counted at all, and the number of days in line never falls by more than
//! the days that got a note. No longest run and no run so far: a single day would then take all the others away.

use std::collections::BTreeSet;

use crate::domain::Day;

/// The days of a span that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaysInLine {
    /// All of them, today included: those of the span, or those since the date where that is shorter.
    pub days: usize,
    /// Of these, those with a note of a setback.
    pub noted: usize,
}

impl DaysInLine {
    /// The others.
    #[must_use]
    pub fn in_line(self) -> usize {
        self.days - self.noted
    }
}

/// The days since `since`, both it and `today` included; only the last `span` of them, where that is given. `noted` are
/// the days of setbacks, in any order, each as often as it comes. None for a date that has not come yet.
#[must_use]
pub fn days_in_line(
    since: Day,
    noted: impl IntoIterator<Item = Day>,
    today: Day,
    span: Option<i64>,
) -> Option<DaysInLine> {
    let from = span.map_or(since, |days| since.max(today.plus(1 - days)));
    let days = usize::try_from(today.since(from) + 1)
        .ok()
        .filter(|days| *days > 0)?;
    let noted: BTreeSet<Day> = noted
        .into_iter()
        .filter(|day| (from..=today).contains(day))
        .collect();
    Some(DaysInLine {
        days,
        noted: noted.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::day;
    use proptest::prelude::*;

    #[test]
    fn the_first_day_and_today_are_counted() {
        let of = |since, today, span| {
            days_in_line(day(since), [day(3), day(3), day(8)], day(today), span)
                .map(|it| (it.days, it.noted, it.in_line()))
        };
        assert_eq!(of(0, 9, None), Some((10, 2, 8)));
        assert_eq!(of(0, 9, Some(5)), Some((5, 1, 4)));
        assert_eq!(of(0, 9, Some(30)), Some((10, 2, 8)));
        assert_eq!(of(9, 9, Some(30)), Some((1, 0, 1)));
        assert_eq!(of(10, 9, None), None);
    }

    proptest! {
        #[test]
        fn a_note_takes_one_day_and_no_more(
            since in -400_i64..0, today in 0_i64..400, span in prop::option::of(1_i64..120),
            notes in prop::collection::vec(-500_i64..500, 0..30), one in -500_i64..500,
        ) {
            let of = |notes: &[i64]| {
                days_in_line(day(since), notes.iter().map(|at| day(*at)), day(today), span).expect("a past date")
            };
            let before = of(&notes);
            let mut more = notes.clone();
            more.push(one);
            let after = of(&more);
            prop_assert_eq!(before.days, after.days);
            prop_assert!(before.noted <= before.days);
            prop_assert!(before.in_line() - after.in_line() <= 1);
            more.extend(&notes);
            prop_assert_eq!(of(&more), after);
        }

        #[test]
        fn with_each_new_day_without_a_note_all_days_in_line_grow_by_one(
            since in -400_i64..0, today in 0_i64..400, notes in prop::collection::vec(-500_i64..0, 0..30),
        ) {
            let of = |today| days_in_line(day(since), notes.iter().map(|at| day(*at)), day(today), None).expect("past");
            prop_assert_eq!(of(today).in_line() + 1, of(today + 1).in_line());
        }
    }
}

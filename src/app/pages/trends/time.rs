//! Which days the charts show: how many, and up to which.

use crate::app::trend::Shown;
use crate::domain::Day;

/// How many days can be shown, the fewest first; past these, all there are.
const DAYS: [i64; 8] = [7, 14, 28, 56, 91, 182, 365, 3652];

/// Four weeks at first.
const FIRST: usize = 2;

/// A window on the days from the first check-in to the last day that can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// The number of its width in [`DAYS`]; past them, all days.
    width: usize,
    /// The last day shown; none: the last there is.
    to: Option<Day>,
}

/// What a window shows, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    Days(i64),
    Years(i64),
    All,
}

impl Time {
    pub(super) fn new() -> Self {
        Self {
            width: FIRST,
            to: None,
        }
    }

    pub(super) fn width(self) -> Width {
        match DAYS.get(self.width) {
            Some(3652) => Width::Years(10),
            Some(days) => Width::Days(*days),
            None => Width::All,
        }
    }

    /// The days shown when there are check-ins from `first` on and `last` is the last day there is.
    pub(super) fn shown(self, first: Day, last: Day) -> Shown {
        let to = self.to.unwrap_or(last).min(last);
        let from = match DAYS.get(self.width) {
            Some(days) => to.plus(1 - days),
            None => first,
        };
        Shown { from, to, last }
    }

    /// Shows more days; what is wider than all there are shows all. None when it shows all already.
    pub(super) fn more(self, first: Day, last: Day) -> Option<Self> {
        let all = last.since(first) + 1;
        if DAYS.get(self.width).is_none_or(|days| *days >= all) {
            return None;
        }
        let width = self.width + 1;
        if DAYS.get(width).is_none_or(|days| *days >= all) {
            return Some(Self {
                width: DAYS.len(),
                to: None,
            });
        }
        Some(Self { width, ..self }.held(first, last))
    }

    /// Shows fewer days. None when there are no fewer.
    pub(super) fn fewer(self, first: Day, last: Day) -> Option<Self> {
        let shown = self.shown(first, last).days();
        let width = DAYS.iter().rposition(|days| *days < shown)?;
        (width < self.width).then_some(Self { width, ..self })
    }

    /// A quarter of its width earlier, in whole weeks. None when it shows the first days already.
    pub(super) fn earlier(self, first: Day, last: Day) -> Option<Self> {
        let shown = self.shown(first, last);
        (shown.from > first).then(|| {
            Self {
                to: Some(shown.to.plus(-step(shown.days()))),
                ..self
            }
            .held(first, last)
        })
    }

    /// As far later. None when it shows the last days already.
    pub(super) fn later(self, first: Day, last: Day) -> Option<Self> {
        let shown = self.shown(first, last);
        (shown.to < last).then(|| {
            Self {
                to: Some(shown.to.plus(step(shown.days()))),
                ..self
            }
            .held(first, last)
        })
    }

    /// The last days. None when it shows them already.
    pub(super) fn now(self) -> Option<Self> {
        self.to.map(|_| Self { to: None, ..self })
    }

    /// The same window, begun no earlier than the first day and ended no later than the last.
    fn held(self, first: Day, last: Day) -> Self {
        let days = self.shown(first, last).days();
        Self {
            to: self
                .to
                .map(|to| to.max(first.plus(days - 1)))
                .filter(|to| *to < last),
            ..self
        }
    }
}

fn step(days: i64) -> i64 {
    (days / 4 / 7).max(1) * 7
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(days: i64) -> Day {
        "2022-01-01".parse::<Day>().expect("a day").plus(days)
    }

    #[test]
    fn four_weeks_are_shown_first_up_to_the_last_day() {
        let shown = Time::new().shown(day(0), day(99));
        assert_eq!((shown.from, shown.to), (day(72), day(99)));
    }

    #[test]
    fn what_is_wider_than_all_days_shows_all() {
        let more = Time::new().more(day(0), day(40)).expect("more");
        assert_eq!(more.width(), Width::All);
        assert_eq!(more.shown(day(0), day(40)).from, day(0));
        assert_eq!(more.more(day(0), day(40)), None);
        let fewer = more.fewer(day(0), day(40)).expect("fewer");
        assert_eq!(fewer.width(), Width::Days(28));
    }

    proptest! {
        #[test]
        fn a_window_never_leaves_the_days_there_are(all in 1_i64..9000, keys in prop::collection::vec(0_u8..5, 0..40)) {
            let (first, last) = (day(0), day(all - 1));
            let mut time = Time::new();
            for key in keys {
                let next = match key {
                    0 => time.more(first, last),
                    1 => time.fewer(first, last),
                    2 => time.earlier(first, last),
                    3 => time.later(first, last),
                    _ => time.now(),
                };
                time = next.unwrap_or(time);
                let shown = time.shown(first, last);
                prop_assert!(shown.from <= shown.to && shown.to <= last);
                prop_assert!(shown.from >= first || shown.to == last || shown.to.since(first) + 1 >= shown.days());
            }
        }

        #[test]
        fn earlier_leads_to_the_first_day_and_later_back_to_the_last(all in 1_i64..4000) {
            let (first, last) = (day(0), day(all - 1));
            let mut time = Time::new();
            for _ in 0..1000 {
                time = time.earlier(first, last).unwrap_or(time);
            }
            prop_assert!(time.shown(first, last).from <= first);
            for _ in 0..1000 {
                time = time.later(first, last).unwrap_or(time);
            }
            prop_assert_eq!(time.shown(first, last).to, last);
        }
    }
}

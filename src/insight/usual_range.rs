//! A person's usual range, and where an average stands against it. Nobody else is the measure.

use super::not_yet::{Counted, NotYet};
use super::quantile::{median, quantile, sorted, spread};
use super::scale::Scale;
use super::thresholds::{END_OF_USUAL, USUAL, USUAL_OF_WEEKS, Window};
use crate::domain::{Day, Series};

/// The middle half of the days' values, in levels, `low` <= `middle` <= `high`.
///
/// About half of all single days lie outside it, and that means nothing: only averages are compared with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// The first quartile.
    pub low: f64,
    /// The median.
    pub middle: f64,
    /// The third quartile.
    pub high: f64,
    /// How far single days lie from the middle (1.4826 times the median absolute deviation), never below the
    /// scale's floor.
    pub spread: f64,
    /// How many days have a value.
    pub n: usize,
    /// The first of these days.
    pub from: Day,
    /// The last of these days.
    pub to: Day,
}

/// Where an average stands against the usual range. High is not good and low is not bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Below,
    /// Below, by no more than two weeks differ that are about the same.
    LittleBelow,
    /// In the lowest quarter of the range.
    LowEnd,
    Within,
    /// In the highest quarter of the range.
    HighEnd,
    LittleAbove,
    Above,
}

impl Standing {
    /// What the messages that say it are called after.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::LittleBelow => "little-below",
            Self::LowEnd => "low-end",
            Self::Within => "within",
            Self::HighEnd => "high-end",
            Self::LittleAbove => "little-above",
            Self::Above => "above",
        }
    }
}

impl Usual {
    /// The usual range of a daily question as of `to`: the newest 28 days with a value, none of them 60 days back
    /// or more. The week that ends with `to` is part of it, so an average that stands outside does so the more surely.
    ///
    /// # Errors
    /// [`NotYet`] with fewer than 14 such days.
    pub fn of_days(series: &Series, scale: Scale, to: Day) -> Result<Self, NotYet> {
        Self::over(series, scale, USUAL, to)
    }

    /// The usual range of a weekly question as of `to`: the answers of the last 8 weeks. To compare a week with the
    /// weeks before it, end before it.
    ///
    /// # Errors
    /// [`NotYet`] with fewer than 5 such answers.
    pub fn of_weeks(series: &Series, scale: Scale, to: Day) -> Result<Self, NotYet> {
        Self::over(series, scale, USUAL_OF_WEEKS, to).map_err(|yet| NotYet {
            what: Counted::Weeks,
            ..yet
        })
    }

    fn over(series: &Series, scale: Scale, window: Window, to: Day) -> Result<Self, NotYet> {
        let days = series.between(to.plus(1 - window.days), to);
        let newest = days.len().saturating_sub(window.values);
        let days = days.get(newest..).unwrap_or_default();
        let not_yet = NotYet {
            what: Counted::Days,
            n: days.len(),
            of: window.at_least,
        };
        if days.len() < window.at_least {
            return Err(not_yet);
        }
        let values = sorted(days.iter().map(|(_, value)| *value));
        let quarter = |part| quantile(&values, part, 4).ok_or(not_yet);
        let middle = median(&values).ok_or(not_yet)?;
        Ok(Self {
            low: quarter(1)?,
            middle,
            high: quarter(3)?,
            spread: spread(&values, middle).max(scale.spread_floor()),
            n: days.len(),
            from: days.first().ok_or(not_yet)?.0,
            to: days.last().ok_or(not_yet)?.0,
        })
    }

    /// Where `average` stands: the 7-day average for a daily question, the week's answer for a weekly one.
    #[must_use]
    pub fn standing(&self, average: f64, scale: Scale) -> Standing {
        let little = scale.same_within(self.spread);
        let end = (self.high - self.low) * END_OF_USUAL;
        if average < self.low - little {
            Standing::Below
        } else if average < self.low {
            Standing::LittleBelow
        } else if average > self.high + little {
            Standing::Above
        } else if average > self.high {
            Standing::LittleAbove
        } else if average < self.low + end {
            Standing::LowEnd
        } else if average > self.high - end {
            Standing::HighEnd
        } else {
            Standing::Within
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{MOOD, TENS, day, drawn, life, with};
    use proptest::prelude::*;

    #[test]
    fn fourteen_days_make_a_usual_range() {
        let thirteen = drawn("3333333333333");
        let expected = NotYet {
            what: Counted::Days,
            n: 13,
            of: 14,
        };
        assert_eq!(Usual::of_days(&thirteen, MOOD, day(12)), Err(expected));
        // In order: 1 2 2 3 3 3 3 4 4 4 4 5 5 5; quartiles at places 3.25 and 9.75.
        let usual = Usual::of_days(&drawn("12233334444555"), MOOD, day(13)).unwrap();
        assert_eq!((usual.low, usual.middle, usual.high), (3.0, 3.5, 4.0));
        assert_eq!((usual.n, usual.from, usual.to), (14, day(0), day(13)));
        // Half the days lie within half a level of 3.5, the others further: the median is (0.5 + 0.5) / 2.
        assert!((usual.spread - 0.5 * 1.4826).abs() < 1e-12);
    }

    #[test]
    fn it_takes_the_newest_28_values_of_60_days() {
        let full = drawn(&format!("{}{}", "1".repeat(40), "4".repeat(28)));
        let usual = Usual::of_days(&full, MOOD, day(67)).unwrap();
        assert_eq!((usual.low, usual.high, usual.n), (4.0, 4.0, 28));
        assert_eq!(usual.from, day(40));
        // Every third day: 20 of the last 60.
        let usual = Usual::of_days(&drawn(&"..3".repeat(40)), MOOD, day(119)).unwrap();
        assert_eq!((usual.n, usual.from), (20, day(62)));
    }

    #[test]
    fn days_long_ago_are_no_longer_usual() {
        let series = drawn(&"3".repeat(30));
        assert!(Usual::of_days(&series, MOOD, day(75)).is_ok());
        assert_eq!(Usual::of_days(&series, MOOD, day(76)).unwrap_err().n, 13);
    }

    #[test]
    fn a_person_who_always_gives_one_answer_has_the_floor_as_spread() {
        let usual = Usual::of_days(&drawn(&"3".repeat(14)), MOOD, day(13)).unwrap();
        assert!((usual.spread - 0.2).abs() < 1e-12);
        let of = |average| usual.standing(average, MOOD);
        assert_eq!(of(3.0), Standing::Within);
        assert_eq!(of(3.15), Standing::LittleAbove);
        assert_eq!(of(2.5), Standing::Below);
    }

    #[test]
    fn a_weekly_question_has_a_usual_range_from_five_weeks_on() {
        let weekly = |weeks: usize| drawn(&"4......".repeat(weeks));
        let yet = Usual::of_weeks(&weekly(4), MOOD, day(27)).unwrap_err();
        assert_eq!((yet.what, yet.n, yet.of), (Counted::Weeks, 4, 5));
        assert_eq!(Usual::of_weeks(&weekly(5), MOOD, day(34)).unwrap().n, 5);
        assert_eq!(Usual::of_weeks(&weekly(20), MOOD, day(139)).unwrap().n, 8);
    }

    #[test]
    fn an_average_stands_at_an_end_within_or_outside() {
        let usual = Usual {
            low: 2.5,
            middle: 3.0,
            high: 3.9,
            spread: 0.2,
            n: 28,
            from: day(0),
            to: day(27),
        };
        let of = |average| usual.standing(average, MOOD);
        assert_eq!(of(2.2), Standing::Below);
        assert_eq!(of(2.4), Standing::LittleBelow);
        assert_eq!(of(2.5), Standing::LowEnd);
        assert_eq!(of(3.2), Standing::Within);
        assert_eq!(of(3.8), Standing::HighEnd);
        assert_eq!(of(4.0), Standing::LittleAbove);
        assert_eq!(of(4.2), Standing::Above);
    }

    proptest! {
        #[test]
        fn adding_a_constant_moves_the_range_by_it(series in life(80)) {
            let moved = with(&series, |value| value + 3.0);
            match (Usual::of_days(&series, TENS, day(79)), Usual::of_days(&moved, TENS, day(79))) {
                (Ok(was), Ok(is)) => {
                    let by_three = Usual { low: was.low + 3.0, middle: was.middle + 3.0, high: was.high + 3.0, ..was };
                    prop_assert_eq!(is, by_three);
                }
                (was, is) => prop_assert_eq!(was, is),
            }
        }

        #[test]
        fn doubling_the_values_and_the_scale_doubles_the_range(series in life(80)) {
            let half = Scale { highest: 5, ..TENS };
            let doubled = with(&series, |value| value * 2.0);
            if let Ok(was) = Usual::of_days(&series, half, day(79)) {
                let is = Usual::of_days(&doubled, TENS, day(79)).unwrap();
                let twice = Usual { low: was.low * 2.0, middle: was.middle * 2.0, high: was.high * 2.0, spread: was.spread * 2.0, ..was };
                prop_assert_eq!(is, twice);
            }
        }

        #[test]
        fn the_order_of_the_days_does_not_matter(values in prop::collection::vec(1_u8..=5, 14..28)) {
            let of = |values: Vec<u8>| {
                let series = Series::new((0..).zip(values).map(|(at, value)| (day(at), f64::from(value))));
                Usual::of_days(&series, MOOD, day(27)).map(|usual| (usual.low, usual.middle, usual.high, usual.spread))
            };
            prop_assert_eq!(of(values.iter().rev().copied().collect()), of(values));
        }

        #[test]
        fn about_half_the_days_or_more_lie_within_the_range(series in life(80)) {
            if let Ok(usual) = Usual::of_days(&series, MOOD, day(79)) {
                let days = series.between(usual.from, usual.to);
                let within = days.iter().filter(|(_, value)| (usual.low..=usual.high).contains(value)).count();
                prop_assert!(usual.low <= usual.middle && usual.middle <= usual.high);
                prop_assert_eq!(days.len(), usual.n);
                prop_assert!(within * 2 + 2 >= usual.n);
            }
        }

        #[test]
        fn higher_averages_never_stand_lower(series in life(80), one in 1.0_f64..5.0, other in 1.0_f64..5.0) {
            if let Ok(usual) = Usual::of_days(&series, MOOD, day(79)) {
                let [low, high] = if one < other { [one, other] } else { [other, one] };
                prop_assert!(usual.standing(low, MOOD) <= usual.standing(high, MOOD));
            }
        }
    }
}

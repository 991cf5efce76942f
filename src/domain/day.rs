//! Calendar days and the moment at which something is written down.
//!
//! A day is what the person would call "today": it ends at a set hour of the night, not at midnight. It is decided
//! once, when a record is made, and never computed from an instant later, so travel and daylight saving move nothing.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, Timelike, Weekday};
use serde::{Deserialize, Deserializer, Serialize, de};

use super::invalid::Invalid;

/// An instant with the offset that was in force when it was written down, to the second.
pub type Instant = DateTime<FixedOffset>;

/// The hour (0 to 23) at which a day ends when the person set nothing else.
pub const DAY_END: u32 = 4;

/// How many years back from today something may be written down for.
pub const YEARS_BACK: i32 = 100;

/// A local calendar day, written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of `date`.
    #[must_use]
    pub fn new(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The day that `at` belongs to when a day ends at `day_end` o'clock (0 to 23).
    #[must_use]
    pub fn of(at: Instant, day_end: u32) -> Self {
        let date = at.date_naive();
        if at.hour() < day_end {
            Self(date.pred_opt().unwrap_or(date))
        } else {
            Self(date)
        }
    }

    /// The date itself.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// This day moved by `days` (negative is back); it stays where it is at the ends of the calendar.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Duration::try_days(days)
            .and_then(|span| self.0.checked_add_signed(span))
            .map_or(self, Self)
    }

    /// Whole days from `earlier` to this day; negative when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The first day of this day's week, for weeks that start on `start`.
    #[must_use]
    pub fn week_start(self, start: Weekday) -> Self {
        self.plus(-i64::from(self.weekday().days_since(start)))
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn month_start(self) -> Self {
        self.plus(1 - i64::from(self.0.day()))
    }

    /// How many days this day's month has, 28 to 31.
    #[must_use]
    pub fn month_length(self) -> u32 {
        u32::from(self.0.num_days_in_month())
    }

    /// Days since 1 January of year 1: a small number that sorts as days do.
    #[must_use]
    pub fn number(self) -> i64 {
        i64::from(self.0.num_days_from_ce())
    }

    /// The day with that [`Day::number`], when the calendar has it.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        i32::try_from(number)
            .ok()
            .and_then(NaiveDate::from_num_days_from_ce_opt)
            .map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Day;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
                text.parse().map_err(E::custom)
            }
        }
        from.deserialize_str(Text)
    }
}

impl FromStr for Day {
    type Err = Invalid;

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`Invalid::NoSuchDay`] when the text is no such day.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let shape = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()
            .filter(|_| shape)
            .map(Self)
            .ok_or_else(|| Invalid::NoSuchDay(text.to_owned()))
    }
}

/// When something is done: the instant, and the day it counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant, to the second, with its offset.
    pub at: Instant,
    /// The day that this instant belongs to for the person.
    pub today: Day,
}

impl Moment {
    /// Whether the calendar has already turned while the person's day still goes on (between midnight and day end).
    #[must_use]
    pub fn after_midnight(self) -> bool {
        self.at.date_naive() > self.today.date()
    }

    /// Accepts a day to write something down for: not in the future, at most [`YEARS_BACK`] years back.
    ///
    /// # Errors
    /// [`Invalid::FutureDay`] or [`Invalid::TooLongAgo`].
    pub fn past_day(self, day: Day) -> Result<Day, Invalid> {
        if day > self.today {
            return Err(Invalid::FutureDay(day));
        }
        if self.today.date().year() - day.date().year() > YEARS_BACK {
            return Err(Invalid::TooLongAgo(day));
        }
        Ok(day)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_in_json_is_as_strict_as_a_day_that_is_typed() {
        let read = |text: &str| serde_json::from_str::<super::Day>(text);
        assert!(read("\"2026-11-22\"").is_ok());
        for wrong in [
            "\"2026-11-31\"",
            "\"2026-11-5\"",
            "\"+12026-11-05\"",
            "20261122",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn a_day_ends_at_four_in_the_night() {
        let at = |text: &str| DateTime::parse_from_rfc3339(text).expect("an instant");
        assert_eq!(
            Day::of(at("2026-11-22T03:59:59-05:00"), 4),
            day("2026-11-21")
        );
        assert_eq!(
            Day::of(at("2026-11-22T04:00:00-05:00"), 4),
            day("2026-11-22")
        );
        assert_eq!(
            Day::of(at("2026-11-22T00:00:00+14:00"), 0),
            day("2026-11-22")
        );
    }

    #[test]
    fn only_whole_days_of_the_calendar_are_read() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "26-01-01",
            "2026-1-1",
            "+2026-01-01",
            "2026-11-22x",
            "",
            "yesterday",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
    }

    #[test]
    fn weeks_start_on_the_day_that_was_chosen() {
        assert_eq!(
            day("2026-11-22").week_start(Weekday::Mon),
            day("2026-11-16")
        );
        assert_eq!(
            day("2026-11-22").week_start(Weekday::Sun),
            day("2026-11-22")
        );
        assert_eq!(
            day("2026-11-16").week_start(Weekday::Mon),
            day("2026-11-16")
        );
    }

    /// Any day from 1915 to 2188, so that leap years and the ends of years and centuries are among them.
    fn any_day() -> impl Strategy<Value = Day> {
        (699_000..799_000_i64).prop_map(|number| Day::from_number(number).expect("a day"))
    }

    proptest! {
        #[test]
        fn a_week_has_seven_days_whatever_day_it_starts_on(day in any_day(), start in 0..7_u8) {
            let start = Weekday::try_from(start).expect("a weekday");
            let first = day.week_start(start);
            prop_assert_eq!(first.weekday(), start);
            prop_assert!((0..7).contains(&day.since(first)));
            for on in 0..7 {
                prop_assert_eq!(first.plus(on).week_start(start), first);
            }
            prop_assert_eq!(first.plus(7).week_start(start), first.plus(7));
        }

        #[test]
        fn days_are_counted_across_the_ends_of_years(day in any_day(), by in -60_000..60_000_i64) {
            let other = day.plus(by);
            prop_assert_eq!(other.since(day), by);
            prop_assert_eq!(other.plus(-by), day);
            prop_assert_eq!(i64::from(other.weekday().days_since(day.weekday())), by.rem_euclid(7));
            prop_assert_eq!(other.to_string().parse::<Day>().expect("a day"), other);
        }
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        let last = Day::new(NaiveDate::MAX);
        assert_eq!(last.plus(1), last);
        assert_eq!(
            Day::from_number(day("2026-11-22").number()),
            Some(day("2026-11-22"))
        );
    }

    #[test]
    fn nothing_is_written_down_for_the_future() {
        let at = DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").expect("an instant");
        let now = Moment {
            at,
            today: day("2026-11-22"),
        };
        assert!(now.past_day(day("2026-11-23")).is_err());
        assert!(now.past_day(day("1926-01-01")).is_ok());
        assert!(now.past_day(day("1925-12-31")).is_err());
    }
}

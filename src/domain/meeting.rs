//! When a group meets next, and which meeting is over and not written down yet.

use chrono::NaiveTime;

use super::day::{Day, Moment};
use super::person::Meets;

/// A meeting to speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// It is still to come, at the latest in a week.
    Coming(Day),
    /// It was today or yesterday, and nothing is known of it yet.
    Over(Day),
}

impl Meeting {
    /// Its day.
    #[must_use]
    pub fn day(self) -> Day {
        match self {
            Self::Coming(day) | Self::Over(day) => day,
        }
    }
}

impl Meets {
    /// The meeting to speak of at `now`: one that is over and not `settled`, else the next. None where no day of the
    /// week is set. Without a time a meeting is over with its day.
    #[must_use]
    pub fn meeting(&self, now: Moment, settled: impl Fn(Day) -> bool) -> Option<Meeting> {
        let meets = |day: &Day| self.weekdays.contains(&day.weekday());
        let begun = self.time.is_some_and(|time| is_past(time, now));
        let is_over = |day: Day| day < now.today || day == now.today && begun;
        let open = |day: &Day| meets(day) && !settled(*day);
        let lately = [now.today, now.today.plus(-1)];
        let over = lately.into_iter().find(|day| open(day) && is_over(*day));
        let mut coming = (0..=7).map(|days| now.today.plus(days));
        let next = |day: &Day| open(day) && !is_over(*day);
        over.map(Meeting::Over)
            .or_else(|| coming.find(next).map(Meeting::Coming))
    }
}

/// Whether `time` of today has come.
fn is_past(time: NaiveTime, now: Moment) -> bool {
    now.after_midnight() || now.at.time() >= time
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;
    use proptest::prelude::*;

    fn now(text: &str) -> Moment {
        let at = chrono::DateTime::parse_from_rfc3339(text).expect("an instant");
        Moment {
            at,
            today: Day::of(at, 4),
        }
    }

    fn tuesdays(time: Option<&str>) -> Meets {
        Meets {
            weekdays: vec![Weekday::Tue],
            time: time.map(|it| it.parse().expect("a time")),
            place: None,
        }
    }

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn a_meeting_is_coming_until_its_time_and_then_over_for_a_day() {
        let at_seven = tuesdays(Some("19:00:00"));
        let of = |at: &str| at_seven.meeting(now(at), |_| false);
        let (this, next) = (day("2022-11-22"), day("2022-11-29"));
        assert_eq!(of("2022-11-22T18:59:00-05:00"), Some(Meeting::Coming(this)));
        assert_eq!(of("2022-11-22T19:00:00-05:00"), Some(Meeting::Over(this)));
        // Past midnight the day still goes on.
        assert_eq!(of("2022-11-23T01:00:00-05:00"), Some(Meeting::Over(this)));
        assert_eq!(of("2022-11-23T12:00:00-05:00"), Some(Meeting::Over(this)));
        assert_eq!(of("2022-11-24T12:00:00-05:00"), Some(Meeting::Coming(next)));
    }

    #[test]
    fn what_is_settled_gives_way_to_the_next() {
        let it = tuesdays(Some("19:00:00"));
        let settled = |day: Day| day.to_string() == "2022-11-22";
        let next = Some(Meeting::Coming(day("2022-11-29")));
        for at in ["2022-11-22T12:00:00-05:00", "2022-11-22T22:00:00-05:00"] {
            assert_eq!(it.meeting(now(at), settled), next, "{at}");
        }
    }

    #[test]
    fn a_meeting_on_no_day_is_never_near_and_one_without_a_time_lasts_its_day() {
        let none = Meets::default();
        assert_eq!(
            none.meeting(now("2022-11-22T12:00:00-05:00"), |_| false),
            None
        );
        let all_day = tuesdays(None).meeting(now("2022-11-22T23:00:00-05:00"), |_| false);
        assert_eq!(all_day, Some(Meeting::Coming(day("2022-11-22"))));
    }

    proptest! {
        #[test]
        fn every_group_with_a_day_has_a_meeting_within_a_week(
            days in prop::collection::btree_set(0_u8..7, 1..7), hour in 0_u32..24, at in 0_i64..2_000_000,
        ) {
            let meets = Meets {
                weekdays: days.iter().filter_map(|it| Weekday::try_from(*it).ok()).collect(),
                time: NaiveTime::from_hms_opt(hour, 0, 0),
                place: None,
            };
            let at = chrono::DateTime::from_timestamp(1_669_000_000 + at, 0).expect("an instant").fixed_offset();
            let now = Moment { at, today: Day::of(at, 4) };
            let found = meets.meeting(now, |_| false).expect("a meeting");
            prop_assert!(meets.weekdays.contains(&found.day().weekday()));
            let days = found.day().since(now.today);
            match found {
                Meeting::Over(_) => prop_assert!((-1..=0).contains(&days)),
                Meeting::Coming(_) => prop_assert!((0..=7).contains(&days)),
            }
            let settled = meets.meeting(now, |day| day == found.day());
            prop_assert!(settled.is_none_or(|it| it.day() != found.day()));
        }
    }
}

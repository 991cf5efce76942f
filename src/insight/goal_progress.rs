//! A goal's weeks: what was done, beside what was planned.
//!
//! Each week starts fresh, more than planned stays more than planned, and a week off or a week in which nothing was
//! written is not a zero.

use super::quantile::count;
use super::thresholds::{GOAL_VIEW, MOST, MOST_IN, SMALLER_STEP_AFTER, WEEK};
use crate::domain::{Aim, Day};

/// One week of a goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekDone {
    /// Its first day.
    pub start: Day,
    /// Days planned, 1 to 7.
    pub planned: u8,
    /// Days with something done, 0 to 7.
    pub done: u8,
    /// Days with some of it done and no more. Shown beside `done`, never in it.
    pub part: u8,
    /// Days answered "not today" and no more.
    pub not_today: u8,
    /// What the amounts add up to, in the plan's unit.
    pub amount: f64,
    /// A week off that the person chose.
    pub off: bool,
    /// How sure the person was of this week's plan in the end, 1 to 10, where it was rated.
    pub confidence: Option<u8>,
}

/// Where a week stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekStands {
    NotStarted,
    SoFar,
    Over,
    /// Over or not, it was a week off.
    Off,
    /// It is over and no day has an answer, so nobody knows.
    NothingWritten,
}

impl WeekDone {
    /// Where it stands on `today`.
    #[must_use]
    pub fn stands(&self, today: Day) -> WeekStands {
        if self.off {
            WeekStands::Off
        } else if today < self.start {
            WeekStands::NotStarted
        } else if today < self.start.plus(WEEK) {
            WeekStands::SoFar
        } else if self.done == 0 && self.part == 0 && self.not_today == 0 {
            WeekStands::NothingWritten
        } else {
            WeekStands::Over
        }
    }

    /// Whether it met its plan: as many days as planned; no more than planned where that is the aim, which only a week
    /// that is over can tell. Weeks off and weeks with nothing written meet nothing and miss nothing.
    #[must_use]
    pub fn met(&self, aim: Aim, today: Day) -> bool {
        match (self.stands(today), aim) {
            (WeekStands::Over, Aim::AtMost) => self.done <= self.planned,
            (_, Aim::AtMost) => false,
            (WeekStands::Over | WeekStands::SoFar, _) => self.done >= self.planned,
            _ => false,
        }
    }

    /// Done over planned, 0 or more, above 1 when more was done; none of nothing planned.
    #[must_use]
    pub fn completion(&self) -> Option<f64> {
        (self.planned > 0).then(|| f64::from(self.done) / f64::from(self.planned))
    }
}

/// A goal's weeks taken together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GoalProgress {
    /// Days with something done, in every week, weeks off and this week too.
    pub done: u32,
    /// Days with some of it done.
    pub part: u32,
    /// What all amounts add up to, in the plan's unit.
    pub amount: f64,
    /// Weeks that met their plan, this week too if it already has.
    pub met: usize,
    /// Weeks that are over, in which something was written, and that were not off.
    pub over: usize,
    /// Weeks off, past and to come.
    pub off: usize,
    /// Days done, or more, in three of four weeks that are over; none with fewer than 4 such weeks. "Most weeks you
    /// walked 3 times or more."
    pub most_weeks: Option<u8>,
}

/// Sums up a goal's weeks, given oldest first. Nothing is capped.
#[must_use]
pub fn goal_progress(weeks: &[WeekDone], aim: Aim, today: Day) -> GoalProgress {
    let over = || over(weeks, today);
    let mut days: Vec<u8> = over().map(|week| week.done).collect();
    days.sort_unstable();
    // The first quarter of the weeks, rounded down, may have less.
    let less = days.len() * (MOST_IN - MOST) / MOST_IN;
    GoalProgress {
        done: weeks.iter().map(|week| u32::from(week.done)).sum(),
        part: weeks.iter().map(|week| u32::from(week.part)).sum(),
        amount: weeks.iter().map(|week| week.amount).sum(),
        met: weeks.iter().filter(|week| week.met(aim, today)).count(),
        over: over().count(),
        off: weeks.iter().filter(|week| week.off).count(),
        most_weeks: days.get(less).copied().filter(|_| days.len() >= MOST_IN),
    }
}

/// Weeks that are over and known, oldest first.
pub(super) fn over(weeks: &[WeekDone], today: Day) -> impl DoubleEndedIterator<Item = &WeekDone> {
    weeks
        .iter()
        .filter(move |week| week.stands(today) == WeekStands::Over)
}

/// Some weeks' days, done and planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weeks {
    /// Days with something done; may be more than planned.
    pub done: u32,
    pub planned: u32,
    /// How many weeks, 1 to 4.
    pub n: usize,
}

/// The last four weeks that are over and known. For a moving view, give it the weeks up to each. None before the first
/// such week.
#[must_use]
pub fn four_weeks(weeks: &[WeekDone], today: Day) -> Option<Weeks> {
    over(weeks, today)
        .rev()
        .take(GOAL_VIEW)
        .fold(None, |sum, week| {
            let sum = sum.unwrap_or(Weeks {
                done: 0,
                planned: 0,
                n: 0,
            });
            Some(Weeks {
                done: sum.done + u32::from(week.done),
                planned: sum.planned + u32::from(week.planned),
                n: sum.n + 1,
            })
        })
}

/// What a week has come to lately: the mean amount of the last four weeks that are over and known, in the plan's unit,
/// with how many weeks that is, 1 to 4. None before the first such week.
#[must_use]
pub fn amount_a_week(weeks: &[WeekDone], today: Day) -> Option<(f64, usize)> {
    let last = || over(weeks, today).rev().take(GOAL_VIEW);
    let n = last().count();
    let sum: f64 = last().map(|week| week.amount).sum();
    (n > 0).then(|| (sum / count(n), n))
}

/// Whether to offer a smaller step (never a reminder): the last two weeks that are over and known each did less than
/// half of their plan. For goals that ask for at least so many days.
#[must_use]
pub fn smaller_step_may_help(weeks: &[WeekDone], today: Day) -> bool {
    let last = || over(weeks, today).rev().take(SMALLER_STEP_AFTER);
    last().count() == SMALLER_STEP_AFTER && last().all(|week| week.done * 2 < week.planned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{day, week, weeks};
    use proptest::prelude::*;

    /// The twelve weeks of walks: week 6 off, week 11 so far, week 12 to come.
    fn walks() -> Vec<WeekDone> {
        let mut walks = weeks(5, &[3, 4, 2, 5, 5, 0, 3, 5, 4, 5, 1, 0]);
        walks[5].off = true;
        walks
    }

    #[test]
    fn twelve_weeks_of_walks_add_up() {
        let found = goal_progress(&walks(), Aim::AtLeast, day(10 * 7));
        let expected = GoalProgress {
            done: 37,
            part: 0,
            amount: 0.0,
            met: 4,
            over: 9,
            off: 1,
            most_weeks: Some(3),
        };
        assert_eq!(found, expected);
        let stands: Vec<_> = walks()[9..]
            .iter()
            .map(|week| week.stands(day(76)))
            .collect();
        assert_eq!(
            stands,
            [WeekStands::Over, WeekStands::SoFar, WeekStands::NotStarted]
        );
    }

    #[test]
    fn more_than_planned_is_kept() {
        let found = goal_progress(&weeks(3, &[4, 7]), Aim::AtLeast, day(14));
        assert_eq!((found.done, found.met), (11, 2));
        let expected = Weeks {
            done: 11,
            planned: 6,
            n: 2,
        };
        assert_eq!(four_weeks(&weeks(3, &[4, 7]), day(14)), Some(expected));
    }

    #[test]
    fn a_week_off_is_not_a_zero() {
        let expected = Weeks {
            done: 17,
            planned: 20,
            n: 4,
        };
        assert_eq!(four_weeks(&walks(), day(76)), Some(expected));
        // As of week 8: weeks 3, 4, 5 and 7.
        let expected = Weeks {
            done: 15,
            planned: 20,
            n: 4,
        };
        assert_eq!(four_weeks(&walks(), day(7 * 7)), Some(expected));
        assert_eq!(four_weeks(&walks(), day(3)), None);
        // But what was done in it counts.
        let mut one = weeks(5, &[2]);
        one[0].off = true;
        let found = goal_progress(&one, Aim::AtLeast, day(7));
        assert_eq!((found.done, found.met, found.over, found.off), (2, 0, 0, 1));
    }

    #[test]
    fn a_week_with_nothing_written_is_unknown() {
        let silent = WeekDone {
            not_today: 0,
            ..week(0, 5, 0)
        };
        assert_eq!(silent.stands(day(7)), WeekStands::NothingWritten);
        assert_eq!(silent.stands(day(6)), WeekStands::SoFar);
        assert!(!silent.met(Aim::AtMost, day(7)));
        assert_eq!(week(0, 5, 0).stands(day(7)), WeekStands::Over);
    }

    #[test]
    fn at_most_is_met_by_a_week_that_is_over() {
        let two = week(0, 3, 2);
        assert!(!two.met(Aim::AtMost, day(6)));
        assert!(two.met(Aim::AtMost, day(7)));
        assert!(!week(0, 3, 4).met(Aim::AtMost, day(7)));
        assert!(week(0, 3, 3).met(Aim::AtLeast, day(5)));
        assert!(!week(1, 3, 3).met(Aim::AtLeast, day(5)));
    }

    #[test]
    fn most_weeks_are_three_of_four() {
        let most = |done: &[u8]| goal_progress(&weeks(5, done), Aim::AtLeast, day(700)).most_weeks;
        assert_eq!(most(&[5, 5, 5]), None);
        assert_eq!(most(&[0, 3, 3, 4]), Some(3));
        assert_eq!(most(&[5, 1, 2, 4, 4]), Some(2));
    }

    #[test]
    fn a_week_lately_is_the_mean_of_four() {
        let mut all = weeks(3, &[3, 3, 3, 3, 3, 1]);
        for (week, amount) in all.iter_mut().zip([500.0, 40.0, 60.0, 20.0, 0.0, 90.0]) {
            week.amount = amount;
        }
        assert_eq!(amount_a_week(&all, day(5 * 7 + 1)), Some((30.0, 4)));
        assert_eq!(amount_a_week(&all, day(7)), Some((500.0, 1)));
        assert_eq!(amount_a_week(&all, day(6)), None);
    }

    #[test]
    fn two_weeks_below_half_offer_a_smaller_step() {
        assert!(smaller_step_may_help(&weeks(5, &[5, 2, 1]), day(21)));
        assert!(!smaller_step_may_help(&weeks(5, &[5, 2, 3]), day(21)));
        assert!(!smaller_step_may_help(&weeks(4, &[2, 2]), day(14)));
        assert!(!smaller_step_may_help(&weeks(5, &[1]), day(7)));
        let mut off = weeks(5, &[1, 0, 2]);
        off[1].off = true;
        assert!(smaller_step_may_help(&off, day(21)));
    }

    /// A week in which each of its days has at most one answer.
    fn any_week() -> impl Strategy<Value = WeekDone> {
        let days = (0_u8..=7, 0_u8..=7, 0_u8..=7).prop_map(|(done, part, not_today)| {
            let part = part.min(7 - done);
            (done, part, not_today.min(7 - done - part))
        });
        (1_u8..=7, days, any::<bool>()).prop_map(|(planned, (done, part, not_today), off)| {
            WeekDone {
                part,
                not_today,
                off,
                ..week(0, planned, done)
            }
        })
    }

    proptest! {
        #[test]
        fn done_part_not_today_and_off_never_mix(given in prop::collection::vec(any_week(), 0..20), today in -7..150_i64, aim in prop_oneof![Just(Aim::AtLeast), Just(Aim::AtMost)]) {
            let today = day(today);
            let all: Vec<WeekDone> = (0..).zip(given).map(|(number, it)| WeekDone { start: day(number * 7), ..it }).collect();
            let found = goal_progress(&all, aim, today);
            prop_assert_eq!(found.done, all.iter().map(|it| u32::from(it.done)).sum::<u32>());
            prop_assert_eq!(found.part, all.iter().map(|it| u32::from(it.part)).sum::<u32>());
            prop_assert_eq!(found.off, all.iter().filter(|it| it.off).count());
            prop_assert!(found.met <= all.len() - found.off && found.over <= all.len() - found.off);
            // A part and a "not today" are answers; neither is done, and neither counts for the other.
            let turned: Vec<WeekDone> = all.iter().map(|it| WeekDone { part: it.not_today, not_today: it.part, ..*it }).collect();
            let other = goal_progress(&turned, aim, today);
            prop_assert_eq!((found.done, found.met, found.over, found.most_weeks), (other.done, other.met, other.over, other.most_weeks));
            for week in all.iter().filter(|it| it.met(aim, today)) {
                prop_assert!(!week.off && week.start <= today);
                let met = match aim {
                    Aim::AtMost => week.done <= week.planned && today >= week.start.plus(WEEK),
                    _ => week.done >= week.planned,
                };
                prop_assert!(met);
            }
        }

        #[test]
        fn one_more_day_keeps_at_least_and_never_makes_at_most(week in any_week(), today in 0..20_i64) {
            let today = day(today);
            let more = WeekDone { done: week.done + 1, ..week };
            prop_assert!(!week.met(Aim::AtLeast, today) || more.met(Aim::AtLeast, today));
            let known = week.stands(today) == WeekStands::Over;
            prop_assert!(!(known && more.met(Aim::AtMost, today)) || week.met(Aim::AtMost, today));
        }

        #[test]
        fn a_week_off_changes_no_count_of_the_others(done in prop::collection::vec(0_u8..=7, 1..20), at in any::<prop::sample::Index>(), aim in prop_oneof![Just(Aim::AtLeast), Just(Aim::AtMost)]) {
            let today = day(1_000);
            let mut with_off = weeks(4, &done);
            let at = at.index(with_off.len());
            with_off[at].off = true;
            let mut without = with_off.clone();
            without.remove(at);
            let (one, other) = (goal_progress(&with_off, aim, today), goal_progress(&without, aim, today));
            prop_assert_eq!((one.met, one.over, one.most_weeks), (other.met, other.over, other.most_weeks));
            prop_assert_eq!(four_weeks(&with_off, today), four_weeks(&without, today));
            prop_assert_eq!(smaller_step_may_help(&with_off, today), smaller_step_may_help(&without, today));
        }

        #[test]
        fn most_weeks_holds_for_three_of_four(done in prop::collection::vec(0_u8..=7, 4..60)) {
            let most = goal_progress(&weeks(4, &done), Aim::AtLeast, day(1_000)).most_weeks.unwrap();
            let as_many = |least: u8| done.iter().filter(|days| **days >= least).count() * 4 >= done.len() * 3;
            prop_assert!(as_many(most) && !as_many(most + 1));
        }
    }
}

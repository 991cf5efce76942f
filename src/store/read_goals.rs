//! What the goal pages show: goals by where they stand, and what was done for one, week by week.

use super::error::Error;
use super::read::{named, whole};
use super::{Store, tables};
use crate::domain::{Day, Done, Goal, Id, Status, Week};

/// [`Day::number`] of 1 January 1970, from which seconds are counted.
const EPOCH: i64 = 719_163;
/// Days after its first that a goal may have been written down.
const LATER: i64 = 366;

/// What was done for a goal in seven days.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TickWeek {
    /// Days with a "done", 0 to 7.
    pub done: u8,
    /// Days with a "part" and no "done", 0 to 7.
    pub part: u8,
    /// Days on which "not today" is all that was said, 0 to 7.
    pub not_today: u8,
    /// The sum of the amounts, in the plan's unit; none when none was given.
    pub amount: Option<f64>,
    /// The last amount: where a goal that goes towards a value has got to.
    pub last: Option<f64>,
}

/// What was done for a goal on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TickDay {
    pub day: Day,
    /// The most that was said: done before part before not today.
    pub state: Done,
    /// As in [`TickWeek`], for this day alone.
    pub amount: Option<f64>,
    pub last: Option<f64>,
}

impl Store {
    /// The goals that stand so, in the order in which they ended, then were made, skipping the first `skip`; with
    /// `newest_first` the other way round.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn goals(
        &self,
        status: Status,
        newest_first: bool,
        skip: usize,
        limit: usize,
    ) -> Result<Vec<Goal>, Error> {
        self.records(
            if newest_first {
                "SELECT goal, version FROM goal JOIN head ON record = goal WHERE status = ?1
                 ORDER BY ended DESC, goal.at DESC, goal DESC LIMIT ?2 OFFSET ?3"
            } else {
                "SELECT goal, version FROM goal JOIN head ON record = goal WHERE status = ?1
                 ORDER BY ended, goal.at, goal LIMIT ?2 OFFSET ?3"
            },
            (tables::word(&status), whole(limit), whole(skip)),
        )
    }

    /// The goals that were there on `day`, in the order in which they were made: begun by then, and not ended before.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn goals_there(&self, day: Day) -> Result<Vec<Goal>, Error> {
        // Few goals are made long after the day on which they begin; of those that came later only the index is read. The
        // states are named, for SQLite looks in an index for what is there and not for what is not.
        let made_by = (day.number() + LATER - EPOCH) * 86_400;
        let mut goals: Vec<Goal> = self.records(
            "SELECT goal, version FROM goal JOIN head ON record = goal
             WHERE (status = 'active' OR status IN ('resting', 'finished', 'let_go') AND ended >= ?1)
             AND goal.at <= ?2 ORDER BY goal.at, goal",
            (day.number(), made_by),
        )?;
        goals.retain(|goal| goal.starts <= day);
        Ok(goals)
    }

    /// The days from `from` to `to` on which something was said of `goal`, in order.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn tick_days(&self, goal: Id, from: Day, to: Day) -> Result<Vec<TickDay>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT day, state, amount FROM tick WHERE goal = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, at, tick",
        )?;
        let mut rows = statement.query((goal.bytes(), from.number(), to.number()))?;
        let mut days: Vec<TickDay> = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(day) = Day::from_number(row.get(0)?) else {
                continue;
            };
            let state = named(row, 1)?.unwrap_or_default();
            let amount: Option<f64> = row.get(2)?;
            match days.last_mut().filter(|last| last.day == day) {
                Some(same) => {
                    if rank(state) > rank(same.state) {
                        same.state = state;
                    }
                    same.amount = add(same.amount, amount);
                    same.last = amount.or(same.last);
                }
                None => days.push(TickDay {
                    day,
                    state,
                    amount,
                    last: amount,
                }),
            }
        }
        Ok(days)
    }

    /// What was done for `goal` in each of the `weeks` weeks from the one that begins on `from`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn ticks_by_week(&self, goal: Id, from: Day, weeks: usize) -> Result<Vec<TickWeek>, Error> {
        let mut all = vec![TickWeek::default(); weeks];
        let to = from.plus(whole(weeks).saturating_mul(7).saturating_sub(1));
        for day in self.tick_days(goal, from, to)? {
            let number = usize::try_from(day.day.since(from) / 7).unwrap_or(usize::MAX);
            let Some(week) = all.get_mut(number) else {
                continue;
            };
            match day.state {
                Done::Done => week.done += 1,
                Done::Part => week.part += 1,
                Done::NotToday => week.not_today += 1,
            }
            week.amount = add(week.amount, day.amount);
            week.last = day.last.or(week.last);
        }
        Ok(all)
    }

    /// What was changed in the week of `goal` that begins on `week_start`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn week_of(&self, goal: Id, week_start: Day) -> Result<Option<Week>, Error> {
        self.get(Week::id_of(goal, week_start))
    }
}

fn rank(state: Done) -> u8 {
    match state {
        Done::NotToday => 0,
        Done::Part => 1,
        Done::Done => 2,
    }
}

fn add(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a + b),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Tick;
    use crate::store::sample::{day, goal, id, tick, with};

    #[test]
    fn goals_stand_where_they_were_put() {
        let ended = |n, starts, on| Goal {
            status: Status::Finished,
            finished_on: Some(day(on)),
            ..goal(n, starts)
        };
        let store = with(vec![
            goal(2, "2026-09-08").into(),
            goal(1, "2026-09-07").into(),
            ended(3, "2026-01-05", "2026-03-01").into(),
            ended(4, "2025-01-06", "2026-06-01").into(),
        ]);
        let ids = |status, newest_first, skip, limit| -> Vec<Id> {
            let goals = store.goals(status, newest_first, skip, limit).unwrap();
            goals.iter().map(|goal| goal.id).collect()
        };
        assert_eq!(ids(Status::Active, false, 0, 9), [id(1), id(2)]);
        assert_eq!(ids(Status::Finished, true, 0, 9), [id(4), id(3)]);
        assert_eq!(ids(Status::Finished, true, 1, 9), [id(3)]);
        assert_eq!(ids(Status::Finished, false, 0, 1), [id(3)]);
        assert!(ids(Status::LetGo, false, 0, 9).is_empty());
    }

    #[test]
    fn a_goal_is_there_from_its_first_day_to_the_one_on_which_it_ended() {
        let ended = Goal {
            status: Status::Finished,
            finished_on: Some(day("2026-10-01")),
            ..goal(2, "2026-09-07")
        };
        let store = with(vec![goal(1, "2026-09-14").into(), ended.into()]);
        let there = |on: &str| -> Vec<Id> {
            let goals = store.goals_there(day(on)).unwrap();
            goals.iter().map(|goal| goal.id).collect()
        };
        assert!(there("2026-09-06").is_empty());
        assert_eq!(there("2026-09-07"), [id(2)]);
        assert_eq!(there("2026-10-01").len(), 2);
        assert_eq!(there("2026-10-02"), [id(1)]);
    }

    #[test]
    fn a_day_counts_once_and_by_the_most_that_was_said() {
        let with_amount = |it: Tick, amount| Tick {
            amount: Some(amount),
            ..it
        };
        let store = with(vec![
            tick(11, 1, "2026-11-16", Done::Part).into(),
            with_amount(tick(12, 1, "2026-11-16", Done::Done), 10.0).into(),
            with_amount(tick(13, 1, "2026-11-16", Done::Done), 5.0).into(),
            tick(14, 1, "2026-11-17", Done::Part).into(),
            tick(15, 1, "2026-11-18", Done::NotToday).into(),
            tick(16, 1, "2026-11-22", Done::Done).into(),
            tick(17, 1, "2026-11-23", Done::Done).into(),
            tick(18, 2, "2026-11-19", Done::Done).into(),
            tick(19, 1, "2026-11-15", Done::Done).into(),
        ]);
        let weeks = store.ticks_by_week(id(1), day("2026-11-16"), 3).unwrap();
        let first = TickWeek {
            done: 2,
            part: 1,
            not_today: 1,
            amount: Some(15.0),
            last: Some(5.0),
        };
        let second = TickWeek {
            done: 1,
            ..TickWeek::default()
        };
        assert_eq!(weeks, [first, second, TickWeek::default()]);
        assert_eq!(
            store.ticks_by_week(id(1), day("2026-11-16"), 0).unwrap(),
            []
        );
        let days = store
            .tick_days(id(1), day("2026-11-16"), day("2026-11-18"))
            .unwrap();
        let states: Vec<Done> = days.iter().map(|day| day.state).collect();
        assert_eq!(states, [Done::Done, Done::Part, Done::NotToday]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn done_part_and_not_today_never_mix(ticks in prop::collection::vec((0..21_i64, 0..3_usize), 0..24)) {
            let from = day("2023-12-25");
            let state = |at: usize| [Done::NotToday, Done::Part, Done::Done][at];
            let records = (1..).zip(&ticks).map(|(n, (on, at))| {
                tick(n, 1, &from.plus(*on).to_string(), state(*at)).into()
            });
            let weeks = with(records.collect()).ticks_by_week(id(1), from, 3).unwrap();
            for (number, week) in (0..3_i64).zip(&weeks) {
                let most = |on: i64| ticks.iter().filter(|it| it.0 == number * 7 + on).map(|it| it.1).max();
                let days = |at: usize| (0..7).filter(|on| most(*on) == Some(at)).count();
                let found = [week.not_today, week.part, week.done].map(usize::from);
                prop_assert_eq!(found, [days(0), days(1), days(2)]);
            }
        }
    }

    #[test]
    fn only_weeks_in_which_something_changed_are_there() {
        let goal = goal(1, "2026-09-07");
        let off = Week {
            off: true,
            ..Week::new(goal.id, day("2026-10-12"))
        };
        let store = with(vec![goal.clone().into(), off.clone().into()]);
        let week = |start| store.week_of(goal.id, day(start)).unwrap();
        assert_eq!(week("2026-10-12"), Some(off));
        assert_eq!(week("2026-10-19"), None);
    }
}

//! What happens to a goal as a whole, each as one change and so one step of undo, and the sentence that says it.

use crate::domain::{Change, Day, Goal, Id, Kind, Plan, Status, Week, What};
use crate::say;
use crate::words::Words;

/// The most weeks a goal may run.
const MOST_WEEKS: u16 = 520;

/// How many weeks it goes on for.
const MORE_WEEKS: u16 = 4;

/// Sets the goal aside for a while.
#[must_use]
pub fn rested(goal: &Goal, day: Day) -> Change {
    ended(What::Rested, goal, Status::Resting, day)
}

/// Marks the goal finished.
#[must_use]
pub fn finished(goal: &Goal, day: Day) -> Change {
    ended(What::Finished, goal, Status::Finished, day)
}

/// Lets the goal go.
#[must_use]
pub fn let_go(goal: &Goal, day: Day) -> Change {
    ended(What::LetGo, goal, Status::LetGo, day)
}

fn ended(what: What, goal: &Goal, status: Status, day: Day) -> Change {
    let goal = Goal {
        status,
        finished_on: Some(day),
        ..goal.clone()
    };
    Change::put(what, goal)
}

/// Takes the goal up again. The whole weeks since then become weeks off, and it runs as many weeks longer, so that it
/// goes on where it was. `known` are its weeks in which something was changed; those stay as they are.
#[must_use]
pub fn resumed(goal: &Goal, day: Day, known: &[Week]) -> Change {
    let now = goal.week_of(day);
    let mut change = Change::put(What::Resumed, goal.clone());
    let mut weeks = goal.weeks;
    let rested = goal.finished_on.map_or(now, |ended| goal.week_of(ended));
    let mut start = rested.plus(7);
    while start < now && weeks < MOST_WEEKS {
        weeks += 1;
        if !known.iter().any(|week| week.week_start == start) {
            let off = true;
            change = change.and(Week {
                off,
                ..Week::new(goal.id, start)
            });
        }
        start = start.plus(7);
    }
    let goal = Goal {
        status: Status::Active,
        finished_on: None,
        weeks,
        ..goal.clone()
    };
    if let Some(first) = change.puts.first_mut() {
        *first = goal.into();
    }
    change
}

/// Lets a goal whose last week is over go on for four weeks after this one began.
#[must_use]
pub fn gone_on(goal: &Goal, today: Day) -> Goal {
    let so_far = u16::try_from(goal.week_number(today) - 1).unwrap_or(MOST_WEEKS);
    Goal {
        weeks: so_far
            .max(goal.weeks)
            .saturating_add(MORE_WEEKS)
            .min(MOST_WEEKS),
        ..goal.clone()
    }
}

/// Takes the week of `day` off, or counts it again. `week` is what was changed in that week so far.
#[must_use]
pub fn week_off(goal: &Goal, day: Day, week: Option<Week>) -> Change {
    let week = week.unwrap_or_else(|| Week::new(goal.id, goal.week_of(day)));
    let off = !week.off;
    Change::put(What::WeekOff, Week { off, ..week })
}

/// Changes the goal into `after`. Where its plan differs, the weeks that are over keep the plan that held in them.
/// `known` are its weeks in which something was changed.
#[must_use]
pub fn changed(before: &Goal, after: Goal, today: Day, known: &[Week]) -> Change {
    let now = before.week_of(today);
    let same = counts(&before.plan) == counts(&after.plan);
    let mut change = Change::put(What::Changed, after);
    let mut start = if same { now } else { before.starts };
    while start < now {
        let week = known.iter().find(|week| week.week_start == start);
        if week.is_none_or(|week| week.plan.is_none()) {
            let week = week.cloned().unwrap_or_else(|| Week::new(before.id, start));
            change = change.and(Week {
                plan: Some(before.plan.clone()),
                ..week
            });
        }
        start = start.plus(7);
    }
    change
}

/// What of a plan a week is counted against.
fn counts(plan: &Plan) -> (u8, Option<f64>, Option<&str>) {
    (plan.days_a_week(), plan.amount, plan.unit.as_deref())
}

/// Removes the goal with its ticks and its weeks.
#[must_use]
pub fn removed(goal: &Goal, ticks: &[Id], known: &[Week]) -> Change {
    let mut change = Change::remove(Kind::Goal, goal.id);
    let ticks = ticks.iter().map(|id| (Kind::Tick, *id));
    let weeks = known.iter().map(|week| (Kind::Week, week.id));
    change.removes.extend(ticks.chain(weeks));
    change
}

/// The sentence for what happened to a goal: `Set aside: Walk most days. Its history is kept.`
#[must_use]
pub fn said(words: &Words, what: What, goal: &Goal) -> String {
    let goal = goal.text.as_str();
    match what {
        What::Rested => say!(words, "goal-rested", goal = goal),
        What::Resumed => say!(words, "goal-resumed", goal = goal),
        What::Finished => say!(words, "goal-finished", goal = goal),
        What::LetGo => say!(words, "goal-let-go", goal = goal),
        What::Removed => say!(words, "goal-removed", goal = goal),
        _ => say!(words, "goal-saved", goal = goal),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Aim, Record};

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn goal() -> Goal {
        Goal {
            id: Id::once("goal", "walk"),
            at: chrono::DateTime::parse_from_rfc3339("2022-09-12T09:00:00-04:00").expect("a time"),
            text: "Walk most days".to_owned(),
            factor: None,
            why: None,
            measured_by: None,
            confidence: None,
            starts: day("2022-09-12"),
            weeks: 12,
            with: None,
            status: Status::Active,
            finished_on: None,
            aim: Aim::AtLeast,
            plan: Plan {
                times: Some(5),
                ..Plan::default()
            },
        }
    }

    fn put(change: &Change) -> (Goal, Vec<Week>) {
        let mut goal = None;
        let mut weeks = Vec::new();
        for record in &change.puts {
            match record {
                Record::Goal(it) => goal = Some(it.clone()),
                Record::Week(it) => weeks.push(it.clone()),
                other => panic!("{other:?}"),
            }
        }
        (goal.expect("a goal"), weeks)
    }

    #[test]
    fn a_goal_taken_up_again_goes_on_where_it_was() {
        let (aside, _) = put(&rested(&goal(), day("2022-09-28")));
        assert_eq!(aside.status, Status::Resting);
        // Set aside in week 3, taken up in week 6: weeks 4 and 5 were off.
        let (again, weeks) = put(&resumed(&aside, day("2022-10-19"), &[]));
        assert_eq!((again.status, again.finished_on), (Status::Active, None));
        assert_eq!(again.weeks, 14);
        let starts: Vec<String> = weeks
            .iter()
            .map(|week| week.week_start.to_string())
            .collect();
        assert_eq!(starts, ["2022-10-03", "2022-10-10"]);
        assert!(weeks.iter().all(|week| week.off));
        // On the same day nothing changes but where it stands.
        let (again, weeks) = put(&resumed(&aside, day("2022-09-28"), &[]));
        assert_eq!((again, weeks.len()), (goal(), 0));
    }

    #[test]
    fn a_week_in_which_something_was_changed_stays_as_it_was() {
        let (aside, _) = put(&rested(&goal(), day("2022-09-28")));
        let mut known = Week::new(aside.id, day("2022-10-03"));
        known.barrier = Some("rain".to_owned());
        let (again, weeks) = put(&resumed(&aside, day("2022-10-19"), &[known]));
        assert_eq!(again.weeks, 14);
        assert_eq!(weeks.len(), 1);
    }

    #[test]
    fn a_goal_never_runs_longer_than_ten_years() {
        let (aside, _) = put(&rested(&goal(), day("2022-09-28")));
        let (again, weeks) = put(&resumed(&aside, day("2099-01-01"), &[]));
        assert_eq!(again.weeks, 520);
        assert_eq!(weeks.len(), 508);
    }

    #[test]
    fn weeks_that_are_over_keep_the_plan_that_held_in_them() {
        let mut after = goal();
        after.plan.times = Some(3);
        let mut off = Week::new(after.id, day("2022-09-19"));
        off.off = true;
        let change = changed(&goal(), after.clone(), day("2022-09-28"), &[off]);
        let (put_goal, weeks) = put(&change);
        assert_eq!(put_goal, after);
        let plans: Vec<Option<u8>> = weeks
            .iter()
            .map(|week| week.plan.as_ref().and_then(|plan| plan.times))
            .collect();
        assert_eq!(plans, [Some(5), Some(5)]);
        assert_eq!(
            weeks.iter().map(|week| week.off).collect::<Vec<_>>(),
            [false, true]
        );
        // Words alone change no week.
        let mut why = goal();
        why.why = Some("energy".to_owned());
        assert_eq!(changed(&goal(), why, day("2022-09-28"), &[]).puts.len(), 1);
    }

    proptest! {
        #[test]
        fn a_plan_changed_in_mid_week_holds_from_that_week_on(days in 0..3_000_i64, times in 1..=7_u8) {
            let today = goal().starts.plus(days);
            let mut after = goal();
            after.plan.times = Some(times);
            let (_, weeks) = put(&changed(&goal(), after, today, &[]));
            let before = if times == 5 { 0 } else { days / 7 };
            prop_assert_eq!(i64::try_from(weeks.len()).unwrap(), before);
            let now = goal().week_of(today);
            prop_assert!(weeks.iter().all(|week| week.week_start < now));
            prop_assert!(weeks.iter().all(|week| week.plan.as_ref() == Some(&goal().plan)));
        }

        #[test]
        fn each_week_keeps_the_plan_that_held_when_it_ended(steps in prop::collection::vec((0..40_i64, 1..=7_u8), 1..8)) {
            let (mut now, mut today) = (goal(), goal().starts);
            let mut known: BTreeMap<Day, Week> = BTreeMap::new();
            let mut held: BTreeMap<Day, Option<u8>> = BTreeMap::new();
            for (days, times) in steps {
                let (week, next) = (now.week_of(today), now.week_of(today.plus(days)));
                let over = (0..next.since(week) / 7).map(|at| week.plus(at * 7));
                held.extend(over.map(|start| (start, now.plan.times)));
                today = today.plus(days);
                let mut after = now.clone();
                after.plan.times = Some(times);
                let so_far: Vec<Week> = known.values().cloned().collect();
                let (changed, weeks) = put(&changed(&now, after, today, &so_far));
                now = changed;
                known.extend(weeks.into_iter().map(|week| (week.week_start, week)));
            }
            for (start, times) in held {
                let own = known.get(&start).and_then(|week| week.plan.as_ref());
                prop_assert_eq!(own.unwrap_or(&now.plan).times, times, "{}", start);
            }
            let this = known.get(&now.week_of(today)).and_then(|week| week.plan.as_ref());
            prop_assert!(this.is_none(), "the plan as it is now holds in this week");
        }

        #[test]
        fn a_goal_that_goes_on_ends_after_today(days in 84..3_500_i64) {
            let today = goal().starts.plus(days);
            let on = gone_on(&goal(), today);
            prop_assert!(on.ends() >= today.plus(14) && on.ends() < today.plus(35));
        }
    }

    #[test]
    fn a_week_off_can_be_counted_again() {
        let change = week_off(&goal(), day("2022-09-28"), None);
        let Some(Record::Week(week)) = change.puts.first() else {
            panic!("a week")
        };
        assert!(week.off);
        assert_eq!(week.week_start, day("2022-09-26"));
        let change = week_off(&goal(), day("2022-09-28"), Some(week.clone()));
        assert!(matches!(change.puts.first(), Some(Record::Week(week)) if !week.off));
    }
}

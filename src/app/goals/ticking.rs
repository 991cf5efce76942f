//! Ticking a goal for a day, and taking a tick back. Whoever ticks does it through here.

use super::weeks::GoalWeek;
use super::words;
use crate::app::Cx;
use crate::domain::{Aim, Change, Day, Done, Goal, Id, Instant, Kind, Tick, What};
use crate::say;
use crate::store::{Error, Span, Store};
use crate::words::Words;

/// What was done on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Did {
    pub state: Done,
    /// How much, in the plan's unit. Amounts of a day add up.
    pub amount: Option<f64>,
    pub note: Option<String>,
}

impl Did {
    /// An answer and no more.
    #[must_use]
    pub fn only(state: Done) -> Self {
        Self {
            state,
            amount: None,
            note: None,
        }
    }
}

/// The ticks of `goal` on `day`, in the order in which they were written down.
///
/// # Errors
/// When the journal can't be read.
pub fn ticks_of(store: &Store, goal: Id, day: Day) -> Result<Vec<Tick>, Error> {
    let mut ticks: Vec<Tick> = store.list(Span::day(day))?;
    ticks.retain(|tick| tick.goal == goal);
    Ok(ticks)
}

/// What a day's ticks come to: done before part before not today. None: nothing was written.
#[must_use]
pub fn answer(ticks: &[Tick]) -> Option<Done> {
    [Done::Done, Done::Part, Done::NotToday]
        .into_iter()
        .find(|state| ticks.iter().any(|tick| tick.state == *state))
}

/// Whether `goal` is ticked as done on `day`.
///
/// # Errors
/// When the journal can't be read.
pub fn is_done(store: &Store, goal: Id, day: Day) -> Result<bool, Error> {
    Ok(answer(&ticks_of(store, goal, day)?) == Some(Done::Done))
}

/// The change that writes down what was done for `goal` on `day`, where `before` is written already. An amount or a
/// note is a tick of its own, under `id`. An answer alone takes the place of the day's answer, and "not today" and what
/// was done take the place of each other.
#[must_use]
pub fn ticked(goal: &Goal, day: Day, did: Did, before: &[Tick], id: Id, at: Instant) -> Change {
    let not_today = |state| state == Done::NotToday;
    let (stay, gone): (Vec<&Tick>, Vec<&Tick>) = before
        .iter()
        .partition(|tick| not_today(tick.state) == not_today(did.state));
    let mut change = Change {
        what: What::Ticked,
        puts: Vec::new(),
        removes: gone.iter().map(|tick| (Kind::Tick, tick.id)).collect(),
    };
    if did.amount.is_none() && did.note.is_none() && !stay.is_empty() {
        let stay = stay.into_iter().cloned();
        change.puts = stay
            .map(|tick| answered(goal, tick, did.state).into())
            .collect();
    } else {
        let tick = Tick {
            id,
            goal: goal.id,
            day,
            at,
            amount: did.amount.or_else(|| planned(goal, did.state)),
            state: did.state,
            note: did.note,
        };
        change.puts.push(tick.into());
    }
    change
}

/// The tick with another answer. The amount that was as planned goes with the answer that said so.
fn answered(goal: &Goal, mut tick: Tick, state: Done) -> Tick {
    if tick.state != state {
        let before = planned(goal, tick.state);
        tick.amount = tick
            .amount
            .filter(|_| tick.amount != before)
            .or_else(|| planned(goal, state));
        tick.state = state;
    }
    tick
}

/// A tick that says no amount is as planned; of a part nobody knows how much it was.
fn planned(goal: &Goal, state: Done) -> Option<f64> {
    (state == Done::Done && goal.aim == Aim::AtLeast)
        .then_some(goal.plan.amount)
        .flatten()
}

/// The change that takes the last of a day's ticks back; none when there is none.
#[must_use]
pub fn unticked(before: &[Tick]) -> Option<Change> {
    before.last().map(|tick| Change {
        what: What::Unticked,
        ..Change::remove(Kind::Tick, tick.id)
    })
}

/// Writes down what was done for `goal` on `day`, and says it.
///
/// # Errors
/// What kept it from being written; nothing of it is there then.
pub fn tick(cx: &mut Cx<'_>, goal: &Goal, day: Day, did: Did) -> Result<(), Error> {
    let before = ticks_of(cx.store, goal.id, day)?;
    let state = did.state;
    let id = cx.new_id();
    cx.commit(&ticked(goal, day, did, &before, id, cx.now.at))?;
    let text = said(cx.store, cx.words, goal, day, cx.now.today, Some(state))?;
    cx.say(text);
    Ok(())
}

/// Takes the day's last tick back, and says it.
///
/// # Errors
/// As [`tick`].
pub fn untick(cx: &mut Cx<'_>, goal: &Goal, day: Day) -> Result<(), Error> {
    if let Some(change) = unticked(&ticks_of(cx.store, goal.id, day)?) {
        cx.commit(&change)?;
        let text = said(cx.store, cx.words, goal, day, cx.now.today, None)?;
        cx.say(text);
    }
    Ok(())
}

/// One key for an answer: gives it, and takes it back where the day already has it.
///
/// # Errors
/// As [`tick`].
pub fn toggle(cx: &mut Cx<'_>, goal: &Goal, day: Day, state: Done) -> Result<(), Error> {
    if answer(&ticks_of(cx.store, goal.id, day)?) == Some(state) {
        untick(cx, goal, day)
    } else {
        tick(cx, goal, day, Did::only(state))
    }
}

/// The sentence that says what was ticked, with the week's count: `Ticked "Walk most days". 2 of 5 this week.`
/// None for `state`: a tick was taken back.
///
/// # Errors
/// When the journal can't be read.
pub fn said(
    store: &Store,
    words: &Words,
    goal: &Goal,
    day: Day,
    today: Day,
    state: Option<Done>,
) -> Result<String, Error> {
    let name = goal.text.as_str();
    let first = match state {
        Some(Done::Done) => say!(words, "goal-ticked", goal = name),
        Some(Done::Part) => say!(words, "goal-ticked-part", goal = name),
        Some(Done::NotToday) => say!(words, "goal-ticked-not-today", goal = name),
        None => say!(words, "goal-unticked", goal = name),
    };
    let week = GoalWeek::of_day(store, goal, day)?;
    let after = match (goal.aim, state) {
        (Aim::Once, Some(Done::Done)) => words.get("goal-ticked-once"),
        (Aim::Once, _) => String::new(),
        _ => format!("{}.", words::week_count(words, goal, &week, today)),
    };
    let parts = [first, after, words::week_amount(words, &week, goal, today)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Ok(parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Plan, Record, Status};
    use proptest::prelude::*;

    fn at() -> Instant {
        chrono::DateTime::parse_from_rfc3339("2022-11-22T20:14:00-05:00").expect("a time")
    }

    fn day() -> Day {
        Day::new(at().date_naive())
    }

    fn goal() -> Goal {
        Goal {
            id: Id::once("goal", "walk"),
            at: at(),
            text: "Walk most days".to_owned(),
            factor: None,
            why: None,
            measured_by: None,
            confidence: None,
            starts: day(),
            weeks: 12,
            with: None,
            status: Status::Active,
            finished_on: None,
            aim: Aim::AtLeast,
            plan: Plan {
                amount: Some(15.0),
                ..Plan::default()
            },
        }
    }

    /// The day's ticks after `change`.
    fn after(before: &[Tick], change: &Change) -> Vec<Tick> {
        let mut ticks = before.to_vec();
        ticks.retain(|tick| !change.removes.iter().any(|(_, id)| *id == tick.id));
        for record in &change.puts {
            let Record::Tick(tick) = record else {
                panic!("a tick")
            };
            match ticks.iter_mut().find(|it| it.id == tick.id) {
                Some(same) => *same = tick.clone(),
                None => ticks.push(tick.clone()),
            }
        }
        ticks
    }

    fn tick(before: &[Tick], did: Did) -> Vec<Tick> {
        let id = Id::once("tick", &before.len().to_string());
        after(before, &ticked(&goal(), day(), did, before, id, at()))
    }

    fn amount(amount: f64) -> Did {
        Did {
            amount: Some(amount),
            ..Did::default()
        }
    }

    fn amounts(ticks: &[Tick]) -> Vec<Option<f64>> {
        ticks.iter().map(|tick| tick.amount).collect()
    }

    #[test]
    fn a_tick_without_an_amount_is_as_planned() {
        assert_eq!(amounts(&tick(&[], Did::only(Done::Done))), [Some(15.0)]);
        assert_eq!(amounts(&tick(&[], Did::only(Done::Part))), [None]);
        assert_eq!(amounts(&tick(&[], Did::only(Done::NotToday))), [None]);
    }

    #[test]
    fn amounts_of_a_day_stand_beside_each_other() {
        let twice = tick(&tick(&[], amount(20.0)), amount(5.0));
        assert_eq!(amounts(&twice), [Some(20.0), Some(5.0)]);
        // To say "done" again adds nothing.
        assert_eq!(tick(&twice, Did::only(Done::Done)), twice);
    }

    #[test]
    fn a_part_of_it_is_no_longer_the_planned_amount() {
        let done = tick(&[], Did::only(Done::Done));
        let part = tick(&done, Did::only(Done::Part));
        assert_eq!(
            (answer(&part), amounts(&part)),
            (Some(Done::Part), vec![None])
        );
        let again = tick(&part, Did::only(Done::Done));
        assert_eq!(amounts(&again), [Some(15.0)]);
        let said = tick(&tick(&[], amount(5.0)), Did::only(Done::Part));
        assert_eq!(amounts(&said), [Some(5.0)]);
    }

    #[test]
    fn not_today_and_what_was_done_take_the_place_of_each_other() {
        let done = tick(&tick(&[], amount(20.0)), amount(5.0));
        let not_today = tick(&done, Did::only(Done::NotToday));
        assert_eq!(answer(&not_today), Some(Done::NotToday));
        assert_eq!(amounts(&not_today), [None]);
        assert_eq!(amounts(&tick(&not_today, amount(5.0))), [Some(5.0)]);
    }

    fn dids() -> impl Strategy<Value = Did> {
        let state = prop_oneof![Just(Done::Done), Just(Done::Part), Just(Done::NotToday)];
        let note = proptest::option::of(Just("by the river".to_owned()));
        let amount = proptest::option::of(1.0..60.0_f64);
        (state, amount, note).prop_map(|(state, amount, note)| Did {
            state,
            amount,
            note,
        })
    }

    proptest! {
        #[test]
        fn the_last_answer_alone_is_the_days_answer(dids in prop::collection::vec(dids(), 0..6), last in dids()) {
            let before = dids.into_iter().fold(Vec::new(), |ticks, did| tick(&ticks, did));
            let after = tick(&before, Did::only(last.state));
            prop_assert_eq!(answer(&after), Some(last.state));
            let not_today = |tick: &Tick| tick.state == Done::NotToday;
            prop_assert!(after.iter().all(not_today) || !after.iter().any(not_today));
        }

        #[test]
        fn taking_back_tick_after_tick_leaves_nothing(dids in prop::collection::vec(dids(), 0..6)) {
            let mut ticks = dids.into_iter().fold(Vec::new(), |ticks, did| tick(&ticks, did));
            while let Some(change) = unticked(&ticks) {
                let fewer = after(&ticks, &change);
                prop_assert_eq!(fewer.len() + 1, ticks.len());
                ticks = fewer;
            }
            prop_assert!(ticks.is_empty());
        }
    }
}

//! Everything of one day.

use std::collections::BTreeMap;

use super::error::Error;
use super::{Span, Store};
use crate::domain::card::Practice;
use crate::domain::setback::Setback;
use crate::domain::talk::Talk;
use crate::domain::trial::Measure;
use crate::domain::{CheckIn, Day, Entry, Goal, Id, Kept, Person, Reach, Tick};

/// What was written down for one day, each list in the order in which it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct OneDay {
    pub day: Day,
    /// Also the weekly page, where this day has one.
    pub check_ins: Vec<CheckIn>,
    pub entries: Vec<Entry>,
    pub ticks: Vec<Tick>,
    pub reaches: Vec<Reach>,
    pub setbacks: Vec<Setback>,
    pub practices: Vec<Practice>,
    pub talks: Vec<Talk>,
    pub measures: Vec<Measure>,
    /// The goals that the ticks are for. A goal that was removed is not here.
    pub goals: BTreeMap<Id, Goal>,
    /// The people that the check-ins, reach-outs and setbacks name, also those who were removed.
    pub people: BTreeMap<Id, Person>,
}

impl Store {
    /// Everything of `day`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn one_day(&self, day: Day) -> Result<OneDay, Error> {
        let span = Span::day(day);
        let check_ins: Vec<CheckIn> = self.list(span)?;
        let ticks: Vec<Tick> = self.list(span)?;
        let reaches: Vec<Reach> = self.list(span)?;
        let setbacks: Vec<Setback> = self.list(span)?;
        let goals = self.by_id(ticks.iter().map(|it| it.goal))?;
        let met = check_ins.iter().flat_map(|it| it.people.iter().flatten());
        let reached = reaches.iter().flat_map(|it| &it.people);
        let told = setbacks.iter().flat_map(|it| &it.told);
        let people = self.named_people(met.chain(reached).chain(told).copied())?;
        Ok(OneDay {
            day,
            check_ins,
            entries: self.list(span)?,
            ticks,
            reaches,
            setbacks,
            practices: self.list(span)?,
            talks: self.list(span)?,
            measures: self.list(span)?,
            goals,
            people,
        })
    }

    /// Those of the records that are there, by id.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn by_id<T: Kept>(
        &self,
        ids: impl IntoIterator<Item = Id>,
    ) -> Result<BTreeMap<Id, T>, Error> {
        let mut found = BTreeMap::new();
        for id in ids {
            if !found.contains_key(&id)
                && let Some(record) = self.get(id)?
            {
                found.insert(id, record);
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{Done, Kind};
    use crate::store::sample::{any, check_in, day, entry, goal, id, person, reach, tick, with};

    #[test]
    fn a_day_has_everything_of_that_day_and_what_it_names() {
        let store = with(vec![
            check_in(1, "2026-11-22", &[("mood", 4)]).into(),
            check_in(2, "2026-11-21", &[("mood", 4)]).into(),
            entry(3, "2026-11-22", "Forms are done").into(),
            goal(4, "2026-09-07").into(),
            goal(5, "2026-09-07").into(),
            tick(6, 4, "2026-11-22", Done::Done).into(),
            tick(7, 99, "2026-11-22", Done::Done).into(),
            person(8, "Rosa").into(),
            reach(9, "2026-11-22", "18:00:00", &[8, 98]).into(),
            any(Kind::Setback, 1, 0),
            any(Kind::Practice, 1, 0),
            any(Kind::Talk, 1, 0),
            any(Kind::Measure, 1, 0),
        ]);
        let one = store.one_day(day("2026-11-22")).unwrap();
        assert_eq!(one.check_ins.len(), 1);
        assert_eq!(one.entries.len(), 1);
        assert_eq!(one.ticks.len(), 2);
        assert_eq!(one.reaches.len(), 1);
        assert_eq!(one.setbacks.len(), 1);
        assert_eq!(one.practices.len(), 1);
        assert_eq!(one.talks.len(), 1);
        assert_eq!(one.measures.len(), 1);
        assert_eq!(one.goals.keys().collect::<Vec<_>>(), [&id(4)]);
        assert_eq!(one.people.keys().collect::<Vec<_>>(), [&id(8)]);
    }
}

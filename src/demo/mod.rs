//! The made-up person of `mainstay demo`: Sam, who never lived. Same seed, years and last day, same life, on every
//! platform: whole numbers and dealt cards, no clock and no map that forgets its order.
//!
//! Here is what Sam does, day by day, as changes to commit; the words are in `assets/demo/`. Nothing here opens a file.
//! The shell's `demo` may use it, and tests and measurements that need a journal of some years.

mod check_ins;
mod dice;
mod entries;
mod goals;
mod mood;
mod pen;
mod people;
mod plan;
mod presence;
mod reaches;
mod running;
mod seldom;
mod stock;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::iter::FusedIterator;

use chrono::{Months, Weekday};
use serde::Deserialize;

use crate::assets;
use crate::domain::{Change, Day, Moment};
use check_ins::{CheckInLines, CheckIns};
use dice::{Dice, Lines};
use entries::Writer;
use goals::Goals;
use mood::Moods;
use pen::Pen;
use people::{People, Somebody};
use plan::{Templates, Track};
use presence::{Presence, Presences};
use reaches::ReachLines;
use running::{Going, TickLines, WeekLines};
use seldom::{CardLines, Seldom, SetbackLines};
use stock::Stock;

/// One thing that Sam does. Steps come in the order of time; several may be committed together.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// When it is done.
    pub at: Moment,
    /// What is done: mostly one record put, seldom one removed.
    pub change: Change,
}

/// A life of `years` (1 to 100, others are brought there) up to and including `until`, made while it is read, so that a
/// hundred years are never held at once. The last day has one tick, before 7 in the morning, and no check-in yet, so
/// that there is something to do. Every instant is five hours behind UTC.
#[must_use]
pub fn life(years: u16, seed: u64, until: Day) -> Life {
    Life::new(years.clamp(1, 100), seed, until)
}

/// The steps of a life, from [`life`].
pub struct Life {
    day: Day,
    start: Day,
    until: Day,
    pen: Pen,
    moods: Moods,
    presences: Presences,
    people: People,
    goals: Goals,
    check_ins: CheckIns,
    writer: Writer,
    seldom: Seldom,
    /// Whether the light went out in time yesterday.
    rested: bool,
}

/// `assets/demo/notes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Notes {
    check_in: CheckInLines,
    slots: BTreeMap<String, Lines>,
    reach: ReachLines,
    tick: TickLines,
    week: WeekLines,
    setback: SetbackLines,
    card: CardLines,
}

/// `assets/demo/people.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Everybody {
    somebody: Vec<Somebody>,
}

/// Reads an asset. A test reads each; a build with a broken one is never released.
fn read<T: Default + serde::de::DeserializeOwned>(asset: &str) -> T {
    toml::from_str(asset).unwrap_or_default()
}

impl Life {
    fn new(years: u16, seed: u64, until: Day) -> Self {
        let start = until
            .date()
            .checked_sub_months(Months::new(u32::from(years) * 12))
            .map_or(until, Day::new)
            .plus(1);
        let mut stock: Stock = read(assets::DEMO_ENTRIES);
        let notes: Notes = read(assets::DEMO_NOTES);
        let everybody: Everybody = read(assets::DEMO_PEOPLE);
        let templates: Templates = read(assets::DEMO_GOALS);
        let mut slots = std::mem::take(&mut stock.slots);
        slots.extend(notes.slots);
        let mut dice = Dice::seeded(seed.rotate_left(32));
        let planned = plan::goals(&templates.goal, years, (start, until), &mut dice);
        Self {
            day: start,
            start,
            until,
            pen: Pen::new(seed, start, slots),
            moods: Moods::new(stock.reasons.len(), start, until),
            presences: Presences::new(years, start, until, &mut dice),
            people: People::new(everybody.somebody, notes.reach, start),
            goals: Goals::new(templates.goal, planned, notes.tick, notes.week),
            check_ins: CheckIns::new(notes.check_in),
            writer: Writer::new(stock, start, until, &mut dice),
            seldom: Seldom::new(notes.setback, notes.card, start, until),
            rested: false,
        }
    }

    /// Lives one day, from morning to night.
    fn live(&mut self, day: Day) {
        let pen = &mut self.pen;
        pen.turn_to(day);
        if day == self.until {
            pen.wait(6, 7);
            self.goals.tick_people(pen);
            return;
        }
        let away = self.presences.away(day);
        let feel = self.moods.next(day, self.rested, away, &mut pen.dice);
        let presence = self.presences.on(day, &feel, &mut pen.dice);
        let here = presence == Presence::Here;
        self.rested = false;
        if presence == Presence::Away {
            self.check_ins.drop_owed();
            if day.weekday() == Weekday::Sun {
                self.check_ins.end_week(false, pen);
            }
            return;
        }
        if day == self.start {
            pen.wait(8, 9);
            Seldom::begin(pen);
        }
        let reasons = self.writer.reasons();
        self.people.introduce(&feel, reasons, pen);
        self.check_ins.late(reasons, pen);
        let two = here && pen.dice.chance(4);
        if two {
            self.check_ins.morning(&feel, pen);
        }
        self.people.arrive(pen);
        self.goals.turn(self.people.id_of("Dev"), pen);

        let mut going = Going {
            feel: &feel,
            here,
            reached: false,
        };
        let mut done = self.goals.tick(0..17, going, pen);
        let mut met = self.people.reach_out(presence, &feel, reasons, pen);
        let group = self.people.id_of("Tuesday group");
        let group = group.is_some_and(|group| met.contains(&group));
        going.reached = !met.is_empty();
        done.extend(self.goals.tick(17..20, going, pen));
        let moved = done.contains(&Track::Body);
        self.check_ins.count(&feel, met.len(), moved);
        if here {
            met.extend(self.seldom.setback(&feel, &mut self.people, pen));
            self.seldom.card(&feel, pen);
        }
        if day.weekday() == Weekday::Sun {
            if here {
                self.goals.look_back(pen);
            }
            let write = here && pen.dice.chance(92);
            self.check_ins.end_week(write, pen);
        }
        if here {
            // A walk and company are felt by the evening.
            let mut feel = feel;
            feel.mood += if moved { 14 } else { -10 } + if met.is_empty() { -6 } else { 8 };
            if !pen.dice.chance(4) {
                // Two calls with one person are one person.
                met.sort_unstable();
                met.dedup();
                let reasons = self.writer.reasons();
                self.check_ins.evening(&feel, met, two, reasons, pen);
            }
            self.writer.write(&feel, group, pen);
        }
        self.rested = self.goals.tick(20..24, going, pen).contains(&Track::Rest);
    }
}

impl Iterator for Life {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        loop {
            if let Some(step) = self.pen.next_step() {
                return Some(step);
            }
            if self.day > self.until {
                return None;
            }
            let day = self.day;
            self.day = day.plus(1);
            self.live(day);
        }
    }
}

impl FusedIterator for Life {}

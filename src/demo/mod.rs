//! The made-up person of `mainstay demo`: Sam, who never lived. Same seed, years and last day, same life, on every
//! platform: whole numbers and dealt cards, no clock and no map that forgets its order.
//!
//! Here is what Sam does, day by day, as changes to commit; the words are in `assets/demo/`. Nothing here opens a file.
//! The shell's `demo` may use it, and tests and measurements that need a journal of some years.

mod care;
mod check_ins;
mod dice;
mod entries;
mod goals;
mod mood;
mod own_plan;
mod pen;
mod people;
mod plan;
mod practices;
mod presence;
mod reaches;
mod review;
mod running;
mod seldom;
mod stock;
#[cfg(test)]
mod tests;
mod trials;

use std::collections::BTreeMap;
use std::iter::FusedIterator;

use chrono::{Months, Weekday};
use serde::Deserialize;

use crate::assets;
use crate::domain::card::Thought;
use crate::domain::{Change, Day, Moment};
use care::{Care, CheckLines, TalkLines};
use check_ins::{CheckInLines, CheckIns};
use dice::{Deck, Dice, Lines};
use entries::Writer;
use goals::Goals;
use mood::{Feel, Moods};
use own_plan::{OwnPlan, PartLines};
use pen::Pen;
use people::{People, Somebody};
use plan::{Templates, Track};
use practices::{PracticeLines, Practices};
use presence::{Presence, Presences};
use reaches::ReachLines;
use review::Review;
use running::{Going, TickLines, WeekLines};
use seldom::{CardLines, Seldom, SetbackLines};
use stock::Stock;
use trials::{TrialLines, Trials};

/// Most weeks of so many days before the end are planned and looked back on.
const REVIEWS: i64 = 364;

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
    care: Care,
    own_plan: OwnPlan,
    practices: Practices,
    review: Review,
    trials: Trials,
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
    practice: PracticeLines,
}

/// `assets/demo/tools.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tools {
    thought: Deck<Thought>,
    talk: Deck<TalkLines>,
    coming: TalkLines,
    check: Vec<CheckLines>,
    plan: Vec<PartLines>,
    trial: Vec<TrialLines>,
    review: Review,
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
        let tools: Tools = read(assets::DEMO_TOOLS);
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
            goals: Goals::new(
                templates.goal,
                planned,
                notes.tick,
                notes.week,
                until.plus(-REVIEWS),
            ),
            check_ins: CheckIns::new(notes.check_in),
            writer: Writer::new(stock, start, until, &mut dice),
            seldom: Seldom::new(notes.setback, notes.card, start, until),
            care: Care::new(tools.talk, tools.coming, tools.check, (start, until)),
            own_plan: OwnPlan::new(tools.plan, start),
            practices: Practices::new(tools.thought, notes.practice),
            review: tools.review,
            trials: Trials::new(tools.trial, years, until),
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
            self.seldom.begin(pen);
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
        if here {
            self.care.morning(pen);
        }

        let mut going = Going {
            feel: &feel,
            here,
            reached: false,
        };
        let mut done = self.goals.tick(0..17, going, pen);
        let mut met = self.people.reach_out(presence, &feel, reasons, pen);
        let talk = self
            .care
            .talks_with()
            .map(|name| (name, self.people.id_of(name)));
        if let Some((name, id)) = talk
            && id.is_none_or(|id| !met.contains(&id))
        {
            met.extend(self.people.sit_down_with(name, pen));
        }
        let group = self.people.id_of("Tuesday group");
        let group = group.is_some_and(|group| met.contains(&group));
        going.reached = !met.is_empty();
        done.extend(self.goals.tick(17..20, going, pen));
        let moved = done.contains(&Track::Body);
        self.check_ins.count(&feel, met.len(), moved);
        self.care.count(&feel);
        if here {
            met.extend(self.seldom.setback(&feel, &mut self.people, pen));
            self.seldom.card(&feel, pen);
            self.seldom.second_count(pen);
            self.own_plan.write(&feel, pen);
            self.practices.evening(&feel, pen);
            self.trials.turn(pen);
            self.care.evening(pen);
        }
        if day.weekday() == Weekday::Sun {
            if here && self.goals.look_back(pen) && pen.dice.chance(65) {
                self.review.keep(pen);
            }
            let write = here && pen.dice.chance(92);
            self.check_ins.end_week(write, pen);
        }
        if here {
            let feel = by_evening(feel, moved, !met.is_empty());
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

/// A walk and company are felt by the evening: the walk so much that it shows in what goes with better days.
fn by_evening(mut feel: Feel, moved: bool, company: bool) -> Feel {
    feel.mood += if moved { 26 } else { -74 } + if company { 8 } else { -6 };
    feel.stress += if moved { -24 } else { 44 };
    feel.back_up += if moved { 10 } else { -20 };
    feel
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

//! The people around the person: who comes when, and how they are in touch.

use chrono::Weekday;
use serde::Deserialize;

use super::dice::Lines;
use super::mood::Feel;
use super::pen::Pen;
use super::presence::Presence;
use super::reaches::{self, ReachLines, Reaches};
use super::stock::Reason;
use crate::domain::{Day, Felt, How, Id, Person, Reach, What};

/// A block of `assets/demo/people.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Somebody {
    /// Days after the journal begins.
    arrives: i64,
    /// How often they are in touch, beside the others; 0: only at set times.
    weight: i64,
    pub how: Vec<How>,
    /// Whether sentences may name them.
    pub friend: bool,
    #[serde(default)]
    notes: Lines,
    #[serde(default)]
    next_talk: Lines,
    /// The record but for its id.
    person: toml::Table,
}

impl Somebody {
    /// The record, when the block has its shape.
    pub(super) fn record(&self, id: Id) -> Option<Person> {
        let mut table = self.person.clone();
        table.insert("id".to_owned(), id.to_string().into());
        table.try_into().ok()
    }
}

struct Known {
    record: Person,
    somebody: Somebody,
}

pub(super) struct People {
    to_come: Vec<Somebody>,
    known: Vec<Known>,
    reaches: Reaches,
    start: Day,
}

impl People {
    pub(super) fn new(mut everybody: Vec<Somebody>, lines: ReachLines, start: Day) -> Self {
        everybody.sort_by_key(|somebody| -somebody.arrives);
        Self {
            to_come: everybody,
            known: Vec::new(),
            reaches: Reaches::new(lines, start),
            start,
        }
    }

    pub(super) fn id_of(&self, name: &str) -> Option<Id> {
        self.known
            .iter()
            .find(|known| known.record.name == name)
            .map(|known| known.record.id)
    }

    /// Writes down who is new, and now and then something new about somebody.
    pub(super) fn arrive(&mut self, pen: &mut Pen) {
        let day = pen.today().since(self.start);
        while let Some(somebody) = self.to_come.pop_if(|somebody| somebody.arrives <= day) {
            pen.wait(9, 10);
            let Some(record) = somebody.record(pen.new_id()) else {
                continue;
            };
            pen.put(What::Saved, record.clone());
            self.known.push(Known { record, somebody });
        }
        if pen.dice.chance(1) {
            let place = pen.dice.place(self.known.len());
            if let Some(known) = self.known.get_mut(place) {
                known.news(pen);
            }
        }
    }

    /// Tells the pen whom sentences may name today: not who there is an argument with.
    pub(super) fn introduce(&self, feel: &Feel, reasons: &[Reason], pen: &mut Pen) {
        let not = feel.dip.and_then(|dip| who(reasons, dip.reason));
        let friends = self
            .known
            .iter()
            .filter(|known| known.somebody.friend && Some(known.record.name.as_str()) != not)
            .map(|known| known.record.name.clone())
            .collect();
        pen.know(friends);
    }

    /// The reach-outs of a day. Answers who the person was in touch with.
    pub(super) fn reach_out(
        &mut self,
        presence: Presence,
        feel: &Feel,
        reasons: &mut [Reason],
        pen: &mut Pen,
    ) -> Vec<Id> {
        let mut met = Vec::new();
        self.about_the_dip(feel, reasons, pen, &mut met);
        let here = presence == Presence::Here;
        let set = match pen.today().weekday() {
            Weekday::Tue if pen.dice.chance(if here { 74 } else { 30 }) => Some("Tuesday group"),
            Weekday::Thu if here && pen.dice.chance(42) => Some("Ms. Okafor"),
            _ if feel.dip.is_some_and(|dip| dip.left() > 140) && pen.dice.chance(5) => {
                Some("Warm line")
            }
            _ => None,
        };
        if let Some(name) = set {
            self.reach(name, feel, pen, &mut met);
        }
        let likely = match (here, met.is_empty()) {
            (true, true) => 45,
            (true, false) => 12,
            (false, _) => 16,
        };
        if pen.dice.chance(likely) {
            let name = self.somebody(feel, reasons, pen);
            if let Some(name) = name {
                self.reach(&name, feel, pen, &mut met);
            }
        }
        met
    }

    /// Calls somebody, as one does after a setback.
    pub(super) fn call(&mut self, name: &str, note: &str, felt: Felt, pen: &mut Pen) -> Option<Id> {
        let person = self.id_of(name)?;
        pen.wait(12, 19);
        let reach = Reach {
            felt: Some(felt),
            note: Some(note.to_owned()),
            ..reaches::plain(person, How::Call, pen)
        };
        pen.put(What::Saved, reach);
        Some(person)
    }

    /// Sits down with somebody for a talk that was prepared, where they are known.
    pub(super) fn sit_down_with(&mut self, name: &str, pen: &mut Pen) -> Option<Id> {
        let person = self.id_of(name)?;
        pen.wait(14, 16);
        let reach = reaches::plain(person, How::InPerson, pen);
        pen.put(What::Saved, reach);
        Some(person)
    }

    /// A dip that came of an argument has a hard call on its first day and a warm one on its last.
    fn about_the_dip(
        &mut self,
        feel: &Feel,
        reasons: &mut [Reason],
        pen: &mut Pen,
        met: &mut Vec<Id>,
    ) {
        let Some((dip, reason)) = feel
            .dip
            .and_then(|dip| Some((dip, reasons.get_mut(dip.reason)?)))
        else {
            return;
        };
        let Some(who) = reason.who.clone() else {
            return;
        };
        let (lines, felt) = if dip.is_first() {
            (&mut reason.call, Felt::Hard)
        } else if dip.is_last() {
            (&mut reason.mended, Felt::Warm)
        } else {
            return;
        };
        let note = pen.jot(lines);
        met.extend(self.call(&who, &note, felt, pen));
    }

    /// Somebody by weight, but not who there is an argument with.
    fn somebody(&self, feel: &Feel, reasons: &[Reason], pen: &mut Pen) -> Option<String> {
        let not = feel.dip.and_then(|dip| who(reasons, dip.reason));
        let among: Vec<&Known> = self
            .known
            .iter()
            .filter(|known| Some(known.record.name.as_str()) != not)
            .collect();
        let all: i64 = among.iter().map(|known| known.somebody.weight).sum();
        let mut at = pen.dice.between(0, (all - 1).max(0));
        among
            .into_iter()
            .find(|known| {
                at -= known.somebody.weight;
                at < 0
            })
            .map(|known| known.record.name.clone())
    }

    fn reach(&mut self, name: &str, feel: &Feel, pen: &mut Pen, met: &mut Vec<Id>) {
        let Some(known) = self.known.iter().find(|it| it.record.name == name) else {
            return;
        };
        if self
            .reaches
            .write(&known.record, &known.somebody, feel, pen)
        {
            met.push(known.record.id);
        }
    }
}

impl Known {
    /// Something new about them is written down.
    fn news(&mut self, pen: &mut Pen) {
        let before = self.record.clone();
        pen.wait(9, 10);
        let talk = pen.dice.chance(50);
        let (lines, field) = if talk {
            (&mut self.somebody.next_talk, &mut self.record.next_talk)
        } else {
            (&mut self.somebody.notes, &mut self.record.note)
        };
        let line = pen.say(lines);
        if !line.is_empty() {
            *field = Some(line);
        }
        if self.record != before {
            pen.put(What::Changed, self.record.clone());
        }
    }
}

fn who(reasons: &[Reason], reason: usize) -> Option<&str> {
    reasons.get(reason)?.who.as_deref()
}

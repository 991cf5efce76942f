//! What is seldom written: the words for a hard moment, and a setback, which resets nothing.

use serde::Deserialize;

use super::dice::Lines;
use super::mood::{Feel, Tone};
use super::pen::Pen;
use super::people::People;
use crate::domain::card::Card;
use crate::domain::setback::{CountedDate, Setback};
use crate::domain::{Day, Felt, Id, Setting, What};

/// Nothing of the kind in the last weeks of a life, so that its end is an ordinary one.
const CALM: i64 = 45;

/// The lines of a setback, from `assets/demo/notes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetbackLines {
    situation: Lines,
    helped: Lines,
    next_step: Lines,
    note: Lines,
}

/// The card, from `assets/demo/notes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CardLines {
    /// The words as they are first, and what they become.
    words: Vec<String>,
    helps: Vec<String>,
    safer: String,
    reasons: String,
}

pub(super) struct Seldom {
    setback: SetbackLines,
    card: CardLines,
    /// How often the card was written.
    written: usize,
    next_card: Day,
    next_setback: Day,
    /// The dates that are counted.
    counts: Vec<Id>,
    /// When the second one begins.
    next_count: Day,
    until: Day,
}

impl Seldom {
    pub(super) fn new(setback: SetbackLines, card: CardLines, start: Day, until: Day) -> Self {
        Self {
            setback,
            card,
            written: 0,
            next_card: start.plus(5),
            next_setback: start.plus(60),
            counts: Vec::new(),
            next_count: start.plus(150),
            until,
        }
    }

    /// What is set on the first day.
    pub(super) fn begin(&mut self, pen: &mut Pen) {
        pen.put(What::Set, Setting::new("name", "Sam"));
        self.count("Since the move", pen);
    }

    /// Another date that is counted, some months later.
    pub(super) fn second_count(&mut self, pen: &mut Pen) {
        if self.counts.len() == 1 && pen.today() >= self.next_count {
            pen.pass(2, 9);
            self.count("With my own key", pen);
        }
    }

    fn count(&mut self, label: &str, pen: &mut Pen) {
        let date = CountedDate {
            id: pen.new_id(),
            label: label.to_owned(),
            since: pen.today(),
            shown: true,
        };
        self.counts.push(date.id);
        pen.put(What::Saved, date);
    }

    /// On a good day, or a plain one when none comes: the card, and about once a year a change to its words.
    pub(super) fn card(&mut self, feel: &Feel, pen: &mut Pen) {
        let waited = pen.today().since(self.next_card);
        let may = match feel.tone() {
            Tone::Good => waited >= 0,
            Tone::Plain => waited > 60,
            Tone::Low => false,
        };
        if !may {
            return;
        }
        let Some(words) = self.card.words.get(self.written) else {
            return;
        };
        pen.wait(16, 18);
        let card = Card {
            words: Some(words.clone()),
            day: Some(pen.today()),
            helps: self.card.helps.clone(),
            safer: Some(self.card.safer.clone()),
            reasons: Some(self.card.reasons.clone()).filter(|_| self.written > 0),
            ..Card::blank()
        };
        let what = if self.written == 0 {
            What::Saved
        } else {
            What::Changed
        };
        pen.put(what, card);
        self.written += 1;
        self.next_card = pen.today().plus(pen.dice.between(180, 420));
    }

    /// A setback or two a year, within a dip. Answers who was told.
    pub(super) fn setback(
        &mut self,
        feel: &Feel,
        people: &mut People,
        pen: &mut Pen,
    ) -> Option<Id> {
        let today = pen.today();
        let within = feel
            .dip
            .is_some_and(|dip| dip.left() > 60 && !dip.is_first());
        if today < self.next_setback || !within || self.until.since(today) < CALM {
            return None;
        }
        let told = people.call("Dev", "told him about last night", Felt::Warm, pen);
        pen.pass(10, 60);
        let setback = Setback {
            id: pen.new_id(),
            day: today,
            at: pen.at(),
            situation: Some(pen.say(&mut self.setback.situation)),
            helped: Some(pen.say(&mut self.setback.helped)),
            next_step: Some(pen.say(&mut self.setback.next_step)),
            told: told.into_iter().collect(),
            // The key is still their own.
            counts: self.counts.first().copied().into_iter().collect(),
            confidence: u8::try_from(pen.dice.between(5, 8)).ok(),
            note: Some(pen.say(&mut self.setback.note)).filter(|note| !note.is_empty()),
        };
        pen.put(What::Saved, setback);
        self.next_setback = today.plus(pen.dice.between(150, 260));
        told
    }
}

//! What writes things down: the clock of the day, which only goes forward, the ids, and the phrases in the sentences.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, FixedOffset, Offset, Utc};

use super::Step;
use super::dice::{Dice, Lines};
use crate::domain::{Change, Day, Id, Ids, Instant, Moment, Record, What};

const HOUR: i64 = 3_600;
/// The offset of every instant: five hours behind UTC.
const BEHIND: i64 = 5 * HOUR;
/// [`Day::number`] of 1 January 1970.
const EPOCH: i64 = 719_163;
/// A day's last second, counted from its midnight: a little before 4 in the night.
const LAST: i64 = 28 * HOUR - 60;

pub(super) struct Pen {
    pub dice: Dice,
    ids: Ids,
    slots: BTreeMap<String, Lines>,
    today: Day,
    /// Since the midnight with which today began.
    second: i64,
    /// Whom a sentence may name.
    friends: Vec<String>,
    /// Whom today was spent with.
    company: Vec<String>,
    written: VecDeque<Step>,
}

impl Pen {
    pub(super) fn new(seed: u64, today: Day, slots: BTreeMap<String, Lines>) -> Self {
        Self {
            dice: Dice::seeded(seed),
            // Another stream, so that what is written does not hang on how many ids were made.
            ids: Ids::seeded(!seed),
            slots,
            today,
            second: 0,
            friends: Vec::new(),
            company: Vec::new(),
            written: VecDeque::new(),
        }
    }

    /// Begins a day.
    pub(super) fn turn_to(&mut self, today: Day) {
        self.today = today;
        self.second = 5 * HOUR + 1_800;
        self.company.clear();
    }

    pub(super) fn today(&self) -> Day {
        self.today
    }

    /// Whom sentences may name from now on.
    pub(super) fn know(&mut self, friends: Vec<String>) {
        self.friends = friends;
    }

    /// Somebody is with the person today.
    pub(super) fn meet(&mut self, name: &str) {
        if self.friends.iter().any(|friend| friend == name) {
            self.company.push(name.to_owned());
        }
    }

    /// Lets the clock go on to some time between these hours of today, or a few minutes when that is over.
    pub(super) fn wait(&mut self, from: i64, to: i64) {
        let then = self.dice.between(from * HOUR, to * HOUR - 1);
        let soon = self.second + self.dice.between(20, 300);
        self.second = then.max(soon).min(LAST);
    }

    /// Lets some minutes go by.
    pub(super) fn pass(&mut self, least: i64, most: i64) {
        self.second = (self.second + self.dice.between(least * 60, most * 60)).min(LAST);
    }

    pub(super) fn at(&self) -> Instant {
        let behind = i32::try_from(BEHIND).ok().and_then(FixedOffset::west_opt);
        let seconds = (self.today.number() - EPOCH) * 24 * HOUR + self.second + BEHIND;
        DateTime::from_timestamp(seconds, 0)
            .unwrap_or_default()
            .with_timezone(&behind.unwrap_or_else(|| Utc.fix()))
    }

    pub(super) fn new_id(&mut self) -> Id {
        self.ids.make(self.at())
    }

    pub(super) fn put(&mut self, what: What, record: impl Into<Record>) {
        self.write(Change::put(what, record));
    }

    pub(super) fn write(&mut self, change: Change) {
        let at = Moment {
            at: self.at(),
            today: self.today,
        };
        self.written.push_back(Step { at, change });
        self.second = (self.second + self.dice.between(3, 40)).min(LAST);
    }

    /// What was written first and not yet handed over.
    pub(super) fn next_step(&mut self) -> Option<Step> {
        self.written.pop_front()
    }

    /// The next of `lines` as a sentence.
    pub(super) fn say(&mut self, lines: &mut Lines) -> String {
        capital(&self.jot(lines))
    }

    /// The next of `lines` as it stands, with its slots filled.
    pub(super) fn jot(&mut self, lines: &mut Lines) -> String {
        let line = lines.deal(&mut self.dice).map_or("", String::as_str);
        let mut out = String::with_capacity(line.len() + 40);
        let mut rest = line;
        while let Some((before, slot, after)) = slot(rest) {
            out.push_str(before);
            let phrase = match slot {
                "friend" => friend(&self.company, &self.friends, &mut self.dice).to_owned(),
                "weekday" => self.today.date().format("%A").to_string(),
                "month" => self.today.date().format("%B").to_string(),
                other => self
                    .slots
                    .get_mut(other)
                    .and_then(|lines| lines.deal(&mut self.dice))
                    .cloned()
                    .unwrap_or_default(),
            };
            if out.ends_with(". ") || out.ends_with('\n') {
                out.push_str(&capital(&phrase));
            } else {
                out.push_str(&phrase);
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// What stands before the first `{slot}`, its name, and what stands after it.
fn slot(line: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = line.split_once('{')?;
    let (slot, after) = rest.split_once('}')?;
    Some((before, slot, after))
}

fn friend<'a>(company: &'a [String], friends: &'a [String], dice: &mut Dice) -> &'a str {
    let among = if !company.is_empty() && dice.chance(70) {
        company
    } else {
        friends
    };
    dice.pick(among).map_or("somebody", String::as_str)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen() -> Pen {
        let day = "2026-11-22".parse().expect("a day");
        let slots = BTreeMap::from([("bird".to_owned(), Lines::from(vec!["a heron".to_owned()]))]);
        let mut pen = Pen::new(1, day, slots);
        pen.turn_to(day);
        pen
    }

    #[test]
    fn slots_are_filled_and_sentences_begin_with_a_capital() {
        let mut pen = pen();
        pen.know(vec!["Dev".to_owned()]);
        let mut lines = Lines::from(vec![
            "{bird}, {friend}, {weekday}. {bird} in {month}.".to_owned(),
        ]);
        assert_eq!(
            pen.say(&mut lines),
            "A heron, Dev, Sunday. A heron in November."
        );
        assert_eq!(
            pen.jot(&mut lines),
            "a heron, Dev, Sunday. A heron in November."
        );
    }

    #[test]
    fn the_clock_only_goes_forward_and_never_leaves_the_day() {
        let mut pen = pen();
        let mut before = pen.at();
        assert_eq!(before.offset().local_minus_utc(), -5 * 3_600);
        for (from, to) in [
            (7, 9),
            (6, 7),
            (20, 22),
            (24, 26),
            (12, 13),
            (27, 28),
            (27, 28),
        ] {
            pen.wait(from, to);
            pen.pass(10, 20);
            assert!(pen.at() >= before);
            assert_eq!(Day::of(pen.at(), 4), pen.today());
            before = pen.at();
        }
    }
}

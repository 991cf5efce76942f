//! Check-ins as the person answers them: of a day, of a hard day, and of a week.

use std::collections::BTreeMap;

use chrono::Weekday;
use serde::Deserialize;

use super::dice::{Dice, Lines};
use super::mood::{Feel, Tone};
use super::pen::Pen;
use super::stock::Reason;
use crate::domain::{Answer, CheckIn, CheckInKind, Day, Id, Question, What, When};

/// The notes, from `assets/demo/notes.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckInLines {
    good: Lines,
    plain: Lines,
    low: Lines,
    hard_day: Lines,
    morning: Lines,
}

/// A check-in that is written on the day after.
pub(super) struct Owed {
    day: Day,
    feel: Feel,
    people: Vec<Id>,
}

pub(super) struct CheckIns {
    lines: CheckInLines,
    owed: Option<Owed>,
    /// How each factor of the weekly page wanders, in hundredths of a level.
    factors: BTreeMap<String, i64>,
    /// What this week was like so far.
    week: WeekSoFar,
}

#[derive(Default)]
struct WeekSoFar {
    days: i64,
    stress: i64,
    sleep: i64,
    mood: i64,
    people: i64,
    moved: i64,
}

impl CheckIns {
    pub(super) fn new(lines: CheckInLines) -> Self {
        let factors = Question::builtin()
            .iter()
            .filter(|question| question.when == When::Weekly)
            .map(|question| (question.slug.clone(), 0))
            .collect();
        Self {
            lines,
            owed: None,
            factors,
            week: WeekSoFar::default(),
        }
    }

    /// Writes what was left from yesterday.
    pub(super) fn late(&mut self, reasons: &mut [Reason], pen: &mut Pen) {
        if let Some(owed) = self.owed.take() {
            pen.wait(7, 9);
            self.put(&owed, true, reasons, pen);
        }
    }

    /// Drops what was left, as the person is away.
    pub(super) fn drop_owed(&mut self) {
        self.owed = None;
    }

    /// A first check-in early in a day that gets two.
    pub(super) fn morning(&mut self, feel: &Feel, pen: &mut Pen) {
        pen.wait(7, 9);
        let mut answers = answers(feel, &mut pen.dice);
        answers.remove("back_up");
        let check_in = CheckIn {
            answers,
            note: pen
                .dice
                .chance(30)
                .then(|| pen.say(&mut self.lines.morning)),
            ..blank(CheckInKind::Full, pen)
        };
        pen.put(What::Saved, check_in);
    }

    /// The check-in of a day, or what is owed for it. `again`: there is one already.
    pub(super) fn evening(
        &mut self,
        feel: &Feel,
        people: Vec<Id>,
        again: bool,
        reasons: &mut [Reason],
        pen: &mut Pen,
    ) {
        let owed = Owed {
            day: pen.today(),
            feel: *feel,
            people,
        };
        let deep = feel.dip.is_some_and(|dip| dip.left() > 105);
        match pen.dice.between(0, 99) {
            0..4 if !again => self.owed = Some(owed),
            roll => {
                match roll {
                    4..8 => pen.wait(24, 25),
                    _ => pen.wait(19, 22),
                }
                if deep && !again && pen.dice.chance(20) {
                    self.hard_day(pen);
                } else {
                    self.put(&owed, again, reasons, pen);
                }
            }
        }
    }

    fn hard_day(&mut self, pen: &mut Pen) {
        let check_in = CheckIn {
            note: pen
                .dice
                .chance(45)
                .then(|| pen.say(&mut self.lines.hard_day)),
            ..blank(CheckInKind::HardDay, pen)
        };
        pen.put(What::Saved, check_in);
    }

    fn put(&mut self, owed: &Owed, again: bool, reasons: &mut [Reason], pen: &mut Pen) {
        let late = owed.day != pen.today();
        let mut answers = answers(&owed.feel, &mut pen.dice);
        if again && !late {
            // Sleep is asked in the first check-in of a day only.
            answers.remove("sleep");
        }
        let people = Some(owed.people.clone()).filter(|_| !pen.dice.chance(8));
        let check_in = CheckIn {
            day: owed.day,
            answers,
            people,
            note: self.note(&owed.feel, reasons, pen),
            late,
            ..blank(CheckInKind::Full, pen)
        };
        pen.put(What::Saved, check_in);
    }

    fn note(&mut self, feel: &Feel, reasons: &mut [Reason], pen: &mut Pen) -> Option<String> {
        if !pen.dice.chance(33) {
            return None;
        }
        let tone = feel.tone();
        let of_the_dip = feel.dip.and_then(|dip| reasons.get_mut(dip.reason));
        Some(match (of_the_dip, tone) {
            (Some(reason), Tone::Low) if pen.dice.chance(45) => pen.say(&mut reason.notes),
            (_, Tone::Low) => pen.say(&mut self.lines.low),
            (_, Tone::Plain) => pen.say(&mut self.lines.plain),
            (_, Tone::Good) => pen.say(&mut self.lines.good),
        })
    }

    /// Adds a day to what the week was like.
    pub(super) fn count(&mut self, feel: &Feel, people: usize, moved: bool) {
        self.week.days += 1;
        self.week.stress += feel.stress;
        self.week.sleep += feel.sleep;
        self.week.mood += feel.mood;
        self.week.people += i64::try_from(people.min(2)).unwrap_or(0);
        self.week.moved += i64::from(moved);
    }

    /// Ends the week; `write`: with the page of the ten factors.
    pub(super) fn end_week(&mut self, write: bool, pen: &mut Pen) {
        let week = std::mem::take(&mut self.week);
        for wander in self.factors.values_mut() {
            *wander += pen.dice.wobble(26) - *wander / 12;
        }
        if !write || week.days < 3 {
            return;
        }
        pen.wait(17, 19);
        let answers = self
            .factors
            .iter()
            .map(|(slug, wander)| {
                let value = week.usual(slug) + wander;
                (slug.clone(), answer(value, 2, &mut pen.dice))
            })
            .collect();
        let monday = pen.today().week_start(Weekday::Mon);
        let check_in = CheckIn {
            id: CheckIn::weekly_id(monday),
            answers,
            ..blank(CheckInKind::Weekly, pen)
        };
        pen.put(What::Saved, check_in);
    }
}

impl WeekSoFar {
    /// Where a factor stands after such a week, in hundredths of a level.
    fn usual(&self, slug: &str) -> i64 {
        let mean = |sum: i64| sum / self.days.max(1);
        match slug {
            "stress_management" => 600 - mean(self.stress),
            "restful_sleep" => mean(self.sleep),
            "optimism" => mean(self.mood) - 10,
            "physical_activity" => 200 + 35 * self.moved,
            "support_network" => 230 + 30 * self.people,
            "healthy_eating" => 320,
            "service_to_others" => 240,
            "cognitive_skills" => 315,
            "spiritual" => 300,
            _ => 335,
        }
    }
}

fn blank(kind: CheckInKind, pen: &mut Pen) -> CheckIn {
    CheckIn {
        id: pen.new_id(),
        day: pen.today(),
        at: pen.at(),
        kind,
        answers: BTreeMap::new(),
        people: None,
        note: None,
        late: false,
    }
}

fn answers(feel: &Feel, dice: &mut Dice) -> BTreeMap<String, Answer> {
    let nothing_hard = feel.dip.is_none() && feel.stress < 275 && dice.chance(70);
    let back_up = if nothing_hard {
        Answer::None
    } else {
        answer(feel.back_up, 3, dice)
    };
    [
        ("mood", answer(feel.mood, 2, dice)),
        ("stress", answer(feel.stress, 3, dice)),
        ("back_up", back_up),
        ("sleep", answer(feel.sleep, 3, dice)),
    ]
    .map(|(slug, answer)| (slug.to_owned(), answer))
    .into()
}

/// The level nearest to a value in hundredths, give or take; skipped in so many of a hundred.
fn answer(value: i64, skipped: i64, dice: &mut Dice) -> Answer {
    if dice.chance(skipped) {
        return Answer::Skipped;
    }
    let level = (value + dice.wobble(125) + 50).div_euclid(100).clamp(1, 5);
    Answer::Level(u8::try_from(level).unwrap_or(3))
}

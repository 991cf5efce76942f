//! What is done with those who care for the person: talks, health checks, and questionnaires they asked for.

use chrono::Weekday;
use serde::Deserialize;

use super::dice::{Deck, Lines};
use super::mood::Feel;
use super::pen::Pen;
use crate::domain::instrument::Instrument;
use crate::domain::talk::{HealthCheck, Talk};
use crate::domain::trial::Measure;
use crate::domain::{Day, What};

/// The weekday of talks.
const TALKS: Weekday = Weekday::Thu;
/// Days between two talks.
const BETWEEN_TALKS: i64 = 42;
/// Days before the end in which a talk after it is prepared.
const PREPARED: i64 = 4;
/// Questionnaires are answered in the last two years.
const MEASURED: i64 = 730;
/// Days between two times of the questionnaires that ship, and of the group's own.
const BETWEEN_MEASURES: [i64; 2] = [28, 91];

/// What a talk is about, from `assets/demo/tools.toml`.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TalkLines {
    with: String,
    concerns: Vec<String>,
    questions: Vec<String>,
    changes: String,
    decided: String,
}

/// A health check, from `assets/demo/tools.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckLines {
    name: String,
    /// Days before the end of the life on which the newest was.
    before: i64,
    /// Days between two.
    every: i64,
    notes: Lines,
}

struct Check {
    lines: CheckLines,
    record: Option<HealthCheck>,
    /// The day of the next one.
    due: Day,
}

pub(super) struct Care {
    talks: Deck<TalkLines>,
    /// The talk that is still to come when the life ends.
    coming: Option<TalkLines>,
    next_talk: Day,
    /// A talk of today, and what will be decided in it.
    today: Option<(Talk, String)>,
    checks: Vec<Check>,
    /// When the questionnaires that ship and the group's own are next answered.
    next_measures: [Day; 2],
    /// How the last days were, in hundredths of a level: mood, and stress.
    lately: [i64; 2],
    until: Day,
}

impl Care {
    pub(super) fn new(
        talks: Deck<TalkLines>,
        coming: TalkLines,
        checks: Vec<CheckLines>,
        (start, until): (Day, Day),
    ) -> Self {
        let checks = checks.into_iter().map(|lines| {
            let newest = until.plus(-lines.before);
            // The first that is after the journal's first weeks: as many before the newest as there is time for.
            let times = newest.since(start.plus(20)).div_euclid(lines.every);
            Check {
                due: newest.plus(-lines.every * times),
                lines,
                record: None,
            }
        });
        Self {
            talks,
            coming: Some(coming),
            next_talk: start.plus(17),
            today: None,
            checks: checks.collect(),
            next_measures: [until.plus(-MEASURED), start.plus(100)],
            lately: [340, 280],
            until,
        }
    }

    /// Whom the person talks with today, where a page is prepared for it.
    pub(super) fn talks_with(&self) -> Option<&str> {
        self.today.as_ref()?.0.with.as_deref()
    }

    /// Health checks that were, and a talk that is prepared.
    pub(super) fn morning(&mut self, pen: &mut Pen) {
        for check in &mut self.checks {
            check.turn(pen);
        }
        let today = pen.today();
        if today.weekday() == TALKS && today >= self.next_talk {
            if let Some(lines) = self.talks.deal(&mut pen.dice).cloned() {
                let decided = lines.decided.clone();
                let talk = lines.prepare(today, pen);
                self.today = Some((talk, decided));
            }
            self.next_talk = today.plus(BETWEEN_TALKS);
        }
        if self.until.since(today) <= PREPARED
            && let Some(lines) = self.coming.take()
        {
            let next = self.until.plus(1).week_start(TALKS).plus(7);
            lines.prepare(next, pen);
        }
    }

    /// What was decided in a talk, and questionnaires on a Sunday.
    pub(super) fn evening(&mut self, pen: &mut Pen) {
        if let Some((mut talk, decided)) = self.today.take() {
            pen.pass(5, 30);
            talk.decided = Some(decided);
            pen.put(What::Changed, talk);
        }
        let today = pen.today();
        let [shipped, own] = &mut self.next_measures;
        if today.weekday() != Weekday::Sun {
            return;
        }
        if today >= *shipped {
            *shipped = today.plus(BETWEEN_MEASURES[0]);
            self.answer_shipped(pen);
        } else if today >= *own {
            *own = today.plus(BETWEEN_MEASURES[1]);
            self.answer_own(pen);
        }
    }

    /// Adds a day to how the last ones were.
    pub(super) fn count(&mut self, feel: &Feel) {
        for (lately, level) in self.lately.iter_mut().zip([feel.mood, feel.stress]) {
            *lately += (level - *lately) / 8;
        }
    }

    /// The questionnaires that ship, one about mood and one about worry.
    fn answer_shipped(&self, pen: &mut Pen) {
        let [mood, stress] = self.lately;
        let low = [(370 - mood) / 45, (stress - 235) / 45];
        for (instrument, low) in Instrument::all().iter().zip(low) {
            let highest = i64::try_from(instrument.answers.len()).unwrap_or(1) - 1;
            let answers = instrument.items.iter().map(|item| {
                let answer = (low + pen.dice.between(-1, 1)).clamp(0, highest);
                (item.slug.clone(), i32::try_from(answer).unwrap_or(0))
            });
            let answers = answers.collect();
            pen.pass(1, 3);
            let measure = Measure {
                id: pen.new_id(),
                instrument: instrument.slug.clone(),
                version: instrument.version.clone(),
                day: pen.today(),
                total: instrument.total(&answers),
                answers,
            };
            pen.put(What::Saved, measure);
        }
    }

    /// Five questions that the group handed out, each from 1 to 5.
    fn answer_own(&self, pen: &mut Pen) {
        let answers: Vec<i32> = (0..5)
            .map(|_| (self.lately[0] + pen.dice.wobble(140) + 50).div_euclid(100))
            .map(|level| i32::try_from(level.clamp(1, 5)).unwrap_or(3))
            .collect();
        pen.pass(2, 5);
        let measure = Measure {
            id: pen.new_id(),
            instrument: "Five questions from group".to_owned(),
            version: "1".to_owned(),
            day: pen.today(),
            total: Some(answers.iter().sum()),
            answers: (1..)
                .zip(answers)
                .map(|(at, answer)| (format!("{at:02}"), answer))
                .collect(),
        };
        pen.put(What::Saved, measure);
    }
}

impl TalkLines {
    /// Writes down what to bring to a talk on `day`.
    fn prepare(self, day: Day, pen: &mut Pen) -> Talk {
        let talk = Talk {
            id: pen.new_id(),
            day,
            with: Some(self.with),
            concerns: self.concerns,
            questions: self.questions,
            changes: Some(self.changes),
            decided: None,
        };
        pen.pass(3, 12);
        pen.put(What::Saved, talk.clone());
        talk
    }
}

impl Check {
    /// Writes down that it was, and when the next one is.
    fn turn(&mut self, pen: &mut Pen) {
        if pen.today() < self.due {
            return;
        }
        let what = match self.record {
            None => What::Saved,
            Some(_) => What::Changed,
        };
        let next = self.due.plus(self.lines.every);
        pen.pass(1, 4);
        let record = HealthCheck {
            id: match &self.record {
                Some(before) => before.id,
                None => pen.new_id(),
            },
            name: self.lines.name.clone(),
            last: Some(self.due),
            next: Some(next),
            note: Some(pen.say(&mut self.lines.notes)),
        };
        pen.put(what, record.clone());
        self.record = Some(record);
        self.due = next;
    }
}

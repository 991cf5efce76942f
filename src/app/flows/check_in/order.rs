//! The order of the steps, and where in it the person is.

use super::level::choices;
use super::{CheckInFlow, Step};
use crate::app::Look;
use crate::domain::{Question, When};
use crate::say;
use crate::words::Words;

impl CheckInFlow {
    /// The questions of this check-in: those that are on; sleep only in the first of a day.
    pub(super) fn choose_questions(&mut self, all: Vec<Question>) {
        let first = self.others.is_empty();
        self.questions = all
            .into_iter()
            .filter(|question| match &self.edits {
                Some(check_in) if check_in.answers.contains_key(&question.slug) => true,
                Some(_) => question.on && question.when == When::Each,
                None => {
                    question.on
                        && (question.when == When::Each
                            || (question.when == When::FirstOfDay && first))
                }
            })
            .collect();
    }

    /// How many steps there are: the questions, people and the note.
    pub(super) fn steps(&self) -> usize {
        self.questions.len() + 2
    }

    /// The marker stands on what was answered before, else on the first answer.
    pub(super) fn row_of(&self, step: Step) -> usize {
        let Step::Ask(at) = step else { return 0 };
        let answered = self.questions.get(at).and_then(|question| {
            let answer = self.answers.levels.get(&question.slug)?;
            choices(question).iter().position(|(_, it)| it == answer)
        });
        answered.unwrap_or(0)
    }

    pub(super) fn after(&self, step: Step) -> Step {
        match step {
            Step::Ask(at) if at + 1 < self.questions.len() => Step::Ask(at + 1),
            Step::Ask(_) => Step::People,
            Step::People | Step::Someone => Step::Note,
            other => other,
        }
    }

    pub(super) fn before(&self, step: Step) -> Option<Step> {
        match step {
            Step::Ask(0) => None,
            Step::Ask(at) => Some(Step::Ask(at - 1)),
            Step::People if self.questions.is_empty() => None,
            Step::People => Some(Step::Ask(self.questions.len() - 1)),
            Step::Someone | Step::Note => Some(Step::People),
            _ => None,
        }
    }

    pub(super) fn first(&self) -> Step {
        if self.questions.is_empty() {
            Step::People
        } else {
            Step::Ask(0)
        }
    }

    /// "Mood 3 > Stress > Sleep > People > Note": where the person is.
    pub(super) fn trail(&self, words: &Words) -> String {
        let mut parts: Vec<String> = self
            .questions
            .iter()
            .map(|question| {
                let name = words.question_short(question);
                match self
                    .answers
                    .levels
                    .get(&question.slug)
                    .and_then(|answer| answer.level())
                {
                    Some(level) => format!("{name} {level}"),
                    None => name,
                }
            })
            .collect();
        let people = words.get("checkin-people");
        parts.push(match &self.answers.people {
            Some(picked) if !picked.is_empty() => format!("{people} {}", picked.len()),
            _ => people,
        });
        parts.push(words.get("checkin-note"));
        parts.join(" > ")
    }

    /// `Check in: 2 of 6`, with the day where it is not today.
    pub(super) fn title(&self, step: usize, look: &Look<'_>) -> String {
        let words = look.words;
        match self.day.filter(|day| *day != look.now.today) {
            Some(day) => {
                let day = words.day(day);
                say!(
                    words,
                    "checkin-title-day",
                    day = day,
                    step = step,
                    of = self.steps()
                )
            }
            None => say!(words, "checkin-title-step", step = step, of = self.steps()),
        }
    }
}

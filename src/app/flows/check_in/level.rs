//! A question that is answered with a level: one key each, moving on by itself.

use super::{CheckInFlow, Step, labelled};
use crate::app::page::{Block, Choice, Hint, Page, Question as Ask, Scale};
use crate::app::{Command, Cx, Look, Next};
use crate::domain::{Answer, Question};
use crate::say;

impl CheckInFlow {
    pub(super) fn answer(&mut self, at: usize, answer: Answer, cx: &mut Cx<'_>) -> Next {
        if let Some(question) = self.questions.get(at) {
            let name = cx.words.question_name(question);
            cx.echo(say!(
                cx.words,
                "checkin-echo",
                question = name,
                answer = cx.words.answer(question, answer)
            ));
            self.answers.levels.insert(question.slug.clone(), answer);
        }
        let next = self.after(Step::Ask(at));
        self.go(next)
    }

    pub(super) fn answered(&self) -> Option<Answer> {
        let Step::Ask(at) = self.step else {
            return None;
        };
        self.questions
            .get(at)
            .and_then(|question| self.answers.levels.get(&question.slug).copied())
    }

    pub(super) fn type_level(&mut self, level: u8, cx: &mut Cx<'_>) -> Next {
        let Step::Ask(at) = self.step else {
            return Next::Stay;
        };
        match self
            .questions
            .get(at)
            .map(|question| question.level(i64::from(level)))
        {
            Some(Ok(answer)) => self.answer(at, answer, cx),
            _ => Next::Stay,
        }
    }

    /// A number was given for question `question`.
    pub(super) fn number(&mut self, question: usize, number: u32, cx: &mut Cx<'_>) -> Next {
        self.begun = true;
        let Some(asked) = self.questions.get(question) else {
            return Next::Stay;
        };
        // On a scale past nine the digits make up one number as long as that is a level.
        let both = self
            .typed
            .map(|before| i64::from(before) * 10 + i64::from(number));
        let level = both.and_then(|both| asked.level(both).ok());
        match level.map_or_else(|| asked.level(i64::from(number)), Ok) {
            Ok(Answer::Level(level)) if !asked.one_key() => {
                self.typed = Some(level);
                Next::Stay
            }
            Ok(answer) => self.answer(question, answer, cx),
            Err(_) => {
                cx.say(say!(
                    cx.words,
                    "checkin-not-a-level",
                    number = number,
                    lowest = asked.lowest,
                    highest = asked.highest
                ));
                Next::Stay
            }
        }
    }

    /// "Save only that it is a hard day" stands on the first question of a new check-in.
    pub(super) fn may_stop(&self, question: usize) -> bool {
        question == 0 && self.edits.is_none()
    }

    pub(super) fn ask_page(&self, at: usize, look: &Look<'_>) -> Page {
        let words = look.words;
        let Some(question) = self.questions.get(at) else {
            return Page::default();
        };
        let mut page = Page::titled(self.title(at + 1, look), self.trail(words));
        let before = self.answers.levels.get(&question.slug).copied();
        let mut rows: Vec<Choice> = choices(question)
            .into_iter()
            .map(|(key, answer)| Choice {
                label: match answer {
                    Answer::Level(level) => words.level_word(question, level),
                    Answer::None => words.none_word(question),
                    Answer::Skipped => words.get("checkin-skip"),
                },
                apart: answer == Answer::Skipped,
                picked: before == Some(answer),
                key,
                detail: String::new(),
            })
            .collect();
        if self.may_stop(at) {
            rows.push(Choice {
                key: "d".to_owned(),
                label: words.get("checkin-hard-day"),
                ..Choice::default()
            });
        }
        let said = match before {
            Some(Answer::Level(level)) => Some(say!(words, "checkin-said", level = level)),
            Some(Answer::Skipped) => Some(words.get("checkin-said-skipped")),
            Some(Answer::None) => Some(say!(
                words,
                "checkin-said-none",
                answer = words.none_word(question)
            )),
            None => None,
        };
        let scale = (!question.one_key()).then(|| Scale {
            lowest: question.lowest,
            highest: question.highest,
            value: self.typed.or_else(|| before.and_then(Answer::level)),
            words: [
                question.lowest,
                question.lowest.midpoint(question.highest),
                question.highest,
            ]
            .map(|level| words.level_word(question, level)),
        });
        let number = say!(
            words,
            "checkin-number",
            lowest = question.lowest,
            highest = question.highest
        );
        page.blocks.push(Block::Question(Ask {
            ask: words.question_ask(question),
            hint: (before.is_none()).then(|| words.get("checkin-press-one")),
            choices: rows,
            many: false,
            scale,
            said,
        }));
        page.hints.push(Hint {
            commands: Vec::new(),
            label: number,
            menu: false,
        });
        if before.is_some() || !question.one_key() {
            page.hints
                .push(labelled(words, Command::Keep, "checkin-keep"));
        }
        let mut page = page.hinted(words, &[Command::Skip, Command::StepBack]);
        page.hints
            .push(labelled(words, Command::Back, "checkin-leave"));
        page
    }
}

/// The answers of a question, each with what is typed for it: "none" as 0, then the levels, then skip. Past nine the
/// levels are typed on a scale and only "none" and skip have a row.
pub(super) fn choices(question: &Question) -> Vec<(String, Answer)> {
    let mut choices: Vec<(String, Answer)> = Vec::new();
    if question.one_key() {
        choices.extend(
            (question.lowest..=question.highest)
                .map(|level| (level.to_string(), Answer::Level(level))),
        );
    }
    if question.none_allowed {
        let key = if question.lowest > 0 { "0" } else { "n" };
        choices.push((key.to_owned(), Answer::None));
    }
    choices.push(("s".to_owned(), Answer::Skipped));
    choices
}

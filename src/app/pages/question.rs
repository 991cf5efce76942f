//! One question, of a check-in or of the weekly page: whether it is asked, its place, and its words.

use super::questions::{of, title};
use crate::app::flows::question_form;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving};
use crate::domain::{Change, Id, Question, What};
use crate::say;
use crate::store::Error;

/// The page of one question.
pub struct QuestionPage {
    id: Id,
    weekly: bool,
    /// All questions that are asked with it, in order.
    questions: Vec<Question>,
}

/// What can be done with it, a row each.
const ROWS: [&str; 4] = [
    "settings-question-turn",
    "settings-question-earlier",
    "settings-question-later",
    "settings-question-reword",
];

impl QuestionPage {
    /// The page of the question with that id.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            weekly: false,
            questions: Vec::new(),
        }
    }

    fn question(&self) -> Option<&Question> {
        self.questions.iter().find(|it| it.id == self.id)
    }

    /// Lets it change places with the question before or after it.
    fn move_by_one(&self, later: bool, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let at = self.questions.iter().position(|it| it.id == self.id);
        let first = at.and_then(|at| if later { Some(at) } else { at.checked_sub(1) });
        let pair = first.and_then(|at| self.questions.get(at).zip(self.questions.get(at + 1)));
        let Some((before, after)) = pair else {
            cx.say(cx.words.get(if later {
                "settings-question-last"
            } else {
                "settings-question-first"
            }));
            return Ok(Next::Stay);
        };
        let (mut before, mut after) = (before.clone(), after.clone());
        let place = before.order;
        before.order = after.order.max(place + 1);
        after.order = place;
        let name = self.question().map(|it| cx.words.question_name(it));
        cx.commit(&Change::put(What::Changed, after).and(before))?;
        let id = if later {
            "settings-question-moved-later"
        } else {
            "settings-question-moved-earlier"
        };
        cx.say(say!(cx.words, id, name = name.unwrap_or_default()));
        Ok(Next::Stay)
    }
}

/// The id of the words for whether a question is asked.
pub(super) fn state(question: &Question) -> &'static str {
    if question.on {
        "settings-question-is-on"
    } else {
        "settings-question-is-off"
    }
}

/// Asks a question from now on, or leaves it out; what was answered stays.
pub(super) fn turn(mut question: Question, cx: &mut Cx<'_>) -> Result<Next, Error> {
    question.on = !question.on;
    let id = if question.on {
        "settings-question-on"
    } else {
        "settings-question-off"
    };
    let said = say!(cx.words, id, name = cx.words.question_name(&question));
    cx.commit(&Change::put(What::Changed, question))?;
    cx.say(said);
    Ok(Next::Stay)
}

impl View for QuestionPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(question) = self.question() else {
            return Page::titled(words.get(title(self.weekly)), "").hinted(words, &[Command::Back]);
        };
        let state = words.get(state(question));
        let mut page = Page::titled(words.question_name(question), state);
        page.blocks.push(Block::say(words.question_ask(question)));
        let levels = (question.lowest..=question.highest).filter_map(|level| {
            let word = words.level_word(question, level);
            (!word.is_empty()).then(|| Row::read(format!("{level} {word}")))
        });
        let levels: Vec<Row> = levels.collect();
        page.blocks.push(if levels.is_empty() {
            Block::say(say!(
                words,
                "settings-question-levels",
                lowest = question.lowest,
                highest = question.highest
            ))
        } else {
            Block::List(List { rows: levels })
        });
        let rows = (1..).zip(ROWS).map(|(number, id)| {
            let id = match (id, question.on) {
                ("settings-question-turn", true) => "settings-question-turn-off",
                ("settings-question-turn", false) => "settings-question-turn-on",
                (id, _) => id,
            };
            Row::pick(words.get(id)).key(number.to_string())
        });
        let rows = rows.collect();
        page.blocks.push(Block::List(List { rows }));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let weekly = of(true, cx.store)?;
        self.weekly = weekly.iter().any(|it| it.id == self.id);
        self.questions = if self.weekly {
            weekly
        } else {
            of(false, cx.store)?
        };
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let (Act::Pick(row), Some(question)) = (act, self.question()) else {
            return Ok(Next::Ignored);
        };
        match row {
            0 => turn(question.clone(), cx),
            1 => self.move_by_one(false, cx),
            2 => self.move_by_one(true, cx),
            _ => Ok(Next::Push(Box::new(question_form::reword(
                question.clone(),
            )))),
        }
    }
}

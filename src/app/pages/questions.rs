//! The questions of a check-in, or those of the weekly page, in the order in which they are asked: those that are on,
//! those that are not, and the person's own.

use super::question::{self, QuestionPage};
use crate::app::flows::question_form;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving};
use crate::domain::{Question, When};
use crate::store::{Error, Store};

/// The page.
#[derive(Default)]
pub struct Questions {
    weekly: bool,
    questions: Vec<Question>,
}

impl Questions {
    /// The questions of a check-in.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Those of the weekly page.
    #[must_use]
    pub fn weekly() -> Self {
        Self {
            weekly: true,
            ..Self::default()
        }
    }
}

/// The id of what the page of these questions is called.
pub(super) fn title(weekly: bool) -> &'static str {
    if weekly {
        "settings-weekly"
    } else {
        "settings-questions"
    }
}

/// The questions of a check-in, or those of the weekly page.
pub(super) fn of(weekly: bool, store: &Store) -> Result<Vec<Question>, Error> {
    let mut questions = store.questions()?;
    questions.retain(|question| (question.when == When::Weekly) == weekly);
    Ok(questions)
}

impl View for Questions {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get(title(self.weekly)), words.get("settings-right"));
        page.blocks
            .push(Block::quiet(words.get("settings-questions-intro")));
        let rows = self.questions.iter().map(|question| {
            let state = question::state(question);
            let row = Row::pick(words.question_name(question)).detail(words.get(state));
            row.note(words.question_ask(question))
        });
        page.blocks.push(Block::List(List {
            rows: rows.collect(),
        }));
        page.hints.extend(moving(words));
        let mut tick = crate::app::hint(words, Command::Tick);
        tick.label = words.get("settings-question-turn");
        tick.menu = false;
        page.hints.push(tick);
        let mut new = crate::app::hint(words, Command::New);
        new.label = words.get("settings-question-add");
        page.hints.push(new);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Settings, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.questions = of(self.weekly, cx.store)?;
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Do(Command::New) => Ok(Next::Push(Box::new(question_form::add(self.weekly)))),
            Act::Do(Command::Tick) => match self.questions.get(at).cloned() {
                Some(question) => question::turn(question, cx),
                None => Ok(Next::Stay),
            },
            Act::Pick(row) => Ok(match self.questions.get(row) {
                Some(question) => Next::Push(Box::new(QuestionPage::new(question.id))),
                None => Next::Stay,
            }),
            _ => Ok(Next::Ignored),
        }
    }
}

//! What a form is for: its questions, and what becomes of the answers.

use super::Answers;
use crate::app::command::Command;
use crate::app::keymap::Context;
use crate::app::page::Block;
use crate::app::view::{Cx, Look, Next};
use crate::store::Error;
use crate::words::Words;

/// One question of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in drafts and for the purpose of the form.
    pub id: String,
    /// What stands before it.
    pub label: String,
    /// What to type, or why it is asked.
    pub hint: String,
    pub kind: FieldKind,
}

/// How a field is answered.
#[derive(Clone, Debug)]
pub enum FieldKind {
    /// A line of words.
    Line,
    /// One of several, by number; the value is what is kept.
    One(Vec<Item>),
    /// Any of several, by numbers.
    Many(Vec<Item>),
    /// The same where it is mostly one: the first pick goes on by itself, and further ones are added on the way back.
    Few(Vec<Item>),
}

impl FieldKind {
    pub(super) fn items(&self) -> &[Item] {
        match self {
            Self::Line => &[],
            Self::One(items) | Self::Many(items) | Self::Few(items) => items,
        }
    }
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What the purpose gets.
    pub value: String,
    pub label: String,
}

impl Item {
    /// Something to choose.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// What went wrong with what was filled in: the field, and words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub field: String,
    pub words: String,
}

/// What a form is for.
pub trait Purpose {
    /// The title, and what stands to the right of it.
    fn title(&self, look: &Look<'_>) -> (String, String);

    /// Whether it lists or counts what many days hold.
    fn looks_back(&self) -> bool {
        false
    }

    /// The fields, in order. Made anew whenever the journal changed.
    ///
    /// # Errors
    /// When the journal can't be read.
    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error>;

    /// What is filled in at the start; asked once the fields are made.
    ///
    /// # Errors
    /// When the journal can't be read.
    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        Ok(Answers::default())
    }

    /// How many pages it has.
    fn steps(&self) -> usize {
        1
    }

    /// The page on which a field is asked after what was answered so far, from 0.
    fn step_of(&self, _field: &Field, _answers: &Answers) -> usize {
        0
    }

    /// The title of page `step`.
    fn title_of(&self, look: &Look<'_>, _step: usize) -> (String, String) {
        self.title(look)
    }

    /// What stands above the fields of page `step`.
    fn above(&self, _look: &Look<'_>, _answers: &Answers, _step: usize) -> Vec<Block> {
        Vec::new()
    }

    /// What follows for other fields from an answer to the field `id`; and what to say of it, where lines are read.
    fn answered(&self, _id: &str, _answers: &mut Answers, _words: &Words) -> Option<String> {
        None
    }

    /// The id of the words on the row that saves.
    fn save_words(&self) -> &'static str {
        "form-save"
    }

    /// Where the marker stands at first.
    fn first_row(&self) -> usize {
        0
    }

    /// Whether Enter saves from any field that is answered by number; else it goes on to the next.
    fn enter_saves(&self) -> bool {
        false
    }

    /// Whether a field is asked after what was answered so far.
    fn asks(&self, _field: &Field, _answers: &Answers) -> bool {
        true
    }

    /// The name of its draft.
    fn draft_key(&self) -> String;

    /// Keeps what was filled in.
    ///
    /// # Errors
    /// When it could not be written; the form stays, with every word.
    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error>;

    /// What is so or not, below the fields; each has a key of its own in [`Purpose::context`].
    fn switches(&self) -> &[Command] {
        &[]
    }

    /// The context of its own keys.
    fn context(&self) -> Option<Context> {
        None
    }
}

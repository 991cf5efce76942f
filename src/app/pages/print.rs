//! A page as it would be printed, and where its file goes: the card for a hard moment, the person's plan, or the page for
//! a talk.

use std::path::PathBuf;

use crate::app::page::{Block, Hint, Page, TextField, Veil};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::store::Error;

/// What can be printed.
pub trait Printed {
    /// The ids of its name, of the page that it is from, and of the question where it goes.
    fn names(&self) -> [&'static str; 3];

    /// It as text.
    ///
    /// # Errors
    /// When the journal can't be read.
    fn text(&self, cx: &Cx<'_>) -> Result<String, Error>;
}

/// The page.
pub struct Print<P> {
    printed: P,
    text: String,
    path: String,
    cursor: usize,
}

impl<P: Printed> Print<P> {
    /// The page that prints it.
    #[must_use]
    pub fn new(printed: P) -> Self {
        Self {
            printed,
            text: String::new(),
            path: String::new(),
            cursor: 0,
        }
    }
}

impl<P: Printed> View for Print<P> {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let [name, from, ask] = self.printed.names();
        let mut page = Page::titled(words.get(name), words.get(from));
        page.blocks.push(Block::say(words.get(ask)));
        page.blocks.push(Block::Text(TextField {
            id: "print-path".to_owned(),
            revision: 0,
            text: self.path.clone(),
            cursor: self.cursor,
            tall: false,
            veil: Veil::Open,
        }));
        page.blocks.push(Block::quiet(words.get("not_saved-open")));
        page.blocks.push(Block::say(self.text.clone()));
        page.hints.push(Hint {
            commands: vec![Command::Keep],
            label: words.get("hard-print-write"),
            menu: false,
        });
        page.hints.push(Hint {
            commands: vec![Command::Back],
            label: words.get("command-back"),
            menu: false,
        });
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Line]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.text = self.printed.text(cx)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Typed { text, cursor } => {
                self.path = text;
                self.cursor = cursor;
                Next::Stay
            }
            Act::Do(Command::Keep) if self.path.trim().is_empty() => {
                cx.say(cx.words.get("not_saved-no-path"));
                Next::Stay
            }
            Act::Do(Command::Keep) => Next::Copy {
                path: PathBuf::from(self.path.trim()),
                text: self.text.clone(),
            },
            Act::Do(Command::StepBack) => Next::Back,
            _ => Next::Ignored,
        })
    }
}

//! The card for a hard moment as it would be printed, and where its file goes.

use std::path::PathBuf;

use crate::app::hard_card;
use crate::app::page::{Block, Hint, Page, TextField, Veil};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::crisis;
use crate::store::Error;

/// The page.
#[derive(Default)]
pub struct CardPrint {
    text: String,
    path: String,
    cursor: usize,
}

impl CardPrint {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl View for CardPrint {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("hard-print"), words.get("hard-form-title"));
        page.blocks.push(Block::say(words.get("hard-print-where")));
        page.blocks.push(Block::Text(TextField {
            id: "card-path".to_owned(),
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
        let country = cx.config.country.as_deref().and_then(crisis::country);
        self.text = hard_card::text(cx.store, cx.words, cx.own, country)?;
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

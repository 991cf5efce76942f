//! Any days that the person chose, in words, against their usual before them.

use super::how::How;
use crate::app::page::{Block, Page};
use crate::app::span::{self, Chosen};
use crate::app::trend::Shown;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::say;
use crate::store::Error;

/// The page.
pub struct SpanPage {
    shown: Shown,
    read: Option<Chosen>,
}

impl SpanPage {
    /// These days.
    #[must_use]
    pub fn new(shown: Shown) -> Self {
        Self { shown, read: None }
    }
}

impl View for SpanPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let title = say!(
            words,
            "look-span-title",
            from = words.date_in(self.shown.from, look.now.today),
            to = words.date_in(self.shown.to, look.now.today)
        );
        let mut page = Page::titled(title, words.get("look-right"));
        let said = self.read.iter().flat_map(|it| span::sentences(words, it));
        let said: Vec<String> = said.map(|(text, _)| text).collect();
        page.blocks.push(Block::say(said.join("\n")));
        page.hinted(words, &[Command::Why, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Told, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.read = Some(span::read(cx.store, self.shown)?);
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match (act, &self.read) {
            (Act::Do(Command::Why), Some(read)) => How::open(span::sentences(cx.words, read)),
            _ => Next::Ignored,
        })
    }
}

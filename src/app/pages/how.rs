//! How what was said was worked out: each sentence with its rule, and where the rule is from.

use crate::app::page::{Block, Page, Sentence};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::store::Error;

/// The page.
pub struct How {
    /// Sentences, each with the id of its rule.
    told: Vec<(String, &'static str)>,
}

impl How {
    /// How these sentences were worked out, each with the id of its rule in `how.ftl`.
    #[must_use]
    pub fn new(told: Vec<(String, &'static str)>) -> Self {
        Self { told }
    }

    /// Opens that page.
    #[must_use]
    pub fn open(told: Vec<(String, &'static str)>) -> Next {
        Next::Push(Box::new(Self::new(told)))
    }
}

impl View for How {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("how-title"), "");
        for same in self.told.chunk_by(|one, other| one.1 == other.1) {
            let said: Vec<&str> = same.iter().map(|(text, _)| text.as_str()).collect();
            page.blocks.push(Block::say(said.join("\n")));
            page.blocks.extend(same.first().map(|(_, rule)| {
                Block::Sentence(Sentence {
                    text: words.get(rule),
                    indent: 4,
                    ..Sentence::default()
                })
            }));
        }
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, _act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(Next::Ignored)
    }
}

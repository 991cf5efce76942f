//! About: what this is and is not, where it comes from, and where its files are.

use crate::app::page::{Block, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, scrolling};
use crate::say;
use crate::store::Error;

/// What it is, what it is not, and where it comes from, a paragraph each.
const PARAGRAPHS: [&str; 7] = [
    "about-what",
    "about-stays",
    "about-not",
    "about-no-one",
    "about-medicine",
    "about-from",
    "about-license",
];

/// The page.
#[derive(Default)]
pub struct About {
    path: Option<String>,
}

impl About {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl View for About {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let version = say!(words, "about-version", version = env!("CARGO_PKG_VERSION"));
        let mut page = Page::titled(words.get("about-title"), version.clone());
        page.blocks
            .extend(PARAGRAPHS.iter().map(|id| Block::say(words.get(id))));
        if let Some(path) = &self.path {
            page.blocks
                .push(Block::say(say!(words, "about-path", path = path.as_str())));
        }
        page.blocks.push(Block::say(words.get("about-paths")));
        page.blocks.push(Block::say(version));
        page.hints.push(scrolling(words));
        page.hinted(
            words,
            &[
                Command::Protects,
                Command::Checked,
                Command::Proof,
                Command::Tour,
                Command::Back,
            ],
        )
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Help, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.path = cx.store.path().map(|path| path.display().to_string());
        Ok(())
    }

    fn act(&mut self, _act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(Next::Ignored)
    }
}

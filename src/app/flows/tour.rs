//! The two-minute tour: a few short pages in plain words.

use crate::app::page::{Block, Hint, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::say;
use crate::store::Error;

/// Its pages, each a title and a few lines in `tour.ftl`.
const PAGES: [&str; 6] = ["check-in", "goals", "people", "look", "hard", "yours"];

/// The tour.
#[derive(Default)]
pub struct Tour {
    at: usize,
}

impl Tour {
    /// Its first page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl View for Tour {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let right = say!(words, "tour-right", step = self.at + 1, of = PAGES.len());
        let name = PAGES.get(self.at).copied().unwrap_or_default();
        let mut page = Page::titled(words.get(&format!("tour-{name}")), right);
        let text = words.get(&format!("tour-{name}.text"));
        page.blocks.extend(text.lines().map(Block::say));
        let last = self.at + 1 == PAGES.len();
        page.hints.push(Hint {
            commands: vec![Command::Keep],
            label: words.get(if last { "tour-end" } else { "tour-next" }),
            menu: true,
        });
        if self.at > 0 {
            page.hints.push(Hint {
                commands: vec![Command::StepBack],
                label: words.get("tour-before"),
                menu: true,
            });
        }
        page.hints.push(Hint {
            commands: vec![Command::Back],
            label: words.get("tour-leave"),
            menu: false,
        });
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Question]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::Keep) if self.at + 1 < PAGES.len() => {
                self.at += 1;
                Next::Move(0)
            }
            Act::Do(Command::StepBack) if self.at > 0 => {
                self.at -= 1;
                Next::Move(0)
            }
            Act::Do(Command::Keep | Command::StepBack) => Next::Back,
            _ => Next::Ignored,
        })
    }
}

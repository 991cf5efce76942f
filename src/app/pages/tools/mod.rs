//! Small tools of whole health: check a thought, breathe with a word, prepare a talk, keep a list of health checks.

mod breathing;
mod checks;
mod talks;

pub use breathing::Breathing;
pub use talks::TalkPage;

use crate::app::everywhere::moving;
use crate::app::flows::{breathing_form, thought};
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::store::Error;

/// The page.
pub struct Tools;

/// Its rows, by the name of their words.
const ROWS: [&str; 4] = ["thought", "breathe", "talks", "checks"];

impl View for Tools {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("tools-title"), words.get("tools-right"));
        let row = |name: &str| {
            Row::pick(words.get(&format!("tools-{name}")))
                .detail(words.get(&format!("tools-{name}.detail")))
        };
        page.blocks.push(Block::List(List {
            rows: ROWS.map(row).into(),
        }));
        page.hints = moving(words);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(0) => Next::Push(thought::new()),
            Act::Pick(1) => Next::Push(breathing_form::new()),
            Act::Pick(2) => Next::Push(Box::new(talks::Talks::default())),
            Act::Pick(3) => Next::Push(Box::new(checks::Checks::default())),
            _ => Next::Ignored,
        })
    }
}

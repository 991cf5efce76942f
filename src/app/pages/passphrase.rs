//! What can be done about the passphrase of a journal that has one.

use crate::app::flows::passphrase::{For, PassphraseFlow};
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::store::Error;

/// The rows, in order.
const ROWS: [(For, &str); 3] = [
    (For::Change, "passphrase-change"),
    (For::Words, "passphrase-see-words"),
    (For::Remove, "passphrase-remove"),
];

/// The page.
pub struct PassphrasePage;

impl View for PassphrasePage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("passphrase-title"), String::new());
        page.blocks.push(Block::say(words.get("passphrase-has")));
        let rows = ROWS.iter().zip(["1", "2", "3"]);
        page.blocks.push(Block::List(List {
            rows: rows
                .map(|((_, id), key)| Row::pick(words.get(id)).key(key))
                .collect(),
        }));
        page.hinted(words, &[Command::Open, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(row) => match ROWS.get(row) {
                Some((purpose, _)) => Next::Replace(Box::new(PassphraseFlow::new(*purpose))),
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }
}

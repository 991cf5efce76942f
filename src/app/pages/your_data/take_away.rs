//! Taking the journal away: in which format.

use crate::app::export::Format;
use crate::app::flows::take_away_form;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving};
use crate::store::Error;

/// The formats that are offered, with their words. Contacts alone are made in a shell.
const FORMATS: [(Format, &str); 3] = [
    (Format::Json, "your_data-export-json"),
    (Format::Markdown, "your_data-export-markdown"),
    (Format::Csv, "your_data-export-csv"),
];

/// The page.
#[derive(Default)]
pub struct TakeAway {
    /// The journal is, and what is taken away is not.
    locked: bool,
}

/// Says what the file is to others.
pub(in crate::app) fn open(locked: bool) -> &'static str {
    if locked {
        "your_data-export-locked"
    } else {
        "your_data-export-open"
    }
}

impl View for TakeAway {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("your_data-export"), words.get("your_data-right"));
        page.blocks.push(Block::say(words.get(open(self.locked))));
        let rows = FORMATS
            .map(|(_, id)| Row::pick(words.get(id)).detail(words.get(&format!("{id}.detail"))));
        let rows = rows.into();
        page.blocks.push(Block::List(List { rows }));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.locked = cx.store.is_locked();
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        Ok(match FORMATS.get(row) {
            Some((format, _)) => Next::Push(Box::new(take_away_form::new(*format))),
            None => Next::Stay,
        })
    }
}

//! Getting back up: what the dips say together, and each of them.

use super::dip::DipPage;
use super::how::How;
use crate::app::dips::{self, Dips};
use crate::app::everywhere::moving;
use crate::app::page::{Block, Column, Page, Table, TableRow};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::say;
use crate::store::Error;

/// The most dips that are listed, the newest.
const LISTED: usize = 100;

/// The page.
#[derive(Default)]
pub struct DipsPage {
    dips: Option<Dips>,
}

impl DipsPage {
    /// All dips up to today.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn table(dips: &Dips, look: &Look<'_>) -> Table {
        let words = look.words;
        let column = |id: &str, width, spare| Column {
            name: words.get(id),
            width,
            spare,
        };
        let rows = dips.all.iter().rev().take(LISTED).map(|dip| TableRow {
            cells: vec![
                words.day_in(dip.start, look.now.today),
                dips::depth(words, dip),
                dips::ended(words, dip),
            ],
            pick: true,
            ..TableRow::default()
        });
        Table {
            columns: vec![
                column("dips-column-from", 17, 0),
                column("dips-column-depth", 14, 1),
                column("dips-column-end", 0, 0),
            ],
            rows: rows.collect(),
        }
    }
}

impl View for DipsPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("dips-title"), words.get("look-right"));
        let Some(dips) = &self.dips else {
            page.blocks.push(Block::say(words.get("dips-no-days")));
            return page.hinted(words, &[Command::Back]);
        };
        let said: Vec<String> = dips::sentences(words, dips)
            .into_iter()
            .map(|(text, _)| text)
            .collect();
        page.blocks.push(Block::say(said.join("\n")));
        if !dips.all.is_empty() {
            page.blocks.push(Block::Table(Self::table(dips, look)));
            page.hints = moving(words);
        }
        if dips.all.len() > LISTED {
            let newest = say!(words, "dips-newest", n = LISTED);
            page.blocks.push(Block::quiet(newest));
        }
        page.hinted(words, &[Command::Why, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Told, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.dips = dips::read(cx.store, cx.now.today)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(dips) = &self.dips else {
            return Ok(Next::Ignored);
        };
        Ok(match act {
            Act::Do(Command::Why) => How::open(dips::sentences(cx.words, dips)),
            Act::Pick(row) => match dips.all.iter().rev().nth(row) {
                Some(dip) => Next::Push(Box::new(DipPage::new(dips.question.clone(), dip.clone()))),
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }
}

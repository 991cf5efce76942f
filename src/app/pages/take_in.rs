//! The people of a contacts file, to choose from. Nobody is picked at first: an address book is not a support network.

use crate::app::contacts::{Coming, beside, change};
use crate::app::everywhere::moving;
use crate::app::page::{Block, List, Mark, Page, Row};
use crate::app::pages::people::of_row;
use crate::app::{Act, Command, Context, Cx, Look, Next, View, hint};
use crate::exchange::vcard::Contact;
use crate::say;
use crate::store::Error;

/// How many are shown at first, and how many more at a time.
const STEP: usize = 30;

/// The page.
pub struct TakeIn {
    coming: Coming,
    /// Whether each of the new ones is picked.
    picked: Vec<bool>,
    shown: usize,
}

impl TakeIn {
    /// A choice among what is coming.
    #[must_use]
    pub fn new(coming: Coming) -> Self {
        Self {
            picked: vec![false; coming.new.len()],
            coming,
            shown: STEP,
        }
    }

    fn chosen(&self) -> usize {
        self.picked.iter().filter(|picked| **picked).count()
    }

    fn rows(&self) -> usize {
        self.shown.min(self.coming.new.len())
    }

    /// Whether more can be shown than are.
    fn is_more(&self) -> bool {
        self.rows() < self.coming.new.len()
    }

    fn turn(&mut self, row: usize) {
        if let Some(picked) = self.picked.get_mut(row) {
            *picked = !*picked;
        }
    }

    fn take_in(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let n = self.chosen();
        if n == 0 {
            cx.say(cx.words.get("people-file-pick"));
            return Ok(Next::Stay);
        }
        // As before every import: the file as it now is stays aside.
        cx.store.back_up(cx.now)?;
        let chosen = self.coming.new.iter().zip(&self.picked);
        let chosen: Vec<&Contact> = chosen
            .filter(|(_, picked)| **picked)
            .map(|(contact, _)| contact)
            .collect();
        let change = change(chosen, || cx.new_id());
        cx.commit(&change)?;
        cx.say(say!(cx.words, "people-file-in", n = n));
        Ok(Next::Back)
    }
}

impl View for TakeIn {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let n = self.coming.new.len();
        let right = say!(words, "people-file-new", n = n);
        let mut page = Page::titled(words.get("people-take-in"), right);
        page.blocks.push(Block::quiet(words.get(if n == 0 {
            "people-file-none-new"
        } else {
            "people-file-choose"
        })));
        let contacts = self.coming.new.iter().zip(&self.picked).take(self.rows());
        let mut rows: Vec<Row> = contacts
            .map(|(contact, picked)| {
                let way = contact.ways.first().map(|way| way.value.clone());
                let mark = if *picked { Mark::Done } else { Mark::Open };
                let row = Row::pick(look.own.shown(&contact.name)).mark(mark);
                row.detail(way.unwrap_or_default())
            })
            .collect();
        if self.is_more() {
            rows.push(Row::pick(words.get("people-file-more")));
        }
        if n > 0 {
            rows.push(Row::pick(say!(
                words,
                "people-file-take",
                n = self.chosen()
            )));
        }
        page.blocks.push(Block::List(List { rows }));
        let beside = beside(words, &self.coming).join(" ");
        if !beside.is_empty() {
            page.blocks.push(Block::quiet(beside));
        }
        page.hints = moving(words);
        page.hints.push(of_row(words, Command::Tick));
        page.hints.push(hint(words, Command::PickAll));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::TakeIn, Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let rows = self.rows();
        Ok(match act {
            Act::Pick(row) if row < rows => {
                self.turn(row);
                Next::Stay
            }
            Act::Pick(row) if row == rows && self.is_more() => {
                self.shown += STEP;
                Next::Stay
            }
            Act::Pick(_) => self.take_in(cx)?,
            Act::Do(Command::Tick) => {
                self.turn(at);
                Next::Stay
            }
            Act::Do(Command::PickAll) => {
                let all = self.chosen() == self.picked.len();
                self.picked.fill(!all);
                Next::Stay
            }
            _ => Next::Ignored,
        })
    }
}

//! What was removed in the last 30 days. Opening one offers to bring it back, or to remove it for good.

use super::{Erase, since};
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving, named, your_data};
use crate::domain::{Change, Day, Id, Record, What};
use crate::store::{Error, Removed};

/// So many characters of what is removed are shown, in so many lines.
const SHOWN: (usize, usize) = (240, 4);

/// The page.
#[derive(Default)]
pub struct RemovedPage {
    removed: Vec<Removed>,
}

impl View for RemovedPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("your_data-removed"), words.get("your_data-right"));
        if self.removed.is_empty() {
            page.blocks
                .push(Block::say(words.get("your_data-removed-none")));
            return page.hinted(words, &[Command::Back]);
        }
        page.blocks
            .push(Block::quiet(words.get("your_data-removed-intro")));
        let rows = self.removed.iter().map(|it| {
            Row::pick(named(words, &it.record))
                .detail(when(it, look))
                .note(your_data::line(&it.record))
        });
        let rows = rows.collect();
        page.blocks.push(Block::List(List { rows }));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.removed = cx.store.removed_since(since(cx.now.at))?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        Ok(match self.removed.get(row) {
            Some(it) => Next::Push(Box::new(RemovedOne { it: it.clone() })),
            None => Next::Stay,
        })
    }
}

/// `removed 22 Nov`.
fn when(it: &Removed, look: &Look<'_>) -> String {
    let words = look.words;
    let day = words.date_in(Day::new(it.at.date_naive()), look.now.today);
    words.with("your_data-removed-on", &[("day", day.into())])
}

/// One thing that was removed.
struct RemovedOne {
    it: Removed,
}

impl View for RemovedOne {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(named(words, &self.it.record), when(&self.it, look));
        let (characters, lines) = SHOWN;
        let text = self.it.record.words().join("\n");
        let start: String = text.chars().take(characters).collect();
        let shown = start.lines().filter(|line| !line.is_empty()).take(lines);
        page.blocks.extend(shown.map(Block::say));
        if !self.it.with.is_empty() {
            let count = [("count", self.it.with.len().into())];
            page.blocks
                .push(Block::quiet(words.with("your_data-removed-with", &count)));
        }
        let rows = ["your_data-removed-back", "your_data-erase"];
        let rows = rows.map(|id| Row::pick(words.get(id))).into();
        page.blocks.push(Block::List(List { rows }));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let what = named(cx.words, &self.it.record);
        Ok(match act {
            Act::Pick(0) => {
                cx.commit(&Change {
                    what: What::Restored,
                    puts: self.it.all().cloned().collect(),
                    removes: Vec::new(),
                })?;
                cx.say(cx.words.with("your_data-back", &[("what", what.into())]));
                Next::Back
            }
            Act::Pick(_) => {
                let all: Vec<Id> = self.it.all().map(Record::id).collect();
                Next::Replace(Box::new(Erase::of(what, all)))
            }
            _ => Next::Ignored,
        })
    }
}

//! What was removed in the last 30 days; opening one brings it back.

use super::since;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving, named, your_data};
use crate::domain::{Change, Day, What};
use crate::store::{Error, Removed};

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
            let day = words.date_in(Day::new(it.at.date_naive()), look.now.today);
            Row::pick(named(words, &it.record))
                .detail(words.with("your_data-removed-on", &[("day", day.into())]))
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

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        if let Some(it) = self.removed.get(row) {
            let what = named(cx.words, &it.record);
            cx.commit(&Change::put(What::Restored, it.record.clone()))?;
            cx.say(cx.words.with("your_data-back", &[("what", what.into())]));
        }
        Ok(Next::Stay)
    }
}

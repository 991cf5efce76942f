//! The backups, newest first. Opening one tells what it would bring back.

use super::{CopyLock, CopyPage};
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving, your_data};
use crate::store::{Backup, Error};

/// The page.
#[derive(Default)]
pub struct Backups {
    backups: Vec<Backup>,
}

impl View for Backups {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("your_data-backups"), words.get("your_data-right"));
        if self.backups.is_empty() {
            page.blocks
                .push(Block::say(words.get("your_data-backups-none")));
            return page.hinted(words, &[Command::Back]);
        }
        page.blocks
            .push(Block::quiet(words.get("your_data-backups-intro")));
        let rows = self.backups.iter().map(|backup| {
            Row::pick(your_data::made(words, backup, look.now.today))
                .detail(your_data::size(words, backup.bytes))
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
        self.backups = cx.store.backups()?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        Ok(match self.backups.get(row) {
            Some(backup) => {
                if let Some(lock) = CopyLock::of(&backup.path, Command::Open, cx) {
                    return Ok(Next::Push(lock));
                }
                let made = your_data::made(cx.words, backup, cx.now.today);
                Next::Push(Box::new(CopyPage::backup(backup.path.clone(), made)))
            }
            None => Next::Stay,
        })
    }
}

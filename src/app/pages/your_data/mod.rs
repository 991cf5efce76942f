//! Your data: where the file is, its backups, what was removed of late, other copies of it, taking it away, and removing
//! for good.

mod backups;
mod copy;
mod copy_lock;
mod erase;
mod removed;
pub(in crate::app) mod take_away;
mod versions;

pub use copy::{CopyPage, take_in};
pub use copy_lock::CopyLock;
pub use erase::Erase;

use crate::app::flows::copy_form;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, Work, moving, your_data};
use crate::domain::Instant;
use crate::store::{Backup, Error, Store};
use crate::words::Words;

/// For how many days a removed thing is kept at hand.
const DAYS: i64 = 30;

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    BackUp,
    Backups,
    Removed,
    Versions,
    Copy,
    Export,
    Erase,
}

const ITEMS: [Item; 7] = [
    Item::BackUp,
    Item::Backups,
    Item::Removed,
    Item::Versions,
    Item::Copy,
    Item::Export,
    Item::Erase,
];

impl Item {
    /// The name of its words.
    fn slug(self) -> &'static str {
        match self {
            Self::BackUp => "back-up",
            Self::Backups => "backups",
            Self::Removed => "removed",
            Self::Versions => "versions",
            Self::Copy => "copy",
            Self::Export => "export",
            Self::Erase => "erase",
        }
    }

    fn help(self, words: &Words) -> String {
        words.get(&format!("your_data-{}.help", self.slug()))
    }
}

/// The page.
#[derive(Default)]
pub struct YourData {
    /// Where the file is; none in memory.
    path: Option<String>,
    backups: Vec<Backup>,
    removed: usize,
    conflicts: usize,
}

impl YourData {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn detail(&self, item: Item, look: &Look<'_>) -> String {
        let words = look.words;
        let count = |id: &str, count: usize| words.with(id, &[("count", count.into())]);
        match item {
            Item::BackUp => self.last(look.now.at).map_or_else(
                || words.get("your_data-back-up-none"),
                |last| {
                    let made = your_data::made(words, last, look.now.today);
                    words.with("your_data-back-up-last", &[("made", made.into())])
                },
            ),
            Item::Backups => count("your_data-backups-count", self.backups.len()),
            Item::Removed => count("your_data-removed-count", self.removed),
            Item::Versions => count("your_data-versions-count", self.conflicts),
            Item::Copy | Item::Export | Item::Erase => String::new(),
        }
    }

    /// The last backup: the newest that the clock has come to, where one bears a time that is still to come.
    fn last(&self, now: Instant) -> Option<&Backup> {
        let now = now.naive_local();
        let past = self.backups.iter().find(|backup| backup.made <= now);
        past.or(self.backups.first())
    }

    /// The rows that are there: none asks to choose where there is nothing to choose.
    fn items(&self) -> impl Iterator<Item = Item> {
        let choose = self.conflicts > 0;
        ITEMS
            .into_iter()
            .filter(move |item| choose || *item != Item::Versions)
    }
}

/// From when on a removed thing is at hand.
fn since(now: Instant) -> Instant {
    now - chrono::TimeDelta::days(DAYS)
}

impl View for YourData {
    fn page(&self, look: &Look<'_>, at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("your_data-title"), words.get("your_data-right"));
        page.blocks.push(Block::say(match &self.path {
            Some(path) => words.with("your_data-file", &[("path", path.as_str().into())]),
            None => words.get("your_data-memory"),
        }));
        let rows = self.items().map(|item| {
            Row::pick(words.get(&format!("your_data-{}", item.slug())))
                .detail(self.detail(item, look))
        });
        let rows = rows.collect();
        page.blocks.push(Block::List(List { rows }));
        page.aside = self.items().nth(at).map(|item| item.help(words));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.path = cx.store.path().map(|path| path.display().to_string());
        self.backups = cx.store.backups()?;
        self.removed = cx.store.removed_since(since(cx.now.at))?.len();
        self.conflicts = cx.store.conflicts()?.len();
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        Ok(match self.items().nth(row) {
            Some(Item::BackUp) => {
                if !cx.begun {
                    return Ok(Next::Begin(cx.words.get("your_data-backing-up")));
                }
                let made = cx.work(Work::BackUp, Store::back_up)?;
                cx.say(cx.words.get(match &made {
                    Some(_) => "your_data-backed-up",
                    None => "your_data-memory",
                }));
                cx.found_damage(made.map(|made| made.changed).unwrap_or_default());
                Next::Stay
            }
            Some(Item::Backups) => Next::Push(Box::new(backups::Backups::default())),
            Some(Item::Removed) => Next::Push(Box::new(removed::RemovedPage::default())),
            Some(Item::Versions) => Next::Push(Box::new(versions::Conflicts::default())),
            Some(Item::Copy) => Next::Push(Box::new(copy_form::new())),
            Some(Item::Export) => Next::Push(Box::new(take_away::TakeAway::default())),
            Some(Item::Erase) => Next::Push(Box::new(erase::EraseWhat::default())),
            None => Next::Stay,
        })
    }
}

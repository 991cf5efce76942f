//! Said once of where the journal is: a folder that is copied between machines, a disk on another machine, and other
//! copies beside it, which can be taken in.

use std::path::{Path, PathBuf};

use super::your_data::{CopyLock, take_in};
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving};
use crate::say;
use crate::store::{Error, Noted, Store, Whereabouts};
use crate::words::Words;

/// The page.
pub struct PlacePage {
    synced: Option<PathBuf>,
    network: bool,
    copies: Vec<PathBuf>,
    noted: bool,
}

impl PlacePage {
    /// The page of what is so and was not said before; none when there is nothing.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn new(around: Whereabouts, store: &Store) -> Result<Option<Self>, Error> {
        let new = |noted: Noted<'_>| Ok::<bool, Error>(!store.is_noted(noted)?);
        let synced = match around.synced {
            Some(folder) if new(Noted::Synced(&folder))? => Some(folder),
            _ => None,
        };
        let network = around.network && new(Noted::Network)?;
        let mut copies = Vec::new();
        for copy in around.copies {
            if new(Noted::Copy(&copy))? {
                copies.push(copy);
            }
        }
        let any = synced.is_some() || network || !copies.is_empty();
        Ok(any.then_some(Self {
            synced,
            network,
            copies,
            noted: false,
        }))
    }

    /// Whoever does anything here has seen it.
    fn note(&mut self, cx: &mut Cx<'_>) {
        if std::mem::replace(&mut self.noted, true) {
            return;
        }
        let synced = self.synced.as_deref().map(Noted::Synced);
        let network = self.network.then_some(Noted::Network);
        let copies = self.copies.iter().map(|copy| Noted::Copy(copy));
        for noted in synced.into_iter().chain(network).chain(copies) {
            // What can't be noted is said once more.
            let _ = cx.store.note(noted);
        }
    }

    fn say(&self, page: &mut Page, words: &Words) {
        let path = |path: &Path| path.display().to_string();
        if let Some(folder) = &self.synced {
            page.blocks.push(Block::say(say!(
                words,
                "findings-synced",
                path = path(folder)
            )));
        }
        if self.network {
            page.blocks.push(Block::say(words.get("findings-network")));
        }
        if self.synced.is_some() || self.network {
            page.blocks.push(Block::quiet(words.get("place-one")));
        }
        for copy in &self.copies {
            page.blocks
                .push(Block::say(say!(words, "place-copy", path = path(copy))));
        }
    }
}

impl View for PlacePage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("place-title"), words.get("place-right"));
        self.say(&mut page, words);
        let name = |copy: &PathBuf| {
            let name = copy.file_name().unwrap_or_default();
            name.to_string_lossy().into_owned()
        };
        let take_in = self
            .copies
            .iter()
            .map(|copy| say!(words, "place-take-in", name = name(copy)));
        let rows = take_in.chain([words.get("place-go-on")]);
        let rows = (1..)
            .zip(rows)
            .map(|(number, label)| Row::pick(label).key(number.to_string()));
        let rows = rows.collect();
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
        self.note(cx);
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        let Some(copy) = self.copies.get(row) else {
            return Ok(Next::Back);
        };
        if let Some(lock) = CopyLock::of(copy, Command::Open, cx) {
            return Ok(Next::Push(lock));
        }
        if !cx.begun {
            return Ok(Next::Begin(cx.words.get("your_data-taking-in")));
        }
        take_in(copy, cx)?;
        self.copies.remove(row);
        Ok(if self.copies.is_empty() {
            Next::Back
        } else {
            Next::Move(0)
        })
    }
}

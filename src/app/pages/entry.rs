//! One entry, read in full.

use crate::app::flows::write::{self, Write};
use crate::app::page::{Block, Hint, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, hint, your_data};
use crate::domain::{Change, Day, Entry, Id, Kind, What};
use crate::say;
use crate::store::{Beside, Error};
use crate::words::Words;

/// One entry.
pub struct EntryPage {
    id: Id,
    entry: Option<Entry>,
    words: usize,
    tags: Vec<String>,
    beside: Beside,
    /// It was changed, and the change is not saved.
    changed: bool,
    two_versions: bool,
}

impl EntryPage {
    /// The page.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            entry: None,
            words: 0,
            tags: Vec::new(),
            beside: Beside::default(),
            changed: false,
            two_versions: false,
        }
    }
}

/// `212 words`.
#[must_use]
pub fn count(words: &Words, n: usize) -> String {
    say!(words, "entry-words", n = n)
}

/// Stars an entry, or takes the star off.
///
/// # Errors
/// What kept it from being written.
pub fn star(id: Id, cx: &mut Cx<'_>) -> Result<(), Error> {
    if let Some(mut entry) = cx.store.get::<Entry>(id)? {
        entry.starred = !entry.starred;
        let said = if entry.starred {
            "entry-starred"
        } else {
            "entry-star-off"
        };
        cx.commit(&Change::put(What::Starred, entry))?;
        cx.say(cx.words.get(said));
    }
    Ok(())
}

/// Removes an entry; undo brings it back.
///
/// # Errors
/// What kept it from being written.
pub fn remove(id: Id, cx: &mut Cx<'_>) -> Result<(), Error> {
    cx.commit(&Change::remove(Kind::Entry, id))?;
    let keys = cx.keymap.keys_of(Command::Undo, &[Context::Everywhere]);
    let key = keys.first().map(ToString::to_string).unwrap_or_default();
    cx.say(say!(cx.words, "entry-removed", key = key));
    Ok(())
}

impl View for EntryPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(entry) = &self.entry else {
            let mut page = Page::titled(words.get("entry-title"), "");
            page.blocks.push(Block::say(words.get("entry-gone")));
            return page.hinted(words, &[Command::Back]);
        };
        let count = count(words, self.words);
        let right = if entry.starred {
            say!(words, "entry-right-starred", words = count.as_str())
        } else {
            count.clone()
        };
        let mut page = Page::titled(words.day_in(entry.day, look.now.today), right);
        if self.changed {
            page.blocks.push(Block::quiet(words.get("entry-changes")));
        }
        if self.two_versions {
            page.blocks.push(your_data::two_versions(words));
        }
        page.blocks.push(Block::say(entry.text.clone()));
        if !self.tags.is_empty() {
            let tags = self.tags.join(" ");
            page.blocks
                .push(Block::say(say!(words, "entry-tags", tags = tags)));
        }
        page.blocks
            .extend(about(entry, words, look.now.today).map(Block::quiet));
        let written = Day::new(entry.at.date_naive());
        let (time, day) = (words.time(entry.at), words.day_in(written, look.now.today));
        page.blocks.push(Block::quiet(if written == entry.day {
            say!(words, "entry-written", time = time, words = count)
        } else {
            say!(
                words,
                "entry-written-later",
                day = day,
                time = time,
                words = count
            )
        }));
        page.hints.push(Hint {
            commands: vec![Command::Up, Command::Down],
            label: words.get("entry-scroll"),
            menu: false,
        });
        if self.beside.earlier.is_some() {
            page.hints.push(hint(words, Command::Earlier));
        }
        if self.beside.later.is_some() {
            page.hints.push(hint(words, Command::Later));
        }
        let back = [
            Command::Change,
            Command::Star,
            Command::Remove,
            Command::Back,
            Command::Erase,
        ];
        page.hinted(words, &back)
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Entry, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.entry = cx.store.get(self.id)?;
        self.two_versions = cx.store.in_conflict(self.id)?;
        self.beside = cx.store.beside_entry(self.id)?;
        if let Some(entry) = &self.entry {
            self.words = entry.word_count();
            self.tags = entry.tags().iter().map(|tag| format!("#{tag}")).collect();
            self.changed = write::has_changes(cx, entry)?;
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let open = |id: Option<Id>| match id {
            Some(id) => Next::Replace(Box::new(Self::new(id))),
            None => Next::Stay,
        };
        let Act::Do(command) = act else {
            return Ok(Next::Ignored);
        };
        Ok(match (command, &self.entry) {
            (Command::Earlier, _) => open(self.beside.earlier),
            (Command::Later, _) => open(self.beside.later),
            (Command::Change, Some(entry)) => Next::Push(Box::new(Write::change(entry.clone()))),
            (Command::Star, Some(_)) => {
                star(self.id, cx)?;
                Next::Stay
            }
            (Command::Remove, Some(_)) => {
                remove(self.id, cx)?;
                Next::Back
            }
            _ => Next::Ignored,
        })
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::Entry, self.id))
    }

    fn day(&self) -> Option<Day> {
        self.entry.as_ref().map(|entry| entry.day)
    }
}

/// What an entry is a line about, where it is one.
fn about(entry: &Entry, words: &Words, today: Day) -> Option<String> {
    let (what, rest) = entry.about.as_deref()?.split_once('/')?;
    let day = |text: &str| Some(words.date_in(text.parse().ok()?, today));
    match what {
        "week" => Some(say!(words, "entry-about-week", day = day(rest)?)),
        "shift" => {
            let (_, since) = rest.rsplit_once('/')?;
            Some(say!(words, "entry-about-shift", day = day(since)?))
        }
        _ => None,
    }
}

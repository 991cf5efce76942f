//! Removing for good: asked once, with what it means; then what came of it, and which backups hold it still.

use std::path::PathBuf;

use crate::app::erasing::WORD;
use crate::app::page::{Block, Hint, List, Notice, Page, Row, TextField};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, Work, moving, trouble};
use crate::domain::Id;
use crate::say;
use crate::store::{Error, Store};
use crate::words::Words;

/// The page.
pub struct Erase {
    what: What,
    done: Option<Done>,
}

/// What is removed.
enum What {
    /// A record with its parts, and what a person would call it.
    One {
        name: String,
        all: Vec<Id>,
    },
    Everything,
}

/// What came of it.
struct Done {
    /// The file could not be made anew, so a trace may be left.
    traces: bool,
    /// The backups that still hold it.
    holding: Vec<PathBuf>,
    /// From how many it is gone, once that was tried.
    gone_from: Option<usize>,
}

/// What can be done.
#[derive(Clone, Copy)]
enum Choice {
    Keep,
    Remove,
    Scrub,
    Backups,
    Leave,
}

impl Erase {
    /// The page for one record: what a person would call it, and its id with those of its parts.
    #[must_use]
    pub fn of(name: String, all: Vec<Id>) -> Self {
        Self {
            what: What::One { name, all },
            done: None,
        }
    }

    /// Removes everything, and answers the page that tells of it.
    ///
    /// # Errors
    /// What kept it from being done.
    fn everything(cx: &mut Cx<'_>) -> Result<Self, Error> {
        let mut page = Self {
            what: What::Everything,
            done: None,
        };
        page.remove(cx)?;
        Ok(page)
    }

    fn choices(&self) -> Vec<Choice> {
        let Some(done) = &self.done else {
            // What changes nothing stands first, where the marker is.
            return vec![Choice::Keep, Choice::Remove];
        };
        let scrub = done.traces.then_some(Choice::Scrub);
        let backups = !done.holding.is_empty() && done.gone_from.is_none();
        let backups = backups.then_some(Choice::Backups);
        let all = scrub.into_iter().chain(backups);
        all.chain([Choice::Leave]).collect()
    }

    fn label(&self, choice: Choice, words: &Words) -> String {
        words.get(match choice {
            Choice::Keep => "your_data-erase-keep",
            Choice::Remove => "your_data-erase-do",
            Choice::Scrub => "your_data-erase-scrub",
            Choice::Backups if self.is_everything() => "your_data-erase-backups-all",
            Choice::Backups => "your_data-erase-backups-do",
            Choice::Leave => "your_data-erase-leave",
        })
    }

    fn is_everything(&self) -> bool {
        matches!(self.what, What::Everything)
    }

    /// Removes it, and finds out which backups hold it. Done again it removes what is left.
    fn remove(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let what = &self.what;
        let removed = cx.work(Work::Erase, |store, now| match what {
            What::One { all, .. } => store.erase(all, now),
            What::Everything => store.erase_everything(now),
        });
        let traces = match removed {
            Ok(_) => false,
            Err(Error::Traces) => true,
            Err(error) => return Err(error),
        };
        // It is done, whatever becomes of looking into the backups.
        let holding = cx.store.backups_with_erased().unwrap_or_default();
        self.done = Some(Done {
            traces,
            holding: holding.into_iter().map(|backup| backup.path).collect(),
            gone_from: None,
        });
        Ok(())
    }

    fn remove_in_backups(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let everything = self.is_everything();
        let left = cx.work(Work::EraseInBackups, |store: &mut Store, _| {
            if everything {
                store.remove_backups()
            } else {
                store.erase_in_backups()
            }
        })?;
        if let Some(done) = &mut self.done {
            done.gone_from = Some(done.holding.len().saturating_sub(left.len()));
            done.holding = left.into_iter().map(|backup| backup.path).collect();
        }
        Ok(())
    }
}

impl Done {
    fn say(&self, page: &mut Page, everything: bool, words: &Words) {
        let count = |id: &str, count: usize| words.with(id, &[("count", count.into())]);
        if self.traces {
            let trouble = trouble(words, &Error::Traces);
            page.blocks.push(Block::Notice(Notice {
                text: trouble.sentence,
            }));
            page.blocks.extend(trouble.hint.map(Block::quiet));
        } else {
            page.blocks.push(Block::say(words.get(if everything {
                "shell-erased-all"
            } else {
                "shell-erased"
            })));
        }
        if let Some(gone) = self.gone_from.filter(|gone| *gone > 0) {
            page.blocks.push(Block::say(if everything {
                words.get("shell-erased-all-backups")
            } else {
                count("shell-erased-backups", gone)
            }));
        }
        if self.holding.is_empty() {
            return;
        }
        let id = match self.gone_from {
            None => "your_data-erase-holding",
            Some(_) => "shell-erase-backups-not",
        };
        page.blocks.push(Block::say(count(id, self.holding.len())));
        if self.gone_from.is_some() {
            let paths = self.holding.iter().map(|path| path.display().to_string());
            let rows = paths.map(Row::read).collect();
            page.blocks.push(Block::List(List { rows }));
        }
    }
}

impl View for Erase {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(
            words.get("your_data-erase-title"),
            words.get("your_data-right"),
        );
        match (&self.done, &self.what) {
            (Some(done), _) => done.say(&mut page, self.is_everything(), words),
            (None, What::One { name, .. }) => {
                let what = [("what", name.as_str().into())];
                for text in [
                    words.with("your_data-erase-what", &what),
                    words.get("your_data-erase-undo"),
                    words.get("your_data-erase-older"),
                ] {
                    page.blocks.push(Block::say(text));
                }
            }
            (None, What::Everything) => {}
        }
        let choices = self.choices().into_iter();
        let rows = choices.map(|choice| Row::pick(self.label(choice, words)));
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
        let row = match act {
            Act::Pick(row) => row,
            Act::Do(Command::Back) => return Ok(Next::Past),
            _ => return Ok(Next::Ignored),
        };
        let Some(choice) = self.choices().get(row).copied() else {
            return Ok(Next::Stay);
        };
        if matches!(choice, Choice::Keep | Choice::Leave) {
            return Ok(Next::Past);
        }
        if !cx.begun {
            return Ok(Next::Begin(cx.words.get("your_data-erasing")));
        }
        if matches!(choice, Choice::Backups) {
            self.remove_in_backups(cx)?;
        } else {
            self.remove(cx)?;
        }
        Ok(Next::Move(0))
    }
}

/// What can be removed for good, and how.
#[derive(Default)]
pub struct EraseWhat {
    /// The key that asks about the record in front.
    key: String,
}

impl View for EraseWhat {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(
            words.get("your_data-erase-title"),
            words.get("your_data-right"),
        );
        let key = self.key.as_str();
        for text in [
            say!(words, "your_data-erase-one", key = key),
            words.get("your_data-erase-all-what"),
        ] {
            page.blocks.push(Block::say(text));
        }
        let rows = ["your_data-removed", "your_data-erase-all"];
        let rows = rows.map(|id| Row::pick(words.get(id))).into();
        page.blocks.push(Block::List(List { rows }));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let keys = cx.keymap.keys_of(Command::Erase, &[Context::Entry]);
        self.key = keys.first().map(ToString::to_string).unwrap_or_default();
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(0) => Next::Push(Box::new(super::removed::RemovedPage::default())),
            Act::Pick(_) => Next::Push(Box::new(EraseAll::default())),
            _ => Next::Ignored,
        })
    }
}

/// Asks whether everything is to go: the one thing for which a word is typed.
#[derive(Default)]
struct EraseAll {
    typed: String,
    cursor: usize,
}

impl View for EraseAll {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(
            words.get("your_data-erase-all"),
            words.get("your_data-right"),
        );
        for text in [
            words.get("your_data-erase-all-goes"),
            words.get("your_data-erase-undo"),
            words.get("your_data-erase-older"),
            say!(words, "your_data-erase-word", word = WORD),
        ] {
            page.blocks.push(Block::say(text));
        }
        page.blocks.push(Block::Text(TextField {
            id: "erase".to_owned(),
            revision: 0,
            text: self.typed.clone(),
            cursor: self.cursor,
            tall: false,
        }));
        let hint = |command, id: &str, menu| Hint {
            commands: vec![command],
            label: words.get(id),
            menu,
        };
        page.hints = vec![
            hint(Command::Keep, "your_data-erase-enter", false),
            hint(Command::Back, "your_data-erase-esc", true),
        ];
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Line]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Typed { text, cursor } => {
                (self.typed, self.cursor) = (text, cursor);
                Next::Stay
            }
            Act::Do(Command::Keep) if self.typed.trim() != WORD => {
                cx.say(say!(cx.words, "your_data-erase-word-no", word = WORD));
                Next::Stay
            }
            Act::Do(Command::Keep) if !cx.begun => Next::Begin(cx.words.get("your_data-erasing")),
            Act::Do(Command::Keep) => Next::Replace(Box::new(Erase::everything(cx)?)),
            Act::Do(Command::StepBack) => Next::Back,
            _ => Next::Ignored,
        })
    }
}

//! What is taken in: keys, numbers, rows that were chosen, and what comes of each.

use std::io::ErrorKind;
use std::path::Path;

use super::page::{Block, Head, Page, Row};
use super::view::Act;
use super::{App, Code, Command, Context, Edited, Effect, Input, Key};
use crate::say;
use crate::store::{Error, Progress};
use crate::words::Words;

impl App {
    /// Tells from another thread how far what takes a while has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.store.progress()
    }

    pub(super) fn take(&mut self, input: Input, effects: &mut Vec<Effect>) -> Result<(), Error> {
        if self.lock_due {
            self.lock()?;
        }
        if self.hidden {
            return self.take_hidden(&input, effects);
        }
        if !matches!(input, Input::Key(_) | Input::Beat | Input::KeepDraft) {
            self.first = None;
            self.number.clear();
        }
        match input {
            Input::Key(key) => {
                self.message = None;
                self.key(key, effects)
            }
            Input::Do(command) => {
                self.message = None;
                self.command(command, effects)
            }
            Input::Pick(row) => {
                self.message = None;
                self.focus(row);
                self.act(Act::Pick(row), effects)
            }
            Input::Number(number) => {
                self.message = None;
                self.number(number, effects)
            }
            Input::Focus(row) => {
                self.message = None;
                self.focus(row);
                Ok(())
            }
            Input::Beat if self.beats() => self.act(Act::Beat, effects),
            Input::Beat => Ok(()),
            Input::Typed { text, cursor } => self.act(Act::Typed { text, cursor }, effects),
            Input::Pasted => {
                self.message = Some(self.words.get("app-pasted"));
                Ok(())
            }
            Input::Copied { path, error } => {
                self.message = Some(copied(&self.words, &path, error));
                Ok(())
            }
            Input::KeepDraft if self.is_shut() => self.close_when_kept(),
            Input::Edited(edited) => {
                self.message = Some(self.edited(&edited));
                Ok(())
            }
            Input::TakenAway { path, error } => {
                // The page that asked where it goes has done its work.
                if error.is_none() {
                    self.back()?;
                }
                self.message = Some(copied(&self.words, &path, error));
                Ok(())
            }
            Input::Begin => {
                let Some(act) = self.waiting.take() else {
                    return Ok(());
                };
                self.message = None;
                self.begun = true;
                let done = self.act(act, effects);
                self.begun = false;
                self.again = None;
                done
            }
            Input::KeepDraft => self.keep_draft(),
            Input::LockSoon => {
                self.message = Some(self.words.get("app-lock-soon"));
                Ok(())
            }
            Input::Lock => self.lock(),
            Input::HangUp => {
                effects.push(Effect::Quit);
                self.keep_draft()
            }
        }
    }

    pub(super) fn take_hidden(
        &mut self,
        input: &Input,
        effects: &mut Vec<Effect>,
    ) -> Result<(), Error> {
        match input {
            Input::Key(key) if key.code == Code::Enter => self.hidden = false,
            Input::Key(key) => {
                let command = self.keymap.command(&[Context::Typing], *key);
                if matches!(command, Some(Command::Leave | Command::Hide)) {
                    effects.push(Effect::Quit);
                } else if command == Some(Command::Hard) {
                    self.hidden = false;
                    return self.command(Command::Hard, effects);
                }
            }
            Input::HangUp => {
                effects.push(Effect::Quit);
                return self.keep_draft();
            }
            Input::KeepDraft if self.is_shut() => return self.close_when_kept(),
            Input::KeepDraft => return self.keep_draft(),
            Input::Lock => return self.lock(),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn key(&mut self, key: Key, effects: &mut Vec<Effect>) -> Result<(), Error> {
        let page = self.page();
        let contexts = self.contexts(&page);
        let typing = page.typing(self.at()).is_some();
        let first = self.first.take();
        if !typing {
            if let Some(first) = first
                && let Some(command) = self.keymap.command_after(&contexts, first, key)
            {
                self.number.clear();
                return self.command(command, effects);
            }
            if let Some(typed) = key.typed()
                && let Some(done) = self.row_key(&page, typed, effects)
            {
                return done;
            }
            let number = std::mem::take(&mut self.number);
            if key.code == Code::Enter && !number.is_empty() {
                return self.number(number.parse().unwrap_or(u32::MAX), effects);
            }
        }
        match self.keymap.command(&contexts, key) {
            Some(command) => self.command(command, effects),
            None if typing => {
                effects.push(Effect::Edit(key));
                Ok(())
            }
            None => {
                self.first = Some(key).filter(|key| self.keymap.begins(&contexts, *key));
                Ok(())
            }
        }
    }

    /// The key that stands before a row chooses it; past nine rows a number is ended with Enter.
    pub(super) fn row_key(
        &mut self,
        page: &Page,
        typed: char,
        effects: &mut Vec<Effect>,
    ) -> Option<Result<(), Error>> {
        let tabs = matches!(page.head, Head::Tabs { .. });
        if typed.is_ascii_digit() && !tabs {
            self.number.push(typed);
            let number = std::mem::take(&mut self.number);
            let choices = page.choices(self.at()).iter();
            let longer = row_keys(page)
                .chain(choices.map(|choice| choice.key.as_str()))
                .any(|key| key.len() > number.len() && key.starts_with(&number));
            if longer {
                self.message = Some(say!(self.words, "app-number", number = number.as_str()));
                self.number = number;
                return Some(Ok(()));
            }
            let value = number.parse().unwrap_or(u32::MAX);
            return Some(self.number(value, effects));
        }
        if typed.is_ascii_digit() {
            return None;
        }
        let row = row_with_key(page, typed.encode_utf8(&mut [0; 4]))?;
        Some(self.act(Act::Pick(row), effects))
    }

    pub(super) fn number(&mut self, number: u32, effects: &mut Vec<Effect>) -> Result<(), Error> {
        let page = self.page();
        // A form's choices belong to the field in front; all else goes by the number before the row.
        let form = page.blocks.iter().any(|block| matches!(block, Block::Fields(fields) if fields.rows.iter().any(|row| row.pick)));
        match row_with_key(&page, &number.to_string()) {
            Some(row) if !form => self.act(Act::Pick(row), effects),
            _ => self.act(Act::Number(number), effects),
        }
    }
}

impl App {
    /// What came of the person's own editor, in words.
    fn edited(&self, edited: &Edited) -> String {
        let words = &self.words;
        match edited {
            Edited::Back => words.get("write-editor-back"),
            Edited::LeftAt(path) => say!(
                words,
                "write-editor-left",
                path = path.display().to_string()
            ),
            Edited::NoEditor => words.get("write-editor-none"),
            Edited::Leaves(name) => say!(words, "write-editor-leaves", name = name.as_str()),
            Edited::NoMemory => words.get("write-editor-no-memory"),
            Edited::NotHeld => words.get("write-editor-not-held"),
            Edited::NotStarted => words.get("write-editor-not-started"),
        }
    }
}

/// What came of writing a copy.
fn copied(words: &Words, path: &Path, error: Option<ErrorKind>) -> String {
    let id = match error {
        None => "not_saved-copied",
        Some(ErrorKind::AlreadyExists) => "not_saved-copy-there",
        Some(ErrorKind::NotFound | ErrorKind::NotADirectory) => "not_saved-copy-no-folder",
        Some(ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            "not_saved-copy-no-permission"
        }
        Some(ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge) => {
            "not_saved-copy-full"
        }
        Some(_) => "not_saved-copy-no",
    };
    say!(words, id, path = path.display().to_string())
}

/// The keys that stand before the rows of a page, in the order of the rows the marker can stand on.
fn row_keys(page: &Page) -> impl Iterator<Item = &str> {
    let list = |row: &'_ Row| row.pick;
    page.blocks
        .iter()
        .flat_map(move |block| -> Box<dyn Iterator<Item = &str>> {
            match block {
                Block::List(it) => Box::new(
                    it.rows
                        .iter()
                        .filter(move |row| list(row))
                        .map(|row| row.key.as_deref().unwrap_or_default()),
                ),
                Block::Question(it) => {
                    Box::new(it.choices.iter().map(|choice| choice.key.as_str()))
                }
                other => Box::new(std::iter::repeat_n("", other.picks())),
            }
        })
}

fn row_with_key(page: &Page, key: &str) -> Option<usize> {
    row_keys(page).position(|it| it == key)
}

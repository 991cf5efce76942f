//! What every command works at: the words, the world outside, and the journal once it is opened.

use std::cell::{Cell, RefCell};
use std::io::{BufRead, Read, Write, stderr, stdin};
use std::path::Path;
use std::rc::Rc;

use super::failure::{Failure, WRONG_HERE};
use super::journal;
use super::out::{self, Out};
use super::secret::Asker;
use crate::app::findings::{Remedy, findings, worst};
use crate::app::{Own, Work, not_done};
use crate::config::Config;
use crate::domain::{By, Change, Day, Ids, Invalid, Kept, Kind, Moment};
use crate::env::Env;
use crate::face::safe;
use crate::face::under_way::UnderWay;
use crate::store::{Error, Progress, Receipt, Secret, Span, Store};
use crate::words::Words;

/// Before a journal is open.
pub(super) struct Desk {
    pub words: Words,
    pub env: Env,
    pub out: Out,
    /// Whether something was saved.
    pub saved: Rc<Cell<bool>>,
    /// What opened the journal, so that it is asked for once.
    pub key: Rc<RefCell<Option<Secret>>>,
}

/// With an open journal.
pub(super) struct Open {
    pub words: Words,
    pub env: Env,
    pub out: Out,
    pub store: Store,
    pub own: Own,
    pub now: Moment,
    saved: Rc<Cell<bool>>,
    key: Rc<RefCell<Option<Secret>>>,
}

/// The most that is read from standard input, in bytes: more than a life's journal.
const MOST: u64 = 256 * 1024 * 1024;

impl Desk {
    pub(super) fn new(words: Words, env: Env) -> Self {
        Self {
            words,
            env,
            out: Out,
            saved: Rc::default(),
            key: Rc::default(),
        }
    }

    /// The same desk once more, for what comes after a command.
    pub(super) fn again(&self) -> Self {
        Self {
            words: Words::default(),
            env: self.env.clone(),
            out: Out,
            saved: Rc::clone(&self.saved),
            key: Rc::clone(&self.key),
        }
    }

    pub(super) fn asker(&self) -> Asker<'_> {
        Asker {
            words: &self.words,
            env: &self.env,
        }
    }

    /// Opens the journal.
    pub(super) fn open(self) -> Result<Open, Failure> {
        let path = journal::journal_path(&self.words, &self.env)?;
        let fail = |error: &Error| Failure::store(&self.words, error);
        let known = self.key.borrow().clone();
        let store = self.asker().open(known.as_ref(), |secret| match secret {
            None => Store::open(&path, Ids::new()),
            Some(secret) => Store::unlock(&path, secret, Ids::new()),
        })?;
        *self.key.borrow_mut() = store.secret();
        let own = Own::read(&store).map_err(|error| fail(&error))?;
        let now = self.env.clock.now(own.day_end);
        Ok(Open {
            words: self.words,
            env: self.env,
            out: self.out,
            store,
            own,
            now,
            saved: self.saved,
            key: self.key,
        })
    }

    /// Opens the journal for what lists or counts what is in it: a plain one is looked through before. Where something in
    /// it is not as it was written, that is said, and nothing is shown.
    pub(super) fn open_whole(self) -> Result<Open, Failure> {
        let mut open = self.open()?;
        match open.look_through()? {
            None => Ok(open),
            Some(remedy) => Err(open.needs_care(remedy)),
        }
    }

    /// The kind of record called `name`.
    pub(super) fn kind(&self, name: &str) -> Result<Kind, Failure> {
        Kind::named(name).ok_or_else(|| {
            let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
            let wrong = self
                .words
                .with("shell-no-kind", &[("kind", name.to_owned().into())]);
            let kinds = self
                .words
                .with("shell-kinds", &[("kinds", known.join(", ").into())]);
            Failure::anywhere(wrong).hint(kinds)
        })
    }

    /// The device's configuration.
    pub(super) fn config(&self) -> Result<Config, Failure> {
        journal::config(&self.words, &self.env)
    }
}

impl Open {
    pub(super) fn asker(&self) -> Asker<'_> {
        Asker {
            words: &self.words,
            env: &self.env,
        }
    }

    /// Looks at everything in a plain journal, and says what is not as it was written. Answers what helps.
    pub(super) fn look_through(&mut self) -> Result<Option<Remedy>, Failure> {
        let working = self.working();
        let found = self.store.look_through();
        drop(working);
        let found = found.map_err(|error| Failure::store(&self.words, &error))?;
        for line in findings(&self.words, &found) {
            out::aside(&line);
        }
        Ok(worst(&found))
    }

    /// There are findings; what helps with them is the hint.
    pub(super) fn needs_care(&self, remedy: Remedy) -> Failure {
        Failure::here(self.words.get("findings-found")).hint(self.words.get(remedy.hint()))
    }

    /// Remembers what opens the journal now, once its lock was turned.
    pub(super) fn keep_key(&self) {
        *self.key.borrow_mut() = self.store.secret();
    }

    /// Writes a change.
    pub(super) fn commit(&mut self, change: &Change) -> Result<Receipt, Failure> {
        self.write(|store, now| store.commit(change, By::Shell, now))
    }

    /// Does something to the journal.
    pub(super) fn write<T>(
        &mut self,
        write: impl FnOnce(&mut Store, Moment) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        self.saved.set(true);
        write(&mut self.store, self.now).map_err(|error| Failure::store(&self.words, &error))
    }

    /// Says so if what begins now takes longer than a blink, and how far it has come.
    pub(super) fn working(&self) -> UnderWay {
        working(self.store.progress(), &self.words, &self.env)
    }

    /// Does something to the file other than saving; what goes wrong is said as that.
    pub(super) fn work<T>(
        &mut self,
        work: Work,
        act: impl FnOnce(&mut Store, Moment) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        // A backup, made or not, asks for no other one.
        if !matches!(work, Work::BackUp) {
            self.saved.set(true);
        }
        let _working = self.working();
        act(&mut self.store, self.now).map_err(|error| {
            let unsure = self.store.is_unsure();
            Failure::of(not_done(&self.words, work, &error, unsure))
        })
    }

    /// Opens another copy of a journal to read in it. One that can't be opened is a wrong request; this journal is
    /// open.
    pub(super) fn other(&self, path: &Path) -> Result<Store, Failure> {
        let opened = match self.store.open_copy(path) {
            Err(Error::Locked { .. }) => {
                let open = |secret: Option<&Secret>| Store::unlock_to_read(path, secret);
                let other = self.asker().open_other(open);
                return other.map_err(|failure| failure.with_code(WRONG_HERE));
            }
            opened => opened,
        };
        opened.map_err(|error| match error {
            Error::Io { .. } => {
                let path = path.display().to_string();
                Failure::here(
                    self.words
                        .with("shell-not-opened", &[("path", path.into())]),
                )
            }
            error => Failure::store(&self.words, &error).with_code(WRONG_HERE),
        })
    }

    /// Asks at a terminal, where `y` is yes; anywhere else the answer is no.
    pub(super) fn agreed(&self, ask: &str) -> Result<bool, Failure> {
        let typed = self.asked(ask)?.unwrap_or_default().to_lowercase();
        Ok(matches!(typed.as_str(), "y" | "yes"))
    }

    /// Asks at a terminal for a line; none anywhere else.
    pub(super) fn asked(&self, ask: &str) -> Result<Option<String>, Failure> {
        if self.env.terminal.first() != Some(&true) {
            return Ok(None);
        }
        let mut err = stderr();
        let _ = write!(err, "{ask} ").and_then(|()| err.flush());
        let mut line = String::new();
        stdin()
            .lock()
            .read_line(&mut line)
            .map_err(|error| Failure::output(&error))?;
        Ok(Some(line.trim().to_owned()))
    }

    /// Reads something from the journal.
    pub(super) fn read<T>(
        &self,
        read: impl FnOnce(&Store) -> Result<T, Error>,
    ) -> Result<T, Failure> {
        let answer = read(&self.store);
        self.say_what_was_passed_over();
        answer.map_err(|error| Failure::store(&self.words, &error))
    }

    /// Says that something damaged was left out of what was read.
    pub(super) fn say_what_was_passed_over(&self) {
        if self.store.passed_over() {
            out::aside(&self.words.get("trouble-version"));
        }
    }

    /// All records of a kind.
    pub(super) fn all<T: Kept>(&self) -> Result<Vec<T>, Failure> {
        self.read(|store| store.list(crate::store::Span::ALL))
    }

    /// The day that was asked for, or today: written down for, so not in the future.
    pub(super) fn past_day(&self, text: Option<&str>) -> Result<Day, Failure> {
        let day = self.day(text)?;
        self.now
            .past_day(day)
            .map_err(|wrong| Failure::value(&self.words, &wrong))
    }

    /// The day that was asked for, or today.
    pub(super) fn day(&self, text: Option<&str>) -> Result<Day, Failure> {
        match text {
            None => Ok(self.now.today),
            Some(text) => {
                read_day(text, self.now.today).map_err(|wrong| Failure::value(&self.words, &wrong))
            }
        }
    }

    /// The days from one to another, both included, each named or not.
    pub(super) fn span(&self, from: Option<&str>, to: Option<&str>) -> Result<Span, Failure> {
        let end = |text: Option<&str>| text.map(|text| self.day(Some(text))).transpose();
        match (end(from)?, end(to)?) {
            (Some(from), Some(to)) if from > to => {
                let values = [
                    ("from", from.to_string().into()),
                    ("to", to.to_string().into()),
                ];
                Err(Failure::here(self.words.with("shell-span", &values)))
            }
            (from, to) => Ok(Span { from, to }),
        }
    }

    /// The words that `--note -` or `--text -` reads; asked for where standard input is a terminal and the option was
    /// not given. None where there are none.
    pub(super) fn text(&self, option: Option<&str>, ask: &str) -> Result<Option<String>, Failure> {
        let text = match option {
            Some("-") => read_all(&self.words)?,
            Some(_) => return Err(Failure::anywhere(self.words.get("shell-words-from-input"))),
            None if self.env.terminal.first() == Some(&true) => {
                let mut err = stderr();
                let _ = write!(err, "{} ", self.words.get(ask)).and_then(|()| err.flush());
                let mut bytes = Vec::new();
                stdin()
                    .lock()
                    .read_until(b'\n', &mut bytes)
                    .map_err(|error| Failure::output(&error))?;
                String::from_utf8_lossy(&bytes).into_owned()
            }
            None => return Ok(None),
        };
        let text = safe::typed(&text);
        let text = text.trim();
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }
}

/// Says so if what begins now takes longer than a blink, and how far it has come.
pub(super) fn working(progress: Progress, words: &Words, env: &Env) -> UnderWay {
    let first = words.get("shell-working");
    UnderWay::in_lines(progress, env, Some(first), out::aside)
}

/// All of standard input as text.
pub(super) fn read_all(words: &Words) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    stdin()
        .lock()
        .take(MOST)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::output(&error))?;
    String::from_utf8(bytes).map_err(|_| Failure::here(words.get("shell-not-text")))
}

/// Reads `2026-11-22`, `today`, `yesterday` or `-3`.
///
/// # Errors
/// [`Invalid::NoSuchDay`] for anything else.
pub(super) fn read_day(text: &str, today: Day) -> Result<Day, Invalid> {
    let lower = text.to_ascii_lowercase();
    match lower.as_str() {
        "today" => return Ok(today),
        "yesterday" => return Ok(today.plus(-1)),
        _ => {}
    }
    match lower.strip_prefix('-').map(str::parse::<u16>) {
        Some(Ok(days)) => Ok(today.plus(-i64::from(days))),
        _ => text.parse(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_by_date_by_word_and_by_count() {
        let today: Day = "2026-11-22".parse().expect("a day");
        let read = |text: &str| read_day(text, today).map(|day| day.to_string());
        assert_eq!(read("2026-02-28").as_deref(), Ok("2026-02-28"));
        assert_eq!(read("Yesterday").as_deref(), Ok("2026-11-21"));
        assert_eq!(read("-3").as_deref(), Ok("2026-11-19"));
        assert_eq!(read("-0").as_deref(), Ok("2026-11-22"));
        for wrong in ["2026-02-30", "tomorrow", "--3", "-", "3", "-99999"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}

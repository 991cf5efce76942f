//! What every page and flow is to the app: it reads itself from the store, makes a [`Page`], and acts on a command.

use std::collections::VecDeque;
use std::path::PathBuf;

use super::command::Command;
use super::export::Format;
use super::keymap::{Context, Keymap};
use super::page::{Page, Tab};
use super::trouble::Work;
use crate::config::Config;
use crate::domain::{By, Change, Day, Id, Kind, Moment};
use crate::store::{Error, Finding, Receipt, Store};
use crate::words::Words;

/// What a view may look at while it makes its page.
pub struct Look<'a> {
    pub words: &'a Words,
    pub config: &'a Config,
    pub own: &'a Own,
    pub now: Moment,
    /// What is being typed could not be kept when that was last tried: it is in memory only.
    pub unkept: bool,
}

/// The person's own settings that many pages need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// What to call the person; may be empty.
    pub name: String,
    /// The hour at which a day ends, 0 to 23.
    pub day_end: u32,
    /// The first day of a week.
    pub week_start: chrono::Weekday,
    /// The day of the week on which the weekly review is offered; none: it is not offered.
    pub review_day: Option<chrono::Weekday>,
    /// Names on screen as initials, for shared rooms.
    pub initials: bool,
    /// After so many minutes without a key the journal locks, when it has a passphrase.
    pub lock_minutes: u32,
    /// Their own word for a setback; empty: the usual one.
    pub setback: String,
    /// Whether Look back has questionnaires.
    pub questionnaires: bool,
}

/// The longest that a journal with a passphrase stays open without a key, in minutes.
pub const MOST_MINUTES: u32 = 60;

impl Default for Own {
    fn default() -> Self {
        Self {
            name: String::new(),
            day_end: crate::domain::day::DAY_END,
            week_start: chrono::Weekday::Mon,
            review_day: Some(chrono::Weekday::Sun),
            initials: false,
            lock_minutes: 3,
            setback: String::new(),
            questionnaires: false,
        }
    }
}

impl Own {
    /// The settings as they stand in `store`; what was never set is as a new journal has it.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn read(store: &Store) -> Result<Self, Error> {
        let own = Self::default();
        let number = |key: &str| -> Result<Option<u32>, Error> {
            Ok(store.setting(key)?.and_then(|value| value.parse().ok()))
        };
        let week_start = store
            .setting("week_start")?
            .and_then(|day| day.parse().ok())
            .unwrap_or(own.week_start);
        Ok(Self {
            name: store.setting("name")?.unwrap_or_default(),
            day_end: number("day_end")?
                .filter(|hour| *hour < 24)
                .unwrap_or(own.day_end),
            week_start,
            review_day: match store.setting("review_day")?.as_deref() {
                Some("off") => None,
                // Where nothing was chosen, the last day of the week.
                chosen => chosen
                    .and_then(|day| day.parse().ok())
                    .or(Some(week_start.pred())),
            },
            initials: store.setting("initials")?.as_deref() == Some("on"),
            lock_minutes: number("lock_minutes")?
                .filter(|minutes| (1..=MOST_MINUTES).contains(minutes))
                .unwrap_or(own.lock_minutes),
            setback: store.setting("setback_word")?.unwrap_or_default(),
            questionnaires: store.setting("questionnaires")?.as_deref() == Some("on"),
        })
    }

    /// What the person calls a setback.
    #[must_use]
    pub fn setback(&self, words: &Words) -> String {
        match self.setback.trim() {
            "" => words.get("setback-word"),
            own => own.to_owned(),
        }
    }

    /// A person's name as it is to be shown.
    #[must_use]
    pub fn shown(&self, name: &str) -> String {
        if !self.initials {
            return name.to_owned();
        }
        let initials: Vec<String> = name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .map(|c| format!("{c}."))
            .collect();
        initials.join(" ")
    }
}

/// What a view may do while it acts.
pub struct Cx<'a> {
    pub store: &'a mut Store,
    pub words: &'a Words,
    pub config: &'a mut Config,
    pub own: &'a Own,
    pub keymap: &'a Keymap,
    pub now: Moment,
    pub by: By,
    /// The person was told that this takes a while; see [`Next::Begin`].
    pub begun: bool,
    pub(super) unkept: bool,
    /// The journal is locked: only what is shown then may be seen.
    pub(super) shut: bool,
    pub(super) said: &'a mut Said,
}

/// What could not be done.
#[derive(Clone, Debug)]
pub(super) enum Failed {
    /// This change was not saved.
    Save(Change),
    Work(Work),
}

/// What was said while acting.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// What could not be done.
    pub failed: Option<Failed>,
    /// The ids that were given out.
    pub ids: Vec<Id>,
    /// Those to give out first: of an act that is done again.
    pub again: VecDeque<Id>,
    /// What a backup has that is not as it was written.
    pub damage: Vec<Finding>,
    /// For the message row, and for plain lines.
    pub message: Option<String>,
    /// For plain lines only: "Mood: 3, in between."
    pub echo: Vec<String>,
    /// The draft that the next change makes good.
    pub draft: Option<String>,
    /// All views read themselves anew: something was written.
    pub changed: bool,
    /// The device's configuration was changed.
    pub configured: bool,
}

impl Cx<'_> {
    /// What a page may look at.
    #[must_use]
    pub fn look(&self) -> Look<'_> {
        Look {
            words: self.words,
            config: self.config,
            own: self.own,
            now: self.now,
            unkept: self.unkept,
        }
    }

    /// Writes a change; once this answers, it is on the disk.
    ///
    /// # Errors
    /// What kept it from being written. Nothing of it is there then.
    pub fn commit(&mut self, change: &Change) -> Result<Receipt, Error> {
        let draft = self.said.draft.take();
        let result = self
            .store
            .commit_from(change, draft.as_deref(), self.by, self.now);
        match &result {
            Ok(_) => self.said.changed = true,
            Err(_) => self.said.failed = Some(Failed::Save(change.clone())),
        }
        result
    }

    /// Does something to the file other than saving a change; what goes wrong is said as that.
    ///
    /// # Errors
    /// What kept it from being done.
    pub fn work<T>(
        &mut self,
        work: Work,
        act: impl FnOnce(&mut Store, Moment) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let result = act(self.store, self.now);
        match &result {
            // Gone is gone, whatever else is left to do.
            Ok(_) | Err(Error::Traces) => self.said.changed = true,
            Err(_) => self.said.failed = Some(Failed::Work(work)),
        }
        result
    }

    /// The next change that is written makes the draft called `key` good, which goes with it.
    pub fn from_draft(&mut self, key: String) {
        self.said.draft = Some(key);
    }

    /// Lets all views read themselves anew: something other than a record was written that one of them shows.
    pub fn read_again(&mut self) {
        self.said.changed = true;
    }

    /// Says something on the message row until the next key.
    pub fn say(&mut self, text: impl Into<String>) {
        self.said.message = Some(text.into());
    }

    /// Says back what was answered, where lines are read one after the other.
    pub fn echo(&mut self, text: impl Into<String>) {
        self.said.echo.push(text.into());
    }

    /// Keeps the device's configuration as it now is in [`Cx::config`].
    pub fn keep_config(&mut self) {
        self.said.configured = true;
    }

    /// A new id. An act that is done again gets those it had, so that what it saves is the same.
    pub fn new_id(&mut self) -> Id {
        let id = self.said.again.pop_front();
        let id = id.unwrap_or_else(|| self.store.new_id(self.now.at));
        self.said.ids.push(id);
        id
    }

    /// Tells that something is not as it was written: from now on the journal is only read.
    pub fn found_damage(&mut self, found: Vec<Finding>) {
        self.said.damage = found;
    }
}

/// What a person did, as far as a view is concerned.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// A command; the marker is on the row that comes with it.
    Do(Command),
    /// A row was chosen: opened with Enter, or by its number in plain lines.
    Pick(usize),
    /// A number was typed where numbers answer.
    Number(u32),
    /// The text in front is now this.
    Typed { text: String, cursor: usize },
    /// A second went by; only where [`View::beats`] asks for it.
    Beat,
}

/// An act whose save went wrong, to be done again.
#[derive(Clone, Debug, PartialEq)]
pub struct Again {
    pub(super) act: Act,
    pub(super) ids: Vec<Id>,
}

/// What follows.
pub enum Next {
    /// Stay on this page.
    Stay,
    /// The marker goes to that row.
    Move(usize),
    /// Another page in front of this one.
    Push(Box<dyn View>),
    /// Another page in place of this one.
    Replace(Box<dyn View>),
    /// This page is done.
    Back,
    /// The same, and so are those below it that are of a record which is not there any more.
    Past,
    /// Everything in front of the five pages goes, and this one is shown.
    Go(Tab),
    /// The same, with another page in front of it.
    GoTo(Tab, Box<dyn View>),
    /// The app carries this command out.
    Do(Command),
    /// This page goes, and the one below it gets the command.
    Through(Command),
    /// This page goes, and the one below it does again what could not be saved.
    Again(Again),
    /// This takes longer than a blink: the words are said first, then the same act comes again, with [`Cx::begun`].
    Begin(String),
    /// Words go into a new file at that path.
    Copy { path: PathBuf, text: String },
    /// The journal was unlocked.
    Opened,
    /// All of the journal goes into a new file at that path. This page goes once it is written.
    TakeAway { path: PathBuf, format: Format },
    /// It was not for this view.
    Ignored,
}

/// What is being typed, to be kept until it is saved or thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub key: String,
    pub body: String,
}

/// A page or a flow of pages.
pub trait View {
    /// What is to be seen when the marker is on row `at`.
    fn page(&self, look: &Look<'_>, at: usize) -> Page;

    /// Where the person is, as far as keys go, the nearest first.
    fn contexts(&self, at: usize) -> Vec<Context>;

    /// Reads itself anew: at the start, and after every change.
    ///
    /// # Errors
    /// When the journal can't be read.
    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error>;

    /// Acts on what the person did, with the marker on row `at`.
    ///
    /// # Errors
    /// What kept a change from being written; the view stays as it was then.
    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error>;

    /// What is being typed and not saved yet.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Which of the five pages this is, when it is one.
    fn tab(&self) -> Option<Tab> {
        None
    }

    /// Whether this lists or counts what many days hold, and is one of the pages where that begins.
    fn looks_back(&self) -> bool {
        self.tab().is_some_and(|tab| tab != Tab::Today)
    }

    /// Where the marker stands at first.
    fn first_row(&self) -> usize {
        0
    }

    /// Two lines that explain what is asked, for help on a question.
    fn explain(&self, _words: &Words) -> Vec<String> {
        Vec::new()
    }

    /// The day that something written down from here is for, where it is not today.
    fn day(&self) -> Option<Day> {
        None
    }

    /// The record that this page is of: what can be removed for good from here.
    fn record(&self) -> Option<(Kind, Id)> {
        None
    }

    /// Whether seconds are counted here. A page that counts changes by itself, so the person turns that on.
    fn beats(&self) -> bool {
        false
    }

    /// Whether this is the locked page.
    fn is_lock(&self) -> bool {
        false
    }

    /// Whether a hard moment's key does nothing here because this is it.
    fn is_hard_moment(&self) -> bool {
        false
    }
}

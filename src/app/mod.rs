//! What the person is doing. [`App::update`] takes what happened and answers what the outside world must do next;
//! [`App::page`] is what is to be seen. No terminal here, and no clock: faces bring both.

pub mod breath;
mod care;
mod command;
pub mod contacts;
pub mod dips;
pub mod erasing;
mod everywhere;
pub mod export;
pub mod findings;
pub mod flows;
pub mod form;
pub mod goals;
pub mod hard_card;
mod input;
mod key;
mod keymap;
pub mod link_words;
pub mod links;
pub mod lock;
mod locking;
pub mod months;
pub mod names;
pub mod own_help;
pub mod page;
pub mod pages;
pub mod paper;
mod pile;
pub mod proof;
pub mod share;
pub mod shifts;
pub mod span;
pub mod strength;
mod take;
pub mod trend;
pub mod trend_words;
mod trouble;
mod view;
pub mod your_data;

use std::rc::Rc;

pub use command::Command;
pub use everywhere::{Reach, hint, moving, named, past, scrolling, turned};
pub use input::{Edited, Effect, Input};
pub use key::{Code, Key, Keys};
pub use keymap::{Context, KeyError, Keymap, Tables};
pub use trouble::{Trouble, Work, field_name, invalid, not_done, trouble};
pub use view::{Act, Again, Cx, Draft, Look, MOST_MINUTES, Next, Own, View};

use crate::config::Config;
use crate::domain::{By, Id, Moment};
use crate::guard::InForce;
use crate::store::{Error, Finding, Store};
use crate::words::Words;
use care::Wake;
use locking::Shut;
use page::{Head, Page, Tab};
use pages::not_saved::NotSaved;
use pile::Spot;
use view::Failed;

/// So many of the newest versions are looked at when the journal is opened.
const NEWEST: u32 = 50;

/// The app: the journal, and what the person has in front of them.
pub struct App {
    store: Store,
    words: Rc<Words>,
    config: Config,
    keymap: Keymap,
    own: Own,
    by: By,
    now: Moment,
    /// The page in front is the last. The first is always one of the five.
    pile: Vec<Spot>,
    /// How many pages were ever in it.
    opened: u32,
    message: Option<String>,
    echo: Vec<String>,
    /// Digits typed so far of a row's number past nine.
    number: String,
    /// The first of two keys, when it was pressed last.
    first: Option<Key>,
    hidden: bool,
    shut: Shut,
    /// It locks once the hidden screen was drawn.
    lock_due: bool,
    unsaved: bool,
    /// The last try to keep a draft went wrong.
    unkept: bool,
    /// SQLite's own count of what other programs wrote.
    seen: i64,
    /// Something was written that the pages have not read yet.
    stale: bool,
    /// The configuration was changed and not handed out yet.
    configured: bool,
    /// Something was saved since the app last looked after the file.
    saved: bool,
    /// What in the journal is not as it was written. It is only read then.
    damage: Vec<Finding>,
    /// The ids of an act that is about to be done again.
    again: Option<Vec<Id>>,
    in_force: InForce,
    /// What is to begin once it was said that it takes a while.
    waiting: Option<Act>,
    /// That is being done now.
    begun: bool,
    /// Tells the face that the day's care has ended.
    wake: Option<Wake>,
    /// How long pages wait at most until the file was looked at.
    patience: std::time::Duration,
}

impl App {
    /// An app on `store`, showing Today.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn new(
        store: Store,
        words: Rc<Words>,
        config: Config,
        keymap: Keymap,
        by: By,
        now: Moment,
    ) -> Result<Self, Error> {
        let mut app = Self::blank(store, words, config, keymap, by, now);
        app.begin()?;
        Ok(app)
    }

    fn blank(
        store: Store,
        words: Rc<Words>,
        config: Config,
        keymap: Keymap,
        by: By,
        now: Moment,
    ) -> Self {
        Self {
            store,
            words,
            config,
            keymap,
            own: Own::default(),
            by,
            now,
            pile: Vec::new(),
            opened: 0,
            message: None,
            echo: Vec::new(),
            number: String::new(),
            first: None,
            hidden: false,
            shut: Shut::default(),
            lock_due: false,
            unsaved: false,
            unkept: false,
            seen: 0,
            stale: false,
            configured: false,
            saved: false,
            damage: Vec::new(),
            again: None,
            in_force: InForce::default(),
            waiting: None,
            begun: false,
            wake: None,
            patience: care::PATIENCE,
        }
    }

    /// Shows Today of the journal that is open. What it takes to show it is read as one state of the file: some hundred
    /// readings would lock it one by one.
    fn begin(&mut self) -> Result<(), Error> {
        let reading = self.store.begin_reading()?;
        let begun = self.show_today();
        self.store.end_reading(reading);
        begun
    }

    fn show_today(&mut self) -> Result<(), Error> {
        self.own = Own::read(&self.store)?;
        self.seen = self.store.data_version()?;
        self.push(pages::tab(Tab::Today))?;
        if self.is_new()? {
            self.push(Box::new(flows::first_run::FirstRun::new()))?;
        }
        self.say_what_was_passed_over();
        let found = self.store.check_newest(NEWEST)?;
        if found.is_empty() && self.pile.len() == 1 {
            self.point_out_the_place()?;
        }
        self.found_damage(found)
    }

    /// Tells what the process gave up, for the page that shows it.
    pub fn tell_in_force(&mut self, in_force: InForce) {
        self.in_force = in_force;
    }

    /// Leaves the first run out, for a page that is only read.
    pub fn past_first_run(&mut self) {
        self.pile.truncate(1);
    }

    /// Puts a page or flow in front, as the only one over the five pages.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn show(&mut self, view: Box<dyn View>) -> Result<(), Error> {
        self.pile.truncate(1);
        self.push(view)?;
        let found = std::mem::take(&mut self.damage);
        self.found_damage(found)
    }

    /// The hour at which the person's day ends, 0 to 23.
    #[must_use]
    pub fn day_end(&self) -> u32 {
        self.own.day_end
    }

    /// The device's configuration as it now is.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The journal, to read in.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The words in use.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The keys in force.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// Whether the screen is hidden.
    #[must_use]
    pub fn hidden(&self) -> bool {
        self.hidden
    }

    /// What is said on the message row.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// What was said back since this was last asked, for plain lines.
    pub fn take_echo(&mut self) -> Vec<String> {
        std::mem::take(&mut self.echo)
    }

    /// Whether something is being typed that is not kept yet.
    #[must_use]
    pub fn unsaved(&self) -> bool {
        self.unsaved
    }

    /// The page in front.
    #[must_use]
    pub fn page(&self) -> Page {
        let look = Look {
            words: &self.words,
            config: &self.config,
            own: &self.own,
            now: self.now,
            unkept: self.unkept,
        };
        let Some(spot) = self.pile.last() else {
            return Page::default();
        };
        let mut page = spot.view.page(&look, spot.at);
        if self.lends(&page) {
            page.hints.push(hint(&self.words, Command::OwnEditor));
        }
        // Two pages may ask for a name one after the other; what is typed on one is not for the other.
        for text in page.texts() {
            text.id = format!("{}/{}", spot.number, text.id);
        }
        page
    }

    /// The row of the page in front on which the marker stands.
    #[must_use]
    pub fn at(&self) -> usize {
        self.pile.last().map_or(0, |spot| spot.at)
    }

    /// Where the person is, as far as keys go.
    #[must_use]
    pub fn contexts(&self, page: &Page) -> Vec<Context> {
        let own = self
            .pile
            .last()
            .map(|spot| spot.view.contexts(spot.at))
            .unwrap_or_default();
        let mut contexts = page::contexts_of(page.typing(self.at()), &own);
        if self.lends(page) {
            contexts.push(Context::OwnEditor);
        }
        contexts
    }

    /// Whether the person's own editor may open what is typed on `page`.
    fn lends(&self, page: &Page) -> bool {
        self.config.editor && page.typing(self.at()).is_some_and(|text| text.tall)
    }

    /// How many pages lie under the one in front.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.pile.len().saturating_sub(1)
    }

    /// Takes in what happened at `now`.
    pub fn update(&mut self, input: Input, now: Moment) -> Vec<Effect> {
        let day_turned = now.today != self.now.today;
        self.now = now;
        let mut effects = Vec::new();
        // A journal that can't be read keeps no one from help, and no one from leaving.
        let read = self.catch_up(day_turned);
        let done = self.take(input, &mut effects);
        let quiet = self.message.is_some() || self.in_hard_moment();
        if let Some(error) = done.err().or(read.err().filter(|_| !quiet)) {
            // The view stays as it was, words and all; the message says so, unless the page does.
            let sentence = trouble(&self.words, &error).sentence;
            if !self.page().says(&sentence) {
                self.message = Some(sentence);
            }
        }
        self.say_what_was_passed_over();
        effects
    }

    /// Reads everything anew when another program wrote, or when the day turned.
    fn catch_up(&mut self, day_turned: bool) -> Result<(), Error> {
        let seen = self.store.data_version()?;
        if seen != self.seen || day_turned {
            self.seen = seen;
            self.reload()?;
        }
        Ok(())
    }

    /// Carries a command out: the page in front first, then what every page knows.
    fn command(&mut self, command: Command, effects: &mut Vec<Effect>) -> Result<(), Error> {
        match self.view_act(Act::Do(command)) {
            Ok(Next::Ignored) => self.everywhere(command, effects),
            Ok(next) => self.follow(next, effects),
            // No page holds anyone because it can't be saved. What was typed there is kept.
            Err(error @ Error::ReadingOnly) if command == Command::Back => {
                self.back()?;
                Err(error)
            }
            Err(error) => Err(error),
        }
    }

    fn act(&mut self, act: Act, effects: &mut Vec<Effect>) -> Result<(), Error> {
        let typed = matches!(act, Act::Typed { .. });
        let next = self.view_act(act)?;
        if typed {
            self.unsaved = !self.front_is_kept();
        }
        self.follow(next, effects)
    }

    fn view_act(&mut self, act: Act) -> Result<Next, Error> {
        let Some(mut spot) = self.pile.pop() else {
            return Ok(Next::Ignored);
        };
        let at = spot.at;
        // Typing saves nothing, and is too much to hold twice.
        let again = (!matches!(act, Act::Typed { .. })).then(|| act.clone());
        let second = self.again.is_some();
        let before = self.again.clone();
        let mut failed = None;
        let mut found = Vec::new();
        let mut ids = Vec::new();
        let result = self.with_cx(|cx| {
            let result = spot.view.act(act, at, cx);
            failed = cx.said.failed.take();
            found = std::mem::take(&mut cx.said.damage);
            ids = std::mem::take(&mut cx.said.ids);
            result
        });
        self.pile.push(spot);
        self.found_damage(found)?;
        match (result, failed, again) {
            (Err(error), Some(failed), Some(act))
                if may_go_better(&error) && self.hard_moment().is_none() =>
            {
                self.not_saved(Again { act, ids }, &failed, &error, second)?;
                Ok(Next::Stay)
            }
            (Ok(Next::Begin(said)), _, act) => {
                self.waiting = act;
                self.again = before;
                self.message = Some(said.clone());
                Ok(Next::Begin(said))
            }
            (Ok(Next::Ignored), ..) => {
                self.again = before;
                Ok(Next::Ignored)
            }
            (result, ..) => result,
        }
    }

    /// Says in front of the page what went wrong, for the second time in a row or not, and what can be done.
    fn not_saved(
        &mut self,
        again: Again,
        failed: &Failed,
        error: &Error,
        second: bool,
    ) -> Result<(), Error> {
        // The page looks as it did; the try is not passed over in silence.
        self.message = second.then(|| {
            self.words.get(match failed {
                Failed::Save(_) => "not_saved-still",
                Failed::Work(_) => "not_saved-still-not-done",
            })
        });
        let title = match self.page().head {
            Head::Title { title, .. } => title,
            Head::Tabs { .. } => self.words.get(match failed {
                Failed::Save(_) => "not_saved-title",
                Failed::Work(_) => "not_saved-title-not-done",
            }),
        };
        let page = NotSaved::new(&self.words, title, again, failed, error, &self.store);
        self.put_in_front(Box::new(page))
    }

    /// Lets `work` act, then takes in what it said, wrote and set.
    fn with_cx<T>(
        &mut self,
        work: impl FnOnce(&mut Cx<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut said = view::Said {
            again: self.again.take().unwrap_or_default().into(),
            ..view::Said::default()
        };
        let mut cx = Cx {
            store: &mut self.store,
            words: &self.words,
            config: &mut self.config,
            own: &self.own,
            keymap: &self.keymap,
            now: self.now,
            by: self.by,
            begun: self.begun,
            unkept: self.unkept,
            shut: self.shut != Shut::Open,
            said: &mut said,
        };
        let result = work(&mut cx);
        if said.message.is_some() {
            self.message = said.message;
        }
        self.echo.append(&mut said.echo);
        self.stale |= said.changed;
        self.saved |= said.changed;
        self.configured |= said.configured;
        result
    }

    /// Whether nothing was ever kept here: the first run.
    fn is_new(&self) -> Result<bool, Error> {
        Ok(self.store.history(1)?.is_empty() && self.store.is_empty()?)
    }
}

/// Whether what kept a change from being written may be gone at the next try.
fn may_go_better(error: &Error) -> bool {
    matches!(
        error,
        Error::Full
            | Error::Refused
            | Error::ReadOnly
            | Error::Moved
            | Error::Busy
            | Error::Sqlite(_)
            | Error::Io { .. }
    )
}

//! What the person is doing. [`App::update`] takes what happened and answers what the outside world must do next;
//! [`App::page`] is what is to be seen. No terminal here, and no clock: faces bring both.

mod command;
mod everywhere;
pub mod flows;
pub mod form;
pub mod goals;
mod key;
mod keymap;
pub mod names;
pub mod page;
pub mod pages;
pub mod trend;
pub mod trend_words;
mod trouble;
mod view;
pub mod your_data;

use std::rc::Rc;

pub use command::Command;
pub use everywhere::{hint, moving, named, past, turned};
pub use key::{Code, Key, Keys};
pub use keymap::{Context, KeyError, Keymap, Tables};
pub use trouble::{Trouble, field_name, invalid, trouble};
pub use view::{Act, Cx, Draft, Look, Next, Own, View};

use crate::config::Config;
use crate::domain::{By, Moment};
use crate::say;
use crate::store::{Error, Store};
use crate::words::Words;
use page::{Block, Head, Page, Row, Tab};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// A command was chosen by other means than its key.
    Do(Command),
    /// A row was chosen by its place among the rows of the page.
    Pick(usize),
    /// A number was given where numbers answer.
    Number(u32),
    /// The marker goes to that row.
    Focus(usize),
    /// The text in front is now this, with the cursor after so many characters.
    Typed { text: String, cursor: usize },
    /// Words were pasted where nothing is typed.
    Pasted,
    /// A second went by on a page that counts them.
    Beat,
    /// It is time to keep what is being typed.
    KeepDraft,
    /// The terminal is gone, or the system asks the program to end.
    HangUp,
}

/// What the outside world must do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Put the program in the background.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// The key is for the text being typed.
    Edit(Key),
    /// Keep the device's configuration.
    KeepConfig(Config),
}

/// A page in the pile, and where the marker stands on it.
struct Spot {
    view: Box<dyn View>,
    at: usize,
    /// What is kept of what is typed there.
    kept: Option<Draft>,
}

impl Spot {
    /// Whether all that is typed there is kept.
    fn is_kept(&self) -> bool {
        self.view.draft() == self.kept
    }
}

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
    message: Option<String>,
    echo: Vec<String>,
    /// Digits typed so far of a row's number past nine.
    number: String,
    /// The first of two keys, when it was pressed last.
    first: Option<Key>,
    hidden: bool,
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
        let mut app = Self {
            store,
            words,
            config,
            keymap,
            own: Own::default(),
            by,
            now,
            pile: Vec::new(),
            message: None,
            echo: Vec::new(),
            number: String::new(),
            first: None,
            hidden: false,
            unsaved: false,
            unkept: false,
            seen: 0,
            stale: false,
            configured: false,
            saved: false,
        };
        app.own = Own::read(&app.store)?;
        app.seen = app.store.data_version()?;
        app.push(pages::tab(Tab::Today))?;
        if app.is_new()? {
            app.push(Box::new(flows::first_run::FirstRun::new()))?;
        }
        Ok(app)
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
        self.push(view)
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
        self.pile
            .last()
            .map(|spot| spot.view.page(&look, spot.at))
            .unwrap_or_default()
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
        page::contexts_of(page.typing(self.at()), &own)
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
            // The view stays as it was, words and all; the message says so.
            self.message = Some(trouble(&self.words, &error).sentence);
        }
        effects
    }

    /// What waits until a save was said: the day's backup. Answers whether there is something to say; a backup that
    /// went wrong is tried again after the next save.
    pub fn look_after(&mut self, now: Moment) -> bool {
        let went_wrong = std::mem::take(&mut self.saved) && self.store.back_up_daily(now).is_err();
        if went_wrong {
            self.message = Some(self.words.get("app-no-backup"));
        }
        went_wrong
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

    fn take(&mut self, input: Input, effects: &mut Vec<Effect>) -> Result<(), Error> {
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
            Input::KeepDraft => self.keep_draft(),
            Input::HangUp => {
                effects.push(Effect::Quit);
                self.keep_draft()
            }
        }
    }

    fn take_hidden(&mut self, input: &Input, effects: &mut Vec<Effect>) -> Result<(), Error> {
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
            Input::HangUp => effects.push(Effect::Quit),
            _ => {}
        }
        Ok(())
    }

    fn key(&mut self, key: Key, effects: &mut Vec<Effect>) -> Result<(), Error> {
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
    fn row_key(
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

    fn number(&mut self, number: u32, effects: &mut Vec<Effect>) -> Result<(), Error> {
        let page = self.page();
        // A form's choices belong to the field in front; all else goes by the number before the row.
        let form = page.blocks.iter().any(|block| matches!(block, Block::Fields(fields) if fields.rows.iter().any(|row| row.pick)));
        match row_with_key(&page, &number.to_string()) {
            Some(row) if !form => self.act(Act::Pick(row), effects),
            _ => self.act(Act::Number(number), effects),
        }
    }

    /// Carries a command out: the page in front first, then what every page knows.
    fn command(&mut self, command: Command, effects: &mut Vec<Effect>) -> Result<(), Error> {
        match self.view_act(Act::Do(command))? {
            Next::Ignored => self.everywhere(command, effects),
            next => self.follow(next, effects),
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
        let result = self.with_cx(|cx| spot.view.act(act, at, cx));
        self.pile.push(spot);
        result
    }

    /// Lets `work` act, then takes in what it said, wrote and set.
    fn with_cx<T>(
        &mut self,
        work: impl FnOnce(&mut Cx<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut said = view::Said::default();
        let mut cx = Cx {
            store: &mut self.store,
            words: &self.words,
            config: &mut self.config,
            own: &self.own,
            keymap: &self.keymap,
            now: self.now,
            by: self.by,
            unkept: self.unkept,
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

    fn follow(&mut self, next: Next, effects: &mut Vec<Effect>) -> Result<(), Error> {
        match next {
            Next::Stay | Next::Ignored => {}
            Next::Move(row) => self.focus(row),
            Next::Push(view) => self.push(view)?,
            Next::Replace(view) => {
                self.keep_draft()?;
                self.pile.pop();
                self.push(view)?;
            }
            Next::Back => self.back()?,
            Next::Go(tab) => self.go(tab)?,
            Next::GoTo(tab, view) => {
                self.go(tab)?;
                self.push(view)?;
            }
            Next::Do(command) => return self.everywhere(command, effects),
            Next::Through(command) => {
                self.back()?;
                return self.command(command, effects);
            }
        }
        self.settle(effects)
    }

    /// Reads everything anew after a write, and hands a changed configuration out.
    fn settle(&mut self, effects: &mut Vec<Effect>) -> Result<(), Error> {
        if std::mem::take(&mut self.configured) {
            effects.push(Effect::KeepConfig(self.config.clone()));
        }
        if std::mem::take(&mut self.stale) {
            self.reload()?;
        }
        // Steps that were taken, not only typed, are kept at once.
        if !self.unsaved && !self.front_is_kept() {
            self.keep_draft()?;
        }
        Ok(())
    }

    fn push(&mut self, mut view: Box<dyn View>) -> Result<(), Error> {
        let kept = self.keep_draft();
        // Words that can't be kept yet wait in memory while there is a hard moment.
        if !view.is_hard_moment() {
            kept?;
        }
        self.with_cx(|cx| view.load(cx))?;
        self.pile.push(Spot {
            at: view.first_row(),
            kept: view.draft(),
            view,
        });
        Ok(())
    }

    fn back(&mut self) -> Result<(), Error> {
        if self.pile.len() > 1 {
            let kept = self.keep_draft();
            // A page goes once its own words are kept; those of the pages below stay with them.
            if !self.front_is_kept() {
                return kept;
            }
            self.pile.pop();
            self.unsaved = !self.front_is_kept();
        }
        Ok(())
    }

    /// Shows one of the five pages, with nothing in front of it.
    fn go(&mut self, tab: Tab) -> Result<(), Error> {
        self.keep_draft()?;
        if self.pile.first().and_then(|spot| spot.view.tab()) == Some(tab) {
            self.pile.truncate(1);
            // What went with the pages in front of it may show here: a draft that was begun.
            self.stale = true;
        } else {
            self.pile.clear();
            self.push(pages::tab(tab))?;
        }
        Ok(())
    }

    fn focus(&mut self, row: usize) {
        if let Some(spot) = self.pile.last_mut() {
            spot.at = row;
        }
        self.hold();
    }

    /// Keeps the marker on a row that is there.
    fn hold(&mut self) {
        let picks = self.page().picks();
        if let Some(spot) = self.pile.last_mut()
            && picks > 0
        {
            spot.at = spot.at.min(picks - 1);
        }
    }

    fn reload(&mut self) -> Result<(), Error> {
        self.own = Own::read(&self.store)?;
        let mut pile = std::mem::take(&mut self.pile);
        let result = pile
            .iter_mut()
            .try_for_each(|spot| self.with_cx(|cx| spot.view.load(cx)));
        self.pile = pile;
        self.stale = false;
        self.hold();
        result
    }

    fn front_is_kept(&self) -> bool {
        self.pile.last().is_none_or(Spot::is_kept)
    }

    fn in_hard_moment(&self) -> bool {
        let front = self.pile.last();
        front.is_some_and(|spot| spot.view.is_hard_moment())
    }

    /// Whether the page in front counts seconds: nothing else changes without a key.
    #[must_use]
    pub fn beats(&self) -> bool {
        let front = self.pile.last().filter(|_| !self.hidden);
        front.is_some_and(|spot| spot.view.beats())
    }

    /// Keeps all that is typed, on every page of the pile.
    fn keep_draft(&mut self) -> Result<(), Error> {
        for spot in &mut self.pile {
            let draft = spot.view.draft();
            if draft != spot.kept {
                if let Some(draft) = &draft {
                    let kept = self.store.keep_draft(&draft.key, &draft.body, self.now);
                    self.unkept = kept.is_err();
                    kept?;
                }
                spot.kept = draft;
            }
        }
        self.unsaved = false;
        Ok(())
    }

    /// Whether nothing was ever kept here: the first run.
    fn is_new(&self) -> Result<bool, Error> {
        Ok(self.store.history(1)?.is_empty() && self.store.is_empty()?)
    }
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

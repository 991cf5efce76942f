//! Locking: the journal is closed, its key and all pages leave memory, and the locked page asks for what opens it.
//! When it locks by itself, the faces tell: they know how long nobody pressed a key.

use std::path::PathBuf;
use std::rc::Rc;
use std::time::Duration;

use super::pages::locked::Locked;
use super::{App, Keymap, Own};
use crate::config::Config;
use crate::domain::{By, Moment};
use crate::store::{Error, Store};
use crate::words::Words;

/// Whether the journal is open to who sits there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shut {
    #[default]
    Open,
    /// The locked page is in front, but words below it could not be kept, so they wait in memory until they are.
    Waiting,
    Closed,
}

impl App {
    /// An app in front of a locked journal. Of what is in it, only what is shown while it is locked can be seen.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn locked(
        path: PathBuf,
        words: Rc<Words>,
        config: Config,
        keymap: Keymap,
        by: By,
        now: Moment,
    ) -> Result<Self, Error> {
        let store = Store::seen_while_locked(&path, now)?;
        let mut app = Self::blank(store, words, config, keymap, by, now);
        app.shut = Shut::Closed;
        app.push(Box::new(Locked::new(path, false)))?;
        Ok(app)
    }

    /// Whether nothing but help can be seen.
    #[must_use]
    pub fn is_shut(&self) -> bool {
        self.shut != Shut::Open
    }

    /// After how long without a key the journal locks; none for one without a passphrase, or when it is locked.
    #[must_use]
    pub fn locks_after(&self) -> Option<Duration> {
        let locks = self.shut == Shut::Open && self.store.is_locked();
        locks.then(|| Duration::from_secs(u64::from(self.own.lock_minutes) * 60))
    }

    /// Locks a journal that has a passphrase: drafts are kept, then the journal closes. Where they can't be kept they
    /// wait in memory, and the screen is blank.
    pub(super) fn lock(&mut self) -> Result<(), Error> {
        self.lock_due = false;
        let path = match self.store.path() {
            Some(path) if self.locks_after().is_some() => path.to_owned(),
            _ => return Ok(()),
        };
        self.first = None;
        self.number.clear();
        self.message = None;
        self.echo.clear();
        self.again = None;
        let kept = self.keep_draft();
        self.shut = Shut::Waiting;
        self.put(Box::new(Locked::new(path, true)), self.pile.len())?;
        if kept.is_err() {
            self.hidden = true;
            return kept;
        }
        self.close()
    }

    /// Closes the journal once the words that waited are kept.
    pub(super) fn close_when_kept(&mut self) -> Result<(), Error> {
        if self.shut == Shut::Waiting {
            self.keep_draft()?;
            self.close()?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Error> {
        let Some(path) = self.store.path() else {
            return Ok(());
        };
        self.store = Store::seen_while_locked(path, self.now)?;
        let locked = self.pile.iter().position(|spot| spot.view.is_lock());
        self.pile.drain(..locked.unwrap_or(0));
        self.shut = Shut::Closed;
        self.own = Own::default();
        self.damage.clear();
        self.unsaved = false;
        self.unkept = false;
        self.saved = false;
        self.stale = false;
        self.seen = self.store.data_version()?;
        self.reload()
    }

    /// The journal was opened, or shown to be the person's.
    pub(super) fn opened(&mut self) -> Result<(), Error> {
        let waiting = std::mem::take(&mut self.shut) == Shut::Waiting;
        self.message = None;
        if waiting {
            let locked = self.pile.iter().position(|spot| spot.view.is_lock());
            self.pile.truncate(locked.unwrap_or(self.pile.len()).max(1));
            return self.reload();
        }
        let front = std::mem::take(&mut self.pile);
        if let Err(error) = self.begin() {
            self.pile = front;
            self.shut = Shut::Waiting;
            self.close()?;
            return Err(error);
        }
        Ok(())
    }
}

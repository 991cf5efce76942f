//! What the app does for the file beside what the person does: the look at it, the day's check and backup, and what was
//! found.

use std::sync::Arc;
use std::time::Duration;

use super::{App, findings, pages, trouble};
use crate::domain::Moment;
use crate::store::{Error, Finding};

/// How long a page waits at most until the file was looked at: enough for ten years, and nobody waits for a hundred. What is
/// found after that is said when it is found.
pub(super) const PATIENCE: Duration = Duration::from_millis(500);

/// Called from another thread.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

impl App {
    /// Sets what is called, on another thread, once the day's care has ended and there may be something to say.
    pub fn wake_by(&mut self, wake: impl Fn() + Send + Sync + 'static) {
        self.wake = Some(Arc::new(wake));
    }

    /// What waits until a page was shown or a save was said: the search index, and a look at everything in the file or the
    /// day's check and backup, beside what the person does. Answers whether there is something to say; a backup that went
    /// wrong is tried again after the next save.
    pub fn look_after(&mut self, now: Moment) -> bool {
        self.lock_when_due(now);
        let ended = self.store.end_care(false);
        let said = self.tell_of_care(ended);
        if self.store.is_looking() {
            return said;
        }
        if self.saved {
            return self.begin_day(now) || said;
        }
        if self.damage.is_empty() {
            // Nobody is told that a look could not be begun: the page that asks for it looks itself.
            let _ = self.store.begin_look(self.ended());
        }
        said
    }

    /// The day's check and backup where they wait, and waits for their end: the person leaves.
    pub fn finish_looking_after(&mut self, now: Moment) -> bool {
        self.lock_when_due(now);
        self.store.stop_looking();
        let said = self.saved && self.begin_day(now);
        let ended = self.store.end_care(true);
        self.tell_of_care(ended) || said
    }

    fn lock_when_due(&mut self, now: Moment) {
        if self.lock_due {
            self.now = now;
            // What can't be kept waits behind the locked page, which says so.
            self.message = self
                .lock()
                .err()
                .map(|error| trouble(&self.words, &error).sentence);
        }
    }

    fn begin_day(&mut self, now: Moment) -> bool {
        self.saved = false;
        // What keeps the search index from it is said where words are looked for.
        let _ = self.store.catch_up();
        let begun = self.store.begin_care(now, self.ended());
        self.tell_of_care(begun.err().map(Err))
    }

    /// What is called once care has ended.
    fn ended(&self) -> impl FnOnce() + Send + 'static {
        let wake = self.wake.clone();
        move || {
            if let Some(wake) = wake {
                wake();
            }
        }
    }

    /// Looks at everything in the file before the first page that lists or counts what is in it, or waits for the look that
    /// is under way; where that takes too long, the page says so. What is found is said in front of that page.
    pub(super) fn look_through(&mut self) -> Result<(), Error> {
        // Damage that was told of is not told of again.
        if !self.damage.is_empty() {
            return Ok(());
        }
        if self.store.is_looking() {
            let wait = std::mem::take(&mut self.patience);
            let ended = self.store.end_look(wait);
            self.tell_of_care(ended);
            if self.store.is_looking() {
                self.message = Some(self.words.get("app-looking-on"));
                return Ok(());
            }
        }
        let found = self.store.look_through()?;
        self.found_damage(found)
    }

    /// Says what came of the care, where there is something to say or to say no longer.
    fn tell_of_care(&mut self, ended: Option<Result<Vec<Finding>, Error>>) -> bool {
        match ended {
            None => return false,
            Some(Ok(found)) if found.is_empty() => {
                let on = self.words.get("app-looking-on");
                return self.message.take_if(|said| *said == on).is_some();
            }
            Some(Ok(found)) => {
                if let Err(error) = self.found_damage(found) {
                    self.message = Some(trouble(&self.words, &error).sentence);
                }
            }
            Some(Err(_)) => self.message = Some(self.words.get("app-no-backup")),
        }
        true
    }

    /// Says once of the folder, the disk and the copies beside the journal what is worth knowing.
    pub(super) fn point_out_the_place(&mut self) -> Result<(), Error> {
        let around = self.store.whereabouts();
        match pages::place::PlacePage::new(around, &self.store)? {
            Some(page) => self.put_in_front(Box::new(page)),
            None => Ok(()),
        }
    }

    /// Says in front of everything but a hard moment that something was found which is not as it was written. Unless
    /// that is only lists and search, nothing more is written.
    pub(super) fn found_damage(&mut self, found: Vec<Finding>) -> Result<(), Error> {
        if found.is_empty() {
            return Ok(());
        }
        if findings::worst(&found) == Some(findings::Remedy::Rescue) {
            self.store.only_read();
        }
        self.damage.clone_from(&found);
        self.put_in_front(Box::new(pages::damaged::Damaged::new(found)))
    }

    /// Says that something damaged is not shown, where nothing else is said.
    pub(super) fn say_what_was_passed_over(&mut self) {
        if self.store.passed_over() && self.message.is_none() {
            self.message = Some(self.words.get("trouble-version"));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::app::{Command, Input, Keymap};
    use crate::config::Config;
    use crate::domain::{By, Ids};
    use crate::store::Store;
    use crate::words::Words;

    #[test]
    fn a_page_that_is_shown_before_the_look_has_ended_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut store = Store::open(&path, Ids::seeded(1)).unwrap();
        let look = store.look_under_way();
        let at = "2026-11-22T20:14:00-05:00".parse().unwrap();
        let today = "2026-11-22".parse().unwrap();
        let now = Moment { at, today };
        let (words, config) = (Rc::new(Words::default()), Config::default());
        let mut app = App::new(store, words, config, Keymap::default(), By::Full, now).unwrap();
        app.patience = Duration::ZERO;
        app.update(Input::Do(Command::LookBack), now);
        assert_eq!(
            app.message(),
            Some("Your journal is still being looked at.")
        );
        look(Ok(Vec::new()));
        assert!(app.look_after(now));
        assert_eq!(app.message(), None);
        app.update(Input::Do(Command::Goals), now);
        assert_eq!(app.message(), None);
    }
}

//! What the app does for the file beside what the person does: the day's check and backup, and what was found.

use std::sync::Arc;

use super::{App, findings, pages, trouble};
use crate::domain::Moment;
use crate::store::{Error, Finding};

/// Called from another thread.
pub(super) type Wake = Arc<dyn Fn() + Send + Sync>;

impl App {
    /// Sets what is called, on another thread, once the day's care has ended and there may be something to say.
    pub fn wake_by(&mut self, wake: impl Fn() + Send + Sync + 'static) {
        self.wake = Some(Arc::new(wake));
    }

    /// What waits until a save was said: the day's check and backup, beside what the person does. Answers whether there
    /// is something to say; a backup that went wrong is tried again after the next save.
    pub fn look_after(&mut self, now: Moment) -> bool {
        if self.lock_due {
            self.now = now;
            // What can't be kept waits behind the locked page, which says so.
            self.message = self
                .lock()
                .err()
                .map(|error| trouble(&self.words, &error).sentence);
        }
        let begun = if std::mem::take(&mut self.saved) {
            let wake = self.wake.clone();
            self.store.begin_care(now, move || {
                if let Some(wake) = wake {
                    wake();
                }
            })
        } else {
            Ok(())
        };
        let ended = self.store.end_care(false);
        self.tell_of_care(begun.err().map(Err).or(ended))
    }

    /// The same, and waits for its end.
    pub fn finish_looking_after(&mut self, now: Moment) -> bool {
        let said = self.look_after(now);
        let ended = self.store.end_care(true);
        self.tell_of_care(ended) || said
    }

    /// Says what came of the day's care, where there is something to say.
    fn tell_of_care(&mut self, ended: Option<Result<Vec<Finding>, Error>>) -> bool {
        match ended {
            None => return false,
            Some(Ok(found)) if found.is_empty() => return false,
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

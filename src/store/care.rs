//! Care of the file: at each start everything in a plain one is looked at, and on each day that something is saved that is
//! done again and it gets its backup. On a thread of its own, with a connection of its own, so that nobody waits for it; it
//! makes way for every write of this program, and begins anew.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use rusqlite::{ErrorCode, InterruptHandle};

use super::check::Finding;
use super::error::Error;
use super::{Store, open};
use crate::domain::{Ids, Moment};

/// How long it waits before it begins anew, once it made way.
const PAUSE: Duration = Duration::from_secs(1);

/// Care that is under way.
pub(super) struct Care {
    task: Task,
    interrupt: InterruptHandle,
    /// Ends the pause; once it is dropped, nobody waits for the care any more.
    go_on: Sender<()>,
    ended: Receiver<Ended>,
}

/// What care is for.
#[derive(Clone, Copy, PartialEq)]
enum Task {
    /// To look at everything.
    Look,
    /// The day's check and backup, at this moment.
    Day(Moment),
}

/// What it came to, and the backup that the day has now.
type Ended = (Result<Vec<Finding>, Error>, Option<super::backup::Last>);

impl std::fmt::Debug for Care {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Care")
    }
}

impl Care {
    /// Lets go of the file, so that something can be written to it.
    pub(super) fn make_way(&self) {
        self.interrupt.interrupt();
    }
}

impl Store {
    /// Looks at everything in the file and then makes the day's backup, when it is due: at the first save of a day, and
    /// when much was written since the last one, whatever the clock says. None when it is not due.
    ///
    /// # Errors
    /// As [`Store::back_up`]; the next save may try again.
    pub fn care(&mut self, now: Moment) -> Result<Option<Vec<Finding>>, Error> {
        if !self.is_care_due(now)? {
            return Ok(None);
        }
        let mut found = self.check()?;
        let made = self.back_up_after(&found, now, &self.progress());
        if found.is_empty() {
            found = made?.map(|made| made.changed).unwrap_or_default();
        }
        Ok(Some(found))
    }

    /// The same beside everything else, when it is due and no care is under way. `done` is called, on another thread, at
    /// its end, of which [`Store::end_care`] tells.
    ///
    /// # Errors
    /// What keeps it from being begun.
    pub fn begin_care(
        &mut self,
        now: Moment,
        done: impl FnOnce() + Send + 'static,
    ) -> Result<(), Error> {
        if self.care.is_some() || self.reading_only || !self.is_care_due(now)? {
            return Ok(());
        }
        self.begin(Task::Day(now), done)
    }

    /// Begins to look at everything in the file beside everything else, unless it was looked at or any care is under way.
    /// Once at most: where the file can't be read, it could not be the next moment either. A locked file needs none:
    /// SQLCipher looks at the seal of each page that it reads. Otherwise as [`Store::begin_care`].
    ///
    /// # Errors
    /// What keeps it from being begun.
    pub fn begin_look(&mut self, done: impl FnOnce() + Send + 'static) -> Result<(), Error> {
        if self.looked || self.look_begun || self.care.is_some() || self.is_locked() {
            return Ok(());
        }
        self.look_begun = true;
        self.begin(Task::Look, done)
    }

    fn begin(&mut self, task: Task, done: impl FnOnce() + Send + 'static) -> Result<(), Error> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let conn = open::open_again(path, self.key.as_ref())?;
        // It goes through the file once, so that it gains nothing from holding much of it.
        conn.pragma_update(None, "cache_size", -2_048)?;
        let interrupt = conn.get_interrupt_handle();
        let store = Self {
            key: self.key.clone(),
            ..Self::with(conn, Some(path.clone()), Ids::new())?
        };
        let (go_on, pause) = channel();
        let (tell, ended) = channel();
        let begun = thread::Builder::new()
            .name("care".to_owned())
            .spawn(move || {
                if let Some(end) = tend(store, task, &pause) {
                    let _ = tell.send(end);
                    done();
                }
            });
        begun.map_err(|source| super::backup::io(path, source))?;
        self.care = Some(Care {
            task,
            interrupt,
            go_on,
            ended,
        });
        Ok(())
    }

    /// Looks at everything in a plain file once, before what lists or counts what is in it. Answers what was found then,
    /// and nothing ever after.
    ///
    /// # Errors
    /// When the file can't be read, unless that is because it is damaged, which is a finding.
    pub fn look_through(&mut self) -> Result<Vec<Finding>, Error> {
        if self.looked || self.path.is_none() || self.is_locked() {
            return Ok(Vec::new());
        }
        let found = self.look()?;
        self.looked = true;
        Ok(found)
    }

    /// Takes the file as looked at: for tests that open the same one for each page.
    #[doc(hidden)]
    pub fn take_as_looked_at(&mut self) {
        self.looked = true;
    }

    /// What is found in the file, where it can't be read too.
    fn look(&self) -> Result<Vec<Finding>, Error> {
        self.or_damage(self.check())
    }

    /// Whether the file is being looked at, for no backup.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.care.as_ref().is_some_and(|it| it.task == Task::Look)
    }

    /// Ends a look at the file before its end: the person leaves.
    pub fn stop_looking(&mut self) {
        if self.is_looking() {
            self.stop_care();
        }
    }

    /// Ends care before its end, for work that no other connection may see half done.
    pub(super) fn stop_care(&mut self) {
        if let Some(care) = self.care.take() {
            care.make_way();
            drop(care.go_on);
            // Nothing comes; its thread is done then.
            let _ = care.ended.recv();
        }
    }

    /// What care came to: the findings. None when none is under way, or it has not ended; with `wait`, its end is waited
    /// for. A look that could not be had is none either.
    pub fn end_care(&mut self, wait: bool) -> Option<Result<Vec<Finding>, Error>> {
        let care = self.care.as_ref()?;
        let ended = if wait {
            let _ = care.go_on.send(());
            care.ended.recv().map_err(|_| TryRecvError::Disconnected)
        } else {
            care.ended.try_recv()
        };
        self.ended(ended)
    }

    /// The same of a look, waited for so long at most.
    pub fn end_look(&mut self, at_most: Duration) -> Option<Result<Vec<Finding>, Error>> {
        let look = self.care.as_ref().filter(|it| it.task == Task::Look)?;
        let _ = look.go_on.send(());
        let ended = look.ended.recv_timeout(at_most);
        self.ended(ended.map_err(|error| match error {
            RecvTimeoutError::Timeout => TryRecvError::Empty,
            RecvTimeoutError::Disconnected => TryRecvError::Disconnected,
        }))
    }

    fn ended(&mut self, ended: Result<Ended, TryRecvError>) -> Option<Result<Vec<Finding>, Error>> {
        if matches!(ended, Err(TryRecvError::Empty)) {
            return None;
        }
        let task = self.care.take().map(|care| care.task);
        let (found, last) = ended.ok()?;
        self.backed_up = last.or(self.backed_up);
        self.looked |= found.is_ok();
        (task != Some(Task::Look) || found.is_ok()).then_some(found)
    }
}

/// Takes care until it is done; none when nobody waits for it any more.
fn tend(mut store: Store, task: Task, pause: &Receiver<()>) -> Option<Ended> {
    loop {
        let done = match task {
            Task::Look => store.look().map(Some),
            Task::Day(now) => store.care(now),
        };
        match done {
            Err(error) if made_way(&error) => match pause.recv_timeout(PAUSE) {
                Ok(()) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            },
            found => return Some((found.map(Option::unwrap_or_default), store.backed_up)),
        }
    }
}

fn made_way(error: &Error) -> bool {
    let Error::Sqlite(error) = error else {
        return false;
    };
    error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::store::sample::{self, now};

    fn journal(folder: &tempfile::TempDir) -> Store {
        let mut store = Store::open(&folder.path().join("journal.db"), Ids::seeded(1)).unwrap();
        let entries = (1..200).map(|n| sample::entry(n, "2026-11-22", "River").into());
        sample::put(&mut store, entries.collect());
        store
    }

    #[test]
    fn care_makes_a_backup_beside_everything_else_and_tells_of_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        let (done, ended) = channel();
        store
            .begin_care(now(), move || done.send(()).unwrap())
            .unwrap();
        ended.recv().unwrap();
        assert_eq!(store.end_care(false).unwrap().unwrap(), Vec::new());
        assert_eq!(store.backups().unwrap().len(), 1);
        store.begin_care(now(), || {}).unwrap();
        assert!(store.end_care(true).is_none(), "one a day");
    }

    #[test]
    fn care_makes_way_for_every_write_and_comes_to_its_end_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        store.begin_care(now(), || {}).unwrap();
        for n in 1..50 {
            let text = format!("River {n}");
            sample::put(
                &mut store,
                vec![sample::entry(n, "2026-11-22", &text).into()],
            );
            store.keep_draft("entry/1", &text, now()).unwrap();
        }
        assert_eq!(store.end_care(true).unwrap().unwrap(), Vec::new());
        assert_eq!(store.backups().unwrap().len(), 1);
        assert_eq!(store.check().unwrap(), Vec::new());
    }

    #[test]
    fn a_look_is_had_once_and_leaves_the_day_its_backup() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        store.begin_look(|| {}).unwrap();
        assert!(store.is_looking());
        assert_eq!(store.end_care(true).unwrap().unwrap(), Vec::new());
        assert!(store.backups().unwrap().is_empty());
        store.begin_look(|| {}).unwrap();
        assert!(!store.is_looking(), "it was looked at");
        let harm = "UPDATE version SET body = replace(body, 'River', 'Rover') WHERE seq = 3";
        store.conn.execute(harm, []).unwrap();
        assert_eq!(store.look_through().unwrap(), Vec::new());
        let mut store = Store::open(store.path().unwrap(), Ids::seeded(2)).unwrap();
        assert_eq!(store.look_through().unwrap().len(), 1);
        assert_eq!(store.look_through().unwrap(), Vec::new());
        store.begin_care(now(), || {}).unwrap();
        assert_eq!(store.end_care(true).unwrap().unwrap().len(), 1);
    }

    impl Store {
        /// Has a look under way, until it is told what that came to.
        pub(crate) fn look_under_way(
            &mut self,
        ) -> impl FnOnce(Result<Vec<Finding>, Error>) + use<> {
            let (go_on, _) = channel();
            let (tell, ended) = channel();
            self.care = Some(Care {
                task: Task::Look,
                interrupt: self.conn.get_interrupt_handle(),
                go_on,
                ended,
            });
            move |found| tell.send((found, None)).unwrap()
        }
    }

    #[test]
    fn a_look_is_waited_for_so_long_at_most() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        let look = store.look_under_way();
        assert!(store.end_look(Duration::ZERO).is_none());
        assert!(store.is_looking());
        look(Ok(Vec::new()));
        let found = store.end_look(Duration::from_mins(1)).unwrap();
        assert_eq!(found.unwrap(), Vec::new());
        assert!(!store.is_looking() && store.looked);
    }

    #[test]
    fn a_look_that_could_not_be_had_is_left_to_the_page_that_needs_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        let look = store.look_under_way();
        look(Err(Error::ReadingOnly));
        assert!(store.end_care(true).is_none());
        assert!(!store.is_looking() && !store.looked);
        assert_eq!(store.look_through().unwrap(), Vec::new());
        assert!(store.looked);
    }

    #[test]
    fn a_look_that_nobody_waits_for_ends() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        let (done, ended) = channel::<()>();
        store.begin_look(move || drop(done)).unwrap();
        store.stop_looking();
        assert!(!store.is_looking());
        assert!(ended.recv().is_err());
        assert!(store.end_care(true).is_none());
        store.begin_look(|| {}).unwrap();
        assert!(!store.is_looking(), "not again and again");
    }

    #[test]
    fn care_finds_what_is_not_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = journal(&folder);
        let harm = "UPDATE version SET body = replace(body, 'River', 'Rover') WHERE seq = 3";
        store.conn.execute(harm, []).unwrap();
        store.begin_care(now(), || {}).unwrap();
        let found = store.end_care(true).unwrap().unwrap();
        assert!(
            matches!(found.as_slice(), [Finding::Changed { .. }]),
            "{found:?}"
        );
        assert_eq!(store.backups().unwrap().len(), 1);
        assert!(store.end_care(true).is_none());
    }
}

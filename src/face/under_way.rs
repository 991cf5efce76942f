//! Tells how far work has come that takes longer than a blink: a figure now and then, no moving marks.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::env::Env;
use crate::store::Progress;

/// Longer than a blink.
const BLINK: Duration = Duration::from_millis(300);
/// A figure is told this often at most.
const PAUSE: Duration = Duration::from_secs(2);

/// Work is under way as long as this is there.
pub struct UnderWay(Option<(Sender<()>, JoinHandle<bool>)>);

impl UnderWay {
    /// Lets `tell` know of the percent, on another thread: first after a blink, then whenever it is another one.
    pub fn begin(progress: Progress, tell: impl FnMut(Option<u8>) + Send + 'static) -> Self {
        Self::begin_with([BLINK, PAUSE], progress, tell)
    }

    fn begin_with(
        [first, then]: [Duration; 2],
        progress: Progress,
        mut tell: impl FnMut(Option<u8>) + Send + 'static,
    ) -> Self {
        progress.begin();
        let (over, ended) = channel();
        let telling = thread::Builder::new().spawn(move || {
            let (mut wait, mut last) = (first, None);
            while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let now = progress.percent();
                if last != Some(now) {
                    tell(now);
                    last = Some(now);
                }
                wait = then;
            }
            last.is_some()
        });
        Self(telling.ok().map(|telling| (over, telling)))
    }

    /// The same in lines, which `say` writes to standard error where somebody is there to read them; `first` once, before
    /// any figure.
    pub fn in_lines(
        progress: Progress,
        env: &Env,
        mut first: Option<String>,
        say: fn(&str),
    ) -> Self {
        let [_, _, seen] = env.terminal;
        if !seen {
            return Self(None);
        }
        Self::begin(progress, move |come| {
            let come = come.map(|percent| format!("{percent}%"));
            for line in first.take().into_iter().chain(come) {
                say(&line);
            }
        })
    }

    /// Nothing more is told from now on. Answers whether anything was.
    pub fn end(mut self) -> bool {
        self.stop()
    }

    fn stop(&mut self) -> bool {
        self.0.take().is_some_and(|(over, telling)| {
            drop(over);
            telling.join().unwrap_or(false)
        })
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Ids, Moment};
    use crate::store::Store;

    #[test]
    fn what_ends_in_a_blink_is_not_told() {
        let way = UnderWay::begin(Progress::default(), |_| panic!("told"));
        assert!(!way.end());
    }

    #[test]
    fn what_takes_longer_is_told_as_it_goes() {
        let folder = tempfile::tempdir().unwrap();
        let open = |name: &str, seed| Store::open(&folder.path().join(name), Ids::seeded(seed));
        let (mut here, mut there) = (open("here.db", 1).unwrap(), open("there.db", 2).unwrap());
        let until = "2026-11-22".parse().unwrap();
        let mut now: Option<Moment> = None;
        for step in crate::demo::life(1, 1, until).take(200) {
            now = Some(step.at);
            there
                .commit(&step.change, crate::domain::By::Full, step.at)
                .unwrap();
        }
        let (heard, told) = channel();
        let [at_once, often] = [Duration::ZERO, Duration::from_micros(1)];
        let way = UnderWay::begin_with([at_once, often], here.progress(), move |come| {
            let _ = heard.send(come);
        });
        here.merge(&there, now.unwrap()).unwrap();
        // The last figure stands there until the end, so it is heard of in any case.
        let figures: Vec<u8> = told
            .iter()
            .flatten()
            .take_while(|come| *come < 99)
            .collect();
        assert!(way.end());
        assert!(figures.is_sorted(), "{figures:?}");
    }
}

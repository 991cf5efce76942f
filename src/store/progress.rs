//! How far work on the file has come, told to whoever waits for it on another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The whole of it, or a part; all parts of one whole tell the same figure. Only whole files and rows that are counted
/// move it, so it waits where SQLite works alone.
#[derive(Clone, Debug)]
pub struct Progress {
    /// In millionths; none is zero.
    come: Arc<AtomicU32>,
    from: u32,
    to: u32,
}

const WHOLE: u32 = 1_000_000;

impl Default for Progress {
    fn default() -> Self {
        Self {
            come: Arc::default(),
            from: 0,
            to: WHOLE,
        }
    }
}

impl Progress {
    /// How far it has come, from 1 to 100; none before anything was counted.
    #[must_use]
    pub fn percent(&self) -> Option<u8> {
        let percent = self.come.load(Ordering::Relaxed) / (WHOLE / 100);
        u8::try_from(percent).ok().filter(|it| *it > 0)
    }

    /// Another work begins.
    pub fn begin(&self) {
        self.come.store(0, Ordering::Relaxed);
    }

    /// The part number `n`, from zero, of `all` that take about the same time.
    pub(super) fn part(&self, n: usize, all: usize) -> Self {
        Self {
            come: Arc::clone(&self.come),
            from: self.place(n as u64, all as u64),
            to: self.place(n as u64 + 1, all as u64),
        }
    }

    /// So many of `all` are done.
    pub(super) fn at(&self, done: u64, all: u64) {
        self.come.store(self.place(done, all), Ordering::Relaxed);
    }

    fn place(&self, done: u64, all: u64) -> u32 {
        let within = u64::from(self.to - self.from) * done.min(all) / all.max(1);
        self.from + u32::try_from(within).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_told_before_anything_was_counted() {
        let progress = Progress::default();
        assert_eq!(progress.percent(), None);
        progress.at(0, 0);
        assert_eq!(progress.percent(), None);
        progress.at(1, 3);
        assert_eq!(progress.percent(), Some(33));
        progress.begin();
        assert_eq!(progress.percent(), None);
    }

    #[test]
    fn a_part_of_a_part_tells_of_the_whole() {
        let whole = Progress::default();
        let last = whole.part(1, 2).part(1, 2);
        last.at(1, 5);
        assert_eq!(whole.percent(), Some(80));
        last.at(9, 5);
        assert_eq!(whole.percent(), Some(100));
    }
}

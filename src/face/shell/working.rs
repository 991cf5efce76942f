//! Says that something is under way when it takes longer than a blink and somebody is there to read it: one line, no
//! moving marks.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::out;
use crate::env::Env;
use crate::words::Words;

/// Longer than a blink.
const BLINK: Duration = Duration::from_millis(300);

/// Something is under way as long as this is there.
pub(super) struct Working(
    #[expect(dead_code, reason = "its end is what counts")] Option<Sender<()>>,
);

impl Working {
    /// Something is under way from now on.
    pub(super) fn begin(words: &Words, env: &Env) -> Self {
        let [_, _, seen] = env.terminal;
        if !seen {
            return Self(None);
        }
        let (over, ended) = channel();
        let said = words.get("shell-working");
        let begun = thread::Builder::new().spawn(move || {
            if ended.recv_timeout(BLINK) == Err(RecvTimeoutError::Timeout) {
                out::aside(&said);
            }
        });
        Self(begun.is_ok().then_some(over))
    }
}

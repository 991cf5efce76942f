//! The program is killed at a random moment of somebody's writing, without a chance to do anything about it.

use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use fastrand::Rng;
use mainstay::domain::{Entry, Ids};
use mainstay::store::{Span, Store};

use super::ended::{begin, journal};
use super::{KILLS, report};
use crate::support::sound::sound;
use crate::support::terminal::{Terminal, tell};

/// Typing that is older than this must be kept: the two seconds of the promise, and one for a busy machine.
const OLDEST: Duration = Duration::from_secs(3);
/// The longest that somebody may write before the end.
const LONGEST: u64 = 6_000;

/// What one round came to.
#[derive(Default)]
struct Round {
    acknowledged: usize,
    /// How old the newest typing was that was not kept; none where all was.
    behind: Option<Duration>,
}

/// Writes until somebody ends it; then everything said to be saved must be there, and what was being typed.
fn round(seed: u64) -> Option<Round> {
    let mut rng = Rng::with_seed(seed);
    let home = begin();
    let mut terminal = Terminal::start(home.path(), 80, 24, &[])?;
    terminal.wait("! Hard moment");
    let id = terminal.id();
    let moment = Duration::from_millis(rng.u64(0..LONGEST));
    let (done, told) = channel::<()>();
    let killer = std::thread::spawn(move || {
        let _ = told.recv_timeout(moment);
        tell("KILL", id);
        Instant::now()
    });
    let mut saved = Vec::new();
    let mut typed: Vec<(Instant, String)> = Vec::new();
    'writing: for number in 0.. {
        // Short ones that are saved, then one that goes on.
        let letters = if number < 3 { rng.usize(3..12) } else { 200 };
        terminal.try_send("w");
        if !terminal.sees("Esc save and close") {
            break;
        }
        typed.clear();
        let mut text = format!("n{seed}x{number}");
        terminal.try_send(&text);
        for _ in 0..letters {
            let letter = rng.lowercase();
            text.push(letter);
            terminal.try_send(&letter.to_string());
            let end = &text[text.len().saturating_sub(30)..];
            if !terminal.sees(end) {
                break 'writing;
            }
            typed.push((Instant::now(), text.clone()));
        }
        terminal.try_send("\x1b");
        if !terminal.sees("Saved. Entry") {
            break;
        }
        saved.push(text);
    }
    drop(done);
    let ended = killer.join().expect("ended");
    let _ = terminal.child.wait();
    let mut store = Store::open(&journal(&home), Ids::new()).expect("a journal that opens");
    sound(&mut store);
    let entries = store.list::<Entry>(Span::ALL).expect("read");
    for text in &saved {
        let count = entries.iter().filter(|entry| entry.text == *text).count();
        assert_eq!(count, 1, "seed {seed}: {text} was said to be saved");
    }
    let drafts = store.drafts("entry/").expect("read");
    let kept: Vec<String> = drafts
        .iter()
        .filter_map(|key| store.draft(key).expect("read"))
        .chain(entries.into_iter().map(|entry| entry.text))
        .collect();
    let lost = |text: &str| !kept.iter().any(|kept| kept.contains(text));
    let behind = typed
        .iter()
        .find(|(_, text)| lost(text))
        .map(|(at, _)| ended.saturating_duration_since(*at));
    if let Some(age) = behind {
        assert!(age < OLDEST, "seed {seed}: typing {age:?} old is not kept");
    }
    Some(Round {
        acknowledged: saved.len(),
        behind,
    })
}

#[test]
fn a_program_that_is_killed_loses_nothing_saved_and_two_seconds_of_typing_at_most() {
    let rounds = KILLS.now();
    let at_once = 4;
    let all: Vec<Round> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..at_once)
            .map(|thread| {
                scope.spawn(move || {
                    (thread..rounds)
                        .step_by(at_once)
                        .filter_map(|seed| round(seed as u64))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        let rounds = threads
            .into_iter()
            .flat_map(|it| it.join().expect("a round"));
        rounds.collect()
    });
    let acknowledged: usize = all.iter().map(|round| round.acknowledged).sum();
    if !all.is_empty() {
        assert!(acknowledged > 0, "nothing was ever saved before the end");
    }
    let behind = all.iter().filter_map(|round| round.behind).max();
    report(&format!(
        "killed {} times: 0 of {acknowledged} saved entries lost; the oldest typing not kept was {behind:?} old",
        all.len()
    ));
}

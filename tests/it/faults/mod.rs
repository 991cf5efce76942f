//! What the journal does when the world fails: power cuts, full and broken disks, killed programs, vanished terminals,
//! damaged files, other copies, clocks that jump, two programs at once. Each harness says at its end how much it tried.
//!
//! `cargo test --test it faults::` tries what is good for every day. `MAINSTAY_TRIES=ci` tries what must hold before a
//! change lands, in minutes; `MAINSTAY_TRIES=long` goes on for hours. With `MAINSTAY_REPORT` what each harness said goes
//! into that file too. Harnesses that are known to lose words stand beside those that must not: they prove that a loss
//! would be seen.
//!
//! What needs root, Linux or a C compiler says so in a line where it is not to be had, and the rest is tried. Memory that
//! runs out is not tried: every allocation that a person's words wait for is SQLite's, which tests that itself, and Rust's
//! own end the program as a kill does.

mod bytes;
mod clock;
mod closed;
mod damage;
mod disk;
mod ended;
mod failing;
mod for_a_while;
mod full;
mod home;
mod killed;
mod merges;
pub mod migrating;
mod moved;
mod panicked;
mod power;
mod replay;
mod slow;
mod together;
mod turning;

use std::io::Write;

/// How many cases a harness tries: every day, before a change lands, and when there are hours.
#[derive(Clone, Copy)]
pub struct Tries {
    usual: usize,
    ci: usize,
    long: usize,
}

pub const fn tries(usual: usize, ci: usize, long: usize) -> Tries {
    Tries { usual, ci, long }
}

const POWER_CUTS: Tries = tries(2_000, 20_000, 1_000_000);
const CARELESS_CUTS: Tries = tries(500, 1_000, 10_000);
const KILLS: Tries = tries(20, 200, 10_000);
const VANISHED_TERMINALS: Tries = tries(8, 50, 2_000);
const ENDS: Tries = tries(8, 52, 2_000);
const ENDS_OF_LINES: Tries = tries(4, 16, 400);
/// Of the ways in which an operation can fail; a save is tried in more of them.
const WAYS_TO_FAIL: Tries = tries(1, 2, 7);
const WAYS_TO_FAIL_A_SAVE: Tries = tries(1, 4, 7);
/// Of what is neither a save, a backup nor a migration each so many-th operation fails.
const STEP_OF_OTHERS: Tries = tries(3, 1, 1);
/// The same for erasing in backups, which makes each of them anew.
const STEP_IN_BACKUPS: Tries = tries(23, 5, 1);
/// Each so many-th operation of turning the lock fails, or is the program's last: a key takes its time to be derived.
const STEP_OF_A_TURN: Tries = tries(29, 11, 1);
const SIZES_OF_A_FULL_DISK: Tries = tries(58, 234, 234);
const DAMAGED_FILES: Tries = tries(300, 2_000, 200_000);
/// Of these so many are rescued.
const RESCUES: Tries = tries(10, 100, 5_000);
const MERGES: Tries = tries(200, 20_000, 1_000_000);
const STRANGE_BYTES: Tries = tries(300, 3_000, 500_000);
const SAVES_AT_ONCE: Tries = tries(25, 100, 1_000);

impl Tries {
    /// As many as were asked for.
    pub fn now(self) -> usize {
        match std::env::var("MAINSTAY_TRIES").as_deref() {
            Err(_) | Ok("usual") => self.usual,
            Ok("ci") => self.ci,
            Ok("long") => self.long,
            Ok(other) => panic!("MAINSTAY_TRIES is usual, ci or long, and not {other}"),
        }
    }
}

/// Says what a harness tried and what came of it.
fn report(line: &str) {
    eprintln!("{line}");
    if let Some(path) = std::env::var_os("MAINSTAY_REPORT") {
        let file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(path);
        file.and_then(|mut file| writeln!(file, "{line}"))
            .expect("the report");
    }
}

/// How many things to do at once.
fn at_once() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from)
}

//! The program panics: the words are kept, the terminal is given back, and nothing of the words is in what it says.

use std::ffi::OsStr;
use std::time::{Duration, Instant};

use super::ended::{begin, kept};
use super::{disk, report};
use crate::support::terminal::Terminal;

#[test]
fn a_panic_keeps_the_words_and_gives_the_terminal_back() {
    let Some(library) = disk::library() else {
        return;
    };
    let home = begin();
    let clock = home.path().join("clock");
    std::fs::write(&clock, "1795000000").expect("written");
    let Some(mut terminal) = Terminal::around(
        home.path(),
        &[
            ("LD_PRELOAD", library.as_os_str()),
            ("MAINSTAY_DISK_CLOCK", clock.as_os_str()),
            ("MAINSTAY_NOW", OsStr::new("")),
            ("TZ", OsStr::new("UTC")),
        ],
    ) else {
        return;
    };
    let words = "half a worry";
    terminal.wait("! Hard moment").send("w");
    terminal.wait("Esc save and close").send(words).wait(words);
    let until = Instant::now() + Duration::from_secs(30);
    while !kept(&home).contains(words) {
        assert!(Instant::now() < until, "{}", kept(&home));
        std::thread::yield_now();
    }
    // No clock can be read that stands before 1970, and the library that reads it panics.
    let said = terminal.raw.len();
    std::fs::write(&clock, "-1000000").expect("written");
    terminal.send("x");
    assert!(!terminal.end(), "it did not panic");
    assert!(kept(&home).contains(words));
    let screen = terminal.parser.screen();
    assert!(!screen.alternate_screen());
    assert!(!screen.hide_cursor());
    let settings = terminal.settings();
    for unset in ["-icanon", "-echo ", "-isig"] {
        assert!(!settings.contains(unset), "{settings}");
    }
    let rest = String::from_utf8_lossy(&terminal.raw[said..]).into_owned();
    let (_, after) = rest.split_once("\x1b[?1049l").expect("left");
    assert!(!after.contains("worry"), "{after:?}");
    report("a panic in mid-word: 0 words lost, the terminal given back");
}

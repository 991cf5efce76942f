//! The lock in a real terminal: what is typed is not shown, the screen is blank or locked at once, and the key is in no
//! byte of the program's memory then.

use std::io::{Read, Seek, SeekFrom};
use std::time::{Duration, Instant};

use mainstay::domain::{By, Change, Ids, Setting, What};
use mainstay::store::{Secret, Store};

use crate::locking::{PASSPHRASE, journal, key_of, words};
use crate::support::terminal::{Terminal, home};
use crate::support::{NOW, env};

/// A home whose journal is locked, and locks again after a minute without a key.
fn locked() -> tempfile::TempDir {
    let home = home("full");
    let folder = home.path().join(".local/share/mainstay");
    std::fs::create_dir_all(&folder).expect("made");
    let path = journal(&folder);
    let secret = Secret::words(words()).expect("words");
    let mut store = Store::unlock(&path, &secret, Ids::new()).expect("opened");
    let change = Change::put(What::Set, Setting::new("lock_minutes", "1"));
    store
        .commit(&change, By::Shell, env(NOW).clock.now(4))
        .expect("kept");
    home
}

/// Waits until the terminal shows nothing of what is typed.
fn quiet(terminal: &Terminal) {
    let until = Instant::now() + Duration::from_secs(30);
    while !terminal.settings().contains("-echo ") {
        assert!(Instant::now() < until, "what is typed is shown");
        std::thread::yield_now();
    }
}

/// Types a secret once the terminal asks for it with that text.
fn typed(terminal: &mut Terminal, ask: &str, secret: &str) {
    terminal.wait(ask);
    quiet(terminal);
    terminal.send(secret).send("\r");
}

fn shown(terminal: &Terminal, secret: &str) -> bool {
    String::from_utf8_lossy(&terminal.raw).contains(secret)
}

#[test]
fn the_shell_shows_nothing_of_a_passphrase() {
    let home = locked();
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &["lock", "change"]) else {
        return;
    };
    typed(&mut terminal, "Passphrase, not shown", "by the sea");
    typed(&mut terminal, "did not match", PASSPHRASE);
    typed(
        &mut terminal,
        "New passphrase, not shown",
        "under the old tree",
    );
    typed(&mut terminal, "The same once more", "under the old tree");
    terminal
        .wait("Changed.")
        .wait("or Enter to do this later")
        .send("\r");
    assert!(terminal.end());
    for secret in ["by the sea", PASSPHRASE, "under the old tree"] {
        assert!(!shown(&terminal, secret), "{secret}");
    }
    assert!(!terminal.settings().contains("-echo "));
}

#[test]
fn plain_lines_show_nothing_of_a_passphrase() {
    let home = locked();
    let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &["--plain"]) else {
        return;
    };
    typed(&mut terminal, "It is not shown.", PASSPHRASE);
    terminal
        .wait("Good evening, Sam.")
        .send("q\r")
        .wait("Goodbye.");
    assert!(terminal.end());
    assert!(!shown(&terminal, PASSPHRASE));
    assert!(!terminal.settings().contains("-echo "));
}

/// How often `bytes` stand in what the program can write in memory; none where that can't be read.
fn in_memory(terminal: &Terminal, bytes: &[u8]) -> Option<usize> {
    let id = terminal.id();
    let maps = std::fs::read_to_string(format!("/proc/{id}/maps")).ok()?;
    let Ok(mut memory) = std::fs::File::open(format!("/proc/{id}/mem")) else {
        eprintln!("skipped: another program's memory can't be read here");
        return None;
    };
    let mut found = 0;
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (from, to) = line.split_once(' ')?.0.split_once('-')?;
        let at = |text| u64::from_str_radix(text, 16).ok();
        let (from, to) = (at(from)?, at(to)?);
        memory.seek(SeekFrom::Start(from)).ok()?;
        let mut held = Vec::new();
        // Some of it is not there to be read.
        let _ = memory.by_ref().take(to - from).read_to_end(&mut held);
        found += held.windows(bytes.len()).filter(|it| *it == bytes).count();
    }
    Some(found)
}

/// A terminal in front of Today, opened with the passphrase.
fn opened(home: &tempfile::TempDir) -> Option<Terminal> {
    let mut terminal = Terminal::start(home.path(), 80, 24, &[])?;
    terminal.wait("This journal is locked.");
    for letter in PASSPHRASE.chars() {
        terminal.send(&letter.to_string());
    }
    terminal.send("\r").wait("Good evening, Sam.");
    Some(terminal)
}

/// The key was in memory, and is not any more; nor is the passphrase.
fn key_is_gone(terminal: &Terminal) {
    let raw = key_of(words());
    let hex: String = raw.iter().map(|byte| format!("{byte:02x}")).collect();
    for secret in [raw.as_slice(), hex.as_bytes(), PASSPHRASE.as_bytes()] {
        let found = in_memory(terminal, secret).unwrap_or(0);
        assert_eq!(found, 0, "{}", String::from_utf8_lossy(secret));
    }
}

/// How many KiB of the program's memory are kept from swap; none where that can't be read.
fn kept_from_swap(terminal: &Terminal) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", terminal.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmLck:"));
    line?.trim().strip_suffix(" kB")?.parse().ok()
}

/// As much as SQLCipher keeps its keys in, and no piece of memory for each thing that is read.
#[test]
fn the_keys_are_kept_from_swap_and_reading_does_not_wait_for_it() {
    let home = locked();
    let Some(mut terminal) = opened(&home) else {
        return;
    };
    if let Some(kept) = kept_from_swap(&terminal) {
        assert!((48..256).contains(&kept), "{kept} KiB");
    }
    terminal.send("q");
    assert!(terminal.end());
}

#[test]
fn hiding_blanks_the_screen_and_the_key_leaves_memory() {
    let home = locked();
    let Some(mut terminal) = opened(&home) else {
        return;
    };
    // What can't be seen would not be missed.
    if let Some(found) = in_memory(&terminal, &key_of(words())) {
        assert!(found > 0);
    }
    terminal.send("\x18").wait("Paused. Press Enter to go on.");
    assert!(!terminal.screen().contains("Sam"), "{}", terminal.screen());
    terminal.send("\r").wait("This journal is locked.");
    key_is_gone(&terminal);
    terminal
        .send(PASSPHRASE)
        .send("\r")
        .wait("Good evening, Sam.")
        .send("q");
    assert!(terminal.end());
    assert!(!shown(&terminal, PASSPHRASE));
}

#[test]
fn a_program_that_is_put_aside_comes_back_locked() {
    let home = locked();
    let script = "\"$0\"; echo put aside; read line; fg >/dev/null; echo all done";
    let Some(mut terminal) = Terminal::script(home.path(), 80, 24, script) else {
        return;
    };
    terminal
        .wait("This journal is locked.")
        .send(PASSPHRASE)
        .send("\r");
    terminal
        .wait("Good evening, Sam.")
        .send("\x1a")
        .wait("put aside");
    terminal.send("on\r").wait("This journal is locked.");
    assert!(!terminal.screen().contains("Sam"), "{}", terminal.screen());
    terminal.send("\x03").wait("all done");
    assert!(terminal.end());
}

/// Takes a minute, so it is done where there is time for it.
#[test]
fn a_program_that_is_left_alone_warns_and_locks() {
    if std::env::var_os("MAINSTAY_TRIES").is_none() {
        eprintln!("skipped: it takes a minute; MAINSTAY_TRIES=ci takes it");
        return;
    }
    let home = locked();
    let Some(mut terminal) = opened(&home) else {
        return;
    };
    terminal
        .send("w")
        .wait("Esc save and close")
        .send("half a wor")
        .wait("half a wor");
    terminal
        .wait("This locks in 30 seconds.")
        .wait("This journal is locked.");
    assert!(!terminal.screen().contains("half a wor"));
    key_is_gone(&terminal);
    terminal
        .send(PASSPHRASE)
        .send("\r")
        .wait("Good evening, Sam.");
    terminal.send("w").wait("half a wor").send("\x03");
    assert!(terminal.end());
}

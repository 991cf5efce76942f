//! The program is told to end, or its terminal vanishes, in the middle of a word: the word is kept, the terminal is given
//! back, and no process stays.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mainstay::domain::{By, Change, Entry, Ids, Setting, What};
use mainstay::store::{Span, Store};
use tempfile::TempDir;

use super::{ENDS, ENDS_OF_LINES, VANISHED_TERMINALS, report};
use crate::support::terminal::{Terminal, home, tell};

pub fn journal(home: &TempDir) -> std::path::PathBuf {
    home.path().join(".local/share/mainstay/journal.db")
}

/// A home whose journal is past its first run.
pub fn begin() -> TempDir {
    let home = home("full");
    let mut store = Store::open(&journal(&home), Ids::new()).expect("a journal");
    let now = crate::support::env(crate::support::NOW).clock.now(4);
    let change = Change::put(What::Set, Setting::new("name", "Sam"));
    store.commit(&change, By::Shell, now).expect("kept");
    home
}

/// Every word that is kept, as a draft or as an entry.
pub fn kept(home: &TempDir) -> String {
    let store = Store::open(&journal(home), Ids::new()).expect("a journal that opens");
    let drafts = store.drafts("").expect("read");
    let drafts = drafts
        .iter()
        .filter_map(|key| store.draft(key).expect("read"));
    let entries = store.list::<Entry>(Span::ALL).expect("read");
    drafts
        .chain(entries.into_iter().map(|entry| entry.text))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_program_that_is_told_to_end_keeps_the_word_and_gives_the_terminal_back() {
    let rounds = ENDS.now();
    for round in 0..rounds {
        let signal = ["HUP", "TERM", "INT", "QUIT"][round % 4];
        let home = begin();
        let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &[]) else {
            return;
        };
        let word = format!("half a wor{round}");
        terminal
            .wait("! Hard moment")
            .send("w")
            .wait("Esc save and close");
        terminal.send(&word).wait(&word);
        tell(signal, terminal.id());
        assert!(terminal.end(), "{signal}");
        let kept = kept(&home);
        assert!(kept.contains(&word), "{signal}: {kept}");
        let screen = terminal.parser.screen();
        assert!(!screen.alternate_screen(), "{signal}");
        assert!(!screen.bracketed_paste(), "{signal}");
        assert!(!screen.hide_cursor(), "{signal}");
        let settings = terminal.settings();
        for unset in ["-icanon", "-echo ", "-isig"] {
            assert!(!settings.contains(unset), "{signal}: {settings}");
        }
    }
    report(&format!(
        "told to end {rounds} times in mid-word: 0 words lost, 0 terminals not given back"
    ));
}

#[test]
fn plain_lines_are_kept_one_by_one_whatever_ends_the_program() {
    let rounds = ENDS_OF_LINES.now();
    for round in 0..rounds {
        let signal = ["KILL", "HUP", "TERM", "QUIT"][round % 4];
        let home = begin();
        let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &["--plain"]) else {
            return;
        };
        terminal
            .wait("> ")
            .send("w\r")
            .wait("A line with only a full stop");
        terminal.send("The first line.\r").send("The second.\r");
        // What is asked for next is answered by looking at the journal: nothing is printed between two lines.
        let until = Instant::now() + Duration::from_secs(30);
        while !kept(&home).contains("The second.") {
            assert!(Instant::now() < until, "{signal}: {}", kept(&home));
            std::thread::yield_now();
        }
        tell(signal, terminal.id());
        terminal.end();
        assert!(kept(&home).contains("The first line."), "{signal}");
        // A check-in that was begun, too.
        let Some(mut terminal) = Terminal::start(home.path(), 80, 24, &["--plain"]) else {
            return;
        };
        terminal
            .wait("> ")
            .send("c\r")
            .wait("mood")
            .send("3\r")
            .wait("stress")
            .send("4\r");
        terminal.wait("back on my feet");
        let until = Instant::now() + Duration::from_secs(30);
        while !kept(&home).contains("stress") {
            assert!(Instant::now() < until, "{signal}: {}", kept(&home));
            std::thread::yield_now();
        }
        tell(signal, terminal.id());
        terminal.end();
        assert!(kept(&home).contains("stress"), "{signal}");
    }
    report(&format!(
        "plain lines ended {rounds} times in mid-text and in mid-check-in: 0 lines lost"
    ));
}

/// Starts the program where no signal of its terminal reaches it, and notes its number.
const UNTOLD: &str = r#"exec setsid -w sh -c 'echo $$ > "$HOME/id"; exec "$0"' "$0""#;

/// Holds a terminal, in which somebody types without a pause, until it is killed.
#[test]
#[ignore = "a program for the test below"]
fn terminal_that_vanishes() {
    let Ok(home) = std::env::var("MAINSTAY_TYPIST") else {
        return;
    };
    let say = |text: &str| {
        let mut out = std::io::stdout();
        writeln!(out, "{text}")
            .and_then(|()| out.flush())
            .expect("said");
    };
    // In a session of its own the program is told nothing when its terminal goes.
    let started = if std::env::var_os("MAINSTAY_UNTOLD").is_some() {
        Terminal::script(Path::new(&home), 80, 24, UNTOLD)
    } else {
        Terminal::start(Path::new(&home), 80, 24, &[])
    };
    let Some(mut terminal) = started else {
        say("none");
        return;
    };
    terminal
        .wait("! Hard moment")
        .send("w")
        .wait("Esc save and close");
    let own = std::fs::read_to_string(Path::new(&home).join("id")).ok();
    let id = own.and_then(|own| own.trim().parse().ok());
    say(&format!("program {}", id.unwrap_or(terminal.id())));
    let mut text = String::new();
    for number in 0..10_000 {
        text = format!("{text}{number} ");
        // The next word is on its way while the last is looked at.
        terminal
            .send(&format!("{number} "))
            .wait(&format!("{number}"));
        say(&format!("seen {number}"));
    }
}

/// Whether a program that nobody waits for has ended.
fn gone(id: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat"));
    stat.map_or(true, |stat| stat.contains(") Z "))
}

#[test]
fn a_terminal_that_vanishes_takes_no_word_with_it_and_leaves_no_process() {
    if !cfg!(target_os = "linux") {
        report("skipped: processes are looked at in /proc");
        return;
    }
    let rounds = VANISHED_TERMINALS.now();
    // Half of them go without a signal, where that can be had.
    let untold = Command::new("setsid").arg("--version").output().is_ok();
    if !untold {
        report("skipped: a terminal that goes without a signal needs setsid");
    }
    let mut slowest = Duration::ZERO;
    for round in 0..rounds {
        let home = begin();
        let this = std::env::current_exe().expect("this program");
        let holder = "faults::ended::terminal_that_vanishes";
        let mut command = Command::new(this);
        if untold && round % 2 == 1 {
            command.env("MAINSTAY_UNTOLD", "1");
        }
        let mut child = command
            .args([holder, "--exact", "--ignored", "--nocapture"])
            .env("MAINSTAY_TYPIST", home.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let (mut program, mut seen) = (None, None);
        while seen.is_none_or(|seen| seen < 3 + round * 7) {
            let Some(Ok(line)) = lines.next() else {
                let ended = child.wait();
                panic!("nobody types: {ended:?}");
            };
            if line == "none" {
                report("skipped: no pseudo-terminal here");
                child.wait().expect("ended");
                return;
            }
            match line.split_once(' ') {
                Some(("program", id)) => program = id.parse::<u32>().ok(),
                Some(("seen", number)) => seen = number.parse::<usize>().ok(),
                _ => {}
            }
        }
        // Nobody has a chance to do anything: the terminal is gone, and so is who held it.
        child.kill().expect("ended");
        let since = Instant::now();
        child.wait().expect("ended");
        for line in lines.map_while(Result::ok) {
            if let Some(number) = line.strip_prefix("seen ") {
                seen = number.parse().ok();
            }
        }
        let program = program.expect("a program");
        while !gone(program) {
            assert!(
                since.elapsed() < Duration::from_secs(30),
                "the program stays"
            );
            std::thread::yield_now();
        }
        slowest = slowest.max(since.elapsed());
        let kept = kept(&home);
        let last = format!("{} ", seen.expect("a word"));
        assert!(
            kept.contains(&last),
            "round {round}: {last} is not in {kept}"
        );
    }
    report(&format!(
        "{rounds} terminals vanished in mid-word: 0 words lost, the slowest program ended after {slowest:?}"
    ));
}

#[test]
fn a_program_that_is_put_aside_gives_the_terminal_back_and_comes_again() {
    let home = begin();
    // The shell stops the program as its own job, and lets it go on when a line was read.
    let script = "\"$0\"; stty -a; echo put aside; read line; fg >/dev/null; echo all done";
    let Some(mut terminal) = Terminal::script(home.path(), 80, 24, script) else {
        return;
    };
    terminal
        .wait("! Hard moment")
        .send("\x1a")
        .wait("put aside");
    let screen = terminal.screen();
    assert!(!screen.contains("-icanon"), "{screen}");
    assert!(!terminal.parser.screen().alternate_screen());
    terminal.send("on\r").wait("! Hard moment");
    assert!(terminal.parser.screen().alternate_screen());
    terminal.send("q").wait("all done");
    assert!(terminal.end());
}

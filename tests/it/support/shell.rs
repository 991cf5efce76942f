//! The real program as a shell runs it: arguments and standard input in, output and exit code out.

use std::cell::Cell;
use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use chrono::{DateTime, TimeDelta};

use super::lives::Life;

/// A home folder of its own, with a journal in it.
pub struct Shell {
    home: tempfile::TempDir,
    variables: Vec<(String, String)>,
    /// How many commands were run: each a second after the one before.
    ran: Cell<i64>,
    shown: String,
}

/// What came of a command.
pub struct Ran {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl Shell {
    /// A shell whose journal holds that life.
    pub fn with(life: Life) -> Self {
        let shell = Self::new();
        std::fs::copy(&life.journal().path, shell.path("journal.db")).expect("copied");
        shell
    }

    /// A shell without a journal.
    pub fn new() -> Self {
        Self {
            home: tempfile::tempdir().expect("a folder"),
            variables: Vec::new(),
            ran: Cell::new(0),
            shown: String::new(),
        }
    }

    /// A file of the home folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Sets a variable from now on.
    pub fn set(&mut self, name: &str, value: &str) -> &mut Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Runs the program in the home folder. Arguments stand between spaces, or between double quotes.
    pub fn run(&self, arguments: &str, input: &str) -> Ran {
        let arguments: Vec<&str> = arguments
            .split('"')
            .enumerate()
            .flat_map(|(at, part)| match at % 2 {
                0 => part.split_whitespace().collect(),
                _ => vec![part],
            })
            .collect();
        self.run_with(&arguments, input)
    }

    /// The same with arguments one by one.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        self.ran.set(self.ran.get() + 1);
        let begun = DateTime::parse_from_rfc3339(super::NOW).expect("an instant");
        let now = begun + TimeDelta::seconds(self.ran.get() - 1);
        let mut child = Command::new(env!("CARGO_BIN_EXE_mainstay"))
            .args(arguments)
            .env_clear()
            .env("HOME", self.home.path())
            .env("MAINSTAY_JOURNAL", self.path("journal.db"))
            .env("MAINSTAY_NOW", now.to_rfc3339())
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.home.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        // Who does not read its input may have ended before this is written.
        let _ = child
            .stdin
            .take()
            .map(|mut stdin| stdin.write_all(input.as_bytes()));
        let ran = child.wait_with_output().expect("ended");
        Ran {
            out: String::from_utf8(ran.stdout).expect("text"),
            err: String::from_utf8(ran.stderr).expect("text"),
            code: ran.status.code().expect("an exit code"),
        }
    }

    /// Runs it and adds what came of it to the picture: output as it is, errors behind `!`, the exit code when it is not 0.
    pub fn show(&mut self, arguments: &str) -> &mut Self {
        self.show_with(arguments, "")
    }

    /// The same with standard input.
    pub fn show_with(&mut self, arguments: &str, input: &str) -> &mut Self {
        let ran = self.run(arguments, input);
        let given = if input.is_empty() {
            String::new()
        } else {
            format!(" < {input:?}")
        };
        let mut shown = format!("$ mainstay {arguments}{given}\n{}", ran.out);
        if !ran.out.is_empty() && !ran.out.ends_with('\n') {
            shown.push_str("(no line end)\n");
        }
        for line in ran.err.lines() {
            let _ = writeln!(shown, "! {line}");
        }
        if ran.code != 0 {
            let _ = writeln!(shown, "[{}]", ran.code);
        }
        self.shown.push_str(&shown);
        self.shown.push('\n');
        self
    }

    /// The picture of all that was shown, with the home folder as `~` and ids of the run as `ID`.
    pub fn picture(&mut self) -> String {
        let home = self.home.path().display().to_string();
        without_ids(&std::mem::take(&mut self.shown).replace(&home, "~"))
    }
}

/// A text with each UUID as `ID`.
fn without_ids(text: &str) -> String {
    let is_id = |text: &str| {
        text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    };
    let mut shown = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let step = match rest.get(..36) {
            Some(id) if is_id(id) => {
                shown.push_str("ID");
                36
            }
            _ => {
                shown.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[step..];
    }
    shown
}

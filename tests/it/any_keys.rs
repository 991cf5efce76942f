//! Any keys, in any order, in any window: no panic, nothing from a person steers the terminal, and the journal says
//! afterwards exactly what was written. `MAINSTAY_ANY_KEYS=1000000 cargo test any_keys` tries more of them.

use std::collections::{BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::io::{self, BufRead, Read};

use chrono::TimeDelta;
use fastrand::Rng;
use mainstay::app::page::Head;
use mainstay::app::{Code, Effect, Input, Key};
use mainstay::domain::{By, Ids};
use mainstay::env::Clock;
use mainstay::store::Store;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{MouseButton, MouseEventKind};

use crate::support::lives::{Journal, Life};
use crate::support::sound::sound;
use crate::support::{Harness, NOW, env, odd, steers};

/// Events of the full face over all journals.
const KEYS: usize = 100_000;
/// Lines of the plain face over all journals.
const LINES: usize = 20_000;

/// How many to try.
fn count(usual: usize) -> usize {
    let asked = std::env::var("MAINSTAY_ANY_KEYS").ok();
    asked.map_or(usual, |text| text.parse().expect("a number"))
}

/// What happened last, told when a test panics.
struct Trail {
    seed: u64,
    at: usize,
    last: VecDeque<String>,
}

impl Trail {
    fn new(seed: u64) -> Self {
        Self {
            seed,
            at: 0,
            last: VecDeque::new(),
        }
    }

    fn add(&mut self, what: String) {
        self.at += 1;
        self.last.push_back(what);
        if self.last.len() > 60 {
            self.last.pop_front();
        }
    }
}

impl Drop for Trail {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let mut told = format!("seed {}, event {}, after:", self.seed, self.at);
            for what in &self.last {
                let _ = write!(told, " {what}");
            }
            eprintln!("{told}");
        }
    }
}

/// A key, the ones that lead somewhere more often than others.
fn key(rng: &mut Rng) -> Key {
    const MOVES: &[Code] = &[
        Code::Up,
        Code::Down,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
    ];
    let plain = Key::plain;
    match rng.u8(..100) {
        0..26 => plain(MOVES[rng.usize(..MOVES.len())]),
        26..42 => plain(Code::Enter),
        42..46 => plain(Code::Esc),
        46..50 => plain(Code::Backspace),
        50..55 => plain(Code::Tab),
        55..58 => plain(Code::BackTab),
        58..62 => plain(Code::Char(' ')),
        62..72 => plain(Code::Char(char::from(rng.u8(b'0'..=b'9')))),
        72..87 => plain(Code::Char(rng.lowercase())),
        87..92 => plain(Code::Char(char::from(rng.u8(b' '..=b'~')))),
        92..94 => plain(Code::F(rng.u8(1..=12))),
        94..95 => plain([Code::Delete, Code::Insert][rng.usize(..2)]),
        95..96 => plain(Code::Char(rng.char(..))),
        _ => Key {
            code: match rng.u8(..3) {
                0 => MOVES[rng.usize(..MOVES.len())],
                _ => Code::Char(rng.lowercase()),
            },
            ctrl: rng.bool(),
            alt: rng.u8(..4) == 0,
        },
    }
}

/// A size of a window: mostly small, since they are soon drawn and have the most edges.
fn size(rng: &mut Rng) -> (u16, u16) {
    match rng.u16(..1000) {
        0..3 => (rng.u16(0..=500), rng.u16(0..=300)),
        3..33 => [(0, 0), (0, 9), (9, 0), (1, 1), (1, 300), (500, 1), (2, 2)][rng.usize(..7)],
        33..133 => [(80, 24), (40, 12), (120, 40)][rng.usize(..3)],
        _ => (rng.u16(1..=50), rng.u16(1..=16)),
    }
}

/// Someone at the full face who presses anything.
struct Someone<'a> {
    journal: &'a Journal,
    harness: Harness,
    terminal: Terminal<TestBackend>,
    opened: u64,
    rng: Rng,
    trail: Trail,
    /// The titles of the pages that were seen.
    seen: BTreeSet<String>,
}

impl<'a> Someone<'a> {
    fn at(journal: &'a Journal, seed: u64) -> Self {
        Self {
            harness: open(journal, 0, By::Full, env(NOW).clock),
            journal,
            terminal: Terminal::new(TestBackend::new(80, 24)).expect("a terminal"),
            opened: 0,
            rng: Rng::with_seed(seed),
            trail: Trail::new(seed),
            seen: BTreeSet::new(),
        }
    }

    /// One more thing happens.
    fn go_on(&mut self) {
        let mut resized = false;
        match self.rng.u16(..1000) {
            0..15 => {
                let text = odd::text(&mut self.rng);
                self.trail.add(format!("paste {text:?}"));
                self.harness.paste(&text);
            }
            15..40 => {
                resized = true;
                self.resize();
            }
            40..85 => {
                self.trail.add("keep".to_owned());
                self.harness.take(Input::KeepDraft);
            }
            85..95 => self.time_goes_by(),
            100..120 => self.mouse(),
            120..130 => {
                self.trail.add("beat".to_owned());
                self.harness.take(Input::Beat);
            }
            95..97 => {
                self.trail.add("hang-up".to_owned());
                self.harness.take(Input::HangUp);
            }
            _ => {
                let key = key(&mut self.rng);
                self.trail.add(format!("{key:?}"));
                self.harness.hit(key);
            }
        }
        // Whoever left comes back.
        if self.harness.effects.contains(&Effect::Quit) {
            self.opened += 1;
            let clock = self.harness.env.clock;
            self.harness = open(self.journal, self.opened, By::Full, clock);
        }
        self.harness.effects.clear();
        // As in the face, several keys may be taken in before anything is drawn.
        if !resized && self.rng.u8(..5) > 0 {
            return;
        }
        self.harness.draw(&mut self.terminal);
        if let Head::Title { title, .. } = self.harness.app.page().head {
            self.seen.insert(title);
        }
        let area = self.terminal.backend().buffer().area;
        if area.area() > 10_000 {
            self.resize();
        }
        if self.rng.u8(..) < 8 {
            for cell in &self.terminal.backend().buffer().content {
                assert!(!steers(cell.symbol()), "{:?}", cell.symbol());
            }
        }
    }

    fn mouse(&mut self) {
        let kind = match self.rng.u8(..6) {
            0 => MouseEventKind::ScrollUp,
            1 => MouseEventKind::ScrollDown,
            2 => MouseEventKind::Drag(MouseButton::Left),
            _ => MouseEventKind::Down(MouseButton::Left),
        };
        // Also where nothing is: a window may have become smaller since.
        let (column, row) = (self.rng.usize(0..90), self.rng.usize(0..30));
        self.trail.add(format!("{kind:?} {column},{row}"));
        self.harness.mouse(kind, column, row);
    }

    fn resize(&mut self) {
        let (columns, rows) = size(&mut self.rng);
        self.trail.add(format!("{columns}x{rows}"));
        self.terminal.backend_mut().resize(columns, rows);
    }

    /// Some minutes, a night, a season; and now and then a clock that is put back.
    fn time_goes_by(&mut self) {
        let minutes = [7, 7, 600, 1440, 1440, 10_080, 130_000, -90, -1440][self.rng.usize(..9)];
        self.trail.add(format!("{minutes}min"));
        if let Clock::Pinned { at, today } = self.harness.env.clock {
            let at = at + TimeDelta::minutes(minutes);
            self.harness.env.clock = Clock::Pinned { at, today };
        }
    }
}

fn open(journal: &Journal, opened: u64, by: By, clock: Clock) -> Harness {
    let mut store = Store::open(&journal.path, Ids::seeded(opened)).expect("opened");
    // Its first opening is looked at, as every one is in the program.
    if opened > 0 {
        store.take_as_looked_at();
    }
    let env = mainstay::env::Env { clock, ..env(NOW) };
    Harness::on(store, env, by)
}

/// Afterwards the journal is whole, and says what its versions say.
fn whole(journal: &Journal) {
    sound(&mut journal.store());
}

fn any_keys(life: Life, seed: u64, events: usize) {
    let journal = life.journal();
    let mut someone = Someone::at(&journal, seed);
    for _ in 0..events {
        someone.go_on();
    }
    // Who presses long enough gets about.
    let seen = someone.seen.len();
    assert!(seen >= events.min(30_000) / 1000, "{:?}", someone.seen);
    drop(someone);
    whole(&journal);
}

#[test]
fn any_keys_in_a_new_journal() {
    any_keys(Life::New, 1, count(KEYS) * 2 / 5);
}

#[test]
fn any_keys_in_a_first_week() {
    any_keys(Life::FirstWeek, 2, count(KEYS) / 2);
}

#[test]
fn any_keys_in_ten_years() {
    any_keys(Life::TenYears, 3, count(KEYS) / 10);
}

/// Lines that someone types, until there have been enough.
struct Lines {
    rng: Rng,
    left: usize,
    line: Vec<u8>,
    at: usize,
    trail: Trail,
}

impl Lines {
    fn line(&mut self) -> Vec<u8> {
        const LETTERS: &[&str] = &[
            "b", "s", "?", "u", "h", "q", ".", "", "m", "c", "w", "r", "n", "x", "e", "f", "t",
            "1 2 3", "2,4", "o", "p", "a", "d",
        ];
        let rng = &mut self.rng;
        let mut line = match rng.u8(..100) {
            0..55 => rng.u8(1..=12).to_string().into_bytes(),
            55..63 => rng.u32(0..40).to_string().into_bytes(),
            63..85 => LETTERS[rng.usize(..LETTERS.len())].into(),
            85..88 => vec![rng.u8(b' '..=b'~')],
            88..90 => (0..rng.usize(0..40)).map(|_| rng.u8(..)).collect(),
            90..91 => b"0".into(),
            _ => odd::text(rng).into_bytes(),
        };
        line.push(b'\n');
        line
    }
}

impl Read for Lines {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let got = self.fill_buf()?;
        let count = got.len().min(into.len());
        into[..count].copy_from_slice(&got[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Lines {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.line.len() && self.left > 0 {
            self.left -= 1;
            self.line = self.line();
            self.at = 0;
            let shown = String::from_utf8_lossy(&self.line).into_owned();
            self.trail.add(format!("{shown:?}"));
        }
        Ok(&self.line[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
    }
}

fn any_lines(life: Life, seed: u64, count: usize) {
    let journal = life.journal();
    let mut lines = Lines {
        rng: Rng::with_seed(seed),
        left: count,
        line: Vec::new(),
        at: 0,
        trail: Trail::new(seed),
    };
    let mut clock = env(NOW).clock;
    let mut opened = 0;
    while lines.left > 0 {
        let harness = open(&journal, opened, By::Plain, clock);
        opened += 1;
        let mut out = Vec::new();
        let (app, env) = (harness.app, harness.env);
        mainstay::face::plain::run(app, false, &env, &mut lines, &mut out, &mut |_| {})
            .expect("printed");
        let out = String::from_utf8(out).expect("text");
        for line in out.lines() {
            assert!(!steers(line), "{line:?}");
        }
        if let Clock::Pinned { at, .. } = &mut clock {
            *at += TimeDelta::minutes(lines.rng.i64(0..3000));
        }
    }
    drop(lines);
    whole(&journal);
}

#[test]
fn any_lines_in_a_new_journal() {
    any_lines(Life::New, 4, count(LINES) * 3 / 10);
}

#[test]
fn any_lines_in_a_first_week() {
    any_lines(Life::FirstWeek, 5, count(LINES) * 3 / 5);
}

#[test]
fn any_lines_in_ten_years() {
    any_lines(Life::TenYears, 6, count(LINES) / 10);
}

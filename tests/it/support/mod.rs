//! What the tests share: a journal in memory, a pinned clock, keys pressed, screens read.

#[path = "../../../src/exchange/json/fits.rs"]
pub mod fits;
pub mod lives;
pub mod maker;
pub mod odd;
pub mod row;
pub mod shell;
pub mod sound;
pub mod terminal;
pub mod walk;

use std::rc::Rc;

use mainstay::app::{App, Effect, Input, Key, Keymap};
use mainstay::config::{Config, Face};
use mainstay::domain::{By, Change, Entry, Id, Ids, Moment, Record, What};
use mainstay::env::{Clock, Env};
use mainstay::face::full::{Editor, Shown, Theme, draw, mouse};
use mainstay::face::plain::{Menu, print};
use mainstay::store::Store;
use mainstay::words::Words;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::style::Style;

/// Tuesday evening, as in the drawings.
pub const NOW: &str = "2022-11-22T20:14:00-05:00";

/// An environment with a pinned clock and a colour terminal.
pub fn env(now: &str) -> Env {
    let at = chrono::DateTime::parse_from_rfc3339(now).expect("an instant");
    Env::bare(Clock::Pinned { at, today: None })
}

/// The moment of [`NOW`].
pub fn now() -> Moment {
    env(NOW).clock.now(4)
}

/// An entry of [`NOW`] with an id made of `n`.
pub fn entry(n: u8, text: &str) -> Record {
    Entry {
        id: Id::from_bytes([n; 16]),
        day: now().today,
        at: now().at,
        text: text.to_owned(),
        starred: false,
        about: None,
    }
    .into()
}

/// Keeps records at [`NOW`].
pub fn put(store: &mut Store, records: Vec<Record>) {
    put_at(now(), store, records);
}

/// Keeps records at some moment.
pub fn put_at(at: Moment, store: &mut Store, records: Vec<Record>) {
    let change = Change {
        what: What::Saved,
        puts: records,
        removes: Vec::new(),
    };
    store.commit(&change, By::Shell, at).expect("kept");
}

/// Sam's journal in memory, in which `records` were kept at some moment.
fn begun(records: Vec<Record>, at: Moment) -> Store {
    let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
    let mut puts: Vec<Record> = vec![mainstay::domain::Setting::new("name", "Sam").into()];
    puts.extend(records);
    let change = Change {
        what: What::Imported,
        puts,
        removes: Vec::new(),
    };
    store.commit(&change, By::Shell, at).expect("kept");
    store
}

/// An app with a person in front of it.
pub struct Harness {
    pub app: App,
    pub env: Env,
    pub effects: Vec<Effect>,
    editor: Option<Editor>,
    shown: Shown,
}

impl Harness {
    /// A journal in which `records` were kept, at [`NOW`]. It is past its first run.
    pub fn with(records: Vec<Record>) -> Self {
        Self::at(NOW, records)
    }

    /// The same at another instant.
    pub fn at(now: &str, records: Vec<Record>) -> Self {
        let env = env(now);
        let store = begun(records, env.clock.now(4));
        Self::on(store, env, By::Full)
    }

    /// A new, empty journal, at its first run.
    pub fn first_run() -> Self {
        Self::on(
            Store::in_memory(Ids::seeded(1)).expect("a journal"),
            env(NOW),
            By::Full,
        )
    }

    /// An app on `store`.
    pub fn on(store: Store, env: Env, by: By) -> Self {
        let config = Config {
            face: Some(Face::Full),
            country: Some("US".to_owned()),
            ..Config::default()
        };
        Self::configured(store, env, by, config)
    }

    /// An app on `store` with a configuration of its own.
    pub fn configured(store: Store, env: Env, by: By, config: Config) -> Self {
        let keymap = Keymap::new(&config.keys).expect("keys");
        let now = env.clock.now(4);
        let app =
            App::new(store, Rc::new(Words::default()), config, keymap, by, now).expect("an app");
        Self::of(app, env)
    }

    /// An app in front of the locked journal at `path`.
    pub fn locked(path: std::path::PathBuf, by: By) -> Self {
        let env = env(NOW);
        let config = Config {
            face: Some(Face::Full),
            country: Some("US".to_owned()),
            ..Config::default()
        };
        let keymap = Keymap::new(&config.keys).expect("keys");
        let (words, now) = (Rc::new(Words::default()), env.clock.now(4));
        let app = App::locked(path, words, config, keymap, by, now).expect("an app");
        Self::of(app, env)
    }

    fn of(app: App, env: Env) -> Self {
        Self {
            app,
            env,
            effects: Vec::new(),
            editor: None,
            shown: Shown::default(),
        }
    }

    /// What the plain face prints from the page in front on, for these lines of input.
    pub fn lines(self, lines: &str) -> String {
        let (mut input, mut out) = (lines.as_bytes(), Vec::new());
        mainstay::face::plain::run(
            self.app,
            false,
            &self.env,
            &mut input,
            &mut out,
            &mut |_| {},
        )
        .expect("printed");
        let text = String::from_utf8(out).expect("text");
        assert!(
            !text.bytes().any(|byte| byte == 0x1b),
            "an escape byte in plain lines"
        );
        text
    }

    fn now(&self) -> Moment {
        self.env.clock.now(self.app.day_end())
    }

    /// Presses keys by name with spaces between: `c 3 4 enter`. `'words'` between quotes are typed.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for (i, part) in keys.split('\'').enumerate() {
            if i % 2 == 1 {
                part.chars().for_each(|c| {
                    self.key(&if c == ' ' {
                        "space".to_owned()
                    } else {
                        c.to_string()
                    });
                });
            } else {
                part.split_whitespace().for_each(|key| self.key(key));
            }
        }
        self
    }

    fn key(&mut self, key: &str) {
        self.hit(key.parse().unwrap_or_else(|_| panic!("no key {key}")));
    }

    /// Moves the marker down to the row that begins with `words`.
    pub fn down_to(&mut self, words: &str) -> &mut Self {
        let row = format!("> {words}");
        for _ in 0..99 {
            if self.screen(80, 24).contains(&row) {
                return self;
            }
            self.press("down");
        }
        panic!("no row {words:?}");
    }

    /// Opens the row that begins with `words`.
    pub fn open(&mut self, words: &str) -> &mut Self {
        let row = row::row(&self.app.page(), words);
        let row = row.unwrap_or_else(|| panic!("no row {words:?}"));
        self.take(Input::Pick(row));
        self
    }

    /// Lets so many seconds go by on a page that counts them.
    pub fn beat(&mut self, seconds: usize) -> &mut Self {
        (0..seconds).for_each(|_| self.feed(Input::Beat));
        self
    }

    /// Clicks on the first letter of the first `text` on the screen.
    pub fn click(&mut self, text: &str) -> &mut Self {
        let screen = self.screen(80, 24);
        let found = screen.lines().enumerate().find_map(|(row, line)| {
            let before = line.split_once(text)?.0;
            Some((unicode_width::UnicodeWidthStr::width(before), row))
        });
        let (column, row) = found.unwrap_or_else(|| panic!("no {text:?}:\n{screen}"));
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Turns the wheel by one notch.
    pub fn wheel(&mut self, down: bool) -> &mut Self {
        self.screen(80, 24);
        let kind = if down {
            MouseEventKind::ScrollDown
        } else {
            MouseEventKind::ScrollUp
        };
        self.mouse(kind, 40, 12)
    }

    /// Does something with the mouse, as the full face does.
    pub fn mouse(&mut self, kind: MouseEventKind, column: usize, row: usize) -> &mut Self {
        let event = MouseEvent {
            kind,
            column: column.try_into().expect("on the screen"),
            row: row.try_into().expect("on the screen"),
            modifiers: KeyModifiers::NONE,
        };
        for input in mouse::inputs(event, &self.shown.spots, &self.app) {
            self.feed(input);
        }
        self
    }

    /// Presses one key, as the full face does.
    pub fn hit(&mut self, key: Key) {
        self.feed(Input::Key(key));
    }

    fn feed(&mut self, input: Input) {
        let effects = self.app.update(input, self.now());
        for effect in effects {
            match effect {
                Effect::Edit(key) => {
                    self.ready_editor();
                    if let Some(input) = self.editor.as_mut().and_then(|editor| editor.key(key)) {
                        self.take(input);
                    }
                }
                // A test writes nothing into the home of whoever runs it.
                Effect::Copy { path, text } if !path.starts_with("~") => {
                    self.take(mainstay::face::copy::copy(&path, &text));
                }
                Effect::TakeAway { path, format } => {
                    let now = self.now();
                    self.take(mainstay::face::copy::take_away(
                        &self.app, &path, format, now,
                    ));
                }
                Effect::Begin => self.feed(Input::Begin),
                other => self.effects.push(other),
            }
        }
    }

    /// Pastes, as the full face does.
    pub fn paste(&mut self, text: &str) {
        self.ready_editor();
        let input = match &mut self.editor {
            Some(editor) => editor.paste(text),
            None => Input::Pasted,
        };
        self.take(input);
    }

    /// What happened, other than a key.
    pub fn take(&mut self, input: Input) {
        let now = self.now();
        self.effects.extend(self.app.update(input, now));
    }

    fn ready_editor(&mut self) {
        let page = self.app.page();
        let field = page.typing(self.app.at());
        let ready = |editor: &Editor| field.is_some_and(|field| editor.is_for(field));
        if !self.editor.as_ref().is_some_and(ready) {
            self.editor = field.map(Editor::new);
        }
    }

    /// Draws on a terminal that is there, as the full face does.
    pub fn draw(&mut self, terminal: &mut Terminal<TestBackend>) {
        let theme = Theme::new(self.app.config(), &self.env, !self.env.no_color);
        let page = self.app.page();
        terminal
            .draw(|frame| {
                self.shown = draw(frame, &self.app, &page, &theme, &mut self.editor);
            })
            .expect("drawn");
        self.app.fit(&page, self.shown.reach);
    }

    /// The screen as text, with the cursor marked by a line below: `cursor 3,4`.
    pub fn screen(&mut self, columns: u16, rows: u16) -> String {
        self.drawn(columns, rows).0
    }

    /// The screen, and below it which stretches have which style.
    pub fn styled(&mut self, columns: u16, rows: u16) -> String {
        let (text, styles) = self.drawn(columns, rows);
        format!("{text}\n{styles}")
    }

    fn drawn(&mut self, columns: u16, rows: u16) -> (String, String) {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal");
        self.draw(&mut terminal);
        let Ok(cursor) = ratatui::backend::Backend::get_cursor_position(terminal.backend_mut());
        let buffer = terminal.backend().buffer();
        let mut text = String::new();
        let mut styles = String::new();
        for y in 0..rows {
            let mut line = String::new();
            let mut skip = 0;
            let mut run: Option<(u16, Style)> = None;
            for x in 0..=columns {
                let cell = (x < columns).then(|| &buffer[(x, y)]);
                let style = cell.map(|cell| Style {
                    underline_color: None,
                    ..cell.style()
                });
                if run.map(|(_, style)| style) != style {
                    if let Some((from, style)) = run {
                        let plain = style.add_modifier.is_empty()
                            && matches!(style.fg, None | Some(ratatui::style::Color::Reset))
                            && matches!(style.bg, None | Some(ratatui::style::Color::Reset));
                        if !plain {
                            styles.push_str(&format!(
                                "{y}:{from}-{} {:?} {:?}\n",
                                x - 1,
                                style.fg,
                                style.add_modifier
                            ));
                        }
                    }
                    run = style.map(|style| (x, style));
                }
                if let Some(cell) = cell {
                    if skip > 0 {
                        skip -= 1;
                        continue;
                    }
                    line.push_str(cell.symbol());
                    skip = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.push_str(&format!(
            "cursor {},{}
",
            cursor.x, cursor.y
        ));
        (text, styles)
    }
}

/// What the plain face prints for these lines of input, on a journal with `records`.
pub fn plain(records: Vec<Record>, lines: &str) -> String {
    let env = env(NOW);
    let store = begun(records, env.clock.now(4));
    Harness::on(store, env, By::Plain).lines(lines)
}

/// What the plain face prints of the page in front.
pub fn printed(app: &App) -> String {
    let mut out = Vec::new();
    let page = app.page();
    let menu = Menu::of(&page, app.at());
    print(&mut out, app, &page, &menu).expect("printed");
    String::from_utf8(out).expect("text")
}

/// Whether a line of text could steer a terminal, turn the direction of what stands around it, or hides something.
pub fn steers(line: &str) -> bool {
    let turns = |c| {
        matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2028}'
            | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    let hides = |c| matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}');
    line.contains(|c: char| c.is_control() || turns(c) || hides(c))
}

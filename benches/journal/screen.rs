//! The app as a person has it in front of them.

use std::hint::black_box;
use std::rc::Rc;

use mainstay::app::{App, Code, Input, Key, Keymap};
use mainstay::config::{Config, Face};
use mainstay::domain::By;
use mainstay::env::{Clock, Env};
use mainstay::face::full::{Editor, Theme, draw};
use mainstay::store::Store;
use mainstay::words::Words;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::journals::now;
use crate::row::row;

/// The app on a journal, with Today in front.
pub fn app(store: Store) -> App {
    let config = Config {
        face: Some(Face::Full),
        country: Some("US".to_owned()),
        ..Config::default()
    };
    let keymap = Keymap::new(&std::collections::BTreeMap::new()).expect("keys");
    App::new(
        store,
        Rc::new(Words::default()),
        config,
        keymap,
        By::Full,
        now(),
    )
    .expect("an app")
}

fn env() -> Env {
    Env::bare(Clock::Pinned {
        at: now().at,
        today: None,
    })
}

/// A screen of 120 by 40, drawn as the full face draws it.
pub struct Screen {
    terminal: Terminal<TestBackend>,
    theme: Theme,
    editor: Option<Editor>,
}

impl Screen {
    pub fn new() -> Self {
        let terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal");
        Self {
            terminal,
            theme: Theme::new(&Config::default(), &env(), true),
            editor: None,
        }
    }

    pub fn show(&mut self, app: &App) {
        let page = app.page();
        let (theme, editor) = (&self.theme, &mut self.editor);
        self.terminal
            .draw(|frame| {
                black_box(draw(frame, app, &page, theme, editor));
            })
            .expect("drawn");
    }
}

/// A key that was pressed.
pub fn key(code: Code) -> Input {
    Input::Key(Key::plain(code))
}

/// Opens the row that begins with `words`.
pub fn open_row(app: &mut App, words: &str) {
    let row = row(&app.page(), words).expect("a row");
    app.update(Input::Pick(row), now());
}

//! The full-screen face: ratatui shows the app's pages.
//!
//! One thread only reads keys (reading can spin or never return once a terminal is gone), one waits for signals, one
//! watches for hang-up; all feed one channel. The main thread owns the app, takes everything that waits from the
//! channel, and draws once. Nothing is written unless something happened, but for a breath that is counted.

mod bars;
mod big;
mod blocks;
mod canvas;
mod chart;
mod draw;
mod edges;
mod editor;
mod fields;
mod fine;
mod frames;
mod keys;
mod list;
mod listen;
mod month;
pub mod mouse;
mod question;
mod ranges;
mod rows;
mod run;
mod screen;
mod table;
mod theme;
mod values;

use std::collections::VecDeque;
use std::io::{self, stdout};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::{MoveTo, RestorePosition, SavePosition};
use ratatui::crossterm::event::Event;
use ratatui::crossterm::style::{Print, force_color_output};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::Position;

pub use draw::{Shown, draw};
pub use editor::Editor;
pub use theme::Theme;

use crate::app::{App, Effect, Input, Key};
use crate::domain::Moment;
use crate::env::{Env, uptime};
use crate::face::copy::{copy, take_away};
use crate::face::own_editor;
use crate::face::under_way::UnderWay;
use crate::store::Progress;
use frames::Frames;
use listen::{Happened, Reader, listen};
use mouse::Spots;
use screen::{Screen, listen_to_mouse};

/// What is being typed is kept this long after the last key,
const PAUSE: Duration = Duration::from_millis(500);
/// and never later than this after the first.
const LONGEST: Duration = Duration::from_secs(2);

/// So long before it locks by itself, a line says so.
const WARNED: Duration = Duration::from_secs(30);
/// A machine that slept through the time to lock is noticed this soon.
const WOKEN: Duration = Duration::from_secs(5);

/// A breath is counted second by second.
const BEAT: Duration = Duration::from_secs(1);

/// Shows the app until the person leaves. `keep` keeps a changed configuration.
///
/// # Errors
/// When the terminal can't be used.
pub fn run(
    mut app: App,
    env: &Env,
    keep: &mut dyn FnMut(&crate::config::Config),
) -> io::Result<()> {
    // The theme obeys NO_COLOR and --color. Left to crossterm, NO_COLOR would also take the black and white from a square
    // code, and a camera would see nothing.
    force_color_output(true);
    let screen = Screen::enter()?;
    listen_to_mouse(app.config().mouse)?;
    let (sender, receiver) = channel();
    let reader = listen(&sender)?;
    let cared = std::sync::Mutex::new(sender);
    app.wake_by(move || {
        if let Ok(sender) = cared.lock() {
            let _ = sender.send(Happened::Cared);
        }
    });
    let frames = Frames::new();
    let mut face = Face {
        terminal: Terminal::new(CrosstermBackend::new(frames.clone()))?,
        frames,
        editor: None,
        theme: Theme::new(app.config(), env, colors(env)),
        spots: Spots::default(),
        said_to: None,
        reader,
    };
    let result = face.serve(&mut app, env, &receiver, keep);
    if result.is_err() {
        // A terminal that vanished may fail what is drawn before anybody tells of it. The words are kept all the same.
        app.update(Input::HangUp, env.clock.now(app.day_end()));
    }
    drop(screen);
    // Whoever saves and leaves in one breath has a backup too.
    app.finish_looking_after(env.clock.now(app.day_end()));
    result
}

/// Whether colours may be used at all: `NO_COLOR` and `--color` were read into `env`.
fn colors(env: &Env) -> bool {
    !env.no_color
}

struct Face {
    terminal: Terminal<CrosstermBackend<Frames>>,
    /// Where it draws to.
    frames: Frames,
    editor: Option<Editor>,
    theme: Theme,
    /// Where everything stands that can be clicked.
    spots: Spots,
    /// Where the message ends.
    said_to: Option<Position>,
    /// The thread that reads keys.
    reader: Reader,
}

/// What is due without a key.
#[derive(Default)]
struct Due {
    /// When the first and the last key of what is not kept yet came.
    typed: Option<(Instant, Instant)>,
    /// When the next second is counted.
    beat: Option<Instant>,
    idle: Idle,
}

/// How long nobody pressed a key.
struct Idle {
    /// Since when, on a clock that counts sleep.
    since: Duration,
    /// It was said that it locks soon.
    warned: bool,
    /// When to look again.
    look: Option<Instant>,
}

impl Default for Idle {
    fn default() -> Self {
        Self {
            since: uptime(),
            warned: false,
            look: None,
        }
    }
}

impl Idle {
    /// What is due of locking.
    fn due(&mut self, app: &App) -> Option<Input> {
        let limit = app.locks_after()?;
        let idle = uptime().saturating_sub(self.since);
        if idle >= limit {
            return Some(Input::Lock);
        }
        let soon = idle >= limit.saturating_sub(WARNED) && !self.warned;
        self.warned |= soon;
        soon.then_some(Input::LockSoon)
    }

    /// Says when to look again, as of `now`.
    fn set(&mut self, app: &App, now: Instant) {
        self.look = app.locks_after().map(|limit| {
            let limit = if self.warned {
                limit
            } else {
                limit.saturating_sub(WARNED)
            };
            let left = limit.saturating_sub(uptime().saturating_sub(self.since));
            now + left.min(WOKEN)
        });
    }
}

impl Due {
    fn keep(&self) -> Option<Instant> {
        let (begun, last) = self.typed?;
        Some((last + PAUSE).min(begun + LONGEST))
    }

    fn next(&self) -> Option<Instant> {
        let others = self.beat.into_iter().chain(self.idle.look);
        self.keep().into_iter().chain(others).min()
    }

    /// Something happened `now`.
    fn after(&mut self, app: &App, now: Instant) {
        let typed = self.typed;
        self.typed = app
            .unsaved()
            .then(|| (typed.map_or(now, |(begun, _)| begun), now));
        self.beat = app.beats().then(|| self.beat.unwrap_or(now + BEAT));
        self.idle.since = uptime();
        self.idle.warned = false;
        self.idle.set(app, now);
    }
}

/// Puts words on the screen, to the end of their row, while the thread that draws it is busy.
fn tell(at: Position, words: &str) {
    let _ = execute!(
        stdout(),
        SavePosition,
        MoveTo(at.x, at.y),
        Clear(ClearType::UntilNewLine),
        Print(words),
        RestorePosition
    );
}

impl Face {
    fn serve(
        &mut self,
        app: &mut App,
        env: &Env,
        receiver: &Receiver<Happened>,
        keep: &mut dyn FnMut(&crate::config::Config),
    ) -> io::Result<()> {
        self.show(app)?;
        app.look_after(env.clock.now(app.day_end()));
        let mut due = Due::default();
        due.after(app, Instant::now());
        loop {
            let first = match due.next() {
                None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(next) => receiver.recv_timeout(next.saturating_duration_since(Instant::now())),
            };
            let mut waiting = match first {
                Ok(happened) => Some(happened),
                Err(RecvTimeoutError::Timeout) => {
                    self.keep_time(app, env, &mut due)?;
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => Some(Happened::HangUp),
            };
            // A key that comes after the time to lock, as when a lid is opened, only wakes it.
            if due.idle.due(app) == Some(Input::Lock) {
                app.update(Input::Lock, env.clock.now(app.day_end()));
                if !matches!(waiting, Some(Happened::HangUp)) {
                    waiting = None;
                }
            }
            let mut drawn = true;
            // All that waits is taken in before anything is drawn.
            while let Some(happened) = waiting {
                let gone = matches!(happened, Happened::HangUp);
                let reader_waits = happened.stops_the_reader();
                // A click is for what is seen, so that is drawn first.
                if !drawn && matches!(happened, Happened::Terminal(Event::Mouse(_))) {
                    self.show(app)?;
                }
                drawn = false;
                let wait = self.tell_wait(app);
                let mut effects = VecDeque::from(self.take(app, env, happened));
                if wait.is_some_and(UnderWay::end) {
                    self.wipe()?;
                }
                while let Some(effect) = effects.pop_front() {
                    let now = env.clock.now(app.day_end());
                    match effect {
                        Effect::Quit => return Ok(()),
                        Effect::Suspend => self.suspend(app)?,
                        Effect::Redraw => self.wipe()?,
                        Effect::OwnEditor { text } => self.lend(app, env, &text)?,
                        Effect::KeepConfig(config) => {
                            keep(&config);
                            self.theme = Theme::new(&config, env, colors(env));
                            listen_to_mouse(config.mouse)?;
                        }
                        Effect::Copy { path, text } => {
                            app.update(copy(&path, &text), now);
                        }
                        // What takes a while is said before it begins.
                        Effect::TakeAway { path, format } => {
                            self.show(app)?;
                            effects.extend(app.update(take_away(app, &path, format, now), now));
                        }
                        Effect::Begin => {
                            self.show(app)?;
                            let way = self.tell_progress(app);
                            effects.extend(app.update(Input::Begin, now));
                            if way.end() {
                                self.wipe()?;
                            }
                        }
                        Effect::Edit(_) => {}
                    }
                }
                if gone {
                    return Ok(());
                }
                if reader_waits {
                    self.reader.go_on();
                }
                waiting = receiver.try_recv().ok();
            }
            due.after(app, Instant::now());
            self.show(app)?;
            // After "Saved" is on the screen, never before.
            if app.look_after(env.clock.now(app.day_end())) {
                self.show(app)?;
            }
        }
    }

    /// Does what is due.
    fn keep_time(&mut self, app: &mut App, env: &Env, due: &mut Due) -> io::Result<()> {
        let now = Instant::now();
        if due.beat.is_some_and(|beat| beat <= now) {
            app.update(Input::Beat, env.clock.now(app.day_end()));
            // After a long wait, such as a closed lid, it goes on from there.
            let next = due.beat.map(|beat| (beat + BEAT).max(now));
            due.beat = next.filter(|_| app.beats());
            self.show(app)?;
        }
        if let Some(input) = due.idle.due(app) {
            app.update(input, env.clock.now(app.day_end()));
            self.show(app)?;
        }
        due.idle.set(app, now);
        if due.keep().is_some_and(|keep| keep <= now) {
            app.update(Input::KeepDraft, env.clock.now(app.day_end()));
            due.typed = None;
            // Words that could not be kept are not passed over in silence.
            if app.unsaved() {
                self.show(app)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, app: &mut App, env: &Env, happened: Happened) -> Vec<Effect> {
        let now = env.clock.now(app.day_end());
        match happened {
            Happened::Terminal(Event::Key(event)) => {
                let Some(key) = keys::key(event) else {
                    return Vec::new();
                };
                self.feed(app, Input::Key(key), now)
            }
            Happened::Terminal(Event::Mouse(event)) => {
                let inputs = mouse::inputs(event, &self.spots, app);
                let effects = inputs
                    .into_iter()
                    .map(|input| self.feed(app, input, now))
                    .collect::<Vec<_>>();
                effects.concat()
            }
            Happened::Terminal(Event::Paste(text)) => {
                self.ready_editor(app);
                match &mut self.editor {
                    Some(editor) => {
                        let input = editor.paste(&text);
                        app.update(input, now)
                    }
                    None => app.update(Input::Pasted, now),
                }
            }
            Happened::Terminal(_) | Happened::Resumed | Happened::Cared => Vec::new(),
            Happened::HangUp => app.update(Input::HangUp, now),
        }
    }

    /// Tells the app, and the editor of what is for it.
    fn feed(&mut self, app: &mut App, input: Input, now: Moment) -> Vec<Effect> {
        let mut all = Vec::new();
        for effect in app.update(input, now) {
            match effect {
                Effect::Edit(key) => all.extend(self.edit(app, key, now)),
                other => all.push(other),
            }
        }
        all
    }

    fn edit(&mut self, app: &mut App, key: Key, now: Moment) -> Vec<Effect> {
        self.ready_editor(app);
        match self.editor.as_mut().and_then(|editor| editor.key(key)) {
            Some(input) => app.update(input, now),
            None => Vec::new(),
        }
    }

    /// Keys may come before the field they are for was ever drawn.
    fn ready_editor(&mut self, app: &App) {
        let page = app.page();
        match page.typing(app.at()) {
            Some(field)
                if self
                    .editor
                    .as_ref()
                    .is_some_and(|editor| editor.is_for(field)) => {}
            Some(field) => self.editor = Some(Editor::new(field)),
            None => self.editor = None,
        }
    }

    fn show(&mut self, app: &mut App) -> io::Result<()> {
        let page = app.page();
        let mut shown = Shown::default();
        let (theme, editor) = (&self.theme, &mut self.editor);
        queue!(self.frames, BeginSynchronizedUpdate)?;
        self.terminal
            .draw(|frame| shown = draw(frame, app, &page, theme, editor))?;
        queue!(self.frames, EndSynchronizedUpdate)?;
        self.frames.send()?;
        app.fit(&page, shown.reach);
        self.spots = shown.spots;
        self.said_to = shown.said_to;
        Ok(())
    }

    /// Tells behind the message how far work has come that keeps this thread from drawing. What is told is to be wiped.
    fn tell_progress(&self, app: &App) -> UnderWay {
        let at = self.said_to;
        UnderWay::begin(app.progress(), move |come| {
            if let (Some(at), Some(percent)) = (at, come) {
                tell(at, &format!(" {percent}%"));
            }
        })
    }

    /// Says that a page waits until everything in the file was looked at, where it does so for longer than a blink.
    fn tell_wait(&self, app: &App) -> Option<UnderWay> {
        let at = self.said_to.filter(|_| app.store().is_looking())?;
        let words = app.words().get("app-looking");
        let tell = move |_| tell(at, &words);
        Some(UnderWay::begin(Progress::default(), tell))
    }

    /// Forgets what the terminal shows, so that the next frame is drawn whole. Not with `clear`: it asks the terminal
    /// where its cursor is, and the answer would go to the thread that reads keys.
    fn wipe(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(ratatui::layout::Rect::from((
            ratatui::layout::Position::ORIGIN,
            size,
        )))
    }

    /// Lends the terminal to the person's own editor. Nobody here reads keys meanwhile: the reader waits since the one
    /// that asked for it.
    fn lend(&mut self, app: &mut App, env: &Env, text: &str) -> io::Result<()> {
        screen::lend()?;
        own_editor::edit(app, env, text);
        screen::enter()?;
        // What is typed is another text now.
        self.editor = None;
        self.wipe()
    }

    #[cfg(unix)]
    fn suspend(&mut self, app: &mut App) -> io::Result<()> {
        screen::leave()?;
        // The whole group stops, as a shell expects; the next line runs when it goes on.
        let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
        screen::enter()?;
        self.wipe()?;
        self.show(app)
    }

    #[cfg(not(unix))]
    fn suspend(&mut self, _app: &mut App) -> io::Result<()> {
        Ok(())
    }
}

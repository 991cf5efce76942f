//! The terminal while the face has it. It is given back on every way out: the end, a panic, the background.

use std::io::{self, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::crossterm::cursor::{MoveTo, Show};
use ratatui::crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

/// Whether the terminal tells of the mouse. Every way out of the program reads it, also a panic's.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// The terminal while the face has it; given back when dropped, also on a panic.
pub struct Screen;

impl Screen {
    /// Takes the terminal, and gives it back also on a panic.
    pub fn enter() -> io::Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let _ = leave();
            before(info);
        }));
        enter()?;
        Ok(Self)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = leave();
    }
}

/// Takes the terminal.
pub fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    if MOUSE.load(Ordering::Relaxed) {
        execute!(stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back.
pub fn leave() -> io::Result<()> {
    let _ = disable_raw_mode();
    if MOUSE.load(Ordering::Relaxed) {
        let _ = execute!(stdout(), DisableMouseCapture);
    }
    execute!(stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show)
}

/// Lends the terminal to a program that draws by itself. It stays on its second screen, so that what a simple one prints
/// is in no scrollback. [`enter`] takes it back.
pub fn lend() -> io::Result<()> {
    disable_raw_mode()?;
    if MOUSE.load(Ordering::Relaxed) {
        execute!(stdout(), DisableMouseCapture)?;
    }
    execute!(
        stdout(),
        DisableBracketedPaste,
        Clear(ClearType::All),
        MoveTo(0, 0),
        Show
    )
}

/// Lets the terminal tell of the mouse, or not any more.
pub fn listen_to_mouse(on: bool) -> io::Result<()> {
    match (MOUSE.swap(on, Ordering::Relaxed), on) {
        (false, true) => execute!(stdout(), EnableMouseCapture),
        (true, false) => execute!(stdout(), DisableMouseCapture),
        _ => Ok(()),
    }
}

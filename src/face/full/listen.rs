//! What reaches the main thread: keys and clicks, signals, and the end of the terminal, each from a thread of its own.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyModifiers};

use super::mouse;

/// What reaches the main thread.
pub enum Happened {
    Terminal(Event),
    /// The terminal is gone, or the system asks the program to end.
    HangUp,
    /// Back from the background.
    Resumed,
}

impl Happened {
    /// Whether the thread that reads keys waits until this was acted upon. What it read may start a program that reads
    /// keys itself; what only types can't, and flows on.
    pub fn stops_the_reader(&self) -> bool {
        let Self::Terminal(event) = self else {
            return false;
        };
        match event {
            Event::Key(key) => {
                let typed = matches!(key.code, KeyCode::Char(_));
                !typed
                    || key
                        .modifiers
                        .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
            }
            Event::Mouse(_) => true,
            _ => false,
        }
    }
}

/// The thread that reads keys.
pub struct Reader {
    go_on: Sender<()>,
}

impl Reader {
    /// Lets it read on.
    pub fn go_on(&self) {
        // It may have ended with the terminal.
        let _ = self.go_on.send(());
    }
}

/// Starts the threads that feed the channel.
pub fn listen(sender: &Sender<Happened>) -> io::Result<Reader> {
    let keys = sender.clone();
    let (go_on, goes_on) = channel();
    thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || {
            while let Ok(event) = event::read() {
                if !mouse::matters(&event) {
                    continue;
                }
                let happened = Happened::Terminal(event);
                let waits = happened.stops_the_reader();
                if keys.send(happened).is_err() || (waits && goes_on.recv().is_err()) {
                    break;
                }
            }
            let _ = keys.send(Happened::HangUp);
        })?;
    #[cfg(unix)]
    {
        use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
        let mut signals =
            signal_hook::iterator::Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCONT])?;
        let sender_of_signals = sender.clone();
        thread::Builder::new()
            .name("signals".to_owned())
            .spawn(move || {
                for signal in &mut signals {
                    let happened = if signal == SIGCONT {
                        Happened::Resumed
                    } else {
                        Happened::HangUp
                    };
                    if sender_of_signals.send(happened).is_err() {
                        break;
                    }
                }
            })?;
        let sender_of_hang_up = sender.clone();
        thread::Builder::new()
            .name("hang-up".to_owned())
            .spawn(move || {
                if wait_for_hang_up() {
                    let _ = sender_of_hang_up.send(Happened::HangUp);
                }
            })?;
    }
    Ok(Reader { go_on })
}

/// Waits until the terminal is gone, without reading from it.
#[cfg(unix)]
fn wait_for_hang_up() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    let stdin = io::stdin();
    loop {
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_)
                if watched.iter().any(|it| {
                    it.revents()
                        .intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
                }) =>
            {
                return true;
            }
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

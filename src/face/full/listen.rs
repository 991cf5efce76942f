//! What reaches the main thread: keys and clicks, signals, and the end of the terminal, each from a thread of its own.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use ratatui::crossterm::event::{self, Event};

use super::mouse;

/// What reaches the main thread.
pub enum Happened {
    Terminal(Event),
    /// The terminal is gone, or the system asks the program to end.
    HangUp,
    /// Back from the background.
    Resumed,
    /// The day's care of the file has ended.
    Cared,
}

/// Starts the threads that feed the channel.
pub fn listen(sender: &Sender<Happened>) -> io::Result<()> {
    let keys = sender.clone();
    thread::Builder::new()
        .name("keys".to_owned())
        .spawn(move || {
            while let Ok(event) = event::read() {
                if mouse::matters(&event) && keys.send(Happened::Terminal(event)).is_err() {
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
    Ok(())
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

//! Typing a secret: the terminal shows nothing of it.

#[cfg(unix)]
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

/// While this is there, the terminal shows nothing of what is typed.
pub(super) struct Quiet {
    #[cfg(unix)]
    before: Option<Termios>,
}

impl Quiet {
    /// Begins, when `wanted` and there is a terminal.
    #[cfg(unix)]
    pub(super) fn begin(wanted: bool) -> Self {
        let before = wanted
            .then(|| tcgetattr(std::io::stdin()).ok())
            .flatten()
            .filter(|before| {
                let mut quiet = before.clone();
                quiet.local_modes.remove(LocalModes::ECHO);
                tcsetattr(std::io::stdin(), OptionalActions::Now, &quiet).is_ok()
            });
        Self { before }
    }

    /// Ends, and says whether anything was kept from being shown.
    #[cfg(unix)]
    pub(super) fn end(self) -> bool {
        self.before.is_some()
    }

    #[cfg(not(unix))]
    pub(super) fn begin(_wanted: bool) -> Self {
        Self {}
    }

    #[cfg(not(unix))]
    pub(super) fn end(self) -> bool {
        false
    }
}

#[cfg(unix)]
impl Drop for Quiet {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, before);
        }
    }
}

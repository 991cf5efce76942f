//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Before all else: what is given up here no thread and no part of the program has.
    let in_force = mainstay::guard::begin();
    mainstay::face::broken::say_it_calmly();
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    // A program that does not listen is ended when a file would outgrow a limit. One that does is told so by the write,
    // and can say that the words are not saved.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
    mainstay::face::shell::run(mainstay::env::Env::arguments(), in_force)
}

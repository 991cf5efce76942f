//! The outside world, read once: paths, clock, zone, colour, terminal. Everything else is handed its values.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, Local, NaiveTime, SubsecRound, TimeZone};
use directories::ProjectDirs;

use crate::domain::{Day, Instant, Invalid, Moment};
use crate::guard::InForce;

/// What the world outside is like.
#[derive(Clone, Debug)]
pub struct Env {
    /// Where the journal is when nothing else is said.
    pub journal: Option<PathBuf>,
    /// Where the device's configuration is.
    pub config: Option<PathBuf>,
    pub clock: Clock,
    /// Whether standard input, output and error are terminals.
    pub terminal: [bool; 3],
    /// `TERM` is `dumb`, so nothing but lines can be shown.
    pub dumb: bool,
    pub secrets: Secrets,
    /// `ACCESSIBLE` asks for plain lines.
    pub accessible: bool,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `TERM` or `COLORTERM` speak of 256 colours or more.
    pub many_colors: bool,
    /// The terminal's own word on its background, from `COLORFGBG`.
    pub light_background: bool,
    /// The person's own editor, from `VISUAL` or `EDITOR`.
    pub editor: Option<String>,
    /// The program's own file, to start it once more.
    pub program: Option<PathBuf>,
    /// Where files in memory can be, for the person alone: the system's folder for running programs, or else the shared
    /// one.
    pub memory: Vec<PathBuf>,
    /// What the process gave up.
    pub in_force: InForce,
}

/// The file descriptors that secrets are read from, where `MAINSTAY_*_FD` names one. The secrets themselves never stand in
/// the environment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Secrets {
    pub passphrase: Option<u32>,
    pub new_passphrase: Option<u32>,
    /// The 24 recovery words.
    pub words: Option<u32>,
    /// The passphrase or the words of another file.
    pub other: Option<u32>,
}

/// Why the world outside could not be read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EnvError {
    /// `MAINSTAY_NOW` is no instant.
    #[error("MAINSTAY_NOW: {0}")]
    Now(String),
    /// A variable that names a file descriptor holds no number.
    #[error("{0} names no file descriptor")]
    Descriptor(&'static str),
    /// `MAINSTAY_TODAY` is no day.
    #[error("MAINSTAY_TODAY: {0}")]
    Today(String),
}

/// What tells the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock and zone.
    System,
    /// Always this instant, and this day where one was given.
    Pinned { at: Instant, today: Option<Day> },
}

impl Clock {
    /// The moment it is, when a day ends at `day_end` o'clock.
    #[must_use]
    pub fn now(self, day_end: u32) -> Moment {
        let (at, today) = match self {
            Self::System => (Local::now().fixed_offset().trunc_subsecs(0), None),
            Self::Pinned { at, today } => (at, today),
        };
        Moment {
            at,
            today: today.unwrap_or_else(|| Day::of(at, day_end)),
        }
    }
}

impl Env {
    /// A terminal with many colours on a dark background, a clock, and nothing else: a page is drawn there without a look at
    /// the world outside.
    #[must_use]
    pub fn bare(clock: Clock) -> Self {
        Self {
            journal: None,
            config: None,
            clock,
            terminal: [true; 3],
            dumb: false,
            secrets: Secrets::default(),
            accessible: false,
            no_color: false,
            many_colors: true,
            light_background: false,
            editor: None,
            program: None,
            memory: Vec::new(),
            in_force: InForce::default(),
        }
    }

    /// Reads the world outside.
    ///
    /// # Errors
    /// When `MAINSTAY_NOW` or `MAINSTAY_TODAY` is set and can't be read.
    pub fn read(in_force: InForce) -> Result<Self, EnvError> {
        let var = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        let text = |name: &str| var(name).and_then(|value| value.into_string().ok());
        // What it holds is not said: it may be the passphrase itself.
        let descriptor = |name: &'static str| match text(name) {
            None => Ok(None),
            Some(number) => number
                .parse()
                .map(Some)
                .map_err(|_| EnvError::Descriptor(name)),
        };
        let dirs = ProjectDirs::from("", "", "mainstay");
        let term = text("TERM").unwrap_or_default();
        let depth = text("COLORTERM").unwrap_or_default();
        Ok(Self {
            journal: var("MAINSTAY_JOURNAL").map(PathBuf::from).or_else(|| {
                dirs.as_ref()
                    .map(|dirs| dirs.data_local_dir().join("journal.db"))
            }),
            config: dirs
                .as_ref()
                .map(|dirs| dirs.config_dir().join("config.toml")),
            clock: clock(text("MAINSTAY_NOW"), text("MAINSTAY_TODAY"))?,
            terminal: [
                std::io::stdin().is_terminal(),
                std::io::stdout().is_terminal(),
                std::io::stderr().is_terminal(),
            ],
            secrets: Secrets {
                passphrase: descriptor("MAINSTAY_PASSPHRASE_FD")?,
                new_passphrase: descriptor("MAINSTAY_NEW_PASSPHRASE_FD")?,
                words: descriptor("MAINSTAY_WORDS_FD")?,
                other: descriptor("MAINSTAY_OTHER_PASSPHRASE_FD")?,
            },
            dumb: term == "dumb" || term.is_empty(),
            accessible: text("ACCESSIBLE").is_some_and(|value| {
                !matches!(value.to_ascii_lowercase().as_str(), "0" | "false" | "no")
            }),
            no_color: var("NO_COLOR").is_some(),
            many_colors: term.contains("256")
                || depth == "truecolor"
                || depth == "24bit"
                || term.contains("kitty"),
            light_background: text("COLORFGBG")
                .and_then(|value| {
                    value
                        .rsplit(';')
                        .next()
                        .and_then(|back| back.parse::<u8>().ok())
                })
                .is_some_and(|back| back == 7 || back == 15),
            editor: text("VISUAL").or_else(|| text("EDITOR")),
            program: std::env::current_exe().ok(),
            memory: var("XDG_RUNTIME_DIR")
                .into_iter()
                .chain([OsString::from("/dev/shm")])
                .map(PathBuf::from)
                .collect(),
            in_force,
        })
    }

    /// The arguments of the program, without its own name.
    #[must_use]
    pub fn arguments() -> Vec<OsString> {
        std::env::args_os().collect()
    }
}

/// How long the machine has been up, the time it slept too, where the system tells that.
#[must_use]
pub fn uptime() -> Duration {
    #[cfg(target_os = "linux")]
    let clock = rustix::time::ClockId::Boottime;
    #[cfg(all(unix, not(target_os = "linux")))]
    let clock = rustix::time::ClockId::Monotonic;
    #[cfg(unix)]
    {
        let now = rustix::time::clock_gettime(clock);
        let seconds = u64::try_from(now.tv_sec).unwrap_or(0);
        let nanos = u32::try_from(now.tv_nsec).unwrap_or(0);
        Duration::new(seconds, nanos)
    }
    #[cfg(not(unix))]
    {
        static BEGUN: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        BEGUN.get_or_init(std::time::Instant::now).elapsed()
    }
}

fn clock(now: Option<String>, today: Option<String>) -> Result<Clock, EnvError> {
    let at = now
        .map(|text| DateTime::parse_from_rfc3339(&text).map_err(|_| EnvError::Now(text)))
        .transpose()?
        .map(|at| at.trunc_subsecs(0));
    let today = today
        .map(|text| {
            text.parse::<Day>()
                .map_err(|_: Invalid| EnvError::Today(text))
        })
        .transpose()?;
    Ok(match (at, today) {
        (Some(at), today) => Clock::Pinned { at, today },
        (None, Some(day)) => Clock::Pinned {
            at: noon(day),
            today: Some(day),
        },
        (None, None) => Clock::System,
    })
}

/// 12:00 of a day in the local zone. Where a zone skips noon (none does), the offset before it holds.
fn noon(day: Day) -> Instant {
    let noon = day
        .date()
        .and_time(NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
    Local.from_local_datetime(&noon).earliest().map_or_else(
        || {
            DateTime::<FixedOffset>::from_naive_utc_and_offset(
                noon,
                chrono::Offset::fix(&chrono::Utc),
            )
        },
        |at| at.fixed_offset(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_can_be_pinned() {
        let day: Day = "2026-11-22".parse().expect("a day");
        let both = clock(
            Some("2026-11-22T20:14:00-05:00".into()),
            Some("2026-11-20".into()),
        )
        .expect("a clock");
        assert_eq!(both.now(4).today.to_string(), "2026-11-20");
        let night = clock(Some("2026-11-23T01:00:00-05:00".into()), None).expect("a clock");
        assert_eq!(night.now(4).today, day);
        assert!(night.now(4).after_midnight());
        assert_eq!(
            clock(None, Some("2026-11-22".into()))
                .expect("a clock")
                .now(4)
                .today,
            day
        );
        assert!(clock(Some("soon".into()), None).is_err());
        assert!(clock(None, Some("2026-02-30".into())).is_err());
    }
}

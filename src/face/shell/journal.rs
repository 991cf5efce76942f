//! `mainstay` alone: opens the journal, full screen or in plain lines.

use std::collections::BTreeMap;
use std::io::{BufRead, Write, stdin, stdout};
use std::path::Path;
use std::rc::Rc;

use super::desk::{Desk, Open};
use super::failure::{CLOSED, Failure};
use super::out;
use super::secret::Asker;
use crate::app::{App, KeyError, Keymap, View};
use crate::config::{Config, ConfigError, Face};
use crate::domain::{By, Ids};
use crate::env::Env;
use crate::face::{full, plain, safe};
use crate::store::{Secret, Store};
use crate::words::Words;

/// Opens the journal and shows it until the person leaves.
pub(super) fn open(
    words: Words,
    env: &Env,
    plain: bool,
    first: Option<Box<dyn View>>,
    key: Option<&Secret>,
) -> Result<(), Failure> {
    let mut config = config(&words, env)?;
    let [input, output, _] = env.terminal;
    let both = input && output;
    let face = match config.face {
        _ if plain || env.accessible || env.dumb || !output => Face::Plain,
        Some(face) => face,
        None if both => {
            let Some(face) = ask_face(&words)? else {
                return Ok(());
            };
            config.face = Some(face);
            keep(&words, env, &config);
            face
        }
        None => Face::Full,
    };
    if face == Face::Full && !both {
        return Err(Failure::anywhere(words.get("shell-no-terminal")));
    }
    let by = if face == Face::Full {
        By::Full
    } else {
        By::Plain
    };
    let path = journal_path(&words, env)?;
    let asker = Asker { words: &words, env };
    let store = asker.open(key, |secret| match secret {
        None => Store::open(&path, Ids::new()),
        Some(secret) => Store::unlock(&path, secret, Ids::new()),
    })?;
    let keymap = keymap(&words, &config)?;
    let words = Rc::new(words);
    let now = env.clock.now(crate::domain::day::DAY_END);
    let mut app = App::new(store, Rc::clone(&words), config, keymap, by, now)
        .map_err(|error| Failure::store(&words, &error))?;
    app.tell_in_force(env.in_force);
    let alone = first.is_some();
    if let Some(first) = first {
        app.show(first)
            .map_err(|error| Failure::store(&words, &error))?;
    }
    let mut keep = |config: &Config| keep(&words, env, config);
    let result = match face {
        Face::Full => full::run(app, env, &mut keep),
        Face::Plain => plain::run(
            app,
            alone,
            env,
            &mut stdin().lock(),
            &mut stdout().lock(),
            &mut keep,
        ),
    };
    match result {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Failure::Silent),
        Err(error) => Err(Failure::output(&error)),
    }
}

/// Asks one flow line by line, and ends when it does.
pub(super) fn ask(
    desk: Desk,
    flow: impl FnOnce(&Open) -> Result<Box<dyn View>, Failure>,
) -> Result<(), Failure> {
    let env = desk.env.clone();
    let opened = desk.open()?;
    let flow = flow(&opened)?;
    let Open { words, store, .. } = opened;
    // Opened anew below, with the face that asks.
    let key = store.secret();
    drop(store);
    open(words, &env, true, Some(flow), key.as_ref())
}

/// The device's configuration; a file that can't be read is said and left alone.
pub(super) fn config(words: &Words, env: &Env) -> Result<Config, Failure> {
    let Some(path) = &env.config else {
        return Ok(Config::default());
    };
    Config::read(path).map_err(|error| {
        let (ConfigError::Unreadable { path, .. } | ConfigError::Io { path, .. }) = &error;
        let sentence = words.with(
            "shell-config",
            &[("path", path.display().to_string().into())],
        );
        Failure::Said {
            sentence,
            hint: Some(error.to_string()),
            code: CLOSED,
        }
    })
}

/// Where the journal is.
pub(super) fn journal_path(words: &Words, env: &Env) -> Result<std::path::PathBuf, Failure> {
    env.journal.clone().ok_or_else(|| Failure::Said {
        sentence: words.get("shell-no-home"),
        hint: None,
        code: CLOSED,
    })
}

pub(super) fn keep(words: &Words, env: &Env, config: &Config) {
    let Some(path) = &env.config else { return };
    if config.write(path).is_err() {
        out::aside(&words.with("shell-config-kept", &[("path", show(path).into())]));
    }
}

/// The keys in force. Keys of the person's own that can't be used are said, and left out.
pub(super) fn keymap(words: &Words, config: &Config) -> Result<Keymap, Failure> {
    let wrong = |error: &KeyError| words.with("shell-keys", &[("why", error.to_string().into())]);
    Keymap::new(&config.keys).or_else(|error| {
        out::aside(&wrong(&error));
        Keymap::new(&BTreeMap::new()).map_err(|error| Failure::here(wrong(&error)))
    })
}

fn show(path: &Path) -> String {
    safe::line(&path.display().to_string()).into_owned()
}

/// The first question of all, in plain text, before anything is drawn. None when input ends.
fn ask_face(words: &Words) -> Result<Option<Face>, Failure> {
    let mut out = stdout();
    let mut say = |text: &str| {
        write!(out, "{text}")
            .and_then(|()| out.flush())
            .map_err(|error| Failure::output(&error))
    };
    say(&words.get("shell-first-run"))?;
    let mut line = String::new();
    loop {
        say(&words.get("shell-first-run.prompt"))?;
        say(" ")?;
        line.clear();
        match stdin().lock().read_line(&mut line) {
            Ok(0) | Err(_) => return Ok(None),
            Ok(_) => {}
        }
        match line.trim() {
            "1" => return Ok(Some(Face::Full)),
            "2" => return Ok(Some(Face::Plain)),
            _ => say(&words.get("shell-first-run.again"))?,
        }
        say("\n")?;
    }
}

//! `mainstay now`: the hard moment in plain lines. It opens whatever the journal is like.

use std::io::{stdin, stdout};
use std::path::PathBuf;
use std::rc::Rc;

use super::desk::Desk;
use super::failure::Failure;
use super::journal;
use crate::app::pages::hard::Hard;
use crate::app::{App, Keymap};
use crate::config::Config;
use crate::domain::{By, Ids, Moment, day};
use crate::face::plain;
use crate::store::{Error, Store};
use crate::words::Words;

pub(super) fn run(desk: &Desk) -> Result<(), Failure> {
    let config = desk.config().unwrap_or_default();
    let now = desk.env.clock.now(day::DAY_END);
    let words = Rc::new(Words::default());
    let fail = |error| Failure::store(&words, &error);
    let there = desk.env.journal.as_ref().filter(|path| path.exists());
    // A journal that is not there yet is not made for this, and one that can't be opened is in nobody's way.
    let kept = there.map(|path| Store::open(path, Ids::new()));
    let open = match kept {
        Some(Ok(store)) => app(store, &config, &words, now).ok(),
        Some(Err(Error::Locked { path })) => locked(path, &config, &words, now).ok(),
        _ => None,
    };
    let app = match open {
        Some(app) => app,
        None => app(
            Store::in_memory(Ids::new()).map_err(fail)?,
            &config,
            &words,
            now,
        )
        .map_err(fail)?,
    };
    let [input, output, _] = desk.env.terminal;
    let result = if input && output {
        let mut keep = |config: &Config| journal::keep(&words, &desk.env, config);
        plain::run(
            app,
            true,
            &desk.env,
            &mut stdin().lock(),
            &mut stdout().lock(),
            &mut keep,
        )
    } else {
        plain::read(&app, &mut stdout().lock())
    };
    match result {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Failure::Silent),
        result => result.map_err(|error| Failure::output(&error)),
    }
}

/// In front of a locked journal, of which only what the person marked for it is shown.
fn locked(path: PathBuf, config: &Config, words: &Rc<Words>, now: Moment) -> Result<App, Error> {
    let (words, config) = (Rc::clone(words), config.clone());
    let keymap = keymap(&config)?;
    let mut app = App::locked(path, words, config, keymap, By::Plain, now)?;
    app.show(Box::new(Hard::new()))?;
    Ok(app)
}

fn app(store: Store, config: &Config, words: &Rc<Words>, now: Moment) -> Result<App, Error> {
    let (words, config) = (Rc::clone(words), config.clone());
    let keymap = keymap(&config)?;
    let mut app = App::new(store, words, config, keymap, By::Plain, now)?;
    app.show(Box::new(Hard::new()))?;
    Ok(app)
}

fn keymap(config: &Config) -> Result<Keymap, Error> {
    Keymap::new(&config.keys)
        .or_else(|_| Keymap::new(&std::collections::BTreeMap::new()))
        .map_err(|_| Error::Busy)
}

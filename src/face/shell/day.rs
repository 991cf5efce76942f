//! `mainstay today` and `mainstay day`: what those pages say.

use std::io::stdout;
use std::rc::Rc;

use super::arguments::DayOf;
use super::desk::{Desk, Open};
use super::failure::Failure;
use super::{export, out};
use crate::app::pages::day::DayPage;
use crate::app::{App, Keymap, View};
use crate::domain::By;
use crate::face::plain;
use crate::store::Span;

/// Everything of one day.
pub(super) fn run(it: &DayOf, desk: Desk) -> Result<(), Failure> {
    let config = desk.config()?;
    let open = desk.open()?;
    let day = open.past_day(it.day.as_deref())?;
    if it.json {
        return export::of_day(&open, Span::day(day));
    }
    show(open, config, Some(Box::new(DayPage::new(day))))
}

/// Prints Today, or the page that is put in front of it.
pub(super) fn show(
    open: Open,
    config: crate::config::Config,
    view: Option<Box<dyn View>>,
) -> Result<(), Failure> {
    let Open {
        words, store, now, ..
    } = open;
    let words = Rc::new(words);
    let fail = |error| Failure::store(&words, &error);
    let keys = Keymap::default();
    let mut app = App::new(store, Rc::clone(&words), config, keys, By::Plain, now).map_err(fail)?;
    app.past_first_run();
    if let Some(view) = view {
        app.show(view).map_err(fail)?;
    }
    if let Some(message) = app.message() {
        out::aside(message);
    }
    match plain::read(&app, &mut stdout().lock()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Failure::Silent),
        result => result.map_err(|error| Failure::output(&error)),
    }
}

//! The plain face: the app's pages, one line after the other. No escape bytes, no marks but ASCII, no time limits.

mod by_name;
mod menu;
mod print;
mod quiet;

use std::collections::VecDeque;
use std::io::{self, BufRead, Write};

use crate::app::page::{Page, Veil};
use crate::app::{App, Command, Effect, Input};
use crate::env::{Env, uptime};
use crate::face::copy::{copy, take_away};
use crate::face::under_way::UnderWay;
use crate::face::{own_editor, safe};
use crate::store::Progress;

use menu::Answer;
use quiet::Quiet;

pub use menu::Menu;
pub use print::print;

/// What a typed line came to.
enum Line {
    /// The end of standard input.
    End,
    Typed(String),
}

/// Goes through the app's pages line by line until the person leaves or input ends; with `alone`, until the flow that
/// is in front at the start has ended.
///
/// # Errors
/// When nothing more can be written.
pub fn run(
    mut app: App,
    alone: bool,
    env: &Env,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    keep: &mut dyn FnMut(&crate::config::Config),
) -> io::Result<()> {
    let result = go_on(&mut app, alone, env, input, out, keep);
    // Whoever saves and leaves in one breath has a backup too.
    if app.finish_looking_after(env.clock.now(app.day_end())) {
        say_message(&app, out)?;
    }
    result
}

fn go_on(
    app: &mut App,
    alone: bool,
    env: &Env,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    keep: &mut dyn FnMut(&crate::config::Config),
) -> io::Result<()> {
    let words = |app: &App, id: &str| app.words().get(id);
    writeln!(out, "{}", words(app, "plain-on"))?;
    let mut again = true;
    let mut shown: Option<(Page, usize)> = None;
    loop {
        for line in app.take_echo() {
            writeln!(out, "{}", safe::line(&line))?;
        }
        say_message(app, out)?;
        // After "Saved" is said, never before.
        if app.look_after(env.clock.now(app.day_end())) {
            say_message(app, out)?;
        }
        if alone && app.depth() == 0 {
            return Ok(());
        }
        let page = app.page();
        let at = app.at();
        let menu = Menu::of(&page, at);
        if std::mem::take(&mut again) || shown.as_ref() != Some(&(page.clone(), at)) {
            writeln!(out)?;
            print(out, app, &page, &menu)?;
            shown = Some((page.clone(), at));
        }
        write!(out, "> ")?;
        out.flush()?;
        let before = uptime();
        let secret = menu::asks_secret(&page, at);
        let quiet = Quiet::begin(secret && env.terminal.first() == Some(&true));
        let typed = read_line(input)?;
        if quiet.end() {
            writeln!(out)?;
        }
        let idle = uptime().saturating_sub(before);
        let line = match typed {
            Line::End => {
                writeln!(out)?;
                writeln!(out, "{}", words(app, "plain-end"))?;
                app.update(Input::HangUp, env.clock.now(app.day_end()));
                return Ok(());
            }
            Line::Typed(line) => line,
        };
        if app.locks_after().is_some_and(|limit| idle >= limit) {
            lock(app, &page, at, &line, env);
            continue;
        }
        let mut or = None;
        let inputs = match menu.inputs(app, &page, &line) {
            Answer::Inputs(inputs) => inputs,
            Answer::Secret { typed, letter } => {
                or = letter;
                vec![wrote(typed), Input::Do(Command::Keep)]
            }
            Answer::Lines { before } => {
                let (added, ended) = read_tall(&line, input, &mut |added| {
                    let now = env.clock.now(app.day_end());
                    app.update(wrote(below(&before, added)), now);
                    app.update(Input::KeepDraft, now);
                })?;
                let mut inputs = vec![wrote(below(&before, &added))];
                if ended {
                    inputs.push(Input::Do(Command::SaveAndClose));
                }
                inputs
            }
            Answer::Say(text) => {
                writeln!(out, "{text}")?;
                continue;
            }
            Answer::Again => {
                again = true;
                continue;
            }
        };
        let mut inputs = VecDeque::from(inputs);
        while let Some(input) = inputs.pop_front() {
            let now = env.clock.now(app.day_end());
            let wait = app.store().is_looking().then(|| {
                let first = Some(words(app, "app-looking"));
                UnderWay::in_lines(Progress::default(), env, first, say)
            });
            let mut effects = VecDeque::from(app.update(input, now));
            drop(wait);
            while let Some(effect) = effects.pop_front() {
                match effect {
                    Effect::Quit => {
                        writeln!(out, "{}", words(app, "plain-left"))?;
                        return out.flush();
                    }
                    Effect::KeepConfig(config) => keep(&config),
                    Effect::Copy { path, text } => {
                        app.update(copy(&path, &text), now);
                    }
                    // What takes a while is said before it begins.
                    Effect::TakeAway { path, format } => {
                        say_message(app, out)?;
                        effects.extend(app.update(take_away(app, &path, format, now), now));
                    }
                    Effect::Begin => {
                        say_message(app, out)?;
                        let way = UnderWay::in_lines(app.progress(), env, None, say);
                        effects.extend(app.update(Input::Begin, now));
                        drop(way);
                    }
                    Effect::OwnEditor { text } => own_editor::edit(app, env, &text),
                    Effect::Suspend | Effect::Redraw | Effect::Edit(_) => {}
                }
            }
            if inputs.is_empty()
                && let Some(command) = or.take()
                && asks_the_same(&app.page(), &page)
            {
                inputs.push_back(Input::Do(command));
            }
        }
        // The next line may take long, and nothing runs meanwhile that could keep what was said so far.
        if app.unsaved() {
            app.update(Input::KeepDraft, env.clock.now(app.day_end()));
        }
    }
}

/// Locks at the first line after a long time. What was typed where words are asked for stays a draft, and is never taken
/// for the passphrase.
fn lock(app: &mut App, page: &Page, at: usize, line: &str, env: &Env) {
    let now = env.clock.now(app.day_end());
    if let Some(field) = page.typing(at).filter(|it| it.veil == Veil::Open) {
        let typed = safe::typed(line);
        let text = if field.tall {
            below(&field.text, &typed)
        } else {
            typed
        };
        app.update(wrote(text), now);
    }
    app.update(Input::Lock, now);
}

/// A line beside the page: what is printed waits for the work that it tells of.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn say_message(app: &App, out: &mut dyn Write) -> io::Result<()> {
    if let Some(message) = app.message() {
        writeln!(out, "{}", safe::line(message))?;
    }
    out.flush()
}

/// Prints the page in front, without anything to type.
///
/// # Errors
/// When nothing more can be written.
pub fn read(app: &App, out: &mut dyn Write) -> io::Result<()> {
    print::read(out, app, &app.page())
}

/// Whether the same is to be typed on both.
fn asks_the_same(page: &Page, before: &Page) -> bool {
    let asks = |page: &Page| page.typing(0).map(|field| field.id.clone());
    asks(page).is_some() && asks(page) == asks(before)
}

fn read_line(input: &mut dyn BufRead) -> io::Result<Line> {
    let mut bytes = Vec::new();
    if input.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(Line::End);
    }
    let text = String::from_utf8_lossy(&bytes);
    Ok(Line::Typed(text.trim_end_matches(['\n', '\r']).to_owned()))
}

/// Lines up to one that holds only a full stop, and whether that one came before the end of input. An empty first line
/// ends it too. `keep` is told after each line what there is so far.
fn read_tall(
    first: &str,
    input: &mut dyn BufRead,
    keep: &mut dyn FnMut(&str),
) -> io::Result<(String, bool)> {
    let mut text = String::new();
    let mut next = Line::Typed(first.to_owned());
    while let Line::Typed(line) = next {
        let empty = text.is_empty() && line.trim().is_empty();
        if empty || line.trim() == "." {
            return Ok((safe::typed(&text), true));
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line);
        keep(&safe::typed(&text));
        next = read_line(input)?;
    }
    Ok((safe::typed(&text), false))
}

/// Lines are put below what is there, so that an unfinished text is never lost for a new one.
fn below(before: &str, added: &str) -> String {
    match (before.trim().is_empty(), added.trim().is_empty()) {
        (_, true) => before.to_owned(),
        (true, false) => added.to_owned(),
        (false, false) => format!("{}\n{added}", before.trim_end()),
    }
}

fn wrote(text: String) -> Input {
    let cursor = text.chars().count();
    Input::Typed { text, cursor }
}

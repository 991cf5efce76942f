//! The plain face: the app's pages, one line after the other. No escape bytes, no marks but ASCII, no time limits.

mod by_name;
mod print;
mod quiet;

use std::collections::VecDeque;
use std::io::{self, BufRead, Write};

use crate::app::page::{Block, Hint, Page, Veil};
use crate::app::{App, Command, Context, Effect, Input};
use crate::env::{Env, uptime};
use crate::face::copy::{copy, take_away};
use crate::face::under_way::UnderWay;
use crate::face::{own_editor, safe};
use crate::store::Progress;

use by_name::{Named, named};
use quiet::Quiet;

pub use print::print;

/// How many names are said of what a line could mean.
const COULD_BE: usize = 6;

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
        let secret = asks_secret(&page, at);
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

/// What a line that was typed means here.
enum Answer {
    Inputs(Vec<Input>),
    /// A secret; and what it means where it was none and the same is asked again.
    Secret {
        typed: String,
        letter: Option<Command>,
    },
    /// Lines of a long text, which come below what is there.
    Lines {
        before: String,
    },
    Say(String),
    Again,
}

/// What can be chosen on a page, by number.
pub struct Menu {
    /// A text is asked for: one line, or many up to a full stop alone.
    text: Option<bool>,
    /// The answers of the question in front, by what is typed for each.
    answers: Vec<(String, usize)>,
    many: bool,
    /// A form's choice: numbers go to the field in front.
    field: Option<usize>,
    /// A number is typed on a scale.
    scale: bool,
    /// The rows that can be opened, each with its number: the one that stands before it, else the next.
    rows: Vec<(usize, usize)>,
    /// The commands that work here, numbered after the rows.
    commands: Vec<Command>,
    /// Letters that stand before rows.
    letters: Vec<(String, usize)>,
}

impl Menu {
    /// What can be chosen on `page` with the marker on row `at`.
    #[must_use]
    pub fn of(page: &Page, at: usize) -> Self {
        let mut menu = Self {
            text: page.typing(at).map(|field| field.tall),
            answers: Vec::new(),
            many: false,
            field: None,
            scale: false,
            rows: Vec::new(),
            commands: Vec::new(),
            letters: Vec::new(),
        };
        let mut seen = 0;
        let mut form = false;
        for block in &page.blocks {
            let picks = block.picks();
            match block {
                Block::Question(question) => {
                    menu.many = question.many;
                    menu.scale = question.scale.is_some();
                    menu.answers.extend(
                        question
                            .choices
                            .iter()
                            .enumerate()
                            .map(|(i, choice)| (choice.key.clone(), seen + i)),
                    );
                }
                Block::Fields(fields) if picks > 0 => {
                    form = true;
                    let row = at
                        .checked_sub(seen)
                        .and_then(|at| fields.rows.iter().filter(|row| row.pick).nth(at));
                    if let Some(crate::app::page::FieldValue::Choices(choices)) =
                        row.map(|row| &row.value)
                    {
                        menu.field = Some(choices.len());
                    }
                }
                Block::List(list) => {
                    for (i, row) in list.rows.iter().filter(|row| row.pick).enumerate() {
                        menu.number(seen + i, row.key.as_deref());
                        if let Some(key) = row
                            .key
                            .as_ref()
                            .filter(|key| key.chars().all(|c| !c.is_ascii_digit()))
                        {
                            menu.letters.push((key.clone(), seen + i));
                        }
                    }
                }
                _ => (seen..seen + picks).for_each(|row| menu.number(row, None)),
            }
            seen += picks;
        }
        // A form asks its fields one by one; its last row saves.
        if form && (menu.text.is_some() || menu.field.is_some()) {
            menu.rows.clear();
        }
        let asks = menu.text.is_some() || menu.field.is_some() || !menu.answers.is_empty();
        if !asks {
            menu.commands = page
                .hints
                .iter()
                .filter(|hint| {
                    hint.menu
                        && !matches!(hint.commands.as_slice(), [Command::Back | Command::Quit])
                })
                .flat_map(|hint: &Hint| hint.commands.iter().copied())
                .collect();
        }
        menu
    }

    /// Gives row number `row` the number before it, so that both faces have the same one; else the next.
    fn number(&mut self, row: usize, key: Option<&str>) {
        let next = self.last() + 1;
        let own = key.and_then(|key| key.parse().ok());
        let number = own.filter(|number| *number >= next).unwrap_or(next);
        self.rows.push((number, row));
    }

    /// The number of the last row.
    fn last(&self) -> usize {
        self.rows.last().map_or(0, |(number, _)| *number)
    }

    fn inputs(&self, app: &App, page: &Page, line: &str) -> Answer {
        if asks_secret(page, app.at()) {
            return secret(page, line);
        }
        let words = app.words();
        let typed = line.trim();
        let command = |command: Command| Answer::Inputs(vec![Input::Do(command)]);
        let letters = app.contexts(page);
        let form = page
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Fields(_)));
        match typed {
            "h" => return command(Command::Hard),
            "u" => return command(Command::Undo),
            "?" => return Answer::Again,
            "q" => return command(Command::Leave),
            _ => {}
        }
        if self.text.is_some() || self.field.is_some() || !self.answers.is_empty() {
            match typed {
                "b" if self.text.is_some() || self.field.is_some() => {
                    return command(if form {
                        Command::PreviousField
                    } else {
                        Command::StepBack
                    });
                }
                "b" => return command(Command::StepBack),
                // As a full stop alone ends a long text.
                "." if form => return command(Command::SaveAndClose),
                "s" if self.text == Some(false) => {
                    return Answer::Inputs(vec![
                        Input::Typed {
                            text: String::new(),
                            cursor: 0,
                        },
                        Input::Do(Command::Keep),
                    ]);
                }
                "s" if self.text.is_none() => return command(Command::Skip),
                _ => {}
            }
        }
        if let Some(tall) = self.text {
            let before = page
                .typing(app.at())
                .map(|field| field.text.clone())
                .unwrap_or_default();
            if tall {
                if typed == "e" && letters.contains(&Context::OwnEditor) {
                    return command(Command::OwnEditor);
                }
                if typed == "o" && !before.is_empty() {
                    return Answer::Inputs(vec![wrote(String::new())]);
                }
                return Answer::Lines { before };
            }
            let typed = safe::typed(line);
            // An empty line keeps what is there.
            let text = if typed.trim().is_empty() {
                before
            } else {
                typed
            };
            return Answer::Inputs(vec![wrote(text), Input::Do(Command::Keep)]);
        }
        if typed.is_empty() {
            let keeps = !self.answers.is_empty()
                || page
                    .hints
                    .iter()
                    .any(|hint| hint.commands.contains(&Command::Keep));
            let command = match self.field {
                // The last one saves; before it, what is there is kept and the next is asked.
                Some(_) if !last_field(page, app.at()) => Command::NextField,
                None if !keeps => Command::Back,
                _ => Command::Keep,
            };
            return Answer::Inputs(vec![Input::Do(command)]);
        }
        let numbers: Option<Vec<u32>> = typed
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect();
        if let Some(count) = self.field {
            let key = typed.parse::<crate::app::Key>().ok().filter(|key| {
                let command = app.keymap().command(&letters, *key);
                command.is_some_and(|command| switches(page).any(|it| it == command))
            });
            return match (numbers, key) {
                (Some(numbers), _) => {
                    // A choice may go on by itself; the numbers after it are still for this field.
                    let back = Input::Focus(app.at());
                    let inputs = numbers
                        .into_iter()
                        .flat_map(|number| [back.clone(), Input::Number(number)]);
                    Answer::Inputs(inputs.skip(1).collect())
                }
                (None, Some(key)) => Answer::Inputs(vec![Input::Key(key)]),
                (None, None) => {
                    Answer::Say(words.with("plain-type-1-to", &[("highest", count.into())]))
                }
            };
        }
        if !self.answers.is_empty() {
            return self.answered(app, typed, numbers.as_deref());
        }
        if let Some((_, row)) = self.letters.iter().find(|(key, _)| key == typed) {
            return Answer::Inputs(vec![Input::Pick(*row)]);
        }
        // A key that works in the full face works as a letter here too.
        if let Ok(key) = typed.parse::<crate::app::Key>() {
            // What needs a marker on a row needs eyes for it; here the row is opened first.
            let known = app.keymap().command(&letters, key).filter(|command| {
                let unseen = |hint: &Hint| !hint.menu && hint.commands.contains(command);
                !page.hints.iter().any(unseen)
            });
            if numbers.is_none() && known.is_some() {
                return Answer::Inputs(vec![Input::Key(key)]);
            }
        }
        match numbers.as_deref() {
            Some([0]) => command(Command::Quit),
            Some([number]) => {
                let number = usize::try_from(*number).unwrap_or(usize::MAX);
                match (
                    self.rows.iter().find(|(it, _)| *it == number),
                    number
                        .checked_sub(self.last() + 1)
                        .and_then(|at| self.commands.get(at)),
                ) {
                    (Some((_, row)), _) => Answer::Inputs(vec![Input::Pick(*row)]),
                    (None, Some(chosen)) => command(*chosen),
                    (None, None) => self.off_the_list(app, typed),
                }
            }
            None => match named(app, page, typed) {
                Named::One(input) => Answer::Inputs(vec![input]),
                Named::Several(names) => {
                    let names: Vec<String> = names.into_iter().take(COULD_BE).collect();
                    let names = safe::line(&names.join(", ")).into_owned();
                    let typed = safe::line(typed).into_owned();
                    let values = [("typed", typed.into()), ("names", names.into())];
                    Answer::Say(words.with("plain-could-be", &values))
                }
                Named::Nothing => self.off_the_list(app, typed),
            },
            Some(_) => self.off_the_list(app, typed),
        }
    }

    fn answered(&self, app: &App, typed: &str, numbers: Option<&[u32]>) -> Answer {
        if self.scale
            && let Some([number]) = numbers
        {
            return Answer::Inputs(vec![Input::Number(*number), Input::Do(Command::Keep)]);
        }
        let row = |key: &str| {
            self.answers
                .iter()
                .find(|(it, _)| it == key)
                .map(|(_, row)| *row)
        };
        if self.many {
            let Some(numbers) = numbers else {
                return self.off_the_list(app, typed);
            };
            let mut inputs = Vec::new();
            for number in numbers {
                let Some(row) = row(&number.to_string()) else {
                    return self.off_the_list(app, &number.to_string());
                };
                inputs.push(Input::Pick(row));
            }
            inputs.push(Input::Do(Command::Keep));
            return Answer::Inputs(inputs);
        }
        match row(typed) {
            Some(row) => Answer::Inputs(vec![Input::Pick(row)]),
            None => self.off_the_list(app, typed),
        }
    }

    fn off_the_list(&self, app: &App, typed: &str) -> Answer {
        let words = app.words();
        let typed = safe::line(typed).chars().take(40).collect::<String>();
        let text = if self.answers.is_empty() {
            words.with(
                "plain-not-on-menu",
                &[
                    ("typed", typed.into()),
                    ("highest", (self.last() + self.commands.len()).into()),
                ],
            )
        } else {
            let numbers: Vec<u32> = self
                .answers
                .iter()
                .filter_map(|(key, _)| key.parse().ok())
                .collect();
            let (lowest, highest) = (numbers.iter().min().copied(), numbers.iter().max().copied());
            words.with(
                "plain-not-an-answer",
                &[
                    ("typed", typed.into()),
                    ("lowest", lowest.unwrap_or(0).into()),
                    ("highest", highest.unwrap_or(0).into()),
                ],
            )
        };
        Answer::Say(text)
    }
}

/// Whether what is typed is a secret.
fn asks_secret(page: &Page, at: usize) -> bool {
    page.typing(at).is_some_and(|it| it.veil == Veil::Hidden)
}

/// A line where a secret is asked for is the secret, all of it, be it a letter that means something elsewhere. Only where
/// that opens nothing does the letter mean what it does elsewhere, so that help and the way out are never locked.
fn secret(page: &Page, line: &str) -> Answer {
    if line.is_empty() {
        let command = if goes_back(page) {
            Command::StepBack
        } else {
            Command::Keep
        };
        return Answer::Inputs(vec![Input::Do(command)]);
    }
    let letter = match line {
        "h" => Some(Command::Hard),
        "q" => Some(Command::Leave),
        "b" => Some(Command::StepBack),
        _ => None,
    };
    Answer::Secret {
        typed: safe::typed(line),
        letter,
    }
}

/// Whether an empty line goes back from where a secret is asked for.
fn goes_back(page: &Page) -> bool {
    let mut hints = page.hints.iter();
    hints.any(|hint| hint.commands.contains(&Command::Back))
}

/// Whether the same is to be typed on both.
fn asks_the_same(page: &Page, before: &Page) -> bool {
    let asks = |page: &Page| page.typing(0).map(|field| field.id.clone());
    asks(page).is_some() && asks(page) == asks(before)
}

/// What can be turned on or off beside the fields of a form.
fn switches(page: &Page) -> impl Iterator<Item = Command> {
    let hints = page.hints.iter().filter(|hint| hint.menu);
    hints.filter_map(|hint| hint.commands.first().copied())
}

/// Whether row `at` is the last of a form's fields.
fn last_field(page: &Page, at: usize) -> bool {
    let fields: usize = page
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Fields(_)))
        .map(Block::picks)
        .sum();
    at + 1 == fields
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

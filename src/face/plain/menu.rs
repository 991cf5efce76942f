//! What can be chosen on a page by a line, and what a line that was typed means there.

use super::by_name::{Named, named};
use super::wrote;
use crate::app::page::{Block, FieldValue, Hint, Page, Veil};
use crate::app::{App, Command, Context, Input, Key};
use crate::face::safe;

/// How many names are said of what a line could mean.
const COULD_BE: usize = 6;

/// What a line that was typed means here.
pub(super) enum Answer {
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
    pub(super) text: Option<bool>,
    /// The answers of the question in front, by what is typed for each.
    pub(super) answers: Vec<(String, usize)>,
    pub(super) many: bool,
    /// A form's choice: numbers go to the field in front.
    pub(super) field: Option<usize>,
    /// A number is typed on a scale.
    pub(super) scale: bool,
    /// The rows that can be opened, each with its number: the one that stands before it, else the next.
    pub(super) rows: Vec<(usize, usize)>,
    /// The commands that work here, numbered after the rows.
    pub(super) commands: Vec<Command>,
    /// Letters that stand before rows.
    pub(super) letters: Vec<(String, usize)>,
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
                    if let Some(FieldValue::Choices(choices)) = row.map(|row| &row.value) {
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
        if !menu.asks() {
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

    /// Whether the page asks for something, so that a line answers it.
    pub(super) fn asks(&self) -> bool {
        self.text.is_some() || self.field.is_some() || !self.answers.is_empty()
    }

    /// What `line` means on `page`, which the menu is of.
    pub(super) fn inputs(&self, app: &App, page: &Page, line: &str) -> Answer {
        if asks_secret(page, app.at()) {
            return secret(page, line);
        }
        let typed = line.trim();
        if typed == "?" {
            return Answer::Again;
        }
        if let Some(command) = self.letter(page, typed) {
            return does(command);
        }
        if let Some(tall) = self.text {
            return text(app, page, line, tall);
        }
        if typed.is_empty() {
            return does(self.entered(page, app.at()));
        }
        let numbers: Option<Vec<u32>> = typed
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok())
            .collect();
        if let Some(count) = self.field {
            return chosen(app, page, typed, numbers, count);
        }
        if !self.answers.is_empty() {
            return self.answered(app, typed, numbers.as_deref());
        }
        self.picked(app, page, typed, numbers.as_deref())
    }

    /// What a letter does that means the same on every page, or wherever something is asked.
    fn letter(&self, page: &Page, typed: &str) -> Option<Command> {
        let form = || page.blocks.iter().any(|it| matches!(it, Block::Fields(_)));
        let field = self.text.is_some() || self.field.is_some();
        match typed {
            "h" => Some(Command::Hard),
            "u" => Some(Command::Undo),
            "q" => Some(Command::Leave),
            "b" if field && form() => Some(Command::PreviousField),
            "b" if self.asks() => Some(Command::StepBack),
            // As a full stop alone ends a long text.
            "." if self.asks() && form() => Some(Command::SaveAndClose),
            "s" if self.asks() && self.text.is_none() => Some(Command::Skip),
            _ => None,
        }
    }

    /// What an empty line does, with the marker on row `at`.
    fn entered(&self, page: &Page, at: usize) -> Command {
        let mut hints = page.hints.iter();
        let keeps =
            !self.answers.is_empty() || hints.any(|hint| hint.commands.contains(&Command::Keep));
        match self.field {
            // The last one saves; before it, what is there is kept and the next is asked.
            Some(_) if !last_field(page, at) => Command::NextField,
            None if !keeps => Command::Back,
            _ => Command::Keep,
        }
    }

    /// A number, a letter or a name where there is a choice of rows and commands.
    fn picked(&self, app: &App, page: &Page, typed: &str, numbers: Option<&[u32]>) -> Answer {
        if let Some((_, row)) = self.letters.iter().find(|(key, _)| key == typed) {
            return Answer::Inputs(vec![Input::Pick(*row)]);
        }
        // A key that works in the full face works as a letter here too.
        if let Ok(key) = typed.parse::<Key>() {
            let known = app.keymap().command(&app.contexts(page), key);
            // What needs a marker on a row needs eyes for it; here the row is opened first.
            let known = known.filter(|command| {
                let unseen = |hint: &Hint| !hint.menu && hint.commands.contains(command);
                !page.hints.iter().any(unseen)
            });
            if numbers.is_none() && known.is_some() {
                return Answer::Inputs(vec![Input::Key(key)]);
            }
        }
        match numbers {
            Some([0]) => does(Command::Quit),
            Some([number]) => {
                let number = usize::try_from(*number).unwrap_or(usize::MAX);
                let row = self.rows.iter().find(|(it, _)| *it == number);
                let command = number.checked_sub(self.last() + 1);
                let command = command.and_then(|at| self.commands.get(at));
                match (row, command) {
                    (Some((_, row)), _) => Answer::Inputs(vec![Input::Pick(*row)]),
                    (None, Some(command)) => does(*command),
                    (None, None) => self.off_the_list(app, typed),
                }
            }
            Some(_) => self.off_the_list(app, typed),
            None => match named(app, page, typed) {
                Named::One(input) => Answer::Inputs(vec![input]),
                Named::Several(names) => {
                    let names: Vec<String> = names.into_iter().take(COULD_BE).collect();
                    let names = safe::line(&names.join(", ")).into_owned();
                    let typed = safe::line(typed).into_owned();
                    let values = [("typed", typed.into()), ("names", names.into())];
                    Answer::Say(app.words().with("plain-could-be", &values))
                }
                Named::Nothing => self.off_the_list(app, typed),
            },
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

fn does(command: Command) -> Answer {
    Answer::Inputs(vec![Input::Do(command)])
}

/// A line where a text is asked for: one line, or with `tall` the first of many.
fn text(app: &App, page: &Page, line: &str, tall: bool) -> Answer {
    let typing = page.typing(app.at());
    let before = typing.map(|field| field.text.clone()).unwrap_or_default();
    match line.trim() {
        "e" if tall && app.contexts(page).contains(&Context::OwnEditor) => does(Command::OwnEditor),
        "o" if tall && !before.is_empty() => Answer::Inputs(vec![wrote(String::new())]),
        _ if tall => Answer::Lines { before },
        "s" => Answer::Inputs(vec![wrote(String::new()), Input::Do(Command::Keep)]),
        _ => {
            let typed = safe::typed(line);
            // An empty line keeps what is there.
            let text = if typed.trim().is_empty() {
                before
            } else {
                typed
            };
            Answer::Inputs(vec![wrote(text), Input::Do(Command::Keep)])
        }
    }
}

/// A line where one of `count` choices of a form's field is asked for, or a switch beside it.
fn chosen(app: &App, page: &Page, typed: &str, numbers: Option<Vec<u32>>, count: usize) -> Answer {
    let key = typed.parse::<Key>().ok().filter(|key| {
        let command = app.keymap().command(&app.contexts(page), *key);
        command.is_some_and(|command| switches(page).any(|it| it == command))
    });
    match (numbers, key) {
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
            let values = [("highest", count.into())];
            Answer::Say(app.words().with("plain-type-1-to", &values))
        }
    }
}

/// Whether what is typed is a secret.
pub(super) fn asks_secret(page: &Page, at: usize) -> bool {
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
pub(super) fn goes_back(page: &Page) -> bool {
    let mut hints = page.hints.iter();
    hints.any(|hint| hint.commands.contains(&Command::Back))
}

/// What can be turned on or off beside the fields of a form.
pub(super) fn switches(page: &Page) -> impl Iterator<Item = Command> {
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

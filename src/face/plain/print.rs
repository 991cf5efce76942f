//! A page as sentences. Nothing but ASCII comes from the program; what the person typed stays as it is.

use std::collections::VecDeque;
use std::io::{self, Write};

use super::menu::{Menu, goes_back, switches};
use crate::app::page::{
    Big, Block, ChartKind, Choice, DayState, FieldValue, Fields, Head, List, Mark, Month, Page,
    Question, Table, Veil,
};
use crate::app::{App, Command, Context};
use crate::face::safe;
use crate::words::Words;

/// Prints a page and what can be typed.
///
/// # Errors
/// When nothing more can be written.
pub fn print(out: &mut dyn Write, app: &App, page: &Page, menu: &Menu) -> io::Result<()> {
    let words = app.words();
    let mut printer = Printer {
        out,
        words,
        number: 0,
        numbers: menu.rows.iter().map(|(number, _)| *number).collect(),
        at: app.at(),
        seen: 0,
        asks: menu.asks(),
        reads: false,
    };
    printer.head(&page.head)?;
    for block in &page.blocks {
        printer.block(block)?;
    }
    if let Some(aside) = &page.aside {
        printer.say(aside)?;
    }
    if let Some(foot) = &page.foot {
        printer.say(&full_stop(&foot.left))?;
    }
    printer.commands(page, menu)?;
    printer.how(app, page, menu)
}

/// Prints a page to be read only.
///
/// # Errors
/// When nothing more can be written.
pub fn read(out: &mut dyn Write, app: &App, page: &Page) -> io::Result<()> {
    let words = app.words();
    let mut printer = Printer {
        out,
        words,
        number: 0,
        numbers: VecDeque::new(),
        at: usize::MAX,
        seen: 0,
        asks: false,
        reads: true,
    };
    printer.head(&page.head)?;
    for block in &page.blocks {
        printer.block(block)?;
    }
    match &page.foot {
        Some(foot) => printer.say(&full_stop(&foot.left)),
        None => Ok(()),
    }
}

struct Printer<'a> {
    out: &'a mut dyn Write,
    words: &'a Words,
    /// The number that was given last, and those that the coming rows have.
    number: usize,
    numbers: VecDeque<usize>,
    at: usize,
    /// Rows that the marker can stand on, so far.
    seen: usize,
    asks: bool,
    /// Nothing can be typed, so nothing is numbered.
    reads: bool,
}

impl Printer<'_> {
    fn say(&mut self, text: &str) -> io::Result<()> {
        if text.trim().is_empty() {
            return Ok(());
        }
        writeln!(self.out, "{}", safe::line(text.trim()))
    }

    fn head(&mut self, head: &Head) -> io::Result<()> {
        match head {
            Head::Title { title, .. } => self.say(&full_stop(title)),
            Head::Tabs { at, names, right } => {
                let here = crate::app::page::Tab::ALL
                    .iter()
                    .position(|tab| tab == at)
                    .unwrap_or(0);
                let name = names.get(here).cloned().unwrap_or_default();
                self.say(&full_stop(&name))?;
                self.say(&full_stop(right))
            }
        }
    }

    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Sentence(sentence) => {
                for line in sentence.text.lines() {
                    self.say(line)?;
                }
            }
            Block::List(list) => self.list(list)?,
            Block::Question(question) => self.question(question)?,
            Block::Fields(fields) => self.fields(fields)?,
            Block::Table(table) => self.table(table)?,
            Block::Chart(chart) => {
                for line in &chart.words {
                    self.say(line)?;
                }
                match &chart.kind {
                    ChartKind::Run(_) | ChartKind::Values(_) => {}
                    ChartKind::Bars(bars) if bars.when_asked => {}
                    ChartKind::Bars(bars) => {
                        for row in &bars.rows {
                            let mut parts = vec![row.label.clone()];
                            for (name, cell) in bars.columns.iter().skip(1).zip(&row.cells) {
                                parts.push(format!("{name} {cell}").trim().to_owned());
                            }
                            parts.push(row.note.clone());
                            parts.retain(|part| !part.is_empty());
                            self.row(row.pick, &parts.join(", "))?;
                        }
                    }
                    ChartKind::Ranges(ranges) => {
                        for row in &ranges.rows {
                            self.row(row.pick, &row.words)?;
                        }
                    }
                }
            }
            Block::Month(month) => self.month(month)?,
            Block::Text(field) if !field.text.is_empty() => {
                let so_far = self.words.get("plain-so-far");
                self.say(&so_far)?;
                for line in safe::lines(&field.text).lines() {
                    writeln!(self.out, "{line}")?;
                }
            }
            Block::Text(_) => {}
            Block::Big(Big::Number(number) | Big::Code { number, .. }) => self.say(number)?,
            Block::Notice(notice) => self.say(&notice.text)?,
        }
        self.seen += block.picks();
        Ok(())
    }

    fn row(&mut self, pick: bool, text: &str) -> io::Result<()> {
        let text = full_stop(&safe::line(text.trim()));
        if pick && !self.asks && !self.reads {
            self.number = self.numbers.pop_front().unwrap_or(self.number + 1);
            writeln!(self.out, "{}. {text}", self.number)
        } else {
            self.say(&text)
        }
    }

    fn list(&mut self, list: &List) -> io::Result<()> {
        for row in &list.rows {
            let letter = row
                .key
                .as_ref()
                .is_some_and(|key| key.chars().all(char::is_alphabetic));
            if row.pick && (self.asks || self.reads && letter) {
                continue;
            }
            let mark = match row.mark {
                Mark::None | Mark::Open => String::new(),
                Mark::Done => self.words.get("plain-done"),
                Mark::Part => self.words.get("plain-part"),
                Mark::NotToday => self.words.get("plain-not-today"),
            };
            // "done, 1:05 pm" says it already.
            let said = row.detail.to_lowercase().starts_with(&mark.to_lowercase());
            let parts: Vec<String> = [
                row.label.trim().to_owned(),
                row.detail.trim().to_owned(),
                row.note.trim().to_owned(),
                if said { String::new() } else { mark },
            ]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
            self.row(row.pick, &joined(&parts))?;
        }
        Ok(())
    }

    fn question(&mut self, question: &Question) -> io::Result<()> {
        self.say(&question.ask)?;
        if question.many {
            self.say(question.hint.as_deref().unwrap_or_default())?;
        }
        if let Some(scale) = &question.scale {
            let [low, _, high] = &scale.words;
            for (level, word) in [(scale.lowest, low), (scale.highest, high)] {
                if !word.is_empty() {
                    self.say(&format!("{level}. {word}."))?;
                }
            }
        }
        for choice in question
            .choices
            .iter()
            .filter(|choice| choice.key.chars().all(|c| c.is_ascii_digit()))
        {
            self.choice(choice)?;
        }
        self.say(question.said.as_deref().unwrap_or_default())
    }

    /// A scale that has words at its ends only is one line; all else is a line for each choice.
    fn choices(&mut self, choices: &[Choice]) -> io::Result<()> {
        let [first, .., last] = choices else {
            return choices.iter().try_for_each(|choice| self.choice(choice));
        };
        if choices.iter().all(|choice| !choice.label.is_empty()) {
            return choices.iter().try_for_each(|choice| self.choice(choice));
        }
        let values = [
            ("first", first.key.as_str().into()),
            ("low", first.label.as_str().into()),
            ("last", last.key.as_str().into()),
            ("high", last.label.as_str().into()),
        ];
        let scale = self.words.with("plain-scale", &values);
        let picked = choices.iter().find(|choice| choice.picked);
        let now = picked.map(|choice| {
            let values = [("text", choice.key.as_str().into())];
            self.words.with("plain-now", &values)
        });
        self.say(&scale)?;
        now.map_or(Ok(()), |now| self.say(&now))
    }

    fn choice(&mut self, choice: &Choice) -> io::Result<()> {
        let picked = if choice.picked {
            format!(" {}", self.words.get("plain-picked"))
        } else {
            String::new()
        };
        let label = full_stop(&safe::line(&choice.label));
        writeln!(self.out, "{}. {label}{picked}", choice.key)
    }

    fn fields(&mut self, fields: &Fields) -> io::Result<()> {
        let mut pick = self.seen;
        for row in &fields.rows {
            if !row.pick {
                if let FieldValue::Shown(text) = &row.value {
                    self.say(&full_stop(&format!("{}: {}", row.label, text)))?;
                }
                continue;
            }
            let here = pick == self.at;
            pick += 1;
            match &row.value {
                FieldValue::Shown(text) => self.row(
                    true,
                    &joined(&[format!("{}: {text}", row.label), row.hint.clone()]),
                )?,
                _ if !here => {}
                FieldValue::Text(text) => {
                    self.say(&ask(&row.label))?;
                    self.say(&row.hint)?;
                    if !text.text.is_empty() {
                        let now = self
                            .words
                            .with("plain-now", &[("text", text.text.as_str().into())]);
                        self.say(&now)?;
                    }
                }
                FieldValue::Choices(choices) => {
                    // A hint may be the whole question.
                    if !row.hint.starts_with(&row.label) {
                        self.say(&ask(&row.label))?;
                    }
                    self.say(&row.hint)?;
                    self.choices(choices)?;
                }
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        for row in &table.rows {
            let mut parts = Vec::new();
            for (at, cell) in row.cells.iter().enumerate() {
                let cell = cell.trim();
                if cell.is_empty() {
                    continue;
                }
                match table.columns.get(at).map(|column| column.name.as_str()) {
                    // A row that stands alone says what it is of; one among others begins with its own name, and so
                    // does one that can be opened.
                    Some(name)
                        if !name.is_empty() && (at > 0 || table.rows.len() == 1 && !row.pick) =>
                    {
                        parts.push(format!("{name} {cell}"));
                    }
                    // Columns line numbers up by spaces, which say nothing here.
                    _ => parts.push(cell.replace("  ", " ")),
                }
            }
            self.row(row.pick, &parts.join(", "))?;
        }
        Ok(())
    }

    fn month(&mut self, month: &Month) -> io::Result<()> {
        // Every day that can be opened has the number it has in the month.
        for day in month
            .days
            .iter()
            .filter(|day| day.state != DayState::Future)
        {
            self.row(true, &day.words)?;
        }
        Ok(())
    }

    fn commands(&mut self, page: &Page, menu: &Menu) -> io::Result<()> {
        for command in &menu.commands {
            self.number += 1;
            let id = format!("command-{}.plain", command.name());
            let label = page
                .hints
                .iter()
                .find(|hint| hint.commands.first() == Some(command))
                .map(|hint| hint.label.clone())
                .unwrap_or_default();
            let label = self.words.find(&id, &[]).unwrap_or(label);
            writeln!(
                self.out,
                "{}. {}",
                self.number,
                full_stop(&safe::line(&label))
            )?;
        }
        Ok(())
    }

    /// The line that says what to type.
    fn how(&mut self, app: &App, page: &Page, menu: &Menu) -> io::Result<()> {
        let words = self.words;
        let form = page
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Fields(_)));
        let mut line = if let Some(tall) = menu.text {
            let field = page.typing(self.at);
            let begun = field.is_some_and(|it| !it.text.is_empty());
            let secret = field.is_some_and(|it| it.veil == Veil::Hidden);
            words.get(match (tall, begun) {
                (false, _) if secret && goes_back(page) => "plain-type-secret-back",
                (false, _) if secret => "plain-type-secret",
                (true, true) => "plain-type-more-lines",
                (true, false) => "plain-type-lines",
                (false, _) => "plain-type-line",
            })
        } else if let Some(count) = menu.field {
            words.with("plain-type-1-to", &[("highest", count.into())])
        } else if !menu.answers.is_empty() {
            self.how_to_answer(app, page, menu)
        } else {
            let zero = words.get(if app.depth() == 0 {
                "plain-leave"
            } else {
                "plain-back"
            });
            self.say(&format!("0. {zero}"))?;
            words.get(if page.foot.is_some() {
                "plain-type-hard"
            } else {
                "plain-type-number"
            })
        };
        if app.contexts(page).contains(&Context::OwnEditor) {
            let what = words.get(&format!("command-{}", Command::OwnEditor.name()));
            let values = [("key", "e".into()), ("what", what.into())];
            line.push(' ');
            line.push_str(&words.with("plain-type-letter", &values));
        }
        if menu.field.is_some() {
            let contexts = app.contexts(page);
            for command in switches(page) {
                if let Some(key) = app.keymap().keys_of(command, &contexts).first() {
                    let what = words.get(&format!("command-{}", command.name()));
                    let values = [("key", key.to_string().into()), ("what", what.into())];
                    line.push(' ');
                    line.push_str(&words.with("plain-type-letter", &values));
                }
            }
        }
        if form && menu.asks() {
            line.push(' ');
            line.push_str(&words.get("plain-form-save"));
        }
        self.say(&line)
    }

    fn how_to_answer(&self, app: &App, page: &Page, menu: &Menu) -> String {
        let words = self.words;
        let numbers: Vec<u32> = menu
            .answers
            .iter()
            .filter_map(|(key, _)| key.parse().ok())
            .collect();
        if menu.many {
            return words.get("plain-type-many");
        }
        let scale = page.blocks.iter().find_map(|block| match block {
            Block::Question(question) => question.scale.as_ref(),
            _ => None,
        });
        let (lowest, highest) = match scale {
            Some(scale) => (u32::from(scale.lowest), u32::from(scale.highest)),
            None => (
                numbers.iter().min().copied().unwrap_or_default(),
                numbers.iter().max().copied().unwrap_or_default(),
            ),
        };
        let mut line = words.with(
            "plain-type-answer",
            &[("lowest", lowest.into()), ("highest", highest.into())],
        );
        for (key, row) in &menu.answers {
            if key.chars().all(|c| c.is_ascii_digit()) || key == "s" {
                continue;
            }
            let label = page.blocks.iter().find_map(|block| match block {
                Block::Question(question) => question.choices.get(*row),
                _ => None,
            });
            if let Some(label) = label {
                line.push(' ');
                line.push_str(&words.with(
                    "plain-type-letter",
                    &[
                        ("key", key.as_str().into()),
                        ("what", label.label.trim_end_matches('.').into()),
                    ],
                ));
            }
        }
        let _ = (app, Command::Skip);
        line
    }
}

/// A label as a question: `Name?`
fn ask(label: &str) -> String {
    if label.ends_with(['?', ':', '.']) {
        label.to_owned()
    } else {
        format!("{label}?")
    }
}

fn joined(parts: &[String]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    let mut text = String::new();
    for part in parts {
        if text.is_empty() {
            text.push_str(part);
            continue;
        }
        text.push_str(if text.ends_with(['.', '?', ':']) {
            " "
        } else {
            ". "
        });
        // What follows a full stop begins as a sentence does.
        let mut letters = part.chars();
        text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        text.push_str(letters.as_str());
    }
    text
}

fn full_stop(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '?', ':', '!']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

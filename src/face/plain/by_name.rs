//! What a line names in place of a number: a row of the page, or something that can be done, by its words or by how
//! they begin.

use crate::app::page::{Block, Chart, ChartKind, Page};
use crate::app::pages::menu::ALWAYS;
use crate::app::{App, Input};

/// What was named.
pub enum Named {
    One(Input),
    /// What it could be, as it is shown.
    Several(Vec<String>),
    Nothing,
}

/// Something that can be named.
struct Choice {
    input: Input,
    shown: String,
    /// All that it goes by, ready to be compared.
    names: Vec<String>,
}

/// What `typed` names on `page`. A whole name goes before a beginning, and what stands on the page before the rest.
#[must_use]
pub fn named(app: &App, page: &Page, typed: &str) -> Named {
    let typed = plain(typed);
    if typed.is_empty() {
        return Named::Nothing;
    }
    let mut choices = choices(app, page);
    if let Some(exact) = choices.iter().position(|it| it.names.contains(&typed)) {
        return Named::One(choices.swap_remove(exact).input);
    }
    let mut begin: Vec<Choice> = Vec::new();
    for choice in choices {
        let begins = choice.names.iter().any(|name| name.starts_with(&typed));
        // A row that does what a command does is one thing to the person.
        let known = |it: &Choice| plain(&it.shown) == plain(&choice.shown);
        if begins && !begin.iter().any(known) {
            begin.push(choice);
        }
    }
    match begin.len() {
        0 => Named::Nothing,
        1 => begin
            .pop()
            .map_or(Named::Nothing, |choice| Named::One(choice.input)),
        _ => Named::Several(begin.into_iter().map(|choice| choice.shown).collect()),
    }
}

fn choices(app: &App, page: &Page) -> Vec<Choice> {
    let rows = (0..).zip(labels(page)).map(|(row, label)| Choice {
        input: Input::Pick(row),
        names: vec![plain(&label)],
        shown: label,
    });
    let here = page.hints.iter().filter(|hint| hint.menu);
    let here = here.filter_map(|hint| Some((hint.commands.first().copied()?, Some(&hint.label))));
    // From a hard moment nothing leads away that does not stand on its page.
    let always = ALWAYS.iter().copied().filter(|_| page.foot.is_none());
    let commands = here.chain(always.map(|command| (command, None)));
    let commands = commands.map(|(command, label)| {
        let id = format!("command-{}", command.name());
        let shown = app.words().get(&format!("{id}.plain"));
        let spoken = [
            Some(shown.clone()),
            app.words().find(&id, &[]),
            label.cloned(),
            Some(command.name().to_owned()),
        ];
        Choice {
            input: Input::Do(command),
            names: spoken.into_iter().flatten().map(|it| plain(&it)).collect(),
            shown,
        }
    });
    let named = |choice: &Choice| choice.names.iter().any(|name| !name.is_empty());
    rows.chain(commands).filter(named).collect()
}

/// The words of each row that can be opened, in order.
fn labels(page: &Page) -> Vec<String> {
    let mut labels = Vec::new();
    for block in &page.blocks {
        match block {
            Block::List(list) => {
                let rows = list.rows.iter().filter(|row| row.pick);
                labels.extend(rows.map(|row| row.label.clone()));
            }
            Block::Table(table) => {
                let rows = table.rows.iter().filter(|row| row.pick);
                labels.extend(rows.map(|row| row.cells.first().cloned().unwrap_or_default()));
            }
            Block::Chart(Chart {
                kind: ChartKind::Bars(bars),
                ..
            }) => {
                let rows = bars.rows.iter().filter(|row| row.pick);
                labels.extend(rows.map(|row| row.label.clone()));
            }
            Block::Chart(Chart {
                kind: ChartKind::Ranges(ranges),
                ..
            }) => {
                let rows = ranges.rows.iter().filter(|row| row.pick);
                labels.extend(rows.map(|row| row.label.clone()));
            }
            other => labels.extend(std::iter::repeat_n(String::new(), other.picks())),
        }
    }
    labels
}

/// A name as it is compared: small letters, words with single spaces, no full stop at the end.
fn plain(text: &str) -> String {
    let words: Vec<String> = text
        .trim_end_matches(['.', '?', '!'])
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

//! A page: everything that is to be seen, as plain data. `app` makes it, a face shows it, and both faces have the same
//! pages by construction. Every text in it is ready to be read, but not yet safe for a terminal: faces see to that.

mod charts;
mod rows;

pub use charts::{
    Bar, Bars, Chart, ChartKind, DayState, Ink, Legend, Month, MonthDay, Range, Ranges, RunChart,
    Values,
};
pub use rows::{
    Choice, Column, FieldRow, FieldValue, Fields, List, Mark, Question, Row, Scale, Spark, Table,
    TableRow, TextField, Veil,
};

use super::command::Command;
use super::keymap::Context;

/// What a person sees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub head: Head,
    pub blocks: Vec<Block>,
    /// The commands that work here, the most useful first: the footer, and the plain face's menu.
    pub hints: Vec<Hint>,
    /// What to say of the line in front, for the message row when nothing else is said.
    pub aside: Option<String>,
    /// Shown in place of "hard moment, undo, menu, help, quit" at the bottom, on the hard moment's own pages.
    pub foot: Option<Foot>,
}

/// The bottom row of the hard moment: a number to call, and the way out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foot {
    pub left: String,
    pub right: String,
}

/// The first row.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// One of the five pages: numbers change page. `right` is the day and time.
    Tabs {
        at: Tab,
        names: Vec<String>,
        right: String,
    },
    /// Any other page: numbers answer. The plain face reads the title alone.
    Title { title: String, right: String },
}

impl Default for Head {
    fn default() -> Self {
        Self::Title {
            title: String::new(),
            right: String::new(),
        }
    }
}

/// The five pages with a tab.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Today,
    Goals,
    People,
    LookBack,
    Journal,
}

impl Tab {
    /// All five, in order.
    pub const ALL: [Self; 5] = [
        Self::Today,
        Self::Goals,
        Self::People,
        Self::LookBack,
        Self::Journal,
    ];
}

/// A part of a page. There are at most ten kinds; an eleventh is a design decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Sentence(Sentence),
    List(List),
    Question(Question),
    Fields(Fields),
    Table(Table),
    Chart(Chart),
    Month(Month),
    Text(TextField),
    Big(Big),
    Notice(Notice),
}

/// Words that wrap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence {
    pub text: String,
    pub tone: Tone,
    /// Columns to the left of it.
    pub indent: u16,
}

/// How a sentence is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    /// The name of what follows.
    Heading,
    /// Good to know; a small page may leave it out.
    Quiet,
    /// Strong: what the page is about.
    Strong,
}

impl Block {
    /// A sentence with an empty line after it.
    #[must_use]
    pub fn say(text: impl Into<String>) -> Self {
        Self::Sentence(Sentence {
            text: text.into(),
            tone: Tone::Plain,
            indent: 0,
        })
    }

    /// A heading over what follows.
    #[must_use]
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Sentence(Sentence {
            text: text.into(),
            tone: Tone::Heading,
            indent: 0,
        })
    }

    /// Words that a small page may leave out.
    #[must_use]
    pub fn quiet(text: impl Into<String>) -> Self {
        Self::Sentence(Sentence {
            text: text.into(),
            tone: Tone::Quiet,
            indent: 0,
        })
    }
}

/// Something large: a number to dial by hand, or a square code for a phone camera.
#[derive(Clone, Debug, PartialEq)]
pub enum Big {
    /// A number, spaced, alone.
    Number(String),
    /// A square code.
    Code {
        /// What a phone reads from it, such as `tel:5550142`.
        link: String,
        /// The number as a person reads it; plain lines have only this.
        number: String,
        /// What to do with it.
        words: String,
        /// Said in its place where the window is too small for it.
        small: String,
    },
}

/// Something went wrong: what, whether the words are safe, what can be done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    pub text: String,
}

/// A command that works here.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// One command, or two that belong together (`Up/Down move`).
    pub commands: Vec<Command>,
    /// What it does, in a word or two.
    pub label: String,
    /// Whether the plain face offers it by number on this page; what moves a marker is not offered.
    pub menu: bool,
}

/// Where the keys of a page's rows and texts come from.
#[must_use]
pub fn contexts_of(text: Option<&TextField>, own: &[Context]) -> Vec<Context> {
    let mut contexts = Vec::with_capacity(own.len() + 2);
    if text.is_some() {
        contexts.push(Context::Typing);
    }
    contexts.extend(own);
    contexts
}

impl Page {
    /// A page with a title.
    #[must_use]
    pub fn titled(title: impl Into<String>, right: impl Into<String>) -> Self {
        Self {
            head: Head::Title {
                title: title.into(),
                right: right.into(),
            },
            ..Self::default()
        }
    }

    /// The number of rows that the marker can stand on, over all blocks in order.
    #[must_use]
    pub fn picks(&self) -> usize {
        self.blocks.iter().map(Block::picks).sum()
    }

    /// Whether it says that of something that went wrong.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        self.blocks
            .iter()
            .any(|it| matches!(it, Block::Notice(notice) if notice.text == text))
    }

    /// The text being typed when the marker is on row `at`.
    #[must_use]
    pub fn typing(&self, at: usize) -> Option<&TextField> {
        let alone = self.blocks.iter().find_map(|block| match block {
            Block::Text(text) => Some(text),
            _ => None,
        });
        alone.or_else(|| match self.field(at)? {
            FieldValue::Text(text) => Some(text),
            _ => None,
        })
    }

    /// All texts that can be typed in.
    pub fn texts(&mut self) -> impl Iterator<Item = &mut TextField> {
        self.blocks.iter_mut().flat_map(|block| {
            let (alone, rows) = match block {
                Block::Text(text) => (Some(text), None),
                Block::Fields(fields) => (None, Some(fields.rows.iter_mut())),
                _ => (None, None),
            };
            let of_rows = rows.into_iter().flatten();
            let of_rows = of_rows.filter_map(|row| match &mut row.value {
                FieldValue::Text(text) => Some(text),
                _ => None,
            });
            alone.into_iter().chain(of_rows)
        })
    }

    /// The choices of the field on row `at`, if it has any.
    #[must_use]
    pub fn choices(&self, at: usize) -> &[Choice] {
        match self.field(at) {
            Some(FieldValue::Choices(choices)) => choices,
            _ => &[],
        }
    }

    /// Whether a box stands before row `at`.
    #[must_use]
    pub fn has_box(&self, at: usize) -> bool {
        let mut seen = 0;
        for block in &self.blocks {
            let picks = block.picks();
            if let Some(nth) = at.checked_sub(seen).filter(|nth| *nth < picks) {
                let mark = match block {
                    Block::List(list) => list
                        .rows
                        .iter()
                        .filter(|row| row.pick)
                        .nth(nth)
                        .map(|row| row.mark),
                    Block::Table(table) => table
                        .rows
                        .iter()
                        .filter(|row| row.pick)
                        .nth(nth)
                        .map(|row| row.mark),
                    Block::Question(question) if question.many => {
                        let digits =
                            |choice: &Choice| choice.key.chars().all(|c| c.is_ascii_digit());
                        let boxed = question.choices.get(nth).is_some_and(digits);
                        boxed.then_some(Mark::Open)
                    }
                    _ => None,
                };
                return mark.is_some_and(|mark| mark != Mark::None);
            }
            seen += picks;
        }
        false
    }

    fn field(&self, at: usize) -> Option<&FieldValue> {
        let mut seen = 0;
        for block in &self.blocks {
            if let (Block::Fields(fields), Some(nth)) = (block, at.checked_sub(seen))
                && let Some(row) = fields.rows.iter().filter(|row| row.pick).nth(nth)
            {
                return Some(&row.value);
            }
            seen += block.picks();
        }
        None
    }
}

impl Block {
    /// The number of rows in it that the marker can stand on.
    #[must_use]
    pub fn picks(&self) -> usize {
        match self {
            Self::List(list) => list.rows.iter().filter(|row| row.pick).count(),
            Self::Question(question) => question.choices.len(),
            Self::Fields(fields) => fields.rows.iter().filter(|row| row.pick).count(),
            Self::Table(table) => table.rows.iter().filter(|row| row.pick).count(),
            Self::Chart(Chart {
                kind: ChartKind::Bars(bars),
                ..
            }) => bars.rows.iter().filter(|row| row.pick).count(),
            Self::Chart(Chart {
                kind: ChartKind::Ranges(ranges),
                ..
            }) => ranges.rows.iter().filter(|row| row.pick).count(),
            Self::Month(month) => month
                .days
                .iter()
                .filter(|day| day.state != DayState::Future)
                .count(),
            _ => 0,
        }
    }
}

//! A page: everything that is to be seen, as plain data. `app` makes it, a face shows it, and both faces have the same
//! pages by construction. Every text in it is ready to be read, but not yet safe for a terminal: faces see to that.

use std::rc::Rc;

use super::command::Command;
use super::keymap::Context;
use crate::domain::{Day, Series};

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

/// Rows below each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    pub rows: Vec<Row>,
}

/// One row of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Whether the marker can stand on it, Enter opens it, and the plain face gives it a number.
    pub pick: bool,
    pub mark: Mark,
    /// The key or number that stands before it.
    pub key: Option<String>,
    pub label: String,
    /// Shown to the right where there is room; in plain lines after the label.
    pub detail: String,
    /// A few more words to the right of the detail where there is plenty of room; in plain lines after it.
    pub note: String,
    /// In a low window this row stands in place of the words of the row above it.
    pub instead: bool,
}

impl Row {
    /// A row that can be opened.
    #[must_use]
    pub fn pick(label: impl Into<String>) -> Self {
        Self {
            pick: true,
            label: label.into(),
            ..Self::default()
        }
    }

    /// A row that is only read.
    #[must_use]
    pub fn read(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..Self::default()
        }
    }

    /// The same row with `key` before it.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// The same row with `detail` to the right.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// The same row with a few more words to the right.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The same row, which takes the place of the words above it in a low window.
    #[must_use]
    pub fn instead(mut self) -> Self {
        self.instead = true;
        self
    }

    /// The same row with a box before it.
    #[must_use]
    pub fn mark(mut self, mark: Mark) -> Self {
        self.mark = mark;
        self
    }
}

/// The box before a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    /// `[ ]`
    Open,
    /// `[x]`
    Done,
    /// `[/]`
    Part,
    /// `[-]`
    NotToday,
}

/// A question with its answers. In both faces the same number gives the same answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub ask: String,
    /// A line under it.
    pub hint: Option<String>,
    pub choices: Vec<Choice>,
    /// Several may be picked; Enter goes on.
    pub many: bool,
    /// Set for a range past nine: shown as a scale, typed, and Enter goes on.
    pub scale: Option<Scale>,
    /// Below the answers: "You said 4. Press Enter to keep it".
    pub said: Option<String>,
}

/// An answer that can be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What is typed for it.
    pub key: String,
    pub label: String,
    /// A few words to the right.
    pub detail: String,
    pub picked: bool,
    /// Set apart by an empty line above it, such as "skip".
    pub apart: bool,
}

/// A range of numbers to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    pub lowest: u8,
    pub highest: u8,
    pub value: Option<u8>,
    /// What the lowest, the middle and the highest mean.
    pub words: [String; 3],
}

/// Names with values, some of which can be filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    pub rows: Vec<FieldRow>,
}

/// A name with its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldRow {
    pub label: String,
    pub value: FieldValue,
    /// A few words to the right, or what to type.
    pub hint: String,
    /// Whether the marker can stand on it.
    pub pick: bool,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// Words to read.
    Shown(String),
    /// Words being typed, one line.
    Text(TextField),
    /// One of several: what is typed for each, its words, and whether it is picked.
    Choices(Vec<Choice>),
}

impl Default for FieldValue {
    fn default() -> Self {
        Self::Shown(String::new())
    }
}

/// Words being typed. The full face keeps an editor for the field in front and builds it anew when `revision` differs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextField {
    pub id: String,
    pub revision: u32,
    pub text: String,
    /// Where the cursor is, in characters from the start of the text.
    pub cursor: usize,
    /// Many lines, with word wrap; else one.
    pub tall: bool,
}

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The names of the columns; a name of "" is not read out.
    pub columns: Vec<Column>,
    pub rows: Vec<TableRow>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    pub name: String,
    /// How wide it wants to be; 0: what is left.
    pub width: u16,
    /// Left out first where room is short; 0 is never left out.
    pub spare: u8,
}

/// A row of a table: a cell for each column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    pub cells: Vec<String>,
    pub pick: bool,
    pub mark: Mark,
    /// What of the last cell was looked for: first byte, and the byte after the last.
    pub found: Vec<(usize, usize)>,
    pub spark: Option<Spark>,
}

/// Small bars in a cell, a hint beside a number; plain lines leave it out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spark {
    /// The column it stands in, whose cell is empty.
    pub column: usize,
    /// How high each bar is, in eighths, 1 to 8; none: nothing was written.
    pub eighths: Vec<Option<u8>>,
}

/// A chart. The sentence that says the same stands above it, in `words`.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub words: Vec<String>,
    pub kind: ChartKind,
}

/// The kinds of chart.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartKind {
    /// Levels over days. The first is in front; the others stand below it where there is plenty of room, and plain
    /// lines leave them out.
    Run(Vec<RunChart>),
    /// Counts against each other, a bar a row.
    Bars(Bars),
    /// Now against the usual, a range a row.
    Ranges(Ranges),
}

/// Which of the four series colours and marks a chart has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    #[default]
    First,
    Second,
    Third,
    Fourth,
}

/// Levels over days: dots, a seven-day average, a usual range. A day without a value is blank.
#[derive(Clone, Debug, PartialEq)]
pub struct RunChart {
    /// What stands above it where several are shown: the name, the average and the usual range.
    pub title: String,
    /// What stands above it in a low window, in place of the chart's words.
    pub brief: String,
    pub ink: Ink,
    pub lowest: u8,
    pub highest: u8,
    /// Levels that have a word at the axis, each with it.
    pub axis: Vec<(u8, String)>,
    /// The levels, those of the week before `from` too: the average of the first days needs them. A face packs the
    /// days into the columns it has.
    pub series: Rc<Series>,
    /// The first day shown.
    pub from: Day,
    /// The last day shown.
    pub to: Day,
    /// The usual range, from when there is one.
    pub band: Option<(f64, f64)>,
    /// Days that have a name below the axis, oldest first.
    pub ticks: Vec<(Day, String)>,
    /// The name of the last day.
    pub until: String,
    /// The day that is being read.
    pub point: Option<Day>,
    pub legend: Legend,
}

/// The words of a run chart's legend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    pub dots: String,
    /// What a dot is where several days share one; `#` stands for how many.
    pub packed: String,
    pub line: String,
    pub band: String,
    pub blank: String,
}

/// Bars below each other on one scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// The name over the labels, and the names over the numbers.
    pub columns: Vec<String>,
    pub rows: Vec<Bar>,
    /// What a full bar, and the second part of it, and what was planned but not done, mean; "" leaves one out.
    pub legend: [String; 3],
    /// Numbers over the bars, from 0 to the highest.
    pub ruler: bool,
    /// Plain lines say only the words; the page lists the rows when that is asked for.
    pub when_asked: bool,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    pub label: String,
    /// How long it is.
    pub value: f64,
    /// The part of another kind that follows.
    pub second: f64,
    /// How long it was meant to be; `│` marks it. 0: nothing was planned.
    pub planned: f64,
    /// The words and numbers to the right, one for each column after the first.
    pub cells: Vec<String>,
    /// A word to the right of all: "week off".
    pub note: String,
    pub pick: bool,
}

/// Where something is now, against a usual range, a row each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranges {
    pub lowest: u8,
    pub highest: u8,
    /// What stands over the lowest, the middle and the highest level, and over the numbers.
    pub head: [String; 4],
    pub rows: Vec<Range>,
    /// What the dot and the range are, in words.
    pub legend: [String; 2],
}

/// One range.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Range {
    pub label: String,
    pub now: Option<f64>,
    /// The same as it is to be read; empty without one.
    pub number: String,
    /// Low end, middle and high end of the usual range.
    pub usual: Option<(f64, f64, f64)>,
    /// "above", "usual".
    pub word: String,
    /// The whole of it in words, for plain lines and for the message row.
    pub words: String,
    pub pick: bool,
}

/// A month of days. The marker can stand on every day that is not in the future.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Month {
    /// The short names of the days of the week, in the person's order.
    pub weekdays: Vec<String>,
    /// Empty cells before the first day.
    pub before: usize,
    /// All days of the month, the first first.
    pub days: Vec<MonthDay>,
    /// What the marks of a check-in, of none, and of the marker mean.
    pub legend: [String; 3],
}

/// One day of a month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MonthDay {
    /// A level, `today`, or nothing.
    pub text: String,
    pub state: DayState,
    /// The whole of it in words, for plain lines.
    pub words: String,
}

/// What a day of the month holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DayState {
    /// A check-in.
    Checked,
    /// None, and that is fine.
    #[default]
    Empty,
    /// Not here yet.
    Future,
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

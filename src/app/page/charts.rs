//! The parts of a page that are drawn: charts, and a month of days.

use std::rc::Rc;

use crate::domain::{Day, Series};

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
    /// Values of any size over days, with a line at the one that is aimed for.
    Values(Values),
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

/// Values over days. A day without one is blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    /// What stands above it in a low window, in place of the chart's words.
    pub brief: String,
    /// The numbers of the axis with their words, lowest first; two or more.
    pub axis: Vec<(f64, String)>,
    pub series: Rc<Series>,
    /// The first day shown.
    pub from: Day,
    /// The last day shown.
    pub to: Day,
    /// Where the person wants it to go.
    pub aim: Option<f64>,
    /// The names of the first and the last day.
    pub ends: [String; 2],
    /// What a dot is, and what the line is.
    pub legend: [String; 2],
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

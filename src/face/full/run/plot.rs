//! A run chart without its axes: how the days lie on the columns, and the dots, line and band.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::ladder::{Axis, Ladder};
use crate::app::page::RunChart;
use crate::config::ChartStyle;
use crate::domain::Day;
use crate::face::full::canvas::{Drawn, Room};
use crate::face::full::fine::Fine;
use crate::face::full::theme::Theme;
use crate::face::width;
use crate::insight::{Slot, average_on, slots};

/// The most columns of a day.
const WIDEST: usize = 12;
/// From so many days a dot on, the dots say what the line would.
pub(super) const ENOUGH: i64 = 4;

/// How the days lie on the columns.
pub(super) struct Columns {
    pub(super) slots: Vec<Slot>,
    /// Columns of a slot; of half the width of a cell where it is drawn finely.
    pub(super) each: usize,
    /// Days of a slot.
    pub(super) days: i64,
}

impl Columns {
    pub(super) fn of(chart: &RunChart, room: usize, fine: bool) -> Self {
        let room = room.max(1) * if fine { 2 } else { 1 };
        let days = usize::try_from(chart.to.since(chart.from) + 1).unwrap_or(0);
        let most = if fine { WIDEST * 2 } else { WIDEST };
        let each = (room / days.max(1)).clamp(1, most);
        let slots = slots(&chart.series, chart.from, chart.to, room);
        let days = slots.last().map_or(1, |slot| slot.to.since(slot.from) + 1);
        Self { slots, each, days }
    }

    /// The first column of the slot that `day` is in.
    pub(super) fn of_day(&self, day: Day) -> Option<usize> {
        let at = self.slots.partition_point(|slot| slot.to < day);
        self.slots.get(at).filter(|slot| slot.from <= day)?;
        Some(at * self.each)
    }
}

#[derive(Clone, Copy)]
struct Cell {
    mark: char,
    style: Style,
}

/// A chart without its axes.
pub(super) struct Plot {
    grid: Vec<Vec<Cell>>,
    columns: Columns,
    /// Columns on the screen.
    pub(super) width: usize,
    /// Days that share a dot.
    pub(super) days: i64,
    /// Whether a column is half a cell.
    fine: bool,
    /// The row and column of the day that is being read.
    point: Option<(usize, usize)>,
}

impl Plot {
    pub(super) fn of(chart: &RunChart, ladder: &Ladder, room: usize, theme: &Theme) -> Self {
        let fine = theme.chart == ChartStyle::Fine;
        let columns = Columns::of(chart, room, fine);
        let wide = columns.slots.len() * columns.each;
        let width = if fine { wide.div_ceil(2) } else { wide };
        let blank = Cell {
            mark: ' ',
            style: Style::new(),
        };
        let mut plot = Self {
            grid: vec![vec![blank; width]; ladder.rows],
            days: columns.days,
            columns,
            width,
            fine,
            point: None,
        };
        plot.band(chart, ladder, theme);
        if fine {
            plot.finely(chart, ladder, theme);
        } else {
            plot.dots(chart, ladder, theme);
        }
        plot
    }

    fn put(&mut self, row: usize, column: usize, mark: &str, style: Style) {
        let cell = self.grid.get_mut(row).and_then(|row| row.get_mut(column));
        if let (Some(cell), Some(mark)) = (cell, mark.chars().next()) {
            *cell = Cell { mark, style };
        }
    }

    /// Shades the rows that lie within the usual range; when none does, the one nearest to its middle.
    fn band(&mut self, chart: &RunChart, ladder: &Ladder, theme: &Theme) {
        let Some((low, high)) = chart.band else {
            return;
        };
        let within = |row: &usize| (low..=high).contains(&ladder.value(*row));
        let mut rows: Vec<usize> = (0..ladder.rows).filter(within).collect();
        if rows.is_empty() {
            rows.push(ladder.row(f64::midpoint(low, high)));
        }
        for row in rows {
            for column in 0..self.width {
                self.put(row, column, theme.marks.band, theme.quiet);
            }
        }
    }

    fn dots(&mut self, chart: &RunChart, ladder: &Ladder, theme: &Theme) {
        let (ink, each) = (theme.ink(chart.ink), self.columns.each);
        let days: Vec<(usize, Slot)> = (0..).zip(self.columns.slots.clone()).collect();
        for (at, slot) in days {
            if let Some(row) = self.average(chart, &slot).map(|value| ladder.row(value)) {
                for column in at * each..(at + 1) * each {
                    self.put(row, column, theme.marks.line, ink);
                }
            }
            if let Some(values) = slot.values {
                let (row, column) = (ladder.row(values.mean), at * each);
                self.put(row, column, theme.dot(chart.ink), ink);
                self.read(chart, &slot, row, column, ink);
            }
        }
    }

    /// The same in dots of an eighth of a cell.
    fn finely(&mut self, chart: &RunChart, ladder: &Ladder, theme: &Theme) {
        let (ink, each) = (theme.ink(chart.ink), self.columns.each);
        let mut fine = Fine::new(self.width, ladder.rows);
        let slots = self.columns.slots.clone();
        let mut before = None;
        for (at, slot) in slots.iter().enumerate() {
            let average = self.average(chart, slot);
            let line = average.map(|value| fine.line(ladder.below(value)));
            if let Some(line) = line {
                let from = before.unwrap_or(line);
                fine.column(at * each, from, line);
                for column in at * each..(at + 1) * each {
                    fine.set(column, line);
                }
            }
            before = line;
        }
        for (at, slot) in slots.iter().enumerate() {
            // Where several days share a dot, the line says it; alone it would be lost among the dots.
            let said = self.days > 1 && self.average(chart, slot).is_some();
            if let Some(values) = slot.values.filter(|_| !said) {
                fine.dot(at * each, fine.line(ladder.below(values.mean)), each.min(2));
            }
        }
        for (row, column, mark) in fine.cells() {
            self.put(row, column, mark.encode_utf8(&mut [0; 4]), ink);
        }
        for (at, slot) in slots.iter().enumerate() {
            if let Some(values) = slot.values {
                self.read(chart, slot, ladder.row(values.mean), at * each / 2, ink);
            }
        }
    }

    /// The average at the end of a slot. Where a slot has a week or more, its dot is an average already.
    fn average(&self, chart: &RunChart, slot: &Slot) -> Option<f64> {
        (self.days < ENOUGH)
            .then(|| average_on(&chart.series, slot.to))
            .flatten()
            .map(|average| average.mean)
    }

    /// Sets off the day that is being read.
    fn read(&mut self, chart: &RunChart, slot: &Slot, row: usize, column: usize, style: Style) {
        if chart
            .point
            .is_some_and(|day| (slot.from..=slot.to).contains(&day))
        {
            self.point = Some((row, column));
            if let Some(cell) = self.grid.get_mut(row).and_then(|row| row.get_mut(column)) {
                cell.style = style.add_modifier(Modifier::BOLD | Modifier::REVERSED);
            }
        }
    }

    /// Draws the rows with the names of their levels before them.
    pub(super) fn draw(
        &self,
        chart: &RunChart,
        ladder: &Ladder,
        axis: &Axis,
        mark: &str,
        theme: &Theme,
        drawn: &mut Drawn,
    ) {
        if let Some((row, column)) = self.point {
            drawn.picks = vec![(
                drawn.lines.len() + row,
                axis.width + width::of(mark) + column,
            )];
        }
        for (at, cells) in self.grid.iter().enumerate() {
            let mut spans = vec![
                Span::styled(axis.name(chart, ladder.value(at)), theme.text),
                Span::styled(mark.to_owned(), theme.quiet),
            ];
            for same in cells.chunk_by(|one, other| one.style == other.style) {
                let text: String = same.iter().map(|cell| cell.mark).collect();
                let style = same.first().map(|cell| cell.style).unwrap_or_default();
                spans.push(Span::styled(text, style));
            }
            drawn.lines.push(Line::from(spans));
        }
    }

    /// The line below the rows, with a mark at some days, and their names below it.
    pub(super) fn floor(
        &self,
        chart: &RunChart,
        axis: &Axis,
        room: &Room<'_>,
    ) -> [Line<'static>; 2] {
        let marks = room.theme.marks;
        let cell = |column: usize| if self.fine { column / 2 } else { column };
        let ticks: Vec<(usize, &str)> = chart
            .ticks
            .iter()
            .filter_map(|(day, name)| Some((cell(self.columns.of_day(*day)?), name.as_str())))
            .collect();
        let ticks = apart(&ticks);
        let mut floor = format!("{}{}", " ".repeat(axis.width), marks.corner);
        for column in 0..self.width {
            let tick = ticks.iter().any(|(at, _)| *at == column);
            floor.push_str(if tick { marks.tick } else { marks.floor });
        }
        let before = axis.width + 1;
        let mut names = String::new();
        for (at, name) in ticks {
            let at = (before + at).min(room.width.saturating_sub(width::of(name) + 1));
            let gap = at.saturating_sub(width::of(&names));
            names.push_str(&" ".repeat(gap));
            names.push_str(name);
        }
        [
            Line::styled(floor, room.theme.quiet),
            Line::styled(names, room.theme.text),
        ]
    }
}

/// Every tick, or every second, or every third, whatever leaves room between their names. The newest stays.
pub(super) fn apart<'a>(ticks: &[(usize, &'a str)]) -> Vec<(usize, &'a str)> {
    let every = |step: usize| -> Vec<(usize, &'a str)> {
        let mut kept: Vec<_> = ticks.iter().rev().step_by(step).copied().collect();
        kept.reverse();
        kept
    };
    (1..=ticks.len())
        .map(every)
        .find(|kept| {
            kept.windows(2).all(|pair| match pair {
                [(at, name), (next, _)] => at + width::of(name) < *next,
                _ => true,
            })
        })
        .unwrap_or_default()
}

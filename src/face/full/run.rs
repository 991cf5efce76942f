//! Run charts: levels over days as dots, their seven-day average as a line, the usual range as a band.
//!
//! A day without a value is blank, and nothing is drawn across it. Rows stand for half steps where the height allows.
//! A day takes as many columns as there are; where there are too few, several days share one.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use super::fine::Fine;
use super::theme::Theme;
use crate::app::page::RunChart;
use crate::config::ChartStyle;
use crate::domain::Day;
use crate::face::width;
use crate::insight::{Slot, average_on, slots};

/// Below this many lines a page has no room for words, axis and legend.
const LOW: usize = 12;
/// The most rows of a chart.
const TALLEST: usize = 13;
/// Fewer rows than this say little; a chart with less room gives up its words and its legend.
const LEAST: usize = 5;
/// The most columns of a day.
const WIDEST: usize = 12;
/// The most columns of a level's name.
const NAME: usize = 16;
/// From so many days a dot on, the dots say what the line would.
const ENOUGH: i64 = 4;

/// Draws the first of `charts` with `words` above it, or several with their titles where there is plenty of room.
/// `above` lines of the page stand above.
#[must_use]
pub fn run(charts: &[RunChart], words: &[String], room: &Room<'_>, above: usize) -> Drawn {
    let Some((front, others)) = charts.split_first() else {
        return Drawn::default();
    };
    let height = room.height.saturating_sub(above);
    if room.theme.chart == ChartStyle::Words {
        return in_words(others, words, room);
    }
    if room.tight || room.height < LOW {
        return low(front, room, height);
    }
    let fitting = fitting(charts, height);
    if room.wide() && fitting.len() > 1 {
        together(fitting, room, height)
    } else {
        alone(front, words, room, height)
    }
}

fn in_words(others: &[RunChart], words: &[String], room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    for sentence in words {
        drawn.words(sentence, 1, room, room.theme.text);
    }
    if !room.tight && !others.is_empty() {
        drawn.gap();
        for other in others {
            drawn.words(&other.title, 1, room, room.theme.text);
        }
    }
    drawn
}

/// One chart in a low window: what matters most in a line, and rows as close as they come.
fn low(chart: &RunChart, room: &Room<'_>, height: usize) -> Drawn {
    let mut drawn = Drawn::default();
    drawn.words(&chart.brief, 1, room, room.theme.text);
    let left = height.saturating_sub(drawn.lines.len() + 1);
    let most = if room.tight { left } else { left.max(LEAST) };
    if most < 2 {
        return drawn;
    }
    let ladder = Ladder::of(chart, most.min(TALLEST));
    let axis = Axis::of(std::slice::from_ref(chart), false);
    let until = width::of(&chart.until) + 1;
    let plot = Plot::of(
        chart,
        &ladder,
        axis.room(room).saturating_sub(until),
        room.theme,
    );
    plot.draw(
        chart,
        &ladder,
        &axis,
        room.theme.marks.axis_low,
        room.theme,
        &mut drawn,
    );
    let marks = room.theme.marks;
    let before = " ".repeat(axis.width);
    let floor = format!("{before}{}{}", marks.corner, marks.floor.repeat(plot.width));
    drawn.lines.push(Line::from(vec![
        Span::styled(floor, room.theme.quiet),
        Span::styled(format!(" {}", chart.until), room.theme.text),
    ]));
    let legend = legend(chart, plot.days, room);
    if drawn.lines.len() + legend.len() < height {
        drawn.lines.extend(legend);
    }
    drawn
}

/// One chart with its words above it.
fn alone(chart: &RunChart, words: &[String], room: &Room<'_>, height: usize) -> Drawn {
    let mut drawn = Drawn::default();
    drawn.words(&words.join(" "), 1, room, room.theme.text);
    drawn.gap();
    let axis = Axis::of(std::slice::from_ref(chart), !room.narrow());
    let wide = axis.room(room);
    let fine = room.theme.chart == ChartStyle::Fine;
    let legend = legend(chart, Columns::of(chart, wide, fine).days, room);
    let left = height.saturating_sub(drawn.lines.len() + 2 + legend.len());
    let ladder = Ladder::of(chart, left.clamp(LEAST, TALLEST));
    let plot = Plot::of(chart, &ladder, wide, room.theme);
    plot.draw(
        chart,
        &ladder,
        &axis,
        room.theme.marks.axis,
        room.theme,
        &mut drawn,
    );
    drawn.lines.extend(plot.floor(chart, &axis, room));
    drawn.lines.extend(legend);
    drawn
}

/// As many of `charts` as fit below each other with rows of half steps.
fn fitting(charts: &[RunChart], height: usize) -> &[RunChart] {
    let mut used = 2;
    let count = charts
        .iter()
        .enumerate()
        .take_while(|(at, chart)| {
            used += 1 + Ladder::of(chart, TALLEST).rows + usize::from(*at > 0);
            used <= height
        })
        .count();
    charts.get(..count).unwrap_or_default()
}

/// Several charts below each other on one time axis. Lines over each other could be told apart by colour only.
fn together(charts: &[RunChart], room: &Room<'_>, height: usize) -> Drawn {
    let mut drawn = Drawn::default();
    let axis = Axis::of(charts, true);
    let wide = axis.room(room);
    for (at, chart) in charts.iter().enumerate() {
        if at > 0 {
            drawn.gap();
        }
        drawn.words(&chart.title, 1, room, room.theme.heading);
        let ladder = Ladder::of(chart, TALLEST);
        let plot = Plot::of(chart, &ladder, wide, room.theme);
        plot.draw(
            chart,
            &ladder,
            &axis,
            room.theme.marks.axis,
            room.theme,
            &mut drawn,
        );
        if at + 1 == charts.len() {
            drawn.lines.extend(plot.floor(chart, &axis, room));
            let legend = legend(chart, plot.days, room);
            if drawn.lines.len() + legend.len() <= height {
                drawn.lines.extend(legend);
            }
        }
    }
    drawn
}

/// The rows of a chart, from the highest level down.
struct Ladder {
    highest: f64,
    span: f64,
    rows: usize,
}

impl Ladder {
    /// As many rows as `most` allows, of half steps, whole ones, or wider ones that divide the range.
    fn of(chart: &RunChart, most: usize) -> Self {
        let span = chart.highest.saturating_sub(chart.lowest).max(1);
        let halves = usize::from(span) * 2;
        let rows = (1..=halves)
            .filter(|step| halves.is_multiple_of(*step))
            .map(|step| halves / step + 1)
            .find(|rows| *rows <= most)
            .unwrap_or(2);
        Self {
            highest: f64::from(chart.highest),
            span: f64::from(span),
            rows,
        }
    }

    fn steps(&self) -> f64 {
        columns_as_f64(self.rows - 1)
    }

    /// How far below the highest row `value` lies, in rows.
    fn below(&self, value: f64) -> f64 {
        (self.highest - value) / self.span * self.steps()
    }

    fn row(&self, value: f64) -> usize {
        whole(self.below(value).round()).min(self.rows - 1)
    }

    /// The level that row `row` stands for.
    fn value(&self, row: usize) -> f64 {
        self.highest - columns_as_f64(row) * self.span / self.steps()
    }
}

/// The names of levels at the left.
struct Axis {
    /// Columns up to the axis itself.
    width: usize,
    digits: usize,
    named: bool,
}

impl Axis {
    /// The same for all of `charts`, so that their days stand below each other.
    fn of(charts: &[RunChart], named: bool) -> Self {
        let highest = charts.iter().map(|chart| chart.highest).max().unwrap_or(1);
        let digits = highest.to_string().len();
        let names = charts.iter().flat_map(|chart| &chart.axis);
        let name = names.map(|(_, name)| width::of(name)).max().unwrap_or(0);
        Self {
            width: 2 + digits + if named { name.min(NAME) } else { 0 },
            digits,
            named,
        }
    }

    /// Columns right of the axis.
    fn room(&self, room: &Room<'_>) -> usize {
        room.width.saturating_sub(self.width + 2)
    }

    /// `5 very good`, for a row that stands for a whole level.
    fn name(&self, chart: &RunChart, value: f64) -> String {
        let level = value.round();
        if (value - level).abs() > f64::EPSILON * 16.0 {
            return " ".repeat(self.width);
        }
        let name = chart
            .axis
            .iter()
            .find(|(at, _)| self.named && f64::from(*at).total_cmp(&level).is_eq())
            .map(|(_, name)| name.as_str())
            .unwrap_or_default();
        let digits = self.digits;
        let text = format!(" {level:>digits$} {name}");
        width::fit(&text, self.width)
    }
}

/// How the days lie on the columns.
struct Columns {
    slots: Vec<Slot>,
    /// Columns of a slot; of half the width of a cell where it is drawn finely.
    each: usize,
    /// Days of a slot.
    days: i64,
}

impl Columns {
    fn of(chart: &RunChart, room: usize, fine: bool) -> Self {
        let room = room.max(1) * if fine { 2 } else { 1 };
        let days = usize::try_from(chart.to.since(chart.from) + 1).unwrap_or(0);
        let most = if fine { WIDEST * 2 } else { WIDEST };
        let each = (room / days.max(1)).clamp(1, most);
        let slots = slots(&chart.series, chart.from, chart.to, room);
        let days = slots.last().map_or(1, |slot| slot.to.since(slot.from) + 1);
        Self { slots, each, days }
    }

    /// The first column of the slot that `day` is in.
    fn of_day(&self, day: Day) -> Option<usize> {
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
struct Plot {
    grid: Vec<Vec<Cell>>,
    columns: Columns,
    /// Columns on the screen.
    width: usize,
    /// Days that share a dot.
    days: i64,
    /// Whether a column is half a cell.
    fine: bool,
    /// The row and column of the day that is being read.
    point: Option<(usize, usize)>,
}

impl Plot {
    fn of(chart: &RunChart, ladder: &Ladder, room: usize, theme: &Theme) -> Self {
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
    fn draw(
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
    fn floor(&self, chart: &RunChart, axis: &Axis, room: &Room<'_>) -> [Line<'static>; 2] {
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
fn apart<'a>(ticks: &[(usize, &'a str)]) -> Vec<(usize, &'a str)> {
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

/// What the marks mean, in as many lines as it takes. A dot stands for `days` days.
fn legend(chart: &RunChart, days: i64, room: &Room<'_>) -> Vec<Line<'static>> {
    let (theme, marks) = (room.theme, room.theme.marks);
    let ink = theme.ink(chart.ink);
    let fine = theme.chart == ChartStyle::Fine;
    let dots = if days > 1 {
        chart.legend.packed.replace('#', &days.to_string())
    } else {
        chart.legend.dots.clone()
    };
    let dot = if fine {
        if days > 1 { "⠂" } else { "⠛" }
    } else {
        theme.dot(chart.ink)
    };
    let line = if fine { "⠒⠒" } else { marks.line };
    let items = [
        Some((dot, ink, dots)),
        (days < ENOUGH).then(|| (line, ink, chart.legend.line.clone())),
        chart
            .band
            .map(|_| (marks.band, theme.quiet, chart.legend.band.clone())),
        Some(("", theme.text, chart.legend.blank.clone())),
    ];
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut used = 0;
    for (mark, style, text) in items.into_iter().flatten() {
        let text = if mark.is_empty() {
            text
        } else {
            format!(" {text}")
        };
        let wide = width::of(mark) + width::of(&text);
        let gap = if used == 0 || used + 3 + wide >= room.width {
            lines.push(Line::default());
            used = 0;
            1
        } else {
            3
        };
        used += gap + wide;
        if let Some(line) = lines.last_mut() {
            line.spans.push(Span::raw(" ".repeat(gap)));
            line.spans.push(Span::styled(mark.to_owned(), style));
            line.spans.push(Span::styled(text, theme.text));
        }
    }
    lines
}

/// A small number, such as of columns, for reckoning.
fn columns_as_f64(columns: usize) -> f64 {
    f64::from(u32::try_from(columns).unwrap_or(u32::MAX))
}

/// A small number, 0 or more, as a count; what is not one is 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast keeps within the bounds, and rows are few"
)]
fn whole(value: f64) -> usize {
    value.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::app::page::{Ink, Legend};
    use crate::config::{Config, Marks};
    use crate::domain::Series;
    use crate::env::{Clock, Env};
    use proptest::prelude::*;

    fn day(days: i64) -> Day {
        "2022-11-01".parse::<Day>().expect("a day").plus(days)
    }

    fn theme(chart: ChartStyle) -> Theme {
        let config = Config {
            chart,
            marks: Marks::Unicode,
            ..Config::default()
        };
        let at = chrono::DateTime::parse_from_rfc3339("2022-11-22T20:14:00-05:00");
        let env = Env {
            journal: None,
            config: None,
            clock: Clock::Pinned {
                at: at.expect("an instant"),
                today: None,
            },
            terminal: [true; 3],
            secrets: crate::env::Secrets::default(),
            dumb: false,
            accessible: false,
            no_color: false,
            many_colors: true,
            light_background: false,
            editor: None,
            program: None,
            memory: Vec::new(),
            in_force: crate::guard::InForce::default(),
        };
        Theme::new(&config, &env, true)
    }

    /// A character a day: a digit is its level, anything else is no check-in.
    fn drawn(days: &str, lowest: u8, highest: u8) -> RunChart {
        let values = (0..).zip(days.chars()).filter_map(|(at, value)| {
            let value = value.to_digit(10)?;
            Some((day(at), f64::from(value)))
        });
        let count = i64::try_from(days.len()).expect("few");
        RunChart {
            title: "Mood: this week 3".to_owned(),
            brief: "Last 7 days 3.".to_owned(),
            ink: Ink::First,
            lowest,
            highest,
            axis: vec![(highest, "very good".to_owned())],
            series: Rc::new(Series::new(values)),
            from: day(0),
            to: day(count - 1),
            band: None,
            ticks: vec![(day(0), "1 Nov".to_owned())],
            until: "21 Nov".to_owned(),
            point: None,
            legend: Legend::default(),
        }
    }

    fn lines(chart: &RunChart, width: usize, height: usize, tight: bool) -> Vec<String> {
        let theme = theme(ChartStyle::Dots);
        let room = Room {
            width,
            height,
            theme: &theme,
            at: None,
            tight,
        };
        let drawn = run(std::slice::from_ref(chart), &[], &room, 0);
        let text = |line: Line<'static>| line.to_string().trim_end().to_owned();
        drawn.lines.into_iter().map(text).collect()
    }

    #[test]
    fn a_gap_is_left_blank_and_nothing_is_drawn_across_it() {
        let low = lines(&drawn("5.1", 1, 5), 20, 7, true);
        // Three days of two columns each; too few of them for an average.
        assert_eq!(low[1], " 5 │●");
        assert_eq!(low[3], " 3 │");
        assert_eq!(low[5], " 1 │    ●");
        let marks = low.iter().flat_map(|line| line.matches(['●', '━'])).count();
        assert_eq!(marks, 2);
    }

    #[test]
    fn the_average_stops_where_a_week_has_fewer_than_three_answers() {
        let chart = drawn("333..........", 1, 5);
        let low = lines(&chart, 40, 7, true);
        // Third to seventh day: from three answers on, while all three are within the week.
        assert_eq!(low[3], " 3 │● ● ●━━━━━━━━━");
    }

    #[test]
    fn every_level_has_its_row_also_from_nought_to_ten() {
        let days = "0123456789";
        let chart = RunChart {
            axis: Vec::new(),
            ..drawn(days, 0, 10)
        };
        let rows = lines(&chart, 80, 18, false);
        let names = rows.iter().filter_map(|line| line.split_once('┤'));
        let names: Vec<&str> = names.map(|(name, _)| name.trim()).collect();
        assert_eq!(
            names,
            ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"]
        );
        let low = lines(&chart, 40, 7, true);
        assert_eq!(low.len(), 7);
        assert!(low[1].starts_with(" 10 │"), "{low:#?}");
        assert!(low[5].starts_with("  0 │●"), "{low:#?}");
    }

    #[test]
    fn rows_are_half_steps_where_the_height_allows_and_whole_ones_where_it_does_not() {
        let chart = drawn("12345", 1, 5);
        let rows = |most| Ladder::of(&chart, most).rows;
        assert_eq!(
            [rows(20), rows(9), rows(8), rows(5), rows(4), rows(2)],
            [9, 9, 5, 5, 3, 2]
        );
    }

    #[test]
    fn days_take_as_many_columns_as_there_are_and_share_them_where_there_are_too_few() {
        let of = |days: usize, room| {
            let columns = Columns::of(&drawn(&"3".repeat(days), 1, 5), room, false);
            (columns.slots.len(), columns.each, columns.days)
        };
        assert_eq!(of(7, 63), (7, 9, 1));
        assert_eq!(of(7, 105), (7, 12, 1));
        assert_eq!(of(28, 63), (28, 2, 1));
        assert_eq!(of(56, 63), (56, 1, 1));
        assert_eq!(of(91, 63), (46, 1, 2));
        assert_eq!(of(365, 63), (61, 1, 6));
        assert_eq!(of(3652, 63), (63, 1, 58));
    }

    #[test]
    fn only_as_many_days_are_named_as_there_is_room_for() {
        let ticks: Vec<(usize, &str)> = (0..6).map(|at| (at * 4, "31 Oct")).collect();
        assert_eq!(
            apart(&ticks),
            [(4, "31 Oct"), (12, "31 Oct"), (20, "31 Oct")]
        );
        assert_eq!(apart(&[(0, "1 Nov"), (6, "7 Nov")]).len(), 2);
        assert_eq!(apart(&[]), []);
    }

    proptest! {
        #[test]
        fn a_chart_stays_within_its_room(
            days in "[1-5.]{1,400}",
            width in 1_usize..200,
            height in 0_usize..60,
            tight: bool,
            style in 0_usize..4,
        ) {
            let styles = [ChartStyle::Dots, ChartStyle::Fine, ChartStyle::Ascii, ChartStyle::Words];
            let theme = theme(styles[style]).of_charts();
            let room = Room { width, height, theme: &theme, at: None, tight };
            let chart = RunChart { band: Some((2.0, 3.0)), point: Some(day(0)), ..drawn(&days, 1, 5) };
            let words = ["The last 7 days average 3.".to_owned()];
            let drawn = run(&[chart.clone(), chart.clone(), chart], &words, &room, 0);
            if width >= 20 {
                if tight && height > 1 && style < 3 {
                    prop_assert!(drawn.lines.len() <= height, "{} of {height}", drawn.lines.len());
                }
                for line in &drawn.lines {
                    prop_assert!(line.width() <= width, "{} of {width}: {line}", line.width());
                }
            }
        }
    }
}

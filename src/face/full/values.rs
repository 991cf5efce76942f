//! Values over days as dots, with a line at the value that the person wants to reach: weight, savings, minutes a week.
//!
//! A day without a value is blank, and nothing is drawn across it. Where there are too few columns, several days share
//! one, and the dot is their mean.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use crate::app::page::{Ink, Values};
use crate::config::ChartStyle;
use crate::face::width;
use crate::insight::slots;

/// Below this many lines a page has no room for all its words.
const LOW: usize = 14;
/// The most rows from one number of the axis to the next.
const APART: usize = 3;
/// The most columns of a day.
const WIDEST: usize = 10;

/// Draws `chart` with `words` above it. `above` lines of the page stand above.
#[must_use]
pub fn values(chart: &Values, words: &[String], room: &Room<'_>, above: usize) -> Drawn {
    let theme = room.theme;
    let mut drawn = Drawn::default();
    let low = room.tight || room.height < LOW;
    if low && theme.chart != ChartStyle::Words {
        drawn.words(&chart.brief, 1, room, theme.text);
    } else {
        for sentence in words {
            drawn.words(sentence, 1, room, theme.text);
        }
    }
    if theme.chart == ChartStyle::Words || chart.axis.len() < 2 {
        return drawn;
    }
    if !low {
        drawn.gap();
    }
    let left = room
        .height
        .saturating_sub(above + drawn.lines.len() + if low { 1 } else { 4 });
    let plot = Plot::of(chart, room, left);
    plot.draw(chart, room, &mut drawn);
    let [dot, aim] = &chart.legend;
    if !low {
        let line = theme.marks.line.repeat(2);
        let legend = format!("{} {dot}   {line} {aim}", theme.dot(Ink::First));
        drawn.words(&legend, 1, room, theme.text);
    }
    drawn
}

struct Plot {
    /// The numbers of the axis, highest first, each on its row.
    axis: Vec<(usize, String)>,
    rows: Vec<Vec<(char, Style)>>,
    label: usize,
}

impl Plot {
    fn of(chart: &Values, room: &Room<'_>, left: usize) -> Self {
        let theme = room.theme;
        // Every number of the axis where there is room, else the lowest and the highest.
        let ends = [chart.axis.first(), chart.axis.last()];
        let axis: Vec<&(f64, String)> = if chart.axis.len() <= left {
            chart.axis.iter().collect()
        } else {
            ends.into_iter().flatten().collect()
        };
        let steps = axis.len() - 1;
        let most = if axis.len() == chart.axis.len() {
            APART
        } else {
            left
        };
        let apart = (left.saturating_sub(1) / steps).clamp(1, most.max(1));
        let height = steps * apart + 1;
        let (lowest, highest) = (
            axis.first().map_or(0.0, |(value, _)| *value),
            axis.last().map_or(1.0, |(value, _)| *value),
        );
        let row = |value: f64| {
            let part = (highest - value) / (highest - lowest) * as_f64(height - 1);
            whole(part.round()).min(height - 1)
        };
        let label = chart.axis.iter().map(|(_, name)| width::of(name)).max();
        let label = label.unwrap_or(0) + 2;
        let wide = room.width.saturating_sub(label + 2).max(1);
        let packed = slots(&chart.series, chart.from, chart.to, wide);
        let each = (wide / packed.len().max(1)).clamp(1, WIDEST);
        let width = (packed.len() * each).clamp(1, wide);
        let mut rows = vec![vec![(' ', Style::new()); width]; height];
        let mut put = |row: usize, column: usize, mark: &str, style| {
            let cell = rows.get_mut(row).and_then(|row| row.get_mut(column));
            if let (Some(cell), Some(mark)) = (cell, mark.chars().next()) {
                *cell = (mark, style);
            }
        };
        if let Some(aim) = chart.aim {
            (0..width).for_each(|column| put(row(aim), column, theme.marks.line, theme.quiet));
        }
        for (at, slot) in packed.iter().enumerate() {
            if let Some(values) = slot.values {
                put(
                    row(values.mean),
                    at * each,
                    theme.dot(Ink::First),
                    theme.ink(Ink::First),
                );
            }
        }
        let axis = axis
            .into_iter()
            .map(|(value, name)| (row(*value), name.clone()));
        Self {
            axis: axis.collect(),
            rows,
            label,
        }
    }

    fn draw(&self, chart: &Values, room: &Room<'_>, drawn: &mut Drawn) {
        let (theme, label) = (room.theme, self.label);
        for (at, cells) in self.rows.iter().enumerate() {
            let name = self.axis.iter().find(|(row, _)| *row == at);
            let name = name.map(|(_, name)| name.as_str()).unwrap_or_default();
            let mut spans = vec![
                Span::styled(format!("{name:>label$} "), theme.text),
                Span::styled(theme.marks.axis_low.to_owned(), theme.quiet),
            ];
            for same in cells.chunk_by(|one, other| one.1 == other.1) {
                let text: String = same.iter().map(|(mark, _)| *mark).collect();
                let style = same.first().map(|(_, style)| *style).unwrap_or_default();
                spans.push(Span::styled(text, style));
            }
            drawn.lines.push(Line::from(spans));
        }
        let before = " ".repeat(label + 1);
        let wide = self.rows.first().map_or(0, Vec::len);
        let floor = theme.marks.floor.repeat(wide);
        drawn.line(
            format!("{before}{}{floor}", theme.marks.corner),
            theme.quiet,
        );
        if !room.tight {
            let [from, to] = &chart.ends;
            let gap = wide.saturating_sub(width::of(from) + width::of(to)).max(2);
            drawn.line(
                format!("{before} {from}{}{to}", " ".repeat(gap)),
                theme.text,
            );
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a row of the chart, within its height"
)]
fn whole(row: f64) -> usize {
    row.clamp(0.0, 10_000.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "rows of a screen are few")]
fn as_f64(rows: usize) -> f64 {
    rows as f64
}

//! What the marks of a run chart mean.

use ratatui::text::{Line, Span};

use super::plot::ENOUGH;
use crate::app::page::RunChart;
use crate::config::ChartStyle;
use crate::face::full::canvas::Room;
use crate::face::width;

/// What the marks mean, in as many lines as it takes. A dot stands for `days` days.
pub(super) fn legend(chart: &RunChart, days: i64, room: &Room<'_>) -> Vec<Line<'static>> {
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
        // A chart of weeks has no average to draw.
        (days < ENOUGH && !chart.legend.line.is_empty())
            .then(|| (line, ink, chart.legend.line.clone())),
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

//! A month of days as lines: a week a row. No shade and no colour; a day without a check-in is as plain as the others.

use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use crate::app::page::{DayState, Month, MonthDay};
use crate::face::width;

/// Days of a week.
const WEEK: usize = 7;
/// The most columns of a day.
const WIDEST: usize = 10;
/// Columns of the marker and the number of a day.
const NUMBER: usize = 3;

/// Draws a month that has `above` lines of the page above it.
#[must_use]
pub fn month(month: &Month, room: &Room<'_>, above: usize) -> Drawn {
    let theme = room.theme.of_charts();
    let wide = (room.width.saturating_sub(1) / WEEK).min(WIDEST);
    let mut drawn = Drawn::default();
    let inset = if wide >= WIDEST { NUMBER } else { 1 };
    let names: String = month
        .weekdays
        .iter()
        .map(|name| width::fit(&format!("{:inset$}{name}", ""), wide))
        .collect();
    drawn.line(format!(" {}", names.trim_end()), theme.heading);

    let blanks = std::iter::repeat_n(None, month.before);
    let days = blanks.chain((1..).zip(&month.days).map(Some));
    let cells: Vec<Option<(usize, &MonthDay)>> = days.collect();
    let weeks = cells.len().div_ceil(WEEK);
    // An empty line after each week where there is room for it, and for the legend.
    let airy = !room.tight && above + weeks * 2 + 2 <= room.height;
    for (number, week) in cells.chunks(WEEK).enumerate() {
        if airy && number > 0 {
            drawn.gap();
        }
        let line = drawn.lines.len();
        let mut spans = vec![Span::raw(" ")];
        for (at, cell) in week.iter().enumerate() {
            let Some((number, day)) = cell else {
                spans.push(Span::raw(" ".repeat(wide)));
                continue;
            };
            let here = room.at == Some(number - 1);
            if day.state != DayState::Future {
                drawn.picks.push((line, 1 + at * wide + 1));
            }
            let style = if here { theme.selected } else { theme.text };
            spans.push(Span::raw(if here { ">" } else { " " }));
            spans.push(Span::styled(format!("{number:>2}"), style));
            let holds = holds(day, wide.saturating_sub(NUMBER), &theme);
            spans.push(Span::styled(holds, theme.text));
        }
        drawn.lines.push(Line::from(spans));
    }
    if !room.tight {
        let [checked, none, here] = &month.legend;
        let (dot, empty) = (theme.marks.dots[0], theme.marks.none);
        if airy {
            drawn.gap();
        }
        let legend = format!("{dot} {checked}   {empty} {none}   > {here}");
        drawn.words(&legend, 1, room, theme.text);
    }
    drawn
}

/// What stands after the number of a day; what there is no room for is left out.
fn holds(day: &MonthDay, wide: usize, theme: &super::theme::Theme) -> String {
    let mark = match day.state {
        DayState::Checked => theme.marks.dots[0],
        DayState::Empty if day.text.is_empty() => theme.marks.none,
        DayState::Empty | DayState::Future => "",
    };
    let full = format!(" {mark} {}", day.text).replace("  ", " ");
    let close = format!("{mark}{}", day.text);
    let text = [full, close, mark.to_owned()]
        .into_iter()
        .find(|text| width::of(text) <= wide)
        .unwrap_or_default();
    width::fit(&text, wide)
}

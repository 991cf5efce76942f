//! Counts against each other, a bar a row: done against plan, times with people.

use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use crate::app::page::{Bar, Bars, Ink};
use crate::config::ChartStyle;
use crate::face::width;

/// The most columns that stand for one.
const WIDEST: usize = 5;
/// The fewest columns that the longest bar has where there is room for them.
const LEAST: usize = 10;
/// Columns between the parts of a row.
const GAP: usize = 2;

/// Where the parts of every row stand.
struct Sheet {
    /// Columns before the first label.
    before: usize,
    label: usize,
    /// Columns of the bars, without the mark of the plan after the longest; none: only words and numbers are shown.
    bars: Option<usize>,
    /// Columns that stand for one; 0: one is less than a column.
    unit: usize,
    /// The longest bar.
    most: f64,
    /// Columns of each cell.
    cells: Vec<usize>,
}

impl Sheet {
    fn of(bars: &Bars, room: &Room<'_>) -> Self {
        let before = if bars.rows.iter().any(|row| row.pick) {
            3
        } else {
            1
        };
        let name = |at: usize| bars.columns.get(at).map_or(0, |name| width::of(name));
        let labels = bars.rows.iter().map(|row| width::of(&row.label));
        let label = labels.max().unwrap_or(0).max(name(0)).min(room.width / 3);
        let cells: Vec<usize> = (1..bars.columns.len())
            .map(|at| {
                let cells = bars.rows.iter().filter_map(|row| row.cells.get(at - 1));
                let widest = cells.map(|cell| width::of(cell)).max().unwrap_or(0);
                widest.max(name(at))
            })
            .collect();
        let notes = bars.rows.iter().map(|row| width::of(&row.note));
        let note = notes.max().unwrap_or(0);
        let taken = before + label + 1 + cells.iter().map(|cell| GAP + cell).sum::<usize>() + 2;
        let without = room.width.saturating_sub(taken);
        // Where room is short the note gives way, never the bar.
        let left = without
            .saturating_sub(if note > 0 { GAP + note } else { 0 })
            .max(LEAST.min(without))
            .max(1);
        let most = bars
            .rows
            .iter()
            .map(|row| (row.value + row.second).max(row.planned))
            .fold(0.0, f64::max);
        let ones = whole(most.ceil()).max(1);
        let unit = (left / ones).min(WIDEST);
        Self {
            before,
            label,
            bars: (room.theme.chart != ChartStyle::Words).then_some(if unit > 0 {
                unit * ones
            } else {
                left
            }),
            unit,
            most: most.max(1.0),
            cells,
        }
    }

    /// How many columns stand for `value`.
    fn columns(&self, value: f64) -> usize {
        let bars = whole_as_f64(self.bars.unwrap_or(0));
        let scale = if self.unit > 0 {
            whole_as_f64(self.unit)
        } else {
            bars / self.most
        };
        whole((value.max(0.0) * scale).round())
    }
}

/// Draws bars below each other, on one scale, with `words` that say the same above them.
#[must_use]
pub fn bars(bars: &Bars, words: &[String], room: &Room<'_>) -> Drawn {
    let sheet = Sheet::of(bars, room);
    let mut drawn = Drawn::default();
    drawn.words(&words.join(" "), 1, room, room.theme.text);
    // Twelve weeks with their words fill a window of 24 lines.
    if room.height >= 24 {
        drawn.gap();
    }
    drawn.line(head(bars, &sheet), room.theme.heading);
    let mut number = 0;
    for bar in &bars.rows {
        let here = bar.pick && room.at == Some(number);
        if bar.pick {
            drawn.picks.push((drawn.lines.len(), sheet.before));
            number += 1;
        }
        drawn.lines.push(row(bar, &sheet, here, room));
    }
    if sheet.bars.is_some() {
        legend(bars, room, &mut drawn);
    }
    drawn
}

/// `Week   0    1    2    3    4    5   done`
fn head(bars: &Bars, sheet: &Sheet) -> String {
    let name = |at: usize| bars.columns.get(at).map_or("", String::as_str);
    let mut parts = vec![" ".repeat(sheet.before), width::fit(name(0), sheet.label)];
    if let Some(wide) = sheet.bars {
        // A number stands over the end of the bar that is so long.
        parts.push(width::fit(&ruler(bars, sheet, wide), wide + 2));
    }
    let cells = (1..).zip(&sheet.cells);
    parts.extend(cells.map(|(at, wide)| format!("{:GAP$}{:>wide$}", "", name(at))));
    parts.concat().trim_end().to_owned()
}

fn ruler(bars: &Bars, sheet: &Sheet, wide: usize) -> String {
    let mut line = String::new();
    if !bars.ruler || sheet.unit == 0 {
        return line;
    }
    for number in 0..=wide / sheet.unit {
        let text = number.to_string();
        // What would touch the number before it is left out.
        let at = (number * sheet.unit + 1).saturating_sub(text.len());
        if number == 0 || at > line.len() || (at == line.len() && text.len() == 1) {
            line = format!("{line:at$}{text}");
        }
    }
    line
}

fn row(bar: &Bar, sheet: &Sheet, here: bool, room: &Room<'_>) -> Line<'static> {
    let theme = room.theme;
    let style = if here { theme.selected } else { theme.text };
    let before = match sheet.before {
        3 if here => " > ",
        3 => "   ",
        _ => " ",
    };
    let label = width::cut(&bar.label, sheet.label);
    let gap = sheet.label - width::of(&label);
    let mut spans = vec![
        Span::raw(before),
        Span::styled(label, style),
        Span::raw(" ".repeat(gap)),
    ];
    if let Some(wide) = sheet.bars {
        spans.push(Span::raw(" "));
        spans.extend(line(bar, sheet, wide, room));
    }
    let cells = bar.cells.iter().zip(&sheet.cells);
    let mut rest: Vec<String> = cells.map(|(cell, wide)| in_cell(cell, *wide)).collect();
    let used = spans.iter().map(|span| width::of(&span.content));
    let used = used
        .chain(rest.iter().map(|cell| width::of(cell)))
        .sum::<usize>();
    let left = room.width.saturating_sub(used + GAP);
    if !bar.note.is_empty() && left > 3 {
        rest.push(format!("{:GAP$}{}", "", width::cut(&bar.note, left)));
    }
    let rest = rest.concat();
    spans.push(Span::styled(rest.trim_end().to_owned(), theme.text));
    Line::from(spans)
}

/// A cell with the space before it. Numbers end below each other, and words begin below each other.
fn in_cell(cell: &str, wide: usize) -> String {
    let pad = GAP + wide.saturating_sub(width::of(cell));
    if cell.chars().any(char::is_alphabetic) {
        format!("{:GAP$}{}", "", width::fit(cell, wide))
    } else {
        format!("{:pad$}{cell}", "")
    }
}

/// The bar itself, with the mark of what was planned.
fn line(bar: &Bar, sheet: &Sheet, wide: usize, room: &Room<'_>) -> Vec<Span<'static>> {
    let (theme, marks) = (room.theme, room.theme.marks);
    let full = sheet.columns(bar.value);
    let second = sheet.columns(bar.value + bar.second);
    let planned = (bar.planned > 0.0).then(|| sheet.columns(bar.planned));
    let mark = |column: usize| {
        let open = sheet.unit > 1 && column.is_multiple_of(sheet.unit);
        if planned == Some(column) {
            Span::styled(marks.plan, theme.text)
        } else if column < full {
            Span::styled(marks.full, theme.ink(Ink::First))
        } else if column < second {
            Span::styled(marks.second, theme.ink(Ink::First))
        } else if open && planned.is_some_and(|end| column < end) {
            Span::styled(marks.open, theme.quiet)
        } else {
            Span::raw(" ")
        }
    };
    (0..=wide).map(mark).collect()
}

fn legend(bars: &Bars, room: &Room<'_>, drawn: &mut Drawn) {
    let marks = room.theme.marks;
    let [full, second, plan] = &bars.legend;
    let parts: Vec<String> = [
        (marks.full, full),
        (marks.second, second),
        (marks.plan, plan),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(mark, words)| format!("{mark} {words}"))
    .collect();
    if !parts.is_empty() {
        drawn.words(&parts.join("   "), 1, room, room.theme.text);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cast from 0 or more, and past the screen every number is as good"
)]
fn whole(value: f64) -> usize {
    value.clamp(0.0, 100_000.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "columns of a screen are few")]
fn whole_as_f64(value: usize) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Marks};
    use crate::env::{Clock, Env};
    use crate::face::full::theme::Theme;
    use proptest::prelude::*;

    fn theme(chart: ChartStyle) -> Theme {
        let env = Env::bare(Clock::System);
        let config = Config {
            marks: Marks::Ascii,
            chart,
            ..Config::default()
        };
        Theme::new(&config, &env, true)
    }

    fn draw(it: &Bars, width: usize) -> Vec<String> {
        draw_as(ChartStyle::Dots, it, width)
    }

    fn draw_as(chart: ChartStyle, it: &Bars, width: usize) -> Vec<String> {
        let theme = theme(chart);
        let room = Room {
            width,
            height: 20,
            theme: &theme,
            at: Some(0),
            tight: false,
        };
        bars(it, &["In words.".to_owned()], &room)
            .lines
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    fn week(label: &str, value: f64, planned: f64, note: &str) -> Bar {
        Bar {
            label: label.to_owned(),
            value,
            planned,
            cells: vec![value.to_string()],
            note: note.to_owned(),
            ..Bar::default()
        }
    }

    fn weeks(rows: Vec<Bar>) -> Bars {
        Bars {
            columns: vec!["Week".to_owned(), "done".to_owned()],
            rows,
            legend: ["done".to_owned(), String::new(), "your plan".to_owned()],
            ruler: true,
            ..Bars::default()
        }
    }

    #[test]
    fn the_plan_is_marked_and_more_than_planned_goes_past_it() {
        let rows = vec![week("1", 2.0, 3.0, ""), week("2", 4.0, 3.0, "more")];
        let drawn = draw(&weeks(rows), 60);
        assert_eq!(
            drawn,
            [
                " In words.",
                " Week0    1    2    3    4   done",
                " 1    ##########.    |          2",
                " 2    ###############|####      4  more",
                " # done   | your plan",
            ]
        );
    }

    #[test]
    fn words_and_numbers_can_stand_alone() {
        let rows = vec![week("1", 2.0, 3.0, ""), week("2", 4.0, 3.0, "more")];
        assert_eq!(
            draw_as(ChartStyle::Words, &weeks(rows), 60),
            [
                " In words.",
                " Week  done",
                " 1        2",
                " 2        4  more"
            ]
        );
    }

    #[test]
    fn parts_of_two_kinds_stand_after_each_other() {
        let mut rosa = week("Rosa", 9.0, 0.0, "");
        rosa.second = 5.0;
        let drawn = draw(&weeks(vec![rosa, week("Dev", 4.0, 0.0, "")]), 60);
        assert!(
            drawn[2].contains("###########################%%%%%%%%%%%%%%%"),
            "{drawn:#?}"
        );
        assert!(drawn[3].contains(" ############ "), "{drawn:#?}");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(width in 30_usize..200, rows in prop::collection::vec((0.0..5000.0_f64, 0.0..20.0_f64, 0.0..40.0_f64, "[a-z ]{0,30}", any::<bool>()), 0..6)) {
            let rows: Vec<Bar> = rows
                .into_iter()
                .map(|(value, second, planned, text, pick)| Bar {
                    second,
                    pick,
                    ..week(&text, value.round(), planned, &text)
                })
                .collect();
            for line in draw(&weeks(rows), width) {
                prop_assert!(crate::face::width::of(&line) <= width, "{line:?}");
            }
        }
    }
}

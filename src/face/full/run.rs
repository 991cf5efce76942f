//! Run charts: levels over days as dots, their seven-day average as a line, the usual range as a band.
//!
//! A day without a value is blank, and nothing is drawn across it. Rows stand for half steps where the height allows.
//! A day takes as many columns as there are; where there are too few, several days share one.

mod ladder;
mod legend;
mod plot;
#[cfg(test)]
mod tests;

use ratatui::text::{Line, Span};

use self::ladder::{Axis, Ladder};
use self::legend::legend;
use self::plot::{Columns, Plot};
use super::canvas::{Drawn, Room};
use crate::app::page::RunChart;
use crate::config::ChartStyle;
use crate::face::width;

/// Below this many lines a page has no room for words, axis and legend.
const LOW: usize = 12;
/// The most rows of a chart.
const TALLEST: usize = 13;
/// Fewer rows than this say little; a chart with less room gives up its words and its legend.
const LEAST: usize = 5;

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

//! Charts as lines, each with the words that say the same above it.

use super::canvas::{Drawn, Room};
use super::{bars, ranges, run, values};
use crate::app::page::{Chart, ChartKind};

/// Draws a chart that has `above` lines of the page above it.
#[must_use]
pub fn chart(chart: &Chart, room: &Room<'_>, above: usize) -> Drawn {
    let theme = room.theme.of_charts();
    let room = &Room {
        theme: &theme,
        ..*room
    };
    match &chart.kind {
        ChartKind::Run(charts) => run::run(charts, &chart.words, room, above),
        ChartKind::Ranges(it) => ranges::ranges(it, &chart.words, room),
        ChartKind::Values(it) => values::values(it, &chart.words, room, above),
        ChartKind::Bars(it) => bars::bars(it, &chart.words, room),
    }
}

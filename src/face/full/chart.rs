//! Charts as lines.

use super::canvas::{Drawn, Room};
use crate::app::page::Chart;

/// Draws a chart, with the words that say the same above it.
#[must_use]
pub fn chart(chart: &Chart, room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    drawn.words(&chart.words.join(" "), 1, room, room.theme.text);
    drawn
}

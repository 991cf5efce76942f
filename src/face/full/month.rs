//! A month of days as lines.

use super::canvas::{Drawn, Room};
use crate::app::page::Month;

/// Draws a month.
#[must_use]
pub fn month(month: &Month, room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    drawn.words(&month.legend, 1, room, room.theme.text);
    drawn
}

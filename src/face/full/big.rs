//! Large numbers and square codes as lines.

use super::canvas::{Drawn, Room};
use crate::app::page::Big;

/// Draws it.
#[must_use]
pub fn big(big: &Big, room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    let text = match big {
        Big::Number(number) => number,
        Big::Code { words, .. } => words,
    };
    drawn.words(text, 3, room, room.theme.heading);
    drawn
}

//! The blocks of a page, one below the other, as loosely as they fit.

use ratatui::text::Line;

use super::canvas::{Drawn, Editor, Room};
use super::{big, chart, fields, list, month, question, table};
use crate::app::page::{Block, Page, TextField, Tone};

/// With fewer lines to write on, all that is only good to know is left out.
const TO_WRITE: usize = 8;

/// The blocks of a page as lines, as loosely as they fit.
#[must_use]
pub fn lay_out(page: &Page, at: usize, room: &Room<'_>, open: bool) -> Drawn {
    let loose = blocks(
        page,
        at,
        &Room {
            tight: false,
            ..*room
        },
        true,
    );
    // Whoever writes gets the lines that words about it would take.
    let cramped = loose
        .editor
        .is_some_and(|editor| editor.height > 1 && editor.height < TO_WRITE);
    let fits = loose.lines.len() <= room.height && !cramped;
    // A page that scrolls anyway keeps its air; one that nearly fits gives it up.
    if fits || (loose.lines.len() > room.height * 2 && !room.narrow()) || open {
        return loose;
    }
    let close = blocks(
        page,
        at,
        &Room {
            tight: false,
            ..*room
        },
        false,
    );
    if close.lines.len() <= room.height && !cramped {
        return close;
    }
    blocks(
        page,
        at,
        &Room {
            tight: true,
            ..*room
        },
        false,
    )
}

fn blocks(page: &Page, at: usize, room: &Room<'_>, air: bool) -> Drawn {
    let mut drawn = Drawn::default();
    // A chart needs every line there is.
    if air && !matches!(page.blocks.first(), Some(Block::Chart(_))) {
        drawn.gap();
    }
    let mut seen = 0;
    let mut after_heading = true;
    for block in &page.blocks {
        let picks = block.picks();
        let here = Room {
            at: at.checked_sub(seen).filter(|at| *at < picks),
            ..*room
        };
        let quiet = matches!(block, Block::Sentence(sentence) if sentence.tone == Tone::Quiet);
        if quiet && room.tight {
            continue;
        }
        if air && !after_heading {
            drawn.gap();
        }
        drawn.below(block_lines(block, &here, drawn.lines.len()));
        after_heading =
            matches!(block, Block::Sentence(sentence) if sentence.tone == Tone::Heading);
        seen += picks;
    }
    drawn
}

fn block_lines(block: &Block, room: &Room<'_>, above: usize) -> Drawn {
    match block {
        Block::Sentence(sentence) => {
            let mut drawn = Drawn::default();
            let style = match sentence.tone {
                Tone::Heading | Tone::Strong => room.theme.heading,
                Tone::Plain | Tone::Quiet => room.theme.text,
            };
            drawn.words(
                &sentence.text,
                1 + usize::from(sentence.indent),
                room,
                style,
            );
            drawn
        }
        Block::List(it) => list::list(it, room),
        Block::Question(it) => question::question(it, room),
        Block::Fields(it) => fields::fields(it, room),
        Block::Table(it) => table::table(it, room),
        Block::Chart(it) => chart::chart(it, room, above),
        Block::Month(it) => month::month(it, room, above),
        Block::Text(it) => text(it, room, above),
        Block::Big(it) => big::big(it, room),
        Block::Notice(it) => {
            let mut drawn = Drawn::default();
            drawn.words(&it.text, 1, room, room.theme.heading);
            drawn
        }
    }
}

fn text(field: &TextField, room: &Room<'_>, above: usize) -> Drawn {
    let mut drawn = Drawn::default();
    let inset = if room.narrow() { 1 } else { 3 };
    let rule = || {
        Line::styled(
            format!(
                " {}",
                room.theme.marks.rule.repeat(room.width.saturating_sub(2))
            ),
            room.theme.quiet,
        )
    };
    // A tall one has the whole page, which stands between rules already.
    let framed = !field.tall && !room.tight && room.height >= 12;
    let frame = if framed { 2 } else { 0 };
    let height = if field.tall {
        room.height.saturating_sub(above + frame).max(3)
    } else {
        usize::from(framed) + 1
    };
    if framed {
        drawn.lines.push(rule());
    }
    drawn.editor = Some(Editor {
        line: drawn.lines.len(),
        column: inset,
        width: room.width.saturating_sub(inset * 2),
        height: if field.tall { height } else { 1 },
    });
    for _ in 0..height {
        drawn.gap();
    }
    if framed {
        drawn.lines.push(rule());
    }
    drawn
}

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
    let gaps = gaps(page);
    let drawn = |tight, gaps: &[Gap]| blocks(page, at, &Room { tight, ..*room }, gaps);
    let loose = drawn(false, &gaps);
    // Whoever writes gets the lines that words about it would take.
    let cramped = loose
        .editor
        .is_some_and(|editor| editor.height > 1 && editor.height < TO_WRITE);
    let fits = loose.lines.len() <= room.height && !cramped;
    // A page that scrolls anyway keeps its air; one that nearly fits gives up what it must.
    if fits || (loose.lines.len() > room.height * 2 && !room.narrow()) || open {
        return loose;
    }
    let close = drawn(false, &[]);
    if cramped || close.lines.len() > room.height {
        let tight = drawn(true, &[]);
        // What scrolls even so keeps the line to type on in its frame.
        let scrolls = tight.lines.len() > room.height && !room.narrow() && page.picks() == 0;
        return if scrolls && asks_for_a_line(page) {
            loose
        } else {
            tight
        };
    }
    let spare = room.height - close.lines.len();
    drawn(false, gaps.get(..spare).unwrap_or(&gaps))
}

fn asks_for_a_line(page: &Page) -> bool {
    let mut blocks = page.blocks.iter();
    blocks.any(|block| matches!(block, Block::Text(field) if !field.tall))
}

/// Where an empty line stands, the one that is given up last first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    AboveHeading(usize),
    Between(usize),
    AboveAll,
}

/// Every empty line that a page has where there is room.
fn gaps(page: &Page) -> Vec<Gap> {
    let heading = |block: &Block| matches!(block, Block::Sentence(it) if it.tone == Tone::Heading);
    let below = page.blocks.iter().zip(page.blocks.iter().skip(1));
    let mut gaps: Vec<Gap> = below
        .enumerate()
        .filter(|(_, (above, _))| !heading(above))
        .map(|(at, (_, block))| {
            if heading(block) {
                Gap::AboveHeading(at + 1)
            } else {
                Gap::Between(at + 1)
            }
        })
        .collect();
    // A chart needs every line there is.
    if !matches!(page.blocks.first(), Some(Block::Chart(_))) {
        gaps.push(Gap::AboveAll);
    }
    gaps.sort_unstable();
    gaps
}

fn blocks(page: &Page, at: usize, room: &Room<'_>, gaps: &[Gap]) -> Drawn {
    let mut drawn = Drawn::default();
    if gaps.contains(&Gap::AboveAll) {
        drawn.gap();
    }
    let mut seen = 0;
    for (number, block) in page.blocks.iter().enumerate() {
        let picks = block.picks();
        let here = Room {
            at: at.checked_sub(seen).filter(|at| *at < picks),
            ..*room
        };
        let quiet = matches!(block, Block::Sentence(sentence) if sentence.tone == Tone::Quiet);
        if quiet && room.tight {
            continue;
        }
        if gaps.contains(&Gap::AboveHeading(number)) || gaps.contains(&Gap::Between(number)) {
            drawn.gap();
        }
        drawn.below(block_lines(block, &here, drawn.lines.len()));
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

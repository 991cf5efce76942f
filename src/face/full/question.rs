//! Questions with their answers as lines.

use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use super::list::{MARKER, marker};
use crate::app::page::{Choice, Question, Scale};
use crate::face::width;

/// Draws a question with its answers.
#[must_use]
pub fn question(question: &Question, room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    drawn.words(&question.ask, 1, room, room.theme.heading);
    if let (Some(hint), true) = (&question.hint, question.many)
        && !room.tight
    {
        drawn.words(hint, 1, room, room.theme.text);
    }
    if !room.tight {
        drawn.gap();
    }
    if let Some(range) = &question.scale {
        scale(range, room, &mut drawn);
    }
    let key_width = question
        .choices
        .iter()
        .map(|choice| width::of(&choice.key))
        .max()
        .unwrap_or(1)
        + 2;
    for (number, choice) in question.choices.iter().enumerate() {
        let here = room.at == Some(number);
        if choice.apart && !room.tight {
            drawn.gap();
        }
        drawn.lines.push(answer(
            choice,
            here,
            question.many,
            key_width,
            room,
            &mut drawn.picks,
            drawn.lines.len(),
        ));
    }
    let below = match (&question.said, &question.hint) {
        (Some(said), _) => Some(said),
        (None, Some(hint)) if !question.many => Some(hint),
        _ => None,
    };
    if let (Some(below), false) = (below, room.tight) {
        drawn.gap();
        drawn.words(below, 1, room, room.theme.text);
    }
    drawn
}

fn answer(
    choice: &Choice,
    here: bool,
    many: bool,
    key_width: usize,
    room: &Room<'_>,
    picks: &mut Vec<(usize, usize)>,
    line: usize,
) -> Line<'static> {
    let mut spans = vec![Span::raw(marker(here))];
    let mut used = MARKER;
    let letter = !choice.key.chars().all(|c| c.is_ascii_digit());
    if many {
        spans.push(Span::raw(if letter {
            "    "
        } else if choice.picked {
            "[x] "
        } else {
            "[ ] "
        }));
        used += 4;
    }
    spans.push(Span::raw(width::fit(&choice.key, key_width)));
    used += key_width;
    picks.push((line, used));
    let style = if here {
        room.theme.selected
    } else {
        room.theme.text
    };
    spans.push(Span::styled(
        width::cut(&choice.label, room.width.saturating_sub(used + 1)),
        style,
    ));
    if !choice.detail.is_empty() && !room.narrow() {
        spans.push(Span::raw(format!(
            "   {}",
            width::cut(&choice.detail, room.width.saturating_sub(used + 4))
        )));
    }
    if choice.picked && !many && !here {
        spans.push(Span::raw(" *"));
    }
    Line::from(spans)
}

fn scale(scale: &Scale, room: &Room<'_>, drawn: &mut Drawn) {
    let numbers: Vec<Span<'static>> = (scale.lowest..=scale.highest)
        .flat_map(|level| {
            let picked = scale.value == Some(level);
            let text = if picked {
                format!("[{level}]")
            } else {
                format!(" {level} ")
            };
            let style = if picked {
                room.theme.selected
            } else {
                room.theme.text
            };
            [
                Span::styled(text, style),
                Span::raw(if room.narrow() { "" } else { "  " }),
            ]
        })
        .collect();
    let wide: usize = numbers.iter().map(|span| width::of(&span.content)).sum();
    drawn
        .lines
        .push(Line::from([vec![Span::raw("  ")], numbers].concat()));
    let [low, middle, high] = &scale.words;
    let gap = wide.saturating_sub(width::of(low) + width::of(middle) + width::of(high)) / 2;
    drawn.line(
        format!("   {low}{:gap$}{middle}{:gap$}{high}", "", ""),
        room.theme.text,
    );
    drawn.gap();
}

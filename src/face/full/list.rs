//! Lists as lines.

use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use crate::app::page::{List, Mark, Row};
use crate::face::width;

/// The columns before the first letter of a row: a space, the marker and a space.
pub const MARKER: usize = 3;

/// The box of a row; nothing for one without.
#[must_use]
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::None => "",
        Mark::Open => "[ ] ",
        Mark::Done => "[x] ",
        Mark::Part => "[/] ",
        Mark::NotToday => "[-] ",
    }
}

/// A detail of so many columns is never left out for its label: it may be a number to call.
const PHONE: usize = 18;

/// What stands before a row, where the marker is and where it is not.
#[must_use]
pub fn marker(here: bool) -> &'static str {
    if here { " > " } else { "   " }
}

/// Draws a list.
#[must_use]
pub fn list(list: &List, room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    let key_width = list
        .rows
        .iter()
        .filter_map(|row| row.key.as_ref())
        .map(|key| width::of(key) + 2)
        .max()
        .unwrap_or(0);
    let before = |row: &Row| mark(row.mark).len() + if row.key.is_some() { key_width } else { 0 };
    let inner = room.width.saturating_sub(MARKER + 1);
    // Details stand in a column of their own, as far left as the longest label lets them, but never past the middle.
    let longest = list
        .rows
        .iter()
        .filter(|row| !row.detail.is_empty())
        .map(|row| before(row) + width::of(&row.label))
        .max()
        .unwrap_or(0);
    let most = inner * 11 / 20;
    let column = longest.min(most);
    // Notes stand in a third column, after the longest detail.
    let notes = list
        .rows
        .iter()
        .filter(|row| !row.note.is_empty())
        .map(|row| width::of(&row.detail) + 4)
        .max()
        .unwrap_or(0);
    let stands_in = |row: &&Row| room.tight && row.instead;
    let mut number = 0;
    for (at, row) in list.rows.iter().enumerate() {
        let blank = room.tight && *row == Row::default();
        if blank || at > 0 && stands_in(&row) {
            continue;
        }
        if row.heading {
            let label = width::cut(&row.label, room.width.saturating_sub(2));
            let label = Span::styled(label, room.theme.heading);
            drawn.lines.push(Line::from(vec![Span::raw(" "), label]));
            continue;
        }
        let here = row.pick && room.at == Some(number);
        let style = if here {
            room.theme.selected
        } else {
            room.theme.text
        };
        let mut spans = vec![Span::raw(marker(here))];
        let mut used = 0;
        if let Some(key) = &row.key {
            spans.push(Span::styled(width::fit(key, key_width), room.theme.text));
            used += key_width;
        }
        let boxed = mark(row.mark);
        if !boxed.is_empty() {
            spans.push(Span::raw(boxed));
            used += boxed.len();
        }
        if row.pick {
            drawn.picks.push((drawn.lines.len(), MARKER + used));
            number += 1;
        }
        let words = list.rows.get(at + 1).filter(stands_in).unwrap_or(row);
        spans.extend(label_and_detail(words, used, column, inner, style, room));
        if !words.note.is_empty() && !words.detail.is_empty() && !room.narrow() {
            let gap = notes.saturating_sub(width::of(&words.detail));
            let left = inner.saturating_sub(column + 4 + notes);
            spans.push(Span::raw(" ".repeat(gap)));
            spans.push(Span::styled(width::cut(&words.note, left), room.theme.text));
        }
        drawn.lines.push(Line::from(spans));
    }
    drawn
}

fn label_and_detail(
    row: &Row,
    used: usize,
    column: usize,
    inner: usize,
    style: ratatui::style::Style,
    room: &Room<'_>,
) -> Vec<Span<'static>> {
    if row.detail.is_empty() {
        return vec![Span::styled(
            width::cut(&row.label, inner.saturating_sub(used)),
            style,
        )];
    }
    let wide = width::of(&row.detail);
    if room.narrow() {
        // Short details, such as a phone number, keep their place at the right edge; long ones are left out rather
        // than the label cut.
        let left = inner.saturating_sub(used);
        if wide + 10 > left || width::of(&row.label) + wide + 1 > left && wide > PHONE {
            return vec![Span::styled(width::cut(&row.label, left), style)];
        }
        let label = width::cut(&row.label, left - wide - 1);
        let gap = left - wide - width::of(&label);
        return vec![
            Span::styled(label, style),
            Span::raw(" ".repeat(gap)),
            Span::styled(width::cut(&row.detail, wide), room.theme.quiet),
        ];
    }
    let label = width::cut(&row.label, column.saturating_sub(used).max(1));
    let gap = (column + 4).saturating_sub(used + width::of(&label));
    let left = inner.saturating_sub(column + 4);
    vec![
        Span::styled(label, style),
        Span::raw(" ".repeat(gap)),
        Span::styled(width::cut(&row.detail, left), room.theme.text),
    ]
}

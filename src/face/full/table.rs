//! Rows and columns as lines.

use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use super::list::{MARKER, mark, marker};
use super::theme::Theme;
use crate::app::page::{Column, Table};
use crate::face::width;

/// Draws rows and columns. Where room is short, the columns that can be spared go first.
#[must_use]
pub fn table(table: &Table, room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    let inner = room.width.saturating_sub(MARKER + 1);
    let columns = columns(&table.columns, inner);
    let line = |columns: &[(usize, usize)], cells: &dyn Fn(usize) -> String| -> String {
        let fitted = columns
            .iter()
            .map(|(at, wide)| width::fit(&cells(*at), wide.saturating_sub(1)) + " ");
        fitted.collect::<Vec<_>>().concat()
    };
    if table.columns.iter().any(|column| !column.name.is_empty()) {
        let names = line(&columns, &|at| {
            table
                .columns
                .get(at)
                .map(|column| column.name.clone())
                .unwrap_or_default()
        });
        drawn.line(format!("   {}", names.trim_end()), room.theme.heading);
    }
    let mut number = 0;
    for row in &table.rows {
        let here = row.pick && room.at == Some(number);
        let style = if here {
            room.theme.selected
        } else {
            room.theme.text
        };
        let boxed = mark(row.mark);
        if row.pick {
            drawn.picks.push((drawn.lines.len(), MARKER + boxed.len()));
            number += 1;
        }
        // Found words stand in the last cell, which is drawn apart.
        let (plain, marked) = match columns.split_last() {
            Some(((last, wide), others))
                if !row.found.is_empty() && *last + 1 == row.cells.len() =>
            {
                (others, row.cells.get(*last).map(|cell| (cell, *wide)))
            }
            _ => (columns.as_slice(), None),
        };
        let cells = line(plain, &|at| match &row.spark {
            Some(it) if it.column == at => spark(&it.eighths, room),
            _ => row.cells.get(at).cloned().unwrap_or_default(),
        });
        let first = columns.first().map_or(0, |(_, wide)| *wide);
        // Only the first cell is set off, so that little is repainted when the marker moves.
        let mut split = cells.len();
        let mut used = 0;
        for (at, c) in cells.char_indices() {
            if used >= first {
                split = at;
                break;
            }
            used += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        }
        let (head, rest) = cells.split_at(split);
        let label = head.trim_end();
        let rest = format!("{}{rest}", head.get(label.len()..).unwrap_or_default());
        let mut spans = vec![
            Span::raw(marker(here)),
            Span::raw(boxed),
            Span::styled(label.to_owned(), style),
        ];
        match marked {
            Some((cell, wide)) => {
                spans.push(Span::raw(rest));
                spans.extend(found(cell, &row.found, wide.saturating_sub(1), room.theme));
            }
            None => spans.push(Span::raw(rest.trim_end().to_owned())),
        }
        drawn.lines.push(Line::from(spans));
    }
    drawn
}

/// A text in at most `width` columns with the words that were looked for between marks; of a text that is too long, the
/// part with the first of them.
fn found(text: &str, found: &[(usize, usize)], width: usize, theme: &Theme) -> Vec<Span<'static>> {
    let [open, close] = theme.marks.found;
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut done = 0;
    for (from, to) in found {
        let piece = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        pieces.push((piece(done, *from).to_owned(), false));
        pieces.push((format!("{open}{}{close}", piece(*from, *to)), true));
        done = *to;
    }
    pieces.push((text.get(done..).unwrap_or_default().to_owned(), false));
    // The first found word is seen, with as much around it as there is room for.
    let after: usize = pieces.iter().skip(2).map(|(it, _)| width::of(it)).sum();
    if let [(before, _), (first, _), ..] = pieces.as_mut_slice() {
        let room = width.saturating_sub(width::of(first));
        if width::of(before) > room / 2 {
            *before = width::cut_front(before, room.saturating_sub(after).max(room / 2));
        }
    }
    let mut left = width;
    let mut spans = Vec::new();
    for (piece, found) in pieces {
        let piece = width::cut(&piece, left);
        left -= width::of(&piece);
        let style = if found { theme.found } else { theme.text };
        spans.push(Span::styled(piece, style));
    }
    spans
}

/// A row of small bars, a column each.
fn spark(eighths: &[Option<u8>], room: &Room<'_>) -> String {
    let marks = room.theme.marks;
    let bar = |height: &Option<u8>| {
        height
            .and_then(|eighths| marks.heights.get(usize::from(eighths.max(1)) - 1))
            .unwrap_or(&marks.none)
    };
    eighths.iter().map(|height| *bar(height)).collect()
}

/// Which columns stand, and how wide each is with the space after it.
fn columns(columns: &[Column], inner: usize) -> Vec<(usize, usize)> {
    const LEAST: usize = 12;
    let mut kept: Vec<(usize, &Column)> = columns.iter().enumerate().collect();
    let wish = |column: &Column| {
        if column.width == 0 {
            LEAST
        } else {
            usize::from(column.width)
        }
    };
    while kept.iter().map(|(_, column)| wish(column)).sum::<usize>() > inner {
        let Some(spare) = kept
            .iter()
            .map(|(_, column)| column.spare)
            .max()
            .filter(|spare| *spare > 0)
        else {
            break;
        };
        let Some(at) = kept.iter().rposition(|(_, column)| column.spare == spare) else {
            break;
        };
        kept.remove(at);
    }
    let fixed: usize = kept
        .iter()
        .map(|(_, column)| usize::from(column.width))
        .sum();
    let open = kept
        .iter()
        .filter(|(_, column)| column.width == 0)
        .count()
        .max(1);
    let share = inner.saturating_sub(fixed) / open;
    let mut left = inner;
    kept.into_iter()
        .map(|(at, column)| {
            let wide = if column.width == 0 {
                share
            } else {
                usize::from(column.width)
            }
            .min(left);
            left -= wide;
            (at, wide)
        })
        .collect()
}

//! Lists, questions, fields and tables as lines.

use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Editor, Room};
use super::theme::Theme;
use crate::app::page::{
    Choice, Column, FieldValue, Fields, List, Mark, Question, Row, Scale, Table,
};
use crate::face::width;

/// The columns before the first letter of a row: a space, the marker and a space.
const MARKER: usize = 3;

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

fn marker(here: bool) -> &'static str {
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

/// Draws names with values.
#[must_use]
pub fn fields(fields: &Fields, room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    let most = if room.narrow() { 14 } else { 22 };
    let label_width = fields
        .rows
        .iter()
        .map(|row| width::of(&row.label))
        .max()
        .unwrap_or(0)
        .min(most)
        + 2;
    let inner = room.width.saturating_sub(MARKER + label_width + 1);
    let mut number = 0;
    for row in &fields.rows {
        let here = row.pick && room.at == Some(number);
        let style = if here {
            room.theme.selected
        } else {
            room.theme.text
        };
        let label = width::cut(&row.label, label_width - 2);
        let pad = label_width - width::of(&label);
        if row.pick {
            drawn.picks.push((drawn.lines.len(), MARKER));
            number += 1;
        }
        let mut spans = vec![
            Span::raw(marker(here)),
            Span::styled(label, style),
            Span::raw(" ".repeat(pad)),
        ];
        match &row.value {
            FieldValue::Shown(text) => {
                let mut lines = width::wrap(text, inner).into_iter();
                spans.push(Span::raw(lines.next().unwrap_or_default()));
                if !row.hint.is_empty() && !room.narrow() {
                    spans.push(Span::styled(
                        format!("   {}", width::cut(&row.hint, inner / 2)),
                        room.theme.quiet,
                    ));
                }
                drawn.lines.push(Line::from(spans));
                for line in lines {
                    drawn.line(
                        format!("{:1$}{line}", "", MARKER + label_width),
                        room.theme.text,
                    );
                }
                continue;
            }
            FieldValue::Text(text) if here => {
                drawn.editor = Some(Editor {
                    line: drawn.lines.len(),
                    column: MARKER + label_width,
                    width: inner,
                    height: 1,
                });
                let hint = if text.text.is_empty() {
                    row.hint.as_str()
                } else {
                    ""
                };
                spans.push(Span::styled(
                    width::cut(&format!("  {hint}"), inner),
                    room.theme.quiet,
                ));
            }
            FieldValue::Text(text) => spans.push(Span::raw(width::cut(&text.text, inner))),
            FieldValue::Choices(choices) => {
                drawn.lines.push(Line::from(spans));
                spans = Vec::new();
                let lines = choices_in_lines(choices, here, inner, room);
                for (at, line) in lines.into_iter().enumerate() {
                    if let (0, Some(first)) = (at, drawn.lines.last_mut()) {
                        first.spans.extend(line);
                    } else {
                        let mut spans = vec![Span::raw(" ".repeat(MARKER + label_width))];
                        spans.extend(line);
                        drawn.lines.push(Line::from(spans));
                    }
                }
            }
        }
        if !spans.is_empty() {
            drawn.lines.push(Line::from(spans));
        }
        if here
            && !row.hint.is_empty()
            && !room.tight
            && matches!(row.value, FieldValue::Choices(_))
        {
            drawn.words(&row.hint, MARKER + label_width, room, room.theme.quiet);
        }
    }
    drawn
}

/// `1 call   2 text   [3 in person]`, in as many lines as it takes; where the marker is not, only what was picked.
fn choices_in_lines(
    choices: &[Choice],
    here: bool,
    inner: usize,
    room: &Room<'_>,
) -> Vec<Vec<Span<'static>>> {
    let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let mut used = 0;
    let any = choices.iter().any(|choice| choice.picked);
    for choice in choices
        .iter()
        .filter(|choice| here || choice.picked || !any)
    {
        let text = match (choice.picked, here) {
            (true, true) => format!("[{} {}]", choice.key, choice.label),
            (true, false) => format!("[{}]", choice.label),
            _ => format!(" {} {} ", choice.key, choice.label),
        };
        let text = width::cut(&text, inner);
        let wide = width::of(&text) + 1;
        if used + wide > inner + 1 && used > 0 {
            lines.push(Vec::new());
            used = 0;
        }
        used += wide;
        let style = if choice.picked {
            room.theme.heading
        } else {
            room.theme.text
        };
        if let Some(line) = lines.last_mut() {
            line.push(Span::styled(text, style));
            line.push(Span::raw(" "));
        }
    }
    lines
}

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

//! Names with values, to read or to fill in, as lines.

use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Editor, Room};
use super::list::{MARKER, marker};
use crate::app::page::{Choice, FieldValue, Fields};
use crate::face::width;

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
                // The hint gives way to what is typed, which stands in the same columns.
                if text.text.is_empty() {
                    let hint = width::cut(&format!("  {}", row.hint), inner);
                    spans.push(Span::styled(hint, room.theme.quiet));
                }
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
            (true, false) if !choice.label.is_empty() => format!("[{}]", choice.label),
            (true, _) => format!(
                "[{}]",
                format!("{} {}", choice.key, choice.label).trim_end()
            ),
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

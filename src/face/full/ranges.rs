//! Where things are now, against their usual ranges, a row each.

use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use crate::app::page::{Range, Ranges};
use crate::config::ChartStyle;
use crate::face::width;

/// The columns before the first letter of a row: a space, the marker and a space.
const MARKER: usize = 3;
/// The most columns of one level.
const WIDEST: usize = 12;

/// Draws ranges with `words` above them. Where there is no room for a scale, numbers and words say it.
#[must_use]
pub fn ranges(ranges: &Ranges, words: &[String], room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    drawn.words(&words.join(" "), 1, room, room.theme.text);
    drawn.gap();
    // Where it is close, the rows come first; below them stands what only explains the marks.
    if room.tight && drawn.lines.len() + 1 + ranges.rows.len() > room.height {
        drawn = Drawn::default();
    }
    let sheet = Sheet::of(ranges, room);
    if sheet.unit > 0 {
        drawn.line(sheet.head(ranges), room.theme.text);
    }
    let mut number = 0;
    for range in &ranges.rows {
        let here = range.pick && room.at == Some(number);
        if range.pick {
            drawn.picks.push((drawn.lines.len(), MARKER));
            number += 1;
        }
        drawn.lines.push(sheet.row(range, here, room));
    }
    if sheet.unit > 0 && !room.tight {
        let [dot, range] = &ranges.legend;
        let (theme, marks) = (room.theme, room.theme.marks);
        let mut spans = vec![
            Span::raw(" "),
            Span::styled(marks.dots[0], theme.ink(crate::app::page::Ink::First)),
            Span::styled(format!(" {dot}"), theme.text),
        ];
        if ranges.rows.iter().any(|row| row.usual.is_some()) {
            let mark = [
                marks.low_end,
                marks.between,
                marks.middle,
                marks.between,
                marks.high_end,
            ];
            spans.push(Span::raw("   "));
            spans.push(Span::styled(mark.concat(), theme.quiet));
            spans.push(Span::styled(format!(" {range}"), theme.text));
        }
        drawn.gap();
        drawn.lines.push(Line::from(spans));
    }
    drawn
}

/// Where the parts of every row stand.
struct Sheet {
    label: usize,
    lowest: u8,
    levels: usize,
    /// Columns of a level; 0: there is no scale.
    unit: usize,
    /// Columns between the scale and the numbers.
    gap: usize,
    number: usize,
}

impl Sheet {
    fn of(ranges: &Ranges, room: &Room<'_>) -> Self {
        let widest = |of: fn(&Range) -> &String| {
            let all = ranges.rows.iter().map(|row| width::of(of(row)));
            all.max().unwrap_or(0)
        };
        let [.., high, head] = &ranges.head;
        let number = widest(|row| &row.number).max(width::of(head));
        let label = widest(|row| &row.label).min(room.width / 2);
        let gap = width::of(high) + 1;
        let taken = MARKER + label + 2 + gap + number + 2 + widest(|row| &row.word) + 1;
        let levels = usize::from(ranges.highest.saturating_sub(ranges.lowest).max(1));
        let unit = (room.width.saturating_sub(taken) / levels).min(WIDEST);
        let drawn = room.theme.chart != ChartStyle::Words && !room.narrow() && unit > 1;
        Self {
            label,
            lowest: ranges.lowest,
            levels,
            unit: if drawn { unit } else { 0 },
            gap,
            number,
        }
    }

    /// Columns of the scale.
    fn wide(&self) -> usize {
        self.unit * self.levels + 1
    }

    fn head(&self, ranges: &Ranges) -> String {
        let [low, middle, high, now] = &ranges.head;
        let mut line = " ".repeat(MARKER + self.label + 2);
        let begin = line.len();
        line.push_str(low);
        let middle_at = begin + self.wide() / 2;
        line.push_str(&" ".repeat(middle_at.saturating_sub(width::of(&line))));
        line.push_str(middle);
        let high_at = begin + self.wide() - 1;
        line.push_str(&" ".repeat(high_at.saturating_sub(width::of(&line))));
        line.push_str(high);
        let end = begin + self.wide() + self.gap + self.number;
        let gap = end.saturating_sub(width::of(&line) + width::of(now));
        line.push_str(&" ".repeat(gap.max(1)));
        line.push_str(now);
        line
    }

    fn row(&self, range: &Range, here: bool, room: &Room<'_>) -> Line<'static> {
        let theme = room.theme;
        let style = if here { theme.selected } else { theme.text };
        let label = width::cut(&range.label, self.label);
        let gap = self.label + 2 - width::of(&label);
        let mut spans = vec![
            Span::raw(if here { " > " } else { "   " }),
            Span::styled(label, style),
            Span::raw(" ".repeat(gap)),
        ];
        if self.unit > 0 {
            spans.extend(self.scale(range, room));
            spans.push(Span::raw(" ".repeat(self.gap)));
        }
        let number = self.number;
        spans.push(Span::styled(
            format!("{:>number$}  {}", range.number, range.word),
            theme.text,
        ));
        Line::from(spans)
    }

    fn scale(&self, range: &Range, room: &Room<'_>) -> Vec<Span<'static>> {
        let (theme, marks) = (room.theme, room.theme.marks);
        let mut cells = vec![(" ", theme.text); self.wide()];
        let mut put = |column: usize, mark: &'static str, style| {
            if let Some(cell) = cells.get_mut(column) {
                *cell = (mark, style);
            }
        };
        if let Some((low, middle, high)) = range.usual {
            for column in self.column(low)..=self.column(high) {
                put(column, marks.between, theme.quiet);
            }
            put(self.column(middle), marks.middle, theme.quiet);
            put(self.column(low), marks.low_end, theme.quiet);
            put(self.column(high), marks.high_end, theme.quiet);
        }
        if let Some(now) = range.now {
            let ink = crate::app::page::Ink::First;
            put(self.column(now), theme.dot(ink), theme.ink(ink));
        }
        cells
            .chunk_by(|one, other| one.1 == other.1)
            .map(|same| {
                let text: String = same.iter().map(|cell| cell.0).collect();
                Span::styled(text, same.first().map(|cell| cell.1).unwrap_or_default())
            })
            .collect()
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "levels are few and not below the lowest"
    )]
    fn column(&self, value: f64) -> usize {
        let unit = f64::from(u32::try_from(self.unit).unwrap_or(1));
        ((value - f64::from(self.lowest)).max(0.0) * unit).round() as usize
    }
}

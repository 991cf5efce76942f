//! Large numbers, and square codes for a phone camera, as lines.

use qrcode::{Color as Module, QrCode};
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use super::theme::ASCII;
use crate::app::page::Big;

/// Columns to the left of it.
const INSET: usize = 3;
/// The light border that the code's standard (ISO/IEC 18004, 5.3.8) asks for, in modules.
const QUIET_ZONE: usize = 4;
/// Lines of a large digit, and its columns at the smallest.
const TALL: usize = 5;
const WIDE: usize = 3;

/// What a phone number is made of, three by five; the highest of three bits is the leftmost.
const GLYPHS: &[(char, [u8; TALL])] = &[
    ('0', [0b111, 0b101, 0b101, 0b101, 0b111]),
    ('1', [0b010, 0b110, 0b010, 0b010, 0b111]),
    ('2', [0b111, 0b001, 0b111, 0b100, 0b111]),
    ('3', [0b111, 0b001, 0b111, 0b001, 0b111]),
    ('4', [0b101, 0b101, 0b111, 0b001, 0b001]),
    ('5', [0b111, 0b100, 0b111, 0b001, 0b111]),
    ('6', [0b111, 0b100, 0b111, 0b101, 0b111]),
    ('7', [0b111, 0b001, 0b001, 0b001, 0b001]),
    ('8', [0b111, 0b101, 0b111, 0b101, 0b111]),
    ('9', [0b111, 0b101, 0b111, 0b001, 0b111]),
    ('+', [0b000, 0b010, 0b111, 0b010, 0b000]),
    ('-', [0b000, 0b000, 0b111, 0b000, 0b000]),
    ('(', [0b001, 0b010, 0b010, 0b010, 0b001]),
    (')', [0b100, 0b010, 0b010, 0b010, 0b100]),
    ('.', [0b000, 0b000, 0b000, 0b000, 0b010]),
    ('/', [0b001, 0b001, 0b010, 0b100, 0b100]),
    ('*', [0b000, 0b101, 0b010, 0b101, 0b000]),
    ('#', [0b101, 0b111, 0b101, 0b111, 0b101]),
    (' ', [0b000, 0b000, 0b000, 0b000, 0b000]),
];

/// Draws it.
#[must_use]
pub fn big(big: &Big, room: &Room<'_>) -> Drawn {
    match big {
        Big::Number(text) => number(text, room),
        Big::Code {
            link, words, small, ..
        } => code(link, words, small, room),
    }
}

fn number(text: &str, room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    match digits(text, room) {
        Some(lines) => {
            for line in lines {
                drawn.line(line, room.theme.heading);
            }
            drawn.gap();
            drawn.words(text, INSET, room, room.theme.heading);
        }
        None => drawn.words(&spaced(text), INSET, room, room.theme.heading),
    }
    drawn
}

/// The number in large digits, as wide as there is room for; none where there is not, or for other letters.
fn digits(text: &str, room: &Room<'_>) -> Option<Vec<String>> {
    let glyphs: Vec<[u8; TALL]> = text
        .chars()
        .map(|c| {
            GLYPHS
                .iter()
                .find(|(it, _)| *it == c)
                .map(|(_, glyph)| *glyph)
        })
        .collect::<Option<_>>()?;
    // The number itself stands below the digits.
    let wide = |scale: usize| INSET + glyphs.len() * (WIDE + 1) * scale;
    let scale = [2, 1]
        .into_iter()
        .find(|scale| wide(*scale) <= room.width && TALL + 2 <= room.height)?;
    let full = room.theme.marks.full.repeat(scale);
    let open = " ".repeat(scale);
    let line = |row: usize| {
        let mut line = " ".repeat(INSET);
        for glyph in &glyphs {
            let bits = glyph.get(row).copied().unwrap_or_default();
            for bit in (0..WIDE).rev() {
                line.push_str(if bits >> bit & 1 == 1 { &full } else { &open });
            }
            line.push_str(&open);
        }
        line.trim_end().to_owned()
    };
    Some((0..TALL).map(line).collect())
}

fn spaced(text: &str) -> String {
    let letters: Vec<String> = text.chars().map(String::from).collect();
    letters.join(" ")
}

fn code(link: &str, words: &str, small: &str, room: &Room<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    let square = QrCode::new(link).ok().map(Square::of);
    let lines = match square {
        Some(square) if *room.theme.marks == ASCII => square.in_columns(),
        Some(square) => square.in_halves(),
        None => Vec::new(),
    };
    let fits = lines.len() <= room.height
        && lines
            .first()
            .is_some_and(|line| INSET + line.width() <= room.width);
    if !fits {
        drawn.words(small, 1, room, room.theme.text);
        return drawn;
    }
    for line in lines {
        let inset = Span::raw(" ".repeat(INSET));
        drawn
            .lines
            .push(Line::from([vec![inset], line.spans].concat()));
    }
    drawn.words(words, INSET, room, room.theme.text);
    drawn
}

/// A code with its light border.
struct Square {
    modules: Vec<Module>,
    side: usize,
}

impl Square {
    fn of(code: QrCode) -> Self {
        let side = code.width();
        Self {
            modules: code.into_colors(),
            side,
        }
    }

    fn across(&self) -> usize {
        self.side + 2 * QUIET_ZONE
    }

    /// The colour at a place, from the corner of the border. Black and white of the 256 are what they are called on
    /// every terminal, and a camera needs both, so they are set even where no other colour is.
    fn at(&self, row: usize, column: usize) -> Color {
        let inside = |at: usize| at.checked_sub(QUIET_ZONE).filter(|at| *at < self.side);
        let dark = match (inside(row), inside(column)) {
            (Some(row), Some(column)) => {
                self.modules.get(row * self.side + column) == Some(&Module::Dark)
            }
            _ => false,
        };
        Color::Indexed(if dark { 16 } else { 231 })
    }

    /// Two modules in a cell, one above the other.
    fn in_halves(&self) -> Vec<Line<'static>> {
        let cell = |row: usize, column: usize| {
            let (above, below) = (self.at(row, column), self.at(row + 1, column));
            // A space has no gaps, whatever the font.
            let text = if above == below { " " } else { "\u{2580}" };
            Span::styled(text, Style::new().fg(above).bg(below))
        };
        (0..self.across())
            .step_by(2)
            .map(|row| (0..self.across()).map(|column| cell(row, column)).collect())
            .collect()
    }

    /// A module in two columns, by the ground alone.
    fn in_columns(&self) -> Vec<Line<'static>> {
        let cell =
            |row: usize, column: usize| Span::styled("  ", Style::new().bg(self.at(row, column)));
        (0..self.across())
            .map(|row| (0..self.across()).map(|column| cell(row, column)).collect())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Marks};
    use crate::env::{Clock, Env};
    use crate::face::full::Theme;
    use crate::face::width;

    fn theme(marks: Marks) -> Theme {
        let config = Config {
            marks,
            ..Config::default()
        };
        let env = Env::bare(Clock::System);
        Theme::new(&config, &env, true)
    }

    fn drawn(block: &Big, width: usize, height: usize, marks: Marks) -> Vec<Line<'static>> {
        let theme = theme(marks);
        let room = Room {
            width,
            height,
            theme: &theme,
            at: None,
            tight: false,
        };
        big(block, &room).lines
    }

    fn text(lines: &[Line<'static>]) -> Vec<String> {
        lines.iter().map(ToString::to_string).collect()
    }

    fn call() -> Big {
        Big::Code {
            link: "tel:5550142".to_owned(),
            number: "555-0142".to_owned(),
            words: "Point a camera at it.".to_owned(),
            small: "It needs a bigger window.".to_owned(),
        }
    }

    /// What a camera sees: true where it is dark, a module each.
    fn seen(lines: &[Line<'static>], marks: Marks) -> Vec<Vec<bool>> {
        let dark = |color: Option<Color>| match color {
            Some(Color::Indexed(16)) => true,
            Some(Color::Indexed(231)) => false,
            other => panic!("{other:?} is neither black nor white"),
        };
        let mut rows = Vec::new();
        for line in lines {
            let cells = || line.spans.iter().skip(1);
            if marks == Marks::Ascii {
                assert!(cells().all(|cell| cell.content == "  "));
                rows.push(cells().map(|cell| dark(cell.style.bg)).collect());
            } else {
                rows.push(cells().map(|cell| dark(cell.style.fg)).collect());
                rows.push(cells().map(|cell| dark(cell.style.bg)).collect());
            }
        }
        rows
    }

    #[test]
    fn a_camera_sees_every_module_and_a_light_border() {
        for marks in [Marks::Unicode, Marks::Ascii] {
            let mut lines = drawn(&call(), 80, 40, marks);
            lines.pop();
            let seen = seen(&lines, marks);
            let code = QrCode::new("tel:5550142").expect("a code");
            let side = code.width();
            for (y, row) in seen.iter().enumerate() {
                for (x, dark) in row.iter().enumerate() {
                    let inside = (4..side + 4).contains(&x) && (4..side + 4).contains(&y);
                    let expected = inside && code[(x - 4, y - 4)] == Module::Dark;
                    assert_eq!(*dark, expected, "{x},{y} {marks:?}");
                }
                assert_eq!(row.len(), side + 8);
            }
            assert!(seen.len() >= side + 8);
        }
    }

    #[test]
    fn a_code_that_does_not_fit_is_said_in_words() {
        for (width, height, marks) in [
            (40, 7, Marks::Unicode),
            (30, 24, Marks::Unicode),
            (80, 18, Marks::Ascii),
        ] {
            let lines = text(&drawn(&call(), width, height, marks));
            assert_eq!(lines.concat().trim(), "It needs a bigger window.");
        }
        assert_eq!(drawn(&call(), 80, 18, Marks::Unicode).len(), 16);
    }

    #[test]
    fn a_number_is_as_large_as_there_is_room_for() {
        let big = Big::Number("555-0142".to_owned());
        let wide = |width, height| {
            let lines = text(&drawn(&big, width, height, Marks::Ascii));
            (lines.len(), lines.iter().map(|line| width::of(line)).max())
        };
        assert_eq!(wide(80, 18), (7, Some(65)));
        assert_eq!(wide(40, 7), (7, Some(34)));
        assert_eq!(wide(40, 4), (1, Some(18)));
        assert_eq!(wide(20, 18), (1, Some(18)));
        let letters = Big::Number("call box 5".to_owned());
        assert_eq!(
            text(&drawn(&letters, 80, 18, Marks::Ascii)),
            ["   c a l l   b o x   5"]
        );
    }
}

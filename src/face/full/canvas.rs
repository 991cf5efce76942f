//! A page as lines: every block becomes lines of text with styles, and says where its rows stand.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use crate::face::width;

/// What a block is drawn on.
#[derive(Clone, Copy, Debug)]
pub struct Room<'a> {
    /// Columns there are.
    pub width: usize,
    /// Lines there are for the whole page.
    pub height: usize,
    pub theme: &'a Theme,
    /// The row with the marker, counted from this block's first.
    pub at: Option<usize>,
    /// Lines stand close; what is only good to know is left out.
    pub tight: bool,
}

impl Room<'_> {
    /// Fewer than 60 columns: a zoomed-in window.
    #[must_use]
    pub fn narrow(&self) -> bool {
        self.width < 60
    }

    /// 100 columns or more.
    #[must_use]
    pub fn wide(&self) -> bool {
        self.width >= 100
    }
}

/// The lines of a block.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    pub lines: Vec<Line<'static>>,
    /// The line and column of the first letter of each row that the marker can stand on.
    pub picks: Vec<(usize, usize)>,
    /// Where a text is typed: its first line and column, and how many lines and columns it has.
    pub editor: Option<Editor>,
}

/// The place of the text being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Editor {
    pub line: usize,
    pub column: usize,
    pub width: usize,
    pub height: usize,
}

impl Drawn {
    /// An empty line.
    pub fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    /// A line of one style.
    pub fn line(&mut self, text: impl Into<String>, style: Style) {
        self.lines
            .push(Line::from(Span::styled(text.into(), style)));
    }

    /// Words wrapped to the room, `indent` columns in.
    pub fn words(&mut self, text: &str, indent: usize, room: &Room<'_>, style: Style) {
        for line in width::wrap(text, room.width.saturating_sub(indent + 1)) {
            self.line(format!("{:indent$}{line}", ""), style);
        }
    }

    /// Puts the lines of `other` below.
    pub fn below(&mut self, other: Self) {
        let base = self.lines.len();
        self.picks.extend(
            other
                .picks
                .into_iter()
                .map(|(line, column)| (base + line, column)),
        );
        self.editor = self.editor.or(other.editor.map(|editor| Editor {
            line: base + editor.line,
            ..editor
        }));
        self.lines.extend(other.lines);
    }
}

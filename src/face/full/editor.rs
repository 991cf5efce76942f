//! The text being typed: an editor for the field in front, grapheme by grapheme. What it holds is what the app gets.

use std::collections::VecDeque;
use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroize as _;

use super::rows::Rows;
use crate::app::page::{TextField, Veil};
use crate::app::{Code, Input, Key};
use crate::face::{safe, width};

/// How many steps can be taken back.
const STEPS: usize = 1000;

/// An editor for one field.
pub struct Editor {
    id: String,
    revision: u32,
    text: String,
    /// Where the cursor is, in bytes; always between two graphemes.
    at: usize,
    /// How it is wrapped. None: a single line, in which a line end is a space.
    rows: Option<Rows>,
    /// The first row that is shown, and how many are.
    top: usize,
    height: usize,
    /// The first column that is shown of a single line.
    left: usize,
    /// The column that the cursor came from while it goes up and down.
    column: Option<usize>,
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// The next letter belongs to the step before it.
    joins: bool,
    veil: Veil,
}

/// Room for a secret, so that no part of it is left where it grew.
const SECRET: usize = 4096;

/// What was typed may be a secret, and leaves memory with its editor.
impl Drop for Editor {
    fn drop(&mut self) {
        self.text.zeroize();
        for step in self.done.iter_mut().chain(&mut self.undone) {
            step.old.zeroize();
            step.new.zeroize();
        }
    }
}

/// One change: `new` stands in place of `old` at byte `at`.
struct Step {
    at: usize,
    old: String,
    new: String,
    /// Where the cursor was.
    cursor: usize,
}

impl Editor {
    /// An editor that shows `field`.
    #[must_use]
    pub fn new(field: &TextField) -> Self {
        let mut text = safe::typed(&field.text);
        if field.veil != Veil::Open {
            text.reserve(SECRET);
        }
        let at = text
            .char_indices()
            .nth(field.cursor)
            .map_or(text.len(), |(at, _)| at);
        // Eighty columns until it is drawn.
        let rows = field.tall.then(|| Rows::new(&text, 80));
        Self {
            id: field.id.clone(),
            revision: field.revision,
            text,
            at,
            rows,
            top: 0,
            height: 1,
            left: 0,
            column: None,
            done: VecDeque::new(),
            undone: Vec::new(),
            joins: false,
            veil: field.veil,
        }
    }

    /// Shows or hides what is typed, as the field now asks.
    pub fn veil(&mut self, veil: Veil) {
        self.veil = veil;
    }

    /// Whether this editor is for that field as it now is.
    #[must_use]
    pub fn is_for(&self, field: &TextField) -> bool {
        self.id == field.id && self.revision == field.revision
    }

    /// Takes a key; answers what the text now is, unless the key does nothing here.
    pub fn key(&mut self, key: Key) -> Option<Input> {
        let joins = std::mem::take(&mut self.joins);
        let column = self.column.take();
        let page = self.height.saturating_sub(1).max(1);
        match (key.code, key.ctrl, key.alt) {
            (Code::Char(c), false, false) => self.letter(c, joins),
            (Code::Enter, _, _) if self.rows.is_some() => self.put(self.at..self.at, "\n"),
            (Code::Char('z'), true, _) => self.undo(),
            (Code::Char('y'), true, _) => self.redo(),
            (Code::Backspace, false, false) => self.put(self.before()..self.at, ""),
            (Code::Delete, false, false) => self.put(self.at..self.after(), ""),
            (Code::Char('w'), true, _) | (Code::Backspace, _, _) => {
                self.put(self.word_before()..self.at, "");
            }
            (Code::Delete, _, _) | (Code::Char('d'), _, true) => {
                self.put(self.at..self.word_after(), "");
            }
            (Code::Char('u'), true, _) => self.put(self.row().start..self.at, ""),
            (Code::Char('k'), true, _) => self.put(self.at..self.row_end(), ""),
            (Code::Left, false, false) => self.at = self.before(),
            (Code::Right, false, false) => self.at = self.after(),
            (Code::Left, ..) | (Code::Char('b'), _, true) => self.at = self.word_before(),
            (Code::Right, ..) | (Code::Char('f'), _, true) => self.at = self.word_after(),
            (Code::Up, ..) => self.climb(column, |row| row.checked_sub(1)),
            (Code::Down, ..) => self.climb(column, |row| row.checked_add(1)),
            (Code::PageUp, ..) => self.climb(column, |row| Some(row.saturating_sub(page))),
            (Code::PageDown, ..) => self.climb(column, |row| Some(row.saturating_add(page))),
            (Code::Home, true, _) => self.at = 0,
            (Code::End, true, _) => self.at = self.text.len(),
            (Code::Home, ..) | (Code::Char('a'), true, _) => self.at = self.row().start,
            (Code::End, ..) | (Code::Char('e'), true, _) => self.at = self.row_end(),
            _ => return None,
        }
        Some(self.report())
    }

    /// Takes what was pasted, as one step of undo.
    pub fn paste(&mut self, text: &str) -> Input {
        let text = safe::typed(text);
        let text = match self.rows {
            Some(_) => text,
            None => text.replace('\n', " "),
        };
        self.joins = false;
        self.column = None;
        self.put(self.at..self.at, &text);
        self.report()
    }

    fn report(&self) -> Input {
        Input::Typed {
            text: self.text.clone(),
            cursor: self.head().chars().count(),
        }
    }

    /// The text before the cursor.
    fn head(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// The text after the cursor.
    fn tail(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn before(&self) -> usize {
        let grapheme = self.head().graphemes(true).next_back();
        self.at - grapheme.map_or(0, str::len)
    }

    fn after(&self) -> usize {
        self.at + width::grapheme(&self.text, self.at).map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let word = self.head().unicode_word_indices().next_back();
        word.map_or(0, |(at, _)| at)
    }

    fn word_after(&self) -> usize {
        let word = self.tail().unicode_word_indices().next();
        word.map_or(self.text.len(), |(at, word)| self.at + at + word.len())
    }

    fn count(&self) -> usize {
        self.rows.as_ref().map_or(1, Rows::count)
    }

    /// The number of the row with the cursor.
    fn here(&self) -> usize {
        self.rows.as_ref().map_or(0, |rows| rows.of(self.at))
    }

    /// The bytes of a row.
    fn range(&self, row: usize) -> Range<usize> {
        let all = 0..self.text.len();
        self.rows
            .as_ref()
            .map_or(all, |rows| rows.range(&self.text, row))
    }

    /// The row with the cursor.
    fn row(&self) -> Range<usize> {
        self.range(self.here())
    }

    fn row_end(&self) -> usize {
        self.place(self.here(), usize::MAX)
    }

    /// The place in a row that is nearest to a column, as far as the cursor can stand there: a row that goes on below
    /// ends before its last grapheme, because the place after it is the beginning of the next row.
    fn place(&self, row: usize, column: usize) -> usize {
        let range = self.range(row);
        let behind = self.text.as_bytes().get(range.end);
        let goes_on = behind.is_some_and(|byte| *byte != b'\n');
        let mut at = range.start;
        let mut used = 0;
        while at < range.end {
            let grapheme = width::grapheme(&self.text, at).unwrap_or_default();
            used += width::columns(grapheme);
            let next = at + grapheme.len().max(1);
            if used > column || goes_on && next >= range.end {
                break;
            }
            at = next;
        }
        at
    }

    /// How far the cursor stands from the left end of its row.
    fn columns(&self) -> usize {
        let mut at = self.row().start;
        let mut used = 0;
        while at < self.at {
            let grapheme = width::grapheme(&self.text, at).unwrap_or_default();
            used += width::columns(grapheme);
            at += grapheme.len().max(1);
        }
        used
    }

    /// Goes to another row, as near to the column that it came from as it can; past the ends to the ends.
    fn climb(&mut self, column: Option<usize>, to: impl Fn(usize) -> Option<usize>) {
        let column = column.unwrap_or_else(|| self.columns());
        self.column = Some(column);
        let row = self.here();
        let last = self.count() - 1;
        self.at = match to(row) {
            Some(to) if to <= last || row < last => self.place(to.min(last), column),
            Some(_) => self.text.len(),
            None => 0,
        };
    }

    /// A letter; those of a word are one step of undo.
    fn letter(&mut self, c: char, joins: bool) {
        let new = c.encode_utf8(&mut [0; 4]).to_owned();
        let begins_word = !c.is_whitespace() && self.head().ends_with(char::is_whitespace);
        if joins
            && !begins_word
            && let Some(step) = self.done.back_mut()
        {
            step.new.push(c);
            self.undone.clear();
            self.replace(self.at..self.at, &new);
        } else {
            self.put(self.at..self.at, &new);
        }
        self.joins = true;
    }

    /// Puts `new` in place of what stands at `range`, as one step of undo.
    fn put(&mut self, range: Range<usize>, new: &str) {
        if range.is_empty() && new.is_empty() {
            return;
        }
        if self.done.len() == STEPS {
            self.done.pop_front();
        }
        self.undone.clear();
        self.done.push_back(Step {
            at: range.start,
            old: self.text.get(range.clone()).unwrap_or_default().to_owned(),
            new: new.to_owned(),
            cursor: self.at,
        });
        self.replace(range, new);
    }

    fn replace(&mut self, range: Range<usize>, new: &str) {
        self.text.replace_range(range.clone(), new);
        if let Some(rows) = &mut self.rows {
            rows.edited(&self.text, range.start, range.len(), new.len());
        }
        self.at = range.start + new.len();
    }

    fn undo(&mut self) {
        if let Some(step) = self.done.pop_back() {
            self.replace(step.at..step.at + step.new.len(), &step.old);
            self.at = step.cursor;
            self.undone.push(step);
        }
    }

    fn redo(&mut self) {
        if let Some(step) = self.undone.pop() {
            self.replace(step.at..step.at + step.old.len(), &step.new);
            self.done.push_back(step);
        }
    }

    /// Draws it, and answers where the cursor is.
    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, style: Style) -> Position {
        let (wide, high) = (usize::from(area.width), usize::from(area.height));
        if let Some(rows) = &mut self.rows {
            // One column is left for the cursor behind a full row.
            rows.fit(&self.text, wide.saturating_sub(1).max(1));
        }
        let row = self.here();
        self.height = high;
        self.top = self
            .top
            .clamp((row + 1).saturating_sub(high), row)
            .min(self.count().saturating_sub(high));
        let column = self.columns();
        self.left = match self.rows {
            Some(_) => 0,
            None => self.left.clamp((column + 1).saturating_sub(wide), column),
        };
        for (y, row) in (area.y..area.bottom()).zip(self.top..self.count()) {
            self.draw_row(
                frame,
                Rect {
                    y,
                    height: 1,
                    ..area
                },
                row,
                style,
            );
        }
        let x = (column - self.left).min(wide.saturating_sub(1));
        Position::new(
            area.x + u16::try_from(x).unwrap_or(0),
            area.y + u16::try_from(row - self.top).unwrap_or(0),
        )
    }

    fn draw_row(&self, frame: &mut Frame<'_>, area: Rect, row: usize, style: Style) {
        let range = self.range(row);
        let mut at = range.start;
        let mut used = 0;
        let edge = self.left + usize::from(area.width);
        while at < range.end {
            let grapheme = width::grapheme(&self.text, at).unwrap_or_default();
            let wide = width::columns(grapheme);
            if used + wide > edge {
                break;
            }
            if let Some(x) = used
                .checked_sub(self.left)
                .and_then(|x| u16::try_from(x).ok())
            {
                let shown = match self.veil {
                    Veil::Hidden => "*".into(),
                    Veil::Open | Veil::Lifted => width::shown(grapheme),
                };
                let x = area.x + x;
                frame
                    .buffer_mut()
                    .set_stringn(x, area.y, shown, wide, style);
            }
            used += wide;
            at += grapheme.len().max(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    fn editor(text: &str, cursor: usize) -> Editor {
        Editor::new(&TextField {
            text: text.to_owned(),
            cursor,
            tall: true,
            ..TextField::default()
        })
    }

    fn text(input: Option<Input>) -> (String, usize) {
        match input {
            Some(Input::Typed { text, cursor }) => (text, cursor),
            other => panic!("{other:?}"),
        }
    }

    fn press(editor: &mut Editor, keys: &str) -> (String, usize) {
        keys.split_whitespace()
            .map(|key| text(editor.key(key.parse().expect("a key"))))
            .last()
            .expect("a key")
    }

    /// What is shown in so many columns and rows, and where the cursor is.
    fn shown(editor: &mut Editor, columns: u16, rows: u16) -> (Vec<String>, (u16, u16)) {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal");
        let mut cursor = Position::default();
        terminal
            .draw(|frame| cursor = editor.draw(frame, frame.area(), Style::new()))
            .expect("drawn");
        let buffer = terminal.backend().buffer();
        let line = |y| {
            let mut line = String::new();
            let mut x = 0;
            while x < columns {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(width::of(symbol).max(1)).expect("narrow");
            }
            line.trim_end().to_owned()
        };
        ((0..rows).map(line).collect(), (cursor.x, cursor.y))
    }

    #[test]
    fn one_backspace_takes_one_grapheme() {
        let family = "a👨‍👩‍👧e\u{301}";
        let mut editor = editor(family, usize::MAX);
        assert_eq!(press(&mut editor, "backspace").0, "a👨‍👩‍👧");
        assert_eq!(press(&mut editor, "backspace").0, "a");
        assert_eq!(press(&mut editor, "ctrl-z").0, "a👨‍👩‍👧");
        assert_eq!(press(&mut editor, "ctrl-z").0, family);
        assert_eq!(press(&mut editor, "ctrl-y").0, "a👨‍👩‍👧");
        assert_eq!(press(&mut editor, "left delete").0, "a");
    }

    #[test]
    fn the_cursor_comes_back_to_where_it_was() {
        let mut editor = editor("one\ntwo three", 6);
        assert_eq!(press(&mut editor, "X"), ("one\ntwXo three".to_owned(), 7));
        assert_eq!(press(&mut editor, "left").1, 6);
        assert_eq!(press(&mut editor, "home").1, 4);
    }

    #[test]
    fn a_paste_is_one_step_and_carries_nothing_that_steers() {
        let mut editor = editor("", 0);
        assert_eq!(text(Some(editor.paste("a\u{1b}[2J\r\nb"))).0, "a[2J\nb");
        assert_eq!(press(&mut editor, "ctrl-z").0, "");
    }

    #[test]
    fn undo_takes_a_word_at_a_time() {
        let mut editor = editor("", 0);
        press(&mut editor, "o n e space t w o");
        assert_eq!(press(&mut editor, "ctrl-z").0, "one ");
        assert_eq!(press(&mut editor, "ctrl-z").0, "");
        assert_eq!(press(&mut editor, "ctrl-y ctrl-y").0, "one two");
        assert_eq!(press(&mut editor, "ctrl-z x ctrl-y").0, "one x");
    }

    #[test]
    fn words_and_rows_can_be_passed_over_and_taken_away() {
        let mut editor = editor("one two three", usize::MAX);
        assert_eq!(press(&mut editor, "ctrl-left").1, 8);
        assert_eq!(press(&mut editor, "ctrl-w").0, "one three");
        assert_eq!(press(&mut editor, "ctrl-right").1, 9);
        assert_eq!(press(&mut editor, "home ctrl-delete").0, " three");
        assert_eq!(press(&mut editor, "end ctrl-u").0, "");
        assert_eq!(press(&mut editor, "ctrl-z home ctrl-k").0, "");
    }

    #[test]
    fn words_are_wrapped_and_the_cursor_stays_in_sight() {
        let mut editor = editor("It passes. It has passed.", usize::MAX);
        let (rows, cursor) = shown(&mut editor, 13, 2);
        assert_eq!(rows, ["It has", "passed."]);
        assert_eq!(cursor, (7, 1));
        press(&mut editor, "up up");
        let (rows, cursor) = shown(&mut editor, 13, 2);
        assert_eq!(rows, ["It passes.", "It has"]);
        assert_eq!(cursor, (7, 0));
        assert_eq!(press(&mut editor, "end").1, 10);
        assert_eq!(press(&mut editor, "down").1, 17);
        assert_eq!(press(&mut editor, "down down").1, 25);
    }

    #[test]
    fn wide_letters_and_families_take_the_columns_they_are_drawn_in() {
        let mut editor = editor("日記👨‍👩‍👧e\u{301}x", usize::MAX);
        let (rows, cursor) = shown(&mut editor, 20, 1);
        assert_eq!(rows, ["日記👨👩👧e\u{301}x"]);
        assert_eq!(cursor, (12, 0));
        let (rows, cursor) = shown(&mut editor, 9, 3);
        assert_eq!(rows, ["日記", "👨👩👧e\u{301}x", ""]);
        assert_eq!(cursor, (8, 1));
    }

    #[test]
    fn a_single_line_scrolls_sideways() {
        let mut editor = Editor::new(&TextField {
            text: "Walked home".to_owned(),
            cursor: usize::MAX,
            ..TextField::default()
        });
        assert_eq!(shown(&mut editor, 6, 1), (vec![" home".to_owned()], (5, 0)));
        press(&mut editor, "home");
        assert_eq!(
            shown(&mut editor, 6, 1),
            (vec!["Walked".to_owned()], (0, 0))
        );
    }

    #[test]
    fn a_single_line_keeps_the_line_ends_that_it_shows_as_spaces() {
        let mut editor = Editor::new(&TextField {
            text: "one\ntwo".to_owned(),
            cursor: usize::MAX,
            ..TextField::default()
        });
        assert_eq!(
            shown(&mut editor, 12, 1),
            (vec!["one two".to_owned()], (7, 0))
        );
        assert_eq!(press(&mut editor, "x"), ("one\ntwox".to_owned(), 8));
        assert_eq!(text(Some(editor.paste("a\nb"))).0, "one\ntwoxa b");
    }
}

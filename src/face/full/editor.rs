//! The text being typed: an editor widget for the field in front, grapheme by grapheme.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use unicode_segmentation::UnicodeSegmentation;

use crate::app::page::TextField;
use crate::app::{Code, Input, Key};
use crate::face::safe;

/// An editor for one field.
pub struct Editor {
    id: String,
    revision: u32,
    tall: bool,
    area: TextArea<'static>,
}

impl Editor {
    /// An editor that shows `field`.
    #[must_use]
    pub fn new(field: &TextField) -> Self {
        let lines: Vec<String> = field.text.split('\n').map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        area.set_wrap_mode(if field.tall {
            WrapMode::WordOrGlyph
        } else {
            WrapMode::None
        });
        area.set_cursor_line_style(Style::new());
        area.set_cursor_style(Style::new());
        area.set_max_histories(1000);
        let mut editor = Self {
            id: field.id.clone(),
            revision: field.revision,
            tall: field.tall,
            area,
        };
        editor.jump(field);
        editor
    }

    /// Whether this editor is for that field as it now is.
    #[must_use]
    pub fn is_for(&self, field: &TextField) -> bool {
        self.id == field.id && self.revision == field.revision
    }

    fn jump(&mut self, field: &TextField) {
        let before: String = field.text.chars().take(field.cursor).collect();
        let row = before.matches('\n').count();
        let column = before
            .rsplit('\n')
            .next()
            .map_or(0, |line| line.chars().count());
        let whole = before.len() == field.text.len();
        match (u16::try_from(row), u16::try_from(column)) {
            _ if whole => {
                self.area.move_cursor(CursorMove::Bottom);
                self.area.move_cursor(CursorMove::End);
            }
            (Ok(row), Ok(column)) => self.area.move_cursor(CursorMove::Jump(row, column)),
            // The widget jumps no further than this; the end of the text is the nearest useful place.
            _ => self.area.move_cursor(CursorMove::Bottom),
        }
    }

    /// Takes a key; answers what the text now is, unless the key does nothing here.
    pub fn key(&mut self, key: Key) -> Option<Input> {
        match (key.code, key.ctrl, key.alt) {
            (Code::Char(c), false, false) => self.area.insert_char(c),
            (Code::Enter, _, _) if self.tall => self.area.insert_newline(),
            (Code::Backspace, false, false) => self.backspace(),
            (Code::Delete, false, false) => self.delete(),
            (Code::Char('z'), true, _) => {
                self.area.undo();
            }
            (Code::Char('y'), true, _) => {
                self.area.redo();
            }
            (Code::Char('w'), true, _) | (Code::Backspace, _, _) => {
                self.area.delete_word();
            }
            (Code::Delete, true, _) | (Code::Char('d'), _, true) => {
                self.area.delete_next_word();
            }
            (Code::Char('u'), true, _) => {
                self.area.delete_line_by_head();
            }
            (Code::Char('k'), true, _) => {
                self.area.delete_line_by_end();
            }
            (Code::Left, false, false) => self.left(),
            (Code::Right, false, false) => self.right(),
            (Code::Left, ..) | (Code::Char('b'), _, true) => {
                self.area.move_cursor(CursorMove::WordBack)
            }
            (Code::Right, ..) | (Code::Char('f'), _, true) => {
                self.area.move_cursor(CursorMove::WordForward)
            }
            (Code::Up, ..) => self.area.move_cursor(CursorMove::Up),
            (Code::Down, ..) => self.area.move_cursor(CursorMove::Down),
            (Code::Home, true, _) => self.area.move_cursor(CursorMove::Top),
            (Code::End, true, _) => self.area.move_cursor(CursorMove::Bottom),
            (Code::Home, ..) | (Code::Char('a'), true, _) => {
                self.area.move_cursor(CursorMove::Head)
            }
            (Code::End, ..) | (Code::Char('e'), true, _) => self.area.move_cursor(CursorMove::End),
            (Code::PageUp, ..) => self.area.scroll(ratatui_textarea::Scrolling::PageUp),
            (Code::PageDown, ..) => self.area.scroll(ratatui_textarea::Scrolling::PageDown),
            _ => return None,
        }
        Some(self.report())
    }

    /// Takes what was pasted, as one step of undo.
    pub fn paste(&mut self, text: &str) -> Input {
        let text = safe::typed(text);
        let text = if self.tall {
            text
        } else {
            text.replace('\n', " ")
        };
        self.area.insert_str(text);
        self.report()
    }

    fn report(&self) -> Input {
        let at = self.area.cursor();
        let lines = self.area.lines();
        let before: usize = lines
            .iter()
            .take(at.0)
            .map(|line| line.chars().count() + 1)
            .sum();
        Input::Typed {
            text: lines.join("\n"),
            cursor: before + at.1,
        }
    }

    fn line(&self) -> &str {
        self.area
            .lines()
            .get(self.area.cursor().0)
            .map(String::as_str)
            .unwrap_or_default()
    }

    /// How many characters the grapheme before the cursor has; 0 at the start of a line.
    fn before(&self) -> usize {
        let head: String = self.line().chars().take(self.area.cursor().1).collect();
        head.graphemes(true)
            .next_back()
            .map_or(0, |grapheme| grapheme.chars().count())
    }

    /// How many characters the grapheme after the cursor has; 0 at the end of a line.
    fn after(&self) -> usize {
        let tail: String = self.line().chars().skip(self.area.cursor().1).collect();
        tail.graphemes(true)
            .next()
            .map_or(0, |grapheme| grapheme.chars().count())
    }

    fn backspace(&mut self) {
        match self.before() {
            0 | 1 => {
                self.area.delete_char();
            }
            chars => {
                for _ in 0..chars {
                    self.area.move_cursor(CursorMove::Back);
                }
                self.area.delete_str(chars);
            }
        }
    }

    fn delete(&mut self) {
        match self.after() {
            0 | 1 => {
                self.area.delete_next_char();
            }
            chars => {
                self.area.delete_str(chars);
            }
        }
    }

    fn left(&mut self) {
        for _ in 0..self.before().max(1) {
            self.area.move_cursor(CursorMove::Back);
        }
    }

    fn right(&mut self) {
        for _ in 0..self.after().max(1) {
            self.area.move_cursor(CursorMove::Forward);
        }
    }

    /// Draws it, and answers where the cursor is.
    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, style: Style) -> Position {
        self.area.set_style(style);
        self.area.set_cursor_style(style);
        self.area.set_cursor_line_style(style);
        frame.render_widget(&self.area, area);
        let cursor = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let column = u16::try_from(cursor.col)
            .unwrap_or(u16::MAX)
            .saturating_sub(left)
            .min(area.width.saturating_sub(1));
        let row = u16::try_from(cursor.row)
            .unwrap_or(u16::MAX)
            .saturating_sub(top)
            .min(area.height.saturating_sub(1));
        Position::new(area.x + column, area.y + row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn one_backspace_takes_one_grapheme() {
        let family = "a👨‍👩‍👧e\u{301}";
        let mut editor = editor(family, usize::MAX);
        assert_eq!(text(editor.key(Key::plain(Code::Backspace))).0, "a👨‍👩‍👧");
        assert_eq!(text(editor.key(Key::plain(Code::Backspace))).0, "a");
        let undo = Key {
            code: Code::Char('z'),
            ctrl: true,
            alt: false,
        };
        assert_eq!(text(editor.key(undo)).0, "a👨‍👩‍👧");
    }

    #[test]
    fn the_cursor_comes_back_to_where_it_was() {
        let mut editor = editor("one\ntwo three", 6);
        assert_eq!(
            text(editor.key(Key::plain(Code::Char('X')))),
            ("one\ntwXo three".to_owned(), 7)
        );
        assert_eq!(text(editor.key(Key::plain(Code::Left))).1, 6);
        assert_eq!(text(editor.key(Key::plain(Code::Home))).1, 4);
    }

    #[test]
    fn a_paste_is_one_step_and_carries_nothing_that_steers() {
        let mut editor = editor("", 0);
        assert_eq!(text(Some(editor.paste("a\u{1b}[2J\r\nb"))).0, "a[2J\nb");
        let undo = Key {
            code: Code::Char('z'),
            ctrl: true,
            alt: false,
        };
        assert_eq!(text(editor.key(undo)).0, "");
    }
}

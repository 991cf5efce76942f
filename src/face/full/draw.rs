//! A page on the screen.
//!
//! ```text
//!  [1 Today]  2 Goals ...        Tue 22 Nov, 8:14 pm    the head
//! ────────────────────────────────────────────────────
//!  the body: blocks as lines, scrolled so that the marker is in view
//! ────────────────────────────────────────────────────
//!  what was said last                                   left out in low windows
//!  what works here
//!  ! Hard moment   u undo   m menu   ? help   q quit
//! ```

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::blocks::lay_out;
use super::canvas::{Drawn, Room};
use super::edges::{Strip, foot, head, hints};
use super::editor::Editor;
use super::mouse::{Spot, Spots};
use super::theme::Theme;
use crate::app::page::Page;
use crate::app::{App, Reach};
use crate::config::Spacing;
use crate::face::width;

/// The columns of " 100%".
const FIGURE: u16 = 5;

/// What was drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// How far the body can be scrolled.
    pub reach: Reach,
    /// Where everything stands that can be clicked.
    pub spots: Spots,
    /// The place behind the message, or for one, where the screen has any.
    pub said_to: Option<Position>,
}

/// Draws what the app shows.
pub fn draw(
    frame: &mut Frame<'_>,
    app: &App,
    page: &Page,
    theme: &Theme,
    editor: &mut Option<Editor>,
) -> Shown {
    let area = frame.area();
    frame.buffer_mut().set_style(area, theme.text);
    if app.hidden() {
        *editor = None;
        put(
            frame,
            Rect { height: 1, ..area },
            &Line::from(format!(" {}", app.words().get("app-paused"))),
        );
        frame.set_cursor_position(Position::new(area.x, area.y));
        return Shown::default();
    }
    if area.height == 0 || area.width == 0 {
        return Shown::default();
    }
    let mut spots = Spots::default();
    let contexts = app.contexts(page);
    let sheet = Sheet::of(area);
    if let Some(rows) = &sheet.head {
        let small = area.height < 12 || area.width < 40;
        let small = small.then(|| app.words().get("app-small"));
        let strip = head(page, rows.width, theme, small);
        put_strip(frame, *rows, &strip, &mut spots);
    }
    for rule in sheet.rules.iter().flatten() {
        put(
            frame,
            *rule,
            &Line::styled(
                theme.marks.rule.repeat(usize::from(rule.width)),
                theme.quiet,
            ),
        );
    }
    let said = app
        .message()
        .map(ToOwned::to_owned)
        .or_else(|| page.aside.clone());
    let hints = || hints(&page.hints, app, &contexts, usize::from(area.width), theme);
    match (sheet.message, sheet.hints) {
        (Some(message), Some(row)) => {
            if let Some(said) = &said {
                put(frame, message, &spoken(said, message.width, theme));
            }
            put_strip(frame, row, &hints(), &mut spots);
        }
        (None, Some(row)) => match &said {
            Some(said) => put(frame, row, &spoken(said, row.width, theme)),
            None => put_strip(frame, row, &hints(), &mut spots),
        },
        _ => {}
    }
    let strip = foot(page, app, &contexts, usize::from(area.width), theme);
    put_strip(frame, sheet.foot, &strip, &mut spots);
    let reach = body(frame, &sheet, app, page, theme, editor, &mut spots);
    let said_to = sheet.hints.map(|hints| {
        let row = sheet.message.unwrap_or(hints);
        let end = said.map_or(1, |said| width::of(&said) + 1);
        let end = u16::try_from(end).unwrap_or(u16::MAX);
        Position::new(row.x + end.min(row.width.saturating_sub(FIGURE)), row.y)
    });
    Shown {
        reach,
        spots,
        said_to,
    }
}

/// Where the parts of the screen are.
struct Sheet {
    head: Option<Rect>,
    rules: [Option<Rect>; 2],
    body: Rect,
    message: Option<Rect>,
    hints: Option<Rect>,
    foot: Rect,
}

impl Sheet {
    fn of(area: Rect) -> Self {
        let row = |at: u16| Rect {
            y: area.y + at.min(area.height.saturating_sub(1)),
            height: 1,
            ..area
        };
        let height = area.height;
        let body = |top: u16, bottom: u16| Rect {
            y: area.y + top.min(height),
            height: height.saturating_sub(top + bottom),
            ..area
        };
        let last = height.saturating_sub(1);
        match height {
            0..=2 => Self {
                head: None,
                rules: [None, None],
                body: body(0, u16::from(height > 1)),
                message: None,
                hints: None,
                foot: row(last),
            },
            3..=7 => Self {
                head: Some(row(0)),
                rules: [None, None],
                body: body(1, 1),
                message: None,
                hints: None,
                foot: row(last),
            },
            8..=19 => Self {
                head: Some(row(0)),
                rules: [Some(row(1)), Some(row(height - 3))],
                body: body(2, 3),
                message: None,
                hints: Some(row(height - 2)),
                foot: row(last),
            },
            _ => Self {
                head: Some(row(0)),
                rules: [Some(row(1)), Some(row(height - 4))],
                body: body(2, 4),
                message: Some(row(height - 3)),
                hints: Some(row(height - 2)),
                foot: row(last),
            },
        }
    }
}

fn put(frame: &mut Frame<'_>, area: Rect, line: &Line<'_>) {
    let buffer = frame.buffer_mut();
    let area = area.intersection(buffer.area);
    if area.height > 0 && area.width > 0 {
        buffer.set_line(area.x, area.y, line, area.width);
    }
}

/// The same for a row in which something can be clicked.
fn put_strip(frame: &mut Frame<'_>, area: Rect, strip: &Strip, spots: &mut Spots) {
    put(frame, area, &strip.line);
    for (columns, command) in &strip.spots {
        spots.add(columns_of(area, columns), Spot::Do(*command));
    }
}

/// These columns of a row, as far as they are on the screen.
fn columns_of(area: Rect, columns: &Range<usize>) -> Rect {
    let column = |at: usize| u16::try_from(at).unwrap_or(u16::MAX).min(area.width);
    let (from, to) = (column(columns.start), column(columns.end));
    Rect {
        x: area.x + from,
        width: to - from,
        ..area
    }
}

/// Where the rows stand of which a line is seen. `top` is the first line that is.
fn rows_to_click(drawn: &Drawn, page: &Page, area: Rect, top: usize, spots: &mut Spots) {
    for (row, (line, column)) in drawn.picks.iter().enumerate() {
        let seen = line.checked_sub(top).and_then(|y| u16::try_from(y).ok());
        let Some(y) = seen.filter(|y| *y < area.height) else {
            continue;
        };
        let beside = |at: usize| drawn.picks.get(at).filter(|(it, _)| it == line);
        // Days of a month share a line: each reaches up to the mark before the next.
        let from = match row.checked_sub(1).and_then(beside) {
            Some(_) => column.saturating_sub(1),
            None => 0,
        };
        let to = beside(row + 1).map_or(usize::from(area.width), |(_, next)| next - 1);
        let line = Rect {
            y: area.y + y,
            height: 1,
            ..area
        };
        if page.has_box(row) {
            spots.add(columns_of(line, &(from..*column)), Spot::Box(row));
        }
        spots.add(columns_of(line, &(from..to)), Spot::Row(row));
    }
}

fn spoken(text: &str, columns: u16, theme: &Theme) -> Line<'static> {
    Line::styled(
        format!(
            " {}",
            width::cut(text, usize::from(columns).saturating_sub(2))
        ),
        theme.text,
    )
}

fn body(
    frame: &mut Frame<'_>,
    sheet: &Sheet,
    app: &App,
    page: &Page,
    theme: &Theme,
    editor: &mut Option<Editor>,
    spots: &mut Spots,
) -> Reach {
    let area = sheet.body;
    let height = usize::from(area.height);
    let room = Room {
        width: usize::from(area.width),
        height,
        theme,
        at: None,
        tight: false,
    };
    let picks = page.picks();
    let drawn = lay_out(page, app.at(), &room, app.config().spacing == Spacing::Open);
    let most = drawn.lines.len().saturating_sub(height);
    let here = drawn.picks.get(app.at()).copied();
    let focus = drawn
        .editor
        .map(|editor| editor.line)
        .or(here.map(|(line, _)| line));
    let (top, reach) = match focus {
        Some(line) if picks > 0 || drawn.editor.is_some() => {
            let first = drawn.picks.first().is_some_and(|(first, _)| *first == line);
            let last = last_of(&drawn, line, app.at()).min(line + height / 2);
            let top = if first && last < height {
                0
            } else {
                top_for(line, height).max((last + 1).saturating_sub(height))
            };
            let (up, down) = (top.min(most), most.saturating_sub(top));
            let top = up.saturating_add_signed(app.scrolled()).min(most);
            (top, Reach { up, down })
        }
        _ => (app.at().min(most), Reach { up: 0, down: most }),
    };
    for (row, line) in drawn.lines.iter().skip(top).take(height).enumerate() {
        let row = u16::try_from(row).unwrap_or(u16::MAX);
        put(
            frame,
            Rect {
                y: area.y.saturating_add(row),
                height: 1,
                ..area
            },
            line,
        );
    }
    // On the rules, where there are some, so that no row loses its end.
    let [above, below] = sheet.rules;
    let words = app.words();
    if top > 0 {
        let row = above.unwrap_or(Rect { height: 1, ..area });
        more(frame, row, &words.get("app-more-above"), theme.text);
    }
    if top < most {
        let last = (area.y + area.height).saturating_sub(1);
        let row = below.unwrap_or(Rect {
            y: last,
            height: 1,
            ..area
        });
        more(frame, row, &words.get("app-more"), theme.text);
    }
    cursor(frame, area, &drawn, (top, here), app, page, theme, editor);
    rows_to_click(&drawn, page, area, top, spots);
    reach
}

/// The last line of row `at`, which begins on `line`: it reaches to the next one.
fn last_of(drawn: &Drawn, line: usize, at: usize) -> usize {
    let next = drawn.picks.get(at + 1).map(|(next, _)| *next);
    let next = next.filter(|next| *next > line);
    next.unwrap_or(drawn.lines.len()).saturating_sub(1)
}

/// The first line that is seen where the marker is on `line`. The marker stays clear of the edges, so that what comes next
/// is seen coming; and the lines stand still until it comes there, then move by half a window. Lines that moved with each
/// key would make a slow terminal flicker, and a screen reader read all of them.
fn top_for(line: usize, height: usize) -> usize {
    let clear = height / 4;
    let step = (height - 2 * clear).max(1);
    line.saturating_sub(clear) / step * step
}

fn more(frame: &mut Frame<'_>, row: Rect, text: &str, style: Style) {
    // A space on either side keeps it apart from what it stands on.
    let text = format!(" {text} ");
    let wide = u16::try_from(width::of(&text)).unwrap_or(0);
    if row.width > wide {
        let row = Rect {
            x: row.x + row.width - wide,
            width: wide,
            ..row
        };
        put(frame, row, &Line::styled(text, style));
    }
}

/// Draws the text being typed, and puts the terminal's own cursor where the person is: screen readers follow it.
#[expect(clippy::too_many_arguments, reason = "the parts of one frame")]
fn cursor(
    frame: &mut Frame<'_>,
    area: Rect,
    drawn: &Drawn,
    (top, here): (usize, Option<(usize, usize)>),
    app: &App,
    page: &Page,
    theme: &Theme,
    editor: &mut Option<Editor>,
) {
    let bottom = usize::from(area.height);
    let place = |line: usize, column: usize| {
        let row = line.checked_sub(top).filter(|row| *row < bottom)?;
        let (x, y) = (u16::try_from(column).ok()?, u16::try_from(row).ok()?);
        (x < area.width).then(|| Position::new(area.x + x, area.y + y))
    };
    if let (Some(field), Some(spot)) = (page.typing(app.at()), drawn.editor) {
        if !editor.as_ref().is_some_and(|editor| editor.is_for(field)) {
            *editor = Some(Editor::new(field));
        }
        if let Some(editor) = editor.as_mut() {
            editor.veil(field.veil);
        }
        if let (Some(editor), Some(at)) = (editor.as_mut(), place(spot.line, spot.column)) {
            let fits = area.bottom().saturating_sub(at.y);
            let area = Rect {
                x: at.x,
                y: at.y,
                width: u16::try_from(spot.width)
                    .unwrap_or(0)
                    .min(area.right().saturating_sub(at.x)),
                height: u16::try_from(spot.height).unwrap_or(0).min(fits),
            };
            if area.width > 0 && area.height > 0 {
                let position = editor.draw(frame, area, theme.text);
                frame.set_cursor_position(position);
                return;
            }
        }
    } else {
        *editor = None;
    }
    let place = here
        .and_then(|(line, column)| place(line, column))
        .unwrap_or(Position::new(area.x, area.y));
    frame.set_cursor_position(place);
}

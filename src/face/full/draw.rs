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

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::canvas::{Drawn, Room};
use super::editor::Editor;
use super::theme::Theme;
use super::{big, chart, list, month};
use crate::app::page::{Block, Head, Hint, Page, TextField, Tone};
use crate::app::{App, Command, Context};
use crate::config::Spacing;
use crate::face::{safe, width};

/// With fewer lines to write on, all that is only good to know is left out.
const TO_WRITE: usize = 8;

/// Draws what the app shows. Answers how many lines the body can be scrolled by, for pages without rows.
pub fn draw(
    frame: &mut Frame<'_>,
    app: &App,
    page: &Page,
    theme: &Theme,
    editor: &mut Option<Editor>,
) -> usize {
    let area = frame.area();
    frame.buffer_mut().set_style(area, theme.text);
    if app.hidden() {
        put(
            frame,
            Rect { height: 1, ..area },
            &Line::from(format!(" {}", app.words().get("app-paused"))),
        );
        frame.set_cursor_position(Position::new(area.x, area.y));
        return 0;
    }
    if area.height == 0 || area.width == 0 {
        return 0;
    }
    let contexts = app.contexts(page);
    let sheet = Sheet::of(area);
    if let Some(rows) = &sheet.head {
        let small = area.height < 12 || area.width < 40;
        put(
            frame,
            *rows,
            &head(
                page,
                rows.width,
                theme,
                small.then(|| app.words().get("app-small")),
            ),
        );
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
            put(frame, row, &hints());
        }
        (None, Some(row)) => match &said {
            Some(said) => put(frame, row, &spoken(said, row.width, theme)),
            None => put(frame, row, &hints()),
        },
        _ => {}
    }
    put(
        frame,
        sheet.foot,
        &foot(page, app, &contexts, usize::from(area.width), theme),
    );
    body(frame, sheet.body, app, page, theme, editor)
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

fn spoken(text: &str, columns: u16, theme: &Theme) -> Line<'static> {
    Line::styled(
        format!(
            " {}",
            width::cut(text, usize::from(columns).saturating_sub(2))
        ),
        theme.text,
    )
}

fn head(page: &Page, columns: u16, theme: &Theme, small: Option<String>) -> Line<'static> {
    let columns = usize::from(columns);
    if let Some(small) = small {
        return Line::from(width::cut(&format!(" {small}"), columns));
    }
    let (left, right) = match &page.head {
        Head::Title { title, right } => (
            vec![Span::styled(
                format!(" {}", width::cut(title, columns.saturating_sub(2))),
                theme.heading,
            )],
            right,
        ),
        Head::Tabs { at, names, right } if columns < 60 => {
            let here = crate::app::page::Tab::ALL
                .iter()
                .position(|tab| tab == at)
                .unwrap_or(0);
            let name = names.get(here).cloned().unwrap_or_default();
            (vec![Span::styled(format!(" {name}"), theme.heading)], right)
        }
        Head::Tabs { at, names, right } => {
            let mut spans = vec![Span::raw(" ")];
            for (i, (tab, name)) in crate::app::page::Tab::ALL.iter().zip(names).enumerate() {
                if tab == at {
                    spans.push(Span::styled(format!("[{} {name}] ", i + 1), theme.heading));
                } else {
                    spans.push(Span::raw(format!(" {} {name}  ", i + 1)));
                }
            }
            (spans, right)
        }
    };
    let mut spans = left;
    let used: usize = spans.iter().map(|span| width::of(&span.content)).sum();
    let right = safe::line(right).into_owned();
    let wide = width::of(&right);
    if wide > 0 && used + wide + 2 <= columns {
        spans.push(Span::raw(" ".repeat(columns - used - wide)));
        spans.push(Span::raw(right));
    }
    Line::from(spans)
}

/// `Up/Down move   Enter open`: as many as there is room for, the first ones first.
fn hints(
    hints: &[Hint],
    app: &App,
    contexts: &[Context],
    columns: usize,
    theme: &Theme,
) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for hint in hints {
        let keys: Vec<String> = hint
            .commands
            .iter()
            .filter_map(|command| {
                app.keymap()
                    .keys_of(*command, contexts)
                    .first()
                    .map(ToString::to_string)
            })
            .collect();
        if keys.is_empty() && !hint.commands.is_empty() {
            continue;
        }
        let keys = keys.join("/");
        let gap = if keys.is_empty() || hint.label.is_empty() {
            ""
        } else {
            " "
        };
        let text = format!("{keys}{gap}{}", hint.label);
        let before = if used > 1 { 3 } else { 0 };
        let wide = before + width::of(&text);
        if used + wide > columns {
            break;
        }
        used += wide;
        spans.push(Span::styled(format!("{:before$}{text}", ""), theme.text));
    }
    Line::from(spans)
}

fn foot(
    page: &Page,
    app: &App,
    contexts: &[Context],
    columns: usize,
    theme: &Theme,
) -> Line<'static> {
    let words = app.words();
    let key = |command: Command, at: usize| {
        app.keymap()
            .keys_of(command, contexts)
            .get(at)
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    let (left, right) = if let Some(foot) = &page.foot {
        (foot.left.clone(), foot.right.clone())
    } else if contexts.contains(&Context::Typing) {
        (
            words.with("app-foot-typing", &[("key", key(Command::Hard, 0).into())]),
            format!("{} {}", key(Command::Help, 0), words.get("command-help")),
        )
    } else {
        let hard = words.with("app-foot-hard", &[("key", key(Command::Hard, 0).into())]);
        let any = words.with("app-foot-any", &[("key", key(Command::Hard, 1).into())]);
        let answering = [Context::Question, Context::Form, Context::Factors];
        let commands: &[Command] = if answering.iter().any(|context| contexts.contains(context)) {
            &[Command::Help]
        } else {
            &[Command::Undo, Command::Menu, Command::Help, Command::Quit]
        };
        let right = if columns < 60 && commands.len() > 1 {
            // Undo keeps its word; the other two are known by now.
            format!(
                "{} {}  {}  {}",
                key(Command::Undo, 0),
                words.get("command-undo"),
                key(Command::Help, 0),
                key(Command::Quit, 0)
            )
        } else {
            let parts: Vec<String> = commands
                .iter()
                .map(|command| {
                    format!(
                        "{} {}",
                        key(*command, 0),
                        words.get(&format!("command-{}", command.name()))
                    )
                })
                .collect();
            parts.join("   ")
        };
        let left = if columns < 60 {
            hard
        } else {
            format!("{hard}   {any}")
        };
        (left, right)
    };
    let left = format!(" {}", width::cut(&left, columns.saturating_sub(1)));
    let room = columns.saturating_sub(width::of(&left) + 2);
    let right = width::cut(&right, room);
    let gap = columns.saturating_sub(width::of(&left) + width::of(&right) + 1);
    Line::styled(format!("{left}{:gap$}{right}", ""), theme.text)
}

/// The blocks of a page as lines, as loosely as they fit.
#[must_use]
pub fn lay_out(page: &Page, at: usize, room: &Room<'_>, open: bool) -> Drawn {
    let loose = blocks(
        page,
        at,
        &Room {
            tight: false,
            ..*room
        },
        true,
    );
    // Whoever writes gets the lines that words about it would take.
    let cramped = loose
        .editor
        .is_some_and(|editor| editor.height > 1 && editor.height < TO_WRITE);
    let fits = loose.lines.len() <= room.height && !cramped;
    // A page that scrolls anyway keeps its air; one that nearly fits gives it up.
    if fits || (loose.lines.len() > room.height * 2 && !room.narrow()) || open {
        return loose;
    }
    let close = blocks(
        page,
        at,
        &Room {
            tight: false,
            ..*room
        },
        false,
    );
    if close.lines.len() <= room.height && !cramped {
        return close;
    }
    blocks(
        page,
        at,
        &Room {
            tight: true,
            ..*room
        },
        false,
    )
}

fn blocks(page: &Page, at: usize, room: &Room<'_>, air: bool) -> Drawn {
    let mut drawn = Drawn::default();
    // A chart needs every line there is.
    if air && !matches!(page.blocks.first(), Some(Block::Chart(_))) {
        drawn.gap();
    }
    let mut seen = 0;
    let mut after_heading = true;
    for block in &page.blocks {
        let picks = block.picks();
        let here = Room {
            at: at.checked_sub(seen).filter(|at| *at < picks),
            ..*room
        };
        let quiet = matches!(block, Block::Sentence(sentence) if sentence.tone == Tone::Quiet);
        if quiet && room.tight {
            continue;
        }
        if air && !after_heading {
            drawn.gap();
        }
        drawn.below(block_lines(block, &here, drawn.lines.len()));
        after_heading =
            matches!(block, Block::Sentence(sentence) if sentence.tone == Tone::Heading);
        seen += picks;
    }
    drawn
}

fn block_lines(block: &Block, room: &Room<'_>, above: usize) -> Drawn {
    match block {
        Block::Sentence(sentence) => {
            let mut drawn = Drawn::default();
            let style = match sentence.tone {
                Tone::Heading | Tone::Strong => room.theme.heading,
                Tone::Plain | Tone::Quiet => room.theme.text,
            };
            drawn.words(
                &sentence.text,
                1 + usize::from(sentence.indent),
                room,
                style,
            );
            drawn
        }
        Block::List(it) => list::list(it, room),
        Block::Question(it) => list::question(it, room),
        Block::Fields(it) => list::fields(it, room),
        Block::Table(it) => list::table(it, room),
        Block::Chart(it) => chart::chart(it, room, above),
        Block::Month(it) => month::month(it, room, above),
        Block::Text(it) => text(it, room, above),
        Block::Big(it) => big::big(it, room),
        Block::Notice(it) => {
            let mut drawn = Drawn::default();
            drawn.words(&it.text, 1, room, room.theme.heading);
            drawn
        }
    }
}

fn text(field: &TextField, room: &Room<'_>, above: usize) -> Drawn {
    let mut drawn = Drawn::default();
    let inset = if room.narrow() { 1 } else { 3 };
    let rule = || {
        Line::styled(
            format!(
                " {}",
                room.theme.marks.rule.repeat(room.width.saturating_sub(2))
            ),
            room.theme.quiet,
        )
    };
    // A tall one has the whole page, which stands between rules already.
    let framed = !field.tall && !room.tight && room.height >= 12;
    let frame = if framed { 2 } else { 0 };
    let height = if field.tall {
        room.height.saturating_sub(above + frame).max(3)
    } else {
        usize::from(framed) + 1
    };
    if framed {
        drawn.lines.push(rule());
    }
    drawn.editor = Some(super::canvas::Editor {
        line: drawn.lines.len(),
        column: inset,
        width: room.width.saturating_sub(inset * 2),
        height: if field.tall { height } else { 1 },
    });
    for _ in 0..height {
        drawn.gap();
    }
    if framed {
        drawn.lines.push(rule());
    }
    drawn
}

fn body(
    frame: &mut Frame<'_>,
    area: Rect,
    app: &App,
    page: &Page,
    theme: &Theme,
    editor: &mut Option<Editor>,
) -> usize {
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
    let top = match focus {
        // The marker stays clear of the edges, so that what comes next is seen coming.
        Some(line) if picks > 0 || drawn.editor.is_some() => {
            let first = drawn.picks.first().is_some_and(|(first, _)| *first == line);
            if first && line < height {
                0
            } else {
                line.saturating_sub(height / 2).min(most)
            }
        }
        _ => app.at().min(most),
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
    let words = app.words();
    if top > 0 {
        more(
            frame,
            area.y,
            area,
            &words.get("app-more-above"),
            theme.text,
        );
    }
    if top < most {
        more(
            frame,
            (area.y + area.height).saturating_sub(1),
            area,
            &words.get("app-more"),
            theme.text,
        );
    }
    cursor(frame, area, &drawn, (top, here), app, page, theme, editor);
    most
}

fn more(frame: &mut Frame<'_>, y: u16, area: Rect, text: &str, style: Style) {
    // A space before it keeps it apart from the row that it stands on.
    let text = format!(" {text} ");
    let wide = u16::try_from(width::of(&text)).unwrap_or(0);
    if area.width > wide {
        let area = Rect {
            x: area.x + area.width - wide,
            y,
            width: wide,
            height: 1,
        };
        put(frame, area, &Line::styled(text, style));
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

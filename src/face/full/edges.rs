//! The rows around a page: its head, what works there, and what works everywhere.

use ratatui::text::{Line, Span};

use super::theme::Theme;
use crate::app::page::{Head, Hint, Page};
use crate::app::{App, Command, Context};
use crate::face::{safe, width};

pub fn head(page: &Page, columns: u16, theme: &Theme, small: Option<String>) -> Line<'static> {
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
pub fn hints(
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

pub fn foot(
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

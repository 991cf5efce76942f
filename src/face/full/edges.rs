//! The rows around a page: its head, what works there, and what works everywhere.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use crate::app::page::{Head, Hint, Page, Tab};
use crate::app::{App, Command, Context};
use crate::face::{safe, width};

/// A row that is put together from left to right, and the columns in it that can be clicked.
#[derive(Default)]
pub struct Strip {
    pub line: Line<'static>,
    pub spots: Vec<(Range<usize>, Command)>,
    used: usize,
}

impl Strip {
    fn put(&mut self, text: impl Into<String>, style: Style) {
        let text = text.into();
        self.used += width::of(&text);
        self.line.push_span(Span::styled(text, style));
    }

    /// Words that stand for a command.
    fn put_for(&mut self, command: Command, text: impl Into<String>, style: Style) {
        let from = self.used;
        self.put(text, style);
        self.spots.push((from..self.used, command));
    }

    /// Blanks up to a column.
    fn up_to(&mut self, column: usize, style: Style) {
        self.put(" ".repeat(column.saturating_sub(self.used)), style);
    }
}

/// The first row: the tabs or the title, and the time. `small` is said in their place.
pub fn head(page: &Page, columns: u16, theme: &Theme, small: Option<String>) -> Strip {
    let columns = usize::from(columns);
    let mut strip = Strip::default();
    if let Some(small) = small {
        strip.put(width::cut(&format!(" {small}"), columns), theme.text);
        return strip;
    }
    let right = match &page.head {
        Head::Title { title, right } => {
            let title = format!(" {}", width::cut(title, columns.saturating_sub(2)));
            strip.put_for(Command::Back, title, theme.heading);
            right
        }
        Head::Tabs { at, names, right } if columns < 60 => {
            let here = Tab::ALL.iter().position(|tab| tab == at).unwrap_or(0);
            let name = names.get(here).cloned().unwrap_or_default();
            strip.put(format!(" {name}"), theme.heading);
            right
        }
        Head::Tabs { at, names, right } => {
            strip.put(" ", theme.text);
            for (number, (tab, name)) in (1..).zip(Tab::ALL.iter().zip(names)) {
                let command = open(*tab);
                if tab == at {
                    strip.put_for(command, format!("[{number} {name}] "), theme.heading);
                } else {
                    strip.put_for(command, format!(" {number} {name}  "), theme.text);
                }
            }
            right
        }
    };
    let right = safe::line(right).into_owned();
    let wide = width::of(&right);
    if wide > 0 && strip.used + wide + 2 <= columns {
        strip.up_to(columns - wide, theme.text);
        strip.put(right, theme.text);
    }
    strip
}

/// The command that shows a tab.
fn open(tab: Tab) -> Command {
    match tab {
        Tab::Today => Command::Today,
        Tab::Goals => Command::Goals,
        Tab::People => Command::People,
        Tab::LookBack => Command::LookBack,
        Tab::Journal => Command::Journal,
    }
}

/// `Up/Down move   Enter open`: as many as there is room for, the first ones first.
pub fn hints(
    hints: &[Hint],
    app: &App,
    contexts: &[Context],
    columns: usize,
    theme: &Theme,
) -> Strip {
    let mut strip = Strip::default();
    strip.put(" ", theme.text);
    for hint in hints {
        let keys: Vec<(Command, String)> = hint
            .commands
            .iter()
            .filter_map(|command| {
                let keys = app.keymap().keys_of(*command, contexts);
                Some((*command, keys.first()?.to_string()))
            })
            .collect();
        if keys.is_empty() && !hint.commands.is_empty() {
            continue;
        }
        let gap = if keys.is_empty() || hint.label.is_empty() {
            ""
        } else {
            " "
        };
        let mut parts: Vec<(Option<Command>, String)> = Vec::new();
        for (command, key) in keys {
            if !parts.is_empty() {
                parts.push((None, "/".to_owned()));
            }
            parts.push((Some(command), key));
        }
        // What follows the keys belongs to the last of them.
        let last = parts.last().and_then(|(command, _)| *command);
        parts.push((last, format!("{gap}{}", hint.label)));
        let before = if strip.used > 1 { 3 } else { 0 };
        let wide: usize = parts.iter().map(|(_, text)| width::of(text)).sum();
        if strip.used + before + wide > columns {
            break;
        }
        strip.put(" ".repeat(before), theme.text);
        for (command, text) in parts {
            match command {
                Some(command) => strip.put_for(command, text, theme.text),
                None => strip.put(text, theme.text),
            }
        }
    }
    strip
}

/// The last row: the hard moment, undo, menu, help, quit; on the hard moment's own pages a number to call.
pub fn foot(page: &Page, app: &App, contexts: &[Context], columns: usize, theme: &Theme) -> Strip {
    let words = app.words();
    let key = |command: Command, at: usize| {
        app.keymap()
            .keys_of(command, contexts)
            .get(at)
            .map(ToString::to_string)
            .unwrap_or_default()
    };
    let named = |command: Command| {
        let name = words.get(&format!("command-{}", command.name()));
        (command, format!("{} {name}", key(command, 0)))
    };
    let (left, right, gap) = if let Some(foot) = &page.foot {
        let leave = vec![(Command::Leave, foot.right.clone())];
        ((None, foot.left.clone()), leave, 3)
    } else if contexts.contains(&Context::Typing) {
        let hard = words.with("app-foot-typing", &[("key", key(Command::Hard, 0).into())]);
        ((Some(Command::Hard), hard), vec![named(Command::Help)], 3)
    } else {
        let hard = words.with("app-foot-hard", &[("key", key(Command::Hard, 0).into())]);
        let any = words.with("app-foot-any", &[("key", key(Command::Hard, 1).into())]);
        let answering = [Context::Question, Context::Form, Context::Factors];
        let answering = answering.iter().any(|context| contexts.contains(context));
        let right = match (answering, columns < 60) {
            (true, _) => (vec![named(Command::Help)], 3),
            // Undo keeps its word; the other two are known by now.
            (false, true) => {
                let known = [Command::Help, Command::Quit];
                let known = known.map(|command| (command, key(command, 0)));
                ([vec![named(Command::Undo)], known.into()].concat(), 2)
            }
            (false, false) => {
                let all = [Command::Undo, Command::Menu, Command::Help, Command::Quit];
                (all.map(named).into(), 3)
            }
        };
        let left = if columns < 60 {
            hard
        } else {
            format!("{hard}   {any}")
        };
        ((Some(Command::Hard), left), right.0, right.1)
    };
    let mut strip = Strip::default();
    let (command, text) = left;
    let text = format!(" {}", width::cut(&text, columns.saturating_sub(1)));
    match command {
        Some(command) => strip.put_for(command, text, theme.text),
        None => strip.put(text, theme.text),
    }
    let wide: usize = right.iter().map(|(_, text)| width::of(text)).sum();
    let wide = wide + gap * right.len().saturating_sub(1);
    let room = columns.saturating_sub(strip.used + 2);
    strip.up_to(columns.saturating_sub(wide.min(room) + 1), theme.text);
    let mut left = room;
    for (at, (command, text)) in right.into_iter().enumerate() {
        if at > 0 {
            let blanks = gap.min(left);
            strip.put(" ".repeat(blanks), theme.text);
            left -= blanks;
        }
        let text = width::cut(&text, left);
        left -= width::of(&text);
        strip.put_for(command, text, theme.text);
    }
    strip
}

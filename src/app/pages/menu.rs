//! The menu: every action in plain words, found by typing, each with its own key. Where lines are read one after the
//! other it is a list, and a line names a row.

use crate::app::page::{Block, Hint, List, Page, Row, TextField};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::By;
use crate::store::Error;

/// The menu over the page below it.
pub struct Menu {
    contexts: Vec<Context>,
    hints: Vec<Hint>,
    typed: String,
    cursor: usize,
    all: Vec<Item>,
    /// Lines are read one after the other.
    plain: bool,
}

struct Item {
    command: Command,
    label: String,
    keys: String,
}

/// What the menu offers everywhere, beside what works on the page below.
pub const ALWAYS: [Command; 21] = [
    Command::CheckIn,
    Command::ReachOut,
    Command::Write,
    Command::Find,
    Command::Hard,
    Command::Today,
    Command::Goals,
    Command::People,
    Command::LookBack,
    Command::Journal,
    Command::Calendar,
    Command::Factors,
    Command::ReachLog,
    Command::Settings,
    Command::Undo,
    Command::Redo,
    Command::Tour,
    Command::About,
    Command::Protects,
    Command::Checked,
    Command::Leave,
];

impl Menu {
    /// A menu over a page with these contexts and hints.
    #[must_use]
    pub fn new(contexts: Vec<Context>, hints: Vec<Hint>) -> Self {
        Self {
            contexts,
            hints,
            typed: String::new(),
            cursor: 0,
            all: Vec::new(),
            plain: false,
        }
    }

    /// The actions that hold every word that was typed.
    fn found(&self) -> impl Iterator<Item = &Item> {
        let typed = self.typed.to_lowercase();
        self.all.iter().filter(move |item| {
            let label = item.label.to_lowercase();
            typed.split_whitespace().all(|word| label.contains(word))
        })
    }
}

impl View for Menu {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("menu-title"), words.get("menu-right"));
        if !self.plain {
            page.blocks.push(Block::Text(TextField {
                id: "menu".to_owned(),
                revision: 0,
                text: self.typed.clone(),
                cursor: self.cursor,
                tall: false,
            }));
        }
        let rows: Vec<Row> = self
            .found()
            .map(|item| {
                let keys = if self.plain { "" } else { &item.keys };
                Row::pick(item.label.clone()).detail(keys)
            })
            .collect();
        page.blocks.push(if rows.is_empty() {
            Block::say(words.get("menu-none"))
        } else {
            Block::List(List { rows })
        });
        page.hints.push(Hint {
            commands: Vec::new(),
            label: words.get("menu-type"),
            menu: false,
        });
        page.hints.extend(crate::app::moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![if self.plain {
            Context::List
        } else {
            Context::Finding
        }]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.plain = cx.by == By::Plain;
        let here = self
            .hints
            .iter()
            .filter(|hint| hint.menu)
            .filter_map(|hint| hint.commands.first().copied());
        let mut commands: Vec<Command> = here.filter(|command| *command != Command::Back).collect();
        commands.extend(ALWAYS);
        let mut seen = Vec::new();
        commands.retain(|command| {
            let new = !seen.contains(command);
            seen.push(*command);
            new
        });
        self.all = commands
            .into_iter()
            .map(|command| Item {
                command,
                label: cx.words.get(&format!("command-{}.plain", command.name())),
                keys: cx
                    .keymap
                    .keys_of(command, &self.contexts)
                    .first()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
            })
            .collect();
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Typed { text, cursor } => {
                self.typed = text;
                self.cursor = cursor;
                Next::Move(0)
            }
            Act::Do(Command::Open) | Act::Pick(_) => {
                let row = if let Act::Pick(row) = act { row } else { at };
                match self.found().nth(row) {
                    Some(item) => Next::Through(item.command),
                    None => Next::Stay,
                }
            }
            Act::Do(Command::Menu) => Next::Back,
            Act::Do(command) if self.plain && self.all.iter().any(|it| it.command == command) => {
                Next::Through(command)
            }
            _ => Next::Ignored,
        })
    }
}

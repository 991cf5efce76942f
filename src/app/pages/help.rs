//! Help: the keys that work on the page below, then those that work anywhere, made from the table of keys.

use crate::app::page::{Block, Column, Hint, Page, Table, TableRow};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, scrolling};
use crate::store::Error;

/// Help on the page below it.
pub struct Help {
    contexts: Vec<Context>,
    hints: Vec<Hint>,
    explained: Vec<String>,
    keys: Vec<(Command, String)>,
    here: Vec<Command>,
}

/// What works anywhere, in the order in which it is worth knowing.
pub const ANYWHERE: [Command; 14] = [
    Command::Hard,
    Command::CheckIn,
    Command::ReachOut,
    Command::Write,
    Command::Find,
    Command::Menu,
    Command::Undo,
    Command::Redo,
    Command::Back,
    Command::Quit,
    Command::Leave,
    Command::Hide,
    Command::Suspend,
    Command::Redraw,
];

impl Help {
    /// Help for a page with these contexts and hints; `explained` says what it asks.
    #[must_use]
    pub fn new(contexts: Vec<Context>, hints: Vec<Hint>, explained: Vec<String>) -> Self {
        Self {
            contexts,
            hints,
            explained,
            keys: Vec::new(),
            here: Vec::new(),
        }
    }
}

impl View for Help {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("help-title"), words.get("help-right"));
        page.blocks
            .extend(self.explained.iter().cloned().map(Block::say));
        let table = |commands: &[Command]| {
            let rows = commands
                .iter()
                .filter_map(|command| {
                    let keys = self.keys.iter().find(|(it, _)| it == command)?.1.clone();
                    let id = format!("command-{}.help", command.name());
                    Some(TableRow {
                        cells: vec![keys, words.get(&id)],
                        ..TableRow::default()
                    })
                })
                .collect();
            let column = |width| Column {
                width,
                ..Column::default()
            };
            Block::Table(Table {
                columns: vec![column(24), column(0)],
                rows,
            })
        };
        if !self.here.is_empty() {
            page.blocks.push(Block::heading(words.get("help-here")));
            page.blocks.push(table(&self.here));
        }
        page.blocks.push(Block::heading(words.get("help-anywhere")));
        page.blocks.push(table(&ANYWHERE));
        page.blocks.push(Block::say(words.get("help-safe")));
        page.hints.push(scrolling(words));
        page.hinted(
            words,
            &[
                Command::Tour,
                Command::Protects,
                Command::Checked,
                Command::Back,
            ],
        )
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Help, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let all = Command::ALL.iter().copied();
        let keys = |command: Command| {
            let keys = cx.keymap.keys_of(command, &self.contexts);
            let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
            (!names.is_empty()).then(|| (command, names.join(", ")))
        };
        self.keys = all.filter_map(keys).collect();
        self.here = self
            .keys
            .iter()
            .map(|(command, _)| *command)
            .filter(|command| !ANYWHERE.contains(command))
            .collect();
        let order = |command: &Command| {
            self.hints
                .iter()
                .position(|hint| hint.commands.contains(command))
                .unwrap_or(usize::MAX)
        };
        let mut here = std::mem::take(&mut self.here);
        here.sort_by_key(order);
        self.here = here;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::Help) => Next::Back,
            Act::Do(Command::Tour) => Next::Replace(Box::new(crate::app::flows::tour::Tour::new())),
            _ => Next::Ignored,
        })
    }
}

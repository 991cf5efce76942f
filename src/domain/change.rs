//! Everything that happens to a journal is a [`Change`]: one transaction, one step of undo.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::record::{Kind, Record};

/// What was done, without a word of the person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Something new was kept.
    Saved,
    /// Something was changed.
    Changed,
    Removed,
    Ticked,
    Unticked,
    Starred,
    Rested,
    Resumed,
    Finished,
    LetGo,
    WeekOff,
    Imported,
    /// Records were put as they stood in a backup.
    Restored,
    /// A setting.
    Set,
    Undone,
    Redone,
}

impl What {
    /// The word that the file keeps.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::Ticked => "ticked",
            Self::Unticked => "unticked",
            Self::Starred => "starred",
            Self::Rested => "rested",
            Self::Resumed => "resumed",
            Self::Finished => "finished",
            Self::LetGo => "let_go",
            Self::WeekOff => "week_off",
            Self::Imported => "imported",
            Self::Restored => "restored",
            Self::Set => "set",
            Self::Undone => "undone",
            Self::Redone => "redone",
        }
    }

    /// Every word.
    pub const ALL: &'static [Self] = &[
        Self::Saved,
        Self::Changed,
        Self::Removed,
        Self::Ticked,
        Self::Unticked,
        Self::Starred,
        Self::Rested,
        Self::Resumed,
        Self::Finished,
        Self::LetGo,
        Self::WeekOff,
        Self::Imported,
        Self::Restored,
        Self::Set,
        Self::Undone,
        Self::Redone,
    ];

    /// What that word of the file means.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|what| what.name() == name)
    }
}

/// Which face made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Full,
    Plain,
    Shell,
}

impl By {
    /// The word that the file keeps.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Plain => "plain",
            Self::Shell => "shell",
        }
    }
}

/// Records to put (new ones, or whole new states of old ones) and records to remove.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub what: What,
    pub puts: Vec<Record>,
    pub removes: Vec<(Kind, Id)>,
}

impl Change {
    /// Puts one record.
    #[must_use]
    pub fn put(what: What, record: impl Into<Record>) -> Self {
        Self {
            what,
            puts: vec![record.into()],
            removes: Vec::new(),
        }
    }

    /// Removes one record.
    #[must_use]
    pub fn remove(kind: Kind, id: Id) -> Self {
        Self {
            what: What::Removed,
            puts: Vec::new(),
            removes: vec![(kind, id)],
        }
    }

    /// The same change with `record` put too.
    #[must_use]
    pub fn and(mut self, record: impl Into<Record>) -> Self {
        self.puts.push(record.into());
        self
    }
}

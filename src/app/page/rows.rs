//! The parts of a page that have rows: lists, questions, fields to fill in, tables.

/// Rows below each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    pub rows: Vec<Row>,
}

/// One row of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Whether the marker can stand on it, Enter opens it, and the plain face gives it a number.
    pub pick: bool,
    pub mark: Mark,
    /// The key or number that stands before it.
    pub key: Option<String>,
    pub label: String,
    /// Shown to the right where there is room; in plain lines after the label.
    pub detail: String,
    /// A few more words to the right of the detail where there is plenty of room; in plain lines after it.
    pub note: String,
    /// In a low window this row stands in place of the words of the row above it.
    pub instead: bool,
    /// The name of the rows below it, up to the next heading. It can't be picked.
    pub heading: bool,
}

impl Row {
    /// A row that can be opened.
    #[must_use]
    pub fn pick(label: impl Into<String>) -> Self {
        Self {
            pick: true,
            label: label.into(),
            ..Self::default()
        }
    }

    /// A row that is only read.
    #[must_use]
    pub fn read(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..Self::default()
        }
    }

    /// The name of the rows below it.
    #[must_use]
    pub fn heading(label: impl Into<String>) -> Self {
        Self {
            heading: true,
            ..Self::read(label)
        }
    }

    /// The same row with `key` before it.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// The same row with `detail` to the right.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// The same row with a few more words to the right.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The same row, which takes the place of the words above it in a low window.
    #[must_use]
    pub fn instead(mut self) -> Self {
        self.instead = true;
        self
    }

    /// The same row with a box before it.
    #[must_use]
    pub fn mark(mut self, mark: Mark) -> Self {
        self.mark = mark;
        self
    }
}

/// The box before a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    /// `[ ]`
    Open,
    /// `[x]`
    Done,
    /// `[/]`
    Part,
    /// `[-]`
    NotToday,
}

/// A question with its answers. In both faces the same number gives the same answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub ask: String,
    /// A line under it.
    pub hint: Option<String>,
    pub choices: Vec<Choice>,
    /// Several may be picked; Enter goes on.
    pub many: bool,
    /// Set for a range past nine: shown as a scale, typed, and Enter goes on.
    pub scale: Option<Scale>,
    /// Below the answers: "You said 4. Press Enter to keep it".
    pub said: Option<String>,
}

/// An answer that can be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// What is typed for it.
    pub key: String,
    pub label: String,
    /// A few words to the right.
    pub detail: String,
    pub picked: bool,
    /// Set apart by an empty line above it, such as "skip".
    pub apart: bool,
}

/// A range of numbers to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    pub lowest: u8,
    pub highest: u8,
    pub value: Option<u8>,
    /// What the lowest, the middle and the highest mean.
    pub words: [String; 3],
}

/// Names with values, some of which can be filled in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    pub rows: Vec<FieldRow>,
}

/// A name with its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldRow {
    pub label: String,
    pub value: FieldValue,
    /// A few words to the right, or what to type.
    pub hint: String,
    /// Whether the marker can stand on it.
    pub pick: bool,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// Words to read.
    Shown(String),
    /// Words being typed, one line.
    Text(TextField),
    /// One of several: what is typed for each, its words, and whether it is picked.
    Choices(Vec<Choice>),
}

impl Default for FieldValue {
    fn default() -> Self {
        Self::Shown(String::new())
    }
}

/// Words being typed. The full face keeps an editor for the field in front and builds it anew when `revision` differs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextField {
    pub id: String,
    pub revision: u32,
    pub text: String,
    /// Where the cursor is, in characters from the start of the text.
    pub cursor: usize,
    /// Many lines, with word wrap; else one.
    pub tall: bool,
    pub veil: Veil,
}

/// Whether what is typed is shown. What is secret is never in [`TextField::text`], nor kept as a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Veil {
    /// No secret.
    #[default]
    Open,
    /// A secret, of which only its length is shown.
    Hidden,
    /// A secret that the person asked to see.
    Lifted,
}

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The names of the columns; a name of "" is not read out.
    pub columns: Vec<Column>,
    pub rows: Vec<TableRow>,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    pub name: String,
    /// How wide it wants to be; 0: what is left.
    pub width: u16,
    /// Left out first where room is short; 0 is never left out.
    pub spare: u8,
}

/// A row of a table: a cell for each column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    pub cells: Vec<String>,
    pub pick: bool,
    pub mark: Mark,
    /// What of the last cell was looked for: first byte, and the byte after the last.
    pub found: Vec<(usize, usize)>,
    pub spark: Option<Spark>,
}

/// Small bars in a cell, a hint beside a number; plain lines leave it out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spark {
    /// The column it stands in, whose cell is empty.
    pub column: usize,
    /// How high each bar is, in eighths, 1 to 8; none: nothing was written.
    pub eighths: Vec<Option<u8>>,
}

//! Names with values to read.

use crate::app::page::{FieldRow, FieldValue, Fields};
use crate::words::Words;

/// Names with values to read, those that there are.
pub(super) struct Facts<'a> {
    words: &'a Words,
    rows: Vec<FieldRow>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(words: &'a Words) -> Self {
        Self {
            words,
            rows: Vec::new(),
        }
    }

    /// `text` under the name with id `label`, unless it is empty.
    pub(super) fn add(&mut self, label: &str, text: &str) {
        self.named(self.words.get(label), text);
    }

    /// The same under a name of the person's own.
    pub(super) fn named(&mut self, label: String, text: &str) {
        if !text.trim().is_empty() {
            self.rows.push(FieldRow {
                label,
                value: FieldValue::Shown(text.to_owned()),
                ..FieldRow::default()
            });
        }
    }

    /// The words with id `text`.
    pub(super) fn say(&mut self, label: &str, text: &str) {
        self.add(label, &self.words.get(text));
    }

    pub(super) fn given(&mut self, label: &str, text: Option<&String>) {
        self.add(label, text.map(String::as_str).unwrap_or_default());
    }

    pub(super) fn fields(self) -> Fields {
        Fields { rows: self.rows }
    }
}

//! The questions as this journal has them: the built-in ones, as the person changed them, and the person's own.

use std::collections::BTreeMap;

use super::error::Error;
use super::{Span, Store};
use crate::domain::{Id, Question};

impl Store {
    /// All questions, in the order in which they are asked, also those that are off.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn questions(&self) -> Result<Vec<Question>, Error> {
        let mut all: BTreeMap<Id, Question> = Question::builtin()
            .iter()
            .map(|question| (question.id, question.clone()))
            .collect();
        for kept in self.list::<Question>(Span::ALL)? {
            all.insert(kept.id, kept);
        }
        let mut all: Vec<Question> = all.into_values().collect();
        all.sort_by(|a, b| (a.order, &a.slug).cmp(&(b.order, &b.slug)));
        Ok(all)
    }

    /// The slugs of all questions that were ever answered in this journal.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn answered_slugs(&self) -> Result<Vec<String>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT DISTINCT slug FROM answer ORDER BY slug")?;
        let slugs = statement.query_map([], |row| row.get(0))?;
        Ok(slugs.collect::<rusqlite::Result<_>>()?)
    }

    /// The value of the setting `key`, when the person set it.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Error> {
        // A damaged setting keeps nobody out: it is as if it had not been set.
        let setting: Option<Option<crate::domain::Setting>> =
            self.whole(self.get(crate::domain::Setting::id_of(key)))?;
        Ok(setting.flatten().map(|setting| setting.value))
    }
}

//! Writing.

use crate::app::page::Page;
use crate::app::{Act, Context, Cx, Look, Next, View};
use crate::domain::Day;
use crate::store::Error;

/// Writing.
pub struct Write {
    pub(crate) day: Option<Day>,
}

impl Write {
    /// A new entry for `day`, or for today.
    #[must_use]
    pub fn new(day: Option<Day>) -> Self {
        Self { day }
    }

    /// The bigger page for a check-in's note; the note goes back to the draft called `key`.
    #[must_use]
    pub fn note(_note: String, _key: String) -> Self {
        Self { day: None }
    }
}

impl View for Write {
    fn page(&self, _look: &Look<'_>, _at: usize) -> Page {
        Page::titled("Write", "")
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, _act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(Next::Ignored)
    }
}

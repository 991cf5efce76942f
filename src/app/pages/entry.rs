//! One entry.

use crate::app::page::Page;
use crate::app::{Act, Context, Cx, Look, Next, View};
use crate::store::Error;

/// One entry.
pub struct EntryPage {
    pub(crate) id: crate::domain::Id,
}

impl EntryPage {
    /// The page.
    #[must_use]
    pub fn new(id: crate::domain::Id) -> Self {
        Self { id }
    }
}

impl View for EntryPage {
    fn page(&self, _look: &Look<'_>, _at: usize) -> Page {
        Page::titled("EntryPage", "")
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

//! The reach-out log.

use crate::app::page::Page;
use crate::app::{Act, Context, Cx, Look, Next, View};
use crate::store::Error;

/// The reach-out log.
pub struct ReachLog {
    pub(crate) person: Option<crate::domain::Id>,
}

impl ReachLog {
    /// The page.
    #[must_use]
    pub fn new(person: Option<crate::domain::Id>) -> Self {
        Self { person }
    }
}

impl View for ReachLog {
    fn page(&self, _look: &Look<'_>, _at: usize) -> Page {
        Page::titled("ReachLog", "")
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

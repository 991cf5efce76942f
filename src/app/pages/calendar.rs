//! The month.

use crate::app::page::Page;
use crate::app::{Act, Context, Cx, Look, Next, View};
use crate::store::Error;

/// The month.
pub struct Calendar {}

impl Calendar {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }
}

impl View for Calendar {
    fn page(&self, _look: &Look<'_>, _at: usize) -> Page {
        Page::titled("Calendar", "")
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

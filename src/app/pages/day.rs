//! One day.

use crate::app::page::Page;
use crate::app::{Act, Context, Cx, Look, Next, View};
use crate::store::Error;

/// One day.
pub struct DayPage {
    pub(crate) day: crate::domain::Day,
}

impl DayPage {
    /// The page.
    #[must_use]
    pub fn new(day: crate::domain::Day) -> Self {
        Self { day }
    }
}

impl View for DayPage {
    fn page(&self, _look: &Look<'_>, _at: usize) -> Page {
        Page::titled("DayPage", "")
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

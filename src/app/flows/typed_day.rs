//! A day that is typed as `2026-11-22`, in a form.

use crate::app::form::{Answers, Mistake};
use crate::app::{Cx, invalid};
use crate::domain::Day;

/// The day in a field; none where it is empty.
///
/// # Errors
/// When it is no day of the calendar.
pub(super) fn read(id: &str, answers: &Answers, cx: &Cx<'_>) -> Result<Option<Day>, Mistake> {
    let day = answers.text(id).map(str::parse::<Day>).transpose();
    day.map_err(|wrong| Mistake {
        field: id.to_owned(),
        words: invalid(cx.words, &wrong),
    })
}

//! Names of goals: two that are under way never have the same one.

use crate::domain::{Goal, Id, Status};
use crate::store::{Error, Store};

/// Whether a goal other than `id` that is active or set aside is called `name`, whatever the case.
///
/// # Errors
/// When the journal can't be read.
pub fn taken(store: &Store, name: &str, id: Id) -> Result<bool, Error> {
    let name = name.trim().to_lowercase();
    let same = |goal: &Goal| goal.id != id && goal.text.trim().to_lowercase() == name;
    for status in [Status::Active, Status::Resting] {
        if store.goals(status, false, 0, usize::MAX)?.iter().any(same) {
            return Ok(true);
        }
    }
    Ok(false)
}

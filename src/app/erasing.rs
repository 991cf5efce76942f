//! What goes when something is removed for good, the same in every face.

use super::goals::weeks;
use crate::domain::{Id, Record};
use crate::store::{Error, Store};

/// What is typed to remove everything.
pub const WORD: &str = "REMOVE";

/// The record with what is a part of it and has no page of its own: a goal's ticks and weeks have words in them too.
///
/// # Errors
/// When the journal can't be read.
pub fn with_parts(store: &Store, record: &Record) -> Result<Vec<Id>, Error> {
    let mut all = vec![record.id()];
    if let Record::Goal(goal) = record {
        all.extend(store.tick_ids(goal.id)?);
        all.extend(weeks::changed(store, goal.id)?.iter().map(|week| week.id));
    }
    Ok(all)
}

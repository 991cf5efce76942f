//! All ticks of a goal, for when it is removed with what belongs to it.

use super::Store;
use super::error::Error;
use crate::domain::Id;

impl Store {
    /// The ids of every tick of `goal`, in the order of their days.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn tick_ids(&self, goal: Id) -> Result<Vec<Id>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT tick FROM tick WHERE goal = ?1 ORDER BY day, tick")?;
        let ids = statement.query_map([goal.bytes()], |row| row.get(0).map(Id::from_bytes))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }
}

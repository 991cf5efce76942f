//! Brings the schema forward. `user_version` counts how many migrations have run; they only go forward.

use rusqlite::{Connection, TransactionBehavior};

use super::error::Error;

/// Runs what `conn` has not run yet, all in one transaction.
pub(super) fn run(conn: &mut Connection, steps: &[(&str, &str)]) -> Result<(), Error> {
    if version(conn)? == steps.len() {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    // Read again under the lock: another copy of the program may have been faster.
    let done = version(&tx)?;
    for (_, sql) in steps.get(done..).unwrap_or_default() {
        tx.execute_batch(sql)?;
    }
    tx.pragma_update(
        None,
        "user_version",
        i64::try_from(steps.len()).unwrap_or(i64::MAX),
    )?;
    Ok(tx.commit()?)
}

/// Whether a journal that was begun with an earlier schema waits to be brought forward.
pub(super) fn is_due(conn: &Connection, steps: &[(&str, &str)]) -> Result<bool, Error> {
    Ok((1..steps.len()).contains(&version(conn)?))
}

fn version(conn: &Connection) -> Result<usize, Error> {
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(found).unwrap_or(0))
}

//! `mainstay merge FILE`: unites this journal with another copy of it. Shows what would come first.

use super::arguments::Merge as Arguments;
use super::desk::{Desk, Open};
use super::failure::Failure;
use crate::app::{Work, your_data};
use crate::store::Merged;

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let other = open.other(&it.file)?;
    let working = open.working();
    let coming = open.write(|store, _| store.would_merge(&other))?;
    drop(working);
    show(&open, coming)?;
    if coming.is_nothing() {
        return Ok(());
    }
    if !it.yes && !open.agreed(&open.words.get("shell-merge-ask"))? {
        return Err(Failure::here(open.words.get("shell-import-unsure")));
    }
    let merged = open.work(Work::Merge, |store, now| store.merge(&other, now))?;
    open.out.line(&open.words.get("shell-merged"))?;
    if merged.conflicts > 0 {
        let count = [("count", merged.conflicts.into())];
        open.out.line(&open.words.with("shell-conflicts", &count))?;
    }
    Ok(())
}

/// Says what comes in.
pub(super) fn show(open: &Open, merged: Merged) -> Result<(), Failure> {
    for line in your_data::coming(&open.words, merged) {
        open.out.line(&line)?;
    }
    Ok(())
}

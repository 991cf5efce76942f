//! `mainstay restore FILE`: brings back what a backup has. What came later stays, and what stands differently since is
//! put as it was then only where that is asked for.

use super::arguments::Restore as Arguments;
use super::desk::Desk;
use super::failure::Failure;
use super::merge;
use crate::app::{Work, your_data};
use crate::store::{Store, as_then};

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let then = open.other(&it.file)?;
    let working = open.working();
    let coming = open.write(|store, _| store.would_merge(&then))?;
    drop(working);
    if coming.is_nothing() {
        open.out.line(&open.words.get("shell-restore-nothing"))?;
    } else {
        merge::show(&open, coming)?;
        if !it.yes && !open.agreed(&open.words.get("shell-merge-ask"))? {
            return Err(Failure::here(open.words.get("shell-import-unsure")));
        }
        open.work(Work::Merge, |store, now| store.merge(&then, now))?;
        open.out.line(&open.words.get("shell-merged"))?;
    }
    let differing = open.read(|store| store.differing(&then))?;
    if differing.is_empty() {
        return Ok(());
    }
    for it in &differing {
        let [what, how, _] = your_data::differing(&open.words, it);
        let values = [("what", what.into()), ("how", how.into())];
        open.out
            .line(&open.words.with("shell-differing", &values))?;
    }
    let count = [("count", differing.len().into())];
    let ask = open.words.with("shell-as-then-ask", &count);
    if !it.as_then && (it.yes || !open.agreed(&ask)?) {
        return open.out.line(&open.words.with("shell-as-then-not", &count));
    }
    if coming.is_nothing() {
        open.work(Work::BackUp, Store::back_up)?;
    }
    open.commit(&as_then(&differing))?;
    open.out.line(&open.words.with("shell-as-then", &count))
}

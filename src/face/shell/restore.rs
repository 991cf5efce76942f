//! `mainstay restore FILE`: brings back what a backup has. What came later stays, and what stands differently since is
//! put as it was then only where that is asked for.

use super::arguments::Restore as Arguments;
use super::desk::{Desk, Open};
use super::failure::Failure;
use super::merge;
use crate::app::{named, your_data};
use crate::store::{Differing, Store, as_then};

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let then = open.other(&it.file)?;
    let coming = open.write(|store, _| store.would_merge(&then))?;
    merge::show(&open, coming)?;
    if !coming.is_nothing() {
        if !it.yes && !open.agreed(&open.words.get("shell-merge-ask"))? {
            return Err(Failure::here(open.words.get("shell-import-unsure")));
        }
        open.write(|store, now| store.merge(&then, now))?;
        open.out.line(&open.words.get("shell-merged"))?;
    }
    let differing = open.read(|store| store.differing(&then))?;
    if differing.is_empty() {
        return Ok(());
    }
    for it in &differing {
        open.out.line(&line(&open, it))?;
    }
    let count = [("count", differing.len().into())];
    let ask = open.words.with("shell-as-then-ask", &count);
    if !it.as_then && (it.yes || !open.agreed(&ask)?) {
        return open.out.line(&open.words.with("shell-as-then-not", &count));
    }
    if coming.is_nothing() {
        open.write(Store::back_up)?;
    }
    open.commit(&as_then(&differing))?;
    open.out.line(&open.words.with("shell-as-then", &count))
}

/// `Journal entry of 22 Nov: changed since.`
fn line(open: &Open, it: &Differing) -> String {
    let record = it.now.as_ref().or(it.then.as_ref());
    let what = record.map(|record| named(&open.words, record));
    open.words.with(
        your_data::since(it),
        &[("what", what.unwrap_or_default().into())],
    )
}

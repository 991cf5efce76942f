//! `mainstay erase`: removes for good. Nothing brings that back, so it asks first, and for everything it asks for a word.

use super::arguments::Erase as Arguments;
use super::desk::{Desk, Open};
use super::failure::Failure;
use crate::app::Work;
use crate::app::erasing::{WORD, with_parts};
use crate::domain::{Id, Kind};
use crate::store::{Backup, Store};

/// What stands in place of a kind.
const EVERYTHING: &str = "everything";

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    if it.kind == EVERYTHING {
        let mut open = desk.open()?;
        let agreed = it.yes_remove_it_all || {
            let ask = [("word", WORD.into())];
            let typed = open.asked(&open.words.with("shell-erase-all-ask", &ask))?;
            typed.as_deref() == Some(WORD)
        };
        if !agreed {
            return Err(Failure::here(open.words.get("shell-erase-all-unsure")));
        }
        open.work(Work::Erase, Store::erase_everything)?;
        open.out.line(&open.words.get("shell-erased-all"))?;
        return if it.backups {
            let left = open.read(Store::remove_backups)?;
            open.out.line(&open.words.get("shell-erased-all-backups"))?;
            still_in(&open, "shell-erase-backups-not", &left)
        } else {
            in_backups(&open, false)
        };
    }
    let kind = Kind::named(&it.kind).ok_or_else(|| {
        Failure::anywhere(
            desk.words
                .with("shell-no-kind", &[("kind", it.kind.as_str().into())]),
        )
    })?;
    let Some(text) = it.id.as_deref() else {
        return Err(Failure::anywhere(desk.words.get("shell-erase-which")));
    };
    let id: Id = text.parse().map_err(|_| {
        Failure::anywhere(desk.words.with("shell-not-an-id", &[("id", text.into())]))
    })?;
    let mut open = desk.open()?;
    if open.read(|store| store.kind_of(id))? != Some(kind) {
        let values = [("kind", kind.name().into()), ("id", text.into())];
        return Err(Failure::here(open.words.with("shell-no-record", &values)));
    }
    if !it.yes && !open.agreed(&open.words.get("shell-erase-ask"))? {
        return Err(Failure::here(open.words.get("shell-erase-unsure")));
    }
    let all = match open.read(|store| store.record(kind, id))? {
        Some(record) => open.read(|store| with_parts(store, &record))?,
        // It was removed, or can't be read any more.
        None => vec![id],
    };
    open.work(Work::Erase, |store, now| store.erase(&all, now))?;
    open.out.line(&open.words.get("shell-erased"))?;
    in_backups(&open, it.backups)
}

/// Erases in the backups too, or says which of them still hold what was erased.
fn in_backups(open: &Open, erase: bool) -> Result<(), Failure> {
    let holding = open.read(Store::backups_with_erased)?;
    let left = if erase {
        open.read(Store::erase_in_backups)?
    } else {
        holding.clone()
    };
    let done = holding.len() - left.len().min(holding.len());
    if done > 0 {
        open.out.line(
            &open
                .words
                .with("shell-erased-backups", &[("count", done.into())]),
        )?;
    }
    let id = if erase {
        "shell-erase-backups-not"
    } else {
        "shell-erase-backups"
    };
    still_in(open, id, &left)
}

/// Names the backups that still hold what was erased.
fn still_in(open: &Open, id: &str, left: &[Backup]) -> Result<(), Failure> {
    if left.is_empty() {
        return Ok(());
    }
    let count = [("count", left.len().into())];
    open.out.line(&open.words.with(id, &count))?;
    for backup in left {
        open.out.line(&backup.path.display().to_string())?;
    }
    Ok(())
}

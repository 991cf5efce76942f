//! `mainstay undo`, `redo` and `history`: the last changes, whichever face made them.

use serde_json::json;

use super::arguments::History;
use super::desk::Desk;
use super::failure::Failure;
use crate::app::{past, turned};
use crate::domain::By;
use crate::store::Turn;

/// Takes the last change back, or does it again.
pub(super) fn turn(desk: Desk, undo: bool) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let turn = open.write(|store, now| {
        if undo {
            store.undo(By::Shell, now)
        } else {
            store.redo(By::Shell, now)
        }
    })?;
    let said = turned(&open.words, &turn, undo);
    match turn {
        Turn::Done(_) => open.out.line(&said),
        Turn::Nothing | Turn::Covered(_) => Err(Failure::here(said)),
    }
}

pub(super) fn run(it: &History, desk: Desk) -> Result<(), Failure> {
    let open = desk.open()?;
    let all = open.read(|store| store.history(it.limit))?;
    let conflicts = open.read(crate::store::Store::conflicts)?;
    if it.json {
        let items: Vec<_> = all
            .iter()
            .map(|change| {
                json!({
                    "at": change.at,
                    "face": change.face,
                    "what": change.what.name(),
                    "kind": change.subject.as_ref().map(|it| it.kind().name()),
                    "id": change.subject.as_ref().map(crate::domain::Record::id),
                    "subject": past(&open.words, change),
                    "records": change.count,
                    "undone": change.undone,
                    "conflict": change.subject.as_ref().is_some_and(|it| conflicts.contains(&(it.kind(), it.id()))),
                })
            })
            .collect();
        return open.out.value(&json!({ "items": items }));
    }
    if all.is_empty() {
        return open.out.line(&open.words.get("shell-history-none"));
    }
    for change in &all {
        let id = if change.undone {
            "shell-history-undone"
        } else {
            "shell-history"
        };
        let at = change.at;
        open.out.line(
            &open.words.with(
                id,
                &[
                    (
                        "at",
                        format!("{} {}", at.format("%Y-%m-%d"), open.words.time(at)).into(),
                    ),
                    (
                        "what",
                        open.words
                            .get(&format!("shell-what-{}", change.what.name()))
                            .into(),
                    ),
                    ("subject", past(&open.words, change).into()),
                ],
            ),
        )?;
    }
    if !conflicts.is_empty() {
        let count = [("count", conflicts.len().into())];
        open.out.line(&open.words.with("shell-conflicts", &count))?;
    }
    Ok(())
}

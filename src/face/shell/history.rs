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
    let turn = if undo {
        open.store.undo(By::Shell, open.now)
    } else {
        open.store.redo(By::Shell, open.now)
    };
    let turn = turn.map_err(|error| Failure::store(&open.words, &error))?;
    let said = turned(&open.words, &turn, undo);
    match turn {
        Turn::Done(_) => open.out.line(&said),
        Turn::Nothing | Turn::Covered(_) => Err(Failure::here(said)),
    }
}

pub(super) fn run(it: &History, desk: Desk) -> Result<(), Failure> {
    let open = desk.open()?;
    let all = open.read(|store| store.history(it.limit))?;
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
                })
            })
            .collect();
        return open.out.value(&json!({ "items": items }));
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
    Ok(())
}

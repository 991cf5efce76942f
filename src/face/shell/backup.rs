//! `mainstay backup` and `mainstay backups`; and the backup that the first save of a day makes by itself.

use serde_json::json;

use super::arguments::{Backup as Arguments, Json};
use super::desk::Desk;
use super::failure::Failure;
use super::out;
use crate::app::{Work, findings, your_data};
use crate::words::Words;

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let path = match &it.out {
        Some(out) => {
            let _working = open.working();
            open.read(|store| store.back_up_to(out))?;
            Some(out.clone())
        }
        None => open
            .work(Work::BackUp, crate::store::Store::back_up)?
            .map(|made| made.backup.path),
    };
    let path = path.unwrap_or_default().display().to_string();
    open.out
        .line(&open.words.with("shell-exported", &[("path", path.into())]))
}

pub(super) fn list(it: &Json, desk: Desk) -> Result<(), Failure> {
    let open = desk.open()?;
    let backups = open.read(crate::store::Store::backups)?;
    if it.json {
        let items: Vec<_> = backups
            .iter()
            .map(|it| {
                json!({
                    "made": it.made.format("%Y-%m-%dT%H:%M:%S").to_string(),
                    "bytes": it.bytes,
                    "path": it.path.display().to_string(),
                })
            })
            .collect();
        return open.out.value(&json!({ "items": items }));
    }
    if backups.is_empty() {
        return open.out.line(&open.words.get("your_data-backups-none"));
    }
    for backup in &backups {
        let values = [
            (
                "made",
                your_data::made(&open.words, backup, open.now.today).into(),
            ),
            ("size", your_data::size(&open.words, backup.bytes).into()),
            ("path", backup.path.display().to_string().into()),
        ];
        open.out.line(&open.words.with("shell-backup", &values))?;
    }
    Ok(())
}

/// Brings the search index up to date and makes the day's backup, once a command has said what it saved. What keeps them
/// from being made spoils nothing.
pub(super) fn of_the_day(desk: Desk) {
    let words = Words::default();
    let found = desk.open().and_then(|mut open| {
        open.work(Work::BackUp, |store, now| {
            // What keeps the index from it is said where words are looked for.
            let _ = store.catch_up();
            store.care(now)
        })
    });
    match found.map(Option::unwrap_or_default) {
        Ok(found) => {
            for line in findings::findings(&words, &found) {
                out::aside(&line);
            }
            if let Some(remedy) = findings::worst(&found) {
                out::aside(&words.get(remedy.hint()));
            }
        }
        Err(_) => out::aside(&words.get("app-no-backup")),
    }
}

//! `mainstay import json FILE`: shows what would come in, then takes it in, all or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;

use super::arguments::Import as Arguments;
use super::desk::{Desk, Open};
use super::failure::Failure;
use crate::app::{Work, invalid};
use crate::domain::{Change, Kind, Record, What};
use crate::exchange::json::{self, Import, ImportError, MOST_BYTES, Wrong};
use crate::store::Store;
use crate::words::Words;

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    let shown = it.file.display().to_string();
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    File::open(&it.file)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|_| {
            Failure::here(
                desk.words
                    .with("shell-not-opened", &[("path", shown.as_str().into())]),
            )
        })?;
    let mut import = json::read(&bytes).map_err(|error| wrong(&desk.words, &shown, &error))?;
    let mut open = desk.open()?;
    let erased = leave_erased_out(&open, &mut import)?;
    let counts = compare(&open, &import)?;
    for (kind, count) in &counts {
        let values = [
            (
                "kind",
                open.words
                    .get(&format!("shell-kind-{}", kind.name()))
                    .into(),
            ),
            ("new", count.new.into()),
            ("changed", count.changed.into()),
            ("same", count.same.into()),
        ];
        open.out
            .line(&open.words.with("shell-import-count", &values))?;
    }
    if import.removed > 0 {
        open.out.line(
            &open
                .words
                .with("shell-import-removed", &[("count", import.removed.into())]),
        )?;
    }
    if erased > 0 {
        open.out.line(
            &open
                .words
                .with("shell-import-erased", &[("count", erased.into())]),
        )?;
    }
    for name in import.unknown.iter().cloned().chain(
        import
            .unknown_fields
            .iter()
            .map(|(kind, field)| format!("{}.{field}", kind.name())),
    ) {
        open.out.line(
            &open
                .words
                .with("shell-import-unknown", &[("name", name.into())]),
        )?;
    }
    let coming: usize = counts.values().map(|count| count.new + count.changed).sum();
    if it.dry_run || coming == 0 {
        return open.out.line(&open.words.get(if coming == 0 {
            "shell-import-nothing"
        } else {
            "shell-import-dry"
        }));
    }
    if !it.yes && !open.agreed(&open.words.get("shell-import-ask"))? {
        return Err(Failure::here(open.words.get("shell-import-unsure")));
    }
    open.work(Work::BackUp, Store::back_up)?;
    let _working = open.working();
    // Other states of a record come first, so that they stay in its history and the one that is shown stays on top.
    let puts = import.also.into_iter().chain(import.records).collect();
    let receipt = open.commit(&Change {
        what: What::Imported,
        puts,
        removes: Vec::new(),
    })?;
    open.out.line(
        &open
            .words
            .with("shell-imported", &[("count", receipt.count.into())]),
    )
}

/// What was erased for good here does not come back; answers how many records that are.
fn leave_erased_out(open: &Open, import: &mut Import) -> Result<usize, Failure> {
    let mut erased = BTreeSet::new();
    for record in &import.records {
        if open.read(|store| store.is_erased(record.id()))? {
            erased.insert(record.id());
        }
    }
    for records in [&mut import.records, &mut import.also] {
        records.retain(|record| !erased.contains(&record.id()));
    }
    Ok(erased.len())
}

#[derive(Default)]
struct Count {
    new: usize,
    changed: usize,
    same: usize,
}

fn compare(open: &Open, import: &Import) -> Result<BTreeMap<Kind, Count>, Failure> {
    let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
    for record in &import.records {
        let here: Option<Record> = open.read(|store| store.record(record.kind(), record.id()))?;
        let count = counts.entry(record.kind()).or_default();
        match here {
            None => count.new += 1,
            Some(here) if here == *record => count.same += 1,
            Some(_) => count.changed += 1,
        }
    }
    Ok(counts)
}

fn wrong(words: &Words, path: &str, error: &ImportError) -> Failure {
    let sentence = match error {
        ImportError::TooLarge { .. } | ImportError::TooMany => {
            words.with("shell-import-large", &[("path", path.into())])
        }
        ImportError::NotUtf8 { .. } => {
            words.with("shell-import-not-text", &[("path", path.into())])
        }
        ImportError::NotJson { line, column } => words.with(
            "shell-import-not-json",
            &[
                ("path", path.into()),
                ("line", (*line).into()),
                ("column", (*column).into()),
            ],
        ),
        ImportError::Newer { .. } => words.with("shell-import-newer", &[("path", path.into())]),
        ImportError::Record { place, wrong } => {
            let why = match wrong {
                Wrong::Shape(why) => why.clone(),
                Wrong::Value(value) => invalid(words, value),
                Wrong::IdTwice => words.get("shell-import-id-twice"),
                Wrong::OtherId => words.get("shell-import-other-id"),
            };
            words.with(
                "shell-import-record",
                &[
                    ("kind", place.kind.plural().into()),
                    ("number", (place.index + 1).into()),
                    ("why", why.trim_end_matches('.').into()),
                ],
            )
        }
        ImportError::NotAnExport
        | ImportError::KeyTwice(_)
        | ImportError::Header(_)
        | ImportError::NotAnArray(_) => {
            words.with("shell-import-not-ours", &[("path", path.into())])
        }
    };
    Failure::here(sentence)
}

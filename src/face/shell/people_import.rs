//! `mainstay people import`: people from a contacts file.

use std::path::Path;

use super::desk::Desk;
use super::failure::Failure;
use crate::app::contacts::{beside, change, coming, wrong};
use crate::domain::Person;
use crate::store::Store;

/// So many are named; the others are counted.
const NAMED: usize = 20;

pub(super) fn run(
    file: &Path,
    only: &[String],
    dry_run: bool,
    yes: bool,
    desk: Desk,
) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let people: Vec<Person> = open.all()?;
    let mut coming = coming(&open.store, file, &people)
        .map_err(|error| Failure::here(wrong(&open.words, &error)))?;
    if coming.new.is_empty() && coming.known == 0 {
        return Err(Failure::here(open.words.get("people-file-nothing")));
    }
    if !only.is_empty() {
        let only: Vec<String> = only.iter().map(|part| part.to_lowercase()).collect();
        coming.new.retain(|contact| {
            let name = contact.name.to_lowercase();
            only.iter().any(|part| name.contains(part.as_str()))
        });
    }
    for contact in coming.new.iter().take(NAMED) {
        let way = contact.ways.first().map(|way| format!(" {}.", way.value));
        let line = format!("{}.{}", contact.name, way.unwrap_or_default());
        open.out.line(&line)?;
    }
    let n = coming.new.len();
    if n > NAMED {
        let more = [("n", (n - NAMED).into())];
        open.out
            .line(&open.words.with("shell-people-more", &more))?;
    }
    for sentence in beside(&open.words, &coming) {
        open.out.line(&sentence)?;
    }
    if n == 0 || dry_run {
        return open.out.line(&open.words.get(if n == 0 {
            "shell-import-nothing"
        } else {
            "shell-import-dry"
        }));
    }
    if !yes && !open.agreed(&open.words.get("shell-import-ask"))? {
        return Err(Failure::here(open.words.get("shell-import-unsure")));
    }
    open.write(Store::back_up)?;
    let at = open.now.at;
    let change = change(&coming.new, || open.store.new_id(at));
    open.commit(&change)?;
    let count = [("n", n.into())];
    open.out.line(&open.words.with("people-file-in", &count))
}

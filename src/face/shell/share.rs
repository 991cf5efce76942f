//! `mainstay share`: a page to share, with the days and parts that were asked for and nothing else.

use std::io;

use super::arguments;
use super::desk::Desk;
use super::failure::Failure;
use crate::app::pages::share::Kind;
use crate::app::share::{Share, Wanted};
use crate::app::trend::{self, Shown};
use crate::face::new_file::new_file;

/// How many days are on it when nothing is said of that.
const DAYS: i64 = 28;

pub(super) fn run(it: &arguments::Share, desk: Desk) -> Result<(), Failure> {
    let ending = it.out.extension().and_then(|ending| ending.to_str());
    let Some(kind) = ending.and_then(|ending| Kind::named(&ending.to_lowercase())) else {
        return Err(Failure::anywhere(desk.words.get("shell-share-ending")));
    };
    let mut wanted = Vec::new();
    let names = it.sections.split(',').map(str::trim);
    for name in names.filter(|name| !name.is_empty()) {
        wanted.push(Wanted::named(name).ok_or_else(|| {
            let known = Wanted::ALL.map(Wanted::name).join(", ");
            let wrong = [("name", name.to_owned().into())];
            let known = [("names", known.into())];
            Failure::anywhere(desk.words.with("shell-share-part", &wrong))
                .hint(desk.words.with("shell-share-parts", &known))
        })?);
    }
    if wanted.is_empty() {
        return Err(Failure::anywhere(desk.words.get("share-no-parts")));
    }
    let open = desk.open_whole()?;
    let span = open.span(it.from.as_deref(), it.to.as_deref())?;
    let Some((_, last)) = open.read(|store| trend::ends(store, open.now.today))? else {
        return Err(Failure::here(open.words.get("share-no-days")));
    };
    let to = span.to.map_or(last, |to| to.min(last));
    let from = span.from.unwrap_or(to.plus(1 - DAYS));
    if from > to {
        return Err(Failure::here(open.words.get("share-no-days")));
    }
    let page = open.read(|store| {
        Share {
            store,
            words: &open.words,
            own: &open.own,
            now: open.now,
            shown: Shown { from, to, last },
        }
        .page(&wanted)
    })?;
    let text = kind.write(&page).map_err(|error| {
        let why = [("why", error.to_string().into())];
        Failure::here(open.words.with("shell-not-exported", &why))
    })?;
    let shown = [("path", it.out.display().to_string().into())];
    match new_file::<io::Error>(&it.out, |out| out.write_all(text.as_bytes())) {
        Ok(_) => open.out.line(&open.words.with("shell-exported", &shown)),
        Err(error) => {
            let id = if error.kind() == io::ErrorKind::AlreadyExists {
                "shell-file-there"
            } else {
                "shell-file-not-made"
            };
            Err(Failure::here(open.words.with(id, &shown)))
        }
    }
}

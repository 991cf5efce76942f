//! `mainstay write`: a journal entry.

use super::arguments::Write;
use super::desk::Desk;
use super::failure::Failure;
use crate::domain::{Change, Entry, What};

pub(super) fn run(it: &Write, desk: Desk) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let day = open.past_day(it.for_day.day.as_deref())?;
    let text = open.text(it.text.as_deref(), "shell-ask-text")?;
    let Some(text) = text else {
        return Err(Failure::here(open.words.get("shell-no-text")));
    };
    let entry = Entry {
        id: open.store.new_id(open.now.at),
        day,
        at: open.now.at,
        text,
        starred: it.star,
        about: None,
    };
    open.commit(&Change::put(What::Saved, entry.clone()))?;
    open.out.line(
        &open
            .words
            .with("shell-entry-saved", &[("count", entry.word_count().into())]),
    )
}

//! `mainstay find`: full-text search over everything that was written, newest first.

use serde_json::{Value, json};

use super::arguments::Find;
use super::desk::Desk;
use super::failure::Failure;
use super::out;
use crate::store::Looking;

/// How many are shown.
const SHOWN: usize = 50;

pub(super) fn run(it: &Find, desk: Desk) -> Result<(), Failure> {
    let kinds = match &it.kind {
        None => Vec::new(),
        Some(name) => vec![desk.kind(name)?],
    };
    let mut open = desk.open()?;
    let words = if it.words.is_empty() {
        open.text(None, "shell-ask-find")?.unwrap_or_default()
    } else {
        it.words.join(" ")
    };
    if words.trim().is_empty() {
        return Err(Failure::here(open.words.get("shell-find-nothing")));
    }
    let span = open.span(it.from.as_deref(), it.to.as_deref())?;
    let looking = Looking {
        words: words.clone(),
        kinds,
        starred: false,
        span,
        limit: SHOWN,
    };
    let found = open.store.find(&looking);
    open.say_what_was_passed_over();
    let found = found.map_err(|error| Failure::store(&open.words, &error))?;
    if found.behind {
        out::aside(&open.words.get("find-behind"));
    }
    if it.json {
        let items: Vec<Value> = found
            .hits
            .iter()
            .map(|hit| {
                let mut value = hit.record.to_value().unwrap_or_default();
                if let Some(object) = value.as_object_mut() {
                    let snippet: String =
                        hit.snippet.iter().map(|(text, _)| text.as_str()).collect();
                    object.insert("record".to_owned(), json!(hit.record.kind().name()));
                    object.insert("found_on".to_owned(), json!(hit.day));
                    object.insert("snippet".to_owned(), json!(snippet));
                }
                value
            })
            .collect();
        return open
            .out
            .value(&json!({ "items": items, "more": found.more }));
    }
    for hit in &found.hits {
        let snippet: String = hit.snippet.iter().map(|(text, _)| text.as_str()).collect();
        let kind = open
            .words
            .get(&format!("shell-one-{}", hit.record.kind().name()));
        open.out.line(&format!("{}  {kind}  {snippet}", hit.day))?;
    }
    match (found.hits.len(), found.more) {
        (0, _) => {
            open.out.line(&open.words.get("shell-found-none"))?;
            if let Some((word, count)) = open.read(|store| store.did_you_mean(&words))? {
                let values = [("word", word.into()), ("count", count.into())];
                open.out
                    .line(&open.words.with("shell-did-you-mean", &values))?;
            }
            Ok(())
        }
        (count, true) => open.out.line(
            &open
                .words
                .with("shell-found-more", &[("count", count.into())]),
        ),
        (count, false) => open
            .out
            .line(&open.words.with("shell-found", &[("count", count.into())])),
    }
}

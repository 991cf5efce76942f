//! `mainstay find`: full-text search over everything that was written, newest first.

use serde_json::{Value, json};

use super::arguments::Find;
use super::desk::Desk;
use super::failure::Failure;
use crate::domain::Kind;
use crate::store::{Looking, Span};

/// How many are shown.
const SHOWN: usize = 50;

pub(super) fn run(it: &Find, desk: Desk) -> Result<(), Failure> {
    let kinds = match &it.kind {
        None => Vec::new(),
        Some(name) => vec![Kind::named(name).ok_or_else(|| {
            Failure::anywhere(
                desk.words
                    .with("shell-no-kind", &[("kind", name.as_str().into())]),
            )
        })?],
    };
    let open = desk.open()?;
    let words = if it.words.is_empty() {
        open.text(None, "shell-ask-find")?.unwrap_or_default()
    } else {
        it.words.join(" ")
    };
    let end = |text: &Option<String>| text.as_deref().map(|text| open.day(Some(text))).transpose();
    let span = Span {
        from: end(&it.from)?,
        to: end(&it.to)?,
    };
    let looking = Looking {
        words: words.clone(),
        kinds,
        starred: false,
        span,
        limit: SHOWN,
    };
    let found = open.read(|store| store.find(&looking))?;
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

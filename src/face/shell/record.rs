//! `mainstay record`: any record, in the export's shapes; covers what has no command of its own.

use serde_json::{Value, json};

use super::arguments::{Record as Arguments, RecordAction};
use super::desk::{Desk, Open, read_all};
use super::failure::Failure;
use crate::domain::{Change, Id, Kind, Record, What};
use crate::exchange::json::fields;

pub(super) fn run(it: Arguments, desk: Desk) -> Result<(), Failure> {
    let kind = match &it.action {
        RecordAction::List { kind }
        | RecordAction::Show { kind, .. }
        | RecordAction::Put { kind, .. }
        | RecordAction::Remove { kind, .. } => desk.kind(kind)?,
    };
    let id = match &it.action {
        RecordAction::Show { id, .. } | RecordAction::Remove { id, .. } => {
            Some(id.parse::<Id>().map_err(|_| {
                Failure::anywhere(
                    desk.words
                        .with("shell-not-an-id", &[("id", id.as_str().into())]),
                )
            })?)
        }
        _ => None,
    };
    if let RecordAction::Put {
        json: Some(json), ..
    } = &it.action
        && json != "-"
    {
        return Err(Failure::anywhere(desk.words.get("shell-words-from-input")));
    }
    let mut open = desk.open()?;
    match (it.action, id) {
        (RecordAction::Put { .. }, _) => put(&mut open, kind),
        (RecordAction::Show { .. }, Some(id)) => {
            let record = find(&open, kind, id)?;
            let value = |record: &Record| {
                record
                    .to_value()
                    .map_err(|error| Failure::here(error.to_string()))
            };
            let mut shown = value(&record)?;
            let also = open.read(|store| store.also(id))?;
            if let Some(object) = shown.as_object_mut()
                && !also.is_empty()
            {
                let also: Result<Vec<Value>, Failure> = also.iter().map(value).collect();
                object.insert("also".to_owned(), Value::Array(also?));
            }
            open.out.value(&shown)
        }
        (RecordAction::Remove { .. }, Some(id)) => {
            find(&open, kind, id)?;
            open.commit(&Change::remove(kind, id))?;
            open.out.line(&open.words.get("shell-removed"))
        }
        _ => list(&open, kind),
    }
}

fn find(open: &Open, kind: Kind, id: Id) -> Result<Record, Failure> {
    open.read(|store| store.record(kind, id))?.ok_or_else(|| {
        let values = [("kind", kind.name().into()), ("id", id.to_string().into())];
        Failure::here(open.words.with("shell-no-record", &values))
    })
}

fn list(open: &Open, kind: Kind) -> Result<(), Failure> {
    let mut items: Vec<Value> = Vec::new();
    open.read(|store| {
        store.each(kind, crate::store::Span::ALL, |_, body| {
            items.extend(serde_json::from_str::<Value>(body));
            Ok(())
        })
    })?;
    open.out.value(&json!({ "items": items }))
}

fn put(open: &mut Open, kind: Kind) -> Result<(), Failure> {
    let text = read_all(&open.words)?;
    let wrong = |why: String| {
        Failure::here(open.words.with(
            "shell-not-a-record",
            &[("kind", kind.name().into()), ("why", why.into())],
        ))
    };
    let mut value: Value = serde_json::from_str(&text).map_err(|error| {
        let values = [
            ("line", error.line().into()),
            ("column", error.column().into()),
        ];
        Failure::here(open.words.with("shell-not-json", &values))
    })?;
    if !value.is_object() {
        return Err(Failure::here(open.words.get("shell-not-an-object")));
    }
    if let Some(object) = value.as_object_mut() {
        let known = fields(kind);
        if let Some(unknown) = object.keys().find(|field| !known.contains(*field)) {
            let values = [
                ("field", unknown.as_str().into()),
                ("kind", kind.name().into()),
            ];
            return Err(Failure::here(
                open.words.with("shell-no-such-field", &values),
            ));
        }
        if !object.contains_key("id") {
            let id = open.store.new_id(open.now.at);
            object.insert("id".to_owned(), Value::String(id.to_string()));
        }
    }
    let record = Record::from_value(kind, value).map_err(|error| wrong(error.to_string()))?;
    let before = open.read(|store| store.record(kind, record.id()))?;
    let what = if before.is_some() {
        What::Changed
    } else {
        What::Saved
    };
    let id = record.id();
    open.commit(&Change {
        what,
        puts: vec![record],
        removes: Vec::new(),
    })?;
    open.out.line(
        &open
            .words
            .with("shell-record-saved", &[("id", id.to_string().into())]),
    )
}

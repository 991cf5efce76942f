//! `mainstay settings`: the person's own settings, which travel with the journal.

use serde_json::{Map, Value};

use super::arguments::Settings;
use super::desk::Desk;
use super::failure::Failure;
use crate::domain::{Change, Setting, What};

/// Whether a value fits a setting.
type Fits = fn(&str) -> bool;

/// The settings that can be set from here, each with what it may be.
const KNOWN: &[(&str, Fits)] = &[
    ("name", |value| value.chars().count() <= 200),
    ("day_end", |value| {
        value.parse::<u8>().is_ok_and(|hour| hour < 24)
    }),
    ("week_start", |value| {
        value.parse::<chrono::Weekday>().is_ok()
    }),
    ("review_day", |value| {
        value == "off" || value.parse::<chrono::Weekday>().is_ok()
    }),
    ("initials", |value| matches!(value, "on" | "off")),
    ("setback_word", |value| value.chars().count() <= 40),
];

pub(super) fn run(it: &Settings, desk: Desk) -> Result<(), Failure> {
    let known = match &it.key {
        Some(key) => Some(*KNOWN.iter().find(|(name, _)| name == key).ok_or_else(|| {
            let names: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
            Failure::anywhere(
                desk.words
                    .with("shell-no-setting", &[("key", key.as_str().into())]),
            )
            .hint(
                desk.words
                    .with("shell-settings", &[("keys", names.join(", ").into())]),
            )
        })?),
        None => None,
    };
    let mut open = desk.open()?;
    let value_of = |key: &str| match key {
        "name" => open.own.name.clone(),
        "day_end" => open.own.day_end.to_string(),
        "week_start" => open.own.week_start.to_string(),
        "review_day" => open
            .own
            .review_day
            .map_or_else(|| "off".to_owned(), |day| day.to_string()),
        "setback_word" => open.own.setback(&open.words),
        _ => if open.own.initials { "on" } else { "off" }.to_owned(),
    };
    match (known, &it.value) {
        (Some((key, fits)), Some(value)) => {
            let value = crate::face::safe::typed(value);
            if !fits(&value) {
                let values = [("key", key.into()), ("value", value.into())];
                let fits = format!("shell-setting-fits-{}", key.replace('_', "-"));
                return Err(
                    Failure::here(open.words.with("shell-setting-value", &values))
                        .hint(open.words.get(&fits)),
                );
            }
            open.commit(&Change::put(What::Set, Setting::new(key, &value)))?;
            open.out.line(&open.words.with(
                "shell-setting-saved",
                &[("key", key.into()), ("value", value.into())],
            ))
        }
        (Some((key, _)), None) if !it.json => open.out.line(&value_of(key)),
        (only, _) => {
            let shown = KNOWN
                .iter()
                .filter(|(key, _)| only.is_none_or(|(it, _)| it == *key));
            let values: Vec<(&str, String)> = shown.map(|(key, _)| (*key, value_of(key))).collect();
            if it.json {
                let object: Map<String, Value> = values
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), Value::String(value)))
                    .collect();
                return open.out.value(&Value::Object(object));
            }
            for (key, value) in values {
                open.out.line(&format!("{key} = {value}"))?;
            }
            Ok(())
        }
    }
}

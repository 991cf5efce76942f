//! Holds `assets/export.schema.json` and the records together.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::fits::{definition, fits};
use super::laws::export;
use crate::assets;
use crate::domain::strategies::{filled, journal};
use crate::domain::{Kind, Record};

fn schema() -> Value {
    serde_json::from_str(assets::EXPORT_SCHEMA).expect("JSON")
}

/// Every place that the schema names below `rule`, as a JSON pointer, with its rule.
fn places(root: &Value, rule: &Value, path: &str, found: &mut Vec<(String, Value)>) {
    found.push((path.to_owned(), rule.clone()));
    if rule["$ref"].is_string() {
        places(root, definition(root, &rule["$ref"]), path, found);
    }
    for (field, rule) in rule["properties"].as_object().into_iter().flatten() {
        if field != "also" {
            places(root, rule, &format!("{path}/{field}"), found);
        }
    }
    for one in rule["anyOf"].as_array().into_iter().flatten() {
        places(root, one, path, found);
    }
    if rule["items"].is_object() {
        places(root, &rule["items"], &format!("{path}/0"), found);
    }
}

#[test]
fn every_field_of_the_schema_is_a_records_field_and_the_other_way_round() {
    let schema = schema();
    let records = filled();
    assert!(
        records
            .iter()
            .map(Record::kind)
            .eq(Kind::ALL.iter().copied())
    );
    for record in records {
        let name = record.kind().name();
        let value = record.to_value().unwrap();
        let rule = &schema["$defs"][name];
        assert!(fits(&schema, rule, &value), "{name}: {value}");
        let mut fields = Vec::new();
        places(&schema, rule, "", &mut fields);
        for (path, _) in fields {
            assert!(
                value.pointer(&path).is_some(),
                "{name}: the schema has {path}, a full record has not"
            );
        }
    }
}

#[test]
fn what_is_required_is_what_is_always_written() {
    let schema = schema();
    for record in filled() {
        let kind = record.kind();
        let rule = &schema["$defs"][kind.name()];
        let required: BTreeSet<&str> = rule["required"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let Value::Object(mut fields) = record.to_value().unwrap() else {
            panic!("an object")
        };
        fields.retain(|field, _| required.contains(field.as_str()));
        let least = Record::from_value(kind, Value::Object(fields))
            .unwrap()
            .to_value()
            .unwrap();
        let written: BTreeSet<&str> = least
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(written, required, "{}", kind.name());
    }
}

#[test]
fn every_word_of_the_schema_is_one_that_a_record_can_hold() {
    let schema = schema();
    for record in filled() {
        let kind = record.kind();
        let mut fields = Vec::new();
        places(&schema, &schema["$defs"][kind.name()], "", &mut fields);
        for (path, rule) in fields {
            for word in rule["enum"].as_array().into_iter().flatten() {
                let mut value = record.to_value().unwrap();
                *value.pointer_mut(&path).unwrap() = word.clone();
                assert!(Record::from_value(kind, value).is_ok(), "{path}: {word}");
            }
        }
    }
}

#[test]
fn the_schema_lists_every_kind() {
    let schema = schema();
    for kind in Kind::ALL {
        assert_eq!(
            schema["properties"][kind.plural()]["items"]["$ref"],
            format!("#/$defs/{}", kind.name()).as_str()
        );
    }
}

proptest! {
    #[test]
    fn every_export_fits_the_schema(records in journal()) {
        let schema = schema();
        let value: Value = serde_json::from_slice(&export(&records)).unwrap();
        prop_assert!(fits(&schema, &schema, &value), "{value}");
    }
}

#[test]
fn the_check_itself_finds_what_is_wrong() {
    let schema = schema();
    let record = filled()
        .into_iter()
        .find(|record| record.kind() == Kind::Tick)
        .unwrap();
    let good = record.to_value().unwrap();
    let rule = &schema["$defs"]["tick"];
    for (field, value) in [
        ("state", "later".into()),
        ("amount", "2".into()),
        ("mood", 3.into()),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(!fits(&schema, rule, &bad), "{field}");
    }
    let mut bad = good.clone();
    bad.as_object_mut().unwrap().remove("goal");
    assert!(!fits(&schema, rule, &bad));
}

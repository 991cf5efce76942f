//! What `--json` prints is as its schema says, on an empty journal, a first week and ten years.

use mainstay::assets;
use serde_json::Value;

use crate::support::fits::fits;
use crate::support::lives::Life;
use crate::support::shell::Shell;

fn schema(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// What a command prints.
fn printed(shell: &Shell, arguments: &str) -> Value {
    let ran = shell.run(arguments, "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments}");
    serde_json::from_str(&ran.out).expect("JSON")
}

#[test]
fn what_is_printed_is_as_its_schema_says() {
    let journals = Life::ALL.map(Shell::with);
    for shell in journals.iter().chain([&Shell::new()]) {
        for (arguments, schema_text) in [
            ("about --json", assets::ABOUT_SCHEMA),
            ("about --proof --json", assets::PROOF_SCHEMA),
            ("doctor --json", assets::DOCTOR_SCHEMA),
            ("today --json", assets::TODAY_SCHEMA),
            ("look --json", assets::LOOK_SCHEMA),
            ("look --days 7 --json", assets::LOOK_SCHEMA),
            ("look --days 3650 --json", assets::LOOK_SCHEMA),
            ("export json", assets::EXPORT_SCHEMA),
            ("day --json", assets::EXPORT_SCHEMA),
        ] {
            let (schema, value) = (schema(schema_text), printed(shell, arguments));
            assert!(fits(&schema, &schema, &value), "{arguments}: {value:#}");
        }
    }
}

/// Every object in a value that holds a number of its own, and no record of the person's.
fn figures<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            let point = fields.len() == 2 && fields.contains_key("day");
            let question = fields.contains_key("question");
            if fields.values().any(Value::is_number) && !point && !question {
                found.push(value);
            }
            fields.values().for_each(|value| figures(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| figures(item, found)),
        _ => {}
    }
}

#[test]
fn every_figure_of_look_carries_its_n_its_span_and_its_rule() {
    for life in Life::ALL {
        let look = printed(&Shell::with(life), "look --json");
        let mut found = Vec::new();
        figures(&look, &mut found);
        assert!(found.len() > 5, "{look:#}");
        for figure in found {
            for field in ["n", "from", "to", "rule"] {
                assert!(figure.get(field).is_some(), "{field}: {figure}");
            }
        }
    }
}

#[test]
fn a_value_that_is_not_as_the_schema_says_is_seen() {
    let schema = schema(assets::LOOK_SCHEMA);
    let good = printed(&Shell::with(Life::TenYears), "look --json");
    for (place, value) in [
        ("/from", 7.into()),
        ("/questions/0/usual/n", Value::from(-1)),
        ("/questions/0/days/0/value", "3".into()),
        ("/contacts", Value::Null),
    ] {
        let mut wrong = good.clone();
        *wrong.pointer_mut(place).expect("a place") = value;
        assert!(!fits(&schema, &schema, &wrong), "{place}");
    }
    let mut wrong = good;
    wrong["more"] = 1.into();
    assert!(!fits(&schema, &schema, &wrong));
}

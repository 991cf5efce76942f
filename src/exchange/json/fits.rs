//! Whether a value is as a schema says, in the words of JSON Schema (2020-12) that ours use. For tests: here of the export,
//! and of what the shell prints.

use serde_json::{Map, Value};

/// Whether `value` is as `rule` of the schema `root` says. Panics at a word that is not known here, so that nothing in a
/// schema goes unread.
pub fn fits(root: &Value, rule: &Value, value: &Value) -> bool {
    let none = Map::new();
    let fields = value.as_object().unwrap_or(&none);
    let named = rule["properties"].as_object().unwrap_or(&none);
    rule.as_object()
        .expect("a rule")
        .iter()
        .all(|(word, said)| match word.as_str() {
            "description" | "title" | "$schema" | "$defs" => true,
            // Days, ids and instants are read from their text elsewhere; the pattern of slugs is Question::check's.
            "format" | "pattern" => value.is_string(),
            "$ref" => fits(root, definition(root, said), value),
            "type" => match said.as_str().expect("a type") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "number" => value.is_number(),
                "integer" => value.is_i64() || value.is_u64(),
                other => panic!("type {other}"),
            },
            "const" => value == said,
            "enum" => said.as_array().expect("a list").contains(value),
            "anyOf" => said
                .as_array()
                .expect("a list")
                .iter()
                .any(|one| fits(root, one, value)),
            "minimum" => value.as_f64() >= said.as_f64(),
            "maximum" => value.as_f64() <= said.as_f64(),
            "minLength" => value.as_str().map(|text| text.chars().count() as u64) >= said.as_u64(),
            "minItems" => value.as_array().map(|items| items.len() as u64) >= said.as_u64(),
            "items" => value
                .as_array()
                .into_iter()
                .flatten()
                .all(|item| fits(root, said, item)),
            "required" => said
                .as_array()
                .expect("a list")
                .iter()
                .all(|name| fields.contains_key(name.as_str().expect("a name"))),
            "properties" => named
                .iter()
                .all(|(name, rule)| fields.get(name).is_none_or(|field| fits(root, rule, field))),
            "additionalProperties" => fields
                .iter()
                .filter(|(name, _)| !named.contains_key(*name))
                .all(|(_, field)| said.is_object() && fits(root, said, field)),
            other => panic!("{other} is not known here"),
        })
}

/// What a `$ref` of the schema `root` names.
pub fn definition<'a>(root: &'a Value, reference: &Value) -> &'a Value {
    let path = reference.as_str().expect("a path").trim_start_matches('#');
    root.pointer(path).expect("a definition")
}

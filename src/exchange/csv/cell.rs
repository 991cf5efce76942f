//! What stands in one cell.

use serde_json::Value;

use crate::exchange::text::without_controls;

/// A JSON value as one would write it in a cell.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(value) if number.is_f64() => value.to_string(),
            _ => number.to_string(),
        },
        Value::Array(_) => joined(value, plain),
        // An aim with numbers, by its name; the numbers have their own columns.
        Value::Object(fields) => fields.keys().next().cloned().unwrap_or_default(),
        Value::Bool(_) => value.to_string(),
    }
}

/// The elements of a list, joined by `; `.
pub(super) fn joined(list: &Value, one: impl Fn(&Value) -> String) -> String {
    let texts: Vec<String> = list.as_array().into_iter().flatten().map(one).collect();
    texts.join("; ")
}

/// A cell that no spreadsheet takes for a formula and no terminal acts on.
pub(super) fn harmless(cell: &str) -> String {
    let formula = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let (text, _) = without_controls(cell);
    if !is_number(&text) && (formula(cell) || formula(&text)) {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

/// Whether a text is a number such as `12`, `-3` or `0.5`, and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    match text.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_a_formula_and_numbers_stay_numbers() {
        for cell in [
            "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "-1e5", "-.5", "--1",
            "\u{0}=1", "-inf",
        ] {
            assert!(harmless(cell).starts_with('\''), "{cell:?}");
        }
        for cell in ["-3", "-2.5", "12", "a=b", "", "'", " =1", "5 - 3"] {
            assert_eq!(harmless(cell), cell);
        }
    }
}

//! One JSON value from a foreign hand: bounded, with no key twice, and its texts without control characters.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::domain::invalid::LONG;
use crate::exchange::text::without_controls;

/// How deep arrays and objects may stand in each other within one record. Ours need five.
pub const DEEPEST: usize = 16;

/// Reads `json`; the control characters that its texts had are added to `removed`.
pub(super) fn read(json: &str, removed: &mut usize) -> serde_json::Result<Value> {
    let mut json = serde_json::Deserializer::from_str(json);
    let value = Guarded {
        left: DEEPEST,
        removed,
    }
    .deserialize(&mut json)?;
    json.end()?;
    Ok(value)
}

/// Reads a value with `left` levels below it.
struct Guarded<'a> {
    left: usize,
    removed: &'a mut usize,
}

impl Guarded<'_> {
    fn below<E: Error>(&mut self) -> Result<Guarded<'_>, E> {
        let left = self
            .left
            .checked_sub(1)
            .ok_or_else(|| E::custom(format_args!("deeper than {DEEPEST}")))?;
        Ok(Guarded {
            left,
            removed: self.removed,
        })
    }

    fn text<E: Error>(&mut self, text: &str) -> Result<String, E> {
        if text.len() > LONG && text.chars().count() > LONG {
            return Err(E::custom(format_args!(
                "a text of more than {LONG} characters"
            )));
        }
        let (text, removed) = without_controls(text);
        *self.removed += removed;
        Ok(text.into_owned())
    }
}

impl<'de> DeserializeSeed<'de> for Guarded<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Guarded<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value)
            .map(Value::Number)
            .ok_or_else(|| E::custom("no finite number"))
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<Value, E> {
        self.text(text).map(Value::String)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self.below()?)? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let key = self.text(&key)?;
            let value = map.next_value_seed(self.below()?)?;
            if values.contains_key(&key) {
                return Err(A::Error::custom(format_args!("`{key}` is given twice")));
            }
            values.insert(key, value);
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(json: &str) -> String {
        read(json, &mut 0).unwrap_err().to_string()
    }

    #[test]
    fn values_come_as_they_are() {
        for json in [
            r#"{"a":[1,-1,0.1,null,true,"x\n\ty"],"b":{}}"#,
            "18446744073709551615",
            r#""""#,
        ] {
            assert_eq!(
                read(json, &mut 0).unwrap(),
                serde_json::from_str::<Value>(json).unwrap()
            );
        }
    }

    #[test]
    fn control_characters_are_taken_out_of_texts_and_keys_and_counted() {
        let mut removed = 0;
        let value = read(r#"{"a\u001b":["\u0000x\r\n","\u009by"]}"#, &mut removed).unwrap();
        assert_eq!(value, serde_json::json!({"a": ["x\n", "y"]}));
        assert_eq!(removed, 4);
    }

    #[test]
    fn what_is_ambiguous_or_out_of_bounds_is_refused() {
        assert!(refused(r#"{"a":1,"b":2,"a":3}"#).starts_with("`a` is given twice"));
        assert!(refused(&"[".repeat(1_000_000)).starts_with("deeper than 16"));
        assert!(read(&format!("{}{}", "[".repeat(17), "]".repeat(17)), &mut 0).is_err());
        assert!(read(&format!("{}{}", "[".repeat(16), "]".repeat(16)), &mut 0).is_ok());
        assert!(read(&format!("{:?}", "a".repeat(LONG)), &mut 0).is_ok());
        assert!(refused(&format!("{:?}", "a".repeat(LONG + 1))).starts_with("a text of more than"));
        for json in [
            r#""\ud800""#,
            r#""\udc00\ud800""#,
            "1e999",
            "NaN",
            "1 2",
            "",
            "{",
            "\"\n\"",
        ] {
            assert!(read(json, &mut 0).is_err(), "{json}");
        }
    }
}

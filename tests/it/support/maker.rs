//! Records of every kind, made by the schema of the export, with texts of the test's own in every field.

use fastrand::Rng;
use mainstay::assets;
use mainstay::domain::{Day, Id, Kind, Record};
use serde_json::{Map, Value, json};

use super::{NOW, env};

/// Makes records with a text of one's own in every field that takes one, by the schema of the export.
pub struct Maker<Text> {
    schema: Value,
    rng: Rng,
    people: Vec<String>,
    goals: Vec<String>,
    /// How many texts were made.
    pub texts: usize,
    text: Text,
}

impl<Text: FnMut(&mut Rng) -> String> Maker<Text> {
    pub fn new(seed: u64, text: Text) -> Self {
        Self {
            schema: serde_json::from_str(assets::EXPORT_SCHEMA).expect("JSON"),
            rng: Rng::with_seed(seed),
            people: Vec::new(),
            goals: Vec::new(),
            texts: 0,
            text,
        }
    }

    /// A record that may be kept.
    pub fn record(&mut self, kind: Kind) -> Record {
        let mut wrong = String::new();
        for _ in 0..1000 {
            let texts = self.texts;
            let rule = self.schema["$defs"][kind.name()].clone();
            let value = self.value(&rule, kind.name());
            match Record::from_value(kind, value).map(|record| (record.check(), record)) {
                Ok((Ok(()), record)) => {
                    let id = record.id().to_string();
                    match kind {
                        Kind::Person => self.people.push(id),
                        Kind::Goal => self.goals.push(id),
                        _ => {}
                    }
                    return record;
                }
                // Blank texts where words are needed, ranges that end before they begin: once more.
                Ok((Err(error), _)) => wrong = error.to_string(),
                Err(error) => wrong = error.to_string(),
            }
            self.texts = texts;
        }
        panic!("no {} came of it: {wrong}", kind.name());
    }

    fn value(&mut self, rule: &Value, name: &str) -> Value {
        if let Some(path) = rule["$ref"].as_str() {
            return self.defined(path.rsplit('/').next().expect("a name"), name);
        }
        if let Some(words) = rule["enum"].as_array() {
            return words[self.rng.usize(..words.len())].clone();
        }
        if let Some(choices) = rule["anyOf"].as_array() {
            let one = choices[self.rng.usize(..choices.len())].clone();
            return self.value(&one, name);
        }
        match rule["type"].as_str() {
            Some("object") => {
                let mut object = Map::new();
                let fields = rule["properties"].as_object().cloned().unwrap_or_default();
                for (name, rule) in fields {
                    if name != "also" {
                        let value = self.value(&rule, &name);
                        object.insert(name, value);
                    }
                }
                if name == "answers" {
                    for slug in ["mood", "stress", "sleep"] {
                        object.insert(slug.to_owned(), self.rng.u8(1..=5).into());
                    }
                }
                object.into()
            }
            Some("array") => {
                let count = if name == "words" { 5 } else { 2 };
                (0..count)
                    .map(|_| self.value(&rule["items"], name))
                    .collect()
            }
            Some("string") if rule["pattern"].is_string() => "19:30:00".into(),
            Some("string") => {
                self.texts += 1;
                (self.text)(&mut self.rng).into()
            }
            Some("boolean") => self.rng.bool().into(),
            Some("integer") => {
                let lowest = rule["minimum"].as_i64().unwrap_or(0);
                let highest = rule["maximum"].as_i64().unwrap_or(9);
                self.rng.i64(lowest..=highest.min(lowest + 9)).into()
            }
            Some("number") => json!(self.rng.u8(1..=50)),
            other => panic!("{name}: {other:?}"),
        }
    }

    fn defined(&mut self, definition: &str, name: &str) -> Value {
        let day = |rng: &mut Rng| today().plus(-rng.i64(0..20));
        match definition {
            "id" => {
                let known = match name {
                    "people" | "with" | "told" => &self.people,
                    "goal" => &self.goals,
                    _ => &Vec::new(),
                };
                match known.len() {
                    0 => Id::from_bytes(self.rng.u128(..).to_be_bytes()).to_string(),
                    count => known[self.rng.usize(..count)].clone(),
                }
                .into()
            }
            "day" => day(&mut self.rng).to_string().into(),
            "instant" => format!("{}T12:00:00-05:00", day(&mut self.rng)).into(),
            "slug" => format!("own_{}", self.rng.u32(..)).into(),
            other => {
                let rule = self.schema["$defs"][other].clone();
                self.value(&rule, name)
            }
        }
    }
}

fn today() -> Day {
    env(NOW).clock.now(4).today
}

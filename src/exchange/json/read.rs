//! Reading an export. It is all or nothing: records come out only when every one of them may be kept.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::Datelike;
use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::error::{ImportError, Place, Wrong};
use super::parts::{Elements, Parts};
use super::{FORMAT, MOST_BYTES, MOST_RECORDS, VERSION, value};
use crate::assets;
use crate::domain::level::HIGHEST;
use crate::domain::{Day, Id, Instant, Invalid, Kind, Record};
use crate::exchange::text::without_controls;

/// What an export holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// When it was written.
    pub exported_at: Option<Instant>,
    /// The person's day when it was written.
    pub day: Option<Day>,
    /// Every record, by kind in the order of [`Kind::ALL`], then as they stand in the file. No id comes twice.
    pub records: Vec<Record>,
    /// Other states of records that the person had not yet chosen between, in the same order.
    pub also: Vec<Record>,
    /// How many control characters were taken out of texts.
    pub removed: usize,
    /// Keys beside the arrays that mean nothing here, and were passed over.
    pub unknown: Vec<String>,
    /// Fields of records that mean nothing here, and were passed over.
    pub unknown_fields: BTreeSet<(Kind, String)>,
}

/// Reads an export. A byte order mark is passed over; keys and fields that mean nothing here are named, not refused;
/// control characters are taken out of texts and counted, and every other character is kept.
///
/// # Errors
/// The first thing that is wrong, and where it is.
pub fn read(bytes: &[u8]) -> Result<Import, ImportError> {
    if bytes.len() > MOST_BYTES {
        return Err(ImportError::TooLarge { bytes: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ImportError::NotUtf8 {
        at: error.valid_up_to(),
    })?;
    let Parts(parts) = serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text))
        .map_err(|error: serde_json::Error| match error.classify() {
            Category::Syntax | Category::Eof | Category::Io => ImportError::NotJson {
                line: error.line(),
                column: error.column(),
            },
            Category::Data => ImportError::NotAnExport,
        })?;
    let mut by_key: HashMap<&str, &RawValue> = HashMap::new();
    for (key, value) in &parts {
        if by_key.insert(key, value).is_some() {
            return Err(ImportError::KeyTwice(without_controls(key).0.into_owned()));
        }
    }
    header::<String>(&by_key, "format")
        .ok()
        .flatten()
        .filter(|format| format == FORMAT)
        .ok_or(ImportError::NotAnExport)?;
    match header::<u64>(&by_key, "version") {
        Ok(Some(1..=VERSION)) => {}
        Ok(Some(version)) if version > VERSION => return Err(ImportError::Newer { version }),
        _ => return Err(ImportError::NotAnExport),
    }
    let mut reader = Reader::default();
    reader.import.exported_at = header(&by_key, "exported_at")?;
    reader.import.day = header(&by_key, "day")?;
    for kind in Kind::ALL {
        if let Some(array) = by_key.get(kind.plural()) {
            reader.array(*kind, array)?;
        }
    }
    let known = |key: &str| {
        matches!(key, "format" | "version" | "exported_at" | "day")
            || Kind::ALL.iter().any(|kind| kind.plural() == key)
    };
    reader.import.unknown = parts
        .into_iter()
        .filter(|(key, _)| !known(key))
        .map(|(key, _)| without_controls(&key).0.into_owned())
        .collect();
    Ok(reader.import)
}

fn header<'a, T: Deserialize<'a>>(
    by_key: &HashMap<&str, &'a RawValue>,
    key: &'static str,
) -> Result<Option<T>, ImportError> {
    by_key
        .get(key)
        .map(|value| serde_json::from_str(value.get()).map_err(|_| ImportError::Header(key)))
        .transpose()
}

#[derive(Default)]
struct Reader {
    ids: HashSet<Id>,
    import: Import,
}

impl Reader {
    fn array(&mut self, kind: Kind, array: &RawValue) -> Result<(), ImportError> {
        if !array.get().starts_with('[') {
            return Err(ImportError::NotAnArray(kind));
        }
        // It was read as JSON before, so nothing but its length can be wrong with it.
        let Elements(elements) =
            serde_json::from_str(array.get()).map_err(|_| ImportError::TooMany)?;
        if self.import.records.len() + elements.len() > MOST_RECORDS {
            return Err(ImportError::TooMany);
        }
        let fields = fields(kind);
        for (index, element) in elements.into_iter().enumerate() {
            let mut place = Place {
                kind,
                index,
                id: None,
            };
            self.record(&mut place, element, &fields)
                .map_err(|wrong| ImportError::Record { place, wrong })?;
        }
        Ok(())
    }

    fn record(
        &mut self,
        place: &mut Place,
        element: &RawValue,
        fields: &HashSet<String>,
    ) -> Result<(), Wrong> {
        let mut value = value::read(element.get(), &mut self.import.removed)?;
        place.id = value
            .get("id")
            .and_then(Value::as_str)
            .and_then(|id| id.parse().ok());
        let mut also = None;
        if let Value::Object(given) = &mut value {
            also = given.remove("also");
            let unknown = given.keys().filter(|field| !fields.contains(*field));
            self.import
                .unknown_fields
                .extend(unknown.map(|field| (place.kind, field.clone())));
        }
        let record = kept(place.kind, value)?;
        if !self.ids.insert(record.id()) {
            return Err(Wrong::IdTwice);
        }
        let also: Vec<Value> = also.map_or(Ok(Vec::new()), serde_json::from_value)?;
        for other in also {
            let other = kept(place.kind, other)?;
            if other.id() != record.id() {
                return Err(Wrong::OtherId);
            }
            self.import.also.push(other);
        }
        self.import.records.push(record);
        Ok(())
    }
}

/// The fields that a record of `kind` has, as the schema says.
#[must_use]
pub fn fields(kind: Kind) -> HashSet<String> {
    let schema: Value = serde_json::from_str(assets::EXPORT_SCHEMA).unwrap_or_default();
    schema
        .pointer(&format!("/$defs/{}/properties", kind.name()))
        .and_then(Value::as_object)
        .map(|fields| fields.keys().cloned().collect())
        .unwrap_or_default()
}

/// The record that `value` is, when it may be kept.
fn kept(kind: Kind, value: Value) -> Result<Record, Wrong> {
    let record = Record::from_value(kind, value)?;
    record.check()?;
    if let Record::PlanPart(part) = &record
        && let Some(sign) = &part.early_sign
    {
        for level in [sign.at_least, sign.at_most].into_iter().flatten() {
            within("level", level.into(), 0, HIGHEST.into())?;
        }
    }
    let happened = record.day().map(Day::date);
    let written = record.at().map(|at| at.date_naive());
    for date in happened.into_iter().chain(written) {
        // Days are put in order by their text, `YYYY-MM-DD`.
        within("year", date.year(), 1, 9999)?;
    }
    Ok(record)
}

fn within(field: &'static str, value: i32, lowest: i32, highest: i32) -> Result<(), Invalid> {
    if (lowest..=highest).contains(&value) {
        return Ok(());
    }
    Err(Invalid::Range {
        field,
        value: value.into(),
        lowest: lowest.into(),
        highest: highest.into(),
    })
}

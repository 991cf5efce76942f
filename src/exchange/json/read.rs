//! Reading an export. It is all or nothing: records come out only when every one of them may be kept.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

use chrono::Datelike;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::error::Category;
use serde_json::value::RawValue;
use thiserror::Error;

use super::{FORMAT, VERSION, value};
use crate::assets;
use crate::domain::level::HIGHEST;
use crate::domain::{Day, Id, Instant, Invalid, Kind, Record};
use crate::exchange::text::without_controls;

/// The largest export that is read, in bytes. Imports from elsewhere stop at 50 MB; our own must take back a journal of a
/// hundred years, which is about 100 MB.
pub const MOST_BYTES: usize = 512 * 1024 * 1024;

/// The most records that are read. A journal of a hundred years holds about 300,000.
pub const MOST_RECORDS: usize = 2_000_000;

/// The most keys that the export's own object may have. Ours has 22.
const MOST_KEYS: usize = 1_000;

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

/// Why an export was not read. Nothing of it was taken.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ImportError {
    /// More than [`MOST_BYTES`].
    #[error("{bytes} bytes, more than {MOST_BYTES}")]
    TooLarge { bytes: usize },
    /// More than [`MOST_RECORDS`].
    #[error("more than {MOST_RECORDS} records")]
    TooMany,
    /// No UTF-8 from byte `at` on.
    #[error("not UTF-8 at byte {at}")]
    NotUtf8 { at: usize },
    /// No JSON, or it ends too early. Line and column count from 1.
    #[error("not JSON at line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    /// Some other JSON.
    #[error("not an export of this program")]
    NotAnExport,
    /// Written by a newer program.
    #[error("version {version}, newer than {VERSION}")]
    Newer { version: u64 },
    /// A key of the export's own object comes twice.
    #[error("`{0}` is given twice")]
    KeyTwice(String),
    /// `exported_at` or `day` is not what it should be.
    #[error("`{0}` can't be read")]
    Header(&'static str),
    /// What should be the array of a kind is something else.
    #[error("`{}` is no array", .0.plural())]
    NotAnArray(Kind),
    /// A record that can't be kept.
    #[error("{place}: {wrong}")]
    Record { place: Place, wrong: Wrong },
}

/// Where a record stands in an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The array, by [`Kind::plural`].
    pub kind: Kind,
    /// Its place in the array, from 0.
    pub index: usize,
    /// Its id, when it has one.
    pub id: Option<Id>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.kind.plural(), self.index)?;
        self.id.map_or(Ok(()), |id| write!(f, " {id}"))
    }
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Wrong {
    /// It has not the shape of its kind; in serde's words, for developers.
    #[error("{0}")]
    Shape(String),
    /// A value that can't be kept.
    #[error(transparent)]
    Value(#[from] Invalid),
    /// Another record of the file has the same id.
    #[error("the id comes twice")]
    IdTwice,
    /// Another state of it has another id.
    #[error("`also` is about another record")]
    OtherId,
}

impl From<serde_json::Error> for Wrong {
    fn from(error: serde_json::Error) -> Self {
        Self::Shape(error.to_string())
    }
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
        Ok(Some(version @ 1..=VERSION)) => version,
        Ok(Some(version)) if version > VERSION => return Err(ImportError::Newer { version }),
        _ => return Err(ImportError::NotAnExport),
    };
    let mut reader = Reader {
        schema: serde_json::from_str(assets::EXPORT_SCHEMA).unwrap_or_default(),
        ids: HashSet::new(),
        import: Import::default(),
    };
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

struct Reader {
    schema: Value,
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
        let fields = self.fields(kind);
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

    /// The fields that a record of `kind` has, as the schema says.
    fn fields(&self, kind: Kind) -> HashSet<String> {
        self.schema
            .pointer(&format!("/$defs/{}/properties", kind.name()))
            .and_then(Value::as_object)
            .map(|fields| fields.keys().cloned().collect())
            .unwrap_or_default()
    }
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

/// The keys of the export's own object, each with its value still unread.
struct Parts<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Parts<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Parts<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "an object with at most {MOST_KEYS} keys")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parts<'de>, A::Error> {
                let mut parts = Vec::new();
                while let Some(part) = map.next_entry()? {
                    if parts.len() == MOST_KEYS {
                        return Err(de::Error::invalid_length(MOST_KEYS + 1, &self));
                    }
                    parts.push(part);
                }
                Ok(Parts(parts))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

/// The elements of an array, still unread.
struct Elements<'a>(Vec<&'a RawValue>);

impl<'de> Deserialize<'de> for Elements<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Elements<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "an array of at most {MOST_RECORDS} records")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Elements<'de>, A::Error> {
                let mut elements = Vec::new();
                while let Some(element) = array.next_element()? {
                    if elements.len() == MOST_RECORDS {
                        return Err(de::Error::invalid_length(MOST_RECORDS + 1, &self));
                    }
                    elements.push(element);
                }
                Ok(Elements(elements))
            }
        }
        deserializer.deserialize_seq(Each)
    }
}

//! The journal's own export: format `mainstay`, version 1. What is written here is read back without loss.
//!
//! One UTF-8 JSON object: `format`, `version`, `exported_at`, `day`, then one array for every [`Kind`](crate::domain::Kind), always there, in
//! the order of [`Kind::ALL`](crate::domain::Kind::ALL) and with one record a line, so that two exports can be compared line by line. Its JSON
//! Schema is [`crate::assets::EXPORT_SCHEMA`].

#[cfg(test)]
mod laws;
mod read;
#[cfg(test)]
mod schema;
mod value;
mod write;

pub use read::{Import, ImportError, MOST_BYTES, MOST_RECORDS, Place, Wrong, read};
pub use value::DEEPEST;
pub use write::JsonExport;

/// The name of the format.
pub const FORMAT: &str = "mainstay";
/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 1;

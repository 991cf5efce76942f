//! The journal's own export: format `mainstay`, version 1. What is written here is read back without loss.
//!
//! One UTF-8 JSON object: `format`, `version`, `exported_at`, `day`, then one array for every [`Kind`](crate::domain::Kind), always there, in
//! the order of [`Kind::ALL`](crate::domain::Kind::ALL) and with one record a line, so that two exports can be compared line by line. Its JSON
//! Schema is [`crate::assets::EXPORT_SCHEMA`].

mod error;
#[cfg(test)]
mod fits;
#[cfg(test)]
mod laws;
mod parts;
mod read;
#[cfg(test)]
mod schema;
mod value;
mod write;

pub use error::{ImportError, Place, Wrong};
pub use read::{Import, fields, read};
pub use value::DEEPEST;
pub use write::{JsonExport, harmless};

/// The name of the format.
pub const FORMAT: &str = "mainstay";
/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 1;

/// The largest export that is read, in bytes. Imports from elsewhere stop at 50 MB; our own must take back a journal of a
/// hundred years, which is about 100 MB.
pub const MOST_BYTES: usize = 512 * 1024 * 1024;

/// The most records that are read. A journal of a hundred years holds about 300,000.
pub const MOST_RECORDS: usize = 2_000_000;

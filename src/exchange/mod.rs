//! Other formats: records to bytes, and bytes to records. Pure: no journal, no files, no clock.
//!
//! JSON is the lossless one: what it writes, it reads back. vCard (a phone's contacts) goes out and comes in. CSV (for
//! spreadsheets) and Markdown (for reading) only go out. Each writer takes a record at a time and writes it at once, so a hundred
//! years of a journal never stand in memory together; what it writes to should be buffered.
//!
//! Nothing here finds words: what a person reads in an export comes from the caller, through [`Names`] and [`Words`].

mod error;
mod names;
mod text;

pub mod csv;
pub mod json;
pub mod markdown;
pub mod vcard;

pub use error::ExportError;
pub use names::{Names, Words};

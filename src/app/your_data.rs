//! Words about the file and its copies, the same in every face: backups, what comes in from a copy, what stands
//! differently since.

use super::named;
use super::page::Block;
use crate::domain::{Day, Record};
use crate::store::{Backup, Differing, Merged};
use crate::words::Words;

/// When a backup was made: `22 Nov, 8:14 pm`, with the year where it is not this one.
#[must_use]
pub fn made(words: &Words, backup: &Backup, today: Day) -> String {
    let at = backup.made.and_utc().fixed_offset();
    let day = Day::new(backup.made.date());
    let values = [
        ("date", words.date_in(day, today).into()),
        ("time", words.time(at).into()),
    ];
    words.with("your_data-made", &values)
}

/// A size as a person reads it: `1.2 MB`, never less than `1 KB`.
#[must_use]
pub fn size(words: &Words, bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a size is shown to one digit")]
    let kilobytes = (bytes as f64 / 1_000.0).ceil();
    if kilobytes < 1_000.0 {
        let size = words.number(kilobytes, 0);
        words.with("your_data-kilobytes", &[("size", size.into())])
    } else {
        let size = words.number(kilobytes / 1_000.0, 1);
        words.with("your_data-megabytes", &[("size", size.into())])
    }
}

/// What a record's page says of it while it stands in two versions.
#[must_use]
pub fn two_versions(words: &Words) -> Block {
    Block::quiet(words.get("your_data-versions-page"))
}

/// What comes in from another copy, a sentence each.
#[must_use]
pub fn coming(words: &Words, merged: Merged) -> Vec<String> {
    let count = |id: &str, count: usize| words.with(id, &[("count", count.into())]);
    let mut lines = Vec::new();
    if merged.is_nothing() {
        lines.push(words.get("your_data-coming-nothing"));
    } else {
        lines.push(words.with(
            "your_data-coming",
            &[
                ("records", merged.records.into()),
                ("versions", merged.versions.into()),
            ],
        ));
    }
    if merged.conflicts > 0 {
        lines.push(count("your_data-coming-conflicts", merged.conflicts));
    }
    if merged.erased > 0 {
        lines.push(count("your_data-coming-erased", merged.erased));
    }
    if merged.left_out > 0 {
        lines.push(count("your_data-coming-left-out", merged.left_out));
    }
    lines
}

/// What a person would call a record that stands differently, how it does, and a line of it.
#[must_use]
pub fn differing(words: &Words, it: &Differing) -> [String; 3] {
    let how = match (&it.then, &it.now) {
        (Some(_), None) => "your_data-removed-since",
        (None, _) => "your_data-back-since",
        (Some(_), Some(_)) => "your_data-changed-since",
    };
    let record = it.now.as_ref().or(it.then.as_ref());
    [
        record.map(|it| named(words, it)).unwrap_or_default(),
        words.get(how),
        record.map(line).unwrap_or_default(),
    ]
}

/// The first line of what the person wrote in a record that has no name, to tell it from others of its day.
#[must_use]
pub fn line(record: &Record) -> String {
    if record.name().is_some() {
        return String::new();
    }
    let texts = record.words();
    let line = texts.first().and_then(|text| text.lines().next());
    line.unwrap_or_default().to_owned()
}

//! Words about the file and its copies, the same in every face: backups, what comes in from a copy, what stands
//! differently since.

use crate::domain::Day;
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

/// The words for how a record stands differently now.
#[must_use]
pub fn since(it: &Differing) -> &'static str {
    match (&it.then, &it.now) {
        (Some(_), None) => "your_data-removed-since",
        (None, _) => "your_data-back-since",
        (Some(_), Some(_)) => "your_data-changed-since",
    }
}

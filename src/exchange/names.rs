//! What an export needs to know beside the records: the names that ids stand for, and the words a person reads.

use crate::domain::{Answer, Day, Id, Instant};

/// What ids and slugs stand for. Nothing in it depends on a language.
pub trait Names {
    /// The slugs of every question that was ever answered, in the order in which they are asked.
    fn questions(&self) -> &[String];

    /// A person's name; none when they are not in the journal any more.
    fn person(&self, id: Id) -> Option<&str>;

    /// A goal's text; none when it is not in the journal any more.
    fn goal(&self, id: Id) -> Option<&str>;

    /// What a date is called that the person counts from; none when it is not in the journal any more.
    fn counted_date(&self, id: Id) -> Option<&str>;
}

/// The words of an export that is made for reading.
pub trait Words: Names {
    /// What a question is called, such as `Getting back up`.
    fn question(&self, slug: &str) -> String;

    /// What was answered to a question, such as `4, good`, `skipped` or `nothing was hard today`.
    fn answer(&self, slug: &str, answer: Answer) -> String;

    /// A day, such as `Sunday 22 November 2026`.
    fn day(&self, day: Day) -> String;

    /// The time of the day at which something was written down, such as `21:02`.
    fn time(&self, at: Instant) -> String;

    /// The words for one of [`super::markdown::LABELS`].
    fn label(&self, key: &str) -> String;
}

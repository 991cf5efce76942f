//! The journal as Markdown (CommonMark) for reading. It only goes out: JSON is the export that comes back without loss.
//!
//! A heading for every day, newest last, and below it what was written down: check-ins, entries, ticks, reach-outs and the
//! rest, each with its short facts as a list. What the person wrote at length stands in block quotes with its own Markdown
//! as it is: whatever is in a quote, an open code fence or a heading too, ends with it. Names and other short texts are
//! escaped. So nothing that was written changes how the document is read.
//!
//! Every word comes from the caller through [`Words`].

mod escape;
mod labels;
mod said;
#[cfg(test)]
mod tests;

use std::io::Write;

use super::{ExportError, Words};
use crate::domain::{Day, Kind, Record};
pub(super) use escape::inline;
use escape::quote;
use said::{Said, said};

pub use labels::LABELS;

/// The order in which kinds are shown. Questions and settings are not: what they do shows in the rest.
const ORDER: [Kind; 16] = [
    Kind::CheckIn,
    Kind::Entry,
    Kind::Tick,
    Kind::Reach,
    Kind::Setback,
    Kind::Practice,
    Kind::Week,
    Kind::Talk,
    Kind::Measure,
    Kind::Goal,
    Kind::Person,
    Kind::CountedDate,
    Kind::Card,
    Kind::PlanPart,
    Kind::HealthCheck,
    Kind::Trial,
];

/// A document on its way out.
#[must_use = "a document is whole only after `end`"]
#[derive(Debug)]
pub struct MarkdownExport<'w, W, N> {
    out: W,
    words: &'w N,
}

impl<'w, W: Write, N: Words> MarkdownExport<'w, W, N> {
    /// Begins a document with its title.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn begin(mut out: W, words: &'w N) -> Result<Self, ExportError> {
        writeln!(out, "# {}", inline(&words.label("title")))?;
        Ok(Self { out, words })
    }

    /// Writes one day: its records of every kind, each kind in the order given. Days come oldest first.
    ///
    /// # Errors
    /// When the day can't be written.
    pub fn day(&mut self, day: Day, records: &[Record]) -> Result<(), ExportError> {
        let name = self.words.day(day);
        self.part(&name, records)
    }

    /// Writes what belongs to no day, such as goals, people and the plan: all records of one kind.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn lasting(&mut self, kind: Kind, records: &[Record]) -> Result<(), ExportError> {
        let name = self.words.label(kind.plural());
        self.part(&name, records)
    }

    /// Writes what is left and hands back what was written to.
    ///
    /// # Errors
    /// When the rest can't be written.
    pub fn end(mut self) -> Result<W, ExportError> {
        self.out.flush()?;
        Ok(self.out)
    }

    fn part(&mut self, name: &str, records: &[Record]) -> Result<(), ExportError> {
        writeln!(self.out, "\n## {}", inline(name))?;
        for kind in ORDER {
            let mut first = true;
            for record in records.iter().filter(|record| record.kind() == kind) {
                let Some(said) = said(record, self.words) else {
                    continue;
                };
                if !matches!(kind, Kind::Tick | Kind::Reach) {
                    self.section(&said)?;
                    continue;
                }
                // Ticks and reach-outs are many and short: one list under one heading.
                if first {
                    let name = self.words.label(kind.plural());
                    writeln!(self.out, "\n### {}\n", inline(&name))?;
                }
                first = false;
                self.item(&said)?;
            }
        }
        Ok(())
    }

    fn section(&mut self, said: &Said<'_>) -> Result<(), ExportError> {
        let heading: Vec<String> = std::iter::once(&said.title)
            .chain(&said.marks)
            .map(|text| inline(text))
            .collect();
        writeln!(self.out, "\n### {}", heading.join(" · "))?;
        if !said.facts.is_empty() {
            writeln!(self.out)?;
        }
        for (label, fact) in &said.facts {
            let label = label
                .as_ref()
                .map(|label| format!("**{}:** ", inline(label)));
            writeln!(self.out, "- {}{}", label.unwrap_or_default(), inline(fact))?;
        }
        self.texts(said, "")
    }

    fn item(&mut self, said: &Said<'_>) -> Result<(), ExportError> {
        let facts: Vec<String> = said.facts.iter().map(|(_, fact)| inline(fact)).collect();
        writeln!(
            self.out,
            "- **{}:** {}",
            inline(&said.title),
            facts.join(", ")
        )?;
        self.texts(said, "  ")
    }

    fn texts(&mut self, said: &Said<'_>, indent: &str) -> Result<(), ExportError> {
        for (label, text) in &said.texts {
            if text.trim().is_empty() {
                continue;
            }
            if let Some(label) = label {
                writeln!(self.out, "\n{indent}**{}:**", inline(label))?;
            }
            writeln!(self.out)?;
            quote(&mut self.out, text, indent)?;
        }
        Ok(())
    }
}

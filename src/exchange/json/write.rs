//! Writing an export.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write;

use super::{FORMAT, VERSION};
use crate::domain::marks::{hides, turns};
use crate::domain::{Day, Instant, Kind, Record};
use crate::exchange::ExportError;

/// An export on its way out. Records come by kind in the order of [`Kind::ALL`], and within a kind in the order in which
/// they shall stand (day, instant, id).
#[must_use = "an export is whole only after `end`"]
#[derive(Debug)]
pub struct JsonExport<W> {
    out: W,
    /// The kind whose array is open.
    kind: Option<Kind>,
    waiting: std::slice::Iter<'static, Kind>,
    /// Whether the open array holds nothing yet.
    empty: bool,
}

impl<W: Write> JsonExport<W> {
    /// Begins an export that was asked for at `exported_at`, on the person's `day`.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn begin(mut out: W, exported_at: Instant, day: Day) -> Result<Self, ExportError> {
        let exported_at = serde_json::to_string(&exported_at)?;
        write!(
            out,
            r#"{{"format":"{FORMAT}","version":{VERSION},"exported_at":{exported_at},"day":"{day}""#
        )?;
        Ok(Self {
            out,
            kind: None,
            waiting: Kind::ALL.iter(),
            empty: true,
        })
    }

    /// Writes one record.
    ///
    /// # Errors
    /// [`ExportError::OutOfTurn`] after a record of a later kind; or when the record can't be written.
    pub fn record(&mut self, record: &Record) -> Result<(), ExportError> {
        self.line(record.kind(), &record.to_json()?)
    }

    /// Writes a record that stands in several states until the person chooses: the one that is shown, and the others.
    ///
    /// # Errors
    /// As [`JsonExport::record`].
    pub fn conflicting(&mut self, shown: &Record, others: &[Record]) -> Result<(), ExportError> {
        let mut json = shown.to_json()?;
        let others: Vec<String> = others
            .iter()
            .map(Record::to_json)
            .collect::<Result<_, _>>()?;
        // A record's JSON is an object that holds at least its id.
        json.pop();
        let also = others.join(",");
        self.line(shown.kind(), &format!(r#"{json},"also":[{also}]}}"#))
    }

    /// Writes what is left and hands back what was written to.
    ///
    /// # Errors
    /// When the rest can't be written.
    pub fn end(mut self) -> Result<W, ExportError> {
        while let Some(kind) = self.waiting.next() {
            self.open(*kind)?;
        }
        self.close()?;
        self.out.write_all(b"}\n")?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn line(&mut self, kind: Kind, json: &str) -> Result<(), ExportError> {
        if self.kind.is_some_and(|open| kind < open) {
            return Err(ExportError::OutOfTurn(kind));
        }
        while self.kind != Some(kind) {
            let Some(next) = self.waiting.next() else {
                return Err(ExportError::OutOfTurn(kind));
            };
            self.open(*next)?;
        }
        self.out
            .write_all(if self.empty { b"\n" } else { b",\n" })?;
        self.out.write_all(harmless(json).as_bytes())?;
        self.empty = false;
        Ok(())
    }

    fn open(&mut self, kind: Kind) -> Result<(), ExportError> {
        self.close()?;
        write!(self.out, ",\n\"{}\":[", kind.plural())?;
        self.kind = Some(kind);
        self.empty = true;
        Ok(())
    }

    fn close(&mut self) -> Result<(), ExportError> {
        let end: &[u8] = match self.kind {
            None => b"",
            Some(_) if self.empty => b"]",
            Some(_) => b"\n]",
        };
        Ok(self.out.write_all(end)?)
    }
}

/// The same JSON with DEL, the C1 controls and the marks that turn the reading direction or hide escaped, as JSON itself only
/// asks for the C0 controls: JSON may be shown in a terminal, which would act on them. What is read back is the same.
#[must_use]
pub fn harmless(json: &str) -> Cow<'_, str> {
    let acts = |c: char| matches!(c, '\u{7f}'..='\u{9f}') || turns(c) || hides(c);
    if !json.contains(acts) {
        return Cow::Borrowed(json);
    }
    let mut plain = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(plain, "\\u{unit:04x}");
            }
        } else {
            plain.push(c);
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Entry, Id, Setting};
    use chrono::DateTime;

    fn begin() -> JsonExport<Vec<u8>> {
        let at = DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").unwrap();
        JsonExport::begin(Vec::new(), at, Day::of(at, 4)).unwrap()
    }

    fn entry(text: &str) -> Record {
        let at = DateTime::parse_from_rfc3339("2026-11-22T20:14:00Z").unwrap();
        Entry {
            id: Id::once("entry", "1"),
            day: Day::of(at, 4),
            at,
            text: text.to_owned(),
            starred: false,
            about: None,
        }
        .into()
    }

    #[test]
    fn every_array_is_there_and_every_record_has_its_line() {
        let mut export = begin();
        export.record(&entry("One")).unwrap();
        export.record(&entry("Two")).unwrap();
        let text = String::from_utf8(export.end().unwrap()).unwrap();
        let mut lines = text.lines();
        assert_eq!(
            lines.next(),
            Some(
                r#"{"format":"mainstay","version":1,"exported_at":"2026-11-22T20:14:00-05:00","day":"2026-11-22","#
            )
        );
        assert_eq!(lines.next(), Some(r#""questions":[],"#));
        assert_eq!(lines.next(), Some(r#""check_ins":[],"#));
        assert_eq!(lines.next(), Some(r#""entries":["#));
        assert!(lines.next().unwrap().ends_with(r#""text":"One"},"#));
        assert!(lines.next().unwrap().ends_with(r#""text":"Two"}"#));
        assert_eq!(lines.next(), Some("],"));
        assert_eq!(lines.last(), Some(r#""settings":[]}"#));
    }

    #[test]
    fn a_kind_whose_turn_is_over_is_refused() {
        let mut export = begin();
        export.record(&Setting::new("name", "Sam").into()).unwrap();
        assert!(matches!(
            export.record(&entry("Late")),
            Err(ExportError::OutOfTurn(Kind::Entry))
        ));
    }

    #[test]
    fn no_byte_of_an_export_moves_a_terminal() {
        let mut export = begin();
        export
            .record(&entry("\u{1b}[2J \u{9b}2J \u{7f} \u{202e} \u{e0041} £ é"))
            .unwrap();
        let text = String::from_utf8(export.end().unwrap()).unwrap();
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
        assert!(text.contains(r"\u001b[2J \u009b2J \u007f \u202e \udb40\udc41 £ é"));
    }
}

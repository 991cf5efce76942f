//! Taking the journal away, in open formats: which records go into it, in which order, under which names. The formats
//! stand in `exchange`; the faces make the file.

mod known;

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::Datelike;

use crate::domain::{Day, Id, Kind, Moment, Person, Record};
use crate::exchange::csv::CsvTable;
use crate::exchange::json::JsonExport;
use crate::exchange::markdown::MarkdownExport;
use crate::exchange::{self, ExportError, vcard};
use crate::store::{Error, Span, Store, is_dated};
use crate::words::Words;
use known::Known;

/// How far back a document looks for the first day: older than anything that can be written down.
const YEARS_BACK: i32 = 200;

/// The formats of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Everything, in the journal's own open format.
    Json,
    /// Tables for a spreadsheet; check-ins where nothing else is asked for.
    Csv,
    /// A document to read.
    Markdown,
    /// The network as contacts, without those who are not safe.
    Vcard(vcard::Form),
}

/// What goes into an export.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    pub format: Format,
    /// Only these; none: those that the format has.
    pub kinds: &'a [Kind],
    pub span: Span,
    pub now: Moment,
}

impl Export<'_> {
    /// All that the format has.
    #[must_use]
    pub fn all(format: Format, now: Moment) -> Self {
        Self {
            format,
            kinds: &[],
            span: Span::ALL,
            now,
        }
    }

    fn wants(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// What keeps an export from being made.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error(transparent)]
    Store(#[from] Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Export(ExportError::Io(error))
    }
}

/// Writes it, as it is read; a long life is never held whole.
///
/// # Errors
/// When the journal can't be read, or `out` not be written.
pub fn write(
    store: &Store,
    words: &Words,
    it: &Export<'_>,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    match it.format {
        Format::Json => json(store, it, out),
        Format::Csv => csv(store, it, &Known::read(store, words)?, out),
        Format::Markdown => markdown(store, it, &Known::read(store, words)?, out),
        Format::Vcard(form) => contacts(store, form, out),
    }
}

/// Visits every record of the kinds that were asked for, in the export's order.
fn each(
    store: &Store,
    kind: Kind,
    span: Span,
    mut visit: impl FnMut(&Record) -> Result<(), ExportError>,
) -> Result<(), Stop> {
    let mut stopped = None;
    store.each(kind, span, |id, body| {
        if stopped.is_some() {
            return Ok(());
        }
        match Record::from_json(kind, body) {
            Ok(record) => stopped = visit(&record).err(),
            Err(error) => {
                return Err(Error::Version {
                    version: id,
                    kind: kind.name().to_owned(),
                    detail: error.to_string(),
                });
            }
        }
        Ok(())
    })?;
    stopped.map_or(Ok(()), |error| Err(Stop::Export(error)))
}

fn json(store: &Store, it: &Export<'_>, out: &mut dyn Write) -> Result<(), Stop> {
    let mut export = JsonExport::begin(out, it.now.at, it.now.today)?;
    let mut also: BTreeMap<Id, Vec<Record>> = BTreeMap::new();
    for (_, id) in store.conflicts()? {
        also.insert(id, store.also(id)?);
    }
    for kind in Kind::ALL.iter().filter(|kind| it.wants(**kind)) {
        each(store, *kind, it.span, |record| {
            match also.get(&record.id()) {
                Some(others) => export.conflicting(record, others),
                None => export.record(record),
            }
        })?;
    }
    export.end()?;
    Ok(())
}

fn csv(store: &Store, it: &Export<'_>, known: &Known<'_>, out: &mut dyn Write) -> Result<(), Stop> {
    let kinds = if it.kinds.is_empty() {
        &[Kind::CheckIn]
    } else {
        it.kinds
    };
    for (at, kind) in kinds.iter().enumerate() {
        let mut out = &mut *out;
        if kinds.len() > 1 {
            exchange::csv::title(&mut out, *kind, at == 0)?;
        }
        let mut table = CsvTable::begin(out, *kind, known)?;
        each(store, *kind, it.span, |record| table.record(record))?;
        table.end()?;
    }
    Ok(())
}

fn markdown(
    store: &Store,
    it: &Export<'_>,
    known: &Known<'_>,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let mut document = MarkdownExport::begin(out, known)?;
    let (wanted, span) = (|kind: &&Kind| it.wants(**kind), it.span);
    // A year at a time, so that a long life needs no more memory than its fullest year.
    let this_year = it.now.today.date().year();
    let first = span
        .from
        .map_or(this_year - YEARS_BACK, |day| day.date().year());
    let last = span.to.map_or(this_year, |day| day.date().year());
    for year in first..=last {
        let ends = [(1, 1), (12, 31)]
            .map(|(month, day)| chrono::NaiveDate::from_ymd_opt(year, month, day).map(Day::new));
        let [Some(start), Some(end)] = ends else {
            continue;
        };
        let part = Span::days(
            span.from.map_or(start, |from| from.max(start)),
            span.to.map_or(end, |to| to.min(end)),
        );
        let mut days: BTreeMap<Day, Vec<Record>> = BTreeMap::new();
        for kind in Kind::ALL
            .iter()
            .filter(|kind| is_dated(**kind))
            .filter(wanted)
        {
            each(store, *kind, part, |record| {
                if let Some(day) = record.day() {
                    days.entry(day).or_default().push(record.clone());
                }
                Ok(())
            })?;
        }
        for (day, records) in &days {
            document.day(*day, records)?;
        }
    }
    for kind in Kind::ALL
        .iter()
        .filter(|kind| !is_dated(**kind))
        .filter(wanted)
    {
        let mut records = Vec::new();
        each(store, *kind, Span::ALL, |record| {
            records.push(record.clone());
            Ok(())
        })?;
        // Questions and settings are how the program is set, not what the person wrote.
        if !records.is_empty() && !matches!(kind, Kind::Question | Kind::Setting) {
            document.lasting(*kind, &records)?;
        }
    }
    document.end()?;
    Ok(())
}

/// The network as contacts, without those who are not safe.
fn contacts(store: &Store, form: vcard::Form, mut out: &mut dyn Write) -> Result<(), Stop> {
    for person in store
        .list::<Person>(Span::ALL)?
        .iter()
        .filter(|person| !person.not_safe)
    {
        vcard::write(&mut out, person, form)?;
    }
    Ok(())
}

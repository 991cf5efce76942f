//! `mainstay export`: takes the journal away, in open formats.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::Datelike;

use super::arguments::{Export, Format};
use super::desk::{Desk, Open};
use super::failure::Failure;
use super::out;
use crate::domain::{Answer, Day, Goal, Id, Instant, Kind, Person, Question, Record};
use crate::exchange::csv::CsvTable;
use crate::exchange::json::JsonExport;
use crate::exchange::markdown::MarkdownExport;
use crate::exchange::{self, ExportError, Names};
use crate::store::{self, Span};
use crate::words::Words;

/// How far back a document looks for the first day: older than anything that can be written down.
const YEARS_BACK: i32 = 200;

/// What keeps an export from being made.
enum Stop {
    Export(ExportError),
    Store(store::Error),
}

impl From<ExportError> for Stop {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}

impl From<store::Error> for Stop {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Export(ExportError::Io(error))
    }
}

pub(super) fn run(it: &Export, desk: Desk) -> Result<(), Failure> {
    let mut kinds = Vec::new();
    for name in it
        .only
        .iter()
        .flat_map(|names| names.split(','))
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        kinds.push(desk.kind(name)?);
    }
    let open = desk.open()?;
    let span = open.span(it.from.as_deref(), it.to.as_deref())?;
    let known = Known::read(&open)?;
    if open.store.is_locked() {
        out::aside(&open.words.get("shell-export-plain"));
    }
    let write = |out: &mut dyn Write| match it.format {
        Format::Json => json(&open, &kinds, span, out),
        Format::Csv => csv(&open, &kinds, span, &known, out),
        Format::Markdown => markdown(&open, &kinds, span, &known, out),
        Format::Vcard => vcard(&open, out),
    };
    let result = match it.out.as_deref().filter(|path| *path != Path::new("-")) {
        None => open.out.stream(write).map_err(|error| refuse(&open, error)),
        Some(path) => to_file(&open, path, write),
    };
    match result {
        Err(Refused::Silent) => Err(Failure::Silent),
        Err(Refused::Said(failure)) => Err(failure),
        Ok(()) => match &it.out {
            Some(path) if path != Path::new("-") => open.out.line(&open.words.with(
                "shell-exported",
                &[("path", path.display().to_string().into())],
            )),
            _ => Ok(()),
        },
    }
}

/// The export of some days alone, for `day --json`.
pub(super) fn of_day(open: &Open, span: Span) -> Result<(), Failure> {
    let kinds: Vec<Kind> = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| store::is_dated(*kind))
        .collect();
    let result = open.out.stream(|out| json(open, &kinds, span, out));
    match result.map_err(|stop| refuse(open, stop)) {
        Ok(()) => Ok(()),
        Err(Refused::Silent) => Err(Failure::Silent),
        Err(Refused::Said(failure)) => Err(failure),
    }
}

/// Why nothing came out.
enum Refused {
    Silent,
    Said(Failure),
}

fn refuse(open: &Open, stop: Stop) -> Refused {
    match stop {
        Stop::Export(ExportError::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            Refused::Silent
        }
        Stop::Export(ExportError::Io(error)) => Refused::Said(Failure::output(&error)),
        Stop::Export(error) => {
            let why = [("why", error.to_string().into())];
            Refused::Said(Failure::here(open.words.with("shell-not-exported", &why)))
        }
        Stop::Store(error) => Refused::Said(Failure::store(&open.words, &error)),
    }
}

/// Writes a new file, and leaves none behind when it could not be written whole.
fn to_file(
    open: &Open,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Stop>,
) -> Result<(), Refused> {
    let shown = || path.display().to_string();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|error| {
        let id = if error.kind() == io::ErrorKind::AlreadyExists {
            "shell-file-there"
        } else {
            "shell-file-not-made"
        };
        Refused::Said(Failure::here(
            open.words.with(id, &[("path", shown().into())]),
        ))
    })?;
    let mut out = BufWriter::new(file);
    let result = write(&mut out).and_then(|()| {
        let file: File = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(file.sync_all()?)
    });
    result.map_err(|stop| {
        let _ = fs::remove_file(path);
        refuse(open, stop)
    })
}

/// Visits every record of the kinds that were asked for, in the export's order.
fn each(
    open: &Open,
    kind: Kind,
    span: Span,
    mut visit: impl FnMut(&Record) -> Result<(), ExportError>,
) -> Result<(), Stop> {
    let mut stopped = None;
    open.store.each(kind, span, |id, body| {
        if stopped.is_some() {
            return Ok(());
        }
        match Record::from_json(kind, body) {
            Ok(record) => stopped = visit(&record).err(),
            Err(error) => {
                return Err(store::Error::Version {
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

fn json(open: &Open, kinds: &[Kind], span: Span, out: &mut dyn Write) -> Result<(), Stop> {
    let mut export = JsonExport::begin(out, open.now.at, open.now.today)?;
    let mut also: BTreeMap<Id, Vec<Record>> = BTreeMap::new();
    for (_, id) in open.store.conflicts()? {
        also.insert(id, open.store.also(id)?);
    }
    for kind in Kind::ALL
        .iter()
        .filter(|kind| kinds.is_empty() || kinds.contains(kind))
    {
        each(open, *kind, span, |record| match also.get(&record.id()) {
            Some(others) => export.conflicting(record, others),
            None => export.record(record),
        })?;
    }
    export.end()?;
    Ok(())
}

fn csv(
    open: &Open,
    kinds: &[Kind],
    span: Span,
    known: &Known<'_>,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let kinds = if kinds.is_empty() {
        &[Kind::CheckIn]
    } else {
        kinds
    };
    for (at, kind) in kinds.iter().enumerate() {
        let mut out = &mut *out;
        if kinds.len() > 1 {
            exchange::csv::title(&mut out, *kind, at == 0)?;
        }
        let mut table = CsvTable::begin(out, *kind, known)?;
        each(open, *kind, span, |record| table.record(record))?;
        table.end()?;
    }
    Ok(())
}

fn markdown(
    open: &Open,
    kinds: &[Kind],
    span: Span,
    known: &Known<'_>,
    out: &mut dyn Write,
) -> Result<(), Stop> {
    let mut document = MarkdownExport::begin(out, known)?;
    let wanted = |kind: &&Kind| kinds.is_empty() || kinds.contains(kind);
    // A year at a time, so that a long life needs no more memory than its fullest year.
    let this_year = open.now.today.date().year();
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
            .filter(|kind| store::is_dated(**kind))
            .filter(wanted)
        {
            each(open, *kind, part, |record| {
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
        .filter(|kind| !store::is_dated(**kind))
        .filter(wanted)
    {
        let mut records = Vec::new();
        each(open, *kind, Span::ALL, |record| {
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
fn vcard(open: &Open, mut out: &mut dyn Write) -> Result<(), Stop> {
    for person in open
        .store
        .list::<Person>(Span::ALL)?
        .iter()
        .filter(|person| !person.not_safe)
    {
        exchange::vcard::write(&mut out, person)?;
    }
    Ok(())
}

/// What ids and slugs stand for, in the words of the program.
struct Known<'a> {
    words: &'a Words,
    questions: Vec<Question>,
    slugs: Vec<String>,
    people: BTreeMap<Id, String>,
    goals: BTreeMap<Id, String>,
}

impl<'a> Known<'a> {
    fn read(open: &'a Open) -> Result<Self, Failure> {
        let questions = open.read(store::Store::questions)?;
        let mut slugs: Vec<String> = questions
            .iter()
            .map(|question| question.slug.clone())
            .collect();
        // Answers may outlive their question.
        for slug in open.read(store::Store::answered_slugs)? {
            if !slugs.contains(&slug) {
                slugs.push(slug);
            }
        }
        Ok(Self {
            words: &open.words,
            questions,
            slugs,
            people: open
                .all::<Person>()?
                .into_iter()
                .map(|it| (it.id, it.name))
                .collect(),
            goals: open
                .all::<Goal>()?
                .into_iter()
                .map(|it| (it.id, it.text))
                .collect(),
        })
    }

    fn question_of(&self, slug: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.slug == slug)
    }
}

impl Names for Known<'_> {
    fn questions(&self) -> &[String] {
        &self.slugs
    }

    fn person(&self, id: Id) -> Option<&str> {
        self.people.get(&id).map(String::as_str)
    }

    fn goal(&self, id: Id) -> Option<&str> {
        self.goals.get(&id).map(String::as_str)
    }
}

impl exchange::Words for Known<'_> {
    fn question(&self, slug: &str) -> String {
        self.question_of(slug).map_or_else(
            || slug.to_owned(),
            |question| self.words.question_name(question),
        )
    }

    fn answer(&self, slug: &str, answer: Answer) -> String {
        match (self.question_of(slug), answer) {
            (Some(question), answer) => self.words.answer(question, answer),
            (None, Answer::Level(level)) => level.to_string(),
            (None, Answer::Skipped) => self.words.get("question-skipped"),
            (None, Answer::None) => self.words.get("question-none"),
        }
    }

    fn day(&self, day: Day) -> String {
        let weekday = self.words.get(&format!(
            "date-weekday-{}.long",
            day.weekday().number_from_monday()
        ));
        format!("{weekday} {} {}", day.date().day(), self.words.month(day))
    }

    fn time(&self, at: Instant) -> String {
        self.words.time(at)
    }

    fn label(&self, key: &str) -> String {
        self.words
            .get(&format!("export-{}", key.replace('.', "-").to_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::markdown::LABELS;
    use crate::words::Words;

    #[test]
    fn every_label_of_a_document_has_words() {
        let words = Words::default();
        for key in LABELS {
            let id = format!("export-{}", key.replace('.', "-").to_lowercase());
            assert!(words.find(&id, &[]).is_some(), "{id}");
        }
    }
}

//! Tables for spreadsheets. They only go out: JSON is the export that comes back without loss.
//!
//! A kind of record is a table. Check-ins have a column for every question: a level, `skipped`, `none`, or empty where the
//! question was not asked. Lists are joined by `; `, ids of people and goals are their names, `people` is `none` where the
//! answer was no one. Lines end in a newline alone, which every spreadsheet reads and other tools like better.
//!
//! When several tables are asked for they follow one another, each after a line with its name ([`Kind::plural`]), with an
//! empty line between them: [`title`].
//!
//! A cell that a spreadsheet would take for a formula gets a `'` before it (OWASP, CSV injection), unless it is a plain
//! number. Control characters but newline and tab are left out.

mod cell;
mod columns;

use std::io::{self, Write};

use serde_json::Value;

use super::{ExportError, Names};
use crate::domain::{Answer, CheckIn, Id, Kind, Record};
use cell::{harmless, joined, plain};
use columns::columns;

/// Writes the line that names a table, where several follow one another.
///
/// # Errors
/// When `out` can't be written.
pub fn title(out: &mut impl Write, kind: Kind, first: bool) -> io::Result<()> {
    let gap = if first { "" } else { "\n" };
    writeln!(out, "{gap}{}", kind.plural())
}

/// One table on its way out.
#[must_use = "a table is whole only after `end`"]
#[derive(Debug)]
pub struct CsvTable<'n, W: Write, N> {
    rows: ::csv::Writer<W>,
    kind: Kind,
    names: &'n N,
}

impl<'n, W: Write, N: Names> CsvTable<'n, W, N> {
    /// Begins the table of a kind with its first line.
    ///
    /// # Errors
    /// When `out` can't be written.
    pub fn begin(out: W, kind: Kind, names: &'n N) -> Result<Self, ExportError> {
        let mut rows = ::csv::Writer::from_writer(out);
        let questions = match kind {
            Kind::CheckIn => names.questions(),
            _ => &[],
        };
        let (before, after) = columns(kind);
        let before = before.iter().map(|path| columns::name(path));
        let after = after.iter().map(|path| columns::name(path));
        let questions = questions.iter().map(String::as_str);
        rows.write_record(before.chain(questions).chain(after).map(harmless))?;
        Ok(Self { rows, kind, names })
    }

    /// Writes one record's row.
    ///
    /// # Errors
    /// [`ExportError::OutOfTurn`] for a record of another kind, [`ExportError::NoColumn`] for an answer to a question that
    /// [`Names::questions`] does not name; or when the row can't be written.
    pub fn record(&mut self, record: &Record) -> Result<(), ExportError> {
        if record.kind() != self.kind {
            return Err(ExportError::OutOfTurn(record.kind()));
        }
        let value = record.to_value()?;
        let (before, after) = columns(self.kind);
        let cell = |path: &&str| self.cell(path, &value);
        let mut row: Vec<String> = before.iter().map(cell).collect();
        if let Record::CheckIn(check_in) = record {
            row.extend(answers(check_in, self.names.questions())?);
        }
        row.extend(after.iter().map(cell));
        self.rows
            .write_record(row.iter().map(|cell| harmless(cell)))?;
        Ok(())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// When the rest can't be written.
    pub fn end(mut self) -> Result<(), ExportError> {
        Ok(self.rows.flush()?)
    }

    /// The text of the cell in the column `path` of a record.
    fn cell(&self, path: &str, record: &Value) -> String {
        let column = columns::name(path);
        if column == "json" {
            return record.to_string();
        }
        let value = path
            .split('.')
            .try_fold(record, |value, key| value.get(key));
        let person = |id: &Value| named(id, |id| self.names.person(id));
        let way = |way: &Value| format!("{} {}", plain(&way["kind"]), plain(&way["value"]));
        match (column, value) {
            ("late" | "starred" | "gave" | "off" | "show_when_locked" | "not_safe", None) => {
                "false".to_owned()
            }
            ("answered", None) => "true".to_owned(),
            (_, None) => String::new(),
            ("people", Some(Value::Array(people))) if people.is_empty() => "none".to_owned(),
            ("people" | "told", Some(people)) => joined(people, person),
            ("with", Some(id)) => person(id),
            ("goal", Some(id)) => named(id, |id| self.names.goal(id)),
            ("ways", Some(ways)) => joined(ways, way),
            (_, Some(value)) => plain(value),
        }
    }
}

/// The name that an id stands for; the id itself where there is none any more.
fn named<'n>(id: &Value, name: impl Fn(Id) -> Option<&'n str>) -> String {
    let id = plain(id);
    id.parse().ok().and_then(name).map_or(id, str::to_owned)
}

/// A cell for each of `questions`.
fn answers(check_in: &CheckIn, questions: &[String]) -> Result<Vec<String>, ExportError> {
    if let Some(slug) = check_in
        .answers
        .keys()
        .find(|slug| !questions.contains(slug))
    {
        return Err(ExportError::NoColumn { slug: slug.clone() });
    }
    let cell = |slug| match check_in.answers.get(slug) {
        None => String::new(),
        Some(Answer::Level(level)) => level.to_string(),
        Some(Answer::Skipped) => "skipped".to_owned(),
        Some(Answer::None) => "none".to_owned(),
    };
    Ok(questions.iter().map(cell).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::cell::is_number;
    use super::*;
    use crate::domain::strategies::{filled, record};
    use crate::domain::{Day, Done, Person};
    use crate::exchange::text::without_controls;
    use proptest::prelude::*;

    struct Known(Vec<String>);

    impl Names for Known {
        fn questions(&self) -> &[String] {
            &self.0
        }
        fn person(&self, id: Id) -> Option<&str> {
            (id == Id::once("filled", "person")).then_some("Marcus, \"Mac\"")
        }
        fn goal(&self, id: Id) -> Option<&str> {
            (id == Id::once("filled", "goal")).then_some("Walk most days")
        }
        fn counted_date(&self, _: Id) -> Option<&str> {
            None
        }
    }

    fn known() -> Known {
        Known(
            ["mood", "stress", "back_up", "sleep"]
                .map(str::to_owned)
                .to_vec(),
        )
    }

    fn table(records: &[Record]) -> String {
        let mut out = Vec::new();
        let names = known();
        let mut table = CsvTable::begin(&mut out, records[0].kind(), &names).unwrap();
        for record in records {
            table.record(record).unwrap();
        }
        table.end().unwrap();
        String::from_utf8(out).unwrap()
    }

    fn full(kind: Kind) -> Record {
        filled()
            .into_iter()
            .find(|record| record.kind() == kind)
            .unwrap()
    }

    /// The cells of the first row, by column.
    fn row(record: &Record) -> Vec<(String, String)> {
        let text = table(std::slice::from_ref(record));
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let columns = reader.headers().unwrap().clone();
        let row = reader.records().next().unwrap().unwrap();
        columns
            .iter()
            .zip(&row)
            .map(|(column, cell)| (column.to_owned(), cell.to_owned()))
            .collect()
    }

    #[test]
    fn four_things_are_four_things_in_a_table() {
        let check_in = full(Kind::CheckIn);
        let Record::CheckIn(mut no_one) = check_in.clone() else {
            panic!("a check-in")
        };
        no_one.answers = [("mood".to_owned(), Answer::Level(0))].into();
        no_one.people = Some(Vec::new());
        no_one.late = false;
        let mut not_asked = no_one.clone();
        not_asked.people = None;
        not_asked.note = None;
        assert_eq!(
            table(&[check_in, no_one.into(), not_asked.into()]),
            "day,at,kind,mood,stress,back_up,sleep,people,note,late\n\
             2026-11-21,2026-11-21T21:02:11-05:00,full,5,,none,skipped,\"Marcus, \"\"Mac\"\"\",Dinner with Marcus.,true\n\
             2026-11-21,2026-11-21T21:02:11-05:00,full,0,,,,none,Dinner with Marcus.,false\n\
             2026-11-21,2026-11-21T21:02:11-05:00,full,0,,,,,,false\n"
        );
    }

    #[test]
    fn an_answer_without_a_column_is_not_left_out_in_silence() {
        let names = Known(vec!["mood".to_owned()]);
        let mut table = CsvTable::begin(Vec::new(), Kind::CheckIn, &names).unwrap();
        let refused = table.record(&full(Kind::CheckIn));
        assert!(matches!(refused, Err(ExportError::NoColumn { slug }) if slug == "back_up"));
        assert!(matches!(
            table.record(&full(Kind::Goal)),
            Err(ExportError::OutOfTurn(Kind::Goal))
        ));
    }

    #[test]
    fn every_field_of_a_full_record_has_its_cell() {
        for record in filled() {
            let cells = row(&record);
            let json = cells.iter().any(|(column, _)| column == "json");
            for (column, cell) in &cells {
                let may_be_empty =
                    column == "stress" || (json && matches!(column.as_str(), "day" | "at"));
                assert!(
                    may_be_empty || !cell.is_empty(),
                    "{}: {column}",
                    record.kind().name()
                );
            }
            let fields = record.to_value().unwrap();
            for field in fields.as_object().unwrap().keys() {
                let spread = match record.kind() {
                    Kind::CheckIn => matches!(field.as_str(), "id" | "answers"),
                    _ => matches!(field.as_str(), "plan" | "meets"),
                };
                let here = json || spread || cells.iter().any(|(column, _)| column == field);
                assert!(here, "{}: {field}", record.kind().name());
            }
        }
    }

    #[test]
    fn cells_read_as_a_person_would_write_them() {
        let cell = |kind, column: &str| {
            let cells = row(&full(kind));
            cells
                .into_iter()
                .find(|(name, _)| name == column)
                .map(|(_, cell)| cell)
                .unwrap()
        };
        assert_eq!(cell(Kind::Tick, "goal"), "Walk most days");
        assert_eq!(cell(Kind::Tick, "amount"), "2.5");
        assert_eq!(cell(Kind::Goal, "aim"), "towards");
        assert_eq!(cell(Kind::Goal, "to"), "80.25");
        assert_eq!(cell(Kind::Goal, "weekdays"), "Mon; Sat");
        assert_eq!(cell(Kind::Person, "ways"), "phone +1 418 656 9254");
        assert_eq!(cell(Kind::Person, "place"), "Hall");
        assert_eq!(cell(Kind::Reach, "answered"), "false");
        assert_eq!(cell(Kind::Setback, "told"), "Marcus, \"Mac\"");
        let alone = Person::named(Id::once("person", "1"), "-Ana");
        let cells = row(&alone.into());
        assert!(cells.contains(&("name".to_owned(), "'-Ana".to_owned())));
        assert!(cells.contains(&("not_safe".to_owned(), "false".to_owned())));
    }

    #[test]
    fn who_is_not_there_any_more_keeps_their_id() {
        let Record::Reach(mut reach) = full(Kind::Reach) else {
            panic!("a reach-out")
        };
        let gone = Id::once("person", "gone");
        reach.people.push(gone);
        let people = row(&reach.into()).swap_remove(3).1;
        assert_eq!(people, format!("Marcus, \"Mac\"; {gone}"));
    }

    #[test]
    fn tables_that_follow_one_another_have_their_names() {
        let mut out = Vec::new();
        let names = known();
        for (first, kind) in [(true, Kind::Tick), (false, Kind::Talk)] {
            title(&mut out, kind, first).unwrap();
            CsvTable::begin(&mut out, kind, &names)
                .unwrap()
                .end()
                .unwrap();
        }
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "ticks\nid,goal,day,at,amount,state,note\n\ntalks\nid,day,at,json\n"
        );
    }

    proptest! {
        #[test]
        fn a_tick_reads_back_from_its_row(note in prop::option::of(any::<String>()), amount in prop::option::of(-1e9..1e9_f64), state in prop::sample::select(vec![Done::Done, Done::Part, Done::NotToday])) {
            let Record::Tick(mut tick) = full(Kind::Tick) else {
                panic!("a tick")
            };
            (tick.note, tick.amount, tick.state) = (note, amount, state);
            let cells: BTreeMap<String, String> = row(&tick.clone().into()).into_iter().collect();
            prop_assert_eq!(cells["day"].parse::<Day>().ok(), Some(tick.day));
            prop_assert_eq!(cells["amount"].parse().ok(), tick.amount);
            prop_assert_eq!(&cells["state"], state.name());
            // But for control characters, and the mark before what a spreadsheet would run.
            let note = without_controls(tick.note.as_deref().unwrap_or_default()).0.into_owned();
            let cell = &cells["note"];
            prop_assert!(*cell == note || cell.strip_prefix('\'') == Some(&note), "{cell:?}");
        }

        #[test]
        fn a_row_has_a_cell_for_every_column_whatever_was_written(record in record()) {
            let slugs = match &record {
                Record::CheckIn(it) => it.answers.keys().cloned().collect(),
                _ => Vec::new(),
            };
            let names = Known(slugs);
            let mut out = Vec::new();
            let mut table = CsvTable::begin(&mut out, record.kind(), &names).unwrap();
            table.record(&record).unwrap();
            table.end().unwrap();
            let mut reader = ::csv::Reader::from_reader(out.as_slice());
            let columns = reader.headers().unwrap().len();
            let rows: Vec<::csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            prop_assert_eq!(rows.len(), 1);
            prop_assert_eq!(rows[0].len(), columns);
            for cell in &rows[0] {
                prop_assert!(is_number(cell) || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                prop_assert!(!cell.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')));
            }
        }
    }
}

//! The reading: whether `head`, the typed tables and the search index are exactly what the versions say. All of them are
//! gone through once, side by side, in the order of records.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Rows};

use super::check::Finding;
use super::error::Error;
use super::head::{self, Head};
use super::index;
use super::tables::{self, Row};
use super::version::{self, Numbered, Version};
use super::{Progress, levels, read};
use crate::domain::{Id, Kind, Record};

/// The rows that a record has in each table, by the table's name.
type Said = BTreeMap<&'static str, Vec<Row>>;

/// Looks at every version, and whether the reading is what they say. Where a version is not as it was written, there is
/// nothing to compare with.
pub(super) fn look(
    conn: &Connection,
    progress: &Progress,
    findings: &mut Vec<Finding>,
) -> Result<(), Error> {
    let sources: Vec<(&'static str, String)> = tables::READING
        .iter()
        .map(|table| (table.name, table.in_order()))
        .chain([("found", index::in_order())])
        .collect();
    let mut statements = Vec::new();
    for (name, sql) in &sources {
        statements.push((*name, conn.prepare(sql)?));
    }
    let mut there = Vec::new();
    for (name, statement) in &mut statements {
        there.push(There::begin(name, statement.query([])?)?);
    }
    let mut look = Look {
        there,
        behind: index::behind(conn)?,
        live: BTreeMap::new(),
        wrong: Vec::new(),
        differs: Vec::new(),
    };
    let (mut done, all) = (0, version::last(conn)?);
    version::each_record(conn, |id, versions| {
        done += versions.len() as u64;
        progress.at(done, all);
        look.record(id, versions)
    })?;
    if look.wrong.is_empty() {
        look.rest(conn)?;
        findings.append(&mut look.differs);
    }
    findings.append(&mut look.wrong);
    Ok(())
}

/// Compares what `head`, the typed tables and the packed levels say of these records with what their versions say. The
/// search index is left for [`look`].
pub(super) fn look_at(
    conn: &Connection,
    records: &BTreeSet<Id>,
    findings: &mut Vec<Finding>,
) -> Result<(), Error> {
    let mut chunks = BTreeSet::new();
    for id in records {
        let (head, record) = match head::said(conn, *id) {
            Ok(Some(said)) => said,
            // An older version of it is damaged, which the whole look finds.
            Ok(None) | Err(Error::Version { .. }) => continue,
            Err(error) => return Err(error),
        };
        let mut said = said(*id, &head, record.as_ref());
        for table in tables::READING {
            let said = said.remove(table.name).unwrap_or_default();
            if !same(&said, &table.rows(conn, *id)?) {
                let (record, table) = (*id, table.name);
                findings.push(Finding::Reading { record, table });
            }
        }
        if head.kind == Kind::CheckIn.name() {
            chunks.extend(head.day.map(levels::chunk_of));
        }
    }
    for chunk in chunks {
        level(conn, chunk, findings)?;
    }
    Ok(())
}

/// The rows that `head` and the typed tables have to have.
fn said(id: Id, head: &Head, record: Option<&Record>) -> Said {
    let mut said = Said::new();
    let rows = record.into_iter().flat_map(tables::rows);
    for (table, row) in rows.chain([(tables::HEAD, head.row(id))]) {
        said.entry(table.name).or_default().push(row);
    }
    said
}

fn same(said: &[Row], there: &[Row]) -> bool {
    there.len() == said.len() && said.iter().all(|row| there.contains(row))
}

fn level(conn: &Connection, chunk: i64, findings: &mut Vec<Finding>) -> Result<(), Error> {
    if levels::kept(conn, chunk)? != levels::said(conn, chunk)? {
        findings.push(Finding::Rows { table: "levels" });
    }
    Ok(())
}

/// What is there of a table, in the order of records.
struct There<'a> {
    name: &'static str,
    rows: Rows<'a>,
    /// The row that comes next.
    next: Option<Row>,
    /// Rows that are of no record.
    strange: bool,
}

impl<'a> There<'a> {
    fn begin(name: &'static str, rows: Rows<'a>) -> Result<Self, Error> {
        let mut there = Self {
            name,
            rows,
            next: None,
            strange: false,
        };
        there.go_on()?;
        Ok(there)
    }

    fn go_on(&mut self) -> Result<(), Error> {
        self.next = match self.rows.next()? {
            None => None,
            Some(row) => {
                let columns = row.as_ref().column_count();
                let row: rusqlite::Result<Row> = (0..columns).map(|at| row.get(at)).collect();
                Some(row?)
            }
        };
        Ok(())
    }

    /// The rows of a record, each of which is asked for in order.
    fn of(&mut self, id: Id) -> Result<Vec<Row>, Error> {
        let mut rows = Vec::new();
        while let Some(row) = &self.next {
            match row.first() {
                Some(Value::Blob(record)) if record.as_slice() > &id.bytes()[..] => break,
                Some(Value::Blob(record)) if *record == id.bytes() => rows.extend(self.next.take()),
                _ => self.strange = true,
            }
            self.go_on()?;
        }
        Ok(rows)
    }

    /// Whether anything was there that is of no record.
    fn ends_strange(&self) -> bool {
        self.strange || self.next.is_some()
    }
}

/// A look at everything, under way.
struct Look<'a> {
    there: Vec<There<'a>>,
    /// Records of which the search index may say something else, until it catches up.
    behind: BTreeSet<Id>,
    /// How many records of each kind there are.
    live: BTreeMap<&'static str, usize>,
    /// Versions that are not as they were written.
    wrong: Vec<Finding>,
    /// Where the reading differs.
    differs: Vec<Finding>,
}

impl Look<'_> {
    /// Looks at all versions of one record, and at what is there of it.
    fn record(&mut self, id: Id, versions: Vec<Numbered>) -> Result<(), Error> {
        let mut there = Vec::with_capacity(self.there.len());
        for table in &mut self.there {
            there.push((table.name, table.of(id)?));
        }
        let before = self.wrong.len();
        let changed = versions.iter().filter_map(|(_, it)| it.finding());
        self.wrong.extend(changed);
        if self.wrong.len() > before {
            return Ok(());
        }
        let (heads, others) = version::newest(versions);
        for (_, version) in heads.iter().skip(1).chain(&others) {
            self.readable(version, version.says())?;
        }
        let mut said = match heads.first() {
            None => Said::new(),
            Some(first) => match self.readable(&first.1, shown(id, first, &heads))? {
                None => return Ok(()),
                Some((said, kind)) => {
                    if let Some(kind) = kind {
                        *self.live.entry(kind).or_default() += 1;
                    }
                    said
                }
            },
        };
        for (table, there) in there {
            let said = said.remove(table).unwrap_or_default();
            let behind = table == "found" && self.behind.contains(&id);
            if !behind && !same(&said, &there) {
                self.differs.push(Finding::Reading { record: id, table });
            }
        }
        Ok(())
    }

    /// What was read of a version; none where it can't be, which is a finding.
    fn readable<T>(
        &mut self,
        version: &Version,
        read: Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        match read {
            Err(Error::Version { detail, .. }) => {
                let version = version.id;
                self.wrong.push(Finding::Unreadable { version, detail });
                Ok(None)
            }
            read => read.map(Some),
        }
    }

    /// Looks at what is there beside the records.
    fn rest(&mut self, conn: &Connection) -> Result<(), Error> {
        let strange = self.there.iter().filter(|it| it.ends_strange());
        let strange = strange.map(|it| Finding::Rows { table: it.name });
        self.differs.extend(strange);
        let [words, rows] = ["found", "found_row"].map(|table| {
            conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                read::size(row, 0)
            })
        });
        if words? != rows? {
            self.differs.push(Finding::Rows { table: "found" });
        }
        if index::is_ahead(conn)? {
            self.differs.push(Finding::Rows {
                table: "found_until",
            });
        }
        for chunk in levels::chunks(conn)? {
            level(conn, chunk, &mut self.differs)?;
        }
        for kind in Kind::ALL {
            let there = conn
                .query_row(
                    "SELECT live FROM tally WHERE kind = ?1",
                    [kind.name()],
                    |row| read::size(row, 0),
                )
                .optional()?;
            if there.unwrap_or(0) != self.live.get(kind.name()).copied().unwrap_or(0) {
                self.differs.push(Finding::Rows { table: "tally" });
            }
        }
        self.differs.dedup();
        Ok(())
    }
}

/// The rows that a record has to have everywhere, and its kind unless it was removed.
fn shown(
    id: Id,
    first: &Numbered,
    heads: &[Numbered],
) -> Result<(Said, Option<&'static str>), Error> {
    let record = first.1.says()?;
    let head = head::of_heads(first, heads, record.as_ref())?;
    let mut said = said(id, &head, record.as_ref());
    if let Some(record) = &record
        && let Some(row) = index::row(record, &first.1)?
    {
        said.insert("found", vec![row]);
    }
    Ok((said, record.map(|record| record.kind().name())))
}

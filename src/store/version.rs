//! Versions: appended, hashed, never rewritten.

use std::cmp::Reverse;
use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};

use super::check::Finding;
use super::error::Error;
use super::read;
use crate::domain::{Day, Id, Instant, Kind, Record};

/// One state that a record had.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Version {
    pub id: Id,
    pub record: Id,
    pub kind: String,
    pub parents: Vec<Id>,
    pub device: Id,
    pub at: String,
    /// JSON; none: the record was removed.
    pub body: Option<String>,
    pub hash: [u8; 32],
    pub erased: bool,
}

impl Version {
    /// A new version of a record.
    pub(super) fn new(
        id: Id,
        record: Id,
        kind: Kind,
        parents: Vec<Id>,
        device: Id,
        at: Instant,
        body: Option<String>,
    ) -> Self {
        let mut version = Self {
            id,
            record,
            kind: kind.name().to_owned(),
            parents,
            device,
            at: at.to_rfc3339(),
            body,
            hash: [0; 32],
            erased: false,
        };
        version.hash = version.right_hash();
        version
    }

    /// SHA-256 over every field but the hash and the erased mark, each with its length before it.
    pub(super) fn right_hash(&self) -> [u8; 32] {
        let parents: Vec<u8> = self.parents.iter().flat_map(|id| id.bytes()).collect();
        let fields = [
            &self.id.bytes()[..],
            &self.record.bytes(),
            self.kind.as_bytes(),
            &parents,
            &self.device.bytes(),
            self.at.as_bytes(),
        ];
        hash(fields, self.body.as_deref())
    }

    /// Whether it is a mark that the record was erased for good: unlike the stub of words, it never had any.
    pub(super) fn is_mark(&self) -> bool {
        self.erased && self.body.is_none() && self.right_hash() == self.hash
    }

    /// Whether it is what was written, as far as it can tell, and can be read here.
    pub(super) fn is_sound(&self) -> bool {
        if self.erased {
            return self.body.is_none() && self.kind().is_ok();
        }
        self.right_hash() == self.hash
            && self.kind().is_ok()
            && self
                .record()
                .is_ok_and(|record| record.is_none_or(|record| record.id() == self.record))
    }

    /// That it is not what was written. Of one whose words were erased that can't be told.
    pub(super) fn finding(&self) -> Option<Finding> {
        (self.right_hash() != self.hash && !self.erased).then_some(Finding::Changed {
            version: self.id,
            record: self.record,
        })
    }

    /// Appends it, as part of the change numbered `change`, and answers its own number.
    pub(super) fn append(&self, conn: &Connection, change: Option<i64>) -> Result<i64, Error> {
        let parents: Vec<u8> = self.parents.iter().flat_map(|id| id.bytes()).collect();
        conn.prepare_cached(
            "INSERT INTO version (id, record, kind, parents, device, at, body, hash, erased, change)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            self.id.bytes(),
            self.record.bytes(),
            self.kind,
            parents,
            self.device.bytes(),
            self.at,
            self.body,
            self.hash,
            self.erased,
            change
        ])?;
        Ok(conn.last_insert_rowid())
    }

    /// The record that this version is; none for a removal or an erased one. Words that are not those that were
    /// written are never shown.
    pub(super) fn record(&self) -> Result<Option<Record>, Error> {
        if !self.erased && self.right_hash() != self.hash {
            return Err(self.damage(&CHANGED));
        }
        self.says()
    }

    /// The same of one that is known to be as it was written.
    pub(super) fn says(&self) -> Result<Option<Record>, Error> {
        let Some(body) = &self.body else {
            return Ok(None);
        };
        if self.erased {
            return Err(self.damage(&CHANGED));
        }
        Record::from_json(self.kind()?, body)
            .map(Some)
            .map_err(|error| self.damage(&error))
    }

    /// The local date at which it was made.
    pub(super) fn date(&self) -> Result<Day, Error> {
        Instant::parse_from_rfc3339(&self.at)
            .map(|at| Day::new(at.date_naive()))
            .map_err(|error| self.damage(&error))
    }

    /// The kind of the record.
    pub(super) fn kind(&self) -> Result<Kind, Error> {
        Kind::named(&self.kind).ok_or_else(|| self.damage(&"its kind is not known"))
    }

    fn damage(&self, detail: &impl ToString) -> Error {
        Error::Version {
            version: self.id,
            kind: self.kind.clone(),
            detail: detail.to_string(),
        }
    }

    pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let parents: Vec<u8> = row.get(3)?;
        Ok(Self {
            id: Id::from_bytes(row.get(0)?),
            record: Id::from_bytes(row.get(1)?),
            kind: row.get(2)?,
            parents: parents
                .chunks_exact(16)
                .filter_map(|id| <[u8; 16]>::try_from(id).ok())
                .map(Id::from_bytes)
                .collect(),
            device: Id::from_bytes(row.get(4)?),
            at: row.get(5)?,
            body: row.get(6)?,
            hash: row.get(7)?,
            erased: row.get(8)?,
        })
    }
}

/// A version with its number in this file.
pub(super) type Numbered = (i64, Version);

/// In queries that join too.
pub(super) const COLUMNS: &str =
    "version.id, version.record, version.kind, version.parents, version.device, version.at,
    version.body, version.hash, version.erased";

const CHANGED: &str = "it is not what was written";

fn hash(fields: [&[u8]; 6], body: Option<&str>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    let mut field = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    fields.into_iter().for_each(&mut field);
    match body {
        Some(body) => {
            field(&[1]);
            field(body.as_bytes());
        }
        None => field(&[0]),
    }
    hasher.finalize().into()
}

/// The words of the version of `record` in a row of [`COLUMNS`], known to be those that were written. A list reads many,
/// so nothing is copied.
pub(super) fn body<'a>(row: &'a Row<'_>, record: Id) -> Result<&'a str, Error> {
    let bytes = |column| -> Result<&'a [u8], Error> { Ok(row.get_ref(column)?.as_bytes()?) };
    let body = row.get_ref(6)?.as_str_or_null()?;
    let fields = [
        bytes(0)?,
        bytes(1)?,
        bytes(2)?,
        bytes(3)?,
        bytes(4)?,
        bytes(5)?,
    ];
    let sound = hash(fields, body).as_slice() == bytes(7)? && bytes(1)? == record.bytes();
    match body {
        Some(body) if sound => Ok(body),
        _ => Err(Version::from_row(row)?.damage(&CHANGED)),
    }
}

/// The version numbered `seq`.
pub(super) fn by_seq(conn: &Connection, seq: i64) -> Result<Version, Error> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM version WHERE seq = ?1"))?
        .query_row([seq], Version::from_row)?)
}

/// The version with that id.
pub(super) fn by_id(conn: &Connection, id: Id) -> Result<Option<Version>, Error> {
    Ok(conn
        .prepare_cached(&format!("SELECT {COLUMNS} FROM version WHERE id = ?1"))?
        .query_row([id.bytes()], Version::from_row)
        .optional()?)
}

/// The hash of the version with that id, and whether it is erased.
pub(super) fn known(conn: &Connection, id: Id) -> Result<Option<([u8; 32], bool)>, Error> {
    Ok(conn
        .prepare_cached("SELECT hash, erased FROM version WHERE id = ?1")?
        .query_row([id.bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// All versions of `record`, oldest first.
pub(super) fn of_record(conn: &Connection, record: Id) -> Result<Vec<Version>, Error> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM version WHERE record = ?1 ORDER BY seq"
    ))?;
    let rows = statement.query_map([record.bytes()], Version::from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The versions of the change numbered `change`, oldest first.
pub(super) fn of_change(conn: &Connection, change: i64) -> Result<Vec<Version>, Error> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM version WHERE change = ?1 ORDER BY seq"
    ))?;
    let rows = statement.query_map([change], Version::from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first version of the change numbered `change`.
pub(super) fn first_of_change(conn: &Connection, change: i64) -> Result<Option<Version>, Error> {
    Ok(conn
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM version WHERE change = ?1 ORDER BY seq LIMIT 1"
        ))?
        .query_row([change], Version::from_row)
        .optional()?)
}

/// How many records the change numbered `change` touched.
pub(super) fn count_of_change(conn: &Connection, change: i64) -> Result<usize, Error> {
    Ok(conn
        .prepare_cached("SELECT count(*) FROM version WHERE change = ?1")?
        .query_row([change], |row| read::size(row, 0))?)
}

/// The versions of `record` that no other names as a parent, each with its number: the one to show first. That is the
/// greatest id; a removal comes after all that say something.
pub(super) fn heads(conn: &Connection, record: Id) -> Result<Vec<Numbered>, Error> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, version.seq FROM version WHERE record = ?1"
    ))?;
    let rows = statement.query_map([record.bytes()], |row| {
        Ok((row.get(9)?, Version::from_row(row)?))
    })?;
    Ok(newest(rows.collect::<rusqlite::Result<_>>()?).0)
}

/// Of all versions of a record those that no other names as a parent, as [`heads`] has them, and the others.
pub(super) fn newest(all: Vec<Numbered>) -> (Vec<Numbered>, Vec<Numbered>) {
    if all.len() < 2 {
        return (all, Vec::new());
    }
    let parents = all.iter().flat_map(|(_, version)| &version.parents);
    let named: HashSet<Id> = parents.copied().collect();
    let (mut heads, others): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(_, version)| !named.contains(&version.id));
    heads.sort_by_key(|(_, version)| Reverse((version.body.is_some(), version.id)));
    (heads, others)
}

/// The newest versions, at most `count`, the newest first.
pub(super) fn each_newest(
    conn: &Connection,
    count: u32,
    mut visit: impl FnMut(&Version) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM version ORDER BY seq DESC LIMIT ?1"
    ))?;
    let mut rows = statement.query([count])?;
    while let Some(row) = rows.next()? {
        visit(&Version::from_row(row)?)?;
    }
    Ok(())
}

/// The number of the newest version; zero where there is none.
pub(super) fn last(conn: &Connection) -> Result<u64, Error> {
    let newest = "SELECT coalesce(max(seq), 0) FROM version";
    let last: i64 = conn.query_row(newest, [], |row| row.get(0))?;
    Ok(last.unsigned_abs())
}

/// Every version with its number, oldest first, one at a time.
pub(super) fn each(
    conn: &Connection,
    mut visit: impl FnMut(u64, &Version) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, version.seq FROM version ORDER BY seq"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(
            row.get::<_, i64>(9)?.unsigned_abs(),
            &Version::from_row(row)?,
        )?;
    }
    Ok(())
}

/// All versions of each record with their numbers, in the order of records.
pub(super) fn each_record(
    conn: &Connection,
    mut visit: impl FnMut(Id, Vec<Numbered>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, version.seq FROM version ORDER BY record"
    ))?;
    let mut rows = statement.query([])?;
    let mut versions: Vec<Numbered> = Vec::new();
    loop {
        let next = match rows.next()? {
            None => None,
            Some(row) => Some((row.get(9)?, Version::from_row(row)?)),
        };
        let of = versions.first().map(|(_, version)| version.record);
        if let Some(of) = of.filter(|of| next.as_ref().is_none_or(|(_, it)| it.record != *of)) {
            visit(of, std::mem::take(&mut versions))?;
        }
        match next {
            None => return Ok(()),
            Some(next) => versions.push(next),
        }
    }
}

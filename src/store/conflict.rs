//! Records that stand in several versions which say different things, until the person chooses. They come from copies in
//! which the same was changed apart (`merge`); which of them is shown says `head`.

use super::error::Error;
use super::{Store, head, version};
use crate::domain::{Id, Kind, Record};

/// One of several versions in which a record stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// When it was written, as written down.
    pub at: String,
    /// None: it was removed.
    pub record: Option<Record>,
}

impl Store {
    /// The records that stand in several versions which say different things.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn conflicts(&self) -> Result<Vec<(Kind, Id)>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT kind, record FROM head WHERE conflict = 1 ORDER BY record")?;
        let rows = statement.query_map([], |row| {
            let kind: String = row.get(0)?;
            Ok((Kind::named(&kind), Id::from_bytes(row.get(1)?)))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (kind, id) = row?;
            found.extend(kind.map(|kind| (kind, id)));
        }
        Ok(found)
    }

    /// Whether a record is one of them.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn in_conflict(&self, id: Id) -> Result<bool, Error> {
        Ok(head::of(&self.conn, id)?.is_some_and(|head| head.conflict))
    }

    /// The versions in which a record stands, the one that is shown first. More than one only until the person
    /// chooses: whatever is put next takes the place of all of them.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn standings(&self, id: Id) -> Result<Vec<Standing>, Error> {
        let heads = version::heads(&self.conn, id)?;
        heads
            .into_iter()
            .filter(|(_, version)| !version.erased)
            .map(|(_, version)| {
                Ok(Standing {
                    record: version.record()?,
                    at: version.at,
                })
            })
            .collect()
    }

    /// What else a record is, beside what is shown: the other versions in which it stands and which say something else.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn also(&self, id: Id) -> Result<Vec<Record>, Error> {
        let mut records: Vec<Record> = Vec::new();
        for standing in self.standings(id)? {
            if let Some(record) = standing.record
                && !records.contains(&record)
            {
                records.push(record);
            }
        }
        Ok(records.split_off(1.min(records.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Ids;
    use crate::store::sample::{self, now};

    fn put(store: &mut Store, text: &str) {
        let entry = sample::entry(1, "2026-11-22", text);
        sample::put(store, vec![entry.into()]);
    }

    #[test]
    fn edits_made_apart_are_both_kept_until_the_person_chooses() {
        let [mut laptop, mut desktop] =
            [1, 2].map(|seed| Store::in_memory(Ids::seeded(seed)).unwrap());
        put(&mut laptop, "First");
        desktop.merge(&laptop, now()).unwrap();
        put(&mut laptop, "First, on the train");
        put(&mut desktop, "First, at the desk");
        let id = sample::id(1);
        assert_eq!(laptop.merge(&desktop, now()).unwrap().conflicts, 1);
        assert_eq!(laptop.conflicts().unwrap(), [(Kind::Entry, id)]);
        assert!(laptop.in_conflict(id).unwrap());
        assert_eq!(laptop.standings(id).unwrap().len(), 2);
        let also = laptop.also(id).unwrap();
        let [Record::Entry(chosen)] = also.as_slice() else {
            panic!("one entry")
        };
        // The choice takes the place of both, there too.
        put(&mut laptop, &chosen.text);
        assert!(laptop.conflicts().unwrap().is_empty());
        assert_eq!(desktop.merge(&laptop, now()).unwrap().conflicts, 0);
        assert_eq!(desktop.get(id).unwrap().as_ref(), Some(chosen));
        assert_eq!(laptop.also(id).unwrap(), Vec::new());
    }
}

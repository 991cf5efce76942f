//! The one door through which everything is written.

use std::borrow::Cow;
use std::collections::HashSet;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::Store;
use super::error::Error;
use super::head::{self, Head, Later};
use super::version::Version;
use super::{index, place};
use crate::domain::{By, Change, Id, Instant, Kind, Moment, Record, What};

/// A change of more records than this, such as an import, brings the search index along. After a smaller one it catches up
/// faster than anybody notices.
const LARGE: usize = 64;

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    /// The change's number in this file; it grows. 0 when there was nothing to write.
    pub change: i64,
    /// What was done.
    pub what: What,
    /// The first record it was done to, as it is now, or as it was before it was removed.
    pub subject: Option<Record>,
    /// How many records it touched.
    pub count: usize,
}

impl Store {
    /// Writes `change` in one transaction. Once this answers, it is on the disk. Putting a record as it already is
    /// writes nothing, and neither does removing what is not there. Of a record that comes twice the last state
    /// counts, and a removal is last.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a record may not be kept; otherwise what kept the file from being written. After an
    /// error nothing of the change is there.
    pub fn commit(&mut self, change: &Change, by: By, now: Moment) -> Result<Receipt, Error> {
        self.commit_from(change, None, by, now)
    }

    /// The same for a change that makes the draft called `draft` good: it goes in the same transaction, so that words
    /// are never both kept and still waiting.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub fn commit_from(
        &mut self,
        change: &Change,
        draft: Option<&str>,
        by: By,
        now: Moment,
    ) -> Result<Receipt, Error> {
        for record in &change.puts {
            record.check().map_err(|invalid| Error::Invalid {
                kind: record.kind(),
                invalid,
            })?;
        }
        let subject = match (change.puts.first(), change.removes.first()) {
            (Some(record), _) => Some(record.clone()),
            (None, Some((kind, id))) => self.record(*kind, *id)?,
            (None, None) => None,
        };
        let puts = change.puts.iter().map(|record| Step {
            record: record.id(),
            kind: record.kind(),
            now: Now::Put(record),
        });
        let removes = change.removes.iter().map(|(kind, id)| Step {
            record: *id,
            kind: *kind,
            now: Now::Removed,
        });
        let mut steps: Vec<Step<'_>> = puts.chain(removes).collect();
        if steps.len() > 1 {
            let mut seen = HashSet::with_capacity(steps.len());
            steps.reverse();
            steps.retain(|step| seen.insert(step.record));
            steps.reverse();
        }
        let (number, count) = self.write(change.what, None, &steps, draft, by, now.at)?;
        Ok(Receipt {
            change: number,
            what: change.what,
            subject,
            count,
        })
    }

    /// Writes the steps, each of another record, as one change; `of` is the change that an undo or redo is about.
    /// Answers the change's number and how many records it touched.
    pub(super) fn write(
        &mut self,
        what: What,
        of: Option<i64>,
        steps: &[Step<'_>],
        draft: Option<&str>,
        by: By,
        at: Instant,
    ) -> Result<(i64, usize), Error> {
        self.ready()?;
        self.doubt = None;
        let device = self.device;
        let id = self.ids.make(at);
        let place = self.place.as_ref();
        let ids = &mut self.ids;
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let number = note_change(&tx, id, what, of, by, at)?;
        let mut later = Later::default();
        for step in steps {
            let before = head::of(&tx, step.record)?;
            let Some(version) = step.version(&tx, before.as_ref(), ids.make(at), device, at)?
            else {
                continue;
            };
            let seq = version.append(&tx, Some(number))?;
            let record = step.now.record()?;
            let now = Head::one(step.kind, record.as_deref(), seq);
            let (before, record) = (before.as_ref(), record.as_deref());
            head::put(&tx, step.record, before, &now, record, &mut later)?;
        }
        later.finish(&tx)?;
        let count = later.records.len();
        if count > LARGE {
            index::catch_up(&tx, Vec::new())?;
        }
        let Some(of) = of else {
            if count == 0 {
                // Nothing differs from what is there: no step of undo for it.
                tx.rollback()?;
                if self.unsure {
                    self.vouch(draft, at)?;
                }
                return Ok((0, 0));
            }
            drop_draft(&tx, draft)?;
            place::end(tx, place, &mut self.unsure)?;
            self.show_people(steps);
            return Ok((number, count));
        };
        tx.prepare_cached("UPDATE change SET undone = ?1 WHERE seq = ?2")?
            .execute(params![what == What::Undone, of])?;
        place::end(tx, place, &mut self.unsure)?;
        self.show_people(steps);
        Ok((number, count))
    }

    /// Brings up to date what is shown of people while the journal is locked, where these steps were about people.
    fn show_people(&self, steps: &[Step<'_>]) {
        if steps.iter().any(|step| step.kind == Kind::Person) {
            self.keep_now_file();
        }
    }

    /// A commit that was said to have gone wrong is there after all, but perhaps not for good. One more row, and its way
    /// to the disk takes all before it along.
    pub(super) fn vouch(&mut self, draft: Option<&str>, at: Instant) -> Result<(), Error> {
        let id = self.ids.make(at);
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute(
            "INSERT INTO about (key, value) VALUES ('vouched', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1",
            [id.bytes()],
        )?;
        drop_draft(&tx, draft)?;
        place::end(tx, self.place.as_ref(), &mut self.unsure)
    }
}

/// Lets the draft go that a change made good.
fn drop_draft(tx: &Transaction<'_>, draft: Option<&str>) -> Result<(), Error> {
    if let Some(draft) = draft {
        tx.prepare_cached("DELETE FROM draft WHERE key = ?1")?
            .execute([draft])?;
    }
    Ok(())
}

/// One record of a change and what becomes of it.
pub(super) struct Step<'a> {
    pub record: Id,
    pub kind: Kind,
    pub now: Now<'a>,
}

/// What becomes of a record.
pub(super) enum Now<'a> {
    /// It is this.
    Put(&'a Record),
    /// It is again, word for word, what this version was.
    Again(Version),
    Removed,
}

impl Now<'_> {
    fn record(&self) -> Result<Option<Cow<'_, Record>>, Error> {
        Ok(match self {
            Self::Put(record) => Some(Cow::Borrowed(record)),
            Self::Again(version) => version.record()?.map(Cow::Owned),
            Self::Removed => None,
        })
    }
}

impl Step<'_> {
    /// The version to append, unless the record already stands so.
    fn version(
        &self,
        conn: &Connection,
        head: Option<&Head>,
        id: Id,
        device: Id,
        at: Instant,
    ) -> Result<Option<Version>, Error> {
        let body = match &self.now {
            Now::Put(record) => Some(record.to_json().map_err(|error| Error::Version {
                version: id,
                kind: self.kind.name().to_owned(),
                detail: error.to_string(),
            })?),
            Now::Again(version) => version.body.clone(),
            Now::Removed => None,
        };
        let before = head::parents(conn, self.record, head)?;
        let same = match before.as_slice() {
            [] => body.is_none(),
            [one] => one.body == body,
            // Whatever is said now settles what stood side by side.
            _ => false,
        };
        if same {
            return Ok(None);
        }
        let parents = before.iter().map(|before| before.id).collect();
        Ok(Some(Version::new(
            id,
            self.record,
            self.kind,
            parents,
            device,
            at,
            body,
        )))
    }
}

fn note_change(
    tx: &Transaction<'_>,
    id: Id,
    what: What,
    of: Option<i64>,
    by: By,
    at: Instant,
) -> Result<i64, Error> {
    tx.prepare_cached("INSERT INTO change (id, at, face, what, of) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![
            id.bytes(),
            at.to_rfc3339(),
            by.name(),
            what.name(),
            of
        ])?;
    Ok(tx.last_insert_rowid())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{self, now};

    #[test]
    fn putting_a_record_as_it_is_writes_nothing() {
        for kind in Kind::ALL {
            let mut store = sample::with(vec![sample::any(*kind, 1, 4)]);
            let (before, versions) = (sample::says(&store), sample::versions(&store));
            let again = Change::put(What::Saved, sample::any(*kind, 1, 4));
            let receipt = store.commit(&again, By::Full, now()).unwrap();
            assert_eq!((receipt.count, receipt.change), (0, 0));
            assert_eq!(sample::says(&store), before);
            assert_eq!(sample::versions(&store), versions);
            assert_eq!(store.history(9).unwrap().len(), 1);
        }
    }

    #[test]
    fn removing_what_is_not_there_writes_nothing() {
        let mut store = sample::with(vec![sample::any(Kind::Entry, 1, 4)]);
        let id = sample::any(Kind::Entry, 1, 4).id();
        let gone = Change::remove(Kind::Entry, id);
        assert_eq!(store.commit(&gone, By::Full, now()).unwrap().count, 1);
        assert_eq!(store.record(Kind::Entry, id).unwrap(), None);
        let never = Change::remove(Kind::Entry, sample::id(99));
        for change in [gone, never] {
            assert_eq!(store.commit(&change, By::Full, now()).unwrap().count, 0);
        }
        assert_eq!(sample::versions(&store), 2);
    }

    #[test]
    fn a_record_that_may_not_be_kept_keeps_the_whole_change_out() {
        let mut store = sample::store();
        let change = Change::put(What::Saved, sample::any(Kind::Person, 1, 1)).and(sample::entry(
            2,
            "2026-11-22",
            "  ",
        ));
        assert!(matches!(
            store.commit(&change, By::Full, now()),
            Err(Error::Invalid {
                kind: Kind::Entry,
                ..
            })
        ));
        assert_eq!(sample::versions(&store), 0);
        assert!(store.history(9).unwrap().is_empty());
    }

    #[test]
    fn of_a_record_that_comes_twice_the_last_state_counts() {
        let first = sample::entry(1, "2026-11-21", "First");
        let last = sample::entry(1, "2026-11-22", "Last");
        let mut store = sample::store();
        let change = Change::put(What::Saved, first.clone()).and(last.clone());
        assert_eq!(store.commit(&change, By::Full, now()).unwrap().count, 1);
        assert_eq!(store.get(last.id).unwrap(), Some(last.clone()));
        let mut both = Change::put(What::Changed, first.clone());
        both.removes.push((Kind::Entry, first.id));
        store.commit(&both, By::Full, now()).unwrap();
        assert_eq!(store.record(Kind::Entry, first.id).unwrap(), None);
    }

    #[test]
    fn what_stood_side_by_side_is_settled_by_the_next_version() {
        let mut store = sample::with(vec![sample::entry(1, "2026-11-22", "Here").into()]);
        let tx = store.conn.transaction().unwrap();
        let elsewhere = sample::entry(1, "2026-11-20", "Elsewhere");
        Version::new(
            sample::id(0xff),
            elsewhere.id,
            Kind::Entry,
            Vec::new(),
            sample::id(7),
            now().at,
            Some(Record::from(elsewhere.clone()).to_json().unwrap()),
        )
        .append(&tx, None)
        .unwrap();
        head::reread(&tx, &[elsewhere.id], &crate::store::Progress::default()).unwrap();
        tx.commit().unwrap();
        let head = head::of(&store.conn, elsewhere.id).unwrap().unwrap();
        assert_eq!((head.heads, head.conflict), (2, true));
        // The greatest id is shown, and nothing that this copy did is taken back over the other's words.
        assert_eq!(store.get(elsewhere.id).unwrap().as_ref(), Some(&elsewhere));
        assert!(matches!(
            store.undo(By::Full, now()).unwrap(),
            crate::store::Turn::Covered(_)
        ));
        // Choosing what is shown is a version too, and names both.
        let choice = Change::put(What::Changed, elsewhere.clone());
        assert_eq!(store.commit(&choice, By::Full, now()).unwrap().count, 1);
        let head = head::of(&store.conn, elsewhere.id).unwrap().unwrap();
        assert_eq!((head.heads, head.conflict), (1, false));
        let parents = crate::store::version::by_seq(&store.conn, head.version)
            .unwrap()
            .parents;
        assert_eq!(parents.len(), 2);
        assert_eq!(parents[0], sample::id(0xff));
        assert_eq!(store.check().unwrap(), Vec::new());
    }
}

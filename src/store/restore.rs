//! Going back to how records stood in another copy. What is missing comes back by a merge; this says what stands
//! otherwise since, so that the person can put it as it was then, as a new version on top of the rest.

use rusqlite::Connection;

use super::Store;
use super::error::Error;
use super::version::{self, COLUMNS, Version};
use crate::domain::{Change, Id, Kind, Record, What};

/// A record that stands otherwise than it did.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    pub kind: Kind,
    pub id: Id,
    /// None: it was removed then.
    pub then: Option<Record>,
    /// None: it is removed now.
    pub now: Option<Record>,
}

impl Store {
    /// The records of `then` that stand otherwise here, in the order of kinds. What came later than `then` is not
    /// among them, nor what was erased for good, nor what is not as it was written in either.
    ///
    /// # Errors
    /// When either file can't be read.
    pub fn differing(&self, then: &Self) -> Result<Vec<Differing>, Error> {
        let mut all = Vec::new();
        let mut statement = then.conn.prepare(&format!(
            "SELECT {COLUMNS} FROM head JOIN version ON version.seq = head.version
             WHERE version.erased = 0 ORDER BY head.day, head.at, head.record"
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let shown = Version::from_row(row)?;
            let id = shown.record;
            let Ok(kind) = shown.kind() else {
                continue;
            };
            let now = now(&self.conn, id)?;
            let here = now.as_ref().and_then(|now| now.body.as_ref());
            if shown.body.as_ref() == here || self.is_erased(id)? {
                continue;
            }
            let now = now.map_or(Ok(None), |now| now.record());
            if let (Some(then), Some(now)) = (self.whole(shown.record())?, self.whole(now)?) {
                all.push(Differing {
                    kind,
                    id,
                    then,
                    now,
                });
            }
        }
        all.sort_by_key(|it| it.kind);
        Ok(all)
    }
}

/// The version that a record is here now; none when it is not here.
fn now(conn: &Connection, id: Id) -> Result<Option<Version>, Error> {
    let head = super::head::of(conn, id)?.filter(|head| head.live);
    head.map(|head| version::by_seq(conn, head.version))
        .transpose()
}

/// The change that puts records as they were then.
#[must_use]
pub fn as_then(differing: &[Differing]) -> Change {
    Change {
        what: What::Restored,
        puts: differing.iter().filter_map(|it| it.then.clone()).collect(),
        removes: differing
            .iter()
            .filter(|it| it.then.is_none())
            .map(|it| (it.kind, it.id))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{By, Entry, Ids};
    use crate::store::Turn;
    use crate::store::sample::{self, now};

    #[test]
    fn what_stands_otherwise_goes_back_to_then_and_undo_takes_that_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("journal.db"), Ids::seeded(1)).unwrap();
        let entry = |n, text| sample::entry(n, "2026-11-22", text);
        let all = [
            (1, "Same"),
            (2, "Before"),
            (3, "Removed since"),
            (4, "Erased since"),
        ];
        sample::put(
            &mut store,
            all.map(|(n, text)| entry(n, text).into()).to_vec(),
        );
        sample::put(&mut store, vec![entry(6, "Removed then").into()]);
        let remove = |store: &mut Store, n| {
            let change = Change::remove(Kind::Entry, sample::id(n));
            store.commit(&change, By::Full, now()).unwrap();
        };
        remove(&mut store, 6);
        let backup = store.back_up(now()).unwrap().unwrap().backup;
        sample::put(
            &mut store,
            vec![entry(2, "After").into(), entry(5, "Later").into()],
        );
        sample::put(&mut store, vec![entry(6, "Back again").into()]);
        remove(&mut store, 3);
        store.erase(&[sample::id(4)], now()).unwrap();

        let then = Store::open_to_read(&backup.path).unwrap();
        assert!(store.merge(&then, now()).unwrap().is_nothing());
        let differing = store.differing(&then).unwrap();
        let ids: Vec<Id> = differing.iter().map(|it| it.id).collect();
        assert_eq!(ids, [6, 2, 3].map(sample::id));
        let text = |store: &Store, n| store.get::<Entry>(sample::id(n)).unwrap().map(|it| it.text);
        let texts = |store: &Store| [1, 2, 3, 4, 5, 6].map(|n| text(store, n));
        let before = texts(&store);
        store.commit(&as_then(&differing), By::Full, now()).unwrap();
        let some = |text: &str| Some(text.to_owned());
        let expected = [
            some("Same"),
            some("Before"),
            some("Removed since"),
            None,
            some("Later"),
            None,
        ];
        assert_eq!(texts(&store), expected);
        assert!(store.differing(&then).unwrap().is_empty());
        assert!(matches!(
            store.undo(By::Full, now()).unwrap(),
            Turn::Done(_)
        ));
        assert_eq!(texts(&store), before);
        assert_eq!(store.check().unwrap(), Vec::new());
    }

    #[test]
    fn what_was_lost_from_the_file_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut old = Store::open(&folder.path().join("old.db"), Ids::seeded(1)).unwrap();
        sample::put(
            &mut old,
            vec![sample::entry(1, "2026-11-22", "River").into()],
        );
        let mut new = Store::open(&folder.path().join("new.db"), Ids::seeded(2)).unwrap();
        assert_eq!(new.merge(&old, now()).unwrap().records, 1);
        assert!(new.differing(&old).unwrap().is_empty());
        assert_eq!(sample::says(&new), sample::says(&old));
    }
}

//! What was removed of late and can be brought back.

use std::collections::BTreeMap;

use super::error::Error;
use super::{Store, version};
use crate::domain::{Id, Instant, Record};

/// Something that was removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    pub at: Instant,
    /// As it was before.
    pub record: Record,
    /// What went with it, such as the ticks of a goal, as it was before.
    pub with: Vec<Record>,
}

impl Removed {
    /// The record and what went with it.
    pub fn all(&self) -> impl Iterator<Item = &Record> {
        std::iter::once(&self.record).chain(&self.with)
    }
}

impl Store {
    /// What was removed since `since` and is still removed, the last first. What was erased for good is not among it,
    /// and what is not as it was written is passed over.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn removed_since(&self, since: Instant) -> Result<Vec<Removed>, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT version.seq, version.change FROM head JOIN version ON version.seq = head.version
             WHERE live = 0 ORDER BY version.seq",
        )?;
        let numbers: Vec<(i64, Option<i64>)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        // By the change that removed it; what came from another copy has none.
        let mut all: BTreeMap<(Option<i64>, i64), (Instant, Vec<Record>)> = BTreeMap::new();
        for (number, change) in numbers {
            let removal = version::by_seq(&self.conn, number)?;
            let at = Instant::parse_from_rfc3339(&removal.at).ok();
            let (Some(at), false) = (at.filter(|at| *at >= since), removal.erased) else {
                continue;
            };
            let Some(record) = self.last_words(&removal.parents)? else {
                continue;
            };
            let alone = if change.is_none() { number } else { 0 };
            let of_change = all
                .entry((change, alone))
                .or_insert_with(|| (at, Vec::new()));
            of_change.1.push(record);
        }
        let removed = all.into_values().filter_map(|(at, records)| {
            let mut records = records.into_iter();
            let record = records.next()?;
            let with = records.collect();
            Some(Removed { at, record, with })
        });
        let mut all: Vec<Removed> = removed.collect();
        all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.record.id()));
        Ok(all)
    }

    /// What a removal took away.
    fn last_words(&self, parents: &[Id]) -> Result<Option<Record>, Error> {
        for parent in parents {
            let before = version::by_id(&self.conn, *parent)?;
            let before = before.map_or(Ok(None), |it| it.record());
            if let Some(record) = self.whole(before)?.flatten() {
                return Ok(Some(record));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{By, Change, Kind, Moment};
    use crate::store::sample::{self, now};

    #[test]
    fn what_was_removed_of_late_is_there_until_it_is_back_or_erased() {
        let mut store = sample::store();
        let entry = |n| Record::from(sample::entry(n, "2026-11-22", "River"));
        sample::put(&mut store, (1..=5).map(entry).collect());
        for (n, days) in [(1, 40), (2, 20), (3, 10), (4, 5)] {
            let at = now().at - chrono::TimeDelta::days(days);
            let gone = Change::remove(Kind::Entry, sample::id(n));
            store
                .commit(&gone, By::Full, Moment { at, ..now() })
                .unwrap();
        }
        store.erase(&[sample::id(3)], now()).unwrap();
        let since = now().at - chrono::TimeDelta::days(30);
        let ids = |store: &Store| -> Vec<Id> {
            let all = store.removed_since(since).unwrap();
            all.iter().map(|it| it.record.id()).collect()
        };
        assert_eq!(ids(&store), [4, 2].map(sample::id));
        sample::put(&mut store, vec![entry(4)]);
        assert_eq!(ids(&store), [sample::id(2)]);
    }

    #[test]
    fn what_was_removed_together_comes_back_together() {
        let mut store = sample::store();
        let entry = |n| Record::from(sample::entry(n, "2026-11-22", "River"));
        sample::put(&mut store, (1..=3).map(entry).collect());
        let mut gone = Change::remove(Kind::Entry, sample::id(2));
        gone.removes.push((Kind::Entry, sample::id(1)));
        store.commit(&gone, By::Full, now()).unwrap();
        let all = store.removed_since(now().at).unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(
            all[0].all().map(Record::id).collect::<Vec<_>>(),
            [2, 1].map(sample::id)
        );
    }
}

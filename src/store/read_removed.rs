//! What was removed of late and can be brought back.

use super::error::Error;
use super::{Store, version};
use crate::domain::{Instant, Record};

/// A record that was removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    pub at: Instant,
    /// As it was before.
    pub record: Record,
}

impl Store {
    /// What was removed since `since` and is still removed, the last first. What was erased for good is not among it.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn removed_since(&self, since: Instant) -> Result<Vec<Removed>, Error> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT version FROM head WHERE live = 0")?;
        let numbers: Vec<i64> = statement
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut all = Vec::new();
        for number in numbers {
            let removal = version::by_seq(&self.conn, number)?;
            let at = Instant::parse_from_rfc3339(&removal.at).ok();
            let (Some(at), false) = (at.filter(|at| *at >= since), removal.erased) else {
                continue;
            };
            for parent in removal.parents {
                let before = version::by_id(&self.conn, parent)?;
                if let Some(record) = before.map(|it| it.record()).transpose()?.flatten() {
                    all.push(Removed { at, record });
                    break;
                }
            }
        }
        all.sort_by_key(|it| (std::cmp::Reverse(it.at), it.record.id()));
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{By, Change, Id, Kind, Moment};
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
}

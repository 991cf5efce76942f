//! Uniting two copies of a journal: all versions of both, whichever way and in whichever order. No clock is asked, and
//! no one's words win over another's; what each record is then says `head`, and what was erased for good `erase`.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::Error;
use super::key::Secret;
use super::{Progress, Store, erase, head, open, place, version};
use crate::domain::{Id, Ids, Moment};

/// What came in from another copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Records that were not known here.
    pub records: usize,
    /// Versions that were not known here, those of new records too.
    pub versions: usize,
    /// Records of these that now stand in several versions.
    pub conflicts: usize,
    /// Records that were erased for good there, and now are here.
    pub erased: usize,
    /// Versions that are not what was written, and stay out.
    pub left_out: usize,
}

impl Merged {
    /// Whether nothing came in.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self.versions == 0 && self.erased == 0
    }
}

impl Store {
    /// Opens another copy of a journal, or a backup, only to read in it.
    ///
    /// # Errors
    /// As [`Store::open`], and when nothing is there.
    pub fn open_to_read(path: &Path) -> Result<Self, Error> {
        Self::unlock_to_read(path, None)
    }

    /// The same for one that may be locked.
    ///
    /// # Errors
    /// As [`Store::unlock`], and when nothing is there.
    pub fn unlock_to_read(path: &Path, secret: Option<&Secret>) -> Result<Self, Error> {
        open::open_to_read(path, secret)
            .and_then(|(conn, key)| {
                let store = Self::with(conn, Some(path.to_owned()), Ids::new())?;
                Ok(Self { key, ..store })
            })
            .map_err(|error| open::damage(path, error))
    }

    /// Opens another copy that is plain, or locked as this journal is, or with what opened another one before.
    ///
    /// # Errors
    /// As [`Store::unlock_to_read`]; [`Error::Locked`] when it is locked otherwise.
    pub fn open_copy(&self, path: &Path) -> Result<Self, Error> {
        for secret in self.secrets() {
            match Self::unlock_to_read(path, Some(&secret)) {
                Err(Error::WrongKey { .. }) => {}
                opened => return opened,
            }
        }
        Self::unlock_to_read(path, None)
    }

    /// Opens another copy that is locked otherwise than this journal. What opened it is known until the journal is
    /// closed, so that [`Store::open_copy`] opens it too.
    ///
    /// # Errors
    /// As [`Store::unlock_to_read`].
    pub fn unlock_copy(&mut self, path: &Path, secret: &Secret) -> Result<(), Error> {
        let copy = Self::unlock_to_read(path, Some(secret))?;
        self.others.extend(copy.secret());
        Ok(())
    }

    /// What opens this journal, and then what opened other copies.
    #[must_use]
    pub fn secrets(&self) -> Vec<Secret> {
        let own = self.secret().into_iter();
        own.chain(self.others.iter().cloned()).collect()
    }

    /// Takes in every version of `other` that is not here, after a backup. Merging the same again changes nothing.
    ///
    /// # Errors
    /// What kept the backup or the file from being written; nothing is changed then.
    pub fn merge(&mut self, other: &Self, now: Moment) -> Result<Merged, Error> {
        let progress = self.progress();
        if self
            .would_merge_in(other, &progress.part(0, 3))?
            .is_nothing()
        {
            return Ok(Merged::default());
        }
        self.ready()?;
        self.back_up_after(&[], now, &progress.part(1, 3))?;
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let merged = unite(&tx, &other.conn, &progress.part(2, 3))?;
        place::end(tx, self.place.as_ref(), &mut self.unsure)?;
        self.keep_now_file();
        if merged.erased > 0 {
            // The words are gone, and overwritten; this only leaves no free page where they were.
            let _ = self.scrub();
        }
        Ok(merged)
    }

    /// What [`Store::merge`] would take in. Changes nothing.
    ///
    /// # Errors
    /// When either file can't be read.
    pub fn would_merge(&mut self, other: &Self) -> Result<Merged, Error> {
        self.would_merge_in(other, &self.progress())
    }

    fn would_merge_in(&mut self, other: &Self, progress: &Progress) -> Result<Merged, Error> {
        if self.is_file_of(other) {
            return Ok(Merged::default());
        }
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let merged = unite(&tx, &other.conn, progress)?;
        tx.rollback()?;
        Ok(merged)
    }

    /// Whether both are the same file: it could not be written while it is read.
    fn is_file_of(&self, other: &Self) -> bool {
        match (&self.path, &other.path) {
            (Some(one), Some(two)) => {
                open::resolved(one).ok() == open::resolved(two).ok() && one.exists()
            }
            _ => false,
        }
    }
}

/// Appends what `other` has and this journal has not, and reads anew what it touched.
pub(super) fn unite(
    tx: &Transaction<'_>,
    other: &Connection,
    progress: &Progress,
) -> Result<Merged, Error> {
    let (reading, last) = (progress.part(0, 2), version::last(other)?);
    let mut merged = Merged::default();
    let mut touched: BTreeMap<Id, Touched> = BTreeMap::new();
    version::each(other, |number, theirs| {
        reading.at(number, last);
        let wiped = match version::known(tx, theirs.id)? {
            None if theirs.is_sound() => false,
            // What was erased anywhere is erased everywhere.
            Some((hash, false)) if theirs.erased && hash == theirs.hash => true,
            Some((hash, _)) if hash == theirs.hash => return Ok(()),
            _ => {
                merged.left_out += 1;
                return Ok(());
            }
        };
        let was_known = head::of(tx, theirs.record)?.is_some();
        let record = touched.entry(theirs.record).or_insert(Touched {
            was_known,
            wiped: false,
        });
        if wiped {
            record.wiped |= erase::wipe(tx, theirs.id)?;
        } else {
            theirs.append(tx, None)?;
            merged.versions += 1;
        }
        Ok(())
    })?;
    for (id, record) in &mut touched {
        record.wiped |= erase::settle(tx, *id)?;
    }
    let ids: Vec<Id> = touched.keys().copied().collect();
    head::reread(tx, &ids, &progress.part(1, 2))?;
    for (id, record) in &touched {
        let head = head::of(tx, *id)?;
        merged.records += usize::from(!record.was_known && head.as_ref().is_some_and(|it| it.live));
        merged.conflicts += usize::from(head.is_some_and(|head| head.conflict));
        merged.erased += usize::from(record.was_known && record.wiped);
    }
    Ok(merged)
}

/// A record of which something came in.
struct Touched {
    was_known: bool,
    /// Words of it went.
    wiped: bool,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{By, Change, Entry, Kind, Record, What};
    use crate::store::sample::{self, now};

    /// A copy of its own, with its own ids.
    fn copy(seed: u64) -> Store {
        Store::in_memory(Ids::seeded(seed)).unwrap()
    }

    fn put(store: &mut Store, record: impl Into<Record>) {
        sample::put(store, vec![record.into()]);
    }

    fn take(into: &mut Store, from: &Store) -> Merged {
        into.merge(from, now()).unwrap()
    }

    /// All versions, whatever their numbers here.
    fn versions(store: &Store) -> Vec<String> {
        let mut all = Vec::new();
        version::each(&store.conn, |_, version| {
            all.push(format!("{version:?}"));
            Ok(())
        })
        .unwrap();
        all.sort();
        all
    }

    fn text(store: &Store, n: u8) -> Option<String> {
        let entry = store.get::<Entry>(sample::id(n)).unwrap();
        entry.map(|entry| entry.text)
    }

    fn entry(text: &str) -> Entry {
        sample::entry(1, "2026-11-22", text)
    }

    #[test]
    fn what_either_copy_has_both_have() {
        let (mut laptop, mut desktop) = (copy(1), copy(2));
        put(&mut laptop, sample::entry(1, "2026-11-21", "On the train"));
        put(&mut desktop, sample::entry(2, "2026-11-22", "At the desk"));
        put(&mut desktop, sample::person(3, "Rosa"));
        let merged = take(&mut laptop, &desktop);
        let expected = Merged {
            records: 2,
            versions: 2,
            ..Merged::default()
        };
        assert_eq!(merged, expected);
        assert_eq!(text(&laptop, 2).as_deref(), Some("At the desk"));
        assert!(take(&mut laptop, &desktop).is_nothing());
        take(&mut desktop, &laptop);
        assert_eq!(sample::says(&laptop), sample::says(&desktop));
        assert_eq!(laptop.check().unwrap(), Vec::new());
    }

    #[test]
    fn an_edit_outlives_a_removal_made_elsewhere() {
        let (mut laptop, mut desktop) = (copy(1), copy(2));
        put(&mut laptop, entry("First"));
        take(&mut desktop, &laptop);
        let gone = Change::remove(Kind::Entry, sample::id(1));
        laptop.commit(&gone, By::Full, now()).unwrap();
        put(&mut desktop, entry("First and last"));
        assert_eq!(take(&mut laptop, &desktop).conflicts, 0);
        assert_eq!(text(&laptop, 1).as_deref(), Some("First and last"));
    }

    #[test]
    fn what_was_erased_for_good_does_not_come_back_from_a_copy_that_did_not_know() {
        let (mut laptop, mut desktop) = (copy(1), copy(2));
        put(&mut laptop, entry("A secret"));
        take(&mut desktop, &laptop);
        let starred = Entry {
            starred: true,
            ..entry("A secret")
        };
        put(&mut desktop, starred);
        laptop.erase(&[sample::id(1)], now()).unwrap();
        take(&mut laptop, &desktop);
        assert_eq!(text(&laptop, 1), None);
        let merged = take(&mut desktop, &laptop);
        assert_eq!((merged.erased, text(&desktop, 1)), (1, None));
        assert_eq!(versions(&laptop), versions(&desktop));
        assert!(!versions(&desktop).concat().contains("secret"));
    }

    #[test]
    fn what_is_written_anew_after_erasing_stays() {
        let (mut laptop, mut desktop) = (copy(1), copy(2));
        put(&mut laptop, sample::any(Kind::Card, 1, 1));
        take(&mut desktop, &laptop);
        let card = sample::any(Kind::Card, 1, 1).id();
        laptop.erase(&[card], now()).unwrap();
        put(&mut laptop, sample::any(Kind::Card, 1, 2));
        take(&mut desktop, &laptop);
        let anew = Some(sample::any(Kind::Card, 1, 2));
        assert_eq!(desktop.record(Kind::Card, card).unwrap(), anew);
        // Erasing on both sides takes what each knew of, and no more.
        desktop.erase(&[card], now()).unwrap();
        put(&mut desktop, sample::any(Kind::Card, 1, 3));
        take(&mut laptop, &desktop);
        let anew = Some(sample::any(Kind::Card, 1, 3));
        assert_eq!(laptop.record(Kind::Card, card).unwrap(), anew);
        assert_eq!(laptop.check().unwrap(), Vec::new());
    }

    #[test]
    fn a_version_that_is_not_what_was_written_stays_out_and_is_counted() {
        let (mut laptop, mut desktop) = (copy(1), copy(2));
        put(&mut desktop, entry("At the desk"));
        put(&mut desktop, sample::person(3, "Rosa"));
        let wrong = "UPDATE version SET body = replace(body, 'desk', 'dusk') WHERE kind = 'entry'";
        desktop.conn.execute(wrong, []).unwrap();
        let merged = take(&mut laptop, &desktop);
        assert_eq!((merged.versions, merged.left_out), (1, 1));
        assert_eq!(text(&laptop, 1), None);
        assert_eq!(laptop.check().unwrap(), Vec::new());
    }

    #[test]
    fn the_same_file_has_nothing_to_bring() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut store = Store::open(&path, Ids::seeded(1)).unwrap();
        put(&mut store, entry("First"));
        let same = Store::open_to_read(&path).unwrap();
        assert!(take(&mut store, &same).is_nothing());
        assert!(store.backups().unwrap().is_empty());
    }

    #[test]
    fn a_backup_is_made_before_anything_comes_in() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("journal.db"), Ids::seeded(1)).unwrap();
        let mut other = Store::open(&folder.path().join("other.db"), Ids::seeded(2)).unwrap();
        put(&mut store, entry("Here"));
        put(&mut other, sample::entry(2, "2026-11-22", "There"));
        drop(other);
        let other = Store::open_to_read(&folder.path().join("other.db")).unwrap();
        assert_eq!(store.would_merge(&other).unwrap().records, 1);
        assert_eq!(text(&store, 2), None);
        take(&mut store, &other);
        let backups = store.backups().unwrap();
        let before = Store::open_to_read(&backups.first().unwrap().path).unwrap();
        assert_eq!((text(&before, 1).is_some(), text(&before, 2)), (true, None));
        // A copy that is only read is never written to.
        let mut other = other;
        let change = Change::put(What::Saved, entry("No"));
        assert!(matches!(
            other.commit(&change, By::Full, now()),
            Err(Error::ReadOnly)
        ));
    }

    #[derive(Clone, Debug)]
    enum Act {
        Put(usize, u8, u8),
        Remove(usize, u8),
        Erase(usize, u8),
        Undo,
        MergeFrom(usize),
    }

    fn act() -> impl Strategy<Value = Act> {
        // Few records in few states, so that the copies meet on them.
        let kinds = prop::sample::select(vec![1, 2, 3, 5, 11, 17_usize]);
        prop_oneof![
            8 => (kinds.clone(), 0..2_u8, 0..4_u8).prop_map(|(kind, n, state)| Act::Put(kind, n, state)),
            2 => (kinds.clone(), 0..2_u8).prop_map(|(kind, n)| Act::Remove(kind, n)),
            1 => (kinds, 0..2_u8).prop_map(|(kind, n)| Act::Erase(kind, n)),
            1 => Just(Act::Undo),
            4 => (0..5_usize).prop_map(Act::MergeFrom),
        ]
    }

    /// What happened: on which copy, how many years its clock was off, and what.
    type Life = Vec<(usize, i64, Act)>;

    fn live(copies: usize, life: &Life) -> Vec<Store> {
        let mut all: Vec<Store> = (0..copies)
            .map(|at| copy(u64::try_from(at).unwrap() + 1))
            .collect();
        for (at, years, act) in life {
            let at = at % copies;
            let mut then = now();
            then.at += chrono::TimeDelta::days(years * 365);
            let subject = |kind: usize, n: u8| {
                let record = sample::any(Kind::ALL[kind], n, 0);
                (record.kind(), record.id())
            };
            match act {
                Act::Put(kind, n, state) => {
                    let record = sample::any(Kind::ALL[*kind], *n, *state);
                    let change = Change::put(What::Saved, record);
                    all[at].commit(&change, By::Full, then).unwrap();
                }
                Act::Remove(kind, n) => {
                    let (kind, id) = subject(*kind, *n);
                    let change = Change::remove(kind, id);
                    all[at].commit(&change, By::Full, then).unwrap();
                }
                Act::Erase(kind, n) => {
                    all[at].erase(&[subject(*kind, *n).1], then).unwrap();
                }
                Act::Undo => {
                    all[at].undo(By::Full, then).unwrap();
                }
                Act::MergeFrom(from) => {
                    let from = from % copies;
                    if let Ok([into, from]) = all.get_disjoint_mut([at, from]) {
                        take(into, from);
                    }
                }
            }
        }
        all
    }

    /// All of them in one, in that order.
    fn union<'a>(stores: impl IntoIterator<Item = &'a Store>) -> Store {
        let mut all = copy(99);
        let tx = all.conn.transaction().unwrap();
        for store in stores {
            unite(&tx, &store.conn, &Progress::default()).unwrap();
        }
        tx.commit().unwrap();
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        /// However two to five copies lived, with clocks wrong by years: any order of merging, any grouping, once or
        /// again, gives the same journal, whose reading is what its versions say and which holds every word that no
        /// one erased.
        #[test]
        fn copies_unite_in_any_order_to_the_same(
            copies in prop_oneof![3 => 2..=3_usize, 1 => 4..=5_usize],
            life in prop::collection::vec((0..5_usize, prop_oneof![3 => Just(0_i64), 1 => -40..40_i64], act()), 1..20),
            turn in any::<prop::sample::Index>(),
        ) {
            let all = live(copies, &life);
            let mut one = union(&all);
            prop_assert_eq!(one.check().unwrap(), Vec::new());
            let (says, held) = (sample::says(&one), versions(&one));
            // In another order, and in other groups.
            let (left, right) = all.split_at(turn.index(copies));
            let other = union([&union(right.iter().rev()), &union(left.iter().rev())]);
            prop_assert_eq!(&versions(&other), &held);
            prop_assert_eq!(&sample::says(&other), &says);
            // Again, and from each copy.
            prop_assert!(take(&mut one, &other).is_nothing());
            for mut copy in all {
                take(&mut copy, &one);
                prop_assert_eq!(&versions(&copy), &held);
                prop_assert_eq!(&sample::says(&copy), &says);
            }
        }

        /// Where nothing is erased, nothing that any copy ever held is missing.
        #[test]
        fn no_word_is_lost(
            copies in 2..=5_usize,
            life in prop::collection::vec((0..5_usize, -40..40_i64, act()), 1..30),
        ) {
            let mut life = life;
            life.retain(|(_, _, act)| !matches!(act, Act::Erase(..)));
            let all = live(copies, &life);
            let mut held: Vec<String> = all.iter().flat_map(versions).collect();
            held.sort();
            held.dedup();
            prop_assert_eq!(versions(&union(&all)), held);
        }
    }
}

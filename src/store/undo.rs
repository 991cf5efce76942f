//! Undo, redo and the history, derived from the changes: across restarts, and across faces.

use rusqlite::{OptionalExtension, Row};

use super::commit::{Now, Receipt, Step};
use super::error::Error;
use super::{Store, head, version};
use crate::domain::{By, Id, Instant, Moment, Record, What};

/// Something that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// Its number in this file.
    pub change: i64,
    /// When, as written down.
    pub at: Instant,
    /// Which face did it: `full`, `plain` or `shell`.
    pub face: String,
    pub what: What,
    /// Whether it is taken back.
    pub undone: bool,
    /// The first record it was about, as it was after it (before it, for a removal).
    pub subject: Option<Record>,
    /// How many records it touched.
    pub count: usize,
}

/// What undo or redo answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// It was done: this is what was taken back, or done again.
    Done(Receipt),
    /// There is nothing to take back, or to do again.
    Nothing,
    /// Something later stands on one of its records, so it was left as it is.
    Covered(Past),
}

impl Past {
    fn receipt(self, count: usize) -> Receipt {
        Receipt {
            change: self.change,
            what: self.what,
            subject: self.subject,
            count,
        }
    }
}

impl Store {
    /// Takes the last change back by putting its records as they were before it.
    ///
    /// # Errors
    /// What kept the file from being written; nothing is changed then.
    pub fn undo(&mut self, by: By, now: Moment) -> Result<Turn, Error> {
        if let Some(turned) = self.turned_already(What::Undone, now)? {
            return Ok(turned);
        }
        let last = self.past_where(
            "undone = 0 AND what NOT IN ('undone', 'redone') ORDER BY seq DESC LIMIT 1",
        )?;
        self.turn(last, What::Undone, by, now)
    }

    /// Does again what was last taken back, unless something new was done since.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self, by: By, now: Moment) -> Result<Turn, Error> {
        if let Some(turned) = self.turned_already(What::Redone, now)? {
            return Ok(turned);
        }
        let next: Option<i64> = self
            .conn
            .query_row(
                "SELECT of FROM change WHERE what = 'undone'
                   AND seq > coalesce((SELECT max(seq) FROM change WHERE what NOT IN ('undone', 'redone')), 0)
                   AND of IN (SELECT seq FROM change WHERE undone = 1)
                 ORDER BY of LIMIT 1",
                [],
                |row| row.get(0),
            )
            .optional()?;
        let past = match next {
            Some(seq) => self.past_where(&format!("seq = {seq}"))?,
            None => None,
        };
        self.turn(past, What::Redone, by, now)
    }

    /// The last `limit` changes, newest first, without the undoing itself.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn history(&self, limit: usize) -> Result<Vec<Past>, Error> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.pasts(&format!(
            "what NOT IN ('undone', 'redone') ORDER BY seq DESC LIMIT {limit}"
        ))
    }

    fn turn(&mut self, past: Option<Past>, what: What, by: By, now: Moment) -> Result<Turn, Error> {
        let Some(past) = past else {
            return Ok(Turn::Nothing);
        };
        let mut steps = Vec::new();
        for made in version::of_change(&self.conn, past.change)? {
            let before = match made.parents.first() {
                Some(parent) => version::by_id(&self.conn, *parent)?,
                None => None,
            };
            let (expected, wanted) = match what {
                What::Undone => (made.body.as_deref(), before.as_ref()),
                _ => (
                    before.as_ref().and_then(|before| before.body.as_deref()),
                    Some(&made),
                ),
            };
            let (stands, alone) = match head::of(&self.conn, made.record)? {
                Some(head) => (
                    version::by_seq(&self.conn, head.version)?.body,
                    head.heads == 1,
                ),
                None => (None, true),
            };
            // What was erased for good does not come back, and what another copy wrote is not put aside by an undo.
            let erased = wanted.is_some_and(|wanted| wanted.erased);
            if stands.as_deref() != expected || !alone || erased {
                return Ok(Turn::Covered(past));
            }
            steps.push(Step {
                record: made.record,
                kind: made.kind()?,
                now: wanted
                    .filter(|wanted| wanted.body.is_some())
                    .map_or(Now::Removed, |wanted| Now::Again(wanted.clone())),
            });
        }
        let written = self.write(what, Some(past.change), &steps, None, by, now.at);
        if written.is_err() && self.unsure {
            self.doubt = Some((past.change, what));
        }
        written.map(|(_, count)| Turn::Done(past.receipt(count)))
    }

    /// What became of an undo or redo whose commit went wrong, now that the same is asked again: on the disk after all,
    /// it is done, and one more would go a step further than the person meant. None when there is nothing in doubt, or
    /// it is not there.
    fn turned_already(&mut self, what: What, now: Moment) -> Result<Option<Turn>, Error> {
        if !self.unsure {
            return Ok(None);
        }
        // What is on the disk is seen by a new connection only.
        self.ready()?;
        let Some((change, _)) = self.doubt.filter(|(_, doubted)| *doubted == what) else {
            return Ok(None);
        };
        let past = self.past_where(&format!("seq = {change}"))?;
        let Some(past) = past.filter(|past| past.undone == (what == What::Undone)) else {
            return Ok(None);
        };
        self.vouch(None, now.at)?;
        self.doubt = None;
        let count = past.count;
        Ok(Some(Turn::Done(past.receipt(count))))
    }

    fn past_where(&self, condition: &str) -> Result<Option<Past>, Error> {
        Ok(self.pasts(condition)?.into_iter().next())
    }

    fn pasts(&self, condition: &str) -> Result<Vec<Past>, Error> {
        let sql = format!("SELECT seq, at, face, what, undone FROM change WHERE {condition}");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows: Vec<_> = statement
            .query_map([], row)?
            .collect::<rusqlite::Result<_>>()?;
        let mut pasts = Vec::with_capacity(rows.len());
        for (change, at, face, what, undone) in rows {
            let (Some(at), Some(what)) = (at, What::named(&what)) else {
                continue;
            };
            let subject = match version::first_of_change(&self.conn, change)? {
                Some(first) if first.body.is_some() => self.whole(first.record())?.flatten(),
                Some(first) => self.before(first.parents.first().copied())?,
                None => None,
            };
            pasts.push(Past {
                change,
                at,
                face,
                what,
                undone,
                subject,
                count: version::count_of_change(&self.conn, change)?,
            });
        }
        Ok(pasts)
    }

    fn before(&self, parent: Option<Id>) -> Result<Option<Record>, Error> {
        let Some(parent) = parent else {
            return Ok(None);
        };
        match version::by_id(&self.conn, parent)? {
            Some(version) => Ok(self.whole(version.record())?.flatten()),
            None => Ok(None),
        }
    }
}

type ChangeRow = (i64, Option<Instant>, String, String, bool);

fn row(row: &Row<'_>) -> rusqlite::Result<ChangeRow> {
    let at: String = row.get(1)?;
    Ok((
        row.get(0)?,
        Instant::parse_from_rfc3339(&at).ok(),
        row.get(2)?,
        row.get(3)?,
        row.get(4)?,
    ))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Change, Ids, Kind};
    use crate::store::sample::{self, now};

    fn save(store: &mut Store, record: impl Into<Record>) {
        sample::put(store, vec![record.into()]);
    }

    #[test]
    fn undo_goes_back_step_by_step_and_redo_forward_again() {
        let mut store = sample::store();
        for text in ["one", "two", "three"] {
            save(&mut store, sample::entry(1, "2026-11-22", text));
        }
        let text = |store: &Store| {
            store
                .get::<crate::domain::Entry>(sample::id(1))
                .unwrap()
                .map(|entry| entry.text)
        };
        for expected in [Some("two"), Some("one"), None] {
            assert!(matches!(
                store.undo(By::Full, now()).unwrap(),
                Turn::Done(_)
            ));
            assert_eq!(text(&store).as_deref(), expected);
        }
        assert_eq!(store.undo(By::Full, now()).unwrap(), Turn::Nothing);
        for expected in ["one", "two", "three"] {
            assert!(matches!(
                store.redo(By::Full, now()).unwrap(),
                Turn::Done(_)
            ));
            assert_eq!(text(&store).as_deref(), Some(expected));
        }
        assert_eq!(store.redo(By::Full, now()).unwrap(), Turn::Nothing);
    }

    #[test]
    fn something_new_ends_what_could_be_done_again() {
        let mut store = sample::store();
        save(&mut store, sample::entry(1, "2026-11-22", "one"));
        store.undo(By::Full, now()).unwrap();
        save(&mut store, sample::entry(2, "2026-11-22", "two"));
        assert_eq!(store.redo(By::Full, now()).unwrap(), Turn::Nothing);
    }

    #[test]
    fn undo_outlasts_the_program_and_works_from_any_face() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut store = Store::open(&path, Ids::seeded(1)).unwrap();
        save(&mut store, sample::entry(1, "2026-11-22", "one"));
        drop(store);
        let mut store = Store::open(&path, Ids::seeded(2)).unwrap();
        let Turn::Done(receipt) = store.undo(By::Plain, now()).unwrap() else {
            panic!("undone")
        };
        assert_eq!(receipt.what, What::Saved);
        assert_eq!(
            receipt.subject,
            Some(sample::entry(1, "2026-11-22", "one").into())
        );
        let history = store.history(9).unwrap();
        assert_eq!(history.len(), 1);
        assert!(history[0].undone);
        assert_eq!((history[0].face.as_str(), history[0].count), ("shell", 1));
    }

    #[test]
    fn an_undo_or_redo_in_doubt_goes_no_further_when_it_is_asked_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("journal.db"), Ids::seeded(1)).unwrap();
        for text in ["one", "two", "three"] {
            save(&mut store, sample::entry(1, "2026-11-22", text));
        }
        let text = |store: &Store| {
            let entry = store.get::<crate::domain::Entry>(sample::id(1)).unwrap();
            entry.map(|entry| entry.text)
        };
        let last = store.history(1).unwrap()[0].change;
        for (what, expected) in [(What::Undone, "two"), (What::Redone, "three")] {
            for there in [false, true] {
                let turn = |store: &mut Store| match what {
                    What::Undone => store.undo(By::Full, now()).unwrap(),
                    _ => store.redo(By::Full, now()).unwrap(),
                };
                if there {
                    // As after a commit that was on the disk when it went wrong, the first time it was asked.
                    (store.unsure, store.doubt) = (true, Some((last, what)));
                }
                let Turn::Done(receipt) = turn(&mut store) else {
                    panic!("turned")
                };
                assert_eq!((receipt.change, store.unsure), (last, false));
                assert_eq!(text(&store).as_deref(), Some(expected));
            }
        }
        // The first one is not there: asked again, it is done.
        (store.unsure, store.doubt) = (true, Some((last, What::Undone)));
        store.undo(By::Full, now()).unwrap();
        assert_eq!(text(&store).as_deref(), Some("two"));
    }

    #[derive(Clone, Debug)]
    enum Act {
        Change {
            puts: Vec<(usize, u8, u8)>,
            removes: Vec<(usize, u8)>,
        },
        Undo,
        Redo,
        Rebuild,
    }

    fn act() -> impl Strategy<Value = Act> {
        let put = (0..Kind::ALL.len(), 0..3_u8, 0..6_u8);
        let remove = (0..Kind::ALL.len(), 0..3_u8);
        prop_oneof![
            6 => (prop::collection::vec(put, 0..4), prop::collection::vec(remove, 0..2))
                .prop_map(|(puts, removes)| Act::Change { puts, removes }),
            3 => Just(Act::Undo),
            2 => Just(Act::Redo),
            1 => Just(Act::Rebuild),
        ]
    }

    type Model = BTreeMap<Id, Record>;

    fn holds(store: &Store) -> Model {
        let mut all = Model::new();
        for kind in Kind::ALL {
            store
                .each(*kind, crate::store::Span::ALL, |id, body| {
                    all.insert(id, Record::from_json(*kind, body).unwrap());
                    Ok(())
                })
                .unwrap();
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is done: the journal holds what a plain map would hold, undo and redo walk through what it said, and
        /// the reading is what the versions say.
        #[test]
        fn a_journal_is_what_was_done_to_it(acts in prop::collection::vec(act(), 1..24)) {
            let mut store = sample::store();
            let mut model = Model::new();
            let mut done: Vec<(Model, Vec<String>)> = Vec::new();
            let mut undone: Vec<(Model, Vec<String>)> = Vec::new();
            for act in acts {
                let before = (model.clone(), sample::says(&store));
                match act {
                    Act::Change { puts, removes } => {
                        let change = Change {
                            what: What::Changed,
                            puts: puts.iter().map(|(kind, n, state)| sample::any(Kind::ALL[*kind], *n, *state)).collect(),
                            removes: removes.iter().map(|(kind, n)| {
                                let record = sample::any(Kind::ALL[*kind], *n, 0);
                                (record.kind(), record.id())
                            }).collect(),
                        };
                        for record in &change.puts {
                            model.insert(record.id(), record.clone());
                        }
                        for (_, id) in &change.removes {
                            model.remove(id);
                        }
                        let count = store.commit(&change, By::Full, now()).unwrap().count;
                        prop_assert_eq!(count == 0, model == before.0);
                        if count > 0 {
                            done.push(before);
                            undone.clear();
                        }
                    }
                    Act::Undo => {
                        let turned = matches!(store.undo(By::Full, now()).unwrap(), Turn::Done(_));
                        prop_assert_eq!(turned, !done.is_empty());
                        if let Some((earlier, said)) = done.pop() {
                            prop_assert_eq!(&sample::says(&store), &said);
                            model = earlier;
                            undone.push(before);
                        }
                    }
                    Act::Redo => {
                        let turned = matches!(store.redo(By::Full, now()).unwrap(), Turn::Done(_));
                        prop_assert_eq!(turned, !undone.is_empty());
                        if let Some((later, said)) = undone.pop() {
                            prop_assert_eq!(&sample::says(&store), &said);
                            model = later;
                            done.push(before);
                        }
                    }
                    Act::Rebuild => {
                        store.rebuild().unwrap();
                        prop_assert_eq!(&sample::says(&store), &before.1);
                    }
                }
                prop_assert_eq!(&holds(&store), &model);
            }
            prop_assert_eq!(store.check().unwrap(), Vec::new());
        }
    }
}

//! Writing the search index: everything that the person wrote, in the order of days. Reading it stands in `find`.
//!
//! A save does not wait for it: half of all pages that a save wrote were the index's. It catches up once "Saved" was said,
//! and before words are looked for. What is behind are the versions past `found_until`.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::error::Error;
use super::read::size;
use super::tables::Row;
use super::{Store, head, open, place, version};
use crate::domain::marks::within_word;
use crate::domain::{Day, Id, Kind, Record};

/// How many rows of the index one day can hold, as a power of two.
const ROWS_A_DAY: u32 = 20;

/// Two characters that Unicode keeps for a program's own use: they stand around what was found in a snippet.
pub(super) const FOUND: [char; 2] = ['\u{fdd0}', '\u{fdd1}'];

/// The letters that begin a mark, so that no word of the person's is taken for one.
const KIND: char = '\u{e000}';
const TAG: char = '\u{e001}';
/// The mark of a starred entry.
pub(super) const STARRED: &str = "\u{e002}";

/// The first row of a day; the next day's first row ends it.
pub(super) fn first_row(day: Day) -> i64 {
    day.number() << ROWS_A_DAY
}

/// The day of a row.
pub(super) fn day_of(row: i64) -> Option<Day> {
    Day::from_number(row >> ROWS_A_DAY)
}

/// The mark of a kind.
pub(super) fn kind_mark(kind: Kind) -> String {
    one_token(KIND, kind.name())
}

/// The mark of a tag.
pub(super) fn tag_mark(tag: &str) -> String {
    one_token(TAG, tag)
}

/// `-` and `_` would cut a word in two: letters of our own stand for them.
fn one_token(first: char, word: &str) -> String {
    let letters = word.chars().map(|letter| match letter {
        '-' => '\u{e003}',
        '_' => '\u{e004}',
        other => other,
    });
    std::iter::once(first).chain(letters).collect()
}

/// Whether a letter is one of ours: the words in the index hold none.
fn ours(letter: char) -> bool {
    FOUND.contains(&letter) || ('\u{e000}'..='\u{e004}').contains(&letter)
}

/// The words that the index holds of a record.
pub(super) fn words(record: &Record) -> String {
    let words = record.words().join("\n");
    // Most texts are. Neither what is looked for here is.
    if words.is_ascii() {
        return words;
    }
    let words = words.replace(ours, " ");
    // Whoever looks for a word does not know what hides in it.
    words.replace(within_word, "")
}

/// What the index holds of a record: its words and its marks. None: it is not in it.
pub(super) fn text(record: &Record) -> Option<(String, String)> {
    let words = words(record);
    if words.trim().is_empty() {
        return None;
    }
    let mut marks = kind_mark(record.kind());
    if let Record::Entry(entry) = record {
        if entry.starred {
            marks.push(' ');
            marks.push_str(STARRED);
        }
        for tag in entry.tags() {
            marks.push(' ');
            marks.push_str(&tag_mark(&tag));
        }
    }
    Some((words, marks))
}

/// The day under which the index holds what version `version` says.
pub(super) fn day(record: &Record, version: &version::Version) -> Result<Day, Error> {
    record.day().map_or_else(|| version.date(), Ok)
}

/// The row that the index has to have of a record as version `version` has it, as [`in_order`] reads it. None: it is not
/// in it.
pub(super) fn row(record: &Record, version: &version::Version) -> Result<Option<Row>, Error> {
    let Some((words, marks)) = text(record) else {
        return Ok(None);
    };
    let day = day(record, version)?.number();
    let id = Value::Blob(record.id().bytes().to_vec());
    Ok(Some(vec![id, day.into(), words.into(), marks.into()]))
}

/// What reads the whole index in the order of records.
pub(super) fn in_order() -> String {
    format!(
        "SELECT record, row >> {ROWS_A_DAY}, words, marks
         FROM found_row CROSS JOIN found ON found.rowid = found_row.row ORDER BY record"
    )
}

impl Store {
    /// Brings the search index up to date with what was saved since it last was.
    ///
    /// # Errors
    /// What kept the file from being written. The index is as it was then, and what was saved is there all the same.
    pub fn catch_up(&mut self) -> Result<(), Error> {
        if !is_behind(&self.conn)? {
            return Ok(());
        }
        self.ready()?;
        let tx = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        catch_up(&tx, Vec::new())?;
        // Whether a save before it is on the disk stays a question until the same is asked again.
        let mut unsure = false;
        let ended = place::end(tx, self.place.as_ref(), &mut unsure);
        if unsure && let Some(path) = &self.path {
            self.conn = open::open_again(path, self.key.as_ref())?;
        }
        ended
    }
}

fn is_behind(conn: &Connection) -> Result<bool, Error> {
    Ok(conn
        .prepare_cached(
            "SELECT coalesce((SELECT max(seq) FROM version), 0) > coalesce((SELECT version FROM found_until), -1)",
        )?
        .query_row([], |row| row.get(0))?)
}

fn knows_until(conn: &Connection) -> Result<bool, Error> {
    Ok(conn.table_exists(None, "found_until")?)
}

/// Whether the index is said to hold more than there is: it would then pass over what comes.
pub(super) fn is_ahead(conn: &Connection) -> Result<bool, Error> {
    if !knows_until(conn)? {
        return Ok(false);
    }
    let ahead =
        "SELECT (SELECT version FROM found_until) > coalesce((SELECT max(seq) FROM version), 0)";
    let ahead: Option<bool> = conn.query_row(ahead, [], |row| row.get(0))?;
    Ok(ahead == Some(true))
}

/// The records of which the index may not say yet what they are. None in a file of the first schema, whose index never was
/// behind.
pub(super) fn behind(conn: &Connection) -> Result<BTreeSet<Id>, Error> {
    if !knows_until(conn)? {
        return Ok(BTreeSet::new());
    }
    // Not DISTINCT: for that SQLite would go through all records.
    let mut statement = conn.prepare_cached(
        "SELECT record FROM version
         WHERE seq > coalesce((SELECT version FROM found_until), 0)",
    )?;
    let ids = statement.query_map([], |row| row.get(0).map(Id::from_bytes))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Makes the index say what `head` says of all that is behind, and of these `records`, which may have changed without a
/// version of their own.
pub(super) fn catch_up(conn: &Connection, records: Vec<Id>) -> Result<(), Error> {
    let mut all = behind(conn)?;
    all.extend(records);
    refresh(conn, &all)?;
    conn.prepare_cached("DELETE FROM found_until")?
        .execute([])?;
    conn.prepare_cached("INSERT INTO found_until SELECT coalesce(max(seq), 0) FROM version")?
        .execute([])?;
    Ok(())
}

/// Past so many rows at once, it pays to make the index anew, or to bring its pieces together.
const MANY: usize = 1_000;

/// Makes the index say of these records what `head` says of them. All at once, because FTS5 is fast only where rows
/// come in order.
fn refresh(conn: &Connection, records: &BTreeSet<Id>) -> Result<(), Error> {
    let mut old: Vec<i64> = Vec::new();
    let mut new = Vec::new();
    for record in records {
        let row: Option<i64> = conn
            .prepare_cached("DELETE FROM found_row WHERE record = ?1 RETURNING row")?
            .query_row([record.bytes()], |row| row.get(0))
            .optional()?;
        old.extend(row);
        let head = head::of(conn, *record)?.filter(|head| head.live);
        new.extend(head.map(|head| (head.day, head.version)));
    }
    if old.len() > MANY && old.len() > rows(conn)? {
        empty(conn)?;
        new = conn
            .prepare("SELECT day, version FROM head WHERE live = 1")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
    } else {
        old.sort_unstable();
        for row in &old {
            conn.prepare_cached("DELETE FROM found WHERE rowid = ?1")?
                .execute([row])?;
        }
        if !old.is_empty() {
            carry_out(conn)?;
        }
    }
    new.sort_unstable();
    let many = new.len() > MANY;
    for (_, number) in new {
        let version = version::by_seq(conn, number)?;
        if let Some(record) = version.record()? {
            add(conn, &record, day(&record, &version)?)?;
        }
    }
    if many {
        // Else the saves to come would pay, bit by bit, for bringing the pieces together.
        conn.execute("INSERT INTO found (found) VALUES ('optimize')", [])?;
    }
    Ok(())
}

/// Has FTS5 take the rows out now, and not together with what comes next.
///
/// A row that goes and comes again at once is one list of places to FTS5, for each word and each beginning of words.
/// Of the list's size and mark it looks only at the first byte to see that something goes (`fts5FlushOneHash`, SQLite
/// 3.53.4 and 3.54.1), which is wrong for lists of 128 to 191 bytes and many longer ones: their old places stay, and
/// once the row goes for good they are left.
fn carry_out(conn: &Connection) -> Result<(), Error> {
    conn.prepare_cached("INSERT INTO found (found) VALUES ('flush')")?
        .execute([])?;
    Ok(())
}

fn rows(conn: &Connection) -> Result<usize, Error> {
    Ok(conn.query_row("SELECT count(*) FROM found_row", [], |row| size(row, 0))?)
}

fn add(conn: &Connection, record: &Record, day: Day) -> Result<(), Error> {
    let Some((words, marks)) = text(record) else {
        return Ok(());
    };
    let row: i64 = conn
        .prepare_cached(
            "SELECT coalesce(max(row) + 1, ?1) FROM found_row WHERE row >= ?1 AND row < ?2",
        )?
        .query_row([first_row(day), first_row(day.plus(1))], |row| row.get(0))?;
    conn.prepare_cached("INSERT INTO found_row (row, record) VALUES (?1, ?2)")?
        .execute(params![row, record.id().bytes()])?;
    conn.prepare_cached("INSERT INTO found (rowid, words, marks) VALUES (?1, ?2, ?3)")?
        .execute(params![row, words, marks])?;
    Ok(())
}

/// Empties the index, for a rebuild. Made anew, because FTS5 takes out row after row.
pub(super) fn empty(conn: &Connection) -> Result<(), Error> {
    let made: String = conn.query_row(
        "SELECT sql FROM sqlite_schema WHERE name = 'found'",
        [],
        |row| row.get(0),
    )?;
    conn.execute_batch(&format!(
        "DELETE FROM found_row; DROP TABLE found; {made};
         INSERT INTO found (found, rank) VALUES ('secure-delete', 1);"
    ))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{By, Change, What};
    use crate::store::sample;

    fn rows(store: &Store) -> usize {
        super::rows(&store.conn).unwrap()
    }

    fn hits(store: &mut Store, words: &str) -> (usize, bool) {
        let found = store.find(&crate::store::Looking {
            words: words.to_owned(),
            limit: 9,
            ..crate::store::Looking::default()
        });
        let found = found.unwrap();
        (found.hits.len(), found.behind)
    }

    #[test]
    fn a_save_leaves_the_index_behind_and_whoever_looks_for_words_finds_them() {
        let mut store = sample::store();
        sample::put(
            &mut store,
            vec![sample::entry(1, "2026-11-22", "River").into()],
        );
        assert_eq!((rows(&store), is_behind(&store.conn).unwrap()), (0, true));
        assert_eq!(store.check().unwrap(), Vec::new());
        assert_eq!(hits(&mut store, "river"), (1, false));
        assert_eq!((rows(&store), is_behind(&store.conn).unwrap()), (1, false));
        sample::put(
            &mut store,
            vec![sample::entry(1, "2026-11-22", "Forms").into()],
        );
        assert_eq!(store.check().unwrap(), Vec::new());
        assert_eq!(hits(&mut store, "river"), (0, false));
        assert_eq!(hits(&mut store, "forms"), (1, false));
        assert_eq!(store.check().unwrap(), Vec::new());
    }

    #[test]
    fn where_the_index_can_not_catch_up_the_rest_is_found_and_that_is_said() {
        let mut store = sample::with(vec![sample::entry(1, "2026-11-22", "River").into()]);
        sample::put(
            &mut store,
            vec![sample::entry(2, "2026-11-22", "River").into()],
        );
        store.only_read();
        assert_eq!(hits(&mut store, "river"), (1, true));
    }

    #[test]
    fn what_becomes_of_the_index_says_nothing_of_a_save() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut store = Store::open(&path, crate::domain::Ids::seeded(1)).unwrap();
        let save = Change::put(What::Saved, sample::entry(1, "2026-11-22", "River"));
        store.commit(&save, By::Full, sample::now()).unwrap();
        store.conn.commit_hook(Some(|| true)).unwrap();
        assert!(store.catch_up().is_err());
        assert!(!store.unsure);
        // Opened anew, without what kept it.
        assert_eq!(hits(&mut store, "river"), (1, false));
        // As after a save that was on the disk when its commit went wrong, and words looked for before it is tried again.
        let save = Change::put(What::Saved, sample::entry(2, "2026-11-22", "River"));
        let key = "entry/new";
        store.keep_draft(key, "River", sample::now()).unwrap();
        store.commit(&save, By::Full, sample::now()).unwrap();
        store.unsure = true;
        assert_eq!(hits(&mut store, "river"), (2, false));
        let again = store.commit_from(&save, Some(key), By::Full, sample::now());
        assert_eq!(again.unwrap().change, 0);
        assert_eq!(store.draft(key).unwrap(), None);
        assert!(!store.unsure);
    }

    #[test]
    fn words_that_the_index_was_behind_on_are_gone_from_it_once_they_are_erased() {
        let mut store = sample::with(vec![sample::entry(1, "2026-11-22", "River").into()]);
        sample::put(
            &mut store,
            vec![sample::entry(1, "2026-11-22", "Forms").into()],
        );
        store.erase(&[sample::id(1)], sample::now()).unwrap();
        assert_eq!((rows(&store), is_behind(&store.conn).unwrap()), (0, false));
        assert_eq!(store.check().unwrap(), Vec::new());
    }

    #[test]
    fn a_large_change_brings_the_index_along() {
        let mut store = sample::store();
        let many = (0..=65).map(|n| sample::entry(n, "2026-11-22", "River").into());
        sample::put(&mut store, many.collect());
        assert_eq!((rows(&store), is_behind(&store.conn).unwrap()), (66, false));
    }

    #[test]
    fn an_index_that_lost_how_far_it_is_catches_up_with_everything() {
        let mut store = sample::with(vec![sample::entry(1, "2026-11-22", "River").into()]);
        store
            .conn
            .execute_batch("DELETE FROM found_until; DELETE FROM found")
            .unwrap();
        assert_eq!(hits(&mut store, "river"), (1, false));
        assert!(!is_behind(&store.conn).unwrap());
        assert_eq!(store.check().unwrap(), Vec::new());
        assert!(!is_behind(&sample::store().conn).unwrap());
    }

    #[test]
    fn taking_back_a_large_import_leaves_the_index_whole() {
        let mut store = sample::with(vec![sample::entry(1, "2026-11-22", "River").into()]);
        let before = sample::says(&store);
        let many = (0..=MANY).map(|n| {
            let id = Id::once("entry", &n.to_string());
            let entry = sample::entry(0, "2026-11-22", "Forms");
            crate::domain::Entry { id, ..entry }.into()
        });
        sample::put(&mut store, many.collect());
        store.undo(By::Full, sample::now()).unwrap();
        assert_eq!(sample::says(&store), before);
        assert_eq!(store.check().unwrap(), Vec::new());
        store.redo(By::Full, sample::now()).unwrap();
        assert_eq!(store.check().unwrap(), Vec::new());
    }

    #[test]
    fn an_entry_that_says_a_word_often_leaves_nothing_when_it_goes() {
        for often in [1, 63, 64, 127, 128, 191, 192, 256, 20_000] {
            let mut store = sample::store();
            for again in 0..2 {
                let text = format!("{}{again}", "tea ".repeat(often));
                sample::put(
                    &mut store,
                    vec![sample::entry(1, "2026-11-22", &text).into()],
                );
                store.catch_up().unwrap();
            }
            assert_eq!(store.check().unwrap(), Vec::new(), "{often} times");
            let gone = Change::remove(Kind::Entry, sample::id(1));
            store.commit(&gone, By::Full, sample::now()).unwrap();
            store.catch_up().unwrap();
            assert_eq!(store.check().unwrap(), Vec::new(), "{often} times");
        }
    }

    #[test]
    fn a_row_knows_its_day() {
        for text in ["0001-01-01", "1926-02-28", "2026-11-22", "9999-12-31"] {
            let day: Day = text.parse().unwrap();
            assert_eq!(day_of(first_row(day)), Some(day));
            assert_eq!(day_of(first_row(day.plus(1)) - 1), Some(day));
        }
    }
}

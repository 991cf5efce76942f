//! Damage: bits that flip and pages that are lost or change places, in a journal that lies still. Nobody is shown words
//! that are not those that were written; lists that are not whole and charts of other figures are found before they are
//! shown. What is whole all the same comes back with a rescue.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use fastrand::Rng;
use mainstay::domain::{By, CheckIn, Entry, Goal, Ids, Kept, Person, Reach, Record};
use mainstay::store::{Error, Looking, Progress, Span, Store, rescue};

use super::home::quick_folder;
use super::{DAMAGED_FILES, RESCUES, report};

const PAGE: usize = 4_096;

/// What one way of reading answers: by what it was asked for.
type Words = BTreeMap<String, String>;

fn all<T: Kept + Into<Record>>(store: &Store) -> Result<Words, Error> {
    let mut words = Words::new();
    for record in store.list::<T>(Span::ALL)? {
        let record: Record = record.into();
        words.insert(record.id().to_string(), format!("{record:?}"));
    }
    Ok(words)
}

/// Each record by its id, as its own page reads it.
fn alone(store: &Store, ids: &[Record]) -> Vec<Result<Words, Error>> {
    let read = |record: &Record| {
        let found = store.record(record.kind(), record.id())?;
        let words = found.map(|found| (found.id().to_string(), format!("{found:?}")));
        Ok(words.into_iter().collect())
    };
    ids.iter().map(read).collect()
}

fn found(store: &mut Store, words: &str) -> Result<Words, Error> {
    let looking = Looking {
        words: words.to_owned(),
        limit: 20,
        ..Looking::default()
    };
    let mut words = Words::new();
    for hit in store.find(&looking)?.hits {
        let said = hit.record.words().join(" ");
        let snippet = hit.snippet.iter().map(|(piece, _)| piece.as_str());
        let snippet: String = snippet.collect();
        for word in snippet.split_whitespace() {
            let word = word.trim_matches('.');
            assert!(
                said.contains(word),
                "{word:?} of {snippet:?} is not in {said:?}"
            );
        }
        words.insert(hit.record.id().to_string(), format!("{:?}", hit.record));
    }
    Ok(words)
}

/// The words as they stand in the file, by whoever asks for them without a look at their hash: the control.
fn unguarded(path: &Path) -> rusqlite::Result<BTreeMap<Vec<u8>, String>> {
    let conn = rusqlite::Connection::open(path)?;
    let mut statement = conn.prepare("SELECT id, body FROM version WHERE body IS NOT NULL")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Everything that pages read of a journal.
fn read(store: &mut Store, ids: &[Record]) -> Vec<Result<Words, Error>> {
    let mut parts = vec![
        all::<Entry>(store),
        all::<CheckIn>(store),
        all::<Goal>(store),
        all::<Person>(store),
        all::<Reach>(store),
        found(store, "walk"),
        found(store, "the"),
    ];
    parts.extend(alone(store, ids));
    parts
}

/// What charts and counts are made of. It stands in tables of its own, which have no hash, so the file is looked through
/// before them.
fn figures(store: &Store) -> Result<String, Error> {
    let slugs = ["mood", "stress", "energy"];
    Ok(format!(
        "{:?} {:?} {:?} {:?}",
        store.series_of(&slugs, Span::ALL)?,
        store.outside_range(&slugs, Span::ALL)?,
        store.check_in_days(Span::ALL)?,
        store.contacts(None, Span::ALL)?
    ))
}

/// Where a version stands in a file, whole in one page.
struct Stands {
    id: Vec<u8>,
    from: usize,
    to: usize,
}

/// The most bytes that SQLite has before the fields of a row: its length, its number and its header.
const BEFORE: usize = 40;

/// The versions that stand in one piece in the file at `path`.
fn standing(path: &Path, bytes: &[u8]) -> Vec<Stands> {
    let conn = rusqlite::Connection::open(path).expect("a file");
    let fields = "SELECT id, CAST(id || record || kind || parents || device || at || coalesce(body, '') || hash AS BLOB)
        FROM version";
    let mut statement = conn.prepare(fields).expect("a query");
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    let rows: Vec<(Vec<u8>, Vec<u8>)> = rows.expect("read").map(|it| it.expect("a row")).collect();
    let mut begins: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (n, (_, fields)) in rows.iter().enumerate() {
        begins.entry(&fields[..16]).or_default().push(n);
    }
    let mut standing = Vec::new();
    for (at, first) in bytes.windows(16).enumerate() {
        for n in begins.get(first).into_iter().flatten() {
            let (id, fields) = &rows[*n];
            if bytes[at..].starts_with(fields) {
                standing.push(Stands {
                    id: id.clone(),
                    from: at.saturating_sub(BEFORE).max(at / PAGE * PAGE),
                    to: at + fields.len(),
                });
            }
        }
    }
    standing
}

/// What rescuing brought back.
#[derive(Debug, Default)]
struct Back {
    rescues: usize,
    whole: usize,
    missing: usize,
    /// Versions that damage took a byte of.
    hurt: usize,
}

impl Back {
    /// Rescues the damaged file at `path`: every version of which no byte was touched is there again.
    fn rescue(&mut self, path: &Path, damaged: &[u8], before: &[u8], standing: &[Stands]) {
        let folder = quick_folder();
        let out = folder.path().join("new.db");
        let rescued = rescue(path, &out, &[], Ids::seeded(3), &Progress::default());
        rescued.expect("rescued");
        let conn = rusqlite::Connection::open(&out).expect("a file");
        let mut ids = conn.prepare("SELECT id FROM version").expect("a query");
        let ids = ids.query_map([], |row| row.get(0)).expect("read");
        let ids: BTreeSet<Vec<u8>> = ids.map(|id| id.expect("an id")).collect();
        self.rescues += 1;
        for it in standing {
            if damaged[it.from..it.to] != before[it.from..it.to] {
                self.hurt += 1;
            } else if ids.contains(&it.id) {
                self.whole += 1;
            } else {
                self.missing += 1;
            }
        }
    }
}

/// A few weeks of somebody's life in a file at `path`: the records, and all that is read of them.
fn written(path: &Path) -> (Vec<Record>, Vec<Words>) {
    let until = "2026-11-22".parse().expect("a day");
    let mut store = Store::open(path, Ids::seeded(1)).expect("a journal");
    let mut records: Vec<Record> = Vec::new();
    for step in mainstay::demo::life(1, 1, until) {
        if step.at.today.since(until) > -30 || step.at.today.since(until) < -360 {
            store.commit(&step.change, By::Full, step.at).expect("kept");
            records.extend(step.change.puts);
        }
    }
    records.retain(|record| matches!(record, Record::Entry(_) | Record::CheckIn(_)));
    let words = read(&mut store, &records);
    (
        records,
        words.into_iter().map(|part| part.expect("read")).collect(),
    )
}

/// Does one kind of damage, by chance, and says which.
fn damage(bytes: &mut [u8], rng: &mut Rng) -> &'static str {
    let pages = bytes.len() / PAGE;
    let page = rng.usize(1..pages) * PAGE;
    match rng.u8(0..8) {
        0 => {
            bytes[page..page + PAGE].fill(0);
            "a page of zeros"
        }
        1 => {
            let other = rng.usize(1..pages) * PAGE;
            for at in 0..PAGE {
                bytes.swap(page + at, other + at);
            }
            "two pages that changed places"
        }
        _ => {
            let at = rng.usize(0..bytes.len());
            bytes[at] ^= 1 << rng.u8(0..8);
            "a flipped bit"
        }
    }
}

#[derive(Debug, Default)]
struct Tally {
    tries: usize,
    harmless: usize,
    not_opened: usize,
    refused: usize,
    /// Nothing was refused, but something was not there any more, or not in its place.
    missing: usize,
    unnoticed: Vec<String>,
    /// Charts and counts that would say something else, and those of them that the look before them did not find.
    figures: usize,
    changed: Vec<String>,
}

#[test]
fn damaged_words_are_never_shown() {
    let folder = quick_folder();
    let path = folder.path().join("journal.db");
    let (records, words) = written(&path);
    let whole = std::fs::read(&path).expect("read");
    let bodies = unguarded(&path).expect("read");
    let said = figures(&Store::open_to_read(&path).expect("a journal")).expect("read");
    let standing = standing(&path, &whole);
    assert!(standing.len() > records.len(), "{}", standing.len());
    let mut back = Back::default();
    let each = DAMAGED_FILES.now() / RESCUES.now();
    let mut unguarded_changes = 0;
    let mut rng = Rng::with_seed(20_221_122);
    let mut tally = Tally::default();
    for turn in 0..DAMAGED_FILES.now() {
        let mut bytes = whole.clone();
        let what = damage(&mut bytes, &mut rng);
        std::fs::write(&path, &bytes).expect("written");
        tally.tries += 1;
        if turn % each == 0 {
            back.rescue(&path, &bytes, &whole, &standing);
        }
        if let Ok(now) = unguarded(&path) {
            let differs =
                |(id, body): (&Vec<u8>, &String)| now.get(id).is_some_and(|it| it != body);
            unguarded_changes += usize::from(bodies.iter().any(differs));
        }
        let Ok(mut store) = Store::open(&path, Ids::seeded(2)) else {
            tally.not_opened += 1;
            continue;
        };
        let (mut refused, mut missing) = (false, false);
        for (now, then) in read(&mut store, &records).into_iter().zip(&words) {
            let Ok(now) = now else {
                refused = true;
                continue;
            };
            for (id, text) in &now {
                if then.get(id).is_some_and(|then| then != text) {
                    tally.changed.push(format!("{turn}, {what}: {text}"));
                }
            }
            missing |= !now.keys().eq(then.keys());
        }
        // What pages do before the first that lists or counts.
        let looked = store.look_through();
        let told = looked.map_or(true, |found| !found.is_empty());
        if figures(&store).is_ok_and(|now| now != said) {
            tally.figures += 1;
            if !told {
                tally.unnoticed.push(format!("{turn}, {what}: figures"));
            }
        }
        if refused {
            tally.refused += 1;
        } else if missing {
            tally.missing += 1;
            if !told {
                tally.unnoticed.push(format!("{turn}, {what}"));
            }
        } else {
            tally.harmless += 1;
        }
    }
    report(&format!(
        "{} damaged journals: {} not opened, {} refused to show what was damaged, {} would show less, {} showed everything as it was; {} showed other words",
        tally.tries,
        tally.not_opened,
        tally.refused,
        tally.missing,
        tally.harmless,
        tally.changed.len()
    ));
    report(&format!(
        "    charts and counts of {} would say something else; of these and of those that would show less, {} not found before they were shown",
        tally.figures,
        tally.unnoticed.len()
    ));
    report(&format!(
        "{} damaged journals rescued: {} versions of which no byte was touched, {} of them missing; of {} others a byte was",
        back.rescues,
        back.whole + back.missing,
        back.missing,
        back.hurt
    ));
    assert_eq!(back.missing, 0);
    report(&format!(
        "    control: read without a look at the hash, {unguarded_changes} would have shown other words"
    ));
    assert!(unguarded_changes > 0, "no word was ever changed");
    assert_eq!((tally.changed, tally.unnoticed), (Vec::new(), Vec::new()));
}

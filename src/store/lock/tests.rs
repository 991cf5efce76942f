use std::collections::BTreeMap;

use super::*;
use crate::domain::{Entry, Ids};
use crate::store::sample::{self, now};

const WORD: &str = "Quetzalcoatlus";

fn rescued(damaged: &Path, out: &Path, secrets: &[Secret]) -> Result<crate::store::Rescued, Error> {
    crate::store::rescue(damaged, out, secrets, Ids::seeded(9), &Progress::default())
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

fn secret(text: &str) -> Secret {
    Secret::passphrase(text).unwrap()
}

fn path(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("journal.db")
}

/// A key that no passphrase was derived to, which takes its time.
fn key(n: u8) -> Key {
    Key::from_kept(&[n; 48]).unwrap()
}

/// A plain journal with words of every sort in it, and two backups.
fn journal(folder: &tempfile::TempDir) -> Store {
    with_entries(folder, 29)
}

fn with_entries(folder: &tempfile::TempDir, count: u8) -> Store {
    let mut store = Store::open(&path(folder), Ids::seeded(1)).unwrap();
    for n in 1..=count {
        let text = format!(
            "{n} I saw a {WORD} by the river. {}",
            "It flew. ".repeat(usize::from(n) * 8)
        );
        sample::put(
            &mut store,
            vec![sample::entry(n, "2026-11-22", &text).into()],
        );
    }
    store.keep_draft("entry/new", WORD, now()).unwrap();
    store.back_up(now()).unwrap();
    store.back_up(now()).unwrap();
    store
}

fn says(store: &Store) -> String {
    assert_eq!(store.check().unwrap(), []);
    format!(
        "{:?} {:?}",
        sample::says(store),
        store.draft("entry/new").unwrap()
    )
}

/// Every file below the folder, by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            all.insert(name, fs::read(&path).unwrap());
        }
    }
    all
}

fn with_word(folder: &Path) -> Vec<String> {
    let has = |bytes: &[u8]| {
        bytes
            .windows(WORD.len())
            .any(|it| it.eq_ignore_ascii_case(WORD.as_bytes()))
    };
    files(folder)
        .into_iter()
        .filter(|(_, bytes)| has(bytes))
        .map(|(name, _)| name)
        .collect()
}

fn wrong(result: &Result<Store, Error>) -> bool {
    matches!(result, Err(Error::WrongKey { .. }))
}

#[test]
fn a_passphrase_locks_the_journal_and_its_backups_and_leaves_no_plain_byte() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    let before = says(&store);
    assert_eq!(with_word(folder.path()).len(), 3);
    assert_eq!(
        store.set_passphrase(&passphrase("by the river")).unwrap(),
        Vec::<PathBuf>::new()
    );
    assert_eq!(with_word(folder.path()), Vec::<String>::new());
    assert!(store.is_locked() && says(&store) == before);
    // It goes on as before: saving, undoing, erasing, backing up.
    sample::put(
        &mut store,
        vec![sample::entry(40, "2026-11-22", WORD).into()],
    );
    store.back_up(now()).unwrap();
    assert_eq!(store.erase(&[sample::id(3)], now()).unwrap(), 1);
    assert_eq!(store.erase_in_backups().unwrap(), []);
    assert_eq!(store.backups_with_erased().unwrap(), []);
    assert_eq!(with_word(folder.path()), Vec::<String>::new());
    let (backups, before) = (store.backups().unwrap(), says(&store));
    assert_eq!(backups.len(), 3);
    drop(store);
    assert!(matches!(
        Store::open(&path(&folder), Ids::new()),
        Err(Error::Locked { .. })
    ));
    let store = Store::unlock(&path(&folder), &secret("by the river"), Ids::new()).unwrap();
    assert_eq!(says(&store), before);
    let words = Secret::words(&store.recovery_words().unwrap().join(" ")).unwrap();
    drop(store);
    for path in backups.iter().map(|it| &it.path).chain([&path(&folder)]) {
        for secret in [&words, &secret("by the river")] {
            let copy = Store::unlock_to_read(path, Some(secret)).unwrap();
            assert!(copy.get::<Entry>(sample::id(1)).unwrap().is_some());
        }
    }
}

#[test]
fn any_sqlcipher_opens_the_file_with_the_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    store
        .set_passphrase(&passphrase("caf\u{e9} 'quoted'"))
        .unwrap();
    let backup = store.backups().unwrap().remove(0).path;
    drop(store);
    for path in [path(&folder), backup] {
        let tool = Connection::open(path).unwrap();
        // As anybody's tool does it: the passphrase as text, and SQLCipher's own derivation.
        tool.pragma_update(None, "key", "caf\u{e9} 'quoted'")
            .unwrap();
        let rows: i64 = tool
            .query_row("SELECT count(*) FROM entries", [], |row| row.get(0))
            .unwrap();
        assert_eq!(rows, 29);
    }
}

#[test]
fn a_changed_passphrase_opens_all_and_the_old_one_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    store.set_passphrase(&passphrase("old")).unwrap();
    let old_words = Secret::words(&store.recovery_words().unwrap().join(" ")).unwrap();
    let before = says(&store);
    assert!(store.set_passphrase(&passphrase("new")).unwrap().is_empty());
    assert!(store.opens_with(&secret("new")) && !store.opens_with(&secret("old")));
    for backup in store.backups().unwrap() {
        assert!(wrong(&Store::unlock_to_read(
            &backup.path,
            Some(&secret("old"))
        )));
        assert!(wrong(&Store::unlock_to_read(
            &backup.path,
            Some(&old_words)
        )));
        store.open_copy(&backup.path).unwrap();
    }
    assert_eq!(says(&store), before);
    assert!(store.remove_passphrase().unwrap().is_empty());
    assert_eq!(says(&store), before);
    drop(store);
    let store = Store::open(&path(&folder), Ids::new()).unwrap();
    assert_eq!((says(&store), store.is_locked()), (before, false));
    assert_eq!(with_word(folder.path()).len(), 3);
    // The journal, SQLite's emptied one, and the backups: nothing is left over.
    assert_eq!(files(folder.path()).len(), 4);
}

#[test]
fn a_wrong_key_gets_the_same_answer_each_time_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    store.remove_backups().unwrap();
    store.set_passphrase(&passphrase("right")).unwrap();
    drop(store);
    let before = files(folder.path());
    let mut random = fastrand::Rng::with_seed(4);
    let mut answers = std::collections::BTreeSet::new();
    let raw = (0..1_000).map(|_| {
        let bytes: Vec<u8> = std::iter::repeat_with(|| random.u8(..)).take(48).collect();
        Key::from_kept(&bytes).unwrap().secret()
    });
    let typed = ["Right", "right ", "\u{0}"].map(secret);
    for wrong in raw.chain(typed) {
        let answer = Store::unlock(&path(&folder), &wrong, Ids::new()).unwrap_err();
        answers.insert(answer.to_string());
    }
    assert_eq!(answers.len(), 1);
    assert_eq!(files(folder.path()), before);
    Store::unlock(&path(&folder), &secret("right"), Ids::new()).unwrap();
}

#[test]
fn a_file_that_does_not_open_is_damaged_where_its_newest_backup_opens() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    store.set_passphrase(&passphrase("right")).unwrap();
    drop(store);
    let whole = fs::read(path(&folder)).unwrap();
    // In the salt, where the key is derived from, and behind it.
    for at in [3, 60] {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(path(&folder), bytes).unwrap();
        let open = |text: &str| Store::unlock(&path(&folder), &secret(text), Ids::new());
        assert!(matches!(open("right"), Err(Error::Damaged { .. })));
        assert!(wrong(&open("left")));
    }
}

#[test]
fn every_flipped_bit_of_a_locked_file_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = with_entries(&folder, 2);
    store.remove_backups().unwrap();
    store.relock(Some(key(1))).unwrap();
    let key = key(1).secret();
    drop(store);
    let whole = fs::read(path(&folder)).unwrap();
    let mut random = fastrand::Rng::with_seed(5);
    for _ in 0..1_000 {
        let mut bytes = whole.clone();
        let at = random.usize(..whole.len());
        bytes[at] ^= 1 << random.u8(..8);
        fs::write(path(&folder), bytes).unwrap();
        let found = match Store::unlock_to_read(&path(&folder), Some(&key)) {
            // Of the salt nothing but the key of the signatures is made.
            Err(_) => true,
            Ok(store) => !check::sealed(&store.conn).unwrap(),
        };
        assert!(found, "byte {at}");
    }
}

#[test]
fn a_crash_at_any_point_leaves_the_old_or_the_new_and_the_next_start_ends_it() {
    let ways = [(None, Some(1)), (Some(2), Some(1)), (Some(2), None)];
    for (old, new) in ways {
        // Before the new file is whole; before it takes its place; after it did; after one backup followed.
        for step in 0..4 {
            let folder = tempfile::tempdir().unwrap();
            let mut store = journal(&folder);
            let (old_key, new_key) = (old.map(key), new.map(key));
            if old_key.is_some() {
                store.relock(old_key.clone()).unwrap();
            }
            let (before, backups) = (says(&store), store.backups().unwrap());
            drop(store);
            let part = open::beside(&path(&folder), ".turned-0123456789abcdef");
            rewrite(
                &path(&folder),
                old_key.as_ref(),
                &part,
                new_key.as_ref(),
                true,
            )
            .unwrap();
            if step == 0 {
                let half = fs::metadata(&part).unwrap().len() / 2;
                OpenOptions::new()
                    .write(true)
                    .open(&part)
                    .unwrap()
                    .set_len(half)
                    .unwrap();
            }
            if step >= 2 {
                exchange(&part, &path(&folder)).unwrap();
            }
            if step == 3 {
                let copy = &backups[0].path;
                let part = backup::part_of(copy);
                rewrite(copy, old_key.as_ref(), &part, new_key.as_ref(), false).unwrap();
                exchange(&part, copy).unwrap();
            }
            let now = if step < 2 { &old_key } else { &new_key };
            let secret = now.as_ref().map(Key::secret);
            let store = Store::open_with(&path(&folder), secret.as_ref(), Ids::new());
            let store = store.unwrap();
            assert_eq!(says(&store), before, "{old:?} {new:?} {step}");
            for backup in store.backups().unwrap() {
                assert_eq!(open::salt(&backup.path).is_some(), now.is_some());
                store.open_copy(&backup.path).unwrap();
            }
            let mut names: Vec<String> = files(folder.path()).into_keys().collect();
            names.retain(|name| !name.ends_with("-journal"));
            assert_eq!(names.len(), 3, "{names:?}");
            let plain = if now.is_some() { 0 } else { 3 };
            assert_eq!(
                with_word(folder.path()).len(),
                plain,
                "{old:?} {new:?} {step}"
            );
        }
    }
}

#[test]
fn a_new_file_that_could_not_be_made_leaves_all_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    let before = says(&store);
    let other = Connection::open(path(&folder)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    store.conn.busy_timeout(Duration::ZERO).unwrap();
    assert!(matches!(store.relock(Some(key(1))), Err(Error::Busy)));
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!((says(&store), store.is_locked()), (before, false));
    assert_eq!(strays(&path(&folder)), Vec::<PathBuf>::new());
}

#[test]
fn copies_that_could_not_follow_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    let backup = store.backups().unwrap().remove(0).path;
    fs::write(&backup, "Not a journal any more").unwrap();
    let copy = folder.path().canonicalize().unwrap().join("journal (1).db");
    fs::copy(path(&folder), &copy).unwrap();
    let left = store.relock(Some(key(1))).unwrap();
    assert_eq!(left, [backup, copy]);
}

#[test]
fn another_program_that_had_the_old_file_open_saves_nothing_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    let mut other = Store::open(&path(&folder), Ids::seeded(2)).unwrap();
    store.relock(Some(key(1))).unwrap();
    let change = crate::domain::Change::put(
        crate::domain::What::Saved,
        sample::entry(50, "2026-11-22", "Late"),
    );
    let refused = other.commit(&change, crate::domain::By::Full, now());
    assert!(matches!(refused, Err(Error::Moved)), "{refused:?}");
}

#[test]
fn a_locked_journal_that_is_damaged_is_rescued_under_its_own_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    store.relock(Some(key(1))).unwrap();
    let late = sample::entry(60, "2026-11-22", "After the backups");
    sample::put(&mut store, vec![late.into()]);
    let words = Secret::words(&store.recovery_words().unwrap().join(" ")).unwrap();
    drop(store);
    let whole = fs::read(path(&folder)).unwrap();
    let mut back = 0;
    let pages = whole.len() / 4096;
    let mut out = 0;
    for page in [0, pages / 4, pages / 2, pages * 3 / 4, pages - 1] {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 100..(page + 1) * 4096].fill(0xa5);
        fs::write(path(&folder), bytes).unwrap();
        for secret in [key(1).secret(), words.clone()] {
            out += 1;
            let out = folder.path().join(format!("new-{out}.db"));
            let rescued = rescued(&path(&folder), &out, &[secret]).unwrap();
            assert!(rescued.records >= 29);
            let new = Store::unlock(&out, &key(1).secret(), Ids::new()).unwrap();
            assert_eq!(new.check().unwrap(), []);
            assert!((1..30).all(|n| new.get::<Entry>(sample::id(n)).unwrap().is_some()));
            back += usize::from(new.get::<Entry>(sample::id(60)).unwrap().is_some());
        }
    }
    // What no backup has comes back too, unless its own page is gone, or the way to all of them.
    assert!(back >= 4, "{back}");
    let out = folder.path().join("none.db");
    let wrong = rescued(&path(&folder), &out, &[key(2).secret()]);
    assert!(matches!(wrong, Err(Error::WrongKey { .. })));
    let without = rescued(&path(&folder), &out, &[]);
    assert!(matches!(without, Err(Error::Locked { .. })));
    assert!(!out.exists());
}

#[test]
fn an_empty_home_and_one_backup_are_enough_with_the_passphrase_or_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = journal(&folder);
    store.set_passphrase(&passphrase("right")).unwrap();
    let words = Secret::words(&store.recovery_words().unwrap().join(" ")).unwrap();
    let backup = store.backups().unwrap().remove(0).path;
    for secret in [secret("right"), words] {
        let home = tempfile::tempdir().unwrap();
        let one = home.path().join("one.db");
        fs::copy(&backup, &one).unwrap();
        let mut new = Store::open(&path(&home), Ids::seeded(7)).unwrap();
        let then = Store::unlock_to_read(&one, Some(&secret)).unwrap();
        assert_eq!(new.merge(&then, now()).unwrap().records, 29);
        assert_eq!(sample::says(&new), sample::says(&store));
    }
}

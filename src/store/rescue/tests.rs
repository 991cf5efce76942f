use std::collections::BTreeSet;

use super::*;
use crate::domain::{By, Change, Kind, Record};
use crate::store::sample::{self, now};

/// A journal in a folder, with entries of every length up to some pages and with every kind of record.
fn journal(folder: &Path) -> PathBuf {
    let path = folder.join("journal.db");
    let mut store = Store::open(&path, Ids::seeded(1)).unwrap();
    for n in 20..60_u8 {
        let text = format!(
            "{n} {}",
            "Walked home the river way. ".repeat(usize::from(n - 20).pow(2) / 4)
        );
        sample::put(
            &mut store,
            vec![sample::entry(n, "2026-11-22", &text).into()],
        );
    }
    for kind in Kind::ALL {
        sample::put(&mut store, vec![sample::any(*kind, 15, 3)]);
    }
    store
        .commit(
            &Change::remove(Kind::Entry, sample::id(25)),
            By::Full,
            now(),
        )
        .unwrap();
    path
}

fn bodies(path: &Path) -> BTreeSet<(String, String)> {
    let store = Store::open_to_read(path).unwrap();
    let mut all = BTreeSet::new();
    version::each(&store.conn, |_, version| {
        all.insert((
            version.id.to_string(),
            version.body.clone().unwrap_or_default(),
        ));
        Ok(())
    })
    .unwrap();
    all
}

#[test]
fn of_a_whole_journal_everything_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (path, out) = (journal(folder.path()), folder.path().join("new.db"));
    let rescued = rescue(&path, &out, &[], Ids::seeded(2), &Progress::default()).unwrap();
    assert_eq!(bodies(&out), bodies(&path));
    assert_eq!(rescued.lost, []);
    assert_eq!(rescued.sources.len(), 1);
    let (old, new) = (
        Store::open(&path, Ids::new()).unwrap(),
        Store::open(&out, Ids::new()).unwrap(),
    );
    assert_eq!(sample::says(&old), sample::says(&new));
    assert_eq!(new.check().unwrap(), []);
}

#[test]
fn of_a_damaged_journal_every_version_that_is_as_it_was_written_is_found_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path());
    let (whole, written) = (fs::read(&path).unwrap(), bodies(&path));
    let mut random = fastrand::Rng::with_seed(3);
    let mut found = 0;
    for round in 0..12 {
        let mut bytes = whole.clone();
        match round % 4 {
            // A bit here and there, the header too.
            0 => (0..20).for_each(|_| bytes[random.usize(..whole.len())] ^= 1 << random.u8(..8)),
            1 => bytes[..4096].fill(0),
            2 => {
                let page = random.usize(1..whole.len() / 4096) * 4096;
                bytes[page..page + 4096].fill(0xa5);
            }
            _ => bytes.truncate(random.usize(whole.len() / 2..whole.len())),
        }
        let damaged = folder.path().join("damaged.db");
        fs::write(&damaged, &bytes).unwrap();
        let out = folder.path().join(format!("new-{round}.db"));
        let rescued = rescue(&damaged, &out, &[], Ids::seeded(2), &Progress::default()).unwrap();
        let there = bodies(&out);
        assert!(there.is_subset(&written), "round {round}");
        // A page holds a few versions, and a long one stands in several pages.
        let gone = written.len() - there.len();
        let most = if round % 4 == 3 {
            written.len() / 2 + 40
        } else {
            45
        };
        assert!(gone <= most, "round {round}: {gone} gone");
        assert!(rescued.lost.len() <= gone, "round {round}");
        found += there.len();
        assert_eq!(Store::open(&out, Ids::new()).unwrap().check().unwrap(), []);
    }
    assert!(found > 0);
}

#[test]
fn what_the_journal_lost_comes_from_its_backups() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path());
    let written = bodies(&path);
    let mut store = Store::open(&path, Ids::seeded(4)).unwrap();
    store.back_up(now()).unwrap();
    sample::put(
        &mut store,
        vec![sample::entry(250, "2026-11-22", "After the backup").into()],
    );
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[100..half].fill(0);
    fs::write(&path, bytes).unwrap();
    let out = folder.path().join("new.db");
    let rescued = rescue(&path, &out, &[], Ids::seeded(2), &Progress::default()).unwrap();
    assert!(bodies(&out).is_superset(&written));
    assert_eq!(rescued.sources.len(), 2);
    assert_eq!(rescued.lost, []);
    let new = Store::open(&out, Ids::new()).unwrap();
    let Some(Record::Entry(last)) = new.record(Kind::Entry, sample::id(250)).unwrap() else {
        panic!("the last entry")
    };
    assert_eq!(last.text, "After the backup");
}

#[test]
fn what_was_erased_for_good_stays_so_though_a_backup_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path());
    let mut store = Store::open(&path, Ids::seeded(4)).unwrap();
    store.back_up(now()).unwrap();
    store.erase(&[sample::id(27)], now()).unwrap();
    drop(store);
    let out = folder.path().join("new.db");
    rescue(&path, &out, &[], Ids::seeded(2), &Progress::default()).unwrap();
    let new = Store::open(&out, Ids::new()).unwrap();
    assert_eq!(new.record(Kind::Entry, sample::id(27)).unwrap(), None);
    assert!(new.is_erased(sample::id(27)).unwrap());
}

#[test]
fn what_was_being_typed_comes_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path());
    let mut store = Store::open(&path, Ids::seeded(4)).unwrap();
    store
        .keep_draft("entry", "{\"text\":\"Half a sen\"}", now())
        .unwrap();
    drop(store);
    let out = folder.path().join("new.db");
    rescue(&path, &out, &[], Ids::seeded(2), &Progress::default()).unwrap();
    let new = Store::open(&out, Ids::new()).unwrap();
    assert!(new.draft("entry").unwrap().is_some());
}

#[test]
fn what_holds_nothing_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, out) = (folder.path().join("text.db"), folder.path().join("new.db"));
    fs::write(&path, "A shopping list.").unwrap();
    assert!(matches!(
        rescue(&path, &out, &[], Ids::new(), &Progress::default()),
        Err(Error::Unreadable { .. })
    ));
    assert!(matches!(
        rescue(
            &folder.path().join("nothing.db"),
            &out,
            &[],
            Ids::new(),
            &Progress::default()
        ),
        Err(Error::Io { .. })
    ));
    let there: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    assert_eq!(there, ["text.db"]);
    fs::write(&out, "Mine").unwrap();
    assert!(matches!(
        rescue(&path, &out, &[], Ids::new(), &Progress::default()),
        Err(Error::Exists { .. })
    ));
    assert_eq!(fs::read_to_string(&out).unwrap(), "Mine");
}

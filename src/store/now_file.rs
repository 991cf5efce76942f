//! What the hard moment shows while the journal is locked: the people whom the person marked for that, in a small file
//! beside the journal that anyone who has it can read, and that says so. Only of a locked journal; a plain one is read
//! itself.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::Error;
use super::{Store, backup, open};
use crate::domain::{By, Change, Ids, Moment, Person, What};

/// What stands first in the file.
const NOTE: &str = "Anyone who can open this file can read it. It holds the people you chose to show while your journal \
                    is locked, and nothing else.";
/// More than anybody marks, in bytes.
const LONGEST: u64 = 1024 * 1024;

#[derive(Serialize, Deserialize)]
struct Shown {
    note: String,
    people: Vec<Person>,
}

impl Store {
    /// A journal in memory that holds only what may be seen while the one at `path` is locked. Nothing can be saved
    /// in it. What can't be read is left out.
    ///
    /// # Errors
    /// When SQLite has no memory for it.
    pub fn seen_while_locked(path: &Path, now: Moment) -> Result<Self, Error> {
        let mut store = Self::in_memory(Ids::new())?;
        for person in read(&file(path)).unwrap_or_default() {
            // One that can't be kept takes nothing from the others.
            let _ = store.commit(&Change::put(What::Saved, person), By::Full, now);
        }
        store.only_read();
        Ok(store)
    }

    /// Brings the file up to what the journal says, where that is another. It keeps nothing from being saved: what can't
    /// be written goes, so that nobody is shown who should not be.
    pub(super) fn keep_now_file(&self) {
        let Some(path) = &self.path else { return };
        let file = file(path);
        let people = if self.is_locked() {
            self.shown_people().unwrap_or_default()
        } else {
            Vec::new()
        };
        let nobody = people.is_empty();
        let stands = read(&file).as_ref() == Some(&people);
        if nobody || !stands && write(&file, people).is_err() {
            let _ = fs::remove_file(&file);
        }
    }

    /// The people to be shown, with what is shown of them and no more.
    fn shown_people(&self) -> Result<Vec<Person>, Error> {
        let people = self.hard_moment_people()?.into_iter();
        let people = people.filter(|person| person.show_when_locked);
        Ok(people
            .map(|it| Person {
                kind: it.kind,
                ways: it.ways,
                good_times: it.good_times,
                good_for: it.good_for,
                hard_order: it.hard_order,
                show_when_locked: true,
                what_to_say: it.what_to_say,
                ..Person::named(it.id, &it.name)
            })
            .collect())
    }
}

fn file(journal: &Path) -> PathBuf {
    open::beside(journal, ".now.json")
}

fn read(file: &Path) -> Option<Vec<Person>> {
    let meta = fs::symlink_metadata(file).ok()?;
    if !meta.is_file() || meta.len() > LONGEST {
        return None;
    }
    let text = fs::read_to_string(file).ok()?;
    let shown: Shown = serde_json::from_str(&text).ok()?;
    Some(shown.people)
}

/// Writes it anew beside itself, for its owner only, and puts it in place.
fn write(file: &Path, people: Vec<Person>) -> Result<(), Error> {
    let io = |error| backup::io(file, error);
    let shown = Shown {
        note: NOTE.to_owned(),
        people,
    };
    let text = serde_json::to_string_pretty(&shown).map_err(|error| io(error.into()))?;
    let part = open::beside(file, ".part");
    let _ = fs::remove_file(&part);
    let written = open::make_file(&part)
        .and_then(|()| OpenOptions::new().write(true).open(&part))
        .and_then(|mut it| it.write_all(text.as_bytes()).and_then(|()| it.sync_all()))
        .and_then(|()| fs::rename(&part, file));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    open::sync_folder(&open::folder_of(file));
    written.map_err(io)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Kind;
    use crate::store::Passphrase;
    use crate::store::sample::{self, now, put};

    fn shown(n: u8, name: &str) -> Person {
        Person {
            hard_order: Some(u16::from(n)),
            show_when_locked: true,
            relation: Some("sponsor".to_owned()),
            note: Some("Met in May".to_owned()),
            ..Person::named(sample::id(n), name)
        }
    }

    #[test]
    fn the_file_holds_whom_the_person_marked_and_only_what_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        let mut store = Store::open(&path, Ids::seeded(1)).unwrap();
        let hidden = Person {
            show_when_locked: false,
            ..shown(3, "Dev")
        };
        put(&mut store, vec![shown(2, "Rosa").into(), hidden.into()]);
        assert!(!file(&path).exists(), "a plain journal needs none");
        store
            .set_passphrase(&Passphrase::new("river").unwrap())
            .unwrap();
        let text = || fs::read_to_string(file(&path)).unwrap_or_default();
        assert!(text().contains("Rosa") && text().contains("can read it"));
        for word in ["Dev", "sponsor", "May"] {
            assert!(!text().contains(word), "{word}");
        }
        let names = || -> Vec<String> {
            let seen = Store::seen_while_locked(&path, now()).unwrap();
            let people = seen.hard_moment_people().unwrap();
            people.into_iter().map(|it| it.name).collect()
        };
        assert_eq!(names(), ["Rosa"]);
        put(&mut store, vec![shown(3, "Dev").into()]);
        assert_eq!(names(), ["Rosa", "Dev"]);
        // Whoever is not safe any more, or removed, leaves it at once.
        let unsafe_now = Person {
            not_safe: true,
            ..shown(2, "Rosa")
        };
        put(&mut store, vec![unsafe_now.into()]);
        assert_eq!(names(), ["Dev"]);
        store
            .commit(
                &Change::remove(Kind::Person, sample::id(3)),
                By::Full,
                now(),
            )
            .unwrap();
        assert!(!file(&path).exists());
        store.undo(By::Full, now()).unwrap();
        assert_eq!(names(), ["Dev"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(file(&path)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        store.erase(&[sample::id(3)], now()).unwrap();
        assert!(!file(&path).exists());
    }

    #[test]
    fn a_file_that_is_none_of_ours_shows_nobody_and_nothing_can_be_saved_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        for text in ["", "{", "[]", r#"{"note":"","people":[{"id":7}]}"#] {
            fs::write(file(&path), text).unwrap();
            let mut seen = Store::seen_while_locked(&path, now()).unwrap();
            assert!(seen.hard_moment_people().unwrap().is_empty());
            let change = Change::put(What::Saved, shown(2, "Rosa"));
            let refused = seen.commit(&change, By::Full, now());
            assert!(matches!(refused, Err(Error::ReadingOnly)));
        }
    }
}

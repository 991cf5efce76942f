//! What a file of contacts would bring: who is new, and who is here already.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::domain::{Change, Id, Person, What};
use crate::exchange::vcard::{Contact, read};
use crate::say;
use crate::store::{ForeignFile, Store};
use crate::words::Words;

/// The largest file that is read, in bytes: ten thousand contacts with their photos.
const MOST: u64 = 256 * 1024 * 1024;

/// What a file would bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coming {
    pub new: Vec<Contact>,
    /// How many are here already.
    pub known: usize,
    /// How many stood in the file more than once.
    pub doubles: usize,
    /// How many could not be read.
    pub unread: usize,
}

/// What the file at `path` would bring to a journal with these people.
///
/// # Errors
/// Why the file can't be read.
pub fn coming(store: &Store, path: &Path, people: &[Person]) -> Result<Coming, ForeignFile> {
    let found = read(&store.foreign_file(path, MOST)?);
    let ids: HashSet<Id> = people.iter().map(|person| person.id).collect();
    let mut by_name: HashMap<String, Vec<&Person>> = HashMap::new();
    for person in people {
        let name = person.name.trim().to_lowercase();
        by_name.entry(name).or_default().push(person);
    }
    let is_known = |contact: &Contact| {
        let same_name = by_name.get(&contact.name.to_lowercase());
        let mut same_name = same_name.into_iter().flatten();
        contact.id.is_some_and(|id| ids.contains(&id))
            || same_name.any(|person| contact.is_same(&person.name, &person.ways))
    };
    let (known, new): (Vec<Contact>, Vec<Contact>) = found.contacts.into_iter().partition(is_known);
    Ok(Coming {
        new,
        known: known.len(),
        doubles: found.doubles,
        unread: found.unread,
    })
}

/// The change that takes these people in.
#[must_use]
pub fn change<'a>(
    contacts: impl IntoIterator<Item = &'a Contact>,
    mut id: impl FnMut() -> Id,
) -> Change {
    let people = contacts.into_iter();
    Change {
        what: What::Imported,
        puts: people.map(|contact| contact.person(id()).into()).collect(),
        removes: Vec::new(),
    }
}

/// What the file holds beside the new people, a sentence each.
#[must_use]
pub fn beside(words: &Words, coming: &Coming) -> Vec<String> {
    [
        ("people-file-known", coming.known),
        ("people-file-doubles", coming.doubles),
        ("people-file-unread", coming.unread),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(id, n)| say!(words, id, n = n))
    .collect()
}

/// Why a file can't be read, and that nothing was changed.
#[must_use]
pub fn wrong(words: &Words, error: &ForeignFile) -> String {
    words.get(match error {
        ForeignFile::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
            "people-file-missing"
        }
        ForeignFile::Io(_) => "people-file-closed",
        ForeignFile::NotOne => "people-file-not-one",
        ForeignFile::TooLarge => "people-file-large",
    })
}

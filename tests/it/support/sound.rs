//! Whether a journal is whole, whatever happened to it.

use mainstay::store::{Error, Store};

/// Everything in the journal is as it was written, and its search index catches up with it where the disk has room.
pub fn sound(store: &mut Store) {
    assert_eq!(store.check().expect("read"), Vec::new());
    let caught_up = store.catch_up();
    assert!(
        matches!(caught_up, Ok(()) | Err(Error::Full)),
        "{caught_up:?}"
    );
    assert_eq!(store.check().expect("read"), Vec::new());
}

//! Whether a journal is whole, whatever happened to it.

use mainstay::store::Store;

/// Everything in the journal is as it was written, and its search index catches up with it.
pub fn sound(store: &mut Store) {
    assert_eq!(store.check().expect("read"), Vec::new());
    store.catch_up().expect("an index");
    assert_eq!(store.check().expect("read"), Vec::new());
}

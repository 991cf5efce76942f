//! The speed we promise, on journals of 1, 10 and 100 years, plain and locked: opening and the first page, unlocking, a
//! key in a list, a save, a find as it is typed, looking back, and a goal of ten years. Each stands beside a floor measured
//! in the same run: an empty frame, the bare derivation of a key, a bare commit with the same settings, a bare query of the
//! index. What counts is the ratio.
//!
//! `cargo bench` runs all of it; the journals are made once and kept with the build.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs
)]

mod find;
mod goal;
mod journals;
mod list;
mod look_back;
mod open;
#[path = "../../tests/it/support/row.rs"]
mod row;
mod save;
mod screen;

use criterion::{Criterion, criterion_group, criterion_main};

fn plain(criterion: &mut Criterion) {
    // As the program does before all else.
    let _ = mainstay::guard::begin();
    goal::of_ten_years(criterion);
    open::looking_through(criterion);
    all(criterion, false);
}

// After the plain ones: once a locked journal was opened, SQLCipher wipes whatever memory SQLite gives back.
fn locked(criterion: &mut Criterion) {
    open::unlocking(criterion);
    save::what_a_lock_adds(criterion);
    all(criterion, true);
}

fn all(criterion: &mut Criterion, locked: bool) {
    open::first_page(criterion, locked);
    list::keys(criterion, locked);
    save::saving(criterion, locked);
    find::finding(criterion, locked);
    look_back::looking_back(criterion, locked);
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = plain, locked
}
criterion_main!(benches);

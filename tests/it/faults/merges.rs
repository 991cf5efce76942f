//! Two to five copies of a journal that live apart, with clocks wrong by years: however they meet, all of them come to
//! hold every version that any of them ever had, once, and show the same. The test keeps its own count of which versions
//! a copy must have; no clock and no code of the journal is asked for it.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::TimeDelta;
use fastrand::Rng;
use mainstay::domain::{By, Change, Entry, Id, Ids, Kind, Moment, Person, Record, Setting, What};
use mainstay::store::{Span, Store};

use super::{MERGES, at_once, report};
use crate::support::{NOW, env};

/// Of each kind so many records, so that the copies meet on them.
const RECORDS: u8 = 2;

struct Copy {
    store: Store,
    /// The versions that it must have, by their number in this life.
    has: BTreeSet<usize>,
}

/// How many of what there was in all lives.
#[derive(Default)]
struct Seen {
    merges: AtomicUsize,
    versions: AtomicUsize,
    erased: AtomicUsize,
    /// Lives after which a record stood in several versions.
    apart: AtomicUsize,
    /// Versions side by side, all but one of which would be gone if the latest clock won.
    beside: AtomicUsize,
}

fn id(kind: u8, n: u8) -> Id {
    Id::from_bytes([kind * 16 + n + 1; 16])
}

/// A record in some state.
fn record(kind: u8, n: u8, state: u8, now: Moment) -> Record {
    match kind {
        0 => Entry {
            id: id(kind, n),
            day: now.today,
            at: now.at,
            text: format!("Words in state {state}"),
            starred: false,
            about: None,
        }
        .into(),
        1 => Person::named(id(kind, n), &format!("Person in state {state}")).into(),
        _ => Setting::new(
            if n == 0 { "name" } else { "country" },
            &format!("State {state}"),
        )
        .into(),
    }
}

/// Everything that a copy shows of these records.
fn shown(store: &Store) -> String {
    let mut shown = String::new();
    let entries = store.list::<Entry>(Span::ALL).expect("read");
    let people = store.list::<Person>(Span::ALL).expect("read");
    let settings = store.list::<Setting>(Span::ALL).expect("read");
    shown.push_str(&format!("{entries:?} {people:?} {settings:?}"));
    for (kind, id) in store.conflicts().expect("read") {
        let also = store.also(id).expect("read");
        shown.push_str(&format!("{kind:?} {also:?}"));
    }
    for kind in 0..2 {
        for n in 0..RECORDS {
            let erased = store.is_erased(id(kind, n)).expect("read");
            shown.push_str(&format!("{erased}"));
        }
    }
    shown
}

/// Lets one copy take in another.
fn meet(all: &mut [Copy], into: usize, from: usize, now: Moment, seed: u64, seen: &Seen) {
    let Ok([into, from]) = all.get_disjoint_mut([into, from]) else {
        return;
    };
    let merged = into.store.merge(&from.store, now).expect("merged");
    assert_eq!(merged.left_out, 0, "seed {seed}");
    into.has.extend(&from.has);
    let versions = into.store.versions().expect("read");
    assert_eq!(
        versions,
        into.has.len(),
        "seed {seed}: not each version once"
    );
    seen.merges.fetch_add(1, Ordering::Relaxed);
}

/// Lives one life, lets all copies meet in some order, and holds them against each other.
fn live(seed: u64, begun: Moment, seen: &Seen) {
    let mut rng = Rng::with_seed(seed);
    let copies = [2, 2, 2, 3, 3, 4, 5][rng.usize(0..7)];
    let mut all: Vec<Copy> = (0..copies)
        .map(|at| Copy {
            store: Store::in_memory(Ids::seeded(seed * 8 + at)).expect("a journal"),
            has: BTreeSet::new(),
        })
        .collect();
    let copies = all.len();
    let mut made = 0;
    for _ in 0..rng.usize(2..16) {
        let at = rng.usize(0..copies);
        let mut now = begun;
        if rng.u8(0..4) == 0 {
            now.at += TimeDelta::days(rng.i64(-15_000..15_000));
        }
        let (kind, n) = (rng.u8(0..3), rng.u8(0..RECORDS));
        let state = rng.u8(0..4);
        let before = all[at].store.versions().expect("read");
        match rng.u8(0..16) {
            0..8 => {
                let change = Change::put(What::Saved, record(kind, n, state, now));
                all[at].store.commit(&change, By::Full, now).expect("kept");
            }
            8..10 => {
                let gone = record(kind, n, state, now);
                let change = Change::remove(gone.kind(), gone.id());
                all[at].store.commit(&change, By::Full, now).expect("kept");
            }
            10 => {
                let gone = record(kind, n, state, now).id();
                all[at].store.erase(&[gone], now).expect("erased");
                seen.erased.fetch_add(1, Ordering::Relaxed);
            }
            11 => drop(all[at].store.undo(By::Full, now).expect("undone")),
            _ => {
                meet(&mut all, at, rng.usize(0..copies), now, seed, seen);
                continue;
            }
        }
        let copy = &mut all[at];
        let after = copy.store.versions().expect("read");
        assert!(after >= before, "seed {seed}: a version went");
        copy.has.extend(made..made + after - before);
        made += after - before;
    }
    // Each takes the others in an order of its own; by then some of them are unions already.
    let mut order: Vec<usize> = (0..copies).collect();
    rng.shuffle(&mut order);
    for into in order.clone() {
        rng.shuffle(&mut order);
        for from in &order {
            meet(&mut all, into, *from, begun, seed, seen);
        }
    }
    assert!(all.iter().all(|copy| copy.has.len() == made), "seed {seed}");
    let first = shown(&all[0].store);
    for copy in &all[1..] {
        assert_eq!(shown(&copy.store), first, "seed {seed}");
    }
    if let Ok([one, other]) = all.get_disjoint_mut([0, 1]) {
        let again = one.store.would_merge(&other.store).expect("read");
        assert!(again.is_nothing(), "seed {seed}: {again:?}");
    }
    if seed.is_multiple_of(10) {
        let one = &mut all[0].store;
        assert_eq!(one.check().expect("read"), Vec::new(), "seed {seed}");
        one.catch_up().expect("an index");
        assert_eq!(one.check().expect("read"), Vec::new(), "seed {seed}");
    }
    let one = &all[0].store;
    let apart: Vec<(Kind, Id)> = one.conflicts().expect("read");
    let beside = apart
        .iter()
        .map(|(_, id)| one.also(*id).expect("read").len());
    seen.beside.fetch_add(beside.sum(), Ordering::Relaxed);
    seen.apart
        .fetch_add(usize::from(!apart.is_empty()), Ordering::Relaxed);
    seen.versions.fetch_add(made, Ordering::Relaxed);
}

#[test]
fn copies_that_lived_apart_come_to_the_same_and_lose_no_version() {
    let lives = MERGES.now();
    let begun = env(NOW).clock.now(4);
    let seen = Seen::default();
    std::thread::scope(|scope| {
        for thread in 0..at_once() {
            let seen = &seen;
            scope.spawn(move || {
                for seed in (thread..lives).step_by(at_once()) {
                    live(seed as u64, begun, seen);
                }
            });
        }
    });
    let [merges, versions, erased, apart, beside] = [
        &seen.merges,
        &seen.versions,
        &seen.erased,
        &seen.apart,
        &seen.beside,
    ]
    .map(|count| count.load(Ordering::Relaxed));
    report(&format!(
        "{lives} lives of 2 to 5 copies, {merges} merges of {versions} versions, {erased} erasings: 0 versions lost, 0 copies that differ"
    ));
    report(&format!(
        "    control: with the latest clock winning, {beside} versions in {apart} of these lives would be lost"
    ));
    assert!(apart > 0 && erased > 0, "nobody lived apart");
}

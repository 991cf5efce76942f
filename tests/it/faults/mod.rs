//! What the journal does when the world fails: power cuts, full and broken disks, killed programs, vanished terminals,
//! damaged files, two at once. Each harness says at its end how much it tried.
//!
//! `MAINSTAY_FAULTS=20000 cargo test --test it faults` tries as many cases where a harness has no end of them.

mod disk;
mod ended;
mod failing;
mod full;
mod home;
mod killed;
mod power;
mod together;

/// How many cases to try: `usual` for every day, or as many as were asked for.
fn cases(usual: usize) -> usize {
    std::env::var("MAINSTAY_FAULTS")
        .ok()
        .and_then(|asked| asked.parse().ok())
        .unwrap_or(usual)
}

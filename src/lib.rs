//! Mainstay, a private resilience journal for the terminal.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod assets;
pub mod demo;
pub mod domain;
pub mod store;

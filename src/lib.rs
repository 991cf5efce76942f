//! Mainstay, a private resilience journal for the terminal.
//!
//! A map of the house. A room imports only from rooms above it:
//!
//! | room | what is there |
//! |---|---|
//! | [`assets`] | every file that is built in |
//! | [`domain`] | the nouns and their rules; pure |
//! | [`insight`] | what the numbers say; pure |
//! | [`store`] | the journal's file; the only room that knows SQLite |
//! | [`words`] | every word a person reads |
//! | [`guard`] | what the process gives up before all else |
//! | [`config`], [`mod@env`] | what belongs to the device, and the world outside, read once |
//! | [`app`] | what the person is doing: pages, flows, commands, keys |
//! | [`face`] | full screen, plain lines, shell |

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod app;
pub mod assets;
pub mod config;
pub mod demo;
pub mod domain;
pub mod env;
pub mod exchange;
pub mod face;
pub mod guard;
pub mod insight;
pub mod store;
pub mod words;

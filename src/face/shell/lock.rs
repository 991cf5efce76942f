//! `mainstay lock`: the passphrase of the journal, and the recovery words.

use std::path::PathBuf;

use serde_json::json;

use super::arguments::LockAction;
use super::desk::{Desk, Open};
use super::failure::Failure;
use super::out;
use crate::store::{Error, Passphrase, Store};

/// How many of the words are asked back.
const ASKED: usize = 3;

pub(super) fn run(it: &LockAction, desk: Desk) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let locked = open.store.is_locked();
    match it {
        LockAction::Set { suggest } => {
            if locked {
                return Err(Failure::here(open.words.get("lock-there"))
                    .hint(open.words.get("lock-there.hint")));
            }
            let fd = open.env.secrets.passphrase;
            let new = open.asker().new_passphrase(fd, *suggest)?;
            turn(&mut open, "lock-set", |store| store.set_passphrase(&new))?;
            teach(&open)
        }
        _ if !locked => Err(Failure::here(open.words.get("lock-not-there"))
            .hint(open.words.get("lock-not-there.hint"))),
        LockAction::Change { suggest } => {
            let fd = open.env.secrets.new_passphrase;
            let new: Passphrase = open.asker().new_passphrase(fd, *suggest)?;
            turn(&mut open, "lock-changed", |store| {
                store.set_passphrase(&new)
            })?;
            teach(&open)
        }
        LockAction::Remove { yes } => {
            if !yes && !open.agreed(&open.words.get("lock-remove-ask"))? {
                return Err(Failure::here(open.words.get("lock-remove-unsure")));
            }
            turn(&mut open, "lock-removed", Store::remove_passphrase)
        }
        LockAction::Words { json } => {
            let words = open.store.recovery_words().unwrap_or_default();
            if *json {
                return open.out.value(&json!({ "items": words }));
            }
            sheet(&open, &words)
        }
        LockAction::Test => {
            open.out.line(&open.words.get("lock-opens"))?;
            let newest = open.read(Store::backups)?.into_iter().next();
            let Some(newest) = newest else {
                return Ok(());
            };
            let opens = open.store.open_copy(&newest.path).is_ok();
            let id = if opens {
                "lock-opens.backup"
            } else {
                "lock-opens.not-backup"
            };
            open.out.line(&open.words.get(id))
        }
    }
}

/// Turns the lock, says so, and names the copies that stay as they were.
fn turn(
    open: &mut Open,
    said: &str,
    turn: impl FnOnce(&mut Store) -> Result<Vec<PathBuf>, Error>,
) -> Result<(), Failure> {
    let left = open.write(|store, _| turn(store))?;
    open.keep_key();
    open.out.line(&open.words.get(said))?;
    if !left.is_empty() {
        let count = [("count", left.len().into())];
        open.out.line(&open.words.with("lock-left", &count))?;
        for path in left {
            open.out.line(&path.display().to_string())?;
        }
    }
    Ok(())
}

/// Shows the recovery words at a terminal, and asks some of them back.
fn teach(open: &Open) -> Result<(), Failure> {
    let words = open.store.recovery_words().unwrap_or_default();
    if !open.asker().can_ask() || open.env.terminal.get(1) != Some(&true) {
        out::say(&open.words.get("lock-words-later"));
        return Ok(());
    }
    open.out.line("")?;
    sheet(open, &words)?;
    open.out.line("")?;
    for at in crate::app::lock::asked_back(words.len(), ASKED) {
        let Some(word) = words.get(at) else { continue };
        let ask = open
            .words
            .with("lock-ask-word", &[("number", (at + 1).into())]);
        loop {
            let typed = open.asked(&ask)?.unwrap_or_default();
            if typed.is_empty() {
                return open.out.line(&open.words.get("lock-words-again"));
            }
            if typed.eq_ignore_ascii_case(word) {
                break;
            }
            out::say(&open.words.get("lock-word-wrong"));
        }
    }
    open.out.line(&open.words.get("lock-words-right"))
}

/// The words as a page to print or copy by hand, which says nothing of what they open.
fn sheet(open: &Open, words: &[&str]) -> Result<(), Failure> {
    open.out.line(&open.words.get("lock-sheet"))?;
    for line in crate::app::lock::columns(words) {
        open.out.line(&line)?;
    }
    Ok(())
}

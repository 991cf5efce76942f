//! `mainstay setback`: notes a setback; nothing is reset by it.

use super::arguments::Setback as Arguments;
use super::desk::Desk;
use super::failure::Failure;
use crate::app::flows::setback;
use crate::domain::setback::Setback;
use crate::domain::{Change, What};

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    let mut open = desk.open()?;
    let day = open.past_day(it.for_day.day.as_deref())?;
    let note = open.text(it.note.as_deref(), "shell-ask-note")?;
    let setback = Setback {
        id: open.store.new_id(open.now.at),
        day,
        at: open.now.at,
        situation: None,
        helped: None,
        next_step: None,
        told: Vec::new(),
        counts: Vec::new(),
        confidence: None,
        note,
    };
    open.commit(&Change::put(What::Saved, setback.clone()))?;
    open.out.line(&setback::saved(&open.words, &setback, &[]))
}

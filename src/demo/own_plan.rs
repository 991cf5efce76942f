//! The person's own plan, written a part at a time on days that are not low, and read over later.

use serde::Deserialize;

use super::mood::{Feel, Tone};
use super::pen::Pen;
use crate::domain::card::{EarlySign, PlanPart};
use crate::domain::{Day, Id, What};

/// A part, from `assets/demo/tools.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartLines {
    part: String,
    /// Days after the journal begins.
    after: i64,
    /// How it reads at first, and what it becomes.
    text: Vec<String>,
    #[serde(default)]
    early_sign: Option<EarlySign>,
}

struct Part {
    lines: PartLines,
    /// As it was written last.
    record: Option<PlanPart>,
    /// Its next text.
    next: usize,
    due: Day,
}

pub(super) struct OwnPlan {
    parts: Vec<Part>,
}

impl OwnPlan {
    pub(super) fn new(parts: Vec<PartLines>, start: Day) -> Self {
        let parts = parts.into_iter().map(|lines| Part {
            due: start.plus(lines.after),
            lines,
            record: None,
            next: 0,
        });
        Self {
            parts: parts.collect(),
        }
    }

    /// Writes what is due.
    pub(super) fn write(&mut self, feel: &Feel, pen: &mut Pen) {
        let today = pen.today();
        if feel.tone() == Tone::Low {
            return;
        }
        for part in self.parts.iter_mut().filter(|part| part.due <= today) {
            let Some(text) = part.lines.text.get(part.next).cloned() else {
                continue;
            };
            pen.pass(2, 12);
            let what = match part.record {
                None => What::Saved,
                Some(_) => What::Changed,
            };
            let record = part.record.get_or_insert_with(|| PlanPart {
                // There is one of each part, but of signs there may be several.
                id: match part.lines.part.as_str() {
                    "sign" => pen.new_id(),
                    slug => Id::once("plan_part", slug),
                },
                part: part.lines.part.clone(),
                text: String::new(),
                early_sign: part.lines.early_sign.clone(),
            });
            record.text = text;
            pen.put(what, record.clone());
            part.next += 1;
            part.due = today.plus(pen.dice.between(200, 420));
        }
    }
}

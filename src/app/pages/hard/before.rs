//! Before the person goes back: how they are, if they like, and whether a note is kept. Nothing is kept unless asked.

use super::{Hard, Step, key};
use crate::app::flows::check_in::clock;
use crate::app::page::{Block, List, Page, Row, TextField, Veil};
use crate::app::{Command, Cx, Look, Next};
use crate::domain::card::{Practice, PracticeKind};
use crate::domain::{Change, What};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// The row that keeps nothing, on which the marker stands at first.
pub(super) const KEEP_NOTHING: usize = Feel::ALL.len();

/// The name of the draft of a line that is being written.
pub(super) const DRAFT: &str = "hard";

/// How the person is now, against how they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feel {
    Worse,
    Same,
    Little,
    Better,
}

impl Feel {
    const ALL: [Self; 4] = [Self::Worse, Self::Same, Self::Little, Self::Better];

    /// Whether what was done here helped.
    fn helped(self) -> bool {
        matches!(self, Self::Little | Self::Better)
    }

    fn words(self, words: &Words) -> String {
        words.get(match self {
            Self::Worse => "hard-feel-worse",
            Self::Same => "hard-feel-same",
            Self::Little => "hard-feel-little",
            Self::Better => "hard-feel-better",
        })
    }
}

impl Hard {
    pub(super) fn before_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("hard-before-title"), clock(look));
        page.blocks.push(Block::say(words.get("hard-before-ask")));
        let rows = (1..).zip(Feel::ALL).map(|(number, feel)| {
            let row = Row::pick(feel.words(words)).key(number.to_string());
            if self.feel == Some(feel) {
                row.detail(words.get("hard-feel-picked"))
            } else {
                row
            }
        });
        page.blocks.push(Block::List(List {
            rows: rows.collect(),
        }));
        page.blocks.push(Block::say(words.get("hard-before-keep")));
        let yes = if self.feel.is_some() {
            "hard-before-yes-both"
        } else {
            "hard-before-yes"
        };
        page.blocks.push(Block::List(List {
            rows: vec![
                Row::pick(words.get("hard-before-no")).key("n"),
                Row::pick(words.get(yes)).key("y"),
                Row::pick(words.get("hard-before-line")).key("w"),
            ],
        }));
        page.hints.push(key(words, &[], "hard-before-hint"));
        page.hints
            .push(key(words, &[Command::Back], "hard-before-back"));
        page
    }

    /// A row of that page was chosen.
    pub(super) fn answer(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if let Some(feel) = Feel::ALL.get(row) {
            // The same again takes it back.
            self.feel = (self.feel != Some(*feel)).then_some(*feel);
            return Ok(Next::Move(KEEP_NOTHING));
        }
        match row - KEEP_NOTHING {
            0 => Ok(Next::Back),
            1 => self.keep(cx),
            _ => {
                self.line = cx.store.draft(DRAFT).ok().flatten().unwrap_or_default();
                self.cursor = usize::MAX;
                Ok(self.go(Step::Note))
            }
        }
    }

    pub(super) fn note_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("hard-before-title"), clock(look));
        page.blocks.push(Block::say(words.get("hard-note-ask")));
        page.blocks.push(Block::Text(TextField {
            id: "hard-line".to_owned(),
            revision: 0,
            text: self.line.clone(),
            cursor: self.cursor.min(self.line.chars().count()),
            tall: false,
            veil: Veil::Open,
        }));
        page.hints
            .push(key(words, &[Command::Keep], "hard-note-save"));
        page.hints
            .push(key(words, &[Command::Back], "hard-before-back"));
        page
    }

    /// Keeps that there was a hard moment: the time, how they are if they said so, and their line.
    pub(super) fn keep(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let feel = self.feel.map(|feel| format!("{}.", feel.words(cx.words)));
        let line = self.line.trim();
        let line = (!line.is_empty()).then(|| line.to_owned());
        let note: Vec<String> = [feel, line].into_iter().flatten().collect();
        let practice = Practice {
            id: cx.new_id(),
            day: cx.now.today,
            at: cx.now.at,
            // Whatever else they did here kept them on the ground.
            kind: self.practised.unwrap_or(PracticeKind::Ground),
            before: None,
            after: None,
            // Nothing is said of an exercise where none was done.
            helped: self.practised.and(self.feel).map(Feel::helped),
            thought: None,
            note: (!note.is_empty()).then(|| note.join(" ")),
        };
        cx.commit(&Change::put(What::Saved, practice))?;
        let time = cx.words.time(cx.now.at);
        cx.say(say!(cx.words, "hard-kept", time = time));
        Ok(self.forget(cx))
    }

    /// Lets the line go, and goes back.
    pub(super) fn forget(&mut self, cx: &mut Cx<'_>) -> Next {
        self.step = Step::Before;
        self.line.clear();
        // The way back is open also when the journal can't be written; the draft is only words of this page.
        let _ = cx.store.drop_draft(DRAFT);
        Next::Back
    }
}

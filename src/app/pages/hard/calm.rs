//! Breathing, the five senses, and sitting: what can be done alone and without a number.

use super::{Hard, Step, key};
use crate::app::breath::Breath;
use crate::app::page::{Block, List, Page, Row, Sentence, Tone};
use crate::app::{Command, Cx, Next};
use crate::say;
use crate::words::Words;

/// How many senses there are.
pub(super) const SENSES: usize = 5;

impl Hard {
    /// A second went by.
    pub(super) fn beat(&mut self) -> Next {
        if let Step::Breathe(breath) = self.step {
            self.step = Step::Breathe(breath.beat());
        }
        Next::Stay
    }

    /// In, then out, then the next breath.
    pub(super) fn breathe(&mut self, breath: Breath, cx: &mut Cx<'_>) -> Next {
        if self.plain {
            // A whole breath a line; the page is not read out again.
            cx.echo(cx.words.get("hard-breathe-again"));
            return Next::Stay;
        }
        self.go(Step::Breathe(breath.next()))
    }

    pub(super) fn breathe_page(&self, words: &Words, breath: Breath) -> Page {
        let Breath { number, out, left } = breath;
        let right = if left.is_some() {
            "hard-breathe-right.paced"
        } else {
            "hard-breathe-right"
        };
        let mut page = Page::titled(words.get("hard-breathe-title"), words.get(right));
        let (now, next) = if out { ("out", "in") } else { ("in", "out") };
        let now = words.get(&format!("hard-breathe-{now}"));
        let next = words.get(&format!("hard-breathe-next-{next}"));
        page.blocks.push(strong(now));
        if let Some(left) = left {
            let dots = vec!["."; usize::from(left)].join(" ");
            page.blocks.push(Block::Sentence(Sentence {
                text: format!("{left}   {dots}"),
                tone: Tone::Strong,
                indent: 2,
            }));
        }
        page.blocks.push(Block::say(next));
        page.blocks.push(Block::say(if self.plain {
            words.get("hard-breathe-plain")
        } else {
            say!(words, "hard-breathe-number", breath = number)
        }));
        page.blocks
            .push(Block::quiet(words.get("hard-breathe-help")));
        let (keys, pace): (&[Command], _) = if left.is_some() {
            (&[Command::OwnPace], "command-own-pace")
        } else {
            (&[Command::OwnPace, Command::Keep], "hard-breathe-pace")
        };
        page.hints.push(key(words, keys, pace));
        page.hinted(
            words,
            &[Command::Senses, Command::HardPeople, Command::Back],
        )
    }
}

/// The sense that is next when `done` are done.
pub(super) fn senses_page(words: &Words, done: usize) -> Page {
    let right = if done < SENSES {
        say!(words, "hard-senses-right", step = done + 1)
    } else {
        String::new()
    };
    let mut page = Page::titled(words.get("hard-senses-title"), right);
    if done < SENSES {
        let left = SENSES - done;
        page.blocks
            .push(strong(words.get(&format!("hard-sense-{left}"))));
        page.blocks.push(Block::say(words.get("hard-senses-how")));
        let rows = (1..=SENSES).rev().map(|number| {
            let row = Row::read(words.get(&format!("hard-sense-{number}.row")));
            if number == left {
                row.detail(words.get("hard-senses-here"))
            } else {
                row
            }
        });
        page.blocks.push(Block::List(List {
            rows: rows.collect(),
        }));
        page.blocks
            .push(Block::quiet(words.get("hard-senses-enter")));
    } else {
        page.blocks.push(strong(words.get("hard-senses-done")));
        page.blocks.push(Block::say(words.get("hard-senses-after")));
    }
    let next = if done < SENSES {
        "hard-next"
    } else {
        "hard-to-doors"
    };
    page.hints.push(key(words, &[Command::Keep], next));
    if done > 0 {
        page.hints
            .push(key(words, &[Command::StepBack], "hard-step-back"));
    }
    page.hinted(
        words,
        &[Command::HardPeople, Command::Breathe, Command::Back],
    )
}

pub(super) fn sit_page(words: &Words) -> Page {
    let mut page = Page::titled(words.get("hard-sit-title"), "");
    page.blocks.push(strong(words.get("hard-sit")));
    page.blocks.push(Block::say(words.get("hard-sit-calm")));
    page.hinted(
        words,
        &[Command::Breathe, Command::HardPeople, Command::Back],
    )
}

fn strong(text: String) -> Block {
    Block::Sentence(Sentence {
        text,
        tone: Tone::Strong,
        indent: 0,
    })
}

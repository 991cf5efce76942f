//! The first page: five doors, the numbers in view, and a place to sit.

use super::{Hard, here, key};
use crate::app::flows::check_in::called;
use crate::app::page::{Block, List, Page, Row, Sentence, Tone};
use crate::app::{Command, Look};
use crate::say;

/// How many people the first page names; the others are behind the third door.
const NAMED: usize = 2;

/// What can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    Breathe,
    Senses,
    People,
    Card,
    Lines,
    Sit,
}

impl Door {
    /// The number before it, the same in both faces, whichever doors are there.
    fn number(self) -> &'static str {
        match self {
            Self::Breathe => "1",
            Self::Senses => "2",
            Self::People => "3",
            Self::Card => "4",
            Self::Lines => "5",
            Self::Sit => "9",
        }
    }
}

impl Hard {
    /// The doors that are there, in the order of their rows.
    pub(super) fn offered(&self) -> Vec<Door> {
        let all = [
            Door::Breathe,
            Door::Senses,
            Door::People,
            Door::Card,
            Door::Lines,
            Door::Sit,
        ];
        let of_the_journal = |door: &Door| matches!(door, Door::People | Door::Card);
        let there = |door: &Door| !(self.unread && of_the_journal(door));
        all.into_iter().filter(there).collect()
    }

    pub(super) fn doors_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("hard-title"), words.get("hard-right"));
        page.blocks.push(Block::quiet(words.get("hard-pick")));
        if self.unread {
            page.blocks.push(Block::quiet(words.get("hard-unread")));
        }
        let mut rows = Vec::new();
        for door in self.offered() {
            let row = |id| Row::pick(words.get(id)).key(door.number());
            match door {
                Door::Breathe => rows.push(row("hard-door-breathe")),
                Door::Senses => rows.push(row("hard-door-senses")),
                Door::People => {
                    rows.push(row("hard-door-people"));
                    rows.extend(self.named(look));
                }
                Door::Card => rows.push(row("hard-door-card")),
                Door::Lines => {
                    rows.push(row("hard-door-lines"));
                    rows.push(first_line(look));
                }
                Door::Sit => {}
            }
        }
        page.blocks.push(Block::List(List { rows }));
        page.blocks.push(danger(look));
        let sit = Row::pick(words.get("hard-door-sit")).key(Door::Sit.number());
        let sit = sit.detail(words.get("hard-door-sit.detail"));
        page.blocks.push(Block::List(List { rows: vec![sit] }));
        page.blocks
            .push(Block::quiet(words.get("hard-nothing-saved")));
        page.hints.push(key(words, &[], "hard-numbers"));
        page.hints
            .push(key(words, &[Command::Back], "hard-go-back"));
        page
    }

    /// The first people with their numbers. In a low window the first stands on the door's own row.
    fn named(&self, look: &Look<'_>) -> impl Iterator<Item = Row> {
        self.people
            .iter()
            .take(NAMED)
            .enumerate()
            .map(|(at, person)| {
                let reached = super::people::reached(person).unwrap_or_default();
                let row = Row::read(called(person, look.own)).key("").detail(reached);
                if at == 0 { row.instead() } else { row }
            })
    }
}

/// What to call first, below its door.
fn first_line(look: &Look<'_>) -> Row {
    let words = look.words;
    let Some((country, line)) =
        here(look.config).and_then(|country| Some((country, country.lines.first()?)))
    else {
        return Row::read(words.get("hard-no-country")).key("");
    };
    let parts = [words.line_hours(line), words.in_country(country)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Row::read(words.line_headline(line))
        .key("")
        .detail(parts.join(", "))
        .instead()
}

/// The emergency number, short enough for a line of a zoomed-in window.
pub(super) fn danger(look: &Look<'_>) -> Block {
    let words = look.words;
    Block::Sentence(Sentence {
        text: match here(look.config) {
            Some(country) => say!(words, "hard-danger", number = words.emergency(country)),
            None => words.get("hard-danger-nowhere"),
        },
        tone: Tone::Strong,
        indent: 0,
    })
}

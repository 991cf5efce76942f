//! The first page: five doors, the numbers in view, and a place to sit.

use super::{Hard, here, key};
use crate::app::flows::check_in::called;
use crate::app::page::{Block, List, Page, Row, Sentence, Tone};
use crate::app::{Command, Look};
use crate::domain::card::{Card, DOORS};
use crate::say;

/// How many people the first page names; the others are behind the third door.
const NAMED: usize = 2;

/// What can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Breathe,
    Senses,
    People,
    Card,
    Lines,
    Sit,
}

/// The number before the quiet place.
const SIT: &str = "9";

impl Door {
    /// The door that has this number where no order was chosen, 1 to 5.
    #[must_use]
    pub fn of(number: u8) -> Option<Self> {
        Some(match number {
            1 => Self::Breathe,
            2 => Self::Senses,
            3 => Self::People,
            4 => Self::Card,
            5 => Self::Lines,
            _ => return None,
        })
    }

    /// The id of its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Breathe => "hard-door-breathe",
            Self::Senses => "hard-door-senses",
            Self::People => "hard-door-people",
            Self::Card => "hard-door-card",
            Self::Lines => "hard-door-lines",
            Self::Sit => "hard-door-sit",
        }
    }
}

impl Hard {
    /// The doors that are there, in the order of their rows, each with the number before it: the same in both faces,
    /// whichever doors are there.
    fn numbered(&self) -> Vec<(Door, String)> {
        let order = self
            .card
            .as_ref()
            .map_or_else(|| (1..=DOORS).collect(), Card::door_order);
        let there = |door: &Door| match door {
            Door::People => !(self.unread || self.shut && self.people.is_empty()),
            Door::Card => !self.unread && !self.shut,
            _ => true,
        };
        let doors = order.into_iter().filter_map(Door::of);
        let doors = (1..)
            .zip(doors)
            .map(|(number, door)| (door, number.to_string()));
        let all = doors.chain([(Door::Sit, SIT.to_owned())]);
        all.filter(|(door, _)| there(door)).collect()
    }

    /// The doors that are there, in the order of their rows.
    pub(super) fn offered(&self) -> Vec<Door> {
        self.numbered().into_iter().map(|(door, _)| door).collect()
    }

    pub(super) fn doors_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("hard-title"), words.get("hard-right"));
        page.blocks.push(Block::quiet(words.get("hard-pick")));
        if self.unread {
            page.blocks.push(Block::quiet(words.get("hard-unread")));
        }
        let mut rows = Vec::new();
        for (door, number) in self.numbered() {
            let row = Row::pick(words.get(door.words())).key(number);
            match door {
                Door::Breathe | Door::Senses | Door::Card => rows.push(row),
                Door::People => {
                    rows.push(row);
                    rows.extend(self.named(look));
                }
                Door::Lines => {
                    rows.push(row);
                    rows.push(first_line(look));
                }
                Door::Sit => {}
            }
        }
        page.blocks.push(Block::List(List { rows }));
        page.blocks.push(danger(look));
        let sit = Row::pick(words.get(Door::Sit.words())).key(SIT);
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

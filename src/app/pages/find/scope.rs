//! Where to look: everywhere, or only in a part of the journal, in the last days, or among what is starred.

use crate::app::Command;
use crate::app::page::{Block, Choice, Hint, Page, Question};
use crate::domain::{Day, Kind};
use crate::store::Span;
use crate::words::Words;

/// How many days "lately" is.
const LATELY: i64 = 30;

/// What can be looked through alone, in the order of its numbers.
const PLACES: [Place; 4] = [Place::Journal, Place::CheckIns, Place::People, Place::Goals];

/// A part of the journal that can be looked through alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Journal,
    CheckIns,
    People,
    Goals,
}

impl Place {
    fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Journal => &[Kind::Entry],
            Self::CheckIns => &[Kind::CheckIn],
            Self::People => &[Kind::Person, Kind::Reach],
            Self::Goals => &[Kind::Goal, Kind::Week, Kind::Tick],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Journal => "journal",
            Self::CheckIns => "check-ins",
            Self::People => "people",
            Self::Goals => "goals",
        }
    }
}

/// Where to look; by default everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    place: Option<Place>,
    lately: bool,
    starred: bool,
}

impl Scope {
    /// The kinds to look through; none: all.
    pub fn kinds(self) -> Vec<Kind> {
        self.place.map(Place::kinds).unwrap_or_default().to_vec()
    }

    /// The days to look through.
    pub fn span(self, today: Day) -> Span {
        Span {
            from: self.lately.then(|| today.plus(1 - LATELY)),
            to: None,
        }
    }

    /// Whether only what is starred is looked through.
    pub fn starred(self) -> bool {
        self.starred
    }

    /// Takes the choice on row `row` of [`Scope::page`].
    pub fn choose(&mut self, row: usize) {
        match PLACES.get(row) {
            Some(place) => self.place = Some(*place),
            None if row == PLACES.len() => self.lately = !self.lately,
            None if row == PLACES.len() + 1 => self.starred = !self.starred,
            None => *self = Self::default(),
        }
    }

    /// Where it looks, when that is not everywhere: `journal, last 30 days`.
    pub fn words(self, words: &Words) -> Option<String> {
        let part = |name: &str| words.get(&format!("find-place-{name}.in"));
        let place = self.place.map(|place| part(place.name()));
        let lately = self.lately.then(|| part("lately"));
        let starred = self.starred.then(|| part("starred"));
        let only: Vec<String> = [place, lately, starred].into_iter().flatten().collect();
        (!only.is_empty()).then(|| only.join(", "))
    }

    /// Asks where to look.
    pub fn page(self, words: &Words) -> Page {
        let mut page = Page::titled(words.get("find-title"), "");
        let mut choices: Vec<Choice> = PLACES
            .into_iter()
            .map(|place| Choice {
                label: words.get(&format!("find-place-{}", place.name())),
                picked: self.place == Some(place),
                ..Choice::default()
            })
            .collect();
        for (id, picked) in [
            ("find-place-lately", self.lately),
            ("find-place-starred", self.starred),
        ] {
            choices.push(Choice {
                label: words.get(id),
                picked,
                ..Choice::default()
            });
        }
        for (number, choice) in choices.iter_mut().enumerate() {
            choice.key = (number + 1).to_string();
        }
        choices.push(Choice {
            key: "0".to_owned(),
            label: words.get("find-place-all"),
            apart: true,
            ..Choice::default()
        });
        page.blocks.push(Block::Question(Question {
            ask: words.get("find-where"),
            choices,
            ..Question::default()
        }));
        page.hints.push(Hint {
            commands: Vec::new(),
            label: words.get("find-number"),
            menu: false,
        });
        page.hinted(words, &[Command::Back])
    }
}

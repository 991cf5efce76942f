//! What stands in the journal for a hard moment: read for its page, and for the card to print.

use crate::domain::card::{Practice, PracticeKind, what_helped};
use crate::domain::person::{offered, on_hard_page};
use crate::domain::setback::Setback;
use crate::domain::{Card, Day, Person, PersonKind};
use crate::say;
use crate::store::{Error, Span, Store};
use crate::words::Words;

/// So many of the newest notes are looked at for what helped.
const NOTES: usize = 3;

/// So many of the newest practices are looked at for what helped.
const PRACTICES: usize = 100;

/// What the person has for a hard moment.
pub struct OwnHelp {
    /// The people chosen for it, in the person's order.
    pub people: Vec<Person>,
    /// Lines of the person's own, which come before those of a country.
    pub lines: Vec<Person>,
    pub card: Option<Card>,
    /// What helped in hard times, as the person noted it, newest first.
    pub helped: Vec<String>,
    /// What was practised and helped, each with how often, the most often first.
    pub practices: Vec<(PracticeKind, usize)>,
}

impl OwnHelp {
    /// Reads it.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn read(store: &Store, today: Day) -> Result<Self, Error> {
        let all: Vec<Person> = store.list(Span::ALL)?;
        let notes: Vec<Setback> = store.newest(today, 0, NOTES)?;
        let practices: Vec<Practice> = store.newest(today, 0, PRACTICES)?;
        let is_line = |it: &Person| it.kind == PersonKind::Service && it.phone().is_some();
        Ok(Self {
            people: on_hard_page(&all),
            card: store.get(Card::the_id())?,
            helped: notes.into_iter().filter_map(|it| it.helped).collect(),
            practices: what_helped(&practices),
            lines: offered(all.into_iter().filter(is_line).collect()),
        })
    }
}

/// What has helped before: the lines of the card, then what was practised and marked as having helped.
#[must_use]
pub fn helps(words: &Words, card: &Card, practices: &[(PracticeKind, usize)]) -> Vec<String> {
    let practised = practices
        .iter()
        .map(|(kind, times)| say!(words, named(*kind), n = *times));
    card.helps.iter().cloned().chain(practised).collect()
}

/// What a practice is called, with how often it helped.
fn named(kind: PracticeKind) -> &'static str {
    match kind {
        PracticeKind::Breathe => "hard-helped-breathe",
        PracticeKind::Ground => "hard-helped-ground",
        PracticeKind::Thought => "hard-helped-thought",
    }
}

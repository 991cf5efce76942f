//! Call or text someone: the people the person chose for a time like this, in their order, with numbers in view.

use super::{Hard, Whose, here, key};
use crate::app::flows::check_in::{called, clock};
use crate::app::page::{Block, Hint, List, Page, Row};
use crate::app::{Command, Look};
use crate::domain::Person;
use crate::domain::crisis::Country;
use crate::domain::person::Way;
use crate::domain::times_of_day::is_good_time;
use crate::say;

/// How a person is reached: their number, else whatever else is kept.
pub(super) fn reached(person: &Person) -> Option<&str> {
    let other = || person.ways.first().map(|way: &Way| way.value.as_str());
    person.phone().or_else(other)
}

/// That this is not one of their good times, where these are plain. Nobody is hidden or moved by it.
pub(super) fn perhaps_not_now(look: &Look<'_>, person: &Person) -> Option<String> {
    let good = is_good_time(person.good_times.as_deref()?, look.now.at.time())?;
    (!good).then(|| look.words.get("hard-late"))
}

/// Words for whoever is called: the person's own for them, else a few that fit anyone.
pub(super) fn to_say(look: &Look<'_>, person: Option<&Person>) -> String {
    let own = person.and_then(|person| person.what_to_say.clone());
    own.unwrap_or_else(|| match look.own.name.as_str() {
        "" => look.words.get("hard-say"),
        name => say!(look.words, "hard-say-name", name = name),
    })
}

impl Hard {
    pub(super) fn people_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("hard-people-title"), clock(look));
        let line = here(look.config).and_then(|country| country.lines.first());
        page.blocks.push(if self.people.is_empty() {
            Block::say(words.get("hard-people-none"))
        } else {
            Block::quiet(words.get("hard-people-chosen"))
        });
        let mut rows: Vec<Row> = Vec::with_capacity(self.people.len() + 1);
        for person in &self.people {
            let note = [&person.good_times, &person.good_for];
            let note = note.into_iter().flatten();
            let note = note.map(|text| text.trim_end_matches('.').to_owned());
            let late = perhaps_not_now(look, person);
            let note: Vec<String> = late.into_iter().chain(note).collect();
            let row =
                Row::pick(called(person, look.own)).detail(reached(person).unwrap_or_default());
            rows.push(row.note(note.join(", ")));
        }
        rows.extend(line.map(|line| {
            Row::pick(line.name.clone())
                .detail(words.line_number(line))
                .note(words.line_hours(line))
        }));
        for (number, row) in (1..).zip(&mut rows) {
            row.key = Some(number.to_string());
        }
        let highest = rows.len();
        if highest > 0 {
            page.blocks.push(Block::List(List { rows }));
        }
        page.blocks
            .push(Block::heading(words.get("hard-say-heading")));
        page.blocks.push(Block::say(to_say(look, None)));
        if !self.plain {
            page.blocks.push(Block::quiet(words.get("hard-code-hint")));
        }
        if highest > 0 {
            page.hints.push(Hint {
                commands: Vec::new(),
                label: say!(words, "hard-people-pick", highest = highest),
                menu: false,
            });
            page.hints
                .push(key(words, &[Command::BigNumber], "command-big-number"));
        }
        page.hints
            .push(key(words, &[Command::Back], "command-back"));
        if highest > 0 {
            page.hints
                .push(key(words, &[Command::SquareCode], "command-square-code"));
        }
        page.hinted(words, &[Command::Breathe])
    }

    /// Who stands on row `at`: a person, or the country's first line below them.
    pub(super) fn whose(&self, at: usize, country: Option<&Country>) -> Option<Whose> {
        match self.people.get(at) {
            Some(_) => Some(Whose::Person(at)),
            None => country.map(|_| Whose::FirstLine),
        }
    }
}

//! Talk to a trained person: the lines of the person's country, and the choice of a country.

use super::super::country;
use super::{Hard, Whose, doors, here, key};
use chrono::Datelike;

use crate::app::page::{Block, Hint, List, Page, Row};
use crate::app::{Command, Look};
use crate::domain::crisis::Country;
use crate::say;
use crate::words::Words;

impl Hard {
    /// The lines: the person's own, then those of the country.
    pub(super) fn lines_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let country = here(look.config);
        if country.is_none() && self.own_lines.is_empty() {
            return countries_page(words);
        }
        let right = country.map(|country| words.in_country(country));
        let mut page = Page::titled(words.get("hard-lines-title"), right.unwrap_or_default());
        page.blocks
            .push(Block::quiet(words.get("hard-lines-intro")));
        let own = self.own_lines.iter().map(|line| {
            Row::pick(look.own.shown(&line.name))
                .detail(line.phone().unwrap_or_default())
                .note(line.good_times.clone().unwrap_or_default())
        });
        let theirs = country
            .iter()
            .flat_map(|country| &country.lines)
            .map(|line| {
                Row::pick(line.name.clone())
                    .detail(words.line_number(line))
                    .note(words.line_hours(line))
            });
        let rows: Vec<Row> = (1..)
            .zip(own.chain(theirs))
            .map(|(number, row)| row.key(number.to_string()))
            .collect();
        let highest = rows.len();
        page.blocks.push(Block::List(List { rows }));
        page.blocks.push(doors::danger(look));
        if let Some(country) = country {
            let number = words.emergency(country);
            page.blocks
                .push(Block::say(say!(words, "hard-not-waking", number = number)));
        }
        let other = Row::pick(words.get("crisis-country-other")).key("c");
        page.blocks.push(Block::List(List { rows: vec![other] }));
        if let Some(day) = country.and_then(Country::checked) {
            let day = format!("{} {}", words.date(day), day.date().year());
            page.blocks
                .push(Block::say(say!(words, "crisis-checked", day = day)));
        }
        page.blocks
            .push(Block::quiet(words.get("hard-no-one-told")));
        page.hints.push(Hint {
            commands: Vec::new(),
            label: say!(words, "hard-people-pick", highest = highest),
            menu: false,
        });
        page.hints
            .push(key(words, &[Command::BigNumber], "command-big-number"));
        page.hints
            .push(key(words, &[Command::Back], "command-back"));
        page.hints
            .push(key(words, &[Command::SquareCode], "command-square-code"));
        page
    }

    /// Whose number stands on row `at` of the lines; none below them.
    pub(super) fn line_at(&self, at: usize, country: Option<&Country>) -> Option<Whose> {
        if at < self.own_lines.len() {
            return Some(Whose::Own(at));
        }
        let at = at - self.own_lines.len();
        country
            .and_then(|country| country.lines.get(at))
            .map(|_| Whose::Line(at))
    }
}

pub(super) fn countries_page(words: &Words) -> Page {
    let mut page = Page::titled(words.get("hard-lines-title"), "");
    page.blocks
        .push(Block::say(words.get("hard-which-country")));
    page.blocks.push(Block::List(List {
        rows: country::rows(words),
    }));
    page.blocks
        .push(Block::quiet(words.get("hard-country-kept")));
    page.hints
        .push(key(words, &[Command::Back], "command-back"));
    page
}

pub(super) fn elsewhere_page(words: &Words) -> Page {
    let mut page = Page::titled(words.get("hard-lines-title"), "");
    page.blocks
        .push(Block::say(words.get("hard-danger-nowhere")));
    for id in [
        "hard-elsewhere-eu",
        "hard-elsewhere-list",
        "hard-elsewhere-own",
    ] {
        page.blocks.push(Block::say(words.get(id)));
    }
    page.hints
        .push(key(words, &[Command::Back], "command-back"));
    page.hinted(words, &[Command::HardPeople, Command::Breathe])
}

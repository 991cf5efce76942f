//! Talk to a trained person: the lines of the person's country, and the choice of a country.

use super::super::country;
use super::{doors, here, key};
use chrono::Datelike;

use crate::app::page::{Block, Hint, List, Page, Row};
use crate::app::{Command, Look};
use crate::say;
use crate::words::Words;

pub(super) fn page(look: &Look<'_>) -> Page {
    let words = look.words;
    let Some(country) = here(look.config) else {
        return countries_page(words);
    };
    let mut page = Page::titled(words.get("hard-lines-title"), words.in_country(country));
    page.blocks
        .push(Block::quiet(words.get("hard-lines-intro")));
    let rows = (1..).zip(&country.lines).map(|(number, line)| {
        Row::pick(line.name.clone())
            .key(number.to_string())
            .detail(words.line_number(line))
            .note(words.line_hours(line))
    });
    page.blocks.push(Block::List(List {
        rows: rows.collect(),
    }));
    page.blocks.push(doors::danger(look));
    let number = words.emergency(country);
    page.blocks
        .push(Block::say(say!(words, "hard-not-waking", number = number)));
    let other = Row::pick(words.get("crisis-country-other")).key("c");
    page.blocks.push(Block::List(List { rows: vec![other] }));
    if let Some(day) = country.checked() {
        let day = format!("{} {}", words.date(day), day.date().year());
        page.blocks
            .push(Block::say(say!(words, "crisis-checked", day = day)));
    }
    page.blocks
        .push(Block::quiet(words.get("hard-no-one-told")));
    page.hints.push(Hint {
        commands: Vec::new(),
        label: say!(words, "hard-people-pick", highest = country.lines.len()),
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

//! The choice of a country, whose numbers are shown: chosen by the person, never guessed.

use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::config::Config;
use crate::domain::crisis::{self, Country};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// A row for each country, and one for all others.
#[must_use]
pub fn rows(words: &Words) -> Vec<Row> {
    let names = crisis::countries().iter().map(|it| words.country(it));
    let names = names.chain([words.get("crisis-country-other")]);
    (1..)
        .zip(names)
        .map(|(number, name): (u32, String)| Row::pick(name).key(number.to_string()))
        .collect()
}

/// The country of that row; none for another country.
#[must_use]
pub fn chosen(row: usize) -> Option<&'static Country> {
    crisis::countries().get(row)
}

/// The row of the country that was chosen.
#[must_use]
pub fn row(config: &Config) -> Option<usize> {
    let code = config.country.as_deref()?;
    crisis::countries().iter().position(|it| it.code == code)
}

/// Keeps the choice with the device, so that numbers are there also while the journal is locked.
pub fn keep(country: &Country, cx: &mut Cx<'_>) {
    cx.config.country = Some(country.code.clone());
    cx.keep_config();
    let name = cx.words.country(country);
    cx.say(say!(cx.words, "settings-country-kept", country = name));
}

/// The choice as a page of its own, for Settings.
pub struct CountryPage;

impl View for CountryPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("settings-country"), "");
        page.blocks
            .push(Block::say(words.get("settings-country-ask")));
        let mut rows = rows(words);
        let none = Row::pick(words.get("settings-country-none"));
        rows.push(none.key((rows.len() + 1).to_string()));
        page.blocks.push(Block::List(List { rows }));
        page.hints.extend(crate::app::moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        if let Some(country) = chosen(row) {
            keep(country, cx);
        } else {
            cx.config.country = None;
            cx.keep_config();
            cx.say(cx.words.get("settings-country-no-numbers"));
        }
        Ok(Next::Back)
    }
}

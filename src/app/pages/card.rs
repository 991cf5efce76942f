//! The person's own words for a hard moment, part by part, and the order of its doors: to be written on a good day.

use super::door_order::DoorOrder;
use super::print::{Print, Printed};
use crate::app::flows::card_text::Part;
use crate::app::flows::own_text::OwnText;
use crate::app::hard_card;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving};
use crate::domain::Card;
use crate::domain::crisis;
use crate::domain::entry::first_line;
use crate::store::Error;

/// The page.
#[derive(Default)]
pub struct CardPage {
    card: Option<Card>,
}

impl CardPage {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl View for CardPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("hard-form-title"), words.get("hard-form-right"));
        page.blocks.push(Block::quiet(words.get("hard-form-intro")));
        let mut rows: Vec<Row> = Part::ALL
            .iter()
            .map(|part| {
                let text = self.card.as_ref().map(|card| part.of(card));
                let text = text.unwrap_or_default();
                let detail = match first_line(&text) {
                    "" => words.get("settings-card-none"),
                    line => line.to_owned(),
                };
                Row::pick(words.get(part.words())).detail(detail)
            })
            .collect();
        let own = self
            .card
            .as_ref()
            .is_some_and(|card| !card.doors.is_empty());
        rows.push(Row::pick(words.get("hard-doors")).detail(words.get(if own {
            "hard-doors-own"
        } else {
            "hard-doors-given"
        })));
        rows.push(Row::pick(words.get("hard-print")));
        for (number, row) in (1..).zip(&mut rows) {
            row.key = Some(number.to_string());
        }
        page.blocks.push(Block::List(List { rows }));
        page.hints = moving(words);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.card = cx.store.get(Card::the_id())?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(row) => Next::Push(match Part::ALL.get(row) {
                Some(part) => Box::new(OwnText::new(*part)),
                None if row == Part::ALL.len() => Box::new(DoorOrder::new()),
                None => Box::new(Print::new(ToCarry)),
            }),
            _ => Next::Ignored,
        })
    }
}

/// The card to carry.
struct ToCarry;

impl Printed for ToCarry {
    fn names(&self) -> [&'static str; 3] {
        ["hard-print", "hard-form-title", "hard-print-where"]
    }

    fn text(&self, cx: &Cx<'_>) -> Result<String, Error> {
        let country = cx.config.country.as_deref().and_then(crisis::country);
        hard_card::text(cx.store, cx.words, cx.own, country, cx.now.today)
    }
}

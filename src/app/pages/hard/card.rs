//! What the person wrote for a time like this.

use super::Hard;
use crate::app::flows::check_in::clock;
use crate::app::own_help;
use crate::app::page::{Block, Page, Sentence, Tone};
use crate::app::{Command, Look};
use crate::domain::Card;
use crate::say;

impl Hard {
    pub(super) fn card_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("hard-card-title"), clock(look));
        let blank = Card::blank();
        let card = self.card.as_ref().unwrap_or(&blank);
        page.blocks.extend(to_oneself(look, card));
        let helps = own_help::helps(words, card, &self.practices);
        if !helps.is_empty() {
            page.blocks
                .push(Block::heading(words.get("hard-card-helps")));
            page.blocks.push(own(&helps.join("\n")));
        }
        page.blocks.extend(kept_in_mind(look, card));
        if !self.helped.is_empty() {
            page.blocks
                .push(Block::heading(words.get("hard-card-noted")));
            page.blocks.push(own(&self.helped.join("\n")));
        }
        if page.blocks.is_empty() {
            page.blocks.push(Block::say(words.get("hard-card-none")));
            page.blocks.push(Block::say(words.get("hard-card-offer")));
        }
        page.hinted(
            words,
            &[
                Command::HardPeople,
                Command::Breathe,
                Command::EditCard,
                Command::Back,
            ],
        )
    }
}

/// The person's own words.
fn own(text: &str) -> Block {
    Block::Sentence(Sentence {
        text: text.to_owned(),
        tone: Tone::Plain,
        indent: 2,
    })
}

/// The words to oneself, with the day they are from.
fn to_oneself(look: &Look<'_>, card: &Card) -> Vec<Block> {
    let words = look.words;
    let mut blocks = Vec::new();
    if let Some(text) = &card.words {
        if let Some(day) = card.day {
            let day = words.day(day);
            blocks.push(Block::quiet(say!(words, "hard-card-day", day = day)));
        }
        blocks.push(own(text));
    }
    blocks
}

/// What makes right now safer, and what the person holds on to.
fn kept_in_mind(look: &Look<'_>, card: &Card) -> Vec<Block> {
    let words = look.words;
    let mut blocks = Vec::new();
    for (text, id) in [
        (&card.safer, "hard-card-safer"),
        (&card.reasons, "hard-card-reasons"),
    ] {
        if let Some(text) = text {
            blocks.push(Block::heading(words.get(id)));
            blocks.push(own(text));
        }
    }
    blocks
}

//! The order of the doors of the hard moment.

use super::hard::Door;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, hint, moving};
use crate::domain::{Card, Change, What};
use crate::say;
use crate::store::Error;

/// The page.
#[derive(Default)]
pub struct DoorOrder {
    /// The doors by number, in the person's order.
    doors: Vec<u8>,
}

impl DoorOrder {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets the door on row `at` change places with the one before it.
    fn earlier(&self, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(before) = at.checked_sub(1).filter(|_| at < self.doors.len()) else {
            cx.say(cx.words.get("hard-doors-first"));
            return Ok(Next::Stay);
        };
        let mut card = cx.store.get(Card::the_id())?.unwrap_or_else(Card::blank);
        card.doors.clone_from(&self.doors);
        card.doors.swap(before, at);
        let door = self.doors.get(at).copied().and_then(Door::of);
        let door = door.map_or_else(String::new, |door| cx.words.get(door.words()));
        cx.commit(&Change::put(What::Changed, card))?;
        cx.say(say!(
            cx.words,
            "hard-doors-moved",
            door = door,
            place = before + 1
        ));
        Ok(Next::Move(before))
    }
}

impl View for DoorOrder {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("hard-doors"), words.get("hard-form-title"));
        page.blocks.push(Block::quiet(words.get("hard-doors-how")));
        let doors = self.doors.iter().filter_map(|number| Door::of(*number));
        let rows = (1..)
            .zip(doors)
            .map(|(number, door)| Row::pick(words.get(door.words())).key(number.to_string()));
        page.blocks.push(Block::List(List {
            rows: rows.collect(),
        }));
        page.hints = moving(words);
        for hint in &mut page.hints {
            if hint.commands == [Command::Open] {
                hint.label = words.get("hard-doors-up");
            }
        }
        page.hints.push(hint(words, Command::Back));
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let card = cx.store.get(Card::the_id())?.unwrap_or_else(Card::blank);
        self.doors = card.door_order();
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Pick(row) => self.earlier(row, cx),
            _ => Ok(Next::Ignored),
        }
    }
}

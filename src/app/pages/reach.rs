//! One reach-out, to read, change or remove.

use super::facts::Facts;
use super::reach_log::day_of;
use crate::app::flows::reach_out;
use crate::app::page::{Block, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Change, Id, Kind, Person, Reach};
use crate::say;
use crate::store::{Error, Span};

/// One reach-out.
pub struct ReachPage {
    id: Id,
    reach: Option<Reach>,
    people: Vec<Person>,
}

impl ReachPage {
    /// The page of the reach-out with that id.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            reach: None,
            people: Vec::new(),
        }
    }
}

/// Removes a reach-out, and says how it comes back.
///
/// # Errors
/// What kept it from being written.
pub(super) fn remove(id: Id, cx: &mut Cx<'_>) -> Result<(), Error> {
    cx.commit(&Change::remove(Kind::Reach, id))?;
    cx.say(cx.words.get("reach-removed"));
    Ok(())
}

impl View for ReachPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(reach) = &self.reach else {
            let mut page = Page::titled(words.get("reach-log"), "");
            page.blocks.push(Block::say(words.get("reach-gone")));
            return page.hinted(words, &[Command::Undo, Command::Back]);
        };
        let day = day_of(words, reach.day, look.now.today);
        let mut page = Page::titled(
            say!(words, "reach-title-change", day = day),
            words.get("reach-log"),
        );
        let mut facts = Facts::new(words);
        let who = reach_out::who(words, look.own, reach, &self.people);
        facts.add("reach-column-who", &who);
        facts.say(
            "reach-column-how",
            &format!("reach-how-{}", reach.how.name()),
        );
        facts.say(
            "reach-column-first",
            &format!("reach-first-{}", reach.first.name()),
        );
        if let Some(felt) = reach.felt {
            facts.say("reach-column-felt", &format!("reach-felt-{}", felt.name()));
        }
        facts.given("reach-ask-shared", reach.shared.as_ref());
        facts.given("reach-ask-took_away", reach.took_away.as_ref());
        facts.given("reach-column-note", reach.note.as_ref());
        page.blocks.push(Block::Fields(facts.fields()));
        if !reach.answered {
            page.blocks.push(Block::say(words.get("reach-no-answer")));
        }
        if reach.gave {
            page.blocks.push(Block::say(words.get("reach-gave")));
        }
        let known = [
            Command::Change,
            Command::Remove,
            Command::Back,
            Command::Erase,
        ];
        page.hinted(words, &known)
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Log, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.reach = cx.store.get(self.id)?;
        self.people = cx.store.list(Span::ALL)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match (act, &self.reach) {
            (Act::Do(Command::Change), Some(reach)) => Next::Push(reach_out::change(reach.clone())),
            (Act::Do(Command::Remove), Some(_)) => {
                remove(self.id, cx)?;
                Next::Back
            }
            _ => Next::Ignored,
        })
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::Reach, self.id))
    }
}

//! An exercise that was kept: a thought that was checked, breathing, or what a hard moment left.

use super::day_rows::practice_name;
use super::facts::Facts;
use crate::app::page::{Block, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::card::Practice;
use crate::domain::{Change, Id, Kind};
use crate::store::Error;
use crate::words::Words;

/// The page.
pub struct PracticePage {
    id: Id,
    practice: Option<Practice>,
}

impl PracticePage {
    /// The page of the exercise `id`.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self { id, practice: None }
    }
}

fn facts(practice: &Practice, words: &Words) -> Block {
    let mut facts = Facts::new(words);
    facts.add("day-practice-time", &words.time(practice.at));
    let thought = practice.thought.clone().unwrap_or_default();
    facts.given("thought-ask-thought", thought.thought.as_ref());
    facts.given("thought-ask-situation", thought.situation.as_ref());
    facts.given("thought-ask-feelings", thought.feelings.as_ref());
    let strength = |level: Option<u8>| level.map(|level| level.to_string());
    facts.given("thought-ask-before", strength(practice.before).as_ref());
    facts.given("thought-ask-for", thought.evidence_for.as_ref());
    facts.given("thought-ask-against", thought.evidence_against.as_ref());
    facts.given("thought-ask-other", thought.other_view.as_ref());
    facts.given("thought-ask-after", strength(practice.after).as_ref());
    facts.given("goal-tick-note", practice.note.as_ref());
    Block::Fields(facts.fields())
}

impl View for PracticePage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(practice) = &self.practice else {
            let mut page = Page::titled(words.get("tools-title"), "");
            page.blocks.push(Block::say(words.get("talk-gone")));
            return page.hinted(words, &[Command::Undo, Command::Back]);
        };
        let day = words.day_in(practice.day, look.now.today);
        let mut page = Page::titled(practice_name(words, practice.kind), day);
        page.blocks.push(facts(practice, words));
        page.hinted(words, &[Command::Remove, Command::Back, Command::Erase])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Tools, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.practice = cx.store.get(self.id)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if act != Act::Do(Command::Remove) || self.practice.is_none() {
            return Ok(Next::Ignored);
        }
        cx.commit(&Change::remove(Kind::Practice, self.id))?;
        cx.say(cx.words.get("talk-removed"));
        Ok(Next::Back)
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::Practice, self.id))
    }
}

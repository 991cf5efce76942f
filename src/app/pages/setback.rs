//! One note of a setback, to read, change or remove: an entry as plain as all others.

use super::facts::Facts;
use super::reach_log::day_of;
use crate::app::flows::setback;
use crate::app::page::{Block, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::setback::{CountedDate, Setback};
use crate::domain::{Change, Id, Kind, Person};
use crate::say;
use crate::store::{Error, Span};

/// One note.
pub struct SetbackPage {
    id: Id,
    setback: Option<Setback>,
    people: Vec<Person>,
    dates: Vec<CountedDate>,
}

impl SetbackPage {
    /// The page of the note with that id.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            setback: None,
            people: Vec::new(),
            dates: Vec::new(),
        }
    }
}

impl View for SetbackPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let right = words.get("setback-hard-times");
        let word = look.own.setback(words);
        let Some(setback) = &self.setback else {
            let mut page = Page::titled(say!(words, "setback-title", word = word), right);
            page.blocks.push(Block::say(words.get("setback-gone")));
            return page.hinted(words, &[Command::Undo, Command::Back]);
        };
        let day = day_of(words, setback.day, look.now.today);
        let title = say!(words, "setback-title-day", word = word, day = day);
        let mut page = Page::titled(title, right);
        let mut facts = Facts::new(words);
        facts.given("setback-ask-situation", setback.situation.as_ref());
        facts.given("setback-ask-helped", setback.helped.as_ref());
        facts.given("setback-ask-next_step", setback.next_step.as_ref());
        let told = setback.told.iter();
        let told = told.map(|id| match self.people.iter().find(|it| it.id == *id) {
            Some(person) => look.own.shown(&person.name),
            None => words.get("reach-removed-person"),
        });
        facts.add("setback-told", &words.all_of(&told.collect::<Vec<_>>()));
        if let Some(sure) = setback.confidence {
            facts.add("setback-sure", &say!(words, "setback-sure-of", sure = sure));
        }
        let about = self
            .dates
            .iter()
            .filter(|it| setback.counts.contains(&it.id));
        let about: Vec<String> = about.map(|it| it.label.clone()).collect();
        facts.add("setback-ask-counts", &words.all_of(&about));
        facts.given("setback-ask-note", setback.note.as_ref());
        page.blocks.push(Block::Fields(facts.fields()));
        page.blocks.push(Block::quiet(words.get("setback-thanks")));
        page.hinted(
            words,
            &[
                Command::Change,
                Command::Remove,
                Command::Back,
                Command::Erase,
            ],
        )
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Log, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.setback = cx.store.get(self.id)?;
        let told = self.setback.iter().flat_map(|it| &it.told).copied();
        self.people = cx.store.named_people(told)?.into_values().collect();
        self.dates = cx.store.list(Span::ALL)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match (act, &self.setback) {
            (Act::Do(Command::Change), Some(it)) => Next::Push(setback::change(it.clone())),
            (Act::Do(Command::Remove), Some(_)) => {
                cx.commit(&Change::remove(Kind::Setback, self.id))?;
                cx.say(cx.words.get("setback-removed"));
                Next::Back
            }
            _ => Next::Ignored,
        })
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::Setback, self.id))
    }
}

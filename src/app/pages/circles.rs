//! The circles: who is very close, close and further out, and which kind of help has someone and which has no one yet.

use super::facts::Facts;
use super::person::PersonPage;
use crate::app::everywhere::moving;
use crate::app::flows::check_in::called;
use crate::app::flows::person_form::support_words;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::Person;
use crate::domain::circles::{circles, kinds_of_help};
use crate::store::{Error, Span};

/// The page.
#[derive(Default)]
pub struct Circles {
    people: Vec<Person>,
}

impl Circles {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Everyone in the order of the rows.
    fn rows(&self) -> impl Iterator<Item = Person> {
        circles(&self.people).into_iter().flat_map(|(_, it)| it)
    }
}

impl View for Circles {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("people-circles"), words.get("app-tab-people"));
        if self.rows().next().is_none() {
            page.blocks.push(Block::say(words.get("people-empty")));
            return page.hinted(words, &[Command::Back]);
        }
        for (circle, people) in circles(&self.people) {
            if people.is_empty() {
                continue;
            }
            page.blocks.push(Block::heading(words.get(&match circle {
                Some(circle) => format!("person-circle-{circle}"),
                None => "people-no-circle".to_owned(),
            })));
            let row = |person: &Person| {
                let support = person.support.iter();
                let support: Vec<String> =
                    support.map(|it| words.get(support_words(*it))).collect();
                Row::pick(called(person, look.own)).detail(support.join(", "))
            };
            page.blocks.push(Block::List(List {
                rows: people.iter().map(row).collect(),
            }));
        }
        page.blocks.push(Block::heading(words.get("people-help")));
        let mut facts = Facts::new(words);
        for (support, people) in kinds_of_help(&self.people) {
            let names = people.iter().map(|it| look.own.shown(&it.name));
            let names: Vec<String> = names.collect();
            if names.is_empty() {
                facts.say(support_words(support), "people-help-none");
            } else {
                facts.add(support_words(support), &names.join(", "));
            }
        }
        page.blocks.push(Block::Fields(facts.fields()));
        page.hints = moving(words);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.people = cx.store.list(Span::ALL)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(row) => match self.rows().nth(row) {
                Some(person) => Next::Push(Box::new(PersonPage::new(person.id))),
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }
}

//! Who there was contact with: any of the people, someone who is not on the list, or no one.

use super::{CheckInFlow, Step, labelled};
use crate::app::page::{Block, Choice, Hint, Page, Question as Ask};
use crate::app::{Command, Cx, Look, Next};
use crate::domain::{Change, Id, Person, What};
use crate::say;
use crate::store::Error;

impl CheckInFlow {
    pub(super) fn toggle(&mut self, number: u32, cx: &mut Cx<'_>) -> Next {
        let chosen = usize::try_from(number).ok();
        if number == 0 {
            self.answers.people = match &self.answers.people {
                Some(people) if people.is_empty() => None,
                _ => Some(Vec::new()),
            };
            return Next::Stay;
        }
        match chosen.and_then(|n| self.people.get(n - 1)) {
            Some(person) => {
                let picked = self.answers.people.get_or_insert_with(Vec::new);
                match picked.iter().position(|id| *id == person.id) {
                    Some(at) => {
                        picked.remove(at);
                        if picked.is_empty() {
                            self.answers.people = None;
                        }
                    }
                    None => picked.push(person.id),
                }
                Next::Stay
            }
            None if chosen == Some(self.people.len() + 1) => {
                self.name.clear();
                self.go(Step::Someone)
            }
            None => {
                cx.say(crate::app::form::not_on_the_list(
                    cx.words,
                    number,
                    self.people.len() + 1,
                ));
                Next::Stay
            }
        }
    }

    pub(super) fn someone(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let name = self.name.trim().to_owned();
        if !name.is_empty() {
            let person = Person::named(cx.new_id(), &name);
            self.answers
                .people
                .get_or_insert_with(Vec::new)
                .push(person.id);
            cx.commit(&Change::put(What::Saved, person))?;
        }
        Ok(self.go(Step::People))
    }

    pub(super) fn people_line(&self, cx: &Cx<'_>) -> String {
        let names = names_of(self.answers.people.as_ref(), &self.people, cx.own);
        match &self.answers.people {
            None => cx.words.get("checkin-people-skipped"),
            Some(people) if people.is_empty() => cx.words.get("checkin-people-none"),
            Some(_) => say!(
                cx.words,
                "checkin-people-echo",
                people = cx.words.all_of(&names)
            ),
        }
    }

    pub(super) fn people_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let at = self.questions.len() + 1;
        let mut page = Page::titled(self.title(at, look), self.trail(words));
        let picked = self.answers.people.as_ref();
        let mut choices: Vec<Choice> = self
            .people
            .iter()
            .enumerate()
            .map(|(i, person)| Choice {
                key: (i + 1).to_string(),
                label: called(person, look.own),
                picked: picked.is_some_and(|people| people.contains(&person.id)),
                ..Choice::default()
            })
            .collect();
        choices.push(Choice {
            key: (self.people.len() + 1).to_string(),
            label: words.get("checkin-someone-else"),
            ..Choice::default()
        });
        choices.push(Choice {
            key: "0".to_owned(),
            label: words.get("checkin-no-one"),
            picked: picked.is_some_and(Vec::is_empty),
            apart: true,
            ..Choice::default()
        });
        let names = names_of(self.answers.people.as_ref(), &self.people, look.own);
        let said = (!names.is_empty()).then(|| {
            say!(
                words,
                "checkin-picked",
                n = names.len(),
                people = words.all_of(&names)
            )
        });
        page.blocks.push(Block::Question(Ask {
            ask: words.get("checkin-people-ask"),
            hint: Some(words.get("checkin-people-hint")),
            choices,
            many: true,
            scale: None,
            said,
        }));
        page.hints.push(Hint {
            commands: Vec::new(),
            label: say!(
                words,
                "checkin-pick-number",
                highest = self.people.len() + 1
            ),
            menu: false,
        });
        page.hints.push(Hint {
            commands: vec![Command::Keep],
            label: words.get("checkin-next"),
            menu: false,
        });
        let mut page = page.hinted(words, &[Command::Skip, Command::StepBack]);
        page.hints
            .push(labelled(words, Command::Back, "checkin-leave"));
        page
    }
}

/// A person as a list shows them: `Rosa (sister)`.
#[must_use]
pub fn called(person: &Person, own: &crate::app::Own) -> String {
    let name = own.shown(&person.name);
    match &person.relation {
        Some(relation) => format!("{name} ({relation})"),
        None => name,
    }
}

pub(super) fn names_of(
    picked: Option<&Vec<Id>>,
    people: &[Person],
    own: &crate::app::Own,
) -> Vec<String> {
    picked
        .into_iter()
        .flatten()
        .filter_map(|id| people.iter().find(|person| person.id == *id))
        .map(|person| own.shown(&person.name))
        .collect()
}

//! One meeting of a group: when and where, what to bring up, and whether the person went. Not going is as plain as going,
//! and is counted nowhere.

use super::facts::Facts;
use super::person::PersonPage;
use crate::app::everywhere::moving;
use crate::app::flows::check_in::called;
use crate::app::flows::{person_form, reach_out};
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Change, Day, Id, Person, Reach, Setting, What};
use crate::say;
use crate::store::{Error, Span, Store};

/// The setting that holds the last day on which the person did not go to the meeting of a group.
fn put_aside_key(group: Id) -> String {
    format!("meeting/{group}")
}

/// Whether the meeting of that day is written down: there was contact, or it was put aside.
///
/// # Errors
/// When the journal can't be read.
pub fn is_settled(store: &Store, group: Id, day: Day) -> Result<bool, Error> {
    let aside = store.setting(&put_aside_key(group))?;
    Ok(aside == Some(day.to_string()) || !store.contacts(Some(group), Span::day(day))?.is_empty())
}

/// The page.
pub struct MeetingPage {
    group: Id,
    day: Day,
    person: Option<Person>,
    /// What was taken away the last time.
    took_away: Option<String>,
}

/// What can be said of it.
const ROWS: [&str; 3] = ["people-went", "people-not-this-time", "people-about-group"];

impl MeetingPage {
    /// The meeting of `group` on `day`.
    #[must_use]
    pub fn new(group: Id, day: Day) -> Self {
        Self {
            group,
            day,
            person: None,
            took_away: None,
        }
    }
}

impl View for MeetingPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let day = words.day_in(self.day, look.now.today);
        let Some(person) = &self.person else {
            let mut page = Page::titled(words.get("app-tab-people"), day);
            page.blocks.push(Block::say(words.get("person-gone")));
            return page.hinted(words, &[Command::Back]);
        };
        let mut page = Page::titled(called(person, look.own), day);
        let mut facts = Facts::new(words);
        if let Some(meets) = &person.meets {
            facts.add("person-meets", &person_form::meeting(words, meets));
        }
        facts.add("person-ask-next_talk", &person.to_bring_up().join("\n"));
        facts.given("people-last-away", self.took_away.as_ref());
        let facts = facts.fields();
        if !facts.rows.is_empty() {
            page.blocks.push(Block::Fields(facts));
        }
        let rows = (1..).zip(ROWS);
        let rows = rows.map(|(number, id)| Row::pick(words.get(id)).key(number.to_string()));
        page.blocks.push(Block::List(List {
            rows: rows.collect(),
        }));
        page.blocks
            .push(Block::quiet(words.get("people-either-way")));
        page.hints = moving(words);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.person = cx.store.get(self.group)?;
        let last = cx.store.reaches(Some(self.group), Span::ALL, 0, 5)?;
        let away = |it: Reach| it.took_away;
        self.took_away = last.records.into_iter().find_map(away);
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(0) => Next::Replace(reach_out::new(Some(self.day), Some(self.group))),
            Act::Pick(1) => {
                let aside = Setting::new(&put_aside_key(self.group), &self.day.to_string());
                cx.commit(&Change::put(What::Saved, aside))?;
                cx.say(say!(cx.words, "people-aside", day = cx.words.day(self.day)));
                Next::Back
            }
            Act::Pick(_) => Next::Replace(Box::new(PersonPage::new(self.group))),
            _ => Next::Ignored,
        })
    }
}

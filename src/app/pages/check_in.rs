//! One check-in, to read, change or remove.

use std::collections::BTreeMap;

use super::facts::Facts;
use super::reach_log::day_of;
use crate::app::flows::check_in::CheckInFlow;
use crate::app::page::{Block, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Answer, Change, CheckIn, CheckInKind, Day, Id, Kind, Person, Question};
use crate::say;
use crate::store::Error;

/// One check-in.
pub struct CheckInPage {
    id: Id,
    check_in: Option<CheckIn>,
    questions: Vec<Question>,
    people: BTreeMap<Id, Person>,
}

impl CheckInPage {
    /// The page of the check-in with that id.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            check_in: None,
            questions: Vec::new(),
            people: BTreeMap::new(),
        }
    }

    fn facts<'a>(&self, check_in: &CheckIn, look: &Look<'a>) -> Facts<'a> {
        let words = look.words;
        let mut facts = Facts::new(words);
        for question in &self.questions {
            let answer = match check_in.answers.get(&question.slug) {
                Some(Answer::Level(level)) => say!(
                    words,
                    "day-answer",
                    level = *level,
                    word = words.level_word_inside(question, *level)
                ),
                Some(Answer::None) => words.none_word(question),
                Some(Answer::Skipped) => words.get("day-skipped"),
                None => continue,
            };
            facts.named(words.question_name(question), &answer);
        }
        match &check_in.people {
            Some(people) if people.is_empty() => facts.say("checkin-people", "day-no-one"),
            Some(people) => {
                let people = people.iter().map(|id| match self.people.get(id) {
                    Some(person) => look.own.shown(&person.name),
                    None => words.get("reach-removed-person"),
                });
                facts.add("checkin-people", &words.all_of(&people.collect::<Vec<_>>()));
            }
            None => {}
        }
        facts.given("checkin-note", check_in.note.as_ref());
        facts
    }
}

impl View for CheckInPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(check_in) = &self.check_in else {
            let mut page = Page::titled(words.get("checkin-title"), "");
            page.blocks.push(Block::say(words.get("day-check-in-gone")));
            return page.hinted(words, &[Command::Undo, Command::Back]);
        };
        let day = day_of(words, check_in.day, look.now.today);
        let mut page = Page::titled(
            say!(words, "day-check-in", day = day),
            words.time(check_in.at),
        );
        if check_in.kind == CheckInKind::HardDay {
            page.blocks.push(Block::say(words.get("day-hard")));
        }
        page.blocks
            .push(Block::Fields(self.facts(check_in, look).fields()));
        page.blocks.push(Block::quiet(words.get("day-any")));
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
        self.check_in = cx.store.get(self.id)?;
        self.questions = cx.store.questions()?;
        let met = self.check_in.iter().flat_map(|it| &it.people).flatten();
        self.people = cx.store.named_people(met.copied())?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match (act, &self.check_in) {
            (Act::Do(Command::Change), Some(it)) => {
                Next::Push(Box::new(CheckInFlow::change(it.clone())))
            }
            (Act::Do(Command::Remove), Some(_)) => {
                cx.commit(&Change::remove(Kind::CheckIn, self.id))?;
                cx.say(cx.words.get("reach-removed"));
                Next::Back
            }
            _ => Next::Ignored,
        })
    }

    fn day(&self) -> Option<Day> {
        self.check_in.as_ref().map(|it| it.day)
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::CheckIn, self.id))
    }
}

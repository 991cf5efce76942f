//! The reach-out log, newest first: everyone's, or one person's.

use std::collections::HashSet;

use super::people::of_row;
use super::reach::{ReachPage, remove};
use crate::app::everywhere::hint;
use crate::app::flows::check_in::called;
use crate::app::flows::reach_out;
use crate::app::page::{
    Block, Choice, Column, Hint, List, Page, Question as Ask, Row, Table, TableRow,
};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving};
use crate::domain::person::offered;
use crate::domain::{Day, Id, Person, Reach};
use crate::say;
use crate::store::{Error, Shown, Span};
use crate::words::Words;

/// How many are shown at first, and how many more at a time.
const STEP: usize = 20;

/// The log.
pub struct ReachLog {
    person: Option<Id>,
    people: Vec<Person>,
    /// Those to choose from, by the numbers that they have elsewhere.
    offered: Vec<Person>,
    shown: Shown<Reach>,
    limit: usize,
    /// Whose log it is to be is being asked.
    asking: bool,
}

impl ReachLog {
    /// Everyone's log, or that of one person.
    #[must_use]
    pub fn new(person: Option<Id>) -> Self {
        Self {
            person,
            people: Vec::new(),
            offered: Vec::new(),
            shown: Shown {
                records: Vec::new(),
                total: 0,
            },
            limit: STEP,
            asking: false,
        }
    }

    fn whose(&self, look: &Look<'_>) -> String {
        let person = self.people.iter().find(|it| Some(it.id) == self.person);
        person.map_or_else(
            || look.words.get("reach-log-everyone"),
            |person| called(person, look.own),
        )
    }

    fn ask_page(&self, look: &Look<'_>) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("reach-log"), self.whose(look));
        let mut choices: Vec<Choice> = (1..)
            .zip(&self.offered)
            .map(|(number, person): (usize, _)| Choice {
                key: number.to_string(),
                label: called(person, look.own),
                picked: self.person == Some(person.id),
                ..Choice::default()
            })
            .collect();
        choices.push(Choice {
            key: "0".to_owned(),
            label: words.get("reach-log-everyone"),
            picked: self.person.is_none(),
            apart: true,
            ..Choice::default()
        });
        page.blocks.push(Block::Question(Ask {
            ask: words.get("reach-log-whose"),
            choices,
            ..Ask::default()
        }));
        page.hints.push(Hint {
            commands: Vec::new(),
            label: words.get("form-number"),
            menu: false,
        });
        page.hinted(words, &[Command::Back])
    }

    fn table(&self, look: &Look<'_>) -> Table {
        let words = look.words;
        let column = |id: &str, width, spare| Column {
            name: words.get(id),
            width,
            spare,
        };
        let rows = self.shown.records.iter().map(|reach| TableRow {
            cells: vec![
                day_of(words, reach.day, look.now.today),
                reach_out::who(words, look.own, reach, &self.people),
                words.get(&format!("reach-how-{}", reach.how.name())),
                words.get(&format!("reach-first-{}", reach.first.name())),
                felt_of(words, reach),
                note_of(words, reach),
            ],
            pick: true,
            ..TableRow::default()
        });
        Table {
            columns: vec![
                column("reach-column-day", 13, 0),
                column("reach-column-who", 0, 0),
                column("reach-column-how", 11, 3),
                column("reach-column-first", 7, 5),
                column("reach-column-felt", 12, 4),
                column("reach-column-note", 0, 2),
            ],
            rows: rows.collect(),
        }
    }

    fn choose(&mut self, person: Option<Id>, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.person = person;
        self.asking = false;
        self.limit = STEP;
        self.load(cx)?;
        Ok(Next::Move(0))
    }
}

/// `Tue 22 Nov`, and the year in place of the weekday for those of other years.
pub(super) fn day_of(words: &Words, day: Day, today: Day) -> String {
    let date = words.date_in(day, today);
    if date == words.date(day) {
        words.day(day)
    } else {
        date
    }
}

fn felt_of(words: &Words, reach: &Reach) -> String {
    match reach.felt {
        _ if !reach.answered => words.get("reach-log-no-answer"),
        Some(felt) => words.get(&format!("reach-felt-{}", felt.name())),
        None => "-".to_owned(),
    }
}

fn note_of(words: &Words, reach: &Reach) -> String {
    let gave = reach.gave.then(|| words.get("reach-log-gave"));
    let parts: Vec<String> = gave.into_iter().chain(reach.note.clone()).collect();
    parts.join(", ")
}

impl View for ReachLog {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        if self.asking {
            return self.ask_page(look);
        }
        let mut page = Page::titled(words.get("reach-log"), self.whose(look));
        let (count, total) = (self.shown.records.len(), self.shown.total);
        if count == 0 {
            page.blocks.push(Block::say(words.get("reach-log-empty")));
            page.hints.push(hint(words, Command::ReachOut));
            // With nobody to choose, and everyone chosen, there is nothing to ask.
            if !self.offered.is_empty() || self.person.is_some() {
                page.hints.push(hint(words, Command::OnePerson));
            }
            return page.hinted(words, &[Command::Back]);
        }
        page.blocks.push(Block::Table(self.table(look)));
        if count < total {
            page.blocks.push(Block::List(List {
                rows: vec![Row::pick(words.get("reach-log-older"))],
            }));
        }
        let counted = say!(words, "reach-log-count", shown = count, total = total);
        page.blocks.push(Block::say(counted));
        page.hints = moving(words);
        page.hints.push(hint(words, Command::ReachOut));
        page.hints.push(of_row(words, Command::Change));
        page.hints.push(of_row(words, Command::Remove));
        page.hinted(words, &[Command::OnePerson, Command::Find, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        if self.asking {
            vec![Context::Question]
        } else {
            vec![Context::Log, Context::List]
        }
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.people = cx.store.list(Span::ALL)?;
        self.offered = offered(self.people.clone());
        self.shown = cx.store.reaches(self.person, Span::ALL, 0, self.limit)?;
        let here: HashSet<Id> = self.people.iter().map(|it| it.id).collect();
        let named = self.shown.records.iter().flat_map(|it| &it.people).copied();
        let removed = cx
            .store
            .named_people(named.filter(|id| !here.contains(id)))?;
        self.people.extend(removed.into_values());
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if self.asking {
            let person = |row: usize| self.offered.get(row).map(|it| it.id);
            return match act {
                Act::Pick(row) => self.choose(person(row), cx),
                Act::Do(Command::Keep) => self.choose(person(at), cx),
                Act::Do(Command::Back | Command::StepBack) => {
                    self.asking = false;
                    Ok(Next::Move(0))
                }
                _ => Ok(Next::Ignored),
            };
        }
        let here = self.shown.records.get(at);
        Ok(match act {
            Act::Pick(row) => {
                if let Some(reach) = self.shown.records.get(row) {
                    Next::Push(Box::new(ReachPage::new(reach.id)))
                } else {
                    self.limit += STEP;
                    self.load(cx)?;
                    Next::Stay
                }
            }
            Act::Do(Command::ReachOut) => Next::Push(reach_out::new(None, self.person)),
            Act::Do(Command::OnePerson) if self.offered.is_empty() && self.person.is_none() => {
                Next::Stay
            }
            Act::Do(Command::OnePerson) => {
                self.asking = true;
                Next::Move(0)
            }
            Act::Do(Command::Change) => match here {
                Some(reach) => Next::Push(reach_out::change(reach.clone())),
                None => Next::Stay,
            },
            Act::Do(Command::Remove) => {
                if let Some(reach) = here {
                    remove(reach.id, cx)?;
                }
                Next::Stay
            }
            _ => Next::Ignored,
        })
    }
}

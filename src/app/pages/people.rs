//! People: who there is, and when there was contact last. Never by count, and never a nudge.

use super::circles::Circles;
use super::contact_weeks::ContactWeeks;
use super::number::NumberPage;
use super::person::PersonPage;
use super::tabbed;
use crate::app::everywhere::hint;
use crate::app::flows::check_in::called;
use crate::app::flows::{person_form, take_in_form};
use crate::app::page::{Block, Column, Hint, List, Page, Row, Tab, Table, TableRow};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving};
use crate::domain::Person;
use crate::domain::person::on_hard_page;
use crate::say;
use crate::store::{Error, Known, Span};
use crate::words::Words;

/// How many days "in 4 weeks" are.
pub(super) const FOUR_WEEKS: i64 = 28;
/// How many lines about a next talk the page has.
const NEXT_TALKS: usize = 2;

/// The people page.
#[derive(Default)]
pub struct People {
    known: Vec<Known>,
}

impl People {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn empty(look: &Look<'_>, mut page: Page) -> Page {
        let words = look.words;
        page.blocks.push(Block::say(words.get("people-empty")));
        let mut why = words.get("people-empty-why");
        if look.config.country.is_some() {
            why = format!("{why} {}", words.get("people-empty-lines"));
        }
        page.blocks.push(Block::say(why));
        page.blocks.push(Block::List(List {
            rows: vec![
                Row::pick(words.get("people-add"))
                    .key("n")
                    .detail(words.get("people-add.detail")),
            ],
        }));
        page.hints.push(Hint {
            label: words.get("people-hint-add"),
            ..of_row(words, Command::New)
        });
        page.hints.push(Hint {
            commands: vec![Command::Open],
            label: words.get("people-choose"),
            menu: false,
        });
        page.hints.push(hint(words, Command::TakeIn));
        page
    }

    fn table(&self, look: &Look<'_>) -> Table {
        let words = look.words;
        let column = |id: &str, width, spare| Column {
            name: words.get(id),
            width,
            spare,
        };
        let rows = self.known.iter().map(|known| {
            let person = &known.person;
            let mut cells = vec![called(person, look.own)];
            if person.may_be_suggested() {
                cells.push(person.good_for.clone().unwrap_or_default());
                let last = known.last.map(|last| words.ago(last.day, look.now.today));
                cells.push(last.unwrap_or_default());
                cells.push(match known.times.days {
                    0 => String::new(),
                    days => format!("{days:>2}"),
                });
            }
            TableRow {
                cells,
                pick: true,
                ..TableRow::default()
            }
        });
        Table {
            columns: vec![
                column("people-column-person", 0, 0),
                column("people-column-good-for", 0, 2),
                column("people-column-last", 14, 0),
                column("people-column-times", 11, 1),
            ],
            rows: rows.collect(),
        }
    }

    /// Who stands on the hard-moment page; or, from the second person on, how to put someone there.
    fn hard_line(&self, look: &Look<'_>) -> Option<String> {
        let words = look.words;
        let people: Vec<Person> = self.known.iter().map(|it| it.person.clone()).collect();
        let names: Vec<String> = on_hard_page(&people)
            .iter()
            .map(|person| look.own.shown(&person.name))
            .collect();
        if !names.is_empty() {
            return Some(say!(words, "people-hard", names = names.join(", ")));
        }
        (people.len() > 1).then(|| words.get("people-hard-none"))
    }
}

impl View for People {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = tabbed(look, Tab::People);
        if self.known.is_empty() {
            return Self::empty(look, page);
        }
        page.blocks.push(Block::Table(self.table(look)));
        page.blocks.extend(self.hard_line(look).map(Block::say));
        let talks = self.known.iter().filter_map(|known| {
            let person = &known.person;
            let talk = person.to_bring_up().join("; ");
            (!talk.is_empty() && person.may_be_suggested()).then(|| {
                let name = look.own.shown(&person.name);
                say!(words, "people-next-talk", name = name, talk = talk.as_str())
            })
        });
        page.blocks.extend(talks.take(NEXT_TALKS).map(Block::quiet));
        page.hints = moving(words);
        page.hints.push(hint(words, Command::ReachOut));
        page.hints.push(of_row(words, Command::BigNumber));
        page.hints.push(Hint {
            label: words.get("people-hint-add"),
            ..hint(words, Command::New)
        });
        page.hinted(
            words,
            &[
                Command::ReachLog,
                Command::Circles,
                Command::ContactWeeks,
                Command::TakeIn,
                Command::Find,
            ],
        )
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::People, Context::List, Context::Tabs]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        self.known = cx
            .store
            .network(Span::days(today.plus(1 - FOUR_WEEKS), today))?;
        // Stable: among themselves they stay in order.
        self.known
            .sort_by_key(|known| !known.person.may_be_suggested());
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::New) => Next::Push(person_form::add()),
            Act::Do(Command::Circles) => Next::Push(Box::new(Circles::new())),
            Act::Do(Command::ContactWeeks) => Next::Push(Box::new(ContactWeeks::new())),
            Act::Do(Command::TakeIn) => Next::Push(take_in_form::new()),
            Act::Pick(_) if self.known.is_empty() => Next::Push(person_form::add()),
            Act::Pick(row) => match self.known.get(row) {
                Some(known) => Next::Push(Box::new(PersonPage::new(known.person.id))),
                None => Next::Stay,
            },
            Act::Do(Command::BigNumber) => match self.known.get(at) {
                Some(known) => NumberPage::of(&known.person, false, cx),
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }

    fn tab(&self) -> Option<Tab> {
        Some(Tab::People)
    }
}

/// A hint for what needs the marker: plain lines open the row first.
pub(super) fn of_row(words: &Words, command: Command) -> Hint {
    Hint {
        menu: false,
        ..hint(words, command)
    }
}

//! Hard times, and what helped: dips in mood and notes of setbacks, newest first, each beside what was there then. A
//! count of contacts and of steps, never a name and never a cause.

use super::day::DayPage;
use super::reach_log::day_of;
use super::setback::SetbackPage;
use crate::app::everywhere::{hint, moving};
use crate::app::flows::setback;
use crate::app::page::{Block, Column, List, Page, Row, Table, TableRow};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::setback::Setback;
use crate::domain::{Day, Done, Tick, first_line};
use crate::insight::{Dip, Ending, Scale, dips};
use crate::say;
use crate::store::{Error, Span};

/// The most of each that is listed: what is longer ago is in find and in the calendar.
const MOST: usize = 40;

/// The page.
#[derive(Default)]
pub struct HardTimes {
    times: Vec<Time>,
    any_dips: bool,
}

/// One of them.
enum Time {
    Dip {
        dip: Dip,
        contacts: usize,
        steps: usize,
    },
    Setback(Setback),
}

impl Time {
    fn day(&self) -> Day {
        match self {
            Self::Dip { dip, .. } => dip.start,
            Self::Setback(setback) => setback.day,
        }
    }

    /// What it was, and what was beside it.
    fn cells(&self, look: &Look<'_>) -> [String; 2] {
        let words = look.words;
        match self {
            Self::Dip {
                dip,
                contacts,
                steps,
            } => {
                let ending = if dip.ending == Ending::Open {
                    "open"
                } else {
                    "over"
                };
                let days = dip.days() + i64::from(!dip.passed());
                let counts = [
                    ("setback-dip-contacts", contacts),
                    ("setback-dip-goals", steps),
                ];
                let counts = counts.into_iter().filter(|(_, n)| **n > 0);
                let beside: Vec<String> = counts.map(|(id, n)| say!(words, id, n = *n)).collect();
                [
                    say!(words, "setback-dip", ending = ending, days = days),
                    beside.join(", "),
                ]
            }
            Self::Setback(setback) => {
                let what = [&setback.situation, &setback.note];
                let what = what.into_iter().flatten().map(|it| first_line(it)).next();
                let word = look.own.setback(words);
                let what = what.map_or(word.clone(), |what| format!("{word}: {what}"));
                let helped = setback.helped.as_deref().map(first_line);
                [what, helped.unwrap_or_default().to_owned()]
            }
        }
    }
}

impl HardTimes {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn read_dips(&mut self, cx: &Cx<'_>) -> Result<(), Error> {
        let questions = cx.store.questions()?;
        let Some(mood) = questions.iter().find(|it| it.slug == "mood") else {
            return Ok(());
        };
        let series = cx.store.series("mood", Span::ALL)?;
        let found = dips(&series, Scale::of(mood), None, cx.now.today);
        self.any_dips = !found.is_empty();
        for dip in found.into_iter().rev().take(MOST) {
            let span = Span::days(dip.start, dip.until);
            let mut steps: Vec<_> = cx
                .store
                .list::<Tick>(span)?
                .into_iter()
                .filter(|tick| tick.state != Done::NotToday)
                .map(|tick| (tick.day, tick.goal))
                .collect();
            steps.sort_unstable();
            steps.dedup();
            self.times.push(Time::Dip {
                contacts: cx.store.contacts(None, span)?.len(),
                steps: steps.len(),
                dip,
            });
        }
        Ok(())
    }
}

impl View for HardTimes {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let right = words.get("setback-hard-times-right");
        let mut page = Page::titled(words.get("setback-hard-times"), right);
        if self.times.is_empty() {
            page.blocks
                .push(Block::say(words.get("setback-hard-times-none")));
        } else {
            let column = |name: String, width, spare| Column { name, width, spare };
            let rows = self.times.iter().map(|time| {
                let [what, beside] = time.cells(look);
                TableRow {
                    cells: vec![day_of(words, time.day(), look.now.today), what, beside],
                    pick: true,
                    ..TableRow::default()
                }
            });
            page.blocks.push(Block::Table(Table {
                columns: vec![
                    column(words.get("setback-column-day"), 14, 0),
                    column(String::new(), 0, 0),
                    column(words.get("setback-column-helped"), 0, 1),
                ],
                rows: rows.collect(),
            }));
        }
        let word = look.own.setback(words);
        page.blocks.push(Block::List(List {
            rows: vec![Row::pick(say!(words, "setback-add", word = word)).key("n")],
        }));
        if self.any_dips {
            page.blocks
                .push(Block::quiet(words.get("setback-hard-times-dips")));
        }
        page.hints = moving(words);
        page.hints.push(crate::app::page::Hint {
            menu: false,
            ..hint(words, Command::New)
        });
        page.hinted(words, &[Command::Counts, Command::Plan, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Kept, Context::List]
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.times.clear();
        self.read_dips(cx)?;
        let setbacks: Vec<Setback> = cx.store.newest(cx.now.today, 0, MOST)?;
        self.times.extend(setbacks.into_iter().map(Time::Setback));
        self.times.sort_by_key(|time| std::cmp::Reverse(time.day()));
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(row) => match self.times.get(row) {
                Some(Time::Dip { dip, .. }) => Next::Push(Box::new(DayPage::new(dip.start))),
                Some(Time::Setback(it)) => Next::Push(Box::new(SetbackPage::new(it.id))),
                None => Next::Push(setback::new(None)),
            },
            Act::Do(Command::New) => Next::Push(setback::new(None)),
            _ => Next::Ignored,
        })
    }

    fn first_row(&self) -> usize {
        0
    }
}

//! The dates that the person counts from: none, one or several, with the days in line with what they want. Never a run
//! of days, and nothing that a setback takes away.

use super::people::of_row;
use crate::app::everywhere::{hint, moving};
use crate::app::flows::count_form;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::setback::{CountedDate, Setback};
use crate::domain::{Change, Day, Id, Kind, What};
use crate::insight::days_in_line;
use crate::say;
use crate::store::{Error, Span, Store};
use crate::words::Words;

/// How many days Today speaks of.
const LATELY: i64 = 30;
/// The spans of the sentences, in days; all of them comes last.
const SPANS: [i64; 2] = [LATELY, 90];

/// A date with the days of the notes that are about it.
pub struct Counted {
    pub date: CountedDate,
    noted: Vec<Day>,
}

/// All counted dates, oldest first, with what Today says of them.
///
/// # Errors
/// When the journal can't be read.
pub fn lately(store: &Store, today: Day) -> Result<Vec<Counted>, Error> {
    counted(store, Span::days(today.plus(1 - LATELY), today))
}

/// All counted dates, oldest first, with what was noted in `span`.
fn counted(store: &Store, span: Span) -> Result<Vec<Counted>, Error> {
    let dates: Vec<CountedDate> = store.list(Span::ALL)?;
    if dates.is_empty() {
        return Ok(Vec::new());
    }
    let setbacks: Vec<Setback> = store.list(span)?;
    let counted = |date: CountedDate| {
        let about = setbacks.iter().filter(|it| it.is_about(date.id));
        Counted {
            noted: about.map(|it| it.day).collect(),
            date,
        }
    };
    let mut all: Vec<Counted> = dates.into_iter().map(counted).collect();
    all.sort_by_key(|it| (it.date.since, it.date.id));
    Ok(all)
}

impl Counted {
    /// `29 of the last 30 days in line with what you want.`, of a month, or of all days where they are fewer.
    #[must_use]
    pub fn lately(&self, words: &Words, today: Day) -> String {
        self.sentence(words, today, Some(LATELY))
    }

    /// `29 of the last 30 days`
    fn brief(&self, words: &Words, today: Day) -> String {
        let noted = self.noted.iter().copied();
        match days_in_line(self.date.since, noted, today, Some(LATELY)) {
            Some(count) => say!(
                words,
                "counts-brief",
                n = count.in_line(),
                days = count.days
            ),
            None => words.get("counts-to-come"),
        }
    }

    /// The sentences over 30 and 90 days and over all. A span that is longer than all is left out.
    #[must_use]
    pub fn sentences(&self, words: &Words, today: Day) -> Vec<String> {
        let all = today.since(self.date.since) + 1;
        let spans = SPANS.into_iter().filter(|span| *span < all).map(Some);
        spans
            .chain([None])
            .map(|span| self.sentence(words, today, span))
            .collect()
    }

    fn sentence(&self, words: &Words, today: Day, span: Option<i64>) -> String {
        let noted = self.noted.iter().copied();
        let Some(count) = days_in_line(self.date.since, noted, today, span) else {
            return words.get("counts-to-come");
        };
        let all = today.since(self.date.since) + 1;
        let id = if span.is_some_and(|span| span < all) {
            "counts-span"
        } else {
            "counts-all"
        };
        let said = say!(words, id, n = count.in_line(), days = count.days);
        match count.noted {
            0 => said,
            noted => format!("{said} {}", say!(words, "counts-noted", n = noted)),
        }
    }
}

/// The sentences of those that are shown on Today.
#[must_use]
pub fn on_today(words: &Words, counted: &[Counted], today: Day) -> Vec<String> {
    let shown = counted.iter().filter(|it| it.date.shown);
    shown
        .map(|it| {
            let lately = it.lately(words, today);
            say!(
                words,
                "counts-today",
                label = it.date.label.as_str(),
                lately = lately
            )
        })
        .collect()
}

/// Takes all of them off Today.
///
/// # Errors
/// What kept it from being written.
pub fn hide_all(counted: &[Counted], cx: &mut Cx<'_>) -> Result<(), Error> {
    let shown = counted.iter().filter(|it| it.date.shown);
    let puts: Vec<_> = shown
        .map(|it| {
            CountedDate {
                shown: false,
                ..it.date.clone()
            }
            .into()
        })
        .collect();
    if puts.is_empty() {
        return Ok(());
    }
    cx.commit(&Change {
        what: What::Changed,
        puts,
        removes: Vec::new(),
    })?;
    cx.say(cx.words.get("counts-hidden"));
    Ok(())
}

/// Shows a date on Today, or takes it off.
fn turn(date: &CountedDate, cx: &mut Cx<'_>) -> Result<(), Error> {
    let turned = CountedDate {
        shown: !date.shown,
        ..date.clone()
    };
    let id = if turned.shown {
        "counts-shown"
    } else {
        "counts-hidden"
    };
    cx.commit(&Change::put(What::Changed, turned))?;
    cx.say(cx.words.get(id));
    Ok(())
}

/// The page of all of them.
#[derive(Default)]
pub struct Counts {
    counted: Vec<Counted>,
}

impl Counts {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl View for Counts {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("counts-title"), words.get("counts-right"));
        if self.counted.is_empty() {
            page.blocks.push(Block::say(words.get("counts-empty")));
            page.blocks.push(Block::quiet(words.get("counts-why")));
        }
        let mut rows: Vec<Row> = self
            .counted
            .iter()
            .map(|it| {
                let row = Row::pick(it.date.label.clone());
                row.detail(it.brief(words, look.now.today))
            })
            .collect();
        rows.push(Row::pick(words.get("counts-add")).key("n"));
        page.blocks.push(Block::List(List { rows }));
        if !self.counted.is_empty() {
            page.blocks.push(Block::quiet(words.get("counts-never")));
        }
        page.hints = moving(words);
        page.hints.push(of_row(words, Command::New));
        if !self.counted.is_empty() {
            page.hints.push(of_row(words, Command::ShowHere));
        }
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Kept, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.counted = counted(cx.store, Span::ALL)?;
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(row) => match self.counted.get(row) {
                Some(it) => Next::Push(Box::new(CountPage::new(it.date.id))),
                None => Next::Push(count_form::add()),
            },
            Act::Do(Command::New) => Next::Push(count_form::add()),
            Act::Do(Command::ShowHere) => {
                if let Some(it) = self.counted.get(at) {
                    turn(&it.date, cx)?;
                }
                Next::Stay
            }
            Act::Do(Command::Change) => match self.counted.get(at) {
                Some(it) => Next::Push(count_form::change(it.date.clone())),
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }
}

/// The page of one date.
pub struct CountPage {
    id: Id,
    counted: Option<Counted>,
}

impl CountPage {
    /// The page of the date with that id.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self { id, counted: None }
    }
}

impl View for CountPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(it) = &self.counted else {
            let mut page = Page::titled(words.get("counts-title"), "");
            page.blocks.push(Block::say(words.get("counts-gone")));
            return page.hinted(words, &[Command::Undo, Command::Back]);
        };
        let mut page = Page::titled(it.date.label.clone(), words.get("counts-title"));
        let since = words.date_in(it.date.since, look.now.today);
        page.blocks
            .push(Block::say(say!(words, "counts-since", day = since)));
        let today = look.now.today;
        page.blocks
            .push(Block::say(it.sentences(words, today).join("\n")));
        page.blocks.push(Block::say(words.get(if it.date.shown {
            "counts-is-shown"
        } else {
            "counts-is-hidden"
        })));
        page.blocks.push(Block::quiet(words.get("counts-never")));
        let commands = [
            Command::ShowHere,
            Command::Change,
            Command::Remove,
            Command::Back,
            Command::Erase,
        ];
        page.hints
            .extend(commands.map(|command| hint(words, command)));
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Kept, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let mut all = counted(cx.store, Span::ALL)?.into_iter();
        self.counted = all.find(|it| it.date.id == self.id);
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(it) = &self.counted else {
            return Ok(Next::Ignored);
        };
        Ok(match act {
            Act::Do(Command::ShowHere) => {
                turn(&it.date, cx)?;
                Next::Stay
            }
            Act::Do(Command::Change) => Next::Push(count_form::change(it.date.clone())),
            Act::Do(Command::Remove) => {
                cx.commit(&Change::remove(Kind::CountedDate, self.id))?;
                cx.say(cx.words.get("counts-removed"));
                Next::Back
            }
            _ => Next::Ignored,
        })
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::CountedDate, self.id))
    }
}

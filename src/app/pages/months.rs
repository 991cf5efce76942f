//! A month or a year in review, and a place to write one thing learned and one question for the next.

use chrono::Datelike;

use super::entry::EntryPage;
use super::how::How;
use crate::app::everywhere::{hint, moving};
use crate::app::flows::write::Write;
use crate::app::months::{self, Length, Review};
use crate::app::page::{Block, Hint, List, Page, Row};
use crate::app::trend;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::Day;
use crate::say;
use crate::store::Error;

/// The page.
#[derive(Default)]
pub struct MonthsPage {
    length: Length,
    /// The first day of the span shown.
    first: Option<Day>,
    /// The first day with a check-in, and the last day that can be looked at.
    ends: Option<(Day, Day)>,
    read: Option<Review>,
}

impl MonthsPage {
    /// The newest month.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn go(&mut self, first: Day, else_say: &str, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let there = self
            .ends
            .is_some_and(|(begin, last)| first <= last && self.length.next(first) > begin);
        if there {
            self.first = Some(first);
            self.load(cx)?;
            return Ok(Next::Move(0));
        }
        cx.say(cx.words.get(else_say));
        Ok(Next::Stay)
    }

    fn change(&mut self, length: Length, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.length = length;
        self.first = self.first.map(|first| length.first(first));
        self.load(cx)?;
        Ok(Next::Move(0))
    }
}

impl View for MonthsPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let (Some(read), Some(first)) = (&self.read, self.first) else {
            let mut page = Page::titled(words.get("months-title"), words.get("look-right"));
            page.blocks.push(Block::say(words.get("look-none")));
            return page.hinted(words, &[Command::Back]);
        };
        let title = match self.length {
            Length::Month => say!(words, "months-title.of", span = words.month(first)),
            Length::Year => {
                let year = first.date().year().to_string();
                say!(words, "months-title.of", span = year)
            }
        };
        let mut page = Page::titled(title, words.get("look-right"));
        let said: Vec<String> = months::sentences(words, look.own, read)
            .into_iter()
            .map(|(text, _)| text)
            .collect();
        page.blocks.push(Block::say(said.join("\n")));
        let learned = match &read.learned {
            Some(entry) => Row::pick(words.get("months-learned")).detail(entry.first_line()),
            None => Row::pick(words.get("months-learn")),
        };
        let next = match self.length {
            Length::Month => "months-ask",
            Length::Year => "months-ask.year",
        };
        let mut asks = Row::pick(words.get(next));
        if let Some(entry) = &read.asks {
            asks = asks.detail(entry.first_line());
        }
        let asked = read.asked.iter();
        let asked =
            asked.map(|entry| Row::read(words.get("months-asked")).detail(entry.first_line()));
        page.blocks.push(Block::List(List {
            rows: asked.chain([learned, asks]).collect(),
        }));
        if !read.starred.is_empty() {
            page.blocks
                .push(Block::heading(words.get("months-starred")));
            let rows = read.starred.iter().map(|entry| {
                Row::pick(words.day_in(entry.day, look.now.today)).detail(entry.first_line())
            });
            page.blocks.push(Block::List(List {
                rows: rows.collect(),
            }));
        }
        page.hints = moving(words);
        page.hints.push(Hint {
            commands: vec![Command::Earlier, Command::Later],
            label: words.get(match self.length {
                Length::Month => "months-hint-months",
                Length::Year => "months-hint-years",
            }),
            menu: true,
        });
        page.hints.push(match self.length {
            Length::Month => Hint {
                label: words.get("months-hint-year"),
                ..hint(words, Command::More)
            },
            Length::Year => Hint {
                label: words.get("months-hint-month"),
                ..hint(words, Command::Fewer)
            },
        });
        page.hinted(words, &[Command::Why, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Months, Context::Told, Context::Time, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.ends = trend::ends(cx.store, cx.now.today)?;
        self.read = match self.ends {
            Some((_, last)) => {
                let newest = self.length.first(last);
                let first = *self.first.get_or_insert(newest);
                Some(months::read(cx.store, self.length, first, last)?)
            }
            None => None,
        };
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let (Some(read), Some(first)) = (&self.read, self.first) else {
            return Ok(Next::Ignored);
        };
        match act {
            Act::Do(Command::Earlier) => {
                self.go(self.length.first(first.plus(-1)), "months-first", cx)
            }
            Act::Do(Command::Later) => self.go(self.length.next(first), "months-last", cx),
            Act::Do(Command::More) => self.change(Length::Year, cx),
            Act::Do(Command::Fewer) => self.change(Length::Month, cx),
            Act::Do(Command::Now) => {
                self.first = None;
                self.load(cx)?;
                Ok(Next::Move(0))
            }
            Act::Do(Command::Why) => {
                let said = months::sentences(cx.words, cx.own, read);
                Ok(How::open(said))
            }
            Act::Pick(0) => Ok(Next::Push(Box::new(Write::about(
                self.length.about(first),
                cx,
            )?))),
            Act::Pick(1) => Ok(Next::Push(Box::new(Write::about(
                self.length.asks(first),
                cx,
            )?))),
            Act::Pick(row) => Ok(match read.starred.get(row - 2) {
                Some(entry) => Next::Push(Box::new(EntryPage::new(entry.id))),
                None => Next::Stay,
            }),
            _ => Ok(Next::Ignored),
        }
    }
}

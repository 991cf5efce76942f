//! A year of days, a row each month: which days have a check-in, with its level. No count of days in a row, and an
//! empty day is as plain as the others.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::calendar::Calendar;
use super::how::How;
use crate::app::everywhere::moving;
use crate::app::page::{Block, Column, Hint, Page, Table, TableRow};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{By, Day};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// The most days of a month, and the days above which a number stands.
const DAYS: u16 = 31;
const NAMED: [usize; 7] = [1, 5, 10, 15, 20, 25, 30];

/// The page.
pub struct Year {
    /// Its first day.
    first: Day,
    today: Day,
    /// The days with a check-in, each with its mood.
    checked: BTreeMap<Day, Option<f64>>,
    /// Lines are read one after the other.
    plain: bool,
}

impl Year {
    /// The year that `day` is in, as seen on the day `today`.
    #[must_use]
    pub fn new(day: Day, today: Day) -> Self {
        Self {
            first: first_of_year(day),
            today,
            checked: BTreeMap::new(),
            plain: false,
        }
    }

    /// The first days of its months, as far as they are here.
    fn months(&self) -> Vec<Day> {
        std::iter::successors(Some(self.first), |month| Some(month.plus(31).month_start()))
            .take(12)
            .take_while(|month| *month <= self.today)
            .collect()
    }

    /// A character for each day of the month: its level, `+` without one, `.` without a check-in.
    fn drawn(&self, month: Day) -> String {
        (0..i64::from(month.month_length()))
            .map(|at| month.plus(at))
            .map(|day| match self.checked.get(&day) {
                Some(Some(mood)) => {
                    let level = (0..=9)
                        .find(|level: &u8| f64::from(*level).total_cmp(&mood.round()).is_eq());
                    level.map_or('+', |level| char::from(b'0' + level))
                }
                Some(None) => '+',
                None if day > self.today => ' ',
                None => '.',
            })
            .collect()
    }

    /// `240 days have a check-in this year.`
    fn counted(&self, words: &Words) -> String {
        say!(words, "month-year-days", n = self.checked.len())
    }

    fn table(&self, words: &Words) -> Table {
        let column = |name: String, width| Column {
            name,
            width,
            spare: 0,
        };
        let mut columns = vec![column(String::new(), 6)];
        if !self.plain {
            columns.push(column(ruler(), DAYS + 2));
        }
        columns.push(column(
            if self.plain {
                String::new()
            } else {
                words.get("month-column-days")
            },
            0,
        ));
        let rows = self.months().into_iter().map(|month| {
            let end = month.plus(i64::from(month.month_length()) - 1);
            let n = self.checked.range(month..=end).count();
            let mut cells = vec![words.get(&format!("date-month-{}", month.date().month()))];
            if self.plain {
                cells.push(say!(words, "month-year-count", n = n));
            } else {
                cells.extend([self.drawn(month), n.to_string()]);
            }
            TableRow {
                cells,
                pick: true,
                ..TableRow::default()
            }
        });
        Table {
            columns,
            rows: rows.collect(),
        }
    }

    fn go(&mut self, day: Day, else_say: &str, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let first = first_of_year(day);
        // A year is there as long as its last day is.
        if first > cx.now.today || cx.now.past_day(first.plus(364).min(cx.now.today)).is_err() {
            cx.say(cx.words.get(else_say));
            return Ok(Next::Stay);
        }
        self.first = first;
        self.load(cx)?;
        Ok(Next::Move(0))
    }
}

fn first_of_year(day: Day) -> Day {
    day.plus(-i64::from(day.date().ordinal0()))
}

/// `1   5    10   15   20   25   30`
fn ruler() -> String {
    let mut ruler = String::new();
    for day in NAMED {
        while ruler.len() + 1 < day {
            ruler.push(' ');
        }
        ruler += &day.to_string();
    }
    ruler
}

impl View for Year {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let year = self.first.date().year().to_string();
        let title = say!(words, "month-title", month = year);
        let mut page = Page::titled(title, words.get("month-right"));
        page.blocks.push(Block::quiet(self.counted(words)));
        page.blocks.push(Block::Table(self.table(words)));
        if !self.plain {
            page.blocks
                .push(Block::quiet(words.get("month-year-legend")));
        }
        page.hints = moving(words);
        page.hints.push(Hint {
            commands: vec![Command::Earlier, Command::Later],
            label: words.get("months-hint-years"),
            menu: true,
        });
        page.hinted(words, &[Command::Back, Command::Why])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Time, Context::Told, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.plain = cx.by == By::Plain;
        self.today = cx.now.today;
        let last = first_of_year(self.first.plus(366)).plus(-1);
        self.checked = cx
            .store
            .check_in_days(Span::days(self.first, last))?
            .into_iter()
            .collect();
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Do(Command::Earlier) => self.go(self.first.plus(-1), "month-first", cx),
            Act::Do(Command::Later) => self.go(self.first.plus(366), "month-last", cx),
            Act::Do(Command::Now) => self.go(cx.now.today, "month-last", cx),
            Act::Do(Command::Why) => Ok(How::open(vec![(self.counted(cx.words), "how-checked")])),
            Act::Pick(row) => Ok(match self.months().get(row) {
                Some(month) => Next::Push(Box::new(Calendar::of(*month))),
                None => Next::Stay,
            }),
            _ => Ok(Next::Ignored),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_above_their_days() {
        let ruler = ruler();
        for day in NAMED {
            let name = day.to_string();
            assert_eq!(
                ruler.get(day - 1..day - 1 + name.len()),
                Some(name.as_str())
            );
        }
    }
}

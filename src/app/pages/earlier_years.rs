//! This day in earlier years: what was answered and written on the same date. A year without anything is not here.

use chrono::Datelike;

use super::day::DayPage;
use crate::app::everywhere::moving;
use crate::app::page::{Block, List, Page, Row};
use crate::app::trend_words::level;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::day::YEARS_BACK;
use crate::domain::{Answer, CheckIn, Day, Entry, first_line};
use crate::say;
use crate::store::{Error, Span};

/// The question whose level stands beside a year.
const MOOD: &str = "mood";

/// A year in which something was written on this date.
struct Then {
    day: Day,
    mood: Option<f64>,
    /// The first line of what was written.
    line: String,
}

/// The page.
#[derive(Default)]
pub struct EarlierYears {
    /// The newest first.
    years: Vec<Then>,
}

impl EarlierYears {
    /// The days with today's date.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// The same date in another year; none on 29 February of a year that has none.
fn same_date(day: Day, year: i32) -> Option<Day> {
    day.date().with_year(year).map(Day::new)
}

impl View for EarlierYears {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let title = say!(words, "months-years", day = words.date(look.now.today));
        let mut page = Page::titled(title, words.get("look-right"));
        if self.years.is_empty() {
            page.blocks.push(Block::say(words.get("months-years-none")));
            return page.hinted(words, &[Command::Back]);
        }
        let rows = self.years.iter().map(|then| {
            let mood = then
                .mood
                .map(|mood| say!(words, "months-years-mood", level = level(words, mood)));
            Row::pick(words.day_in(then.day, look.now.today))
                .detail(mood.unwrap_or_default())
                .note(then.line.clone())
        });
        page.blocks.push(Block::List(List {
            rows: rows.collect(),
        }));
        page.hints = moving(words);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.years.clear();
        let today = cx.now.today;
        for back in 1..=YEARS_BACK {
            let Some(day) = same_date(today, today.date().year() - back) else {
                continue;
            };
            let check_ins = cx.store.list::<CheckIn>(Span::day(day))?;
            let entries = cx.store.list::<Entry>(Span::day(day))?;
            if check_ins.is_empty() && entries.is_empty() {
                continue;
            }
            let moods = check_ins
                .iter()
                .filter_map(|it| it.answers.get(MOOD).copied())
                .filter_map(Answer::level);
            let moods: Vec<f64> = moods.map(f64::from).collect();
            let texts = entries.iter().map(|it| it.text.as_str());
            let notes = check_ins.iter().filter_map(|it| it.note.as_deref());
            self.years.push(Then {
                day,
                mood: crate::domain::Series::new(moods.into_iter().map(|mood| (day, mood))).on(day),
                line: first_line(texts.chain(notes).next().unwrap_or_default()).to_owned(),
            });
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(row) => match self.years.get(row) {
                Some(then) => Next::Push(Box::new(DayPage::new(then.day))),
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leap_day_has_no_day_in_years_without_one() {
        let leap: Day = "2028-02-29".parse().unwrap();
        assert_eq!(same_date(leap, 2027), None);
        assert_eq!(
            same_date(leap, 2024).map(|day| day.to_string()).as_deref(),
            Some("2024-02-29")
        );
    }
}

//! The calendar: which days have a check-in. No count of days in a row, and an empty day is as plain as the others.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::day::DayPage;
use super::how::How;
use super::year::Year;
use crate::app::everywhere::hint;
use crate::app::flows::check_in::CheckInFlow;
use crate::app::flows::{reach_out, write::Write};
use crate::app::page::{Block, DayState, Hint, Month, MonthDay, Page};
use crate::app::trend_words::level;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{By, Day, Question};
use crate::insight::thresholds::WEEK;
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// The question whose level stands beside a day.
const MOOD: &str = "mood";

/// A month of days.
#[derive(Default)]
pub struct Calendar {
    /// Its first day.
    month: Option<Day>,
    today: Option<Day>,
    /// The days with a check-in, each with its mood.
    checked: BTreeMap<Day, Option<f64>>,
    mood: Option<Question>,
    /// Lines are read one after the other.
    plain: bool,
}

impl Calendar {
    /// This month.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The month that begins on `first`.
    #[must_use]
    pub fn of(first: Day) -> Self {
        Self {
            month: Some(first),
            ..Self::default()
        }
    }

    fn day_of(&self, row: usize) -> Option<Day> {
        let row = i64::try_from(row).unwrap_or(i64::MAX);
        self.month.map(|month| month.plus(row))
    }

    fn row_of(day: Day) -> usize {
        usize::try_from(day.since(day.month_start())).unwrap_or(0)
    }

    /// Goes to `day`, or as near as there are days.
    fn go(&mut self, day: Day, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let today = cx.now.today;
        if day > today {
            cx.say(cx.words.get("month-last"));
        }
        let day = day.min(today);
        if cx.now.past_day(day).is_err() {
            cx.say(cx.words.get("month-first"));
            return Ok(Next::Stay);
        }
        if self.month != Some(day.month_start()) {
            self.month = Some(day.month_start());
            self.load(cx)?;
        }
        Ok(Next::Move(Self::row_of(day)))
    }

    fn month_day(&self, words: &Words, day: Day, today: Day) -> MonthDay {
        let state = match self.checked.get(&day) {
            Some(_) => DayState::Checked,
            None if day > today => DayState::Future,
            None => DayState::Empty,
        };
        let mood = self.checked.get(&day).copied().flatten();
        let text = match mood {
            Some(mood) => level(words, mood),
            None if day == today && state == DayState::Empty => words.get("month-today"),
            None => String::new(),
        };
        MonthDay {
            text,
            state,
            words: self.in_words(words, day, today, state, mood),
        }
    }

    fn in_words(
        &self,
        words: &Words,
        day: Day,
        today: Day,
        state: DayState,
        mood: Option<f64>,
    ) -> String {
        let date = words.day_in(day, today);
        match (state, mood, &self.mood) {
            (DayState::Checked, Some(mood), Some(question)) => say!(
                words,
                "month-day-level",
                day = date,
                name = words.question_name(question).to_lowercase(),
                level = level(words, mood)
            ),
            (DayState::Checked, ..) => say!(words, "month-day-checked", day = date),
            _ if day == today => say!(words, "month-day-today", day = date),
            _ => say!(words, "month-day-empty", day = date),
        }
    }

    fn block(&self, look: &Look<'_>, month: Day) -> Month {
        let (words, today) = (look.words, look.now.today);
        let monday = month.week_start(look.own.week_start);
        let length = i64::from(month.month_length());
        let checked = match &self.mood {
            Some(question) => say!(
                words,
                "month-checked",
                name = words.question_name(question).to_lowercase(),
                lowest = question.lowest,
                highest = question.highest
            ),
            None => words.get("month-checked.only"),
        };
        Month {
            weekdays: (0..WEEK)
                .map(|day| words.weekday(monday.plus(day)))
                .collect(),
            before: usize::try_from(month.since(monday)).unwrap_or(0),
            days: (0..length)
                .map(|day| self.month_day(words, month.plus(day), today))
                .collect(),
            legend: [checked, words.get("month-empty"), words.get("month-here")],
        }
    }

    /// `12 days have a check-in so far this month.`
    fn counted(&self, words: &Words, today: Day) -> String {
        let month = self.month.unwrap_or(today);
        let now = if month.month_start() == today.month_start() {
            "yes"
        } else {
            "no"
        };
        say!(words, "month-days", n = self.checked.len(), now = now)
    }

    fn title(words: &Words, month: Day, today: Day) -> String {
        let name = if month.date().year() == today.date().year() {
            words.get(&format!("date-month-{}.long", month.date().month()))
        } else {
            words.month(month)
        };
        say!(words, "month-title", month = name)
    }
}

impl View for Calendar {
    fn page(&self, look: &Look<'_>, at: usize) -> Page {
        let (words, today) = (look.words, look.now.today);
        let month = self.month.unwrap_or(today.month_start());
        let mut page = Page::titled(Self::title(words, month, today), words.get("month-right"));
        let days = self.counted(words, today);
        let fine = words.get("month-fine");
        let month = self.block(look, month);
        if !self.plain {
            page.aside = month.days.get(at).map(|day| day.words.clone());
        }
        page.blocks.push(Block::quiet(format!("{days} {fine}")));
        page.blocks.push(Block::Month(month));
        let named = |commands: &[Command], id: &str, menu| Hint {
            commands: commands.to_vec(),
            label: words.get(id),
            menu,
        };
        page.hints = vec![
            named(&[Command::Earlier, Command::Later], "month-hint-day", false),
            named(
                &[Command::MonthEarlier, Command::MonthLater],
                "month-hint-month",
                true,
            ),
            named(&[Command::Open], "command-open", false),
            named(&[Command::CheckIn], "command-check-in", false),
            named(&[Command::More], "month-hint-year", true),
            named(&[Command::Now], "command-now", true),
            hint(words, Command::Back),
            hint(words, Command::Why),
        ];
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Month, Context::Told]
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        let month = *self.month.get_or_insert(today.month_start());
        let last = month.plus(i64::from(month.month_length()) - 1);
        self.today = Some(today);
        self.plain = cx.by == By::Plain;
        self.checked = cx
            .store
            .check_in_days(Span::days(month, last))?
            .into_iter()
            .collect();
        self.mood = cx
            .store
            .questions()?
            .into_iter()
            .find(|it| it.slug == MOOD && it.on);
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(here) = self.day_of(at) else {
            return Ok(Next::Ignored);
        };
        let month = here.month_start();
        // The same day of another month, or its last.
        let same_day = |month: Day| {
            let day = here.since(here.month_start());
            month.plus(day.min(i64::from(month.month_length()) - 1))
        };
        match act {
            Act::Pick(row) => {
                let day = self.day_of(row).unwrap_or(here);
                Ok(Next::Push(Box::new(DayPage::new(day))))
            }
            Act::Do(Command::Earlier) => self.go(here.plus(-1), cx),
            Act::Do(Command::Later) => self.go(here.plus(1), cx),
            Act::Do(Command::WeekEarlier) => self.go(here.plus(-WEEK), cx),
            Act::Do(Command::WeekLater) => self.go(here.plus(WEEK), cx),
            Act::Do(Command::MonthEarlier) => self.go(same_day(month.plus(-1).month_start()), cx),
            Act::Do(Command::MonthLater) => self.go(same_day(month.plus(31).month_start()), cx),
            Act::Do(Command::Now) => self.go(cx.now.today, cx),
            Act::Do(Command::Why) => {
                let days = self.counted(cx.words, cx.now.today);
                Ok(How::open(vec![(days, "how-checked")]))
            }
            Act::Do(Command::More) => Ok(Next::Push(Box::new(Year::new(month, cx.now.today)))),
            // Lines have no marker: there a day is opened first.
            Act::Do(_) if self.plain => Ok(Next::Ignored),
            Act::Do(Command::CheckIn) => Ok(Next::Push(Box::new(CheckInFlow::new(Some(here))))),
            Act::Do(Command::ReachOut) => Ok(Next::Push(reach_out::new(Some(here), None))),
            Act::Do(Command::Write) => Ok(Next::Push(Box::new(Write::new(Some(here))))),
            _ => Ok(Next::Ignored),
        }
    }

    fn first_row(&self) -> usize {
        let here = self
            .today
            .filter(|today| self.month == Some(today.month_start()));
        here.map_or(0, Self::row_of)
    }
}

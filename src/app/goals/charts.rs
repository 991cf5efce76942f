//! The other ways to look at a goal: its values or amounts over time, its whole life, and a month of its days.

use std::rc::Rc;

use super::sheet::Sheet;
use super::words;
use crate::app::Look;
use crate::app::page::{
    Bar, Bars, Block, Chart, ChartKind, Column, DayState, List, Month, MonthDay, Row, Table,
    TableRow, Values,
};
use crate::domain::{Aim, Day, Done, Goal, Series};
use crate::insight::thresholds::WEEK;
use crate::insight::{Stretch, amount_a_week, long_view, round_numbers};
use crate::say;
use crate::store::{Error, Store, TickDay};
use crate::words::Words;

/// The most decimals of a number on an axis.
const PLACES: usize = 2;

impl Sheet {
    /// The values of a goal that goes towards one, with a line at where it goes; none before the first.
    pub(super) fn values_chart(&self, look: &Look<'_>, said: Vec<String>) -> Option<Chart> {
        let Aim::Towards { from, to } = self.goal.aim else {
            return None;
        };
        let (first, _) = *self.values.first()?;
        let begins = first.min(self.goal.starts);
        // Where it started is a value too, unless that day has one of its own.
        let start = (first > begins).then_some((begins, from));
        let points = start.into_iter().chain(self.values.iter().copied());
        let legend = [
            look.words.get("goal-legend-value"),
            look.words.get("goal-legend-aim"),
        ];
        Some(self.over_days(look, points.collect(), Some(to), legend, said))
    }

    /// What a week has come to lately; none where nothing was counted, or no week is over.
    pub(super) fn a_week(&self, look: &Look<'_>) -> Option<String> {
        let (mean, n) = amount_a_week(&self.done(), look.now.today)?;
        let mean = look.words.number(mean, 1);
        let unit = self.goal.plan.unit.as_deref();
        let amount = unit.map_or_else(|| mean.clone(), |unit| format!("{mean} {unit}"));
        let counted = self.weeks.iter().any(|week| week.done.amount != 0.0);
        counted.then(|| say!(look.words, "goal-words-a-week", amount = amount, n = n))
    }

    /// What each week's amounts add up to, with a line at what was planned; none without amounts.
    #[must_use]
    pub fn amounts_chart(&self, look: &Look<'_>) -> Option<Chart> {
        let (words, today) = (look.words, look.now.today);
        let begun = self.weeks.iter().filter(|week| week.done.start <= today);
        let points: Vec<(Day, f64)> = begun
            .filter(|week| week.done.amount != 0.0)
            .map(|week| (week.done.start, week.done.amount))
            .collect();
        if !self.counts_weeks() || points.is_empty() {
            return None;
        }
        let unit = self.goal.plan.unit.as_deref();
        let planned = (self.goal.plan.amount)
            .filter(|_| self.goal.aim == Aim::AtLeast)
            .map(|amount| amount * f64::from(self.goal.plan.days_a_week()));
        let mut said: Vec<String> = self.a_week(look).into_iter().collect();
        if let Some(planned) = planned {
            let amount = words::quantity(words, planned, unit);
            said.push(say!(words, "goal-words-planned-a-week", amount = amount));
        }
        let legend = [
            words.get("goal-legend-week-amount"),
            words.get("goal-legend-plan"),
        ];
        Some(self.over_days(look, points, planned, legend, said))
    }

    fn over_days(
        &self,
        look: &Look<'_>,
        points: Vec<(Day, f64)>,
        aim: Option<f64>,
        legend: [String; 2],
        said: Vec<String>,
    ) -> Chart {
        let (words, today) = (look.words, look.now.today);
        let all = || points.iter().map(|(_, value)| *value).chain(aim);
        let low = all().fold(f64::INFINITY, f64::min);
        let high = all().fold(f64::NEG_INFINITY, f64::max);
        let axis = round_numbers(low, high).into_iter();
        let from = points.first().map_or(today, |(day, _)| *day);
        let to = points
            .last()
            .map_or(today, |(day, _)| *day)
            .max(from.plus(WEEK));
        Chart {
            kind: ChartKind::Values(Values {
                brief: said.last().cloned().unwrap_or_default(),
                axis: axis
                    .map(|value| (value, words.number(value, PLACES)))
                    .collect(),
                series: Rc::new(Series::new(points)),
                from,
                to,
                aim,
                ends: [words.date_in(from, today), words.date_in(to, today)],
                legend,
            }),
            words: said,
        }
    }

    /// Whether there is more of it than a page of weeks holds.
    #[must_use]
    pub fn is_long(&self, today: Day) -> bool {
        let begun = self.weeks.iter().filter(|week| week.done.start <= today);
        self.counts_weeks() && begun.count() > super::weeks::ON_A_PAGE
    }

    /// On how many weeks its whole life rests, and how many are in a row.
    pub(super) fn life(&self, look: &Look<'_>) -> String {
        let stretches = long_view(&self.done(), look.now.today);
        let each = stretches.first().map_or(1, |it| it.weeks);
        let known: usize = stretches.iter().map(|it| it.known).sum();
        say!(look.words, "goal-words-life", n = known, each = each)
    }

    /// Its whole life, a row a stretch of weeks, as bars or as a list.
    #[must_use]
    pub fn whole_life(&self, look: &Look<'_>, as_list: bool) -> Vec<Block> {
        let (words, today) = (look.words, look.now.today);
        let stretches = long_view(&self.done(), today);
        let said = self.life(look);
        let number = |value: f64| words.number(value, 1);
        let count = |it: &Stretch| it.done.map_or_else(|| "-".to_owned(), number);
        let note = |it: &Stretch| match it.off {
            0 => String::new(),
            off => say!(words, "goal-note-weeks-off", n = off),
        };
        let columns = [
            words.get("goal-column-from"),
            words.get("goal-column-a-week"),
        ];
        if as_list {
            let [from, done] = columns;
            let column = |name, width| Column {
                name,
                width,
                spare: 0,
            };
            let rows = stretches.iter().map(|it| TableRow {
                cells: vec![
                    words.month(it.start),
                    count(it),
                    number(it.planned),
                    note(it),
                ],
                ..TableRow::default()
            });
            let table = Table {
                rows: rows.collect(),
                columns: vec![
                    column(from, 16),
                    column(done, 9),
                    column(words.get("goal-column-plan"), 7),
                    column(String::new(), 0),
                ],
            };
            return vec![Block::say(said), Block::Table(table)];
        }
        let bar = |it: &Stretch| Bar {
            label: words.month(it.start),
            value: it.done.unwrap_or(0.0),
            planned: it.planned,
            cells: vec![count(it)],
            note: note(it),
            ..Bar::default()
        };
        vec![Block::Chart(Chart {
            words: vec![said],
            kind: ChartKind::Bars(Bars {
                columns: columns.into(),
                rows: stretches.iter().map(bar).collect(),
                legend: [
                    words.get("goal-legend-a-week"),
                    String::new(),
                    words.get("goal-legend-plan"),
                ],
                ruler: true,
                when_asked: true,
            }),
        })]
    }
}

/// A month of a goal's days.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthOf {
    /// Its first day.
    pub first: Day,
    days: Vec<TickDay>,
}

impl MonthOf {
    /// Reads the month of `goal` that `day` is in.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn read(store: &Store, goal: &Goal, day: Day) -> Result<Self, Error> {
        let first = day.month_start();
        let last = first.plus(i64::from(first.month_length()) - 1);
        let days = store.tick_days(goal.id, first, last)?;
        Ok(Self { first, days })
    }

    /// The sentence that says how many days have what, and the month; as a list a row a day.
    #[must_use]
    pub fn blocks(&self, look: &Look<'_>, goal: &Goal, as_list: bool) -> [Block; 2] {
        let (words, today) = (look.words, look.now.today);
        let begins = self.first.week_start(look.own.week_start);
        let length = i64::from(self.first.month_length());
        let done = self.days.iter().filter(|day| day.state == Done::Done);
        let days = (0..length).map(|at| self.day(words, goal, self.first.plus(at), today));
        let said = say!(
            words,
            "goal-month-words",
            month = words.month(self.first),
            n = done.count()
        );
        if as_list {
            let rows = days.filter(|day| day.state != DayState::Future);
            let rows = rows.map(|day| Row::pick(day.words)).collect();
            return [Block::quiet(said), Block::List(List { rows })];
        }
        let month = Month {
            weekdays: (0..WEEK)
                .map(|day| words.weekday(begins.plus(day)))
                .collect(),
            before: usize::try_from(self.first.since(begins)).unwrap_or(0),
            days: days.collect(),
            legend: [
                words.get("goal-month-legend-done"),
                words.get("goal-month-legend-none"),
                words.get("month-here"),
            ],
        };
        [Block::quiet(said), Block::Month(month)]
    }

    fn day(&self, words: &Words, goal: &Goal, day: Day, today: Day) -> MonthDay {
        let tick = self.days.iter().find(|tick| tick.day == day);
        let unit = goal.plan.unit.as_deref();
        let value = match goal.aim {
            Aim::Towards { .. } => tick.and_then(|tick| tick.last),
            _ => tick.and_then(|tick| tick.amount),
        };
        let (state, text, id) = match tick.map(|tick| tick.state) {
            _ if day > today => (DayState::Future, String::new(), "none"),
            Some(Done::Done) => {
                let text = value.map(|value| words.number(value, 1));
                (DayState::Checked, text.unwrap_or_default(), "done")
            }
            Some(Done::Part) => (DayState::Empty, "/".to_owned(), "part"),
            Some(Done::NotToday) => (DayState::Empty, "-".to_owned(), "not-today"),
            None => (DayState::Empty, String::new(), "none"),
        };
        let date = words.day_in(day, today);
        let said = match value {
            Some(value) if id != "not-today" => say!(
                words,
                "goal-month-day-amount",
                day = date,
                amount = words::quantity(words, value, unit)
            ),
            _ => say!(words, &format!("goal-month-day-{id}"), day = date),
        };
        MonthDay {
            text,
            state,
            words: said,
        }
    }
}

//! The weeks of a goal below each other: as bars, and as lines that say the same.

use super::sheet::Sheet;
use super::weeks::GoalWeek;
use super::words;
use crate::app::Look;
use crate::app::page::{Bar, Bars, Column, Table, TableRow};
use crate::domain::{Aim, Day};
use crate::insight::WeekStands;
use crate::say;
use crate::words::Words;

impl Sheet {
    pub(super) fn bars(&self, look: &Look<'_>, weeks: &[&GoalWeek]) -> Bars {
        let (words, today) = (look.words, look.now.today);
        let amounts = has_amounts(weeks);
        let wide = weeks
            .iter()
            .map(|week| week.number.to_string().len())
            .max()
            .unwrap_or(0)
            .max(2);
        let bar = |week: &&GoalWeek| {
            let mut cells = vec![done(week, today).unwrap_or_else(dash)];
            if amounts {
                cells.push(amount(words, week).unwrap_or_else(dash));
            }
            Bar {
                label: format!("{:>wide$}  {:>6}", week.number, words.date(week.done.start)),
                value: f64::from(week.done.done),
                second: f64::from(week.done.part),
                planned: f64::from(week.done.planned),
                cells,
                note: note(words, week, today),
                pick: false,
            }
        };
        let mut columns = vec![words.get("goal-column-week"), self.done_name(words)];
        if amounts {
            columns.push(self.amount_name(words));
        }
        let part = weeks.iter().any(|week| week.done.part > 0);
        let one = one_plan(weeks.iter().copied()).is_some();
        let plan = weeks.first().map(|week| &week.plan);
        let plan = match plan.filter(|_| one) {
            Some(plan) => say!(
                words,
                "goal-legend-plan-of",
                often = words::how_often(words, &self.goal, plan)
            ),
            None => words.get("goal-legend-plan"),
        };
        Bars {
            columns,
            rows: weeks.iter().map(bar).collect(),
            legend: [
                self.done_name(words),
                if part {
                    words.get("goal-legend-part")
                } else {
                    String::new()
                },
                plan,
            ],
            ruler: true,
            when_asked: true,
        }
    }

    pub(super) fn table(&self, look: &Look<'_>, weeks: &[&GoalWeek]) -> Table {
        let (words, today) = (look.words, look.now.today);
        let amounts = has_amounts(weeks);
        let row = |week: &&GoalWeek| {
            let mut cells = vec![
                say!(words, "goal-week-number", n = week.number),
                words.date(week.done.start),
                week.done.planned.to_string(),
                done(week, today).unwrap_or_default(),
            ];
            if amounts {
                cells.push(amount(words, week).unwrap_or_default());
            }
            cells.push(note(words, week, today));
            TableRow {
                cells,
                ..TableRow::default()
            }
        };
        let mut columns = vec![
            column("", 9, 0),
            column("", 8, 0),
            column(&words.get("goal-column-plan"), 6, 1),
            column(&self.done_name(words), 7, 0),
        ];
        if amounts {
            columns.push(column(&self.amount_name(words), 10, 2));
        }
        columns.push(column("", 0, 0));
        Table {
            columns,
            rows: weeks.iter().map(row).collect(),
        }
    }

    /// The weeks of a goal that goes towards a value, each with the last one written down in it.
    pub(super) fn values(&self, look: &Look<'_>, weeks: &[&GoalWeek]) -> Table {
        let words = look.words;
        let unit = self.goal.plan.unit.as_deref();
        let row = |week: &&GoalWeek| {
            let value = week.last?;
            Some(TableRow {
                cells: vec![
                    say!(words, "goal-week-number", n = week.number),
                    words.date(week.done.start),
                    words::quantity(words, value, unit),
                ],
                ..TableRow::default()
            })
        };
        let values = matches!(self.goal.aim, Aim::Towards { .. });
        Table {
            columns: vec![
                column("", 9, 0),
                column("", 8, 0),
                column(&words.get("goal-column-value"), 0, 0),
            ],
            rows: weeks.iter().filter(|_| values).filter_map(row).collect(),
        }
    }

    fn done_name(&self, words: &Words) -> String {
        words.get(if self.goal.aim == Aim::AtMost {
            "goal-column-times"
        } else {
            "goal-column-done"
        })
    }

    fn amount_name(&self, words: &Words) -> String {
        let unit = self.goal.plan.unit.clone();
        unit.unwrap_or_else(|| words.get("goal-column-amount"))
    }
}

/// How many days a week are planned, where that is the same in all of them.
pub(super) fn one_plan<'a>(weeks: impl IntoIterator<Item = &'a GoalWeek>) -> Option<u8> {
    let mut weeks = weeks.into_iter().map(|week| week.done.planned);
    let first = weeks.next()?;
    weeks.all(|planned| planned == first).then_some(first)
}

fn has_amounts(weeks: &[&GoalWeek]) -> bool {
    weeks.iter().any(|week| week.done.amount != 0.0)
}

/// Days done; none where nothing was written, which is no zero.
fn done(week: &GoalWeek, today: Day) -> Option<String> {
    let known = match week.stands(today) {
        WeekStands::Over | WeekStands::SoFar => true,
        WeekStands::Off => week.done.done > 0,
        WeekStands::NotStarted | WeekStands::NothingWritten => false,
    };
    known.then(|| week.done.done.to_string())
}

fn amount(words: &Words, week: &GoalWeek) -> Option<String> {
    (week.done.amount != 0.0).then(|| words.number(week.done.amount, 2))
}

fn dash() -> String {
    "-".to_owned()
}

/// What a week was, in a word or two.
fn note(words: &Words, week: &GoalWeek, today: Day) -> String {
    let stands = match week.stands(today) {
        WeekStands::Off => words.get("goal-note-off"),
        WeekStands::SoFar => words.get("goal-note-so-far"),
        WeekStands::NotStarted => words.get("goal-note-to-come"),
        WeekStands::NothingWritten => words.get("goal-note-nothing"),
        WeekStands::Over => String::new(),
    };
    let part = match week.done.part {
        0 => String::new(),
        n => say!(words, "goal-note-part", n = n),
    };
    let both: Vec<String> = [part, stands]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    both.join(", ")
}

fn column(name: &str, width: u16, spare: u8) -> Column {
    Column {
        name: name.to_owned(),
        width,
        spare,
    }
}

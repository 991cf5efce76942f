//! A small trial of one's own: its two weeks day by day, as planned before, and what the answers were.

use std::collections::BTreeMap;

use super::day::DayPage;
use super::how::How;
use crate::app::everywhere::{hint, moving};
use crate::app::flows::trial_form;
use crate::app::page::{Block, Column, Hint, Page, Table, TableRow};
use crate::app::trend_words::level;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::trial::Trial;
use crate::domain::{Change, Day, Id, Kind, Question, Series};
use crate::insight::Average;
use crate::insight::compare::with_and_without;
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// How long a trial lasts, in days.
pub const DAYS: i64 = 14;

/// The first and the last day of a trial; none when it has no days.
#[must_use]
pub fn lasts(trial: &Trial) -> Option<(Day, Day)> {
    let first = trial.days.iter().copied().min()?;
    let planned = trial.days.iter().copied().max()?;
    Some((first, planned.max(first.plus(DAYS - 1))))
}

/// The page.
pub struct TrialPage {
    id: Id,
    trial: Option<Trial>,
    question: Option<Question>,
    values: Series,
}

impl TrialPage {
    /// The page of the trial `id`.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            trial: None,
            question: None,
            values: Series::default(),
        }
    }

    /// Every day, with it or without it as planned.
    fn planned(trial: &Trial) -> BTreeMap<Day, bool> {
        let Some((first, last)) = lasts(trial) else {
            return BTreeMap::new();
        };
        (0..=last.since(first))
            .map(|at| first.plus(at))
            .map(|day| (day, trial.days.contains(&day)))
            .collect()
    }

    /// What is said of it, each sentence with the id of how it was worked out.
    fn told(&self, words: &Words, trial: &Trial, today: Day) -> Vec<(String, &'static str)> {
        let mut said = Vec::new();
        if let Some((first, last)) = lasts(trial) {
            said.push(say!(
                words,
                "links-trial-plan",
                from = words.date_in(first, today),
                to = words.date_in(last, today)
            ));
        }
        let averages = with_and_without(&Self::planned(trial), &self.values);
        match (averages, &self.question) {
            ([Some(with), Some(without)], Some(question)) => {
                said.push(say!(
                    words,
                    "links-trial-with",
                    name = words.question_name(question),
                    mean = level(words, with.mean),
                    n = with.n
                ));
                said.push(say!(
                    words,
                    "links-trial-without",
                    mean = level(words, without.mean),
                    n = without.n
                ));
                said.push(words.get("links-trial-small"));
            }
            ([with, without], _) => {
                let n = |it: Option<Average>| it.map_or(0, |it| it.n);
                let (with, without) = (n(with), n(without));
                said.push(say!(
                    words,
                    "links-trial-not-yet",
                    with = with,
                    without = without
                ));
            }
        }
        said.into_iter().map(|text| (text, "how-trial")).collect()
    }

    fn table(&self, words: &Words, trial: &Trial, today: Day) -> Table {
        let name = self.question.as_ref().map(|it| words.question_short(it));
        let column = |name: String, width| Column {
            name,
            width,
            spare: 0,
        };
        let rows = Self::planned(trial).into_iter().map(|(day, with)| {
            let planned = words.get(if with {
                "links-trial-day-with"
            } else {
                "links-trial-day-without"
            });
            let value = self.values.on(day).map(|value| level(words, value));
            TableRow {
                cells: vec![
                    words.day_in(day, today),
                    planned,
                    value.unwrap_or_else(|| words.get("links-trial-none")),
                ],
                pick: day <= today,
                ..TableRow::default()
            }
        });
        Table {
            columns: vec![
                column(words.get("links-column-day"), 18),
                column(words.get("links-column-plan"), 12),
                column(name.unwrap_or_default(), 8),
            ],
            rows: rows.collect(),
        }
    }
}

impl View for TrialPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(trial) = &self.trial else {
            return Page::titled(words.get("links-title"), words.get("look-right"))
                .hinted(words, &[Command::Back]);
        };
        let today = look.now.today;
        let mut page = Page::titled(trial.what.clone(), words.get("look-right"));
        let told = self.told(words, trial, today).into_iter();
        let back = trial.looked_back.as_deref();
        let back = back.map(|text| say!(words, "links-trial-back", text = text));
        let said: Vec<String> = told.map(|(text, _)| text).chain(back).collect();
        page.blocks.push(Block::say(said.join("\n")));
        page.blocks
            .push(Block::Table(self.table(words, trial, today)));
        page.hints = moving(words);
        page.hints.push(Hint {
            label: words.get("links-trial-look-back"),
            ..hint(words, Command::Change)
        });
        page.hinted(
            words,
            &[Command::Remove, Command::Back, Command::Why, Command::Erase],
        )
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Trial, Context::Told, Context::List]
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.trial = cx.store.get(self.id)?;
        if let Some(trial) = &self.trial {
            let mut questions = cx.store.questions()?;
            questions.retain(|it| it.slug == trial.question);
            self.question = questions.pop();
            self.values = match lasts(trial) {
                Some((first, last)) => cx.store.series(&trial.question, Span::days(first, last))?,
                None => Series::default(),
            };
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(trial) = &self.trial else {
            return Ok(Next::Ignored);
        };
        Ok(match act {
            Act::Do(Command::Why) => How::open(self.told(cx.words, trial, cx.now.today)),
            Act::Do(Command::Change) => Next::Push(Box::new(trial_form::look_back(trial.clone()))),
            Act::Do(Command::Remove) => {
                cx.commit(&Change::remove(Kind::Trial, self.id))?;
                cx.say(cx.words.get("links-trial-removed"));
                Next::Back
            }
            Act::Pick(row) => match lasts(trial) {
                Some((first, _)) => {
                    let day = first.plus(i64::try_from(row).unwrap_or(0));
                    Next::Push(Box::new(DayPage::new(day)))
                }
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::Trial, self.id))
    }
}

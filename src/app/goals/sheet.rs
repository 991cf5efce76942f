//! What the page of a goal says: in sentences, and as a bar or a line for each week.

use super::factor::OfFactor;
use super::ticking::{answer, ticks_of};
use super::week_rows::one_plan;
use super::weeks::{self, GoalWeek, ON_A_PAGE};
use super::words;
use crate::app::Look;
use crate::app::page::{Block, Chart, ChartKind};
use crate::domain::{Aim, Day, Done, Goal, Person, Status, Tick};
use crate::insight::{WeekDone, WeekStands, calibration, goal_progress};
use crate::say;
use crate::store::{Error, Store};

/// A goal with all that its page says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub goal: Goal,
    pub weeks: Vec<GoalWeek>,
    /// Today's ticks.
    pub ticks: Vec<Tick>,
    /// Who asks about it.
    pub with: Option<Person>,
    /// The values that were written down, oldest first, where the goal goes towards one.
    pub values: Vec<(Day, f64)>,
    /// How its part of health stood before it, and since.
    pub factor: Option<OfFactor>,
    /// The day it was done, where once is enough.
    pub done_on: Option<Day>,
}

impl Sheet {
    /// Reads what the page of `goal` says on `today`.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn read(store: &Store, goal: Goal, today: Day) -> Result<Self, Error> {
        let mut sheet = Self {
            weeks: weeks::all(store, &goal, today)?,
            ticks: ticks_of(store, goal.id, today)?,
            with: match goal.with {
                Some(person) => store.get(person)?,
                None => None,
            },
            values: Vec::new(),
            factor: OfFactor::read(store, &goal, today)?,
            done_on: None,
            goal,
        };
        match sheet.goal.aim {
            Aim::Towards { .. } => sheet.values = weeks::values(store, &sheet.goal, today)?,
            Aim::Once => sheet.done_on = weeks::done_on(store, &sheet.goal, today)?,
            Aim::AtLeast | Aim::AtMost => {}
        }
        Ok(sheet)
    }

    /// What was answered today; none: nothing yet.
    #[must_use]
    pub fn answer(&self) -> Option<Done> {
        answer(&self.ticks)
    }

    /// The week of `today`, when the goal has one to show.
    #[must_use]
    pub fn this_week(&self, today: Day) -> Option<&GoalWeek> {
        let number = self.goal.week_number(today);
        self.weeks.iter().find(|week| week.number == number)
    }

    /// How many pages of weeks there are, at least 1.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.weeks.len().div_ceil(ON_A_PAGE).max(1)
    }

    /// The page of weeks that `today` is on; the last one once all weeks are over.
    #[must_use]
    pub fn page_of(&self, today: Day) -> usize {
        let number = usize::try_from(self.goal.week_number(today)).unwrap_or(0);
        (number.saturating_sub(1) / ON_A_PAGE).min(self.pages() - 1)
    }

    /// Whether its weeks are worth a bar each: a value or a single time is said in words.
    #[must_use]
    pub fn counts_weeks(&self) -> bool {
        matches!(self.goal.aim, Aim::AtLeast | Aim::AtMost)
    }

    /// Whether it can be seen as a chart and as a list.
    #[must_use]
    pub fn has_chart(&self) -> bool {
        self.counts_weeks() || !self.values.is_empty()
    }

    /// Whether its last week is over, and nobody said how it goes on.
    #[must_use]
    pub fn is_over(&self, today: Day) -> bool {
        self.goal.status == Status::Active && today > self.goal.ends()
    }

    /// What stands to the right of its name: `week 11 of 12, ends 4 Dec`.
    #[must_use]
    pub fn right(&self, look: &Look<'_>) -> String {
        let (words, goal, today) = (look.words, &self.goal, look.now.today);
        let date = |day| words.date_in(day, today);
        match goal.status {
            Status::Resting => words.get("goal-right-resting"),
            Status::Finished => words.get("goal-right-finished"),
            Status::LetGo => words.get("goal-right-let-go"),
            Status::Active if today < goal.starts => {
                say!(words, "goal-right-ahead", date = date(goal.starts))
            }
            Status::Active if today > goal.ends() => say!(
                words,
                "goal-right-over",
                of = goal.weeks,
                date = date(goal.ends())
            ),
            Status::Active => say!(
                words,
                "goal-right",
                n = goal.week_number(today),
                of = goal.weeks,
                date = date(goal.ends())
            ),
        }
    }

    /// The blocks of the page: page number `page` of its weeks, as bars or as a list.
    #[must_use]
    pub fn blocks(&self, look: &Look<'_>, page: usize, as_list: bool) -> Vec<Block> {
        let sentences: Vec<String> = self
            .sentences(look)
            .into_iter()
            .map(|(text, _)| text)
            .collect();
        let weeks: Vec<&GoalWeek> = self
            .weeks
            .iter()
            .skip(page * ON_A_PAGE)
            .take(ON_A_PAGE)
            .collect();
        let mut blocks = Vec::new();
        let values = (!as_list).then(|| self.values_chart(look, sentences.clone()));
        if let Some(chart) = values.flatten() {
            blocks.push(Block::Chart(chart));
        } else if self.counts_weeks() && !as_list {
            blocks.push(Block::Chart(Chart {
                words: sentences,
                kind: ChartKind::Bars(self.bars(look, &weeks)),
            }));
        } else {
            let lines = sentences.join(if as_list { " " } else { "\n" });
            blocks.push(Block::say(lines));
            let table = if self.counts_weeks() {
                self.table(look, &weeks)
            } else {
                self.values(look, &weeks)
            };
            if !table.rows.is_empty() {
                blocks.push(Block::Table(table));
            }
        }
        blocks.push(Block::quiet(self.about(look)));
        blocks
    }

    /// All that is said of it in any way of looking at it, each sentence with the id of how it was worked out; what is
    /// not known yet too.
    #[must_use]
    pub fn told(&self, look: &Look<'_>) -> Vec<(String, &'static str)> {
        let (words, today) = (look.words, look.now.today);
        let mut told = self.sentences(look);
        if let (Aim::AtLeast, Err(yet)) = (self.goal.aim, calibration(&self.done(), today)) {
            let text = say!(words, "goal-words-rated", n = yet.n, of = yet.of);
            told.push((text, "how-goal-sure"));
        }
        if self.counts_weeks() {
            let lately = self.a_week(look).into_iter();
            told.extend(lately.map(|text| (text, "how-goal-lately")));
        }
        if self.is_long(today) {
            told.push((self.life(look), "how-goal-life"));
        }
        let stood = self.factor.as_ref().and_then(|it| it.stood(words));
        told.extend(stood.map(|text| (text, "how-goal-factor")));
        told
    }

    /// Its weeks, for counting.
    pub(super) fn done(&self) -> Vec<WeekDone> {
        self.weeks.iter().map(|week| week.done).collect()
    }

    fn sentences(&self, look: &Look<'_>) -> Vec<(String, &'static str)> {
        let (words, today) = (look.words, look.now.today);
        let mut told: Vec<(String, &'static str)> = self
            .standing(look)
            .into_iter()
            .map(|text| (text, "how-goal-ticks"))
            .collect();
        match self.goal.aim {
            Aim::AtLeast | Aim::AtMost => told.extend(self.progress(look)),
            Aim::Towards { from, to } => {
                let unit = self.goal.plan.unit.as_deref();
                let to = words::quantity(words, to, unit);
                let way = say!(
                    words,
                    "goal-words-way",
                    from = words.number(from, 2),
                    to = to
                );
                let last = match self.values.last().copied() {
                    Some((day, value)) => say!(
                        words,
                        "goal-words-value",
                        value = words::quantity(words, value, unit),
                        date = words.date_in(day, today)
                    ),
                    None => words.get("goal-words-value-none"),
                };
                told.extend([way, last].map(|text| (text, "how-goal-value")));
            }
            Aim::Once => {
                let text = match self.done_on {
                    Some(day) => say!(
                        words,
                        "goal-words-once-done",
                        date = words.date_in(day, today)
                    ),
                    None => words.get("goal-words-once"),
                };
                told.push((text, "how-goal-ticks"));
            }
        }
        told
    }

    /// Where it stands: which week it is in, what this week has, and what was answered today.
    fn standing(&self, look: &Look<'_>) -> Vec<String> {
        let (words, goal, today) = (look.words, &self.goal, look.now.today);
        let date = |day| words.date_in(day, today);
        let ended = date(goal.finished_on.unwrap_or(today));
        let first = match goal.status {
            Status::Resting => say!(words, "goal-words-resting", date = ended),
            Status::Finished => say!(words, "goal-words-finished", date = ended),
            Status::LetGo => say!(words, "goal-words-let-go", date = ended),
            Status::Active if today < goal.starts => {
                say!(words, "goal-words-ahead", starts = date(goal.starts))
            }
            // The page asks what comes next.
            Status::Active if today > goal.ends() => String::new(),
            Status::Active => say!(
                words,
                "goal-words-week",
                n = goal.week_number(today),
                of = goal.weeks,
                ends = date(goal.ends())
            ),
        };
        let mut said = vec![first];
        said.retain(|sentence| !sentence.is_empty());
        if goal.status != Status::Active {
            return said;
        }
        if let Some(week) = self.this_week(today).filter(|_| self.counts_weeks()) {
            said.push(if week.done.off {
                words.get("goal-words-this-off")
            } else {
                let count = words::count(words, goal, week);
                say!(words, "goal-words-this", count = count)
            });
        }
        let answer = match (self.answer(), goal.aim) {
            (Some(Done::Done), Aim::AtLeast) => "done",
            (Some(Done::Done), Aim::AtMost) => "ticked",
            (Some(Done::Part), _) => "part",
            (Some(Done::NotToday), _) => "not_today",
            // The day or the value is said anyway.
            (Some(Done::Done), Aim::Towards { .. } | Aim::Once) | (None, _) => return said,
        };
        said.push(say!(words, "goal-words-today", answer = answer));
        said
    }

    /// What the weeks come to. What there is none of is not said.
    fn progress(&self, look: &Look<'_>) -> Vec<(String, &'static str)> {
        let (words, goal, today) = (look.words, &self.goal, look.now.today);
        let done = self.done();
        let found = goal_progress(&done, goal.aim, today);
        let mut told = Vec::new();
        if found.done > 0 {
            let amount = words::quantity(words, found.amount, goal.plan.unit.as_deref());
            let text = if found.amount > 0.0 {
                say!(
                    words,
                    "goal-words-total-amount",
                    n = found.done,
                    amount = amount
                )
            } else {
                say!(words, "goal-words-total", n = found.done)
            };
            told.push((text, "how-goal-ticks"));
        }
        if found.part > 0 {
            let text = say!(words, "goal-words-part", n = found.part);
            told.push((text, "how-goal-ticks"));
        }
        if goal.aim == Aim::AtMost {
            let within = done.iter().filter(|week| is_within(week, today)).count();
            let text = (within > 0).then(|| match one_plan(&self.weeks) {
                Some(most) => say!(words, "goal-words-within-of", n = within, most = most),
                None => say!(words, "goal-words-within", n = within),
            });
            told.extend(text.map(|text| (text, "how-goal-within")));
        } else if found.met > 0 {
            let text = match one_plan(&self.weeks) {
                Some(planned) => say!(words, "goal-words-met-of", n = found.met, planned = planned),
                None => say!(words, "goal-words-met", n = found.met),
            };
            told.push((text, "how-goal-met"));
        }
        if let Some(most) = found
            .most_weeks
            .filter(|n| *n > 0 && goal.aim == Aim::AtLeast)
        {
            let text = say!(words, "goal-words-most", n = most, weeks = found.over);
            told.push((text, "how-goal-most"));
        }
        if goal.aim == Aim::AtLeast
            && let Ok(found) = calibration(&done, today)
        {
            let groups = [("sure", found.sure), ("less-sure", found.less_sure)];
            told.extend(groups.into_iter().filter_map(|(id, group)| {
                let group = group?;
                let id = format!("goal-words-{id}");
                let text = say!(words, &id, kept = group.kept, n = group.n);
                Some((text, "how-goal-sure"))
            }));
        }
        let off = || self.weeks.iter().filter(|week| week.done.off);
        let text = match (off().count(), off().next()) {
            (1, Some(week)) => Some(say!(words, "goal-words-off", week = week.number)),
            (2.., _) => Some(say!(words, "goal-words-off-more", n = off().count())),
            _ => None,
        };
        told.extend(text.map(|text| (text, "how-goal-off")));
        told
    }

    /// The plan, why, and who asks about it: a line each.
    fn about(&self, look: &Look<'_>) -> String {
        let (words, goal) = (look.words, &self.goal);
        let mut lines = vec![say!(
            words,
            "goal-plan-line",
            step = words::step(words, goal, &goal.plan),
            often = words::how_often(words, goal, &goal.plan)
        )];
        if let Some(why) = &goal.why {
            lines.push(say!(words, "goal-why-line", why = why.as_str()));
        }
        if let Some(person) = &self.with {
            let name = look.own.shown(&person.name);
            lines.push(say!(words, "goal-with-line", name = name.as_str()));
            let line = person.to_bring_up().join(" ");
            if !line.is_empty() {
                lines.push(say!(words, "goal-talk-line", name = name, line = line));
            }
        }
        if let Some(factor) = &self.factor {
            lines.push(factor.words(words));
        }
        lines.join("\n")
    }
}

/// A week that is over and was no week off, with no more ticks than planned.
fn is_within(week: &WeekDone, today: Day) -> bool {
    let over = matches!(
        week.stands(today),
        WeekStands::Over | WeekStands::NothingWritten
    );
    over && week.done <= week.planned
}

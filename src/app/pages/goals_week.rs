//! All goals of one week at a glance: a row a goal, a column a day.

use super::how::How;
use crate::app::everywhere::{hint, moving};
use crate::app::goals::weeks::GoalWeek;
use crate::app::goals::words as goal_words;
use crate::app::page::{Block, Column, Page, Table, TableRow};
use crate::app::pages::goal::GoalPage;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Aim, By, Day, Done, Goal, Status};
use crate::insight::thresholds::WEEK;
use crate::say;
use crate::store::{Error, TickDay};

/// The page.
#[derive(Default)]
pub struct GoalsWeek {
    /// The first day of the week shown; none: this one.
    week: Option<Day>,
    goals: Vec<Line>,
    /// Lines are read one after the other.
    plain: bool,
}

/// A goal with what was ticked in the week.
struct Line {
    goal: Goal,
    week: GoalWeek,
    days: Vec<TickDay>,
}

impl GoalsWeek {
    /// This week.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn first(&self, look: &Look<'_>) -> Day {
        let this = look.now.today.week_start(look.own.week_start);
        self.week.unwrap_or(this)
    }

    /// What a day has: a mark where it is seen, a word where it is read out.
    fn cell(&self, look: &Look<'_>, line: &Line, day: Day) -> String {
        let found = line.days.iter().find(|it| it.day == day);
        let (mark, id) = match found.map(|it| it.state) {
            Some(Done::Done) => ("[x]", "done"),
            Some(Done::Part) => ("[/]", "part"),
            Some(Done::NotToday) => ("[-]", "not-today"),
            // A day on which it is not planned is no open box.
            None if line.week.plan.falls_on(day)
                && line.goal.aim == Aim::AtLeast
                && !self.plain =>
            {
                ("[ ]", "")
            }
            None => ("", ""),
        };
        if self.plain && !id.is_empty() {
            return look.words.get(&format!("goals_week-{id}"));
        }
        mark.to_owned()
    }

    fn table(&self, look: &Look<'_>) -> Table {
        let words = look.words;
        let first = self.first(look);
        let days = || (0..WEEK).map(|day| first.plus(day));
        let mut columns = vec![Column {
            name: words.get("goals_week-goal"),
            width: 0,
            spare: 0,
        }];
        // Where room is short, the days furthest from today go first.
        let today = look.now.today;
        columns.extend(days().map(|day| Column {
            name: words.weekday(day),
            width: 5,
            spare: u8::try_from(day.since(today).abs().min(WEEK) + 1).unwrap_or(u8::MAX),
        }));
        columns.push(Column {
            name: words.get("goals_week-count"),
            width: 16,
            spare: 0,
        });
        let rows = self.goals.iter().map(|line| {
            let mut cells = vec![line.goal.text.clone()];
            cells.extend(days().map(|day| self.cell(look, line, day)));
            cells.push(goal_words::count(words, &line.goal, &line.week));
            TableRow {
                cells,
                pick: true,
                ..TableRow::default()
            }
        });
        Table {
            rows: rows.collect(),
            columns,
        }
    }

    fn sentence(&self, look: &Look<'_>) -> String {
        let today = look.now.today;
        let counts = |line: &&Line| matches!(line.goal.aim, Aim::AtLeast);
        let met = self.goals.iter().filter(counts);
        let met = met.filter(|line| line.week.done.met(line.goal.aim, today));
        let days: usize = self
            .goals
            .iter()
            .map(|line| line.days.iter().filter(|it| it.state == Done::Done).count())
            .sum();
        say!(
            look.words,
            "goals_week-words",
            n = days,
            met = met.count(),
            date = look.words.date_in(self.first(look), today)
        )
    }
}

impl View for GoalsWeek {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("goals_week-title"), words.get("app-tab-goals"));
        if self.goals.is_empty() {
            page.blocks.push(Block::say(words.get("goals_week-none")));
        } else {
            page.blocks.push(Block::say(self.sentence(look)));
            page.blocks.push(Block::Table(self.table(look)));
            page.blocks
                .push(Block::quiet(words.get("goals_week-marks")));
        }
        page.hints = moving(words);
        page.hints.push(hint(words, Command::Earlier));
        page.hints
            .extend(self.week.map(|_| hint(words, Command::Later)));
        page.hinted(words, &[Command::Back, Command::Why])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Time, Context::Told, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.plain = cx.by == By::Plain;
        let first = self.first(&cx.look());
        let last = first.plus(WEEK - 1);
        self.goals.clear();
        for goal in cx.store.goals(Status::Active, false, 0, usize::MAX)? {
            if goal.starts > last {
                continue;
            }
            self.goals.push(Line {
                week: GoalWeek::of_day(cx.store, &goal, last)?,
                days: cx.store.tick_days(goal.id, first, last)?,
                goal,
            });
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let this = cx.now.today.week_start(cx.own.week_start);
        let week = self.week.unwrap_or(this);
        let to = match act {
            Act::Pick(row) => {
                return Ok(match self.goals.get(row) {
                    Some(line) => Next::Push(Box::new(GoalPage::new(line.goal.id))),
                    None => Next::Stay,
                });
            }
            Act::Do(Command::Why) if !self.goals.is_empty() => {
                let said = self.sentence(&cx.look());
                return Ok(How::open(vec![(said, "how-goal-met")]));
            }
            Act::Do(Command::Earlier) => week.plus(-WEEK),
            Act::Do(Command::Later) => week.plus(WEEK).min(this),
            Act::Do(Command::Now) => this,
            _ => return Ok(Next::Ignored),
        };
        if cx.now.past_day(to).is_ok() {
            self.week = Some(to).filter(|to| *to != this);
            self.load(cx)?;
        }
        Ok(Next::Stay)
    }
}

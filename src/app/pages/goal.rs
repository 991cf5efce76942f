//! One goal: its weeks, done against plan, and everything that can be done with it. Also the example of one.

use super::how::How;
use crate::app::everywhere::hint;
use crate::app::goals::charts::MonthOf;
use crate::app::goals::sheet::Sheet;
use crate::app::goals::{acts, changes};
use crate::app::page::{Block, Hint, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, your_data};
use crate::domain::{Aim, By, Change, Day, Done, Goal, Id, Kind, Status, What};
use crate::insight::thresholds::WEEK;
use crate::say;
use crate::store::Error;

/// The page of a goal.
pub struct GoalPage {
    id: Id,
    /// None: it was removed, or its making was undone.
    sheet: Option<Sheet>,
    seen: Seen,
    /// Which page of weeks is looked at; none: the one of today.
    weeks: Option<usize>,
    /// The month whose days are looked at.
    month: Option<MonthOf>,
    as_list: bool,
    two_versions: bool,
    /// Lines are read one after the other.
    plain: bool,
}

/// A way to look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Weeks,
    Amounts,
    Month,
    Life,
}

/// What can be chosen once the last week is over, by its row: the key before it, and its words.
const OVER: [(&str, &str); 4] = [
    ("g", "goal-over-on"),
    ("e", "goal-over-change"),
    ("x", "goal-over-rest"),
    ("f", "goal-over-finish"),
];

impl GoalPage {
    /// The page of the goal with that id.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            sheet: None,
            seen: Seen::Weeks,
            weeks: None,
            month: None,
            as_list: false,
            two_versions: false,
            plain: false,
        }
    }

    /// Another page of weeks, so many earlier or later, where there is one.
    fn turn(&mut self, cx: &Cx<'_>, later: bool) {
        if let Some(sheet) = &self.sheet {
            let here = self.weeks.unwrap_or_else(|| sheet.page_of(cx.now.today));
            self.weeks = Some(if later {
                (here + 1).min(sheet.pages() - 1)
            } else {
                here.saturating_sub(1)
            });
        }
    }

    /// The ways to look at it that there are, the first first.
    fn ways(sheet: &Sheet, today: Day) -> Vec<Seen> {
        let amounts = sheet.weeks.iter().any(|week| week.done.amount != 0.0);
        let mut ways = vec![Seen::Weeks];
        ways.extend((sheet.counts_weeks() && amounts).then_some(Seen::Amounts));
        ways.extend((sheet.goal.aim != Aim::Once).then_some(Seen::Month));
        ways.extend(sheet.is_long(today).then_some(Seen::Life));
        ways
    }

    /// The next way to look at it, or the one before.
    fn look_on(&mut self, back: bool, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let today = cx.now.today;
        let ways = self.sheet.as_ref().map(|it| Self::ways(it, today));
        let ways = ways.unwrap_or_default();
        let here = ways.iter().position(|it| *it == self.seen).unwrap_or(0);
        let by = if back {
            ways.len().saturating_sub(1)
        } else {
            1
        };
        let next = ways.get((here + by) % ways.len().max(1));
        self.seen = next.copied().unwrap_or(Seen::Weeks);
        if self.seen == Seen::Month {
            return self.go(today, cx);
        }
        Ok(Next::Move(0))
    }

    /// Goes to a day of the month, or as near as there are days.
    fn go(&mut self, day: Day, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(sheet) = &self.sheet else {
            return Ok(Next::Stay);
        };
        let day = day.min(cx.now.today).max(sheet.goal.starts.month_start());
        if self.month.as_ref().map(|month| month.first) != Some(day.month_start()) {
            self.month = Some(MonthOf::read(cx.store, &sheet.goal, day)?);
        }
        Ok(Next::Move(
            usize::try_from(day.since(day.month_start())).unwrap_or(0),
        ))
    }

    /// The day of the month on which the marker stands.
    fn day(&self, at: usize) -> Option<Day> {
        let month = self.month.as_ref().filter(|_| self.seen == Seen::Month)?;
        Some(month.first.plus(i64::try_from(at).ok()?))
    }

    /// What a key does on the month.
    fn in_month(&mut self, command: Command, day: Day, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(sheet) = &self.sheet else {
            return Ok(Next::Ignored);
        };
        match command {
            Command::Earlier if !self.as_list => self.go(day.plus(-1), cx),
            Command::Later if !self.as_list => self.go(day.plus(1), cx),
            Command::WeekEarlier => self.go(day.plus(-WEEK), cx),
            Command::WeekLater => self.go(day.plus(WEEK), cx),
            Command::MonthEarlier | Command::Earlier => self.go(day.month_start().plus(-1), cx),
            Command::MonthLater | Command::Later => {
                let length = i64::from(day.month_length());
                self.go(day.month_start().plus(length), cx)
            }
            Command::Now => self.go(cx.now.today, cx),
            // What is ticked here is ticked for the day under the marker.
            _ => acts::act(&sheet.goal, day, command, cx),
        }
    }

    /// What was chosen once the last week was over.
    fn go_on(goal: &Goal, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let today = cx.now.today;
        match row {
            0 => {
                let goal = changes::gone_on(goal, today);
                let date = cx.words.date_in(goal.ends(), today);
                cx.commit(&Change::put(What::Changed, goal))?;
                cx.say(say!(cx.words, "goal-goes-on", date = date));
                Ok(Next::Stay)
            }
            1 => acts::act(goal, today, Command::Change, cx),
            2 => acts::act(goal, today, Command::Rest, cx),
            3 => acts::act(goal, today, Command::Finish, cx),
            _ => Ok(Next::Stay),
        }
    }

    fn blocks(&self, sheet: &Sheet, look: &Look<'_>, at: usize) -> Vec<Block> {
        match (self.seen, &self.month) {
            (Seen::Month, Some(month)) => month.blocks(look, &sheet.goal, self.as_list).into(),
            (Seen::Life, _) => sheet.whole_life(look, self.as_list),
            (Seen::Amounts, _) if !self.as_list => sheet
                .amounts_chart(look)
                .map(Block::Chart)
                .into_iter()
                .collect(),
            _ => sheet.blocks(look, at, self.as_list),
        }
    }
}

impl View for GoalPage {
    fn page(&self, look: &Look<'_>, row: usize) -> Page {
        let words = look.words;
        let Some(sheet) = &self.sheet else {
            let mut page = Page::titled(words.get("app-tab-goals"), "");
            page.blocks.push(Block::say(words.get("goal-gone")));
            return page.hinted(words, &[Command::Back]);
        };
        let today = look.now.today;
        let at = self.weeks.unwrap_or_else(|| sheet.page_of(today));
        let mut blocks = self.blocks(sheet, look, at);
        if self.seen == Seen::Weeks && sheet.is_over(today) {
            let rows = OVER.map(|(key, id)| Row::pick(words.get(id)).key(key));
            let ask = say!(words, "goal-over", of = sheet.goal.weeks);
            blocks.insert(0, Block::List(List { rows: rows.into() }));
            blocks.insert(0, Block::say(ask));
        }
        if self.two_versions {
            blocks.insert(0, your_data::two_versions(words));
        }
        let mut page = Page {
            hints: self.hints(look, sheet, at),
            ..Page::titled(sheet.goal.text.clone(), sheet.right(look))
        };
        let aside = blocks.iter().find_map(|block| match block {
            Block::Month(month) => month.days.get(row),
            _ => None,
        });
        page.aside = aside.filter(|_| !self.plain).map(|day| day.words.clone());
        page.blocks = blocks;
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        match self.seen {
            Seen::Month if !self.as_list => vec![Context::Goal, Context::Told, Context::Month],
            _ => vec![Context::Goal, Context::Told, Context::Time, Context::List],
        }
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.plain = cx.by == By::Plain;
        self.two_versions = cx.store.in_conflict(self.id)?;
        self.sheet = match cx.store.get::<Goal>(self.id)? {
            Some(goal) => Some(Sheet::read(cx.store, goal, cx.now.today)?),
            None => None,
        };
        if let (Some(sheet), Some(month)) = (&self.sheet, &self.month) {
            self.month = Some(MonthOf::read(cx.store, &sheet.goal, month.first)?);
        }
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let day = self.day(at);
        let Some(sheet) = &self.sheet else {
            return Ok(Next::Ignored);
        };
        let command = match act {
            Act::Do(command) => command,
            Act::Pick(row) => {
                return match self.day(row) {
                    Some(day) => acts::act(&sheet.goal, day, Command::TickAmount, cx),
                    None if sheet.is_over(cx.now.today) => Self::go_on(&sheet.goal, row, cx),
                    None => Ok(Next::Stay),
                };
            }
            _ => return Ok(Next::Ignored),
        };
        match (command, day) {
            (Command::Why, _) => return Ok(How::open(sheet.told(&cx.look()))),
            (Command::NextChart, _) => return self.look_on(false, cx),
            (Command::PreviousChart, _) => return self.look_on(true, cx),
            (Command::Remove, _) => {
                acts::act(&sheet.goal, cx.now.today, command, cx)?;
                return Ok(Next::Back);
            }
            (Command::ByWeek, Some(_)) => {
                // The marker stays on its day: rows of the list and boxes of the month come in one order.
                self.as_list = !self.as_list;
            }
            (_, Some(day)) => return self.in_month(command, day, cx),
            (Command::Earlier, None) => self.turn(cx, false),
            (Command::Later, None) => self.turn(cx, true),
            (Command::Now, None) => self.weeks = None,
            (Command::ByWeek, None) => self.as_list = !self.as_list,
            _ => return acts::act(&sheet.goal, cx.now.today, command, cx),
        }
        Ok(Next::Stay)
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::Goal, self.id))
    }
}

impl GoalPage {
    /// What works on the page of a goal that stands so, the most useful first.
    fn hints(&self, look: &Look<'_>, sheet: &Sheet, at: usize) -> Vec<Hint> {
        let words = look.words;
        let of = |command| hint(words, command);
        let active = sheet.goal.status == Status::Active;
        let mut hints = Vec::new();
        if active {
            hints.push(of(match sheet.answer() {
                Some(Done::Done) => Command::Untick,
                _ => Command::Tick,
            }));
        } else {
            hints.push(of(Command::Resume));
        }
        // Where lines are read, a month is a list already.
        let month = self.seen == Seen::Month;
        let as_list = if month {
            !self.plain
        } else {
            sheet.has_chart()
        };
        if as_list {
            let label = if self.as_list {
                "goal-as-chart"
            } else {
                "goal-as-list"
            };
            hints.push(Hint {
                label: words.get(label),
                ..of(Command::ByWeek)
            });
        }
        if active {
            hints.push(of(Command::PlanWeek));
        }
        hints.push(of(Command::Change));
        if active && sheet.counts_weeks() {
            let week = sheet.this_week(look.now.today);
            hints.extend(week.map(|week| {
                of(if week.done.off {
                    Command::WeekOn
                } else {
                    Command::WeekOff
                })
            }));
        }
        if Self::ways(sheet, look.now.today).len() > 1 {
            hints.push(Hint {
                label: words.get("goal-other-chart"),
                ..of(Command::NextChart)
            });
        }
        if month && self.as_list {
            hints.extend([Command::Earlier, Command::Later].map(of));
        } else if month {
            hints.extend([Command::MonthEarlier, Command::MonthLater].map(of));
        } else {
            hints.extend((at > 0).then(|| of(Command::Earlier)));
            hints.extend((at + 1 < sheet.pages()).then(|| of(Command::Later)));
        }
        hints.push(of(Command::Back));
        if active {
            let more: &[Command] = match sheet.goal.aim {
                Aim::AtLeast => &[Command::TickPart, Command::NotToday, Command::TickAmount],
                Aim::AtMost | Aim::Towards { .. } => &[Command::NotToday, Command::TickAmount],
                Aim::Once => &[Command::NotToday],
            };
            hints.extend(more.iter().copied().map(of));
            hints.push(of(Command::Rest));
        }
        if matches!(sheet.goal.status, Status::Active | Status::Resting) {
            hints.extend([Command::Finish, Command::LetGo].map(of));
        }
        hints.extend(sheet.with.as_ref().map(|_| of(Command::NextTalk)));
        hints.extend([Command::Why, Command::Remove, Command::Erase].map(of));
        hints
    }
}

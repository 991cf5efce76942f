//! The goals: active ones with this week's count, then those set aside, finished and let go.

use crate::app::everywhere::hint;
use crate::app::flows::new_goal;
use crate::app::goals::weeks::{self, GoalWeek};
use crate::app::goals::{acts, words};
use crate::app::page::{Block, Column, Hint, List, Page, Row, Spark, Tab, Table, TableRow};
use crate::app::pages::example_goal::ExampleGoal;
use crate::app::pages::goal::GoalPage;
use crate::app::pages::goals_week::GoalsWeek;
use crate::app::{Act, Command, Context, Cx, Look, Next, View, moving};
use crate::domain::{Aim, Goal, Status};
use crate::say;
use crate::store::Error;

/// How many goals that have ended are shown at first, of each kind, and how many more each time.
const ENDED: usize = 10;

/// The page of goals.
#[derive(Default)]
pub struct Goals {
    active: Vec<Active>,
    /// Set aside, finished and let go, newest first.
    ended: Vec<Goal>,
    /// How often more of these were asked for.
    asked: usize,
    /// There are more.
    more: bool,
}

/// An active goal with what its row says.
struct Active {
    goal: Goal,
    week: GoalWeek,
    /// The last weeks, oldest first.
    latest: Vec<GoalWeek>,
}

/// What a row of the page is.
enum Spot<'a> {
    Goal(&'a Goal),
    More,
    /// The rows of a page without goals.
    New,
    Example,
}

impl Goals {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn is_empty(&self) -> bool {
        self.active.is_empty() && self.ended.is_empty()
    }

    fn goal(&self, at: usize) -> Option<&Goal> {
        let active = self.active.iter().map(|line| &line.goal);
        active.chain(&self.ended).nth(at)
    }

    fn spot(&self, at: usize) -> Option<Spot<'_>> {
        match (self.goal(at), self.is_empty(), at) {
            (Some(goal), ..) => Some(Spot::Goal(goal)),
            (None, true, 0) => Some(Spot::New),
            (None, true, 1) => Some(Spot::Example),
            (None, false, _) if self.more => Some(Spot::More),
            _ => None,
        }
    }

    fn active(&self, look: &Look<'_>) -> Table {
        let words = look.words;
        let rows = self.active.iter().map(|line| TableRow {
            cells: vec![
                line.goal.text.clone(),
                this_week(look, line),
                String::new(),
                which_week(look, line),
            ],
            spark: spark(line),
            pick: true,
            ..TableRow::default()
        });
        let [count, bars, which] = self.widths(look);
        Table {
            columns: vec![
                column(words.get("goals-active"), 0, 0),
                column(words.get("goals-this-week"), count, 0),
                column(words.get("goals-twelve-weeks"), bars, 2),
                column(String::new(), which, 1),
            ],
            rows: rows.collect(),
        }
    }

    /// How wide the columns after the goal's name are, so that they leave it what room there is.
    fn widths(&self, look: &Look<'_>) -> [u16; 3] {
        let widest = |texts: &mut dyn Iterator<Item = String>| {
            let widest = texts.map(|text| text.chars().count()).max().unwrap_or(0);
            u16::try_from(widest.min(24)).unwrap_or(0)
        };
        let name = std::iter::once(look.words.get("goals-this-week"));
        let counts = self.active.iter().map(|line| this_week(look, line));
        let mut which = self.active.iter().map(|line| which_week(look, line));
        [
            widest(&mut name.chain(counts)) + 3,
            u16::try_from(weeks::ON_A_PAGE).unwrap_or(0) + 3,
            // Narrow windows then leave it out first, and not the end of a name.
            (widest(&mut which) + 1).max(13),
        ]
    }

    fn ended(&self, look: &Look<'_>, status: Status, name: &str) -> Option<Block> {
        let row = |goal: &Goal| TableRow {
            cells: vec![goal.text.clone(), ended(look, goal)],
            pick: true,
            ..TableRow::default()
        };
        let goals = self.ended.iter().filter(|goal| goal.status == status);
        let rows: Vec<TableRow> = goals.map(row).collect();
        // What is said of them begins where the counts of the active ones do.
        let wide: u16 = self.widths(look).iter().sum();
        let columns = vec![
            column(look.words.get(name), 0, 0),
            column(String::new(), wide.max(24), 1),
        ];
        (!rows.is_empty()).then_some(Block::Table(Table { columns, rows }))
    }
}

impl View for Goals {
    fn page(&self, look: &Look<'_>, at: usize) -> Page {
        let words = look.words;
        let mut page = super::tabbed(look, Tab::Goals);
        if self.is_empty() {
            return empty(look, page);
        }
        if !self.active.is_empty() {
            page.blocks.push(Block::Table(self.active(look)));
        }
        let groups = [
            (Status::Resting, "goals-resting"),
            (Status::Finished, "goals-finished"),
            (Status::LetGo, "goals-let-go"),
        ];
        for (status, name) in groups {
            page.blocks.extend(self.ended(look, status, name));
        }
        if self.more {
            let rows = vec![Row::pick(words.get("goals-more"))];
            page.blocks.push(Block::List(List { rows }));
        }
        let here = self.goal(at);
        if let Some((goal, why)) = here.and_then(|goal| Some((goal, goal.why.as_deref()?))) {
            let line = say!(words, "goals-why", goal = goal.text.as_str(), why = why);
            page.blocks.push(Block::quiet(line));
        }
        page.hints = moving(words);
        let for_row = |command| Hint {
            // In plain lines a goal is opened first.
            menu: false,
            ..hint(words, command)
        };
        let active = here.map(|goal| goal.status == Status::Active);
        if active == Some(true) {
            page.hints.push(for_row(Command::Tick));
        }
        page.hints.push(hint(words, Command::New));
        if !self.active.is_empty() {
            page.hints.push(Hint {
                label: words.get("goals-all-week"),
                ..hint(words, Command::ByWeek)
            });
            page.hints.push(hint(words, Command::Review));
        }
        match active {
            Some(true) => page.hints.push(for_row(Command::Rest)),
            Some(false) => page.hints.push(for_row(Command::Resume)),
            None => {}
        }
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Goals, Context::Tabs, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        self.active.clear();
        for goal in cx.store.goals(Status::Active, false, 0, usize::MAX)? {
            let week = GoalWeek::of_day(cx.store, &goal, today)?;
            let latest = weeks::latest(cx.store, &goal, today)?;
            self.active.push(Active { goal, week, latest });
        }
        self.ended = cx.store.goals(Status::Resting, true, 0, usize::MAX)?;
        self.more = false;
        for status in [Status::Finished, Status::LetGo] {
            let limit = ENDED * (self.asked + 1);
            let mut goals = cx.store.goals(status, true, 0, limit + 1)?;
            self.more |= goals.len() > limit;
            goals.truncate(limit);
            self.ended.extend(goals);
        }
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let new = || Ok(Next::Push(new_goal::new()));
        match act {
            Act::Pick(row) => match self.spot(row) {
                Some(Spot::Goal(goal)) => Ok(Next::Push(Box::new(GoalPage::new(goal.id)))),
                Some(Spot::More) => {
                    self.asked += 1;
                    self.load(cx)?;
                    Ok(Next::Stay)
                }
                Some(Spot::New) => new(),
                Some(Spot::Example) => Ok(Next::Push(Box::new(ExampleGoal))),
                None => Ok(Next::Stay),
            },
            Act::Do(Command::New) => new(),
            Act::Do(Command::ByWeek) => Ok(Next::Push(Box::new(GoalsWeek::new()))),
            Act::Do(Command::Example) => Ok(Next::Push(Box::new(ExampleGoal))),
            Act::Do(command) => match self.goal(at) {
                Some(goal) => acts::act(goal, cx.now.today, command, cx),
                None => Ok(Next::Ignored),
            },
            _ => Ok(Next::Ignored),
        }
    }

    fn tab(&self) -> Option<Tab> {
        Some(Tab::Goals)
    }
}

/// The page where there is no goal yet.
fn empty(look: &Look<'_>, mut page: Page) -> Page {
    let words = look.words;
    page.blocks.push(Block::say(words.get("goals-empty")));
    page.blocks.push(Block::say(words.get("goals-empty-what")));
    let rows = vec![
        Row::pick(words.get("goals-empty-new"))
            .key("n")
            .detail(words.get("goals-empty-new.detail")),
        Row::pick(words.get("goals-empty-example")).key("i"),
    ];
    page.blocks.push(Block::List(List { rows }));
    page.hints = moving(words);
    page
}

/// This week's count; nothing before the goal starts.
fn this_week(look: &Look<'_>, line: &Active) -> String {
    if look.now.today < line.goal.starts {
        return String::new();
    }
    words::count(look.words, &line.goal, &line.week)
}

/// Which week a goal is in, or what it waits for: `week 11`, `once, not yet`, `starts 28 Nov`, `ended 4 Dec`.
fn which_week(look: &Look<'_>, line: &Active) -> String {
    let (words, today, goal) = (look.words, look.now.today, &line.goal);
    if goal.aim == Aim::Once && line.week.done.done > 0 {
        words.get("goals-once-done")
    } else if goal.aim == Aim::Once {
        words.get("goals-once")
    } else if today < goal.starts {
        say!(words, "goals-starts", date = words.date(goal.starts))
    } else if today > goal.ends() {
        say!(words, "goals-ended", date = words.date(goal.ends()))
    } else {
        say!(words, "goals-week", n = goal.week_number(today))
    }
}

/// The last weeks as small bars, where each counts by itself.
fn spark(line: &Active) -> Option<Spark> {
    let counts = matches!(line.goal.aim, Aim::AtLeast | Aim::AtMost);
    counts.then(|| Spark {
        column: 2,
        eighths: line.latest.iter().map(GoalWeek::eighths).collect(),
    })
}

/// When a goal was set aside, finished or let go.
fn ended(look: &Look<'_>, goal: &Goal) -> String {
    let (words, today) = (look.words, look.now.today);
    let Some(day) = goal.finished_on else {
        return String::new();
    };
    let date = words.date_in(day, today);
    match goal.status {
        Status::Active => String::new(),
        Status::Resting if day == today => words.get("goals-set-aside-today"),
        Status::Resting => say!(words, "goals-set-aside", date = date),
        Status::Finished => say!(words, "goals-done", date = date),
        Status::LetGo => say!(words, "goals-gone", date = date),
    }
}

fn column(name: String, width: u16, spare: u8) -> Column {
    Column { name, width, spare }
}

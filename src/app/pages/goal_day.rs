//! A goal on one day: what was said of it, and the ways to say more or less. So each tick can be changed by lines too.

use crate::app::everywhere::moving;
use crate::app::goals::acts;
use crate::app::goals::ticking;
use crate::app::goals::words::quantity;
use crate::app::page::{Block, List, Mark, Page, Row};
use crate::app::pages::goal::GoalPage;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Aim, Day, Done, Goal, Id, Tick};
use crate::store::Error;
use crate::words::Words;

/// The page.
pub struct GoalDay {
    id: Id,
    day: Day,
    goal: Option<Goal>,
    ticks: Vec<Tick>,
}

/// What a row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Done,
    Part,
    NotToday,
    Amount,
    TakeBack,
    Goal,
}

impl GoalDay {
    /// The goal `id` on `day`.
    #[must_use]
    pub fn new(id: Id, day: Day) -> Self {
        Self {
            id,
            day,
            goal: None,
            ticks: Vec::new(),
        }
    }

    /// What can be done, in the order of the rows. A key that would take its own answer back is not offered here.
    fn ways(&self, goal: &Goal) -> Vec<Way> {
        let answer = ticking::answer(&self.ticks);
        let value = matches!(goal.aim, Aim::Towards { .. });
        let mut ways = Vec::new();
        ways.extend((!value && answer != Some(Done::Done)).then_some(Way::Done));
        let part = goal.aim == Aim::AtLeast && answer != Some(Done::Part);
        ways.extend(part.then_some(Way::Part));
        ways.extend((answer != Some(Done::NotToday)).then_some(Way::NotToday));
        ways.extend((goal.aim != Aim::Once).then_some(Way::Amount));
        ways.extend((!self.ticks.is_empty()).then_some(Way::TakeBack));
        ways.push(Way::Goal);
        ways
    }

    fn row(words: &Words, way: Way) -> Row {
        let (key, id) = match way {
            Way::Done => ("d", "day-goal-done"),
            Way::Part => ("p", "day-goal-part"),
            Way::NotToday => ("n", "day-goal-not-row"),
            Way::Amount => ("a", "day-goal-amount"),
            Way::TakeBack => ("x", "day-goal-back"),
            Way::Goal => ("g", "day-goal-open"),
        };
        Row::pick(words.get(id)).key(key)
    }

    fn act_on(&self, goal: &Goal, way: Way, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let command = match way {
            Way::Done => Command::Tick,
            Way::Part => Command::TickPart,
            Way::NotToday => Command::NotToday,
            Way::Amount => Command::TickAmount,
            Way::TakeBack => {
                ticking::untick(cx, goal, self.day)?;
                return Ok(Next::Move(0));
            }
            Way::Goal => return Ok(Next::Push(Box::new(GoalPage::new(self.id)))),
        };
        acts::act(goal, self.day, command, cx)
    }
}

/// `[x] 7:10 pm   30 minutes   By the river.`
fn written(words: &Words, goal: &Goal, tick: &Tick) -> Row {
    let mark = match tick.state {
        Done::Done => Mark::Done,
        Done::Part => Mark::Part,
        Done::NotToday => Mark::NotToday,
    };
    let unit = goal.plan.unit.as_deref();
    let amount = tick.amount.map(|amount| quantity(words, amount, unit));
    let said: Vec<String> = [amount, tick.note.clone()].into_iter().flatten().collect();
    Row::read(words.time(tick.at))
        .mark(mark)
        .detail(said.join("   "))
}

impl View for GoalDay {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let day = words.day_in(self.day, look.now.today);
        let Some(goal) = &self.goal else {
            let mut page = Page::titled(words.get("app-tab-goals"), day);
            page.blocks.push(Block::say(words.get("goal-gone")));
            return page.hinted(words, &[Command::Back]);
        };
        let mut page = Page::titled(goal.text.clone(), day);
        if self.ticks.is_empty() {
            page.blocks.push(Block::say(words.get("day-goal-nothing")));
        }
        let rows = self.ticks.iter().map(|it| written(words, goal, it));
        page.blocks.push(Block::List(List {
            rows: rows.collect(),
        }));
        let rows = self.ways(goal).into_iter();
        page.blocks.push(Block::List(List {
            rows: rows.map(|way| Self::row(words, way)).collect(),
        }));
        page.hints = moving(words);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.goal = cx.store.get(self.id)?;
        self.ticks = ticking::ticks_of(cx.store, self.id, self.day)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let (Act::Pick(row), Some(goal)) = (act, &self.goal) else {
            return Ok(Next::Ignored);
        };
        match self.ways(goal).get(row) {
            Some(way) => self.act_on(goal, *way, cx),
            None => Ok(Next::Stay),
        }
    }
}

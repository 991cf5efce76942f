//! One goal: its weeks, done against plan, and everything that can be done with it. Also the example of one.

use crate::app::everywhere::hint;
use crate::app::goals::acts;
use crate::app::goals::sheet::Sheet;
use crate::app::page::{Block, Hint, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, your_data};
use crate::domain::{Aim, Done, Goal, Id, Status};
use crate::store::Error;

/// The page of a goal.
pub struct GoalPage {
    id: Id,
    /// None: it was removed, or its making was undone.
    sheet: Option<Sheet>,
    /// Which page of weeks is looked at; none: the one of today.
    weeks: Option<usize>,
    as_list: bool,
    two_versions: bool,
}

impl GoalPage {
    /// The page of the goal with that id.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            sheet: None,
            weeks: None,
            as_list: false,
            two_versions: false,
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
}

impl View for GoalPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(sheet) = &self.sheet else {
            let mut page = Page::titled(words.get("app-tab-goals"), "");
            page.blocks.push(Block::say(words.get("goal-gone")));
            return page.hinted(words, &[Command::Back]);
        };
        let at = self.weeks.unwrap_or_else(|| sheet.page_of(look.now.today));
        let mut blocks = sheet.blocks(look, at, self.as_list);
        if self.two_versions {
            blocks.insert(0, your_data::two_versions(words));
        }
        Page {
            blocks,
            hints: hints(look, sheet, at, self.as_list),
            ..Page::titled(sheet.goal.text.clone(), sheet.right(look))
        }
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Goal, Context::Time, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.two_versions = cx.store.in_conflict(self.id)?;
        self.sheet = match cx.store.get::<Goal>(self.id)? {
            Some(goal) => Some(Sheet::read(cx.store, goal, cx.now.today)?),
            None => None,
        };
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let (Act::Do(command), Some(sheet)) = (act, &self.sheet) else {
            return Ok(Next::Ignored);
        };
        match command {
            Command::Earlier => self.turn(cx, false),
            Command::Later => self.turn(cx, true),
            Command::Now => self.weeks = None,
            Command::ByWeek => self.as_list = !self.as_list,
            Command::Remove => {
                acts::act(&sheet.goal, cx.now.today, command, cx)?;
                return Ok(Next::Back);
            }
            _ => return acts::act(&sheet.goal, cx.now.today, command, cx),
        }
        Ok(Next::Stay)
    }
}

/// What works on the page of a goal that stands so, the most useful first.
fn hints(look: &Look<'_>, sheet: &Sheet, at: usize, as_list: bool) -> Vec<Hint> {
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
    if sheet.counts_weeks() {
        let label = if as_list {
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
    if at > 0 {
        hints.push(of(Command::Earlier));
    }
    if at + 1 < sheet.pages() {
        hints.push(of(Command::Later));
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
    hints.push(of(Command::Remove));
    hints
}

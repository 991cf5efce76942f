//! A made-up goal, to see what one is like before making the first. Nothing of it is kept.

use crate::app::flows::new_goal;
use crate::app::goals::sheet::Sheet;
use crate::app::goals::weeks::GoalWeek;
use crate::app::page::{Block, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Aim, Goal, Id, Plan, Status, Week};
use crate::say;
use crate::store::{Error, TickWeek};

/// What was done in each week so far; none: a week off.
const WEEKS: [Option<u8>; 5] = [Some(3), Some(4), None, Some(5), Some(1)];

/// The example.
pub struct ExampleGoal;

/// The goal and its weeks, of which the last is this one.
fn sheet(look: &Look<'_>) -> Sheet {
    let words = look.words;
    let this_week = look.now.today.week_start(look.own.week_start);
    let before = i64::try_from(WEEKS.len()).unwrap_or(1) - 1;
    let goal = Goal {
        id: Id::once("goal", "example"),
        at: look.now.at,
        text: words.get("goals-example-text"),
        factor: None,
        why: Some(words.get("goals-example-why")),
        measured_by: None,
        confidence: None,
        starts: this_week.plus(-7 * before),
        weeks: 8,
        with: None,
        status: Status::Active,
        finished_on: None,
        aim: Aim::AtLeast,
        plan: Plan {
            what: Some(words.get("goals-example-what")),
            amount: Some(15.0),
            unit: Some(words.get("goals-example-unit")),
            times: Some(5),
            ..Plan::default()
        },
    };
    let week = |number: i64| {
        let at = usize::try_from(number - 1).unwrap_or(usize::MAX);
        let done = WEEKS.get(at).copied().flatten();
        let ticks = TickWeek {
            done: done.unwrap_or(0),
            ..TickWeek::default()
        };
        let off = WEEKS.get(at) == Some(&None);
        let changed = off.then(|| Week {
            off,
            ..Week::new(goal.id, goal.starts.plus((number - 1) * 7))
        });
        GoalWeek::new(&goal, number, changed, &ticks)
    };
    Sheet {
        weeks: (1..=i64::from(goal.weeks)).map(week).collect(),
        ticks: Vec::new(),
        with: None,
        values: Vec::new(),
        factor: None,
        done_on: None,
        goal,
    }
}

impl View for ExampleGoal {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let sheet = sheet(look);
        let title = say!(
            words,
            "goals-example-title",
            goal = sheet.goal.text.as_str()
        );
        let mut page = Page::titled(title, words.get("goals-example-right"));
        page.blocks = sheet.blocks(look, 0, false);
        page.blocks.push(Block::say(format!(
            "{} {}",
            words.get("goals-example-how"),
            words.get("goals-example-off")
        )));
        page.hinted(words, &[Command::New, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Goals, Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::New) => Next::Replace(new_goal::new()),
            _ => Next::Ignored,
        })
    }
}

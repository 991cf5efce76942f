//! The plan of one week of a goal: for this week alone, or from now on. How sure the person is; and under 7, what may
//! get in the way, what to change, and how sure they are then. Both ratings are kept.

use super::goal_fields::{self, field, how_sure};
use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::goals::{changes, weeks, words as goal_words};
use crate::app::page::Block;
use crate::app::{Cx, Look, Next, View};
use crate::domain::{Change, Day, Goal, Week, What};
use crate::insight::thresholds::SURE;
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// The plan of the week of `goal` that `day` is in.
#[must_use]
pub fn new(goal: &Goal, day: Day) -> Box<dyn View> {
    let start = goal.week_of(day);
    Box::new(Form::new(WeekPlan {
        goal: goal.clone(),
        week: Week::new(goal.id, start),
    }))
}

struct WeekPlan {
    goal: Goal,
    /// The week as it was.
    week: Week,
}

impl Purpose for WeekPlan {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        let goal = self.goal.text.as_str();
        let date = words.date_in(self.week.week_start, look.now.today);
        (
            say!(words, "week_plan-title", goal = goal),
            say!(words, "week_plan-right", date = date),
        )
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        if let Some(week) = cx.store.week_of(self.goal.id, self.week.week_start)? {
            self.week = week;
        }
        let line = |id| field(id, words, FieldKind::Line);
        let one = |id, items| field(id, words, FieldKind::One(items));
        let spans = ["week", "on"];
        let spans = spans.map(|it| Item::new(it, words.get(&format!("week_plan-span-{it}"))));
        Ok(vec![
            line("what"),
            one("times", goal_fields::times(words)),
            field("days", words, FieldKind::Many(goal_fields::days(cx))),
            line("amount"),
            line("when"),
            one("span", spans.into()),
            one("sure", goal_fields::sure(words)),
            line("barrier"),
            line("adjustment"),
            one("sure_now", goal_fields::sure(words)),
        ])
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        answers.set("aim", goal_fields::name(self.goal.aim));
        let plan = self.week.plan.as_ref().unwrap_or(&self.goal.plan);
        goal_fields::fill_plan(&mut answers, plan);
        answers.set("span", "week");
        for (id, text) in [
            ("barrier", &self.week.barrier),
            ("adjustment", &self.week.adjustment),
        ] {
            answers.set(id, text.clone().unwrap_or_default());
        }
        Ok(answers)
    }

    fn asks(&self, field: &Field, answers: &Answers) -> bool {
        match field.id.as_str() {
            "barrier" | "adjustment" | "sure_now" => {
                how_sure("sure", answers).is_some_and(|sure| sure < SURE)
            }
            id => goal_fields::asks(id, answers),
        }
    }

    fn above(&self, look: &Look<'_>, _answers: &Answers, _step: usize) -> Vec<Block> {
        let (words, plan) = (look.words, &self.goal.plan);
        let step = goal_words::step(words, &self.goal, plan);
        let often = goal_words::how_often(words, &self.goal, plan);
        vec![Block::quiet(say!(
            words,
            "goal-plan-line",
            step = step,
            often = often
        ))]
    }

    fn answered(&self, id: &str, answers: &mut Answers, words: &Words) -> Option<String> {
        let sure = how_sure("sure", answers).filter(|sure| id == "sure" && *sure < SURE)?;
        Some(say!(words, "new_goal-said-sure", n = sure))
    }

    fn draft_key(&self) -> String {
        format!("week/{}/{}", self.goal.id, self.week.week_start)
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let before = self.week.plan.as_ref().unwrap_or(&self.goal.plan);
        let plan = match goal_fields::plan(before, answers, cx.words, cx.own.week_start) {
            Ok(plan) => plan,
            Err(mistake) => return Ok(Err(mistake)),
        };
        let on = answers.text("span") == Some("on");
        let given = |id: &str| answers.text(id).map(ToOwned::to_owned);
        let week = Week {
            plan: Some(plan.clone()).filter(|plan| !on && *plan != self.goal.plan),
            barrier: given("barrier"),
            adjustment: given("adjustment"),
            ..rated(
                self.week.clone(),
                how_sure("sure", answers),
                how_sure("sure_now", answers),
            )
        };
        let mut change = if on && plan != self.goal.plan {
            let known = weeks::changed(cx.store, self.goal.id)?;
            let after = Goal {
                plan,
                ..self.goal.clone()
            };
            changes::changed(&self.goal, after, cx.now.today, &known)
        } else {
            Change {
                what: What::Changed,
                puts: Vec::new(),
                removes: Vec::new(),
            }
        };
        change = change.and(week);
        cx.commit(&change)?;
        let goal = self.goal.text.as_str();
        cx.say(say!(cx.words, "week_plan-saved", goal = goal));
        Ok(Ok(Next::Back))
    }
}

/// The week with how sure the person was of its plan, first and in the end. What was said first in an earlier look at
/// the same week stays the first.
pub(super) fn rated(week: Week, first: Option<u8>, last: Option<u8>) -> Week {
    Week {
        confidence_first: week.confidence_first.or(first),
        confidence: last
            .filter(|_| first.is_some_and(|sure| sure < SURE))
            .or(first)
            .or(week.confidence),
        ..week
    }
}

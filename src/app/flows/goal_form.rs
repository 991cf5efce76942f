//! Changes a goal: everything that is known of it on one page.

use super::goal_fields::{self, field};
use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::goals::{changes, weeks};
use crate::app::{Cx, Look, Next, View};
use crate::domain::{Goal, What};
use crate::store::Error;

/// The form that changes `goal`.
#[must_use]
pub fn change(goal: &Goal) -> Box<dyn View> {
    let before = goal.clone();
    Box::new(Form::new(GoalForm { before }))
}

struct GoalForm {
    /// The goal as it was.
    before: Goal,
}

impl Purpose for GoalForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        (words.get("goal-form-change"), words.get("goal-form-right"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let own = self.before.factor.as_deref();
        let name = |question: &crate::domain::Question| words.question_name(question);
        let line = |id| field(id, words, FieldKind::Line);
        let one = |id, items| field(id, words, FieldKind::One(items));
        Ok(vec![
            line("text"),
            line("why"),
            one("factor", goal_fields::factors(cx, own, name)?),
            line("what"),
            one("aim", goal_fields::aims(words)),
            line("from"),
            line("to"),
            one("times", goal_fields::times(words)),
            field("days", words, FieldKind::Many(goal_fields::days(cx))),
            line("amount"),
            line("unit"),
            line("when"),
            line("place"),
            line("if_not"),
            line("measured"),
            line("weeks"),
            one("with", goal_fields::people(cx)?),
        ])
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        answers.set("factor", "");
        answers.set("with", "");
        goal_fields::fill(&mut answers, &self.before);
        Ok(answers)
    }

    fn asks(&self, field: &Field, answers: &Answers) -> bool {
        goal_fields::asks(&field.id, answers)
    }

    fn draft_key(&self) -> String {
        format!("goal/change/{}", self.before.id)
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let goal = match goal_fields::filled(&self.before, answers, cx.words, cx.own.week_start) {
            Ok(goal) => goal,
            Err(mistake) => return Ok(Err(mistake)),
        };
        if goal.text != self.before.text
            && let Some(mistake) = goal_fields::same_name(&goal, cx)?
        {
            return Ok(Err(mistake));
        }
        let said = changes::said(cx.words, What::Saved, &goal);
        let known = weeks::changed(cx.store, goal.id)?;
        cx.commit(&changes::changed(&self.before, goal, cx.now.today, &known))?;
        cx.say(said);
        Ok(Ok(Next::Back))
    }
}

//! Ticking a goal with an amount, a part or a note: up to three short questions.

use super::goal_fields::{amount, mistake};
use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::goals::ticking::{self, Did};
use crate::app::goals::words;
use crate::app::{Cx, Look, Next, View};
use crate::domain::{Aim, Day, Done, Goal};
use crate::say;
use crate::store::Error;

/// Asks what was done for `goal` on `day`, and ticks it.
#[must_use]
pub fn new(goal: &Goal, day: Day) -> Box<dyn View> {
    Box::new(Form::new(TickForm {
        goal: goal.clone(),
        day,
    }))
}

struct TickForm {
    goal: Goal,
    day: Day,
}

impl TickForm {
    /// Whether a value is written down, which takes the place of the last one, and does not add to it.
    fn is_value(&self) -> bool {
        matches!(self.goal.aim, Aim::Towards { .. })
    }

    fn amount(&self, cx: &Cx<'_>) -> Result<Field, Error> {
        let text = cx.words;
        let unit = self.goal.plan.unit.as_deref();
        let so_far: f64 = ticking::ticks_of(cx.store, self.goal.id, self.day)?
            .iter()
            .filter_map(|tick| tick.amount)
            .sum();
        let planned = self
            .goal
            .plan
            .amount
            .filter(|_| self.goal.aim == Aim::AtLeast);
        let hint = match (unit, planned) {
            (Some(unit), _) if self.is_value() => say!(text, "goal-tick-number-of", unit = unit),
            (None, _) if self.is_value() => text.get("goal-tick-number"),
            _ if so_far != 0.0 => {
                let amount = words::quantity(text, so_far, unit);
                say!(text, "goal-tick-so-far", amount = amount)
            }
            (_, Some(planned)) => {
                let amount = words::quantity(text, planned, unit);
                say!(text, "goal-tick-planned", amount = amount)
            }
            (Some(unit), None) => say!(text, "goal-tick-any-of", unit = unit),
            (None, None) => text.get("goal-tick-any"),
        };
        let label = text.get(if self.is_value() {
            "goal-tick-value"
        } else {
            "goal-tick-amount"
        });
        Ok(Field {
            id: "amount".to_owned(),
            label,
            hint,
            kind: FieldKind::Line,
        })
    }
}

impl Purpose for TickForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let goal = self.goal.text.as_str();
        (
            say!(look.words, "goal-tick-title", goal = goal),
            look.words.day(self.day),
        )
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let mut fields = vec![self.amount(cx)?];
        if self.goal.aim == Aim::AtLeast {
            let item = |state: Done, id: &str| Item::new(state.name(), words.get(id));
            fields.push(Field {
                id: "state".to_owned(),
                label: words.get("goal-tick-state"),
                hint: words.get("goal-tick-state-hint"),
                kind: FieldKind::One(vec![
                    item(Done::Done, "goal-tick-done"),
                    item(Done::Part, "goal-tick-part"),
                ]),
            });
        }
        fields.push(Field {
            id: "note".to_owned(),
            label: words.get("goal-tick-note"),
            hint: words.get("goal-tick-note-hint"),
            kind: FieldKind::Line,
        });
        Ok(fields)
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        answers.set("state", Done::Done.name());
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        format!("tick/{}/{}", self.goal.id, self.day)
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let amount = match amount("amount", self.goal.plan.unit.as_deref(), answers, cx.words) {
            Ok(amount) => amount,
            Err(mistake) => return Ok(Err(mistake)),
        };
        if amount.is_none() && self.is_value() {
            return Ok(Err(mistake("amount", cx.words.get("goal-needs-number"))));
        }
        let part = answers.text("state") == Some(Done::Part.name());
        let did = Did {
            state: if part { Done::Part } else { Done::Done },
            amount,
            note: answers.text("note").map(ToOwned::to_owned),
        };
        ticking::tick(cx, &self.goal, self.day, did)?;
        Ok(Ok(Next::Back))
    }
}

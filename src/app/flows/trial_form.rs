//! "Try it for two weeks": what is tried and what it is looked at by, stated before; and what was seen, after.

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::links::outcomes;
use crate::app::pages::trial::DAYS;
use crate::app::{Cx, Look, Next};
use crate::domain::trial::Trial;
use crate::domain::{Change, Day, What};
use crate::say;
use crate::store::Error;

const WHAT: &str = "what";
const QUESTION: &str = "question";
const SEEN: &str = "seen";

/// A new trial.
pub struct NewTrial {
    /// What to try and the question's slug, where a link that was seen suggests both.
    suggested: Option<(String, String)>,
}

/// A form for a new trial.
#[must_use]
pub fn new(suggested: Option<(String, String)>) -> Form {
    Form::new(NewTrial { suggested })
}

/// Every other day from tomorrow on: in two weeks each day of the week comes once with it and once without.
fn every_other_day(today: Day) -> Vec<Day> {
    (0..DAYS).step_by(2).map(|at| today.plus(1 + at)).collect()
}

fn line(id: &str, label: String, hint: String) -> Field {
    Field {
        id: id.to_owned(),
        label,
        hint,
        kind: FieldKind::Line,
    }
}

impl Purpose for NewTrial {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        (look.words.get("links-form-title"), String::new())
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let items = outcomes(cx.store)?;
        let items = items
            .iter()
            .map(|it| Item::new(it.slug.clone(), cx.words.question_name(it)));
        Ok(vec![
            line(
                WHAT,
                cx.words.get("links-form-what"),
                cx.words.get("links-form-what.hint"),
            ),
            Field {
                id: QUESTION.to_owned(),
                label: cx.words.get("links-form-question"),
                hint: cx.words.get("links-form-question.hint"),
                kind: FieldKind::One(items.collect()),
            },
        ])
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        if let Some((what, question)) = &self.suggested {
            answers.set(WHAT, what.trim_matches('"'));
            answers.set(QUESTION, question.clone());
        }
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        "trial".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let missing = |field: &str, id: &str| {
            Ok(Err(Mistake {
                field: field.to_owned(),
                words: cx.words.get(id),
            }))
        };
        let Some(what) = answers.text(WHAT) else {
            return missing(WHAT, "links-form-no-what");
        };
        let Some(question) = answers.text(QUESTION) else {
            return missing(QUESTION, "links-form-no-question");
        };
        let trial = Trial {
            id: cx.new_id(),
            what: what.to_owned(),
            question: question.to_owned(),
            days: every_other_day(cx.now.today),
            looked_back: None,
        };
        cx.commit(&Change::put(What::Saved, trial))?;
        cx.say(say!(cx.words, "links-form-saved", days = DAYS));
        Ok(Ok(Next::Back))
    }
}

/// What was seen in a trial.
pub struct LookBack {
    trial: Trial,
}

/// A form for what was seen.
#[must_use]
pub fn look_back(trial: Trial) -> Form {
    Form::new(LookBack { trial })
}

impl Purpose for LookBack {
    fn title(&self, _look: &Look<'_>) -> (String, String) {
        (self.trial.what.clone(), String::new())
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        Ok(vec![line(
            SEEN,
            cx.words.get("links-form-seen"),
            cx.words.get("links-form-seen.hint"),
        )])
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        if let Some(text) = &self.trial.looked_back {
            answers.set(SEEN, text.clone());
        }
        Ok(answers)
    }

    fn enter_saves(&self) -> bool {
        true
    }

    fn draft_key(&self) -> String {
        format!("trial/{}", self.trial.id)
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let there = cx.store.get::<Trial>(self.trial.id)?;
        let trial = Trial {
            looked_back: answers.text(SEEN).map(str::to_owned),
            ..there.unwrap_or_else(|| self.trial.clone())
        };
        cx.commit(&Change::put(What::Changed, trial))?;
        cx.say(cx.words.get("links-form-seen-saved"));
        Ok(Ok(Next::Back))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_day_of_the_week_comes_once_with_it_and_once_without() {
        let today: Day = "2026-11-22".parse().unwrap();
        let with = every_other_day(today);
        let mut weekdays: Vec<_> = with
            .iter()
            .map(|day| day.weekday().number_from_monday())
            .collect();
        weekdays.sort_unstable();
        assert_eq!(weekdays, [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(with.first(), Some(&today.plus(1)));
        assert!(with.iter().all(|day| day.since(today) <= DAYS));
    }
}

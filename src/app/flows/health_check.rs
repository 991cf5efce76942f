//! A health check: its name, when it was, and when the next one is, as the person was told.

use super::typed_day;
use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::{Cx, Look, Next, View};
use crate::domain::talk::HealthCheck;
use crate::domain::{Change, What};
use crate::store::Error;

/// A new one, or changes `before`.
#[must_use]
pub fn new(before: Option<HealthCheck>) -> Box<dyn View> {
    Box::new(Form::new(CheckForm { before }))
}

struct CheckForm {
    before: Option<HealthCheck>,
}

impl Purpose for CheckForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        (words.get("health-title"), words.get("tools-checks"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let line = |id: &str| Field {
            id: id.to_owned(),
            label: words.get(&format!("health-ask-{id}")),
            hint: words.get(&format!("health-ask-{id}-hint")),
            kind: FieldKind::Line,
        };
        Ok(["name", "last", "next", "note"].map(line).into())
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        if let Some(check) = &self.before {
            let date = |day: Option<crate::domain::Day>| day.map(|day| day.to_string());
            answers.set("name", check.name.as_str());
            answers.set("last", date(check.last).unwrap_or_default());
            answers.set("next", date(check.next).unwrap_or_default());
            answers.set("note", check.note.clone().unwrap_or_default());
        }
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        match &self.before {
            Some(check) => format!("check/{}", check.id),
            None => "check/new".to_owned(),
        }
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let days = typed_day::read("last", answers, cx)
            .and_then(|last| Ok((last, typed_day::read("next", answers, cx)?)));
        let (last, next) = match days {
            Ok(days) => days,
            Err(mistake) => return Ok(Err(mistake)),
        };
        let Some(name) = answers.text("name").map(ToOwned::to_owned) else {
            return Ok(Err(Mistake {
                field: "name".to_owned(),
                words: cx.words.get("health-name-needed"),
            }));
        };
        let check = HealthCheck {
            id: self.before.as_ref().map_or_else(|| cx.new_id(), |it| it.id),
            name,
            last,
            next,
            note: answers.text("note").map(ToOwned::to_owned),
        };
        let what = if self.before.is_some() {
            What::Changed
        } else {
            What::Saved
        };
        cx.commit(&Change::put(what, check))?;
        cx.say(cx.words.get("health-saved"));
        Ok(Ok(Next::Back))
    }
}

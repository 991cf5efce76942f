//! A line for the next talk with the person who asks about a goal.

use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::{Cx, Look, Next, View};
use crate::domain::{Change, Person, What};
use crate::say;
use crate::store::Error;

/// Asks for the line that is for `person`.
#[must_use]
pub fn new(person: &Person) -> Box<dyn View> {
    let person = person.clone();
    Box::new(Form::new(NextTalk { person }))
}

struct NextTalk {
    person: Person,
}

impl Purpose for NextTalk {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let name = look.own.shown(&self.person.name);
        (
            say!(look.words, "goal-talk-title", name = name),
            String::new(),
        )
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        Ok(vec![Field {
            id: "line".to_owned(),
            label: cx.words.get("goal-talk-ask"),
            hint: cx.words.get("goal-talk-hint"),
            kind: FieldKind::Line,
        }])
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        answers.set("line", self.person.next_talk.clone().unwrap_or_default());
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        format!("next_talk/{}", self.person.id)
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let person = Person {
            next_talk: answers.text("line").map(ToOwned::to_owned),
            ..self.person.clone()
        };
        cx.commit(&Change::put(What::Changed, person))?;
        let name = cx.own.shown(&self.person.name);
        cx.say(say!(cx.words, "goal-talk-saved", name = name));
        Ok(Ok(Next::Back))
    }
}

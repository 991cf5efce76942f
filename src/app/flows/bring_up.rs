//! One more thing to bring up at the next talk with someone.

use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::{Cx, Look, Next, View};
use crate::domain::{Change, Person, What};
use crate::say;
use crate::store::Error;

/// Adds to what is to be brought up with `person`.
#[must_use]
pub fn new(person: Person) -> Box<dyn View> {
    Box::new(Form::new(BringUp { person }))
}

struct BringUp {
    person: Person,
}

impl Purpose for BringUp {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let name = look.own.shown(&self.person.name);
        (
            say!(look.words, "person-bring-up", name = name),
            String::new(),
        )
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        Ok(vec![Field {
            id: "thing".to_owned(),
            label: cx.words.get("person-bring-up.ask"),
            hint: cx.words.get("person-ask-next_talk.hint"),
            kind: FieldKind::Line,
        }])
    }

    fn draft_key(&self) -> String {
        format!("person/bring-up/{}", self.person.id)
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let Some(thing) = answers.text("thing") else {
            return Ok(Err(Mistake {
                field: "thing".to_owned(),
                words: cx.words.get("person-bring-up.empty"),
            }));
        };
        // As they now are: they may have been changed on the way here.
        let mut person: Person = cx
            .store
            .get(self.person.id)?
            .unwrap_or_else(|| self.person.clone());
        let mut things: Vec<String> = person
            .to_bring_up()
            .into_iter()
            .map(str::to_owned)
            .collect();
        things.push(thing.to_owned());
        let things: Vec<&str> = things.iter().map(String::as_str).collect();
        person.bring_up(&things);
        cx.commit(&Change::put(What::Changed, person))?;
        cx.say(cx.words.get("person-bring-up.saved"));
        Ok(Ok(Next::Back))
    }
}

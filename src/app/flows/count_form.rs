//! A date to count from: its name in the person's own words, the day, and whether Today shows it.

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::{Cx, Look, Next, View, invalid};
use crate::domain::setback::CountedDate;
use crate::domain::{Change, Day, Invalid, Moment, What};
use crate::store::Error;

/// Adds a date.
#[must_use]
pub fn add() -> Box<dyn View> {
    Box::new(Form::new(CountForm { edits: None }))
}

/// Changes a date.
#[must_use]
pub fn change(date: CountedDate) -> Box<dyn View> {
    Box::new(Form::new(CountForm { edits: Some(date) }))
}

struct CountForm {
    edits: Option<CountedDate>,
}

/// The day that was written: a date, or `today`.
fn day(text: &str, now: Moment) -> Result<Day, Invalid> {
    let day = match text.to_lowercase().as_str() {
        "today" => now.today,
        "yesterday" => now.today.plus(-1),
        _ => text.parse()?,
    };
    now.past_day(day)
}

impl Purpose for CountForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        let title = match &self.edits {
            Some(date) => date.label.clone(),
            None => words.get("counts-add"),
        };
        (title, words.get("counts-title"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let shown = ["yes", "no"].map(|it| Item::new(it, words.get(&format!("counts-shown-{it}"))));
        let field = |id: &str, kind| Field {
            id: id.to_owned(),
            label: words.get(&format!("counts-ask-{id}")),
            hint: words.get(&format!("counts-ask-{id}.hint")),
            kind,
        };
        Ok(vec![
            field("label", FieldKind::Line),
            field("since", FieldKind::Line),
            field("shown", FieldKind::One(shown.into())),
        ])
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        if let Some(date) = &self.edits {
            answers.set("label", date.label.clone());
            answers.set("since", date.since.to_string());
            answers.set("shown", if date.shown { "yes" } else { "no" });
        }
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        match &self.edits {
            Some(date) => format!("count/{}", date.id),
            None => "count/new".to_owned(),
        }
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let mistake = |field: &str, words: String| {
            let field = field.to_owned();
            Ok(Err(Mistake { field, words }))
        };
        let Some(label) = answers.text("label") else {
            return mistake("label", cx.words.get("counts-label-empty"));
        };
        let Some(since) = answers.text("since") else {
            return mistake("since", cx.words.get("counts-since-empty"));
        };
        let since = match day(since, cx.now) {
            Ok(day) => day,
            Err(wrong) => return mistake("since", invalid(cx.words, &wrong)),
        };
        let (id, what) = match &self.edits {
            Some(date) => (date.id, What::Changed),
            None => (cx.new_id(), What::Saved),
        };
        let date = CountedDate {
            id,
            label: label.to_owned(),
            since,
            shown: answers.text("shown") == Some("yes"),
        };
        cx.commit(&Change::put(what, date))?;
        cx.say(cx.words.get("counts-saved"));
        Ok(Ok(Next::Back))
    }
}

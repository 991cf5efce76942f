//! The person's own words for a hard moment, best written on a good day.

use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::{Cx, Look, Next};
use crate::domain::{Card, Change, What};
use crate::store::Error;

/// What has helped before, a line each.
const HELPS: [&str; 4] = ["help-1", "help-2", "help-3", "help-4"];

/// What the form is for.
pub struct CardForm {
    /// The card as it stands.
    card: Card,
}

/// The form.
#[must_use]
pub fn new() -> Form<CardForm> {
    Form::new(CardForm {
        card: Card::blank(),
    })
}

impl Purpose for CardForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        (words.get("hard-form-title"), words.get("hard-form-right"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        self.card = cx.store.get(Card::the_id())?.unwrap_or_else(Card::blank);
        let field = |id: &str, name: &str| Field {
            id: id.to_owned(),
            label: cx.words.get(&format!("hard-form-{name}")),
            hint: cx.words.get(&format!("hard-form-{name}.hint")),
            kind: FieldKind::Line,
        };
        let mut fields = vec![field("words", "words")];
        fields.extend(HELPS.map(|id| field(id, "help")));
        fields.push(field("safer", "safer"));
        Ok(fields)
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        for (id, text) in [("words", &self.card.words), ("safer", &self.card.safer)] {
            if let Some(text) = text {
                answers.set(id, text.as_str());
            }
        }
        for (id, help) in HELPS.iter().zip(&self.card.helps) {
            answers.set(id, help.as_str());
        }
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        "card".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let text = |id: &str| answers.text(id).map(str::to_owned);
        let mut card = self.card.clone();
        card.words = text("words");
        card.safer = text("safer");
        // Lines past those of this form came from elsewhere, and stay.
        let more = self.card.helps.iter().skip(HELPS.len()).cloned();
        card.helps = HELPS.into_iter().filter_map(text).chain(more).collect();
        if card == self.card {
            cx.say(cx.words.get("hard-form-same"));
            return Ok(Ok(Next::Back));
        }
        if card.words != self.card.words {
            card.day = Some(cx.now.today);
        }
        let what = if self.card.is_blank() {
            What::Saved
        } else {
            What::Changed
        };
        cx.commit(&Change::put(what, card))?;
        cx.say(cx.words.get("hard-form-saved"));
        Ok(Ok(Next::Back))
    }
}

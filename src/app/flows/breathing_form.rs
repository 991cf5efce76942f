//! With which word, for how long and at whose pace to breathe.

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::page::Block;
use crate::app::pages::tools::Breathing;
use crate::app::{Cx, Look, Next, View};
use crate::domain::{Change, Setting, What};
use crate::say;
use crate::store::Error;

/// The setting that holds the word.
const WORD: &str = "breath_word";

/// The minutes at first.
const MINUTES: &str = "5";

/// The form.
#[must_use]
pub fn new() -> Box<dyn View> {
    Box::new(Form::new(BreathingForm))
}

struct BreathingForm;

impl Purpose for BreathingForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        (words.get("tools-breathe"), words.get("tools-title"))
    }

    fn above(&self, look: &Look<'_>, _answers: &Answers, _step: usize) -> Vec<Block> {
        vec![Block::say(look.words.get("tools-breathe-how"))]
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let field = |id: &str, kind| Field {
            id: id.to_owned(),
            label: words.get(&format!("tools-ask-{id}")),
            hint: words.get(&format!("tools-ask-{id}-hint")),
            kind,
        };
        let paces = ["own", "counted"];
        let paces = paces.map(|it| Item::new(it, words.get(&format!("tools-pace-{it}"))));
        Ok(vec![
            field("word", FieldKind::Line),
            field("minutes", FieldKind::Line),
            field("pace", FieldKind::One(paces.into())),
        ])
    }

    fn start(&self, cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        answers.set("word", cx.store.setting(WORD)?.unwrap_or_default());
        answers.set("minutes", MINUTES);
        answers.set("pace", if cx.config.motion { "counted" } else { "own" });
        Ok(answers)
    }

    fn save_words(&self) -> &'static str {
        "tools-breathe-begin"
    }

    fn draft_key(&self) -> String {
        "breathing".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let text = answers.text("minutes").unwrap_or(MINUTES);
        let Some(minutes) = text.parse().ok().filter(|it| (1..=20).contains(it)) else {
            return Ok(Err(Mistake {
                field: "minutes".to_owned(),
                words: say!(cx.words, "tools-minutes-needed", text = text),
            }));
        };
        let word = answers.text("word").unwrap_or_default();
        if cx.store.setting(WORD)?.unwrap_or_default() != word {
            cx.commit(&Change::put(What::Set, Setting::new(WORD, word)))?;
        }
        let counted = answers.text("pace") == Some("counted");
        let breathing = Breathing::new(word, minutes, counted);
        Ok(Ok(Next::Replace(Box::new(breathing))))
    }
}

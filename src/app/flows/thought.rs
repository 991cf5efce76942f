//! A thought check: catch it, check it, change it. Generic self-help in three short pages; every line can stay empty.

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::page::Block;
use crate::app::{Cx, Look, Next, View};
use crate::domain::card::{Practice, PracticeKind, Thought};
use crate::domain::{Change, What};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// The lines of each page.
const STEPS: [&[&str]; 3] = [
    &["thought", "situation", "feelings", "before"],
    &["for", "against"],
    &["other", "after"],
];

/// The three pages.
#[must_use]
pub fn new() -> Box<dyn View> {
    Box::new(Form::new(ThoughtForm))
}

struct ThoughtForm;

impl Purpose for ThoughtForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        self.title_of(look, 0)
    }

    fn title_of(&self, look: &Look<'_>, step: usize) -> (String, String) {
        let words = look.words;
        let right = say!(words, "thought-right", n = step + 1);
        (words.get(&format!("thought-title-{}", step + 1)), right)
    }

    fn steps(&self) -> usize {
        STEPS.len()
    }

    fn step_of(&self, field: &Field, _answers: &Answers) -> usize {
        let asked = |step: &&[&str]| step.contains(&field.id.as_str());
        STEPS.iter().position(asked).unwrap_or(0)
    }

    fn above(&self, look: &Look<'_>, answers: &Answers, step: usize) -> Vec<Block> {
        let words = look.words;
        let mut said = words.get(&format!("thought-say-{}", step + 1));
        if let Some(thought) = answers.text("thought").filter(|_| step > 0) {
            said = format!(
                "{}\n{said}",
                say!(words, "thought-yours", thought = thought)
            );
        }
        vec![Block::say(said)]
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let field = |id: &&str| Field {
            id: (*id).to_owned(),
            label: words.get(&format!("thought-ask-{id}")),
            hint: words.get(&format!("thought-ask-{id}-hint")),
            kind: match *id {
                "before" | "after" => FieldKind::One(strengths(words)),
                _ => FieldKind::Line,
            },
        };
        Ok(STEPS.iter().copied().flatten().map(field).collect())
    }

    fn draft_key(&self) -> String {
        "thought".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let given = |id: &str| answers.text(id).map(ToOwned::to_owned);
        let strength = |id: &str| answers.text(id).and_then(|it| it.parse().ok());
        let thought = Thought {
            situation: given("situation"),
            feelings: given("feelings"),
            thought: given("thought"),
            evidence_for: given("for"),
            evidence_against: given("against"),
            other_view: given("other"),
        };
        let (before, after) = (strength("before"), strength("after"));
        if thought == Thought::default() && before.is_none() && after.is_none() {
            cx.say(cx.words.get("thought-nothing"));
            return Ok(Ok(Next::Back));
        }
        let practice = Practice {
            id: cx.new_id(),
            day: cx.now.today,
            at: cx.now.at,
            kind: PracticeKind::Thought,
            before,
            after,
            helped: None,
            thought: Some(thought),
            note: None,
        };
        cx.commit(&Change::put(What::Saved, practice))?;
        cx.say(match (before, after) {
            (Some(before), Some(after)) => {
                say!(
                    cx.words,
                    "thought-saved-both",
                    before = before,
                    after = after
                )
            }
            _ => cx.words.get("thought-saved"),
        });
        Ok(Ok(Next::Back))
    }
}

/// How strong a feeling is, 1 to 10, with words at both ends.
fn strengths(words: &Words) -> Vec<Item> {
    let item = |n: u8| {
        let word = match n {
            1 => words.get("thought-weak"),
            10 => words.get("thought-strong"),
            _ => String::new(),
        };
        Item::new(n.to_string(), word)
    };
    (1..=10).map(item).collect()
}

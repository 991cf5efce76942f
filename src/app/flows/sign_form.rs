//! An early sign, what the person does then, and, if they like, the question that shows it.

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::{Cx, Look, Next, View};
use crate::domain::card::{EarlySign, PlanPart};
use crate::domain::{Change, Kind, Question, What, When};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// What the part of an early sign is called in the journal.
pub const SIGN: &str = "sign";

/// Adds an early sign.
#[must_use]
pub fn add() -> Box<dyn View> {
    Box::new(Form::new(SignForm {
        edits: None,
        questions: Vec::new(),
    }))
}

/// Changes an early sign; without any words it is taken away.
#[must_use]
pub fn change(sign: PlanPart) -> Box<dyn View> {
    Box::new(Form::new(SignForm {
        edits: Some(sign),
        questions: Vec::new(),
    }))
}

/// The sign, and what the person does then: the first line of what is kept, and the rest.
#[must_use]
pub fn lines(sign: &PlanPart) -> (&str, &str) {
    let (sign, then) = sign.text.split_once('\n').unwrap_or((&sign.text, ""));
    (sign.trim(), then.trim())
}

/// `Sleep 2 or less, 3 days in a row`
#[must_use]
pub fn tie(words: &Words, questions: &[Question], sign: &EarlySign) -> String {
    let question = questions.iter().find(|it| it.slug == sign.question);
    let name = question.map_or_else(|| sign.question.clone(), |it| words.question_short(it));
    let (id, level) = match (sign.at_most, sign.at_least) {
        (Some(most), _) => ("plan-tie-at-most", most),
        (None, least) => ("plan-tie-at-least", least.unwrap_or_default()),
    };
    say!(words, id, name = name, level = level, days = sign.days)
}

struct SignForm {
    edits: Option<PlanPart>,
    /// Those that are answered from day to day.
    questions: Vec<Question>,
}

/// The value of no question.
const NONE: &str = "none";
/// How many days in a row can be chosen.
const DAYS: [u8; 6] = [2, 3, 4, 5, 7, 14];

impl SignForm {
    fn tied(&self, answers: &Answers, words: &Words) -> Result<Option<EarlySign>, Mistake> {
        let mistake = |field: &str, words: String| Mistake {
            field: field.to_owned(),
            words,
        };
        let asked = answers.text("question").filter(|slug| *slug != NONE);
        let Some(question) =
            asked.and_then(|slug| self.questions.iter().find(|it| it.slug == slug))
        else {
            return Ok(None);
        };
        let levels = question.lowest..=question.highest;
        let level = answers.text("level").and_then(|it| it.parse::<u8>().ok());
        let Some(level) = level.filter(|level| levels.contains(level)) else {
            let (low, high) = (question.lowest, question.highest);
            let said = say!(words, "plan-level-wrong", lowest = low, highest = high);
            return Err(mistake("level", said));
        };
        let at_least = answers.text("side") == Some("at_least");
        Ok(Some(EarlySign {
            question: question.slug.clone(),
            at_most: (!at_least).then_some(level),
            at_least: at_least.then_some(level),
            days: answers
                .text("days")
                .and_then(|days| days.parse().ok())
                .unwrap_or(3),
        }))
    }
}

impl Purpose for SignForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        (look.words.get("plan-sign"), look.words.get("plan-title"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let tied = self.edits.as_ref().and_then(|it| it.early_sign.as_ref());
        self.questions = cx.store.questions()?;
        self.questions.retain(|it| {
            let daily = it.on && it.when != When::Weekly;
            daily || tied.is_some_and(|sign| sign.question == it.slug)
        });
        let mut questions = vec![Item::new(NONE, words.get("plan-question-none"))];
        let names = self.questions.iter();
        questions.extend(names.map(|it| Item::new(it.slug.as_str(), words.question_name(it))));
        let sides = ["at_most", "at_least"]
            .map(|side| Item::new(side, words.get(&format!("plan-side-{side}"))));
        let days = DAYS.map(|days| {
            let label = say!(words, "plan-days", days = days);
            Item::new(days.to_string(), label)
        });
        let field = |id: &str, kind| Field {
            id: id.to_owned(),
            label: words.get(&format!("plan-ask-{id}")),
            hint: words.get(&format!("plan-ask-{id}.hint")),
            kind,
        };
        Ok(vec![
            field("sign", FieldKind::Line),
            field("then", FieldKind::Line),
            field("question", FieldKind::One(questions)),
            field("side", FieldKind::One(sides.into())),
            field("level", FieldKind::Line),
            field("days", FieldKind::One(days.into())),
        ])
    }

    fn asks(&self, field: &Field, answers: &Answers) -> bool {
        match field.id.as_str() {
            "side" | "level" | "days" => answers.text("question").is_some_and(|it| it != NONE),
            _ => true,
        }
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        answers.set("question", NONE);
        answers.set("side", "at_most");
        answers.set("days", "3");
        let Some(part) = &self.edits else {
            return Ok(answers);
        };
        let (sign, then) = lines(part);
        answers.set("sign", sign);
        answers.set("then", then.replace('\n', " "));
        if let Some(sign) = &part.early_sign {
            answers.set("question", sign.question.clone());
            let (side, level) = match (sign.at_most, sign.at_least) {
                (Some(most), _) => ("at_most", Some(most)),
                (None, least) => ("at_least", least),
            };
            answers.set("side", side);
            answers.set("level", level.map(|it| it.to_string()).unwrap_or_default());
            answers.set("days", sign.days.to_string());
        }
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        match &self.edits {
            Some(sign) => format!("plan/sign/{}", sign.id),
            None => "plan/sign".to_owned(),
        }
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let then = answers.text("then").unwrap_or_default();
        let (sign, before) = match (answers.text("sign"), &self.edits) {
            (Some(sign), before) => (sign, before),
            (None, Some(before)) if then.is_empty() => {
                cx.commit(&Change::remove(Kind::PlanPart, before.id))?;
                cx.say(cx.words.get("plan-sign-removed"));
                return Ok(Ok(Next::Back));
            }
            (None, _) => {
                return Ok(Err(Mistake {
                    field: "sign".to_owned(),
                    words: cx.words.get("plan-sign-empty"),
                }));
            }
        };
        let early_sign = match self.tied(answers, cx.words) {
            Ok(tied) => tied,
            Err(mistake) => return Ok(Err(mistake)),
        };
        let (id, what) = match before {
            Some(before) => (before.id, What::Changed),
            None => (cx.new_id(), What::Saved),
        };
        let part = PlanPart {
            id,
            part: SIGN.to_owned(),
            text: format!("{sign}\n{then}").trim_end().to_owned(),
            early_sign,
        };
        cx.commit(&Change::put(what, part))?;
        cx.say(cx.words.get("plan-saved"));
        Ok(Ok(Next::Back))
    }
}

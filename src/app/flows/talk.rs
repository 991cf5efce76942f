//! A page for a talk with a clinician: own concerns and questions, what changed since last time (taken from the journal
//! and edited), and after it what was decided.

use super::typed_day;
use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::page::Block;
use crate::app::trend::{self, Shown};
use crate::app::trend_words::trend_words;
use crate::app::{Cx, Look, Next, View};
use crate::domain::talk::Talk;
use crate::domain::{Change, What};
use crate::store::Error;

/// How many concerns, and how many questions, there is room for.
const ROOM: usize = 3;

/// Days back that the changes are taken from.
const DAYS: i64 = 30;

/// The pages of the form, each with its lines.
const STEPS: [&[&str]; 4] = [
    &["day", "with"],
    &["concern"],
    &["question"],
    &["changes", "decided"],
];

/// A new page.
#[must_use]
pub fn new() -> Box<dyn View> {
    Box::new(Form::new(TalkForm { before: None }))
}

/// Changes one.
#[must_use]
pub fn change(talk: Talk) -> Box<dyn View> {
    Box::new(Form::new(TalkForm { before: Some(talk) }))
}

struct TalkForm {
    before: Option<Talk>,
}

impl Purpose for TalkForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        (words.get("talk-title"), words.get("tools-title"))
    }

    fn steps(&self) -> usize {
        STEPS.len()
    }

    fn step_of(&self, field: &Field, _answers: &Answers) -> usize {
        let id = field.id.split('/').next().unwrap_or_default();
        let asked = |step: &&[&str]| step.contains(&id);
        STEPS.iter().position(asked).unwrap_or(0)
    }

    fn above(&self, look: &Look<'_>, _answers: &Answers, step: usize) -> Vec<Block> {
        vec![Block::say(
            look.words.get(&format!("talk-say-{}", step + 1)),
        )]
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let line = |id: String| Field {
            label: words.get(&format!(
                "talk-ask-{}",
                id.split('/').next().unwrap_or_default()
            )),
            hint: words.get(&format!(
                "talk-ask-{}-hint",
                id.split('/').next().unwrap_or_default()
            )),
            id,
            kind: FieldKind::Line,
        };
        let mut ids = vec!["day".to_owned(), "with".to_owned()];
        for many in ["concern", "question"] {
            ids.extend((1..=ROOM).map(|at| format!("{many}/{at}")));
        }
        ids.extend(["changes", "decided"].map(str::to_owned));
        Ok(ids.into_iter().map(line).collect())
    }

    fn start(&self, cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        let Some(talk) = &self.before else {
            answers.set("day", cx.now.today.to_string());
            answers.set("changes", changes(cx)?);
            return Ok(answers);
        };
        answers.set("day", talk.day.to_string());
        for (id, text) in [
            ("with", &talk.with),
            ("changes", &talk.changes),
            ("decided", &talk.decided),
        ] {
            answers.set(id, text.clone().unwrap_or_default());
        }
        for (many, texts) in [("concern", &talk.concerns), ("question", &talk.questions)] {
            for (at, text) in (1..).zip(texts) {
                answers.set(&format!("{many}/{at}"), text.as_str());
            }
        }
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        match &self.before {
            Some(talk) => format!("talk/{}", talk.id),
            None => "talk/new".to_owned(),
        }
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let day = match typed_day::read("day", answers, cx) {
            Ok(day) => day.unwrap_or(cx.now.today),
            Err(mistake) => return Ok(Err(mistake)),
        };
        let given = |id: &str| answers.text(id).map(ToOwned::to_owned);
        let many = |id: &str, before: Option<&Vec<String>>| -> Vec<String> {
            let asked = (1..=ROOM).filter_map(|at| given(&format!("{id}/{at}")));
            // What came in another way and has no line here stays.
            let more = before.into_iter().flatten().skip(ROOM).cloned();
            asked.chain(more).collect()
        };
        let before = self.before.as_ref();
        let talk = Talk {
            id: before.map_or_else(|| cx.new_id(), |talk| talk.id),
            day,
            with: given("with"),
            concerns: many("concern", before.map(|talk| &talk.concerns)),
            questions: many("question", before.map(|talk| &talk.questions)),
            changes: given("changes"),
            decided: given("decided"),
        };
        let what = if before.is_some() {
            What::Changed
        } else {
            What::Saved
        };
        cx.commit(&Change::put(what, talk))?;
        cx.say(cx.words.get("talk-saved"));
        Ok(Ok(Next::Back))
    }
}

/// What the last days say, a line for each question of the check-in that has an answer.
fn changes(cx: &Cx<'_>) -> Result<String, Error> {
    let Some(shown) = Shown::newest(cx.store, cx.now.today, DAYS)? else {
        return Ok(String::new());
    };
    let trends = trend::read(cx.store, &trend::daily(cx.store)?, shown)?;
    let lines = trends
        .iter()
        .filter(|trend| trend.summary.last_week.is_some())
        .map(|trend| format!("{}.", trend_words(cx.words, trend).line));
    Ok(lines.collect::<Vec<_>>().join(" "))
}

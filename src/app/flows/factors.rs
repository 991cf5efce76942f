//! The ten factors of whole health, once a week, never forced: any can be skipped, and what is there is kept.

use std::collections::BTreeMap;

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::{Context, Cx, Look, Next, View};
use crate::domain::{Answer, Change, CheckIn, CheckInKind, Day, Question, What, When};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// The page of the week that `day` is in, or of this week.
#[must_use]
pub fn new(day: Option<Day>) -> Box<dyn View> {
    Box::new(Form::new(Factors {
        day,
        week: None,
        questions: Vec::new(),
        before: None,
    }))
}

struct Factors {
    day: Option<Day>,
    week: Option<Day>,
    questions: Vec<Question>,
    before: Option<CheckIn>,
}

impl Purpose for Factors {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let week = self
            .week
            .map(|week| look.words.date(week))
            .unwrap_or_default();
        (
            look.words.get("factors-title"),
            say!(look.words, "factors-week", week = week),
        )
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let week = self
            .day
            .unwrap_or(cx.now.today)
            .week_start(cx.own.week_start);
        self.week = Some(week);
        self.before = cx.store.get(CheckIn::weekly_id(week))?;
        self.questions = cx.store.questions()?;
        self.questions
            .retain(|question| question.on && question.when == When::Weekly);
        Ok(factor_fields(&self.questions, cx.words))
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        fill(&mut answers, self.before.as_ref());
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        self.week
            .map(|week| format!("factors/{week}"))
            .unwrap_or_default()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let week = self
            .day
            .unwrap_or(cx.now.today)
            .week_start(cx.own.week_start);
        let levels = levels(&self.questions, answers);
        if levels.is_empty() {
            cx.say(cx.words.get("factors-nothing"));
            return Ok(Ok(Next::Back));
        }
        let count = levels.len();
        let what = if self.before.is_some() {
            What::Changed
        } else {
            What::Saved
        };
        cx.commit(&Change::put(
            what,
            weekly(cx.now, week, levels, self.before.as_ref()),
        ))?;
        cx.say(say!(cx.words, "factors-saved", count = count));
        Ok(Ok(Next::Back))
    }

    fn enter_saves(&self) -> bool {
        true
    }

    fn context(&self) -> Option<Context> {
        Some(Context::Factors)
    }
}

/// A field for each factor, with its levels by number.
pub(super) fn factor_fields(questions: &[Question], words: &Words) -> Vec<Field> {
    let field = |question: &Question| {
        let levels = (question.lowest..=question.highest).map(|level| {
            let word = match level {
                level if level == question.lowest => words.get("factors-low"),
                level if level == question.highest => words.get("factors-high"),
                _ => String::new(),
            };
            Item::new(level.to_string(), word)
        });
        Field {
            id: question.slug.clone(),
            label: words.question_name(question),
            hint: words.question_ask(question),
            kind: FieldKind::One(levels.collect()),
        }
    };
    questions.iter().map(field).collect()
}

/// Fills in what a week's page has already.
pub(super) fn fill(answers: &mut Answers, before: Option<&CheckIn>) {
    for (slug, answer) in before.iter().flat_map(|before| &before.answers) {
        if let Answer::Level(level) = answer {
            answers.set(slug, level.to_string());
        }
    }
}

/// The levels that were filled in.
pub(super) fn levels(questions: &[Question], answers: &Answers) -> BTreeMap<String, Answer> {
    let level = |question: &Question| {
        let level = answers.text(&question.slug)?.parse().ok()?;
        Some((question.slug.clone(), question.level(level).ok()?))
    };
    questions.iter().filter_map(level).collect()
}

/// The record of a week's factors: there is one, whichever machine wrote it.
#[must_use]
pub fn weekly(
    now: crate::domain::Moment,
    week: Day,
    answers: BTreeMap<String, Answer>,
    before: Option<&CheckIn>,
) -> CheckIn {
    CheckIn {
        id: CheckIn::weekly_id(week),
        // A week that is still going on is written for its first day too, so that its day never moves.
        day: week,
        at: before.map_or(now.at, |before| before.at),
        kind: CheckInKind::Weekly,
        answers,
        people: None,
        note: before.and_then(|before| before.note.clone()),
        late: false,
    }
}

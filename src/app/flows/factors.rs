//! The ten factors of whole health, once a week, never forced: any can be skipped, and what is there is kept.

use std::collections::BTreeMap;

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::{Context, Cx, Look, Next, View};
use crate::domain::{Answer, Change, CheckIn, CheckInKind, Day, Question, What, When};
use crate::say;
use crate::store::Error;

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
        Ok(self
            .questions
            .iter()
            .map(|question| {
                let levels = (question.lowest..=question.highest).map(|level| {
                    let word = match level {
                        level if level == question.lowest => cx.words.get("factors-low"),
                        level if level == question.highest => cx.words.get("factors-high"),
                        _ => String::new(),
                    };
                    Item::new(level.to_string(), word)
                });
                Field {
                    id: question.slug.clone(),
                    label: cx.words.question_name(question),
                    hint: cx.words.question_ask(question),
                    kind: FieldKind::One(levels.collect()),
                }
            })
            .collect())
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        for (slug, answer) in self.before.iter().flat_map(|before| &before.answers) {
            if let Answer::Level(level) = answer {
                answers.set(slug, level.to_string());
            }
        }
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
        let levels: BTreeMap<String, Answer> = self
            .questions
            .iter()
            .filter_map(|question| {
                let level = answers.text(&question.slug)?.parse().ok()?;
                Some((question.slug.clone(), question.level(level).ok()?))
            })
            .collect();
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

//! A new goal: own words or one of ten starts, then six short steps, the IMPACT check after WHAM, then the whole plan
//! on one page. Each step can be skipped, nothing blocks, and all of it is a draft until it is started.

use chrono::Weekday;

use super::goal_fields::{self, TIMES, field, how_sure};
use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::goals::{changes, words as goal_words};
use crate::app::page::{Block, FieldRow, FieldValue, Fields};
use crate::app::{Cx, Look, Next, View};
use crate::domain::{Aim, Change, Day, Goal, Id, Moment, Plan, Question, Status, Week, What};
use crate::insight::thresholds::{SURE, WEEK};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// Ideas that each of the ten starts has.
const IDEAS: u8 = 2;

/// The weeks from now in which a goal can begin.
const STARTS: [i64; 4] = [0, 1, 2, 4];

/// The steps, each with the fields that it asks. The first is the start, the last the whole plan.
const STEPS: [&[&str]; 8] = [
    &["text", "factor"],
    &["why"],
    &["aim", "from", "to", "measured"],
    &["idea", "positive"],
    &["sure", "way"],
    &[
        "what", "amount", "unit", "times", "days", "when", "place", "if_not", "sure_now",
    ],
    &["weeks", "begin", "with"],
    &[],
];

/// The steps that are spoken of by number.
const MEASURED: usize = 2;
const POSITIVE: usize = 3;
const ACHIEVABLE: usize = 4;

/// The letters of the six steps between the first and the last.
const LETTERS: [&str; 6] = ["I", "M", "P", "A", "C", "T"];

/// The flow of a new goal.
#[must_use]
pub fn new() -> Box<dyn View> {
    Box::new(Form::new(NewGoal::default()))
}

#[derive(Default)]
struct NewGoal {
    /// Who could ask about it.
    people: Vec<Item>,
}

impl NewGoal {
    /// The goal as it was filled in so far, with `blank` for what is not asked.
    fn goal(
        blank: &Goal,
        answers: &Answers,
        words: &Words,
        first_day: Weekday,
    ) -> Result<Goal, Mistake> {
        let mut answers = answers.clone();
        if let Some(positive) = answers.text("positive").map(ToOwned::to_owned) {
            answers.set("text", positive);
        }
        let goal = goal_fields::filled(blank, &answers, words, first_day)?;
        let begins = answers.text("begin").and_then(|weeks| weeks.parse().ok());
        Ok(Goal {
            starts: goal.starts.plus(begins.unwrap_or(0) * WEEK),
            confidence: sure(&answers),
            ..goal
        })
    }

    /// The whole plan, a line a letter.
    fn plan(&self, look: &Look<'_>, answers: &Answers) -> Block {
        let words = look.words;
        let blank = blank(Id::once("goal", ""), look.now, look.own.week_start);
        let goal = match Self::goal(&blank, answers, words, look.own.week_start) {
            Ok(goal) => goal,
            Err(mistake) => return Block::say(mistake.words),
        };
        let mut rows = Vec::new();
        let mut add = |id: &str, text: String| {
            if !text.is_empty() {
                rows.push(FieldRow {
                    label: words.get(&format!("new_goal-plan-{id}")),
                    value: FieldValue::Shown(text),
                    ..FieldRow::default()
                });
            }
        };
        let plan = &goal.plan;
        add("goal", goal.text.clone());
        add("improves", goal.why.clone().unwrap_or_default());
        add("measured", goal.measured_by.clone().unwrap_or_default());
        add(
            "sure",
            goal.confidence
                .map(|sure| say!(words, "new_goal-plan-sure-of", n = sure))
                .unwrap_or_default(),
        );
        let often = goal_words::how_often(words, &goal, plan);
        let parts = [
            Some(goal_words::step(words, &goal, plan)),
            Some(often),
            plan.when.clone(),
            plan.place.clone(),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        add("action", parts.join(", "));
        add("if_not", plan.if_not.clone().unwrap_or_default());
        let (from, to) = (
            words.day_in(goal.starts, look.now.today),
            words.day_in(goal.ends(), look.now.today),
        );
        add(
            "time",
            say!(
                words,
                "new_goal-plan-weeks",
                n = goal.weeks,
                from = from,
                to = to
            ),
        );
        let with = answers.text("with").unwrap_or_default();
        let with = self
            .people
            .iter()
            .find(|item| item.value == with && !with.is_empty());
        add(
            "with",
            with.map(|item| item.label.clone()).unwrap_or_default(),
        );
        Block::Fields(Fields { rows })
    }
}

impl Purpose for NewGoal {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        self.title_of(look, 0)
    }

    fn title_of(&self, look: &Look<'_>, step: usize) -> (String, String) {
        let words = look.words;
        let title = match step {
            0 => words.get("new_goal-title-start"),
            step if step > LETTERS.len() => words.get("new_goal-title-plan"),
            step => say!(
                words,
                "new_goal-title",
                step = step,
                name = words.get(&format!("new_goal-step-{step}"))
            ),
        };
        let letters = (1..).zip(LETTERS).map(|(at, letter)| {
            if at == step {
                format!("[{letter}]")
            } else {
                format!(" {letter} ")
            }
        });
        (title, letters.collect::<String>().trim_end().to_owned())
    }

    fn steps(&self) -> usize {
        STEPS.len()
    }

    fn step_of(&self, field: &Field, answers: &Answers) -> usize {
        let id = field.id.split('/').next().unwrap_or_default();
        match id {
            // A value has its unit where it is measured, and help has its person where it is asked for.
            "unit" if answers.text("aim") == Some("towards") => MEASURED,
            "with" if way(answers) == Some("help") => ACHIEVABLE,
            _ => STEPS
                .iter()
                .position(|step| step.contains(&id))
                .unwrap_or(0),
        }
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        self.people = goal_fields::people(cx)?;
        let line = |id| field(id, words, FieldKind::Line);
        let one = |id, items| field(id, words, FieldKind::One(items));
        let name = |question: &Question| {
            let id = format!("new_goal-start-{}", question.slug);
            words
                .find(&id, &[])
                .unwrap_or_else(|| words.question_name(question))
        };
        let factors = goal_fields::factors(cx, None, name)?;
        let ideas: Vec<Field> = factors
            .iter()
            .filter_map(|factor| ideas(words, &factor.value))
            .collect();
        let ways = ["smaller", "help", "keep"];
        let ways = ways.map(|way| Item::new(way, words.get(&format!("new_goal-way-{way}"))));
        let mut fields = vec![
            line("text"),
            Field {
                label: words.get("new_goal-factor"),
                hint: words.get("new_goal-factor-hint"),
                ..one("factor", factors)
            },
            line("why"),
            one("aim", goal_fields::aims(words)),
            line("from"),
            line("to"),
            // In the order in which they come on whichever page they are.
            line("what"),
            line("amount"),
            line("unit"),
            line("measured"),
        ];
        fields.extend(ideas);
        fields.extend([
            line("positive"),
            one("sure", goal_fields::sure(words)),
            one("way", ways.into()),
            one("times", goal_fields::times(words)),
            field("days", words, FieldKind::Many(goal_fields::days(cx))),
            line("when"),
            line("place"),
            line("if_not"),
            one("sure_now", goal_fields::sure(words)),
            line("weeks"),
            one(
                "begin",
                begins(words, cx.now.today.week_start(cx.own.week_start)),
            ),
            one("with", self.people.clone()),
        ]);
        Ok(fields)
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        answers.set("aim", goal_fields::name(Aim::AtLeast));
        answers.set("times", TIMES);
        answers.set("begin", "0");
        Ok(answers)
    }

    fn asks(&self, field: &Field, answers: &Answers) -> bool {
        match field.id.as_str() {
            "way" => how_sure("sure", answers).is_some_and(|sure| sure < SURE),
            // Once something was made smaller, or there is help, it is another plan.
            "sure_now" => matches!(way(answers), Some("smaller" | "help")),
            id => match id.split_once('/') {
                Some((_, factor)) => answers.text("factor") == Some(factor),
                None => goal_fields::asks(id, answers),
            },
        }
    }

    fn above(&self, look: &Look<'_>, answers: &Answers, step: usize) -> Vec<Block> {
        let words = look.words;
        if step > LETTERS.len() {
            return vec![
                self.plan(look, answers),
                Block::quiet(words.get("new_goal-plan-how")),
            ];
        }
        let mut said = vec![words.get(&format!("new_goal-say-{step}"))];
        let text = answers.text("text").unwrap_or_default();
        if step == POSITIVE && !text.is_empty() {
            said.push(say!(words, "new_goal-wrote", text = text));
            if stops(text, &words.get("new_goal-stopping")) {
                said.push(words.get("new_goal-more-of"));
            }
        }
        if step == ACHIEVABLE {
            said.extend(under_seven(answers, words));
        }
        vec![Block::say(said.join("\n"))]
    }

    fn answered(&self, id: &str, answers: &mut Answers, words: &Words) -> Option<String> {
        match id.split_once('/').map_or(id, |(id, _)| id) {
            "text" if answers.text("positive").is_none() => {
                let text = answers.text("text").unwrap_or_default().to_owned();
                answers.set("positive", text);
            }
            "factor" if answers.text("text").is_none() => {
                let slug = answers.text("factor").unwrap_or_default();
                let start = words.find(&format!("new_goal-start-{slug}"), &[]);
                answers.set("text", start.unwrap_or_default());
            }
            "idea" => {
                let idea = answers.text(id).map(ToOwned::to_owned);
                if let Some(idea) = idea {
                    answers.set("positive", idea);
                }
            }
            "sure" => return under_seven(answers, words),
            "way" if way(answers) == Some("smaller") => smaller(answers),
            _ => {}
        }
        None
    }

    fn save_words(&self) -> &'static str {
        "new_goal-save"
    }

    fn draft_key(&self) -> String {
        "goal/new".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let blank = blank(cx.new_id(), cx.now, cx.own.week_start);
        let goal = match Self::goal(&blank, answers, cx.words, cx.own.week_start) {
            Ok(goal) => goal,
            Err(mistake) => return Ok(Err(mistake)),
        };
        if let Some(mistake) = goal_fields::same_name(&goal, cx)? {
            let field = if answers.text("positive").is_some() {
                "positive"
            } else {
                "text"
            };
            return Ok(Err(Mistake {
                field: field.to_owned(),
                ..mistake
            }));
        }
        let mut change = Change::put(What::Saved, goal.clone());
        if goal.confidence.is_some() {
            // Both ratings stay with the week they are about.
            change = change.and(Week {
                confidence_first: how_sure("sure", answers),
                confidence: goal.confidence,
                ..Week::new(goal.id, goal.starts)
            });
        }
        cx.commit(&change)?;
        cx.say(changes::said(cx.words, What::Saved, &goal));
        Ok(Ok(Next::Back))
    }
}

/// A goal of which nothing is known yet, from this week on.
fn blank(id: Id, now: Moment, week_start: Weekday) -> Goal {
    Goal {
        id,
        at: now.at,
        text: String::new(),
        factor: None,
        why: None,
        measured_by: None,
        confidence: None,
        starts: now.today.week_start(week_start),
        weeks: 0,
        with: None,
        status: Status::Active,
        finished_on: None,
        aim: Aim::AtLeast,
        plan: Plan::default(),
    }
}

/// How sure the person is in the end.
fn sure(answers: &Answers) -> Option<u8> {
    let first = how_sure("sure", answers);
    match way(answers) {
        Some("smaller" | "help") => how_sure("sure_now", answers).or(first),
        _ => first,
    }
}

/// What to say of a plan that the person is less than 7 sure of.
fn under_seven(answers: &Answers, words: &Words) -> Option<String> {
    let sure = how_sure("sure", answers).filter(|sure| *sure < SURE)?;
    Some(say!(words, "new_goal-said-sure", n = sure))
}

/// The way on that was chosen under 7.
fn way(answers: &Answers) -> Option<&str> {
    how_sure("sure", answers).filter(|sure| *sure < SURE)?;
    answers.text("way")
}

/// A day less, and two thirds of the amount.
fn smaller(answers: &mut Answers) {
    let times: Option<u8> = answers.text("times").and_then(|times| times.parse().ok());
    if let Some(times) = times.filter(|times| *times > 1) {
        answers.set("times", (times - 1).to_string());
    }
    let amount: Option<f64> = answers
        .text("amount")
        .and_then(|amount| amount.parse().ok());
    if let Some(amount) = amount.filter(|amount| *amount > 2.0) {
        answers.set("amount", (amount * 2.0 / 3.0).round().to_string());
    }
}

/// Whether a text says what to stop: it begins with one of these words, with commas between.
fn stops(text: &str, stopping: &str) -> bool {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    stopping.split([',', '\n']).map(str::trim).any(|word| {
        text.strip_prefix(word)
            .filter(|_| !word.is_empty())
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// What a goal of that factor could be, and one's own words.
fn ideas(words: &Words, factor: &str) -> Option<Field> {
    let idea = |n| words.find(&format!("new_goal-idea-{factor}-{n}"), &[]);
    let mut items: Vec<Item> = (1..=IDEAS)
        .filter_map(idea)
        .map(|idea| Item::new(idea.clone(), idea))
        .collect();
    (!items.is_empty()).then(|| {
        items.push(Item::new("", words.get("new_goal-own-words")));
        Field {
            id: format!("idea/{factor}"),
            ..field("idea", words, FieldKind::One(items))
        }
    })
}

/// When it can begin, from the week that begins on `this_week`.
fn begins(words: &Words, this_week: Day) -> Vec<Item> {
    let item = |weeks: i64| {
        let date = words.date(this_week.plus(weeks * WEEK));
        Item::new(
            weeks.to_string(),
            say!(words, "new_goal-begin", n = weeks, date = date),
        )
    };
    STARTS.map(item).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_what_to_stop_are_heard() {
        let words = Words::default();
        let stopping = words.get("new_goal-stopping");
        for text in [
            "stop sitting around all day",
            "Quit smoking",
            "no sugar",
            "Don\u{2019}t shout",
            "less TV",
        ] {
            assert!(stops(text, &stopping), "{text}");
        }
        for text in [
            "walk most days",
            "notice one good thing",
            "lessons on the guitar",
            "stopwatch walks",
        ] {
            assert!(!stops(text, &stopping), "{text}");
        }
    }

    #[test]
    fn a_smaller_step_is_never_nothing() {
        let mut answers = Answers::default();
        answers.set("times", "1");
        answers.set("amount", "15");
        smaller(&mut answers);
        assert_eq!(
            (answers.text("times"), answers.text("amount")),
            (Some("1"), Some("10"))
        );
    }
}

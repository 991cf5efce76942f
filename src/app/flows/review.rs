//! The weekly review, about two minutes: how each goal's week went (first what happened, then only if wanted what to
//! change), next week's plan and how sure the person is of it, the ten factors, one line to keep. All of it can be left
//! empty, and it is one change, so one step of undo.

use chrono::Weekday;

use super::factors::{factor_fields, levels, weekly};
use super::goal_fields::{self, field, how_sure};
use super::week_plan::rated;
use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::goals::weeks::{self, GoalWeek};
use crate::app::goals::words as goal_words;
use crate::app::page::Block;
use crate::app::{Cx, Look, Next, Own, View};
use crate::domain::{
    Aim, Change, CheckIn, Day, Entry, Goal, Question, Setting, Status, Week, What, When,
};
use crate::insight::smaller_step_may_help;
use crate::insight::thresholds::{SURE, WEEK};
use crate::say;
use crate::store::{Error, Store};
use crate::words::Words;

/// The setting that holds the first day of the last week that was looked back on.
const DONE: &str = "reviewed";

/// The week that most of the last seven days are in, by its first day.
#[must_use]
pub fn week_of(today: Day, week_start: Weekday) -> Day {
    today.plus(-WEEK / 2).week_start(week_start)
}

/// Whether today is the day that the person chose, with a goal to look back on, and it was not done yet.
///
/// # Errors
/// When the journal can't be read.
pub fn is_due(store: &Store, own: &Own, today: Day) -> Result<bool, Error> {
    if own.review_day != Some(today.weekday()) {
        return Ok(false);
    }
    let week = week_of(today, own.week_start);
    let done = store.setting(DONE)?.and_then(|done| done.parse().ok());
    Ok(done != Some(week) && !goals(store, today)?.is_empty())
}

/// The goals that had begun in the week that is looked back on.
///
/// # Errors
/// When the journal can't be read.
pub fn goals(store: &Store, today: Day) -> Result<Vec<Goal>, Error> {
    let mut goals = store.goals(Status::Active, false, 0, usize::MAX)?;
    goals.retain(|goal| goal.starts <= today.plus(-WEEK / 2));
    Ok(goals)
}

/// The review of the week that most of the last seven days are in.
#[must_use]
pub fn new() -> Box<dyn View> {
    Box::new(Form::new(Review::default()))
}

#[derive(Default)]
struct Review {
    /// Its first day.
    week: Option<Day>,
    goals: Vec<Looked>,
    questions: Vec<Question>,
    /// The page of factors of that week.
    factors: Option<CheckIn>,
}

/// A goal with the week that is looked back on, and what is known of the next.
struct Looked {
    goal: Goal,
    week: GoalWeek,
    /// What was changed in it.
    known: Week,
    next: Week,
    /// Two weeks with less than half done.
    offer_smaller: bool,
}

impl Looked {
    fn read(store: &Store, goal: Goal, today: Day) -> Result<Self, Error> {
        let start = goal.week_of(today.plus(-WEEK / 2));
        let next = start.plus(WEEK);
        let known = |start| -> Result<Week, Error> {
            let week = store.week_of(goal.id, start)?;
            Ok(week.unwrap_or_else(|| Week::new(goal.id, start)))
        };
        let lately: Vec<_> = weeks::latest(store, &goal, start)?;
        let lately: Vec<_> = lately.iter().map(|week| week.done).collect();
        Ok(Self {
            week: GoalWeek::of_day(store, &goal, start)?,
            known: known(start)?,
            next: known(next)?,
            offer_smaller: goal.aim == Aim::AtLeast && smaller_step_may_help(&lately, next),
            goal,
        })
    }

    fn counts(&self) -> bool {
        matches!(self.goal.aim, Aim::AtLeast | Aim::AtMost)
    }

    /// The next week by what was answered to the fields that end in `at`.
    fn planned(&self, at: usize, answers: &Answers) -> Week {
        let of = |id: &str| format!("{id}/{at}");
        let plan = self.next.plan.as_ref().unwrap_or(&self.goal.plan);
        let mut next = self.next.clone();
        match answers.text(&of("next")) {
            Some("smaller") => next.plan = Some(plan.smaller()),
            Some("bigger") => next.plan = Some(plan.bigger()),
            Some("same") => next.plan.clone_from(&self.known.plan),
            Some("off") => next.off = true,
            _ => {}
        }
        if next.plan.as_ref() == Some(&self.goal.plan) {
            next.plan = None;
        }
        if let Some(barrier) = answers.text(&of("barrier")) {
            next.barrier = Some(barrier.to_owned());
        }
        rated(
            next,
            how_sure(&of("sure"), answers),
            how_sure(&of("sure_now"), answers),
        )
    }
}

impl Review {
    /// The change that keeps what was filled in; none where nothing was.
    fn change(&self, answers: &Answers, cx: &mut Cx<'_>) -> Option<Change> {
        let mut puts = Vec::new();
        for (at, looked) in self.goals.iter().enumerate() {
            let happened = answers.text(&format!("happened/{at}"));
            let known = Week {
                looked_back: happened.map(ToOwned::to_owned),
                ..looked.known.clone()
            };
            let next = looked.planned(at, answers);
            puts.extend((known != looked.known).then(|| known.into()));
            puts.extend((next != looked.next).then(|| next.into()));
        }
        let week = self.week?;
        let levels = levels(&self.questions, answers);
        let same = |it: &CheckIn| it.answers == levels;
        if !levels.is_empty() && !self.factors.as_ref().is_some_and(same) {
            puts.push(weekly(cx.now, week, levels, self.factors.as_ref()).into());
        }
        if let Some(line) = answers.text("keep") {
            let entry = Entry {
                id: cx.new_id(),
                day: cx.now.today,
                at: cx.now.at,
                text: line.to_owned(),
                starred: false,
                about: Some(format!("week/{week}")),
            };
            puts.push(entry.into());
        }
        if puts.is_empty() {
            return None;
        }
        puts.push(Setting::new(DONE, &week.to_string()).into());
        Some(Change {
            what: What::Saved,
            puts,
            removes: Vec::new(),
        })
    }

    /// What happened in the week, and the plan of the next one.
    fn happened(looked: &Looked, look: &Look<'_>) -> String {
        let (words, today) = (look.words, look.now.today);
        let count = goal_words::week_count(words, &looked.goal, &looked.week, today);
        let goal = looked.goal.text.as_str();
        let mut said = vec![say!(words, "review-happened", goal = goal, count = count)];
        said.push(goal_words::week_amount(
            words,
            &looked.week,
            &looked.goal,
            today,
        ));
        if looked.counts() {
            let plan = looked.next.plan.as_ref().unwrap_or(&looked.goal.plan);
            let step = goal_words::step(words, &looked.goal, plan);
            let often = goal_words::how_often(words, &looked.goal, plan);
            said.push(if looked.next.off {
                words.get("review-next-off")
            } else {
                say!(words, "review-next", step = step, often = often)
            });
        }
        if looked.offer_smaller {
            said.push(words.get("review-smaller"));
        }
        said.retain(|line| !line.is_empty());
        said.join("\n")
    }
}

impl Purpose for Review {
    fn looks_back(&self) -> bool {
        true
    }

    fn title(&self, look: &Look<'_>) -> (String, String) {
        self.title_of(look, 0)
    }

    fn title_of(&self, look: &Look<'_>, step: usize) -> (String, String) {
        let words = look.words;
        let week = self.week.map(|week| words.date(week)).unwrap_or_default();
        (
            say!(words, "review-title", week = week),
            say!(words, "review-right", n = step + 1, of = self.steps()),
        )
    }

    fn steps(&self) -> usize {
        self.goals.len() + usize::from(!self.questions.is_empty()) + 1
    }

    fn step_of(&self, field: &Field, _answers: &Answers) -> usize {
        match field.id.split_once('/') {
            Some((_, at)) => at.parse().unwrap_or(0),
            None if field.id == "keep" => self.steps() - 1,
            None => self.goals.len(),
        }
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let (words, today) = (cx.words, cx.now.today);
        let week = week_of(today, cx.own.week_start);
        self.week = Some(week);
        self.goals = goals(cx.store, today)?
            .into_iter()
            .map(|goal| Looked::read(cx.store, goal, today))
            .collect::<Result<_, _>>()?;
        self.questions = cx.store.questions()?;
        self.questions
            .retain(|question| question.on && question.when == When::Weekly);
        self.factors = cx.store.get(CheckIn::weekly_id(week))?;
        let mut fields = Vec::new();
        for (at, looked) in self.goals.iter().enumerate() {
            let of = |field: Field| Field {
                id: format!("{}/{at}", field.id),
                ..field
            };
            let line = |id: &str| asked(words, id, FieldKind::Line);
            let sure = |id: &str| of(field(id, words, FieldKind::One(goal_fields::sure(words))));
            fields.push(of(line("happened")));
            if looked.counts() {
                let ways = ["same", "smaller", "bigger", "off"];
                let ways = ways.map(|it| Item::new(it, words.get(&format!("review-way-{it}"))));
                fields.push(of(asked(words, "next", FieldKind::One(ways.into()))));
                fields.push(sure("sure"));
                fields.push(of(line("barrier")));
                fields.push(sure("sure_now"));
            }
        }
        fields.extend(factor_fields(&self.questions, words));
        fields.push(asked(words, "keep", FieldKind::Line));
        Ok(fields)
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        super::factors::fill(&mut answers, self.factors.as_ref());
        for (at, looked) in self.goals.iter().enumerate() {
            if let Some(happened) = &looked.known.looked_back {
                answers.set(&format!("happened/{at}"), happened.as_str());
            }
        }
        Ok(answers)
    }

    fn asks(&self, field: &Field, answers: &Answers) -> bool {
        let Some((id, at)) = field.id.split_once('/') else {
            return true;
        };
        let off = answers.text(&format!("next/{at}")) == Some("off");
        match id {
            "sure" => !off,
            "barrier" | "sure_now" => {
                !off && how_sure(&format!("sure/{at}"), answers).is_some_and(|sure| sure < SURE)
            }
            _ => true,
        }
    }

    fn above(&self, look: &Look<'_>, answers: &Answers, step: usize) -> Vec<Block> {
        let words = look.words;
        let said = match self.goals.get(step) {
            Some(looked) => {
                let sure = how_sure(&format!("sure/{step}"), answers);
                let under = sure.filter(|sure| *sure < SURE);
                let under = under.map(|sure| say!(words, "new_goal-said-sure", n = sure));
                let lines = [Some(Self::happened(looked, look)), under];
                lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
            }
            None if step + 1 == self.steps() => words.get("review-line"),
            None => words.get("review-factors"),
        };
        vec![Block::say(said)]
    }

    fn answered(&self, id: &str, answers: &mut Answers, words: &Words) -> Option<String> {
        let sure = how_sure(id, answers).filter(|sure| id.starts_with("sure/") && *sure < SURE)?;
        Some(say!(words, "new_goal-said-sure", n = sure))
    }

    fn draft_key(&self) -> String {
        self.week
            .map(|week| format!("review/{week}"))
            .unwrap_or_default()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let said = match self.change(answers, cx) {
            Some(change) => {
                cx.commit(&change)?;
                "review-saved"
            }
            None => "review-nothing",
        };
        cx.say(cx.words.get(said));
        Ok(Ok(Next::Back))
    }
}

/// A question of the review.
fn asked(words: &Words, id: &str, kind: FieldKind) -> Field {
    Field {
        id: id.to_owned(),
        label: words.get(&format!("review-ask-{id}")),
        hint: words.get(&format!("review-ask-{id}-hint")),
        kind,
    }
}

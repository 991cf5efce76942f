//! The part of health that a goal belongs to: how it stood before the goal, and since.

use crate::app::trend_words::level;
use crate::domain::{Day, Goal, Question, Status, When};
use crate::insight::thresholds::USUAL_OF_WEEKS;
use crate::insight::{BeforeSince, before_and_since};
use crate::say;
use crate::store::{Error, Span, Store};
use crate::words::Words;

/// A factor before a goal, and since.
#[derive(Clone, Debug, PartialEq)]
pub struct OfFactor {
    question: Question,
    /// None: too few weeks to say.
    stood: Option<BeforeSince>,
}

impl OfFactor {
    /// The factor of `goal`, where it has one that is still known.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn read(store: &Store, goal: &Goal, today: Day) -> Result<Option<Self>, Error> {
        let Some(slug) = &goal.factor else {
            return Ok(None);
        };
        let questions = store.questions()?.into_iter();
        let mut questions = questions.filter(|it| it.when == When::Weekly);
        let Some(question) = questions.find(|it| it.slug == *slug) else {
            return Ok(None);
        };
        let ended = goal.finished_on.filter(|_| goal.status != Status::Active);
        let until = ended.unwrap_or(today);
        let from = goal.starts.plus(-USUAL_OF_WEEKS.days);
        let series = store.series(slug, Span::days(from, until))?;
        Ok(Some(Self {
            stood: before_and_since(&series, goal.starts, until).ok(),
            question,
        }))
    }

    /// `Part of health: Moving my body. Before this goal 2.6 (8 weeks), since 3.4 (10 weeks). It may be chance.`
    #[must_use]
    pub fn words(&self, words: &Words) -> String {
        let name = words.question_name(&self.question);
        let part = say!(words, "goal-factor-line", name = name);
        match self.stood(words) {
            Some(stood) => format!("{part} {stood}"),
            None => part,
        }
    }

    /// How it stood before the goal, and since; none where too few weeks say so.
    #[must_use]
    pub fn stood(&self, words: &Words) -> Option<String> {
        let stood = self.stood?;
        Some(say!(
            words,
            "goal-factor-stood",
            before = level(words, stood.before.mean),
            weeks_before = stood.before.n,
            since = level(words, stood.since.mean),
            weeks_since = stood.since.n,
        ))
    }
}

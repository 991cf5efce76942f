//! What ids and slugs stand for in an export, in the words of the program.

use std::collections::BTreeMap;

use chrono::Datelike;

use crate::domain::setback::CountedDate;
use crate::domain::{Answer, Day, Goal, Id, Instant, Person, Question};
use crate::exchange::{self, Names};
use crate::store::{Error, Span, Store};
use crate::words::Words;

/// What they stand for.
pub(super) struct Known<'a> {
    words: &'a Words,
    questions: Vec<Question>,
    slugs: Vec<String>,
    people: BTreeMap<Id, String>,
    goals: BTreeMap<Id, String>,
    dates: BTreeMap<Id, String>,
}

impl<'a> Known<'a> {
    pub(super) fn read(store: &Store, words: &'a Words) -> Result<Self, Error> {
        let questions = store.questions()?;
        let mut slugs: Vec<String> = questions
            .iter()
            .map(|question| question.slug.clone())
            .collect();
        // Answers may outlive their question.
        for slug in store.answered_slugs()? {
            if !slugs.contains(&slug) {
                slugs.push(slug);
            }
        }
        let people = store.list::<Person>(Span::ALL)?.into_iter();
        let goals = store.list::<Goal>(Span::ALL)?.into_iter();
        let dates = store.list::<CountedDate>(Span::ALL)?.into_iter();
        Ok(Self {
            words,
            questions,
            slugs,
            people: people.map(|it| (it.id, it.name)).collect(),
            goals: goals.map(|it| (it.id, it.text)).collect(),
            dates: dates.map(|it| (it.id, it.label)).collect(),
        })
    }

    fn question_of(&self, slug: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.slug == slug)
    }
}

impl Names for Known<'_> {
    fn questions(&self) -> &[String] {
        &self.slugs
    }

    fn person(&self, id: Id) -> Option<&str> {
        self.people.get(&id).map(String::as_str)
    }

    fn goal(&self, id: Id) -> Option<&str> {
        self.goals.get(&id).map(String::as_str)
    }

    fn counted_date(&self, id: Id) -> Option<&str> {
        self.dates.get(&id).map(String::as_str)
    }
}

impl exchange::Words for Known<'_> {
    fn question(&self, slug: &str) -> String {
        self.question_of(slug).map_or_else(
            || slug.to_owned(),
            |question| self.words.question_name(question),
        )
    }

    fn answer(&self, slug: &str, answer: Answer) -> String {
        match (self.question_of(slug), answer) {
            (Some(question), answer) => self.words.answer(question, answer),
            (None, Answer::Level(level)) => level.to_string(),
            (None, Answer::Skipped) => self.words.get("question-skipped"),
            (None, Answer::None) => self.words.get("question-none"),
        }
    }

    fn day(&self, day: Day) -> String {
        let weekday = self.words.get(&format!(
            "date-weekday-{}.long",
            day.weekday().number_from_monday()
        ));
        format!("{weekday} {} {}", day.date().day(), self.words.month(day))
    }

    fn time(&self, at: Instant) -> String {
        self.words.time(at)
    }

    fn label(&self, key: &str) -> String {
        self.words
            .get(&format!("export-{}", key.replace('.', "-").to_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::markdown::LABELS;
    use crate::words::Words;

    #[test]
    fn every_label_of_a_document_has_words() {
        let words = Words::default();
        for key in LABELS {
            let id = format!("export-{}", key.replace('.', "-").to_lowercase());
            assert!(words.find(&id, &[]).is_some(), "{id}");
        }
    }
}

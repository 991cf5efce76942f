//! The words of questions: the person's own where they reworded one, else the built-in ones of `question.ftl`.

use super::Words;
use crate::domain::{Answer, Question};

impl Words {
    /// The short name of a question: `Mood`.
    #[must_use]
    pub fn question_name(&self, question: &Question) -> String {
        question.name.clone().unwrap_or_else(|| {
            self.of_question(question, "")
                .unwrap_or_else(|| question.slug.clone())
        })
    }

    /// The name where room is short: `Back up`.
    #[must_use]
    pub fn question_short(&self, question: &Question) -> String {
        let own = question.name.clone();
        own.or_else(|| self.of_question(question, ".short"))
            .unwrap_or_else(|| self.question_name(question))
    }

    /// What is asked: `How is your mood right now?`
    #[must_use]
    pub fn question_ask(&self, question: &Question) -> String {
        question.ask.clone().unwrap_or_else(|| {
            self.of_question(question, ".ask")
                .unwrap_or_else(|| self.question_name(question))
        })
    }

    /// Two short lines that say what a question means, where there are some.
    #[must_use]
    pub fn question_help(&self, question: &Question) -> Option<String> {
        self.of_question(question, ".help")
    }

    /// The word for a level: `in between`. Empty where a level has none.
    #[must_use]
    pub fn level_word(&self, question: &Question, level: u8) -> String {
        let own = level
            .checked_sub(question.lowest)
            .and_then(|at| question.words.get(usize::from(at)));
        own.cloned()
            .or_else(|| self.of_question(question, &format!(".level-{level}")))
            .unwrap_or_default()
    }

    /// The same as it stands inside a sentence: `in between`.
    #[must_use]
    pub fn level_word_inside(&self, question: &Question, level: u8) -> String {
        lower_first(&self.level_word(question, level))
    }

    /// The word for "none": `nothing was hard today`.
    #[must_use]
    pub fn none_word(&self, question: &Question) -> String {
        self.of_question(question, ".none")
            .unwrap_or_else(|| self.get("question-none"))
    }

    /// An answer in words: `3, in between`.
    #[must_use]
    pub fn answer(&self, question: &Question, answer: Answer) -> String {
        match answer {
            Answer::Level(level) => match self.level_word_inside(question, level) {
                word if word.is_empty() => level.to_string(),
                word => format!("{level}, {word}"),
            },
            Answer::Skipped => self.get("question-skipped"),
            Answer::None => lower_first(&self.none_word(question)),
        }
    }

    fn of_question(&self, question: &Question, part: &str) -> Option<String> {
        self.find(
            &format!("question-{}{part}", question.slug.replace('_', "-")),
            &[],
        )
    }
}

/// The same words as they stand inside a sentence.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

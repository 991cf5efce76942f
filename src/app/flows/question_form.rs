//! The words of a question, of a check-in or of the weekly page, and a question of the person's own.

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::{Cx, Look, Next};
use crate::domain::level::HIGHEST;
use crate::domain::{Better, Change, Question, What, When};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// What the form is for.
pub struct QuestionForm {
    /// The question that is reworded; none for a new one.
    question: Option<Question>,
    /// It is asked on the weekly page, on the one scale that all have there.
    weekly: bool,
}

/// The form for a new question.
#[must_use]
pub fn add(weekly: bool) -> Form {
    let question = None;
    Form::new(QuestionForm { question, weekly })
}

/// The form for the words of a question that is there.
#[must_use]
pub fn reword(question: Question) -> Form {
    let weekly = question.when == When::Weekly;
    let question = Some(question);
    Form::new(QuestionForm { question, weekly })
}

impl Purpose for QuestionForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let title = match &self.question {
            Some(question) => look.words.question_name(question),
            None if self.weekly => look.words.get("settings-weekly-new"),
            None => look.words.get("settings-question-new"),
        };
        (title, String::new())
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let field = |id: &str, kind| Field {
            id: id.to_owned(),
            label: words.get(&format!("settings-question-{id}")),
            hint: match self.question.as_ref().and_then(|it| now(words, it, id)) {
                Some(text) => say!(words, "settings-question-now", text = text),
                None => words.get(&format!("settings-question-{id}.hint")),
            },
            kind,
        };
        let mut fields = vec![
            field("name", FieldKind::Line),
            field("ask", FieldKind::Line),
        ];
        if self.weekly {
            return Ok(fields);
        }
        if self.question.is_none() {
            fields.push(field("lowest", FieldKind::Line));
            fields.push(field("highest", FieldKind::Line));
            let better = ["higher", "lower", "neither"]
                .map(|it| Item::new(it, words.get(&format!("settings-question-{it}"))));
            fields.push(field("better", FieldKind::One(better.into())));
        }
        // A range past nine is typed as a number and has no word for each.
        if self.question.as_ref().is_none_or(Question::one_key) {
            fields.push(field("words", FieldKind::Line));
        }
        Ok(fields)
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        match &self.question {
            None => {
                answers.set("lowest", "1");
                answers.set("highest", "5");
                answers.set("better", "neither");
            }
            Some(question) => {
                for (id, text) in [("name", &question.name), ("ask", &question.ask)] {
                    if let Some(text) = text {
                        answers.set(id, text.as_str());
                    }
                }
                answers.set("words", question.words.join(", "));
            }
        }
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        let slug = self.question.as_ref().map(|it| it.slug.as_str());
        let new = if self.weekly { "weekly" } else { "" };
        format!("question/{}", slug.unwrap_or(new))
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let own = |id: &str| answers.text(id).map(str::to_owned);
        let (what, mut question) = match &self.question {
            Some(question) => (What::Changed, question.clone()),
            None if self.weekly => {
                let slug = slug(
                    answers.text("name").unwrap_or_default(),
                    &cx.store.questions()?,
                );
                let question = Question {
                    better: Better::Higher,
                    when: When::Weekly,
                    ..begun(slug, &cx.store.questions()?)
                };
                (What::Saved, question)
            }
            None => match started(answers, &cx.store.questions()?, cx) {
                Ok(question) => (What::Saved, question),
                Err(mistake) => return Ok(Err(mistake)),
            },
        };
        if !question.builtin && own("name").is_none() {
            return Ok(Err(mistake(cx, "name", "settings-question-no-name")));
        }
        question.name = own("name");
        question.ask = own("ask");
        if question.one_key() && !self.weekly {
            let levels = usize::from(question.highest - question.lowest) + 1;
            let typed = answers.text("words").unwrap_or_default();
            let Some(all) = level_words(typed, levels) else {
                let words = say!(cx.words, "settings-question-too-many", levels = levels);
                let field = "words".to_owned();
                return Ok(Err(Mistake { field, words }));
            };
            question.words = all;
        }
        cx.commit(&Change::put(what, question))?;
        cx.say(cx.words.get("settings-saved"));
        Ok(Ok(Next::Back))
    }
}

/// What stands there as long as the person says nothing else.
fn now(words: &Words, question: &Question, id: &str) -> Option<String> {
    let levels = || {
        let all = (question.lowest..=question.highest).map(|it| words.level_word(question, it));
        all.filter(|word| !word.is_empty()).collect::<Vec<String>>()
    };
    let text = match id {
        "name" => words.question_name(question),
        "ask" => words.question_ask(question),
        _ => levels().join(", "),
    };
    (!text.is_empty()).then_some(text)
}

fn mistake(cx: &Cx<'_>, field: &str, id: &str) -> Mistake {
    Mistake {
        field: field.to_owned(),
        words: cx.words.get(id),
    }
}

/// A new question with the range that was typed, after all that are there.
fn started(answers: &Answers, all: &[Question], cx: &Cx<'_>) -> Result<Question, Mistake> {
    let number = |id| answers.text(id).and_then(|text| text.parse::<u8>().ok());
    let range = "settings-question-range";
    let Some(lowest) = number("lowest").filter(|lowest| *lowest < HIGHEST) else {
        return Err(mistake(cx, "lowest", range));
    };
    let higher = |highest: &u8| (lowest + 1..=HIGHEST).contains(highest);
    let Some(highest) = number("highest").filter(higher) else {
        return Err(mistake(cx, "highest", range));
    };
    let slug = slug(answers.text("name").unwrap_or_default(), all);
    Ok(Question {
        lowest,
        highest,
        better: match answers.text("better") {
            Some("higher") => Better::Higher,
            Some("lower") => Better::Lower,
            _ => Better::Neither,
        },
        ..begun(slug, all)
    })
}

/// A question of the person's own, 1 to 5, asked after all that are there.
fn begun(slug: String, all: &[Question]) -> Question {
    Question {
        id: Question::id_of(&slug),
        slug,
        lowest: 1,
        highest: 5,
        better: Better::Neither,
        when: When::Each,
        none_allowed: false,
        on: true,
        order: all.iter().map(|it| it.order).max().unwrap_or(0) + 10,
        builtin: false,
        name: None,
        ask: None,
        words: Vec::new(),
    }
}

/// A name for answers to be kept under, made of the question's own name, that no other question has.
fn slug(name: &str, all: &[Question]) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '_'
        }
    };
    let base: String = name.chars().map(plain).take(30).collect();
    let base = base.trim_matches('_');
    let base = if base.is_empty() { "own" } else { base };
    let taken = |slug: &str| all.iter().any(|question| question.slug == slug);
    let free = |number: &usize| !taken(&format!("{base}_{number}"));
    if !taken(base) {
        return base.to_owned();
    }
    // Among one number more than there are questions, one is free.
    let number = (2..all.len() + 3).find(free).unwrap_or_default();
    format!("{base}_{number}")
}

/// Words for `levels` levels from a line with commas: one for each, or two for both ends. None when there are more
/// words than levels.
fn level_words(text: &str, levels: usize) -> Option<Vec<String>> {
    let words: Vec<String> = text.split(',').map(|word| word.trim().to_owned()).collect();
    match words.as_slice() {
        [none] if none.is_empty() => Some(Vec::new()),
        [lowest, highest] if levels > 2 => {
            let middle = std::iter::repeat_n(String::new(), levels - 2);
            let ends = (std::iter::once(lowest.clone()), [highest.clone()]);
            Some(ends.0.chain(middle).chain(ends.1).collect())
        }
        words if words.len() <= levels => Some(words.to_vec()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_levels_are_one_each_or_two_for_the_ends() {
        let words = |text, levels| level_words(text, levels).map(|all| all.join("|"));
        assert_eq!(words("", 5).as_deref(), Some(""));
        assert_eq!(words("none, a lot", 4).as_deref(), Some("none|||a lot"));
        assert_eq!(words("no, yes", 2).as_deref(), Some("no|yes"));
        assert_eq!(words("a, b ,c", 3).as_deref(), Some("a|b|c"));
        assert_eq!(words("a, b, c, d", 3), None);
    }

    #[test]
    fn a_new_question_has_a_slug_of_its_own() {
        let all = Question::builtin();
        assert_eq!(slug("Time outside", all), "time_outside");
        assert_eq!(slug("Mood", all), "mood_2");
        assert_eq!(slug("...", all), "own");
    }
}

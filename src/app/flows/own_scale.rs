//! A scale that a service handed out: its name, and the answers in order. They are kept as they were given.

use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::{Cx, Look, Next};
use crate::domain::trial::Measure;
use crate::domain::{Change, What};
use crate::store::Error;

const NAME: &str = "name";
const ANSWERS: &str = "answers";

/// What the form is for.
pub struct OwnScale;

/// The form.
#[must_use]
pub fn new() -> Form {
    Form::new(OwnScale)
}

/// Whole numbers with spaces or commas between.
fn numbers(text: &str) -> Option<Vec<i32>> {
    let parts = text.split([' ', ',']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect()
}

impl Purpose for OwnScale {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        (look.words.get("measure-own"), String::new())
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let line = |id: &str, label: String, hint: String| Field {
            id: id.to_owned(),
            label,
            hint,
            kind: FieldKind::Line,
        };
        Ok(vec![
            line(
                NAME,
                words.get("measure-own-name"),
                words.get("measure-own-name.hint"),
            ),
            line(
                ANSWERS,
                words.get("measure-own-answers"),
                words.get("measure-own-answers.hint"),
            ),
        ])
    }

    fn draft_key(&self) -> String {
        "measure".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let mistake = |field: &str, id: &str| {
            Ok(Err(Mistake {
                field: field.to_owned(),
                words: cx.words.get(id),
            }))
        };
        let Some(name) = answers.text(NAME) else {
            return mistake(NAME, "measure-own-no-name");
        };
        let given = answers.text(ANSWERS).and_then(numbers);
        let Some(given) = given.filter(|given| !given.is_empty()) else {
            return mistake(ANSWERS, "measure-own-no-answers");
        };
        let total = given.iter().try_fold(0_i32, |sum, it| sum.checked_add(*it));
        let items = (1..).zip(given);
        let measure = Measure {
            id: cx.new_id(),
            instrument: name.to_owned(),
            version: "1".to_owned(),
            day: cx.now.today,
            // In the order of their numbers, however many there are.
            answers: items
                .map(|(at, answer)| (format!("{at:02}"), answer))
                .collect(),
            total,
        };
        cx.commit(&Change::put(What::Saved, measure))?;
        cx.say(cx.words.get("measure-saved"));
        Ok(Ok(Next::Back))
    }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn answers_are_whole_numbers_with_spaces_or_commas() {
        assert_eq!(numbers("2 0,3, 1"), Some(vec![2, 0, 3, 1]));
        assert_eq!(numbers("2 two"), None);
        assert_eq!(numbers("  "), Some(Vec::new()));
    }
}

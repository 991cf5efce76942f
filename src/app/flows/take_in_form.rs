//! Where a file of contacts is, typed as a path.

use std::path::PathBuf;

use crate::app::contacts::{coming, wrong};
use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::pages::take_in::TakeIn;
use crate::app::{Cx, Look, Next, View};
use crate::domain::Person;
use crate::store::{Error, Span};

const PATH: &str = "path";

struct TakeInForm;

/// The form.
#[must_use]
pub fn new() -> Box<dyn View> {
    Box::new(Form::new(TakeInForm))
}

impl Purpose for TakeInForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        (words.get("people-take-in"), words.get("app-tab-people"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        Ok(vec![Field {
            id: PATH.to_owned(),
            label: cx.words.get("people-file"),
            hint: cx.words.get("people-file.hint"),
            kind: FieldKind::Line,
        }])
    }

    fn enter_saves(&self) -> bool {
        true
    }

    fn draft_key(&self) -> String {
        "people/file".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let mistake = |words: String| Mistake {
            field: PATH.to_owned(),
            words,
        };
        // A path that was dropped on a terminal often comes in quotes.
        let text = answers.text(PATH).unwrap_or_default();
        let path = PathBuf::from(text.trim_matches(['"', '\'']));
        let people: Vec<Person> = cx.store.list(Span::ALL)?;
        Ok(match coming(cx.store, &path, &people) {
            Ok(coming) if coming.new.is_empty() && coming.known == 0 => {
                Err(mistake(cx.words.get("people-file-nothing")))
            }
            Ok(coming) => Ok(Next::Replace(Box::new(TakeIn::new(coming)))),
            Err(error) => Err(mistake(wrong(cx.words, &error))),
        })
    }
}

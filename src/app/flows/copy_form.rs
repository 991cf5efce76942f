//! Where another copy of the journal is, typed as a path.

use std::path::PathBuf;

use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::pages::your_data::{CopyLock, CopyPage};
use crate::app::{Command, Cx, Look, Next, trouble};
use crate::store::Error;

const PATH: &str = "path";

/// What the form is for.
pub struct CopyForm;

/// The form.
#[must_use]
pub fn new() -> Form {
    Form::new(CopyForm)
}

impl Purpose for CopyForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        (look.words.get("your_data-copy"), String::new())
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        Ok(vec![Field {
            id: PATH.to_owned(),
            label: cx.words.get("your_data-path"),
            hint: cx.words.get("your_data-path.hint"),
            kind: FieldKind::Line,
        }])
    }

    fn enter_saves(&self) -> bool {
        true
    }

    fn draft_key(&self) -> String {
        "copy".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let path = PathBuf::from(answers.text(PATH).unwrap_or_default());
        let missing = || {
            cx.words.with(
                "your_data-path-missing",
                &[("path", path.display().to_string().into())],
            )
        };
        if let Some(lock) = CopyLock::of(&path, Command::Keep, cx) {
            return Ok(Ok(Next::Push(lock)));
        }
        let words = match cx.store.open_copy(&path) {
            Ok(_) => return Ok(Ok(Next::Replace(Box::new(CopyPage::other(path))))),
            Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                missing()
            }
            Err(error) => trouble(cx.words, &error).sentence,
        };
        Ok(Err(Mistake {
            field: PATH.to_owned(),
            words,
        }))
    }
}

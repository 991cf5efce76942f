//! Where the whole journal is written to, in one of the open formats.

use std::path::PathBuf;

use crate::app::export::Format;
use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::pages::your_data::take_away;
use crate::app::{Cx, Look, Next};
use crate::store::Error;

const PATH: &str = "path";

/// What the form is for.
pub struct TakeAwayForm {
    format: Format,
}

/// The form for that format.
#[must_use]
pub fn new(format: Format) -> Form {
    Form::new(TakeAwayForm { format })
}

impl Purpose for TakeAwayForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let title = look.words.get("your_data-export");
        (title, String::new())
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        Ok(vec![Field {
            id: PATH.to_owned(),
            label: cx.words.get("your_data-path"),
            hint: cx.words.get(take_away::open(cx.store.is_locked())),
            kind: FieldKind::Line,
        }])
    }

    fn start(&self, cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let ending = match self.format {
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Markdown => "md",
            Format::Vcard(_) => "vcf",
        };
        let mut answers = Answers::default();
        answers.set(PATH, format!("~/mainstay-{}.{ending}", cx.now.today));
        Ok(answers)
    }

    fn enter_saves(&self) -> bool {
        true
    }

    fn draft_key(&self) -> String {
        "take_away".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let Some(path) = answers.text(PATH) else {
            return Ok(Err(Mistake {
                field: PATH.to_owned(),
                words: cx.words.get("not_saved-no-path"),
            }));
        };
        Ok(Ok(Next::TakeAway {
            path: PathBuf::from(path),
            format: self.format,
        }))
    }
}

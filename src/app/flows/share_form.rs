//! The page to share: which days, which parts, which kind of file. Then it is seen before it is written.

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::pages::share::{Kind, SharePreview};
use crate::app::share::Wanted;
use crate::app::{Cx, Look, Next};
use crate::store::Error;

const DAYS: &str = "days";
const PARTS: &str = "parts";
const KIND: &str = "kind";

/// How many days can be shared; 0 is all of them.
const SPANS: [i64; 4] = [28, 84, 365, 0];

/// What the form is for.
pub struct ShareForm;

/// The form.
#[must_use]
pub fn new() -> Form {
    Form::new(ShareForm)
}

impl Purpose for ShareForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        (look.words.get("share-title"), look.words.get("look-right"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let field = |id: &str, label: String, hint: String, kind| Field {
            id: id.to_owned(),
            label,
            hint,
            kind,
        };
        let spans =
            SPANS.map(|days| Item::new(days.to_string(), words.get(&format!("share-days-{days}"))));
        let parts = Wanted::ALL
            .map(|it| Item::new(it.name(), words.get(&format!("share-part-{}", it.name()))));
        let kinds = Kind::ALL.map(|it| {
            Item::new(
                it.ending(),
                words.get(&format!("share-kind-{}", it.ending())),
            )
        });
        Ok(vec![
            field(
                DAYS,
                words.get("share-days"),
                String::new(),
                FieldKind::One(spans.into()),
            ),
            field(
                PARTS,
                words.get("share-parts"),
                words.get("share-parts.hint"),
                FieldKind::Many(parts.into()),
            ),
            field(
                KIND,
                words.get("share-kind"),
                words.get("share-kind.hint"),
                FieldKind::One(kinds.into()),
            ),
        ])
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        answers.set(DAYS, "28");
        answers.set_all(PARTS, Wanted::FIRST.map(|it| it.name().to_owned()).into());
        answers.set(KIND, Kind::Html.ending());
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        "share".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let parts: Vec<Wanted> = answers
            .all(PARTS)
            .iter()
            .filter_map(|name| Wanted::named(name))
            .collect();
        if parts.is_empty() {
            return Ok(Err(Mistake {
                field: PARTS.to_owned(),
                words: cx.words.get("share-no-parts"),
            }));
        }
        let days = answers.text(DAYS).and_then(|days| days.parse().ok());
        let kind = answers.text(KIND).and_then(Kind::named);
        Ok(Ok(Next::Push(Box::new(SharePreview::new(
            days.filter(|days| *days > 0),
            parts,
            kind.unwrap_or(Kind::Html),
        )))))
    }
}

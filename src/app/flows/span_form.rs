//! Which days to hold against the usual before them. Either end may stay open.

use super::typed_day;
use crate::app::form::{Answers, Field, FieldKind, Form, Mistake, Purpose};
use crate::app::pages::span::SpanPage;
use crate::app::trend::{self, Shown};
use crate::app::{Cx, Look, Next, View};
use crate::say;
use crate::store::Error;

const FROM: &str = "from";
const TO: &str = "to";

struct SpanForm;

/// The form.
#[must_use]
pub fn new() -> Box<dyn View> {
    Box::new(Form::new(SpanForm))
}

impl Purpose for SpanForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        (look.words.get("look-span"), look.words.get("look-right"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        let field = |id: &str| Field {
            id: id.to_owned(),
            label: words.get(&format!("look-span-ask-{id}")),
            hint: words.get(&format!("look-span-ask-{id}.hint")),
            kind: FieldKind::Line,
        };
        Ok([FROM, TO].map(field).into())
    }

    fn save_words(&self) -> &'static str {
        "look-span-show"
    }

    fn draft_key(&self) -> String {
        "span".to_owned()
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let typed = typed_day::read(FROM, answers, cx)
            .and_then(|from| Ok((from, typed_day::read(TO, answers, cx)?)));
        let (from, to) = match typed {
            Ok(typed) => typed,
            Err(mistake) => return Ok(Err(mistake)),
        };
        let mistake = |field: &str, words: String| {
            let field = field.to_owned();
            Ok(Err(Mistake { field, words }))
        };
        let Some((first, last)) = trend::ends(cx.store, cx.now.today)? else {
            return mistake(FROM, cx.words.get("look-span-none"));
        };
        // Before the first day and after the last one there is nothing to look at.
        let (from, to) = (from.unwrap_or(first), to.unwrap_or(last).min(last));
        if to < first {
            let day = cx.words.date_in(first, cx.now.today);
            return mistake(TO, say!(cx.words, "look-span-before", day = day));
        }
        if to < from {
            return mistake(FROM, cx.words.get("look-span-turned"));
        }
        let from = from.max(first);
        let page = SpanPage::new(Shown { from, to, last });
        Ok(Ok(Next::Push(Box::new(page))))
    }
}

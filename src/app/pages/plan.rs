//! My plan: what I am like when I am all right and what keeps me there, hard spots, early signs, when it gets worse,
//! and after. All of it is the person's own, and no legal document.

use super::people::of_row;
use crate::app::everywhere::{hint, moving};
use crate::app::flows::own_text::{OwnText, OwnWords};
use crate::app::flows::plan_text::PlanText;
use crate::app::flows::sign_form::{self, SIGN};
use crate::app::page::{Block, List, Page, Row, Sentence, Tone};
use crate::app::pages::print::{Print, Printed};
use crate::app::paper::Paper;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::card::PlanPart;
use crate::domain::{Change, Day, Kind, Question, first_line};
use crate::insight::early_sign;
use crate::say;
use crate::store::{Error, Span, Store};

/// The parts in their order; none is that of the early signs.
const PARTS: [Option<PlanText>; 6] = [
    Some(PlanText::Well),
    Some(PlanText::Daily),
    Some(PlanText::Spots),
    None,
    Some(PlanText::Worse),
    Some(PlanText::After),
];

/// The longest row of days that a sign can ask for.
const LONGEST: i64 = 31;

/// The early signs that are here today.
///
/// # Errors
/// When the journal can't be read.
pub fn signs_here(store: &Store, today: Day) -> Result<Vec<PlanPart>, Error> {
    let mut here = Vec::new();
    for part in store.list::<PlanPart>(Span::ALL)? {
        let Some(sign) = &part.early_sign else {
            continue;
        };
        let span = Span::days(today.plus(-LONGEST), today);
        let series = store.series(&sign.question, span)?;
        if early_sign::is_here(sign, &series, today) {
            here.push(part);
        }
    }
    Ok(here)
}

/// The page.
#[derive(Default)]
pub struct Plan {
    parts: Vec<PlanPart>,
    here: Vec<PlanPart>,
}

impl Plan {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn signs(&self) -> impl Iterator<Item = &PlanPart> {
        self.parts.iter().filter(|part| part.part == SIGN)
    }

    /// The first line of a part, or that there is none yet.
    fn detail(&self, part: Option<PlanText>, look: &Look<'_>) -> String {
        let words = look.words;
        let text = match part {
            Some(part) => {
                let found = self.parts.iter().find(|it| it.id == part.id());
                found.map(|it| first_line(&it.text).to_owned())
            }
            None => match self.signs().count() {
                0 => None,
                n => Some(say!(words, "plan-signs-count", n = n)),
            },
        };
        text.unwrap_or_else(|| words.get("plan-nothing"))
    }
}

impl View for Plan {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("plan-title"), words.get("plan-right"));
        for part in &self.here {
            let (sign, then) = sign_form::lines(part);
            page.blocks.push(Block::Sentence(Sentence {
                text: say!(words, "plan-here", sign = sign),
                tone: Tone::Strong,
                indent: 0,
            }));
            if !then.is_empty() {
                page.blocks
                    .push(Block::say(say!(words, "plan-then", then = then)));
            }
        }
        let rows = (1..).zip(PARTS).map(|(number, part)| {
            let name = part.map_or("plan-signs", |part| part.name());
            Row::pick(words.get(name))
                .key(number.to_string())
                .detail(self.detail(part, look))
        });
        // With nothing on it there is nothing to print.
        let print = Row::pick(words.get("plan-print")).key("p");
        let print = (!self.parts.is_empty()).then_some(print);
        page.blocks.push(Block::List(List {
            rows: rows.chain(print).collect(),
        }));
        page.blocks.push(Block::quiet(words.get("plan-own")));
        page.hints = moving(words);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.parts = cx.store.list(Span::ALL)?;
        self.here = signs_here(cx.store, cx.now.today)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(row) => match PARTS.get(row) {
                Some(Some(part)) => Next::Push(Box::new(OwnText::new(*part))),
                Some(None) => Next::Push(Box::new(Signs::default())),
                None if self.parts.is_empty() => Next::Stay,
                None => Next::Push(Box::new(Print::new(ToPrint))),
            },
            _ => Next::Ignored,
        })
    }
}

/// The plan to print.
struct ToPrint;

impl Printed for ToPrint {
    fn names(&self) -> [&'static str; 3] {
        ["plan-print", "plan-title", "plan-print-where"]
    }

    fn text(&self, cx: &Cx<'_>) -> Result<String, Error> {
        let words = cx.words;
        let parts: Vec<PlanPart> = cx.store.list(Span::ALL)?;
        let mut paper = Paper::titled(words.get("plan-title"));
        for part in PARTS {
            let of_it = |it: &&PlanPart| match part {
                Some(part) => it.id == part.id(),
                None => it.part == SIGN,
            };
            let texts: Vec<String> = parts
                .iter()
                .filter(of_it)
                .map(|it| it.text.clone())
                .collect();
            let name = part.map_or("plan-signs", |part| part.name());
            paper.part(words.get(name), &texts);
        }
        Ok(paper.text())
    }
}

/// The early signs.
#[derive(Default)]
struct Signs {
    signs: Vec<PlanPart>,
    questions: Vec<Question>,
}

impl View for Signs {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("plan-signs"), words.get("plan-title"));
        page.blocks.push(Block::quiet(words.get("plan-signs.hint")));
        let mut rows = Vec::new();
        for part in &self.signs {
            let (sign, then) = sign_form::lines(part);
            let row = Row::pick(sign);
            rows.push(row.detail(then));
            if let Some(sign) = &part.early_sign {
                let tie = sign_form::tie(words, &self.questions, sign);
                rows.push(Row::read("").detail(say!(words, "plan-tied", tie = tie)));
            }
        }
        rows.push(Row::pick(words.get("plan-sign-add")).key("n"));
        page.blocks.push(Block::List(List { rows }));
        page.hints = moving(words);
        page.hints.push(of_row(words, Command::New));
        if !self.signs.is_empty() {
            page.hints.push(of_row(words, Command::Remove));
        }
        page.hints.push(hint(words, Command::Back));
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Kept, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.signs = cx.store.list(Span::ALL)?;
        self.signs.retain(|part| part.part == SIGN);
        self.questions = cx.store.questions()?;
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(row) => Next::Push(match self.signs.get(row) {
                Some(sign) => sign_form::change(sign.clone()),
                None => sign_form::add(),
            }),
            Act::Do(Command::New) => Next::Push(sign_form::add()),
            Act::Do(Command::Change) => match self.signs.get(at) {
                Some(sign) => Next::Push(sign_form::change(sign.clone())),
                None => Next::Stay,
            },
            Act::Do(Command::Remove) => {
                if let Some(sign) = self.signs.get(at) {
                    cx.commit(&Change::remove(Kind::PlanPart, sign.id))?;
                    cx.say(cx.words.get("plan-sign-removed"));
                }
                Next::Stay
            }
            _ => Next::Ignored,
        })
    }
}

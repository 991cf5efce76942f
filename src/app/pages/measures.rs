//! Questionnaires: those that ship, and scales of the person's own. Nothing here asks by itself. A total is a number and
//! no diagnosis.

use super::measure::MeasurePage;
use crate::app::everywhere::{hint, moving};
use crate::app::flows::measure::MeasureFlow;
use crate::app::flows::own_scale;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::instrument::Instrument;
use crate::domain::trial::Measure;
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// The most answers that are listed, the newest.
const LISTED: usize = 50;

/// The page.
#[derive(Default)]
pub struct Measures {
    /// The newest first.
    all: Vec<Measure>,
}

impl Measures {
    /// The questionnaires.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn last(&self, instrument: &Instrument) -> Option<&Measure> {
        self.all.iter().find(|it| it.instrument == instrument.slug)
    }
}

/// What a questionnaire is called: those that ship by their names, others as the person named them.
#[must_use]
pub fn name(measure: &Measure) -> &str {
    Instrument::named(&measure.instrument).map_or(measure.instrument.as_str(), |it| &it.name)
}

/// `2 of 6`, or the total alone where its range is not known.
#[must_use]
pub fn total(words: &Words, measure: &Measure) -> String {
    let Some(total) = measure.total else {
        return words.get("measure-no-total");
    };
    match Instrument::named(&measure.instrument) {
        Some(it) => say!(words, "measure-total", n = total, of = it.highest()),
        None => total.to_string(),
    }
}

impl View for Measures {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let (words, today) = (look.words, look.now.today);
        let mut page = Page::titled(words.get("measure-title"), words.get("look-right"));
        page.blocks.push(Block::say(words.get("measure-about")));
        let rows = Instrument::all().iter().map(|it| {
            let again = self.last(it).map(|last| it.again_from(last.day));
            let again = again.filter(|day| *day > today);
            let when =
                again.map(|day| say!(words, "measure-again", day = words.date_in(day, today)));
            Row::pick(say!(
                words,
                "measure-row",
                name = it.name.as_str(),
                about = it.about.as_str(),
                n = it.items.len()
            ))
            .detail(when.unwrap_or_default())
        });
        let own = Row::pick(words.get("measure-own")).key("n");
        page.blocks.push(Block::List(List {
            rows: rows.chain([own]).collect(),
        }));
        if !self.all.is_empty() {
            page.blocks.push(Block::heading(words.get("measure-kept")));
            let rows = self.all.iter().map(|it| {
                Row::pick(words.day_in(it.day, today)).detail(say!(
                    words,
                    "measure-kept-row",
                    name = name(it),
                    total = total(words, it)
                ))
            });
            page.blocks.push(Block::List(List {
                rows: rows.collect(),
            }));
        }
        page.hints = moving(words);
        page.hints.push(hint(words, Command::Back));
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Settings, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.all = cx.store.newest(cx.now.today, 0, LISTED)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let shipped = Instrument::all();
        Ok(match act {
            Act::Do(Command::New) => Next::Push(Box::new(own_scale::new())),
            Act::Pick(row) if row < shipped.len() => match shipped.get(row) {
                Some(it) => {
                    let last = self.last(it).map(|last| it.again_from(last.day));
                    match last.filter(|day| *day > cx.now.today) {
                        Some(day) => {
                            let day = cx.words.date_in(day, cx.now.today);
                            cx.say(say!(cx.words, "measure-not-yet", day = day));
                            Next::Stay
                        }
                        None => Next::Push(Box::new(MeasureFlow::new(it))),
                    }
                }
                None => Next::Stay,
            },
            Act::Pick(row) if row == shipped.len() => Next::Push(Box::new(own_scale::new())),
            Act::Pick(row) => match self.all.get(row - shipped.len() - 1) {
                Some(it) => Next::Push(Box::new(MeasurePage::new(it.id))),
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }
}

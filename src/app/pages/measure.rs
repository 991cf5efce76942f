//! The answers of one questionnaire on one day, as they were given.

use super::measures::{name, total};
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::instrument::Instrument;
use crate::domain::trial::Measure;
use crate::domain::{Change, Id, Kind};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// The page.
pub struct MeasurePage {
    id: Id,
    measure: Option<Measure>,
}

impl MeasurePage {
    /// The page of the answers `id`.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self { id, measure: None }
    }
}

/// What a total says and does not say, with the notice and the source.
#[must_use]
pub fn said(words: &Words, instrument: &Instrument, total: i32) -> Vec<Block> {
    let range = say!(
        words,
        "measure-range",
        name = instrument.name.as_str(),
        n = total,
        of = instrument.highest()
    );
    let band = words.get(if total >= instrument.talk_from {
        "measure-talk"
    } else {
        "measure-below"
    });
    vec![
        Block::say(format!(
            "{range} {band} {}",
            words.get("measure-no-diagnosis")
        )),
        Block::quiet(instrument.notice.clone()),
        Block::quiet(instrument.source.clone()),
    ]
}

/// An item with its answer.
#[must_use]
pub fn row(instrument: Option<&Instrument>, item: &str, answer: i32) -> Row {
    let text = instrument
        .and_then(|it| it.items.iter().find(|known| known.slug == item))
        .map_or(item, |it| it.text.as_str());
    let answered = usize::try_from(answer)
        .ok()
        .and_then(|at| instrument?.answers.get(at));
    let answered = answered.map(|word| format!("{answer} {word}"));
    Row::read(text).detail(answered.unwrap_or_else(|| answer.to_string()))
}

impl View for MeasurePage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(measure) = &self.measure else {
            return Page::titled(words.get("measure-title"), String::new())
                .hinted(words, &[Command::Back]);
        };
        let day = words.day_in(measure.day, look.now.today);
        let mut page = Page::titled(name(measure), day);
        let instrument = Instrument::named(&measure.instrument);
        let rows = measure
            .answers
            .iter()
            .map(|(item, answer)| row(instrument, item, *answer));
        page.blocks.push(Block::List(List {
            rows: rows.collect(),
        }));
        match (instrument, measure.total) {
            (Some(it), Some(total)) => page.blocks.extend(said(words, it, total)),
            _ => page.blocks.push(Block::say(total(words, measure))),
        }
        page.hinted(words, &[Command::Remove, Command::Back, Command::Erase])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Trial, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.measure = cx.store.get(self.id)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::Remove) if self.measure.is_some() => {
                cx.commit(&Change::remove(Kind::Measure, self.id))?;
                cx.say(cx.words.get("links-trial-removed"));
                Next::Back
            }
            _ => Next::Ignored,
        })
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::Measure, self.id))
    }
}

//! A standard questionnaire, an item at a time, in its developers' words; the answers are kept when the person says so.

use std::collections::BTreeMap;

use crate::app::everywhere::hint;
use crate::app::page::{Block, Choice, Hint, List, Page, Question};
use crate::app::pages::measure::{row, said};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::instrument::Instrument;
use crate::domain::trial::Measure;
use crate::domain::{Change, What};
use crate::say;
use crate::store::Error;

/// The flow.
pub struct MeasureFlow {
    instrument: &'static Instrument,
    /// Those given so far, in the order of the items.
    answers: Vec<i32>,
}

impl MeasureFlow {
    /// The first item of `instrument`.
    #[must_use]
    pub fn new(instrument: &'static Instrument) -> Self {
        Self {
            instrument,
            answers: Vec::new(),
        }
    }

    fn is_done(&self) -> bool {
        self.answers.len() >= self.instrument.items.len()
    }

    fn given(&self) -> BTreeMap<String, i32> {
        let items = self.instrument.items.iter().map(|item| item.slug.clone());
        items.zip(self.answers.iter().copied()).collect()
    }

    fn answer(&mut self, number: usize) -> Next {
        match i32::try_from(number) {
            Ok(answer) if number < self.instrument.answers.len() && !self.is_done() => {
                self.answers.push(answer);
                Next::Move(0)
            }
            _ => Next::Stay,
        }
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let answers = self.given();
        let measure = Measure {
            id: cx.new_id(),
            instrument: self.instrument.slug.clone(),
            version: self.instrument.version.clone(),
            day: cx.now.today,
            total: self.instrument.total(&answers),
            answers,
        };
        cx.commit(&Change::put(What::Saved, measure))?;
        cx.say(cx.words.get("measure-saved"));
        Ok(Next::Back)
    }
}

impl View for MeasureFlow {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let (words, it) = (look.words, self.instrument);
        let at = say!(
            words,
            "measure-at",
            n = (self.answers.len() + 1).min(it.items.len()),
            of = it.items.len()
        );
        let mut page = Page::titled(it.name.clone(), at);
        let given = self.given();
        if let (true, Some(total)) = (self.is_done(), it.total(&given)) {
            let rows = it
                .items
                .iter()
                .filter_map(|item| Some(row(Some(it), &item.slug, *given.get(&item.slug)?)));
            page.blocks.push(Block::List(List {
                rows: rows.collect(),
            }));
            page.blocks.extend(said(words, it, total));
            page.hints.push(Hint {
                label: words.get("measure-keep"),
                ..hint(words, Command::Keep)
            });
            return page.hinted(words, &[Command::StepBack, Command::Back]);
        }
        let item = it.items.get(self.answers.len());
        page.blocks.push(Block::quiet(it.ask.clone()));
        page.blocks.push(Block::Question(Question {
            ask: item.map(|item| item.text.clone()).unwrap_or_default(),
            choices: (0..)
                .zip(&it.answers)
                .map(|(key, answer): (u8, &String)| Choice {
                    key: key.to_string(),
                    label: answer.clone(),
                    ..Choice::default()
                })
                .collect(),
            ..Question::default()
        }));
        page.blocks.push(Block::quiet(it.notice.clone()));
        page.hinted(words, &[Command::StepBack, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Question]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::Keep) if self.is_done() => return self.save(cx),
            Act::Do(Command::Keep | Command::Open) => self.answer(at),
            Act::Pick(row) if !self.is_done() => self.answer(row),
            Act::Number(number) => self.answer(usize::try_from(number).unwrap_or(usize::MAX)),
            Act::Do(Command::StepBack) => match self.answers.pop() {
                Some(_) => Next::Move(0),
                None => Next::Back,
            },
            _ => Next::Ignored,
        })
    }
}

//! One dip: how far it went, and what was written down on the days when it turned. A list, and not a claim.

use super::day::DayPage;
use crate::app::dips::{depth, ended};
use crate::app::everywhere::moving;
use crate::app::flows::check_in::called;
use crate::app::page::{Block, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Day, Done, Question, first_line};
use crate::insight::Dip;
use crate::say;
use crate::store::{Error, OneDay};
use crate::words::Words;

/// The page.
pub struct DipPage {
    question: Question,
    dip: Dip,
    /// The last day of the dip, and the first day back; only of one that passed.
    turned: Vec<OneDay>,
}

impl DipPage {
    /// The page of a dip in the answers to `question`.
    #[must_use]
    pub fn new(question: Question, dip: Dip) -> Self {
        Self {
            question,
            dip,
            turned: Vec::new(),
        }
    }

    fn words(&self, words: &Words, today: Day) -> Vec<String> {
        let dip = &self.dip;
        let from = words.day_in(dip.start, today);
        let mut said = vec![format!(
            "{} {}.",
            say!(
                words,
                "dips-one",
                name = words.question_name(&self.question),
                day = from,
                depth = depth(words, dip)
            ),
            ended(words, dip)
        )];
        if !dip.pile_ups.is_empty() {
            let days: Vec<String> = dip
                .pile_ups
                .iter()
                .map(|day| words.date_in(*day, today))
                .collect();
            said.push(say!(words, "dips-piled", days = words.all_of(&days)));
        }
        said.push(words.get("dips-longer"));
        said
    }
}

/// What was written down on a day: goals done, people, exercises, entries.
fn written(look: &Look<'_>, day: &OneDay) -> Vec<String> {
    let words = look.words;
    let mut all: Vec<String> = day
        .ticks
        .iter()
        .filter(|tick| tick.state != Done::NotToday)
        .filter_map(|tick| day.goals.get(&tick.goal))
        .map(|goal| goal.text.clone())
        .collect();
    all.extend(day.people.values().map(|it| called(it, look.own)));
    if !day.practices.is_empty() {
        all.push(words.get("links-thing-practice"));
    }
    let notes = day.check_ins.iter().filter_map(|it| it.note.as_deref());
    let texts = notes.chain(day.entries.iter().map(|it| it.text.as_str()));
    all.extend(texts.map(|text| first_line(text).to_owned()));
    all.dedup();
    all
}

impl View for DipPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("dips-title"), words.get("look-right"));
        let said = self.words(words, look.now.today).join("\n");
        page.blocks.push(Block::say(said));
        if !self.turned.is_empty() {
            page.blocks.push(Block::heading(words.get("dips-turned")));
        }
        for day in &self.turned {
            let on = words.day_in(day.day, look.now.today);
            let mut rows = vec![Row::pick(on)];
            let written = written(look, day);
            if written.is_empty() {
                rows.push(Row::read(words.get("dips-turned-nothing")));
            }
            rows.extend(written.into_iter().map(Row::read));
            page.blocks.push(Block::List(List { rows }));
        }
        if !self.turned.is_empty() {
            page.blocks
                .push(Block::quiet(words.get("dips-turned-only")));
            page.hints = moving(words);
        }
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.turned.clear();
        if self.dip.passed() {
            for day in [self.dip.until.plus(-1), self.dip.until] {
                self.turned.push(cx.store.one_day(day)?);
            }
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Pick(row) => match self.turned.get(row) {
                Some(day) => Next::Push(Box::new(DayPage::new(day.day))),
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }
}

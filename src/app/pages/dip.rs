//! One dip: how far it went, and what was written down on the days when it turned. A list, and not a claim.

use super::day::DayPage;
use super::how::How;
use crate::app::dips::{depth, ended};
use crate::app::everywhere::moving;
use crate::app::flows::check_in::called;
use crate::app::page::{Block, List, Page, Row};
use crate::app::trend_words::level;
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

    /// What is said of it, each sentence with the id of how it was worked out.
    fn told(&self, words: &Words, today: Day) -> Vec<(String, &'static str)> {
        let dip = &self.dip;
        let from = words.day_in(dip.start, today);
        let one = say!(
            words,
            "dips-one",
            name = words.question_name(&self.question),
            day = from,
            depth = depth(words, dip)
        );
        let before = say!(
            words,
            "dips-before",
            middle = level(words, dip.baseline),
            n = dip.n
        );
        let said = format!("{one} {}. {before}", ended(words, dip));
        let mut told = vec![(said, "how-dip")];
        if !dip.pile_ups.is_empty() {
            let days: Vec<String> = dip
                .pile_ups
                .iter()
                .map(|day| words.date_in(*day, today))
                .collect();
            let piled = say!(words, "dips-piled", days = words.all_of(&days));
            told.push((piled, "how-piled"));
        }
        told.push((words.get("dips-longer"), "how-dip"));
        told
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
        let told = self.told(words, look.now.today).into_iter();
        let said: Vec<String> = told.map(|(text, _)| text).collect();
        page.blocks.push(Block::say(said.join("\n")));
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
        page.hinted(words, &[Command::Why, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Told, Context::List]
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

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::Why) => How::open(self.told(cx.words, cx.now.today)),
            Act::Pick(row) => match self.turned.get(row) {
                Some(day) => Next::Push(Box::new(DayPage::new(day.day))),
                None => Next::Stay,
            },
            _ => Next::Ignored,
        })
    }
}

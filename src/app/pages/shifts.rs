//! What has shifted: for every daily question the run chart's word and the direction of half a year, with a place to
//! write what changed.

use super::how::How;
use crate::app::everywhere::moving;
use crate::app::flows::write::Write;
use crate::app::page::{Block, List, Page, Row, Sentence};
use crate::app::shifts::{self, Shifted};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Day, Entry};
use crate::store::Error;
use crate::words::Words;

/// The page.
#[derive(Default)]
pub struct ShiftsPage {
    all: Vec<Shifted>,
    /// What was written about each shift, in the order of those that have one.
    written: Vec<Option<Entry>>,
}

impl ShiftsPage {
    /// Half a year up to today.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn told(&self, words: &Words, today: Day) -> Vec<(String, &'static str)> {
        let all = self.all.iter();
        let mut told: Vec<_> = all
            .flat_map(|it| shifts::sentences(words, it, today))
            .collect();
        told.sort_by_key(|(_, rule)| std::cmp::Reverse(*rule));
        told
    }

    fn abouts(&self) -> impl Iterator<Item = String> {
        self.all.iter().filter_map(Shifted::about)
    }
}

impl View for ShiftsPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let (words, today) = (look.words, look.now.today);
        let mut page = Page::titled(words.get("shifts-title"), words.get("look-right"));
        if self.all.is_empty() {
            page.blocks.push(Block::say(words.get("shifts-no-days")));
            return page.hinted(words, &[Command::Back]);
        }
        let mut written = self.written.iter();
        for it in &self.all {
            let said: Vec<String> = shifts::sentences(words, it, today)
                .into_iter()
                .map(|(text, _)| text)
                .collect();
            page.blocks.push(Block::Sentence(Sentence {
                text: said.join("\n"),
                ..Sentence::default()
            }));
            if it.about().is_some() {
                let row = match written.next().and_then(Option::as_ref) {
                    Some(entry) => Row::pick(words.get("shifts-wrote")).detail(entry.first_line()),
                    None => Row::pick(words.get("shifts-write")),
                };
                page.blocks.push(Block::List(List { rows: vec![row] }));
            }
        }
        if page.picks() > 0 {
            page.hints = moving(words);
        }
        page.hinted(words, &[Command::Why, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Told, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.all = shifts::read(cx.store, cx.now.today)?;
        self.written = self
            .abouts()
            .map(|about| cx.store.get::<Entry>(Entry::id_about(&about)))
            .collect::<Result<_, _>>()?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::Why) => How::open(self.told(cx.words, cx.now.today)),
            Act::Pick(row) => {
                let about = self.abouts().nth(row);
                match about {
                    Some(about) => Next::Push(Box::new(Write::about(about, cx)?)),
                    None => Next::Stay,
                }
            }
            _ => Next::Ignored,
        })
    }
}

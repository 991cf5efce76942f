//! What goes with better days: what stands out in words, everything that was looked at as a list, and small trials of
//! one's own.

use super::how::How;
use super::trial::{TrialPage, lasts};
use crate::app::everywhere::{hint, moving};
use crate::app::flows::trial_form;
use crate::app::link_words;
use crate::app::links::{self, Link, Looked};
use crate::app::page::{Block, Column, Hint, List, Page, Row, Table, TableRow};
use crate::app::trend_words::level;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::Day;
use crate::domain::trial::Trial;
use crate::insight::compare::Lag;
use crate::insight::thresholds::LINK_DAYS;
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// The page.
#[derive(Default)]
pub struct LinksPage {
    looked: Looked,
    /// Everything is listed.
    listed: bool,
    /// The newest first.
    trials: Vec<Trial>,
}

impl LinksPage {
    /// What stands out, in words.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn rows(&self, words: &Words, today: Day) -> Vec<Row> {
        let found = self.looked.better().map(|(link, _)| {
            // One thing may stand out by several questions.
            let thing = link_words::thing(words, &link.thing);
            Row::pick(say!(words, "links-try", thing = thing))
                .detail(words.question_short(&link.question))
        });
        let own = Row::pick(words.get("links-try-own")).key("n");
        let trials = self.trials.iter().map(|trial| {
            let stands = match lasts(trial) {
                Some((first, _)) if today < first => {
                    say!(
                        words,
                        "links-trial-starts",
                        day = words.date_in(first, today)
                    )
                }
                Some((first, last)) if today <= last => say!(
                    words,
                    "links-trial-day",
                    day = today.since(first) + 1,
                    of = last.since(first) + 1
                ),
                Some((_, last)) => {
                    say!(words, "links-trial-ended", day = words.date_in(last, today))
                }
                None => String::new(),
            };
            Row::pick(trial.what.clone()).detail(stands)
        });
        found.chain([own]).chain(trials).collect()
    }

    fn table(&self, words: &Words) -> Table {
        let column = |id: &str, width, spare| Column {
            name: words.get(id),
            width,
            spare,
        };
        Table {
            columns: vec![
                column("links-column-thing", 0, 0),
                column("links-column-question", 10, 0),
                column("links-column-with", 10, 0),
                column("links-column-without", 10, 0),
                column("links-column-between", 14, 1),
            ],
            rows: self
                .looked
                .all
                .iter()
                .map(|link| row(words, link))
                .collect(),
        }
    }
}

/// A link as a row: who asks for the list sees all of them, whichever way they go.
fn row(words: &Words, link: &Link) -> TableRow {
    let thing = link_words::thing(words, &link.thing);
    let thing = match link.lag {
        Lag::SameDay => thing,
        Lag::NextDay => say!(words, "links-next-day", thing = thing),
    };
    let counted = |mean: f64, n: usize| format!("{} ({n})", level(words, mean));
    let mut cells = vec![thing, words.question_short(&link.question)];
    match &link.said {
        Ok(it) => cells.extend([
            counted(it.with.mean, it.with.n),
            counted(it.without.mean, it.without.n),
            say!(
                words,
                "links-range",
                low = words.number(it.low, 1),
                high = words.number(it.high, 1)
            ),
        ]),
        Err(early) => cells.extend([
            format!("({})", early.with),
            format!("({})", early.without),
            words.get("links-too-early"),
        ]),
    }
    TableRow {
        cells,
        ..TableRow::default()
    }
}

impl View for LinksPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("links-title"), words.get("look-right"));
        let as_list = |label: &str| Hint {
            label: words.get(label),
            ..hint(words, Command::AsList)
        };
        if self.listed {
            page.blocks
                .push(Block::quiet(say!(words, "links-list", days = LINK_DAYS)));
            page.blocks.push(Block::Table(self.table(words)));
            page.hints = vec![as_list("links-hint-words"), hint(words, Command::Back)];
            return page;
        }
        let said = link_words::sentences(words, &self.looked);
        for same in said.chunk_by(|one, other| one.1 == other.1 && one.1 != "how-link") {
            let texts: Vec<&str> = same.iter().map(|(text, _)| text.as_str()).collect();
            page.blocks.push(Block::say(texts.join("\n")));
        }
        page.blocks
            .push(Block::heading(words.get("links-try-heading")));
        page.blocks.push(Block::List(List {
            rows: self.rows(words, look.now.today),
        }));
        page.hints = moving(words);
        if !self.looked.all.is_empty() {
            page.hints.push(as_list("links-hint-list"));
        }
        page.hinted(words, &[Command::Why, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Links, Context::Told, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.looked = links::read(cx.store, cx.now.today)?;
        self.trials = cx.store.list::<Trial>(Span::ALL)?;
        self.trials
            .sort_by_key(|trial| std::cmp::Reverse(lasts(trial)));
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::AsList) => {
                self.listed = !self.listed;
                Next::Move(0)
            }
            Act::Do(Command::Back | Command::Quit) if self.listed => {
                self.listed = false;
                Next::Move(0)
            }
            Act::Do(Command::Why) => {
                let said = link_words::sentences(cx.words, &self.looked);
                How::open(said)
            }
            Act::Do(Command::New) => Next::Push(Box::new(trial_form::new(None))),
            Act::Pick(row) if !self.listed => {
                let found = self.looked.better().nth(row);
                let after = self.looked.better.len() + 1;
                match (found, row.checked_sub(after)) {
                    (Some((link, _)), _) => {
                        let what = link_words::thing(cx.words, &link.thing);
                        let question = link.question.slug.clone();
                        Next::Push(Box::new(trial_form::new(Some((what, question)))))
                    }
                    (None, Some(at)) => match self.trials.get(at) {
                        Some(trial) => Next::Push(Box::new(TrialPage::new(trial.id))),
                        None => Next::Stay,
                    },
                    (None, None) => Next::Push(Box::new(trial_form::new(None))),
                }
            }
            _ => Next::Ignored,
        })
    }
}

//! Who the person connected with lately, and how often. In the order of the people page: a ranking by count would
//! invite guilt, and so would a row for everyone there was no contact with.

use super::person::PersonPage;
use crate::app::everywhere::{hint, moving};
use crate::app::flows::check_in::called;
use crate::app::page::{Bar, Bars, Block, Chart, ChartKind, Hint, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::insight::thresholds::WEEK;
use crate::say;
use crate::store::{Error, Known, Span};
use crate::words::Words;

/// How many weeks can be shown, the fewest first.
const WEEKS: [i64; 5] = [1, 4, 12, 26, 52];

/// Four weeks at first.
const FIRST: usize = 1;

/// The page.
pub struct ConnectionPage {
    /// The number of its width in [`WEEKS`].
    width: usize,
    /// Everyone there was contact with in these weeks.
    known: Vec<Known>,
}

impl Default for ConnectionPage {
    fn default() -> Self {
        Self::new()
    }
}

impl ConnectionPage {
    /// The last four weeks.
    #[must_use]
    pub fn new() -> Self {
        Self {
            width: FIRST,
            known: Vec::new(),
        }
    }

    fn weeks(&self) -> i64 {
        WEEKS.get(self.width).copied().unwrap_or(4)
    }

    fn words(&self, words: &Words) -> Vec<String> {
        let sum = |count: fn(&Known) -> usize| self.known.iter().map(count).sum::<usize>();
        if self.known.is_empty() {
            return vec![words.get("look-people-none")];
        }
        let mut said = vec![say!(
            words,
            "look-connected",
            people = self.known.len(),
            times = sum(|it| it.times.days),
        )];
        let (me, them) = (sum(|it| it.times.me_first), sum(|it| it.times.them_first));
        if me + them > 0 {
            said.push(say!(words, "look-people-first", me = me, them = them));
        }
        said
    }

    fn bar(look: &Look<'_>, known: &Known) -> Bar {
        let times = known.times;
        let count = |times: usize| f64::from(u32::try_from(times).unwrap_or(u32::MAX));
        let last = known
            .last
            .map(|last| look.words.ago(last.day, look.now.today));
        Bar {
            label: called(&known.person, look.own),
            value: count(times.days - times.them_first.min(times.days)),
            second: count(times.them_first),
            cells: vec![times.days.to_string(), last.unwrap_or_default()],
            pick: true,
            ..Bar::default()
        }
    }
}

impl View for ConnectionPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let title = say!(words, "look-people-title", n = self.weeks());
        let mut page = Page::titled(title, words.get("look-right"));
        let column = |id: &str| words.get(id);
        let bars = Bars {
            columns: vec![
                column("look-people-person"),
                column("look-people-times"),
                column("look-people-last"),
            ],
            rows: self
                .known
                .iter()
                .map(|known| Self::bar(look, known))
                .collect(),
            legend: [
                words.get("look-people-legend-me"),
                words.get("look-people-legend-them"),
                String::new(),
            ],
            ..Bars::default()
        };
        if self.known.is_empty() {
            page.blocks
                .extend(self.words(words).into_iter().map(Block::say));
        } else {
            page.blocks.push(Block::Chart(Chart {
                words: self.words(words),
                kind: ChartKind::Bars(bars),
            }));
            page.blocks
                .push(Block::quiet(words.get("look-people-only")));
        }
        page.hints = moving(words);
        let widths = [
            (Command::More, self.width + 1 < WEEKS.len()),
            (Command::Fewer, self.width > 0),
        ];
        let open = widths.into_iter().filter(|(_, there)| *there);
        page.hints.push(Hint {
            commands: open.map(|(command, _)| command).collect(),
            label: words.get("look-people-hint-weeks"),
            menu: true,
        });
        page.hints.push(hint(words, Command::Back));
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Chart, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        let span = Span::days(today.plus(1 - self.weeks() * WEEK), today);
        self.known = cx.store.network(span)?;
        self.known.retain(|known| known.times.days > 0);
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.width = match act {
            Act::Do(Command::More) => (self.width + 1).min(WEEKS.len() - 1),
            Act::Do(Command::Fewer) => self.width.saturating_sub(1),
            Act::Pick(row) => {
                return Ok(match self.known.get(row) {
                    Some(known) => Next::Push(Box::new(PersonPage::new(known.person.id))),
                    None => Next::Stay,
                });
            }
            _ => return Ok(Next::Ignored),
        };
        self.load(cx)?;
        Ok(Next::Move(0))
    }
}

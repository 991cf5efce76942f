//! Who the person connected with lately, and how often. In the order of the people page: a ranking by count would
//! invite guilt, and so would a row for everyone there was no contact with.

use super::how::How;
use super::person::PersonPage;
use crate::app::everywhere::moving;
use crate::app::flows::check_in::called;
use crate::app::page::{Bar, Bars, Block, Chart, ChartKind, Hint, Page};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::Day;
use crate::insight::thresholds::WEEK;
use crate::say;
use crate::store::{Error, Known, Span};
use crate::words::Words;

/// How many weeks can be shown, the fewest first.
const WEEKS: [i64; 7] = [1, 4, 12, 26, 52, 156, 520];

/// Four weeks at first.
const FIRST: usize = 1;

/// The page.
pub struct ConnectionPage {
    /// The number of its width in [`WEEKS`].
    width: usize,
    /// How many of these widths lie between their end and today.
    back: i64,
    /// The first and the last day of these weeks.
    days: Option<(Day, Day)>,
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
            back: 0,
            days: None,
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
        let felt = [
            ("reach-felt-warm", sum(|it| it.times.warm)),
            ("reach-felt-okay", sum(|it| it.times.okay)),
            ("reach-felt-hard", sum(|it| it.times.hard)),
        ];
        let felt = felt.into_iter().filter(|(_, times)| *times > 0);
        let felt: Vec<String> = felt
            .map(|(id, times)| format!("{} {times}", words.get(id)))
            .collect();
        if !felt.is_empty() {
            said.push(say!(words, "look-people-felt", felt = felt.join(", ")));
        }
        let gave = sum(|it| it.times.gave);
        if gave > 0 {
            said.push(say!(words, "look-people-gave", n = gave));
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
        let title = match self.days.filter(|_| self.back > 0) {
            Some((from, to)) => say!(
                words,
                "look-people-title-span",
                from = words.date_in(from, look.now.today),
                to = words.date_in(to, look.now.today)
            ),
            None => say!(words, "look-people-title", n = self.weeks()),
        };
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
        let mut spans = vec![Command::Earlier];
        spans.extend((self.back > 0).then_some(Command::Later));
        page.hints.push(Hint {
            commands: spans,
            label: words.get("look-people-hint-spans"),
            menu: true,
        });
        page.hinted(words, &[Command::Back, Command::Why])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Chart, Context::Told, Context::Time, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let days = self.weeks() * WEEK;
        let to = cx.now.today.plus(-self.back * days);
        let from = to.plus(1 - days);
        self.days = Some((from, to));
        self.known = cx.store.network(Span::days(from, to))?;
        self.known.retain(|known| known.times.days > 0);
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        (self.width, self.back) = match act {
            Act::Do(Command::Why) => {
                let said = self.words(cx.words).into_iter();
                return Ok(How::open(said.map(|text| (text, "how-contacts")).collect()));
            }
            Act::Do(Command::More) => ((self.width + 1).min(WEEKS.len() - 1), 0),
            Act::Do(Command::Fewer) => (self.width.saturating_sub(1), 0),
            Act::Do(Command::Earlier) => {
                let first = cx.now.today.plus(-(self.back + 1) * self.weeks() * WEEK);
                let there = cx.now.past_day(first).is_ok();
                (self.width, self.back + i64::from(there))
            }
            Act::Do(Command::Later) => (self.width, (self.back - 1).max(0)),
            Act::Do(Command::Now) => (self.width, 0),
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

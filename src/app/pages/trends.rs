//! Mood, stress, getting back up, sleep and whatever else is asked daily, over days: as charts, day by day, by week.

mod charts;
mod lists;
mod time;

use std::collections::BTreeMap;

use super::day::DayPage;
use super::how::How;
use crate::app::everywhere::{hint, moving};
use crate::app::page::{Block, Hint, Page};
use crate::app::trend::{self, CHARTS_FROM, Trend, days_of};
use crate::app::trend_words::trend_words;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{By, CheckIn, Day};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;
use time::{Time, Width};

/// A way to show other days, when there are some.
type Way = fn(Time, Day, Day) -> Option<Time>;

/// How the days of a question are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Chart,
    Days,
    Weeks,
}

/// The charts of all daily questions, one in front.
pub struct Trends {
    time: Time,
    shape: Shape,
    /// The number of the question in front.
    front: usize,
    /// The day of the chart that is being read.
    point: Option<Day>,
    /// The first day with a check-in, and the last day that can be looked at.
    ends: Option<(Day, Day)>,
    trends: Vec<Trend>,
    /// The check-ins of the days listed; only read for the list.
    check_ins: BTreeMap<Day, Vec<CheckIn>>,
    /// How many days have a check-in, while they are too few for charts.
    few: Option<usize>,
    /// Lines are read one after the other.
    plain: bool,
}

impl Default for Trends {
    fn default() -> Self {
        Self::new()
    }
}

impl Trends {
    /// The last four weeks, with the first question in front.
    #[must_use]
    pub fn new() -> Self {
        Self {
            time: Time::new(),
            shape: Shape::Chart,
            front: 0,
            point: None,
            ends: None,
            trends: Vec::new(),
            check_ins: BTreeMap::new(),
            few: None,
            plain: false,
        }
    }

    fn in_front(&self) -> Option<&Trend> {
        self.trends.get(self.front)
    }

    /// The question that comes `by` after the one in front.
    fn beside(&self, by: usize) -> usize {
        (self.front + by) % self.trends.len().max(1)
    }

    fn title(&self, words: &Words, trend: &Trend) -> String {
        let name = words.question_name(&trend.question);
        let shown = trend.shown;
        let title = match self.time.width() {
            Width::All => say!(words, "trend-title.all", name = name),
            _ if !shown.newest_days() => say!(
                words,
                "trend-title.span",
                name = name,
                from = words.date_in(shown.from, shown.last),
                to = words.date_in(shown.to, shown.last),
            ),
            Width::Days(days) => say!(words, "trend-title", name = name, days = days),
            Width::Years(years) => say!(words, "trend-title.years", name = name, years = years),
        };
        match self.shape {
            Shape::Chart => title,
            Shape::Days => say!(words, "trend-title.list", title = title),
            Shape::Weeks => say!(words, "trend-title.weeks", title = title),
        }
    }

    fn few_page(&self, words: &Words, few: usize) -> Page {
        let title = words.get("trend-charts");
        let mut page = Page::titled(title, words.get("trend-right"));
        let so_far = if few == 0 {
            say!(words, "trend-none-yet", of = CHARTS_FROM)
        } else {
            say!(words, "trend-so-far", n = few, of = CHARTS_FROM)
        };
        page.blocks.push(Block::say(so_far));
        page.blocks.push(Block::say(words.get("trend-no-rush")));
        page.hinted(words, &[Command::CheckIn, Command::Back])
    }

    fn hints(&self, words: &Words) -> Vec<Hint> {
        let named = |commands: &[Command], label: String| Hint {
            commands: commands.to_vec(),
            label,
            menu: true,
        };
        let there = |ways: [(Command, Way); 2]| -> Vec<Command> {
            let Some((first, last)) = self.ends else {
                return Vec::new();
            };
            let open = ways
                .into_iter()
                .filter(|(_, way)| way(self.time, first, last).is_some());
            open.map(|(command, _)| command).collect()
        };
        // One way only has its own name.
        let ways_hint = |ways: [(Command, Way); 2], both: &str| {
            let open = there(ways);
            match open.as_slice() {
                [one] => named(&open, words.get(&format!("command-{}", one.name()))),
                _ => named(&open, words.get(both)),
            }
        };
        let time = ways_hint(
            [
                (Command::Earlier, Time::earlier),
                (Command::Later, Time::later),
            ],
            "trend-hint-time",
        );
        let days = ways_hint(
            [(Command::More, Time::more), (Command::Fewer, Time::fewer)],
            "trend-hint-days",
        );
        let next = (self.trends.len() > 1).then(|| {
            let trend = self.trends.get(self.beside(1));
            let name = trend.map(|trend| words.question_short(&trend.question));
            named(
                &[Command::NextChart],
                name.unwrap_or_default().to_lowercase(),
            )
        });
        let as_chart = |command| Hint {
            menu: false,
            ..named(&[command], words.get("trend-hint-chart"))
        };
        let read = Hint {
            menu: false,
            ..named(&[Command::Up, Command::Down], words.get("trend-hint-read"))
        };
        let mut hints = Vec::new();
        match self.shape {
            Shape::Chart => {
                hints.push(time);
                hints.extend(next);
                hints.push(hint(words, Command::AsList));
                hints.push(hint(words, Command::Back));
                hints.extend([days, hint(words, Command::ByWeek), read]);
                hints.push(hint(words, Command::Why));
            }
            Shape::Days => {
                hints.extend(moving(words));
                hints.push(as_chart(Command::AsList));
                hints.push(time);
                hints.push(hint(words, Command::Back));
                hints.push(hint(words, Command::ByWeek));
                hints.push(days);
                hints.extend(next);
            }
            Shape::Weeks => {
                hints.push(as_chart(Command::ByWeek));
                hints.push(time);
                hints.push(hint(words, Command::AsList));
                hints.push(hint(words, Command::Back));
                hints.push(days);
                hints.extend(next);
            }
        }
        hints.extend(self.time.now().map(|_| hint(words, Command::Now)));
        hints.retain(|hint| !hint.commands.is_empty());
        hints
    }

    /// Shows other days, or says why not.
    fn go(&mut self, time: Option<Time>, else_say: &str, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if let Some(time) = time {
            self.time = time;
            self.again(cx)
        } else {
            cx.say(cx.words.get(else_say));
            Ok(Next::Stay)
        }
    }

    /// Reads what is now to be shown, and begins at its top.
    fn again(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.point = None;
        self.load(cx)?;
        Ok(Next::Move(0))
    }

    fn change_shape(&mut self, shape: Shape, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.shape = if self.shape == shape {
            Shape::Chart
        } else {
            shape
        };
        self.again(cx)
    }

    /// Reads the day with a number before or after the one that is being read; the newest at first.
    fn read_beside(&mut self, later: bool) {
        let Some(trend) = self.in_front() else {
            return;
        };
        let days = trend.series.between(trend.shown.from, trend.shown.to);
        let at = match self.point {
            None => days.len().checked_sub(1),
            Some(point) => {
                let at = days.partition_point(|(day, _)| *day < point);
                if later {
                    Some(at + 1)
                } else {
                    at.checked_sub(1)
                }
            }
        };
        let day = at.and_then(|at| days.get(at)).map(|(day, _)| *day);
        self.point = day.or(self.point);
    }
}

impl View for Trends {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        if let Some(few) = self.few {
            return self.few_page(words, few);
        }
        let Some(trend) = self.in_front() else {
            let mut page = self.few_page(words, 0);
            page.blocks = vec![Block::say(words.get("trend-no-questions"))];
            return page;
        };
        let mut page = Page::titled(self.title(words, trend), words.get("trend-right"));
        match self.shape {
            Shape::Chart => {
                page.blocks.push(charts::charts(
                    words,
                    look.own.week_start,
                    &self.trends,
                    self.front,
                    self.point,
                ));
                page.aside = self.point.map(|day| charts::read(words, trend, day));
            }
            Shape::Days => {
                page.blocks = lists::days(words, trend, &self.check_ins, self.plain);
            }
            Shape::Weeks => page.blocks = lists::weeks(words, trend),
        }
        page.hints = self.hints(words);
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Chart, Context::Told, Context::Time, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        self.plain = cx.by == By::Plain;
        self.few = trend::first_check_ins(cx.store, today)?.map(|all| days_of(&all));
        self.ends = trend::ends(cx.store, today)?;
        self.trends.clear();
        self.check_ins.clear();
        let Some((first, last)) = self.ends.filter(|_| self.few.is_none()) else {
            return Ok(());
        };
        let shown = self.time.shown(first, last);
        self.trends = trend::read(cx.store, &trend::daily(cx.store)?, shown)?;
        self.front = self.front.min(self.trends.len().saturating_sub(1));
        if self.shape == Shape::Days {
            for check_in in cx
                .store
                .list::<CheckIn>(Span::days(lists::from(shown), shown.to))?
            {
                let day = self.check_ins.entry(check_in.day).or_default();
                day.push(check_in);
            }
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some((first, last)) = self.ends.filter(|_| !self.trends.is_empty()) else {
            return Ok(Next::Ignored);
        };
        let command = match act {
            Act::Do(command) => command,
            Act::Pick(row) if self.shape == Shape::Days => {
                let day = self
                    .in_front()
                    .and_then(|trend| lists::day_of(trend.shown, row));
                return Ok(day.map_or(Next::Stay, |day| Next::Push(Box::new(DayPage::new(day)))));
            }
            _ => return Ok(Next::Ignored),
        };
        let time = self.time;
        match command {
            Command::Earlier => self.go(time.earlier(first, last), "trend-first", cx),
            Command::Later => self.go(time.later(first, last), "trend-last", cx),
            Command::Now => self.go(time.now(), "trend-last", cx),
            Command::More => self.go(time.more(first, last), "trend-all-shown", cx),
            Command::Fewer => self.go(time.fewer(first, last), "trend-fewest", cx),
            Command::NextChart => {
                self.front = self.beside(1);
                self.again(cx)
            }
            Command::PreviousChart => {
                self.front = self.beside(self.trends.len() - 1);
                self.again(cx)
            }
            Command::Why => Ok(match self.in_front() {
                Some(trend) => How::open(trend_words(cx.words, trend).sentences),
                None => Next::Stay,
            }),
            Command::AsList => self.change_shape(Shape::Days, cx),
            Command::ByWeek => self.change_shape(Shape::Weeks, cx),
            Command::Back | Command::Quit if self.shape != Shape::Chart => {
                self.change_shape(Shape::Chart, cx)
            }
            Command::Up | Command::Down if self.shape == Shape::Chart => {
                self.read_beside(command == Command::Up);
                Ok(Next::Stay)
            }
            Command::Open if self.shape == Shape::Chart => Ok(match self.point {
                Some(day) => Next::Push(Box::new(DayPage::new(day))),
                None => Next::Stay,
            }),
            _ => Ok(Next::Ignored),
        }
    }
}

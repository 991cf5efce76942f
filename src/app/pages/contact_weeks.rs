//! Contact week by week over half a year, with the person's own usual range. More is not better, and a week in which
//! nothing was written is left blank.

use std::rc::Rc;

use super::how::How;
use super::offers::contact_weeks;
use crate::app::everywhere::hint;
use crate::app::page::{
    Block, Chart, ChartKind, Column, Ink, Legend, Page, RunChart, Table, TableRow,
};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Day, Series};
use crate::insight::run_chart::run_chart;
use crate::insight::thresholds::{WEEK, WEEKS_BACK};
use crate::insight::{Side, thinner, usual_weeks};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// The page.
#[derive(Default)]
pub struct ContactWeeks {
    /// The first day of this week, which is not over and not shown.
    until: Option<Day>,
    /// The whole weeks before it, oldest first.
    weeks: Vec<Option<usize>>,
    as_list: bool,
}

impl ContactWeeks {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The weeks with their first days, oldest first.
    fn starts(&self) -> impl DoubleEndedIterator<Item = (Day, Option<usize>)> {
        let back = i64::try_from(self.weeks.len()).unwrap_or_default() * WEEK;
        let first = self.until.map(|until| until.plus(-back));
        let starts = (0_i64..)
            .zip(self.weeks.clone())
            .map(move |(at, week)| first.map(|first| (first.plus(at * WEEK), week)));
        starts.flatten().collect::<Vec<_>>().into_iter()
    }

    fn points(&self) -> Vec<(Day, f64)> {
        let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        self.starts()
            .filter_map(|(day, week)| Some((day, count(week?))))
            .collect()
    }

    /// What is said of them, each sentence with the id of how it was worked out.
    fn told(&self, words: &Words) -> Vec<(String, &'static str)> {
        let usual = match usual_weeks(&self.weeks) {
            Ok(usual) => say!(
                words,
                "people-weeks-usual",
                low = words.number(usual.low, 1),
                high = words.number(usual.high, 1),
                n = usual.n
            ),
            Err(yet) => say!(words, "people-weeks-not-yet", n = yet.n, of = yet.of),
        };
        let mut said = vec![(usual, "how-contact-weeks")];
        let shift = run_chart(&self.points(), None).ok().and_then(|it| it.shift);
        if let Some(shift) = shift.filter(|shift| shift.goes_on) {
            let id = match shift.side {
                Side::Below => "people-weeks-less",
                Side::Above => "people-weeks-more",
            };
            let since = words.date(shift.since);
            let text = say!(words, id, day = since, n = shift.points);
            said.push((text, "how-contact-shift"));
        }
        if thinner(&self.weeks) {
            said.push((words.get("people-weeks-thinner"), "how-thinner"));
        }
        said
    }

    fn chart(&self, words: &Words, from: Day, until: Day) -> Chart {
        let usual = usual_weeks(&self.weeks).ok();
        let most = self.weeks.iter().flatten().max().copied().unwrap_or(0);
        let said: Vec<String> = self.told(words).into_iter().map(|(it, _)| it).collect();
        let highest = u8::try_from(most.max(1)).unwrap_or(u8::MAX);
        Chart {
            kind: ChartKind::Run(vec![RunChart {
                title: words.get("people-weeks"),
                brief: said.first().cloned().unwrap_or_default(),
                ink: Ink::First,
                lowest: 0,
                highest,
                axis: Vec::new(),
                series: Rc::new(Series::new(self.points())),
                from,
                to: until.plus(-1),
                band: usual.map(|usual| (usual.low, usual.high)),
                ticks: self
                    .starts()
                    .step_by(4)
                    .map(|(day, _)| (day, words.date(day)))
                    .collect(),
                until: words.date(until.plus(-1)),
                point: None,
                legend: Legend {
                    dots: words.get("people-weeks-dot"),
                    packed: words.get("people-weeks-dot"),
                    line: String::new(),
                    band: words.get("trend-legend-usual"),
                    blank: words.get("people-weeks-blank"),
                },
            }]),
            words: said,
        }
    }

    fn list(&self, words: &Words) -> Table {
        let column = |id: &str, width| Column {
            name: words.get(id),
            width,
            spare: 0,
        };
        let rows = self.starts().rev().map(|(day, week)| {
            let span = say!(
                words,
                "person-week",
                from = words.date(day),
                to = words.date(day.plus(WEEK - 1))
            );
            let times = week.map_or_else(|| words.get("people-weeks-none"), |n| n.to_string());
            TableRow {
                cells: vec![span, times],
                ..TableRow::default()
            }
        });
        Table {
            columns: vec![
                column("person-week-name", 20),
                column("person-week-times", 0),
            ],
            rows: rows.collect(),
        }
    }
}

impl View for ContactWeeks {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("people-weeks"), words.get("people-weeks-right"));
        let first = self.starts().next().map(|(day, _)| day);
        match (first, self.until) {
            (Some(from), Some(until)) if self.weeks.iter().any(Option::is_some) => {
                if self.as_list {
                    page.blocks.push(Block::Table(self.list(words)));
                } else {
                    page.blocks
                        .push(Block::Chart(self.chart(words, from, until)));
                }
                page.blocks
                    .push(Block::quiet(words.get("people-weeks-only")));
                page.hints.push(hint(words, Command::AsList));
            }
            _ => page
                .blocks
                .push(Block::say(words.get("people-weeks-empty"))),
        }
        page.hinted(words, &[Command::Back, Command::Why])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Chart, Context::Told, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let until = cx.now.today.week_start(cx.own.week_start);
        self.until = Some(until);
        self.weeks = contact_weeks(cx.store, until, WEEKS_BACK)?;
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Do(Command::Why) => How::open(self.told(cx.words)),
            Act::Do(Command::AsList) => {
                self.as_list = !self.as_list;
                Next::Move(0)
            }
            _ => Next::Ignored,
        })
    }
}

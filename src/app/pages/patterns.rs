//! How answers lie: how often each level, the days of the week, the times of the day. Counts and averages, and no claim.

use chrono::{Timelike, Weekday};

use super::how::How;
use crate::app::page::{Bar, Bars, Block, Chart, ChartKind, Hint, Page};
use crate::app::trend;
use crate::app::trend_words::level;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{Answer, CheckIn, CheckInKind, Day, Question, Series};
use crate::insight::thresholds::AVERAGE_AT_LEAST;
use crate::insight::{Average, Scale, by_weekday, distribution};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// How many days can be looked at, the fewest first.
const DAYS: [i64; 3] = [28, 90, 365];

/// The hours at which the parts of a day begin; the last goes on to the first.
const PARTS: [u32; 4] = [4, 12, 17, 21];

/// The page.
pub struct Patterns {
    /// The number of its width in [`DAYS`].
    width: usize,
    /// The number of the question in front.
    front: usize,
    questions: Vec<Question>,
    series: Series,
    /// The answers of each part of the day.
    times: Vec<Option<Average>>,
    span: Option<(Day, Day)>,
}

impl Default for Patterns {
    fn default() -> Self {
        Self::new()
    }
}

impl Patterns {
    /// The last 90 days of the first question.
    #[must_use]
    pub fn new() -> Self {
        Self {
            width: 1,
            front: 0,
            questions: Vec::new(),
            series: Series::default(),
            times: Vec::new(),
            span: None,
        }
    }

    fn days(&self) -> i64 {
        DAYS.get(self.width).copied().unwrap_or(90)
    }

    /// `How often each level came: 60 of 90 days have an answer.`
    fn levels(&self, words: &Words, from: Day, to: Day) -> String {
        let n = self.series.between(from, to).len();
        say!(words, "patterns-levels", n = n, days = self.days())
    }

    /// What is said above the bars, each with the id of how it was worked out.
    fn told(&self, words: &Words) -> Vec<(String, &'static str)> {
        let levels = self.span.map(|(from, to)| self.levels(words, from, to));
        vec![
            (levels.unwrap_or_default(), "how-levels"),
            (words.get("patterns-weekdays"), "how-weekdays"),
            (words.get("patterns-times"), "how-times"),
        ]
    }

    fn charts(&self, look: &Look<'_>, question: &Question, from: Day, to: Day) -> Vec<Block> {
        let words = look.words;
        let levels = distribution(&self.series, Scale::of(question), from, to);
        let levels = levels.into_iter().map(|(level, n)| {
            let word = words.level_word_inside(question, level);
            Bar {
                label: format!("{level} {word}").trim_end().to_owned(),
                value: f64::from(u32::try_from(n).unwrap_or(u32::MAX)),
                cells: vec![n.to_string()],
                ..Bar::default()
            }
        });
        let week = by_weekday(&self.series, from, to, look.own.week_start);
        let week = week
            .into_iter()
            .map(|(day, it)| average(words, weekday(words, day), it));
        let times = (0..)
            .zip(&self.times)
            .map(|(at, it)| average(words, words.get(&format!("patterns-time-{at}")), *it));
        let chart = |said: String, column: &str, rows: Vec<Bar>| {
            let mut columns = vec![String::new()];
            columns.extend([words.get(column)]);
            Block::Chart(Chart {
                words: vec![said],
                kind: ChartKind::Bars(Bars {
                    columns,
                    rows,
                    ..Bars::default()
                }),
            })
        };
        vec![
            chart(
                self.levels(words, from, to),
                "patterns-column-days",
                levels.collect(),
            ),
            chart(
                words.get("patterns-weekdays"),
                "patterns-column-average",
                week.collect(),
            ),
            chart(
                words.get("patterns-times"),
                "patterns-column-average",
                times.collect(),
            ),
        ]
    }
}

/// A bar as long as the average, with the answers it rests on; none where they are too few.
fn average(words: &Words, label: String, it: Option<Average>) -> Bar {
    let enough = it.filter(|it| it.n >= AVERAGE_AT_LEAST);
    Bar {
        label,
        value: enough.map_or(0.0, |it| it.mean),
        cells: vec![match it {
            Some(it) if enough.is_none() => say!(words, "patterns-few", n = it.n),
            Some(it) => say!(
                words,
                "patterns-average",
                mean = level(words, it.mean),
                n = it.n
            ),
            None => words.get("patterns-none"),
        }],
        ..Bar::default()
    }
}

fn weekday(words: &Words, day: Weekday) -> String {
    words.get(&format!("date-weekday-{}", day.number_from_monday()))
}

/// Which part of the day an hour is in.
fn part_of(hour: u32) -> usize {
    let begun = PARTS.iter().filter(|begins| hour >= **begins).count();
    begun.checked_sub(1).unwrap_or(PARTS.len() - 1)
}

/// The averages of the parts of the day, of the check-ins that were written down on their own day.
fn times(check_ins: &[CheckIn], slug: &str) -> Vec<Option<Average>> {
    (0..PARTS.len())
        .map(|part| {
            let of_part = check_ins.iter().filter(|it| {
                it.kind != CheckInKind::Weekly && !it.late && part_of(it.at.hour()) == part
            });
            let levels = of_part
                .filter_map(|it| it.answers.get(slug).copied())
                .filter_map(Answer::level);
            Average::of_values(levels.map(f64::from))
        })
        .collect()
}

impl View for Patterns {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let (Some(question), Some((from, to))) = (self.questions.get(self.front), self.span) else {
            let mut page = Page::titled(words.get("patterns-title"), words.get("look-right"));
            page.blocks.push(Block::say(words.get("look-none")));
            return page.hinted(words, &[Command::Back]);
        };
        let title = say!(
            words,
            "patterns-title.of",
            name = words.question_name(question),
            days = self.days()
        );
        let mut page = Page::titled(title, words.get("look-right"));
        page.blocks = self.charts(look, question, from, to);
        page.blocks.push(Block::quiet(words.get("patterns-chance")));
        let next = (self.front + 1) % self.questions.len().max(1);
        if let Some(other) = self.questions.get(next).filter(|_| next != self.front) {
            page.hints.push(Hint {
                commands: vec![Command::NextChart],
                label: words.question_short(other).to_lowercase(),
                menu: true,
            });
        }
        let widths = [
            (Command::More, self.width + 1 < DAYS.len()),
            (Command::Fewer, self.width > 0),
        ];
        let open = widths.into_iter().filter(|(_, there)| *there);
        page.hints.push(Hint {
            commands: open.map(|(command, _)| command).collect(),
            label: words.get("trend-hint-days"),
            menu: true,
        });
        page.hinted(words, &[Command::Why, Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Chart, Context::Told, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.questions = trend::daily(cx.store)?;
        self.front = self.front.min(self.questions.len().saturating_sub(1));
        let ends = trend::ends(cx.store, cx.now.today)?;
        self.span = ends.map(|(_, to)| (to.plus(1 - self.days()), to));
        let (Some((from, to)), Some(question)) = (self.span, self.questions.get(self.front)) else {
            return Ok(());
        };
        let span = Span::days(from, to);
        self.series = cx.store.series(&question.slug, span)?;
        self.times = times(&cx.store.list::<CheckIn>(span)?, &question.slug);
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let all = self.questions.len().max(1);
        match act {
            Act::Do(Command::More) => self.width = (self.width + 1).min(DAYS.len() - 1),
            Act::Do(Command::Fewer) => self.width = self.width.saturating_sub(1),
            Act::Do(Command::Why) if self.span.is_some() => {
                return Ok(How::open(self.told(cx.words)));
            }
            Act::Do(Command::NextChart) => self.front = (self.front + 1) % all,
            Act::Do(Command::PreviousChart) => self.front = (self.front + all - 1) % all,
            _ => return Ok(Next::Ignored),
        }
        self.load(cx)?;
        Ok(Next::Move(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_small_hours_belong_to_the_night() {
        assert_eq!(
            [4, 11, 12, 17, 20, 21, 23, 0, 3].map(part_of),
            [0, 0, 1, 2, 2, 3, 3, 3, 3]
        );
    }
}

//! The ten factors of a week, each beside its usual range of the eight weeks before.

use super::how::How;
use crate::app::everywhere::{hint, moving};
use crate::app::flows::factors;
use crate::app::page::{Block, Chart, ChartKind, Hint, Page, Range, Ranges};
use crate::app::trend_words::{between, level, sentence_names};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{By, Day, Question, Series, Status, When};
use crate::insight::thresholds::{USUAL_OF_WEEKS, WEEK};
use crate::insight::{NotYet, Scale, Standing, Usual};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// One factor in the week shown.
struct Factor {
    question: Question,
    now: Option<f64>,
    /// The usual range of the weeks before.
    usual: Result<Usual, NotYet>,
}

impl Factor {
    fn of(question: Question, series: &Series, week: Day) -> Self {
        let before = week.plus(-1);
        let of_week = series.between(week, week.plus(WEEK - 1));
        Self {
            now: of_week.last().map(|(_, value)| *value),
            usual: Usual::of_weeks(series, Scale::of(&question), before),
            question,
        }
    }

    fn standing(&self) -> Option<Standing> {
        let usual = self.usual.ok()?;
        Some(usual.standing(self.now?, Scale::of(&self.question)))
    }
}

/// The page.
#[derive(Default)]
pub struct FactorsLook {
    /// The first day of the week shown.
    week: Option<Day>,
    this_week: Option<Day>,
    factors: Vec<Factor>,
    /// The factors that an active goal belongs to.
    with_goal: Vec<String>,
    /// Lines are read one after the other.
    plain: bool,
}

impl FactorsLook {
    /// The newest week that was filled in, or this one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What is said of the week, each sentence with the id of how it was worked out.
    fn told(&self, words: &Words) -> Vec<(String, &'static str)> {
        if self.factors.iter().all(|factor| factor.now.is_none()) {
            return vec![(words.get("look-factors-empty"), "how-factors")];
        }
        let mut told = Vec::new();
        let name_of = |slug: &String| {
            let factor = self.factors.iter().find(|it| it.question.slug == *slug)?;
            Some(words.question_name(&factor.question))
        };
        let with_goal: Vec<String> = self.with_goal.iter().filter_map(name_of).collect();
        if !with_goal.is_empty() {
            let names = sentence_names(words, &with_goal);
            let text = say!(words, "look-factors-goals", names = names);
            told.push((text, "how-with-goal"));
        }
        let stand = self.standings(words).into_iter();
        told.extend(stand.map(|text| (text, "how-factors")));
        told
    }

    /// Where they stand, and on how many weeks that rests; while no usual range is known yet, how far it is.
    fn standings(&self, words: &Words) -> Vec<String> {
        let mut said = Vec::new();
        let mut told = 0;
        for standing in ["above", "little-above", "little-below", "below"] {
            let names: Vec<String> = self
                .factors
                .iter()
                .filter(|factor| factor.standing().map(named) == Some(standing))
                .map(|factor| words.question_name(&factor.question))
                .collect();
            told += names.len();
            if !names.is_empty() {
                let id = format!("look-factors-group-{standing}");
                let all = sentence_names(words, &names);
                said.push(say!(words, &id, names = all, n = names.len()));
            }
        }
        let stand = self.factors.iter().filter_map(Factor::standing).count();
        match stand - told {
            0 => {}
            rest if told == 0 => said.push(say!(words, "look-factors-all", n = rest)),
            rest => said.push(say!(words, "look-factors-rest", n = rest)),
        }
        if stand == 0 {
            let so_far = self.factors.iter().map(|factor| match factor.usual {
                Ok(usual) => usual.n,
                Err(yet) => yet.n,
            });
            said.push(say!(
                words,
                "look-factors-not-yet",
                n = so_far.max().unwrap_or(0),
                of = USUAL_OF_WEEKS.at_least
            ));
        }
        let standing = self.factors.iter().filter(|it| it.standing().is_some());
        let weeks = standing.filter_map(|it| it.usual.ok()).map(|it| it.n);
        let weeks: Vec<usize> = weeks.collect();
        said.extend(between(words, &weeks).map(|n| say!(words, "look-factors-rests", n = n)));
        said
    }

    fn range(words: &Words, factor: &Factor) -> Range {
        let name = words.question_name(&factor.question);
        let number = factor.now.map(|now| level(words, now)).unwrap_or_default();
        let word = match (factor.now, factor.standing()) {
            (None, _) => words.get("look-factors-word-none"),
            (Some(_), None) => String::new(),
            (_, Some(standing)) => words.get(&format!("look-factors-word-{}", named(standing))),
        };
        let row = if number.is_empty() {
            say!(words, "look-factors-row.none", name = name.as_str())
        } else {
            say!(
                words,
                "look-factors-row",
                name = name.as_str(),
                level = number.as_str()
            )
        };
        let in_words = match (factor.usual, factor.now) {
            (Ok(usual), Some(_)) => say!(
                words,
                "look-factors-row.usual",
                row = row,
                word = word.as_str(),
                low = level(words, usual.low),
                high = level(words, usual.high),
                n = usual.n
            ),
            _ => row,
        };
        Range {
            label: name,
            now: factor.now,
            number,
            usual: factor
                .usual
                .ok()
                .map(|usual| (usual.low, usual.middle, usual.high)),
            word,
            words: in_words,
            pick: true,
        }
    }

    fn ranges(&self, words: &Words) -> Ranges {
        let questions = || self.factors.iter().map(|factor| &factor.question);
        let lowest = questions().map(|it| it.lowest).min().unwrap_or(1);
        let highest = questions().map(|it| it.highest).max().unwrap_or(5);
        let middle = lowest.midpoint(highest);
        Ranges {
            lowest,
            highest,
            head: [
                say!(words, "look-factors-head-low", level = lowest),
                middle.to_string(),
                say!(words, "look-factors-head-high", level = highest),
                words.get("look-factors-head-now"),
            ],
            rows: self
                .factors
                .iter()
                .map(|factor| Self::range(words, factor))
                .collect(),
            legend: [
                words.get("look-factors-legend"),
                words.get("look-factors-legend-usual"),
            ],
        }
    }
}

impl View for FactorsLook {
    fn page(&self, look: &Look<'_>, at: usize) -> Page {
        let words = look.words;
        let title = match self.week.filter(|_| self.week != self.this_week) {
            Some(week) => say!(
                words,
                "look-factors-title.week",
                week = words.date_in(week, look.now.today)
            ),
            None => words.get("look-factors-title"),
        };
        let mut page = Page::titled(title, words.get("look-right"));
        let ranges = self.ranges(words);
        if !self.plain {
            page.aside = ranges.rows.get(at).map(|row| row.words.clone());
        }
        page.blocks.push(Block::Chart(Chart {
            words: self.told(words).into_iter().map(|(text, _)| text).collect(),
            kind: ChartKind::Ranges(ranges),
        }));
        page.hints = moving(words);
        let mut weeks = vec![Command::Earlier];
        weeks.extend((self.week != self.this_week).then_some(Command::Later));
        page.hints.push(Hint {
            commands: weeks,
            label: words.get("look-hint-weeks"),
            menu: true,
        });
        page.hints.push(Hint {
            label: words.get("look-factors-fill"),
            ..hint(words, Command::Factors)
        });
        page.hinted(words, &[Command::Back, Command::Why])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Time, Context::Told, Context::Look, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        self.plain = cx.by == By::Plain;
        let start = |day: Day| day.week_start(cx.own.week_start);
        self.this_week = Some(start(today));
        let week = match self.week {
            Some(week) => week,
            None => start(cx.store.last_weekly_page(today)?.unwrap_or(today)),
        };
        self.week = Some(week);
        let mut questions = cx.store.questions()?;
        questions.retain(|question| question.on && question.when == When::Weekly);
        let slugs: Vec<&str> = questions.iter().map(|it| it.slug.as_str()).collect();
        let span = Span::days(week.plus(-USUAL_OF_WEEKS.days), week.plus(WEEK - 1));
        let series = cx.store.series_of(&slugs, span)?;
        let goals = cx.store.goals(Status::Active, false, 0, usize::MAX)?;
        self.with_goal = goals.into_iter().filter_map(|goal| goal.factor).collect();
        self.with_goal.sort_unstable();
        self.with_goal.dedup();
        self.factors = questions
            .iter()
            .zip(&series)
            .map(|(question, series)| Factor::of(question.clone(), series, week))
            .collect();
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let (Some(week), Some(this_week)) = (self.week, self.this_week) else {
            return Ok(Next::Ignored);
        };
        let to = match act {
            Act::Do(Command::Earlier) => week.plus(-WEEK),
            Act::Do(Command::Later) => week.plus(WEEK),
            Act::Do(Command::Now) => this_week,
            Act::Do(Command::Why) => return Ok(How::open(self.told(cx.words))),
            Act::Do(Command::Factors) | Act::Pick(_) => {
                return Ok(Next::Push(factors::new(Some(week))));
            }
            _ => return Ok(Next::Ignored),
        };
        if to > this_week || cx.now.past_day(to).is_err() {
            cx.say(cx.words.get("look-last"));
            return Ok(Next::Stay);
        }
        self.week = Some(to);
        self.load(cx)?;
        Ok(Next::Stay)
    }
}

fn named(standing: Standing) -> &'static str {
    match standing {
        Standing::Below => "below",
        Standing::LittleBelow => "little-below",
        Standing::LowEnd | Standing::Within | Standing::HighEnd => "usual",
        Standing::LittleAbove => "little-above",
        Standing::Above => "above",
    }
}

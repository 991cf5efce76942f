//! The page to share: which parts there are, and what each says of the days that were picked. Read for the app's own
//! page, and for the shell.

use super::goals::words as goal_words;
use super::links;
use super::trend::{self, Shown, Trend};
use super::trend_words::{level, trend_words};
use super::view::Own;
use super::{dips, link_words, shifts};
use crate::domain::{
    CheckIn, CheckInKind, Day, Done, Entry, Goal, Moment, Question, Status, Tick, When,
};
use crate::exchange::share::{Chart, Part, Section, SharePage, Table};
use crate::insight::Average;
use crate::insight::thresholds::{AVERAGE_AT_LEAST, LINK_DAYS, USUAL, WEEK, WEEKS_BACK};
use crate::say;
use crate::store::{Error, Known, Span, Store};
use crate::words::Words;

/// The most weeks of which each has a row of its own; longer spans have a row for each four weeks.
const WEEKS: i64 = 27;

/// The most goals that are read.
const GOALS: usize = 100;

/// A part of the page, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    Goals,
    Ranges,
    Charts,
    Factors,
    GettingUp,
    Shifts,
    Links,
    People,
    Names,
    Starred,
    Notes,
}

impl Wanted {
    /// Every part, in order.
    pub const ALL: [Self; 11] = [
        Self::Goals,
        Self::Ranges,
        Self::Charts,
        Self::Factors,
        Self::GettingUp,
        Self::Shifts,
        Self::Links,
        Self::People,
        Self::Names,
        Self::Starred,
        Self::Notes,
    ];

    /// What is in unless the person picks otherwise.
    pub const FIRST: [Self; 2] = [Self::Goals, Self::Ranges];

    /// Its name in the shell, and the end of the ids of its words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Ranges => "ranges",
            Self::Charts => "charts",
            Self::Factors => "factors",
            Self::GettingUp => "dips",
            Self::Shifts => "shifts",
            Self::Links => "links",
            Self::People => "people",
            Self::Names => "names",
            Self::Starred => "starred",
            Self::Notes => "notes",
        }
    }

    /// The ids of how its sentences were worked out.
    fn rules(self) -> &'static [&'static str] {
        match self {
            Self::Goals => &["how-goal-ticks"],
            Self::Ranges => &["how-usual", "how-days"],
            Self::Charts => &["how-usual"],
            Self::GettingUp => &["how-dip", "how-median"],
            Self::Shifts => &["how-shift", "how-direction"],
            Self::Links => &["how-link", "how-looked", "how-early"],
            Self::People => &["how-contacts"],
            Self::Factors | Self::Names | Self::Starred | Self::Notes => &[],
        }
    }

    /// The part with that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Reads the days to share, and says them.
pub struct Share<'a> {
    pub store: &'a Store,
    pub words: &'a Words,
    pub own: &'a Own,
    pub now: Moment,
    pub shown: Shown,
}

impl Share<'_> {
    /// The page with the parts of `wanted`.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn page(&self, wanted: &[Wanted]) -> Result<SharePage, Error> {
        let words = self.words;
        let mut page = SharePage {
            title: words.get("share-page-title"),
            about: vec![
                say!(
                    words,
                    "share-page-made",
                    day = self.date(self.now.today),
                    from = self.date(self.shown.from),
                    to = self.date(self.shown.to)
                ),
                words.get("share-page-you"),
                words.get("share-page-not"),
            ],
            sections: Vec::new(),
        };
        let trends = trend::read(self.store, &trend::daily(self.store)?, self.shown)?;
        let mut how = How::default();
        for part in Wanted::ALL.into_iter().filter(|it| wanted.contains(it)) {
            let mut parts = match part {
                Wanted::Goals => self.goals()?,
                Wanted::Ranges => self.ranges(&trends)?,
                Wanted::Charts => self.charts(&trends)?,
                Wanted::Factors => self.factors()?,
                Wanted::GettingUp => self.dips()?,
                Wanted::Shifts => self.shifts()?,
                Wanted::Links => self.links()?,
                Wanted::People => self.people()?,
                Wanted::Names => self.names()?,
                Wanted::Starred => self.starred()?,
                Wanted::Notes => self.notes()?,
            };
            let title = words.get(&format!("share-part-{}", part.name()));
            if parts.is_empty() {
                parts.push(Part::Say(vec![words.get("share-nothing")]));
            } else {
                how.add(words, &title, part.rules());
            }
            page.sections.push(Section { title, parts });
        }
        page.sections.extend(how.section(words));
        Ok(page)
    }

    /// From which days something comes that rests on more than those picked; `days` up to the last of them.
    fn rests_on(&self, id: &str, days: i64) -> Result<Part, Error> {
        let (from, to) = (self.shown.to.plus(1 - days), self.shown.to);
        let first = self.store.check_in_span()?.map_or(from, |(first, _)| first);
        let from = self.date(from.max(first.min(to)));
        let text = say!(self.words, id, days = days, from = from, to = self.date(to));
        Ok(Part::Say(vec![text]))
    }

    fn span(&self) -> Span {
        Span::days(self.shown.from, self.shown.to)
    }

    /// A day with its year: a page on paper is read in other years.
    fn date(&self, day: Day) -> String {
        format!("{} {}", self.words.date(day), day.date().format("%Y"))
    }

    fn goals(&self) -> Result<Vec<Part>, Error> {
        let ticks = self.store.list::<Tick>(self.span())?;
        let mut goals: Vec<Goal> = Vec::new();
        for status in [Status::Active, Status::Finished] {
            goals.extend(self.store.goals(status, false, 0, GOALS)?);
        }
        goals.retain(|goal| {
            goal.starts <= self.shown.to
                && goal.finished_on.is_none_or(|day| day >= self.shown.from)
        });
        let mut parts = Vec::new();
        for goal in goals {
            let days = ticks
                .iter()
                .filter(|tick| tick.goal == goal.id && tick.state == Done::Done)
                .map(|tick| tick.day)
                .collect::<std::collections::BTreeSet<Day>>()
                .len();
            let mut said = vec![say!(self.words, "share-goal-days", n = days)];
            let plan = goal_words::how_often(self.words, &goal, &goal.plan);
            if !plan.is_empty() {
                said.insert(0, say!(self.words, "share-goal-plan", plan = plan));
            }
            parts.push(Part::Name(goal.text));
            parts.push(Part::Say(said));
        }
        Ok(parts)
    }

    fn ranges(&self, trends: &[Trend]) -> Result<Vec<Part>, Error> {
        let mut parts = self.usual_rests_on(trends)?;
        for trend in trends {
            parts.push(Part::Name(self.words.question_name(&trend.question)));
            parts.push(said(trend_words(self.words, trend).sentences));
        }
        Ok(parts)
    }

    /// From which days usual ranges come; nothing where none is known.
    fn usual_rests_on(&self, trends: &[Trend]) -> Result<Vec<Part>, Error> {
        if trends.iter().all(|it| it.summary.usual.is_err()) {
            return Ok(Vec::new());
        }
        Ok(vec![self.rests_on("share-from-usual", USUAL.days)?])
    }

    fn charts(&self, trends: &[Trend]) -> Result<Vec<Part>, Error> {
        let words = self.words;
        let shown = || trends.iter().filter(|it| it.summary.with_value > 0);
        let mut parts = Vec::new();
        if shown().next().is_some() {
            parts = self.usual_rests_on(trends)?;
        }
        for trend in shown() {
            let question = &trend.question;
            let levels = (question.lowest..=question.highest)
                .map(|level| (level, words.level_word_inside(question, level)))
                .map(|(level, word)| (level, format!("{level} {word}").trim_end().to_owned()));
            let mut chart = Chart::of(
                &trend.series,
                self.shown.from,
                self.shown.to,
                (question.lowest, question.highest),
            )
            .levels(levels.collect())
            .days(self.marks());
            let each = Chart::days_a_dot(self.shown.from, self.shown.to);
            let mut legend = if each > 1 {
                say!(words, "share-legend.packed", n = each)
            } else {
                words.get("share-legend")
            };
            if let Ok(usual) = trend.summary.usual {
                chart = chart.band(usual.low, usual.high);
                legend = format!("{legend} {}", words.get("share-legend.usual"));
            }
            let legend = format!("{legend} {}", words.get("share-legend.gaps"));
            let name = words.question_name(question);
            let said = trend_words(words, trend);
            parts.push(Part::Name(name.clone()));
            parts.push(Part::Chart(Box::new(chart.worded(
                say!(words, "share-chart", line = said.line),
                legend,
                self.table(trend),
            ))));
        }
        Ok(parts)
    }

    /// Three days below a chart: the first, the middle one, the last.
    fn marks(&self) -> Vec<(Day, String)> {
        let Shown { from, to, .. } = self.shown;
        let middle = from.plus(to.since(from) / 2);
        let mut days = vec![from, middle, to];
        days.dedup();
        days.into_iter()
            .map(|day| (day, self.words.date_in(day, self.shown.last)))
            .collect()
    }

    /// The averages of weeks up to the last day, of four weeks each where there are many. Nothing from before the days
    /// that were picked is in them.
    fn table(&self, trend: &Trend) -> Table {
        let words = self.words;
        let Shown { from, to, .. } = self.shown;
        let (column, step) = if self.shown.days() <= WEEKS * WEEK {
            ("share-column-week", WEEK)
        } else {
            ("share-column-weeks", 4 * WEEK)
        };
        let mut rows = Vec::new();
        let mut end = to;
        while end >= from {
            let start = end.plus(1 - step).max(from);
            let average = Average::over(&trend.series, start, end);
            let average = average.filter(|it| it.n >= AVERAGE_AT_LEAST);
            rows.extend(
                average.map(|it| vec![self.date(start), level(words, it.mean), it.n.to_string()]),
            );
            end = start.plus(-1);
        }
        rows.reverse();
        let name = words.question_name(&trend.question);
        Table {
            name: say!(words, "share-table", name = name),
            columns: [column, "share-column-average", "share-column-days"]
                .map(|id| words.get(id))
                .into(),
            rows,
        }
    }

    fn factors(&self) -> Result<Vec<Part>, Error> {
        let mut questions: Vec<Question> = self.store.questions()?;
        questions.retain(|it| it.on && it.when == When::Weekly);
        let slugs: Vec<&str> = questions.iter().map(|it| it.slug.as_str()).collect();
        let series = self.store.series_of(&slugs, self.span())?;
        let rows: Vec<Vec<String>> = questions
            .iter()
            .zip(&series)
            .filter_map(|(question, series)| {
                let (week, newest) = series.points().last()?;
                Some(vec![
                    self.words.question_name(question),
                    level(self.words, *newest),
                    self.date(*week),
                    series.len().to_string(),
                ])
            })
            .collect();
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let columns = ["factor", "newest", "week", "answers"];
        Ok(vec![Part::Table(Table {
            name: self.words.get("share-factors"),
            columns: columns
                .map(|it| self.words.get(&format!("share-column-{it}")))
                .into(),
            rows,
        })])
    }

    fn dips(&self) -> Result<Vec<Part>, Error> {
        let Some(dips) = dips::read(self.store, self.shown.to)? else {
            return Ok(Vec::new());
        };
        let dips = dips.since(self.shown.from, self.shown.to);
        let mut parts = vec![said(dips::sentences(self.words, &dips))];
        let rows: Vec<Vec<String>> = dips
            .all
            .iter()
            .map(|dip| {
                vec![
                    self.date(dip.start),
                    dips::depth(self.words, dip),
                    dips::ended(self.words, dip),
                ]
            })
            .collect();
        if !rows.is_empty() {
            let columns = ["from", "depth", "end"];
            parts.push(Part::Table(Table {
                name: self.words.get("dips-title"),
                columns: columns
                    .map(|it| self.words.get(&format!("dips-column-{it}")))
                    .into(),
                rows,
            }));
        }
        Ok(parts)
    }

    fn shifts(&self) -> Result<Vec<Part>, Error> {
        let all = shifts::read(self.store, self.shown.to)?;
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let weeks = i64::try_from(WEEKS_BACK).unwrap_or_default();
        let mut parts = vec![self.rests_on("share-from", weeks * WEEK)?];
        let shifts = all.iter();
        parts.extend(shifts.map(|it| said(shifts::sentences(self.words, it, self.now.today))));
        Ok(parts)
    }

    fn links(&self) -> Result<Vec<Part>, Error> {
        let looked = links::read(self.store, self.shown.to)?;
        let mut parts = vec![self.rests_on("share-from", LINK_DAYS)?];
        parts.extend(
            link_words::sentences(self.words, &looked)
                .into_iter()
                .map(|(text, _)| Part::Say(vec![text])),
        );
        Ok(parts)
    }

    /// Those there was contact with, but for those who are not safe.
    fn known(&self) -> Result<Vec<Known>, Error> {
        let mut known = self.store.network(self.span())?;
        known.retain(|it| it.times.days > 0 && !it.person.not_safe);
        Ok(known)
    }

    fn people(&self) -> Result<Vec<Part>, Error> {
        let known = self.known()?;
        let times: usize = known.iter().map(|it| it.times.days).sum();
        if times == 0 {
            return Ok(Vec::new());
        }
        let text = say!(
            self.words,
            "share-connected",
            people = known.len(),
            times = times
        );
        Ok(vec![Part::Say(vec![text])])
    }

    fn names(&self) -> Result<Vec<Part>, Error> {
        let names: Vec<String> = self
            .known()?
            .iter()
            .map(|it| self.own.shown(&it.person.name))
            .collect();
        Ok((!names.is_empty())
            .then_some(Part::List(names))
            .into_iter()
            .collect())
    }

    fn starred(&self) -> Result<Vec<Part>, Error> {
        let entries = self.store.list::<Entry>(self.span())?;
        let starred = entries.into_iter().filter(|it| it.starred);
        Ok(starred
            .flat_map(|it| {
                // Each line is one of its own, as it was written.
                let lines = it.text.lines().filter(|line| !line.trim().is_empty());
                let said = lines.map(|line| Part::Say(vec![line.to_owned()]));
                let mut parts = vec![Part::Name(self.date(it.day))];
                parts.extend(said);
                parts
            })
            .collect())
    }

    fn notes(&self) -> Result<Vec<Part>, Error> {
        let check_ins = self.store.list::<CheckIn>(self.span())?;
        let notes: Vec<String> = check_ins
            .into_iter()
            .filter(|it| it.kind != CheckInKind::Weekly)
            .filter_map(|it| Some(format!("{}: {}", self.date(it.day), it.note?)))
            .collect();
        Ok((!notes.is_empty())
            .then_some(Part::List(notes))
            .into_iter()
            .collect())
    }
}

/// How the sentences of a page were worked out: each rule once, under the name of the first part it is of.
#[derive(Default)]
struct How {
    told: Vec<&'static str>,
    parts: Vec<Part>,
}

impl How {
    fn add(&mut self, words: &Words, title: &str, rules: &[&'static str]) {
        let new = rules.iter().filter(|it| !self.told.contains(it));
        let new: Vec<&'static str> = new.copied().collect();
        if !new.is_empty() {
            let said = new.iter().map(|id| words.get(id)).collect();
            self.parts.push(Part::Name(title.to_owned()));
            self.parts.push(Part::Say(said));
            self.told.extend(new);
        }
    }

    fn section(self, words: &Words) -> Option<Section> {
        let mut parts = vec![Part::Say(vec![words.get("share-how-ours")])];
        parts.extend(self.parts);
        (!self.told.is_empty()).then(|| Section {
            title: words.get("how-title"),
            parts,
        })
    }
}

fn said(told: Vec<(String, &'static str)>) -> Part {
    Part::Say(told.into_iter().map(|(text, _)| text).collect())
}

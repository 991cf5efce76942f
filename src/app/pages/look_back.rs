//! Look back: a week in words, and where to look closer. While there are too few check-ins for charts, these themselves.

use super::calendar::Calendar;
use super::connection::ConnectionPage;
use super::day::DayPage;
use super::dips::DipsPage;
use super::earlier_years::EarlierYears;
use super::factors_look::FactorsLook;
use super::hard_times::HardTimes;
use super::how::How;
use super::links::LinksPage;
use super::measures::Measures;
use super::months::MonthsPage;
use super::patterns::Patterns;
use super::shifts::ShiftsPage;
use super::tabbed;
use super::trends::Trends;
use crate::app::everywhere::{hint, moving};
use crate::app::flows::check_in::CheckInFlow;
use crate::app::flows::share_form;
use crate::app::flows::span_form;
use crate::app::flows::write::Write;
use crate::app::months;
use crate::app::page::{Block, Hint, List, Page, Row, Sentence, Tab};
use crate::app::trend::{self, CHARTS_FROM, Shown, Trend, days_of};
use crate::app::trend_words::{between, sentence_names, standings};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{CheckIn, CheckInKind, Day, Kind, Question};
use crate::insight::thresholds::{USUAL, WEEK};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// The most goals that the week in words names.
const GOALS: usize = 3;

/// The most questions that the way to the charts names.
const QUESTIONS: usize = 4;

/// Where to look closer, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closer {
    Trends,
    Factors,
    Calendar,
    People,
    Dips,
    Links,
    Shifts,
    Patterns,
    Months,
    EarlierYears,
    Measures,
    Share,
    HardTimes,
    Days,
}

/// The same in their groups, each under the id of its name.
const GROUPS: [(&str, &[Closer]); 4] = [
    (
        "look-group-days",
        &[
            Closer::Trends,
            Closer::Calendar,
            Closer::Factors,
            Closer::Patterns,
            Closer::People,
        ],
    ),
    (
        "look-group-hard",
        &[Closer::Dips, Closer::HardTimes, Closer::Links],
    ),
    (
        "look-group-long",
        &[
            Closer::Days,
            Closer::Months,
            Closer::EarlierYears,
            Closer::Shifts,
        ],
    ),
    ("look-group-paper", &[Closer::Share, Closer::Measures]),
];

/// The page.
#[derive(Default)]
pub struct LookBack {
    /// How many weeks before the last one is shown.
    back: i64,
    /// The first day with a check-in, and the last day that can be looked at.
    ends: Option<(Day, Day)>,
    /// The week.
    shown: Option<Shown>,
    questions: Vec<Question>,
    trends: Vec<Trend>,
    checked: usize,
    /// How many people there was contact with, and how often.
    people: usize,
    times: usize,
    /// Goals with the number of days on which something was done.
    goals: Vec<(String, usize)>,
    /// All check-ins, while they are too few for charts.
    few: Option<Vec<CheckIn>>,
    /// Whether questionnaires are wanted, or were filled in.
    measures: bool,
}

impl LookBack {
    /// The last week.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What is said of the week.
    fn sentences(&self, words: &Words, shown: Shown) -> Vec<(String, &'static str)> {
        let now = if shown.newest_days() { "yes" } else { "no" };
        let checked = if self.checked == 0 {
            "look-checked.none"
        } else {
            "look-checked"
        };
        let mut counted = Vec::new();
        if self.times > 0 {
            counted.push(say!(
                words,
                "look-connected",
                people = self.people,
                times = self.times
            ));
        }
        counted.extend(
            self.goals
                .iter()
                .map(|(goal, days)| say!(words, "look-goal", goal = goal.as_str(), n = *days)),
        );
        let checked = say!(words, checked, n = self.checked, now = now);
        let stand = self.standings(words).into_iter();
        let mut said = vec![(checked, "how-counted")];
        said.extend(stand.map(|text| (text, "how-usual")));
        said.extend(counted.into_iter().map(|text| (text, "how-counted")));
        said
    }

    /// Where each question stands; while no usual range is known yet, how far it is.
    fn standings(&self, words: &Words) -> Vec<String> {
        let known = standings(words, &self.trends);
        let so_far = self.trends.iter().map(|trend| match trend.summary.usual {
            Ok(usual) => usual.n,
            Err(yet) => yet.n,
        });
        let so_far = so_far.max().unwrap_or(0);
        if known.is_empty() && so_far > 0 && so_far < USUAL.at_least {
            return vec![say!(words, "look-not-yet", n = so_far, of = USUAL.at_least)];
        }
        known.into_iter().chain(self.rests(words)).collect()
    }

    /// On how many answers it rests where the questions stand.
    fn rests(&self, words: &Words) -> Option<String> {
        let held = self.trends.iter().filter_map(|trend| {
            let (week, usual) = (trend.summary.last_week?, trend.summary.usual.ok()?);
            trend.summary.standing.map(|_| (week.n, usual.n))
        });
        let (week, usual): (Vec<usize>, Vec<usize>) = held.unzip();
        let (n, m) = (between(words, &week)?, between(words, &usual)?);
        Some(say!(words, "look-rests", n = n, m = m))
    }

    fn closer(&self, words: &Words, closer: Closer) -> String {
        match closer {
            Closer::Trends => {
                let questions = self.questions.iter().take(QUESTIONS);
                let names: Vec<String> = questions.map(|it| words.question_short(it)).collect();
                sentence_names(words, &names)
            }
            Closer::Factors => words.get("look-closer-factors"),
            Closer::Calendar => words.get("look-closer-calendar"),
            Closer::People => words.get("look-closer-people"),
            Closer::Dips => words.get("dips-title"),
            Closer::Links => words.get("links-title"),
            Closer::Shifts => words.get("shifts-title"),
            Closer::Patterns => words.get("patterns-title"),
            Closer::Months => words.get("months-title"),
            Closer::EarlierYears => words.get("months-closer-years"),
            Closer::Measures => words.get("measure-title"),
            Closer::Share => words.get("share-title"),
            Closer::HardTimes => words.get("setback-hard-times"),
            Closer::Days => words.get("look-span"),
        }
    }

    /// Whether there is a row for it.
    fn has(&self, closer: Closer) -> bool {
        closer != Closer::Measures || self.measures
    }

    /// What stands on the rows below that of the week.
    fn closer_at(&self, row: usize) -> Option<Closer> {
        let all = GROUPS.iter().flat_map(|(_, group)| group.iter().copied());
        all.filter(|it| self.has(*it)).nth(row)
    }

    /// How what is said of the week was worked out.
    fn how(&self, words: &Words) -> Next {
        match self.shown {
            Some(shown) => How::open(self.sentences(words, shown)),
            None => Next::Ignored,
        }
    }

    /// The page before there are charts.
    fn few_page(&self, look: &Look<'_>, few: &[CheckIn]) -> Page {
        let words = look.words;
        let mut page = tabbed(look, Tab::LookBack);
        let days = days_of(few);
        let (first, second) = if days == 0 {
            (words.get("look-none"), words.get("look-what"))
        } else {
            let start = say!(
                words,
                "look-start",
                charts = CHARTS_FROM,
                usual = USUAL.at_least
            );
            let no_rush = words.get("look-no-rush");
            (
                say!(words, "look-so-far", n = days),
                format!("{start} {no_rush}"),
            )
        };
        page.blocks.push(Block::say(first));
        if !few.is_empty() {
            let rows = few.iter().map(|check_in| {
                let day = words.day_in(check_in.day, look.now.today);
                Row::pick(day).detail(self.levels(words, check_in))
            });
            page.blocks.push(Block::List(List {
                rows: rows.collect(),
            }));
        }
        page.blocks.push(Block::say(second));
        page.blocks.push(Block::List(List {
            rows: vec![Row::pick(words.get("look-check-in")).key("c")],
        }));
        page.hints = moving(words);
        page
    }

    /// `Mood 3, stress 4, sleep 4`
    fn levels(&self, words: &Words, check_in: &CheckIn) -> String {
        let levels: Vec<String> = self
            .questions
            .iter()
            .filter_map(|question| {
                let level = check_in.answers.get(&question.slug)?.level()?;
                let name = words.question_short(question);
                Some(say!(words, "look-level", name = name, level = level))
            })
            .collect();
        if check_in.kind == CheckInKind::HardDay && levels.is_empty() {
            return words.get("look-hard-day");
        }
        levels.join("   ")
    }

    /// Counts the contacts of the week, and the people.
    fn read_contacts(&mut self, cx: &Cx<'_>, shown: Shown) -> Result<(), Error> {
        let week = cx.store.contacts_by_week(shown.from, 1)?;
        let week = week.first().copied().unwrap_or_default();
        (self.people, self.times) = (week.people, week.contacts);
        Ok(())
    }

    /// Whether the week that lies `by` before the one shown can be looked at.
    fn is_there(&self, by: i64) -> bool {
        let back = self.back + by;
        self.ends
            .is_some_and(|(first, last)| back >= 0 && last.plus(-back * WEEK) >= first)
    }

    fn go(&mut self, by: i64, else_say: &str, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if self.is_there(by) {
            self.back += by;
            self.load(cx)?;
        } else {
            cx.say(cx.words.get(else_say));
        }
        Ok(Next::Stay)
    }
}

impl View for LookBack {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let (Some(shown), None) = (self.shown, &self.few) else {
            return self.few_page(look, self.few.as_deref().unwrap_or_default());
        };
        let mut page = tabbed(look, Tab::LookBack);
        // The first row is at the top, so that the smallest window opens there too.
        let week = if shown.newest_days() {
            words.get("look-this-week")
        } else {
            say!(
                words,
                "look-week",
                from = words.date_in(shown.from, look.now.today),
                to = words.date_in(shown.to, look.now.today)
            )
        };
        page.blocks.push(Block::List(List {
            rows: vec![Row::pick(week).detail(words.get("look-how"))],
        }));
        let said = self.sentences(words, shown).into_iter();
        let said: Vec<String> = said.map(|(text, _)| text).collect();
        page.blocks.push(Block::Sentence(Sentence {
            text: said.join("\n"),
            indent: 2,
            ..Sentence::default()
        }));
        for (name, group) in GROUPS {
            page.blocks.push(Block::heading(words.get(name)));
            let there = group.iter().filter(|it| self.has(**it));
            let rows = there.map(|it| Row::pick(self.closer(words, *it)));
            page.blocks.push(Block::List(List {
                rows: rows.collect(),
            }));
        }
        page.hints = moving(words);
        let weeks = [(1, Command::Earlier), (-1, Command::Later)];
        let there = weeks.into_iter().filter(|(by, _)| self.is_there(*by));
        page.hints.push(Hint {
            commands: there.map(|(_, command)| command).collect(),
            label: words.get("look-hint-weeks"),
            menu: true,
        });
        page.hints.retain(|hint| !hint.commands.is_empty());
        page.hints.push(Hint {
            label: words.get("look-hint-write"),
            ..hint(words, Command::Write)
        });
        page.hints.push(hint(words, Command::Why));
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![
            Context::Look,
            Context::Told,
            Context::Time,
            Context::Tabs,
            Context::List,
        ]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        self.questions = trend::daily(cx.store)?;
        self.few = trend::first_check_ins(cx.store, today)?;
        self.ends = trend::ends(cx.store, today)?;
        self.measures = cx.own.questionnaires || cx.store.count(Kind::Measure, None)? > 0;
        self.shown = self.ends.filter(|_| self.few.is_none()).map(|(_, last)| {
            let to = last.plus(-self.back * WEEK);
            Shown {
                from: to.plus(1 - WEEK),
                to,
                last,
            }
        });
        let Some(shown) = self.shown else {
            return Ok(());
        };
        self.trends = trend::read(cx.store, &self.questions, shown)?;
        self.checked = cx
            .store
            .check_in_day_count(Span::days(shown.from, shown.to))?;
        self.read_contacts(cx, shown)?;
        self.goals = months::goals(cx.store, Span::days(shown.from, shown.to))?;
        self.goals.truncate(GOALS);
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if let Some(few) = &self.few {
            return Ok(match act {
                Act::Pick(row) => match few.get(row) {
                    Some(check_in) => Next::Push(Box::new(DayPage::new(check_in.day))),
                    None => Next::Push(Box::new(CheckInFlow::new(None))),
                },
                _ => Next::Ignored,
            });
        }
        match act {
            Act::Do(Command::Earlier) => self.go(1, "look-first", cx),
            Act::Do(Command::Later) => self.go(-1, "look-last", cx),
            // What is written about an earlier week stands on its last day.
            Act::Do(Command::Write) => Ok(match self.shown {
                Some(shown) if !shown.newest_days() => {
                    Next::Push(Box::new(Write::new(Some(shown.to))))
                }
                _ => Next::Ignored,
            }),
            Act::Do(Command::Why) | Act::Pick(0) => Ok(self.how(cx.words)),
            Act::Do(Command::Factors) => Ok(Next::Push(Box::new(FactorsLook::new()))),
            Act::Pick(row) => Ok(match self.closer_at(row - 1) {
                Some(Closer::Trends) => Next::Push(Box::new(Trends::new())),
                Some(Closer::Factors) => Next::Push(Box::new(FactorsLook::new())),
                Some(Closer::Calendar) => Next::Push(Box::new(Calendar::new())),
                Some(Closer::People) => Next::Push(Box::new(ConnectionPage::new())),
                Some(Closer::Dips) => Next::Push(Box::new(DipsPage::new())),
                Some(Closer::Links) => Next::Push(Box::new(LinksPage::new())),
                Some(Closer::Shifts) => Next::Push(Box::new(ShiftsPage::new())),
                Some(Closer::Patterns) => Next::Push(Box::new(Patterns::new())),
                Some(Closer::Months) => Next::Push(Box::new(MonthsPage::new())),
                Some(Closer::EarlierYears) => Next::Push(Box::new(EarlierYears::new())),
                Some(Closer::Measures) => Next::Push(Box::new(Measures::new())),
                Some(Closer::Share) => Next::Push(Box::new(share_form::new())),
                Some(Closer::Days) => Next::Push(span_form::new()),
                Some(Closer::HardTimes) => Next::Push(Box::new(HardTimes::new())),
                None => Next::Stay,
            }),
            _ => Ok(Next::Ignored),
        }
    }

    fn tab(&self) -> Option<Tab> {
        Some(Tab::LookBack)
    }

    fn first_row(&self) -> usize {
        self.few.as_ref().map_or(0, Vec::len)
    }
}

//! Today: the few things to do, the goals of the day, and a line or two on how it goes.

use crate::app::everywhere::{hint, moving};
use crate::app::flows::write::Write;
use crate::app::flows::{reach_out, review};
use crate::app::goals::acts::act;
use crate::app::goals::today::{GoalToday, goals_today};
use crate::app::page::{Block, Column, Hint, List, Page, Row, Tab, Table, TableRow};
use crate::app::pages::counts::{self, Counted};
use crate::app::pages::day::DayPage;
use crate::app::pages::goal::GoalPage;
use crate::app::pages::offers::{Offer, offers};
use crate::app::pages::tabbed;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{CheckIn, CheckInKind, Day, Person, Question, Series};
use crate::insight::{Scale, Standing, Usual, average_on, been_a_while};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;
use chrono::Timelike;

/// How many days the usual range looks back over, at the most.
const LOOK_BACK: i64 = 120;

/// The first of the five pages.
#[derive(Default)]
pub struct Today {
    goals: Vec<GoalToday>,
    checked_in: usize,
    asked: usize,
    week: Vec<(Day, Option<f64>)>,
    standing: Option<Standing>,
    talked: Vec<(String, Day)>,
    last_check_in: Option<Day>,
    factors_due: bool,
    review_due: bool,
    counted: Vec<Counted>,
    offers: Vec<Offer>,
}

impl Today {
    /// The page of today.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many rows stand above the goals.
    fn first_rows(&self) -> usize {
        3 + usize::from(self.review_due)
    }

    fn sentences(&self, look: &Look<'_>) -> Vec<String> {
        let words = look.words;
        let mut said = Vec::new();
        if let Some(standing) = self.standing {
            said.push(words.get(&format!("today-mood-{}", standing.name())));
        }
        said.extend(counts::on_today(words, &self.counted, look.now.today));
        for (name, day) in &self.talked {
            said.push(say!(
                words,
                "today-talked",
                name = name.as_str(),
                days = look.now.today.since(*day)
            ));
        }
        // The review asks for them too.
        if self.factors_due && !self.review_due {
            said.push(words.get("today-factors"));
        }
        said
    }

    fn mood_week(&self, words: &Words) -> Option<Table> {
        if self.week.iter().all(|(_, mood)| mood.is_none()) {
            return None;
        }
        let column = |name: String, width, spare: usize| Column {
            name,
            width,
            spare: u8::try_from(spare).unwrap_or(u8::MAX),
        };
        let mut columns = vec![column(words.get("today-mood-week"), 24, 0)];
        // Where room is short, the days longest ago go first.
        let last = self.week.len().saturating_sub(1);
        columns.extend(self.week.iter().enumerate().map(|(i, (day, _))| {
            column(
                if i == last {
                    words.get("today-column")
                } else {
                    words.weekday(*day)
                },
                6,
                last - i,
            )
        }));
        let mut cells = vec![words.get("today-mood-scale")];
        cells.extend(
            self.week
                .iter()
                .map(|(_, mood)| mood.map_or_else(|| "-".to_owned(), |mood| words.number(mood, 1))),
        );
        Some(Table {
            columns,
            rows: vec![TableRow {
                cells,
                ..TableRow::default()
            }],
        })
    }
}

impl View for Today {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = tabbed(look, Tab::Today);
        page.blocks
            .push(Block::say(greeting(look, self.last_check_in)));
        let check_in = match self.checked_in {
            0 => say!(words, "today-check-in-detail", count = self.asked),
            count => say!(words, "today-checked-in", count = count),
        };
        let mut rows = vec![
            Row::pick(words.get("today-check-in"))
                .key("c")
                .detail(check_in),
            Row::pick(words.get("today-reach-out"))
                .key("r")
                .detail(words.get("today-reach-out-detail")),
            Row::pick(words.get("today-write"))
                .key("w")
                .detail(words.get("today-write-detail")),
        ];
        if self.review_due {
            rows.push(
                Row::pick(words.get("today-review"))
                    .key("v")
                    .detail(words.get("today-review-detail")),
            );
        }
        page.blocks.push(Block::List(List { rows }));
        let goals: Vec<Row> = self
            .goals
            .iter()
            .map(|it| it.row(words, look.now.today))
            .collect();
        if !goals.is_empty() {
            page.blocks.push(Block::heading(words.get("today-goals")));
            page.blocks.push(Block::List(List { rows: goals }));
        }
        if !self.offers.is_empty() {
            let rows = self.offers.iter().map(|it| it.row(look)).collect();
            page.blocks.push(Block::List(List { rows }));
        }
        page.blocks.extend(self.mood_week(words).map(Block::Table));
        let said = self.sentences(look).join("\n");
        if !said.is_empty() {
            page.blocks.push(Block::say(said));
        }
        page.hints.extend(moving(words));
        if self.goals.is_empty() {
            page.hints.push(Hint {
                commands: vec![Command::Earlier, Command::Later],
                label: words.get("day-other"),
                menu: false,
            });
        } else {
            page.hints.push(Hint {
                menu: false,
                ..hint(words, Command::Tick)
            });
            page.hints.push(Hint {
                menu: false,
                ..hint(words, Command::NotToday)
            });
        }
        page.hints
            .extend([Command::CheckIn, Command::ReachOut].map(|it| Hint {
                menu: false,
                ..hint(words, it)
            }));
        if self.counted.iter().any(|it| it.date.shown) {
            page.hints.push(hint(words, Command::HideCounts));
        }
        let tabs = [
            Command::Goals,
            Command::People,
            Command::LookBack,
            Command::Journal,
        ];
        let rest = [
            Command::Find,
            Command::Earlier,
            Command::Settings,
            Command::Help,
        ];
        page.hints.extend(
            tabs.into_iter()
                .chain(rest)
                .map(|command| hint(words, command)),
        );
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Time, Context::Today, Context::Tabs, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        let check_ins: Vec<CheckIn> = cx.store.list(Span::day(today))?;
        self.checked_in = check_ins
            .iter()
            .filter(|it| it.kind != CheckInKind::Weekly)
            .count();
        self.goals = goals_today(cx.store, today)?;
        let questions = cx.store.questions()?;
        self.asked = questions
            .iter()
            .filter(|it| it.on && it.when != crate::domain::When::Weekly)
            .count()
            + 2;
        let mood = cx
            .store
            .series("mood", Span::days(today.plus(-LOOK_BACK), today))?;
        self.week = (0..7)
            .rev()
            .map(|back| today.plus(-back))
            .map(|day| (day, mood.on(day)))
            .collect();
        self.standing = questions
            .iter()
            .find(|it| it.slug == "mood")
            .and_then(|it| standing(it, &mood, today));
        self.last_check_in = mood.points().last().map(|(day, _)| *day);
        let people: Vec<Person> = cx.store.list(Span::ALL)?;
        self.talked = talked(cx, &people, today)?;
        self.offers = offers(cx, &people)?;
        self.counted = counts::lately(cx.store, today)?;
        let week = today.week_start(cx.own.week_start);
        let ever = cx.store.last_weekly_page(today)?;
        self.factors_due = ever.is_some_and(|last| last < week);
        self.review_due = review::is_due(cx.store, cx.own, today)?;
        Ok(())
    }

    fn act(&mut self, done: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let goal = |row: usize| {
            row.checked_sub(self.first_rows())
                .and_then(|row| self.goals.get(row))
                .map(|it| &it.goal)
        };
        match done {
            Act::Pick(0) => Ok(Next::Do(Command::CheckIn)),
            Act::Pick(1) => Ok(Next::Push(reach_out::new(None, None))),
            Act::Pick(2) => Ok(Next::Push(Box::new(Write::new(None)))),
            Act::Pick(3) if self.review_due => Ok(Next::Push(review::new())),
            Act::Pick(row) => Ok(if let Some(goal) = goal(row) {
                Next::Push(Box::new(GoalPage::new(goal.id)))
            } else {
                let offer = row.checked_sub(self.first_rows() + self.goals.len());
                let offer = offer.and_then(|at| self.offers.get(at));
                offer.map_or(Next::Stay, Offer::open)
            }),
            Act::Do(Command::HideCounts) => {
                counts::hide_all(&self.counted, cx)?;
                Ok(Next::Stay)
            }
            Act::Do(
                command @ (Command::Tick
                | Command::TickPart
                | Command::NotToday
                | Command::TickAmount),
            ) => match goal(at) {
                Some(goal) => act(goal, cx.now.today, command, cx),
                None => Ok(Next::Stay),
            },
            Act::Do(Command::Change | Command::Earlier) => {
                let back = if done == Act::Do(Command::Earlier) {
                    -1
                } else {
                    0
                };
                Ok(Next::Push(Box::new(DayPage::new(cx.now.today.plus(back)))))
            }
            Act::Do(Command::Later) => {
                cx.say(cx.words.get("day-not-yet"));
                Ok(Next::Stay)
            }
            Act::Do(Command::Now) => Ok(Next::Stay),
            _ => Ok(Next::Ignored),
        }
    }

    fn tab(&self) -> Option<Tab> {
        Some(Tab::Today)
    }
}

/// "Good evening, Sam.", or a plain welcome after some days away.
fn greeting(look: &Look<'_>, last: Option<Day>) -> String {
    let words = look.words;
    let part = match look.now.at.hour() {
        4..=11 => "morning",
        12..=17 => "afternoon",
        _ => "evening",
    };
    let greeting = match look.own.name.as_str() {
        "" => words.get(&format!("today-good-{part}")),
        name => say!(words, &format!("today-good-{part}.name"), name = name),
    };
    match last {
        Some(day) if look.now.today.since(day) >= 14 => {
            format!("{greeting} {}", words.get("today-back"))
        }
        _ => greeting,
    }
}

/// Where the average of the last seven days stands against the usual range of the time before.
fn standing(question: &Question, series: &Series, today: Day) -> Option<Standing> {
    let scale = Scale::of(question);
    let usual = Usual::of_days(series, scale, today).ok()?;
    let average = average_on(series, today)?;
    Some(usual.standing(average.mean, scale))
}

/// At most three people of whom it has been longer than the person wished.
fn talked(cx: &mut Cx<'_>, all: &[Person], today: Day) -> Result<Vec<(String, Day)>, Error> {
    let mut people = Vec::new();
    for person in all.iter().filter(|it| it.rhythm_days.is_some()) {
        let last = cx.store.last_contact(person.id)?.map(|last| last.day);
        people.push((person, last));
    }
    let due = been_a_while(people.iter().copied(), today);
    let name = |id| {
        people
            .iter()
            .find(|(person, _)| person.id == id)
            .map(|(person, _)| cx.own.shown(&person.name))
    };
    Ok(due
        .into_iter()
        .filter_map(|it| Some((name(it.person)?, today.plus(-it.days))))
        .collect())
}

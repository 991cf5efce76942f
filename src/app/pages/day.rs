//! One day: what was answered, done, written, and with whom. Any past day can be filled in, or left.

use crate::app::everywhere::{hint, moving};
use crate::app::flows::check_in::CheckInFlow;
use crate::app::flows::reach_out;
use crate::app::flows::write::Write;
use crate::app::goals::acts;
use crate::app::goals::today::{GoalToday, goals_today};
use crate::app::page::{Block, Hint, List, Page, Row, Tab};
use crate::app::pages::check_in::CheckInPage;
use crate::app::pages::day_rows;
use crate::app::pages::entry::EntryPage;
use crate::app::pages::goal_day::GoalDay;
use crate::app::pages::measure::MeasurePage;
use crate::app::pages::measures;
use crate::app::pages::practice::PracticePage;
use crate::app::pages::setback::SetbackPage;
use crate::app::pages::tabbed;
use crate::app::pages::tools::TalkPage;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{CheckIn, CheckInKind, Day, Id, Question};
use crate::say;
use crate::store::{Error, OneDay};
use crate::words::Words;

/// The page of a day.
pub struct DayPage {
    day: Day,
    read: Option<OneDay>,
    questions: Vec<Question>,
    goals: Vec<GoalToday>,
    rows: Vec<Target>,
}

/// What a row opens.
#[derive(Clone, Copy, Debug)]
enum Target {
    CheckIn(usize),
    Entry(Id),
    Setback(Id),
    Reach(usize),
    Practice(Id),
    Talk(Id),
    Measure(Id),
    /// A goal of the day, by its place.
    Goal(usize),
    NewCheckIn,
    Write,
    ReachOut,
}

impl DayPage {
    /// The page of `day`.
    #[must_use]
    pub fn new(day: Day) -> Self {
        Self {
            day,
            read: None,
            questions: Vec::new(),
            goals: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn go(&mut self, day: Day, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if day > cx.now.today {
            cx.say(cx.words.get("day-not-yet"));
            return Ok(Next::Stay);
        }
        self.day = day;
        self.load(cx)?;
        Ok(Next::Move(0))
    }

    fn check_in(&self, row: usize) -> Option<&CheckIn> {
        match self.rows.get(row)? {
            Target::CheckIn(at) => self.read.as_ref()?.check_ins.get(*at),
            _ => None,
        }
    }

    fn open(&self, row: usize) -> Next {
        let Some(read) = &self.read else {
            return Next::Stay;
        };
        match self.rows.get(row) {
            Some(Target::CheckIn(at)) => match read.check_ins.get(*at) {
                Some(check_in) => Next::Push(Box::new(CheckInPage::new(check_in.id))),
                None => Next::Stay,
            },
            Some(Target::Entry(id)) => Next::Push(Box::new(EntryPage::new(*id))),
            Some(Target::Setback(id)) => Next::Push(Box::new(SetbackPage::new(*id))),
            Some(Target::Reach(at)) => match read.reaches.get(*at) {
                Some(reach) => Next::Push(reach_out::change(reach.clone())),
                None => Next::Stay,
            },
            Some(Target::Practice(id)) => Next::Push(Box::new(PracticePage::new(*id))),
            Some(Target::Talk(id)) => Next::Push(Box::new(TalkPage::new(*id))),
            Some(Target::Measure(id)) => Next::Push(Box::new(MeasurePage::new(*id))),
            Some(Target::Goal(at)) => match self.goals.get(*at) {
                Some(it) => Next::Push(Box::new(GoalDay::new(it.goal.id, self.day))),
                None => Next::Stay,
            },
            Some(Target::NewCheckIn) => Next::Push(Box::new(CheckInFlow::new(Some(self.day)))),
            Some(Target::Write) => Next::Push(Box::new(Write::new(Some(self.day)))),
            Some(Target::ReachOut) => Next::Push(reach_out::new(Some(self.day), None)),
            None => Next::Stay,
        }
    }

    fn rows_of(read: &OneDay, goals: usize) -> Vec<Target> {
        let mut rows: Vec<Target> = Vec::new();
        let daily = |it: &CheckIn| it.kind != CheckInKind::Weekly;
        rows.extend(
            (0..read.check_ins.len())
                .filter(|at| read.check_ins.get(*at).is_some_and(daily))
                .map(Target::CheckIn),
        );
        rows.extend((0..read.reaches.len()).map(Target::Reach));
        rows.extend(read.entries.iter().map(|it| Target::Entry(it.id)));
        rows.extend(read.setbacks.iter().map(|it| Target::Setback(it.id)));
        rows.extend(read.practices.iter().map(|it| Target::Practice(it.id)));
        rows.extend(read.talks.iter().map(|it| Target::Talk(it.id)));
        rows.extend(read.measures.iter().map(|it| Target::Measure(it.id)));
        rows.extend((0..goals).map(Target::Goal));
        rows.extend([Target::NewCheckIn, Target::ReachOut, Target::Write]);
        rows
    }

    /// What was written down, in the order of [`DayPage::rows_of`].
    fn written(&self, read: &OneDay, look: &Look<'_>) -> Vec<Row> {
        let (words, own) = (look.words, look.own);
        let daily = |it: &&CheckIn| it.kind != CheckInKind::Weekly;
        let mut rows = Vec::new();
        for check_in in read.check_ins.iter().filter(daily) {
            let detail = day_rows::check_in(words, check_in, read, &self.questions, own);
            rows.push(Row::pick(words.time(check_in.at)).detail(detail));
        }
        if rows.is_empty() {
            rows.push(Row::read(words.get("day-no-check-in")));
        }
        for reach in &read.reaches {
            let detail = day_rows::reach(words, reach, read, own);
            rows.push(Row::pick(words.get("day-reach")).detail(detail));
        }
        rows.extend(read.entries.iter().map(|it| day_rows::entry(words, it)));
        let setbacks = read.setbacks.iter();
        rows.extend(setbacks.map(|it| day_rows::setback(words, it, own)));
        rows.extend(
            read.practices
                .iter()
                .map(|it| day_rows::practice(words, it)),
        );
        for talk in &read.talks {
            let with = talk.with.clone().unwrap_or_default();
            rows.push(Row::pick(words.get("day-talk")).detail(with));
        }
        for measure in &read.measures {
            let total = measures::total(words, measure);
            rows.push(Row::pick(measures::name(measure)).detail(total));
        }
        rows
    }

    /// The goal on whose row the marker stands.
    fn goal_at(&self, row: usize) -> Option<&GoalToday> {
        match self.rows.get(row) {
            Some(Target::Goal(at)) => self.goals.get(*at),
            _ => None,
        }
    }
}

impl View for DayPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = tabbed(look, Tab::Today);
        page.blocks
            .push(Block::heading(title(words, self.day, look.now.today)));
        let Some(read) = &self.read else { return page };
        page.blocks.push(Block::List(List {
            rows: self.written(read, look),
        }));
        if !self.goals.is_empty() {
            let rows = self.goals.iter().map(|it| day_rows::goal(words, it));
            page.blocks.push(Block::heading(words.get("day-goals")));
            page.blocks.push(Block::List(List {
                rows: rows.collect(),
            }));
        }
        page.blocks.push(Block::List(List {
            rows: vec![
                Row::pick(words.get("day-add-check-in")).key("c"),
                Row::pick(words.get("day-add-reach")).key("r"),
                Row::pick(words.get("day-add-entry")).key("w"),
            ],
        }));
        page.blocks.push(Block::quiet(words.get("day-any")));
        page.hints.push(Hint {
            commands: vec![Command::Earlier, Command::Later],
            label: words.get("day-other"),
            menu: true,
        });
        if !self.goals.is_empty() {
            // Where lines are read, the goal is opened first.
            page.hints
                .extend([Command::Tick, Command::NotToday].map(|it| Hint {
                    menu: false,
                    ..hint(words, it)
                }));
        }
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back, Command::Now])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Time, Context::Today, Context::Tabs, Context::List]
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let read = cx.store.one_day(self.day)?;
        self.questions = cx.store.questions()?;
        self.goals = goals_today(cx.store, self.day)?;
        self.rows = Self::rows_of(&read, self.goals.len());
        self.read = Some(read);
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Pick(row) => Ok(self.open(row)),
            Act::Do(Command::Change) => Ok(match self.check_in(at) {
                Some(check_in) => Next::Push(Box::new(CheckInFlow::change(check_in.clone()))),
                None => self.open(at),
            }),
            Act::Do(
                command @ (Command::Tick
                | Command::TickPart
                | Command::NotToday
                | Command::TickAmount),
            ) => match self.goal_at(at) {
                Some(it) => acts::act(&it.goal, self.day, command, cx),
                None => Ok(Next::Stay),
            },
            Act::Do(Command::Earlier) => self.go(self.day.plus(-1), cx),
            Act::Do(Command::Later) => self.go(self.day.plus(1), cx),
            Act::Do(Command::Now) => Ok(Next::Go(Tab::Today)),
            _ => Ok(Next::Ignored),
        }
    }

    fn day(&self) -> Option<Day> {
        Some(self.day)
    }
}

/// `Yesterday, Mon 21 Nov`.
fn title(words: &Words, day: Day, today: Day) -> String {
    let name = words.day(day);
    match today.since(day) {
        0 => say!(words, "day-today", day = name),
        1 => say!(words, "day-yesterday", day = name),
        _ => format!("{name} {}", day.date().format("%Y")),
    }
}

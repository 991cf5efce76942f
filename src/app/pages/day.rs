//! One day: what was answered, done, written, and with whom. Any past day can be filled in, or left.

use crate::app::everywhere::{hint, moving};
use crate::app::flows::check_in::{CheckInFlow, called};
use crate::app::flows::reach_out;
use crate::app::flows::write::Write;
use crate::app::page::{Block, Hint, List, Page, Row, Tab};
use crate::app::pages::check_in::CheckInPage;
use crate::app::pages::entry::EntryPage;
use crate::app::pages::setback::SetbackPage;
use crate::app::pages::tabbed;
use crate::app::{Act, Command, Context, Cx, Look, Next, Own, View};
use crate::domain::{
    Answer, CheckIn, CheckInKind, Day, Done, Goal, Id, Person, Question, Reach, Tick, first_line,
};
use crate::say;
use crate::store::{Error, OneDay};
use crate::words::Words;

/// The page of a day.
pub struct DayPage {
    day: Day,
    read: Option<OneDay>,
    questions: Vec<Question>,
    rows: Vec<Target>,
}

/// What a row opens.
#[derive(Clone, Copy, Debug)]
enum Target {
    CheckIn(usize),
    Entry(Id),
    Setback(Id),
    Reach(usize),
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
            Some(Target::NewCheckIn) => Next::Push(Box::new(CheckInFlow::new(Some(self.day)))),
            Some(Target::Write) => Next::Push(Box::new(Write::new(Some(self.day)))),
            Some(Target::ReachOut) => Next::Push(reach_out::new(Some(self.day), None)),
            None => Next::Stay,
        }
    }

    fn rows_of(read: &OneDay) -> Vec<Target> {
        let mut rows: Vec<Target> = Vec::new();
        let daily = |it: &CheckIn| it.kind != CheckInKind::Weekly;
        rows.extend(
            (0..read.check_ins.len())
                .filter(|at| read.check_ins.get(*at).is_some_and(daily))
                .map(Target::CheckIn),
        );
        rows.extend((0..read.reaches.len()).map(Target::Reach));
        rows.extend(read.entries.iter().map(|entry| Target::Entry(entry.id)));
        rows.extend(read.setbacks.iter().map(|it| Target::Setback(it.id)));
        rows.extend([Target::NewCheckIn, Target::ReachOut, Target::Write]);
        rows
    }
}

impl View for DayPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = tabbed(look, Tab::Today);
        page.blocks
            .push(Block::heading(title(words, self.day, look.now.today)));
        let Some(read) = &self.read else { return page };
        let mut rows = Vec::new();
        for check_in in read
            .check_ins
            .iter()
            .filter(|it| it.kind != CheckInKind::Weekly)
        {
            rows.push(Row::pick(words.time(check_in.at)).detail(check_in_line(
                words,
                check_in,
                read,
                &self.questions,
                look.own,
            )));
        }
        if rows.is_empty() {
            rows.push(Row::read(words.get("day-no-check-in")));
        }
        for reach in &read.reaches {
            rows.push(
                Row::pick(words.get("day-reach")).detail(reach_line(words, reach, read, look.own)),
            );
        }
        for entry in &read.entries {
            let detail = say!(
                words,
                "day-entry",
                title = entry.first_line(),
                count = entry.word_count()
            );
            rows.push(Row::pick(words.get("day-journal")).detail(detail));
        }
        for setback in &read.setbacks {
            let said = [&setback.situation, &setback.note, &setback.helped];
            let said = said.into_iter().flatten().next().map(|it| first_line(it));
            rows.push(Row::pick(look.own.setback(words)).detail(said.unwrap_or_default()));
        }
        page.blocks.push(Block::List(List { rows }));
        let ticks: Vec<Row> = read
            .ticks
            .iter()
            .filter_map(|tick| {
                read.goals
                    .get(&tick.goal)
                    .map(|goal| tick_row(words, tick, goal))
            })
            .collect();
        if !ticks.is_empty() {
            page.blocks.push(Block::heading(words.get("day-goals")));
            page.blocks.push(Block::List(List { rows: ticks }));
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
        page.hints.push(hint(words, Command::Now));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Time, Context::Today, Context::Tabs, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let read = cx.store.one_day(self.day)?;
        self.questions = cx.store.questions()?;
        self.rows = Self::rows_of(&read);
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

/// `Mood 4   Stress 2   Sleep 4   People: Rosa   Note: ...`
pub(super) fn check_in_line(
    words: &Words,
    check_in: &CheckIn,
    read: &OneDay,
    questions: &[Question],
    own: &Own,
) -> String {
    let mut parts = Vec::new();
    if check_in.kind == CheckInKind::HardDay {
        parts.push(words.get("day-hard"));
    }
    for question in questions {
        if let Some(Answer::Level(level)) = check_in.answers.get(&question.slug) {
            parts.push(format!("{} {level}", words.question_short(question)));
        }
    }
    match &check_in.people {
        Some(people) if people.is_empty() => parts.push(words.get("day-no-one")),
        Some(people) => parts.push(say!(
            words,
            "day-people",
            people = names(people, read, own).join(", ")
        )),
        None => {}
    }
    if let Some(note) = &check_in.note {
        parts.push(say!(words, "day-note", note = note.as_str()));
    }
    parts.join("   ")
}

fn names(people: &[Id], read: &OneDay, own: &Own) -> Vec<String> {
    people
        .iter()
        .filter_map(|id| read.people.get(id))
        .map(|person: &Person| own.shown(&person.name))
        .collect()
}

fn reach_line(words: &Words, reach: &Reach, read: &OneDay, own: &Own) -> String {
    let who: Vec<String> = reach
        .people
        .iter()
        .filter_map(|id| read.people.get(id))
        .map(|person| called(person, own))
        .collect();
    let how = words.get(&format!("reach-how-{}", reach.how.name()));
    let mut parts = vec![who.join(", "), how];
    parts.extend(reach.note.clone());
    parts.join("   ")
}

fn tick_row(words: &Words, tick: &Tick, goal: &Goal) -> Row {
    let mark = match tick.state {
        Done::Done => crate::app::page::Mark::Done,
        Done::Part => crate::app::page::Mark::Part,
        Done::NotToday => crate::app::page::Mark::NotToday,
    };
    let amount = tick.amount.map(|amount| {
        let unit = goal.plan.unit.clone().unwrap_or_default();
        format!("{} {unit}", words.number(amount, 2))
            .trim()
            .to_owned()
    });
    Row::read(goal.text.clone())
        .mark(mark)
        .detail(amount.unwrap_or_default())
}

//! One person: how to reach them, what they are good for, and the contact there was, as plain facts.

use super::facts::Facts;
use super::how::How;
use super::number::NumberPage;
use super::people::{FOUR_WEEKS, of_row};
use super::reach_log::ReachLog;
use crate::app::everywhere::hint;
use crate::app::flows::check_in::called;
use crate::app::flows::{bring_up, person_form, reach_out};
use crate::app::goals::weeks::GoalWeek;
use crate::app::goals::words as goal_words;
use crate::app::page::{Bar, Bars, Block, Chart, ChartKind, Fields, Hint, List, Page, Row};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, your_data};
use crate::domain::person::on_hard_page;
use crate::domain::{Change, Day, Goal, Id, Kind, Person, Reach, Status, What};
use crate::say;
use crate::store::{Contact, Error, Span, Times};
use crate::words::Words;

const WEEK: i64 = 7;

/// One person.
pub struct PersonPage {
    id: Id,
    person: Option<Person>,
    /// The day of the last contact, and what a reach-out of that day says of it.
    last: Option<(Day, Option<Reach>)>,
    /// Of the last four weeks.
    contacts: Vec<Contact>,
    /// On the hard-moment page, 1 first.
    place: Option<usize>,
    /// The goals that they ask about, each with its week.
    goals: Vec<(Goal, GoalWeek)>,
    two_versions: bool,
}

impl PersonPage {
    /// The page of the person with that id.
    #[must_use]
    pub fn new(id: Id) -> Self {
        Self {
            id,
            person: None,
            last: None,
            contacts: Vec::new(),
            place: None,
            goals: Vec::new(),
            two_versions: false,
        }
    }

    /// How to reach them, and when.
    fn ways(&self, person: &Person, words: &Words) -> Fields {
        let mut facts = Facts::new(words);
        for way in &person.ways {
            facts.add(&format!("person-way-{}", way.kind.name()), &way.value);
        }
        if let Some(meets) = &person.meets {
            facts.add("person-meets", &person_form::meeting(words, meets));
        }
        facts.given("person-ask-role", person.role.as_ref());
        let support = person.support.iter();
        let support = support.map(|it| words.get(person_form::support_words(*it)));
        facts.add(
            "person-ask-support",
            &words.all_of(&support.collect::<Vec<String>>()),
        );
        facts.given("person-ask-good_for", person.good_for.as_ref());
        facts.given("person-ask-good_times", person.good_times.as_ref());
        if let Some(circle) = person.circle {
            facts.say("person-ask-circle", &format!("person-circle-{circle}"));
        }
        if let Some(place) = self.place {
            let text = say!(words, "person-hard-yes", place = place);
            facts.add("person-ask-hard", &text);
            if person.show_when_locked {
                facts.say("person-ask-locked", "person-locked-yes");
            }
        }
        if let Some(knows) = person.knows {
            facts.say(
                "person-ask-knows",
                &format!("person-knows-{}", knows.name()),
            );
        }
        if person.not_safe {
            facts.say("person-ask-helps", "person-not-safe");
        } else if let Some(helps) = person.helps {
            facts.say(
                "person-ask-helps",
                &format!("person-helps-{}", helps.name()),
            );
        }
        facts.fields()
    }

    /// What the last four weeks come to.
    fn tally(&self) -> Times {
        let mut tally = Times::default();
        self.contacts.iter().for_each(|it| tally.add(it));
        tally
    }

    /// `3 times. First move: you 2, Rosa 1.`
    fn times(&self, person: &Person, look: &Look<'_>) -> String {
        let (words, tally) = (look.words, self.tally());
        let times = say!(words, "person-times", n = tally.days);
        if tally.me_first + tally.them_first == 0 {
            return times;
        }
        let moves = say!(
            words,
            "person-first-moves",
            me = tally.me_first,
            them = tally.them_first,
            name = look.own.shown(&person.name)
        );
        format!("{times} {moves}")
    }

    /// What the four weeks say, with the id of how it was worked out.
    fn told(&self, person: &Person, look: &Look<'_>) -> Vec<(String, &'static str)> {
        let name = look.words.get("person-four-weeks");
        let times = format!("{name}: {}", self.times(person, look));
        vec![(times, "how-contacts")]
    }

    /// When there was contact, who began it and how it felt.
    fn contact(&self, person: &Person, look: &Look<'_>) -> Fields {
        let words = look.words;
        let mut facts = Facts::new(words);
        let Some((day, reach)) = &self.last else {
            facts.say("person-last", "person-last-none");
            return facts.fields();
        };
        let ago = words.ago(*day, look.now.today);
        let text = match reach {
            Some(reach) => {
                let how = words.get(&format!("reach-how-{}", reach.how.name()));
                let first = words.get(&format!("person-first-{}", reach.first.name()));
                say!(
                    words,
                    "person-last-how",
                    ago = ago,
                    how = how,
                    first = first
                )
            }
            None => ago,
        };
        facts.add("person-last", &text);
        let tally = self.tally();
        facts.add("person-four-weeks", &self.times(person, look));
        let felt: Vec<String> = [
            ("reach-felt-warm", tally.warm),
            ("reach-felt-okay", tally.okay),
            ("reach-felt-hard", tally.hard),
        ]
        .into_iter()
        .filter(|(_, times)| *times > 0)
        .map(|(id, times)| format!("{} {times}", words.get(id)))
        .collect();
        facts.add("person-felt", &felt.join(", "));
        facts.fields()
    }

    /// Week by week, oldest first.
    fn weeks(&self, look: &Look<'_>) -> Option<Chart> {
        let words = look.words;
        if self.contacts.is_empty() {
            return None;
        }
        let first = look.now.today.plus(1 - FOUR_WEEKS);
        let weeks: Vec<(Day, usize)> = (0..FOUR_WEEKS / WEEK)
            .map(|week| {
                let from = first.plus(week * WEEK);
                let days = from..from.plus(WEEK);
                let times = self.contacts.iter().filter(|it| days.contains(&it.day));
                (from, times.count())
            })
            .collect();
        let counts: Vec<String> = weeks.iter().map(|(_, times)| times.to_string()).collect();
        let rows = weeks.iter().map(|(from, times)| Bar {
            label: say!(
                words,
                "person-week",
                from = words.date(*from),
                to = words.date(from.plus(WEEK - 1))
            ),
            #[expect(clippy::cast_precision_loss, reason = "at most seven")]
            value: *times as f64,
            cells: vec![times.to_string()],
            ..Bar::default()
        });
        Some(Chart {
            words: vec![say!(words, "person-weeks", counts = words.all_of(&counts))],
            kind: ChartKind::Bars(Bars {
                columns: vec![
                    words.get("person-week-name"),
                    words.get("person-week-times"),
                ],
                rows: rows.collect(),
                ..Bars::default()
            }),
        })
    }

    fn remove(&self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        cx.commit(&Change::remove(Kind::Person, self.id))?;
        cx.say(cx.words.get("person-removed"));
        Ok(Next::Back)
    }
}

/// What is to be brought up, a row each: to open one is to have brought it up.
fn to_bring_up(person: &Person, words: &Words) -> Vec<Block> {
    let rows: Vec<Row> = person.to_bring_up().into_iter().map(Row::pick).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading(words.get("person-ask-next_talk")),
        Block::List(List { rows }),
        Block::quiet(words.get("person-bring-up.how")),
    ]
}

/// Takes the thing on `row` off what is to be brought up.
fn brought_up(person: &Person, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
    let mut things = person.to_bring_up();
    if row < things.len() {
        things.remove(row);
        let mut person = person.clone();
        person.bring_up(&things);
        cx.commit(&Change::put(What::Changed, person))?;
        cx.say(cx.words.get("person-brought-up"));
    }
    Ok(Next::Stay)
}

/// For how many days no gentle line about someone is shown when that is asked for with one key.
const QUIET: i64 = 14;

/// Begins a quiet time about them, or ends it.
fn quiet(person: &Person, cx: &mut Cx<'_>) -> Result<Next, Error> {
    let today = cx.now.today;
    let is_quiet = person.quiet_until.is_some_and(|until| until > today);
    let until = (!is_quiet).then(|| today.plus(QUIET));
    let quiet_until = until;
    let person = Person {
        quiet_until,
        ..person.clone()
    };
    cx.commit(&Change::put(What::Changed, person))?;
    cx.say(match until {
        Some(until) => {
            let day = cx.words.date_in(until, today);
            say!(cx.words, "person-quiet-now", day = day)
        }
        None => cx.words.get("person-quiet-over"),
    });
    Ok(Next::Stay)
}

impl View for PersonPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let Some(person) = &self.person else {
            let mut page = Page::titled(words.get("app-tab-people"), "");
            page.blocks.push(Block::say(words.get("person-gone")));
            return page.hinted(words, &[Command::Undo, Command::Back]);
        };
        let mut page = Page::titled(called(person, look.own), words.get("app-tab-people"));
        if self.two_versions {
            page.blocks.push(your_data::two_versions(words));
        }
        let ways = self.ways(person, words);
        if !ways.rows.is_empty() {
            page.blocks.push(Block::Fields(ways));
        }
        page.blocks.push(Block::Fields(self.contact(person, look)));
        page.blocks.extend(self.weeks(look).map(Block::Chart));
        let mut facts = Facts::new(words);
        facts.given("person-ask-what_to_say", person.what_to_say.as_ref());
        for (goal, week) in &self.goals {
            let count = goal_words::week_count(words, goal, week, look.now.today);
            let text = format!("{}: {count}", goal.text);
            facts.add("person-goals", &text);
        }
        if let Some(days) = person.rhythm_days {
            let text = say!(words, "person-rhythm-every", days = days);
            facts.add("person-ask-rhythm", &text);
        }
        if let Some(until) = person.quiet_until.filter(|it| *it > look.now.today) {
            let day = words.date_in(until, look.now.today);
            facts.add(
                "person-ask-quiet",
                &say!(words, "person-quiet-until", day = day),
            );
        }
        facts.given("person-ask-note", person.note.as_ref());
        let facts = facts.fields();
        if !facts.rows.is_empty() {
            page.blocks.push(Block::Fields(facts));
        }
        page.blocks.extend(to_bring_up(person, words));
        page.hints.push(hint(words, Command::ReachOut));
        if person.phone().is_some() {
            page.hints.push(hint(words, Command::BigNumber));
            page.hints.push(of_row(words, Command::SquareCode));
        }
        let mut page = page.hinted(words, &[Command::Change, Command::Log, Command::Remove]);
        page.hints.push(Hint {
            label: words.get("person-hint-new"),
            ..hint(words, Command::New)
        });
        page.hinted(
            words,
            &[Command::Quiet, Command::Back, Command::Why, Command::Erase],
        )
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Person, Context::List]
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        let span = Span::days(today.plus(1 - FOUR_WEEKS), today);
        self.person = cx.store.get(self.id)?;
        self.two_versions = cx.store.in_conflict(self.id)?;
        self.last = None;
        if let Some(last) = cx.store.last_contact(self.id)? {
            let day = Span::day(last.day);
            let reaches = cx.store.reaches(Some(self.id), day, 0, 1)?;
            self.last = Some((last.day, reaches.records.into_iter().next()));
        }
        self.contacts = cx.store.contacts(Some(self.id), span)?;
        let page = on_hard_page(&cx.store.list::<Person>(Span::ALL)?);
        let place = page.iter().position(|it| it.id == self.id);
        self.place = place.map(|at| at + 1);
        self.goals.clear();
        for goal in cx.store.goals(Status::Active, false, 0, usize::MAX)? {
            if goal.with == Some(self.id) {
                let week = GoalWeek::of_day(cx.store, &goal, today)?;
                self.goals.push((goal, week));
            }
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Some(person) = &self.person else {
            return Ok(Next::Ignored);
        };
        Ok(match act {
            Act::Do(Command::Why) => How::open(self.told(person, &cx.look())),
            Act::Do(Command::ReachOut) => Next::Push(reach_out::new(None, Some(self.id))),
            Act::Do(Command::BigNumber) => NumberPage::of(person, false, cx),
            Act::Do(Command::SquareCode) => NumberPage::of(person, true, cx),
            Act::Do(Command::Change) => Next::Push(person_form::change(person.clone())),
            Act::Do(Command::New) => Next::Push(bring_up::new(person.clone())),
            Act::Do(Command::Quiet) => quiet(person, cx)?,
            Act::Pick(row) => brought_up(person, row, cx)?,
            Act::Do(Command::Log) => Next::Push(Box::new(ReachLog::new(Some(self.id)))),
            Act::Do(Command::Remove) => self.remove(cx)?,
            _ => Next::Ignored,
        })
    }

    fn record(&self) -> Option<(Kind, Id)> {
        Some((Kind::Person, self.id))
    }
}

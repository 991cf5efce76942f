//! A note of a setback: am I safe, what was going on, what helped even a little, one next step, who to tell, and how
//! tomorrow looks. All of it can be left open, and nothing is reset by it.
//!
//! Safety comes first. What is asked for the notes on safety is asked for them alone, and kept nowhere.

use crate::app::everywhere::moving;
use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::page::{Block, List, Page, Row, Sentence, Tone};
use crate::app::pages::hard::Hard;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::crisis;
use crate::domain::person::offered;
use crate::domain::setback::{CountedDate, Setback};
use crate::domain::{Change, Day, Id, Person, What};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// A note for `day`, or for today.
#[must_use]
pub fn new(day: Option<Day>) -> Box<dyn View> {
    Box::new(BeforeSetback {
        day,
        step: Step::Safe,
    })
}

/// Goes through a note that is kept, to change it.
#[must_use]
pub fn change(setback: Setback) -> Box<dyn View> {
    Box::new(form(Some(setback.day), Some(setback)))
}

fn form(day: Option<Day>, edits: Option<Setback>) -> Form {
    Form::new(SetbackForm {
        day,
        edits,
        people: Vec::new(),
    })
}

/// What it may have been about, as far as it matters for safety.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    SomethingElse,
    Drugs,
    Alcohol,
    Both,
}

impl Taken {
    const ALL: [Self; 4] = [Self::SomethingElse, Self::Drugs, Self::Alcohol, Self::Both];

    fn words(self) -> &'static str {
        match self {
            Self::SomethingElse => "setback-taken-else",
            Self::Drugs => "setback-taken-drugs",
            Self::Alcohol => "setback-taken-alcohol",
            Self::Both => "setback-taken-both",
        }
    }

    /// The notes on safety that apply: pills may hold anything, and calming ones are as hard to stop as alcohol.
    fn notes(self) -> &'static [&'static str] {
        match self {
            Self::SomethingElse => &[],
            Self::Alcohol => &["setback-note-stopping"],
            Self::Drugs | Self::Both => &[
                "setback-note-tolerance",
                "setback-note-not-alone",
                "setback-note-stopping",
            ],
        }
    }
}

/// What is asked before the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Safe,
    Taken,
    Notes(Taken),
}

struct BeforeSetback {
    day: Option<Day>,
    step: Step,
}

/// The row that opens the hard moment.
const NOT_SAFE: usize = 1;

impl BeforeSetback {
    fn go(&mut self, step: Step) -> Next {
        self.step = step;
        Next::Move(0)
    }

    fn form(&self) -> Next {
        Next::Replace(Box::new(form(self.day, None)))
    }
}

/// What to do first if someone does not wake up.
fn not_waking(look: &Look<'_>) -> Block {
    let words = look.words;
    let country = look.config.country.as_deref().and_then(crisis::country);
    let text = country.map_or_else(
        || words.get("hard-danger-nowhere"),
        |country| {
            let number = words.emergency(country);
            say!(words, "hard-not-waking", number = number)
        },
    );
    Block::Sentence(Sentence {
        text,
        tone: Tone::Strong,
        indent: 0,
    })
}

impl View for BeforeSetback {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(title(look, self.day), words.get("setback-right"));
        let numbered = |rows: Vec<String>| {
            let rows = (1..).zip(rows);
            let rows = rows.map(|(number, text)| Row::pick(text).key(number.to_string()));
            Block::List(List {
                rows: rows.collect(),
            })
        };
        match self.step {
            Step::Safe => {
                page.blocks.push(Block::say(words.get("setback-thanks")));
                page.blocks.push(Block::quiet(words.get("setback-leave")));
                page.blocks.push(Block::heading(words.get("setback-safe")));
                let rows = ["setback-safe-yes", "setback-safe-no"];
                page.blocks
                    .push(numbered(rows.map(|id| words.get(id)).into()));
                page.blocks.push(not_waking(look));
            }
            Step::Taken => {
                page.blocks.push(Block::heading(words.get("setback-taken")));
                page.blocks
                    .push(Block::quiet(words.get("setback-taken-why")));
                let rows = Taken::ALL.map(|it| words.get(it.words()));
                page.blocks.push(numbered(rows.into()));
            }
            Step::Notes(taken) => {
                for id in taken.notes() {
                    page.blocks.push(Block::say(words.get(id)));
                }
                page.blocks.push(not_waking(look));
                page.blocks.push(numbered(vec![words.get("setback-go-on")]));
            }
        }
        page.hints = moving(words);
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, _cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match (self.step, act) {
            (Step::Safe, Act::Pick(NOT_SAFE)) => Next::Push(Box::new(Hard::new())),
            (Step::Safe, Act::Pick(_)) | (Step::Notes(_), Act::Do(Command::Back)) => {
                self.go(Step::Taken)
            }
            (Step::Taken, Act::Pick(row)) => match Taken::ALL.get(row) {
                Some(taken) if !taken.notes().is_empty() => self.go(Step::Notes(*taken)),
                _ => self.form(),
            },
            (Step::Notes(_), Act::Pick(_)) => self.form(),
            (Step::Taken, Act::Do(Command::Back)) => self.go(Step::Safe),
            _ => Next::Ignored,
        })
    }

    fn day(&self) -> Option<Day> {
        self.day
    }
}

fn title(look: &Look<'_>, day: Option<Day>) -> String {
    let words = look.words;
    let word = look.own.setback(words);
    match day.filter(|day| *day != look.now.today) {
        Some(day) => say!(
            words,
            "setback-title-day",
            word = word,
            day = words.day(day)
        ),
        None => say!(words, "setback-title", word = word),
    }
}

/// What is said of a note that was kept: that nothing was lost by it, and the number of someone who is to be told.
#[must_use]
pub fn saved(words: &Words, setback: &Setback, people: &[Person]) -> String {
    let kept = words.get("setback-saved");
    let to_call = people.iter().find_map(|person| {
        let number = person.phone()?;
        setback.told.contains(&person.id).then_some(number)
    });
    match to_call {
        Some(number) => format!("{kept} {}", say!(words, "setback-to-tell", number = number)),
        None => kept,
    }
}

struct SetbackForm {
    day: Option<Day>,
    edits: Option<Setback>,
    people: Vec<Person>,
}

/// How sure someone can be about tomorrow.
const SURE: std::ops::RangeInclusive<u8> = 1..=10;

/// The lines of the form.
fn lines(setback: &Setback) -> [(&'static str, &Option<String>); 4] {
    [
        ("situation", &setback.situation),
        ("helped", &setback.helped),
        ("next_step", &setback.next_step),
        ("note", &setback.note),
    ]
}

impl Purpose for SetbackForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        (title(look, self.day), look.words.get("setback-right"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        self.people = cx.store.list(Span::ALL)?;
        let told: &[Id] = self.edits.as_ref().map_or(&[], |it| &it.told);
        let mut people = offered(self.people.clone());
        let rest = |it: &&Person| !it.may_be_suggested() && told.contains(&it.id);
        people.extend(self.people.iter().filter(rest).cloned());
        let people = people
            .iter()
            .map(|it| Item::new(it.id.to_string(), cx.own.shown(&it.name)));
        let dates = cx.store.list::<CountedDate>(Span::ALL)?;
        let dates = dates
            .iter()
            .map(|it| Item::new(it.id.to_string(), it.label.as_str()));
        let sure = SURE.map(|it| Item::new(it.to_string(), String::new()));
        let field = |id: &str, kind| Field {
            id: id.to_owned(),
            label: words.get(&format!("setback-ask-{id}")),
            hint: words.get(&format!("setback-ask-{id}.hint")),
            kind,
        };
        let mut fields = vec![
            field("situation", FieldKind::Line),
            field("helped", FieldKind::Line),
            field("next_step", FieldKind::Line),
            field("told", FieldKind::Many(people.collect())),
            field("confidence", FieldKind::One(sure.collect())),
            field("counts", FieldKind::Many(dates.collect())),
            field("note", FieldKind::Line),
        ];
        fields.retain(|field| match (field.id.as_str(), &field.kind) {
            // With one date there is nothing to choose.
            ("counts", FieldKind::Many(dates)) => dates.len() > 1,
            ("told", FieldKind::Many(people)) => !people.is_empty(),
            _ => true,
        });
        Ok(fields)
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        let Some(setback) = &self.edits else {
            return Ok(answers);
        };
        for (id, text) in lines(setback) {
            if let Some(text) = text {
                answers.set(id, text.clone());
            }
        }
        for (id, ids) in [("told", &setback.told), ("counts", &setback.counts)] {
            answers.set_all(id, ids.iter().map(ToString::to_string).collect());
        }
        if let Some(sure) = setback.confidence {
            answers.set("confidence", sure.to_string());
        }
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        match (&self.edits, self.day) {
            (Some(setback), _) => format!("setback/change/{}", setback.id),
            (None, Some(day)) => format!("setback/{day}"),
            (None, None) => "setback".to_owned(),
        }
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let text = |id: &str| answers.text(id).map(ToOwned::to_owned);
        let ids = |id: &str| -> Vec<Id> {
            let ids = answers.all(id).iter();
            ids.filter_map(|id| id.parse().ok()).collect()
        };
        let (id, at, day, what) = if let Some(before) = &self.edits {
            (before.id, before.at, before.day, What::Changed)
        } else {
            let day = self.day.unwrap_or(cx.now.today);
            (cx.new_id(), cx.now.at, day, What::Saved)
        };
        let setback = Setback {
            id,
            day,
            at,
            situation: text("situation"),
            helped: text("helped"),
            next_step: text("next_step"),
            told: ids("told"),
            counts: ids("counts"),
            confidence: answers
                .text("confidence")
                .and_then(|sure| sure.parse().ok()),
            note: text("note"),
        };
        cx.commit(&Change::put(what, setback.clone()))?;
        cx.say(saved(cx.words, &setback, &self.people));
        Ok(Ok(Next::Back))
    }
}

//! The check-in: one question a page, one key each, moving on by itself.
//!
//! Everything answered is a draft at once. A question can be skipped, gone back to and changed; a hard day can be all
//! that is said. Past answers are not shown while asking: they pull the new one.

mod begin;
mod done;
mod level;
mod order;
mod people;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use done::saved_line;
pub use people::called;

use level::choices;

use super::write::Write;
use crate::app::page::{Block, Hint, Page, TextField};
use crate::app::{Act, Command, Context, Cx, Draft, Look, Next, View};
use crate::domain::{Answer, Change, CheckIn, CheckInKind, Day, Id, Person, Question, What};
use crate::store::{Error, Span};
use crate::words::Words;

/// Where the person is in the check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Step {
    /// After midnight: which day is it for?
    WhichDay,
    /// There is one already.
    Again,
    /// One was begun and not ended.
    Return,
    /// Question number so many, from 0.
    Ask(usize),
    People,
    /// The name of someone who is not on the list.
    Someone,
    Note,
    Done,
    HardDay,
}

/// What was answered so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Answers {
    levels: BTreeMap<String, Answer>,
    people: Option<Vec<Id>>,
    note: String,
}

/// What is kept of an unfinished check-in.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    step: Step,
    answers: Answers,
    edits: Option<Id>,
}

/// A check-in under way.
pub struct CheckInFlow {
    day: Option<Day>,
    step: Step,
    questions: Vec<Question>,
    people: Vec<Person>,
    answers: Answers,
    /// The check-in that is being changed.
    edits: Option<CheckIn>,
    /// Check-ins that the day has already.
    others: Vec<CheckIn>,
    begun: bool,
    /// A number past nine that is being typed.
    typed: Option<u8>,
    name: String,
    revision: u32,
    cursor: usize,
    saved: Option<CheckIn>,
    kept: Option<Kept>,
    /// The note is being written on a bigger page.
    bigger: bool,
    yesterday_open: bool,
}

impl CheckInFlow {
    /// A check-in for `day`, or for today.
    #[must_use]
    pub fn new(day: Option<Day>) -> Self {
        Self {
            day,
            step: Step::Ask(0),
            questions: Vec::new(),
            people: Vec::new(),
            answers: Answers::default(),
            edits: None,
            others: Vec::new(),
            begun: false,
            typed: None,
            name: String::new(),
            revision: 0,
            cursor: usize::MAX,
            saved: None,
            kept: None,
            bigger: false,
            yesterday_open: false,
        }
    }

    /// Goes through a check-in that is there, to change it.
    #[must_use]
    pub fn change(check_in: CheckIn) -> Self {
        let mut flow = Self::new(Some(check_in.day));
        flow.answers = Answers {
            levels: check_in.answers.clone(),
            people: check_in.people.clone(),
            note: check_in.note.clone().unwrap_or_default(),
        };
        flow.edits = Some(check_in);
        flow
    }

    fn key(&self) -> String {
        match (&self.edits, self.day) {
            (Some(check_in), _) => format!("check_in/change/{}", check_in.id),
            (None, Some(day)) => format!("check_in/{day}"),
            (None, None) => String::new(),
        }
    }

    fn keep(&self) -> Kept {
        Kept {
            step: self.step,
            answers: self.answers.clone(),
            edits: self.edits.as_ref().map(|it| it.id),
        }
    }

    fn kept(&self, cx: &Cx<'_>) -> Result<Option<Kept>, Error> {
        cx.store.draft_of(&self.key())
    }

    fn go(&mut self, step: Step) -> Next {
        self.step = step;
        self.typed = None;
        self.cursor = usize::MAX;
        self.revision += 1;
        Next::Move(self.row_of(step))
    }

    fn check_in(&self, kind: CheckInKind, cx: &mut Cx<'_>) -> CheckIn {
        let day = self.day.unwrap_or(cx.now.today);
        let note = self.answers.note.trim();
        let (id, at, late) = match &self.edits {
            Some(before) => (before.id, before.at, before.late),
            None => (cx.new_id(), cx.now.at, day != cx.now.today),
        };
        CheckIn {
            id,
            day,
            at,
            kind,
            answers: self.answers.levels.clone(),
            people: self.answers.people.clone(),
            note: (!note.is_empty()).then(|| note.to_owned()),
            late,
        }
    }

    fn save(&mut self, kind: CheckInKind, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let check_in = self.check_in(kind, cx);
        let what = if self.edits.is_some() {
            What::Changed
        } else {
            What::Saved
        };
        let key = self.key();
        if check_in.is_empty() {
            cx.store.drop_draft(&key)?;
            cx.say(cx.words.get("checkin-nothing"));
            return Ok(Next::Back);
        }
        cx.from_draft(key.clone());
        cx.commit(&Change::put(what, check_in.clone()))?;
        // Where nothing differed nothing was written, and the draft is still there.
        cx.store.drop_draft(&key)?;
        cx.echo(saved_line(
            cx.words,
            cx.own,
            &check_in,
            &self.questions,
            &self.people,
        ));
        self.saved = Some(check_in);
        self.begun = false;
        Ok(self.go(if kind == CheckInKind::HardDay {
            Step::HardDay
        } else {
            Step::Done
        }))
    }

    fn leave(&mut self, cx: &mut Cx<'_>) -> Next {
        if self.begun {
            cx.say(cx.words.get("app-kept"));
        }
        Next::Back
    }

    fn do_command(&mut self, command: Command, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match (self.step, command) {
            (Step::Ask(_), Command::Keep) => match (self.typed.take(), self.answered()) {
                (Some(level), _) => Ok(self.type_level(level, cx)),
                (None, Some(answer)) => {
                    let Step::Ask(question) = self.step else {
                        return Ok(Next::Stay);
                    };
                    // The marker may have been moved away from what was said before.
                    let chosen = self
                        .questions
                        .get(question)
                        .and_then(|it| choices(it).get(at).map(|(_, a)| *a));
                    Ok(self.answer(question, chosen.unwrap_or(answer), cx))
                }
                (None, None) => self.pick(at, cx),
            },
            (Step::People, Command::Keep) => {
                cx.echo(self.people_line(cx));
                Ok(self.go(Step::Note))
            }
            (Step::People, Command::Skip) => {
                self.answers.people = None;
                Ok(self.go(Step::Note))
            }
            (Step::Ask(question), Command::Skip) => Ok(self.answer(question, Answer::Skipped, cx)),
            (Step::Ask(question), Command::HardDay) if self.may_stop(question) => {
                self.begun = true;
                self.save(CheckInKind::HardDay, cx)
            }
            (Step::Someone, Command::Keep) => self.someone(cx),
            (Step::Note, Command::Keep) => self.save(CheckInKind::Full, cx),
            (Step::Note, Command::BiggerPage) => {
                self.begun = true;
                self.bigger = true;
                let (key, kept) = (self.key(), self.keep());
                let draft = move |note: &str| {
                    let mut kept = kept.clone();
                    note.clone_into(&mut kept.answers.note);
                    draft(&key, &kept)
                };
                let note = self.answers.note.clone();
                Ok(Next::Push(Box::new(Write::note(note, self.day, draft))))
            }
            (Step::Done | Step::HardDay, Command::Keep | Command::Back) => Ok(Next::Back),
            (Step::Done, Command::Change) => match self.saved.take() {
                Some(saved) => Ok(Next::Replace(Box::new(Self::change(saved)))),
                None => Ok(Next::Stay),
            },
            (Step::Done, Command::Factors) => Ok(Next::Replace(super::factors::new(self.day))),
            (Step::Again | Step::Return | Step::WhichDay, Command::Keep) => self.pick(at, cx),
            (step, Command::StepBack) => match self.before(step) {
                Some(step) => Ok(self.go(step)),
                None => Ok(self.leave(cx)),
            },
            (_, Command::Back) => Ok(self.leave(cx)),
            _ => Ok(Next::Ignored),
        }
    }

    /// A row of the page was chosen.
    fn pick(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match self.step {
            Step::WhichDay => self.which_day(row, cx),
            Step::Again => Ok(self.again(row, cx)),
            Step::Return => self.come_back(row, cx),
            Step::Ask(at) => {
                let Some(question) = self.questions.get(at) else {
                    return Ok(Next::Stay);
                };
                self.begun = true;
                let answers = choices(question);
                match answers.get(row) {
                    Some((_, answer)) => Ok(self.answer(at, *answer, cx)),
                    None if self.may_stop(at) => self.save(CheckInKind::HardDay, cx),
                    None => Ok(Next::Stay),
                }
            }
            Step::People => {
                let last = self.people.len();
                self.begun = true;
                match row {
                    row if row <= last => {
                        Ok(self.toggle(u32::try_from(row + 1).unwrap_or(u32::MAX), cx))
                    }
                    row if row == last + 1 => Ok(self.toggle(0, cx)),
                    _ => self.do_command(Command::Skip, row, cx),
                }
            }
            Step::Done => match row {
                0 => Ok(Next::Back),
                1 => self.do_command(Command::Change, row, cx),
                2 => self.do_command(Command::Factors, row, cx),
                _ => {
                    self.saved = None;
                    Ok(Next::Do(Command::Undo))
                }
            },
            Step::HardDay => match row {
                0 => Ok(Next::Back),
                1 => Ok(Next::Replace(super::reach_out::new(self.day, None))),
                _ => Ok(Next::Do(Command::Hard)),
            },
            Step::Note | Step::Someone => Ok(Next::Stay),
        }
    }

    fn line_page(&self, look: &Look<'_>, id: &str, text: &str, title: String) -> Page {
        let words = look.words;
        let mut page = Page::titled(title, self.trail(words));
        page.blocks
            .push(Block::say(words.get(&format!("checkin-{id}-ask"))));
        page.blocks
            .push(Block::quiet(words.get(&format!("checkin-{id}-hint"))));
        page.blocks.push(Block::Text(TextField {
            id: format!("checkin-{id}"),
            revision: self.revision,
            text: text.to_owned(),
            cursor: self.cursor.min(text.chars().count()),
            tall: false,
        }));
        page
    }
}

impl View for CheckInFlow {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        match self.step {
            Step::WhichDay => self.which_day_page(look),
            Step::Again => self.again_page(look),
            Step::Return => self.return_page(look),
            Step::Ask(at) => self.ask_page(at, look),
            Step::People => self.people_page(look),
            Step::Someone => {
                let page = self.line_page(look, "someone", &self.name, words.get("checkin-title"));
                page.hinted(words, &[Command::Keep, Command::Back])
            }
            Step::Note => {
                let of = self.steps();
                let title = self.title(of, look);
                let mut page = self.line_page(look, "note", &self.answers.note, title);
                page.blocks
                    .push(Block::quiet(words.get("checkin-note-bigger")));
                page.blocks
                    .push(Block::quiet(words.get("checkin-note-kept")));
                page.hints.push(Hint {
                    commands: vec![Command::Keep],
                    label: words.get("checkin-save"),
                    menu: false,
                });
                page.hinted(
                    words,
                    &[Command::BiggerPage, Command::StepBack, Command::Back],
                )
            }
            Step::Done => self.done_page(look),
            Step::HardDay => self.hard_day_page(look),
        }
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        match self.step {
            Step::Ask(question) if self.may_stop(question) => {
                vec![Context::Mood, Context::Question]
            }
            Step::Ask(_) | Step::People | Step::WhichDay | Step::Again | Step::Return => {
                vec![Context::Question]
            }
            Step::Someone => vec![Context::Line],
            Step::Note => vec![Context::Note],
            Step::Done | Step::HardDay => vec![Context::Done, Context::Question],
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.people = cx.store.list::<Person>(Span::ALL)?;
        self.people.retain(Person::may_be_suggested);
        self.people.sort_by_key(|person| {
            (
                person.hard_order.unwrap_or(u16::MAX),
                person.name.to_lowercase(),
            )
        });
        if let Some(saved) = &self.saved {
            // Taken back with undo from the done page: there is nothing left to show.
            if cx.store.get::<CheckIn>(saved.id)?.is_none() {
                self.saved = None;
            }
            return Ok(());
        }
        if self.bigger {
            // The bigger page keeps the note in this check-in's own draft.
            if let Some(kept) = self.kept(cx)? {
                self.answers.note = kept.answers.note;
                self.cursor = usize::MAX;
                self.revision += 1;
            }
        }
        if self.begun || !self.questions.is_empty() {
            return Ok(());
        }
        self.start(cx)
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.bigger = false;
        match act {
            Act::Do(command) => self.do_command(command, at, cx),
            Act::Pick(row) => self.pick(row, cx),
            Act::Number(number) => match self.step {
                Step::Ask(question) => Ok(self.number(question, number, cx)),
                Step::People => Ok(self.toggle(number, cx)),
                _ => Ok(Next::Stay),
            },
            Act::Typed { text, cursor } => {
                self.begun = true;
                self.cursor = cursor;
                match self.step {
                    Step::Note => self.answers.note = text,
                    Step::Someone => self.name = text,
                    _ => {}
                }
                Ok(Next::Stay)
            }
            Act::Beat => Ok(Next::Ignored),
        }
    }

    fn draft(&self) -> Option<Draft> {
        let asking = matches!(
            self.step,
            Step::Ask(_) | Step::People | Step::Someone | Step::Note
        );
        if !self.begun || !asking {
            return None;
        }
        draft(&self.key(), &self.keep())
    }

    fn explain(&self, words: &Words) -> Vec<String> {
        match self.step {
            Step::Ask(at) => self
                .questions
                .get(at)
                .and_then(|question| words.question_help(question))
                .into_iter()
                .collect(),
            Step::People => vec![words.get("checkin-people-help")],
            Step::Note => vec![words.get("checkin-note-help")],
            _ => Vec::new(),
        }
    }

    fn day(&self) -> Option<Day> {
        self.day
    }
}

fn draft(key: &str, kept: &Kept) -> Option<Draft> {
    let body = serde_json::to_string(kept).ok()?;
    Some(Draft {
        key: key.to_owned(),
        body,
    })
}

/// A hint with words of this flow's own.
fn labelled(words: &Words, command: Command, id: &str) -> Hint {
    Hint {
        commands: vec![command],
        label: words.get(id),
        menu: false,
    }
}

/// `Tue 22 Nov, 8:14 pm`, for the right of a title.
#[must_use]
pub fn clock(look: &Look<'_>) -> String {
    format!(
        "{}, {}",
        look.words.day(look.now.today),
        look.words.time(look.now.at)
    )
}

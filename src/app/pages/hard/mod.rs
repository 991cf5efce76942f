//! The hard moment: one page with five doors, and what is behind each. It opens from anywhere with one key, asks
//! nothing first, and keeps nothing unless it is asked to at the end.
//!
//! It reads the person's own people and words and nothing else; where the journal can't be read, breathing, the five
//! senses, the lines of the country and a quiet place are still there. Breathing goes at the person's own pace, or is
//! counted second by second where the person turned that on.

mod before;
mod calm;
mod card;
mod doors;
mod lines;
mod number;
mod people;

use super::card::CardPage;
use super::country;
use crate::app::breath::Breath;
use crate::app::own_help::OwnHelp;
use crate::app::page::{Foot, Hint, Page};
use crate::app::{Act, Command, Context, Cx, Draft, Look, Next, View};
use crate::domain::card::PracticeKind;
use crate::domain::crisis::{self, Country};
use crate::domain::{By, Card, Instant, Person};
use crate::say;
use crate::store::Error;
use crate::words::Words;

pub use doors::Door;

/// Whoever stays longer than this many seconds is asked, on the way out, how they are.
const STAYED: i64 = 60;

/// The hard moment.
#[derive(Default)]
pub struct Hard {
    step: Step,
    /// The door that was opened last; none while nothing was.
    door: Option<Door>,
    since: Option<Instant>,
    /// What was done here, if anything was.
    practised: Option<PracticeKind>,
    people: Vec<Person>,
    /// Lines of the person's own, which come before those of the country.
    own_lines: Vec<Person>,
    card: Option<Card>,
    /// What helped in hard times, as the person noted it, newest first.
    helped: Vec<String>,
    /// What was practised and helped, each with how often, the most often first.
    practices: Vec<(PracticeKind, usize)>,
    /// The journal can't be read, so what stands in it is not offered.
    unread: bool,
    /// The journal is locked, so only what the person marked for that is shown, and nothing can be kept.
    shut: bool,
    /// Lines are read one after the other, so a breath is a line and not a new page.
    plain: bool,
    /// A breath is counted by itself.
    paced: bool,
    /// The key that leaves at once.
    leave: String,
    feel: Option<before::Feel>,
    line: String,
    cursor: usize,
}

/// Where the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    /// The first page.
    #[default]
    Doors,
    Breathe(Breath),
    /// So many of the five senses are done.
    Senses(usize),
    People,
    Card,
    Lines,
    Countries,
    /// A country without lines here.
    Elsewhere,
    Sit,
    /// One number, large, or as a square code.
    Number {
        whose: Whose,
        code: bool,
    },
    /// On the way out.
    Before,
    /// A line for what is kept.
    Note,
}

/// Whose number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    /// One of the people.
    Person(usize),
    /// The country's first line, below the people.
    FirstLine,
    /// One of the person's own lines.
    Own(usize),
    /// One of the country's lines.
    Line(usize),
}

impl Hard {
    /// The first page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn go(&mut self, step: Step) -> Next {
        self.step = step;
        match step {
            Step::Breathe(_) => self.practised = Some(PracticeKind::Breathe),
            Step::Senses(_) => self.practised = Some(PracticeKind::Ground),
            _ => {}
        }
        Next::Move(0)
    }

    fn open(&mut self, door: Door, country: Option<&Country>) -> Next {
        self.door = Some(door);
        self.go(match door {
            Door::Breathe => Step::Breathe(Breath::first(self.paced)),
            Door::Senses => Step::Senses(0),
            Door::People => Step::People,
            Door::Card => Step::Card,
            Door::Lines if country.is_none() && self.own_lines.is_empty() => Step::Countries,
            Door::Lines => Step::Lines,
            Door::Sit => Step::Sit,
        })
    }

    /// Back to the first page, with the marker on the door that was opened.
    fn doors(&mut self) -> Next {
        self.step = Step::Doors;
        let row = self.offered().iter().position(|it| Some(*it) == self.door);
        Next::Move(row.unwrap_or(0))
    }

    fn back(&mut self, cx: &mut Cx<'_>) -> Next {
        match self.step {
            Step::Doors if !self.shut && (self.door.is_some() || self.stayed(cx)) => {
                self.step = Step::Before;
                Next::Move(before::KEEP_NOTHING)
            }
            Step::Doors | Step::Before => Next::Back,
            Step::Note => self.forget(cx),
            Step::Countries if here(cx.config).is_some() || !self.own_lines.is_empty() => {
                self.go(Step::Lines)
            }
            Step::Elsewhere => self.go(Step::Countries),
            Step::Number { whose, .. } => {
                self.step = match whose {
                    Whose::Person(_) | Whose::FirstLine => Step::People,
                    Whose::Own(_) | Whose::Line(_) => Step::Lines,
                };
                Next::Move(match whose {
                    Whose::Person(at) | Whose::Own(at) => at,
                    Whose::Line(at) => self.own_lines.len() + at,
                    Whose::FirstLine => self.people.len(),
                })
            }
            _ => self.doors(),
        }
    }

    fn stayed(&self, cx: &Cx<'_>) -> bool {
        let since = self.since.unwrap_or(cx.now.at);
        cx.now.at.signed_duration_since(since).num_seconds() > STAYED
    }

    fn do_command(&mut self, command: Command, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let country = here(cx.config);
        Ok(match (command, self.step) {
            (Command::StepBack, Step::Senses(done)) if done > 0 => self.go(Step::Senses(done - 1)),
            (Command::Back | Command::Quit | Command::StepBack, _) => self.back(cx),
            (Command::Keep, Step::Senses(done)) if done < calm::SENSES => {
                self.go(Step::Senses(done + 1))
            }
            (Command::Hard, _) | (Command::Keep, Step::Senses(_)) => self.doors(),
            // From here on at the person's own pace.
            (Command::Keep | Command::OwnPace, Step::Breathe(breath)) if breath.left.is_some() => {
                self.go(Step::Breathe(breath.at_own_pace()))
            }
            (Command::Keep | Command::OwnPace, Step::Breathe(breath)) => self.breathe(breath, cx),
            (Command::Keep, Step::Note) => self.keep(cx)?,
            (Command::Keep, Step::Card | Step::Sit | Step::Number { .. } | Step::Elsewhere) => {
                Next::Stay
            }
            (Command::Keep, _) => self.pick(at, cx)?,
            // The last page has letters of its own.
            (_, Step::Before | Step::Note) => Next::Stay,
            (Command::Breathe, _) => self.open(Door::Breathe, country),
            (Command::Senses, _) => self.open(Door::Senses, country),
            (Command::HardPeople, _) if !self.unread => self.open(Door::People, country),
            (Command::EditCard, Step::Card) => Next::Push(Box::new(CardPage::new())),
            (Command::BigNumber, _) => self.number(at, false, country),
            (Command::SquareCode, _) => self.number(at, true, country),
            // A key pressed with a shaking hand takes nothing back.
            (Command::Undo | Command::Redo, step) if step != Step::Card => Next::Stay,
            _ => Next::Ignored,
        })
    }

    /// Shows the number of row `at`, or of the page in front.
    fn number(&mut self, at: usize, code: bool, country: Option<&Country>) -> Next {
        let whose = match self.step {
            Step::Number { whose, .. } => Some(whose),
            Step::People => self.whose(at, country),
            Step::Lines => self.line_at(at, country),
            _ => None,
        };
        match whose {
            Some(whose) => self.go(Step::Number { whose, code }),
            None => Next::Stay,
        }
    }

    fn pick(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let country = here(cx.config);
        match self.step {
            Step::Doors => Ok(match self.offered().get(row) {
                Some(door) => self.open(*door, country),
                None => Next::Stay,
            }),
            Step::People => Ok(self.number(row, false, country)),
            Step::Lines => Ok(match self.line_at(row, country) {
                None => self.go(Step::Countries),
                Some(_) => self.number(row, false, country),
            }),
            Step::Countries => Ok(match country::chosen(row) {
                Some(chosen) => {
                    country::keep(chosen, cx);
                    self.go(Step::Lines)
                }
                None => self.go(Step::Elsewhere),
            }),
            Step::Before => self.answer(row, cx),
            _ => Ok(Next::Stay),
        }
    }

    /// The number to call, and the way out: on every page of this part.
    fn foot(&self, look: &Look<'_>) -> Foot {
        let words = look.words;
        let line = here(look.config).and_then(|country| country.lines.first());
        Foot {
            left: line.map_or_else(
                || words.get("hard-foot-none"),
                |line| words.line_headline(line),
            ),
            right: say!(words, "hard-foot-leave", key = self.leave.as_str()),
        }
    }
}

impl View for Hard {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let mut page = match self.step {
            Step::Doors => self.doors_page(look),
            Step::Breathe(breath) => self.breathe_page(look.words, breath),
            Step::Senses(done) => calm::senses_page(look.words, done),
            Step::Sit => calm::sit_page(look.words),
            Step::People => self.people_page(look),
            Step::Card => self.card_page(look),
            Step::Lines => self.lines_page(look),
            Step::Countries => lines::countries_page(look.words),
            Step::Elsewhere => lines::elsewhere_page(look.words),
            Step::Number { whose, code } => self.number_page(look, whose, code),
            Step::Before => self.before_page(look),
            Step::Note => self.note_page(look),
        };
        if self.unread {
            page.hints
                .retain(|hint| !hint.commands.contains(&Command::HardPeople));
        }
        page.foot = Some(self.foot(look));
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        match self.step {
            Step::Note => vec![Context::Line],
            _ => vec![Context::Hard, Context::List],
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.since.get_or_insert(cx.now.at);
        self.plain = cx.by == By::Plain;
        self.shut = cx.shut;
        self.paced = cx.config.motion && !self.plain;
        let keys = cx.keymap.keys_of(Command::Leave, &[Context::Hard]);
        self.leave = keys.first().map(ToString::to_string).unwrap_or_default();
        match OwnHelp::read(cx.store, cx.now.today) {
            Ok(own) => {
                self.people = own.people;
                self.own_lines = own.lines;
                self.card = own.card;
                self.helped = own.helped;
                self.practices = own.practices;
                if self.shut {
                    let shown = |person: &Person| person.show_when_locked;
                    self.people.retain(shown);
                    self.own_lines.retain(shown);
                    self.card = None;
                    self.helped.clear();
                    self.practices.clear();
                }
                self.unread = false;
            }
            // What was read before stays; what never was is not offered. Help goes on either way.
            Err(_) => self.unread = self.people.is_empty() && self.card.is_none(),
        }
        Ok(())
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Do(command) => self.do_command(command, at, cx),
            Act::Pick(row) => self.pick(row, cx),
            Act::Number(_) => Ok(Next::Stay),
            Act::Beat => Ok(self.beat()),
            Act::Typed { text, cursor } => {
                self.line = text;
                self.cursor = cursor;
                Ok(Next::Stay)
            }
        }
    }

    fn draft(&self) -> Option<Draft> {
        (self.step == Step::Note && !self.line.is_empty()).then(|| Draft {
            key: before::DRAFT.to_owned(),
            body: self.line.clone(),
        })
    }

    fn beats(&self) -> bool {
        matches!(self.step, Step::Breathe(breath) if breath.left.is_some())
    }

    fn is_hard_moment(&self) -> bool {
        true
    }
}

/// The country that the person chose, when there are lines for it.
fn here(config: &crate::config::Config) -> Option<&'static Country> {
    crisis::country(config.country.as_deref()?)
}

/// What works here, without a number in plain lines, where it would only be in the way.
fn key(words: &Words, commands: &[Command], id: &str) -> Hint {
    Hint {
        commands: commands.to_vec(),
        label: words.get(id),
        menu: false,
    }
}

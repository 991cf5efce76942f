//! What every page knows: moving, going back, the five pages, undo, help, and the hard moment.

use super::page::{Hint, Page, Tab};
use super::pages::your_data::Erase;
use super::view::{Act, Again, Failed, Next};
use super::{App, Command, Effect, Work, erasing, flows, may_go_better, pages};
use crate::domain::{Record, What};
use crate::say;
use crate::store::{Error, Past, Turn};
use crate::words::Words;

/// How many rows PgUp and PgDn move by.
const PAGE: usize = 10;

/// The same in lines, where the marker can go no further.
const FAR: isize = 6;

/// More lines than a page has.
const ALL_OF_IT: isize = 1 << 20;

/// How many lines a page can be scrolled up and down from where it shows its marker; without rows, from its top.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub up: usize,
    pub down: usize,
}

/// What can be done while the journal is locked.
const BEFORE_THE_LOCK: &[Command] = &[
    Command::Up,
    Command::Down,
    Command::PageUp,
    Command::PageDown,
    Command::Top,
    Command::End,
    Command::Open,
    Command::Back,
    Command::Quit,
    Command::Leave,
    Command::Hide,
    Command::Suspend,
    Command::Redraw,
    Command::Hard,
    Command::Help,
];

impl App {
    pub(super) fn everywhere(
        &mut self,
        command: Command,
        effects: &mut Vec<Effect>,
    ) -> Result<(), Error> {
        if self.is_shut() && !BEFORE_THE_LOCK.contains(&command) {
            return Ok(());
        }
        let next = match command {
            Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::Top
            | Command::End => {
                self.step(command);
                Next::Stay
            }
            Command::Open => match self.page().picks() {
                0 => Next::Stay,
                _ => self.view_act(Act::Pick(self.at()))?,
            },
            Command::Back => Next::Back,
            Command::Quit => match self.pile.last().and_then(|spot| spot.view.tab()) {
                Some(Tab::Today) => {
                    effects.push(Effect::Quit);
                    Next::Stay
                }
                Some(_) => Next::Go(Tab::Today),
                None => Next::Back,
            },
            Command::Leave => {
                effects.push(Effect::Quit);
                self.keep_draft()?;
                Next::Stay
            }
            Command::Hide => {
                // The screen is blank first; what takes longer comes after it.
                self.hidden = true;
                self.lock_due = self.locks_after().is_some();
                if !self.lock_due {
                    self.keep_draft()?;
                }
                Next::Stay
            }
            Command::Suspend => {
                self.keep_draft()?;
                self.lock()?;
                effects.push(Effect::Suspend);
                Next::Stay
            }
            Command::OwnEditor => {
                let page = self.page();
                if self.lends(&page)
                    && let Some(field) = page.typing(self.at())
                {
                    // What was typed so far is safe, whatever becomes of the editor.
                    self.keep_draft()?;
                    let text = field.text.clone();
                    effects.push(Effect::OwnEditor { text });
                }
                Next::Stay
            }
            Command::Redraw => {
                effects.push(Effect::Redraw);
                Next::Stay
            }
            Command::Today => Next::Go(Tab::Today),
            Command::Goals => Next::Go(Tab::Goals),
            Command::People => Next::Go(Tab::People),
            Command::LookBack => Next::Go(Tab::LookBack),
            Command::Journal => Next::Go(Tab::Journal),
            Command::NextTab => self.beside(1),
            Command::PreviousTab => self.beside(Tab::ALL.len() - 1),
            Command::Undo => {
                self.turn_back(true)?;
                Next::Stay
            }
            Command::Redo => {
                self.turn_back(false)?;
                Next::Stay
            }
            Command::Erase => self.erase_front()?,
            Command::Hard if self.in_hard_moment() => Next::Stay,
            Command::Hard => Next::Push(Box::new(pages::hard::Hard::new())),
            Command::Help => self.help(),
            Command::Menu => {
                let page = self.page();
                Next::Push(Box::new(pages::menu::Menu::new(
                    self.contexts(&page),
                    page.hints,
                )))
            }
            Command::Find => Next::Push(Box::new(pages::find::Find::new())),
            Command::Settings => Next::Push(Box::new(pages::settings::Settings::new())),
            Command::About => Next::Push(Box::new(pages::about::About::new())),
            Command::Checked => Next::Push(Box::new(pages::leaflet::CHECKED)),
            Command::Protects => Next::Push(Box::new(pages::leaflet::PROTECTS)),
            Command::Proof => Next::Push(Box::new(pages::proof::ProofPage::new(self.in_force))),
            Command::Tour => Next::Push(Box::new(flows::tour::Tour::new())),
            Command::Calendar => Next::Push(Box::new(pages::calendar::Calendar::new())),
            Command::ReachLog => Next::Push(Box::new(pages::reach_log::ReachLog::new(None))),
            Command::Tools => Next::Push(Box::new(pages::tools::Tools)),
            Command::Review => Next::Push(flows::review::new()),
            Command::Factors => Next::Push(flows::factors::new(self.day_in_front())),
            Command::Setback => Next::Push(flows::setback::new(self.day_in_front())),
            Command::HardTimes => Next::Push(Box::new(pages::hard_times::HardTimes::new())),
            Command::Counts => Next::Push(Box::new(pages::counts::Counts::new())),
            Command::Plan => Next::Push(Box::new(pages::plan::Plan::new())),
            Command::CheckIn => Next::Push(Box::new(flows::check_in::CheckInFlow::new(
                self.day_in_front(),
            ))),
            Command::ReachOut => Next::Push(flows::reach_out::new(self.day_in_front(), None)),
            Command::Write => Next::Push(Box::new(flows::write::Write::new(self.day_in_front()))),
            _ => Next::Stay,
        };
        self.follow(next, effects)
    }

    fn day_in_front(&self) -> Option<crate::domain::Day> {
        self.pile.last().and_then(|spot| spot.view.day())
    }

    /// Moves the marker; the page, where it has none or can go no further.
    fn step(&mut self, command: Command) {
        let picks = self.page().picks();
        let Some(spot) = self.pile.last_mut() else {
            return;
        };
        let last = picks.saturating_sub(1);
        let before = spot.at;
        spot.at = match command {
            Command::Up if picks > 0 && spot.at == 0 => 0,
            Command::Up => spot.at.saturating_sub(1),
            Command::Down => spot.at + 1,
            Command::PageUp => spot.at.saturating_sub(PAGE),
            Command::PageDown => spot.at + PAGE,
            Command::Top => 0,
            _ => usize::from(u16::MAX),
        };
        if picks == 0 {
            return;
        }
        spot.at = spot.at.min(last);
        let lines = match command {
            Command::Up => -1,
            Command::Down => 1,
            Command::PageUp => -FAR,
            Command::PageDown => FAR,
            Command::Top => -ALL_OF_IT,
            _ => ALL_OF_IT,
        };
        spot.scrolled = if spot.at == before {
            spot.scrolled + lines
        } else {
            0
        };
    }

    /// How many lines the page is scrolled away from where it shows its marker, up below 0.
    #[must_use]
    pub fn scrolled(&self) -> isize {
        self.pile.last().map_or(0, |spot| spot.scrolled)
    }

    /// Tells how far the page in front can be scrolled, so that it stays within its lines.
    pub fn fit(&mut self, page: &Page, reach: Reach) {
        let Some(spot) = self.pile.last_mut() else {
            return;
        };
        if page.picks() == 0 {
            spot.at = spot.at.min(reach.down);
        } else {
            let lines = |lines: usize| isize::try_from(lines).unwrap_or(ALL_OF_IT);
            spot.scrolled = spot.scrolled.clamp(-lines(reach.up), lines(reach.down));
        }
    }

    fn beside(&self, by: usize) -> Next {
        let here = self
            .pile
            .last()
            .and_then(|spot| spot.view.tab())
            .unwrap_or_default();
        let at = Tab::ALL.iter().position(|tab| *tab == here).unwrap_or(0);
        Next::Go(
            Tab::ALL
                .get((at + by) % Tab::ALL.len())
                .copied()
                .unwrap_or_default(),
        )
    }

    fn help(&self) -> Next {
        let page = self.page();
        let explained = self
            .pile
            .last()
            .map(|spot| spot.view.explain(&self.words))
            .unwrap_or_default();
        Next::Push(Box::new(pages::help::Help::new(
            self.contexts(&page),
            page.hints,
            explained,
        )))
    }

    /// The page that asks whether the record in front is to be removed for good.
    fn erase_front(&self) -> Result<Next, Error> {
        let record = self.pile.last().and_then(|spot| spot.view.record());
        let Some((kind, id)) = record else {
            return Ok(Next::Ignored);
        };
        let Some(record) = self.store.record(kind, id)? else {
            return Ok(Next::Ignored);
        };
        let all = erasing::with_parts(&self.store, &record)?;
        let name = named(&self.words, &record);
        Ok(Next::Push(Box::new(Erase::of(name, all))))
    }

    fn turn_back(&mut self, undo: bool) -> Result<(), Error> {
        let second = self.again.take().is_some();
        let tried = if undo {
            self.store.undo(self.by, self.now)
        } else {
            self.store.redo(self.by, self.now)
        };
        let turn = match tried {
            Err(error) if may_go_better(&error) && self.hard_moment().is_none() => {
                let (work, command) = if undo {
                    (Work::Undo, Command::Undo)
                } else {
                    (Work::Redo, Command::Redo)
                };
                let again = Again {
                    act: Act::Do(command),
                    ids: Vec::new(),
                };
                return self.not_saved(again, &Failed::Work(work), &error, second);
            }
            tried => tried?,
        };
        let done = matches!(turn, Turn::Done(_));
        self.stale |= done;
        self.saved |= done;
        self.message = Some(turned(&self.words, &turn, undo));
        Ok(())
    }
}

/// What undo or redo did, in words: `Undone. Check-in of 22 Nov.`
#[must_use]
pub fn turned(words: &Words, turn: &Turn, undo: bool) -> String {
    match turn {
        Turn::Done(receipt) => {
            let what = subject(words, receipt.what, receipt.subject.as_ref());
            say!(
                words,
                if undo { "app-undone" } else { "app-redone" },
                what = what
            )
        }
        Turn::Nothing => words.get(if undo {
            "app-nothing-to-undo"
        } else {
            "app-nothing-to-redo"
        }),
        Turn::Covered(past) => say!(
            words,
            "app-covered",
            what = subject(words, past.what, past.subject.as_ref())
        ),
    }
}

/// What a past change was about: `Check-in of 22 Nov`, `Goal: Walk most days`.
#[must_use]
pub fn past(words: &Words, past: &Past) -> String {
    subject(words, past.what, past.subject.as_ref())
}

fn subject(words: &Words, what: What, record: Option<&Record>) -> String {
    if what == What::Imported {
        return words.get("app-subject-imported");
    }
    if what == What::Restored {
        return words.get("app-subject-restored");
    }
    record.map_or_else(|| words.get("app-subject-none"), |it| named(words, it))
}

/// What a person would call a record: `Journal entry of 22 Nov`, `Goal: Walk most days`.
#[must_use]
pub fn named(words: &Words, record: &Record) -> String {
    let kind = record.kind().name();
    let name = record.name().unwrap_or_default().to_owned();
    let day = record.day().map(|day| words.date(day)).unwrap_or_default();
    words.with(
        &format!("app-subject-{kind}"),
        &[("name", name.into()), ("day", day.into())],
    )
}

/// A hint that shows the key of one command.
#[must_use]
pub fn hint(words: &Words, command: Command) -> Hint {
    Hint {
        commands: vec![command],
        label: words.get(&format!("command-{}", command.name())),
        menu: true,
    }
}

/// Hints for moving through rows; the plain face needs none of them.
#[must_use]
pub fn moving(words: &Words) -> Vec<Hint> {
    vec![
        Hint {
            commands: vec![Command::Up, Command::Down],
            label: words.get("command-move"),
            menu: false,
        },
        Hint {
            commands: vec![Command::Open],
            label: words.get("command-open"),
            menu: false,
        },
    ]
}

/// The hint of a page that is only read and may be longer than the screen.
#[must_use]
pub fn scrolling(words: &Words) -> Hint {
    Hint {
        commands: vec![Command::Up, Command::Down],
        label: words.get("help-scroll"),
        menu: false,
    }
}

impl Page {
    /// The same page with these hints after those it has.
    #[must_use]
    pub fn hinted(mut self, words: &Words, commands: &[Command]) -> Self {
        self.hints
            .extend(commands.iter().map(|command| hint(words, *command)));
        self
    }
}

//! The pile of pages: what is in front, what comes and goes, and what is kept of what is typed.

use super::page::Tab;
use super::view::{Act, Draft, Next, Own, View};
use super::{App, Effect, pages};
use crate::store::Error;

/// A page in the pile, and where the marker stands on it.
pub(super) struct Spot {
    /// No other page has it, before or after.
    pub number: u32,
    pub view: Box<dyn View>,
    pub at: usize,
    /// How many lines the page is scrolled away from where it shows its marker, up below 0.
    pub scrolled: isize,
    /// What is kept of what is typed there.
    pub kept: Option<Draft>,
}

impl Spot {
    /// Whether all that is typed there is kept.
    pub fn is_kept(&self) -> bool {
        self.view.draft() == self.kept
    }
}

impl App {
    pub(super) fn follow(&mut self, next: Next, effects: &mut Vec<Effect>) -> Result<(), Error> {
        match next {
            Next::Stay | Next::Ignored => {}
            Next::Move(row) => self.focus(row),
            Next::Push(view) => self.push(view)?,
            Next::Replace(view) => {
                self.keep_draft()?;
                self.pile.pop();
                self.push(view)?;
            }
            Next::Back => self.back()?,
            Next::Go(tab) => self.go(tab)?,
            Next::GoTo(tab, view) => {
                self.go(tab)?;
                self.push(view)?;
            }
            Next::Again(again) => {
                self.pile.pop();
                self.again = Some(again.ids);
                let done = match again.act {
                    Act::Do(command) => self.command(command, effects),
                    act => self.act(act, effects),
                };
                self.again = self.again.take().filter(|_| self.waiting.is_some());
                return done;
            }
            Next::Opened => self.opened()?,
            Next::Begin(_) => effects.push(Effect::Begin),
            Next::Copy { path, text } => effects.push(Effect::Copy { path, text }),
            Next::TakeAway { path, format } => {
                self.message = Some(self.words.get("your_data-taking-away"));
                effects.push(Effect::TakeAway { path, format });
            }
            Next::Past => {
                self.back()?;
                while let Some((kind, id)) = self.pile.last().and_then(|spot| spot.view.record())
                    && self.pile.len() > 1
                    && self.store.record(kind, id)?.is_none()
                {
                    self.pile.pop();
                }
            }
            Next::Do(command) => return self.everywhere(command, effects),
            Next::Through(command) => {
                self.back()?;
                return self.command(command, effects);
            }
        }
        self.settle(effects)
    }

    /// Reads everything anew after a write, and hands a changed configuration out.
    pub(super) fn settle(&mut self, effects: &mut Vec<Effect>) -> Result<(), Error> {
        if std::mem::take(&mut self.configured) {
            effects.push(Effect::KeepConfig(self.config.clone()));
        }
        if std::mem::take(&mut self.stale) {
            self.reload()?;
        }
        // Steps that were taken, not only typed, are kept at once.
        if !self.unsaved && !self.front_is_kept() {
            self.keep_draft()?;
        }
        Ok(())
    }

    pub(super) fn push(&mut self, view: Box<dyn View>) -> Result<(), Error> {
        let kept = self.keep_draft();
        // Words that can't be kept yet wait in memory while there is a hard moment.
        if !view.is_hard_moment() {
            kept?;
        }
        self.put(view, self.pile.len())
    }

    /// Puts a page over so many others.
    pub(super) fn put(&mut self, mut view: Box<dyn View>, over: usize) -> Result<(), Error> {
        if view.looks_back() {
            self.look_through()?;
        }
        self.with_cx(|cx| view.load(cx))?;
        self.opened = self.opened.wrapping_add(1);
        let spot = Spot {
            number: self.opened,
            at: view.first_row(),
            scrolled: 0,
            kept: view.draft(),
            view,
        };
        self.pile.insert(over.min(self.pile.len()), spot);
        Ok(())
    }

    /// Puts a page in front of all but a hard moment, which nothing covers.
    pub(super) fn put_in_front(&mut self, view: Box<dyn View>) -> Result<(), Error> {
        // Words that can't be kept wait in memory.
        let _ = self.keep_draft();
        let over = self.hard_moment().unwrap_or(self.pile.len());
        self.put(view, over)
    }

    /// Where in the pile the hard moment begins.
    pub(super) fn hard_moment(&self) -> Option<usize> {
        self.pile.iter().position(|spot| spot.view.is_hard_moment())
    }

    pub(super) fn back(&mut self) -> Result<(), Error> {
        if self.pile.len() > 1 {
            let kept = self.keep_draft();
            // A page goes once its own words are kept; those of the pages below stay with them.
            if !self.front_is_kept() {
                return kept;
            }
            self.pile.pop();
            self.unsaved = !self.front_is_kept();
        }
        Ok(())
    }

    /// Shows one of the five pages, with nothing in front of it.
    pub(super) fn go(&mut self, tab: Tab) -> Result<(), Error> {
        self.keep_draft()?;
        if self.pile.first().and_then(|spot| spot.view.tab()) == Some(tab) {
            self.pile.truncate(1);
            // What went with the pages in front of it may show here: a draft that was begun.
            self.stale = true;
        } else {
            self.pile.clear();
            self.push(pages::tab(tab))?;
        }
        Ok(())
    }

    pub(super) fn focus(&mut self, row: usize) {
        if let Some(spot) = self.pile.last_mut() {
            spot.at = row;
            spot.scrolled = 0;
        }
        self.hold();
    }

    /// Keeps the marker on a row that is there.
    pub(super) fn hold(&mut self) {
        let picks = self.page().picks();
        if let Some(spot) = self.pile.last_mut()
            && picks > 0
        {
            spot.at = spot.at.min(picks - 1);
        }
    }

    pub(super) fn reload(&mut self) -> Result<(), Error> {
        self.own = Own::read(&self.store)?;
        let mut pile = std::mem::take(&mut self.pile);
        let result = pile
            .iter_mut()
            .try_for_each(|spot| self.with_cx(|cx| spot.view.load(cx)));
        self.pile = pile;
        self.stale = false;
        self.hold();
        result
    }

    pub(super) fn front_is_kept(&self) -> bool {
        self.pile.last().is_none_or(Spot::is_kept)
    }

    pub(super) fn in_hard_moment(&self) -> bool {
        let front = self.pile.last();
        front.is_some_and(|spot| spot.view.is_hard_moment())
    }

    /// Whether the page in front counts seconds: nothing else changes without a key.
    #[must_use]
    pub fn beats(&self) -> bool {
        let front = self.pile.last().filter(|_| !self.hidden);
        front.is_some_and(|spot| spot.view.beats())
    }

    /// Keeps all that is typed, on every page of the pile.
    pub(super) fn keep_draft(&mut self) -> Result<(), Error> {
        for spot in &mut self.pile {
            let draft = spot.view.draft();
            if draft != spot.kept {
                if let Some(draft) = &draft {
                    let kept = self.store.keep_draft(&draft.key, &draft.body, self.now);
                    self.unkept = kept.is_err();
                    kept?;
                }
                spot.kept = draft;
            }
        }
        self.unsaved = false;
        Ok(())
    }
}

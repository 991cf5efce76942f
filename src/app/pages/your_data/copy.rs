//! One other copy of the journal, or a backup: what it would bring, and what stands differently since.

use std::path::{Path, PathBuf};

use crate::app::page::{Block, List, Page, Row, Sentence, Tone};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, Work, moving, your_data};
use crate::store::{Differing, Error, Merged, Store, as_then};
use crate::words::Words;

/// So many of the records that stand differently are named.
const NAMED: usize = 12;

/// The page.
pub struct CopyPage {
    path: PathBuf,
    title: String,
    /// A backup can be gone back to; another copy is only united with.
    backup: bool,
    coming: Merged,
    differing: Vec<Differing>,
    /// It is not there any more, or can't be read.
    gone: bool,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    TakeIn,
    AsThen,
}

impl CopyPage {
    /// The page of a backup that was made `made`.
    #[must_use]
    pub fn backup(path: PathBuf, made: String) -> Self {
        Self {
            path,
            title: made,
            backup: true,
            coming: Merged::default(),
            differing: Vec::new(),
            gone: false,
        }
    }

    /// The page of another copy.
    #[must_use]
    pub fn other(path: PathBuf) -> Self {
        let title = path.display().to_string();
        Self {
            backup: false,
            ..Self::backup(path, title)
        }
    }

    fn choices(&self) -> Vec<Choice> {
        let take_in = (!self.coming.is_nothing()).then_some(Choice::TakeIn);
        let as_then = (!self.differing.is_empty()).then_some(Choice::AsThen);
        take_in.into_iter().chain(as_then).collect()
    }

    fn label(&self, choice: Choice, words: &Words) -> String {
        match choice {
            Choice::TakeIn if self.backup => words.get("your_data-bring-back"),
            Choice::TakeIn => words.get("your_data-take-in"),
            Choice::AsThen => words.with(
                "your_data-as-then",
                &[("count", self.differing.len().into())],
            ),
        }
    }
}

impl View for CopyPage {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let right = if self.backup {
            "your_data-one-backup"
        } else {
            "your_data-one-copy"
        };
        let mut page = Page::titled(self.title.clone(), words.get(right));
        if self.gone {
            page.blocks.push(Block::say(words.get("your_data-gone")));
        } else if self.coming.is_nothing() && self.backup {
            page.blocks
                .push(Block::say(words.get("your_data-nothing-missing")));
        } else {
            let lines = your_data::coming(words, self.coming);
            page.blocks.extend(lines.into_iter().map(Block::say));
        }
        let rows = self
            .choices()
            .into_iter()
            .map(|choice| Row::pick(self.label(choice, words)));
        let rows: Vec<Row> = rows.collect();
        if !rows.is_empty() {
            page.blocks.push(Block::List(List { rows }));
        }
        if !self.differing.is_empty() {
            page.blocks
                .push(Block::heading(words.get("your_data-differing")));
            let rows = self.differing.iter().take(NAMED).map(|it| {
                let [what, how, line] = your_data::differing(words, it);
                Row::read(what).detail(how).note(line)
            });
            let rows = rows.collect();
            page.blocks.push(Block::List(List { rows }));
            let more = self.differing.len().saturating_sub(NAMED);
            if more > 0 {
                page.blocks.push(Block::Sentence(Sentence {
                    text: words.with("your_data-differing-more", &[("count", more.into())]),
                    tone: Tone::Quiet,
                    indent: 0,
                }));
            }
        }
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        (self.coming, self.differing) = (Merged::default(), Vec::new());
        // An old backup may have gone when a new one was made, a stick may be out: no page below is to suffer from it.
        let copy = Store::open_to_read(&self.path);
        self.gone = copy.is_err();
        if let Ok(copy) = copy {
            self.coming = cx.store.would_merge(&copy)?;
            if self.backup {
                self.differing = cx.store.differing(&copy)?;
            }
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        let Some(choice) = self.choices().get(row).copied() else {
            return Ok(Next::Stay);
        };
        if !cx.begun {
            return Ok(Next::Begin(cx.words.get(match choice {
                Choice::TakeIn => "your_data-taking-in",
                Choice::AsThen => "your_data-putting-back",
            })));
        }
        match choice {
            Choice::TakeIn => {
                take_in(&self.path, cx)?;
                // A backup may still have records to go back to.
                if !self.backup {
                    return Ok(Next::Back);
                }
            }
            Choice::AsThen => {
                // The file as it now is stays aside; that undo can take this back is not the only way.
                cx.work(Work::BackUp, Store::back_up)?;
                let receipt = cx.commit(&as_then(&self.differing))?;
                let count = [("count", receipt.count.into())];
                cx.say(cx.words.with("your_data-as-then-done", &count));
            }
        }
        Ok(Next::Stay)
    }
}

/// Takes in what the copy at `path` has, and says what came of it.
///
/// # Errors
/// What kept the copy from being read, or this journal from being written.
pub fn take_in(path: &Path, cx: &mut Cx<'_>) -> Result<(), Error> {
    let copy = Store::open_to_read(path)?;
    let merged = cx.work(Work::Merge, |store, now| store.merge(&copy, now))?;
    let said = if merged.conflicts > 0 {
        "your_data-taken-in-conflicts"
    } else {
        "your_data-taken-in"
    };
    let count = [("count", merged.conflicts.into())];
    cx.say(cx.words.with(said, &count));
    Ok(())
}

//! A save that went wrong, or other work on the file: what happened, that the words are still there, and what can be
//! done. The page whose save it was lies below as it was, and gets the very same act again.

use std::path::PathBuf;

use crate::app::page::{Block, Hint, List, Notice, Page, Row, TextField};
use crate::app::view::Failed;
use crate::app::{
    Act, Again, Command, Context, Cx, Look, Next, Trouble, View, Work, moving, named, not_done,
};
use crate::domain::{Answer, Change, Record};
use crate::say;
use crate::store::{Error, Store};
use crate::words::Words;

/// So many characters of the words are shown, in so many lines.
const SHOWN: (usize, usize) = (240, 4);

/// The page.
pub struct NotSaved {
    title: String,
    trouble: Trouble,
    /// What SQLite or the system said, and of which file. Nothing of what was written.
    details: [String; 2],
    again: Again,
    /// What was not done, where it is no save.
    work: Option<Work>,
    /// What was to be saved, to read.
    text: String,
    step: Step,
    path: String,
    cursor: usize,
}

/// What is asked or shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Choose,
    Where,
    Details,
}

/// What can be done.
#[derive(Clone, Copy)]
enum Choice {
    Again,
    Copy,
    Details,
}

impl NotSaved {
    /// The page over the one called `title`, where `error` kept what `failed` from being done.
    #[must_use]
    pub(in crate::app) fn new(
        words: &Words,
        title: String,
        again: Again,
        failed: &Failed,
        error: &Error,
        store: &Store,
    ) -> Self {
        let journal = store.path().map(|path| path.display().to_string());
        let (work, trouble, text) = match failed {
            Failed::Save(change) => (None, crate::app::trouble(words, error), text(words, change)),
            Failed::Work(work) => {
                let trouble = not_done(words, *work, error, store.is_unsure());
                (Some(*work), trouble, String::new())
            }
        };
        Self {
            title,
            trouble,
            details: [error.to_string(), journal.unwrap_or_default()],
            again,
            work,
            text,
            step: Step::Choose,
            path: String::new(),
            cursor: 0,
        }
    }

    fn choices(&self) -> Vec<Choice> {
        let copy = (!self.text.is_empty()).then_some(Choice::Copy);
        [Some(Choice::Again), copy, Some(Choice::Details)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn choose(&self, page: &mut Page, words: &Words) {
        let text = self.trouble.sentence.clone();
        page.blocks.push(Block::Notice(Notice { text }));
        let hint = self.trouble.hint.as_ref();
        // That is for a shell; here it is tried again.
        if let Some(hint) = hint.filter(|_| self.trouble.in_shell.is_none() || self.work.is_none())
        {
            page.blocks.push(Block::quiet(hint.clone()));
        }
        let row = |choice: &Choice| match choice {
            Choice::Again => Row::pick(words.get("not_saved-again")).key("1"),
            Choice::Copy => Row::pick(words.get("not_saved-copy")).key("2"),
            Choice::Details => Row::pick(words.get("not_saved-details")).key("d"),
        };
        let rows = self.choices().iter().map(row).collect();
        page.blocks.push(Block::List(List { rows }));
        let (characters, lines) = SHOWN;
        let start: String = self.text.chars().take(characters).collect();
        let shown = start.lines().filter(|line| !line.is_empty()).take(lines);
        page.blocks.extend(shown.map(Block::quiet));
        page.hints.extend(moving(words));
    }

    fn ask(&self, page: &mut Page, words: &Words) {
        page.blocks.push(Block::say(words.get("not_saved-where")));
        page.blocks.push(Block::Text(TextField {
            id: "copy".to_owned(),
            revision: 0,
            text: self.path.clone(),
            cursor: self.cursor,
            tall: false,
        }));
        page.blocks.push(Block::quiet(words.get("not_saved-open")));
        page.hints.push(Hint {
            commands: vec![Command::Keep],
            label: words.get("not_saved-write"),
            menu: false,
        });
    }

    fn explain(&self, page: &mut Page, words: &Words) {
        let [what, path] = &self.details;
        page.blocks.push(Block::say(say!(
            words,
            "not_saved-said",
            what = what.as_str()
        )));
        if !path.is_empty() {
            page.blocks.push(Block::say(say!(
                words,
                "not_saved-path",
                path = path.as_str()
            )));
        }
        page.blocks.push(Block::say(say!(
            words,
            "not_saved-version",
            version = env!("CARGO_PKG_VERSION")
        )));
        page.blocks
            .push(Block::quiet(words.get("not_saved-nothing")));
    }

    fn to(&mut self, step: Step) -> Next {
        self.step = step;
        Next::Move(0)
    }
}

impl View for NotSaved {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let right = match self.work {
            None => "not_saved-right",
            Some(_) => "not_saved-right-not-done",
        };
        let mut page = Page::titled(self.title.clone(), words.get(right));
        match self.step {
            Step::Choose => self.choose(&mut page, words),
            Step::Where => self.ask(&mut page, words),
            Step::Details => self.explain(&mut page, words),
        }
        page.hints.push(Hint {
            commands: vec![Command::Back],
            label: words.get(match self.step {
                Step::Choose if self.work.is_none() => "not_saved-keep",
                _ => "command-back",
            }),
            menu: true,
        });
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![match self.step {
            Step::Where => Context::Line,
            _ => Context::List,
        }]
    }

    fn load(&mut self, _cx: &mut Cx<'_>) -> Result<(), Error> {
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match (self.step, act) {
            (Step::Choose, Act::Pick(row)) => match self.choices().get(row) {
                Some(Choice::Again) => Next::Again(self.again.clone()),
                Some(Choice::Copy) => self.to(Step::Where),
                Some(Choice::Details) => self.to(Step::Details),
                None => Next::Stay,
            },
            // The same key again means the same, not one step more.
            (Step::Choose, act @ Act::Do(_)) if self.work.is_some() && act == self.again.act => {
                Next::Again(self.again.clone())
            }
            (Step::Where, Act::Typed { text, cursor }) => {
                self.path = text;
                self.cursor = cursor;
                Next::Stay
            }
            (Step::Where, Act::Do(Command::Keep)) if self.path.trim().is_empty() => {
                cx.say(cx.words.get("not_saved-no-path"));
                Next::Stay
            }
            (Step::Where, Act::Do(Command::Keep)) => {
                self.step = Step::Choose;
                Next::Copy {
                    path: PathBuf::from(self.path.trim()),
                    text: self.text.clone(),
                }
            }
            (Step::Where | Step::Details, Act::Do(Command::Back | Command::StepBack)) => {
                self.to(Step::Choose)
            }
            _ => Next::Ignored,
        })
    }
}

/// What the person wrote in a change, to read: what each record is called, its answers, its words.
fn text(words: &Words, change: &Change) -> String {
    let parts = change.puts.iter().map(|record| {
        let mut part = vec![named(words, record)];
        if let Record::CheckIn(it) = record {
            let levels = it.answers.iter().filter_map(|(slug, answer)| match answer {
                Answer::Level(level) => Some(format!("{slug}: {level}")),
                _ => None,
            });
            part.push(levels.collect::<Vec<_>>().join("\n"));
        }
        part.extend(record.words().into_iter().map(str::to_owned));
        part.retain(|it| !it.is_empty());
        part.join("\n\n") + "\n"
    });
    parts.collect::<Vec<_>>().join("\n")
}

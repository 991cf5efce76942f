//! Setting, changing and removing the passphrase, and seeing the recovery words: each a few short steps. Nothing typed
//! here is ever a draft.

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::app::page::{Block, Hint, List, Page, Row, Sentence, TextField, Tone, Veil};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, lock, strength};
use crate::domain::By;
use crate::say;
use crate::store::{Error, Passphrase, Secret};
use crate::words::Words;

/// How many of the words are asked back.
const ASKED: usize = 3;

/// What the person is here for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    Set,
    Change,
    Words,
    Remove,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The passphrase there is, so that nobody who finds the journal open turns its lock.
    Now,
    New,
    Again,
    Sure,
    Words,
    /// One of the words that are asked back.
    Back(usize),
    /// The copies that stay as they were once it is removed.
    Left,
}

/// The steps.
pub struct PassphraseFlow {
    purpose: For,
    step: Step,
    typed: Zeroizing<String>,
    new: Option<Passphrase>,
    /// One that was made by chance, to take or leave.
    made: Zeroizing<String>,
    words: Vec<&'static str>,
    asked: Vec<usize>,
    /// The copies that stay as they were.
    left: Vec<PathBuf>,
    revision: u32,
    lifted: bool,
    plain: bool,
}

impl PassphraseFlow {
    /// The first step.
    #[must_use]
    pub fn new(purpose: For) -> Self {
        Self {
            purpose,
            step: if purpose == For::Set {
                Step::New
            } else {
                Step::Now
            },
            typed: Zeroizing::default(),
            new: None,
            made: Zeroizing::default(),
            words: Vec::new(),
            asked: Vec::new(),
            left: Vec::new(),
            revision: 0,
            lifted: false,
            plain: false,
        }
    }

    fn go(&mut self, step: Step) -> Next {
        self.step = step;
        self.typed = Zeroizing::default();
        self.revision += 1;
        // Whoever asks to remove it has the marker on leaving it.
        Next::Move(usize::from(step == Step::Sure))
    }

    fn show_words(&mut self, cx: &Cx<'_>) -> Next {
        self.words = cx.store.recovery_words().unwrap_or_default();
        self.asked = lock::asked_back(self.words.len(), ASKED);
        self.go(Step::Words)
    }

    fn keep(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let words = cx.words;
        Ok(match self.step {
            Step::Now => {
                let right =
                    Secret::passphrase(&self.typed).is_some_and(|it| cx.store.opens_with(&it));
                if !right {
                    cx.say(words.get("lock-wrong"));
                    return Ok(self.go(Step::Now));
                }
                match self.purpose {
                    For::Set | For::Change => self.go(Step::New),
                    For::Words => self.show_words(cx),
                    For::Remove => self.go(Step::Sure),
                }
            }
            Step::New => match Passphrase::new(&self.typed) {
                None => {
                    cx.say(words.get("lock-empty"));
                    Next::Stay
                }
                Some(new) => {
                    cx.echo(strength::sentence(words, &self.typed));
                    self.new = Some(new);
                    self.go(Step::Again)
                }
            },
            Step::Again => {
                let again = Passphrase::new(&self.typed);
                if again.is_none() || again != self.new {
                    cx.say(words.get("lock-not-the-same"));
                    self.new = None;
                    return Ok(self.go(Step::New));
                }
                let Some(new) = self.new.take() else {
                    return Ok(self.go(Step::New));
                };
                self.left = cx.store.set_passphrase(&new)?;
                cx.read_again();
                cx.say(words.get(match self.purpose {
                    For::Change => "lock-changed",
                    _ => "lock-set",
                }));
                self.show_words(cx)
            }
            Step::Words => self.go(Step::Back(0)),
            Step::Back(at) => {
                let word = self.asked.get(at).and_then(|at| self.words.get(*at));
                let typed = self.typed.trim();
                if word.is_some_and(|word| !typed.eq_ignore_ascii_case(word)) {
                    cx.say(words.get("lock-word-wrong"));
                    return Ok(self.go(Step::Back(at)));
                }
                if at + 1 < self.asked.len() {
                    return Ok(self.go(Step::Back(at + 1)));
                }
                cx.say(words.get("lock-words-right"));
                Next::Back
            }
            Step::Sure => Next::Stay,
            Step::Left => Next::Back,
        })
    }

    fn sure(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if row == 0 {
            self.left = cx.store.remove_passphrase()?;
            cx.read_again();
            cx.say(cx.words.get("lock-removed"));
            if !self.left.is_empty() {
                return Ok(self.go(Step::Left));
            }
        } else {
            cx.say(cx.words.get("passphrase-kept"));
        }
        Ok(Next::Back)
    }

    fn back(&mut self, cx: &mut Cx<'_>) -> Next {
        match self.step {
            Step::Again => self.go(Step::New),
            Step::Back(_) => self.go(Step::Words),
            Step::Words => {
                cx.say(cx.words.get("passphrase-words-later"));
                Next::Back
            }
            _ => Next::Back,
        }
    }

    fn say_left(&self, words: &Words, blocks: &mut Vec<Block>) {
        if self.left.is_empty() {
            return;
        }
        let count = self.left.len();
        blocks.push(Block::say(say!(words, "lock-left", count = count)));
        let paths = self.left.iter().map(|path| path.display().to_string());
        blocks.extend(paths.map(Block::say));
    }

    fn field(&self, id: &str) -> Block {
        Block::Text(TextField {
            id: id.to_owned(),
            revision: self.revision,
            text: String::new(),
            cursor: 0,
            tall: false,
            // One word of 24 tells nobody anything.
            veil: if self.lifted || matches!(self.step, Step::Back(_)) {
                Veil::Lifted
            } else {
                Veil::Hidden
            },
        })
    }
}

impl View for PassphraseFlow {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("passphrase-title"), String::new());
        let blocks = &mut page.blocks;
        match self.step {
            Step::Now => {
                blocks.push(Block::say(words.get("passphrase-now")));
                blocks.push(self.field("passphrase-now"));
            }
            Step::New => {
                blocks.push(Block::say(words.get("passphrase-new")));
                blocks.push(self.field("passphrase-new"));
                if !self.typed.is_empty() {
                    blocks.push(Block::say(strength::sentence(words, &self.typed)));
                }
                for line in words.get("passphrase-good-to-know").lines() {
                    blocks.push(Block::quiet(line));
                }
                if !self.plain && !self.made.is_empty() {
                    let made = say!(words, "passphrase-made-up", words = self.made.as_str());
                    blocks.push(Block::quiet(made));
                }
            }
            Step::Again => {
                blocks.push(Block::say(words.get("passphrase-again")));
                blocks.push(self.field("passphrase-again"));
            }
            Step::Sure => {
                blocks.push(Block::say(words.get("passphrase-sure")));
                blocks.push(Block::List(List {
                    rows: vec![
                        Row::pick(words.get("passphrase-sure-yes")).key("1"),
                        Row::pick(words.get("passphrase-sure-no")).key("2"),
                    ],
                }));
            }
            Step::Words => {
                for line in words.get("passphrase-words").lines() {
                    blocks.push(Block::say(line));
                }
                blocks.extend(lock::columns(&self.words).into_iter().map(|text| {
                    Block::Sentence(Sentence {
                        text,
                        tone: Tone::Plain,
                        indent: 2,
                    })
                }));
                self.say_left(words, blocks);
            }
            Step::Left => self.say_left(words, blocks),
            Step::Back(at) => {
                let number = self.asked.get(at).map_or(0, |at| at + 1);
                blocks.push(Block::say(say!(words, "passphrase-word", number = number)));
                blocks.push(self.field("passphrase-word"));
            }
        }
        let mut hint = |command, id: &str| {
            page.hints.push(Hint {
                commands: vec![command],
                label: words.get(id),
                menu: matches!(self.step, Step::Words | Step::Left),
            });
        };
        if self.step == Step::Sure {
            hint(Command::Open, "command-open");
        } else {
            hint(Command::Keep, "welcome-next");
        }
        if matches!(self.step, Step::Now | Step::New | Step::Again) {
            hint(Command::ShowTyped, "command-show-typed");
        }
        hint(Command::Back, "command-back");
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        match self.step {
            Step::Sure => vec![Context::List],
            Step::Words | Step::Left => vec![Context::Question],
            _ => vec![Context::Secret],
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.plain = cx.by == By::Plain;
        if self.made.is_empty() {
            // Without chance there is no offer, and the person's own is as good.
            self.made = Passphrase::made_up().unwrap_or_default();
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Typed { text, .. } => {
                self.typed = Zeroizing::new(text);
                Ok(Next::Stay)
            }
            Act::Do(Command::Keep) => self.keep(cx),
            Act::Do(Command::ShowTyped) => {
                self.lifted = !self.lifted;
                Ok(Next::Stay)
            }
            Act::Do(Command::Back | Command::StepBack | Command::Quit) => Ok(self.back(cx)),
            Act::Pick(row) if self.step == Step::Sure => self.sure(row, cx),
            _ => Ok(Next::Ignored),
        }
    }
}

//! The locked page: the passphrase, or the recovery words for who forgot it, and a way to help without either. The same
//! answer each time, no count of tries.

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::app::flows::check_in::clock;
use crate::app::page::{Block, Foot, Hint, Page, Sentence, TextField, Tone, Veil};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, trouble};
use crate::domain::{By, Ids};
use crate::say;
use crate::store::{Error, Secret, Store, WrongWords};
use crate::words::Words;

/// The page.
pub struct Locked {
    path: PathBuf,
    /// It locked while it was in use.
    after: bool,
    /// The recovery words are asked for.
    forgot: bool,
    typed: Zeroizing<String>,
    revision: u32,
    lifted: bool,
    /// What came of the last try.
    answer: Vec<String>,
    /// Lines are read one after the other, where no key but Enter comes through.
    plain: bool,
    /// The keys of the hard moment and of leaving.
    keys: [String; 2],
}

impl Locked {
    /// The page in front of the journal at `path`.
    #[must_use]
    pub fn new(path: PathBuf, after: bool) -> Self {
        Self {
            path,
            after,
            forgot: false,
            typed: Zeroizing::default(),
            revision: 0,
            lifted: false,
            answer: Vec::new(),
            plain: false,
            keys: [String::new(), String::new()],
        }
    }

    fn ask(&mut self, forgot: bool, answer: Vec<String>) -> Next {
        self.forgot = forgot;
        self.typed = Zeroizing::default();
        self.revision += 1;
        self.answer = answer;
        Next::Stay
    }

    fn open(&mut self, cx: &mut Cx<'_>) -> Next {
        let words = cx.words;
        // The words are taken wherever they are typed.
        let secret = match (Secret::words(&self.typed), self.forgot) {
            (Ok(words), _) => words,
            (Err(wrong), true) => return self.ask(true, vec![unfit(words, wrong)]),
            (Err(_), false) => match Secret::passphrase(&self.typed) {
                Some(passphrase) => passphrase,
                None => return self.ask(false, vec![words.get("locked-nothing")]),
            },
        };
        // It may be open still, while words wait to be kept.
        let opened = if cx.store.is_locked() {
            let path = self.path.clone();
            let right = cx.store.opens_with(&secret);
            right.then_some(()).ok_or(Error::WrongKey { path })
        } else {
            Store::unlock(&self.path, &secret, Ids::new()).map(|store| *cx.store = store)
        };
        match opened {
            Ok(()) => Next::Opened,
            Err(Error::WrongKey { .. }) => {
                let answer = words.get("locked-wrong");
                self.ask(self.forgot, answer.lines().map(ToOwned::to_owned).collect())
            }
            Err(error) => {
                let trouble = trouble(words, &error);
                let answer = [Some(trouble.sentence), trouble.hint];
                self.ask(self.forgot, answer.into_iter().flatten().collect())
            }
        }
    }
}

/// What keeps words from being the recovery words.
#[must_use]
pub fn unfit(words: &Words, wrong: WrongWords) -> String {
    match wrong {
        WrongWords::Count(count) => say!(words, "locked-words-count", count = count),
        WrongWords::Unknown(number) => say!(words, "locked-words-unknown", number = number),
        WrongWords::Unfit => words.get("locked-words-unfit"),
    }
}

impl View for Locked {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("locked-title"), clock(look));
        let strong = |text: &String| {
            Block::Sentence(Sentence {
                text: text.clone(),
                tone: Tone::Strong,
                indent: 0,
            })
        };
        if self.answer.is_empty() {
            let id = if self.forgot {
                "locked-forgot"
            } else {
                "locked-is"
            };
            let text = words.get(id);
            page.blocks.extend(text.lines().map(Block::say));
        } else {
            page.blocks.extend(self.answer.iter().map(strong));
        }
        let asks = if self.forgot {
            "locked-words"
        } else {
            "locked-passphrase"
        };
        page.blocks.push(Block::heading(words.get(asks)));
        page.blocks.push(Block::Text(TextField {
            id: asks.to_owned(),
            revision: self.revision,
            text: String::new(),
            cursor: 0,
            tall: false,
            veil: if self.lifted {
                Veil::Lifted
            } else {
                Veil::Hidden
            },
        }));
        if self.plain && !self.forgot {
            page.blocks.push(Block::quiet(words.get("locked-too")));
        }
        if self.answer.is_empty() {
            page.blocks.push(Block::quiet(words.get("locked-help")));
        }
        if self.after && self.answer.is_empty() && !self.forgot {
            page.blocks.push(Block::quiet(words.get("locked-safe")));
        }
        let mut hint = |command, id| {
            page.hints.push(Hint {
                commands: vec![command],
                label: words.get(id),
                menu: false,
            });
        };
        hint(Command::Keep, "locked-open");
        hint(Command::ShowTyped, "command-show-typed");
        if self.forgot {
            hint(Command::Back, "command-back");
        } else {
            hint(Command::Help, "locked-forgot-it");
        }
        let [hard, leave] = &self.keys;
        page.foot = Some(Foot {
            left: say!(words, "locked-foot", key = hard.as_str()),
            right: say!(words, "locked-leave", key = leave.as_str()),
        });
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Secret]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.keys = [Command::Hard, Command::Leave].map(|command| {
            let keys = cx
                .keymap
                .keys_of(command, &[Context::Typing, Context::Secret]);
            keys.first().map(ToString::to_string).unwrap_or_default()
        });
        self.plain = cx.by == By::Plain;
        if self.plain {
            self.keys = ["h".to_owned(), "q".to_owned()];
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Typed { text, .. } => {
                self.typed = Zeroizing::new(text);
                Next::Stay
            }
            Act::Do(Command::Keep) => self.open(cx),
            Act::Do(Command::ShowTyped) => {
                self.lifted = !self.lifted;
                Next::Stay
            }
            Act::Do(Command::Help) => self.ask(true, Vec::new()),
            Act::Do(Command::Back | Command::StepBack) => self.ask(false, Vec::new()),
            Act::Do(Command::Quit) => Next::Do(Command::Leave),
            _ => Next::Ignored,
        })
    }

    fn is_lock(&self) -> bool {
        true
    }
}

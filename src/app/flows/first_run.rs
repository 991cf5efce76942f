//! The first run: a name, a country, four keys to remember. Over in seconds, and every step can be passed over.
//!
//! Nothing is kept before its end, so whoever leaves in the middle leaves nothing behind.

use super::check_in::CheckInFlow;
use super::passphrase::{For, PassphraseFlow};
use super::tour::Tour;
use crate::app::page::{Block, Hint, List, Page, Row, TextField, Veil};
use crate::app::pages::country;
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::domain::{By, Change, Setting, What};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// The first run.
#[derive(Default)]
pub struct FirstRun {
    step: Step,
    name: String,
    cursor: usize,
    revision: u32,
    /// The row of the country that the device has already.
    country: usize,
    /// The four keys, in the order of [`KEYS`].
    keys: Vec<String>,
    /// Lines are read one after the other.
    plain: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    #[default]
    Name,
    /// What this is and is not, and the country.
    Country,
    Passphrase,
    Last,
}

/// The keys to remember: in the full face by their command, in plain lines by their letter.
const KEYS: [(Command, &str, &str); 4] = [
    (Command::Hard, "h", "hard"),
    (Command::Undo, "u", "undo"),
    (Command::Help, "?", "help"),
    (Command::Quit, "q", "quit"),
];

impl FirstRun {
    /// Its first page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn go(&mut self, step: Step) -> Next {
        self.step = step;
        self.cursor = usize::MAX;
        self.revision += 1;
        Next::Move(if step == Step::Country {
            self.country
        } else {
            0
        })
    }

    /// Keeps the name, and that the person was here.
    fn keep(&self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let day = cx.now.today.to_string();
        let mut change = Change::put(What::Set, Setting::new("welcomed", &day));
        let name = self.name.trim();
        if !name.is_empty() {
            change = change.and(Setting::new("name", name));
        }
        cx.commit(&change)?;
        Ok(())
    }

    fn pick(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match self.step {
            Step::Name => Ok(Next::Stay),
            Step::Country => {
                if let Some(chosen) = country::chosen(row) {
                    self.country = row;
                    country::keep(chosen, cx);
                }
                Ok(self.go(Step::Passphrase))
            }
            Step::Passphrase => {
                let next = self.go(Step::Last);
                Ok(match row {
                    0 => Next::Push(Box::new(PassphraseFlow::new(For::Set))),
                    _ => next,
                })
            }
            Step::Last => {
                self.keep(cx)?;
                Ok(match row {
                    0 => Next::Replace(Box::new(CheckInFlow::new(None))),
                    1 => Next::Replace(Box::new(Tour::new())),
                    _ => Next::Back,
                })
            }
        }
    }

    fn name_page(&self, words: &Words) -> Page {
        let mut page = titled(words, 1);
        page.blocks.push(Block::say(words.get("welcome-place")));
        page.blocks.push(Block::quiet(words.get("welcome-stays")));
        page.blocks.push(Block::say(words.get("welcome-name")));
        page.blocks.push(Block::Text(TextField {
            id: "welcome-name".to_owned(),
            revision: self.revision,
            text: self.name.clone(),
            cursor: self.cursor.min(self.name.chars().count()),
            tall: false,
            veil: Veil::Open,
        }));
        let shown = |command, id| Hint {
            commands: vec![command],
            label: words.get(id),
            menu: false,
        };
        page.hints.push(shown(Command::Keep, "welcome-next"));
        page.hints.push(shown(Command::Leave, "welcome-leave"));
        page
    }

    fn last_page(&self, words: &Words) -> Page {
        let mut page = titled(words, 4);
        page.blocks.push(Block::say(words.get("welcome-last")));
        page.blocks.push(Block::List(List {
            rows: vec![
                Row::pick(words.get("welcome-check-in"))
                    .key("c")
                    .detail(words.get("welcome-check-in.detail")),
                Row::pick(words.get("welcome-tour")).key("t"),
                Row::pick(words.get("welcome-in")).key("s"),
            ],
        }));
        page.blocks.push(Block::say(words.get("welcome-keys")));
        let rows = KEYS.iter().zip(&self.keys).map(|((_, letter, name), key)| {
            let what = words.get(&format!("welcome-key-{name}"));
            if self.plain {
                let here = words.find(&format!("welcome-key-{name}.plain"), &[]);
                let what = here.unwrap_or(what);
                Row::read(say!(words, "welcome-line", key = *letter, what = what))
            } else {
                Row::read(what).key(key.as_str())
            }
        });
        page.blocks.push(Block::List(List {
            rows: rows.collect(),
        }));
        page.hints.push(Hint {
            commands: vec![Command::Open],
            label: words.get("welcome-choose"),
            menu: false,
        });
        page.hinted(words, &[Command::Back])
    }
}

fn titled(words: &Words, step: u32) -> Page {
    let right = say!(words, "welcome-right", step = step, of = 4_u32);
    Page::titled(words.get("welcome-title"), right)
}

fn country_page(words: &Words) -> Page {
    let mut page = titled(words, 2);
    for id in ["welcome-notebook", "welcome-no-one", "welcome-medicine"] {
        page.blocks.push(Block::say(words.get(id)));
    }
    page.blocks
        .push(Block::heading(words.get("welcome-country")));
    let mut rows = country::rows(words);
    rows.push(Row::pick(words.get("welcome-country-skip")).key("s"));
    page.blocks.push(Block::List(List { rows }));
    page.blocks
        .push(Block::quiet(words.get("welcome-country-why")));
    page.hints.push(Hint {
        commands: Vec::new(),
        label: words.get("welcome-country-hint"),
        menu: false,
    });
    page.hinted(words, &[Command::Back])
}

fn passphrase_page(words: &Words) -> Page {
    let mut page = titled(words, 3);
    for line in words.get("welcome-passphrase").lines() {
        page.blocks.push(Block::say(line));
    }
    page.blocks.push(Block::List(List {
        rows: vec![
            Row::pick(words.get("welcome-passphrase-yes")).key("1"),
            Row::pick(words.get("welcome-passphrase-later")).key("2"),
        ],
    }));
    for line in words.get("passphrase-good-to-know").lines() {
        page.blocks.push(Block::quiet(line));
    }
    page.hints.push(Hint {
        commands: Vec::new(),
        label: words.get("welcome-passphrase-hint"),
        menu: false,
    });
    page.hinted(words, &[Command::Back])
}

impl View for FirstRun {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        match self.step {
            Step::Name => self.name_page(look.words),
            Step::Country => country_page(look.words),
            Step::Passphrase => passphrase_page(look.words),
            Step::Last => self.last_page(look.words),
        }
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        match self.step {
            Step::Name => vec![Context::Line],
            Step::Country | Step::Passphrase | Step::Last => vec![Context::List],
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.plain = cx.by == By::Plain;
        self.country = country::row(cx.config).unwrap_or(0);
        self.keys = KEYS
            .iter()
            .map(|(command, _, _)| {
                let keys = cx.keymap.keys_of(*command, &[Context::List]);
                keys.first().map(ToString::to_string).unwrap_or_default()
            })
            .collect();
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match act {
            Act::Typed { text, cursor } => {
                self.name = text;
                self.cursor = cursor;
                Ok(Next::Stay)
            }
            Act::Do(Command::Keep) if self.step == Step::Name => Ok(self.go(Step::Country)),
            Act::Do(Command::Back | Command::Quit) => match self.step {
                Step::Name => {
                    self.keep(cx)?;
                    Ok(Next::Back)
                }
                Step::Country => Ok(self.go(Step::Name)),
                Step::Passphrase => Ok(self.go(Step::Country)),
                Step::Last => Ok(self.go(Step::Passphrase)),
            },
            Act::Pick(row) => self.pick(row, cx),
            _ => Ok(Next::Ignored),
        }
    }
}

//! Find: everything that holds the words, found as they are typed.

mod hit;
mod scope;

use crate::app::page::{Block, Column, Hint, List, Page, Row, Table, TableRow, TextField, Veil};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, hint, moving};
use crate::domain::Day;
use crate::say;
use crate::store::{Error, Looking};
use crate::words::Words;
use hit::Line;
use scope::Scope;

/// How many hits are shown.
const MOST: usize = 50;
/// How many words are looked for; what is pasted may have thousands.
const WORDS: usize = 16;

/// What is in front of the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    /// The line to type in, with what was found below it.
    #[default]
    Words,
    /// What was found alone: where lines are read one after the other, a line was typed and is done.
    Found,
    /// Where to look.
    Narrow,
}

/// Find.
#[derive(Default)]
pub struct Find {
    step: Step,
    /// Where to go back to from [`Step::Narrow`].
    before: Step,
    words: String,
    cursor: usize,
    revision: u32,
    scope: Scope,
    lines: Vec<Line>,
    more: bool,
    /// What was saved last could not be looked through.
    behind: bool,
    /// Words that are nearly those, and how many hits they have.
    meant: Option<(String, String)>,
}

impl Find {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is anything to look for.
    fn asks(&self) -> bool {
        self.scope.starred() || self.words.contains(char::is_alphanumeric)
    }

    fn looking(&self, words: &str, cx: &Cx<'_>) -> Looking {
        let words: Vec<&str> = words.split_whitespace().take(WORDS).collect();
        Looking {
            words: words.join(" "),
            kinds: self.scope.kinds(),
            starred: self.scope.starred(),
            span: self.scope.span(cx.now.today),
            limit: MOST,
        }
    }

    fn look(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let looking = self.looking(&self.words, cx);
        let found = cx.store.find(&looking)?;
        self.lines = found.hits.iter().map(|hit| Line::of(hit, cx)).collect();
        self.more = found.more;
        self.behind = found.behind;
        self.meant = None;
        if self.lines.is_empty() && self.asks() {
            self.meant = self.nearly(cx)?;
        }
        Ok(())
    }

    /// The words with each that is nowhere in the journal put right, when they then find something.
    fn nearly(&self, cx: &mut Cx<'_>) -> Result<Option<(String, String)>, Error> {
        let mut words = Vec::new();
        for word in self.words.split_whitespace().take(WORDS) {
            let alone = Looking {
                words: word.to_owned(),
                limit: 1,
                ..Looking::default()
            };
            let there = !cx.store.find(&alone)?.hits.is_empty();
            let meant = if there {
                None
            } else {
                cx.store.did_you_mean(word)?
            };
            words.push(meant.map_or_else(|| word.to_owned(), |(meant, _)| meant));
        }
        let words = words.join(" ");
        let looking = self.looking(&words, cx);
        let found = cx.store.find(&looking)?;
        let count = count(cx.words, found.hits.len(), found.more);
        Ok((!found.hits.is_empty()).then_some((words, count)))
    }

    /// Looks for `words` instead.
    fn look_for(&mut self, words: String, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.words = words;
        self.cursor = usize::MAX;
        self.revision += 1;
        self.look(cx)?;
        Ok(Next::Move(0))
    }

    fn open(&mut self, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        if let Some((words, _)) = self.meant.take() {
            return self.look_for(words, cx);
        }
        let Some(line) = self.lines.get(at) else {
            return Ok(Next::Stay);
        };
        let Some(view) = line.page() else {
            cx.say(line.text.clone());
            return Ok(Next::Stay);
        };
        Ok(Next::Push(view))
    }

    /// Looks only there, or everywhere again.
    fn narrow(&mut self, row: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        self.scope.choose(row);
        self.step = self.before;
        self.look_for(self.words.clone(), cx)
    }

    fn table(&self, words: &Words, today: Day) -> Block {
        let column = |width, spare| Column {
            width,
            spare,
            ..Column::default()
        };
        let row = |line: &Line| TableRow {
            cells: vec![
                // A year takes the place of the day of the week.
                if words.date_in(line.day, today) == words.date(line.day) {
                    words.day(line.day)
                } else {
                    words.date_in(line.day, today)
                },
                words.get(&format!("find-kind-{}", line.kind.name())),
                line.text.clone(),
            ],
            found: line.found.clone(),
            pick: true,
            ..TableRow::default()
        };
        // In a narrow window the words take the place of the kind.
        Block::Table(Table {
            columns: vec![column(13, 0), column(12, 1), column(0, 0)],
            rows: self.lines.iter().map(row).collect(),
        })
    }
}

/// `4 found`, or `50 and more found`.
fn count(words: &Words, n: usize, more: bool) -> String {
    if more {
        say!(words, "find-more", n = n)
    } else {
        say!(words, "find-count", n = n)
    }
}

impl View for Find {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        if self.step == Step::Narrow {
            return self.scope.page(words);
        }
        let count = count(words, self.lines.len(), self.more);
        let right = match (self.asks(), self.lines.is_empty()) {
            (false, _) => String::new(),
            (true, true) => count,
            (true, false) => say!(words, "find-newest", count = count),
        };
        let mut page = Page::titled(words.get("find-title"), right.clone());
        let only = self.scope.words(words);
        if self.step == Step::Words {
            page.blocks.push(Block::Text(TextField {
                id: "find".to_owned(),
                revision: self.revision,
                text: self.words.clone(),
                cursor: self.cursor,
                tall: false,
                veil: Veil::Open,
            }));
        } else {
            let typed = self.words.as_str();
            page.blocks.push(Block::say(say!(
                words,
                "find-found",
                words = typed,
                count = right
            )));
        }
        if !self.asks() {
            page.blocks.push(Block::say(words.get("find-how")));
        } else if !self.lines.is_empty() {
            page.blocks.push(self.table(words, look.now.today));
        } else if let Some((meant, count)) = &self.meant {
            page.blocks.push(Block::say(words.get("find-nothing")));
            page.blocks.push(Block::say(words.get("find-meant")));
            let row = Row::pick(meant.clone()).detail(count.clone());
            page.blocks.push(Block::List(List { rows: vec![row] }));
        } else {
            page.blocks.push(Block::say(words.get("find-nothing")));
            page.blocks.push(Block::say(words.get(match &only {
                Some(_) => "find-wider",
                None => "find-fewer",
            })));
        }
        if self.behind {
            page.blocks.push(Block::quiet(words.get("find-behind")));
        }
        if let Some(only) = only {
            page.blocks
                .push(Block::quiet(say!(words, "find-only", places = only)));
        }
        if self.step == Step::Words {
            page.hints.push(Hint {
                commands: Vec::new(),
                label: words.get("find-type"),
                menu: false,
            });
        }
        page.hints.extend(moving(words));
        if self.step == Step::Found {
            page.hints.push(hint(words, Command::Find));
        }
        page.hints.push(hint(words, Command::Narrow));
        page.hints.push(Hint {
            commands: vec![Command::Back],
            label: words.get("find-back"),
            menu: false,
        });
        page
    }

    fn explain(&self, words: &Words) -> Vec<String> {
        vec![words.get("find-how")]
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        match self.step {
            Step::Words => vec![Context::Finding],
            Step::Found => vec![Context::Finding, Context::List],
            Step::Narrow => vec![Context::Question],
        }
    }

    fn looks_back(&self) -> bool {
        true
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.look(cx)
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match (self.step, act) {
            (_, Act::Typed { text, cursor }) => {
                self.words = text;
                self.cursor = cursor;
                self.look(cx)?;
                Ok(Next::Move(0))
            }
            (Step::Narrow, Act::Pick(row)) => self.narrow(row, cx),
            (Step::Narrow, Act::Do(Command::Keep)) => self.narrow(at, cx),
            (Step::Narrow, Act::Do(Command::Back | Command::StepBack | Command::Skip)) => {
                self.step = self.before;
                Ok(Next::Move(0))
            }
            (_, Act::Do(Command::Narrow)) => {
                self.before = self.step;
                self.step = Step::Narrow;
                Ok(Next::Move(0))
            }
            (_, Act::Pick(row)) => self.open(row, cx),
            (_, Act::Do(Command::Open)) => self.open(at, cx),
            // A line was typed, and it is done.
            (Step::Words, Act::Do(Command::Keep)) if self.words.trim().is_empty() => Ok(Next::Back),
            (Step::Words, Act::Do(Command::Keep)) => {
                self.step = Step::Found;
                Ok(Next::Move(0))
            }
            (Step::Words, Act::Do(Command::StepBack)) => Ok(Next::Back),
            (_, Act::Do(Command::Find)) => {
                self.step = Step::Words;
                self.look_for(String::new(), cx)
            }
            (Step::Words, Act::Do(Command::Back))
                if !self.words.is_empty() || self.scope != Scope::default() =>
            {
                self.scope = Scope::default();
                self.look_for(String::new(), cx)
            }
            _ => Ok(Next::Ignored),
        }
    }
}

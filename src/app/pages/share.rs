//! The page to share, as it will be, before it is written to a file. Nothing leaves the journal until then.

use std::path::Path;

use crate::app::everywhere::hint;
use crate::app::page::{Block, Column, Hint, List, Page, Row, Table, TableRow, TextField, Veil};
use crate::app::share::{Share, Wanted};
use crate::app::trend::{self, Shown};
use crate::app::{Act, Command, Context, Cx, Look, Next, View};
use crate::exchange::share::{self, Broken, Part, SharePage};
use crate::say;
use crate::store::Error;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Html,
    Markdown,
    Text,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Html, Self::Markdown, Self::Text];

    /// How a file of this kind ends.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }

    /// The kind of a file that ends so.
    #[must_use]
    pub fn named(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.ending() == ending)
    }

    /// The whole file.
    ///
    /// # Errors
    /// When the template has a mistake.
    pub fn write(self, page: &SharePage) -> Result<String, Broken> {
        Ok(match self {
            Self::Html => page.html()?,
            Self::Markdown => page.markdown(),
            Self::Text => page.text(),
        })
    }
}

/// The page.
pub struct SharePreview {
    /// The last so many days; none for all.
    days: Option<i64>,
    parts: Vec<Wanted>,
    kind: Kind,
    page: Option<SharePage>,
    /// Where to write it, once that is asked.
    path: Option<(String, usize)>,
}

impl SharePreview {
    /// The page of the last `days` days, or of all, with these parts.
    #[must_use]
    pub fn new(days: Option<i64>, parts: Vec<Wanted>, kind: Kind) -> Self {
        Self {
            days,
            parts,
            kind,
            page: None,
            path: None,
        }
    }

    fn ask(&self, page: &mut Page, look: &Look<'_>, path: &str, cursor: usize) {
        let words = look.words;
        let ending = self.kind.ending();
        page.blocks
            .push(Block::say(say!(words, "share-where", ending = ending)));
        page.blocks.push(Block::Text(TextField {
            id: "share".to_owned(),
            revision: 0,
            text: path.to_owned(),
            cursor,
            tall: false,
            veil: Veil::Open,
        }));
        page.blocks.push(Block::quiet(words.get("share-open")));
        page.hints = vec![
            Hint {
                commands: vec![Command::Keep],
                label: words.get("share-write"),
                menu: false,
            },
            hint(words, Command::Back),
        ];
    }
}

/// A part as it is seen here: a chart by its words and its table.
fn blocks(part: &Part, into: &mut Vec<Block>) {
    let table = |it: &share::Table| {
        let columns = it.columns.iter().enumerate().map(|(at, name)| Column {
            name: name.clone(),
            width: if at + 1 == it.columns.len() { 0 } else { 24 },
            spare: 0,
        });
        let rows = it.rows.iter().map(|row| TableRow {
            cells: row.clone(),
            ..TableRow::default()
        });
        Block::Table(Table {
            columns: columns.collect(),
            rows: rows.collect(),
        })
    };
    match part {
        Part::Name(name) => into.push(Block::heading(name.clone())),
        Part::Say(said) => into.push(Block::say(said.join(" "))),
        Part::List(items) => {
            let rows = items.iter().map(Row::read).collect();
            into.push(Block::List(List { rows }));
        }
        Part::Table(it) => into.push(table(it)),
        Part::Chart(chart) => {
            into.push(Block::say(chart.words.clone()));
            into.push(table(&chart.table));
        }
    }
}

impl View for SharePreview {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = Page::titled(words.get("share-preview"), words.get("share-not-written"));
        if let Some((path, cursor)) = &self.path {
            self.ask(&mut page, look, path, *cursor);
            return page;
        }
        let Some(share) = &self.page else {
            page.blocks.push(Block::say(words.get("share-no-days")));
            return page.hinted(words, &[Command::Back]);
        };
        page.blocks.push(Block::heading(share.title.clone()));
        page.blocks.push(Block::say(share.about.join(" ")));
        for section in &share.sections {
            page.blocks.push(Block::heading(section.title.clone()));
            for part in &section.parts {
                blocks(part, &mut page.blocks);
            }
        }
        page.hints = vec![
            Hint {
                label: words.get("share-write"),
                ..hint(words, Command::Keep)
            },
            Hint {
                commands: vec![Command::Up, Command::Down],
                label: words.get("command-move"),
                menu: false,
            },
        ];
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        if self.path.is_some() {
            vec![Context::Line]
        } else {
            vec![Context::Share, Context::List]
        }
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let ends = trend::ends(cx.store, cx.now.today)?;
        self.page = match ends {
            Some((first, last)) => {
                let from = self.days.map_or(first, |days| last.plus(1 - days));
                let share = Share {
                    store: cx.store,
                    words: cx.words,
                    own: cx.own,
                    now: cx.now,
                    shown: Shown {
                        from,
                        to: last,
                        last,
                    },
                };
                Some(share.page(&self.parts)?)
            }
            None => None,
        };
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let (Some(page), act) = (&self.page, act) else {
            return Ok(Next::Ignored);
        };
        Ok(match (&mut self.path, act) {
            (None, Act::Do(Command::Keep)) => {
                self.path = Some((String::new(), 0));
                Next::Move(0)
            }
            (Some(path), Act::Typed { text, cursor }) => {
                *path = (text, cursor);
                Next::Stay
            }
            (Some((path, _)), Act::Do(Command::Keep)) => {
                let path = Path::new(path.trim());
                // Whatever folder the program was begun in is no place that a person would think of.
                if !path.is_absolute() && !path.starts_with("~") {
                    cx.say(say!(cx.words, "share-no-path", ending = self.kind.ending()));
                    return Ok(Next::Stay);
                }
                if let Ok(text) = self.kind.write(page) {
                    let path = path.to_owned();
                    return Ok(Next::Copy { path, text });
                }
                cx.say(cx.words.get("share-broken"));
                Next::Stay
            }
            (Some(_), Act::Do(Command::Back | Command::StepBack)) => {
                self.path = None;
                Next::Move(0)
            }
            _ => Next::Ignored,
        })
    }
}

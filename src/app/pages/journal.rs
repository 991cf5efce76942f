//! The journal: what was written, by month, newest first. It holds a window of entries and moves it with the marker,
//! so that a hundred years open as fast as one.

use super::entry::{self, EntryPage};
use super::tabbed;
use crate::app::flows::write::{self, Begun, Write};
use crate::app::page::{Block, Column, Hint, List, Page, Row, Tab, Table, TableRow};
use crate::app::{Act, Command, Context, Cx, Look, Next, View, hint, moving};
use crate::domain::{By, Day, Entry, Id, Kind};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

/// How many entries are held, and how many of them the marker keeps on either side of it.
const WINDOW: usize = 120;
const MARGIN: usize = 40;
/// How many entries plain lines read out at a time.
const READ_OUT: usize = 10;
/// How many rows PgUp and PgDn move by.
const PAGE: usize = 10;
/// A text longer than this, in bytes, is shown without its number of words: counting them would be felt.
const COUNTED: usize = 100_000;

/// The journal.
#[derive(Default)]
pub struct Journal {
    /// Entries that were begun and not saved.
    begun: Vec<Begun>,
    /// Today has no entry, and none was begun.
    open_today: bool,
    today: Option<Day>,
    /// How many entries there are, and the place of the first that is held.
    total: usize,
    first: usize,
    lines: Vec<Line>,
    /// The key for writing.
    key: String,
    plain: bool,
}

/// An entry as a row, worded once: a key moves over more rows than it shows.
struct Line {
    id: Id,
    day: Day,
    cells: [String; 4],
}

/// What a row is.
enum Chosen {
    Begun(Day),
    Entry(Id),
}

impl Journal {
    /// The page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many rows stand before the entries.
    fn lead(&self) -> usize {
        self.begun.len() + usize::from(self.open_today)
    }

    /// The place, among all rows there are, of the first that is held.
    fn base(&self) -> usize {
        match self.first {
            0 => 0,
            first => self.lead() + first,
        }
    }

    fn chosen(&self, at: usize) -> Option<Chosen> {
        let lead = if self.first == 0 { self.lead() } else { 0 };
        if let Some(at) = at.checked_sub(lead) {
            return self.lines.get(at).map(|line| Chosen::Entry(line.id));
        }
        let begun = self.begun.get(at).map(|begun| begun.day);
        begun.or(self.today).map(Chosen::Begun)
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<(), Error> {
        let size = if self.plain { READ_OUT } else { WINDOW };
        self.first = self.first.min(self.total.saturating_sub(1));
        // Also what is for a day to come, by a clock that went wrong once.
        let until = Day::new(chrono::NaiveDate::MAX);
        let entries = cx.store.newest::<Entry>(until, self.first, size)?;
        self.lines = entries
            .iter()
            .map(|entry| Line::of(entry, cx.words))
            .collect();
        Ok(())
    }

    /// Moves the marker over all rows there are, and the window with it.
    fn step(&mut self, command: Command, at: usize, cx: &Cx<'_>) -> Result<Next, Error> {
        let from = self.base() + at;
        let last = (self.lead() + self.total).saturating_sub(1);
        let to = match command {
            Command::Up => from.saturating_sub(1),
            Command::Down => from + 1,
            Command::PageUp => from.saturating_sub(PAGE),
            Command::PageDown => from + PAGE,
            Command::Top => 0,
            _ => last,
        }
        .min(last);
        let entry = to.saturating_sub(self.lead());
        let end = self.first + self.lines.len();
        let above = self.first == 0 || entry >= self.first + MARGIN;
        let below = end >= self.total || entry + MARGIN < end;
        if !(above && below) {
            self.first = entry.saturating_sub(WINDOW / 2);
            self.read(cx)?;
        }
        Ok(Next::Move(to.saturating_sub(self.base())))
    }

    /// The next or the last few entries, where lines are read one after the other.
    fn turn(&mut self, earlier: bool, cx: &Cx<'_>) -> Result<Next, Error> {
        self.first = if earlier {
            self.first + READ_OUT
        } else {
            self.first.saturating_sub(READ_OUT)
        };
        self.read(cx)?;
        Ok(Next::Move(0))
    }

    fn rows(&self, words: &Words) -> Vec<Block> {
        let mut blocks = Vec::new();
        let row = |cells: [String; 4]| TableRow {
            cells: cells.into(),
            pick: true,
            ..TableRow::default()
        };
        let top = self.first == 0;
        if top && !self.begun.is_empty() {
            blocks.push(Block::heading(words.get("journal-begun")));
            let rows = self.begun.iter().map(|begun| {
                let text = begun.first_line.clone();
                row([
                    day_words(words, begun.day),
                    text,
                    String::new(),
                    String::new(),
                ])
            });
            blocks.push(table(rows.collect()));
        }
        // Each row with its month, so that today's open row stands in its own.
        let open = self.today.filter(|_| top && self.open_today).map(|today| {
            let what = words.get("journal-nothing-yet");
            let how = say!(words, "journal-to-write", key = self.key.as_str());
            (
                today,
                row([day_words(words, today), what, how, String::new()]),
            )
        });
        let lines = self
            .lines
            .iter()
            .map(|line| (line.day, row(line.cells.clone())));
        let all: Vec<(Day, TableRow)> = open.into_iter().chain(lines).collect();
        for month in all.chunk_by(|(a, _), (b, _)| a.month_start() == b.month_start()) {
            if let Some((day, _)) = month.first() {
                blocks.push(Block::heading(words.month(*day)));
            }
            blocks.push(table(month.iter().map(|(_, row)| row.clone()).collect()));
        }
        blocks
    }
}

fn table(rows: Vec<TableRow>) -> Block {
    let column = |width, spare| Column {
        width,
        spare,
        ..Column::default()
    };
    Block::Table(Table {
        columns: vec![column(8, 0), column(0, 0), column(13, 2), column(8, 1)],
        rows,
    })
}

impl Line {
    fn of(entry: &Entry, words: &Words) -> Self {
        let count = (entry.text.len() <= COUNTED)
            .then(|| format!("{:>11}", entry::count(words, entry.word_count())));
        let star = entry.starred.then(|| words.get("journal-starred"));
        Self {
            id: entry.id,
            day: entry.day,
            cells: [
                day_words(words, entry.day),
                entry.first_line().to_owned(),
                count.unwrap_or_default(),
                star.unwrap_or_default(),
            ],
        }
    }
}

/// A day as it stands before its row.
fn day_words(words: &Words, day: Day) -> String {
    say!(
        words,
        "journal-day",
        weekday = words.weekday(day),
        day = format!("{:>2}", chrono::Datelike::day(&day.date()))
    )
}

impl View for Journal {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let mut page = tabbed(look, Tab::Journal);
        if self.total == 0 && self.begun.is_empty() {
            page.blocks.push(Block::say(words.get("journal-empty")));
            page.blocks
                .push(Block::quiet(words.get("journal-empty-more")));
            let write = Row::pick(words.get("journal-write"))
                .key(self.key.clone())
                .detail(words.get("journal-write.detail"));
            page.blocks.push(Block::List(List { rows: vec![write] }));
            page.hints.push(Hint {
                menu: false,
                ..hint(words, Command::Write)
            });
            return page.hinted(words, &[Command::Find]);
        }
        page.blocks = self.rows(words);
        let last = self.first + self.lines.len();
        let all = self.first == 0 && last == self.total;
        if self.plain && !all {
            let (first, total) = (self.first + 1, self.total);
            let span = say!(
                words,
                "journal-span",
                first = first,
                last = last,
                total = total
            );
            page.blocks.push(Block::quiet(span));
        } else if last == self.total {
            let total = say!(words, "journal-total", total = self.total);
            page.blocks.push(Block::quiet(total));
        }
        page.hints = moving(words);
        page.hints.push(hint(words, Command::Write));
        page.hints.push(hint(words, Command::Find));
        if self.plain {
            let more = [
                (last < self.total, Command::Earlier),
                (self.first > 0, Command::Later),
            ];
            let more = more.into_iter().filter(|(there, _)| *there);
            page.hints
                .extend(more.map(|(_, command)| hint(words, command)));
        }
        // Plain lines have them on the entry's own page.
        let here = |command| Hint {
            menu: false,
            ..hint(words, command)
        };
        page.hints
            .extend([Command::Star, Command::Remove].map(here));
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Journal, Context::Tabs, Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let today = cx.now.today;
        self.plain = cx.by == By::Plain;
        self.today = Some(today);
        self.begun = write::begun(cx)?;
        self.open_today = !self.begun.iter().any(|begun| begun.day == today)
            && cx.store.list::<Entry>(Span::day(today))?.is_empty();
        self.total = cx.store.count(Kind::Entry, None)?;
        let keys = cx.keymap.keys_of(Command::Write, &[Context::Everywhere]);
        self.key = keys.first().map(ToString::to_string).unwrap_or_default();
        self.read(cx)
    }

    fn act(&mut self, act: Act, at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let command = match act {
            Act::Pick(row) => {
                return Ok(match self.chosen(row) {
                    Some(Chosen::Entry(id)) => Next::Push(Box::new(EntryPage::new(id))),
                    Some(Chosen::Begun(day)) => Next::Push(Box::new(Write::new(Some(day)))),
                    None => Next::Stay,
                });
            }
            Act::Do(command) => command,
            _ => return Ok(Next::Ignored),
        };
        match command {
            Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::Top
            | Command::End => self.step(command, at, cx),
            Command::Earlier | Command::Later => self.turn(command == Command::Earlier, cx),
            Command::Star | Command::Remove => {
                match self.chosen(at) {
                    Some(Chosen::Entry(id)) if command == Command::Star => entry::star(id, cx)?,
                    Some(Chosen::Entry(id)) => entry::remove(id, cx)?,
                    _ => cx.say(cx.words.get("journal-no-entry")),
                }
                Ok(Next::Stay)
            }
            _ => Ok(Next::Ignored),
        }
    }

    fn tab(&self) -> Option<Tab> {
        Some(Tab::Journal)
    }
}

//! The journal was found damaged: what was found, that nothing more is written to the file, and how a new one is made of
//! all that is whole. Where only lists and search differ from what was written, they can be made anew.

use std::path::{Path, PathBuf};

use crate::app::findings::{self, Remedy};
use crate::app::page::{Block, List, Page, Row};
use crate::app::pages::your_data::CopyLock;
use crate::app::{Act, Command, Context, Cx, Look, Next, View, Work, moving, trouble};
use crate::domain::{Day, Ids, Instant};
use crate::say;
use crate::store::{Error, Finding, Lost, Rescued, rescue};
use crate::words::Words;

/// What goes between the journal's name and its ending in the name of the new one.
const NAME: &str = "-rescued";
/// So many of the lost are named.
const NAMED: usize = 6;

/// The page.
pub struct Damaged {
    found: Vec<Finding>,
    path: Option<PathBuf>,
    backups: Vec<PathBuf>,
    /// The backup that is locked otherwise and whose passphrase was asked for last.
    asked: Option<PathBuf>,
    /// What a new journal was made of, and where it is.
    rescued: Option<(PathBuf, Rescued)>,
}

/// What can be done.
#[derive(Clone, Copy)]
enum Choice {
    Rescue,
    Rebuild,
    Read,
    Hard,
}

impl Damaged {
    /// The page of what was found.
    #[must_use]
    pub fn new(found: Vec<Finding>) -> Self {
        Self {
            found,
            path: None,
            backups: Vec::new(),
            asked: None,
            rescued: None,
        }
    }

    fn choices(&self) -> Vec<Choice> {
        let rescue = self.path.is_some() && self.rescued.is_none();
        let rescue = match self.remedy() {
            Remedy::Rebuild => Some(Choice::Rebuild),
            Remedy::Rescue => rescue.then_some(Choice::Rescue),
        };
        [rescue, Some(Choice::Read), Some(Choice::Hard)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn remedy(&self) -> Remedy {
        findings::worst(&self.found).unwrap_or(Remedy::Rescue)
    }

    /// Asks for the passphrase of the next backup that is locked otherwise. One that was asked for stays out.
    fn lock(&mut self, cx: &Cx<'_>) -> Option<Box<dyn View>> {
        let lock = |path: &PathBuf| Some((path.clone(), CopyLock::of(path, Command::Open, cx)?));
        let (path, lock) = self.backups.iter().find_map(lock)?;
        let asked = self.asked.replace(path);
        (asked != self.asked).then_some(lock)
    }

    /// Makes the new journal. The raw file is opened beside SQLite for it, which drops SQLite's locks; none is held here.
    fn rescue(&mut self, cx: &mut Cx<'_>) {
        let Some(path) = &self.path else {
            return;
        };
        let out = rescued_name(path);
        let progress = cx.store.progress();
        match rescue(path, &out, &cx.store.secrets(), Ids::new(), &progress) {
            Ok(rescued) => self.rescued = Some((out, rescued)),
            Err(error) => cx.say(trouble(cx.words, &error).sentence),
        }
    }

    fn say_found(&self, page: &mut Page, words: &Words) {
        let found = findings::findings(words, &self.found);
        page.blocks.extend(found.into_iter().map(Block::say));
        if self.remedy() == Remedy::Rebuild {
            page.blocks.push(Block::say(words.get("damaged-anew")));
            return;
        }
        page.blocks.push(Block::say(words.get("damaged-safe")));
        page.blocks.push(Block::say(words.get("damaged-rescue")));
        if let Some(folder) = self.backups.first().and_then(|path| path.parent()) {
            let folder = folder.display().to_string();
            page.blocks.push(Block::say(say!(
                words,
                "damaged-backups",
                count = self.backups.len(),
                path = folder
            )));
        }
    }
}

/// `journal-rescued.db` beside `journal.db`.
fn rescued_name(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(NAME);
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

fn say_rescued(page: &mut Page, words: &Words, out: &Path, rescued: &Rescued) {
    page.blocks.push(Block::say(say!(
        words,
        "damaged-rescued",
        records = rescued.records
    )));
    let path = out.display().to_string();
    page.blocks
        .push(Block::say(say!(words, "damaged-new", path = path)));
    if rescued.lost.is_empty() {
        page.blocks.push(Block::say(words.get("damaged-lost-none")));
    } else {
        let count = rescued.lost.len();
        page.blocks
            .push(Block::say(say!(words, "damaged-lost", count = count)));
        let named = rescued.lost.iter().take(NAMED);
        let rows = named
            .map(|lost| Row::read(lost_name(words, lost)))
            .collect();
        page.blocks.push(Block::List(List { rows }));
    }
    page.blocks.push(Block::say(words.get("damaged-old")));
}

/// What is lost, as far as can be told: both its kind and its time may be damaged too.
fn lost_name(words: &Words, lost: &Lost) -> String {
    let kind = words.find(&format!("shell-one-{}", lost.kind), &[]);
    let at = Instant::parse_from_rfc3339(&lost.at).ok();
    let day = at.map(|at| words.date(Day::new(at.date_naive())));
    say!(
        words,
        "damaged-lost-one",
        kind = kind.unwrap_or_else(|| words.get("shell-one-record")),
        day = day.unwrap_or_else(|| words.get("shell-some-day"))
    )
}

impl View for Damaged {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let [title, right] = match self.remedy() {
            Remedy::Rebuild => ["damaged-lists", "damaged-whole"],
            Remedy::Rescue => ["damaged-title", "damaged-right"],
        };
        let mut page = Page::titled(words.get(title), words.get(right));
        match &self.rescued {
            None => self.say_found(&mut page, words),
            Some((out, rescued)) => say_rescued(&mut page, words, out, rescued),
        }
        let row = |(number, choice): (usize, &Choice)| match choice {
            Choice::Rescue => Row::pick(words.get("damaged-make")).key((number + 1).to_string()),
            Choice::Rebuild => {
                Row::pick(words.get("damaged-rebuild")).key((number + 1).to_string())
            }
            Choice::Read if self.remedy() == Remedy::Rebuild => {
                Row::pick(words.get("damaged-go-on")).key((number + 1).to_string())
            }
            Choice::Read => Row::pick(words.get("damaged-read")).key((number + 1).to_string()),
            Choice::Hard => Row::pick(words.get("damaged-hard")).key((number + 1).to_string()),
        };
        let rows = self.choices().iter().enumerate().map(row).collect();
        page.blocks.push(Block::List(List { rows }));
        page.hints.extend(moving(words));
        page.hinted(words, &[Command::Back])
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::List]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.path = cx.store.path().map(Path::to_owned);
        // A folder that can't be read takes nothing from the rest of the page.
        let backups = cx.store.backups().unwrap_or_default();
        self.backups = backups.into_iter().map(|backup| backup.path).collect();
        Ok(())
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let Act::Pick(row) = act else {
            return Ok(Next::Ignored);
        };
        let choice = self.choices().get(row).copied();
        if matches!(choice, Some(Choice::Rescue))
            && !cx.begun
            && let Some(lock) = self.lock(cx)
        {
            return Ok(Next::Push(lock));
        }
        Ok(match choice {
            Some(Choice::Rescue | Choice::Rebuild) if !cx.begun => {
                Next::Begin(cx.words.get("damaged-working"))
            }
            Some(Choice::Rebuild) => {
                cx.work(Work::Rebuild, |store, now| {
                    store.back_up(now)?;
                    store.rebuild()
                })?;
                cx.say(cx.words.get("findings-rebuilt"));
                Next::Back
            }
            Some(Choice::Rescue) => {
                self.rescue(cx);
                Next::Move(0)
            }
            Some(Choice::Read) => Next::Back,
            Some(Choice::Hard) => Next::Do(Command::Hard),
            None => Next::Stay,
        })
    }
}

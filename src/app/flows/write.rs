//! Writing: a new entry for a day, an entry that is there, and the bigger page for a check-in's note.
//!
//! What is typed is a draft at once. Leaving saves: an entry is kept, a note goes back to its check-in.

use serde::{Deserialize, Serialize};

use crate::app::page::{Block, Hint, Page, TextField};
use crate::app::{Act, Command, Context, Cx, Draft, Look, Next, View};
use crate::domain::{Change, Day, Entry, Id, What, first_line};
use crate::say;
use crate::store::Error;
use crate::words::Words;

/// The beginning of the names of drafts of entries: a day follows for a new one, its id for one that is there.
pub const DRAFTS: &str = "entry/";

/// What is kept of an entry that is being written.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The entry has its id from the first letter, so that saving it twice, for whatever reason, is saving it once.
    id: Id,
    text: String,
}

/// A new entry that was begun and not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    pub day: Day,
    pub first_line: String,
}

/// The drafts of new entries, the latest day first.
///
/// # Errors
/// When the journal can't be read.
pub fn begun(cx: &Cx<'_>) -> Result<Vec<Begun>, Error> {
    let mut all = Vec::new();
    for key in cx.store.drafts(DRAFTS)? {
        let day = key.strip_prefix(DRAFTS).and_then(|day| day.parse().ok());
        if let (Some(day), Some(kept)) = (day, kept(cx, &key)?) {
            all.push(Begun {
                day,
                first_line: first_line(&kept.text).to_owned(),
            });
        }
    }
    all.sort_by_key(|begun| std::cmp::Reverse(begun.day));
    Ok(all)
}

/// Whether `entry` has changes that are not saved yet.
///
/// # Errors
/// When the journal can't be read.
pub fn has_changes(cx: &Cx<'_>, entry: &Entry) -> Result<bool, Error> {
    let kept = kept(cx, &format!("{DRAFTS}{}", entry.id))?;
    Ok(kept.is_some_and(|kept| kept.text != entry.text))
}

fn kept(cx: &Cx<'_>, key: &str) -> Result<Option<Kept>, Error> {
    cx.store.draft_of(key)
}

/// Makes the draft of a check-in with that note.
type WithNote = Box<dyn Fn(&str) -> Option<Draft>>;

/// What is written.
enum Subject {
    /// A new entry.
    New {
        id: Option<Id>,
        /// What it is a line about, as [`Entry::about`] has it.
        about: Option<String>,
    },
    /// An entry that is there.
    Entry(Entry),
    /// The note of a check-in.
    Note(WithNote),
}

/// The page to write on.
pub struct Write {
    subject: Subject,
    /// The day it is for. The one on which it was begun, however late it gets.
    day: Option<Day>,
    text: String,
    /// Where the cursor is, in characters.
    cursor: usize,
    revision: u32,
    fresh: bool,
    /// Nothing was there at first.
    anew: bool,
    touched: bool,
}

impl Write {
    /// A new entry for `day`, or for today.
    #[must_use]
    pub fn new(day: Option<Day>) -> Self {
        Self::of(
            Subject::New {
                id: None,
                about: None,
            },
            day,
            String::new(),
        )
    }

    /// A line about something, such as `shift/mood/2026-05-03`: the one that is there, or a new one for today.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn about(about: String, cx: &Cx<'_>) -> Result<Self, Error> {
        let there = cx.store.get::<Entry>(Entry::id_about(&about))?;
        Ok(there.map_or_else(
            || {
                let about = Some(about);
                Self::of(Subject::New { id: None, about }, None, String::new())
            },
            Self::change,
        ))
    }

    /// Changes an entry that is there.
    #[must_use]
    pub fn change(entry: Entry) -> Self {
        let (day, text) = (entry.day, entry.text.clone());
        Self::of(Subject::Entry(entry), Some(day), text)
    }

    /// The bigger page for the note of a check-in of `day`. `draft` makes the check-in's draft with the note as it is;
    /// the check-in finds it there.
    #[must_use]
    pub fn note(
        note: String,
        day: Option<Day>,
        draft: impl Fn(&str) -> Option<Draft> + 'static,
    ) -> Self {
        Self::of(Subject::Note(Box::new(draft)), day, note)
    }

    fn of(subject: Subject, day: Option<Day>, text: String) -> Self {
        Self {
            subject,
            day,
            text,
            cursor: usize::MAX,
            revision: 0,
            fresh: true,
            anew: false,
            touched: false,
        }
    }

    fn key(&self) -> String {
        match (&self.subject, self.day) {
            (Subject::Entry(entry), _) => format!("{DRAFTS}{}", entry.id),
            (
                Subject::New {
                    about: Some(about), ..
                },
                _,
            ) => format!("{DRAFTS}about/{about}"),
            (_, day) => format!(
                "{DRAFTS}{}",
                day.map(|day| day.to_string()).unwrap_or_default()
            ),
        }
    }

    fn show(&mut self, text: String) {
        self.text = text;
        self.cursor = usize::MAX;
        self.revision += 1;
    }

    /// Takes up what was begun before.
    fn take_up(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        self.day = Some(self.day.unwrap_or(cx.now.today));
        if matches!(self.subject, Subject::Note(_)) {
            return Ok(());
        }
        let kept = kept(cx, &self.key())?;
        if let Subject::New { id, about } = &mut self.subject {
            *id = Some(match (&kept, about) {
                (Some(kept), _) => kept.id,
                (None, Some(about)) => Entry::id_about(about),
                (None, None) => cx.store.new_id(cx.now.at),
            });
        }
        if let Some(kept) = kept.filter(|kept| kept.text != self.text) {
            self.show(kept.text);
            self.touched = true;
        }
        self.part(cx)?;
        self.anew = self.text.is_empty();
        if self.touched {
            cx.say(cx.words.get("write-draft-back"));
        }
        Ok(())
    }

    /// Looks whether the new entry was saved from another page, another terminal, or right before the program ended.
    /// What is here is another entry then; and nothing, where the saved one holds all of it.
    fn part(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        let Subject::New {
            id: Some(id),
            about,
        } = &self.subject
        else {
            return Ok(());
        };
        let Some(saved) = cx.store.get::<Entry>(*id)? else {
            return Ok(());
        };
        self.subject = Subject::New {
            about: about.clone(),
            id: Some(cx.new_id()),
        };
        if self.touched && saved.text.contains(self.text.trim()) {
            self.show(String::new());
            self.touched = false;
            cx.store.drop_draft(&self.key())?;
            cx.say(cx.words.get("write-saved-there"));
        }
        Ok(())
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        let (id, was) = match &self.subject {
            Subject::Note(_) => {
                // The check-in takes it over from its draft.
                cx.read_again();
                return Ok(Next::Back);
            }
            Subject::New { id, .. } => (*id, None),
            Subject::Entry(entry) => (Some(entry.id), Some(entry)),
        };
        let id = id.unwrap_or_else(|| cx.store.new_id(cx.now.at));
        let text = self.text.trim_end().trim_start_matches('\n').to_owned();
        if was.is_some_and(|was| was.text == self.text) {
            cx.say(cx.words.get("write-unchanged"));
        } else if text.trim().is_empty() {
            cx.say(cx.words.get(match was {
                Some(_) => "write-emptied",
                None => "write-nothing",
            }));
        } else {
            // As it now is: it may have been starred since.
            let there = cx.store.get::<Entry>(id)?.or_else(|| was.cloned());
            let what = if there.is_some() {
                What::Changed
            } else {
                What::Saved
            };
            let entry = match there {
                Some(there) => Entry { text, ..there },
                None => Entry {
                    id,
                    day: self.day.unwrap_or(cx.now.today),
                    at: cx.now.at,
                    text,
                    starred: false,
                    about: match &self.subject {
                        Subject::New { about, .. } => about.clone(),
                        Subject::Entry(_) | Subject::Note(_) => None,
                    },
                },
            };
            let words = entry.word_count();
            cx.from_draft(self.key());
            cx.commit(&Change::put(what, entry))?;
            cx.say(say!(cx.words, "write-saved", words = words));
        }
        self.touched = false;
        cx.store.drop_draft(&self.key())?;
        Ok(Next::Back)
    }
}

impl View for Write {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let day = self.day.unwrap_or(look.now.today);
        let day = words.day_in(day, look.now.today);
        let title = match self.subject {
            Subject::New { .. } => say!(words, "write-title", day = day),
            Subject::Entry(_) => say!(words, "write-title-change", day = day),
            Subject::Note(_) => say!(words, "write-title-note", day = day),
        };
        let right = words.get(if look.unkept {
            "write-not-saved"
        } else {
            "write-kept"
        });
        let mut page = Page::titled(title, right);
        if self.anew {
            page.blocks.push(Block::quiet(words.get("write-tags")));
        }
        page.blocks.push(Block::Text(TextField {
            id: self.key(),
            revision: self.revision,
            text: self.text.clone(),
            cursor: self.cursor,
            tall: true,
        }));
        page.hints = vec![
            Hint {
                commands: vec![Command::Back],
                label: words.get("write-close"),
                menu: false,
            },
            Hint {
                commands: Vec::new(),
                label: words.get("write-enter"),
                menu: false,
            },
        ];
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Page]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        if std::mem::take(&mut self.fresh) {
            self.take_up(cx)
        } else {
            self.part(cx)
        }
    }

    fn act(&mut self, act: Act, _at: usize, cx: &mut Cx<'_>) -> Result<Next, Error> {
        Ok(match act {
            Act::Typed { text, cursor } => {
                self.text = text;
                self.cursor = cursor;
                self.touched = true;
                Next::Stay
            }
            Act::Do(Command::Back | Command::SaveAndClose | Command::Keep) => self.save(cx)?,
            // One step back, in plain lines: the words wait, nothing is saved.
            Act::Do(Command::StepBack) => {
                if self.touched {
                    cx.say(cx.words.get("app-kept"));
                }
                Next::Back
            }
            // It is open already.
            Act::Do(Command::Write) if matches!(self.subject, Subject::New { .. }) => Next::Stay,
            _ => Next::Ignored,
        })
    }

    fn draft(&self) -> Option<Draft> {
        if !self.touched {
            return None;
        }
        let id = match &self.subject {
            Subject::Note(draft) => return draft(&self.text),
            Subject::New { id, .. } => (*id)?,
            Subject::Entry(entry) => entry.id,
        };
        let text = self.text.clone();
        serde_json::to_string(&Kept { id, text })
            .ok()
            .map(|body| Draft {
                key: self.key(),
                body,
            })
    }

    fn explain(&self, words: &Words) -> Vec<String> {
        vec![words.get("write-tags"), words.get("write-undo")]
    }

    fn day(&self) -> Option<Day> {
        self.day
    }
}

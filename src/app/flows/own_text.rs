//! A page for the person's own words on one thing, in as many lines as it takes: a part of the card for a hard moment,
//! a part of their plan.
//!
//! What is typed is a draft at once. Leaving saves, as in writing an entry.

use crate::app::page::{Block, Hint, Page, TextField};
use crate::app::{Act, Command, Context, Cx, Draft, Look, Next, View};
use crate::domain::Change;
use crate::store::Error;

/// What the words are for, and where they stand.
pub trait OwnWords {
    /// The id of its name.
    fn name(&self) -> &'static str;

    /// The id of what it is for.
    fn hint(&self) -> &'static str;

    /// The id of what is said once they are kept.
    fn kept(&self) -> &'static str;

    /// The name of its draft.
    fn draft_key(&self) -> &'static str;

    /// The words as they stand.
    ///
    /// # Errors
    /// When the journal can't be read.
    fn read(&self, cx: &Cx<'_>) -> Result<String, Error>;

    /// What keeps `text` in their place; none where it changes nothing.
    ///
    /// # Errors
    /// When the journal can't be read.
    fn change(&self, text: &str, cx: &Cx<'_>) -> Result<Option<Change>, Error>;
}

/// The page to write on.
pub struct OwnText<W> {
    words: W,
    text: String,
    /// Where the cursor is, in characters.
    cursor: usize,
    fresh: bool,
    touched: bool,
}

impl<W: OwnWords> OwnText<W> {
    /// The page for `words`, with what stands there.
    #[must_use]
    pub fn new(words: W) -> Self {
        Self {
            words,
            text: String::new(),
            cursor: usize::MAX,
            fresh: true,
            touched: false,
        }
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        match self.words.change(&self.text, cx)? {
            None => cx.say(cx.words.get("hard-form-same")),
            Some(change) => {
                cx.from_draft(self.words.draft_key().to_owned());
                cx.commit(&change)?;
                cx.say(cx.words.get(self.words.kept()));
            }
        }
        self.touched = false;
        cx.store.drop_draft(self.words.draft_key())?;
        Ok(Next::Back)
    }
}

impl<W: OwnWords> View for OwnText<W> {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let right = words.get(if look.unkept {
            "write-not-saved"
        } else {
            "write-kept"
        });
        let mut page = Page::titled(words.get(self.words.name()), right);
        page.blocks.push(Block::quiet(words.get(self.words.hint())));
        page.blocks.push(Block::Text(TextField {
            id: self.words.draft_key().to_owned(),
            revision: 0,
            text: self.text.clone(),
            cursor: self.cursor,
            tall: true,
        }));
        for (commands, id) in [
            (vec![Command::Back], "write-close"),
            (Vec::new(), "write-enter"),
        ] {
            page.hints.push(Hint {
                commands,
                label: words.get(id),
                menu: false,
            });
        }
        page
    }

    fn contexts(&self, _at: usize) -> Vec<Context> {
        vec![Context::Page]
    }

    fn load(&mut self, cx: &mut Cx<'_>) -> Result<(), Error> {
        if std::mem::take(&mut self.fresh) {
            self.text = self.words.read(cx)?;
            let draft = cx.store.draft(self.words.draft_key())?;
            if let Some(draft) = draft.filter(|draft| *draft != self.text) {
                self.text = draft;
                self.touched = true;
                cx.say(cx.words.get("write-draft-back"));
            }
        }
        Ok(())
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
            _ => Next::Ignored,
        })
    }

    fn draft(&self) -> Option<Draft> {
        self.touched.then(|| Draft {
            key: self.words.draft_key().to_owned(),
            body: self.text.clone(),
        })
    }
}

//! One part of the person's own words for a hard moment: a page to write on, in as many lines as it takes.
//!
//! What is typed is a draft at once. Leaving saves, as in writing an entry.

use crate::app::page::{Block, Hint, Page, TextField, Veil};
use crate::app::{Act, Command, Context, Cx, Draft, Look, Next, View};
use crate::domain::{Card, Change, What};
use crate::store::Error;

/// A part of the card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words to oneself.
    Words,
    /// What has helped, a line each.
    Helps,
    /// What makes right now safer.
    Safer,
    /// What to hold on to.
    Reasons,
}

impl Part {
    /// Every part, in the order in which the card shows them.
    pub const ALL: [Self; 4] = [Self::Words, Self::Helps, Self::Safer, Self::Reasons];

    /// The id of its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Words => "hard-form-words",
            Self::Helps => "hard-form-help",
            Self::Safer => "hard-form-safer",
            Self::Reasons => "hard-form-reasons",
        }
    }

    /// The id of what it is for.
    fn hint(self) -> &'static str {
        match self {
            Self::Words => "hard-form-words.hint",
            Self::Helps => "hard-form-help.hint",
            Self::Safer => "hard-form-safer.hint",
            Self::Reasons => "hard-form-reasons.hint",
        }
    }

    fn draft_key(self) -> &'static str {
        match self {
            Self::Words => "card/words",
            Self::Helps => "card/helps",
            Self::Safer => "card/safer",
            Self::Reasons => "card/reasons",
        }
    }

    /// What stands on `card`.
    #[must_use]
    pub fn of(self, card: &Card) -> String {
        match self {
            Self::Words => card.words.clone().unwrap_or_default(),
            Self::Helps => card.helps.join("\n"),
            Self::Safer => card.safer.clone().unwrap_or_default(),
            Self::Reasons => card.reasons.clone().unwrap_or_default(),
        }
    }

    fn put(self, text: &str, card: &mut Card) {
        let whole = text.trim_end().trim_start_matches('\n');
        let whole = (!whole.trim().is_empty()).then(|| whole.to_owned());
        match self {
            Self::Words => card.words = whole,
            Self::Helps => {
                let lines = text.lines().map(str::trim);
                card.helps = lines
                    .filter(|line| !line.is_empty())
                    .map(str::to_owned)
                    .collect();
            }
            Self::Safer => card.safer = whole,
            Self::Reasons => card.reasons = whole,
        }
    }
}

/// The page to write on.
pub struct CardText {
    part: Part,
    text: String,
    /// Where the cursor is, in characters.
    cursor: usize,
    fresh: bool,
    touched: bool,
}

impl CardText {
    /// The page for `part`, with what stands there.
    #[must_use]
    pub fn new(part: Part) -> Self {
        Self {
            part,
            text: String::new(),
            cursor: usize::MAX,
            fresh: true,
            touched: false,
        }
    }

    fn save(&mut self, cx: &mut Cx<'_>) -> Result<Next, Error> {
        // As it now is: another part may have been written since.
        let before = cx.store.get(Card::the_id())?.unwrap_or_else(Card::blank);
        let mut card = before.clone();
        self.part.put(&self.text, &mut card);
        if card == before {
            cx.say(cx.words.get("hard-form-same"));
        } else {
            if card.words != before.words {
                card.day = Some(cx.now.today);
            }
            let what = if before.is_blank() {
                What::Saved
            } else {
                What::Changed
            };
            cx.from_draft(self.part.draft_key().to_owned());
            cx.commit(&Change::put(what, card))?;
            cx.say(cx.words.get("hard-form-saved"));
        }
        self.touched = false;
        cx.store.drop_draft(self.part.draft_key())?;
        Ok(Next::Back)
    }
}

impl View for CardText {
    fn page(&self, look: &Look<'_>, _at: usize) -> Page {
        let words = look.words;
        let right = words.get(if look.unkept {
            "write-not-saved"
        } else {
            "write-kept"
        });
        let mut page = Page::titled(words.get(self.part.words()), right);
        page.blocks.push(Block::quiet(words.get(self.part.hint())));
        page.blocks.push(Block::Text(TextField {
            id: self.part.draft_key().to_owned(),
            revision: 0,
            text: self.text.clone(),
            cursor: self.cursor,
            tall: true,
            veil: Veil::Open,
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
            let card = cx.store.get(Card::the_id())?.unwrap_or_else(Card::blank);
            self.text = self.part.of(&card);
            let draft = cx.store.draft(self.part.draft_key())?;
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
            key: self.part.draft_key().to_owned(),
            body: self.text.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_comes_back_as_it_was_written_and_empty_lines_are_no_help() {
        let mut card = Card::blank();
        for part in Part::ALL {
            part.put("One.\n\n Two. \n", &mut card);
        }
        assert_eq!(card.words.as_deref(), Some("One.\n\n Two."));
        assert_eq!(card.helps, ["One.", "Two."]);
        for part in Part::ALL {
            let mut again = card.clone();
            part.put(&part.of(&card), &mut again);
            assert_eq!(again, card, "{part:?}");
            part.put(" \n", &mut again);
            assert_eq!(part.of(&again), "", "{part:?}");
        }
    }
}

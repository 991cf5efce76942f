//! The parts of the person's own words for a hard moment, each written on a page of its own.

use super::own_text::OwnWords;
use crate::app::Cx;
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

impl OwnWords for Part {
    fn name(&self) -> &'static str {
        self.words()
    }

    fn hint(&self) -> &'static str {
        match self {
            Self::Words => "hard-form-words.hint",
            Self::Helps => "hard-form-help.hint",
            Self::Safer => "hard-form-safer.hint",
            Self::Reasons => "hard-form-reasons.hint",
        }
    }

    fn kept(&self) -> &'static str {
        "hard-form-saved"
    }

    fn draft_key(&self) -> &'static str {
        match self {
            Self::Words => "card/words",
            Self::Helps => "card/helps",
            Self::Safer => "card/safer",
            Self::Reasons => "card/reasons",
        }
    }

    fn read(&self, cx: &Cx<'_>) -> Result<String, Error> {
        let card = cx.store.get(Card::the_id())?.unwrap_or_else(Card::blank);
        Ok(self.of(&card))
    }

    fn change(&self, text: &str, cx: &Cx<'_>) -> Result<Option<Change>, Error> {
        // As it now is: another part may have been written since.
        let before = cx.store.get(Card::the_id())?.unwrap_or_else(Card::blank);
        let mut card = before.clone();
        self.put(text, &mut card);
        if card == before {
            return Ok(None);
        }
        if card.words != before.words {
            card.day = Some(cx.now.today);
        }
        let what = if before.is_blank() {
            What::Saved
        } else {
            What::Changed
        };
        Ok(Some(Change::put(what, card)))
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

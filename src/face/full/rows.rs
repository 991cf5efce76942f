//! Where the rows of a text begin when it is wrapped to a width. One letter more changes a row or two, so only those
//! are wrapped anew: a long text answers a key as fast as a short one.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::face::width::{next_row, row_end};

/// The rows of one text at one width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    width: usize,
    /// Where each row begins, in bytes. The first is 0.
    starts: Vec<usize>,
}

impl Rows {
    /// The rows of `text` at `width` columns.
    #[must_use]
    pub fn new(text: &str, width: usize) -> Self {
        let mut starts = vec![0];
        starts.extend(following(text, 0, width));
        Self { width, starts }
    }

    /// Wraps `text` anew if `width` is another one.
    pub fn fit(&mut self, text: &str, width: usize) {
        if width != self.width {
            *self = Self::new(text, width);
        }
    }

    /// How many there are; at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The row in which byte `at` stands.
    #[must_use]
    pub fn of(&self, at: usize) -> usize {
        self.starts
            .partition_point(|start| *start <= at)
            .saturating_sub(1)
    }

    /// The bytes of a row, with the spaces and without the line end behind it.
    #[must_use]
    pub fn range(&self, text: &str, row: usize) -> Range<usize> {
        let start = self.starts.get(row).copied().unwrap_or(text.len());
        start..row_end(text, start, self.width)
    }

    /// Takes in that in `text`, as it now is, `added` bytes stand at byte `at` in place of `removed`.
    pub fn edited(&mut self, text: &str, at: usize, removed: usize, added: usize) {
        // A row before may have room now for the first word of this one: whatever ended after it had seen this byte, or
        // the letter before it, which what was added may have joined.
        let unchanged = text.get(..at).unwrap_or(text);
        let seen = unchanged
            .grapheme_indices(true)
            .next_back()
            .and_then(|(last, _)| unchanged.get(..last))
            .unwrap_or_default();
        let mut first = self.of(at);
        while let Some(before) = first.checked_sub(1)
            && self
                .starts
                .get(before)
                .is_some_and(|start| row_end(seen, *start, self.width) >= seen.len())
        {
            first = before;
        }
        let start = self.starts.get(first).copied().unwrap_or(0);
        let old = self.starts.split_off((first + 1).min(self.starts.len()));
        let mut old = old
            .into_iter()
            .skip_while(|it| *it < at + removed)
            .peekable();
        for start in following(text, start, self.width) {
            // Where a row begins as before, all after it is as before.
            if let Some(before) = (start + removed)
                .checked_sub(added)
                .filter(|_| start >= at + added)
            {
                while old.next_if(|it| *it < before).is_some() {}
                if old.peek() == Some(&before) {
                    self.starts.extend(old.map(|it| it - removed + added));
                    return;
                }
            }
            self.starts.push(start);
        }
    }
}

/// The beginnings of the rows after the one that begins at `from`.
fn following(text: &str, from: usize, width: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(from), move |start| {
        next_row(text, row_end(text, *start, width))
    })
    .skip(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_hold_the_whole_text() {
        let text = "It passes. It has passed.\n\nNow rest\n";
        let rows = Rows::new(text, 12);
        let shown: Vec<&str> = (0..rows.count())
            .map(|row| &text[rows.range(text, row)])
            .collect();
        assert_eq!(
            shown,
            ["It passes. ", "It has ", "passed.", "", "Now rest", ""]
        );
        assert_eq!(rows.of(0), 0);
        assert_eq!(rows.of(11), 1);
        assert_eq!(rows.of(text.len()), 5);
    }

    proptest! {
        #[test]
        fn an_edit_wraps_as_if_all_were_wrapped_anew(
            text in "([a-z]{1,9}|  ?|\n|日|👨‍👩‍👧|e\u{301}|\u{301}|🇸|。){0,60}",
            new in "([a-z]{1,5}| |\n|日|\u{301}|\u{200d}|🇺|。){0,8}",
            from in 0_usize..200,
            gone in 0_usize..20,
            width in 1_usize..14,
        ) {
            let edge = |mut at: usize| {
                at = at.min(text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let (at, end) = (edge(from), edge(from.min(text.len()) + gone));
            let mut after = text.clone();
            after.replace_range(at..end, &new);
            let mut rows = Rows::new(&text, width);
            rows.edited(&after, at, end - at, new.len());
            prop_assert_eq!(rows, Rows::new(&after, width));
        }
    }
}

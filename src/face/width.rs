//! Text cut and filled to columns, as a terminal counts them.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::safe;

/// How many columns `text` takes.
#[must_use]
pub fn of(text: &str) -> usize {
    text.width()
}

/// `text` in at most `width` columns; what is cut off is marked with two dots.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    let text = safe::line(text);
    if text.width() <= width {
        return text.into_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    let room = width.saturating_sub(2);
    for grapheme in text.graphemes(true) {
        let wide = grapheme.width();
        if used + wide > room {
            break;
        }
        kept.push_str(grapheme);
        used += wide;
    }
    kept.push_str(if width >= 2 { ".." } else { "" });
    kept
}

/// `text` in exactly `width` columns.
#[must_use]
pub fn fit(text: &str, width: usize) -> String {
    let mut text = cut(text, width);
    let short = width.saturating_sub(text.width());
    text.extend(std::iter::repeat_n(' ', short));
    text
}

/// `text` in lines of at most `width` columns, broken between words where there is room to.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    for paragraph in safe::lines(text).split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in pieces(paragraph) {
            let wide = word.width();
            if used + wide > width && !word.trim().is_empty() {
                if used > 0 {
                    lines.push(std::mem::take(&mut line).trim_end().to_owned());
                    used = 0;
                }
                if wide > width {
                    used = break_word(word, width, &mut line, &mut lines);
                    continue;
                }
            }
            if used == 0 && word.trim().is_empty() && !lines.is_empty() {
                continue;
            }
            line.push_str(word);
            used += wide;
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The pieces between which a line may break: words with the marks that belong to them, and the space between.
fn pieces(text: &str) -> Vec<&str> {
    let space = |piece: &str| piece.trim().is_empty();
    let mark = |piece: &str| !piece.chars().any(char::is_alphanumeric);
    let mut pieces = Vec::new();
    let (mut start, mut before) = (0, "");
    for (at, piece) in text.split_word_bound_indices() {
        let sticks = mark(piece) || before.ends_with(['(', '[', '"', '\'']);
        if space(before) || space(piece) || !sticks {
            pieces.extend(text.get(start..at));
            start = at;
        }
        before = piece;
    }
    pieces.extend(text.get(start..));
    pieces
}

/// Breaks a word that is wider than a line; answers the columns used of the line it ends in.
fn break_word(word: &str, width: usize, line: &mut String, lines: &mut Vec<String>) -> usize {
    let mut used = 0;
    for grapheme in word.graphemes(true) {
        let wide = grapheme.width();
        if used + wide > width && used > 0 {
            lines.push(std::mem::take(line));
            used = 0;
        }
        line.push_str(grapheme);
        used += wide;
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_and_filled_to_columns() {
        assert_eq!(fit("Rosa", 6), "Rosa  ");
        assert_eq!(fit("Ms. Okafor (counselor)", 10), "Ms. Okaf..");
        assert_eq!(of(&fit("日記日記", 5)), 5);
        assert_eq!(cut("anything", 1), "");
    }

    #[test]
    fn lines_break_between_words_and_long_words_break_too() {
        assert_eq!(
            wrap("It passes. It has passed.", 12),
            ["It passes.", "It has", "passed."]
        );
        assert_eq!(wrap("abcdefghij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap("one\n\ntwo", 10), ["one", "", "two"]);
        assert_eq!(wrap("Call Rosa.", 9), ["Call", "Rosa."]);
        assert_eq!(wrap("Call (Rosa) now", 6), ["Call", "(Rosa)", "now"]);
        for width in 1..20 {
            assert!(
                wrap("Walked 日記 home the river way, and it helped 👨‍👩‍👧.", width)
                    .iter()
                    .all(|l| of(l) <= width.max(2))
            );
        }
    }
}

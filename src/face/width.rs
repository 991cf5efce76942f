//! Text cut and filled to columns, as a terminal counts them.

use std::borrow::Cow;

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
    let text = drawn(safe::line(text));
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

/// The end of `text` in at most `width` columns; what is cut off is marked with two dots.
#[must_use]
pub fn cut_front(text: &str, width: usize) -> String {
    let text = drawn(safe::line(text));
    if text.width() <= width {
        return text.into_owned();
    }
    let mut start = text.len();
    let mut used = 2;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += grapheme.width();
        if used > width {
            break;
        }
        start = at;
    }
    let dots = if width >= 2 { ".." } else { "" };
    format!("{dots}{}", text.get(start..).unwrap_or_default())
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
    let text = drawn(safe::lines(text));
    let mut lines = Vec::new();
    let mut from = Some(0);
    while let Some(start) = from {
        let end = row_end(&text, start, width);
        lines.push(
            text.get(start..end)
                .unwrap_or_default()
                .trim_end()
                .to_owned(),
        );
        from = next_row(&text, end);
    }
    lines
}

/// Where the row that begins at byte `from` ends, when it may be `width` columns wide: before a line end, after the
/// spaces behind its last word (they may stand past the edge), or inside a word that is wider than a row. A row has one
/// grapheme at least, unless its line is empty.
#[must_use]
pub fn row_end(text: &str, from: usize, width: usize) -> usize {
    let mut at = from;
    let mut used = 0;
    let mut stop = None;
    let mut before = "";
    while let Some(grapheme) = grapheme(text, at) {
        if grapheme.ends_with('\n') {
            return at;
        }
        if grapheme.chars().all(is_space) {
            used += columns(grapheme);
            at += grapheme.len();
            stop = Some(at);
            before = grapheme;
            continue;
        }
        let wide = columns(grapheme);
        // Chinese and Japanese have no spaces: a row may end between letters, but brackets and stops keep to theirs.
        if at > from && wide > 1 && !grapheme.starts_with(CLOSING) && !before.ends_with(OPENING) {
            stop = Some(at);
        }
        if at > from && used + wide > width {
            return stop.unwrap_or(at);
        }
        used += wide;
        at += grapheme.len();
        before = grapheme;
    }
    at
}

/// Where the row after the one that ends at byte `end` begins; none after the last.
#[must_use]
pub fn next_row(text: &str, end: usize) -> Option<usize> {
    match grapheme(text, end) {
        Some(grapheme) if grapheme.ends_with('\n') => Some(end + grapheme.len()),
        Some(_) => Some(end),
        None => None,
    }
}

/// The grapheme that begins at byte `at`.
#[must_use]
pub fn grapheme(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    match rest.as_bytes() {
        [] => None,
        // Nothing joins two letters of ASCII but the two halves of a line end.
        [first, next, ..] if first.is_ascii() && next.is_ascii() && *first != b'\r' => {
            rest.get(..1)
        }
        _ => rest.graphemes(true).next(),
    }
}

/// A grapheme as it is shown, on one line.
#[must_use]
pub fn shown(grapheme: &str) -> Cow<'_, str> {
    drawn(safe::line(grapheme))
}

/// How many columns a grapheme takes as it is shown.
#[must_use]
pub fn columns(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [one] if one.is_ascii() => 1,
        _ => shown(grapheme).width(),
    }
}

/// The same text without what joins pictures and colours them: a family is its people, side by side. Terminals differ
/// in how wide a joined picture is, and where they differ from us, parts of it would stay behind on other pages.
fn drawn(text: Cow<'_, str>) -> Cow<'_, str> {
    let joins = |c| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
    if text.is_ascii() || !text.contains(joins) {
        return text;
    }
    let mut picture = false;
    let kept = text.chars().filter(|c| {
        if joins(*c) {
            // The joiner also shapes letters, and a lone colour is a picture.
            return !picture;
        }
        picture = matches!(c, '\u{203c}'..='\u{3299}' | '\u{1f000}'..='\u{1faff}');
        true
    });
    Cow::Owned(kept.collect())
}

/// Spaces at which a row may end.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')
}

/// What does not end a row, and what does not begin one.
const OPENING: [char; 8] = ['「', '『', '（', '【', '〈', '《', '“', '('];
const CLOSING: [char; 16] = [
    '」', '』', '）', '】', '〉', '》', '、', '。', '，', '．', '：', '；', '！', '？', 'ー', '々',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_and_filled_to_columns() {
        assert_eq!(fit("Rosa", 6), "Rosa  ");
        assert_eq!(fit("Ms. Okafor (counselor)", 10), "Ms. Okaf..");
        assert_eq!(of(&fit("日記日記", 5)), 5);
        assert_eq!(cut("anything", 1), "");
        assert_eq!(cut_front("down to the river", 7), "..river");
        assert_eq!(cut_front("日記", 3), "..");
        assert_eq!(cut_front("Rosa", 4), "Rosa");
        assert_eq!(cut("👨‍👩‍👧 ❤️‍🔥👍🏽 क्\u{200d}ष", 20), "👨👩👧 ❤🔥👍 क्\u{200d}ष");
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
        assert_eq!(wrap("He said: help, now", 14), ["He said: help,", "now"]);
        assert_eq!(
            wrap("  a poem\n    goes in", 20),
            ["  a poem", "    goes in"]
        );
        assert_eq!(
            wrap("歩いた。川「まで」歩いた", 8),
            ["歩いた。", "川「ま", "で」歩い", "た"]
        );
        assert_eq!(wrap("", 10), [""]);
        for width in 1..20 {
            assert!(
                wrap("Walked 日記 home the river way, and it helped 👨‍👩‍👧.", width)
                    .iter()
                    .all(|l| of(l) <= width.max(2))
            );
        }
    }
}

//! Texts that go from one program to another.

use std::borrow::Cow;

/// `text` without its control characters (ESC, NUL, CR, DEL, C1, ...), and how many they were. Newline and tab stay, and so
/// does everything else: direction marks, wide and combining characters belong to the person's words.
pub(super) fn without_controls(text: &str) -> (Cow<'_, str>, usize) {
    let dropped = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    let count = text.chars().filter(|c| dropped(*c)).count();
    if count == 0 {
        (Cow::Borrowed(text), 0)
    } else {
        (text.chars().filter(|c| !dropped(*c)).collect(), count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_control_characters_are_taken_out() {
        let (text, count) = without_controls("a\u{1b}[31mb\r\n\tc\u{0}\u{7f}\u{9b}");
        assert_eq!((text.as_ref(), count), ("a[31mb\n\tc", 5));
        for kept in [
            "\u{202e}abc\u{2069}",
            "👩‍👩‍👧",
            "e\u{301}",
            "\u{feff}",
            "𝕏\u{e0041}\u{2028}",
        ] {
            assert_eq!(without_controls(kept), (Cow::Borrowed(kept), 0));
        }
    }
}

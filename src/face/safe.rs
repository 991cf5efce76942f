//! Text from anywhere, made safe to show. Nothing that came from data may steer a terminal or turn the reading
//! direction of what stands around it, and nothing hides in it; stored text stays as it is. Joiners stay: emoji are made
//! with them, and so are Persian and the scripts of India.

use std::borrow::Cow;

use crate::domain::marks::{hides, turns};

/// `text` with control characters and direction marks made visible, on one line: line ends become spaces.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| is_safe(c) && c != '\n') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter(|c| !hides(*c))
            .map(|c| {
                if matches!(c, '\n' | '\t') {
                    ' '
                } else {
                    shown(c)
                }
            })
            .collect(),
    )
}

/// The same, with its line ends kept.
#[must_use]
pub fn lines(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_safe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter(|c| !hides(*c))
            .map(|c| if c == '\t' { ' ' } else { shown(c) })
            .collect(),
    )
}

/// What was typed or pasted, as it is kept: line ends as `\n`, and no character that steers a terminal.
#[must_use]
pub fn typed(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect()
}

fn is_safe(c: char) -> bool {
    c == '\n' || !(c.is_control() || turns(c) || hides(c))
}

fn shown(c: char) -> char {
    if c == '\n' || is_safe(c) {
        c
    } else {
        '\u{fffd}'
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_data_steers_a_terminal() {
        let mean = "a\u{1b}[31mred\u{7}\u{9b}2J\u{202e}evil\r\nnext\u{0}";
        for shown in [line(mean), lines(mean)] {
            assert!(
                !shown
                    .chars()
                    .any(|c| (c.is_control() && c != '\n') || turns(c)),
                "{shown:?}"
            );
        }
        assert!(!line(mean).contains('\n'));
        assert!(matches!(
            line("Wei\u{df} caf\u{e9} \u{1f600} e\u{301}"),
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn what_hides_in_a_word_is_left_out_and_what_joins_letters_stays() {
        let hiding = "Ro\u{200b}sa\u{2060} \u{ad}M\u{180e}.\u{2063}\u{fffb}";
        assert_eq!(line(hiding), "Rosa M.");
        assert_eq!(lines(hiding), "Rosa M.");
        let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        let persian = "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}";
        for joined in [
            family,
            persian,
            "\u{915}\u{94d}\u{200d}\u{937}",
            "\u{2764}\u{fe0f}",
        ] {
            assert_eq!(line(joined), joined);
        }
    }

    #[test]
    fn what_is_typed_keeps_its_lines_and_loses_what_steers() {
        assert_eq!(
            typed("one\r\ntwo\rthree\u{1b}[2J\u{202e}"),
            "one\ntwo\nthree[2J\u{202e}"
        );
    }
}

//! Marks in a text that nobody sees: what turns the reading direction, and what hides.

/// Characters that change the direction of what follows, or hide in it (Unicode 16, section 23.2 and Annex 9).
#[must_use]
pub fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}'
        | '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}')
}

/// Characters that are not seen and that no script needs to be read right: breaks and no breaks within a word, signs of
/// formulas, marks of notes. Terminals do not agree how wide they are, so they are left out (Unicode 16, section 23).
#[must_use]
pub fn hides(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}')
}

/// Characters of either kind that may stand in the middle of a word, which is the same word without them.
#[must_use]
pub fn within_word(c: char) -> bool {
    hides(c) || (turns(c) && !matches!(c, '\u{2028}' | '\u{2029}'))
}

//! How easily a passphrase is guessed. It advises and never refuses: which is enough is the person's to say.

use crate::words::Words;

/// What a guesser who has the file would need, in words.
#[must_use]
pub fn sentence(words: &Words, typed: &str) -> String {
    let id = match u8::from(zxcvbn::zxcvbn(typed, &["mainstay"]).score()) {
        0 | 1 => "lock-strength-weak",
        2 | 3 => "lock-strength-middling",
        _ => "lock-strength-strong",
    };
    words.get(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_every_guessers_list_is_weak_and_six_words_by_chance_are_strong() {
        let words = Words::default();
        let says = |typed: &str| sentence(&words, typed);
        assert_eq!(says("password1"), words.get("lock-strength-weak"));
        assert_eq!(says("mainstay"), words.get("lock-strength-weak"));
        assert_eq!(says("river walk 19"), words.get("lock-strength-middling"));
        let made = crate::store::Passphrase::made_up().unwrap();
        assert_eq!(says(&made), words.get("lock-strength-strong"));
    }
}

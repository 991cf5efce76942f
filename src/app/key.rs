//! A key as a person names it, and two of them one after the other. No terminal crate: the full face translates.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

/// A key with Ctrl or Alt held or not. Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
}

impl Key {
    /// The key alone.
    #[must_use]
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// The character that was typed, when it was one and neither Ctrl nor Alt was held.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// A text that names no key.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no such key: {0}")]
pub struct NoSuchKey(pub String);

/// The keys that have a name: as written in `keys.toml`, and as a person reads it.
const NAMED: &[(Code, &str, &str)] = &[
    (Code::Enter, "enter", "Enter"),
    (Code::Esc, "esc", "Esc"),
    (Code::Tab, "tab", "Tab"),
    (Code::BackTab, "shift-tab", "Shift+Tab"),
    (Code::Backspace, "backspace", "Backspace"),
    (Code::Delete, "delete", "Delete"),
    (Code::Insert, "insert", "Insert"),
    (Code::Up, "up", "Up"),
    (Code::Down, "down", "Down"),
    (Code::Left, "left", "Left"),
    (Code::Right, "right", "Right"),
    (Code::Home, "home", "Home"),
    (Code::End, "end", "End"),
    (Code::PageUp, "pgup", "PgUp"),
    (Code::PageDown, "pgdn", "PgDn"),
    (Code::Char(' '), "space", "Space"),
];

impl FromStr for Key {
    type Err = NoSuchKey;

    /// Reads `enter`, `f2`, `!`, `ctrl-g`, `alt-x`, `space`.
    fn from_str(text: &str) -> Result<Self, NoSuchKey> {
        let none = || NoSuchKey(text.to_owned());
        let (ctrl, rest) = text
            .strip_prefix("ctrl-")
            .map_or((false, text), |rest| (true, rest));
        let (alt, rest) = rest
            .strip_prefix("alt-")
            .map_or((false, rest), |rest| (true, rest));
        let named = NAMED
            .iter()
            .find(|(_, name, _)| *name == rest)
            .map(|(code, _, _)| *code);
        let function = || {
            rest.strip_prefix('f')?
                .parse()
                .ok()
                .filter(|n| (1..=12).contains(n))
                .map(Code::F)
        };
        let mut chars = rest.chars();
        let single = match (chars.next(), chars.next()) {
            (Some(c), None) => Some(Code::Char(c)),
            _ => None,
        };
        let code = named.or_else(function).or(single).ok_or_else(none)?;
        Ok(Self { code, ctrl, alt })
    }
}

impl fmt::Display for Key {
    /// As a person reads it: `Enter`, `Ctrl+G`, `F2`, `c`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl+")?;
        }
        if self.alt {
            f.write_str("Alt+")?;
        }
        match (
            NAMED.iter().find(|(code, _, _)| *code == self.code),
            self.code,
        ) {
            (Some((_, _, name)), _) => f.write_str(name),
            (None, Code::F(n)) => write!(f, "F{n}"),
            (None, Code::Char(c)) if self.ctrl || self.alt => {
                write!(f, "{}", c.to_ascii_uppercase())
            }
            (None, Code::Char(c)) => write!(f, "{c}"),
            (None, _) => Ok(()),
        }
    }
}

/// What is pressed for a command: a key, or two letters one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Keys {
    /// What is pressed before `key`.
    pub first: Option<Key>,
    pub key: Key,
}

impl From<Key> for Keys {
    fn from(key: Key) -> Self {
        Self { first: None, key }
    }
}

impl FromStr for Keys {
    type Err = NoSuchKey;

    /// Reads what [`Key`] reads, and `gt`.
    fn from_str(text: &str) -> Result<Self, NoSuchKey> {
        let mut letters = text.chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some(first), Some(second), None) if text.parse::<Key>().is_err() => Ok(Self {
                first: Some(Key::plain(Code::Char(first))),
                key: Key::plain(Code::Char(second)),
            }),
            _ => text.parse::<Key>().map(Self::from),
        }
    }
}

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.map_or(Ok(()), |first| first.fmt(f))?;
        self.key.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_are_two_keys_unless_they_name_one() {
        let two = "gT".parse::<Keys>().expect("keys");
        assert_eq!(two.first, Some(Key::plain(Code::Char('g'))));
        assert_eq!(
            (two.key.code, two.to_string()),
            (Code::Char('T'), "gT".to_owned())
        );
        for one in ["f2", "up", "g", "ctrl-g"] {
            assert_eq!(one.parse::<Keys>().expect("keys").first, None, "{one}");
        }
        assert!("ggg".parse::<Keys>().is_err());
    }

    #[test]
    fn keys_are_read_and_shown() {
        for (text, shown) in [
            ("ctrl-g", "Ctrl+G"),
            ("f2", "F2"),
            ("!", "!"),
            ("shift-tab", "Shift+Tab"),
            ("space", "Space"),
            ("pgdn", "PgDn"),
            ("-", "-"),
            ("G", "G"),
            ("f", "f"),
        ] {
            assert_eq!(text.parse::<Key>().expect("a key").to_string(), shown);
        }
        assert!("ctrl-".parse::<Key>().is_err());
        assert!("f13".parse::<Key>().is_err());
        assert!("up down".parse::<Key>().is_err());
    }
}

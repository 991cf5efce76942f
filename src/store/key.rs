//! What opens a locked journal: a passphrase, or the 24 recovery words that are the key itself.
//!
//! A locked journal is a standard SQLCipher 4 file. The key is what SQLCipher would derive from the passphrase and the
//! first 16 bytes of the file (PBKDF2-HMAC-SHA512, 256,000 rounds). It is derived once here, so that opening a backup,
//! or the file once more, costs nothing. Nothing here is ever shown by `Debug`, and all of it leaves memory when dropped.

use std::fmt;

use bip39::{Language, Mnemonic};
use pbkdf2::{Algorithm, Params, pbkdf2_hmac_with_params};
use rusqlite::Connection;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::error::Error;

/// SQLCipher 4's own number of rounds ("SQLCipher Design", Key Derivation).
const ROUNDS: Params = match Params::new(256_000) {
    Ok(rounds) => rounds,
    Err(_) => panic!("fewer rounds than are allowed"),
};
/// How many recovery words there are.
pub const WORDS: usize = 24;
/// How many words a passphrase has that is made up: 66 bits.
const MADE_UP: usize = 6;

/// What stands in the first 16 bytes of a locked file.
pub(super) type Salt = [u8; 16];
type Bytes = Zeroizing<[u8; 32]>;

/// A passphrase: as it was typed, but one and the same however a keyboard composes its letters (Unicode NFC).
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// None for an empty one.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        // Room for all of it, so that no half of it is left where the text grew. NFC at most triples UTF-8.
        let mut text = Zeroizing::new(String::with_capacity(typed.len() * 3));
        text.extend(typed.nfc());
        (!text.is_empty()).then_some(Self(text))
    }

    /// Six words by the system's chance, to be written down or learnt.
    ///
    /// # Errors
    /// When the system gives no chance.
    pub fn made_up() -> Result<Zeroizing<String>, Error> {
        let list = Language::English.word_list();
        let mut words = Zeroizing::new(String::with_capacity(MADE_UP * 9));
        for _ in 0..MADE_UP {
            let mut chance = [0; 2];
            random(&mut chance)?;
            // 2,048 words divide 65,536 evenly, so each is as likely as any.
            let word = list.get(usize::from(u16::from_le_bytes(chance)) % list.len());
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word.copied().unwrap_or_default());
        }
        Ok(words)
    }

    /// The key that it is with a salt of its own, for a file to be made.
    pub(super) fn with_new_salt(&self) -> Result<Key, Error> {
        let mut salt = Salt::default();
        random(&mut salt)?;
        Ok(self.key(salt))
    }

    fn key(&self, salt: Salt) -> Key {
        let mut bytes = Bytes::default();
        // The one that is built with its crate, and so is as quick in a test as in the program.
        let password = self.0.as_bytes();
        pbkdf2_hmac_with_params(
            password,
            &salt,
            Algorithm::Pbkdf2Sha512,
            ROUNDS,
            bytes.as_mut_slice(),
        );
        Key { bytes, salt }
    }
}

impl PartialEq for Passphrase {
    fn eq(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }
}

/// What a person has to open a locked journal with.
#[derive(Clone)]
pub enum Secret {
    Passphrase(Passphrase),
    /// From the recovery words, or of a journal that was open a moment ago.
    Key(RawKey),
}

/// A key without the file that it opens.
#[derive(Clone)]
pub struct RawKey(Bytes);

/// Why words are not the recovery words of any journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongWords {
    /// There are not 24 of them, but so many.
    #[error("{0} words")]
    Count(usize),
    /// This one, counted from 1, is not on the list.
    #[error("word {0} is not on the list")]
    Unknown(usize),
    /// All are on the list, and one of them is another than it was, or stands elsewhere.
    #[error("the words do not fit together")]
    Unfit,
}

impl Secret {
    /// A passphrase as it was typed; none when it is empty.
    #[must_use]
    pub fn passphrase(typed: &str) -> Option<Self> {
        Passphrase::new(typed).map(Self::Passphrase)
    }

    /// What a person typed where either opens a file: the recovery words where it is those, else a passphrase.
    #[must_use]
    pub fn typed(typed: &str) -> Option<Self> {
        Self::words(typed).ok().or_else(|| Self::passphrase(typed))
    }

    /// The recovery words as they were typed: in any case, with any space and numbers between them. The first four
    /// letters of a word are enough.
    ///
    /// # Errors
    /// Which word keeps them from being recovery words.
    pub fn words(typed: &str) -> Result<Self, WrongWords> {
        let mut text = Zeroizing::new(String::with_capacity(typed.len() + WORDS * 9));
        let mut count = 0;
        for typed in typed
            .split(|c: char| !c.is_alphabetic())
            .filter(|it| !it.is_empty())
        {
            count += 1;
            let typed = Zeroizing::new(typed.to_lowercase());
            let word = word(&typed).ok_or(WrongWords::Unknown(count))?;
            if count > 1 {
                text.push(' ');
            }
            text.push_str(word);
        }
        if count != WORDS {
            return Err(WrongWords::Count(count));
        }
        let mnemonic = Mnemonic::parse_in_normalized(Language::English, &text)
            .map_err(|_| WrongWords::Unfit)?;
        let (entropy, _) = mnemonic.to_entropy_array();
        let entropy = Zeroizing::new(entropy);
        let mut bytes = Bytes::default();
        for (to, from) in bytes.iter_mut().zip(entropy.iter()) {
            *to = *from;
        }
        Ok(Self::Key(RawKey(bytes)))
    }

    /// The key that it is to a file with that salt.
    pub(super) fn key(&self, salt: Salt) -> Key {
        match self {
            Self::Passphrase(passphrase) => passphrase.key(salt),
            Self::Key(RawKey(bytes)) => Key {
                bytes: bytes.clone(),
                salt,
            },
        }
    }
}

/// The word that is meant: it, or the only one that begins with these four letters or more.
fn word(typed: &str) -> Option<&'static str> {
    let mut beginning = Language::English.words_by_prefix_iter(typed);
    let first = beginning.next()?;
    // In order, so a word comes before those that go on with it.
    (first == typed || (typed.len() >= 4 && beginning.next().is_none())).then_some(first)
}

/// The key of one file.
#[derive(Clone, PartialEq)]
pub(super) struct Key {
    bytes: Bytes,
    salt: Salt,
}

impl Key {
    pub(super) fn salt(&self) -> Salt {
        self.salt
    }

    pub(super) fn secret(&self) -> Secret {
        Secret::Key(RawKey(self.bytes.clone()))
    }

    /// The key as words: BIP39's list, with its checksum.
    pub(super) fn words(&self) -> Vec<&'static str> {
        // 32 bytes are always 24 words.
        Mnemonic::from_entropy(self.bytes.as_slice())
            .map(|mnemonic| mnemonic.words().collect())
            .unwrap_or_default()
    }

    /// Hands the key to a connection that has read nothing yet.
    pub(super) fn open(&self, conn: &Connection) -> Result<(), Error> {
        let key = self.text();
        let mut sql = Zeroizing::new(String::with_capacity(key.len() + 16));
        sql.push_str("PRAGMA key = \"");
        sql.push_str(&key);
        sql.push('"');
        Ok(conn.execute_batch(&sql)?)
    }

    /// As SQLCipher takes a raw key: `x'`, the key and the salt in hexadecimal, `'`. With the salt always, for without
    /// it a file that is made gets one of its own, and the passphrase does not fit it.
    pub(super) fn text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(100));
        text.push_str("x'");
        for byte in self.bytes.iter().chain(&self.salt) {
            for half in [byte >> 4, byte & 0xf] {
                text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
            }
        }
        text.push('\'');
        text
    }

    /// Key and salt as 48 bytes.
    pub(super) fn kept(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(self.bytes.iter().chain(&self.salt).copied().collect())
    }

    /// What [`Key::kept`] made.
    pub(super) fn from_kept(kept: &[u8]) -> Option<Self> {
        let (bytes, salt) = kept.split_first_chunk::<32>()?;
        Some(Self {
            bytes: Zeroizing::new(*bytes),
            salt: salt.try_into().ok()?,
        })
    }
}

fn random(bytes: &mut [u8]) -> Result<(), Error> {
    getrandom::fill(bytes).map_err(|_| Error::NoChance)
}

macro_rules! shows_nothing {
    ($($name:ident)*) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        })*
    };
}

shows_nothing!(Passphrase Secret RawKey Key);

#[cfg(test)]
mod tests {
    use super::*;

    fn key(n: u8) -> Key {
        Key {
            bytes: Zeroizing::new([n; 32]),
            salt: [7; 16],
        }
    }

    #[test]
    fn a_passphrase_is_the_same_however_its_letters_are_composed_and_otherwise_as_typed() {
        let of = |text: &str| Passphrase::new(text).unwrap();
        assert!(of("caf\u{e9}") == of("cafe\u{301}"));
        assert!(of(" river ") != of("river"));
        assert!(of("River") != of("river"));
        assert!(Passphrase::new("").is_none());
        assert!(Passphrase::new(" ").is_some());
    }

    #[test]
    fn the_words_are_the_key_and_the_key_is_the_words() {
        for n in [0, 1, 127, 255] {
            let words = key(n).words();
            assert_eq!(words.len(), WORDS);
            let again = Secret::words(&words.join(" ")).unwrap().key([7; 16]);
            assert!(again == key(n));
        }
    }

    #[test]
    fn words_are_taken_as_people_write_them_down() {
        let words = key(5).words();
        let listed: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let beginning: String = word.to_uppercase().chars().take(4).collect();
                format!("{}. {beginning}\n", at + 1)
            })
            .collect();
        assert!(Secret::words(&listed.concat()).unwrap().key([7; 16]) == key(5));
    }

    #[test]
    fn a_word_that_is_wrong_is_named_and_two_that_changed_places_are_noticed() {
        let mut words = key(9).words();
        let wrong = |words: &[&str]| Secret::words(&words.join(" ")).unwrap_err();
        assert_eq!(wrong(&words[..23]), WrongWords::Count(23));
        words[3] = "mainstay";
        assert_eq!(wrong(&words), WrongWords::Unknown(4));
        words[3] = "river";
        assert_eq!(wrong(&words), WrongWords::Unfit);
    }

    #[test]
    fn nothing_secret_is_shown() {
        let secret = Secret::passphrase("correct horse").unwrap();
        let shown = format!(
            "{secret:?} {:?} {:?}",
            key(0xab),
            Secret::Key(RawKey(key(1).bytes))
        );
        assert_eq!(shown, "Secret(..) Key(..) Secret(..)");
    }

    #[test]
    fn passphrases_that_are_made_up_are_six_words_and_never_the_same() {
        let (one, two) = (
            Passphrase::made_up().unwrap(),
            Passphrase::made_up().unwrap(),
        );
        assert_ne!(*one, *two);
        let list = Language::English.word_list();
        assert_eq!(one.split(' ').count(), MADE_UP);
        assert!(one.split(' ').all(|word| list.contains(&word)));
    }
}

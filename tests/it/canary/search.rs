//! Looking for a word in bytes, in every dress it may wear: as it is, UTF-16, Base64, hexadecimal, percent-encoded, and
//! packed by deflate.

use std::path::{Path, PathBuf};

use miniz_oxide::inflate::{decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

/// The most that is unpacked of one stream.
const MOST: usize = 64 * 1024 * 1024;
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A word with all its dresses.
pub struct Needle {
    dresses: Vec<(Vec<u8>, &'static str)>,
}

impl Needle {
    /// `word` is of small letters, so that it is the same in every alphabet.
    pub fn new(word: &str) -> Self {
        let bytes = word.as_bytes();
        let mut dresses = vec![
            (bytes.to_vec(), "raw"),
            (word.to_uppercase().into_bytes(), "upper case"),
            (utf16(word, u16::to_le_bytes), "UTF-16"),
            (utf16(word, u16::to_be_bytes), "UTF-16, big end first"),
            (hex(bytes, ""), "hexadecimal"),
            (
                hex(bytes, "").to_ascii_uppercase(),
                "hexadecimal, upper case",
            ),
            (hex(bytes, "%"), "percent"),
        ];
        dresses.extend((0..3).map(|offset| (base64_of_the_middle(bytes, offset), "Base64")));
        Self { dresses }
    }

    /// The first dress in which it stands there.
    pub fn first_in(&self, bytes: &[u8]) -> Option<&'static str> {
        self.plainly_in(bytes).or_else(|| {
            unpacked(bytes).find_map(|inner| self.plainly_in(&inner).map(|_| "deflated"))
        })
    }

    fn plainly_in(&self, bytes: &[u8]) -> Option<&'static str> {
        let found = self
            .dresses
            .iter()
            .find(|(dress, _)| contains(bytes, dress));
        found.map(|(_, name)| *name)
    }
}

/// By its first byte, which is looked for fast.
fn contains(bytes: &[u8], part: &[u8]) -> bool {
    let Some(first) = part.first() else {
        return false;
    };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        if rest[at..].starts_with(part) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

fn utf16(word: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    word.encode_utf16().flat_map(order).collect()
}

fn hex(bytes: &[u8], before: &str) -> Vec<u8> {
    let digits = bytes.iter().map(|byte| format!("{before}{byte:02x}"));
    digits.collect::<String>().into_bytes()
}

/// What does not depend on the bytes around it, when the word begins `offset` bytes into a group of three.
fn base64_of_the_middle(bytes: &[u8], offset: usize) -> Vec<u8> {
    let skip = (3 - offset) % 3;
    let whole = bytes[skip..].chunks_exact(3);
    whole
        .flat_map(|three| {
            let bits =
                (u32::from(three[0]) << 16) | (u32::from(three[1]) << 8) | u32::from(three[2]);
            [18, 12, 6, 0].map(|shift| DIGITS[(bits >> shift & 63) as usize])
        })
        .collect()
}

/// Every stream that was packed by zlib, gzip or a zip, wherever it begins.
fn unpacked(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    (0..bytes.len()).filter_map(|at| {
        let rest = &bytes[at..];
        match rest {
            [0x78, flags, ..] if (0x7800 | u16::from(*flags)) % 31 == 0 => {
                decompress_to_vec_zlib_with_limit(rest, MOST).ok()
            }
            [0x1f, 0x8b, 8, 0, ..] => decompress_to_vec_with_limit(rest.get(10..)?, MOST).ok(),
            [b'P', b'K', 3, 4, ..] => {
                let length = |at: usize| usize::from(u16::from_le_bytes([rest[at], rest[at + 1]]));
                let from = 30 + (rest.len() > 30).then(|| length(26) + length(28))?;
                decompress_to_vec_with_limit(rest.get(from..)?, MOST).ok()
            }
            _ => None,
        }
    })
}

/// `word` in every dress, with other bytes around it.
pub fn dressed(word: &str) -> Vec<(Vec<u8>, &'static str)> {
    let base64 = |text: &str| base64_of_the_middle(text.as_bytes(), 0);
    let around = |inner: &[u8]| [b"before ", inner, b" after"].concat();
    let text = format!("before {word} after");
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), 6);
    let bare = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6);
    let gzip = [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3], bare.as_slice()].concat();
    vec![
        (around(word.as_bytes()), "raw"),
        (around(&utf16(word, u16::to_le_bytes)), "UTF-16"),
        (
            around(&utf16(word, u16::to_be_bytes)),
            "UTF-16, big end first",
        ),
        (around(&hex(word.as_bytes(), "")), "hexadecimal"),
        (around(&hex(word.as_bytes(), "%")), "percent"),
        (base64(&format!("abc{word}abc")), "Base64"),
        (base64(&format!("ab{word}abc")), "Base64"),
        (base64(&format!("a{word}abc")), "Base64"),
        (around(&packed), "deflated"),
        (around(&gzip), "deflated"),
    ]
}

/// Every file below `place`, or `place` itself.
pub fn files_under(place: &Path) -> Vec<PathBuf> {
    let Ok(meta) = std::fs::symlink_metadata(place) else {
        return Vec::new();
    };
    if meta.is_file() {
        return vec![place.to_owned()];
    }
    let within = std::fs::read_dir(place).into_iter().flatten().flatten();
    let folders = within.filter(|_| meta.is_dir());
    folders
        .flat_map(|entry| files_under(&entry.path()))
        .collect()
}

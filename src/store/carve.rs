//! Finding versions in the bytes of a damaged file, wherever they stand, whatever became of the tree around them.
//!
//! Every version carries the hash of all that it says, so what is found this way is either what was written or is left
//! out. The layout of a row is SQLite's ("Database File Format", sections 1.6 and 2.1); nothing here writes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use super::Progress;
use super::version::Version;
use crate::domain::Id;

/// What the bytes of a file hold.
#[derive(Debug, Default)]
pub(super) struct Carved {
    /// What is as it was written, by id; of one that stands there twice the erased one.
    pub sound: BTreeMap<Id, Version>,
    /// What was a version and is not as it was written.
    pub damaged: Vec<Version>,
}

/// Looks through a plain journal, page by page.
///
/// # Errors
/// When the file can't be read at all. A part of it that can't be read is passed over.
pub(super) fn carve(file: &File, progress: &Progress) -> std::io::Result<Carved> {
    let mut pages = Pages::of(file)?;
    let mut carved = Carved::default();
    for number in 1..=pages.count {
        progress.at(u64::from(number), u64::from(pages.count));
        let Some(page) = pages.read(number) else {
            continue;
        };
        for at in starts(&page) {
            let Some(version) = row(&page, at, &mut pages) else {
                continue;
            };
            if !version.is_sound() {
                carved.damaged.push(version);
                continue;
            }
            let known = carved.sound.get(&version.id);
            if version.erased || known.is_none() {
                carved.sound.insert(version.id, version);
            }
        }
    }
    let sound = &carved.sound;
    carved
        .damaged
        .retain(|version| !sound.contains_key(&version.id));
    Ok(carved)
}

/// The pages of a file, counted from 1.
struct Pages<'a> {
    file: &'a File,
    size: usize,
    count: u32,
}

impl<'a> Pages<'a> {
    fn of(mut file: &'a File) -> std::io::Result<Self> {
        let mut head = [0; 18];
        file.seek(SeekFrom::Start(0))?;
        let mut size = DEFAULT_PAGE;
        if file.read_exact(&mut head).is_ok()
            && let [.., high, low] = head
        {
            // 1 stands for the largest. A size that can't be is damage; ours is always the default.
            size = match u16::from_be_bytes([high, low]) {
                1 => 65_536,
                said if said >= 512 && said.is_power_of_two() => usize::from(said),
                _ => DEFAULT_PAGE,
            };
        }
        let pages = file.metadata()?.len().div_ceil(size as u64);
        Ok(Self {
            file,
            size,
            count: u32::try_from(pages).unwrap_or(u32::MAX),
        })
    }

    /// A page; the last may be cut short. None where the disk gives it no more.
    fn read(&mut self, number: u32) -> Option<Vec<u8>> {
        let at = u64::from(number.checked_sub(1)?) * self.size as u64;
        self.file.seek(SeekFrom::Start(at)).ok()?;
        let mut page = Vec::with_capacity(self.size);
        self.file
            .take(self.size as u64)
            .read_to_end(&mut page)
            .ok()?;
        Some(page)
    }
}

/// The size of our pages, in bytes.
const DEFAULT_PAGE: usize = 4096;
/// How a row of `version` begins behind the length of its header: no number of its own (it is the row's), and two ids.
const BEGINS: [u8; 3] = [0, ID, ID];
/// The serial types of an id (a blob of 16 bytes) and of a hash (one of 32).
const ID: u8 = 12 + 2 * 16;
const HASH: u64 = 12 + 2 * 32;
/// No body is longer than an import's largest text and its JSON.
const LONGEST: usize = 256 * 1024 * 1024;

/// Where the header of a row of `version` may begin.
fn starts(page: &[u8]) -> Vec<usize> {
    page.windows(BEGINS.len())
        .enumerate()
        .filter(|(_, bytes)| *bytes == BEGINS)
        .filter_map(|(at, _)| at.checked_sub(1))
        .collect()
}

/// The row whose header begins at `at`, if it is one.
fn row(page: &[u8], at: usize, pages: &mut Pages<'_>) -> Option<Version> {
    let header_size = usize::from(*page.get(at)?);
    let header = page.get(at..at + header_size)?;
    let mut types = Vec::with_capacity(COLUMNS);
    let mut rest = header.get(1..)?;
    while !rest.is_empty() {
        let (serial, after) = varint(rest)?;
        types.push(serial);
        rest = after;
    }
    let &[
        _,
        _,
        _,
        kind,
        parents,
        device,
        written,
        body,
        hash,
        erased,
        change,
    ] = types.as_slice()
    else {
        return None;
    };
    let right = kind % 2 == 1
        && parents >= 12
        && parents % 2 == 0
        && device == u64::from(ID)
        && written % 2 == 1
        && (body == 0 || body % 2 == 1)
        && hash == HASH
        && matches!(erased, 1 | 8 | 9)
        && change < 10;
    if !right {
        return None;
    }
    let sizes: Vec<usize> = types
        .iter()
        .map(|serial| size(*serial))
        .collect::<Option<_>>()?;
    let whole = header_size + sizes.iter().sum::<usize>();
    if whole > LONGEST {
        return None;
    }
    let payload = payload(page, at, whole, pages)?;
    let mut values = payload.get(header_size..)?;
    let mut fields = Vec::with_capacity(COLUMNS);
    for size in sizes {
        let (value, after) = values.split_at_checked(size)?;
        fields.push(value);
        values = after;
    }
    let [
        _,
        id,
        record,
        kind,
        parents,
        device,
        at,
        text,
        hash,
        flag,
        _,
    ] = fields.try_into().ok()?;
    let id_of = |bytes: &[u8]| <[u8; 16]>::try_from(bytes).ok().map(Id::from_bytes);
    let text_of = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    Some(Version {
        id: id_of(id)?,
        record: id_of(record)?,
        kind: text_of(kind)?,
        parents: parents.chunks(16).map(id_of).collect::<Option<Vec<Id>>>()?,
        device: id_of(device)?,
        at: text_of(at)?,
        body: if body == 0 {
            None
        } else {
            // Words that are no text any more are not what was written.
            Some(String::from_utf8_lossy(text).into_owned())
        },
        hash: hash.try_into().ok()?,
        erased: erased == 9 || flag == [1],
    })
}

/// How many columns `version` has.
const COLUMNS: usize = 11;

/// The bytes of a row that is `whole` bytes long and begins at `at`: what does not fit in its page stands in a chain of
/// others.
fn payload(page: &[u8], at: usize, whole: usize, pages: &mut Pages<'_>) -> Option<Vec<u8>> {
    let usable = pages.size;
    let most = usable - 35;
    if whole <= most {
        return page.get(at..at + whole).map(<[u8]>::to_vec);
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (whole - least) % (usable - 4);
    let local = if fitting <= most { fitting } else { least };
    let mut bytes = page.get(at..at + local)?.to_vec();
    let mut next = number(page.get(at + local..at + local + 4)?)?;
    while bytes.len() < whole {
        let page = pages.read(next)?;
        next = number(page.get(..4)?)?;
        let there = page.get(4..)?;
        let wanted = (whole - bytes.len()).min(there.len());
        if wanted == 0 {
            return None;
        }
        bytes.extend_from_slice(there.get(..wanted)?);
    }
    Some(bytes)
}

fn number(bytes: &[u8]) -> Option<u32> {
    bytes.try_into().ok().map(u32::from_be_bytes)
}

/// A number of one to nine bytes, and what stands behind it.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        if at == 8 {
            return Some((value << 8 | u64::from(*byte), bytes.get(9..)?));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(at + 1..)?));
        }
    }
    None
}

/// How many bytes a value of this serial type takes.
fn size(serial: u64) -> Option<usize> {
    Some(match serial {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(serial).ok()?,
        5 => 6,
        6 | 7 => 8,
        10 | 11 => return None,
        long => usize::try_from((long - 12) / 2).ok()?,
    })
}

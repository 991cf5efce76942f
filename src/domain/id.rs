//! Ids of records and versions.
//!
//! Most are UUIDv7: they sort by the time of making. What exists once by its nature is a UUIDv5 of its kind and
//! natural key, so that two machines make the same one.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

use super::day::Instant;

/// The id of a record or a version; never changes, and every export carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Uuid);

/// The name space of our UUIDv5 ids. Fixed for ever: other copies of a journal rest on it.
const SPACE: Uuid = Uuid::from_u128(0x6d61_696e_7374_6179_8a5e_0001_0000_0000);

impl Id {
    /// The id of what exists once by its nature: UUIDv5 of `kind` and its natural `key`.
    #[must_use]
    pub fn once(kind: &str, key: &str) -> Self {
        Self(Uuid::new_v5(&SPACE, format!("{kind}/{key}").as_bytes()))
    }

    /// The id's sixteen bytes, as the file keeps them.
    #[must_use]
    pub fn bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }

    /// The id with these sixteen bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        Uuid::parse_str(text).map(Self)
    }
}

/// Makes UUIDv7 ids that only ever grow, also when the clock stands still or goes back
/// (RFC 9562, section 6.2, method 2: the random part counts up within a millisecond).
#[derive(Clone, Debug)]
pub struct Ids {
    millis: u64,
    tail: u128,
    random: fastrand::Rng,
}

impl Ids {
    /// Ids that nobody else makes.
    #[must_use]
    pub fn new() -> Self {
        Self::seeded(Uuid::new_v4().as_u64_pair().1)
    }

    /// The same ids for the same seed and the same instants.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self {
            millis: 0,
            tail: 0,
            random: fastrand::Rng::with_seed(seed),
        }
    }

    /// A new id, greater than all that this maker made before.
    pub fn make(&mut self, at: Instant) -> Id {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        if millis > self.millis {
            self.millis = millis;
            // The top bit stays free, so that counting up never overflows within a millisecond.
            self.tail = self.random.u128(..) >> 55;
        } else {
            self.tail += 1 + u128::from(self.random.u32(..));
        }
        // 74 bits: 12 before the variant and 62 after it, so that the bytes sort as the number does.
        let high = u16::try_from((self.tail >> 62) & 0x0fff).unwrap_or(0);
        let low = u64::try_from(self.tail & ((1 << 62) - 1)).unwrap_or(0);
        let mut bytes = [0_u8; 10];
        bytes[..2].copy_from_slice(&high.to_be_bytes());
        bytes[2..].copy_from_slice(&low.to_be_bytes());
        Id(Builder::from_unix_timestamp_millis(self.millis, &bytes).into_uuid())
    }
}

impl Default for Ids {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    #[test]
    fn ids_grow_even_when_the_clock_stands_still_or_goes_back() {
        let late = DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").expect("an instant");
        let early = DateTime::parse_from_rfc3339("1999-01-01T00:00:00Z").expect("an instant");
        let mut ids = Ids::new();
        let made: Vec<Id> = (0..3_000)
            .map(|i| ids.make(if i % 3 == 0 { early } else { late }))
            .collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(made.iter().all(|id| id.to_string().as_bytes()[14] == b'7'));
    }

    #[test]
    fn a_seed_makes_the_same_ids_again_and_makers_differ() {
        let at = DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").expect("an instant");
        assert_eq!(Ids::seeded(7).make(at), Ids::seeded(7).make(at));
        assert_ne!(Ids::new().make(at), Ids::new().make(at));
        assert_eq!(Id::once("question", "mood"), Id::once("question", "mood"));
        assert_ne!(Id::once("question", "mood"), Id::once("setting", "mood"));
    }
}

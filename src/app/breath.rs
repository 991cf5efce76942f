//! Slow breathing, in and out, counted by the second or at the person's own pace. The hard moment and the small tools
//! share it.

/// Seconds of a breath in, and of one out: near six breaths a minute, out longer than in.
const IN: u8 = 4;
const OUT: u8 = 6;

/// How many breaths that is in a minute.
pub const A_MINUTE: u32 = 60 / (IN as u32 + OUT as u32);

/// Where in its breaths someone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breath {
    /// Which breath it is, from 1.
    pub number: u32,
    /// It goes out; else in.
    pub out: bool,
    /// Seconds that are left of it, where they are counted.
    pub left: Option<u8>,
}

impl Breath {
    /// The first breath in.
    #[must_use]
    pub fn first(counted: bool) -> Self {
        Self {
            number: 1,
            out: false,
            left: counted.then_some(IN),
        }
    }

    /// In, then out, then the next breath; counted where this one is.
    #[must_use]
    pub fn next(self) -> Self {
        let out = !self.out;
        Self {
            number: self.number.saturating_add(u32::from(self.out)),
            out,
            left: self.left.map(|_| if out { OUT } else { IN }),
        }
    }

    /// A second went by.
    #[must_use]
    pub fn beat(self) -> Self {
        match self.left {
            None => self,
            Some(0 | 1) => self.next(),
            Some(left) => Self {
                left: Some(left - 1),
                ..self
            },
        }
    }

    /// The same, no longer counted.
    #[must_use]
    pub fn at_own_pace(self) -> Self {
        Self { left: None, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counted_minute_has_six_breaths() {
        let after = (0..60).fold(Breath::first(true), |breath, _| breath.beat());
        assert_eq!(
            after,
            Breath {
                number: 1 + A_MINUTE,
                out: false,
                left: Some(IN)
            }
        );
    }

    #[test]
    fn at_ones_own_pace_no_second_counts() {
        let breath = Breath::first(false);
        assert_eq!(breath.beat(), breath);
        assert_eq!(
            breath.next().next(),
            Breath {
                number: 2,
                out: false,
                left: None
            }
        );
        assert_eq!(Breath::first(true).at_own_pace(), breath);
    }
}

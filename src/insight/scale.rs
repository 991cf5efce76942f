//! A question's range, and what the thresholds for 0 to 10 come to on it.

use super::thresholds::{PILE_UP_TENTHS, SAME_WITHIN, SAME_WITHIN_SPREADS, SPREAD_FLOOR};
use crate::domain::{Better, Question};

/// The range of a question's levels, and which end of it the person would rather be at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    pub lowest: u8,
    /// Above `lowest`.
    pub highest: u8,
    pub better: Better,
}

impl Scale {
    /// The scale of `question`.
    #[must_use]
    pub fn of(question: &Question) -> Self {
        Self {
            lowest: question.lowest,
            highest: question.highest,
            better: question.better,
        }
    }

    /// `levels` of a scale of 0 to 10, on this one: 0.5 is 0.2 on 1 to 5.
    fn scaled(self, levels: f64) -> f64 {
        levels * f64::from(self.highest.saturating_sub(self.lowest)) / 10.0
    }

    /// The least spread that is believed on this scale, in levels.
    #[must_use]
    pub fn spread_floor(self) -> f64 {
        self.scaled(SPREAD_FLOOR)
    }

    /// Within how many levels two middles are about the same, where single days spread by `spread`.
    #[must_use]
    pub fn same_within(self, spread: f64) -> f64 {
        self.scaled(SAME_WITHIN).max(SAME_WITHIN_SPREADS * spread)
    }

    /// The lowest level of stress that piles up on a dip: 7 on 0 to 10, 4 on 1 to 5.
    #[must_use]
    pub fn pile_up(self) -> u8 {
        let above = u16::from(self.highest.saturating_sub(self.lowest)) * u16::from(PILE_UP_TENTHS);
        let above = u8::try_from(above.div_ceil(10)).unwrap_or(u8::MAX);
        self.lowest.saturating_add(above)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{MOOD, TENS};

    #[test]
    fn thresholds_for_0_to_10_shrink_with_the_range() {
        assert!((TENS.spread_floor() - 0.5).abs() < 1e-12);
        assert!((MOOD.spread_floor() - 0.2).abs() < 1e-12);
        assert!((MOOD.same_within(0.2) - 0.2).abs() < 1e-12);
        assert!((MOOD.same_within(1.0) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_pile_up_is_a_level_of_the_scale() {
        let on = |lowest, highest| Scale {
            lowest,
            highest,
            better: Better::Lower,
        };
        assert_eq!(on(0, 10).pile_up(), 7);
        assert_eq!(on(1, 5).pile_up(), 4);
        assert_eq!(on(1, 3).pile_up(), 3);
        assert_eq!(on(0, 5).pile_up(), 4);
    }
}

//! Chance, the same on every platform: whole numbers of 32 bits, never `usize` or a float.

use fastrand::Rng;
use serde::Deserialize;

/// Chance from a seed.
pub(super) struct Dice(Rng);

impl Dice {
    pub(super) fn seeded(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// A number from `lowest` to `highest`, both included.
    pub(super) fn between(&mut self, lowest: i64, highest: i64) -> i64 {
        let span = u32::try_from(highest.saturating_sub(lowest)).unwrap_or(0);
        lowest + i64::from(self.0.u32(0..=span))
    }

    /// A number from `-width` to `width` that is mostly near 0.
    pub(super) fn wobble(&mut self, width: i64) -> i64 {
        i64::midpoint(self.between(-width, width), self.between(-width, width))
    }

    /// True in `percent` of a hundred.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// A place in a list of `len`; 0 when it is empty.
    pub(super) fn place(&mut self, len: usize) -> usize {
        let last = i64::try_from(len.saturating_sub(1)).unwrap_or(0);
        usize::try_from(self.between(0, last)).unwrap_or(0)
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.place(from.len()))
    }

    /// Brings a list into a new order.
    fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.place(last + 1));
        }
    }

    /// The places of a list of `len` in a new order.
    pub(super) fn order(&mut self, len: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..len).collect();
        self.shuffle(&mut order);
        order
    }
}

/// Things that are dealt like cards: none comes again before all have come, nor soon after.
#[derive(Deserialize)]
#[serde(from = "Vec<T>")]
pub(super) struct Deck<T> {
    all: Vec<T>,
    /// Places of what is still to come, the next one last.
    left: Vec<usize>,
    /// Places of what has come, in that order.
    dealt: Vec<usize>,
}

/// Lines to write, dealt like cards.
pub(super) type Lines = Deck<String>;

impl<T> From<Vec<T>> for Deck<T> {
    fn from(all: Vec<T>) -> Self {
        Self {
            all,
            left: Vec::new(),
            dealt: Vec::new(),
        }
    }
}

impl<T> Default for Deck<T> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<T> Deck<T> {
    /// The next; none when there are none at all.
    pub(super) fn deal(&mut self, dice: &mut Dice) -> Option<&T> {
        if self.left.is_empty() {
            self.gather(dice);
        }
        let place = self.left.pop()?;
        self.dealt.push(place);
        self.all.get(place)
    }

    /// Shuffles for another round: what came late in this one comes late in the next.
    fn gather(&mut self, dice: &mut Dice) {
        if self.dealt.is_empty() {
            self.left = dice.order(self.all.len());
            return;
        }
        let mut late = self.dealt.split_off(self.dealt.len() / 2);
        dice.shuffle(&mut late);
        dice.shuffle(&mut self.dealt);
        self.left = late;
        self.left.append(&mut self.dealt);
    }

    #[cfg(test)]
    pub(super) fn all(&self) -> &[T] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_comes_again_before_all_have_come() {
        let mut dice = Dice::seeded(3);
        let mut deck = Deck::from(vec![1, 2, 3, 4]);
        for _ in 0..5 {
            let mut dealt: Vec<i32> = (0..4)
                .filter_map(|_| deck.deal(&mut dice).copied())
                .collect();
            dealt.sort_unstable();
            assert_eq!(dealt, [1, 2, 3, 4]);
        }
        assert_eq!(Deck::<i32>::default().deal(&mut dice), None);
    }

    #[test]
    fn nothing_comes_again_soon() {
        let mut dice = Dice::seeded(4);
        let mut deck = Deck::from((0..20).collect::<Vec<i32>>());
        let dealt: Vec<i32> = (0..400)
            .filter_map(|_| deck.deal(&mut dice).copied())
            .collect();
        for window in dealt.windows(10) {
            let unlike: std::collections::BTreeSet<_> = window.iter().collect();
            assert_eq!(unlike.len(), 10);
        }
    }

    #[test]
    fn numbers_stay_within_both_ends_and_reach_them() {
        let mut dice = Dice::seeded(1);
        let rolls: Vec<i64> = (0..400).map(|_| dice.between(-2, 3)).collect();
        assert_eq!(rolls.iter().min(), Some(&-2));
        assert_eq!(rolls.iter().max(), Some(&3));
        assert!((0..400).all(|_| (-9..=9).contains(&dice.wobble(9))));
        assert!(!(0..400).any(|_| dice.chance(0)));
        assert!((0..400).all(|_| dice.chance(100)));
    }
}

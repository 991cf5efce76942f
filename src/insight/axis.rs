//! Round numbers for the axis of a chart of any values: weight, savings, minutes.

/// The fewest and the most steps between the numbers of an axis.
const FEWEST: f64 = 3.0;
const MOST: f64 = 8.0;

/// Round numbers from at or below `low` to at or above `high`, lowest first, 1, 2 or 5 times a power of ten apart: at
/// least 4 and at most 9 of them. `low` and `high` may be equal or either way round, and within a billion.
#[must_use]
pub fn round_numbers(low: f64, high: f64) -> Vec<f64> {
    let (low, high) = (low.min(high), low.max(high));
    let span = if high - low > f64::EPSILON * high.abs().max(1.0) * 16.0 {
        high - low
    } else {
        1.0
    };
    // The widest round step of which FEWEST fit into the span.
    let power = 10_f64.powf((span / FEWEST).log10().floor());
    let step = [5.0, 2.0, 1.0]
        .map(|times| times * power)
        .into_iter()
        .find(|step| span / step >= FEWEST)
        .unwrap_or(power);
    let ends = |step: f64| ((low / step).floor(), (high / step).ceil());
    let (first, last) = ends(step);
    // Ends that both lie just past a round number add a step each, which is too many for steps of 2 alone.
    let step = if last - first > MOST {
        5.0 * power
    } else {
        step
    };
    let (first, last) = ends(step);
    let last = last.max(first + FEWEST);
    let mut numbers = Vec::new();
    let mut at = first;
    while at <= last {
        numbers.push(at * step);
        at += 1.0;
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_round() {
        assert_eq!(
            round_numbers(85.0, 92.5),
            [84.0, 86.0, 88.0, 90.0, 92.0, 94.0]
        );
        assert_eq!(
            round_numbers(0.0, 260.0),
            [0.0, 50.0, 100.0, 150.0, 200.0, 250.0, 300.0]
        );
        assert_eq!(round_numbers(312.0, 0.0).first(), Some(&0.0));
        assert_eq!(round_numbers(7.0, 7.0).len(), 4);
    }

    proptest! {
        #[test]
        fn few_numbers_hold_every_value(a in -1.0e9..1.0e9_f64, b in -1.0e9..1.0e9_f64, close in any::<bool>()) {
            let b = if close { a + b / 1.0e9 } else { b };
            let numbers = round_numbers(a, b);
            prop_assert!((4..=9).contains(&numbers.len()), "{numbers:?}");
            let slack = a.abs().max(b.abs()).max(1.0) * 1.0e-9;
            prop_assert!(numbers[0] <= a.min(b) + slack);
            prop_assert!(numbers[numbers.len() - 1] >= a.max(b) - slack);
            prop_assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}

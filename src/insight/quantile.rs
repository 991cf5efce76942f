//! Middle and spread of values by their order, which a few wild days do not move.

use super::thresholds::MAD_TO_SPREAD;

/// These values, in order. They are finite, as levels are.
pub(super) fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    values
}

/// The value that `part` of `parts` of the `sorted` values lie at or below; none of no values. `part` is at most
/// `parts`.
///
/// This is definition 7 of Hyndman and Fan 1996 (doi:10.1080/00031305.1996.10473566), linear between the two values
/// around place (n - 1) p. Of the nine in use it is the one that spreadsheets (`QUARTILE.INC`), R and NumPy give
/// unasked, so a person who exports their days gets our numbers; and it never leaves the values' own range.
#[must_use]
pub fn quantile(sorted: &[f64], part: usize, parts: usize) -> Option<f64> {
    let place = sorted.len().checked_sub(1)?.saturating_mul(part);
    let below = *sorted.get(place.checked_div(parts)?)?;
    let rest = place % parts;
    if rest == 0 {
        return Some(below);
    }
    let above = *sorted.get(place / parts + 1)?;
    Some(below + (above - below) * (count(rest) / count(parts)))
}

/// The middle of the `sorted` values; none of no values.
#[must_use]
pub fn median(sorted: &[f64]) -> Option<f64> {
    quantile(sorted, 1, 2)
}

/// How far single values lie from `middle`, as a standard deviation that wild values do not move: 1.4826 times the
/// median absolute deviation. In levels, 0 or more; 0 of no values.
#[must_use]
pub fn spread(values: &[f64], middle: f64) -> f64 {
    let away = sorted(values.iter().map(|value| (value - middle).abs()));
    median(&away).unwrap_or(0.0) * MAD_TO_SPREAD
}

/// A count, to divide by.
pub(super) fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quartiles_are_those_of_a_spreadsheet() {
        let values = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(quantile(&values, 1, 4), Some(1.75));
        assert_eq!(median(&values), Some(2.5));
        assert_eq!(quantile(&values, 3, 4), Some(3.25));
        assert_eq!(quantile(&[6.0, 7.0, 15.0, 36.0, 39.0], 1, 4), Some(7.0));
        assert_eq!(quantile(&values, 4, 4), Some(4.0));
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
    }

    #[test]
    fn one_wild_day_does_not_move_the_spread() {
        // Around 3: 0, 0, 1, 1, 2, so the median is 1. The same with a far day in place of the last.
        assert!((spread(&[3.0, 3.0, 4.0, 2.0, 5.0], 3.0) - 1.4826).abs() < 1e-12);
        assert!((spread(&[3.0, 3.0, 4.0, 2.0, 500.0], 3.0) - 1.4826).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn quantiles_rise_and_stay_within_the_values(values in prop::collection::vec(0.0..10.0, 1..60)) {
            let values = sorted(values);
            let all: Vec<f64> = (0..=20).filter_map(|part| quantile(&values, part, 20)).collect();
            prop_assert_eq!(all.len(), 21);
            prop_assert!(all.windows(2).all(|pair| pair[0] <= pair[1]));
            prop_assert_eq!(all.first(), values.first());
            prop_assert_eq!(all.last(), values.last());
        }
    }
}

//! Whether an early sign that the person named is here: a level that stays on one side for some days in a row.
//!
//! The sign is the person's own, and so is what they do then. Nothing is guessed from days without a value.

use crate::domain::card::EarlySign;
use crate::domain::{Day, Series};

/// Whether `sign` is here on `today`: the newest value of `series`, of today or the day before, and as many calendar days
/// before it as the sign names, all lie on its side. A day without a value is unknown, and ends the row.
#[must_use]
pub fn is_here(sign: &EarlySign, series: &Series, today: Day) -> bool {
    let fits = |value: f64| {
        sign.at_most.is_none_or(|most| value <= f64::from(most))
            && sign.at_least.is_none_or(|least| value >= f64::from(least))
    };
    let newest = [today, today.plus(-1)]
        .into_iter()
        .find(|day| series.on(*day).is_some());
    let has_a_side = sign.at_most.is_some() || sign.at_least.is_some();
    has_a_side
        && newest.is_some_and(|last| {
            (0..i64::from(sign.days)).all(|back| series.on(last.plus(-back)).is_some_and(fits))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{day, drawn};

    fn little_sleep(days: u8) -> EarlySign {
        EarlySign {
            question: "sleep".to_owned(),
            at_most: Some(2),
            at_least: None,
            days,
        }
    }

    #[test]
    fn a_sign_is_here_when_enough_days_in_a_row_lie_on_its_side() {
        let here = |days: &str, today| is_here(&little_sleep(3), &drawn(days), day(today));
        assert!(here("44212", 4));
        assert!(here("44212", 5), "today may not be answered yet");
        assert!(!here("44212", 6), "that is over");
        assert!(!here("44232", 4));
        assert!(!here("442-2", 4), "a day without a value is unknown");
        assert!(!here("22", 1));
    }

    #[test]
    fn a_sign_can_be_high_and_one_with_no_side_is_never_here() {
        let high = EarlySign {
            at_most: None,
            at_least: Some(4),
            ..little_sleep(2)
        };
        assert!(is_here(&high, &drawn("145"), day(2)));
        assert!(!is_here(&high, &drawn("153"), day(2)));
        let none = EarlySign {
            at_least: None,
            ..high
        };
        assert!(!is_here(&none, &drawn("555"), day(2)));
    }
}

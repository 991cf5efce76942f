//! Numbers as people write them: with a point or a comma, and with the unit after them or without.

use thiserror::Error;

/// Why a text is no number of that unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unread {
    #[error("no number")]
    NoNumber,
    #[error("another unit")]
    OtherUnit,
}

/// The number that `text` says, which may name `unit` after it.
///
/// # Errors
/// [`Unread`] where it is no number, or names another unit.
pub fn read(text: &str, unit: Option<&str>) -> Result<f64, Unread> {
    let text = text.trim();
    let ends = text.find(|c: char| !matches!(c, '0'..='9' | '.' | ',' | '-' | '+'));
    let (number, written) = text.split_at(ends.unwrap_or(text.len()));
    let number = number
        .replace(',', ".")
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
        .ok_or(Unread::NoNumber)?;
    match (written.trim(), unit) {
        ("", _) => Ok(number),
        (written, Some(unit)) if is_same(written, unit) => Ok(number),
        (_, Some(_)) => Err(Unread::OtherUnit),
        (_, None) => Err(Unread::NoNumber),
    }
}

/// `min.`, `minute` and `Minutes` are `minutes`.
fn is_same(written: &str, unit: &str) -> bool {
    let lower = |text: &str| text.trim_end_matches('.').to_lowercase();
    let (written, unit) = (lower(written), lower(unit));
    unit.starts_with(&written) || written.starts_with(&unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_comma_is_as_good_as_a_point() {
        assert_eq!(read("1,5", None), Ok(1.5));
        assert_eq!(read(" 92.5 ", Some("kg")), Ok(92.5));
        assert_eq!(read("-3", None), Ok(-3.0));
        for text in ["", "lots", "1.000,5", "1 000", "ten", "inf", "--1", "e5"] {
            assert_eq!(read(text, None), Err(Unread::NoNumber), "{text}");
        }
    }

    #[test]
    fn the_unit_may_stand_after_the_number_but_no_other() {
        for text in ["20 minutes", "20min", "20 Min.", "20 minute"] {
            assert_eq!(read(text, Some("minutes")), Ok(20.0), "{text}");
        }
        assert_eq!(read("20 miles", Some("minutes")), Err(Unread::OtherUnit));
        assert_eq!(read("20 minutes", None), Err(Unread::NoNumber));
    }

    proptest! {
        #[test]
        fn any_number_that_is_written_is_read_again(number in -1.0e9..1.0e9_f64, comma in any::<bool>()) {
            let text = format!("{number:.3}");
            let text = if comma { text.replace('.', ",") } else { text };
            let again = read(&text, Some("kg")).expect("a number");
            prop_assert!((again - number).abs() < 0.001);
        }
    }
}

//! Times of day as people write them, and whether now is one of someone's good times.

use chrono::NaiveTime;

/// A time of day: `7 pm`, `7:30 pm`, `19:30`, `19`.
#[must_use]
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    let text: String = text.to_lowercase().replace(['.', ' '], "");
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some(0)),
        (None, Some(digits)) => (digits, Some(12)),
        (None, None) => (text.as_str(), None),
    };
    let (hour, minute) = digits.split_once(':').unwrap_or((digits, "0"));
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(half) => Some(hour % 12 + half).filter(|_| (1..=12).contains(&hour))?,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// When a day begins for whoever can be called `until 11 pm`: someone's night is not one of their good times.
const MORNING: u32 = 6;

/// Whether `at` is one of the good times that `text` names: `until 11 pm`, `after 18:00`, `9 am to 5 pm`. Nothing where
/// the text names no such time, or more than one of them: it is the person's own wording, and no guess is better than a
/// wrong one.
#[must_use]
pub fn is_good_time(text: &str, at: NaiveTime) -> Option<bool> {
    let words = named_times(text);
    let morning = NaiveTime::from_hms_opt(MORNING, 0, 0)?;
    let (from, until) = match words.as_slice() {
        [Word::Until, Word::Time(until)] => (morning, Some(*until)),
        [Word::After, Word::Time(from)] => (*from, None),
        [
            Word::After,
            Word::Time(from),
            Word::Until,
            Word::Time(until),
        ]
        | [Word::Time(from), Word::Until, Word::Time(until)] => (*from, Some(*until)),
        _ => return None,
    };
    Some(match until {
        None => at >= from,
        Some(until) if from <= until => (from..until).contains(&at),
        Some(until) => at >= from || at < until,
    })
}

/// What of a text is about times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Until,
    After,
    Time(NaiveTime),
}

/// The times of a text, each with the word before it that says on which side. A bare number is no time: `7 rings`.
fn named_times(text: &str) -> Vec<Word> {
    let text = text.to_lowercase().replace(['-', '\u{2013}'], " to ");
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    let mut side = None;
    let mut rest = words.as_slice();
    while let [word, after @ ..] = rest {
        let half = after
            .first()
            .filter(|it| matches!(it.trim_end_matches('.'), "am" | "pm" | "a.m" | "p.m"));
        let whole = half.map_or_else(|| (*word).to_owned(), |half| format!("{word}{half}"));
        let says = half.is_some() || word.contains(':') || word.ends_with(['m', '.']);
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        if let Some(time) = time_of_day(&whole).filter(|_| says && digits) {
            found.extend(side.take());
            found.push(Word::Time(time));
            rest = after.get(usize::from(half.is_some())..).unwrap_or_default();
        } else {
            side = match *word {
                "until" | "till" | "til" | "before" | "to" => Some(Word::Until),
                "after" | "from" => Some(Word::After),
                _ => None,
            };
            rest = after;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (text, read) in [
            ("7 pm", "19:00"),
            ("7:30PM", "19:30"),
            ("7 p.m.", "19:00"),
            ("12 am", "00:00"),
            ("12:15 pm", "12:15"),
            ("19", "19:00"),
            ("9:05", "09:05"),
        ] {
            let time = time_of_day(text).map(|time| time.format("%H:%M").to_string());
            assert_eq!(time.as_deref(), Some(read), "{text}");
        }
        for none in ["", "noon", "25", "13 pm", "0 am", "7:60", "-3"] {
            assert_eq!(time_of_day(none), None, "{none}");
        }
    }

    #[test]
    fn good_times_are_heeded_where_they_are_plain() {
        let good = |text: &str, at: &str| is_good_time(text, at.parse().expect("a time"));
        for (text, at, expected) in [
            ("text first, until 11 pm", "20:00:00", Some(true)),
            ("text first, until 11 pm", "23:30:00", Some(false)),
            ("until 11 p.m.", "03:00:00", Some(false)),
            ("Until 1 am", "00:30:00", Some(true)),
            ("after 18:00", "17:59:00", Some(false)),
            ("after 18:00", "18:00:00", Some(true)),
            ("9 am to 5 pm", "12:00:00", Some(true)),
            ("9am-5pm", "17:00:00", Some(false)),
            ("from 10 pm until 6 am", "02:00:00", Some(true)),
            ("any hour, text if it is late", "02:00:00", None),
            ("after 7 rings", "02:00:00", None),
            ("until 9 pm, on weekends until 11 pm", "22:00:00", None),
            ("at 7 pm", "19:00:00", None),
            ("", "19:00:00", None),
        ] {
            assert_eq!(good(text, at), expected, "{text} at {at}");
        }
    }

    proptest! {
        #[test]
        fn any_wording_at_all_can_be_read(text in "\\PC{0,40}", hour in 0_u32..24) {
            let at = NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
            let _ = is_good_time(&text, at);
        }
    }
}

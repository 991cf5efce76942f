//! Where to turn in a crisis, by country: trained people, and the emergency number. Read from `assets/crisis.toml`.
//!
//! Only lines whose number was checked against a page are given out. The country is the person's own choice, never
//! guessed. What is said beside a name or a number is with the other words of the program.

use std::sync::OnceLock;

use serde::Deserialize;

use super::day::Day;
use crate::assets;

/// A country with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Two letters (ISO 3166).
    pub code: String,
    /// The emergency numbers, the one to name first at the front. Never empty.
    pub emergency: Vec<String>,
    /// The lines, the one to name first at the front. Never empty.
    pub lines: Vec<Line>,
}

/// Whom a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Anyone who is having a hard time.
    Crisis,
    /// Alcohol and other drugs.
    Substance,
    /// People with the same experience.
    Peer,
    Veteran,
    Indigenous,
    Youth,
    /// Being hurt by a partner or in the family.
    Dv,
    /// Where to find help, not the help itself.
    Info,
}

/// When a line is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hours {
    /// Day and night, every day.
    Always,
}

/// What a call costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cost {
    Free,
}

/// Whether a number was seen on a page, or only remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Verified,
    Unverified,
}

/// A line of trained people.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The name of its words.
    pub slug: String,
    country: String,
    /// What it calls itself.
    pub name: String,
    pub kind: LineKind,
    /// The number to call.
    pub call: Option<String>,
    /// What to press when it is answered.
    pub press: Option<String>,
    /// Another number that reaches the same people.
    pub also_call: Option<String>,
    /// The number for people who type rather than speak on the phone.
    pub tty: Option<String>,
    /// The number to send a text to.
    pub text: Option<String>,
    /// What the text says at first.
    pub text_keyword: Option<String>,
    /// Where to type with someone, without `https://`.
    pub chat_url: Option<String>,
    /// Absent: not known.
    pub hours: Option<Hours>,
    /// Two letters each (ISO 639). Empty: the country's own.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Absent: not known.
    pub cost: Option<Cost>,
    /// The page on which the number was seen.
    pub source_url: String,
    /// The day of that check.
    pub checked: Day,
    status: Status,
}

impl Line {
    /// What a phone is asked to open: a call, else a text. None for a line that has neither.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        match (&self.call, &self.text) {
            (Some(number), _) => Some(call_link(number)),
            (None, Some(number)) => Some(format!("sms:{}", dialled(number))),
            (None, None) => None,
        }
    }

    /// The number to call, else the number for texts.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        self.call.as_deref().or(self.text.as_deref())
    }
}

/// The link that makes a phone offer to call `number`.
#[must_use]
pub fn call_link(number: &str) -> String {
    format!("tel:{}", dialled(number))
}

/// A number as a phone dials it, without what only helps to read it.
fn dialled(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#'))
        .collect()
}

/// The countries with lines that were checked.
#[must_use]
pub fn countries() -> &'static [Country] {
    static COUNTRIES: OnceLock<Vec<Country>> = OnceLock::new();
    // A test reads the asset; a build with a broken one is never released.
    COUNTRIES.get_or_init(|| read(assets::CRISIS).unwrap_or_default())
}

/// The country with that code, when there is one here.
#[must_use]
pub fn country(code: &str) -> Option<&'static Country> {
    countries().iter().find(|country| country.code == code)
}

impl Country {
    /// The day of the oldest check among its lines.
    #[must_use]
    pub fn checked(&self) -> Option<Day> {
        self.lines.iter().map(|line| line.checked).min()
    }
}

fn read(text: &str) -> Result<Vec<Country>, toml::de::Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Place {
        code: String,
        emergency: Vec<String>,
    }
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        country: Vec<Place>,
        line: Vec<Line>,
    }
    let file: File = toml::from_str(text)?;
    let lines_of = |code: &str| -> Vec<Line> {
        let here = |line: &&Line| line.country == code && line.status == Status::Verified;
        file.line.iter().filter(here).cloned().collect()
    };
    Ok(file
        .country
        .into_iter()
        .map(|place| Country {
            lines: lines_of(&place.code),
            code: place.code,
            emergency: place.emergency,
        })
        .filter(|country| !country.lines.is_empty() && !country.emergency.is_empty())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> impl Iterator<Item = &'static Line> {
        countries().iter().flat_map(|country| &country.lines)
    }

    #[test]
    fn the_file_can_be_read_and_every_line_in_it_is_given_out() {
        let read = read(assets::CRISIS).expect("crisis.toml");
        let codes: Vec<&str> = read.iter().map(|country| country.code.as_str()).collect();
        assert_eq!(codes, ["US", "GB", "CA", "IE", "AU", "NZ", "IN"]);
        // Nothing unverified stands in the file, and no line names a country that is not there.
        let given: usize = read.iter().map(|country| country.lines.len()).sum();
        assert_eq!(assets::CRISIS.matches("[[line]]").count(), given);
    }

    #[test]
    fn the_first_line_of_a_country_takes_calls_from_anyone_at_any_hour() {
        for country in countries() {
            let first = &country.lines[0];
            assert_eq!(first.kind, LineKind::Crisis, "{}", first.slug);
            assert_eq!(first.hours, Some(Hours::Always), "{}", first.slug);
            assert!(first.call.is_some(), "{}", first.slug);
        }
    }

    #[test]
    fn every_number_can_be_dialled_and_says_where_it_was_seen() {
        for line in lines() {
            let numbers = [
                &line.call,
                &line.press,
                &line.also_call,
                &line.tty,
                &line.text,
            ];
            let dialable = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+');
            for number in numbers.into_iter().flatten() {
                assert!(number.chars().all(dialable), "{} {number}", line.slug);
                assert!(number.starts_with(|c: char| c.is_ascii_digit() || c == '+'));
            }
            assert!(line.number().is_some(), "{}", line.slug);
            assert!(line.source_url.starts_with("https://"), "{}", line.slug);
            assert_eq!(line.checked.to_string(), "2026-11-22", "{}", line.slug);
            if let Some(keyword) = &line.text_keyword {
                assert!(keyword.chars().all(|c| c.is_ascii_uppercase()));
            }
        }
        for country in countries() {
            for number in &country.emergency {
                assert!(number.len() == 3 && number.chars().all(|c| c.is_ascii_digit()));
            }
        }
    }

    #[test]
    fn slugs_name_their_country_and_no_two_are_the_same() {
        let mut seen = std::collections::HashSet::new();
        for country in countries() {
            for line in &country.lines {
                let prefix = format!("{}-", country.code.to_lowercase());
                assert!(line.slug.starts_with(&prefix), "{}", line.slug);
                assert!(seen.insert(&line.slug), "{} twice", line.slug);
            }
        }
    }

    /// Numbers that were remembered and not seen, and those that are known to be wrong here.
    #[test]
    fn a_number_that_nobody_checked_is_not_listed() {
        let unchecked = [
            "18776961996",
            "18007997233",
            "18552423310",
            "03001236600",
            "03001231110",
            "08088088000",
            "1800459459",
            "1300659467",
            "139276",
            "14446",
            "1800110031",
            "1933",
        ];
        for line in lines() {
            for number in [&line.call, &line.also_call, &line.tty, &line.text]
                .into_iter()
                .flatten()
            {
                assert!(!unchecked.contains(&dialled(number).as_str()), "{number}");
            }
            assert!(!matches!(
                line.text_keyword.as_deref(),
                Some("HOME" | "HELLO")
            ));
            assert!(line.call.as_deref() != Some("988") || line.press.as_deref() != Some("3"));
        }
    }

    #[test]
    fn what_is_not_verified_is_not_given_out() {
        let asset = assets::CRISIS.replacen("\"verified\"", "\"unverified\"", 1);
        let read = read(&asset).expect("crisis.toml");
        assert!(
            read.iter()
                .flat_map(|it| &it.lines)
                .all(|line| line.slug != "us-988")
        );
        assert!(super::read(&assets::CRISIS.replacen("\"verified\"", "\"maybe\"", 1)).is_err());
    }

    #[test]
    fn a_link_holds_what_a_phone_dials() {
        assert_eq!(call_link("1-800-662-4357"), "tel:18006624357");
        assert_eq!(call_link("+44 20 7946 0958 (work)"), "tel:+442079460958");
        let link = |slug: &str| lines().find(|line| line.slug == slug).and_then(Line::link);
        assert_eq!(link("us-veterans").as_deref(), Some("tel:988"));
        assert_eq!(link("us-text").as_deref(), Some("sms:741741"));
    }

    #[test]
    #[ignore = "for a release: reads the clock"]
    fn the_numbers_were_checked_within_a_year() {
        let today = Day::new(chrono::Local::now().date_naive());
        for line in lines() {
            assert!(
                (0..=366).contains(&today.since(line.checked)),
                "{}",
                line.slug
            );
        }
    }
}

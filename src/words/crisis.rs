//! Words for a country's numbers: how to call or text, when, and for whom.

use super::Words;
use crate::domain::crisis::{Cost, Country, Hours, Line, LineKind};
use crate::say;

impl Words {
    /// The name of a country: `Ireland`.
    #[must_use]
    pub fn country(&self, country: &Country) -> String {
        self.get(&format!("crisis-country-{}", country.code.to_lowercase()))
    }

    /// Where its lines are: `in Ireland`.
    #[must_use]
    pub fn in_country(&self, country: &Country) -> String {
        self.get(&format!(
            "crisis-country-{}.in",
            country.code.to_lowercase()
        ))
    }

    /// The emergency numbers of a country: `112 or 999`.
    #[must_use]
    pub fn emergency(&self, country: &Country) -> String {
        let mut numbers = country.emergency.iter().cloned();
        let first = numbers.next().unwrap_or_default();
        numbers.fold(first, |first, second| {
            say!(self, "crisis-or", first = first, second = second)
        })
    }

    /// What to do, in a few words: `Call or text 988`, `Call 116 123`.
    #[must_use]
    pub fn line_headline(&self, line: &Line) -> String {
        match (&line.call, &line.text) {
            (Some(call), Some(text)) if call == text && line.text_keyword.is_none() => {
                say!(self, "crisis-call-or-text", number = call.as_str())
            }
            (Some(call), _) => say!(
                self,
                "crisis-call",
                number = self.pressed(call, line.press.as_deref())
            ),
            (None, _) => self.line_text(line).unwrap_or_default(),
        }
    }

    /// The number as a list shows it: `988, then 1`, `Text 741741`.
    #[must_use]
    pub fn line_number(&self, line: &Line) -> String {
        match &line.call {
            Some(call) => self.pressed(call, line.press.as_deref()),
            None => self.line_text(line).unwrap_or_default(),
        }
    }

    /// When it is answered and what it costs, as far as is known: `Free, any hour`.
    #[must_use]
    pub fn line_hours(&self, line: &Line) -> String {
        let id = match (line.cost, line.hours) {
            (Some(Cost::Free), Some(Hours::Always)) => "crisis-hours-always.free",
            (None, Some(Hours::Always)) => "crisis-hours-always",
            (Some(Cost::Free), None) => "crisis-cost-free",
            (None, None) => return String::new(),
        };
        self.get(id)
    }

    /// All that is known of a line beside its first number, a sentence each.
    #[must_use]
    pub fn line_facts(&self, line: &Line) -> Vec<String> {
        let with = |id: &str, key, value: &Option<String>| {
            let value = value.as_deref()?;
            Some(self.with(id, &[(key, value.into())]))
        };
        let languages: Vec<String> = line
            .languages
            .iter()
            .map(|code| self.get(&format!("crisis-language-{code}")))
            .collect();
        let kind = match line.kind {
            // The note says it with more care, or there is nothing to say.
            LineKind::Crisis => None,
            LineKind::Substance => Some("substance"),
            LineKind::Peer => Some("peer"),
            LineKind::Veteran => Some("veteran"),
            LineKind::Indigenous => Some("indigenous"),
            LineKind::Youth => Some("youth"),
            LineKind::Dv => Some("dv"),
            LineKind::Info => Some("info"),
        };
        let note = self.find(&format!("crisis-note-{}", line.slug), &[]);
        let kind = kind.map(|kind| self.get(&format!("crisis-kind-{kind}")));
        let own_text = line.text != line.call || line.text_keyword.is_some();
        [
            Some(self.line_headline(line)),
            (line.call.is_some() && own_text)
                .then(|| self.line_text(line))
                .flatten(),
            with("crisis-also-call", "number", &line.also_call),
            with("crisis-tty", "number", &line.tty),
            with("crisis-chat", "place", &line.chat_url),
            Some(self.line_hours(line)),
            note.or(kind),
            (!languages.is_empty()).then(|| {
                say!(
                    self,
                    "crisis-languages",
                    languages = self.all_of(&languages)
                )
            }),
        ]
        .into_iter()
        .flatten()
        .filter(|fact| !fact.is_empty())
        .map(|fact| format!("{}.", fact.trim_end_matches('.')))
        .collect()
    }

    /// `Text 838255`, `Text HELP to 4357`.
    fn line_text(&self, line: &Line) -> Option<String> {
        let number = line.text.as_deref()?;
        Some(match line.text_keyword.as_deref() {
            Some(word) => say!(self, "crisis-text-word", word = word, number = number),
            None => say!(self, "crisis-text", number = number),
        })
    }

    fn pressed(&self, number: &str, press: Option<&str>) -> String {
        match press {
            Some(press) => say!(self, "crisis-press", number = number, press = press),
            None => number.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::crisis;

    #[test]
    fn every_line_and_country_has_its_words() {
        let words = Words::default();
        for country in crisis::countries() {
            let code = country.code.to_lowercase();
            for part in ["", ".in"] {
                let id = format!("crisis-country-{code}{part}");
                assert!(words.find(&id, &[]).is_some(), "{id}");
            }
            for line in &country.lines {
                let facts = words.line_facts(line);
                assert!(
                    facts.iter().all(|fact| !fact.contains("crisis-")),
                    "{facts:?}"
                );
                assert!(
                    facts[0].contains(line.number().expect("a number")),
                    "{facts:?}"
                );
            }
        }
    }

    #[test]
    fn a_line_says_how_it_is_reached() {
        let words = Words::default();
        let said = |code: &str, at: usize| {
            let line = &crisis::country(code).expect("a country").lines[at];
            (words.line_headline(line), words.line_number(line))
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(said("US", 0), pair("Call or text 988", "988"));
        assert_eq!(said("US", 1), pair("Call 988, then 1", "988, then 1"));
        assert_eq!(said("US", 4), pair("Text 741741", "Text 741741"));
        assert_eq!(said("GB", 0), pair("Call 116 123", "116 123"));
        let lifeline = &crisis::country("NZ").expect("a country").lines[2];
        assert!(
            words
                .line_facts(lifeline)
                .contains(&"Text HELP to 4357.".to_owned())
        );
        assert_eq!(
            words.emergency(crisis::country("IE").expect("a country")),
            "112 or 999"
        );
    }
}

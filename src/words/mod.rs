//! Every word that a person reads, from `assets/words/en`, in the Fluent format, so that a translation touches no logic.
//!
//! A message's id begins with the name of its file: `today-greeting` stands in `today.ftl`. A file is parsed when one
//! of its messages is first asked for, so starting costs only the words of the first page.

mod crisis;
mod question;

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{Datelike, Timelike};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::assets;
use crate::domain::{Day, Instant};

/// A value to put into a message.
pub type Value<'a> = FluentValue<'a>;

/// The words of one language.
#[derive(Default)]
pub struct Words {
    files: RefCell<HashMap<&'static str, Option<FluentBundle<FluentResource>>>>,
}

/// The words of message `id`, with values: `say!(words, "goal-week", n = 3, goal = name)`.
#[macro_export]
macro_rules! say {
    ($words:expr, $id:expr $(, $key:ident = $value:expr)* $(,)?) => {
        $words.with($id, &[$((stringify!($key), $crate::words::Value::from($value))),*])
    };
}

impl Words {
    /// The words of message `id`; `id.part` gives its attribute `part`.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The words of message `id` with `values` put in. A message that is not there gives its id: a test keeps that
    /// from ever being seen.
    #[must_use]
    pub fn with(&self, id: &str, values: &[(&'static str, Value<'_>)]) -> String {
        self.find(id, values).unwrap_or_else(|| id.to_owned())
    }

    /// The words of message `id`, when there is one.
    #[must_use]
    pub fn find(&self, id: &str, values: &[(&'static str, Value<'_>)]) -> Option<String> {
        let (message, attribute) = id
            .split_once('.')
            .map_or((id, None), |(message, part)| (message, Some(part)));
        let file = message.split('-').next().unwrap_or_default();
        let (file, source) = assets::WORDS.iter().find(|(name, _)| *name == file)?;
        let mut files = self.files.borrow_mut();
        let bundle = files
            .entry(file)
            .or_insert_with(|| parse(source))
            .as_ref()?;
        let message = bundle.get_message(message)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (key, value) in values {
            args.set(*key, value.clone());
        }
        let mut errors = Vec::new();
        Some(
            bundle
                .format_pattern(pattern, Some(&args), &mut errors)
                .into_owned(),
        )
    }

    /// A day without its year, as in `Tue 22 Nov`.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        let date = day.date();
        say!(
            self,
            "date-day",
            weekday = self.weekday(day),
            day = date.day(),
            month = self.get(&format!("date-month-{}", date.month())),
        )
    }

    /// A day with its year where it is not `today`'s: `Tue 22 Nov`, `Fri 22 Nov 2019`.
    #[must_use]
    pub fn day_in(&self, day: Day, today: Day) -> String {
        if day.date().year() == today.date().year() {
            self.day(day)
        } else {
            format!("{} {}", self.day(day), day.date().year())
        }
    }

    /// A day and its month, as in `22 Nov`.
    #[must_use]
    pub fn date(&self, day: Day) -> String {
        let date = day.date();
        say!(
            self,
            "date-date",
            day = date.day(),
            month = self.get(&format!("date-month-{}", date.month()))
        )
    }

    /// A day with its year where it is not `today`'s: `22 Nov`, `22 Nov 2019`.
    #[must_use]
    pub fn date_in(&self, day: Day, today: Day) -> String {
        if day.date().year() == today.date().year() {
            self.date(day)
        } else {
            format!("{} {}", self.date(day), day.date().year())
        }
    }

    /// The short name of a day of the week, as in `Tue`.
    #[must_use]
    pub fn weekday(&self, day: Day) -> String {
        self.get(&format!(
            "date-weekday-{}",
            day.weekday().number_from_monday()
        ))
    }

    /// A month and its year, as in `November 2026`.
    #[must_use]
    pub fn month(&self, day: Day) -> String {
        let date = day.date();
        format!(
            "{} {}",
            self.get(&format!("date-month-{}.long", date.month())),
            date.year()
        )
    }

    /// The time of day, as in `8:14 pm`.
    #[must_use]
    pub fn time(&self, at: Instant) -> String {
        self.clock(at.time())
    }

    /// The same of a time that belongs to no day.
    #[must_use]
    pub fn clock(&self, time: chrono::NaiveTime) -> String {
        let (pm, hour) = time.hour12();
        say!(
            self,
            if pm { "date-pm" } else { "date-am" },
            time = format!("{hour}:{:02}", time.minute())
        )
    }

    /// How long ago a day was: `today`, `yesterday`, `6 days ago`. A day to come, from a clock that was ahead, has its
    /// date.
    #[must_use]
    pub fn ago(&self, day: Day, today: Day) -> String {
        if day > today {
            return self.date_in(day, today);
        }
        say!(self, "date-ago", days = today.since(day))
    }

    /// A number with at most `places` decimals, and none where they are zero.
    #[must_use]
    pub fn number(&self, value: f64, places: usize) -> String {
        let text = format!("{value:.places$}");
        let short = if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.')
        } else {
            text.as_str()
        };
        // What rounds to nothing has no sign.
        let short = if short == "-0" { "0" } else { short };
        short.to_owned()
    }

    /// Names joined as in a sentence: `Rosa, Dev and Marcus`.
    #[must_use]
    pub fn all_of(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => say!(
                self,
                "date-and",
                first = first.join(", "),
                last = last.as_str()
            ),
        }
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Words")
    }
}

fn parse(source: &str) -> Option<FluentBundle<FluentResource>> {
    // A file with a mistake in it keeps the rest of its messages; a test finds the mistake.
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle =
        FluentBundle::new(vec!["en".parse::<LanguageIdentifier>().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).ok()?;
    Some(bundle)
}

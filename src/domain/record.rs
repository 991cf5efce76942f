//! Everything a person keeps is a [`Record`]. A new kind is a line in the table at the end of this file.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::card::{Card, PlanPart, Practice};
use super::check_in::CheckIn;
use super::day::{Day, Instant};
use super::entry::Entry;
use super::goal::{Goal, Tick, Week};
use super::id::Id;
use super::invalid::Invalid;
use super::person::Person;
use super::question::Question;
use super::reach::Reach;
use super::setback::{CountedDate, Setback};
use super::setting::Setting;
use super::talk::{HealthCheck, Talk};
use super::trial::{Measure, Trial};

/// What can be kept. The JSON of a value is both the body in the file and the shape in an export.
pub trait Kept: Serialize + DeserializeOwned + Into<Record> {
    /// The kind of record that this is.
    const KIND: Kind;
    /// The id that never changes.
    fn id(&self) -> Id;
    /// The day it belongs to, where it happened on one.
    fn day(&self) -> Option<Day> {
        None
    }
    /// When it was written down, where that matters.
    fn at(&self) -> Option<Instant> {
        None
    }
    /// What a person would call it: a goal's text, a person's name.
    fn name(&self) -> Option<&str> {
        None
    }
    /// Everything in it that the person wrote, for find.
    fn words(&self) -> Vec<&str> {
        Vec::new()
    }
    /// Whether it may be kept.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    fn check(&self) -> Result<(), Invalid>;
}

macro_rules! records {
    ($($kind:ident $name:literal $plural:literal,)*) => {
        /// The kinds of record, in the order in which an export lists them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $($kind,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// The name in the file and on the command line, such as `check_in`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// The name of the export's array and of the file's view, such as `check_ins`.
            #[must_use]
            pub fn plural(self) -> &'static str {
                match self { $(Self::$kind => $plural,)* }
            }

            /// The kind with that name, singular or plural.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name | $plural => Some(Self::$kind),)* _ => None }
            }
        }

        /// Something that is kept.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record { $($kind($kind),)* }

        impl Record {
            /// Its kind.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self { $(Self::$kind(_) => Kind::$kind,)* }
            }
            /// Its id.
            #[must_use]
            pub fn id(&self) -> Id {
                match self { $(Self::$kind(it) => it.id,)* }
            }
            /// The day it belongs to, where it happened on one.
            #[must_use]
            pub fn day(&self) -> Option<Day> {
                match self { $(Self::$kind(it) => it.day(),)* }
            }
            /// When it was written down.
            #[must_use]
            pub fn at(&self) -> Option<Instant> {
                match self { $(Self::$kind(it) => it.at(),)* }
            }
            /// What a person would call it.
            #[must_use]
            pub fn name(&self) -> Option<&str> {
                match self { $(Self::$kind(it) => it.name(),)* }
            }
            /// Everything in it that the person wrote.
            #[must_use]
            pub fn words(&self) -> Vec<&str> {
                match self { $(Self::$kind(it) => it.words(),)* }
            }
            /// Whether it may be kept.
            ///
            /// # Errors
            /// The first thing that is wrong with it.
            pub fn check(&self) -> Result<(), Invalid> {
                match self { $(Self::$kind(it) => Kept::check(it),)* }
            }
            /// Its JSON: the body in the file and the shape in an export.
            ///
            /// # Errors
            /// When a number in it has no JSON form; [`Record::check`] refuses such numbers.
            pub fn to_json(&self) -> serde_json::Result<String> {
                match self { $(Self::$kind(it) => serde_json::to_string(it),)* }
            }
            /// Its JSON as a value.
            ///
            /// # Errors
            /// As [`Record::to_json`].
            pub fn to_value(&self) -> serde_json::Result<serde_json::Value> {
                match self { $(Self::$kind(it) => serde_json::to_value(it),)* }
            }
            /// Reads a record of `kind` from its JSON.
            ///
            /// # Errors
            /// When the JSON is not that of such a record.
            pub fn from_json(kind: Kind, json: &str) -> serde_json::Result<Self> {
                match kind { $(Kind::$kind => serde_json::from_str(json).map(Self::$kind),)* }
            }
            /// Reads a record of `kind` from a JSON value.
            ///
            /// # Errors
            /// As [`Record::from_json`].
            pub fn from_value(kind: Kind, value: serde_json::Value) -> serde_json::Result<Self> {
                match kind { $(Kind::$kind => serde_json::from_value(value).map(Self::$kind),)* }
            }
        }

        $(impl From<$kind> for Record {
            fn from(it: $kind) -> Self { Self::$kind(it) }
        })*
    };
}

records! {
    Question "question" "questions",
    CheckIn "check_in" "check_ins",
    Entry "entry" "entries",
    Goal "goal" "goals",
    Week "week" "weeks",
    Tick "tick" "ticks",
    Person "person" "people",
    Reach "reach" "reaches",
    Setback "setback" "setbacks",
    CountedDate "counted_date" "counted_dates",
    Practice "practice" "practices",
    Card "card" "cards",
    PlanPart "plan_part" "plan_parts",
    Talk "talk" "talks",
    HealthCheck "health_check" "health_checks",
    Trial "trial" "trials",
    Measure "measure" "measures",
    Setting "setting" "settings",
}

/// `kept! { Type: day, at; name field; words a, b? }` says what a record answers beside its id.
macro_rules! kept {
    ($($kind:ident { $(day: $day:expr,)? $(at: $at:expr,)? $(name: $name:expr,)? words: $words:expr })*) => {
        $(impl Kept for $kind {
            const KIND: Kind = Kind::$kind;
            fn id(&self) -> Id { self.id }
            $(fn day(&self) -> Option<Day> { let of: fn(&Self) -> Option<Day> = $day; of(self) })?
            $(fn at(&self) -> Option<Instant> { let of: fn(&Self) -> Option<Instant> = $at; of(self) })?
            $(fn name(&self) -> Option<&str> { let of: fn(&Self) -> Option<&str> = $name; of(self) })?
            fn words(&self) -> Vec<&str> { let of: fn(&Self) -> Vec<&str> = $words; of(self) }
            fn check(&self) -> Result<(), Invalid> { $kind::check(self) }
        })*
    };
}

fn given<const N: usize>(texts: [Option<&String>; N]) -> Vec<&str> {
    texts.into_iter().flatten().map(String::as_str).collect()
}

kept! {
    Question { name: |it| Some(&it.slug), words: |it| given([it.name.as_ref(), it.ask.as_ref()]) }
    CheckIn { day: |it| Some(it.day), at: |it| Some(it.at), words: |it| given([it.note.as_ref()]) }
    Entry { day: |it| Some(it.day), at: |it| Some(it.at), words: |it| vec![&it.text] }
    Goal { at: |it| Some(it.at), name: |it| Some(&it.text), words: |it| given([
        Some(&it.text), it.why.as_ref(), it.measured_by.as_ref(), it.plan.what.as_ref(), it.plan.when.as_ref(),
        it.plan.place.as_ref(), it.plan.if_not.as_ref()]) }
    Week { day: |it| Some(it.week_start), words: |it| given([
        it.barrier.as_ref(), it.adjustment.as_ref(), it.looked_back.as_ref()]) }
    Tick { day: |it| Some(it.day), at: |it| Some(it.at), words: |it| given([it.note.as_ref()]) }
    Person { name: |it| Some(&it.name), words: |it| given([
        Some(&it.name), it.relation.as_ref(), it.good_for.as_ref(), it.what_to_say.as_ref(), it.next_talk.as_ref(), it.note.as_ref()]) }
    Reach { day: |it| Some(it.day), at: |it| Some(it.at), words: |it| given([
        it.note.as_ref(), it.shared.as_ref(), it.took_away.as_ref()]) }
    Setback { day: |it| Some(it.day), at: |it| Some(it.at), words: |it| given([
        it.situation.as_ref(), it.helped.as_ref(), it.next_step.as_ref(), it.note.as_ref()]) }
    CountedDate { name: |it| Some(&it.label), words: |it| vec![&it.label] }
    Practice { day: |it| Some(it.day), at: |it| Some(it.at), words: |it| {
        let thought = it.thought.as_ref();
        given([
            thought.and_then(|t| t.situation.as_ref()), thought.and_then(|t| t.feelings.as_ref()),
            thought.and_then(|t| t.thought.as_ref()), thought.and_then(|t| t.evidence_for.as_ref()),
            thought.and_then(|t| t.evidence_against.as_ref()), thought.and_then(|t| t.other_view.as_ref()), it.note.as_ref()])
    } }
    Card { words: |it| {
        let mut words = given([it.words.as_ref(), it.safer.as_ref(), it.reasons.as_ref()]);
        words.extend(it.helps.iter().map(String::as_str));
        words
    } }
    PlanPart { words: |it| vec![&it.text] }
    Talk { day: |it| Some(it.day), words: |it| {
        let mut words = given([it.with.as_ref(), it.changes.as_ref(), it.decided.as_ref()]);
        words.extend(it.concerns.iter().chain(&it.questions).map(String::as_str));
        words
    } }
    HealthCheck { name: |it| Some(&it.name), words: |it| given([Some(&it.name), it.note.as_ref()]) }
    Trial { name: |it| Some(&it.what), words: |it| given([Some(&it.what), it.looked_back.as_ref()]) }
    Measure { day: |it| Some(it.day), words: |_| Vec::new() }
    Setting { name: |it| Some(&it.key), words: |_| Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_found_by_either_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.name()), Some(*kind));
            assert_eq!(Kind::named(kind.plural()), Some(*kind));
        }
        assert_eq!(Kind::named("mood"), None);
    }

    #[test]
    fn four_things_are_four_things_in_json() {
        let json = r#"{"id":"01936b3c-0000-7000-8000-000000000001","day":"2026-11-21","at":"2026-11-21T21:02:11-05:00","kind":"full",
            "answers":{"back_up":"none","mood":5,"sleep":"skipped","stress":0},"people":[],"note":"Dinner with Marcus."}"#;
        let record = Record::from_json(Kind::CheckIn, json).expect("a check-in");
        let again = Record::from_value(Kind::CheckIn, record.to_value().expect("json"))
            .expect("a check-in");
        assert_eq!(record, again);
        let Record::CheckIn(check_in) = record else {
            panic!("a check-in")
        };
        assert_eq!(check_in.answers["stress"].level(), Some(0));
        assert_eq!(check_in.answers["sleep"].level(), None);
        assert_eq!(check_in.people, Some(Vec::new()));
        assert!(!check_in.answers.contains_key("pain"));
        for bad in ["11", "-1", "2.5", "\"no\"", "null"] {
            let text = json.replace("\"mood\":5", &format!("\"mood\":{bad}"));
            assert!(Record::from_json(Kind::CheckIn, &text).is_err(), "{bad}");
        }
    }
}

//! A reach-out: contact that there was.

use serde::{Deserialize, Serialize};

use super::invalid::{Invalid, LONG, within};
use super::named::named;
use super::{Day, Id, Instant};

/// How contact was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    Call,
    Text,
    InPerson,
    Group,
    Online,
}

/// Who made the first move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum First {
    #[default]
    Me,
    Them,
}

/// How it felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Felt {
    Hard,
    Okay,
    Warm,
}

named! {
    How { Call "call", Text "text", InPerson "in_person", Group "group", Online "online", }
    First { Me "me", Them "them", }
    Felt { Hard "hard", Okay "okay", Warm "warm", }
}

/// A reach-out: contact with one or more people on a day. No answer yet still counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reach {
    pub id: Id,
    pub day: Day,
    pub at: Instant,
    pub people: Vec<Id>,
    pub how: How,
    #[serde(default)]
    pub first: First,
    /// False while there is no answer yet.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub answered: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt: Option<Felt>,
    /// The person supported someone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gave: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took_away: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

fn yes() -> bool {
    true
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_yes(value: &bool) -> bool {
    *value
}

impl Reach {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        if self.people.is_empty() {
            return Err(Invalid::Empty("people"));
        }
        within("note", self.note.as_deref().unwrap_or_default(), LONG)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::named::same;

    #[test]
    fn a_word_is_the_one_of_the_json() {
        same(How::ALL, How::name);
        same(First::ALL, First::name);
        same(Felt::ALL, Felt::name);
        for how in How::ALL {
            assert_eq!(How::named(how.name()), Some(*how));
        }
    }
}

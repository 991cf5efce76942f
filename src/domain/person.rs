//! People, groups and services: the support network.

use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

use super::day::{Day, Instant};
use super::id::Id;
use super::invalid::{Invalid, LONG, SHORT, range, required, within};

/// Who or what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    #[default]
    Person,
    Group,
    Service,
}

/// What someone is there for (SAMHSA's four types of support; reference: domain brief, section 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    Emotional,
    Practical,
    Information,
    Company,
}

/// A way to reach someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayKind {
    Phone,
    Text,
    Mail,
    Place,
    Link,
}

/// One way to reach someone, such as a phone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    pub kind: WayKind,
    pub value: String,
}

/// Whether someone knows about the person's recovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Knows {
    Yes,
    Part,
    No,
}

/// Whether someone helps the person's recovery. Who makes it harder is never suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Helps {
    Helps,
    Neutral,
    Harder,
}

/// When a group meets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meets {
    #[serde(default)]
    pub weekdays: Vec<Weekday>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<NaiveTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// A person, a group or a service. Everything but the name is optional, and an alias is a fine name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: Id,
    pub name: String,
    #[serde(default)]
    pub kind: PersonKind,
    /// Who they are to the person: sister, friend, peer coach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// How near, 1 (inner) to 3 (outer).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circle: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub support: Vec<Support>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<Way>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good_times: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good_for: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knows: Option<Knows>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helps: Option<Helps>,
    /// How often the person would like to be in touch, in days, 1 to 366.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm_days: Option<u16>,
    /// No gentle line about them before this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet_until: Option<Day>,
    /// Their place on the hard-moment page, 1 first; absent: not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hard_order: Option<u16>,
    /// Whether the hard-moment page shows them while the journal is locked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub show_when_locked: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_to_say: Option<String>,
    /// What to bring up at the next talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_talk: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meets: Option<Meets>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Hidden from every suggestion and from the hard-moment page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_safe: bool,
}

impl Person {
    /// A person of whom only the name is known.
    #[must_use]
    pub fn named(id: Id, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            kind: PersonKind::Person,
            relation: None,
            role: None,
            circle: None,
            support: Vec::new(),
            ways: Vec::new(),
            good_times: None,
            good_for: None,
            knows: None,
            helps: None,
            rhythm_days: None,
            quiet_until: None,
            hard_order: None,
            show_when_locked: false,
            what_to_say: None,
            next_talk: None,
            meets: None,
            note: None,
            not_safe: false,
        }
    }

    /// The first phone number, else the first number for texts.
    #[must_use]
    pub fn phone(&self) -> Option<&str> {
        let of = |kind| {
            self.ways
                .iter()
                .find(|way| way.kind == kind)
                .map(|way| way.value.as_str())
        };
        of(WayKind::Phone).or_else(|| of(WayKind::Text))
    }

    /// Whether anything may suggest them: not unsafe, and not someone who makes it harder.
    #[must_use]
    pub fn may_be_suggested(&self) -> bool {
        !self.not_safe && self.helps != Some(Helps::Harder)
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        required("name", &self.name, SHORT)?;
        if let Some(circle) = self.circle {
            range("circle", f64::from(circle), 1.0, 3.0)?;
        }
        if let Some(days) = self.rhythm_days {
            range("rhythm_days", f64::from(days), 1.0, 366.0)?;
        }
        for way in &self.ways {
            required("ways", &way.value, SHORT)?;
        }
        for text in [&self.relation, &self.role, &self.good_times, &self.good_for]
            .into_iter()
            .flatten()
        {
            within("person", text, SHORT)?;
        }
        within("note", self.note.as_deref().unwrap_or_default(), LONG)
    }
}

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

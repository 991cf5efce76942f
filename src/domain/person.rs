//! People, groups and services: the support network.

use chrono::{NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

use super::day::Day;
use super::id::Id;
use super::invalid::{Invalid, LONG, SHORT, range, required, within};
use super::named::named;

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

named! {
    PersonKind { Person "person", Group "group", Service "service", }
    Support { Emotional "emotional", Practical "practical", Information "information", Company "company", }
    WayKind { Phone "phone", Text "text", Mail "mail", Place "place", Link "link", }
    Knows { Yes "yes", Part "part", No "no", }
    Helps { Helps "helps", Neutral "neutral", Harder "harder", }
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
        let way = self.ways.get(self.phone_place()?);
        way.map(|way| way.value.as_str())
    }

    /// Makes `number` the one that [`Person::phone`] gives; an empty one takes it away. Other ways stay.
    pub fn set_phone(&mut self, number: &str) {
        let at = self.phone_place();
        let value = number.trim().to_owned();
        match (at.and_then(|at| self.ways.get_mut(at)), at) {
            (Some(way), _) if !value.is_empty() => way.value = value,
            (Some(_), Some(at)) => {
                self.ways.remove(at);
            }
            _ if value.is_empty() => {}
            _ => self.ways.push(Way {
                kind: WayKind::Phone,
                value,
            }),
        }
    }

    /// The ways of one kind, without the one that [`Person::phone`] gives.
    #[must_use]
    pub fn other_ways(&self, kind: WayKind) -> Vec<&str> {
        let shown = self.phone_place();
        let others = (0..).zip(&self.ways);
        others
            .filter(|(at, way)| way.kind == kind && Some(*at) != shown)
            .map(|(_, way)| way.value.as_str())
            .collect()
    }

    /// Makes `values` what [`Person::other_ways`] gives for that kind. Ways of other kinds stay.
    pub fn set_other_ways(&mut self, kind: WayKind, values: &[String]) {
        if self.other_ways(kind) == values {
            return;
        }
        let shown = self.phone_place();
        let mut at = 0..;
        self.ways
            .retain(|way| at.next() == shown || way.kind != kind);
        let new = values.iter().map(|value| Way {
            kind,
            value: value.clone(),
        });
        self.ways.extend(new);
    }

    /// Where the way stands that [`Person::phone`] gives.
    fn phone_place(&self) -> Option<usize> {
        let kinds = [WayKind::Phone, WayKind::Text];
        let place = |kind: &WayKind| self.ways.iter().position(|way| way.kind == *kind);
        kinds.iter().find_map(place)
    }

    /// What to bring up at the next talk, one thing each.
    #[must_use]
    pub fn to_bring_up(&self) -> Vec<&str> {
        let talk = self.next_talk.as_deref().unwrap_or_default();
        let parts = talk.split(['\n', ';']).map(str::trim);
        parts.filter(|part| !part.is_empty()).collect()
    }

    /// Makes `things` what is to be brought up.
    pub fn bring_up(&mut self, things: &[&str]) {
        self.next_talk = (!things.is_empty()).then(|| things.join("; "));
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

/// Those who may be suggested, in the order in which they are offered by number: the people for hard moments first,
/// then by name. Contact does not change it, so that a number stays the same person's.
#[must_use]
pub fn offered(mut people: Vec<Person>) -> Vec<Person> {
    people.retain(Person::may_be_suggested);
    people.sort_by_cached_key(|person| {
        let place = person.hard_order.unwrap_or(u16::MAX);
        (place, person.name.to_lowercase(), person.id)
    });
    people
}

/// Who stands on the hard-moment page, in order.
#[must_use]
pub fn on_hard_page(people: &[Person]) -> Vec<Person> {
    let chosen = people.iter().filter(|it| it.hard_order.is_some());
    offered(chosen.cloned().collect())
}

/// Puts `person` on the hard-moment page at `place`, 1 first, or at its end where it is shorter. Answers the others
/// who get another place by it.
#[must_use]
pub fn place_on_hard_page(person: &mut Person, place: usize, people: &[Person]) -> Vec<Person> {
    let mut others = on_hard_page(people);
    others.retain(|it| it.id != person.id);
    let own = place.saturating_sub(1).min(others.len());
    let order = |at: usize| u16::try_from(at + 1).ok();
    person.hard_order = order(own);
    let moved = others.into_iter().enumerate().filter_map(|(at, other)| {
        let order = order(at + usize::from(at >= own));
        (other.hard_order != order).then_some(Person {
            hard_order: order,
            ..other
        })
    });
    moved.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Ids;
    use crate::domain::named::same;

    fn people(named: &[(&str, Option<u16>)]) -> Vec<Person> {
        let mut ids = Ids::seeded(7);
        named
            .iter()
            .map(|(name, hard_order)| Person {
                hard_order: *hard_order,
                ..Person::named(ids.make(chrono::DateTime::UNIX_EPOCH.fixed_offset()), name)
            })
            .collect()
    }

    fn names(people: &[Person]) -> Vec<&str> {
        people.iter().map(|it| it.name.as_str()).collect()
    }

    #[test]
    fn a_word_is_the_one_of_the_json() {
        same(PersonKind::ALL, PersonKind::name);
        same(Support::ALL, Support::name);
        same(WayKind::ALL, WayKind::name);
        same(Knows::ALL, Knows::name);
        same(Helps::ALL, Helps::name);
        for kind in PersonKind::ALL {
            assert_eq!(PersonKind::named(kind.name()), Some(*kind));
        }
    }

    #[test]
    fn hard_moment_people_are_offered_first_and_unsafe_ones_never() {
        let mut all = people(&[
            ("Zoe", None),
            ("dev", Some(2)),
            ("Ana", None),
            ("Rosa", Some(1)),
            ("Kim", Some(1)),
        ]);
        all[2].helps = Some(Helps::Harder);
        all[4].not_safe = true;
        assert_eq!(names(&offered(all)), ["Rosa", "dev", "Zoe"]);
    }

    #[test]
    fn taking_a_place_moves_those_behind_it() {
        let all = people(&[
            ("Rosa", Some(1)),
            ("Dev", Some(2)),
            ("Marcus", Some(7)),
            ("Mom", None),
        ]);
        let mut mom = all[3].clone();
        let moved = place_on_hard_page(&mut mom, 2, &all);
        assert_eq!(mom.hard_order, Some(2));
        assert_eq!(names(&moved), ["Dev", "Marcus"]);
        assert_eq!(moved[0].hard_order, Some(3));
        let mut rosa = all[0].clone();
        assert_eq!(
            names(&place_on_hard_page(&mut rosa, 9, &all)),
            ["Dev", "Marcus"]
        );
        assert_eq!(rosa.hard_order, Some(3));
        assert!(place_on_hard_page(&mut all[0].clone(), 1, &all[..2]).is_empty());
    }

    #[test]
    fn an_unsafe_person_is_not_on_the_hard_moment_page() {
        let mut all = people(&[("Rosa", Some(1)), ("Dev", Some(2)), ("Mom", None)]);
        all[0].not_safe = true;
        assert_eq!(names(&on_hard_page(&all)), ["Dev"]);
    }

    #[test]
    fn other_ways_are_all_but_the_number_that_is_shown() {
        let mut person = people(&[("Rosa", None)]).remove(0);
        let own = |values: &[&str]| -> Vec<String> {
            values.iter().map(|value| (*value).to_owned()).collect()
        };
        person.set_other_ways(WayKind::Mail, &own(&["rosa@example.com"]));
        person.set_phone("555-0142");
        person.set_other_ways(WayKind::Phone, &own(&["555-0143", "555-0144"]));
        assert_eq!(person.phone(), Some("555-0142"));
        assert_eq!(person.other_ways(WayKind::Phone), ["555-0143", "555-0144"]);
        let before = person.ways.clone();
        person.set_other_ways(WayKind::Phone, &own(&["555-0143", "555-0144"]));
        assert_eq!(person.ways, before);
        person.set_other_ways(WayKind::Phone, &[]);
        assert_eq!(person.ways.len(), 2);
        assert_eq!(person.other_ways(WayKind::Mail), ["rosa@example.com"]);
    }

    #[test]
    fn a_number_takes_the_place_of_the_one_that_is_shown() {
        let mut person = people(&[("Rosa", None)]).remove(0);
        person.set_phone("  ");
        assert!(person.ways.is_empty());
        person.ways.push(Way {
            kind: WayKind::Mail,
            value: "rosa@example.com".to_owned(),
        });
        person.set_phone(" 555-0142 ");
        person.set_phone("555-0143");
        assert_eq!((person.phone(), person.ways.len()), (Some("555-0143"), 2));
        person.set_phone("");
        assert_eq!((person.phone(), person.ways.len()), (None, 1));
    }
}

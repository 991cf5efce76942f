//! What the people pages show: who there is, when there was contact, who began it and how it felt, and the log.
//!
//! A contact is one person on one day, from reach-outs and check-ins, however often.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::OptionalExtension;

use super::error::Error;
use super::read::{Shown, named, size, whole};
use super::{Span, Store};
use crate::domain::person::on_hard_page;
use crate::domain::{Day, Felt, First, How, Id, Kind, Person, Reach, Record};

/// One person on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    pub day: Day,
    pub person: Id,
    /// Who made the first move that day, where a reach-out says it.
    pub first: Option<First>,
    /// How it felt, as said last that day.
    pub felt: Option<Felt>,
    /// Whether the person supported them.
    pub gave: bool,
}

/// The last contact with someone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LastContact {
    pub day: Day,
    /// Whether a reach-out or a check-in says it.
    pub source: Kind,
    pub record: Id,
    /// Both of these only where a reach-out says it.
    pub how: Option<How>,
    pub first: Option<First>,
}

/// How many contacts with someone there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// Days with contact.
    pub days: usize,
    /// Of these, how many the person began.
    pub me_first: usize,
    /// Of these, how many the other began.
    pub them_first: usize,
    pub hard: usize,
    pub okay: usize,
    pub warm: usize,
    /// Of these, on how many the person supported them.
    pub gave: usize,
}

impl Times {
    /// Counts one more.
    pub fn add(&mut self, contact: &Contact) {
        self.days += 1;
        match contact.first {
            Some(First::Me) => self.me_first += 1,
            Some(First::Them) => self.them_first += 1,
            None => {}
        }
        match contact.felt {
            Some(Felt::Hard) => self.hard += 1,
            Some(Felt::Okay) => self.okay += 1,
            Some(Felt::Warm) => self.warm += 1,
            None => {}
        }
        self.gave += usize::from(contact.gave);
    }
}

/// Someone in the network, and the contact there was.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub person: Person,
    /// The last contact of all.
    pub last: Option<LastContact>,
    /// The contacts within the span that was asked for.
    pub times: Times,
}

/// The contacts of seven days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContactWeek {
    /// How many: one person on one day is one.
    pub contacts: usize,
    /// With how many people.
    pub people: usize,
}

impl Store {
    /// Everyone, with the last contact and the contacts within `span`: the people for hard moments first, in their
    /// order, then by last contact, newest first. Never by count: a ranking of people invites guilt.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn network(&self, span: Span) -> Result<Vec<Known>, Error> {
        let mut counted: BTreeMap<Id, Times> = BTreeMap::new();
        for contact in self.contacts(None, span)? {
            counted.entry(contact.person).or_default().add(&contact);
        }
        let mut network = Vec::new();
        for person in self.list::<Person>(Span::ALL)? {
            network.push(Known {
                last: self.last_contact(person.id)?,
                times: counted.remove(&person.id).unwrap_or_default(),
                person,
            });
        }
        network.sort_by_key(|it| {
            let hard = it.person.hard_order.unwrap_or(u16::MAX);
            let last = it.last.map_or(i64::MIN, |last| last.day.number());
            (hard, std::cmp::Reverse(last), it.person.name.to_lowercase())
        });
        Ok(network)
    }

    /// The people of the hard-moment page, in their order: those with a place on it who may be suggested.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn hard_moment_people(&self) -> Result<Vec<Person>, Error> {
        Ok(on_hard_page(&self.list::<Person>(Span::ALL)?))
    }

    /// The people with these ids, also those who were removed, as they were last: in old reach-outs they keep their
    /// names. Whose words were erased for good is not among them.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn named_people(
        &self,
        ids: impl IntoIterator<Item = Id>,
    ) -> Result<BTreeMap<Id, Person>, Error> {
        let mut found = BTreeMap::new();
        for id in ids {
            if found.contains_key(&id) {
                continue;
            }
            let person = match self.get::<Person>(id)? {
                Some(person) => Some(person),
                None => self.earlier(id)?.into_iter().find_map(|(_, it)| match it {
                    Record::Person(person) => Some(person),
                    _ => None,
                }),
            };
            found.extend(person.map(|person| (id, person)));
        }
        Ok(found)
    }

    /// The last contact with `person`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn last_contact(&self, person: Id) -> Result<Option<LastContact>, Error> {
        let found = self
            .conn
            .prepare_cached(
                "SELECT day, source, record, how, first FROM contact WHERE person = ?1
                 ORDER BY day DESC, at DESC, record DESC LIMIT 1",
            )?
            .query_row([person.bytes()], |row| {
                let source = row.get_ref(1)?.as_str()?;
                let source = Kind::named(source).unwrap_or(Kind::CheckIn);
                let record = Id::from_bytes(row.get(2)?);
                let (how, first) = (named(row, 3)?, named(row, 4)?);
                Ok(Day::from_number(row.get(0)?).map(|day| LastContact {
                    day,
                    source,
                    record,
                    how,
                    first,
                }))
            })
            .optional()?;
        Ok(found.flatten())
    }

    /// The contacts within `span`, with `person` or with everyone, by day.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn contacts(&self, person: Option<Id>, span: Span) -> Result<Vec<Contact>, Error> {
        let mut statement = self.conn.prepare_cached(if person.is_some() {
            "SELECT day, person, first, felt, gave FROM contact
             WHERE day BETWEEN ?1 AND ?2 AND person = ?3 ORDER BY day, at, record"
        } else {
            "SELECT day, person, first, felt, gave FROM contact
             WHERE day BETWEEN ?1 AND ?2 AND ?3 IS NULL ORDER BY day, person, at, record"
        })?;
        let (from, to) = span.numbers();
        let mut rows = statement.query((from, to, person.map(Id::bytes)))?;
        let mut contacts: Vec<Contact> = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(day) = Day::from_number(row.get(0)?) else {
                continue;
            };
            let person = Id::from_bytes(row.get(1)?);
            let next = Contact {
                day,
                person,
                first: named(row, 2)?,
                felt: named(row, 3)?,
                gave: row.get::<_, Option<bool>>(4)?.unwrap_or(false),
            };
            match contacts
                .last_mut()
                .filter(|last| (last.day, last.person) == (day, person))
            {
                Some(same) => {
                    same.first = same.first.or(next.first);
                    same.felt = next.felt.or(same.felt);
                    same.gave |= next.gave;
                }
                None => contacts.push(next),
            }
        }
        Ok(contacts)
    }

    /// The contacts of each of the `weeks` weeks from the one that begins on `from`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn contacts_by_week(&self, from: Day, weeks: usize) -> Result<Vec<ContactWeek>, Error> {
        let to = from.plus(whole(weeks).saturating_mul(7).saturating_sub(1));
        let mut all = vec![ContactWeek::default(); weeks];
        let mut people: BTreeSet<[u8; 16]> = BTreeSet::new();
        let mut last = None;
        let mut statement = self.conn.prepare_cached(
            "SELECT day - ?1, person FROM contact WHERE day BETWEEN ?1 AND ?2 ORDER BY day, person",
        )?;
        let mut rows = statement.query((from.number(), to.number()))?;
        while let Some(row) = rows.next()? {
            let (day, person): (usize, [u8; 16]) = (size(row, 0)?, row.get(1)?);
            if last == Some((day, person)) {
                continue;
            }
            if last.is_none_or(|(last, _)| last / 7 != day / 7) {
                people.clear();
            }
            last = Some((day, person));
            people.insert(person);
            if let Some(week) = all.get_mut(day / 7) {
                week.contacts += 1;
                week.people = people.len();
            }
        }
        Ok(all)
    }

    /// The reach-outs within `span`, with `person` or with everyone, newest first, skipping the first `skip`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn reaches(
        &self,
        person: Option<Id>,
        span: Span,
        skip: usize,
        limit: usize,
    ) -> Result<Shown<Reach>, Error> {
        let (from, to) = span.numbers();
        let (which, list, count) = match person {
            Some(person) => (
                rusqlite::types::Value::Blob(person.bytes().to_vec()),
                "SELECT record, version FROM contact JOIN head USING (record)
                 WHERE person = ?1 AND contact.day BETWEEN ?2 AND ?3 AND source = 'reach'
                 ORDER BY contact.day DESC, contact.at DESC, record DESC LIMIT ?4 OFFSET ?5",
                "SELECT count(*) FROM contact WHERE person = ?1 AND day BETWEEN ?2 AND ?3 AND source = 'reach'",
            ),
            None => (
                Kind::Reach.name().to_owned().into(),
                "SELECT record, version FROM head WHERE kind = ?1 AND live = 1 AND day BETWEEN ?2 AND ?3
                 ORDER BY day DESC, at DESC, record DESC LIMIT ?4 OFFSET ?5",
                "SELECT count(*) FROM head WHERE kind = ?1 AND live = 1 AND day BETWEEN ?2 AND ?3",
            ),
        };
        let total = self
            .conn
            .prepare_cached(count)?
            .query_row((&which, from, to), |row| size(row, 0))?;
        Ok(Shown {
            records: self.records(list, (which, from, to, whole(limit), whole(skip)))?,
            total,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Helps;
    use crate::domain::{CheckIn, CheckInKind};
    use crate::store::sample::{check_in, day, id, person, reach, with};

    fn met(n: u8, on: &str, people: &[u8]) -> CheckIn {
        CheckIn {
            people: Some(people.iter().map(|n| id(*n)).collect()),
            ..check_in(n, on, &[])
        }
    }

    fn journal() -> Store {
        let rosa = Person {
            hard_order: Some(2),
            ..person(1, "Rosa")
        };
        let dev = Person {
            hard_order: Some(1),
            ..person(2, "Dev")
        };
        let they_called = Reach {
            first: First::Them,
            felt: Some(Felt::Warm),
            how: How::Text,
            gave: true,
            ..reach(12, "2026-11-20", "18:00:00", &[1])
        };
        let weekly = CheckIn {
            kind: CheckInKind::Weekly,
            ..met(15, "2026-11-16", &[4])
        };
        with(vec![
            rosa.into(),
            dev.into(),
            person(3, "Mom").into(),
            person(4, "Marcus").into(),
            Reach {
                felt: Some(Felt::Hard),
                ..reach(11, "2026-11-20", "09:00:00", &[1, 3])
            }
            .into(),
            they_called.into(),
            met(13, "2026-11-20", &[1]).into(),
            met(14, "2026-11-21", &[4, 4]).into(),
            weekly.into(),
            reach(16, "2026-10-01", "09:00:00", &[3]).into(),
        ])
    }

    const WEEKS: Span = Span {
        from: None,
        to: None,
    };

    #[test]
    fn a_contact_is_one_person_on_one_day() {
        let store = journal();
        let span = Span::days(day("2026-11-16"), day("2026-11-22"));
        let contacts = store.contacts(None, span).unwrap();
        let rosa = Contact {
            day: day("2026-11-20"),
            person: id(1),
            // She wrote later; the first move that day was mine.
            first: Some(First::Me),
            felt: Some(Felt::Warm),
            gave: true,
        };
        assert_eq!(contacts.len(), 3);
        assert_eq!(contacts[0], rosa);
        assert_eq!(contacts[2].person, id(4));
        assert_eq!(contacts[2].first, None);
        assert_eq!(store.contacts(Some(id(1)), WEEKS).unwrap(), [rosa]);
        assert_eq!(store.contacts(Some(id(3)), WEEKS).unwrap().len(), 2);
    }

    #[test]
    fn weeks_count_contacts_and_people() {
        let store = journal();
        let weeks = store.contacts_by_week(day("2026-11-09"), 2).unwrap();
        let this = ContactWeek {
            contacts: 3,
            people: 3,
        };
        assert_eq!(weeks, [ContactWeek::default(), this]);
        assert_eq!(store.contacts_by_week(day("2026-11-09"), 0).unwrap(), []);
    }

    #[test]
    fn the_last_contact_says_how_and_who_began() {
        let store = journal();
        let last = store.last_contact(id(1)).unwrap().unwrap();
        // The check-in of the evening named her, after her text.
        assert_eq!((last.source, last.record), (Kind::CheckIn, id(13)));
        assert_eq!((last.how, last.first), (None, None));
        let mom = store.last_contact(id(3)).unwrap().unwrap();
        assert_eq!((mom.day, mom.record), (day("2026-11-20"), id(11)));
        assert_eq!((mom.how, mom.first), (Some(How::Call), Some(First::Me)));
        assert_eq!(store.last_contact(id(9)).unwrap(), None);
    }

    #[test]
    fn people_for_hard_moments_come_first_then_the_latest_contact() {
        let store = journal();
        let span = Span::days(day("2026-11-01"), day("2026-11-22"));
        let network = store.network(span).unwrap();
        let names: Vec<&str> = network.iter().map(|it| it.person.name.as_str()).collect();
        assert_eq!(names, ["Dev", "Rosa", "Marcus", "Mom"]);
        assert_eq!(network[0].last, None);
        assert_eq!(network[0].times, Times::default());
        let rosa = Times {
            days: 1,
            me_first: 1,
            warm: 1,
            gave: 1,
            ..Times::default()
        };
        assert_eq!(network[1].times, rosa);
    }

    #[test]
    fn the_hard_moment_page_has_those_with_a_place_who_are_safe() {
        let mut store = journal();
        let names = |store: &Store| -> Vec<String> {
            let people = store.hard_moment_people().unwrap();
            people.into_iter().map(|it| it.name).collect()
        };
        assert_eq!(names(&store), ["Dev", "Rosa"]);
        let unsafe_now = Person {
            hard_order: Some(1),
            not_safe: true,
            ..person(2, "Dev")
        };
        let harder = Person {
            hard_order: Some(3),
            helps: Some(Helps::Harder),
            ..person(3, "Mom")
        };
        crate::store::sample::put(&mut store, vec![unsafe_now.into(), harder.into()]);
        assert_eq!(names(&store), ["Rosa"]);
    }

    #[test]
    fn the_log_is_newest_first_page_by_page_and_by_person() {
        let store = journal();
        let ids = |person: Option<u8>, skip, limit| -> (Vec<Id>, usize) {
            let shown = store.reaches(person.map(id), WEEKS, skip, limit).unwrap();
            let ids = shown.records.iter().map(|reach| reach.id).collect();
            (ids, shown.total)
        };
        assert_eq!(ids(None, 0, 2), (vec![id(12), id(11)], 3));
        assert_eq!(ids(None, 2, 2), (vec![id(16)], 3));
        assert_eq!(ids(Some(1), 0, 9), (vec![id(12), id(11)], 2));
        assert_eq!(ids(Some(3), 1, 9), (vec![id(16)], 2));
        assert_eq!(ids(Some(4), 0, 9), (vec![], 0));
    }
}

//! What the people pages show: who there is, when there was contact, who began it and how it felt, and the log.
//!
//! A contact is one person on one day, from reach-outs and check-ins, however often.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row};
use serde::de::DeserializeOwned;

use super::error::Error;
use super::read::{Shown, typed};
use super::{Span, Store};
use crate::domain::{Day, Felt, First, How, Id, Kind, Person, Reach};

/// One person on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    pub day: Day,
    pub person: Id,
    /// Who made the first move that day, where a reach-out says it.
    pub first: Option<First>,
    /// How it felt, as said last that day.
    pub felt: Option<Felt>,
}

/// The last contact with someone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LastContact {
    pub day: Day,
    /// Both of these only where a reach-out says it.
    pub how: Option<How>,
    pub first: Option<First>,
}

/// Contacts with someone, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Days with contact.
    pub days: usize,
    /// Of these, how many the person began.
    pub me_first: usize,
    /// Of these, how many the other began.
    pub them_first: usize,
    pub hard: usize,
    pub okay: usize,
    pub warm: usize,
}

impl Tally {
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
    }
}

/// Someone in the network, and the contact there was.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub person: Person,
    /// The last contact of all.
    pub last: Option<LastContact>,
    /// The contacts within the span that was asked for.
    pub tally: Tally,
}

impl Store {
    /// Everyone, with the last contact and the contacts within `span`: the people for hard moments first, in their
    /// order, then by last contact, newest first. Never by count: a ranking of people invites guilt.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn network(&self, span: Span) -> Result<Vec<Known>, Error> {
        let mut tallies: BTreeMap<Id, Tally> = BTreeMap::new();
        for contact in self.contacts(None, span)? {
            tallies.entry(contact.person).or_default().add(&contact);
        }
        let mut network = Vec::new();
        for person in self.list::<Person>(Span::ALL)? {
            network.push(Known {
                last: self.last_contact(person.id)?,
                tally: tallies.remove(&person.id).unwrap_or_default(),
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

    /// The last contact with `person`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn last_contact(&self, person: Id) -> Result<Option<LastContact>, Error> {
        let found = self
            .conn
            .prepare_cached(
                "SELECT day, how, first FROM contact WHERE person = ?1
                 ORDER BY day DESC, at DESC, record DESC LIMIT 1",
            )?
            .query_row([person.bytes()], |row| {
                Ok(day(row)?.map(|day| LastContact {
                    day,
                    how: named(row, 1),
                    first: named(row, 2),
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
        let mut statement = self.conn.prepare_cached(
            "SELECT day, person, first, felt FROM contact
             WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR person = ?3)
             ORDER BY day, person, at, record",
        )?;
        let (from, to) = ends(span);
        let mut rows = statement.query((from, to, person.map(Id::bytes)))?;
        let mut contacts: Vec<Contact> = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(day) = day(row)? else {
                continue;
            };
            let person = Id::from_bytes(row.get(1)?);
            let next = Contact {
                day,
                person,
                first: named(row, 2),
                felt: named(row, 3),
            };
            match contacts
                .last_mut()
                .filter(|last| (last.day, last.person) == (day, person))
            {
                Some(same) => {
                    same.first = same.first.or(next.first);
                    same.felt = next.felt.or(same.felt);
                }
                None => contacts.push(next),
            }
        }
        Ok(contacts)
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
        let (from, to) = ends(span);
        let mut statement = self.conn.prepare_cached(
            "SELECT head.record, version.body, count(*) OVER () FROM head JOIN version ON version.seq = head.version
             WHERE head.kind = ?1 AND head.live = 1 AND head.day BETWEEN ?2 AND ?3
               AND (?4 IS NULL OR EXISTS (SELECT 1 FROM contact WHERE record = head.record AND person = ?4))
             ORDER BY head.day DESC, head.at DESC, head.record DESC LIMIT ?5 OFFSET ?6",
        )?;
        let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let mut rows = statement.query((
            Kind::Reach.name(),
            from,
            to,
            person.map(Id::bytes),
            whole(limit),
            whole(skip),
        ))?;
        let mut shown = Shown {
            records: Vec::new(),
            total: 0,
        };
        while let Some(row) = rows.next()? {
            let body = row.get_ref(1)?.as_str().unwrap_or_default();
            shown
                .records
                .push(typed(Id::from_bytes(row.get(0)?), body)?);
            shown.total = usize::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
        }
        Ok(shown)
    }
}

fn ends(span: Span) -> (String, String) {
    let end =
        |day: Option<Day>, open: &str| day.map_or_else(|| open.to_owned(), |it| it.to_string());
    (end(span.from, "0000"), end(span.to, "9999"))
}

fn day(row: &Row<'_>) -> rusqlite::Result<Option<Day>> {
    Ok(row.get_ref(0)?.as_str()?.parse().ok())
}

/// The value whose JSON is the word in that column.
fn named<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Option<T> {
    let word: Option<String> = row.get(column).ok()?;
    serde_json::from_value(serde_json::Value::String(word?)).ok()
}

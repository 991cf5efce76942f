//! Connection: how often, with how many people, and how it felt.
//!
//! More is not better, and nobody is ranked. Nothing here is ever set against a mood by a person's name.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::Weekday;

use super::thresholds::WEEK;
use crate::domain::{Day, Felt, First, Id};

/// Being in touch with a person on a day, from a reach-out or a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    pub person: Id,
    pub day: Day,
    /// Who made the first move, where it was said.
    pub first: Option<First>,
    /// How it felt, where it was said.
    pub felt: Option<Felt>,
}

/// What contacts add up to. One person on one day is one time, however often they were in touch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub times: usize,
    /// Times on which the person made the first move.
    pub me: usize,
    /// Times on which the other did. Of the rest it was not said.
    pub them: usize,
    pub warm: usize,
    pub okay: usize,
    /// Times that felt hard. Of the rest it was not said.
    pub hard: usize,
}

impl Tally {
    /// Of how many times it was said how they felt: what a share that felt warm is a share of.
    #[must_use]
    pub fn felt(self) -> usize {
        self.warm + self.okay + self.hard
    }

    fn count(&mut self, contact: &Contact) {
        self.times += 1;
        match contact.first {
            Some(First::Me) => self.me += 1,
            Some(First::Them) => self.them += 1,
            None => {}
        }
        match contact.felt {
            Some(Felt::Warm) => self.warm += 1,
            Some(Felt::Okay) => self.okay += 1,
            Some(Felt::Hard) => self.hard += 1,
            None => {}
        }
    }
}

/// One week of contacts, as far as it lies in the span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekOfContacts {
    /// Its first day, which may lie before the span.
    pub start: Day,
    pub times: usize,
    /// How many different people.
    pub people: usize,
}

/// Contacts with one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithPerson {
    pub person: Id,
    pub tally: Tally,
    /// The last day in the span.
    pub last: Day,
}

/// The contacts of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    pub all: Tally,
    /// Every week of the span, oldest first, those without a contact too.
    pub weeks: Vec<WeekOfContacts>,
    /// Each person once, the most recent first; of the same day by id. Never by count: a ranking invites guilt.
    pub people: Vec<WithPerson>,
}

/// Sums up the contacts of the days from `from` to `to`, in weeks that begin on `week_start`. Of several on a day with
/// one person the first that says so tells who moved first, and the last that says so how it felt, in the order given.
/// N log n in the contacts; linear when they come in order of day and person.
#[must_use]
pub fn connection(
    contacts: impl IntoIterator<Item = Contact>,
    from: Day,
    to: Day,
    week_start: Weekday,
) -> Connection {
    let contacts = one_a_day(
        contacts
            .into_iter()
            .filter(|contact| (from..=to).contains(&contact.day))
            .collect(),
    );
    let mut all = Tally::default();
    let mut people: BTreeMap<Id, WithPerson> = BTreeMap::new();
    for contact in &contacts {
        all.count(contact);
        let with = people.entry(contact.person).or_insert(WithPerson {
            person: contact.person,
            tally: Tally::default(),
            last: contact.day,
        });
        with.tally.count(contact);
        with.last = contact.day;
    }
    let mut people: Vec<WithPerson> = people.into_values().collect();
    people.sort_by_key(|with| Reverse(with.last));
    Connection {
        all,
        weeks: weeks(&contacts, from.week_start(week_start), to),
        people,
    }
}

/// One contact for each person and day, in order of days.
fn one_a_day(mut contacts: Vec<Contact>) -> Vec<Contact> {
    contacts.sort_by_key(|contact| (contact.day, contact.person));
    contacts
        .chunk_by(|one, other| (one.day, one.person) == (other.day, other.person))
        .filter_map(|same| {
            Some(Contact {
                first: same.iter().find_map(|contact| contact.first),
                felt: same.iter().rev().find_map(|contact| contact.felt),
                ..*same.first()?
            })
        })
        .collect()
}

fn weeks(contacts: &[Contact], first: Day, to: Day) -> Vec<WeekOfContacts> {
    let mut rest = contacts;
    let mut weeks = Vec::new();
    let mut start = first;
    while start <= to {
        let next = start.plus(WEEK);
        let (own, later) = rest.split_at(rest.partition_point(|contact| contact.day < next));
        let mut people: Vec<Id> = own.iter().map(|contact| contact.person).collect();
        people.sort_unstable();
        people.dedup();
        weeks.push(WeekOfContacts {
            start,
            times: own.len(),
            people: people.len(),
        });
        rest = later;
        start = next;
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::{day, person};
    use proptest::prelude::*;

    fn contact(who: u8, at: i64) -> Contact {
        Contact {
            person: person(who),
            day: day(at),
            first: None,
            felt: None,
        }
    }

    #[test]
    fn one_person_on_one_day_is_one_time() {
        let morning = Contact {
            first: Some(First::Me),
            felt: Some(Felt::Okay),
            ..contact(1, 3)
        };
        let evening = Contact {
            first: Some(First::Them),
            felt: Some(Felt::Hard),
            ..contact(1, 3)
        };
        let found = connection(
            [contact(1, 3), morning, evening],
            day(0),
            day(6),
            Weekday::Mon,
        );
        let expected = Tally {
            times: 1,
            me: 1,
            hard: 1,
            ..Tally::default()
        };
        assert_eq!((found.all, found.all.felt()), (expected, 1));
    }

    #[test]
    fn weeks_and_people_are_counted_once_each() {
        let contacts = [
            contact(2, 1),
            contact(1, 0),
            contact(1, 2),
            contact(1, 15),
            contact(3, 99),
        ];
        let found = connection(contacts, day(0), day(16), Weekday::Mon);
        let weeks: Vec<_> = found
            .weeks
            .iter()
            .map(|week| (week.start, week.times, week.people))
            .collect();
        assert_eq!(weeks, [(day(0), 3, 2), (day(7), 0, 0), (day(14), 1, 1)]);
        let people: Vec<_> = found
            .people
            .iter()
            .map(|with| (with.person, with.tally.times, with.last))
            .collect();
        assert_eq!(people, [(person(1), 3, day(15)), (person(2), 1, day(1))]);
    }

    #[test]
    fn a_week_may_begin_before_the_span() {
        let found = connection([contact(1, 1), contact(1, 6)], day(2), day(8), Weekday::Sun);
        let weeks: Vec<_> = found
            .weeks
            .iter()
            .map(|week| (week.start, week.times))
            .collect();
        assert_eq!(weeks, [(day(-1), 0), (day(6), 1)]);
    }

    proptest! {
        #[test]
        fn all_weeks_and_all_people_add_up_to_the_whole(
            given in prop::collection::vec((0_u8..6, -5_i64..60, 0_u8..3), 0..80),
        ) {
            let contacts: Vec<Contact> = given.iter().map(|(who, at, felt)| Contact {
                felt: [None, Some(Felt::Warm), Some(Felt::Hard)][usize::from(*felt)],
                ..contact(*who, *at)
            }).collect();
            let found = connection(contacts.clone(), day(0), day(50), Weekday::Wed);
            prop_assert_eq!(found.weeks.iter().map(|week| week.times).sum::<usize>(), found.all.times);
            prop_assert_eq!(found.people.iter().map(|with| with.tally.times).sum::<usize>(), found.all.times);
            prop_assert_eq!(found.people.iter().map(|with| with.tally.felt()).sum::<usize>(), found.all.felt());
            prop_assert!(found.people.is_sorted_by_key(|with| Reverse(with.last)));
            let doubled = contacts.iter().chain(&contacts).copied();
            prop_assert_eq!(connection(doubled, day(0), day(50), Weekday::Wed), found);
        }
    }
}

//! The network by nearness and by kind of help. Who may not be suggested is in neither.

use super::person::{Person, Support, offered};

/// How many circles there are.
pub const CIRCLES: u8 = 3;

/// Everyone who may be suggested, by circle, the inner one first; those without a circle come last. Within one, in the
/// order in which people are offered.
#[must_use]
pub fn circles(people: &[Person]) -> Vec<(Option<u8>, Vec<Person>)> {
    let all = offered(people.to_vec());
    let each = (1..=CIRCLES).map(Some).chain([None]);
    each.map(|circle| {
        let of_it = all.iter().filter(|it| it.circle == circle);
        (circle, of_it.cloned().collect())
    })
    .collect()
}

/// Each kind of help with those who give it. A kind that no one gives yet has nobody.
#[must_use]
pub fn kinds_of_help(people: &[Person]) -> Vec<(Support, Vec<Person>)> {
    let all = offered(people.to_vec());
    let with = |support: &Support| {
        let of_it = all.iter().filter(|it| it.support.contains(support));
        (*support, of_it.cloned().collect())
    };
    Support::ALL.iter().map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::strategies::record_of;
    use crate::domain::{Kind, Record};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn everyone_who_may_be_suggested_is_in_one_circle_and_no_one_else_is(
            records in prop::collection::vec(record_of(Kind::Person), 0..12),
        ) {
            let people: Vec<Person> = records.into_iter().filter_map(|it| match it {
                Record::Person(person) => Some(person),
                _ => None,
            }).collect();
            let found = circles(&people);
            let mut ids: Vec<_> = found.iter().flat_map(|(_, people)| people.iter().map(|it| it.id)).collect();
            let mut expected: Vec<_> = people.iter().filter(|it| it.may_be_suggested()).map(|it| it.id).collect();
            ids.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(ids, expected);
            for (circle, of_it) in &found {
                prop_assert!(of_it.iter().all(|it| it.circle == *circle));
            }
            for (support, of_it) in kinds_of_help(&people) {
                prop_assert!(of_it.iter().all(|it| it.support.contains(&support) && it.may_be_suggested()));
                let none = !people.iter().any(|it| it.may_be_suggested() && it.support.contains(&support));
                prop_assert_eq!(of_it.is_empty(), none);
            }
        }
    }
}

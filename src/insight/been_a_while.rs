//! Who it has been a while with, against what the person wished. Only the person's own wish is a measure.

use super::thresholds::BEEN_A_WHILE_AT_MOST;
use crate::domain::{Day, Id, Person};

/// Someone it has been a while with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BeenAWhile {
    pub person: Id,
    /// Days since the last contact.
    pub days: i64,
    /// How often the person would like to be in touch, in days.
    pub rhythm_days: u16,
}

/// At most 3 people whose last contact is longer ago than the person wished, the one longest past the wish first, by
/// days over wished days; that quotient is for the order only, and never shown. `people` come each with the day of
/// the last contact. Left out are those without a wished rhythm, those to be quiet about, those who may not be
/// suggested, and those with no contact yet, of whom nothing is known.
#[must_use]
pub fn been_a_while<'a>(
    people: impl IntoIterator<Item = (&'a Person, Option<Day>)>,
    today: Day,
) -> Vec<BeenAWhile> {
    let mut found: Vec<BeenAWhile> = people
        .into_iter()
        .filter(|(person, _)| person.may_be_suggested())
        .filter(|(person, _)| person.quiet_until.is_none_or(|until| until <= today))
        .filter_map(|(person, last)| {
            Some(BeenAWhile {
                person: person.id,
                days: today.since(last?),
                rhythm_days: person.rhythm_days?,
            })
        })
        .filter(|it| it.days > i64::from(it.rhythm_days))
        .collect();
    // a/b > c/d as a*d > c*b: whole numbers, so equal ones are equal.
    found.sort_by(|one, other| {
        let (a, b) = (one.days, i64::from(one.rhythm_days));
        let (c, d) = (other.days, i64::from(other.rhythm_days));
        (c * b).cmp(&(a * d)).then(one.person.cmp(&other.person))
    });
    found.truncate(BEEN_A_WHILE_AT_MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Helps;
    use crate::insight::drawn::{day, person};

    fn wish(who: u8, rhythm: u16) -> Person {
        Person {
            rhythm_days: Some(rhythm),
            ..Person::named(person(who), "someone")
        }
    }

    #[test]
    fn it_has_been_a_while_once_the_wished_days_are_over() {
        let (rosa, dev, mom, group) = (wish(1, 7), wish(2, 2), wish(3, 30), wish(4, 1));
        let last = |who, at| (who, Some(day(at)));
        let people = [
            last(&rosa, 3),
            last(&dev, 0),
            last(&mom, -90),
            last(&group, 9),
            last(&rosa, 2),
        ];
        let found: Vec<_> = been_a_while(people, day(10))
            .iter()
            .map(|it| (it.person, it.days))
            .collect();
        // 10 of 2 days, 100 of 30, 8 of 7; 7 of 7 and 1 of 1 are in time.
        assert_eq!(found, [(person(2), 10), (person(3), 100), (person(1), 8)]);
    }

    #[test]
    fn at_most_three_people_are_named() {
        let people: Vec<Person> = (1..9).map(|who| wish(who, 1)).collect();
        let found = been_a_while(people.iter().map(|it| (it, Some(day(0)))), day(5));
        assert_eq!(
            found.iter().map(|it| it.person).collect::<Vec<_>>(),
            [person(1), person(2), person(3)]
        );
    }

    #[test]
    fn some_people_are_never_named() {
        let not_safe = Person {
            not_safe: true,
            ..wish(1, 1)
        };
        let harder = Person {
            helps: Some(Helps::Harder),
            ..wish(2, 1)
        };
        let quiet = Person {
            quiet_until: Some(day(11)),
            ..wish(3, 1)
        };
        let no_wish = Person {
            rhythm_days: None,
            ..wish(4, 1)
        };
        let long_ago = [&not_safe, &harder, &quiet, &no_wish].map(|it| (it, Some(day(0))));
        assert_eq!(been_a_while(long_ago, day(10)), []);
        assert_eq!(been_a_while([(&wish(5, 1), None)], day(10)), []);
        assert_eq!(been_a_while([(&quiet, Some(day(0)))], day(11)).len(), 1);
    }
}

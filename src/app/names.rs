//! Finding something by a name that was typed: a person, a goal.

use thiserror::Error;

/// Why a name names nothing.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoSuchName {
    /// Nothing has that name.
    #[error("no such name: {0}")]
    None(String),
    /// Several have it, or have it as a part of theirs: these.
    #[error("{wanted} could be any of {names:?}")]
    Many { wanted: String, names: Vec<String> },
}

/// The one of `items` that `wanted` names. Capital letters and the space around it make no difference; the whole name
/// wins over a part of one, and a part must be in one name only.
///
/// # Errors
/// [`NoSuchName`] when it is none or not one.
pub fn find<'a, T>(
    items: &'a [T],
    name: impl Fn(&T) -> &str,
    wanted: &str,
) -> Result<&'a T, NoSuchName> {
    match whole(items, &name, wanted) {
        Err(NoSuchName::None(_)) => {
            let part = folded(wanted);
            one(items, &name, wanted, |name| name.contains(&part))
        }
        found => found,
    }
}

/// The same by the whole name alone.
///
/// # Errors
/// As [`find`].
pub fn whole<'a, T>(
    items: &'a [T],
    name: impl Fn(&T) -> &str,
    wanted: &str,
) -> Result<&'a T, NoSuchName> {
    let exact = folded(wanted);
    one(items, name, wanted, |name| name == exact)
}

fn one<'a, T>(
    items: &'a [T],
    name: impl Fn(&T) -> &str,
    wanted: &str,
    fits: impl Fn(&str) -> bool,
) -> Result<&'a T, NoSuchName> {
    let empty = wanted.trim().is_empty();
    let found: Vec<&T> = items
        .iter()
        .filter(|item| !empty && fits(&folded(name(item))))
        .collect();
    match found.as_slice() {
        [one] => Ok(one),
        [] => Err(NoSuchName::None(wanted.to_owned())),
        many => Err(NoSuchName::Many {
            wanted: wanted.to_owned(),
            names: many.iter().map(|item| name(item).to_owned()).collect(),
        }),
    }
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    static NAMES: [&str; 5] = ["Rosa", "Rosalind", "Dev", "Tuesday group", "dev"];

    fn found(wanted: &str) -> Result<&'static str, NoSuchName> {
        find(&NAMES, |name| name, wanted).copied()
    }

    #[test]
    fn the_whole_name_wins_over_a_part() {
        assert_eq!(found("rosa"), Ok("Rosa"));
        assert_eq!(found(" ROSALIND "), Ok("Rosalind"));
    }

    #[test]
    fn a_part_must_be_in_one_name_only() {
        assert_eq!(found("group"), Ok("Tuesday group"));
        let many = |wanted: &str, names: &[&str]| NoSuchName::Many {
            wanted: wanted.to_owned(),
            names: names.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(found("ros"), Err(many("ros", &["Rosa", "Rosalind"])));
        assert_eq!(found("DEV"), Err(many("DEV", &["Dev", "dev"])));
    }

    #[test]
    fn nothing_names_nothing() {
        for wanted in ["", "  ", "Kim"] {
            assert_eq!(found(wanted), Err(NoSuchName::None(wanted.to_owned())));
        }
    }
}

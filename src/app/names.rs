//! What a name that was typed means: an exact match wins over a part, a part must be unique, and case does not matter.

use strsim::damerau_levenshtein;

/// Why a name means nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameError {
    /// Nothing has it; the nearest name, where one is near.
    None { near: Option<String> },
    /// Several have it.
    Many(Vec<String>),
}

/// The one of `all` that `wanted` means.
///
/// # Errors
/// When it means none of them, or several.
pub fn find<'a, T>(
    all: &'a [T],
    name: impl Fn(&T) -> &str,
    wanted: &str,
) -> Result<&'a T, NameError> {
    let wanted = wanted.trim().to_lowercase();
    let lower = |it: &T| name(it).to_lowercase();
    let exact: Vec<&T> = all.iter().filter(|it| lower(it) == wanted).collect();
    let found = if exact.is_empty() && !wanted.is_empty() {
        all.iter()
            .filter(|it| lower(it).contains(&wanted))
            .collect()
    } else {
        exact
    };
    match found.as_slice() {
        [one] => Ok(one),
        [] => {
            let near = all
                .iter()
                .map(|it| (damerau_levenshtein(&lower(it), &wanted), it))
                .min_by_key(|(distance, _)| *distance)
                .filter(|(distance, _)| *distance <= 2 && !wanted.is_empty())
                .map(|(_, it)| name(it).to_owned());
            Err(NameError::None { near })
        }
        several => Err(NameError::Many(
            several.iter().map(|it| name(it).to_owned()).collect(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_name_wins_and_a_part_is_enough_when_it_is_unique() {
        let all = ["Rosa", "Rosalind", "Dev", "Tuesday group"];
        let find = |wanted| find(&all, |it| it, wanted).copied();
        assert_eq!(find("rosa"), Ok("Rosa"));
        assert_eq!(find("rosal"), Ok("Rosalind"));
        assert_eq!(find("GROUP"), Ok("Tuesday group"));
        assert_eq!(
            find("ros"),
            Err(NameError::Many(vec!["Rosa".into(), "Rosalind".into()]))
        );
        assert_eq!(
            find("Dve"),
            Err(NameError::None {
                near: Some("Dev".into())
            })
        );
        assert_eq!(find(""), Err(NameError::None { near: None }));
    }
}

//! Words about what a check of the file found, the same in every face.

use crate::say;
use crate::store::{Finding, Whereabouts};
use crate::words::Words;

/// What is to be done about findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// Lists or search differ from what was written; they can be made anew from it.
    Rebuild,
    /// Words are not as they were written: a new journal can be made of all that is.
    Rescue,
}

impl Remedy {
    /// The words for what can be done in a shell.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Rebuild => "findings-rebuild",
            Self::Rescue => "findings-rescue",
        }
    }
}

/// What helps with a finding.
#[must_use]
pub fn remedy(finding: &Finding) -> Remedy {
    match finding {
        Finding::Index(_) | Finding::Reading { .. } | Finding::Rows { .. } => Remedy::Rebuild,
        Finding::File(_)
        | Finding::Dangling { .. }
        | Finding::Changed { .. }
        | Finding::Unreadable { .. } => Remedy::Rescue,
    }
}

/// What helps with all of them; none when there are none.
#[must_use]
pub fn worst(found: &[Finding]) -> Option<Remedy> {
    found.iter().map(remedy).max()
}

/// Findings, a sentence for each kind of them.
#[must_use]
pub fn findings(words: &Words, found: &[Finding]) -> Vec<String> {
    let count = |is: fn(&Finding) -> bool| found.iter().filter(|it| is(it)).count();
    let counted = [
        ("findings-file", count(|it| matches!(it, Finding::File(_)))),
        (
            "findings-changed",
            count(|it| matches!(it, Finding::Changed { .. } | Finding::Unreadable { .. })),
        ),
        (
            "findings-dangling",
            count(|it| matches!(it, Finding::Dangling { .. })),
        ),
        (
            "findings-reading",
            count(|it| remedy(it) == Remedy::Rebuild),
        ),
    ];
    counted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| say!(words, id, count = count))
        .collect()
}

/// What is worth knowing of the place where the file is, a sentence each.
#[must_use]
pub fn place(words: &Words, place: &Whereabouts) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(folder) = &place.synced {
        lines.push(say!(
            words,
            "findings-synced",
            path = folder.display().to_string()
        ));
    }
    if place.network {
        lines.push(words.get("findings-network"));
    }
    for copy in &place.copies {
        lines.push(say!(
            words,
            "findings-copy",
            path = copy.display().to_string()
        ));
    }
    for path in &place.open_to_others {
        lines.push(say!(
            words,
            "findings-open",
            path = path.display().to_string()
        ));
    }
    lines
}

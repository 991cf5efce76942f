//! What goes with better days, in sentences: the same in both faces and in the shell. Each names both counts, says
//! that it may be chance, and claims no cause.

use super::links::{Link, Looked, Thing};
use super::trend_words::level;
use crate::domain::Question;
use crate::insight::compare::{Comparison, Lag, TooEarly};
use crate::insight::thresholds::{LINK_AT_LEAST, LINK_DAYS};
use crate::say;
use crate::words::Words;

/// Things that are said to be too early.
const EARLY: usize = 2;

/// What a thing is called.
#[must_use]
pub fn thing(words: &Words, thing: &Thing) -> String {
    match thing {
        Thing::Goal(_, text) => say!(words, "links-thing-goal", goal = text.as_str()),
        Thing::Someone => words.get("links-thing-someone"),
        Thing::Group => words.get("links-thing-group"),
        Thing::Gave => words.get("links-thing-gave"),
        Thing::Wrote => words.get("links-thing-wrote"),
        Thing::Practice => words.get("links-thing-practice"),
    }
}

/// What a question is called in the middle of a sentence.
fn name(words: &Words, question: &Question) -> String {
    words.question_name(question).to_lowercase()
}

/// `"Walk most days": mood was 3.9 on days with it (14 days). Without it: 3.1 (31 days). ...`
#[must_use]
pub fn found(words: &Words, link: &Link, it: &Comparison) -> String {
    let with = say!(
        words,
        match link.lag {
            Lag::SameDay => "links-found",
            Lag::NextDay => "links-found.next",
        },
        thing = thing(words, &link.thing),
        name = name(words, &link.question),
        mean = level(words, it.with.mean),
        n = it.with.n,
    );
    let without = say!(
        words,
        "links-found-without",
        mean = level(words, it.without.mean),
        n = it.without.n
    );
    // A difference and its interval are named by their size: the two means say which way.
    let (near, far) = if it.difference < 0.0 {
        (-it.high, -it.low)
    } else {
        (it.low, it.high)
    };
    let between = say!(
        words,
        "links-found-between",
        difference = level(words, it.difference.abs()),
        low = words.number(near, 1),
        high = words.number(far, 1)
    );
    let chance = words.get(match link.lag {
        Lag::SameDay => "links-found-chance",
        Lag::NextDay => "links-found-chance.next",
    });
    format!("{with} {without} {between} {chance}")
}

/// All sentences: what stands out, how many were looked at, and what is too early; each with the id of how it was
/// worked out.
#[must_use]
pub fn sentences(words: &Words, looked: &Looked) -> Vec<(String, &'static str)> {
    let mut said: Vec<(String, &'static str)> = looked
        .better()
        .map(|(link, it)| (found(words, link, it), "how-link"))
        .collect();
    if looked.looked_at > 0 {
        let (m, k) = (looked.looked_at, looked.by_chance);
        let text = if said.is_empty() {
            say!(words, "links-none", m = m)
        } else {
            say!(words, "links-looked", m = m, k = k)
        };
        said.push((text, "how-looked"));
    } else if looked.all.is_empty() {
        said.push((words.get("links-nothing"), "how-early"));
    }
    let early = looked.early();
    for (of, early) in early.iter().take(EARLY) {
        said.push((too_early(words, &thing(words, of), *early), "how-early"));
    }
    if !early.is_empty() {
        let needs = say!(words, "links-needs", of = LINK_AT_LEAST, days = LINK_DAYS);
        said.push((needs, "how-early"));
    }
    said
}

/// `"Walk most days": too early (6 days with, 20 without).`
fn too_early(words: &Words, thing: &str, early: TooEarly) -> String {
    say!(
        words,
        "links-early",
        thing = thing,
        with = early.with,
        without = early.without
    )
}

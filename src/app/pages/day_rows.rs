//! What the page of a day says of each thing that was written down for it.

use crate::app::Own;
use crate::app::flows::check_in::called;
use crate::app::goals::today::GoalToday;
use crate::app::page::Row;
use crate::domain::card::{Practice, PracticeKind};
use crate::domain::setback::Setback;
use crate::domain::{
    Answer, CheckIn, CheckInKind, Done, Entry, Id, Person, Question, Reach, first_line,
};
use crate::say;
use crate::store::OneDay;
use crate::words::Words;

/// `Mood 4   Stress 2   Sleep 4   People: Rosa   Note: ...`
pub(super) fn check_in(
    words: &Words,
    check_in: &CheckIn,
    read: &OneDay,
    questions: &[Question],
    own: &Own,
) -> String {
    let mut parts = Vec::new();
    if check_in.kind == CheckInKind::HardDay {
        parts.push(words.get("day-hard"));
    }
    for question in questions {
        if let Some(Answer::Level(level)) = check_in.answers.get(&question.slug) {
            parts.push(format!("{} {level}", words.question_short(question)));
        }
    }
    match &check_in.people {
        Some(people) if people.is_empty() => parts.push(words.get("day-no-one")),
        Some(people) => parts.push(say!(
            words,
            "day-people",
            people = names(people, read, own).join(", ")
        )),
        None => {}
    }
    if let Some(note) = &check_in.note {
        parts.push(say!(words, "day-note", note = note.as_str()));
    }
    parts.join("   ")
}

fn names(people: &[Id], read: &OneDay, own: &Own) -> Vec<String> {
    people
        .iter()
        .filter_map(|id| read.people.get(id))
        .map(|person: &Person| own.shown(&person.name))
        .collect()
}

/// `Rosa, called   about the visit`
pub(super) fn reach(words: &Words, reach: &Reach, read: &OneDay, own: &Own) -> String {
    let who: Vec<String> = reach
        .people
        .iter()
        .filter_map(|id| read.people.get(id))
        .map(|person| called(person, own))
        .collect();
    let how = words.get(&format!("reach-how-{}", reach.how.name()));
    let mut parts = vec![who.join(", "), how];
    parts.extend(reach.note.clone());
    parts.join("   ")
}

/// `Journal   Forms are done   40 words`
pub(super) fn entry(words: &Words, entry: &Entry) -> Row {
    let detail = say!(
        words,
        "day-entry",
        title = entry.first_line(),
        count = entry.word_count()
    );
    Row::pick(words.get("day-journal")).detail(detail)
}

/// The person's word for it, and what they said first.
pub(super) fn setback(words: &Words, setback: &Setback, own: &Own) -> Row {
    let said = [&setback.situation, &setback.note, &setback.helped];
    let said = said.into_iter().flatten().next().map(|it| first_line(it));
    Row::pick(own.setback(words)).detail(said.unwrap_or_default())
}

/// `A thought, checked   He is done with me.`
pub(super) fn practice(words: &Words, practice: &Practice) -> Row {
    let thought = practice.thought.as_ref();
    let said = thought.and_then(|it| it.thought.as_ref().or(it.situation.as_ref()));
    let said = said.or(practice.note.as_ref()).map(|it| first_line(it));
    Row::pick(practice_name(words, practice.kind)).detail(said.unwrap_or_default())
}

/// What an exercise is called.
pub(super) fn practice_name(words: &Words, kind: PracticeKind) -> String {
    words.get(match kind {
        PracticeKind::Breathe => "day-practice-breathe",
        PracticeKind::Ground => "day-practice-ground",
        PracticeKind::Thought => "day-practice-thought",
    })
}

/// `[x] Walk most days   30 minutes`
pub(super) fn goal(words: &Words, it: &GoalToday) -> Row {
    let said = match it.answer() {
        Some(Done::NotToday) => Some(words.get("day-goal-not")),
        _ => it.amount(words),
    };
    let note = it.ticks.iter().rev().find_map(|tick| tick.note.clone());
    Row::pick(it.goal.text.clone())
        .mark(it.mark())
        .detail(said.unwrap_or_default())
        .note(note.unwrap_or_default())
}

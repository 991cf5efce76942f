//! `mainstay reach`: a reach-out.

use super::arguments::Reach as Arguments;
use super::checkin::named;
use super::desk::Desk;
use super::failure::Failure;
use crate::app::flows::reach_out;
use crate::domain::{Change, Felt, First, How, Person, Reach, What};

pub(super) fn run(it: &Arguments, desk: Desk) -> Result<(), Failure> {
    let unknown = |id: &str, word: &str| {
        Failure::anywhere(desk.words.with(id, &[("word", word.to_owned().into())]))
    };
    let how =
        How::named(&it.how.replace('-', "_")).ok_or_else(|| unknown("shell-no-how", &it.how))?;
    let first = First::named(&it.first).ok_or_else(|| unknown("shell-no-first", &it.first))?;
    let felt = match &it.felt {
        Some(word) => Some(Felt::named(word).ok_or_else(|| unknown("shell-no-felt", word))?),
        None => None,
    };
    let mut open = desk.open()?;
    let day = open.past_day(it.for_day.day.as_deref())?;
    let all: Vec<Person> = open.all()?;
    let mut people = Vec::new();
    for name in &it.names {
        let person = named(&open, &all, name)?;
        if !people.contains(&person.id) {
            people.push(person.id);
        }
    }
    let note = open.text(it.note.as_deref(), "shell-ask-note")?;
    let reach = Reach {
        id: open.store.new_id(open.now.at),
        day,
        at: open.now.at,
        people,
        how,
        first,
        answered: !it.no_answer,
        felt,
        gave: it.gave,
        shared: None,
        took_away: None,
        note,
    };
    open.commit(&Change::put(What::Saved, reach.clone()))?;
    open.out
        .line(&reach_out::saved(&open.words, &open.own, &reach, &all))
}

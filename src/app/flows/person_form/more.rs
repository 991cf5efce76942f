//! What is asked of someone only where the person wants to say more: other ways to reach them, the kind of help they
//! are, and a quiet time; and of a group when and where it meets.

use chrono::Weekday;

use crate::app::Cx;
use crate::app::form::{Answers, Item};
use crate::domain::person::{Meets, Support, WayKind};
use crate::domain::times_of_day::time_of_day;
use crate::domain::{Day, Person};
use crate::say;
use crate::words::Words;

/// The field that unfolds them.
pub(super) const MORE: &str = "rest";
/// A quiet time that was not asked for.
const NO: &str = "no";
/// How many weeks a quiet time may last.
const QUIET_WEEKS: [i64; 3] = [2, 4, 12];

/// Other ways to reach someone: a field for each kind.
pub(super) const WAYS: [(&str, WayKind); 5] = [
    ("phones", WayKind::Phone),
    ("texts", WayKind::Text),
    ("mails", WayKind::Mail),
    ("places", WayKind::Place),
    ("links", WayKind::Link),
];

/// Whether any of it was said of `person` before.
pub(super) fn is_said(person: &Person) -> bool {
    person.role.is_some()
        || !person.support.is_empty()
        || person.quiet_until.is_some()
        || WAYS
            .iter()
            .any(|(_, kind)| !person.other_ways(*kind).is_empty())
}

/// The kinds of help to choose from.
pub(super) fn supports(words: &Words) -> Vec<Item> {
    let item = |it: &Support| Item::new(it.name(), words.get(support_words(*it)));
    Support::ALL.iter().map(item).collect()
}

/// The id of the words for a kind of help.
#[must_use]
pub fn support_words(support: Support) -> &'static str {
    match support {
        Support::Emotional => "person-support-emotional",
        Support::Practical => "person-support-practical",
        Support::Information => "person-support-information",
        Support::Company => "person-support-company",
    }
}

/// How long no gentle line about them is shown: as it is now, not at all, or some weeks from today.
pub(super) fn quiet_times(person: Option<&Person>, cx: &Cx<'_>) -> Vec<Item> {
    let words = cx.words;
    let mut items = vec![Item::new(NO, words.get("person-quiet-no"))];
    let now = person.and_then(|person| person.quiet_until);
    items.extend(now.filter(|until| *until > cx.now.today).map(|until| {
        let day = words.date_in(until, cx.now.today);
        Item::new(
            until.to_string(),
            say!(words, "person-quiet-until", day = day),
        )
    }));
    items.extend(QUIET_WEEKS.map(|weeks| {
        let until = cx.now.today.plus(weeks * 7);
        Item::new(
            until.to_string(),
            say!(words, "person-quiet-weeks", weeks = weeks),
        )
    }));
    items
}

/// The days of the week, in the person's order.
pub(super) fn weekdays(cx: &Cx<'_>) -> Vec<Item> {
    let first = cx.now.today.week_start(cx.own.week_start);
    let days = (0..7).map(|n| first.plus(n));
    days.map(|day| Item::new(day.weekday().to_string(), cx.words.weekday(day)))
        .collect()
}

/// Fills in what is known of `person`.
pub(super) fn fill(answers: &mut Answers, person: &Person, words: &Words) {
    if is_said(person) {
        answers.set(MORE, "yes");
    }
    for (field, kind) in WAYS {
        answers.set(field, person.other_ways(kind).join(between(kind)));
    }
    answers.set("role", person.role.clone().unwrap_or_default());
    let support = person.support.iter().map(|it| it.name().to_owned());
    answers.set_all("support", support.collect());
    let quiet = person.quiet_until.map(|day| day.to_string());
    answers.set("quiet", quiet.unwrap_or_else(|| NO.to_owned()));
    if let Some(meets) = &person.meets {
        let days = meets.weekdays.iter().map(ToString::to_string);
        answers.set_all("meets_days", days.collect());
        let time = meets.time.map(|time| words.clock(time));
        answers.set("meets_time", time.unwrap_or_default());
        answers.set("meets_place", meets.place.clone().unwrap_or_default());
    }
}

/// Takes in what was said.
pub(super) fn take(answers: &Answers, person: &mut Person) {
    for (field, kind) in WAYS {
        let text = answers.text(field).unwrap_or_default();
        person.set_other_ways(kind, &parts(kind, text));
    }
    person.role = answers.text("role").map(str::to_owned);
    let support = answers.all("support").iter();
    person.support = support.filter_map(|name| Support::named(name)).collect();
    let quiet = answers.text("quiet");
    person.quiet_until = quiet.and_then(|day| day.parse::<Day>().ok());
}

/// When and where the group meets. None: what was written is no time.
pub(super) fn meets(answers: &Answers, first: Weekday) -> Option<Meets> {
    let days = answers.all("meets_days").iter();
    let mut weekdays: Vec<Weekday> = days.filter_map(|day| day.parse().ok()).collect();
    weekdays.sort_by_key(|day| day.days_since(first));
    Some(Meets {
        weekdays,
        time: match answers.text("meets_time") {
            Some(text) => Some(time_of_day(text)?),
            None => None,
        },
        place: answers.text("meets_place").map(str::to_owned),
    })
}

/// When and where, in words: `Tue and Thu, 7:00 pm, the library`.
#[must_use]
pub fn meeting(words: &Words, meets: &Meets) -> String {
    let names: Vec<String> = meets
        .weekdays
        .iter()
        .map(|day| words.get(&format!("date-weekday-{}", day.number_from_monday())))
        .collect();
    let parts = [
        words.all_of(&names),
        meets.time.map(|time| words.clock(time)).unwrap_or_default(),
        meets.place.clone().unwrap_or_default(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// What stands between several of a kind. An address has commas of its own.
fn between(kind: WayKind) -> &'static str {
    match kind {
        WayKind::Place => "; ",
        _ => ", ",
    }
}

fn parts(kind: WayKind, text: &str) -> Vec<String> {
    let parts = text.split(|c| c == ';' || c == ',' && kind != WayKind::Place);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_are_parted_by_commas_and_places_by_semicolons() {
        let place = parts(WayKind::Place, "12 Main St, Troy; the library");
        assert_eq!(place, ["12 Main St, Troy", "the library"]);
        let mail = parts(WayKind::Mail, "a@example.com, b@example.com;,");
        assert_eq!(mail, ["a@example.com", "b@example.com"]);
    }
}

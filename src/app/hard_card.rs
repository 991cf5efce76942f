//! The card for a hard moment as text, to print and carry: own words, people with numbers, what helped, own lines, and
//! those of the country with the day they were checked. Only who may be suggested stands on it.

use chrono::Datelike;

use crate::app::Own;
use crate::app::flows::check_in::called;
use crate::app::own_help::{OwnHelp, helps};
use crate::app::paper::Paper;
use crate::domain::crisis::{Country, Line};
use crate::domain::{Card, Day, Person};
use crate::say;
use crate::store::{Error, Store};
use crate::words::Words;

/// The card of this journal, for someone in `country`.
///
/// # Errors
/// When the journal can't be read.
pub fn text(
    store: &Store,
    words: &Words,
    own: &Own,
    country: Option<&Country>,
    today: Day,
) -> Result<String, Error> {
    let help = OwnHelp::read(store, today)?;
    let card = help.card.unwrap_or_else(Card::blank);
    let mut paper = Paper::titled(words.get("hard-title"));
    let mut part = |heading: &str, texts: &[String]| paper.part(words.get(heading), texts);
    let given = |text: &Option<String>| -> Vec<String> { text.iter().cloned().collect() };
    part("hard-form-words", &given(&card.words));
    let reach = |person: &Person| {
        let way = person.ways.first().map(|way| way.value.as_str());
        let way = person.phone().or(way).unwrap_or_default();
        let says = [&person.good_times, &person.what_to_say];
        let says = says.into_iter().flatten().cloned();
        let line = format!("{}: {way}", called(person, own));
        let parts: Vec<String> = [line].into_iter().chain(says).collect();
        parts.join("\n")
    };
    let people: Vec<String> = help.people.iter().map(reach).collect();
    part("hard-people-title", &people);
    part("hard-card-helps", &helps(words, &card, &help.practices));
    part("hard-card-safer", &given(&card.safer));
    part("hard-card-reasons", &given(&card.reasons));
    part("hard-card-noted", &help.helped);
    let mut numbers: Vec<String> = help.lines.iter().map(reach).collect();
    if let Some(country) = country {
        let number = |line: &Line| {
            let parts = [words.line_headline(line), words.line_hours(line)];
            let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            format!("{}: {}", line.name, parts.join(", "))
        };
        numbers.extend(country.lines.iter().map(number));
        let emergency = words.emergency(country);
        numbers.push(say!(words, "hard-danger", number = emergency));
        if let Some(day) = country.checked() {
            let day = format!("{} {}", words.date(day), day.date().year());
            numbers.push(say!(words, "crisis-checked", day = day));
        }
    }
    part("hard-lines-title", &numbers);
    Ok(paper.text())
}

//! Someone new, or what is known of them: a name is enough, the rest is there for whoever wants it.

use chrono::Weekday;

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::{Cx, Look, Next, Own, View, invalid};
use crate::domain::person::{Meets, on_hard_page, place_on_hard_page};
use crate::domain::{Change, Helps, Id, Knows, Person, PersonKind, Record, What};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

use super::check_in::called;

mod more;

pub use more::{meeting, support_words};

/// Adds someone.
#[must_use]
pub fn add() -> Box<dyn View> {
    Box::new(Form::new(PersonForm {
        edits: None,
        people: Vec::new(),
    }))
}

/// Changes what is known of `person`.
#[must_use]
pub fn change(person: Person) -> Box<dyn View> {
    Box::new(Form::new(PersonForm {
        edits: Some(person),
        people: Vec::new(),
    }))
}

/// What a person who was kept says of themselves: `Saved. Rosa.`
#[must_use]
pub fn saved(words: &Words, own: &Own, person: &Person) -> String {
    say!(words, "person-saved", name = own.shown(&person.name))
}

/// As many places on the hard-moment page as one key each reaches, with "not there" after them.
const PLACES: usize = 8;
/// The value of someone whom nothing may suggest.
const NOT_SAFE: &str = "not_safe";

struct PersonForm {
    edits: Option<Person>,
    /// Everyone, for the order on the hard-moment page.
    people: Vec<Person>,
}

impl PersonForm {
    /// Where they stand on the hard-moment page, 1 first.
    fn place(&self) -> Option<usize> {
        let id = self.edits.as_ref()?.id;
        let page = on_hard_page(&self.people);
        Some(page.iter().position(|it| it.id == id)? + 1)
    }

    /// The person as filled in. What was left open stays as it was.
    fn filled(
        &self,
        answers: &Answers,
        words: &Words,
        first: Weekday,
        id: Id,
    ) -> Result<Person, Mistake> {
        let mistake = |field: &str, id: &str| Mistake {
            field: field.to_owned(),
            words: words.get(id),
        };
        let Some(name) = answers.text("name") else {
            return Err(mistake("name", "person-name-empty"));
        };
        let mut person = match &self.edits {
            Some(person) => person.clone(),
            None => Person::named(id, name),
        };
        name.clone_into(&mut person.name);
        person.set_phone(answers.text("phone").unwrap_or_default());
        for (field, to) in [
            ("relation", &mut person.relation),
            ("good_for", &mut person.good_for),
            ("good_times", &mut person.good_times),
            ("what_to_say", &mut person.what_to_say),
            ("next_talk", &mut person.next_talk),
            ("note", &mut person.note),
        ] {
            *to = answers.text(field).map(ToOwned::to_owned);
        }
        let chosen = |field: &str| answers.text(field);
        person.rhythm_days = match chosen("rhythm").map(str::parse) {
            None => None,
            Some(Ok(days @ 1..=366)) => Some(days),
            Some(_) => return Err(mistake("rhythm", "person-rhythm-wrong")),
        };
        person.kind = chosen("kind")
            .and_then(PersonKind::named)
            .unwrap_or(person.kind);
        person.circle = chosen("circle")
            .and_then(|circle| circle.parse().ok())
            .or(person.circle);
        person.knows = chosen("knows").and_then(Knows::named).or(person.knows);
        match chosen("helps") {
            Some(NOT_SAFE) => person.not_safe = true,
            Some(helps) => {
                person.helps = Helps::named(helps).or(person.helps);
                person.not_safe = false;
            }
            None => {}
        }
        match chosen("locked") {
            Some("yes") => person.show_when_locked = true,
            Some(_) => person.show_when_locked = false,
            None => {}
        }
        if is_group(answers) {
            let meets = more::meets(answers, first)
                .ok_or_else(|| mistake("meets_time", "person-meets_time-wrong"))?;
            person.meets = Some(meets).filter(|it| *it != Meets::default());
        }
        if answers.text(more::MORE).is_some() {
            more::take(answers, &mut person);
        }
        Ok(person)
    }

    /// Gives them the place on the hard-moment page that was chosen; answers the others whom it moves.
    fn place_them(&self, answers: &Answers, person: &mut Person) -> Vec<Person> {
        if !person.may_be_suggested() {
            // Who is not safe any more is off that page for good, not only out of sight.
            person.hard_order = None;
            person.show_when_locked = false;
            return Vec::new();
        }
        match answers.text("hard").map(str::parse::<usize>) {
            Some(Ok(place)) if Some(place) != self.place() => {
                place_on_hard_page(person, place, &self.people)
            }
            Some(Err(_)) if self.place().is_some() => {
                person.hard_order = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

/// Whether it is a group, which meets.
fn is_group(answers: &Answers) -> bool {
    answers.text("kind") == Some(PersonKind::Group.name())
}

impl Purpose for PersonForm {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        let title = match &self.edits {
            Some(person) => called(person, look.own),
            None => words.get("person-title-new"),
        };
        (title, words.get("app-tab-people"))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        self.people = cx.store.list::<Person>(Span::ALL)?;
        let choice = |field: &str, value: &str| {
            Item::new(value, words.get(&format!("person-{field}-{value}")))
        };
        let items = |field: &str, values: &[&str]| -> Vec<Item> {
            values.iter().map(|value| choice(field, value)).collect()
        };
        let kinds: Vec<&str> = PersonKind::ALL.iter().map(|it| it.name()).collect();
        let knows: Vec<&str> = Knows::ALL.iter().map(|it| it.name()).collect();
        let mut helps: Vec<&str> = Helps::ALL.iter().map(|it| it.name()).collect();
        helps.push(NOT_SAFE);
        let beside = on_hard_page(&self.people).len() + usize::from(self.place().is_none());
        let mut places: Vec<Item> = (1..=beside.min(PLACES))
            .map(|place| {
                let label = say!(words, "person-hard-place", place = place);
                Item::new(place.to_string(), label)
            })
            .collect();
        places.push(choice("hard", "no"));
        let field = |id: &str, kind| Field {
            id: id.to_owned(),
            label: words.get(&format!("person-ask-{id}")),
            hint: words
                .find(&format!("person-ask-{id}.hint"), &[])
                .unwrap_or_default(),
            kind,
        };
        Ok(vec![
            field("name", FieldKind::Line),
            field("relation", FieldKind::Line),
            field("phone", FieldKind::Line),
            field("more", FieldKind::One(items("more", &["yes"]))),
            field("kind", FieldKind::One(items("kind", &kinds))),
            field("meets_days", FieldKind::Many(more::weekdays(cx))),
            field("meets_time", FieldKind::Line),
            field("meets_place", FieldKind::Line),
            field("circle", FieldKind::One(items("circle", &["1", "2", "3"]))),
            field("good_for", FieldKind::Line),
            field("good_times", FieldKind::Line),
            field("what_to_say", FieldKind::Line),
            field("next_talk", FieldKind::Line),
            field("rhythm", FieldKind::Line),
            field("hard", FieldKind::One(places)),
            field("locked", FieldKind::One(items("locked", &["yes", "no"]))),
            field("knows", FieldKind::One(items("knows", &knows))),
            field("helps", FieldKind::One(items("helps", &helps))),
            field("note", FieldKind::Line),
            field(more::MORE, FieldKind::One(items("more", &["yes"]))),
            field("role", FieldKind::Line),
            field("support", FieldKind::Many(more::supports(words))),
            field("phones", FieldKind::Line),
            field("texts", FieldKind::Line),
            field("mails", FieldKind::Line),
            field("places", FieldKind::Line),
            field("links", FieldKind::Line),
            field(
                "quiet",
                FieldKind::One(more::quiet_times(self.edits.as_ref(), cx)),
            ),
        ])
    }

    fn asks(&self, field: &Field, answers: &Answers) -> bool {
        match field.id.as_str() {
            "name" | "relation" | "phone" => true,
            "more" => self.edits.is_none(),
            _ if self.edits.is_none() && answers.text("more").is_none() => false,
            "meets_days" | "meets_time" | "meets_place" => is_group(answers),
            "role" | "support" | "quiet" => answers.text(more::MORE).is_some(),
            way if more::WAYS.iter().any(|(it, _)| *it == way) => {
                answers.text(more::MORE).is_some()
            }
            _ => true,
        }
    }

    fn start(&self, cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        let Some(person) = &self.edits else {
            return Ok(answers);
        };
        let given = |text: &Option<String>| text.clone();
        let text = |it: &str| Some(it.to_owned());
        for (field, value) in [
            ("name", text(&person.name)),
            ("relation", given(&person.relation)),
            ("phone", person.phone().and_then(text)),
            ("kind", text(person.kind.name())),
            ("circle", person.circle.map(|it| it.to_string())),
            ("good_for", given(&person.good_for)),
            ("good_times", given(&person.good_times)),
            ("what_to_say", given(&person.what_to_say)),
            ("next_talk", given(&person.next_talk)),
            (
                "hard",
                Some(self.place().map_or("no".to_owned(), |it| it.to_string())),
            ),
            ("rhythm", person.rhythm_days.map(|it| it.to_string())),
            ("knows", person.knows.and_then(|it| text(it.name()))),
            ("helps", person.helps.and_then(|it| text(it.name()))),
            ("note", given(&person.note)),
        ] {
            if let Some(value) = value {
                answers.set(field, value);
            }
        }
        if person.not_safe {
            answers.set("helps", NOT_SAFE);
        }
        answers.set("locked", if person.show_when_locked { "yes" } else { "no" });
        more::fill(&mut answers, person, cx.words);
        Ok(answers)
    }

    fn draft_key(&self) -> String {
        match &self.edits {
            Some(person) => format!("person/{}", person.id),
            None => "person/new".to_owned(),
        }
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let id = cx.new_id();
        let mut person = match self.filled(answers, cx.words, cx.own.week_start, id) {
            Ok(person) => person,
            Err(mistake) => return Ok(Err(mistake)),
        };
        if let Err(wrong) = Record::from(person.clone()).check() {
            return Ok(Err(Mistake {
                field: "name".to_owned(),
                words: invalid(cx.words, &wrong),
            }));
        }
        let moved = self.place_them(answers, &mut person);
        let what = if self.edits.is_some() {
            What::Changed
        } else {
            What::Saved
        };
        let change = Change::put(what, person.clone());
        cx.commit(&moved.into_iter().fold(change, Change::and))?;
        cx.say(saved(cx.words, cx.own, &person));
        Ok(Ok(Next::Back))
    }
}

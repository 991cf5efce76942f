//! "I reached out": who, how, who moved first, how it was and a line; six keys. Also changes one that is kept.

use crate::app::form::{Answers, Field, FieldKind, Form, Item, Mistake, Purpose};
use crate::app::names;
use crate::app::{Command, Context, Cx, Look, Next, Own, View};
use crate::domain::person::offered;
use crate::domain::{Change, Day, Felt, First, How, Id, Person, PersonKind, Reach, What};
use crate::say;
use crate::store::{Error, Span};
use crate::words::Words;

use super::check_in::clock;

/// A reach-out for `day`, or for today; with `person` picked already.
#[must_use]
pub fn new(day: Option<Day>, person: Option<Id>) -> Box<dyn View> {
    Box::new(Form::new(ReachOut {
        day,
        person,
        edits: None,
        people: Vec::new(),
    }))
}

/// Goes through a reach-out that is kept, to change it.
#[must_use]
pub fn change(reach: Reach) -> Box<dyn View> {
    Box::new(Form::new(ReachOut {
        day: Some(reach.day),
        person: None,
        edits: Some(reach),
        people: Vec::new(),
    }))
}

/// What a reach-out that was kept says of itself: `Saved. Call with Rosa, warm.`
#[must_use]
pub fn saved(words: &Words, own: &Own, reach: &Reach, people: &[Person]) -> String {
    let how = words.get(&format!("reach-how-{}.line", reach.how.name()));
    let who = who(words, own, reach, people);
    let mut parts = vec![match reach.felt {
        Some(felt) => {
            let felt = words.get(&format!("reach-felt-{}", felt.name()));
            say!(words, "reach-saved-felt", how = how, who = who, felt = felt)
        }
        None => say!(words, "reach-saved", how = how, who = who),
    }];
    if !reach.answered {
        parts.push(words.get("reach-no-answer"));
    }
    if reach.gave {
        parts.push(words.get("reach-gave"));
    }
    parts.join(" ")
}

/// Who a reach-out was with: `Rosa and Dev`.
#[must_use]
pub fn who(words: &Words, own: &Own, reach: &Reach, people: &[Person]) -> String {
    let name = |id: &Id| match people.iter().find(|person| person.id == *id) {
        Some(person) => own.shown(&person.name),
        None => words.get("reach-removed-person"),
    };
    words.all_of(&reach.people.iter().map(name).collect::<Vec<_>>())
}

/// The value of "someone else" among the people.
const OTHER: &str = "other";

struct ReachOut {
    day: Option<Day>,
    person: Option<Id>,
    edits: Option<Reach>,
    people: Vec<Person>,
}

impl ReachOut {
    /// The ids that were picked, and someone new where the name that was typed is nobody's yet.
    fn people(
        &self,
        answers: &Answers,
        cx: &mut Cx<'_>,
    ) -> Result<(Vec<Id>, Option<Person>), Mistake> {
        let picked = answers.all("who");
        let mut ids: Vec<Id> = picked.iter().filter_map(|id| id.parse().ok()).collect();
        let mut new = None;
        if picked.iter().any(|value| value == OTHER) {
            let Some(name) = answers.text("name") else {
                return Err(mistake(cx.words, "name", "reach-name-empty"));
            };
            match names::whole(&self.people, |person| &person.name, name) {
                Ok(known) if ids.contains(&known.id) => {}
                Ok(known) => ids.push(known.id),
                Err(_) => {
                    let person = Person::named(cx.new_id(), name);
                    ids.push(person.id);
                    new = Some(person);
                }
            }
        }
        if ids.is_empty() {
            return Err(mistake(cx.words, "who", "reach-who-empty"));
        }
        Ok((ids, new))
    }
}

fn mistake(words: &Words, field: &str, id: &str) -> Mistake {
    Mistake {
        field: field.to_owned(),
        words: words.get(id),
    }
}

impl Purpose for ReachOut {
    fn title(&self, look: &Look<'_>) -> (String, String) {
        let words = look.words;
        let past = self.day.filter(|day| *day != look.now.today);
        let title = match (&self.edits, past) {
            (Some(reach), _) => say!(words, "reach-title-change", day = words.day(reach.day)),
            (None, Some(day)) => say!(words, "reach-title-day", day = words.day(day)),
            (None, None) => words.get("reach-title"),
        };
        (title, clock(look))
    }

    fn fields(&mut self, cx: &mut Cx<'_>) -> Result<Vec<Field>, Error> {
        let words = cx.words;
        self.day = self.day.or(Some(cx.now.today));
        self.people = cx.store.list::<Person>(Span::ALL)?;
        // Who is not suggested is still there where they were named before.
        let named: &[Id] = self.edits.as_ref().map_or(&[], |reach| &reach.people);
        let mut people = offered(self.people.clone());
        let rest = |it: &&Person| {
            !it.may_be_suggested() && (named.contains(&it.id) || self.person == Some(it.id))
        };
        people.extend(self.people.iter().filter(rest).cloned());
        let mut who: Vec<Item> = people
            .iter()
            .map(|person| Item::new(person.id.to_string(), cx.own.shown(&person.name)))
            .collect();
        who.push(Item::new(OTHER, words.get("reach-other")));
        let items = |slug: &str, names: &[&str]| -> Vec<Item> {
            let item = |name: &&str| Item::new(*name, words.get(&format!("reach-{slug}-{name}")));
            names.iter().map(item).collect()
        };
        let how = items(
            "how",
            &How::ALL.iter().map(|it| it.name()).collect::<Vec<_>>(),
        );
        let first = items(
            "first",
            &First::ALL.iter().map(|it| it.name()).collect::<Vec<_>>(),
        );
        let felt = items(
            "felt",
            &Felt::ALL.iter().map(|it| it.name()).collect::<Vec<_>>(),
        );
        let field = |id: &str, kind| Field {
            id: id.to_owned(),
            label: words.get(&format!("reach-ask-{id}")),
            hint: words
                .find(&format!("reach-ask-{id}.hint"), &[])
                .unwrap_or_default(),
            kind,
        };
        Ok(vec![
            field("who", FieldKind::Few(who)),
            field("name", FieldKind::Line),
            field("how", FieldKind::One(how)),
            field("first", FieldKind::One(first)),
            field("felt", FieldKind::One(felt)),
            field("shared", FieldKind::Line),
            field("took_away", FieldKind::Line),
            field("note", FieldKind::Line),
        ])
    }

    fn asks(&self, field: &Field, answers: &Answers) -> bool {
        match field.id.as_str() {
            "name" => answers.all("who").iter().any(|value| value == OTHER),
            "shared" | "took_away" => answers.text("how") == Some(How::Group.name()),
            _ => true,
        }
    }

    fn start(&self, _cx: &mut Cx<'_>) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        if let Some(person) = self.person {
            answers.set("who", person.to_string());
            let known = self.people.iter().find(|it| it.id == person);
            if known.is_some_and(|it| it.kind == PersonKind::Group) {
                answers.set("how", How::Group.name());
            }
        }
        if let Some(reach) = &self.edits {
            let people = reach.people.iter().map(ToString::to_string).collect();
            answers.set_all("who", people);
            answers.set("how", reach.how.name());
            answers.set("first", reach.first.name());
            if let Some(felt) = reach.felt {
                answers.set("felt", felt.name());
            }
            for (id, text) in [
                ("shared", &reach.shared),
                ("took_away", &reach.took_away),
                ("note", &reach.note),
            ] {
                if let Some(text) = text {
                    answers.set(id, text.clone());
                }
            }
            answers.turn(Command::NoAnswerYet, !reach.answered);
            answers.turn(Command::Gave, reach.gave);
        }
        Ok(answers)
    }

    fn first_row(&self) -> usize {
        usize::from(self.person.is_some())
    }

    fn draft_key(&self) -> String {
        match (&self.edits, self.day, self.person) {
            (Some(reach), _, _) => format!("reach/change/{}", reach.id),
            (None, Some(day), Some(person)) => format!("reach/{day}/{person}"),
            (None, Some(day), None) => format!("reach/{day}"),
            (None, None, _) => String::new(),
        }
    }

    fn switches(&self) -> &[Command] {
        &[Command::NoAnswerYet, Command::Gave]
    }

    fn context(&self) -> Option<Context> {
        Some(Context::Reach)
    }

    fn save(&mut self, answers: &Answers, cx: &mut Cx<'_>) -> Result<Result<Next, Mistake>, Error> {
        let (ids, new) = match self.people(answers, cx) {
            Ok(people) => people,
            Err(mistake) => return Ok(Err(mistake)),
        };
        let Some(how) = answers.text("how").and_then(How::named) else {
            return Ok(Err(mistake(cx.words, "how", "reach-how-empty")));
        };
        let text = |id: &str| answers.text(id).map(ToOwned::to_owned);
        let (id, at, day) = match &self.edits {
            Some(reach) => (reach.id, reach.at, reach.day),
            None => (cx.new_id(), cx.now.at, self.day.unwrap_or(cx.now.today)),
        };
        let reach = Reach {
            id,
            day,
            at,
            people: ids,
            how,
            first: answers
                .text("first")
                .and_then(First::named)
                .unwrap_or_default(),
            answered: !answers.is_on(Command::NoAnswerYet),
            felt: answers.text("felt").and_then(Felt::named),
            gave: answers.is_on(Command::Gave),
            shared: text("shared"),
            took_away: text("took_away"),
            note: text("note"),
        };
        let what = if self.edits.is_some() {
            What::Changed
        } else {
            What::Saved
        };
        let mut change = Change::put(what, reach.clone());
        if let Some(new) = new {
            self.people.push(new.clone());
            change = change.and(new);
        }
        cx.commit(&change)?;
        cx.say(saved(cx.words, cx.own, &reach, &self.people));
        Ok(Ok(Next::Back))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Act, Keymap, view::Said};
    use crate::config::Config;
    use crate::domain::{By, Ids, Moment};
    use crate::store::Store;

    #[test]
    fn a_past_day_is_named_and_kept() {
        let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
        let at = chrono::DateTime::parse_from_rfc3339("2022-11-22T20:14:00-05:00").expect("at");
        let today = Day::new(at.date_naive());
        let now = Moment { at, today };
        let rosa = Person::named(store.new_id(at), "Rosa");
        let change = Change::put(What::Saved, rosa.clone());
        store.commit(&change, By::Full, now).expect("kept");
        let (words, own) = (Words::default(), Own::default());
        let keymap = Keymap::new(&std::collections::BTreeMap::new()).expect("keys");
        let (mut config, mut said) = (Config::default(), Said::default());
        let mut cx = Cx {
            store: &mut store,
            words: &words,
            config: &mut config,
            own: &own,
            keymap: &keymap,
            now,
            by: By::Full,
            begun: false,
            unkept: false,
            said: &mut said,
        };
        let mut flow = new(Some(today.plus(-3)), Some(rosa.id));
        flow.load(&mut cx).expect("read");
        assert_eq!(flow.first_row(), 1);
        let crate::app::page::Head::Title { title, .. } = flow.page(&cx.look(), 1).head else {
            panic!("a title")
        };
        assert_eq!(title, "I reached out on Sat 19 Nov");
        flow.act(Act::Number(1), 1, &mut cx).expect("acted");
        flow.act(Act::Do(Command::SaveAndClose), 2, &mut cx)
            .expect("kept");
        let kept = cx.store.list::<Reach>(Span::ALL).expect("read");
        let [reach] = kept.as_slice() else {
            panic!("one reach-out")
        };
        assert_eq!((reach.day, reach.at), (today.plus(-3), at));
        assert_eq!(
            (reach.people.as_slice(), reach.how),
            (&[rosa.id][..], How::Call)
        );
        assert_eq!(
            saved(&words, &own, reach, &[rosa]),
            "Saved. Call with Rosa."
        );
    }
}

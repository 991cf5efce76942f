//! `mainstay people`: the network.

use serde_json::{Value, json};

use super::arguments::{People, PeopleAction, PersonFields};
use super::checkin::named;
use super::desk::{Desk, Open};
use super::failure::Failure;
use super::people_import;
use crate::app::flows::person_form;
use crate::domain::{Change, Kind, Person, PersonKind, What};
use crate::store::{Known, Span};

/// Contacts are counted over these last days, today included.
const DAYS: i64 = 28;

pub(super) fn run(it: People, desk: Desk) -> Result<(), Failure> {
    match it.action {
        PeopleAction::Add { name, fields } => {
            let kind = kind(&desk, &fields)?;
            let mut open = desk.open()?;
            let id = open.store.new_id(open.now.at);
            let person = filled(Person::named(id, name.trim()), fields, kind);
            open.commit(&Change::put(What::Saved, person.clone()))?;
            open.out
                .line(&person_form::saved(&open.words, &open.own, &person))
        }
        PeopleAction::Edit {
            name,
            new_name,
            fields,
        } => {
            if new_name.is_none() && fields == PersonFields::default() {
                return Err(Failure::anywhere(desk.words.get("shell-same")));
            }
            let kind = kind(&desk, &fields)?;
            let mut open = desk.open()?;
            let all = open.all::<Person>()?;
            let mut person = filled(named(&open, &all, &name)?.clone(), fields, kind);
            if let Some(name) = new_name {
                name.trim().clone_into(&mut person.name);
            }
            open.commit(&Change::put(What::Changed, person.clone()))?;
            open.out
                .line(&person_form::saved(&open.words, &open.own, &person))
        }
        PeopleAction::Remove { name } => {
            let mut open = desk.open()?;
            let all = open.all::<Person>()?;
            let person = named(&open, &all, &name)?;
            open.commit(&Change::remove(Kind::Person, person.id))?;
            open.out.line(&open.words.get("shell-removed"))
        }
        PeopleAction::Import {
            file,
            only,
            dry_run,
            yes,
        } => people_import::run(&file, &only, dry_run, yes, desk),
        PeopleAction::List { json } => {
            let open = desk.open_whole()?;
            let network = network(&open)?;
            show(&open, &network, json)
        }
        PeopleAction::Show { name, json } => {
            let open = desk.open_whole()?;
            let all = open.all::<Person>()?;
            let id = named(&open, &all, &name)?.id;
            let network: Vec<Known> = network(&open)?
                .into_iter()
                .filter(|it| it.person.id == id)
                .collect();
            show(&open, &network, json)
        }
    }
}

fn kind(desk: &Desk, fields: &PersonFields) -> Result<Option<PersonKind>, Failure> {
    let Some(name) = &fields.kind else {
        return Ok(None);
    };
    PersonKind::named(name).map(Some).ok_or_else(|| {
        Failure::anywhere(
            desk.words
                .with("shell-no-person-kind", &[("kind", name.as_str().into())]),
        )
    })
}

fn filled(mut person: Person, fields: PersonFields, kind: Option<PersonKind>) -> Person {
    person.kind = kind.unwrap_or(person.kind);
    person.relation = fields.relation.or(person.relation);
    person.rhythm_days = fields.rhythm.or(person.rhythm_days);
    person.hard_order = fields.hard.or(person.hard_order);
    if let Some(phone) = fields.phone {
        person.set_phone(&phone);
    }
    person
}

fn network(open: &Open) -> Result<Vec<Known>, Failure> {
    let today = open.now.today;
    open.read(|store| store.network(Span::days(today.plus(1 - DAYS), today)))
}

fn show(open: &Open, network: &[Known], json: bool) -> Result<(), Failure> {
    if json {
        let items: Vec<Value> = network.iter().map(item).collect();
        return open.out.value(&json!({ "items": items }));
    }
    if network.is_empty() {
        return open.out.line(&open.words.get("people-empty"));
    }
    for known in network {
        let name = crate::app::flows::check_in::called(&known.person, &open.own);
        let phone = known.person.phone();
        let number = phone.map(|phone| format!(" {phone}."));
        let last = match &known.last {
            Some(last) => {
                let last = open.words.ago(last.day, open.now.today);
                let values = [("last", last.into()), ("count", known.times.days.into())];
                open.words.with("shell-person-last", &values)
            }
            None => open.words.get("shell-person-no-last"),
        };
        let number = number.unwrap_or_default();
        open.out.line(&format!("{name}.{number} {last}"))?;
    }
    Ok(())
}

fn item(known: &Known) -> Value {
    let mut value = serde_json::to_value(&known.person).unwrap_or_default();
    if let Some(object) = value.as_object_mut() {
        object.insert(
            "last_contact".to_owned(),
            json!(known.last.map(|last| last.day)),
        );
        object.insert("contacts_in_28_days".to_owned(), json!(known.times.days));
        object.insert("first_me".to_owned(), json!(known.times.me_first));
        object.insert("first_them".to_owned(), json!(known.times.them_first));
    }
    value
}

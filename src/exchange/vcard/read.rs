//! Contacts as phones and mail programs write them: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), many in a file.
//!
//! The file is first taken apart at its `BEGIN:VCARD` lines, so that one card that can't be read stops no other; calcard
//! then reads each: folded lines, quoted-printable, groups (`item1.TEL`), escapes, character sets. Photos, sounds,
//! birthdays and notes stay out.

use calcard::vcard::{
    VCard, VCardEntry, VCardKind, VCardParameterName, VCardParameterValue, VCardProperty,
    VCardType, VCardValue,
};
use calcard::{Entry, Parser};

use crate::domain::invalid::SHORT;
use crate::domain::person::Way;
use crate::domain::{Id, Person, PersonKind, WayKind};
use crate::exchange::text::without_controls;

/// One contact of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The id of the person whom this program wrote into the file.
    pub id: Option<Id>,
    /// Their name; where the card has none, a mail address or a number.
    pub name: String,
    pub kind: PersonKind,
    /// What was too long for a name, whole.
    pub whole_name: Option<String>,
    pub ways: Vec<Way>,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    /// In the order of the file; none stands here twice.
    pub contacts: Vec<Contact>,
    /// How many cards had neither a name nor a way to reach someone, or no end.
    pub unread: usize,
    /// How many cards were the same contact as one before them.
    pub doubles: usize,
}

/// Reads the contacts of a file. Bytes that are no UTF-8 are read as Latin-1, as vCard 2.1 has them. Linear in the file,
/// and in the contacts for each name.
#[must_use]
pub fn read(bytes: &[u8]) -> Contacts {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let mut found = Contacts::default();
    let mut by_name: std::collections::HashMap<String, Vec<usize>> =
        std::collections::HashMap::new();
    for card in cards(&text) {
        let Some(contact) = whole(card).and_then(|card| contact(&card)) else {
            found.unread += 1;
            continue;
        };
        let same_name = by_name.entry(contact.name.to_lowercase()).or_default();
        let double = same_name
            .iter()
            .filter_map(|at| found.contacts.get(*at))
            .any(|other| other.is_same(&contact.name, &contact.ways));
        if double {
            found.doubles += 1;
        } else {
            same_name.push(found.contacts.len());
            found.contacts.push(contact);
        }
    }
    found
}

impl Contact {
    /// Whether this is the contact of that name and these ways: the same name, and a number in common or none at all on
    /// one of the sides. Two people may well have one name, and then they have other numbers.
    #[must_use]
    pub fn is_same(&self, name: &str, ways: &[Way]) -> bool {
        let numbers = |ways: &[Way]| -> Vec<String> {
            let phones = ways
                .iter()
                .filter(|way| matches!(way.kind, WayKind::Phone | WayKind::Text));
            phones.map(|way| digits(&way.value)).collect()
        };
        let (own, theirs) = (numbers(&self.ways), numbers(ways));
        let common = || {
            let pairs = own.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
            pairs.into_iter().any(|(a, b)| same_number(a, b))
        };
        self.name.to_lowercase() == name.trim().to_lowercase()
            && (own.is_empty() || theirs.is_empty() || common())
    }

    /// The person that it becomes, with an id that was given out for them.
    #[must_use]
    pub fn person(&self, id: Id) -> Person {
        Person {
            kind: self.kind,
            ways: self.ways.clone(),
            note: self.whole_name.clone(),
            ..Person::named(id, &self.name)
        }
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// So many digits tell a number without its country from another.
const TELLING: usize = 7;

/// Whether two numbers reach the same phone, as far as their digits say: one may have its country before it.
fn same_number(a: &str, b: &str) -> bool {
    let long = a.len().min(b.len()) >= TELLING;
    a == b || long && (a.ends_with(b) || b.ends_with(a))
}

/// The cards of a file, each from its first line to the one before the next card.
fn cards(text: &str) -> impl Iterator<Item = &str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if begins(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().copied().skip(1).chain([text.len()]).collect();
    let spans = starts.into_iter().zip(ends);
    spans.filter_map(|(from, to)| text.get(from..to))
}

fn begins(line: &str) -> bool {
    is_line(line.trim_start_matches('\u{feff}'), "BEGIN")
}

/// Whether a line is `BEGIN:VCARD` or `END:VCARD`.
fn is_line(line: &str, word: &str) -> bool {
    let Some((name, value)) = line.split_once(':') else {
        return false;
    };
    name.trim().eq_ignore_ascii_case(word) && value.trim().eq_ignore_ascii_case("VCARD")
}

/// The card, unless its end is not there.
fn whole(card: &str) -> Option<VCard> {
    card.lines()
        .any(|line| is_line(line, "END"))
        .then_some(())?;
    match Parser::new(card).entry() {
        Entry::VCard(card) => Some(card),
        _ => None,
    }
}

fn contact(card: &VCard) -> Option<Contact> {
    let ways = ways(card);
    let shown = ways.iter().find(|way| way.kind != WayKind::Place);
    let name = name(card).or_else(|| Some(shown?.value.clone()))?;
    let id = of(card, &VCardProperty::Uid).next().and_then(|entry| {
        let uid = text(entry, " ");
        let uid = uid.trim().trim_start_matches("urn:uuid:");
        uid.parse().ok()
    });
    let short: String = name.chars().take(SHORT).collect();
    Some(Contact {
        id,
        kind: kind(card),
        whole_name: (short != name).then_some(name),
        name: short.trim().to_owned(),
        ways,
    })
}

fn of<'a>(card: &'a VCard, property: &'a VCardProperty) -> impl Iterator<Item = &'a VCardEntry> {
    card.entries
        .iter()
        .filter(move |entry| entry.name == *property)
}

/// The parts of a value that are text, without what steers a terminal, one line.
fn parts(entry: &VCardEntry) -> Vec<String> {
    let plain = |text: &str| {
        let (text, _) = without_controls(text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let part = |value: &VCardValue| match value {
        VCardValue::Component(parts) => plain(&parts.join(" ")),
        value => plain(value.as_text().unwrap_or_default()),
    };
    entry.values.iter().map(part).collect()
}

/// All of a value, with `between` its parts.
fn text(entry: &VCardEntry, between: &str) -> String {
    let parts: Vec<String> = parts(entry)
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(between)
}

/// The name: as it is shown, else given name and family name, else what they are called, else where they work.
fn name(card: &VCard) -> Option<String> {
    let shown = of(card, &VCardProperty::Fn).map(|entry| text(entry, " "));
    let whole = of(card, &VCardProperty::N).map(|entry| {
        let parts = parts(entry);
        let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
        // Prefix, given, further, family, suffix.
        let names = [3, 1, 2, 0, 4].map(part);
        let names: Vec<&str> = names.into_iter().filter(|it| !it.is_empty()).collect();
        names.join(" ")
    });
    let called = of(card, &VCardProperty::Nickname).map(|entry| text(entry, ", "));
    let works = of(card, &VCardProperty::Org).map(|entry| text(entry, ", "));
    let mut all = shown.chain(whole).chain(called).chain(works);
    all.find(|name| !name.trim().is_empty())
}

fn kind(card: &VCard) -> PersonKind {
    let kind = of(card, &VCardProperty::Kind).flat_map(|entry| &entry.values);
    let apple = card.entries.iter().any(|entry| {
        let is_kind = matches!(&entry.name, VCardProperty::Other(name)
            if name.eq_ignore_ascii_case("X-ADDRESSBOOKSERVER-KIND"));
        is_kind && text(entry, " ").eq_ignore_ascii_case("group")
    });
    match kind.into_iter().next() {
        Some(VCardValue::Kind(VCardKind::Group)) => PersonKind::Group,
        Some(VCardValue::Kind(VCardKind::Org)) => PersonKind::Service,
        _ if apple => PersonKind::Group,
        _ => PersonKind::Person,
    }
}

/// The ways to reach them, of each kind those that are preferred first. A fax or a pager reaches nobody.
fn ways(card: &VCard) -> Vec<Way> {
    let mut found: Vec<(u8, Way)> = Vec::new();
    for entry in &card.entries {
        let (kind, value) = match entry.name {
            VCardProperty::Tel if is_type(entry, &[VCardType::Fax, VCardType::Pager]) => continue,
            VCardProperty::Tel => (WayKind::Phone, number(&text(entry, " "))),
            VCardProperty::Email => (WayKind::Mail, without(&text(entry, ""), "mailto:")),
            VCardProperty::Adr => (WayKind::Place, text(entry, ", ")),
            VCardProperty::Url => (WayKind::Link, text(entry, "")),
            _ => continue,
        };
        let value: String = value.chars().take(SHORT).collect();
        let value = value.trim().to_owned();
        let way = Way { kind, value };
        let known = |other: &Way| {
            let same = match kind {
                WayKind::Phone => digits(&other.value) == digits(&way.value),
                _ => other.value.eq_ignore_ascii_case(&way.value),
            };
            other.kind == kind && same
        };
        if !way.value.is_empty() && !found.iter().any(|(_, other)| known(other)) {
            found.push((rank(kind, is_preferred(entry)), way));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, way)| way).collect()
}

/// Phones first, then mail, places, links; within each what is preferred.
fn rank(kind: WayKind, preferred: bool) -> u8 {
    let kind = match kind {
        WayKind::Phone => 0,
        WayKind::Text => 2,
        WayKind::Mail => 4,
        WayKind::Place => 6,
        WayKind::Link => 8,
    };
    kind + u8::from(!preferred)
}

fn is_type(entry: &VCardEntry, types: &[VCardType]) -> bool {
    let mut own = entry.parameters(&VCardParameterName::Type);
    own.any(|it| matches!(it, VCardParameterValue::Type(it) if types.contains(it)))
}

/// `PREF=1`, `TYPE=pref`, or 2.1's bare `PREF`.
fn is_preferred(entry: &VCardEntry) -> bool {
    entry.params.iter().any(|param| {
        let is_pref = |text: &str| text.eq_ignore_ascii_case("pref");
        match (&param.name, &param.value) {
            (VCardParameterName::Pref, VCardParameterValue::Integer(place)) => *place == 1,
            (VCardParameterName::Pref, _) => true,
            (VCardParameterName::Type, VCardParameterValue::Text(text)) => is_pref(text),
            _ => false,
        }
    })
}

fn without(text: &str, scheme: &str) -> String {
    match text.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => {
            text.get(scheme.len()..).unwrap_or_default().to_owned()
        }
        _ => text.to_owned(),
    }
}

/// A number as a person reads it: `tel:+1-418-656-9254;ext=102` is `+1-418-656-9254 ext 102`.
fn number(text: &str) -> String {
    let number = without(text, "tel:");
    let mut parts = number.split(';');
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if let Some(ext) = part.trim().strip_prefix("ext=") {
            shown = format!("{shown} ext {ext}");
        }
    }
    shown
}

#[cfg(test)]
mod tests;

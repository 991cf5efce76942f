//! People as contacts for a phone: vCard 3.0 (RFC 2426), which every phone and mail program reads, or 4.0 (RFC 6350).
//!
//! A contact is a name and ways to reach it, and nothing else: no role, nothing that says why someone is in the journal,
//! and notes only where they were asked for. Whom to write is the caller's choice.
//!
//! The card is written here and not by a library because it is so small, and because the one that reads contacts best
//! (calcard) gives 3.0 a CHARSET, which RFC 2426 took out. The tests read the cards back with it.

use std::io::{self, Write};

use crate::domain::Person;
use crate::domain::person::{PersonKind, WayKind};
use crate::exchange::text::without_controls;

/// The longest line, in bytes without its end.
const WIDTH: usize = 75;

/// The version of the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    #[default]
    V3,
    V4,
}

/// What a card is to be like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pub version: Version,
    /// Whether the person's own notes go out too.
    pub notes: bool,
}

/// Writes one person's card.
///
/// # Errors
/// When `out` can't be written.
pub fn write(out: &mut impl Write, person: &Person, form: Form) -> io::Result<()> {
    let name = escaped(&person.name);
    line(out, "BEGIN:VCARD")?;
    match form.version {
        Version::V3 => line(out, "VERSION:3.0")?,
        Version::V4 => {
            line(out, "VERSION:4.0")?;
            match person.kind {
                PersonKind::Person => {}
                PersonKind::Group => line(out, "KIND:group")?,
                PersonKind::Service => line(out, "KIND:org")?,
            }
        }
    }
    line(out, &format!("UID:urn:uuid:{}", person.id))?;
    line(out, &format!("FN:{name}"))?;
    // Which part of a name is which is not known, and an alias has no parts: all of it is the given name.
    line(out, &format!("N:;{name};;;"))?;
    for way in &person.ways {
        let value = escaped(&way.value);
        line(
            out,
            &match way.kind {
                WayKind::Phone => format!("TEL;TYPE=VOICE:{value}"),
                WayKind::Text => format!("TEL;TYPE=CELL:{value}"),
                // 4.0 took INTERNET out: there is no other.
                WayKind::Mail if form.version == Version::V4 => format!("EMAIL:{value}"),
                WayKind::Mail => format!("EMAIL;TYPE=INTERNET:{value}"),
                WayKind::Place => format!("ADR:;;{value};;;;"),
                // A link is a URI, which has no escapes.
                WayKind::Link => format!("URL:{}", way.value.replace(char::is_control, "")),
            },
        )?;
    }
    if let Some(note) = person.note.as_ref().filter(|_| form.notes) {
        line(out, &format!("NOTE:{}", escaped(note)))?;
    }
    line(out, "END:VCARD")
}

/// A text with what separates values escaped.
fn escaped(text: &str) -> String {
    let (text, _) = without_controls(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Writes one line, folded between characters where it is too long.
fn line(out: &mut impl Write, text: &str) -> io::Result<()> {
    let mut width = 0;
    for c in text.chars() {
        if width + c.len_utf8() > WIDTH {
            out.write_all(b"\r\n ")?;
            width = 1;
        }
        write!(out, "{c}")?;
        width += c.len_utf8();
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Way;
    use crate::domain::strategies::{filled, record_of};
    use crate::domain::{Id, Kind, Record};
    use calcard::vcard::{VCard, VCardProperty, VCardValue};
    use calcard::{Entry, Parser};
    use proptest::prelude::*;

    fn card(person: &Person) -> String {
        let mut out = Vec::new();
        write(&mut out, person, Form::default()).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn read(text: &str) -> VCard {
        let mut parser = Parser::new(text);
        let Entry::VCard(card) = parser.entry() else {
            panic!("a card: {text}")
        };
        assert!(matches!(parser.entry(), Entry::Eof), "one card: {text}");
        card
    }

    fn values(card: &VCard, property: &VCardProperty) -> Vec<String> {
        let of_property = card.entries.iter().filter(|entry| entry.name == *property);
        let text = |value: &VCardValue| match value {
            VCardValue::Text(text) => text.clone(),
            VCardValue::Component(parts) => parts.join(","),
            other => panic!("{other:?}"),
        };
        of_property
            .map(|entry| entry.values.iter().map(text).collect::<Vec<_>>().join(";"))
            .collect()
    }

    #[test]
    fn a_card_holds_a_name_and_ways_and_nothing_about_the_journal() {
        let Some(Record::Person(person)) =
            filled().into_iter().find(|it| it.kind() == Kind::Person)
        else {
            panic!("a person")
        };
        assert_eq!(
            card(&person),
            format!(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:{}\r\nFN:Marcus\r\nN:;Marcus;;;\r\n\
                 TEL;TYPE=VOICE:+1 418 656 9254\r\nEND:VCARD\r\n",
                person.id
            )
        );
    }

    #[test]
    fn every_way_has_its_line() {
        let mut person = Person::named(Id::once("person", "1"), "Ana; Lee, \\ \"A\"");
        for (kind, value) in [
            (WayKind::Phone, "1"),
            (WayKind::Text, "2"),
            (WayKind::Mail, "a@b.c"),
            (WayKind::Place, "Hall 3,\nDock Road"),
            (WayKind::Link, "https://x.org/?a=1,2;b"),
        ] {
            person.ways.push(Way {
                kind,
                value: value.to_owned(),
            });
        }
        let text = card(&person);
        for line in [
            "FN:Ana\\; Lee\\, \\\\ \"A\"",
            "TEL;TYPE=VOICE:1",
            "TEL;TYPE=CELL:2",
            "EMAIL;TYPE=INTERNET:a@b.c",
            "ADR:;;Hall 3\\,\\nDock Road;;;;",
            "URL:https://x.org/?a=1,2;b",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}");
        }
    }

    #[test]
    fn notes_go_out_only_when_asked_for_and_4_0_says_what_someone_is() {
        let person = Person {
            note: Some("Night shift, in December.".to_owned()),
            kind: PersonKind::Group,
            ..Person::named(Id::once("person", "1"), "Ana")
        };
        let card = |version, notes| {
            let mut out = Vec::new();
            write(&mut out, &person, Form { version, notes }).unwrap();
            String::from_utf8(out).unwrap()
        };
        for version in [Version::V3, Version::V4] {
            assert!(!card(version, false).contains("Night"), "{version:?}");
            assert!(card(version, true).contains("NOTE:Night shift\\, in December.\r\n"));
        }
        let four = card(Version::V4, false);
        assert!(four.contains("VERSION:4.0\r\nKIND:group\r\n"), "{four}");
        assert!(!card(Version::V3, false).contains("KIND"));
    }

    proptest! {
        #[test]
        fn another_reader_reads_the_same(record in record_of(Kind::Person)) {
            let Record::Person(person) = record else {
                panic!("a person")
            };
            let text = card(&person);
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= WIDTH && !line.contains(char::is_control), "{:?}", line);
            }
            let card = read(&text);
            let kept = |text: &str| without_controls(text).0.trim().replace('\t', " ");
            let ways = |kinds: &[WayKind]| -> Vec<String> {
                person.ways.iter().filter(|way| kinds.contains(&way.kind)).map(|way| kept(&way.value)).collect()
            };
            prop_assert_eq!(values(&card, &VCardProperty::Fn), [kept(&person.name)]);
            prop_assert_eq!(values(&card, &VCardProperty::Tel), ways(&[WayKind::Phone, WayKind::Text]));
            prop_assert_eq!(values(&card, &VCardProperty::Email), ways(&[WayKind::Mail]));
            prop_assert_eq!(card.entries.len(), text.replace("\r\n ", "").matches("\r\n").count() - 2);
        }
    }
}

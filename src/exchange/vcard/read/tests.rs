//! Files as Android, an iPhone, Gmail, Outlook, Evolution and the RFC's own example have them, written after their
//! descriptions.

use proptest::prelude::*;

use super::*;

fn one(text: &str) -> Contact {
    let found = read(text.as_bytes());
    assert_eq!((found.contacts.len(), found.unread), (1, 0), "{found:?}");
    found.contacts.into_iter().next().expect("one")
}

fn ways(contact: &Contact) -> Vec<(&'static str, &str)> {
    let ways = contact.ways.iter();
    ways.map(|way| (way.kind.name(), way.value.as_str()))
        .collect()
}

#[test]
fn android_writes_2_1_with_quoted_printable_and_bare_types() {
    let found = read(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Z=C3=B6e;;;\r\n\
          FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Z=C3=B6e M=C3=BC=\r\nller\r\nTEL;HOME:555-0100\r\n\
          TEL;CELL;PREF:555-0117\r\nTEL;WORK;FAX:555-0199\r\nEMAIL;HOME:zoe@example.org\r\nEND:VCARD\r\n\
          BEGIN:VCARD\r\nVERSION:2.1\r\nN:Doe;John;;;\r\nFN:John Doe\r\nTEL;CELL:555-0142\r\nEND:VCARD\r\n",
    );
    assert_eq!(
        (found.contacts.len(), found.unread, found.doubles),
        (2, 0, 0)
    );
    let zoe = &found.contacts[0];
    assert_eq!(zoe.name, "Zöe Müller");
    assert_eq!(
        ways(zoe),
        [
            ("phone", "555-0117"),
            ("phone", "555-0100"),
            ("mail", "zoe@example.org")
        ]
    );
    assert_eq!(found.contacts[1].name, "John Doe");
}

#[test]
fn an_iphone_writes_3_0_with_groups_and_its_own_labels() {
    let contact = one(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iOS 5.0.1//EN\r\nN:Doe;John;Richter,James;Mr.;Sr.\r\n\
         FN:Mr. John Richter James Doe Sr.\r\nORG:RBN;Accounting\r\nEMAIL;type=INTERNET;type=HOME;type=pref:home@example.com\r\n\
         TEL;type=CELL;type=VOICE;type=pref:905-555-0101\r\nitem1.TEL:905-555-0102\r\nitem1.X-ABLabel:_$!<AssistantPhone>!$_\r\n\
         item2.ADR;type=HOME;type=pref:;;12 Main St\\nUnit 3;Troy\\, NY;NY;12180;\r\nitem2.X-ABADR:us\r\n\
         item3.URL;type=pref:http\\://www.ibm.com\r\nBDAY;value=date:2012-06-06\r\n\
         PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/\r\n 2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB\r\n AQ==\r\nEND:VCARD\r\n",
    );
    assert_eq!(contact.name, "Mr. John Richter James Doe Sr.");
    let ways = ways(&contact);
    assert_eq!(ways[0], ("phone", "905-555-0101"));
    assert_eq!(ways[1], ("phone", "905-555-0102"));
    assert_eq!(ways[2], ("mail", "home@example.com"));
    assert_eq!(ways[3], ("place", "12 Main St Unit 3, Troy, NY, NY, 12180"));
    assert_eq!(ways[4].0, "link");
    assert!(ways[4].1.ends_with("www.ibm.com"), "{ways:?}");
}

#[test]
fn the_example_of_rfc_6350_is_read() {
    let contact = one(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Simon Perreault\r\nN:Perreault;Simon;;;ing. jr,M.Sc.\r\nBDAY:--0203\r\n\
         ADR;TYPE=work:;Suite D2-630;2875 Laurier;Quebec;QC;G1V 2M2;Canada\r\n\
         TEL;VALUE=uri;TYPE=\"work,voice\";PREF=1:tel:+1-418-656-9254;ext=102\r\n\
         TEL;VALUE=uri;TYPE=\"work,cell,voice,video,text\":tel:+1-418-262-6501\r\n\
         EMAIL;TYPE=work:simon.perreault@viagenie.ca\r\nGEO;TYPE=work:geo:46.772673,-71.282945\r\nEND:VCARD\r\n",
    );
    assert_eq!(contact.name, "Simon Perreault");
    assert_eq!(
        ways(&contact),
        [
            ("phone", "+1-418-656-9254 ext 102"),
            ("phone", "+1-418-262-6501"),
            ("mail", "simon.perreault@viagenie.ca"),
            (
                "place",
                "Suite D2-630, 2875 Laurier, Quebec, QC, G1V 2M2, Canada"
            ),
        ]
    );
}

#[test]
fn bare_line_ends_latin_1_and_a_mark_at_the_front_are_read() {
    let found = read(b"BEGIN:VCARD\nVERSION:2.1\nFN:Ren\xe9\nTEL:1\nEND:VCARD\n");
    assert_eq!(found.contacts[0].name, "René");
    let text = "\u{feff}begin:vcard\nFN:Evo\nVERSION:3.0\nTEL;TYPE=CELL:2\nend:vcard";
    assert_eq!(one(text).name, "Evo");
}

#[test]
fn a_missing_name_is_made_of_what_there_is() {
    let named = |lines: &str| one(&format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n")).name;
    assert_eq!(named("N:Doe;Jane;;Dr.;"), "Dr. Jane Doe");
    assert_eq!(named("FN:\nNICKNAME:Ro"), "Ro");
    assert_eq!(named("ORG:Warm line;Night"), "Warm line, Night");
    assert_eq!(named("EMAIL:only@example.org"), "only@example.org");
    assert_eq!(named("TEL:555-0142"), "555-0142");
}

#[test]
fn one_bad_card_does_not_stop_the_rest() {
    let found = read(
        b"junk\nBEGIN:VCARD\nVERSION:3.0\nFN:Cut off\nTEL:1\nBEGIN:VCARD\nVERSION:3.0\nPHOTO:x\nEND:VCARD\n\
          BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nTEL:2\nEND:VCARD\n",
    );
    let names: Vec<&str> = found.contacts.iter().map(|it| it.name.as_str()).collect();
    assert_eq!((names, found.unread), (vec!["Ana"], 2));
}

#[test]
fn there_are_no_doubles_and_two_people_may_have_one_name() {
    let card = |name: &str, number: &str| {
        format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:{number}\nEND:VCARD\n")
    };
    let text = [
        card("Ana", "+1 (201) 555-0142"),
        card("ana", "201 555 0142"),
        card("Ana", "555-0177"),
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEMAIL:a@example.org\nEND:VCARD\n".to_owned(),
        card("Bo", "201 555 0142"),
    ]
    .concat();
    let found = read(text.as_bytes());
    let names: Vec<&str> = found.contacts.iter().map(|it| it.name.as_str()).collect();
    assert_eq!((names, found.doubles), (vec!["Ana", "Ana", "Bo"], 2));
}

#[test]
fn a_very_long_name_loses_nothing() {
    let name = "山".repeat(500);
    let contact = one(&format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n"));
    assert_eq!(contact.name.chars().count(), SHORT);
    let id = Id::once("person", "1");
    let record = crate::domain::Record::from(contact.person(id));
    assert_eq!(record.check(), Ok(()));
    assert_eq!(contact.whole_name, Some(name));
}

#[test]
fn ten_thousand_cards_are_read() {
    let cards: Vec<String> = (0..10_000)
        .map(|n| {
            format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nTEL;TYPE=CELL:+1 201 {n:07}\r\nEND:VCARD\r\n")
        })
        .collect();
    let text = cards.concat();
    let found = read(text.as_bytes());
    assert_eq!((found.contacts.len(), found.unread), (10_000, 0));
}

#[test]
fn what_this_program_writes_it_knows_again() {
    let mut person = Person::named(Id::once("person", "1"), "Ana; Lee, \\ \"A\"");
    person.set_phone("555-0142");
    for version in [super::super::Version::V3, super::super::Version::V4] {
        let form = super::super::Form {
            version,
            notes: false,
        };
        let mut out = Vec::new();
        super::super::write(&mut out, &person, form).expect("written");
        let found = read(&out);
        assert_eq!(found.contacts[0].id, Some(person.id), "{version:?}");
        assert_eq!(found.contacts[0].name, person.name);
        assert_eq!(found.contacts[0].ways, person.ways);
    }
}

proptest! {
    #[test]
    fn any_bytes_at_all_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(&bytes);
        let mut card = b"BEGIN:VCARD\r\n".to_vec();
        card.extend(&bytes);
        card.extend(b"\r\nEND:VCARD\r\n");
        let _ = read(&card);
    }

    #[test]
    fn any_lines_of_a_card_can_be_read(lines in prop::collection::vec(
        "(FN|N|TEL|EMAIL|ADR|URL|ORG|KIND|UID|item1\\.TEL)(;(TYPE|CHARSET|ENCODING|PREF|VALUE)(=[A-Z0-9\",\\-]{0,18})?){0,3}:[ -~é山=]{0,30}",
        0..8,
    )) {
        let found = read(format!("BEGIN:VCARD\n{}\nEND:VCARD\n", lines.join("\n")).as_bytes());
        for contact in &found.contacts {
            let record = crate::domain::Record::from(contact.person(Id::once("person", "1")));
            prop_assert_eq!(record.check(), Ok(()));
        }
    }
}

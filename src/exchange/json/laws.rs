//! What always holds for exports and imports.

use chrono::DateTime;
use proptest::prelude::*;
use proptest::sample::Index;

use super::{ImportError, JsonExport, MOST_BYTES, MOST_RECORDS, Place, Wrong, read};
use crate::domain::strategies::{filled, journal};
use crate::domain::{Day, Invalid, Kind, Record};

/// An export of these records.
pub(super) fn export(records: &[Record]) -> Vec<u8> {
    let at = DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").unwrap();
    let mut export = JsonExport::begin(Vec::new(), at, Day::of(at, 4)).unwrap();
    for record in records {
        export.record(record).unwrap();
    }
    export.end().unwrap()
}

/// The export of one full record of each kind, with `old` replaced by `new`.
fn edited(old: &str, new: &str) -> String {
    let text = String::from_utf8(export(&filled())).unwrap();
    assert!(text.contains(old), "{old}");
    text.replacen(old, new, 1)
}

fn error(text: &str) -> ImportError {
    read(text.as_bytes()).unwrap_err()
}

proptest! {
    #[test]
    fn what_goes_out_comes_back_and_goes_out_the_same(records in journal()) {
        let bytes = export(&records);
        let import = read(&bytes).unwrap();
        prop_assert_eq!(&import.records, &records);
        prop_assert_eq!((import.removed, import.unknown.len(), import.unknown_fields.len()), (0, 0, 0));
        // Instants are equal at any offset; the text is equal at the same one only.
        prop_assert_eq!(export(&import.records), bytes);
    }

    #[test]
    fn a_changed_export_is_read_or_refused(
        records in journal(),
        places in proptest::collection::vec((any::<Index>(), any::<u8>(), 0..3_u8), 1..8),
    ) {
        let mut bytes = export(&records);
        for (place, byte, what) in places {
            let place = place.index(bytes.len());
            match what {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => bytes.truncate(place.max(1)),
            }
        }
        let _ = read(&bytes);
    }

    #[test]
    fn any_bytes_are_refused(bytes: Vec<u8>) {
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn an_export_cut_short_is_refused(cut: Index) {
        let bytes = export(&filled());
        // The last byte is the newline after the closing brace.
        prop_assert!(read(&bytes[..cut.index(bytes.len() - 1)]).is_err());
    }
}

#[test]
fn states_that_wait_for_a_choice_go_along() {
    let at = DateTime::parse_from_rfc3339("2026-11-22T20:14:00-05:00").unwrap();
    let shown = filled().swap_remove(2);
    let Record::Entry(mut other) = shown.clone() else {
        panic!("an entry")
    };
    other.text = "As it was written elsewhere".to_owned();
    let other = Record::from(other);
    let mut export = JsonExport::begin(Vec::new(), at, Day::of(at, 4)).unwrap();
    export
        .conflicting(&shown, std::slice::from_ref(&other))
        .unwrap();
    let text = String::from_utf8(export.end().unwrap()).unwrap();
    let import = read(text.as_bytes()).unwrap();
    assert_eq!(
        (import.records, import.also),
        (vec![shown.clone()], vec![other.clone()])
    );
    assert!(import.unknown_fields.is_empty());

    let stranger = text.replacen(
        &other.id().to_string(),
        "01936b3c-0000-7000-8000-000000000001",
        1,
    );
    let wrong = Wrong::OtherId;
    let Err(ImportError::Record {
        place,
        wrong: found,
    }) = read(stranger.as_bytes())
    else {
        panic!("refused")
    };
    assert_eq!((place.kind, place.index, found), (Kind::Entry, 0, wrong));
}

#[test]
fn the_keys_may_stand_in_any_order() {
    let value: serde_json::Value = serde_json::from_slice(&export(&filled())).unwrap();
    // serde_json sorts the keys of a value, so that `version` comes after most arrays.
    let sorted = serde_json::to_string_pretty(&value).unwrap();
    assert_eq!(read(sorted.as_bytes()).unwrap().records, filled());
}

#[test]
fn only_our_own_format_up_to_our_version_is_read() {
    for other in [
        "[]",
        "{}",
        "3",
        "\"mainstay\"",
        r#"{"format":"mainstay"}"#,
        r#"{"format":"other","version":1}"#,
    ] {
        assert_eq!(error(other), ImportError::NotAnExport, "{other}");
    }
    assert_eq!(
        error(&edited(r#""version":1"#, r#""version":"1""#)),
        ImportError::NotAnExport
    );
    assert_eq!(
        error(&edited(r#""version":1"#, r#""version":0"#)),
        ImportError::NotAnExport
    );
    // A newer one is refused for its version, whatever else is in it.
    assert_eq!(
        error(r#"{"entries":7,"version":2,"format":"mainstay"}"#),
        ImportError::Newer { version: 2 }
    );
    assert!(
        read(br#"{"format":"mainstay","version":1}"#)
            .unwrap()
            .records
            .is_empty()
    );
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let entry = filled().swap_remove(2);
    let place = Place {
        kind: Kind::Entry,
        index: 0,
        id: Some(entry.id()),
    };
    assert_eq!(
        error(&edited(r#""text":"Long shift.""#, r#""text":" ""#)),
        ImportError::Record {
            place,
            wrong: Wrong::Value(Invalid::Empty("text"))
        }
    );
    let twice = format!("{0},\n{0}", entry.to_json().unwrap());
    assert_eq!(
        error(&edited(&entry.to_json().unwrap(), &twice)),
        ImportError::Record {
            place: Place { index: 1, ..place },
            wrong: Wrong::IdTwice
        }
    );
    assert_eq!(
        error(&edited("\"entries\":[", "\"entries\":7,\"x\":[")),
        ImportError::NotAnArray(Kind::Entry)
    );
    assert_eq!(
        error(&edited("\"goals\":[", "\"entries\":[")),
        ImportError::KeyTwice("entries".to_owned())
    );
    assert_eq!(
        error(&edited(r#""day":"2026-11-22""#, r#""day":"soon""#)),
        ImportError::Header("day")
    );
    assert_eq!(
        error("{\n\"format\":\u{1}"),
        ImportError::NotJson {
            line: 2,
            column: 10
        }
    );
    assert_eq!(read(b"{\"\xff\"}"), Err(ImportError::NotUtf8 { at: 2 }));
}

#[test]
fn an_id_of_another_kind_is_not_used_again() {
    let records = filled();
    let (entry, goal) = (records[2].id().to_string(), records[3].id().to_string());
    let text = edited(
        &format!("{{\"id\":\"{goal}"),
        &format!("{{\"id\":\"{entry}"),
    );
    assert!(matches!(
        error(&text),
        ImportError::Record {
            place: Place {
                kind: Kind::Goal,
                ..
            },
            wrong: Wrong::IdTwice
        }
    ));
}

#[test]
fn values_out_of_bounds_are_refused() {
    for (old, new) in [
        (r#""mood":5"#, r#""mood":11"#),
        (r#""mood":5"#, r#""mood":-1"#),
        (r#""mood":5"#, r#""mood":2.5"#),
        (r#""mood":5"#, r#""mood":5,"mood":4"#),
        (r#""highest":5"#, r#""highest":11"#),
        (r#""at_most":2"#, r#""at_most":11"#),
        (r#""before":7"#, r#""before":11"#),
        (r#""amount":2.5"#, r#""amount":1e999"#),
        (r#""amount":2.5"#, r#""amount":1e300"#),
        (r#""text":"Long shift.""#, r#""text":"\ud800""#),
        (r#""text":"Long shift.""#, r#""text":["a"]"#),
        ("2026-11-21", "2026-02-30"),
        ("2026-11-21", "+12026-01-01"),
    ] {
        assert!(
            matches!(error(&edited(old, new)), ImportError::Record { .. }),
            "{new}"
        );
    }
}

#[test]
fn what_means_nothing_here_is_passed_over_and_named() {
    let deep = format!(
        "\"later\":{}{},\n\"entries\":[",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let text = edited("\"entries\":[", &deep).replacen(
        r#""starred":true"#,
        r#""starred":true,"colour":"red""#,
        1,
    );
    let import = read(text.as_bytes()).unwrap();
    assert_eq!(import.unknown, ["later"]);
    assert_eq!(
        import.unknown_fields.into_iter().collect::<Vec<_>>(),
        [(Kind::Entry, "colour".to_owned())]
    );
    assert_eq!(import.records, filled());
}

#[test]
fn control_characters_are_taken_out_and_counted_and_nothing_else_is_touched() {
    let text = edited(
        "Long shift.",
        "a\\u001b[2J\\r\\n\\tb\\u0000 \u{9b}\u{202e}שלום\u{2069} e\u{301} \u{200b}👩\u{200d}👧",
    );
    let import = read(text.as_bytes()).unwrap();
    let Record::Entry(entry) = &import.records[2] else {
        panic!("an entry")
    };
    assert_eq!(
        entry.text,
        "a[2J\n\tb \u{202e}שלום\u{2069} e\u{301} \u{200b}👩\u{200d}👧"
    );
    assert_eq!(import.removed, 4);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    bytes.extend(export(&filled()));
    assert_eq!(read(&bytes).unwrap().records, filled());
}

#[test]
fn what_is_too_much_is_refused_before_it_is_read() {
    assert_eq!(
        read(&vec![0; MOST_BYTES + 1]),
        Err(ImportError::TooLarge {
            bytes: MOST_BYTES + 1
        })
    );
    let many = "0,".repeat(MOST_RECORDS);
    assert_eq!(
        error(&edited("\"ticks\":[", &format!("\"ticks\":[{many}"))),
        ImportError::TooMany
    );
}

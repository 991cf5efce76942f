//! People, one person, reach-outs and their log, in both faces.

use mainstay::app::flows::reach_out;
use mainstay::app::{Command, Input};
use mainstay::domain::person::Way;
use mainstay::domain::{
    CheckIn, CheckInKind, Day, Felt, First, Helps, How, Id, Ids, Person, PersonKind, Reach, Record,
    WayKind,
};

use crate::support::Harness;

fn id(n: usize) -> Id {
    let mut ids = Ids::seeded(99);
    let at = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    (0..=n).map(|_| ids.make(at)).last().expect("an id")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn person(n: usize, name: &str) -> Person {
    Person::named(id(n), name)
}

fn known(n: usize, name: &str, relation: &str, good_for: &str) -> Person {
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Person {
        relation: given(relation),
        good_for: given(good_for),
        ..person(n, name)
    }
}

fn rosa() -> Person {
    Person {
        ways: vec![Way {
            kind: WayKind::Phone,
            value: "555-0142".to_owned(),
        }],
        circle: Some(1),
        hard_order: Some(1),
        good_times: Some("any hour, text if it is late".to_owned()),
        what_to_say: Some("Hi Ro, no crisis, I want to hear you.".to_owned()),
        note: Some("Starts night shift in December. Birthday 3 Jan.".to_owned()),
        ..known(1, "Rosa", "sister", "any hour, listening")
    }
}

fn reach(
    n: usize,
    on: &str,
    who: &[usize],
    how: How,
    first: First,
    felt: Option<Felt>,
    note: &str,
) -> Reach {
    Reach {
        id: id(100 + n),
        day: day(on),
        at: chrono::DateTime::parse_from_rfc3339(&format!("{on}T19:00:00-05:00")).expect("at"),
        people: who.iter().map(|n| id(*n)).collect(),
        how,
        first,
        answered: felt.is_some(),
        felt,
        gave: false,
        shared: None,
        took_away: None,
        note: (!note.is_empty()).then(|| note.to_owned()),
    }
}

/// The six people of the drawings and their reach-outs.
fn six() -> Vec<Record> {
    use Felt::{Hard, Okay, Warm};
    use First::{Me, Them};
    use How::{Call, Group, InPerson, Text};
    let dev = Person {
        hard_order: Some(2),
        next_talk: Some("the walks. You said you would write back.".to_owned()),
        ..known(2, "Dev", "peer coach", "straight talk")
    };
    let marcus = Person {
        hard_order: Some(3),
        ..known(5, "Marcus", "friend", "fun, rides")
    };
    let group = Person {
        kind: PersonKind::Group,
        ..known(3, "Tuesday group", "", "company")
    };
    let mut records: Vec<Record> = [
        rosa(),
        dev,
        group,
        known(4, "Ms. Okafor", "counselor", "plans, paperwork"),
        marcus,
        known(6, "Mom", "", "family news"),
    ]
    .map(Record::from)
    .into();
    records.extend(
        [
            reach(
                0,
                "2022-11-22",
                &[2],
                Text,
                Me,
                Some(Warm),
                "about my walks",
            ),
            reach(
                1,
                "2022-11-21",
                &[2, 5],
                InPerson,
                Them,
                Some(Warm),
                "dinner",
            ),
            reach(2, "2022-11-20", &[1], Call, Them, Some(Warm), "her new job"),
            reach(3, "2022-11-19", &[1], Text, Me, Some(Okay), ""),
            reach(4, "2022-11-18", &[1], Call, Me, Some(Warm), ""),
            reach(
                5,
                "2022-11-16",
                &[4],
                InPerson,
                Me,
                Some(Okay),
                "forms done",
            ),
            reach(6, "2022-11-15", &[3], Group, Me, Some(Okay), ""),
            reach(7, "2022-11-14", &[5], Text, Me, None, ""),
            reach(8, "2022-11-12", &[1], Call, Me, Some(Hard), "we argued"),
            reach(9, "2022-10-28", &[6], Call, Them, Some(Okay), ""),
        ]
        .map(Record::from),
    );
    // The same call, also named in that evening's check-in: one contact.
    records.push(
        CheckIn {
            id: id(200),
            day: day("2022-11-20"),
            at: chrono::DateTime::parse_from_rfc3339("2022-11-20T21:00:00-05:00").expect("at"),
            kind: CheckInKind::Full,
            answers: std::collections::BTreeMap::new(),
            people: Some(vec![id(1)]),
            note: None,
            late: false,
        }
        .into(),
    );
    records
}

/// The people page of a journal with `records`.
fn people(records: Vec<Record>) -> Harness {
    let mut it = Harness::with(records);
    let now = it.env.clock.now(4);
    it.app.update(Input::Do(Command::People), now);
    it
}

/// The line of the screen that holds `text`.
fn line(it: &mut Harness, text: &str) -> String {
    let screen = it.screen(80, 24);
    let found = screen.lines().find(|line| line.contains(text));
    found
        .unwrap_or_else(|| panic!("no {text} in\n{screen}"))
        .to_owned()
}

fn shows(it: &mut Harness, text: &str) {
    line(it, text);
}

fn hides(it: &mut Harness, text: &str) {
    let screen = it.screen(80, 24);
    assert!(!screen.contains(text), "{text} in\n{screen}");
}

#[test]
fn each_page_reads_well() {
    let mut it = people(Vec::new());
    insta::assert_snapshot!("people_empty", it.styled(80, 24));
    let mut it = people(six());
    insta::assert_snapshot!("people_six", it.styled(80, 24));
    insta::assert_snapshot!("people_small", it.screen(40, 12));
    insta::assert_snapshot!("people_wide", it.screen(120, 40));
    insta::assert_snapshot!("person", it.press("enter").styled(80, 24));
    insta::assert_snapshot!("person_small", it.screen(40, 12));
    insta::assert_snapshot!("person_wide", it.screen(120, 40));
    insta::assert_snapshot!("number", it.press("y").screen(80, 24));
    insta::assert_snapshot!("number_small", it.screen(40, 12));
    insta::assert_snapshot!("code", it.press("s").screen(80, 24));
    insta::assert_snapshot!("code_small", it.screen(40, 12));
    insta::assert_snapshot!("person_change", it.press("esc e").screen(80, 24));
    insta::assert_snapshot!("person_change_small", it.screen(40, 12));
    let mut it = people(six());
    insta::assert_snapshot!("person_new", it.press("n 'Kim' enter").screen(80, 24));
    let mut it = people(six());
    insta::assert_snapshot!("reach", it.press("r").screen(80, 24));
    insta::assert_snapshot!("reach_felt", it.press("2 2 1").styled(80, 24));
    insta::assert_snapshot!("reach_small", it.screen(40, 12));
    let mut it = people(six());
    insta::assert_snapshot!("log", it.press("v").screen(80, 24));
    insta::assert_snapshot!("log_small", it.screen(40, 12));
    insta::assert_snapshot!("log_wide", it.screen(120, 40));
    insta::assert_snapshot!("log_whose", it.press("f").screen(80, 24));
    insta::assert_snapshot!("log_one", it.press("1").screen(80, 24));
    insta::assert_snapshot!("reach_page", it.press("enter").screen(80, 24));
}

#[test]
fn the_same_pages_go_line_by_line() {
    insta::assert_snapshot!("plain_empty", plain(Vec::new(), ""));
    insta::assert_snapshot!("plain_add", plain(Vec::new(), "n\nKim\n\n555-0100\n.\nq\n"));
    insta::assert_snapshot!(
        "plain_group",
        plain(
            Vec::new(),
            "n\nKim\n\n\n1\n2\n2 4\n\n7 pm\nthe library\n.\n1\nq\n"
        )
    );
    insta::assert_snapshot!("plain_person", plain(six(), "1\ny\n\nv\n1\n0\n0\nq\n"));
    insta::assert_snapshot!(
        "plain_reach",
        plain(six(), "r\n2 3\n\n2\n1\nn\n3\nShort.\nq\n")
    );
}

#[test]
fn line_by_line_enter_keeps_what_is_there() {
    let changed = plain(six(), "9\n2\n1\n\n\n\n\nBetter than I feared.\nq\n");
    assert!(
        changed.contains("Saved. In person with Dev and Marcus, warm."),
        "{changed}"
    );
    let person = plain(six(), "1\n3\n\n\n555-0199\n.\nq\n");
    assert!(
        person.contains("Phone: 555-0199.\nGood for: any hour, listening."),
        "{person}"
    );
    // Nor does a line of nothing that can be seen take it away.
    let unseen = plain(six(), "1\n3\n\u{7}\n \u{7} \n555-0199\n.\nq\n");
    assert_eq!(unseen, person);
}

#[test]
fn line_by_line_no_letter_acts_on_a_row_that_is_not_seen() {
    let log = plain(six(), "9\nx\nq\n");
    assert!(log.contains("x is not on the list."), "{log}");
}

/// What plain lines print from the people page on.
fn plain(records: Vec<Record>, lines: &str) -> String {
    let it = people(records);
    it.lines(lines)
}

#[test]
fn six_keys_keep_a_reach_out() {
    let mut it = people(six());
    it.press("r 2 2 1 3 enter");
    shows(&mut it, "Saved. Text with Dev, warm.");
    it.press("u");
    shows(&mut it, "Undone. Reach-out of 22 Nov.");
}

#[test]
fn several_people_are_picked_on_the_way_back() {
    let mut it = people(six());
    it.press("r 1 backspace 3 enter 3 2 enter enter");
    shows(&mut it, "Saved. In person with Rosa and Marcus.");
    it.press("v");
    shows(&mut it, "Tue 22 Nov   Rosa and Marcus in person  them   -");
}

#[test]
fn no_answer_yet_still_counts() {
    let mut it = people(six());
    it.press("r 6 2 1 n g");
    shows(&mut it, "[x] No answer yet");
    shows(&mut it, "[x] I supported them");
    it.press("g enter 'Left word.' enter");
    shows(
        &mut it,
        "Saved. Text with Tuesday group. No answer yet. It still counts.",
    );
    hides(&mut it, "supported");
    shows(&mut it, "company                  today          2");
    it.press("v");
    shows(&mut it, "no answer   Left word.");
}

#[test]
fn a_past_day_is_named_and_kept() {
    let mut it = people(six());
    let flow = reach_out::new(Some(day("2022-11-17")), None);
    it.app.show(flow).expect("shown");
    shows(&mut it, "I reached out on Thu 17 Nov");
    it.press("4 1 2 2 enter");
    shows(&mut it, "Saved. Call with Mom, okay.");
    shows(&mut it, "family news              5 days ago     2");
}

#[test]
fn someone_else_is_asked_by_name_and_added() {
    let mut it = people(six());
    it.press("r 7 'Kim' enter 1 1 3 enter");
    shows(&mut it, "Saved. Call with Kim, warm.");
    shows(&mut it, "Kim ");
    it.press("u");
    hides(&mut it, "Kim ");
    // A name that is there already is that person.
    it.press("r 7 'mom' enter 1 1 3 enter");
    shows(&mut it, "Saved. Call with Mom, warm.");
    let screen = it.screen(80, 24);
    assert_eq!(
        screen.to_lowercase().matches("   mom ").count(),
        1,
        "{screen}"
    );
}

#[test]
fn what_is_left_open_is_asked_for() {
    let mut it = people(six());
    it.press("r ctrl-d");
    shows(&mut it, "Who was it? Pick one number, or other.");
    it.press("7 enter ctrl-d");
    shows(&mut it, "Who was it? A first name or another name is fine.");
    it.press("'Kim' ctrl-d");
    shows(&mut it, "How was it? A call, a text or another way.");
    it.press("9");
    shows(&mut it, "9 is not on the list. Type 1 to 5.");
    it.press("5 ctrl-d");
    shows(&mut it, "Saved. Online with Kim.");
}

#[test]
fn a_group_also_asks_what_was_shared() {
    let mut it = people(six());
    it.press("r 6 4 1 2 'My week.' enter 'Patience.' enter enter v enter");
    shows(&mut it, "I shared     My week.");
    shows(&mut it, "I took away  Patience.");
}

#[test]
fn what_was_begun_waits_for_the_person() {
    let mut it = people(six());
    it.press("r 2 2 n esc");
    shows(&mut it, "Kept. You can finish this later, or not.");
    it.press("r");
    shows(&mut it, "Here is what you had so far.");
    shows(&mut it, "[2 Dev]");
    shows(&mut it, "[x] No answer yet");
    it.press("ctrl-d r");
    hides(&mut it, "[2 Dev]");
}

#[test]
fn a_reach_out_is_changed_and_removed_and_comes_back() {
    let mut it = people(six());
    it.press("v down e");
    shows(&mut it, "Reach-out of Mon 21 Nov");
    shows(&mut it, "[2 Dev] [3 Marcus]");
    it.press("2 enter down down 1 'ner' ctrl-d");
    shows(&mut it, "Saved. In person with Marcus, hard.");
    shows(
        &mut it,
        "Mon 21 Nov   Marcus          in person  them   hard        dinnerner",
    );
    it.press("enter x");
    shows(&mut it, "Removed. u brings it back.");
    hides(&mut it, "dinner");
    it.press("u");
    shows(&mut it, "dinnerner");
    it.press("x");
    hides(&mut it, "dinnerner");
}

#[test]
fn the_log_is_paged_newest_first() {
    let mut records = six();
    records.extend((0..30).map(|n| {
        let note = format!("call {n}");
        let on = format!("2022-09-{:02}", n + 1);
        Record::from(reach(300 + n, &on, &[4], How::Call, First::Me, None, &note))
    }));
    let mut it = people(records);
    it.press("v");
    it.press("end");
    shows(&mut it, "20 of 40 shown.");
    shows(&mut it, "> Show older ones");
    it.press("enter end");
    shows(&mut it, "40 of 40 shown.");
    shows(&mut it, "call 0");
    it.press("f 5");
    shows(&mut it, "Ms. Okafor (counselor)");
    it.press("end");
    shows(&mut it, "20 of 31 shown.");
    it.press("f 0 end");
    shows(&mut it, "20 of 40 shown.");
}

#[test]
fn someone_new_takes_a_name_and_a_few_keys() {
    let mut it = people(Vec::new());
    it.press("n 'Kim' ctrl-d");
    shows(&mut it, "Saved. Kim.");
    it.press("n 'Ana' enter 'aunt' enter '555-0177' enter enter");
    shows(&mut it, "Saved. Ana.");
    shows(&mut it, "Ana (aunt)");
    shows(&mut it, "No one is on the hard moment page yet.");
    it.press("n enter enter enter enter");
    shows(&mut it, "A name is needed.");
}

#[test]
fn everything_about_a_person_can_be_said() {
    let mut it = people(six());
    it.press("n 'Warm line' enter enter '555-0100' enter 1");
    // Kind, how close, four lines, rhythm, place, locked, knows, in touch, notes.
    it.press("3 2 'talking' enter 'until 11 pm' enter 'Hello.' enter 'the form' enter '14' enter 1 1 2 1 'A note.' enter enter");
    shows(&mut it, "Saved. Warm line.");
    shows(&mut it, "For hard moments: Warm line, Rosa, Dev, Marcus");
    shows(&mut it, "Next time with Warm line: the form");
    it.press("home enter");
    for fact in [
        "Phone              555-0100",
        "Good for           talking",
        "Good times         until 11 pm",
        "How close          close",
        "Hard moments       yes, first on the list",
        "Shown while locked yes",
        "Knows of my recovery in part",
        "Being in touch     helps",
        "Nothing written down yet.",
        "every 14 days",
        "A note.",
    ] {
        let words = fact.split_whitespace().collect::<Vec<_>>().join(" ");
        let screen = it.screen(80, 40);
        let found = screen.lines().any(|line| {
            line.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(&words)
        });
        assert!(found, "{words} in\n{screen}");
    }
    it.press("u");
    shows(&mut it, "This person is not here any more.");
}

#[test]
fn what_was_typed_on_one_page_is_not_for_the_next_however_fast_the_keys_come() {
    let mut it = people(Vec::new());
    it.press("n 'Kim' ctrl-d n 'Ana' ctrl-d");
    shows(&mut it, "Saved. Ana.");
}

#[test]
fn a_group_meets_on_days_at_a_time_and_in_a_place() {
    let mut it = people(six());
    it.press(
        "n 'Evening group' enter enter enter 1 2 2 4 enter '7 oclock' enter 'the library' ctrl-d",
    );
    shows(&mut it, "Write a time like 7 pm or 19:00, or nothing.");
    insta::assert_snapshot!("group_form", it.screen(80, 24));
    it.press("ctrl-u '7 pm' ctrl-d");
    shows(&mut it, "Saved. Evening group.");
    it.press("end enter");
    shows(&mut it, "Tue and Thu, 7:00 pm, the library");
    // No group any more, and the meeting is still known.
    it.press("e down down down 1 ctrl-d");
    shows(&mut it, "Tue and Thu, 7:00 pm, the library");
}

#[test]
fn other_ways_the_kind_of_help_and_a_quiet_time_are_folded_away() {
    let mut it = people(six());
    it.press("enter e");
    hides(&mut it, "Kind of help");
    // Up from the first line is the last row, and above it stands what is folded away.
    it.press("up up 1");
    it.press("'sponsor' enter 1 4 enter '555-0199, 555-0198' enter enter 'rosa@example.com' enter '12 Main St, Troy; the cafe' enter enter 2");
    insta::assert_snapshot!("person_more", it.screen(80, 24));
    it.press("ctrl-d");
    shows(&mut it, "Saved. Rosa.");
    insta::assert_snapshot!("person_said_more", it.screen(80, 40));
    it.press("e");
    let screen = it.screen(80, 40);
    assert!(screen.contains("555-0199, 555-0198"), "{screen}");
    assert!(screen.contains("12 Main St, Troy; the cafe"), "{screen}");
    assert!(screen.contains("[until 6 Dec]"), "{screen}");
    it.press("ctrl-d u");
    hides(&mut it, "sponsor");
}

#[test]
fn the_order_for_hard_moments_is_the_persons_own() {
    let mut it = people(six());
    // Dev first: Rosa and Marcus make room; one undo takes all of it back.
    it.press("down enter e down down down down down down down down down down 1 ctrl-d esc");
    shows(&mut it, "For hard moments: Dev, Rosa, Marcus");
    it.press("u");
    shows(&mut it, "For hard moments: Rosa, Dev, Marcus");
}

#[test]
fn a_removed_person_comes_back_with_undo() {
    let mut it = people(six());
    it.press("down enter x");
    shows(&mut it, "Removed. u brings them back.");
    hides(&mut it, "Dev (peer coach)");
    it.press("v");
    // In what was written with them they keep their name.
    shows(&mut it, "Dev and Marcus");
    it.press("esc u");
    shows(&mut it, "Undone. Dev.");
    shows(&mut it, "Dev (peer coach)");
}

#[test]
fn who_is_not_safe_is_never_offered() {
    let mut records = six();
    let last = Some("2022-11-22");
    for (n, harder, name) in [(7, false, "Zed"), (8, true, "Yan")] {
        records.push(
            Person {
                not_safe: !harder,
                helps: harder.then_some(Helps::Harder),
                hard_order: Some(1),
                next_talk: Some("nothing".to_owned()),
                good_for: Some("nothing".to_owned()),
                ..person(n, name)
            }
            .into(),
        );
        let on = last.expect("a day");
        records.push(
            reach(
                400 + n,
                on,
                &[n],
                How::Call,
                First::Them,
                Some(Felt::Hard),
                "",
            )
            .into(),
        );
    }
    let mut it = people(records);
    let screen = it.screen(80, 24);
    for name in ["Zed", "Yan"] {
        let own: Vec<&str> = screen.lines().filter(|line| line.contains(name)).collect();
        assert_eq!(own, [format!("   {name}")], "{screen}");
    }
    let rows: Vec<&str> = screen.lines().skip(4).take(8).map(str::trim).collect();
    assert!(
        rows.ends_with(&["Zed", "Yan"]) || rows.ends_with(&["Yan", "Zed"]),
        "{screen}"
    );
    let mut reach = it.press("r").screen(80, 24);
    reach.push_str(&it.press("esc v f").screen(80, 24));
    assert!(!reach.contains("Zed") && !reach.contains("Yan"), "{reach}");
    // Off the hard moment page for good once that is said.
    let mut it = people(six());
    it.press("enter e");
    it.press("down down down down down down down down down down down down down 4 ctrl-d");
    shows(&mut it, "Not safe for me. Never suggested anywhere.");
    hides(&mut it, "Hard moments");
}

#[test]
fn past_nine_people_a_number_is_typed_and_ended_with_enter() {
    let many = (1..=12).map(|n| Record::from(person(n, &format!("Person {n:02}"))));
    let mut it = people(many.collect());
    it.press("r 1");
    shows(&mut it, "1 and Enter, or one more digit");
    it.press("2 1 1 1 enter");
    shows(&mut it, "Saved. Call with Person 12, hard.");
    it.press("r 1 enter 1 1 1 enter");
    shows(&mut it, "Saved. Call with Person 01, hard.");
    it.press("r 2 1 1 1 enter");
    shows(&mut it, "Saved. Call with Person 02, hard.");
}

#[test]
fn long_and_wide_names_keep_to_their_columns() {
    let long = "Maximiliana ".repeat(7);
    let names = [
        long.trim(),
        "\u{5c71}\u{7530}\u{82b1}\u{5b50}",
        "Zo\u{eb} O\u{2019}Neill",
    ];
    let records = (1..).zip(names).map(|(n, name)| {
        Record::from(Person {
            good_for: Some("\u{8a71}\u{3092}\u{805e}\u{304f}".to_owned()),
            ..person(n, name)
        })
    });
    let mut it = people(records.collect());
    insta::assert_snapshot!("people_long", it.screen(80, 24));
    insta::assert_snapshot!("people_long_small", it.screen(40, 12));
    insta::assert_snapshot!("reach_long", it.press("r").screen(80, 24));
}

#[test]
fn names_can_be_initials_in_shared_rooms() {
    let mut records = six();
    records.push(mainstay::domain::Setting::new("initials", "on").into());
    let mut it = people(records);
    hides(&mut it, "Rosa");
    let shown = [
        it.press("enter").screen(80, 24),
        it.press("r").screen(80, 24),
    ];
    assert!(
        shown.iter().all(|screen| !screen.contains("Rosa")),
        "{shown:?}"
    );
    it.press("1 1 1 enter");
    shows(&mut it, "Saved. Call with R., hard.");
    it.press("v");
    hides(&mut it, "Rosa");
}

#[test]
fn a_number_that_is_not_there_is_said_so() {
    let mut it = people(six());
    it.press("down y");
    shows(&mut it, "There is no number for Dev yet.");
}

#[test]
fn someone_without_a_name_is_asked_for_one_and_what_was_typed_stays() {
    let mut it = people(Vec::new());
    for blank in ["", "   "] {
        it.press(&format!(
            "n '{blank}' enter 'sister' enter '555-0142' ctrl-d"
        ));
        shows(&mut it, "A name is needed.");
        shows(&mut it, "555-0142");
        it.press("home 'Ana' ctrl-d");
        shows(&mut it, "Saved. Ana.");
        it.press("u");
        hides(&mut it, "Ana ");
    }
}

#[test]
fn a_group_that_meets_at_a_time_and_on_no_day_is_kept_and_never_awaited() {
    let group = Person {
        kind: PersonKind::Group,
        meets: Some(mainstay::domain::person::Meets {
            weekdays: Vec::new(),
            time: "19:00:00".parse().ok(),
            place: Some("the library".to_owned()),
        }),
        ..person(1, "North side")
    };
    let mut it = people(vec![group.into()]);
    shows(&mut it, "North side");
    it.press("enter");
    shows(&mut it, "7:00 pm, the library");
    it.press("esc 1");
    hides(&mut it, "North side");
}

#[test]
fn odd_values_are_met_with_a_kind_sentence_and_nothing_is_lost() {
    let mut it = people(six());
    // A name of 500 wide characters.
    let wide = "\u{5c71}".repeat(500);
    it.press(&format!("n '{wide}' ctrl-d"));
    shows(&mut it, "The name is too long. It may have 200 letters.");
    shows(&mut it, "\u{5c71}\u{5c71}\u{5c71}");
    it.press("ctrl-u 'Rosa' enter 'neighbor' enter '555-CALL' ctrl-d");
    // Two people of one name are two people.
    shows(&mut it, "Saved. Rosa.");
    shows(&mut it, "Rosa (sister)");
    shows(&mut it, "Rosa (neighbor)");
    it.down_to("Rosa (neighbor)").press("enter y");
    shows(&mut it, "C A L L");
    it.press("s");
    shows(&mut it, "That holds more than a number");
}

/// Where the marker can go no further the page goes on, so that no line of it is out of reach.
#[test]
fn all_of_a_long_page_is_within_reach_though_its_rows_stand_together() {
    let mut rosa = Person::named(id(1), "Rosa");
    rosa.ways = vec![Way {
        kind: WayKind::Phone,
        value: "555-0142".to_owned(),
    }];
    rosa.good_for = Some("straight talk, any hour of the night, and rides to the river ".repeat(3));
    rosa.note = Some("Starts night shift in December. ".repeat(12));
    rosa.next_talk = Some("Ask how the new job goes.".to_owned());
    let mut it = Harness::with(vec![rosa.into()]);
    it.press("3 enter");
    assert!(it.screen(40, 12).contains("> Ask how the new job"));
    for _ in 0..60 {
        it.press("up").screen(40, 12);
    }
    let screen = it.screen(40, 12);
    assert!(
        screen.contains("555-0142") && !screen.contains("more ^"),
        "{screen}"
    );
    // One key down moves it by one line again, however often the other was pressed.
    it.press("down");
    assert!(it.screen(40, 12).contains("more ^"));
    it.press("end");
    let screen = it.screen(40, 12);
    assert!(!screen.contains("more v"), "{screen}");
    it.press("home");
    assert!(it.screen(40, 12).contains("555-0142"));
}

#[test]
fn with_initials_no_name_stands_on_any_page() {
    use crate::support::walk::PAGES;
    for (page, way) in PAGES.iter().filter(|(page, _)| {
        [
            "people",
            "person",
            "reach",
            "circles",
            "connection",
            "hard",
            "today",
            "day",
            "setback",
        ]
        .iter()
        .any(|start| page.starts_with(start))
    }) {
        // Words that the person wrote themselves stay theirs, so here there are none.
        let mut records: Vec<Record> = six()
            .into_iter()
            .map(|record| match record {
                Record::Person(person) => Person {
                    next_talk: None,
                    ..person
                }
                .into(),
                other => other,
            })
            .collect();
        records.push(mainstay::domain::Setting::new("initials", "on").into());
        let mut it = Harness::with(records);
        for step in *way {
            let Some(input) = step.input(&it.app) else {
                break;
            };
            it.take(input);
        }
        let screen = it.screen(120, 40);
        // The form that changes a name shows it.
        let shown = ["Rosa", "Marcus", "Okafor"]
            .iter()
            .find(|name| screen.contains(**name));
        assert!(
            shown.is_none() || *page == "person_change",
            "{page}: {screen}"
        );
    }
}

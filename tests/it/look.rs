//! Looking back, in both faces: the week in words, charts, lists, the calendar and the ten factors.

use mainstay::app::{Command, Input};
use mainstay::config::{ChartStyle, Config, Face, Marks, Theme};
use mainstay::domain::{
    Answer, By, Change, CheckIn, CheckInKind, Day, Id, Ids, Person, Question, Record, Setting, What,
};
use mainstay::store::Store;

use crate::support::{Harness, NOW, env};

/// A day so many days before Tuesday 22 November 2022, which is the tests' today.
fn back(days: i64) -> Day {
    "2022-11-22".parse::<Day>().expect("a day").plus(-days)
}

fn check_in(day: Day, answers: &[(&str, u8)]) -> CheckIn {
    let at = chrono::DateTime::parse_from_rfc3339(&format!("{day}T21:00:00-05:00"));
    CheckIn {
        id: Id::once("test", &format!("{day} {answers:?}")),
        day,
        at: at.expect("an instant"),
        kind: CheckInKind::Full,
        answers: answers
            .iter()
            .map(|(slug, level)| ((*slug).to_owned(), Answer::Level(*level)))
            .collect(),
        people: None,
        note: None,
        late: false,
    }
}

/// Levels from 1 to 5 that go up and down as a life does: by the day, by the week and slowly over months.
fn level(day: i64, of: i64) -> u8 {
    let (days, weeks, months) = (day * 5 + of * 3, day / 9 + of, day / 47 + of);
    let sum = days % 7 + weeks % 3 * 2 + months % 5;
    u8::try_from(1 + sum / 3).expect("a level").min(5)
}

/// A check-in on the days before today, `days` of them, but for every sixth.
fn life(days: i64) -> Vec<Record> {
    (1..=days)
        .filter(|day| day % 6 != 2)
        .map(|day| {
            let mut it = check_in(
                back(day),
                &[
                    ("mood", level(day, 0)),
                    ("stress", level(day, 2)),
                    ("sleep", level(day, 1)),
                ],
            );
            let hard = if day % 3 == 0 {
                Answer::Level(level(day, 4))
            } else {
                Answer::None
            };
            it.answers.insert("back_up".to_owned(), hard);
            if day == 1 {
                it.note = Some("Dinner with Marcus. First time in months.".to_owned());
            }
            it.into()
        })
        .collect()
}

/// The same with the ten factors of each week.
fn life_with_factors(days: i64) -> Vec<Record> {
    let mut records = life(days);
    for week in 0..days / 7 {
        let start = back(1).plus(-week * 7);
        let factors = Question::builtin()
            .iter()
            .filter(|it| it.when == mainstay::domain::When::Weekly);
        let answers = factors
            .zip(0..)
            .map(|(it, of)| (it.slug.clone(), Answer::Level(level(week, of))));
        records.push(
            CheckIn {
                id: CheckIn::weekly_id(start),
                kind: CheckInKind::Weekly,
                answers: answers.collect(),
                ..check_in(start, &[])
            }
            .into(),
        );
    }
    records
}

fn journal(records: Vec<Record>) -> Store {
    let mut store = Store::in_memory(Ids::seeded(1)).expect("a journal");
    let mut puts: Vec<Record> = vec![Setting::new("name", "Sam").into()];
    puts.extend(records);
    let change = Change {
        what: What::Imported,
        puts,
        removes: Vec::new(),
    };
    let now = env(NOW).clock.now(4);
    store.commit(&change, By::Shell, now).expect("kept");
    store
}

/// The page of the week in words, with a configuration of one's own.
fn look_back_with(records: Vec<Record>, by: By, change: fn(&mut Config)) -> Harness {
    let mut config = Config {
        face: Some(Face::Full),
        country: Some("US".to_owned()),
        ..Config::default()
    };
    change(&mut config);
    let mut it = Harness::configured(journal(records), env(NOW), by, config);
    let now = it.env.clock.now(4);
    it.app.update(Input::Do(Command::LookBack), now);
    it
}

fn look_back(records: Vec<Record>) -> Harness {
    look_back_with(records, By::Full, |_| {})
}

/// The charts.
fn charts(records: Vec<Record>) -> Harness {
    charts_with(records, |_| {})
}

fn charts_with(records: Vec<Record>, change: fn(&mut Config)) -> Harness {
    let mut it = look_back_with(records, By::Full, change);
    it.open("Mood");
    it
}

/// What plain lines say from the page of the week on.
fn plain(records: Vec<Record>, lines: &str) -> String {
    let it = look_back_with(records, By::Plain, |_| {});
    it.lines(lines)
}

#[test]
fn the_week_is_said_in_words() {
    insta::assert_snapshot!("week_none", look_back(Vec::new()).screen(80, 24));
    insta::assert_snapshot!("week_two_check_ins", look_back(life(3)).screen(80, 24));
    insta::assert_snapshot!("week_first", look_back(life(7)).screen(80, 24));
    let mut it = look_back(life(60));
    insta::assert_snapshot!("week", it.styled(80, 24));
    insta::assert_snapshot!("week_small", it.screen(40, 12));
    insta::assert_snapshot!("week_closer", it.press("end").screen(80, 24));
    insta::assert_snapshot!("week_before", it.press("home left").screen(80, 24));
    // The row at the top says how it was worked out.
    let screen = it.press("enter").screen(80, 24);
    assert!(screen.contains("How this was worked out"), "{screen}");
}

#[test]
fn charts_show_what_there_is() {
    insta::assert_snapshot!("chart", charts(life(60)).styled(80, 24));
    insta::assert_snapshot!("chart_first_week", charts(life(7)).screen(80, 24));
    insta::assert_snapshot!("chart_small", charts(life(60)).screen(40, 12));
    insta::assert_snapshot!("chart_narrow", charts(life(60)).screen(40, 24));
    insta::assert_snapshot!("chart_wide", charts(life(60)).screen(120, 40));
    insta::assert_snapshot!("chart_low", charts(life(60)).screen(80, 15));
    insta::assert_snapshot!(
        "chart_seven_days",
        charts(life(60)).press("- -").screen(80, 24)
    );
    insta::assert_snapshot!(
        "chart_year",
        charts(life(400)).press("+ + + +").screen(80, 24)
    );
    let mut it = charts(life(3652));
    insta::assert_snapshot!("chart_ten_years", it.press("+ + + + + +").screen(80, 24));
}

#[test]
fn charts_can_be_drawn_in_other_ways() {
    let ascii = |config: &mut Config| config.marks = Marks::Ascii;
    let mut it = charts_with(life(60), ascii);
    let screen = it.screen(80, 24);
    assert!(screen.is_ascii(), "{screen}");
    insta::assert_snapshot!("chart_ascii", screen);
    let chart_only = |config: &mut Config| config.chart = ChartStyle::Ascii;
    insta::assert_snapshot!(
        "chart_ascii_only",
        charts_with(life(60), chart_only).screen(80, 24)
    );
    let fine = |config: &mut Config| config.chart = ChartStyle::Fine;
    insta::assert_snapshot!("chart_fine", charts_with(life(60), fine).screen(80, 24));
    let mut it = charts_with(life(400), fine);
    insta::assert_snapshot!("chart_fine_year", it.press("+ + + +").screen(80, 24));
    let words = |config: &mut Config| config.chart = ChartStyle::Words;
    insta::assert_snapshot!("chart_words", charts_with(life(60), words).screen(80, 24));
}

#[test]
fn days_are_listed_one_by_one_and_by_week() {
    insta::assert_snapshot!("list", charts(life(60)).press("d").screen(80, 24));
    insta::assert_snapshot!(
        "list_small",
        charts(life(60)).press("d down").screen(40, 12)
    );
    insta::assert_snapshot!("weeks", charts(life(60)).press("+ a").screen(80, 24));
}

#[test]
fn keys_move_through_time_and_questions() {
    let mut it = charts(life(60));
    let title = |it: &mut Harness| {
        let screen = it.screen(80, 24);
        let line = screen.lines().next().unwrap_or_default().to_owned();
        line.split("  ")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    assert_eq!(title(&mut it), "Mood, last 28 days");
    assert_eq!(title(it.press("tab")), "Stress, last 28 days");
    assert_eq!(
        title(it.press("shift-tab shift-tab")),
        "Sleep, last 28 days"
    );
    assert_eq!(title(it.press("tab -")), "Mood, last 14 days");
    assert_eq!(title(it.press("- -")), "Mood, last 7 days");
    assert!(it.screen(80, 24).contains("It shows one week."));
    assert_eq!(title(it.press("+ + +")), "Mood, last 56 days");
    assert_eq!(title(it.press("+")), "Mood, all days");
    it.press("+");
    assert!(it.screen(80, 24).contains("These are all your days."));
    assert_eq!(title(it.press("- -")), "Mood, last 28 days");
    assert_eq!(title(it.press("left")), "Mood, 18 Oct to 14 Nov");
    assert_eq!(
        title(it.press("left left left left left left")),
        "Mood, 23 Sep to 20 Oct"
    );
    assert!(it.screen(80, 24).contains("These are your first days."));
    assert_eq!(title(it.press("right")), "Mood, 30 Sep to 27 Oct");
    assert_eq!(title(it.press("t")), "Mood, last 28 days");
    it.press("right");
    assert!(it.screen(80, 24).contains("These are your last days."));
}

#[test]
fn a_day_of_a_chart_is_read_and_opened() {
    let mut it = charts(life(60));
    it.press("down");
    let screen = it.screen(80, 24);
    assert!(screen.contains("Mon 21 Nov: "), "{screen}");
    it.press("down");
    let screen = it.screen(80, 24);
    // Sunday has no check-in.
    assert!(screen.contains("Sat 19 Nov: "), "{screen}");
    insta::assert_snapshot!("chart_point", it.styled(80, 24));
    it.press("up enter");
    let screen = it.screen(80, 24);
    assert!(screen.contains("Mon 21 Nov"), "{screen}");
    it.press("esc");
    assert!(it.screen(80, 24).contains("Mood, last 28 days"));
}

#[test]
fn a_list_leads_to_a_day_and_back_to_the_chart() {
    let mut it = charts(life(60));
    it.press("d down down enter");
    assert!(it.screen(80, 24).contains("Sat 19 Nov"));
    it.press("esc");
    assert!(it.screen(80, 24).contains("as a list"));
    it.press("esc");
    let screen = it.screen(80, 24);
    assert!(screen.contains("your check-in"), "{screen}");
    it.press("esc");
    assert!(it.screen(80, 24).contains("Day by day"));
}

#[test]
fn the_calendar_shows_which_days_have_a_check_in() {
    let mut it = look_back(life(60));
    insta::assert_snapshot!("month", it.press("t").styled(80, 24));
    insta::assert_snapshot!("month_small", it.screen(40, 12));
    insta::assert_snapshot!("month_before", it.press("pgup").screen(80, 24));
    let mut it = look_back(life(60));
    it.press("t left left enter");
    assert!(it.screen(80, 24).contains("Sun 20 Nov"));
    it.press("esc");
    assert!(it.screen(80, 24).contains("November check-ins"));
    // A check-in from here is for the day with the marker.
    it.press("c 5 s s s s enter enter");
    let screen = it.screen(80, 24);
    assert!(screen.contains(">20 ● 5"), "{screen}");
}

#[test]
fn the_calendar_ends_today() {
    let mut it = look_back(life(60));
    it.press("t right");
    let screen = it.screen(80, 24);
    assert!(screen.contains(">22 today"), "{screen}");
    assert!(screen.contains("Later days are still to come."), "{screen}");
    it.press("up up up up");
    assert!(it.screen(80, 24).contains("October check-ins"));
    assert!(it.screen(80, 24).contains(">25"));
    it.press("t");
    assert!(it.screen(80, 24).contains(">22 today"));
}

#[test]
fn the_ten_factors_stand_beside_their_usual() {
    let mut it = look_back(life_with_factors(80));
    it.press("f");
    insta::assert_snapshot!("factors", it.styled(80, 24));
    insta::assert_snapshot!("factors_small", it.press("down").screen(40, 12));
    insta::assert_snapshot!("factors_wide", it.screen(120, 40));
    let mut it = look_back(life_with_factors(20));
    it.press("f");
    insta::assert_snapshot!("factors_no_range_yet", it.screen(80, 24));
    it.press("left left left left");
    insta::assert_snapshot!("factors_empty", it.screen(80, 24));
}

#[test]
fn line_by_line() {
    insta::assert_snapshot!("plain_none", plain(Vec::new(), "q\n"));
    insta::assert_snapshot!("plain_two_check_ins", plain(life(3), "q\n"));
    insta::assert_snapshot!(
        "plain_charts",
        plain(life_with_factors(60), "2\nd\n\nw\n0\n0\n0\nq\n")
    );
    insta::assert_snapshot!(
        "plain_calendar_and_factors",
        plain(life_with_factors(60), "3\n21\n0\n0\n4\nq\n")
    );
}

#[test]
fn plain_lines_hold_to_ascii() {
    let said = plain(life_with_factors(60), "2\nd\n\nw\n0\n0\n4\n0\n3\nq\n");
    assert!(said.is_ascii(), "{said}");
    assert!(!said.bytes().any(|byte| byte == 0x1b));
}

#[test]
fn no_colour_is_needed_to_tell_the_parts_of_a_chart() {
    let mut it = charts_with(life(60), |config| config.theme = Theme::NoColor);
    let screen = it.styled(80, 24);
    assert!(!screen.contains("Indexed"), "{screen}");
    insta::assert_snapshot!("chart_no_color", it.screen(80, 24));
}

#[test]
fn who_there_was_contact_with_is_counted_and_nobody_is_ranked() {
    let rosa = Person::named(Id::once("test", "rosa"), "Rosa");
    let dev = Person::named(Id::once("test", "dev"), "Dev");
    let mut records = life(60);
    for day in 1..20 {
        let of_day = check_in(back(day), &[]);
        let people = if day % 3 == 0 {
            vec![dev.id, rosa.id]
        } else {
            vec![rosa.id]
        };
        let id = Id::once("test", &format!("with {day}"));
        records.push(
            CheckIn {
                id,
                people: Some(people),
                ..of_day
            }
            .into(),
        );
    }
    records.extend([Record::from(rosa), dev.into()]);
    let mut it = look_back(records);
    insta::assert_snapshot!("week_with_people", it.screen(80, 24));
    it.open("People");
    insta::assert_snapshot!("people", it.screen(80, 24));
    it.press("- enter");
    assert!(it.screen(80, 24).contains("Rosa"));
}

#[test]
fn questionnaires_are_there_for_whoever_wants_them() {
    let mut it = look_back(life(60));
    assert!(!it.press("end").screen(80, 24).contains("Questionnaires"));
    it.take(Input::Do(Command::Settings));
    it.down_to("Questionnaires").press("enter esc");
    it.take(Input::Do(Command::LookBack));
    it.open("Questionnaires");
    assert!(it.screen(80, 24).contains("Short lists of questions"));
    // What was filled in stays to be seen, also once they are not wanted any more.
    it.press("enter 1 1 enter");
    it.take(Input::Do(Command::Settings));
    it.down_to("Questionnaires").press("enter");
    it.take(Input::Do(Command::LookBack));
    it.open("Questionnaires");
    assert!(it.screen(80, 24).contains("What you kept"));
}

#[test]
fn a_question_for_next_month_is_asked_there_again() {
    let mut it = look_back(life(60));
    it.open("A month in review");
    it.open("One question for next month");
    it.press("'Who could I walk with?' esc");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("One question for next month    Who could I walk with?"),
        "{screen}"
    );
    it.press("left");
    it.open("One question for next month");
    it.press("'What helps on Mondays?' esc right");
    let screen = it.screen(80, 24);
    assert!(
        screen.contains("You asked yourself             What helps on Mondays?"),
        "{screen}"
    );
    insta::assert_snapshot!("month_with_questions", screen);
}

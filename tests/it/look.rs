//! Looking back, in both faces: the week in words, charts, lists, the calendar and the ten factors.

use mainstay::app::page::{Block, ChartKind};
use mainstay::config::{ChartStyle, Config, Marks};
use mainstay::domain::{Answer, CheckIn, CheckInKind, Day, Id, Question, Record};

use crate::support::{Harness, plain};

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

/// Levels that go up and down as a life does, from 1 to 5.
fn level(day: i64, of: i64) -> u8 {
    let wave = (day * 5 + of * 3) % 7 + (day / 9 + of) % 3;
    u8::try_from(1 + wave.rem_euclid(8) / 2 % 5).expect("a level")
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

/// Look back > charts.
fn charts(records: Vec<Record>) -> Harness {
    let mut it = Harness::with(records);
    it.press("4 enter");
    it
}

#[test]
fn the_week_is_said_in_words() {
    insta::assert_snapshot!(
        "week_none",
        Harness::with(Vec::new()).press("4").screen(80, 24)
    );
    insta::assert_snapshot!(
        "week_two_check_ins",
        Harness::with(life(3)).press("4").screen(80, 24)
    );
    insta::assert_snapshot!(
        "week_first",
        Harness::with(life(7)).press("4").screen(80, 24)
    );
    let mut it = Harness::with(life(60));
    insta::assert_snapshot!("week", it.press("4").styled(80, 24));
    insta::assert_snapshot!("week_small", it.screen(40, 12));
    insta::assert_snapshot!("week_before", it.press("left").screen(80, 24));
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
        "chart_ten_years",
        charts(life(3652)).press("+ + + + + +").screen(80, 24)
    );
}

#[test]
fn line_by_line() {
    insta::assert_snapshot!("plain_none", plain(Vec::new(), "6\n1\n0\nq\n"));
}

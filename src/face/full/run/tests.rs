use std::rc::Rc;

use super::plot::apart;
use super::*;
use crate::app::page::{Ink, Legend};
use crate::config::{Config, Marks};
use crate::domain::{Day, Series};
use crate::env::{Clock, Env};
use crate::face::full::theme::Theme;
use proptest::prelude::*;

fn day(days: i64) -> Day {
    "2022-11-01".parse::<Day>().expect("a day").plus(days)
}

fn theme(chart: ChartStyle) -> Theme {
    let config = Config {
        chart,
        marks: Marks::Unicode,
        ..Config::default()
    };
    let env = Env::bare(Clock::System);
    Theme::new(&config, &env, true)
}

/// A character a day: a digit is its level, anything else is no check-in.
fn drawn(days: &str, lowest: u8, highest: u8) -> RunChart {
    let values = (0..).zip(days.chars()).filter_map(|(at, value)| {
        let value = value.to_digit(10)?;
        Some((day(at), f64::from(value)))
    });
    let count = i64::try_from(days.len()).expect("few");
    RunChart {
        title: "Mood: this week 3".to_owned(),
        brief: "Last 7 days 3.".to_owned(),
        ink: Ink::First,
        lowest,
        highest,
        axis: vec![(highest, "very good".to_owned())],
        series: Rc::new(Series::new(values)),
        from: day(0),
        to: day(count - 1),
        band: None,
        ticks: vec![(day(0), "1 Nov".to_owned())],
        until: "21 Nov".to_owned(),
        point: None,
        legend: Legend::default(),
    }
}

fn lines(chart: &RunChart, width: usize, height: usize, tight: bool) -> Vec<String> {
    let theme = theme(ChartStyle::Dots);
    let room = Room {
        width,
        height,
        theme: &theme,
        at: None,
        tight,
    };
    let drawn = run(std::slice::from_ref(chart), &[], &room, 0);
    let text = |line: Line<'static>| line.to_string().trim_end().to_owned();
    drawn.lines.into_iter().map(text).collect()
}

#[test]
fn a_gap_is_left_blank_and_nothing_is_drawn_across_it() {
    let low = lines(&drawn("5.1", 1, 5), 20, 7, true);
    // Three days of two columns each; too few of them for an average.
    assert_eq!(low[1], " 5 │●");
    assert_eq!(low[3], " 3 │");
    assert_eq!(low[5], " 1 │    ●");
    let marks = low.iter().flat_map(|line| line.matches(['●', '━'])).count();
    assert_eq!(marks, 2);
}

#[test]
fn the_average_stops_where_a_week_has_fewer_than_three_answers() {
    let chart = drawn("333..........", 1, 5);
    let low = lines(&chart, 40, 7, true);
    // Third to seventh day: from three answers on, while all three are within the week.
    assert_eq!(low[3], " 3 │● ● ●━━━━━━━━━");
}

#[test]
fn every_level_has_its_row_also_from_nought_to_ten() {
    let days = "0123456789";
    let chart = RunChart {
        axis: Vec::new(),
        ..drawn(days, 0, 10)
    };
    let rows = lines(&chart, 80, 18, false);
    let names = rows.iter().filter_map(|line| line.split_once('┤'));
    let names: Vec<&str> = names.map(|(name, _)| name.trim()).collect();
    assert_eq!(
        names,
        ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"]
    );
    let low = lines(&chart, 40, 7, true);
    assert_eq!(low.len(), 7);
    assert!(low[1].starts_with(" 10 │"), "{low:#?}");
    assert!(low[5].starts_with("  0 │●"), "{low:#?}");
}

#[test]
fn rows_are_half_steps_where_the_height_allows_and_whole_ones_where_it_does_not() {
    let chart = drawn("12345", 1, 5);
    let rows = |most| Ladder::of(&chart, most).rows;
    assert_eq!(
        [rows(20), rows(9), rows(8), rows(5), rows(4), rows(2)],
        [9, 9, 5, 5, 3, 2]
    );
}

#[test]
fn days_take_as_many_columns_as_there_are_and_share_them_where_there_are_too_few() {
    let of = |days: usize, room| {
        let columns = Columns::of(&drawn(&"3".repeat(days), 1, 5), room, false);
        (columns.slots.len(), columns.each, columns.days)
    };
    assert_eq!(of(7, 63), (7, 9, 1));
    assert_eq!(of(7, 105), (7, 12, 1));
    assert_eq!(of(28, 63), (28, 2, 1));
    assert_eq!(of(56, 63), (56, 1, 1));
    assert_eq!(of(91, 63), (46, 1, 2));
    assert_eq!(of(365, 63), (61, 1, 6));
    assert_eq!(of(3652, 63), (63, 1, 58));
}

#[test]
fn only_as_many_days_are_named_as_there_is_room_for() {
    let ticks: Vec<(usize, &str)> = (0..6).map(|at| (at * 4, "31 Oct")).collect();
    assert_eq!(
        apart(&ticks),
        [(4, "31 Oct"), (12, "31 Oct"), (20, "31 Oct")]
    );
    assert_eq!(apart(&[(0, "1 Nov"), (6, "7 Nov")]).len(), 2);
    assert_eq!(apart(&[]), []);
}

proptest! {
    #[test]
    fn a_chart_stays_within_its_room(
        days in "[1-5.]{1,400}",
        width in 1_usize..200,
        height in 0_usize..60,
        tight: bool,
        style in 0_usize..4,
    ) {
        let styles = [ChartStyle::Dots, ChartStyle::Fine, ChartStyle::Ascii, ChartStyle::Words];
        let theme = theme(styles[style]).of_charts();
        let room = Room { width, height, theme: &theme, at: None, tight };
        let chart = RunChart { band: Some((2.0, 3.0)), point: Some(day(0)), ..drawn(&days, 1, 5) };
        let words = ["The last 7 days average 3.".to_owned()];
        let drawn = run(&[chart.clone(), chart.clone(), chart], &words, &room, 0);
        if width >= 20 {
            if tight && height > 1 && style < 3 {
                prop_assert!(drawn.lines.len() <= height, "{} of {height}", drawn.lines.len());
            }
            for line in &drawn.lines {
                prop_assert!(line.width() <= width, "{} of {width}: {line}", line.width());
            }
        }
    }
}

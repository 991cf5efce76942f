//! A chart of the page to share, in plain numbers: dots, the 7-day average, the usual range. A gap stays a gap.

use serde::Serialize;

use super::Table;
use crate::domain::{Day, Series};
use crate::insight::{moving_average, slots};

/// The size of the drawing, in its own units.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 220.0;

/// Where the days begin and end, and the highest and the lowest level.
const LEFT: f64 = 150.0;
const RIGHT: f64 = 620.0;
const TOP: f64 = 14.0;
const LOW: f64 = 176.0;

/// The axis, a little below the lowest level.
const BOTTOM: f64 = 188.0;

/// The most dots and points of a line: more could not be told apart on paper.
const MOST: usize = 170;

/// A chart, ready for the template.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Chart {
    width: f64,
    height: f64,
    left: f64,
    bottom: f64,
    dots: Vec<Dot>,
    /// The corners of each stretch of the line: `x,y x,y`.
    lines: Vec<String>,
    band: Option<Band>,
    levels: Vec<Mark>,
    days: Vec<Mark>,
    /// What is to be seen, for those who do not see it.
    pub words: String,
    pub legend: String,
    /// The same as a table.
    pub table: Table,
    #[serde(skip)]
    ends: Option<(Day, Day, u8, u8)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Dot {
    x: f64,
    y: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Band {
    top: f64,
    height: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Mark {
    at: f64,
    label: String,
}

impl Chart {
    /// The days from `from` to `to` of `series`, whose levels go from `range.0` to `range.1`. Where there are more days
    /// than dots can be told apart, a dot is the mean of some.
    #[must_use]
    pub fn of(series: &Series, from: Day, to: Day, range: (u8, u8)) -> Self {
        let mut chart = Self {
            width: WIDTH,
            height: HEIGHT,
            left: LEFT,
            bottom: BOTTOM,
            ends: Some((from, to, range.0, range.1)),
            ..Self::default()
        };
        let packed = slots(series, from, to, MOST);
        chart.dots = packed
            .iter()
            .filter_map(|slot| Some((slot.to, slot.values?.mean)))
            .filter_map(|(day, value)| {
                Some(Dot {
                    x: chart.x(day)?,
                    y: chart.y(value)?,
                })
            })
            .collect();
        // Where a dot is the mean of some days, a line through single weeks would only be noise.
        let averages = if Self::days_a_dot(from, to) > 1 {
            Vec::new()
        } else {
            moving_average(series, from, to)
        };
        let mut stretch: Vec<String> = Vec::new();
        for (at, average) in (0..).zip(&averages) {
            let corner = average.and_then(|it| {
                let (x, y) = (chart.x(from.plus(at))?, chart.y(it.mean)?);
                Some(format!("{x},{y}"))
            });
            match corner {
                Some(corner) => stretch.push(corner),
                None => chart.end_stretch(&mut stretch),
            }
        }
        chart.end_stretch(&mut stretch);
        chart
    }

    /// About how many days a dot stands for: 1, or more where there are too many days for a dot each.
    #[must_use]
    pub fn days_a_dot(from: Day, to: Day) -> i64 {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        (to.since(from) / most + 1).max(1)
    }

    fn end_stretch(&mut self, stretch: &mut Vec<String>) {
        if stretch.len() > 1 {
            self.lines.push(stretch.join(" "));
        }
        stretch.clear();
    }

    /// With a range from `low` to `high` behind it.
    #[must_use]
    pub fn band(mut self, low: f64, high: f64) -> Self {
        // A range of one level is still to be seen.
        self.band = self.y(high).zip(self.y(low)).map(|(top, bottom)| Band {
            top: top - 2.0,
            height: tenth(bottom - top + 4.0),
        });
        self
    }

    /// With words beside these levels.
    #[must_use]
    pub fn levels(mut self, levels: Vec<(u8, String)>) -> Self {
        self.levels = levels
            .into_iter()
            .filter_map(|(level, label)| {
                Some(Mark {
                    at: self.y(f64::from(level))?,
                    label,
                })
            })
            .collect();
        self
    }

    /// With words below these days.
    #[must_use]
    pub fn days(mut self, days: Vec<(Day, String)>) -> Self {
        self.days = days
            .into_iter()
            .filter_map(|(day, label)| {
                Some(Mark {
                    at: self.x(day)?,
                    label,
                })
            })
            .collect();
        self
    }

    /// With what is to be seen in words, the legend, and the same as a table.
    #[must_use]
    pub fn worded(mut self, words: String, legend: String, table: Table) -> Self {
        self.words = words;
        self.legend = legend;
        self.table = table;
        self
    }

    fn x(&self, day: Day) -> Option<f64> {
        let (from, to, ..) = self.ends?;
        let part = number(day.since(from)) / number(to.since(from).max(1));
        Some(tenth(LEFT + 10.0 + (RIGHT - LEFT - 10.0) * part))
    }

    fn y(&self, level: f64) -> Option<f64> {
        let (.., lowest, highest) = self.ends?;
        let range = f64::from(highest.saturating_sub(lowest).max(1));
        Some(tenth(
            LOW - (LOW - TOP) * (level - f64::from(lowest)) / range,
        ))
    }
}

fn number(days: i64) -> f64 {
    f64::from(i32::try_from(days).unwrap_or(i32::MAX))
}

/// Rounded to a tenth: finer is not to be seen.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

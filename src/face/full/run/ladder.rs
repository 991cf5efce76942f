//! The rows of a run chart and the names of its levels.

use crate::app::page::RunChart;
use crate::face::full::canvas::Room;
use crate::face::width;

/// The most columns of a level's name.
const NAME: usize = 16;

/// The rows of a chart, from the highest level down.
pub(super) struct Ladder {
    highest: f64,
    span: f64,
    pub(super) rows: usize,
}

impl Ladder {
    /// As many rows as `most` allows, of half steps, whole ones, or wider ones that divide the range.
    pub(super) fn of(chart: &RunChart, most: usize) -> Self {
        let span = chart.highest.saturating_sub(chart.lowest).max(1);
        let halves = usize::from(span) * 2;
        let rows = (1..=halves)
            .filter(|step| halves.is_multiple_of(*step))
            .map(|step| halves / step + 1)
            .find(|rows| *rows <= most)
            .unwrap_or(2);
        Self {
            highest: f64::from(chart.highest),
            span: f64::from(span),
            rows,
        }
    }

    fn steps(&self) -> f64 {
        columns_as_f64(self.rows - 1)
    }

    /// How far below the highest row `value` lies, in rows.
    pub(super) fn below(&self, value: f64) -> f64 {
        (self.highest - value) / self.span * self.steps()
    }

    pub(super) fn row(&self, value: f64) -> usize {
        whole(self.below(value).round()).min(self.rows - 1)
    }

    /// The level that row `row` stands for.
    pub(super) fn value(&self, row: usize) -> f64 {
        self.highest - columns_as_f64(row) * self.span / self.steps()
    }
}

/// The names of levels at the left.
pub(super) struct Axis {
    /// Columns up to the axis itself.
    pub(super) width: usize,
    digits: usize,
    named: bool,
}

impl Axis {
    /// The same for all of `charts`, so that their days stand below each other.
    pub(super) fn of(charts: &[RunChart], named: bool) -> Self {
        let highest = charts.iter().map(|chart| chart.highest).max().unwrap_or(1);
        let digits = highest.to_string().len();
        let names = charts.iter().flat_map(|chart| &chart.axis);
        let name = names.map(|(_, name)| width::of(name)).max().unwrap_or(0);
        Self {
            width: 2 + digits + if named { name.min(NAME) } else { 0 },
            digits,
            named,
        }
    }

    /// Columns right of the axis.
    pub(super) fn room(&self, room: &Room<'_>) -> usize {
        room.width.saturating_sub(self.width + 2)
    }

    /// `5 very good`, for a row that stands for a whole level.
    pub(super) fn name(&self, chart: &RunChart, value: f64) -> String {
        let level = value.round();
        if (value - level).abs() > f64::EPSILON * 16.0 {
            return " ".repeat(self.width);
        }
        let name = chart
            .axis
            .iter()
            .find(|(at, _)| self.named && f64::from(*at).total_cmp(&level).is_eq())
            .map(|(_, name)| name.as_str())
            .unwrap_or_default();
        let digits = self.digits;
        let text = format!(" {level:>digits$} {name}");
        width::fit(&text, self.width)
    }
}

/// A small number, such as of columns, for reckoning.
fn columns_as_f64(columns: usize) -> f64 {
    f64::from(u32::try_from(columns).unwrap_or(u32::MAX))
}

/// A small number, 0 or more, as a count; what is not one is 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast keeps within the bounds, and rows are few"
)]
fn whole(value: f64) -> usize {
    value.max(0.0) as usize
}

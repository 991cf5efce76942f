//! A question's values over days, ready for statistics and charts.

use super::day::Day;

/// One value for each day that has one, in order of days. A day without a value is not here: it is unknown, not zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    points: Vec<(Day, f64)>,
}

impl Series {
    /// A series of these values. A day that comes twice is the mean of its values.
    #[must_use]
    pub fn new(values: impl IntoIterator<Item = (Day, f64)>) -> Self {
        let mut sorted: Vec<(Day, f64)> = values.into_iter().collect();
        // Already sorted input, which is the usual, costs one pass.
        sorted.sort_by_key(|(day, _)| *day);
        let points = sorted
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|same| {
                let sum: f64 = same.iter().map(|(_, value)| value).sum();
                #[expect(clippy::cast_precision_loss, reason = "a day has few values")]
                let count = same.len() as f64;
                same.first().map(|(day, _)| (*day, sum / count))
            })
            .collect();
        Self { points }
    }

    /// The days that have a value, in order, each with it.
    #[must_use]
    pub fn points(&self) -> &[(Day, f64)] {
        &self.points
    }

    /// The value of `day`, when it has one.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<f64> {
        let found = self
            .points
            .binary_search_by_key(&day, |(day, _)| *day)
            .ok()?;
        self.points.get(found).map(|(_, value)| *value)
    }

    /// The points from `from` to `to`, both included.
    #[must_use]
    pub fn between(&self, from: Day, to: Day) -> &[(Day, f64)] {
        let start = self.points.partition_point(|(day, _)| *day < from);
        let end = self.points.partition_point(|(day, _)| *day <= to);
        self.points.get(start..end).unwrap_or_default()
    }

    /// How many days have a value.
    #[must_use]
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// Whether no day has a value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }
}

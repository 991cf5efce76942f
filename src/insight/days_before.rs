//! The values of the days before a day, carried along a series, so that a rolling median costs a step and not a sort.

use crate::domain::Day;

/// Walks along points in order of days; each value enters once and leaves once.
pub(super) struct DaysBefore<'a> {
    points: &'a [(Day, f64)],
    days: i64,
    /// The values of `points[first..end]`, in order of size.
    values: Vec<f64>,
    first: usize,
    end: usize,
}

impl<'a> DaysBefore<'a> {
    /// For the `days` calendar days before each of these points, which are in order.
    pub fn new(points: &'a [(Day, f64)], days: i64) -> Self {
        Self {
            points,
            days,
            values: Vec::new(),
            first: 0,
            end: 0,
        }
    }

    /// The values of the days before point number `at`, in order of size. `at` never goes back.
    pub fn point(&mut self, at: usize) -> &[f64] {
        let Some((day, _)) = self.points.get(at) else {
            return &[];
        };
        for (_, value) in self.points.get(self.end..at).unwrap_or_default() {
            self.values.insert(self.place(*value), *value);
            self.end += 1;
        }
        let from = day.plus(-self.days);
        while let Some((_, value)) = self.points.get(self.first).filter(|point| point.0 < from) {
            self.values.remove(self.place(*value));
            self.first += 1;
        }
        &self.values
    }

    fn place(&self, value: f64) -> usize {
        self.values
            .partition_point(|other| other.total_cmp(&value).is_lt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::drawn::life;
    use crate::insight::quantile::sorted;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn walking_gives_what_sorting_each_time_gives(series in life(120), step in 1_usize..5) {
            let points = series.points();
            let mut before = DaysBefore::new(points, 28);
            for (at, (day, _)) in points.iter().enumerate().step_by(step) {
                let days = series.between(day.plus(-28), day.plus(-1));
                prop_assert_eq!(before.point(at), sorted(days.iter().map(|point| point.1)));
            }
        }
    }
}

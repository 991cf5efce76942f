//! What charts and the calendar show: levels by day, and the days that have a check-in.

use super::error::Error;
use super::{Span, Store};
use crate::domain::{Day, Series};

fn ends(span: Span) -> (String, String) {
    (
        span.from
            .map_or_else(|| "0000".to_owned(), |day| day.to_string()),
        span.to
            .map_or_else(|| "9999".to_owned(), |day| day.to_string()),
    )
}

impl Store {
    /// The values of the question `slug` within `span`: for each day that has a level, the mean of its levels. Skipped
    /// and "none" are no levels.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn series(&self, slug: &str, span: Span) -> Result<Series, Error> {
        let mut statement = self.conn.prepare_cached(
            "SELECT day, level FROM answer WHERE slug = ?1 AND day BETWEEN ?2 AND ?3 AND level IS NOT NULL ORDER BY day",
        )?;
        let (from, to) = ends(span);
        let rows = statement.query_map((slug, from, to), |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, f64>(1)?))
        })?;
        let mut values = Vec::new();
        for row in rows {
            let (day, level) = row?;
            values.extend(day.parse::<Day>().ok().map(|day| (day, level)));
        }
        Ok(Series::new(values))
    }

    /// The same of several questions, in the order in which they were given.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn series_of(&self, slugs: &[&str], span: Span) -> Result<Vec<Series>, Error> {
        slugs.iter().map(|slug| self.series(slug, span)).collect()
    }

    /// The days within `span` that have a check-in, in order, each with its mean mood, where that was answered.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn check_in_days(&self, span: Span) -> Result<Vec<(Day, Option<f64>)>, Error> {
        let mood = self.series("mood", span)?;
        let mut days: Vec<Day> = self
            .list::<crate::domain::CheckIn>(span)?
            .into_iter()
            .filter(|it| it.kind != crate::domain::CheckInKind::Weekly)
            .map(|it| it.day)
            .collect();
        days.dedup();
        Ok(days.into_iter().map(|day| (day, mood.on(day))).collect())
    }

    /// How many days within `span` have a check-in.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn check_in_day_count(&self, span: Span) -> Result<usize, Error> {
        Ok(self.check_in_days(span)?.len())
    }

    /// The first and the last day that have a check-in.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn check_in_span(&self) -> Result<Option<(Day, Day)>, Error> {
        let days = self.check_in_days(Span::ALL)?;
        Ok(days.first().map(|it| it.0).zip(days.last().map(|it| it.0)))
    }

    /// The day of the newest weekly page on or before `until`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn last_weekly_page(&self, until: Day) -> Result<Option<Day>, Error> {
        Ok(self
            .list::<crate::domain::CheckIn>(Span {
                from: None,
                to: Some(until),
            })?
            .into_iter()
            .filter(|it| it.kind == crate::domain::CheckInKind::Weekly)
            .map(|it| it.day)
            .next_back())
    }
}

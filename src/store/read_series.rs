//! What charts and the calendar show: levels by day, and the days that have a check-in.

use super::error::Error;
use super::read::size;
use super::{Span, Store, levels};
use crate::domain::{Day, Series};

impl Store {
    /// The values of the question `slug` within `span`: for each day that has a level, the mean of its levels. Skipped
    /// and "none" are no levels, and what lies outside the question's range, which was another one then, is left out.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn series(&self, slug: &str, span: Span) -> Result<Series, Error> {
        Ok(self.series_of(&[slug], span)?.pop().unwrap_or_default())
    }

    /// The same of several questions, in the order in which they were given.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn series_of(&self, slugs: &[&str], span: Span) -> Result<Vec<Series>, Error> {
        let values = self.values(slugs, span)?.into_iter();
        Ok(values.map(|(series, _)| series).collect())
    }

    /// How many levels within `span` each of these questions has outside its range.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn outside_range(&self, slugs: &[&str], span: Span) -> Result<Vec<usize>, Error> {
        let values = self.values(slugs, span)?.into_iter();
        Ok(values.map(|(_, outside)| outside).collect())
    }

    /// The values of each question within its range, and how many levels it has outside of it.
    fn values(&self, slugs: &[&str], span: Span) -> Result<Vec<(Series, usize)>, Error> {
        let questions = self.questions()?;
        let range = |slug: &str| {
            let question = questions.iter().find(|it| it.slug == slug);
            question.map_or(0..=u8::MAX, |it| it.lowest..=it.highest)
        };
        let ranges: Vec<_> = slugs.iter().map(|slug| range(slug)).collect();
        let mut found = vec![(Vec::new(), 0); slugs.len()];
        levels::each(&self.conn, span, |slug, levels| {
            let asked = slugs.iter().zip(&ranges).zip(&mut found);
            for ((_, range), (values, outside)) in asked.filter(|((it, _), _)| **it == slug) {
                for (day, level) in &mut *levels {
                    if range.contains(&level) {
                        values.push((day, f64::from(level)));
                    } else {
                        *outside += 1;
                    }
                }
            }
        })?;
        let series = found.into_iter();
        Ok(series
            .map(|(values, outside)| (Series::new(values), outside))
            .collect())
    }

    /// The first and the last day that have a level for any of these questions.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn answered_days(&self, slugs: &[&str]) -> Result<Option<(Day, Day)>, Error> {
        let mut ends: Option<(Day, Day)> = None;
        levels::each(&self.conn, Span::ALL, |slug, levels| {
            if slugs.contains(&slug)
                && let Some((day, _)) = levels.next()
            {
                let until = levels.last().map_or(day, |(day, _)| day);
                let (first, last) = ends.unwrap_or((day, until));
                ends = Some((first.min(day), last.max(until)));
            }
        })?;
        Ok(ends)
    }

    /// The days within `span` that have a check-in, in order, each with its mean mood, where that was answered. A hard
    /// day is one of them also when nothing was answered; the weekly page is not.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn check_in_days(&self, span: Span) -> Result<Vec<(Day, Option<f64>)>, Error> {
        let mood = self.series("mood", span)?;
        let mut statement = self.conn.prepare_cached(
            "SELECT DISTINCT day FROM check_in WHERE kind <> 'weekly' AND day BETWEEN ?1 AND ?2 ORDER BY day",
        )?;
        let mut rows = statement.query(span.numbers())?;
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            days.extend(Day::from_number(row.get(0)?).map(|day| (day, mood.on(day))));
        }
        Ok(days)
    }

    /// How many days within `span` have a check-in.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn check_in_day_count(&self, span: Span) -> Result<usize, Error> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT count(*) FROM (SELECT DISTINCT day FROM check_in WHERE kind <> 'weekly' AND day BETWEEN ?1 AND ?2)",
            )?
            .query_row(span.numbers(), |row| size(row, 0))?)
    }

    /// The first and the last day that have a check-in.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn check_in_span(&self) -> Result<Option<(Day, Day)>, Error> {
        let end = |sql| -> Result<Option<i64>, Error> {
            Ok(self
                .conn
                .prepare_cached(sql)?
                .query_row([], |row| row.get(0))?)
        };
        let first = end("SELECT min(day) FROM check_in WHERE kind <> 'weekly'")?;
        let last = end("SELECT max(day) FROM check_in WHERE kind <> 'weekly'")?;
        Ok(first
            .and_then(Day::from_number)
            .zip(last.and_then(Day::from_number)))
    }

    /// The day of the newest weekly page on or before `until`.
    ///
    /// # Errors
    /// When the file can't be read.
    pub fn last_weekly_page(&self, until: Day) -> Result<Option<Day>, Error> {
        let day: Option<i64> = self
            .conn
            .prepare_cached("SELECT max(day) FROM check_in WHERE kind = 'weekly' AND day <= ?1")?
            .query_row([until.number()], |row| row.get(0))?;
        Ok(day.and_then(Day::from_number))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Answer, CheckIn, CheckInKind};
    use crate::store::sample::{check_in, day, store, with};

    #[test]
    fn a_day_is_the_mean_of_its_levels_and_only_levels_count() {
        let mut skipped = check_in(3, "2026-11-22", &[]);
        skipped.answers.insert("mood".to_owned(), Answer::Skipped);
        let mut none = check_in(4, "2026-11-23", &[]);
        none.answers.insert("mood".to_owned(), Answer::None);
        let store = with(vec![
            check_in(1, "2026-11-22", &[("mood", 2), ("own", 0)]).into(),
            check_in(2, "2026-11-22", &[("mood", 5)]).into(),
            skipped.into(),
            none.into(),
        ]);
        let series = store
            .series_of(&["own", "mood", "pain"], Span::ALL)
            .unwrap();
        assert_eq!(series[0].points(), [(day("2026-11-22"), 0.0)]);
        assert_eq!(series[1].points(), [(day("2026-11-22"), 3.5)]);
        assert!(series[2].is_empty());
    }

    #[test]
    fn what_lies_outside_the_range_of_a_question_is_left_out_and_counted() {
        let store = with(vec![
            check_in(1, "2026-05-01", &[("mood", 9), ("sleep", 3)]).into(),
            check_in(2, "2026-11-22", &[("mood", 0), ("sleep", 4)]).into(),
            check_in(3, "2026-11-22", &[("mood", 4)]).into(),
        ]);
        let slugs = ["mood", "sleep"];
        let series = store.series_of(&slugs, Span::ALL).unwrap();
        assert_eq!(series[0].points(), [(day("2026-11-22"), 4.0)]);
        assert_eq!(series[1].len(), 2);
        assert_eq!(store.outside_range(&slugs, Span::ALL).unwrap(), [2, 0]);
    }

    #[test]
    fn the_first_and_the_last_day_are_those_of_the_questions_asked_for() {
        let store = with(vec![
            check_in(1, "2001-01-01", &[("sleep", 2)]).into(),
            check_in(2, "2020-05-01", &[("mood", 2)]).into(),
            check_in(3, "2020-05-02", &[("mood", 2), ("sleep", 1)]).into(),
            check_in(4, "2020-05-03", &[("sleep", 1)]).into(),
        ]);
        let days = |slugs: &[&str]| store.answered_days(slugs).unwrap();
        assert_eq!(
            days(&["mood"]),
            Some((day("2020-05-01"), day("2020-05-02")))
        );
        assert_eq!(
            days(&["mood", "sleep"]),
            Some((day("2001-01-01"), day("2020-05-03")))
        );
        assert_eq!(days(&["pain"]), None);
        assert_eq!(days(&[]), None);
    }

    #[test]
    fn a_hard_day_is_a_day_with_a_check_in_and_a_weekly_page_is_not() {
        let hard = CheckIn {
            kind: CheckInKind::HardDay,
            ..check_in(1, "2026-11-20", &[])
        };
        let weekly = CheckIn {
            kind: CheckInKind::Weekly,
            ..check_in(2, "2026-11-16", &[("optimism", 4)])
        };
        let store = with(vec![
            hard.into(),
            weekly.into(),
            check_in(3, "2026-11-22", &[("mood", 4)]).into(),
            check_in(4, "2026-11-22", &[("mood", 3)]).into(),
        ]);
        let expected = [(day("2026-11-20"), None), (day("2026-11-22"), Some(3.5))];
        assert_eq!(store.check_in_days(Span::ALL).unwrap(), expected);
        assert_eq!(store.check_in_day_count(Span::ALL).unwrap(), 2);
        let week = Span::days(day("2026-11-14"), day("2026-11-20"));
        assert_eq!(store.check_in_day_count(week).unwrap(), 1);
        assert_eq!(
            store.check_in_span().unwrap(),
            Some((day("2026-11-20"), day("2026-11-22")))
        );
        let page = |until| store.last_weekly_page(day(until)).unwrap();
        assert_eq!(page("2026-11-22"), Some(day("2026-11-16")));
        assert_eq!(page("2026-11-15"), None);
        assert_eq!(store.series("optimism", Span::ALL).unwrap().len(), 1);
    }

    #[test]
    fn an_empty_journal_has_no_days() {
        let store = store();
        assert!(store.series("mood", Span::ALL).unwrap().is_empty());
        assert_eq!(store.check_in_days(Span::ALL).unwrap(), []);
        assert_eq!(store.check_in_day_count(Span::ALL).unwrap(), 0);
        assert_eq!(store.check_in_span().unwrap(), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        /// Packing loses and adds nothing, whatever the span.
        #[test]
        fn packed_levels_are_the_levels(
            levels in prop::collection::vec((-70_i64..140, 0..=10_u8), 0..40),
            from in -80_i64..150,
            length in 0_i64..150,
        ) {
            let start = day("0001-01-20");
            let records = (0..).zip(&levels).map(|(n, (at, level))| {
                let on = start.plus(*at);
                CheckIn { day: on, ..check_in(n, "2026-11-22", &[("own", *level)]) }.into()
            });
            let store = with(records.collect());
            let (from, to) = (start.plus(from), start.plus(from + length));
            let inside = levels.iter().map(|(at, level)| (start.plus(*at), f64::from(*level)));
            let expected = Series::new(inside.filter(|(day, _)| (from..=to).contains(day)));
            prop_assert_eq!(store.series("own", Span::days(from, to)).unwrap(), expected);
        }
    }
}

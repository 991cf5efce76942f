//! A question's days over a span, read and summed up: for the charts, for the week in words, and for the shell.
//! What they say stands in [`super::trend_words`].

use std::rc::Rc;

use crate::domain::{CheckIn, CheckInKind, Day, Question, Series, When};
use crate::insight::{Scale, SpanSummary, span_summary};
use crate::store::{Error, Span, Store};

/// Days with a check-in from which on there are charts.
pub const CHARTS_FROM: usize = 3;

/// Days before a span that its first usual range and average may need: twice what the usual range looks back.
const BEFORE: i64 = 120;

/// The newest check-ins among which three days are looked for before all are counted.
const NEWEST: usize = 24;

/// The days that are looked at, all included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub from: Day,
    pub to: Day,
    /// The last day that can be looked at: today once it has a check-in, else yesterday. A today that is not over is
    /// not a day without a check-in.
    pub last: Day,
}

impl Shown {
    /// The `days` days up to the last one, when there is any check-in.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn newest(store: &Store, today: Day, days: i64) -> Result<Option<Self>, Error> {
        Ok(ends(store, today)?.map(|(_, last)| Self {
            from: last.plus(1 - days),
            to: last,
            last,
        }))
    }

    /// Whether these are the newest days.
    #[must_use]
    pub fn newest_days(self) -> bool {
        self.to == self.last
    }

    /// How many days they are.
    #[must_use]
    pub fn days(self) -> i64 {
        self.to.since(self.from) + 1
    }
}

/// One question over a span.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    pub question: Question,
    pub shown: Shown,
    /// Its levels within the span, and those before that its averages and its usual range rest on.
    pub series: Rc<Series>,
    pub summary: SpanSummary,
    /// Answers within the span that are from another range, and left out.
    pub outside: usize,
}

/// The first day with a check-in, and the last day that can be looked at; none without a check-in.
///
/// # Errors
/// When the journal can't be read.
pub fn ends(store: &Store, today: Day) -> Result<Option<(Day, Day)>, Error> {
    let Some((first, _)) = store.check_in_span()? else {
        return Ok(None);
    };
    // A check-in of a day to come, from a clock that was ahead, does not make today one that is over.
    let checked = store.check_in_day_count(Span::day(today))? > 0;
    let last = if checked { today } else { today.plus(-1) };
    Ok(Some((first.min(last), last)))
}

/// The questions that are asked daily, in order.
///
/// # Errors
/// When the journal can't be read.
pub fn daily(store: &Store) -> Result<Vec<Question>, Error> {
    let mut questions = store.questions()?;
    questions.retain(|question| question.on && question.when != When::Weekly);
    Ok(questions)
}

/// `questions` over the days of `shown`, each summed up. It reads these days and a few before them.
///
/// # Errors
/// When the journal can't be read.
pub fn read(store: &Store, questions: &[Question], shown: Shown) -> Result<Vec<Trend>, Error> {
    let slugs: Vec<&str> = questions.iter().map(|it| it.slug.as_str()).collect();
    let all = store.series_of(&slugs, Span::days(shown.from.plus(-BEFORE), shown.to))?;
    let outside = store.outside_range(&slugs, Span::days(shown.from, shown.to))?;
    let checked = store.check_in_days(Span::days(shown.from, shown.to))?;
    let checked: Vec<Day> = checked.into_iter().map(|(day, _)| day).collect();
    // Days before the person began are not days without a check-in.
    let first = store
        .check_in_span()?
        .map_or(shown.from, |(first, _)| first);
    let from = shown.from.max(first.min(shown.to));
    Ok(questions
        .iter()
        .zip(all)
        .zip(outside)
        .map(|((question, series), outside)| Trend {
            outside,
            summary: span_summary(&series, &checked, Scale::of(question), from, shown.to),
            question: question.clone(),
            shown,
            series: Rc::new(series),
        })
        .collect())
}

/// All check-ins of days up to `today`, oldest first, while fewer than [`CHARTS_FROM`] days have one.
///
/// # Errors
/// When the journal can't be read.
pub fn first_check_ins(store: &Store, today: Day) -> Result<Option<Vec<CheckIn>>, Error> {
    let newest = of_days(store.newest(today, 0, NEWEST)?);
    if days_of(&newest) >= CHARTS_FROM {
        return Ok(None);
    }
    let until = Span {
        from: None,
        to: Some(today),
    };
    if store.check_in_day_count(until)? >= CHARTS_FROM {
        return Ok(None);
    }
    Ok(Some(of_days(store.list(until)?)))
}

/// Those of a day, without the weekly pages.
#[must_use]
pub fn of_days(mut check_ins: Vec<CheckIn>) -> Vec<CheckIn> {
    check_ins.retain(|check_in| check_in.kind != CheckInKind::Weekly);
    check_ins
}

/// How many days these check-ins are of.
#[must_use]
pub fn days_of(check_ins: &[CheckIn]) -> usize {
    check_ins
        .chunk_by(|one, other| one.day == other.day)
        .count()
}

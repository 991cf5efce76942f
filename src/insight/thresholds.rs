//! Every number that a rule of this room turns on, in one table, with where it is from.
//!
//! Levels here are for a scale of 0 to 10; [`super::Scale`] carries those marked *scaled* over to a question's own
//! range. "Our choice" marks what no source settles.

/// Which values a range is made of: the newest `values` of the last `days` calendar days, and never fewer than
/// `at_least`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub values: usize,
    pub days: i64,
    pub at_least: usize,
}

/// The usual range of a question that is asked daily. Four weeks hold every weekday four times; people answer about
/// two days of three (Jones et al. 2019: 75 % pooled over 126 studies, 70 % in dependent samples), so reaching back
/// 60 days fills four weeks' worth of values. Fewer than 14 say too little. Our choice.
pub const USUAL: Window = Window {
    values: 28,
    days: 60,
    at_least: 14,
};

/// The usual range of a weekly question: the last 8 weeks. With 5 values the quartiles are the second and the
/// fourth, so a week stands outside on either side. Our choice.
pub const USUAL_OF_WEEKS: Window = Window {
    values: 8,
    days: 56,
    at_least: 5,
};

/// The baseline of a dip: the 28 days before it, frozen. A personal resting baseline as in Smyth et al. 2022
/// (PMC9851922); the length is our choice.
pub const DIP_BASELINE: Window = Window {
    values: 28,
    days: 28,
    at_least: 14,
};

/// Points that the frozen median of a run chart needs (Perla, Provost and Murray 2011, "The run chart").
pub const FROZEN_AT_LEAST: usize = 12;

/// Values and slopes that differ by less differ by rounding only, in levels.
pub const ROUNDING: f64 = 1e-9;

/// What makes the median absolute deviation of a normal distribution its standard deviation (Rousseeuw and Croux
/// 1993, doi:10.1080/01621459.1993.10476408).
pub const MAD_TO_SPREAD: f64 = 1.4826;

/// The least spread that is believed, *scaled*: someone who mostly gives one answer has a spread of 0 by it. Our
/// choice.
pub const SPREAD_FLOOR: f64 = 0.5;

/// Two middles are about the same within this much, *scaled*, ... Our choice.
pub const SAME_WITHIN: f64 = 0.5;

/// ... or within this many spreads, if that is more. Our choice.
pub const SAME_WITHIN_SPREADS: f64 = 0.5;

/// How much of the usual range is its low end, and how much its high end. Our choice.
pub const END_OF_USUAL: f64 = 0.25;

/// A week, for averages and medians, in days.
pub const WEEK: i64 = 7;

/// Values that a 7-day average needs, of 7. Our choice: with fewer a single day would be the average.
pub const AVERAGE_AT_LEAST: usize = 3;

/// The weight of a new value in the smoothed line: 2 / (7 + 1), the usual one for a span of 7.
pub const SMOOTHING: f64 = 0.25;

/// Values before the smoothed line begins: its span.
pub const SMOOTHED_AT_LEAST: usize = 7;

/// Days with a value that a week's median needs, of 7: more than half. Our choice.
pub const WEEK_AT_LEAST: usize = 4;

/// Weekly averages that a direction needs. Our choice.
pub const DIRECTION_AT_LEAST: usize = 8;

/// Weeks that a direction and a run chart of weeks look back: half a year. Years seldom go one way, and the cost of a
/// direction grows with the square. Our choice.
pub const WEEKS_BACK: usize = 26;

/// Draws of the bootstrap: the 5 % beyond either end of its interval are then 5 % give or take 0.7. Our choice.
pub const DRAWS: usize = 1_000;

/// The seed of the bootstrap, so that the same days always give the same answer.
pub const SEED: u64 = 7;

/// The least fall below the baseline that a dip begins with: one step of any scale, so not scaled. Our choice.
pub const DIP_STEPS: f64 = 1.0;

/// The fall in spreads, if that is more. Our choice.
pub const DIP_SPREADS: f64 = 1.0;

/// How near the baseline, in spreads, is back. Our choice.
pub const BACK_SPREADS: f64 = 0.5;

/// Days in a row without a value after which nobody knows whether a dip went on. Our choice.
pub const LOST_AFTER: i64 = 3;

/// Days after which a dip is the usual: as far as [`USUAL`] looks back, so that no value of the usual range is from
/// before the dip. Our choice.
pub const BECOMES_USUAL: i64 = USUAL.days;

/// How high new stress is a pile-up, in tenths of the scale (7 on 0 to 10), *scaled*. The notion is that of Smyth
/// et al. 2022; the level is our choice.
pub const PILE_UP_TENTHS: u8 = 7;

/// Dips that a median length needs. Our choice.
pub const DIPS_AT_LEAST: usize = 5;

/// Dips among them that passed. Our choice.
pub const PASSED_AT_LEAST: usize = 3;

/// "Lately", for dips, in days.
pub const LATELY: i64 = 90;

/// Two lengths are about the same within this many days: answers are to the day. Our choice.
pub const SAME_DAYS: i64 = 1;

/// Points off the median that a run chart needs: more than 10 (unaettie.com, "Run chart").
pub const RUN_AT_LEAST: usize = 11;

/// Crossings fewer than the quantile of a fair coin at this share, as a fraction, are a signal (Anhøj and Olesen
/// 2014, doi:10.1371/journal.pone.0113825).
pub const CROSSING_SHARE: f64 = 0.05;

/// People that a page may say it has been a while with. Our choice: more is a list of debts.
pub const BEEN_A_WHILE_AT_MOST: usize = 3;

/// Weeks in a row below the usual number of contacts, after which a page may say so. Our choice: one week is a week.
pub const THINNER_FOR: usize = 2;

/// From here on a person is sure of a plan, of 10 (the action plan of the Chronic Disease Self-Management Program).
pub const SURE: u8 = 7;

/// Rated weeks that a comparison of sure and less sure weeks needs. Our choice.
pub const RATED_AT_LEAST: usize = 8;

/// Weeks of the moving view of a goal. Our choice.
pub const GOAL_VIEW: usize = 4;

/// "Most weeks" are this many in [`MOST_IN`]. Our choice.
pub const MOST: usize = 3;

/// What [`MOST`] is out of, and the fewest weeks of which it is said. Our choice.
pub const MOST_IN: usize = 4;

/// Weeks with a level that a factor needs before a goal, and since. Our choice: with fewer a single week would be the
/// mean.
pub const FACTOR_AT_LEAST: usize = 3;

/// Rows of the whole life of a long goal, as many as weeks stand on a page. Our choice.
pub const STRETCHES: usize = 12;

/// Weeks in a row with less than half done, after which a smaller step is offered. Our choice.
pub const SMALLER_STEP_AFTER: usize = 2;

/// The days over which what goes with what is looked at. Our choice: a season, within which a life stays much the same.
pub const LINK_DAYS: i64 = 90;

/// Days with, and days without, that a comparison needs. Our choice.
pub const LINK_AT_LEAST: usize = 10;

/// Days in a block of the moving-block bootstrap (Künsch 1989, doi:10.1214/aos/1176347265): a week, so that days that
/// lean on each other, and the days of a week, stay together. Our choice.
pub const LINK_BLOCK: usize = 7;

/// Its draws.
pub const LINK_DRAWS: usize = 2_000;

/// The 95 % quantile of Student's t with [`LINK_FREEDOM`] degrees of freedom: what a 90 % interval reaches to either
/// side, in standard errors.
pub const LINK_REACH: f64 = 1.795_884_818_704_043_7;

/// Degrees of freedom of a comparison: the 13 weeks of 90 days, without one for either mean. Odd, as its formula asks.
pub const LINK_FREEDOM: u32 = 11;

/// Of the links that stand out, at most this share stands out by chance (Benjamini and Hochberg 1995,
/// doi:10.1111/j.2517-6161.1995.tb02031.x). The same share of intervals of 90 % leave out 0 by chance.
pub const LINK_BY_CHANCE: f64 = 0.10;

/// Links that are shown. Our choice: more is a fishing trip.
pub const LINKS_SHOWN: usize = 3;

/// Days with a value that each of two months or years needs, to hold them against each other. Our choice.
pub const SPAN_AT_LEAST: usize = 10;

/// What a 90 % interval of a normal distribution reaches to either side, in standard errors.
pub const SPAN_REACH: f64 = 1.645;

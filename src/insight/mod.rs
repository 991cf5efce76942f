//! What the numbers say. Pure: it imports only `domain`, and knows no SQLite, terminal, clock or files.
//!
//! Everything here answers values and enums with how many days they rest on, never words: the faces find those.
//! A day without a value is unknown: it is never counted as zero, as bad or as good. Where too little is known yet,
//! the answer is [`NotYet`], which is a plain result and no error to a person. Nothing here claims a cause.
//!
//! Every number that a rule turns on stands in [`thresholds`], with where it is from. Stores, pages and faces may
//! use this room.

pub mod average;
pub mod axis;
pub mod been_a_while;
pub mod before_since;
pub mod bounce_back;
pub mod calibration;
pub mod compare;
pub mod connection;
pub mod contact_weeks;
mod days_before;
pub mod days_in_line;
pub mod dip;
pub mod early_sign;
pub mod goal_progress;
pub mod long_view;
pub mod not_yet;
pub mod patterns;
pub mod quantile;
pub mod run_chart;
pub mod scale;
pub mod slots;
pub mod span_over_span;
pub mod span_summary;
pub mod thresholds;
pub mod trend;
pub mod usual_range;

#[cfg(test)]
mod drawn;

pub use average::{Average, average_on, moving_average, weekly_averages};
pub use axis::round_numbers;
pub use been_a_while::{BeenAWhile, been_a_while};
pub use before_since::{BeforeSince, OfWeeks, before_and_since};
pub use bounce_back::{BounceBack, Lately, Length, bounce_back, lately};
pub use calibration::{Calibration, calibration};
pub use compare::{Comparison, Lag, Links, Pair, TooEarly, links};
pub use connection::{Connection, Contact, connection};
pub use contact_weeks::{UsualWeeks, thinner, usual_weeks};
pub use days_in_line::{DaysInLine, days_in_line};
pub use dip::{Dip, Ending, dips};
pub use goal_progress::{
    GoalProgress, WeekDone, WeekStands, amount_a_week, goal_progress, smaller_step_may_help,
};
pub use long_view::{Stretch, long_view};
pub use not_yet::{Counted, NotYet};
pub use patterns::{by_weekday, distribution};
pub use run_chart::{RunChart, Shift, Side, run_chart_of_weeks};
pub use scale::Scale;
pub use slots::{Slot, slots};
pub use span_over_span::{SpanOverSpan, span_over_span};
pub use span_summary::{Extreme, SpanSummary, span_summary};
pub use trend::{Change, Direction, Toward, WeekOverWeek, direction, smoothed, week_over_week};
pub use usual_range::{Standing, Usual};

//! The nouns of the journal and their rules. Pure: no SQLite, no terminal, no clock, no files. Everyone may use it.

pub mod card;
pub mod change;
pub mod check_in;
pub mod circles;
pub mod crisis;
pub mod day;
pub mod entry;
pub mod goal;
pub mod id;
pub mod instrument;
pub mod invalid;
pub mod level;
pub mod marks;
pub mod meeting;
mod named;
pub mod person;
pub mod question;
pub mod reach;
pub mod record;
pub mod series;
pub mod setback;
pub mod setting;
#[cfg(test)]
pub(crate) mod strategies;
pub mod talk;
pub mod times_of_day;
pub mod trial;

pub use card::Card;
pub use change::{By, Change, What};
pub use check_in::{CheckIn, CheckInKind};
pub use day::{Day, Instant, Moment};
pub use entry::{Entry, first_line};
pub use goal::{Aim, Done, Goal, NotThen, Plan, Status, Tick, Week};
pub use id::{Id, Ids};
pub use invalid::Invalid;
pub use level::Answer;
pub use meeting::Meeting;
pub use person::{Helps, Knows, Person, PersonKind, WayKind};
pub use question::{Better, Question, When};
pub use reach::{Felt, First, How, Reach};
pub use record::{Kept, Kind, Record};
pub use series::Series;
pub use setting::Setting;

//! Goals, wherever they are shown: what ticking and changing one does, its weeks, and the words for them. The pages, the
//! flows and the shell use it; what only one page needs stands with that page.

pub mod acts;
pub mod changes;
pub mod charts;
pub mod factor;
pub mod named;
pub mod number;
pub mod sheet;
pub mod ticking;
pub mod today;
mod week_rows;
pub mod weeks;
pub mod words;

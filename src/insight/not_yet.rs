//! "Not enough yet": a plain answer, with how far it is.

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Days with a value.
    Days,
    /// Days with a value in the week that has fewer.
    DaysOfAWeek,
    /// Weeks with an average or an answer, or weeks that were rated.
    Weeks,
    /// Points that are not on the median.
    Points,
    /// Dips, however they ended.
    Dips,
    /// Dips that passed.
    Passed,
}

/// There are `n` of the `of` that are needed. A valid result, and never an error to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotYet {
    pub what: Counted,
    pub n: usize,
    pub of: usize,
}

impl NotYet {
    /// Accepts `n` of what is counted when it is `of` or more.
    pub(super) fn unless(what: Counted, n: usize, of: usize) -> Result<(), Self> {
        if n < of {
            Err(Self { what, n, of })
        } else {
            Ok(())
        }
    }
}

//! A hit as a row, and the page that it opens.

use crate::app::pages::counts::CountPage;
use crate::app::pages::day::DayPage;
use crate::app::pages::entry::EntryPage;
use crate::app::pages::goal::GoalPage;
use crate::app::pages::hard::Hard;
use crate::app::pages::person::PersonPage;
use crate::app::pages::plan::Plan;
use crate::app::pages::question::QuestionPage;
use crate::app::pages::reach::ReachPage;
use crate::app::pages::setback::SetbackPage;
use crate::app::{Cx, View};
use crate::domain::{Day, Id, Kind, Record};
use crate::store::Hit;

/// A hit as a row.
pub(super) struct Line {
    pub day: Day,
    pub kind: Kind,
    pub text: String,
    /// What of the text was looked for, in bytes.
    pub found: Vec<(usize, usize)>,
    opens: Opens,
}

/// The page of a hit.
#[derive(Clone, Copy)]
enum Opens {
    Entry(Id),
    Day(Day),
    Person(Id),
    Goal(Id),
    Reach(Id),
    Setback(Id),
    Count(Id),
    Plan,
    Question(Id),
    Hard,
    /// It has none yet; its words are all there is.
    Nothing,
}

impl Line {
    /// The row of a hit.
    pub fn of(hit: &Hit, cx: &Cx<'_>) -> Self {
        let opens = match &hit.record {
            Record::Entry(it) => Opens::Entry(it.id),
            Record::Person(it) => Opens::Person(it.id),
            Record::Goal(it) => Opens::Goal(it.id),
            Record::Week(it) => Opens::Goal(it.goal),
            Record::Reach(it) => Opens::Reach(it.id),
            Record::Setback(it) => Opens::Setback(it.id),
            Record::CountedDate(it) => Opens::Count(it.id),
            Record::PlanPart(_) => Opens::Plan,
            Record::Question(it) => Opens::Question(it.id),
            Record::Card(_) => Opens::Hard,
            record => record.day().map_or(Opens::Nothing, Opens::Day),
        };
        let mut text = String::new();
        let mut found = Vec::new();
        match &hit.record {
            // Others in the room may see the screen.
            Record::Person(person) if cx.own.initials => text = cx.own.shown(&person.name),
            _ => {
                for (piece, is_found) in &hit.snippet {
                    let from = text.len();
                    text.push_str(piece);
                    if *is_found {
                        found.push((from, text.len()));
                    }
                }
            }
        }
        Self {
            day: hit.day,
            kind: hit.record.kind(),
            text,
            found,
            opens,
        }
    }

    /// The page that it opens; none for what has none yet.
    pub fn page(&self) -> Option<Box<dyn View>> {
        Some(match self.opens {
            Opens::Entry(id) => Box::new(EntryPage::new(id)),
            Opens::Day(day) => Box::new(DayPage::new(day)),
            Opens::Person(id) => Box::new(PersonPage::new(id)),
            Opens::Goal(id) => Box::new(GoalPage::new(id)),
            Opens::Reach(id) => Box::new(ReachPage::new(id)),
            Opens::Setback(id) => Box::new(SetbackPage::new(id)),
            Opens::Count(id) => Box::new(CountPage::new(id)),
            Opens::Plan => Box::new(Plan::new()),
            Opens::Question(id) => Box::new(QuestionPage::new(id)),
            Opens::Hard => Box::new(Hard::new()),
            Opens::Nothing => return None,
        })
    }
}

//! What Today offers below the goals: a group's next meeting, the person's own plan when an early sign is here, and a
//! hello when there was less contact than usual. Each is one quiet row, and none is ever counted.

use super::meeting::{MeetingPage, is_settled};
use super::plan::{Plan, signs_here};
use crate::app::flows::check_in::called;
use crate::app::flows::sign_form;
use crate::app::page::{Row, Tab};
use crate::app::{Cx, Look, Next};
use crate::domain::card::PlanPart;
use crate::domain::person::Meets;
use crate::domain::{Day, Meeting, Person, PersonKind};
use crate::insight::thinner;
use crate::insight::thresholds::{THINNER_FOR, USUAL_OF_WEEKS, WEEK};
use crate::say;
use crate::store::{Error, Span, Store};

/// Something that Today offers.
pub(super) enum Offer {
    Meeting(Box<Person>, Meeting),
    Sign(PlanPart),
    Hello,
}

/// What there is to offer, at most one of each kind: of meetings, the last that is over, or else the next.
///
/// # Errors
/// When the journal can't be read.
pub(super) fn offers(cx: &Cx<'_>, people: &[Person]) -> Result<Vec<Offer>, Error> {
    let meeting = meeting(cx, people)?;
    let meeting = meeting.map(|(group, meeting)| Offer::Meeting(Box::new(group), meeting));
    let sign = signs_here(cx.store, cx.now.today)?.into_iter().next();
    let this_week = cx.now.today.week_start(cx.own.week_start);
    let hello = thinner(&contact_weeks(cx.store, this_week, WEEKS)?);
    let hello = hello.then_some(Offer::Hello);
    Ok(meeting
        .into_iter()
        .chain(sign.map(Offer::Sign))
        .chain(hello)
        .collect())
}

/// The weeks that tell whether it is thinner than usual.
const WEEKS: usize = USUAL_OF_WEEKS.values + THINNER_FOR;

/// The contacts of the whole weeks before `until`, the first day of a week, oldest first. Of a week in which nothing was
/// written nothing is known.
///
/// # Errors
/// When the journal can't be read.
pub(super) fn contact_weeks(
    store: &Store,
    until: Day,
    weeks: usize,
) -> Result<Vec<Option<usize>>, Error> {
    let back = i64::try_from(weeks).unwrap_or(i64::MAX / WEEK) * WEEK;
    let first = until.plus(-back);
    let written = store.check_in_days(Span::days(first, until.plus(-1)))?;
    let contacts = store.contacts_by_week(first, weeks)?;
    let mut starts = (0..).map(|week| first.plus(week * WEEK));
    let known = contacts.into_iter().map(|week| {
        let start = starts.next().unwrap_or(first);
        let days = start..start.plus(WEEK);
        let any = written.iter().any(|(day, _)| days.contains(day));
        (any || week.contacts > 0).then_some(week.contacts)
    });
    Ok(known.collect())
}

fn meeting(cx: &Cx<'_>, people: &[Person]) -> Result<Option<(Person, Meeting)>, Error> {
    let mut found: Option<(Person, Meeting)> = None;
    let groups = people
        .iter()
        .filter(|it| it.kind == PersonKind::Group && it.may_be_suggested());
    for group in groups {
        let Some(meets) = &group.meets else { continue };
        let mut settled = Vec::new();
        // The days that a meeting to speak of can fall on.
        for days in -1..=7 {
            let day = cx.now.today.plus(days);
            if meets.weekdays.contains(&day.weekday()) && is_settled(cx.store, group.id, day)? {
                settled.push(day);
            }
        }
        let Some(meeting) = meets.meeting(cx.now, |day| settled.contains(&day)) else {
            continue;
        };
        let first = |group: &Person, it: Meeting| {
            let time = group.meets.as_ref().and_then(|meets| meets.time);
            (matches!(it, Meeting::Coming(_)), it.day(), time)
        };
        if found
            .as_ref()
            .is_none_or(|(other, best)| first(group, meeting) < first(other, *best))
        {
            found = Some((group.clone(), meeting));
        }
    }
    Ok(found)
}

impl Offer {
    /// Its row.
    pub(super) fn row(&self, look: &Look<'_>) -> Row {
        let words = look.words;
        match self {
            Self::Meeting(group, meeting) => {
                let meets = group.meets.as_ref();
                let note = match meeting {
                    Meeting::Coming(_) => meets.and_then(|it| it.place.clone()),
                    // Where it was is known; the question is to be seen.
                    Meeting::Over(_) => Some(words.get("today-meeting-over")),
                };
                Row::pick(called(group, look.own))
                    .detail(when(look, meets, meeting.day()))
                    .note(note.unwrap_or_default())
            }
            Self::Sign(part) => {
                let (sign, _) = sign_form::lines(part);
                Row::pick(words.get("plan-title")).detail(say!(words, "today-sign", sign = sign))
            }
            Self::Hello => {
                Row::pick(words.get("today-hello")).detail(words.get("today-hello-detail"))
            }
        }
    }

    /// The page that it opens.
    pub(super) fn open(&self) -> Next {
        match self {
            Self::Meeting(group, meeting) => {
                Next::Push(Box::new(MeetingPage::new(group.id, meeting.day())))
            }
            Self::Sign(_) => Next::Push(Box::new(Plan::new())),
            Self::Hello => Next::Go(Tab::People),
        }
    }
}

/// `today, 7:00 pm`: short enough to be seen in the smallest window.
fn when(look: &Look<'_>, meets: Option<&Meets>, day: Day) -> String {
    let words = look.words;
    let day = match look.now.today.since(day) {
        0 => words.get("today-meeting-today"),
        1 => words.get("today-meeting-yesterday"),
        -1 => words.get("today-meeting-tomorrow"),
        // In a week it has the name of today.
        7.. | ..=-7 => words.date(day),
        _ => words.weekday(day),
    };
    let time = meets.and_then(|it| it.time).map(|time| words.clock(time));
    let parts: Vec<String> = [Some(day), time].into_iter().flatten().collect();
    parts.join(", ")
}

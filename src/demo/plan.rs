//! Which goals there are when: planned backwards from the last day, so that every life ends with the same few on the page.

use std::collections::VecDeque;

use chrono::Weekday;
use serde::Deserialize;

use super::dice::{Deck, Dice};
use crate::domain::{Aim, Day, Plan};

/// How many weeks a goal runs, but for some.
pub(super) const WEEKS: i64 = 12;

/// What kind of place a goal has in a life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Track {
    Body,
    Rest,
    People,
    Cook,
    Music,
    Once,
    Towards,
    AtMost,
}

/// A block of `assets/demo/goals.toml`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Template {
    pub track: Track,
    /// It runs at the end of every life, beside the first of the tracks that always have one.
    #[serde(default)]
    now: Option<Now>,
    /// The hour at which it is mostly ticked.
    pub hour: i64,
    /// How many of the planned times are done when all is well, in percent.
    #[serde(default)]
    pub habit: i64,
    /// Amounts that a tick may have, where they vary.
    #[serde(default)]
    pub spread: Vec<u16>,
    /// Ticked on days with a reach-out.
    #[serde(default)]
    pub with_reach: bool,
    pub text: String,
    pub factor: String,
    pub why: String,
    pub measured_by: String,
    #[serde(default)]
    pub aim: Aim,
    pub plan: Plan,
}

/// How far a goal is when the life ends.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Now {
    /// The full weeks that it has run.
    ran: i64,
    weeks: i64,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Templates {
    pub goal: Vec<Template>,
}

/// How a goal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Not within this life.
    Open,
    Finished,
    LetGo,
    Resting,
}

/// A goal to come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planned {
    /// Its place among the templates.
    pub template: usize,
    pub starts: Day,
    pub weeks: i64,
    pub ending: Ending,
    /// The day on which it ends so.
    pub ends: Day,
}

/// The goals of a life from `start` to `until`, in the order in which they start.
pub(super) fn goals(
    templates: &[Template],
    years: u16,
    (start, until): (Day, Day),
    dice: &mut Dice,
) -> VecDeque<Planned> {
    let mut planner = Planner {
        templates,
        dice,
        this_week: until.week_start(Weekday::Mon),
        goals: Vec::new(),
    };
    planner.one_after_another(Track::Body, 10, start);
    planner.one_after_another(Track::Rest, 6, start);
    planner.one_after_another(Track::People, 3, start);
    let years = i64::from(years);
    planner.every_year(Track::Once, years, (14, 5), 68);
    planner.every_year(Track::Cook, years, (16, WEEKS), 51);
    planner.every_year(Track::Towards, years, (43, 26), 17 * 7);
    planner.every_year(Track::AtMost, years, (50, WEEKS), 38 * 7);
    planner.now();
    let first_monday = start.plus(6).week_start(Weekday::Mon);
    let mut goals: Vec<Planned> = planner
        .goals
        .into_iter()
        .filter_map(|goal| goal.from(first_monday))
        .collect();
    goals.sort_by_key(|goal| (goal.starts, goal.template));
    goals.into()
}

impl Planned {
    /// What is left of it when nothing may start before `first`; nothing when that is under three weeks.
    fn from(self, first: Day) -> Option<Self> {
        let late = (first.since(self.starts) / 7).max(0);
        let weeks = self.weeks - late;
        (weeks >= 3 && self.ends.since(first) >= 14).then_some(Self {
            starts: self.starts.max(first),
            weeks,
            ..self
        })
    }
}

struct Planner<'a> {
    templates: &'a [Template],
    dice: &'a mut Dice,
    this_week: Day,
    goals: Vec<Planned>,
}

impl Planner<'_> {
    /// Goals that take over from each other. The last has run for `weeks` full weeks when the life ends.
    fn one_after_another(&mut self, track: Track, weeks: i64, start: Day) {
        let (last, mut others) = self.of(track);
        let mut starts = self.this_week.plus(-7 * weeks);
        let mut goal = Planned {
            template: last,
            starts,
            weeks: WEEKS,
            ending: Ending::Open,
            ends: starts.plus(7 * WEEKS),
        };
        loop {
            self.goals.push(goal);
            if starts <= start {
                return;
            }
            let ends = starts;
            let (ending, ran) = if self.dice.chance(18) {
                (Ending::LetGo, self.dice.between(4, 9))
            } else {
                (Ending::Finished, WEEKS)
            };
            starts = starts.plus(-7 * ran);
            goal = Planned {
                template: others.deal(self.dice).copied().unwrap_or(last),
                starts,
                weeks: WEEKS,
                ending,
                ends,
            };
        }
    }

    /// One goal in each of the `years`, counted back from the end. It runs for `weeks`, from `before` weeks before the
    /// end of that year, and is over `ends` days before it.
    fn every_year(&mut self, track: Track, years: i64, (before, weeks): (i64, i64), ends: i64) {
        let (last, mut others) = self.of(track);
        for year in 0..years {
            let from = self.this_week.plus(-7 * 52 * year);
            let template = if year == 0 {
                Some(last)
            } else {
                others.deal(self.dice).copied()
            };
            let ending = if year == 0 && track == Track::Cook {
                Ending::Resting
            } else {
                Ending::Finished
            };
            self.goals.push(Planned {
                template: template.unwrap_or(last),
                starts: from.plus(-7 * before),
                weeks,
                ending,
                ends: from.plus(-ends),
            });
        }
    }

    /// Those that run at the end, beside the last of each track that always has one.
    fn now(&mut self) {
        for (template, of) in self.templates.iter().enumerate() {
            let Some(Now { ran, weeks }) = of.now else {
                continue;
            };
            let starts = self.this_week.plus(-7 * ran);
            self.goals.push(Planned {
                template,
                starts,
                weeks,
                ending: Ending::Open,
                ends: starts.plus(7 * weeks),
            });
        }
    }

    /// The places of a track's first template and of the others; what runs at the end is not among them.
    fn of(&self, track: Track) -> (usize, Deck<usize>) {
        let mut places = (0..)
            .zip(self.templates)
            .filter(|(_, template)| template.track == track && template.now.is_none())
            .map(|(place, _)| place);
        let first = places.next().unwrap_or(0);
        (first, Deck::from(places.collect::<Vec<_>>()))
    }
}
